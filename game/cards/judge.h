/* Was it right? One function for every kind of card.
 *
 * An answer is a number, or a text on a typed card:
 *   choice, true/false, odd one out   the place of the picked option
 *   several      a bit for each picked place (bit 0: place 0)
 *   order        four bits for each position, lowest first: the place of the item the player puts there
 *   pairs        four bits for each left side, lowest first: the number (0 .. n - 1) of its right side
 *   number       the number
 *   typed        the text */
#ifndef QUIZLEAF_CARDS_JUDGE_H
#define QUIZLEAF_CARDS_JUDGE_H

#include "cards/deck.h"

/* CARD_TYPED_MAX code points of up to four bytes, and a NUL. */
#define ANSWER_TEXT_BYTES (4 * CARD_TYPED_MAX + 1)

#define SHARE_FULL 1000

typedef struct CardAnswer {
    int32_t value;
    char text[ANSWER_TEXT_BYTES];
} CardAnswer;

/* Whether the text may be typed as an answer at all: valid UTF-8, 1 to CARD_TYPED_MAX code points, no control
 * characters. */
bool judge_is_text(const char *text);

/* Whether the answer makes sense for what stands on the table: a place that is shown, at least one of
 * several, each item and each right side once; a typed text as judge_is_text has it that is not only spaces,
 * and no text on other cards. A match ignores an answer that does not. */
bool judge_is_answer(const Card *card, const DealtCard *dealt, const CardAnswer *answer);

/* SHARE_FULL for a right answer, 0 for a wrong one. A number card gives full share up to `tolerance` off,
 * then falls evenly to 0 at `spread` further: round(1000 * (1 - (|answer - value| - tolerance) / spread)),
 * half up, but at most 999, since what is outside the tolerance is near and not right. The answer must pass
 * judge_is_answer. */
int32_t judge_answer(const Card *card, const DealtCard *dealt, const CardAnswer *answer);

/* The right answer in the same coding, for bots and tests; typed: the printed form. */
CardAnswer judge_right_answer(const Card *card, const DealtCard *dealt);

/* Some answer that passes judge_is_answer and is worth nothing, for bots and tests. */
CardAnswer judge_wrong_answer(const Card *card, const DealtCard *dealt);

#endif
