/* A party in a game of a SceneFixture: the guests of lobby_fixture.h sit down and start as they do in the
 * lobby; then seats act through the same queue as devices do, and what they do happens before the next line
 * of a test. */
#ifndef QUIZLEAF_TESTS_PARTY_FIXTURE_H
#define QUIZLEAF_TESTS_PARTY_FIXTURE_H

#include "scenes/lobby_fixture.h"
#include "scenes/party_input.h"
#include "scenes/scene_fixture.h"

/* As long as a name may be, and as wide as names are. */
static const char *const PARTY_LONG_NAMES[SEATS_MAX] = {
    "Maximiliane Wagnerin", "Wolfgang Amadeus M.W", "WWWWWWWWWWWWWWWWWWWW", "Anna-Magdalena Brunn",
    "Эммануил Святославич", "MMMMMMMMMM MMMMMMMMM", "Oluwaseun Adebayo-Ka", "iiiiiiiiiiiiiiiiiiii"};

static inline const Match *party_match(const SceneFixture *fixture) {
    return &fixture->game.runner.match;
}

/* The first so many guests begin; how they play stands in the settings, which cards come in `seed`. */
static inline void party_begins(SceneFixture *fixture, ModeId mode, uint32_t guests, uint64_t seed) {
    Game *game = &fixture->game;
    lobby_fill(game, guests);
    party_choose_mode(game, mode);
    game->seeds = random_seeded(seed);
    game->input_ago_us = 0;
    assert_true(party_start(game));
    scene_fixture_pass(fixture, 32);
    assert_int_equal(party_match(fixture)->turn_count, 1);
}

static inline void party_does(SceneFixture *fixture, uint32_t seat, PlayerActionKind kind, int32_t value) {
    match_runner_act(&fixture->game.runner, seat, kind, value, 0, 0);
    scene_fixture_pass(fixture, 32);
}

static inline int32_t party_answer(const SceneFixture *fixture, bool right) {
    const Match *match = party_match(fixture);
    const DealtCard *dealt = &match_turn(match)->dealt;
    return right ? judge_right_answer(match_card(match), dealt).value
                 : judge_wrong_answer(match_card(match), dealt).value;
}

/* Those of the bits in `right` know it, the other seats that may answer do not. */
static inline void party_answers(SceneFixture *fixture, uint32_t right) {
    for (uint32_t seat = 0; seat < SEATS_MAX; seat++) {
        if (party_match(fixture)->phase != MATCH_QUESTION || !match_is_open(party_match(fixture), seat))
            continue;
        party_does(fixture, seat, ACTION_ANSWER, party_answer(fixture, right >> seat & 1));
    }
}

/* Cards are skipped until one of this kind is open. */
static inline void party_deals(SceneFixture *fixture, CardKind kind) {
    const Match *match = party_match(fixture);
    for (int tries = 0; tries < 200; tries++) {
        if (match->phase == MATCH_HANDOVER) party_does(fixture, 0, ACTION_CONTINUE, 0);
        if (match->phase == MATCH_QUESTION && match_card(match)->kind == kind) return;
        if (match->phase == MATCH_QUESTION) party_does(fixture, 0, ACTION_SKIP_CARD, 0);
        party_does(fixture, 0, ACTION_CONTINUE, 0);
        assert_int_not_equal(match->phase, MATCH_FINISHED);
    }
    fail_msg("no %s card came", card_kind_name(kind));
}

#endif
