/* Questions of which only the right answer is known, where their author says that what is right for the
 * others of the category is wrong for each: these become choice cards.
 *
 * A category is a relation of two columns, what is asked and its answer, of which the second is complete; so
 * wrong options are proved by answers.h as for any other facts. On top of that none of them may read like a
 * slip, a part or another form of an answer that counts (known_answer.h), stand in the question itself, or
 * look different (answer_shape.h). A question with fewer than OTHER_ANSWERS_MIN of them is asked to be
 * written. */
#ifndef QUIZLEAF_PACKS_OTHER_ANSWERS_H
#define QUIZLEAF_PACKS_OTHER_ANSWERS_H

#include "cards/card.h"
#include "cards/name_index.h"
#include "packs/pack_reading.h"

#define OTHER_ANSWERS_MIN 3    /* wrong options that a card needs */
#define OTHER_ANSWERS_STOCK 12 /* and has at most, those of about its answer's length */

/* The questions that wait until all answers are known; {0} is none. */
typedef struct OtherAnswers {
    Card *cards;
    size_t count, capacity;
    size_t written; /* of them, by other_answers_take_written */
    Place first_written;
} OtherAnswers;

/* Lets a question wait: a typed card whose options are what is right, the printed form first. It is copied;
 * what it points to lives in the arena. */
void other_answers_wait(OtherAnswers *others, Arena *arena, const Card *card);

/* Makes a choice card of each that can be one; the others stay as they were. Of the pack's facts the names
 * count. What is asked at the end of the file takes about as long as reading it, so the reading's progress
 * goes half of its way here. The work of a large category is bounded. */
void other_answers_choose(OtherAnswers *others, PackReading *reading);

/* Completes a card that stayed typed; false with an error where its answer is too long to be written. */
bool other_answers_take_written(OtherAnswers *others, size_t index, const NameIndex *names, Arena *arena,
                                Problems *problems);

/* For the end: warns once of those, at the first, and lets go of all. */
void other_answers_finish(OtherAnswers *others, PackReading *reading);

#endif
