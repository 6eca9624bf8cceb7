/* Which cards a match is played with: those of the chosen pack, or some of them, or those of several packs,
 * as the player ticked topics, difficulties and packs. In game->cards; solo and party matches alike. */
#ifndef QUIZLEAF_SCENES_GAME_CARDS_H
#define QUIZLEAF_SCENES_GAME_CARDS_H

#include "cards/selection_text.h"
#include "match/replay.h"
#include "packs/pack_shelf.h"
#include "scenes/card_ticks.h"
#include "store/store_history.h"

typedef struct Game Game;

/* What is ticked, and the list that was made of it. */
typedef struct GameCards {
    CardTicks ticks;
    /* The path of the chosen pack whose ticks they are, in their arena; NULL: of none. */
    const char *ticks_of;

    bool made;        /* what follows stands for what is ticked and for the shelf as it is */
    Arena made_arena; /* holds it */
    const Pack *packs[SELECTION_LISTS_MAX];
    size_t pack_count;
    bool topics_made; /* topic_rows are these packs' */
    CardTopic topic_rows[SELECTION_TOPICS_MAX];
    size_t topic_row_count;
    bool is_selection; /* else `list` is not used: all cards of packs[0] */
    CardList list;
    SelectionText text; /* of its topics only those that are there */
    const char *title;
} GameCards;

/* The cards to play with; NULL where there is no pack. Borrowed until a tick or the shelf changes. */
const CardList *game_cards(Game *game);

/* What their scores are listed under: the pack's title, or that of the selection; NULL: there is no pack. */
const char *game_cards_title(Game *game);

/* The same to be read, without the code that tells alike titles apart; in the arena. */
const char *game_cards_plain_title(Game *game, Arena *arena);

/* Whether what a match was played with can be played once more; else a notice tells that it is gone from the
 * shelf. For the end of a match, which holds its cards until it is left. */
bool game_cards_are_there(Game *game);

/* Whether anything is ticked: other cards than all of the chosen pack. */
bool game_cards_is_selection(Game *game);

/* Whether they come from this pack, among others; whether a topic is ticked. */
bool game_cards_has_pack(Game *game, const Pack *pack);
bool game_cards_has_topic(const Game *game, const char *topic);

/* The topics there are in the packs, ticked or not, those with most cards first (card_selection_topics). */
const CardTopic *game_cards_topics(Game *game, size_t *count);

/* The language of one of these, that of the first pack that has it. */
const char *game_cards_topic_language(const Game *game, const CardTopic *topic);

/* How many of the ticked topics there are in the packs; 0: all topics are played. */
size_t game_cards_count_topics(Game *game);

/* Ticks, or takes the tick away, and remembers that for the chosen pack: the same is ticked when it is chosen
 * again, at the next start, too. What is not there then is passed over. The last pack stays. False where no
 * further one can be ticked. */
bool game_cards_toggle_pack(Game *game, const Pack *pack);
bool game_cards_toggle_topic(Game *game, const char *topic);
void game_cards_toggle_difficulty(Game *game, Difficulty difficulty);

/* All cards of the chosen pack again; remembered, too. */
void game_cards_clear(Game *game);

/* The chosen pack alone, with what was ticked of it when it was played last. */
void game_cards_take_alone(Game *game);

/* What is ticked and remembered of a pack at one path is so at another. */
void game_cards_rename_pack(Game *game, const char *from, const char *to);

/* Lets go of the list that was made, unless a match holds it; it is made anew when it is asked for. */
void game_cards_forget(Game *game);

/* Frees everything. */
void game_cards_release(Game *game);

/* The pack that a card of a match's list comes from, with the card's index there; NULL where the pack is not
 * on the shelf any more, nor is one that a replay is watched with. */
const Pack *game_cards_origin(const Game *game, const CardList *list, size_t index, size_t *own);

/* Hints for each card of game_cards, from the history of the packs they come from. */
void game_cards_hints(Game *game, DeckHint *out);

/* Those of game_cards that are due for practice, at most `max`; returns how many. */
size_t game_cards_due(Game *game, uint32_t *out, size_t max);

/* The language of a card of the match that is on: its pack's, or where that is not known the chosen pack's.
 */
const char *game_cards_language(const Game *game, uint32_t card);

/* Keeps in the store what is needed to prove a score of game_cards, one player's or a party's, after the
 * packs were changed: the packs, and of a selection its text. */
void game_cards_keep(Game *game);

#endif
