/* What the scenes in which a name is written have in common: the paper, the field with its caret, the keys
 * and the two buttons below them, of LETTER_PAD_NAME. The scene writes what stands above the field. */
#ifndef QUIZLEAF_SCENES_NAME_PAGE_H
#define QUIZLEAF_SCENES_NAME_PAGE_H

#include "scenes/letter_pad.h"

enum { NAME_PAGE_OTHER, NAME_PAGE_SAVE }; /* its buttons */

typedef struct NamePage {
    size_t most_graphemes; /* that a name may have */
    const char *how;       /* a sentence: how to write it */
    const char *other;     /* the button beside "Save" */
} NamePage;

/* The paper; comes first. */
void name_page_open(Game *game, Canvas *canvas);

/* The field with game->name and all below it; comes last. */
void name_page_draw(Game *game, Canvas *canvas, const NamePage *page);

/* The scene's next_frame_ms: the caret blinks. */
int name_page_next_frame_ms(const Game *game);

#endif
