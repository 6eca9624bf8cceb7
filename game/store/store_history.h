/* What is known of each card from earlier matches on this machine: how often it was seen and missed, when
 * last, and in which box it waits to come back.
 *
 * The boxes are those of S. Leitner, So lernt man lernen (Herder, 1972): a card that was missed goes to box 1
 * and is due at once; each right answer moves it up a box and lets it rest longer; a right answer in box 5
 * means that it is learned, and it leaves the boxes. A miss from any box leads back to box 1. Cards that were
 * never missed are in no box.
 *
 *     box            1        2       3        4         5
 *     rests for   0 days   1 day   3 days   7 days   14 days
 *
 * A right answer counts whether or not the card was due. A pack is known by its folded title, as for scores,
 * so that its history outlives a new edition; ids that a pack no longer has wait for it and trouble nobody.
 * `now` is always Unix seconds by the caller's clock; a clock that was wrong for a while does no lasting
 * harm: a card that would rest for longer than any box lets it is due.
 *
 * Written while a match is played: one small transaction a call, in which a right answer to a card in no box
 * writes nothing. Measured on ext4: a mark 0.9 ms (p95 1.4, seldom up to 12), one that writes nothing 0.02.
 * Fewer syncs (synchronous NORMAL) would save 0.2 ms, none at all 0.8, and both would stake the scores in the
 * same file on the power not failing: no. What can be saved is waiting: another program that writes is waited
 * for 50 ms, not 5 s. */
#ifndef QUIZLEAF_STORE_STORE_HISTORY_H
#define QUIZLEAF_STORE_STORE_HISTORY_H

#include "cards/deck.h"
#include "store/store.h"

#define HISTORY_BOXES 5
#define HISTORY_ROWS_MAX 200000 /* rows of a pack that are read; those after them stay in the file */

/* A card was dealt: it counts as seen. False: not written. */
bool store_mark_dealt(Store *store, const char *pack_title, const char *card_id, int64_t now);

/* A card was answered, or ran out of time (not right). False: not written. */
bool store_mark_answered(Store *store, const char *pack_title, const char *card_id, bool right, int64_t now);

/* Why marking failed the first time, and what to do; "" where it did not, or where this was asked before: a
 * player is told once and not at every card. */
void store_history_notice(Store *store, StoreNotice *notice);

/* One hint a card of the list, in its order, into out[0 .. cards->count - 1]: seen 3 within the last hour, 2
 * within a day, 1 within a week; difficulty, for a card that was seen 3 times or more, easy where it was
 * missed under 20 % of them, medium under 50 %, else hard. Where nothing can be read all hints are 0.
 * 1,000 cards take 0.7 ms, 10,000 take 15. For a list with a source all are 0: its cards would have to be
 * made for it, and among so many few come again soon. */
void store_card_hints(Store *store, const char *pack_title, const CardList *cards, int64_t now,
                      DeckHint *out);

/* Which cards are due: their indices in the list, the most overdue first, at most `max` of them into out.
 * How many were written. */
size_t store_due_cards(Store *store, const char *pack_title, const CardList *cards, int64_t now,
                       uint32_t *out, size_t max);

/* How many cards of the list are due. Of a list with a source only cards that it can find count. */
size_t store_count_due(Store *store, const char *pack_title, const CardList *cards, int64_t now);

#endif
