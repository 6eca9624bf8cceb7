/* An answer with all that is looked at when it is compared with thousands of others, made once. */
#ifndef QUIZLEAF_PACKS_KNOWN_ANSWER_H
#define QUIZLEAF_PACKS_KNOWN_ANSWER_H

#include "cards/typed_answer.h"
#include "packs/answer_shape.h"

typedef struct KnownAnswer {
    const char *text, *folded;
    uint64_t words, bytes; /* marks of what the folded text has */
    TypedMarks letters;
    uint32_t codepoints; /* of the text */
    bool about_others;   /* "none of these" */
    bool other_script;   /* it has letters that are not ASCII */
} KnownAnswer;

/* The text is borrowed, the rest in the arena. */
KnownAnswer known_answer_make(const char *text, Arena *arena);

/* Whether one of them says the other: "Rome or Milan", "Rome". */
bool known_answers_tell(const KnownAnswer *a, const KnownAnswer *b);

/* Whether the two may be one thing written in two ways: a slip, a part, another form of each other. */
bool known_answers_may_be_one(const KnownAnswer *a, const KnownAnswer *b);

#endif
