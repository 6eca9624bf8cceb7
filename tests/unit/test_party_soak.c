/* Parties by dice, against the model and against their own replays.
 *
 *     test_party_soak            as many as take a second or two
 *     test_party_soak 100000     so many, and how long they took */
#include "unit/party_fixture.h"

#include <stdlib.h>
#include <time.h>

#include "unit/party_model.h"

static uint64_t parties = 2000;

/* How often the dice came to each thing, so that it is known to be tried. */
typedef struct Seen {
    uint64_t turns, lots, voids, late, steals, finals, outs, teams, handovers;
} Seen;

static void count_seen(const Match *match, const PartyLog *log, Seen *seen) {
    seen->lots += log->lots;
    seen->voids += match->void_count;
    for (size_t i = 0; i < match->ledger_count; i++) seen->late += match->ledger[i].kind == LEDGER_LATE;
    for (uint32_t i = 0; i < match->turn_count; i++) {
        uint32_t out = 0, gave = 0;
        for (uint32_t s = 0; s < SEATS_MAX; s++) {
            out += match->turns[i].seats[s].locked_out;
            gave += match->turns[i].seats[s].answered;
        }
        seen->turns++;
        seen->steals += out > 0 && gave > 1;
        seen->finals += match->turns[i].final && gave > 0;
        seen->handovers += match->turns[i].owner != SEAT_NONE;
    }
    for (uint32_t s = 0; s < SEATS_MAX; s++) seen->outs += match->seats[s].out_turn > 0;
    for (uint32_t team = 0; team < TEAMS_MAX; team++) seen->teams += match->team_points[team] > 0;
}

static void assert_replay_proves(const Match *match, const PartyLog *log, const CardList *cards,
                                 const char *what) {
    Buffer text = {0}, again = {0};
    Problems problems = {0};
    Replay read;
    Match proof;
    replay_write(&log->replay, &text);
    if (!replay_read(buffer_text(&text), text.length, what, &read, &problems))
        fail_msg("%s", problem_line(&problems.items[0], &problems.arena));
    replay_write(&read, &again);
    assert_string_equal(buffer_text(&text), buffer_text(&again));
    assert_true(replay_play(&read, cards, &proof));
    Fingerprint a = match_fingerprint(match), b = match_fingerprint(&proof);
    if (strcmp(a.hex, b.hex) != 0) fail_msg("%s plays otherwise again", what);
    match_release(&proof);
    replay_release(&read);
    problems_release(&problems);
    buffer_release(&text);
    buffer_release(&again);
}

static void parties_by_dice_equal_the_model(void **state) {
    (void)state;
    static PartyModel model;
    Arena arena = {0};
    CardList cards = make_mixed_cards(&arena, PARTY_CARDS);
    Seen seen = {0};
    clock_t begun = clock();
    for (uint64_t seed = 0; seed < parties; seed++) {
        char what[60];
        Match match;
        PartyLog log;
        Random dice = random_seeded(~seed);
        MatchRules rules = rolled_rules(&dice);
        CardList some = cards; /* sometimes too few */
        if (seed % 3 == 0) some.count = 3 + random_below(&dice, 20);
        play_party(&some, "Party", &rules, seed, &match, &log);
        snprintf(what, sizeof what, "seed %llu, %s", (unsigned long long)seed, mode_key(match.rules.mode));
        model_play(&model, &match, log.replay.actions, log.replay.action_count, log.lot_winners, log.lots);
        model_compare(&model, &match, what);
        drop_unwritable(&log.replay);
        if (seed % 8 == 0) assert_replay_proves(&match, &log, &some, what);
        count_seen(&match, &log, &seen);
        match_release(&match);
        replay_release(&log.replay);
    }
    double seconds = (double)(clock() - begun) / CLOCKS_PER_SEC;
    print_message(
        "%llu parties in %.1f s: %llu turns, %llu lots, %llu voids, %llu late, %llu steals, %llu finals, "
        "%llu out, %llu teams, %llu handovers\n",
        (unsigned long long)parties, seconds, (unsigned long long)seen.turns, (unsigned long long)seen.lots,
        (unsigned long long)seen.voids, (unsigned long long)seen.late, (unsigned long long)seen.steals,
        (unsigned long long)seen.finals, (unsigned long long)seen.outs, (unsigned long long)seen.teams,
        (unsigned long long)seen.handovers);
    assert_true(seen.lots && seen.voids && seen.late && seen.steals && seen.finals && seen.outs &&
                seen.teams && seen.handovers);
    arena_release(&arena);
}

int main(int argc, char **argv) {
    if (argc > 1) parties = strtoull(argv[1], NULL, 10);
    const struct CMUnitTest tests[] = {cmocka_unit_test(parties_by_dice_equal_the_model)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
