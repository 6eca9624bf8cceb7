#include "packs/anki_prompts.h"

#include <string.h>
#include <strings.h>

#include "packs/plain_text.h"

bool anki_way_same(AnkiWay a, AnkiWay b) {
    return a.told == b.told && a.asked == b.asked;
}

bool anki_prompts_says_nothing(const char *name) {
    static const char *const names[] = {"Front",      "Back",        "Text",
                                        "Question",   "Answer",      "Term",
                                        "Definition", "Vorderseite", "R\303\274ckseite",
                                        "Recto",      "Verso",       "Anverso",
                                        "Reverso",    "Frente",      "Fronte",
                                        "Retro",      "Voorkant",    "Achterkant",
                                        "Frage",      "Antwort"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (strcasecmp(name, names[i]) == 0) return true;
    return false;
}

const char *anki_prompts_name(Arena *arena, const AnkiKind *kind, AnkiWay way, const char *told) {
    const char *asked = way.asked < kind->field_count ? kind->fields[way.asked] : NULL;
    bool is_said = asked && *asked && !anki_prompts_says_nothing(asked);
    if (way.before) {
        const char *before = *told ? way.before : plain_text_line(arena, way.before, strlen(way.before));
        const char *words = ARENA_JOIN(arena, before, told, way.behind);
        return plain_text_line(arena, words, strlen(words));
    }
    if (!*told) return is_said ? arena_format(arena, "%s?", asked) : "What is this?";
    return is_said ? arena_format(arena, "%s: %s. %s?", kind->fields[way.told], told, asked) : told;
}

const ListPrompts *anki_prompts_find(AnkiPrompts *of, Arena *arena, const AnkiKind *kind, AnkiWay way,
                                     const AnkiWay *back) {
    const char *words_back = back ? back->before : NULL;
    if (!way.before && !words_back) return NULL;
    for (size_t i = 0; i < of->count; i++) {
        const AnkiKindPrompts *known = &of->items[i];
        if (known->kind == kind && anki_way_same(known->way, way) && known->back == words_back)
            return known->prompts;
    }
    ListPrompts *prompts = arena_alloc(arena, sizeof *prompts);
    *prompts = (ListPrompts){.term = {way.before, way.behind}};
    if (back) prompts->meaning = (ListWords){back->before, back->behind};
    of->items = arena_grow(arena, of->items, of->count, &of->capacity, sizeof *of->items);
    of->items[of->count++] = (AnkiKindPrompts){kind, way, words_back, prompts};
    return prompts;
}
