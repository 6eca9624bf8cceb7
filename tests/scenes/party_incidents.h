/* What happens at the parties of test_party_play beside answers: what the host does, cables that are pulled,
 * guests who come late, buzzes that are too early or tie, and what must come of it. */
#ifndef QUIZLEAF_TESTS_PARTY_INCIDENTS_H
#define QUIZLEAF_TESTS_PARTY_INCIDENTS_H

#include "scenes/party_bots.h"

#include "match/scoreboard.h"
#include "scenes/party_view.h"

/* Items of the host's menu, from its end; on the page of a player from its beginning. */
enum { MENU_VOID = -4, MENU_VOID_BEFORE = -3, MENU_PLAYERS = -2, MENU_END = -1 };
enum { MENU_SKIP = 1, MENU_MORE_TIME = 2 };
enum { PAGE_POINTS, PAGE_RENAME, PAGE_AWAY, PAGE_REMOVE };

static inline void expect(const Bots *bots, SceneId scene) {
    expect_scene(&bots->run->devices, scene);
}

static inline void open_host_menu(Bots *bots) {
    room_presses(bots, SDL_SCANCODE_ESCAPE);
    expect(bots, SCENE_HOST);
    assert_true(bots->run->match->paused);
}

static inline void host_does(Bots *bots, int item) {
    open_host_menu(bots);
    room_chooses(bots, item);
}

static inline void open_page_of(Bots *bots, int seat) {
    host_does(bots, MENU_PLAYERS);
    room_chooses(bots, seat);
    assert_int_equal(bots->run->game->party_screen.host_seat, seat);
}

static inline void close_host_menu(Bots *bots) {
    while (bots->run->game->scene == SCENE_HOST) room_presses(bots, SDL_SCANCODE_ESCAPE);
    expect(bots, SCENE_PARTY_QUESTION);
    assert_false(bots->run->match->paused);
}

/* The card before this one; everybody sees the points without it, then the open card goes on. */
static inline void void_the_card_before(Bots *bots) {
    const Match *match = bots->run->match;
    const PartyScreen *screen = &bots->run->game->party_screen;
    uint32_t card = match->turn_count - 2;
    ScoreboardOrder before = party_order(match);
    host_does(bots, MENU_VOID_BEFORE);
    expect(bots, SCENE_PARTY_SCORES);
    ScoreboardOrder after = party_order(match);
    bool changed = false;
    assert_true(match->turns[card].voided);
    for (uint32_t seat = 0; seat < SEATS_MAX; seat++)
        assert_int_equal(match->turns[card].seats[seat].points, 0);
    assert_int_equal(screen->row_count, after.count);
    for (size_t i = 0; i < screen->row_count; i++) {
        const ScoreboardRow *row = &screen->rows[i];
        assert_int_equal(row->who, after.who[i]);
        assert_int_equal(row->to_points, after.points[i]);
        for (size_t k = 0; k < before.count; k++)
            if (before.who[k] == row->who && !row->fresh)
                assert_int_equal(row->from_points, before.points[k]);
        changed = changed || row->from_points != row->to_points;
    }
    assert_true(changed);
    guest_presses(bots, GUEST_LOW_KEYS, SEAT_KEY_LOCK);
    expect(bots, SCENE_PARTY_QUESTION);
    assert_false(match->paused);
}

static inline void pull_out(Bots *bots, uint32_t guest) {
    bots_move_cable(bots, guest == GUEST_OTHER_PAD, false);
    assert_false(match_is_here(bots->run->match, guest));
}

/* Its seat and its points wait for it. */
static inline void put_back(Bots *bots, uint32_t guest) {
    const MatchSeat before = *match_seat(bots->run->match, guest);
    uint32_t seats = seats_count(&bots->run->game->party.seats);
    bots_move_cable(bots, guest == GUEST_OTHER_PAD, true);
    const MatchSeat *after = match_seat(bots->run->match, guest);
    assert_true(after->here);
    assert_string_equal(after->name, before.name);
    assert_int_equal(after->points, before.points);
    assert_int_equal(seats_count(&bots->run->game->party.seats), seats);
}

static inline void come_late(Bots *bots) {
    guest_presses(bots, GUEST_LATE, SEAT_KEY_C);
    assert_true(match_is_here(bots->run->match, GUEST_LATE));
    assert_false(match_seat_turn(bots->run->match, GUEST_LATE)->takes_part);
}

/* Everyone answers: turn 1 is the warm-up, turn 6 has stakes. */
static inline void in_everyone(Bots *bots, uint32_t card) {
    const Match *match = bots->run->match;
    if (card == 2) pull_out(bots, GUEST_PAD);
    if (card == 3) put_back(bots, GUEST_PAD);
    if (card == 4) {
        assert_true(match_seat_turn(match, GUEST_PAD)->takes_part);
        come_late(bots);
    }
    if (card == 5) {
        assert_true(match_seat_turn(match, GUEST_LATE)->takes_part);
        assert_true(match->seats[GUEST_LATE].points > 0); /* the room's average */
        void_the_card_before(bots);
    }
    if (card == 6) assert_int_equal(match->phase, MATCH_WAGER);
}

/* Buzz in */

static inline void listen(Bots *bots) {
    assert_true(match_turn(bots->run->match)->reading_ticks > 0);
    while (match_turn(bots->run->match)->reading_ticks) party_run_pass(bots->run, 50);
}

static inline void buzzer_answers(Bots *bots, bool right) {
    const MatchTurn *turn = match_turn(bots->run->match);
    assert_true(card_kind_picks_one(match_card(bots->run->match)->kind));
    guest_answers(bots, turn->buzzer, 600, right);
    party_run_finish_deeds(bots->run);
}

static inline void buzz_too_early(Bots *bots) {
    guest_presses(bots, GUEST_LOW_KEYS, SEAT_KEY_LOCK);
    assert_true(match_seat_turn(bots->run->match, GUEST_LOW_KEYS)->lock_ticks > 0);
    assert_int_equal(match_turn(bots->run->match)->buzzer, SEAT_NONE);
}

/* The lot is drawn, whoever wins is wrong, and another steals the card. */
static inline void tie_and_steal(Bots *bots) {
    const MatchTurn *turn = match_turn(bots->run->match);
    const PartyScreen *screen = &bots->run->game->party_screen;
    listen(bots);
    guest_plans(bots, GUEST_OTHER_PAD, 700, SEAT_KEY_LOCK);
    guest_plans(bots, GUEST_KEYS, 700, SEAT_KEY_LOCK);
    party_run_finish_deeds(bots->run);
    assert_true(turn->tie);
    assert_int_equal(screen->tied, 1u << GUEST_KEYS | 1u << GUEST_OTHER_PAD);
    uint32_t winner = turn->buzzer, other = winner == GUEST_KEYS ? GUEST_OTHER_PAD : GUEST_KEYS;
    assert_true(winner == GUEST_KEYS || winner == GUEST_OTHER_PAD);
    buzzer_answers(bots, false);
    assert_int_equal(turn->buzzer, SEAT_NONE);
    assert_true(turn->seats[winner].locked_out);
    assert_int_equal(screen->tied, 0);
    guest_presses(bots, winner, SEAT_KEY_LOCK); /* not again */
    assert_int_equal(turn->buzzer, SEAT_NONE);
    guest_presses(bots, other, SEAT_KEY_LOCK);
    assert_int_equal(turn->buzzer, other);
    buzzer_answers(bots, true);
    assert_true(turn->seats[other].right);
    assert_int_equal(bots->run->match->phase, MATCH_REVEAL);
}

static inline void in_buzz(Bots *bots, uint32_t card) {
    if (card == 1) buzz_too_early(bots);
    if (card == 2) tie_and_steal(bots);
    if (card == 3) void_the_card_before(bots);
    if (card == 4) come_late(bots);
    if (card == 5) assert_int_equal(bots->run->match->seats[GUEST_LATE].points, 0); /* by the setting */
}

/* Pass it on */
static inline void in_pass(Bots *bots, uint32_t card) {
    const Match *match = bots->run->match;
    if (card == 2) {
        open_page_of(bots, GUEST_LOW_KEYS);
        room_chooses(bots, PAGE_RENAME);
        bots_type(bots, "Zoë");
        party_run_finish_deeds(bots->run);
        assert_string_equal(match->seats[GUEST_LOW_KEYS].name, "Zoë");
        close_host_menu(bots);
    }
    if (card == 4) {
        open_page_of(bots, GUEST_OTHER_PAD);
        room_chooses(bots, PAGE_REMOVE);
        room_chooses(bots, 1); /* Yes */
        assert_true(match->seats[GUEST_OTHER_PAD].removed);
        close_host_menu(bots);
        come_late(bots);
    }
    if (card == 5) pull_out(bots, GUEST_PAD);
    if (card == 6) put_back(bots, GUEST_PAD);
}

static inline void in_last_leaf(Bots *bots, uint32_t card) {
    const Match *match = bots->run->match;
    uint32_t limit = match_turn(match)->limit_ticks;
    if (card == 1) {
        host_does(bots, MENU_MORE_TIME);
        assert_int_equal(match_turn(match)->limit_ticks, limit + 15 * TICKS_PER_SECOND);
    }
    if (card == 2) pull_out(bots, GUEST_OTHER_PAD);
    if (card == 3) {
        assert_int_equal(match->seats[GUEST_OTHER_PAD].lives, match->rules.lives); /* away costs nothing */
        put_back(bots, GUEST_OTHER_PAD);
    }
}

static inline void in_teams(Bots *bots, uint32_t card) {
    const Match *match = bots->run->match;
    if (card == 2) {
        host_does(bots, MENU_SKIP);
        assert_true(match_turn(match)->skipped);
    }
    if (card == 3) {
        int32_t points = match->seats[GUEST_KEYS].points;
        open_page_of(bots, GUEST_KEYS);
        for (int i = 0; i < 3; i++) room_presses(bots, SDL_SCANCODE_RIGHT);
        room_presses(bots, SDL_SCANCODE_LEFT);
        assert_int_equal(match->seats[GUEST_KEYS].points, points + 100);
        close_host_menu(bots);
    }
    if (card == 4) { /* out and back within one card */
        pull_out(bots, GUEST_PAD);
        put_back(bots, GUEST_PAD);
        assert_true(match_is_open(match, GUEST_PAD));
    }
    if (card == 5) void_the_card_before(bots);
}

#endif
