/* Cards by their fingerprint, as replays name them: the packs that a store kept, packs on a shelf, and
 * selections of either, made again from their texts. */
#ifndef QUIZLEAF_COMMANDS_KNOWN_CARDS_H
#define QUIZLEAF_COMMANDS_KNOWN_CARDS_H

#include "cards/card_selection.h"
#include "packs/pack_shelf.h"
#include "store/store.h"

typedef struct KnownCards KnownCards;

/* What the store kept comes first, then the shelf's. Both are borrowed; the store may be NULL. */
KnownCards *known_cards_open(Store *store, const PackShelf *shelf);
void known_cards_close(KnownCards *known);

/* The cards that have this fingerprint, with what a table of their scores is called; until
 * known_cards_close. NULL: they are not known here. */
const CardList *known_cards_find(KnownCards *known, const Fingerprint *fingerprint, const char **title);

/* The pack for want of which the selection of this fingerprint could not be made, as its text calls it; NULL:
 * it is no selection that is known here. */
const char *known_cards_missing(const KnownCards *known, const Fingerprint *fingerprint);

/* The packs that were found so far, which hold all cards that were; at most `max` into `out`. */
size_t known_cards_packs(const KnownCards *known, const Pack **out, size_t max);

#endif
