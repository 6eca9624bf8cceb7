/* Numbers as Moodle's numerical questions have them, in millionths, so that no rounding comes in. */
#ifndef QUIZLEAF_PACKS_MOODLE_NUMBER_H
#define QUIZLEAF_PACKS_MOODLE_NUMBER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define MILLIONTHS 1000000

/* All numbers from low to high are right, both included. */
typedef struct MoodleRange {
    int64_t value; /* the middle, or what stands before the tolerance */
    int64_t low, high;
} MoodleRange;

/* "12", "-3.25", "+.5", "1.5e3" and spaces around it. False for other texts, for more than six decimals that
 * are not 0, and for numbers of a million millions and over. */
bool moodle_number_parse(const char *text, size_t length, int64_t *out);

/* The same for how much of the points an answer earns: a comma will do for the point, and what is smaller
 * than a millionth is dropped ("33.3333333"). */
bool moodle_weight_parse(const char *text, size_t length, int64_t *out);

/* "3", "3:2" (3 and up to 2 more or less) or "1..5". False where it is none of these. */
bool moodle_range_parse(const char *text, size_t length, MoodleRange *out);

/* The range with a tolerance around value. */
MoodleRange moodle_range_around(int64_t value, int64_t tolerance);

/* As a person writes it: "-3.25"; `decimals` at least (for "3.10"). At most MOODLE_NUMBER_BYTES with the NUL.
 */
#define MOODLE_NUMBER_BYTES 24
void moodle_number_format(int64_t number, int decimals, char out[MOODLE_NUMBER_BYTES]);

/* How many decimals it needs, 0 .. 6. */
int moodle_number_decimals(int64_t number);

#endif
