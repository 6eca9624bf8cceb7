/* Letters to choose from with a gamepad or a mouse, for typing a name without a keyboard. */
#ifndef QUIZLEAF_SCENES_LETTERS_H
#define QUIZLEAF_SCENES_LETTERS_H

#define LETTERS_COLUMNS 10
#define LETTERS_COUNT 40

/* What key `index` (0 .. LETTERS_COUNT - 1) writes, as UTF-8; "" for the one that takes a letter away. */
const char *letters_text(int index);

/* What stands on the key. */
const char *letters_label(int index);

#endif
