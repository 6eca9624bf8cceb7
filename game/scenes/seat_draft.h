/* What a player's five keys make of a card: an answer in one press, or one put together press by press, which
 * nobody else sees. Rules only; no window, no match.
 *
 * | card                            | A B C D                            | lock                       |
 * | choice, true/false, odd one out | picks, and that is it              |                            |
 * | several                         | takes and puts back                | hands in what is taken     |
 * | order                           | the next one of the row            | takes the last one back    |
 * | pairs                           | the partner of the next left side  | takes the last one back    |
 *
 * An order or pairs is handed in with its last press. Numbers and words are written, with input_as_menu and a
 * letter pad or on the keyboard: not here. */
#ifndef QUIZLEAF_SCENES_SEAT_DRAFT_H
#define QUIZLEAF_SCENES_SEAT_DRAFT_H

#include "cards/judge.h"
#include "screen/seat_device.h"

/* A zero one is fresh. */
typedef struct SeatDraft {
    uint32_t picked;                 /* several: a bit a place */
    uint32_t placed[CARD_SHOWN_MAX]; /* order: the places in their order; pairs: right sides, by left side */
    uint32_t placed_count;
} SeatDraft;

/* The card as dealt, and one of the player's keys. True with *answer (cards/judge.h) where the press
 * completes an answer. A press that means nothing changes nothing. */
bool seat_draft_press(SeatDraft *draft, CardKind kind, const DealtCard *dealt, SeatKey key, int32_t *answer);

/* How far it is, for others to see: so many of so many presses. *steps is 0 where one press is all. For
 * several, which may be any number, both count the taken ones. */
void seat_draft_progress(const SeatDraft *draft, CardKind kind, const DealtCard *dealt, uint32_t *done,
                         uint32_t *steps);

#define WAGER_CHOICES 5

/* What a key stakes before the final card, percent: A 0, B 25, C 50, D 75, lock 100; -1: no key of a player.
 * Five fixed stakes, since one on the shared screen could not be chosen in secret. */
int32_t seat_draft_wager(SeatKey key);

#endif
