/* Every text that a fact base compares, folded: in order, numbered, and found again by what it folds to or by
 * being the very same text. The table behind the name index. */
#ifndef QUIZLEAF_CARDS_SPELLINGS_H
#define QUIZLEAF_CARDS_SPELLINGS_H

#include <stdint.h>

#include "base/text.h"
#include "cards/fact_base.h"

typedef struct Spelling {
    FoldedText text; /* its code points are those of one text that folds to it */
    uint32_t name;   /* its number at first: its place; whoever joins spellings changes it */
} Spelling;

typedef struct SpellingSlot SpellingSlot;

typedef struct Spellings {
    Spelling *items; /* by folded text, each once */
    size_t count;
    uint32_t *slots; /* where a spelling is found by its hash: its place + 1; 0: free */
    size_t slot_mask;
    bool is_crowded;     /* some spelling found no slot near its own and is looked for in order */
    SpellingSlot *known; /* where a text is found by its address */
    size_t known_mask;
} Spellings;

/* The texts of the facts in the order of `of`: each name with its variants and members; then row by row the
 * values that are there and what the row denies. *of receives for each its place in `items`, in scratch; all
 * else lives in the arena and borrows the facts. */
Spellings spellings_make(const FactBase *facts, Arena *arena, Arena *scratch, uint32_t **of);

/* The spelling of a folded text; NULL: no text of the facts folds to it. */
Spelling *spellings_find(const Spellings *spellings, const char *folded);

/* The spelling of a text that stands in the facts, not a copy of it; NULL: it does not, or was not found at
 * once. *codepoints receives how long it is as written. */
Spelling *spellings_of_own(const Spellings *spellings, const char *text, size_t *codepoints);

#endif
