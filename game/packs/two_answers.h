/* Answers that differ by a letter or two and are yet two for certain: "Henry VII" and "Henry VIII".
 *
 * They have the same words but one, and there stand either two numerals of different value, or at the end two
 * single capitals ("Vitamin A", "Vitamin B"), or two words that are each other's opposite ("North Korea",
 * "South Korea"). All else that lies within a slip may be one thing spelled in two ways: "Sean" and "Shaun"
 * differ by as much as "North" and "South". */
#ifndef QUIZLEAF_PACKS_TWO_ANSWERS_H
#define QUIZLEAF_PACKS_TWO_ANSWERS_H

#include <stdbool.h>

/* Texts as they are written, not folded: a Roman numeral is one in capitals only. */
bool two_answers_differ(const char *a, const char *b);

/* Whether they differ by nothing but the writing of a number: "Apollo 11", "Apollo XI". */
bool two_answers_count_alike(const char *a, const char *b);

#endif
