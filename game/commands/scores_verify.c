/* A score follows from its replay when the same cards, dealt by the replay's seed and answered by its
 * actions, end in the same numbers. Proving takes about 2 ms: reading its pack (once a pack), then some
 * 10,000 steps. */
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "commands/scores.h"
#include "match/replay.h"

/* A pack that was asked for: the store's copy, read; or not found there. */
typedef struct KnownPack {
    Fingerprint fingerprint;
    Pack copy;        /* read from the store's bytes; {0}: none */
    const Pack *pack; /* NULL: not known here */
} KnownPack;

struct Verifier {
    Arena arena;
    Store *store;
    const PackShelf *shelf;
    KnownPack **known;
    size_t count;
    size_t capacity;
};

const char *verdict_name(Verdict verdict) {
    static const char *const names[] = {
        [VERDICT_PROVED] = "proved",
        [VERDICT_DISPROVED] = "does not follow",
        [VERDICT_UNKNOWN] = "cannot be proved here",
    };
    return names[verdict];
}

Verifier *verifier_open(Store *store, const PackShelf *shelf) {
    Arena arena = {0};
    Verifier *verifier = arena_alloc(&arena, sizeof *verifier);
    *verifier = (Verifier){.arena = arena, .store = store, .shelf = shelf};
    return verifier;
}

void verifier_close(Verifier *verifier) {
    for (size_t i = 0; i < verifier->count; i++) pack_release(&verifier->known[i]->copy);
    Arena arena = verifier->arena; /* which holds the verifier too */
    arena_release(&arena);
}

/* The copy is as trustworthy as the file it is in: it counts only if its cards have the fingerprint. */
static void read_copy(Verifier *verifier, KnownPack *known) {
    Arena scratch = {0};
    Problems problems = {0};
    const char *bytes;
    size_t length;
    if (store_find_pack(verifier->store, &scratch, &known->fingerprint, &bytes, &length) &&
        pack_read_text("kept pack", bytes, length, &known->copy, &problems)) {
        if (strcmp(card_list_fingerprint(&known->copy.cards).hex, known->fingerprint.hex) == 0)
            known->pack = &known->copy;
        else
            pack_release(&known->copy);
    }
    problems_release(&problems);
    arena_release(&scratch);
}

static const Pack *find_pack(Verifier *verifier, const Fingerprint *fingerprint) {
    for (size_t i = 0; i < verifier->count; i++)
        if (strcmp(verifier->known[i]->fingerprint.hex, fingerprint->hex) == 0)
            return verifier->known[i]->pack;
    KnownPack *known = arena_alloc(&verifier->arena, sizeof *known);
    known->fingerprint = *fingerprint;
    read_copy(verifier, known);
    if (!known->pack) known->pack = pack_shelf_find(verifier->shelf, fingerprint);
    verifier->known = arena_grow(&verifier->arena, verifier->known, verifier->count, &verifier->capacity,
                                 sizeof *verifier->known);
    verifier->known[verifier->count++] = known;
    return known->pack;
}

static Proof disproved(const char *reason) {
    return (Proof){VERDICT_DISPROVED, reason};
}

/* What the row says of its match against what the replay says of it; NULL: the same. */
static const char *compare_rules(const StoredScore *score, const Replay *replay, Arena *arena) {
    const MatchRules *rules = &replay->rules;
    if (strcmp(score->pack.hex, replay->pack.hex) != 0) return "The row and its replay name different cards.";
    if (strcmp(text_fold(arena, score->pack_title), text_fold(arena, replay->pack_title)) != 0)
        return arena_format(arena, "The row names the pack \"%s\", its replay \"%s\".", score->pack_title,
                            replay->pack_title);
    const char *mode = mode_key(rules->mode);
    if (strcmp(score->mode, mode) != 0)
        return arena_format(arena, "The row says a match of the mode %s, its replay %s.", score->mode, mode);
    if (score->length != rules->card_count)
        return arena_format(arena, "The row says a match of %u cards, its replay %u (0: all).", score->length,
                            rules->card_count);
    if (score->seconds_per_card != rules->seconds_per_card)
        return arena_format(arena, "The row says %u seconds a card, its replay %u (0: untimed).",
                            score->seconds_per_card, rules->seconds_per_card);
    if (score->speed_counts != rules->speed_counts)
        return "The row and its replay do not agree whether speed counts.";
    return NULL;
}

static const char *compare_outcome(const StoredScore *score, const Match *match, Arena *arena) {
    if (score->points == match->seats[0].points && score->right_count == match->seats[0].right_count &&
        score->card_count == match->turn_count && score->longest_streak == match->seats[0].longest_streak)
        return NULL;
    return arena_format(
        arena,
        "The row says %d points, %u of %u right, streak %u; its replay gives %d points, %u of "
        "%u right, streak %u.",
        score->points, score->right_count, score->card_count, score->longest_streak, match->seats[0].points,
        match->seats[0].right_count, match->turn_count, match->seats[0].longest_streak);
}

static Proof prove_replay(Verifier *verifier, const StoredScore *score, const Replay *replay, Arena *arena) {
    const char *difference = compare_rules(score, replay, arena);
    if (difference) return disproved(difference);
    const Pack *pack = find_pack(verifier, &replay->pack);
    if (!pack)
        return (Proof){VERDICT_UNKNOWN, arena_format(arena,
                                                     "The pack \"%s\" as it was played is not here; name its "
                                                     "file with --pack.",
                                                     replay->pack_title)};
    if (strcmp(text_fold(arena, score->pack_title), text_fold(arena, pack->title)) != 0)
        return disproved(arena_format(arena, "Its cards are those of the pack \"%s\".", pack->title));
    Match match;
    if (!replay_play(replay, &pack->cards, &match)) return disproved("Its cards are other ones.");
    Proof proof = {VERDICT_PROVED, NULL};
    if (match.phase != MATCH_FINISHED || match.tick != replay->end_tick)
        proof = disproved("The match does not end where its replay does.");
    else if ((difference = compare_outcome(score, &match, arena)))
        proof = disproved(difference);
    match_release(&match);
    return proof;
}

Proof verifier_prove(Verifier *verifier, const StoredScore *score, Arena *arena) {
    Problems problems = {0};
    Replay replay;
    Proof proof;
    if (replay_read(score->replay, strlen(score->replay), "replay", &replay, &problems)) {
        proof = prove_replay(verifier, score, &replay, arena);
        replay_release(&replay);
    } else {
        proof = disproved(arena_format(arena, "Its replay cannot be read, line %u: %s",
                                       problems.items[0].place.line, problems.items[0].sentence));
    }
    problems_release(&problems);
    return proof;
}
