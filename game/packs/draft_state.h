/* What the drafts of one file have in common, for the files that make cards of them. */
#ifndef QUIZLEAF_PACKS_DRAFT_STATE_H
#define QUIZLEAF_PACKS_DRAFT_STATE_H

#include "packs/other_answers.h"
#include "packs/question_draft.h"

/* Questions of which something is told once for all. */
typedef struct DraftTally {
    size_t count;
    Place first, last;
} DraftTally;

struct DraftState {
    const char *last_category;
    const char *last_category_fitted;
    size_t source_capacity; /* of the pack's sources */
    size_t positions;       /* questions in which the place of the right answer could tell something */
    size_t position;        /* of the first of them */
    bool positions_differ;  /* from it */
    size_t standing_out;    /* cards whose right answer is much longer than all others */
    Place first_standing_out;
    size_t told; /* cards whose prompt tells the answer */
    Place first_told;
    DraftTally pictured;        /* with pictures in their answers */
    DraftTally partly_left_out; /* with answers that earn a part of the points: such as are not offered, */
    DraftTally partly_accepted; /* and such as are right here */
    OtherAnswers others;
};

/* The reading's, made where it is not there yet; its name index too. */
DraftState *draft_state(PackReading *reading);

/* Counts the question at this place, once. */
void draft_tally_add(DraftTally *tally, Place place);

/* Proves the card, gives it an id and adds it; false with an error at its place. */
bool draft_add_card(PackReading *reading, Card *card);

#endif
