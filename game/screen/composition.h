/* What an input method is putting together before it becomes text: kana that are to be Chinese characters,
 * the parts of a Korean syllable, a dead key's accent. */
#ifndef QUIZLEAF_SCREEN_COMPOSITION_H
#define QUIZLEAF_SCREEN_COMPOSITION_H

#define COMPOSITION_BYTES 241 /* with its NUL: 60 code points of four bytes, as many as an answer has */

/* {0}: nothing is being composed. */
typedef struct Composition {
    char text[COMPOSITION_BYTES]; /* valid UTF-8 without control characters */
    int caret;                    /* code points of it before the caret */
    int selected;                 /* code points from the caret on that are being changed; often 0 */
} Composition;

#endif
