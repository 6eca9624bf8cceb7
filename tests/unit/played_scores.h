/* Matches of the pack in a test's place (scores_fixture.h), played and stored with their replays. */
#ifndef QUIZLEAF_TESTS_PLAYED_SCORES_H
#define QUIZLEAF_TESTS_PLAYED_SCORES_H

#include "unit/match_fixture.h"
#include "unit/scores_fixture.h"

#include "cards/selection_text.h"

/* A whole match of these cards, as the game would store it; text[] keeps its replay. */
static inline StoredScore play_score_with(const CardList *cards, const char *title, const char *player,
                                          uint64_t seed, Buffer *text) {
    MatchRules rules = {.card_count = 10, .seconds_per_card = 20, .speed_counts = true};
    Match match;
    Replay replay;
    play_match(cards, title, &rules, seed, &match, &replay);
    replay_write(&replay, text);
    StoredScore score = {.pack_title = title,
                         .pack = card_list_fingerprint(cards),
                         .mode = "classic",
                         .length = 10,
                         .seconds_per_card = 20,
                         .speed_counts = true,
                         .player = player,
                         .points = match.seats[0].points,
                         .right_count = match.seats[0].right_count,
                         .card_count = match.turn_count,
                         .longest_streak = match.seats[0].longest_streak,
                         .played_at = 1700000000 + (int64_t)seed,
                         .replay = buffer_text(text)};
    match_release(&match);
    replay_release(&replay);
    return score;
}

static inline StoredScore play_score(const char *player, uint64_t seed, Buffer *text) {
    return play_score_with(&place.pack.cards, place.pack.title, player, seed, text);
}

static inline void store_matches(int count) {
    StoreNotice notice;
    Store *store = store_open(place.data, &notice);
    assert_string_equal(notice.sentence, "");
    for (int i = 0; i < count; i++) {
        Buffer text = {0};
        StoredScore score = play_score(i % 2 ? "Zo\xC3\xAB, \"Z\"" : "Tao", (uint64_t)i, &text);
        if (!store_add_score(store, &score, NULL, &notice)) fail_msg("%s", notice.sentence);
        buffer_release(&text);
    }
    store_close(store);
}

/* The pack twice, of which only its topic and what is not hard counts: plays a match of it, and keeps the
 * pack and the selection's text. */
static inline void store_match_of_selection(const char *title) {
    Arena arena = {0};
    Buffer replay = {0}, text = {0};
    StoreNotice notice;
    const Fingerprint pack = card_list_fingerprint(&place.pack.cards);
    SelectionText selection = {.packs = {{pack, place.pack.title}, {pack, place.pack.title}},
                               .pack_count = 2,
                               .topics = {"Capitals"},
                               .topic_count = 1,
                               .difficulties = 1u << DIFFICULTY_EASY | 1u << DIFFICULTY_MEDIUM};
    const CardList *lists[] = {&place.pack.cards, &place.pack.cards};
    CardFilter filter = selection_text_filter(&selection);
    CardList cards = card_selection_of(lists, 2, &filter, &arena);
    const Fingerprint print = card_list_fingerprint(&cards);
    StoredScore score =
        play_score_with(&cards, title ? title : selection_text_title(&selection, &arena), "Tao", 5, &replay);
    Store *store = store_open(place.data, &notice);
    if (!store_add_score(store, &score, NULL, &notice)) fail_msg("%s", notice.sentence);
    selection_text_write(&selection, &text);
    assert_true(store_keep_pack(store, &print, score.pack_title, buffer_text(&text), text.length, NULL));
    store_close(store);
    keep_pack();
    buffer_release(&text);
    buffer_release(&replay);
    card_list_release(&cards);
    arena_release(&arena);
}

#endif
