/* A field of an Anki note, which is HTML with some marks of Anki's own, as a card can have it. */
#ifndef QUIZLEAF_PACKS_ANKI_FIELD_H
#define QUIZLEAF_PACKS_ANKI_FIELD_H

#include "packs/pack_reading.h"

typedef struct AnkiField {
    const char *text;    /* a plain line, "" where nothing is left */
    const char *picture; /* the first, as the note calls it; NULL: none */
    bool has_sound;
} AnkiField;

/* Reads valid UTF-8. `is_html`: else it is plain text. Texts are in the pack's arena. */
AnkiField anki_field_read(PackReading *reading, const char *text, size_t length, bool is_html);

/* Whether there is a mark of a cloze: {{c1::...}}. */
bool anki_field_has_cloze(const char *text);

#define ANKI_CLOZES_MAX 50 /* numbers in one note */

/* The numbers of a text's clozes, rising, each once; returns how many. */
size_t anki_field_clozes(const char *text, unsigned numbers[ANKI_CLOZES_MAX]);

/* The text with the cloze of this number left open, and what belongs there, both still with mark-up and in
 * the scratch arena. False where a mark is not closed, or where there is nothing to ask for. */
bool anki_field_cut(PackReading *reading, const char *text, unsigned number, const char **prompt,
                    const char **answer);

#endif
