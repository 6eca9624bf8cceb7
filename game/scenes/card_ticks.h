/* What is ticked to be played with: topics, difficulties, packs that are mixed. Kept between starts as a few
 * lines of text for the pack that was chosen:
 *
 *     pack /home/tao/packs/moons.yaml    of a mix: each of its packs, the chosen one among them
 *     topic Sea                          "topic" and a space alone: cards without one
 *     difficulty easy
 *
 * Packs stand there by their paths and topics by their names, so that a pack which was edited keeps its
 * ticks. A line that makes no sense is passed over: an older or newer game may have written it. */
#ifndef QUIZLEAF_SCENES_CARD_TICKS_H
#define QUIZLEAF_SCENES_CARD_TICKS_H

#include "base/buffer.h"
#include "cards/card_selection.h"

/* {0}: nothing is ticked. */
typedef struct CardTicks {
    Arena arena;                              /* paths and topics */
    const char *paths[SELECTION_LISTS_MAX];   /* of the packs that are mixed; fewer than 2: no mix */
    const char *topics[SELECTION_TOPICS_MAX]; /* none: all */
    size_t path_count, topic_count;
    unsigned difficulties; /* bits, 1 << Difficulty; 0: all */
} CardTicks;

/* Takes every tick away. */
void card_ticks_clear(CardTicks *ticks);

bool card_ticks_has_path(const CardTicks *ticks, const char *path);
bool card_ticks_has_topic(const CardTicks *ticks, const char *topic);

/* Ticks, or takes the tick away. False where no further one can be ticked. */
bool card_ticks_toggle_path(CardTicks *ticks, const char *path);
bool card_ticks_toggle_topic(CardTicks *ticks, const char *topic);

/* All three are the same as none. */
void card_ticks_toggle_difficulty(CardTicks *ticks, Difficulty difficulty);

/* Nothing is written of what is not ticked, nor of a path that is no line of UTF-8. */
void card_ticks_write(const CardTicks *ticks, Buffer *out);

/* Ticks what a text from outside says, after card_ticks_clear. */
void card_ticks_read(CardTicks *ticks, const char *text);

#endif
