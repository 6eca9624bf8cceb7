/* Cards without a pack, and a player who answers by dice: enough to play matches in a test. */
#ifndef QUIZLEAF_TESTS_MATCH_FIXTURE_H
#define QUIZLEAF_TESTS_MATCH_FIXTURE_H

#include "unit/cmocka_test.h"

#include <string.h>

#include "match/replay.h"

#define TEST_CARDS 40

/* Choice cards of five options and true/false cards in turn; every fifth has 5 s of its own. In the arena. */
static inline CardList make_cards(Arena *arena) {
    CardList cards = {.items = arena_alloc_array(arena, TEST_CARDS, sizeof(Card)), .count = TEST_CARDS};
    for (size_t i = 0; i < TEST_CARDS; i++) {
        Card *card = &cards.items[i];
        bool choice = i % 3 != 0;
        *card = (Card){.id = arena_format(arena, "card/%zu", i),
                       .kind = choice ? CARD_CHOICE : CARD_TRUE_FALSE,
                       .prompt = arena_format(arena, "Question %zu?", i),
                       .option_count = choice ? 5 : 2,
                       .right_count = choice ? 1 : 0,
                       .statement_is_true = i % 2 == 0,
                       .seconds = i % 5 == 0 ? 5 : 0};
        card->options = arena_alloc_array(arena, card->option_count, sizeof *card->options);
        for (size_t option = 0; option < card->option_count; option++)
            card->options[option] = choice        ? arena_format(arena, "Answer %zu of %zu", option, i)
                                    : option == 0 ? "True"
                                                  : "False";
    }
    return cards;
}

/* The answer that is right for the card on the table; of a card whose answer is a place, that place. */
static inline CardAnswer right_answer(const Match *match) {
    return judge_right_answer(match_card(match), &match_turn(match)->dealt);
}

static inline int32_t right_value(const Match *match) {
    return right_answer(match).value;
}

static inline void do_action(Match *match, Replay *replay, PlayerActionKind kind, int32_t value) {
    PlayerAction action = {.tick = match->tick, .kind = kind, .value = value};
    MatchEvents ignored;
    if (match_would_take(match, &action)) replay_record(replay, &action);
    match_step(match, &action, 1, &ignored);
}

/* Something a player may do in a tick, mostly nothing; right with a chance of 2 in 3. */
static inline void play_tick(Match *match, Replay *replay, Random *dice) {
    MatchEvents ignored;
    uint32_t roll = random_below(dice, 1000);
    if (match->paused && roll < 100)
        do_action(match, replay, ACTION_RESUME, 0);
    else if (roll == 999)
        do_action(match, replay, ACTION_PAUSE, 0);
    else if (match->phase == MATCH_REVEAL && roll < 50)
        do_action(match, replay, ACTION_CONTINUE, 0);
    else if (match->phase == MATCH_QUESTION && roll < 3)
        do_action(match, replay, ACTION_ANSWER, roll ? right_value(match) : (int32_t)random_below(dice, 4));
    else
        match_step(match, NULL, 0, &ignored);
}

/* Plays a whole match; both must be released. */
static inline void play_match(const CardList *cards, const char *title, const MatchRules *rules,
                              uint64_t seed, Match *match, Replay *replay) {
    Random dice = random_seeded(seed + 1);
    match_init(match, cards, rules, seed);
    replay_init(replay, cards, title, rules, seed);
    while (match->phase != MATCH_FINISHED && match->tick < REPLAY_TICKS_MAX) play_tick(match, replay, &dice);
    replay->end_tick = match->tick;
}

#endif
