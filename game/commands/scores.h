/* Inside `quizleaf scores`: the parts that its files share. Not for other commands. */
#ifndef QUIZLEAF_COMMANDS_SCORES_H
#define QUIZLEAF_COMMANDS_SCORES_H

#include <jansson.h>

#include "commands/known_cards.h"
#include "store/store_parties.h"

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

/* Every score in the order of store_all_scores, every party in that of store_all_parties, with a proof each.
 */
typedef struct ScoreList {
    const StoredScore *scores;
    const Proof *proofs;
    size_t count;
    const StoredParty *parties;
    const Proof *party_proofs;
    size_t party_count;
    bool verified;
} ScoreList;

/* Plays its replay again and compares. The reason is in the arena. */
Proof scores_prove(KnownCards *known, const StoredScore *score, Arena *arena);
Proof scores_prove_party(KnownCards *known, const StoredParty *party, Arena *arena);

void scores_print_text(const ScoreList *list);
void scores_print_csv(const ScoreList *list);
void scores_print_json(const ScoreList *list);

/* What the two files that print have in common. */

/* Whether titles, modes and lengths are those of one table. */
bool scores_share_table(const char *title_a, const char *mode_a, uint32_t length_a, const char *title_b,
                        const char *mode_b, uint32_t length_b);

/* "Leaves, Classic, 10 cards"; without a length where the mode gives none to choose and none to reach. */
void scores_print_table_name(const char *pack_title, const char *mode, uint32_t length);

/* UTC; the seconds are between the years 1970 and 9999. */
#define SCORES_DAY "%Y-%m-%d"
#define SCORES_MOMENT "%Y-%m-%dT%H:%M:%SZ"
void scores_format_time(int64_t seconds, const char *format, char *out, size_t size);

/* "20 s" or "untimed" */
void scores_format_seconds(uint32_t seconds_per_card, char out[32]);

/* The lines under a row: "proved", or why not. */
void scores_print_proof(const Proof *proof, int64_t id, const char *name);

/* A value of CSV, quoted where it must be. */
void scores_print_csv_text(const char *text);

/* scores_print_parties.c */
void scores_print_parties_text(const ScoreList *list);
void scores_print_parties_csv(const ScoreList *list);     /* a line a seat */
void scores_proof_json(json_t *json, const Proof *proof); /* adds what --verify found, where it was asked */
json_t *scores_parties_json(const ScoreList *list);       /* an array of tables; the caller's */

#endif
