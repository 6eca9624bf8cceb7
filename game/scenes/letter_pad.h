/* Keys on the screen, for writing with a gamepad or a mouse beside the keyboard, and the buttons below them.
 * They are the scene's whole menu: the keys first, then the buttons. */
#ifndef QUIZLEAF_SCENES_LETTER_PAD_H
#define QUIZLEAF_SCENES_LETTER_PAD_H

#include "scenes/game.h"

typedef struct LetterPad {
    /* What each writes; "" takes a character away, "-" on a pad of digits turns the sign. */
    const char *const *keys;
    int key_count;
    int columns;
    int buttons; /* below the keys, 1 or 2 */
} LetterPad;

extern const LetterPad LETTER_PAD_NAME;   /* letters, with two buttons: the second is the usual one */
extern const LetterPad LETTER_PAD_TYPED;  /* letters, with one button */
extern const LetterPad LETTER_PAD_NUMBER; /* digits, with one button */

/* The text being written. */
typedef struct LetterPadText {
    char *text;
    size_t bytes;           /* of text, with its NUL */
    size_t most_graphemes;  /* more are not taken */
    bool *suggestion;       /* true: the first key replaces the text; NULL: never */
    size_t most_codepoints; /* more are not taken either; 0: as many as the graphemes have */
} LetterPadText;

/* The menu item of button `index`. */
int letter_pad_button(const LetterPad *pad, int index);

/* Makes the scene's menu, with the focus on the last button. */
void letter_pad_reset(Game *game, const LetterPad *pad);

/* Handles typing, moving and choosing; returns the button that was pressed (0, 1), or MENU_NONE. */
int letter_pad_input(Game *game, const LetterPad *pad, const Input *input, const LetterPadText *text);

/* Draws the keys: the first at x, y, each width x height, in steps; all in design pixels. */
void letter_pad_draw(Game *game, Canvas *canvas, const LetterPad *pad, int x, int y, int width, int height,
                     int gap);

#endif
