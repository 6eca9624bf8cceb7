/* Inside `quizleaf scores`: the parts that its files share. Not for other commands. */
#ifndef QUIZLEAF_COMMANDS_SCORES_H
#define QUIZLEAF_COMMANDS_SCORES_H

#include "packs/pack_shelf.h"
#include "store/store.h"

typedef enum Verdict {
    VERDICT_UNASKED,   /* without --verify */
    VERDICT_PROVED,    /* the replay gives this row */
    VERDICT_DISPROVED, /* it gives another, or is none */
    VERDICT_UNKNOWN,   /* the pack it was played with is not here */
} Verdict;

typedef struct Proof {
    Verdict verdict;
    const char *reason; /* a sentence; NULL where proved or unasked */
} Proof;

/* "proved", "does not follow", "cannot be proved here"; NULL for VERDICT_UNASKED. */
const char *verdict_name(Verdict verdict);

/* Every score in the order of store_all_scores, with a proof each. */
typedef struct ScoreList {
    const StoredScore *scores;
    const Proof *proofs;
    size_t count;
    bool verified;
} ScoreList;

/* Packs to prove scores with: those the store kept come first, then the shelf's. Both are borrowed. */
typedef struct Verifier Verifier;
Verifier *verifier_open(Store *store, const PackShelf *shelf);
void verifier_close(Verifier *verifier);

/* Plays a score's replay again and compares. The reason is in the arena. */
Proof verifier_prove(Verifier *verifier, const StoredScore *score, Arena *arena);

/* Whether a score begins a new table in the list, and its place from 1 in the table it belongs to. */
bool scores_begin_table(const ScoreList *list, size_t index);

void scores_print_text(const ScoreList *list);
void scores_print_csv(const ScoreList *list);
void scores_print_json(const ScoreList *list);

#endif
