/* A score follows from its replay when the same cards, dealt by the replay's seed and answered by its
 * actions, end in the same numbers. Proving takes about 2 ms: reading its pack (once a pack), then some
 * 10,000 steps. */
#include <string.h>

#include "base/text.h"
#include "commands/known_cards.h"
#include "commands/scores.h"
#include "match/replay.h"

const char *verdict_name(Verdict verdict) {
    static const char *const names[] = {
        [VERDICT_PROVED] = "proved",
        [VERDICT_DISPROVED] = "does not follow",
        [VERDICT_UNKNOWN] = "cannot be proved here",
    };
    return names[verdict];
}

static Proof disproved(const char *reason) {
    return (Proof){VERDICT_DISPROVED, reason};
}

/* What a row says of its match, whether one player's or a party's. */
typedef struct Claim {
    const char *pack_title;
    const Fingerprint *pack;
    const char *mode;
    uint32_t length, seconds_per_card;
    bool speed_counts;
    const char *replay;
    /* What its match ends in, against what the row says; NULL: the same. */
    const char *(*compare_outcome)(const void *row, const Match *match, const Replay *replay, Arena *arena);
    const void *row;
} Claim;

/* What the row says of its match against what the replay says of it; NULL: the same. */
static const char *compare_rules(const Claim *claim, const Replay *replay, Arena *arena) {
    const MatchRules *rules = &replay->rules;
    if (strcmp(claim->pack->hex, replay->pack.hex) != 0)
        return "The row and its replay name different cards.";
    if (strcmp(text_fold(arena, claim->pack_title), text_fold(arena, replay->pack_title)) != 0)
        return arena_format(arena, "The row names the pack \"%s\", its replay \"%s\".", claim->pack_title,
                            replay->pack_title);
    const char *mode = mode_key(rules->mode);
    if (strcmp(claim->mode, mode) != 0)
        return arena_format(arena, "The row says a match of the mode %s, its replay %s.", claim->mode, mode);
    if (claim->length != rules->card_count)
        return arena_format(arena, "The row says a match of %u cards, its replay %u (0: all).", claim->length,
                            rules->card_count);
    if (claim->seconds_per_card != rules->seconds_per_card)
        return arena_format(arena, "The row says %u seconds a card, its replay %u (0: untimed).",
                            claim->seconds_per_card, rules->seconds_per_card);
    if (claim->speed_counts != rules->speed_counts)
        return "The row and its replay do not agree whether speed counts.";
    return NULL;
}

static const char *compare_score(const void *row, const Match *match, const Replay *replay, Arena *arena) {
    (void)replay;
    const StoredScore *score = row;
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

static const char *describe_seat(const StoredSeat *seat, Arena *arena) {
    return arena_format(arena, "%s at place %u with %d points (team %d, %d), %u right, streak %u", seat->name,
                        seat->place, seat->points, seat->choice.team + 1, seat->team_points,
                        seat->right_count, seat->longest_streak);
}

static bool same_seat(const StoredSeat *a, const StoredSeat *b) {
    return strcmp(a->name, b->name) == 0 && seat_value(a->choice) == seat_value(b->choice) &&
           a->place == b->place && a->points == b->points && a->team_points == b->team_points &&
           a->right_count == b->right_count && a->longest_streak == b->longest_streak;
}

/* Rows of older games count the warm-up cards, too. */
static bool same_cards(const StoredParty *said, const StoredParty *played, const Match *match) {
    return said->card_count == played->card_count || said->card_count == match->turn_count;
}

static const char *compare_party(const void *row, const Match *match, const Replay *replay, Arena *arena) {
    const StoredParty *said = row, played = stored_party_of(match, replay);
    if (said->points != played.points || !same_cards(said, &played, match) ||
        said->seat_count != played.seat_count)
        return arena_format(arena,
                            "The row says %d points, %u cards, %u players; its replay gives %d points, %u "
                            "cards, %u players.",
                            said->points, said->card_count, said->seat_count, played.points,
                            played.card_count, played.seat_count);
    for (uint32_t i = 0; i < said->seat_count; i++)
        if (!same_seat(&said->seats[i], &played.seats[i]))
            return arena_format(arena, "The row says %s; its replay gives %s.",
                                describe_seat(&said->seats[i], arena),
                                describe_seat(&played.seats[i], arena));
    return NULL;
}

static Proof prove_replay(KnownCards *known, const Claim *claim, const Replay *replay, Arena *arena) {
    const char *difference = compare_rules(claim, replay, arena);
    if (difference) return disproved(difference);
    const char *title;
    const CardList *cards = known_cards_find(known, &replay->pack, &title);
    if (!cards)
        return (Proof){VERDICT_UNKNOWN, arena_format(arena,
                                                     "The pack \"%s\" as it was played is not here; name its "
                                                     "file with --pack.",
                                                     replay->pack_title)};
    if (strcmp(text_fold(arena, claim->pack_title), text_fold(arena, title)) != 0)
        return disproved(arena_format(arena, "Its cards are those of the pack \"%s\".", title));
    Match match;
    if (!replay_play(replay, cards, &match)) return disproved("Its cards are other ones.");
    Proof proof = {VERDICT_PROVED, NULL};
    if (match.phase != MATCH_FINISHED || match.tick != replay->end_tick)
        proof = disproved("The match does not end where its replay does.");
    else if ((difference = claim->compare_outcome(claim->row, &match, replay, arena)))
        proof = disproved(difference);
    match_release(&match);
    return proof;
}

static Proof prove(KnownCards *known, const Claim *claim, Arena *arena) {
    Problems problems = {0};
    Replay replay;
    Proof proof;
    if (replay_read(claim->replay, strlen(claim->replay), "replay", &replay, &problems)) {
        proof = prove_replay(known, claim, &replay, arena);
        replay_release(&replay);
    } else {
        proof = disproved(arena_format(arena, "Its replay cannot be read, line %u: %s",
                                       problems.items[0].place.line, problems.items[0].sentence));
    }
    problems_release(&problems);
    return proof;
}

Proof scores_prove(KnownCards *known, const StoredScore *score, Arena *arena) {
    Claim claim = {score->pack_title,   &score->pack,  score->mode,   score->length, score->seconds_per_card,
                   score->speed_counts, score->replay, compare_score, score};
    return prove(known, &claim, arena);
}

Proof scores_prove_party(KnownCards *known, const StoredParty *party, Arena *arena) {
    Claim claim = {party->pack_title,   &party->pack,  party->mode,   party->length, party->seconds_per_card,
                   party->speed_counts, party->replay, compare_party, party};
    return prove(known, &claim, arena);
}
