#include "scenes/pack_words.h"

#include <string.h>

#include "base/text.h"
#include "scenes/layout.h"

/* What cannot be drawn is a question mark. */
static const char *shown(Arena *arena, const char *text) {
    size_t length = strlen(text), used = 0;
    char *out = arena_alloc(arena, length + 1);
    for (const char *at = text, *end = text + length; at < end;) {
        const char *valid_end = at + text_find_invalid(at, (size_t)(end - at)), *from;
        while (at < valid_end) {
            from = at;
            if (text_is_control(text_next(&at))) {
                out[used++] = '?';
            } else {
                memcpy(out + used, from, (size_t)(at - from));
                used += (size_t)(at - from);
            }
        }
        if (at < end) out[used++] = '?';
        if (at < end) at++;
    }
    out[used] = '\0';
    return out;
}

const char *pack_words_path(Arena *arena, const char *path) {
    return shown(arena, path);
}

const char *pack_words_file(Arena *arena, const char *path) {
    const char *slash = strrchr(path, '/');
    return shown(arena, slash && slash[1] ? slash + 1 : path);
}

const char *pack_words_title(Arena *arena, const ShelvedPack *shelved) {
    const LoadedPack *loaded = &shelved->loaded;
    return loaded->playable ? loaded->pack.title : pack_words_file(arena, loaded->path);
}

const char *pack_words_language(const char *tag) {
    static const struct {
        const char *tag, *name;
    } NAMES[] = {{"af", "Afrikaans"},  {"ar", "Arabic"},     {"bg", "Bulgarian"},  {"bn", "Bengali"},
                 {"ca", "Catalan"},    {"cs", "Czech"},      {"cy", "Welsh"},      {"da", "Danish"},
                 {"de", "German"},     {"el", "Greek"},      {"en", "English"},    {"eo", "Esperanto"},
                 {"es", "Spanish"},    {"et", "Estonian"},   {"eu", "Basque"},     {"fa", "Persian"},
                 {"fi", "Finnish"},    {"fr", "French"},     {"ga", "Irish"},      {"gl", "Galician"},
                 {"he", "Hebrew"},     {"hi", "Hindi"},      {"hr", "Croatian"},   {"hu", "Hungarian"},
                 {"hy", "Armenian"},   {"id", "Indonesian"}, {"is", "Icelandic"},  {"it", "Italian"},
                 {"ja", "Japanese"},   {"ka", "Georgian"},   {"ko", "Korean"},     {"la", "Latin"},
                 {"lt", "Lithuanian"}, {"lv", "Latvian"},    {"ms", "Malay"},      {"nb", "Norwegian"},
                 {"nl", "Dutch"},      {"nn", "Norwegian"},  {"no", "Norwegian"},  {"pl", "Polish"},
                 {"pt", "Portuguese"}, {"ro", "Romanian"},   {"ru", "Russian"},    {"sk", "Slovak"},
                 {"sl", "Slovenian"},  {"sr", "Serbian"},    {"sv", "Swedish"},    {"sw", "Swahili"},
                 {"ta", "Tamil"},      {"te", "Telugu"},     {"th", "Thai"},       {"tr", "Turkish"},
                 {"uk", "Ukrainian"},  {"ur", "Urdu"},       {"vi", "Vietnamese"}, {"zh", "Chinese"}};
    size_t length = strcspn(tag, "-");
    for (size_t i = 0; i < sizeof NAMES / sizeof *NAMES; i++)
        if (strlen(NAMES[i].tag) == length && memcmp(NAMES[i].tag, tag, length) == 0) return NAMES[i].name;
    return strcmp(tag, "und") == 0 || !*tag ? NULL : tag;
}

const char *pack_words_about(Canvas *canvas, const ShelvedPack *shelved) {
    const Pack *pack = &shelved->loaded.pack;
    if (!shelved->loaded.playable) {
        const char *why = pack_words_why(canvas_arena(canvas), shelved);
        return why ? why : "Nothing in it can be played.";
    }
    const char *language = pack_words_language(pack->language);
    return arena_format(canvas_arena(canvas), "%s%s%s · %s",
                        layout_card_count(canvas_arena(canvas), &pack->cards), language ? " · " : "",
                        language ? language : "", pack->format->name);
}

size_t pack_words_count_problems(const ShelvedPack *shelved) {
    const Problems *problems = shelved_pack_problems(shelved);
    return problems->errors + problems->warnings;
}

const char *pack_words_problems(Canvas *canvas, const ShelvedPack *shelved) {
    size_t count = pack_words_count_problems(shelved);
    if (count == 0) return "";
    return arena_format(canvas_arena(canvas), "%s %s", layout_number(canvas, (int64_t)count),
                        count == 1 ? "problem" : "problems");
}

const char *pack_words_problem(Arena *arena, const Problem *problem) {
    Problem shortened = *problem;
    shortened.place.file = pack_words_file(arena, problem->place.file);
    return problem_line(&shortened, arena);
}

const char *pack_words_why(Arena *arena, const ShelvedPack *shelved) {
    const Problem *first = pack_words_first_problem(shelved);
    const char *name = pack_words_file(arena, shelved->loaded.path);
    if (!first) return NULL;
    if (strcmp(pack_words_file(arena, first->place.file), name) != 0) return pack_words_problem(arena, first);
    if (first->place.line == 0) return first->sentence;
    return arena_format(arena, "Line %u: %s", first->place.line, first->sentence);
}

const Problem *pack_words_first_problem(const ShelvedPack *shelved) {
    const Problems *problems = shelved_pack_problems(shelved);
    for (size_t i = 0; i < problems->count; i++)
        if (problems->items[i].severity == PROBLEM_ERROR) return &problems->items[i];
    return problems->count ? &problems->items[0] : NULL;
}
