/* Some cards of one list, or of several lists as one: a match of chosen topics, of two packs, of what is due
 * for practice. The cards stay those of their lists, ids and all. */
#ifndef QUIZLEAF_CARDS_CARD_SELECTION_H
#define QUIZLEAF_CARDS_CARD_SELECTION_H

#include "cards/card_list.h"

#define SELECTION_LISTS_MAX 32
#define SELECTION_TOPICS_MAX 200

/* A list with a source can only be looked through by making every card, 25 us each; longer ones than this are
 * long. They are filtered by what their source knows beforehand (SourceTopics), if it does. */
#define SELECTION_LOOKED_THROUGH_MAX 10000

/* Whether the list is a long one. */
bool card_selection_is_long(const CardList *list);

/* What cards must be like. {0}: everything. */
typedef struct CardFilter {
    const char *const *topics; /* categories, as cards print them; "" for cards without one */
    size_t topic_count;        /* 0: all */
    unsigned difficulties;     /* bits, 1 << Difficulty: easy, medium, hard; 0: all */
    bool long_lists_too;       /* false: long lists are taken whole, as they were before SourceTopics */
} CardFilter;

/* How hard a card counts for a filter: what its pack says, else the nearest to deck_difficulty. */
Difficulty card_filter_difficulty(const Card *card);

bool card_filter_takes(const CardFilter *filter, const Card *card);

/* The cards of the lists, in their order, that the filter takes. At most SELECTION_LISTS_MAX lists of at most
 * UINT32_MAX cards together. The lists are borrowed for the selection's life; what the selection needs itself
 * is in the arena, and card_list_release comes before the arena's release. The same lists and filter give the
 * same fingerprint, and another filter another one, even where it takes the same cards. */
CardList card_selection_of(const CardList *const *lists, size_t list_count, const CardFilter *filter,
                           Arena *arena);

/* The cards of one list with these indices, in this order; the indices are copied. */
CardList card_selection_of_indices(const CardList *list, const uint32_t *indices, size_t count, Arena *arena);

/* Whether every card that is counted can be played: false where cards of a source, or of a list that a
 * selection takes from without looking at them, are proved only when they are made. */
bool card_selection_knows_count(const CardList *list);

/* Where a card of a selection comes from: one of the lists that the selection stands on, with the card's
 * index there in *own. A list that is no selection is the list itself. Of a selection of selections, one
 * step. */
const CardList *card_selection_origin(const CardList *selection, size_t index, size_t *own);

/* A topic of a list. */
typedef struct CardTopic {
    const char *name; /* of its first card; "" for cards without one */
    size_t cards;
    bool at_most; /* some of them may turn out unplayable when they are made */
    size_t list;  /* the first of the lists that has it */
} CardTopic;

/* The topics of lists that are borrowed for the call, those with most cards first, equals by name and the
 * numbers in it; at most `max` into `out`, returns how many there are in `out`. A name is its list's, or in
 * `scratch`. A long list whose source does not know them has none; of one that does, every card is counted
 * that a row may give. */
size_t card_selection_topics(const CardList *const *lists, size_t list_count, Arena *scratch, CardTopic *out,
                             size_t max);

#endif
