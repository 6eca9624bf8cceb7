/* The parties that are played for the golden replays: all that a party's rules know, in every mode. */
#ifndef QUIZLEAF_TESTS_PARTY_SCRIPTS_H
#define QUIZLEAF_TESTS_PARTY_SCRIPTS_H

#include "replays/party_table.h"

enum { ANN, BOB, ZOE, DAN, EVE, SIX, SEVEN, KIM };

typedef struct PartyScript {
    const char *name;
    MatchRules rules;
    uint64_t seed;
    void (*play)(PartyTable *table);
} PartyScript;

/* A warm-up that counts nothing, allowances, a card that runs out, a late guest who begins with the average,
 * somebody who leaves and answers after coming back and somebody who is not waited for, stakes. */
static inline void play_everyone(PartyTable *table) {
    join(table, ANN, "Ann", 0, ALLOWANCE_NONE);
    join(table, BOB, "Bob", 0, ALLOWANCE_HALF);
    join(table, ZOE, "Zoë", 0, ALLOWANCE_DOUBLE);
    go_on(table);
    answers(table, "rwr"); /* warm-up */
    go_on(table);
    answers(table, "rrr");
    go_on(table);
    answers(table, "rw");
    join(table, EVE, "Eve", 0, ALLOWANCE_NONE); /* with the next card */
    run_out(table);                             /* Zoë's time, the longest */
    go_on(table);
    act(table, BOB, ACTION_LEAVE, 0);
    answers(table, "r...r");
    join(table, BOB, "Bob", 0, ALLOWANCE_HALF); /* comes back within the card */
    act(table, ZOE, ACTION_LEAVE, 0);           /* is not waited for */
    answers(table, ".r");
    go_on(table);
    join(table, ZOE, "Zoë", 0, ALLOWANCE_DOUBLE); /* too late for this card */
    answers(table, "wr..r");
    go_on(table); /* the final one: its category is known, and stakes are laid */
    act(table, ANN, ACTION_WAGER, 100);
    act(table, BOB, ACTION_WAGER, 50);
    act(table, BOB, ACTION_WAGER, 0);   /* once and for all */
    act(table, ZOE, ACTION_WAGER, 101); /* more than one has */
    act(table, ZOE, ACTION_WAGER, 0);
    run_out(table); /* Eve lays none */
    answers(table, "rww.r");
    go_on(table);
}

/* All that is in the host's hand. A late guest begins with nothing. */
static inline void play_host(PartyTable *table) {
    join(table, ANN, "Ann", 0, ALLOWANCE_NONE);
    join(table, DAN, "Dan", 0, ALLOWANCE_NONE);
    join(table, KIM, "Kim", 0, ALLOWANCE_ENDLESS);
    go_on(table);
    answers(table, "r..r...r");
    go_on(table);
    answers(table, "r..r...w");
    go_on(table);
    answers(table, "r..w...r");
    host(table, ACTION_VOID_CARD, 1); /* points and streaks follow */
    host(table, ACTION_VOID_CARD, 1); /* once */
    go_on(table);
    host(table, ACTION_MORE_TIME, 20); /* there is no clock while Kim needs none */
    host(table, ACTION_SKIP_CARD, 0);
    act(table, KIM, ACTION_REMOVE, 0);
    join(table, KIM, "Kim", 0, ALLOWANCE_ENDLESS); /* for good */
    deed(table, DAN, ACTION_RENAME, 0, "Daniel");
    join(table, EVE, "Eve", 0, ALLOWANCE_NONE);
    go_on(table);
    later(table, 9000);
    host(table, ACTION_MORE_TIME, 20);
    host(table, ACTION_PAUSE, 0);
    answers(table, "r"); /* not while it is paused */
    later(table, 60000);
    host(table, ACTION_RESUME, 0);
    answers(table, "r..r"); /* after the time that the card had: half of the points */
    later(table, 15000);
    run_out(table); /* Eve's */
    act(table, ANN, ACTION_TAKE_POINTS, 300);
    act(table, DAN, ACTION_TAKE_POINTS, -200); /* given */
    act(table, EVE, ACTION_TAKE_POINTS, 50);   /* never below 0 */
    host(table, ACTION_VOID_CARD, 0);          /* what was taken stays taken */
    go_on(table);
    answers(table, "w");
    host(table, ACTION_VOID_CARD, 5); /* the open one: it is closed */
    go_on(table);
    answers(table, "r");
    host(table, ACTION_QUIT, 0); /* ends it early; what is scored stays */
}

/* A buzz while it is read out, a steal, a lot, time that runs out, leaving with the buzz, all wrong. */
static inline void play_buzz(PartyTable *table) {
    join(table, ANN, "Ann", 0, ALLOWANCE_NONE);
    join(table, BOB, "Bob", 0, ALLOWANCE_NONE);
    join(table, ZOE, "Zoë", 0, ALLOWANCE_DOUBLE);
    go_on(table);
    buzz(table, ANN); /* too early: locked for a second */
    wait_for_reading(table);
    buzz_in(table, BOB, true);
    go_on(table);
    wait_for_reading(table);
    buzz_in(table, BOB, false);
    buzz(table, BOB);          /* is out of this card */
    buzz_in(table, ANN, true); /* steals */
    go_on(table);
    wait_for_reading(table);
    deed(table, BOB, ACTION_BUZZ, 0, ""); /* in the same millisecond */
    deed(table, ZOE, ACTION_BUZZ, 0, "");
    later(table, 50);
    answer(table, table_match(table)->turns[2].buzzer, true);
    go_on(table);
    wait_for_reading(table);
    deed(table, ZOE, ACTION_BUZZ, 0, "");
    later(table, 2); /* two milliseconds are a difference */
    deed(table, BOB, ACTION_BUZZ, 0, "");
    later(table, 40000); /* Zoë has no answer in her time, the card's runs on and ends */
    go_on(table);
    wait_for_reading(table);
    buzz(table, ANN);
    act(table, ANN, ACTION_LEAVE, 0); /* the others may */
    join(table, ANN, "Ann", 0, ALLOWANCE_NONE);
    buzz(table, ANN); /* no second try */
    buzz_in(table, ZOE, true);
    go_on(table);
    wait_for_reading(table);
    buzz_in(table, ANN, false);
    buzz_in(table, BOB, false);
    buzz_in(table, ZOE, false); /* nobody is left */
    host(table, ACTION_VOID_CARD, 1);
    go_on(table);
    wait_for_reading(table);
    run_out(table); /* nobody buzzes */
    go_on(table);
    wait_for_reading(table);
    buzz_in(table, BOB, true);
    go_on(table);
}

/* Wrong answers cost nothing; but the stake is lost. */
static inline void play_buzz_stakes(PartyTable *table) {
    join(table, ANN, "Ann", 0, ALLOWANCE_NONE);
    join(table, BOB, "Bob", 0, ALLOWANCE_ENDLESS);
    go_on(table);
    wait_for_reading(table);
    buzz_in(table, ANN, true); /* warm-up */
    go_on(table);
    wait_for_reading(table);
    buzz_in(table, ANN, true);
    go_on(table);
    wait_for_reading(table);
    buzz_in(table, BOB, false);
    buzz_in(table, ANN, true);
    go_on(table);
    wait_for_reading(table);
    buzz(table, BOB);
    later(table, 90000); /* Bob takes as long as he likes */
    answer(table, BOB, true);
    go_on(table);
    act(table, ANN, ACTION_WAGER, 80);
    act(table, BOB, ACTION_WAGER, 100);
    wait_for_reading(table);
    buzz_in(table, ANN, false);
    buzz_in(table, BOB, true);
    go_on(table);
}

/* Two cards each and a warm-up; one is skipped, one is left by its owner, one guest comes late. */
static inline void play_pass(PartyTable *table) {
    join(table, ANN, "Ann", 0, ALLOWANCE_NONE);
    join(table, BOB, "Bob", 0, ALLOWANCE_HALF);
    join(table, ZOE, "Zoë", 0, ALLOWANCE_NONE);
    go_on(table);
    for (int turn = 0; turn < 40 && table_match(table)->phase != MATCH_FINISHED; turn++) {
        uint32_t owner = match_turn(table_match(table))->owner;
        if (turn == 4) act(table, BOB, ACTION_LEAVE, 0); /* it is Bob's */
        if (turn == 7) join(table, BOB, "Bob", 0, ALLOWANCE_HALF);
        go_on(table); /* turns it up */
        if (table_match(table)->phase == MATCH_WAGER) act(table, owner, ACTION_WAGER, 10 * (1 + turn % 7));
        if (turn == 3) host(table, ACTION_SKIP_CARD, 0);
        if (turn == 5) join(table, EVE, "Eve", 0, ALLOWANCE_NONE);
        if (table_match(table)->phase == MATCH_QUESTION) {
            later(table, 800);
            answer(table, (owner + 1) % 3, true); /* out of turn: not taken */
            if (turn == 6)
                run_out(table);
            else
                answer(table, owner, turn % 3 != 2);
        }
        if (turn == 8) host(table, ACTION_VOID_CARD, 8); /* is made up for */
        go_on(table);
    }
}

/* Two lives each: misses, a guest with as few lives as any, a card that would end all, and a void after which
 * lives stand as if the card had not been: who was out is in again, and who had been spared is out. */
static inline void play_last_leaf(PartyTable *table) {
    join(table, ANN, "Ann", 0, ALLOWANCE_NONE);
    join(table, BOB, "Bob", 0, ALLOWANCE_NONE);
    join(table, ZOE, "Zoë", 0, ALLOWANCE_NONE);
    join(table, DAN, "Dan", 0, ALLOWANCE_NONE);
    go_on(table);
    answers(table, "rrww");
    go_on(table);
    answers(table, "wwrw"); /* Dan is out */
    join(table, EVE, "Eve", 0, ALLOWANCE_NONE);
    go_on(table);
    answers(table, "www.w"); /* costs nobody */
    go_on(table);
    answers(table, "rrw.r"); /* Zoë is out */
    host(table, ACTION_VOID_CARD, 1);
    go_on(table);
    answers(table, "rw.r");
    go_on(table);
    answers(table, "w..r"); /* Dan is the last */
    go_on(table);
}

/* Two against one: averages, points taken from a member, a void, a guest for the smaller team, stakes. */
static inline void play_teams(PartyTable *table) {
    join(table, ANN, "Ann", 0, ALLOWANCE_NONE);
    join(table, BOB, "Bob", 0, ALLOWANCE_NONE);
    go_on(table); /* one team is no match */
    join(table, ZOE, "Zoë", 3, ALLOWANCE_NONE);
    go_on(table);
    answers(table, "rwr");
    go_on(table);
    answers(table, "rrw");
    join(table, DAN, "Dan", 3, ALLOWANCE_NONE);
    go_on(table);
    answers(table, "wrrr");
    act(table, BOB, ACTION_TAKE_POINTS, 400);
    go_on(table);
    answers(table, "rrww");
    host(table, ACTION_VOID_CARD, 1);
    go_on(table);
    for (uint32_t seat = ANN; seat <= DAN; seat++) act(table, seat, ACTION_WAGER, 25 * (int32_t)seat);
    answers(table, "rwrw");
    go_on(table);
}

static const PartyScript PARTY_SCRIPTS[] = {
    {"party-everyone",
     {.mode = MODE_EVERYONE,
      .card_count = 5,
      .seconds_per_card = 20,
      .speed_counts = true,
      .late_average = true,
      .final_wager = true,
      .warm_up = true},
     11,
     play_everyone},
    {"party-host",
     {.mode = MODE_EVERYONE, .card_count = 9, .seconds_per_card = 10, .speed_counts = true},
     12,
     play_host},
    {"party-buzz",
     {.mode = MODE_BUZZ, .card_count = 8, .seconds_per_card = 10, .speed_counts = true, .wrong_costs = true},
     13,
     play_buzz},
    {"party-buzz-stakes",
     {.mode = MODE_BUZZ, .card_count = 4, .final_wager = true, .warm_up = true},
     14,
     play_buzz_stakes},
    {"party-pass",
     {.mode = MODE_PASS,
      .card_count = 2,
      .seconds_per_card = 20,
      .speed_counts = true,
      .late_average = true,
      .final_wager = true,
      .warm_up = true},
     15,
     play_pass},
    {"party-last-leaf",
     {.mode = MODE_LAST_LEAF, .seconds_per_card = 10, .speed_counts = true, .lives = 2, .late_average = true},
     16,
     play_last_leaf},
    {"party-teams",
     {.mode = MODE_TEAMS, .card_count = 5, .seconds_per_card = 20, .speed_counts = true, .final_wager = true},
     17,
     play_teams},
};
#define PARTY_SCRIPT_COUNT (sizeof PARTY_SCRIPTS / sizeof *PARTY_SCRIPTS)

#endif
