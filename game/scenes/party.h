/* A party in the game: who sits where, how they want to play, and the match they play. In game->party.
 *
 *     title -> lobby (lobby.c; setup: party_setup.c) -> party_start -> the party's match (party_flow.h)
 *           -> podium -> party_start for a rematch, or lobby
 *
 * Until the match ends game->party.on holds. */
#ifndef QUIZLEAF_SCENES_PARTY_H
#define QUIZLEAF_SCENES_PARTY_H

#include "match/match.h"
#include "scenes/scene.h"
#include "scenes/seat_draft.h"
#include "scenes/seat_editor.h"
#include "scenes/seats.h"

typedef struct Party {
    ModeId mode; /* the chosen one, a party's */
    Seats seats;
    bool on;                     /* a match of these seats is in game->runner */
    int64_t saved;               /* id of the party that was just saved; 0: none */
    SeatDraft drafts[SEATS_MAX]; /* of the card on the table */
    uint32_t drafts_turn;        /* for which turn they are, counted from 1 */
    uint32_t writer;             /* whose number or word is in game->draft.text; SEAT_NONE: nobody's */
    uint32_t writer_ms;          /* since when */
    bool writer_alone; /* what is written comes from the writer's own pad: no key is to disturb it */

    /* The lobby's: */
    SeatEditor editors[SEATS_MAX];
    uint32_t edited_by_room; /* the seat whose editor arrows and mouse work; SEAT_NONE */
    uint32_t pressed;        /* the seat on which the mouse button is held; SEAT_NONE */
    bool dragging;           /* .. and it has moved since */
    int press_x, press_y, drag_x, drag_y;
    uint32_t naming;  /* the seat whose name is being written */
    const char *hint; /* a sentence at the foot; NULL: what is missing, if anything */
} Party;

/* Nobody sits yet. */
void party_init(Party *party);

#define PARTY_LENGTH_CHOICES 4
/* Cards; in a mode that hands over, for each seat. */
extern const uint32_t PARTY_LENGTHS[PARTY_LENGTH_CHOICES];

/* Changes the mode, and keeps it in the settings. */
void party_choose_mode(Game *game, ModeId mode);

/* The rules that the settings ask for. */
MatchRules party_rules(const Game *game);

/* Begins a match of those who sit in the lobby: they join at tick 0, and it begins. False with a hint where
 * somebody is missing (seats_missing) or there is no pack. Used by the lobby, and for a rematch. */
bool party_start(Game *game);

/* The finished party enters the table of its pack, mode and length, with its replay; where nobody has points,
 * or the pack was edited meanwhile, it does not. A notice tells where it could not be kept. */
void party_save(Game *game);

#endif
