/* Anki notes as questions. Two fields of a note that a card asks one way or both are a row of a list
 * (list_relation.h); what a list cannot hold, pictures and a third field, is a question of its own. */
#ifndef QUIZLEAF_PACKS_ANKI_NOTES_H
#define QUIZLEAF_PACKS_ANKI_NOTES_H

#include "packs/pack_reading.h"

#define ANKI_FIELDS_MAX 60 /* of a note */
#define ANKI_WAYS_MAX 32   /* templates of a kind of notes */

/* What one template asks: which field is shown, and which is the answer. */
typedef struct AnkiWay {
    size_t told, asked;          /* SIZE_MAX: none; then nothing is asked */
    const char *before, *behind; /* words of the question around what is told, plain; NULL: it has none */
} AnkiWay;

/* A kind of notes ("note type", once "model"). */
typedef struct AnkiKind {
    int64_t id;
    bool is_cloze;
    const char *fields[ANKI_FIELDS_MAX]; /* names */
    size_t field_count;
    AnkiWay ways[ANKI_WAYS_MAX];
    size_t way_count;
} AnkiKind;

typedef struct AnkiNote {
    const AnkiKind *kind;
    const char *deck;                    /* parts separated by "::"; NULL: unknown */
    const char *fields[ANKI_FIELDS_MAX]; /* valid UTF-8; NUL behind each */
    size_t field_count;
    uint32_t ways; /* bits: for which of the kind's ways there is a card */
    bool is_html;
    Place place;
} AnkiNote;

typedef struct AnkiNotes AnkiNotes;

/* In the pack's arena. */
AnkiNotes *anki_notes_begin(PackReading *reading);

/* Adds a note's questions, or says at its place why there are none. The kind must stay until the end. */
void anki_notes_add(AnkiNotes *notes, const AnkiNote *note);

/* After the last: the questions that need all others, and the pack's title where all is of one deck. */
void anki_notes_end(AnkiNotes *notes);

#endif
