/* A party that a script plays: who does what when, on the wall's clock, kept so that it can be seen again at
 * any frame rate. */
#ifndef QUIZLEAF_TESTS_PARTY_TABLE_H
#define QUIZLEAF_TESTS_PARTY_TABLE_H

#include "unit/cmocka_test.h"

#include <stdio.h>
#include <string.h>

#include "match/match_runner.h"

#define PARTY_DEEDS_MAX 400

typedef struct PartyDeed {
    uint64_t at_us;
    uint32_t seat;
    PlayerActionKind kind;
    int32_t value;
    char text[ANSWER_TEXT_BYTES]; /* a name, or a typed answer */
} PartyDeed;

typedef struct PartyTable {
    MatchRunner runner;
    uint64_t now_us;
    PartyDeed deeds[PARTY_DEEDS_MAX];
    size_t deed_count;
} PartyTable;

static inline const Match *table_match(const PartyTable *table) {
    return &table->runner.match;
}

/* Hands a deed to the runner as the app does. */
static inline void hand_over(MatchRunner *runner, const PartyDeed *deed, uint64_t pending_us,
                             uint64_t ago_us) {
    if (deed->kind == ACTION_JOIN || deed->kind == ACTION_RENAME)
        match_runner_name(runner, deed->seat, deed->kind, deed->value, deed->text, pending_us, ago_us);
    else if (deed->kind == ACTION_ANSWER && deed->text[0])
        match_runner_type(runner, deed->seat, deed->text, pending_us, ago_us);
    else
        match_runner_act(runner, deed->seat, deed->kind, deed->value, pending_us, ago_us);
}

static inline void later(PartyTable *table, uint64_t milliseconds) {
    MatchEvents ignored;
    for (uint64_t i = 0; i < milliseconds; i++) match_runner_advance(&table->runner, 1000, &ignored);
    table->now_us += 1000 * milliseconds;
}

/* Now; time must pass before it shows. */
static inline void deed(PartyTable *table, uint32_t seat, PlayerActionKind kind, int32_t value,
                        const char *text) {
    if (table->deed_count == PARTY_DEEDS_MAX) fail_msg("the table has room for too few deeds");
    PartyDeed *done = &table->deeds[table->deed_count++];
    *done = (PartyDeed){.at_us = table->now_us, .seat = seat, .kind = kind, .value = value};
    snprintf(done->text, sizeof done->text, "%s", text);
    hand_over(&table->runner, done, 0, 0);
}

/* .. and a twentieth of a second to see it. */
static inline void act(PartyTable *table, uint32_t seat, PlayerActionKind kind, int32_t value) {
    deed(table, seat, kind, value, "");
    later(table, 50);
}

static inline void join(PartyTable *table, uint32_t seat, const char *name, uint8_t team,
                        Allowance allowance) {
    SeatChoice choice = {.look = (uint8_t)(10 + seat), .team = team, .allowance = allowance};
    deed(table, seat, ACTION_JOIN, seat_value(choice), name);
    later(table, 50);
}

static inline void host(PartyTable *table, PlayerActionKind kind, int32_t value) {
    act(table, 0, kind, value);
}

/* Begins, turns up a card that was handed over, or goes on to the next; then half a second to look at it. */
static inline void go_on(PartyTable *table) {
    act(table, 0, ACTION_CONTINUE, 0);
    later(table, 450);
}

static inline void answer(PartyTable *table, uint32_t seat, bool right) {
    const Card *card = match_card(table_match(table));
    const DealtCard *dealt = &match_turn(table_match(table))->dealt;
    CardAnswer given = right ? judge_right_answer(card, dealt) : judge_wrong_answer(card, dealt);
    deed(table, seat, ACTION_ANSWER, given.value, given.text);
    later(table, 50);
}

/* What each seat does, one letter a seat, 0.7 s apart: r right, w wrong, anything else nothing. */
static inline void answers(PartyTable *table, const char *of_seats) {
    for (uint32_t seat = 0; of_seats[seat]; seat++) {
        if (of_seats[seat] != 'r' && of_seats[seat] != 'w') continue;
        later(table, 650);
        answer(table, seat, of_seats[seat] == 'r');
    }
}

/* To the end of whatever clock runs. */
static inline void run_out(PartyTable *table) {
    MatchPhase phase = table_match(table)->phase;
    uint32_t turn = table_match(table)->turn_count;
    for (int i = 0; i < 700000; i++) {
        if (table_match(table)->phase != phase || table_match(table)->turn_count != turn) return;
        later(table, 1);
    }
    fail_msg("the clock does not run out");
}

static inline void wait_for_reading(PartyTable *table) {
    while (match_turn(table_match(table))->reading_ticks) later(table, 1);
    later(table, 300);
}

static inline void buzz(PartyTable *table, uint32_t seat) {
    act(table, seat, ACTION_BUZZ, 0);
}

/* Buzzes and answers, right or wrong. */
static inline void buzz_in(PartyTable *table, uint32_t seat, bool right) {
    later(table, 900);
    buzz(table, seat);
    later(table, 1500);
    answer(table, seat, right);
}

/* A length for the next frame, after some rate or by dice; never 0. */
typedef struct PartyRate {
    const char *row;
    uint64_t us, most_us; /* us 0: 1 .. most_us by dice */
} PartyRate;

static const PartyRate PARTY_RATES[] = {
    {"1000 frames a second", 1000, 0},        {"24 frames a second", 41667, 0},
    {"60 frames a second", 16667, 0},         {"144 frames a second", 6944, 0},
    {"frames by dice up to 50 ms", 0, 50000}, {"frames by dice up to 250 ms", 0, 250000},
};
#define PARTY_RATE_COUNT (sizeof PARTY_RATES / sizeof *PARTY_RATES)

/* The table's deeds as the app sees them: a frame's inputs first, each with its age, then the frame's time.
 */
static inline void see_again(const PartyTable *table, MatchRunner *runner, const PartyRate *rate,
                             uint64_t seed) {
    Random dice = random_seeded(seed);
    MatchEvents ignored;
    uint64_t now = 0;
    size_t next = 0;
    while (now < table->now_us + 1000000 && runner->match.phase != MATCH_FINISHED) {
        uint64_t elapsed = rate->us ? rate->us : 1 + random_below(&dice, (uint32_t)rate->most_us);
        now += elapsed;
        for (; next < table->deed_count && table->deeds[next].at_us <= now; next++)
            hand_over(runner, &table->deeds[next], elapsed, now - table->deeds[next].at_us);
        match_runner_advance(runner, elapsed, &ignored);
    }
}

#endif
