/* How Anki's notes are asked in words: those of their templates, or the names of their fields. */
#ifndef QUIZLEAF_PACKS_ANKI_PROMPTS_H
#define QUIZLEAF_PACKS_ANKI_PROMPTS_H

#include "packs/anki_notes.h"
#include "packs/list_relation.h"

/* The words that a kind's ways have around what they tell; `back` is the other way round, if it is asked. */
typedef struct AnkiKindPrompts {
    const AnkiKind *kind;
    AnkiWay way;
    const char *back;
    const ListPrompts *prompts;
} AnkiKindPrompts;

/* {0} to begin with; in the pack's arena. */
typedef struct AnkiPrompts {
    AnkiKindPrompts *items;
    size_t count, capacity;
} AnkiPrompts;

/* One for all rows of a kind that are asked the same ways; `back` may be NULL. NULL: they have no words. */
const ListPrompts *anki_prompts_find(AnkiPrompts *of, Arena *arena, const AnkiKind *kind, AnkiWay way,
                                     const AnkiWay *back);

/* The question of a note that is no row of a list: the template's words, or "Country: France. Currency?" */
const char *anki_prompts_name(Arena *arena, const AnkiKind *kind, AnkiWay way, const char *told);

/* Whether a field's name says nothing of what is in it: "Front". */
bool anki_prompts_says_nothing(const char *name);

/* Whether they tell and ask the same fields. */
bool anki_way_same(AnkiWay a, AnkiWay b);

#endif
