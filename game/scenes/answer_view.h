/* How a kind of card is answered and shown: a row for each kind. The question scene draws the head, the
 * prompt and the reveal's panel; the view draws what stands between them and turns input into an answer. */
#ifndef QUIZLEAF_SCENES_ANSWER_VIEW_H
#define QUIZLEAF_SCENES_ANSWER_VIEW_H

#include "scenes/layout.h"

/* Design pixels: where answers stand. Rows that need more room begin at ANSWER_TOP_HIGH and leave the prompt
 * less, tiles under a picture begin lower; while a card is open its answers may go on below ANSWER_BOTTOM,
 * where the reveal will be. */
enum { ANSWER_LEFT = 150, ANSWER_TOP = 486, ANSWER_TOP_HIGH = 396, ANSWER_BOTTOM = 796, ANSWER_WIDTH = 1620 };

typedef struct AnswerView {
    const char *hint;             /* for the foot of the screen */
    int hint_y;                   /* design pixels */
    bool types;                   /* the keyboard writes text */
    int (*top)(const Game *game); /* design pixels: where the answers of this card begin */
    void (*begin)(Game *game);    /* makes the menu and the draft of a fresh card */
    void (*input)(Game *game, const Input *input);
    void (*draw)(Game *game, Canvas *canvas); /* open or revealed, as the match's phase says */
} AnswerView;

extern const AnswerView ANSWER_PICK, ANSWER_TRUE_FALSE, ANSWER_SEVERAL; /* answer_pick.c */
extern const AnswerView ANSWER_ORDER, ANSWER_PAIRS;                     /* answer_arrange.c */
extern const AnswerView ANSWER_NUMBER, ANSWER_TYPED;                    /* answer_write.c */

/* The view of the card on the table. */
const AnswerView *answer_view_of(const Game *game);

/* Whether the card on the table is still to be answered. */
bool answer_is_open(const Game *game);

#endif
