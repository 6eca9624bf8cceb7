/* Parties by dice, seen at many frame rates: whatever everybody does whenever, the state and the replay are
 * the same. Scripted ones are in tests/replays. */
#include "replays/party_table.h"
#include "unit/match_fixture.h"

/* When and what by dice: often several in one millisecond, seldom a long silence. */
static void roll_deeds(PartyTable *table, Random *dice) {
    static const PlayerActionKind kinds[] = {
        ACTION_ANSWER, ACTION_ANSWER, ACTION_ANSWER,    ACTION_CONTINUE,  ACTION_CONTINUE, ACTION_CONTINUE,
        ACTION_BUZZ,   ACTION_BUZZ,   ACTION_WAGER,     ACTION_PAUSE,     ACTION_RESUME,   ACTION_RESUME,
        ACTION_JOIN,   ACTION_LEAVE,  ACTION_SKIP_CARD, ACTION_MORE_TIME, ACTION_RENAME,   ACTION_TAKE_POINTS,
        ACTION_JOIN,   ACTION_BUZZ,   ACTION_VOID_CARD, ACTION_REMOVE};
    enum { DEEDS = 150, KINDS = sizeof kinds / sizeof *kinds };
    for (uint32_t seat = 0; seat < 3; seat++)
        table->deeds[table->deed_count++] =
            (PartyDeed){.seat = seat, .kind = ACTION_JOIN, .value = (int32_t)(seat << 8), .text = "Ann"};
    table->deeds[table->deed_count++] = (PartyDeed){.at_us = table->now_us = 50000, .kind = ACTION_CONTINUE};
    for (int i = 0; i < DEEDS && table->deed_count + 5 < PARTY_DEEDS_MAX; i++) {
        bool all_buzz = random_below(dice, 12) == 0;
        for (uint32_t seat = 0; seat < 3 && all_buzz; seat++)
            table->deeds[table->deed_count++] =
                (PartyDeed){.at_us = table->now_us, .seat = seat, .kind = ACTION_BUZZ};
        uint32_t roll = random_below(dice, 10);
        if (roll > 2) table->now_us += random_below(dice, roll == 9 ? 1800000 : roll > 6 ? 200000 : 3000);
        PartyDeed *next = &table->deeds[table->deed_count++];
        *next = (PartyDeed){.at_us = table->now_us,
                            .seat = random_below(dice, 4),
                            .kind = kinds[random_below(dice, KINDS - (random_below(dice, 20) > 0))],
                            .value = (int32_t)random_below(dice, 5)};
        if (next->kind == ACTION_JOIN || next->kind == ACTION_RENAME)
            snprintf(next->text, sizeof next->text, "Zoë %d", i);
    }
    table->now_us += 100000;
    table->deeds[table->deed_count++] = (PartyDeed){.at_us = table->now_us, .kind = ACTION_QUIT};
}

static void write_outcome(const MatchRunner *runner, Buffer *out) {
    buffer_clear(out);
    buffer_format(out, "state %s\n", match_fingerprint(&runner->match).hex);
    replay_write(&runner->replay, out);
}

static void parties_by_dice_are_the_same_at_every_frame_rate(void **state) {
    (void)state;
    static PartyTable table;
    static MatchRunner runner;
    enum { PARTIES = 100 };
    Arena arena = {0};
    CardList cards = make_cards(&arena);
    uint32_t turns = 0, ties = 0;
    for (uint64_t seed = 0; seed < PARTIES; seed++) {
        Random dice = random_seeded(seed);
        MatchRules rules = {.mode = (ModeId)(MODE_EVERYONE + seed % (MODES - MODE_EVERYONE)),
                            .card_count = 5,
                            .seconds_per_card = 5 * random_below(&dice, 3),
                            .speed_counts = true,
                            .lives = 3,
                            .wrong_costs = random_below(&dice, 2),
                            .final_wager = random_below(&dice, 2),
                            .warm_up = random_below(&dice, 2)};
        mode_row(rules.mode)->settle(&rules);
        memset(&table, 0, sizeof table);
        roll_deeds(&table, &dice);
        Buffer first = {0}, other = {0};
        for (size_t rate = 0; rate < PARTY_RATE_COUNT; rate++) {
            match_runner_init(&runner, &cards, "Frames", &rules, seed);
            see_again(&table, &runner, &PARTY_RATES[rate], seed + rate);
            write_outcome(&runner, rate ? &other : &first);
            if (rate && strcmp(buffer_text(&first), buffer_text(&other)) != 0)
                fail_msg("seed %d, %s: another party at %s:\n%s\ninstead of\n%s", (int)seed,
                         mode_key(rules.mode), PARTY_RATES[rate].row, buffer_text(&other),
                         buffer_text(&first));
            assert_int_equal(runner.match.phase, MATCH_FINISHED);
            turns += runner.match.turn_count;
            for (uint32_t i = 0; i < runner.match.turn_count; i++) ties += runner.match.turns[i].tie;
            match_runner_release(&runner);
        }
        buffer_release(&first);
        buffer_release(&other);
    }
    arena_release(&arena);
    print_message("%u turns, %u ties\n", turns, ties);
    assert_true(turns > PARTIES * PARTY_RATE_COUNT && ties > 0); /* they were worth seeing */
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(parties_by_dice_are_the_same_at_every_frame_rate),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
