/* Whole parties of every mode, from the title to the podium and into the rematch, played on the keyboard and
 * on gamepads through SDL's events. What stood on the screen and how each ended is compared with
 * parties/MODE.txt; then each is played again from its script in frames of other lengths, which must give the
 * same screens and the same replay. What was saved is proved as `quizleaf scores --verify` does it.
 *
 *     test_party_play            compares
 *     test_party_play --write    writes parties/MODE.txt anew: read them before you commit them */
#include "scenes/party_bots.h"

#include "commands/scores.h"
#include "match/scoreboard.h"
#include "scenes/party_view.h"

#define PACK "tests/replays/kinds.yaml"
#define FOLDER "tests/scenes/parties/"

static bool writes_goldens;

/* Items of the host's menu, from its end; on the page of a player from its beginning. */
enum { MENU_VOID = -4, MENU_VOID_BEFORE = -3, MENU_PLAYERS = -2, MENU_END = -1 };
enum { MENU_SKIP = 1, MENU_MORE_TIME = 2 };
enum { PAGE_POINTS, PAGE_RENAME, PAGE_REMOVE };

static void expect(const Bots *bots, SceneId scene) {
    expect_scene(&bots->run->devices, scene);
}

static void open_host_menu(Bots *bots) {
    room_presses(bots, SDL_SCANCODE_ESCAPE);
    expect(bots, SCENE_HOST);
    assert_true(bots->run->match->paused);
}

static void host_does(Bots *bots, int item) {
    open_host_menu(bots);
    room_chooses(bots, item);
}

static void open_page_of(Bots *bots, int seat) {
    host_does(bots, MENU_PLAYERS);
    room_chooses(bots, seat);
    assert_int_equal(bots->run->game->party_screen.host_seat, seat);
}

static void close_host_menu(Bots *bots) {
    while (bots->run->game->scene == SCENE_HOST) room_presses(bots, SDL_SCANCODE_ESCAPE);
    expect(bots, SCENE_PARTY_QUESTION);
    assert_false(bots->run->match->paused);
}

/* The card before this one; everybody sees the points without it, then the open card goes on. */
static void void_the_card_before(Bots *bots) {
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

static void pull_out(Bots *bots, uint32_t guest) {
    bots_move_cable(bots, guest == GUEST_OTHER_PAD, false);
    assert_false(match_is_here(bots->run->match, guest));
}

/* Its seat and its points wait for it. */
static void put_back(Bots *bots, uint32_t guest) {
    const MatchSeat before = *match_seat(bots->run->match, guest);
    uint32_t seats = seats_count(&bots->run->game->party.seats);
    bots_move_cable(bots, guest == GUEST_OTHER_PAD, true);
    const MatchSeat *after = match_seat(bots->run->match, guest);
    assert_true(after->here);
    assert_string_equal(after->name, before.name);
    assert_int_equal(after->points, before.points);
    assert_int_equal(seats_count(&bots->run->game->party.seats), seats);
}

static void come_late(Bots *bots) {
    guest_presses(bots, GUEST_LATE, SEAT_KEY_C);
    assert_true(match_is_here(bots->run->match, GUEST_LATE));
    assert_false(match_seat_turn(bots->run->match, GUEST_LATE)->takes_part);
}

/* Everyone answers: turn 1 is the warm-up, turn 6 has stakes. */
static void in_everyone(Bots *bots, uint32_t card) {
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

static void listen(Bots *bots) {
    assert_true(match_turn(bots->run->match)->reading_ticks > 0);
    while (match_turn(bots->run->match)->reading_ticks) party_run_pass(bots->run, 50);
}

static void buzzer_answers(Bots *bots, bool right) {
    const MatchTurn *turn = match_turn(bots->run->match);
    assert_true(card_kind_picks_one(match_card(bots->run->match)->kind));
    guest_answers(bots, turn->buzzer, 600, right);
    party_run_finish_deeds(bots->run);
}

static void buzz_too_early(Bots *bots) {
    guest_presses(bots, GUEST_LOW_KEYS, SEAT_KEY_LOCK);
    assert_true(match_seat_turn(bots->run->match, GUEST_LOW_KEYS)->lock_ticks > 0);
    assert_int_equal(match_turn(bots->run->match)->buzzer, SEAT_NONE);
}

/* The lot is drawn, whoever wins is wrong, and another steals the card. */
static void tie_and_steal(Bots *bots) {
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

static void in_buzz(Bots *bots, uint32_t card) {
    if (card == 1) buzz_too_early(bots);
    if (card == 2) tie_and_steal(bots);
    if (card == 3) void_the_card_before(bots);
    if (card == 4) come_late(bots);
    if (card == 5) assert_int_equal(bots->run->match->seats[GUEST_LATE].points, 0); /* by the setting */
}

/* Pass it on */
static void in_pass(Bots *bots, uint32_t card) {
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

static void in_last_leaf(Bots *bots, uint32_t card) {
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

static void in_teams(Bots *bots, uint32_t card) {
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

typedef struct Evening {
    ModeId mode;
    uint64_t seed; /* of the guests' dice */
    int right_of_ten;
    void (*incident)(Bots *bots, uint32_t card);
    uint32_t length, lives;
    bool wrong_costs, late_average, final_wager, warm_up;
} Evening;

static const Evening EVENINGS[] = {
    {MODE_EVERYONE, 1, 7, in_everyone, 5, 3, false, true, true, true},
    {MODE_BUZZ, 2, 7, in_buzz, 5, 3, true, false, false, false},
    {MODE_PASS, 3, 7, in_pass, 2, 3, false, true, true, false},
    {MODE_LAST_LEAF, 4, 5, in_last_leaf, 5, 2, false, true, false, false},
    {MODE_TEAMS, 5, 6, in_teams, 5, 3, false, true, true, false},
};
#define EVENING_COUNT (sizeof EVENINGS / sizeof *EVENINGS)

static void open_evening(PartyRun *run, const Evening *evening, const Frames *frames, Script *script,
                         bool draws_all) {
    party_run_open(run, PACK, frames, script, draws_all);
    Settings *settings = &run->game->settings;
    snprintf(settings->party_mode, sizeof settings->party_mode, "%s", mode_key(evening->mode));
    settings->party_length = evening->length;
    settings->party_seconds = 20;
    settings->party_lives = evening->lives;
    settings->wrong_costs = evening->wrong_costs;
    settings->late_average = evening->late_average;
    settings->final_wager = evening->final_wager;
    settings->warm_up = evening->warm_up;
}

/* From the title into the lobby, and four sit down. */
static void gather(Bots *bots) {
    room_presses(bots, SDL_SCANCODE_DOWN);
    room_presses(bots, SDL_SCANCODE_RETURN);
    expect(bots, SCENE_LOBBY);
    for (uint32_t guest = 0; guest < GUESTS; guest++) guest_presses(bots, guest, SEAT_KEY_A);
    assert_int_equal(seats_count(&bots->run->game->party.seats), GUESTS);
    room_presses(bots, SDL_SCANCODE_RETURN);
    expect(bots, SCENE_PARTY_QUESTION);
}

/* One press, and the same seats begin from nothing; then the host has had enough. */
static void rematch_and_end(Bots *bots) {
    const Match *match = bots->run->match;
    char names[SEATS_MAX][SEAT_NAME_BYTES];
    bool here[SEATS_MAX];
    for (uint32_t i = 0; i < SEATS_MAX; i++) {
        here[i] = match_is_here(match, i);
        strcpy(names[i], match->seats[i].name);
    }
    party_run_pass(bots->run, 2000);
    room_presses(bots, SDL_SCANCODE_RETURN);
    expect(bots, SCENE_PARTY_QUESTION);
    for (uint32_t i = 0; i < SEATS_MAX; i++) {
        assert_int_equal(match_is_here(match, i), here[i]);
        assert_int_equal(match->seats[i].points, 0);
        if (here[i]) assert_string_equal(match->seats[i].name, names[i]);
    }
    host_does(bots, MENU_END);
    room_chooses(bots, 1); /* Yes */
    expect(bots, SCENE_PODIUM);
    assert_true(match->quit);
}

/* One party with points is in the store, and its replay proves it. */
static void expect_proved(const PartyRun *run) {
    Arena arena = {0};
    StoredParty *parties;
    size_t count;
    StoreNotice notice;
    assert_true(store_all_parties(run->devices.scene.store, &arena, &parties, &count, &notice));
    assert_int_equal(count, 1);
    assert_string_equal(parties[0].mode, mode_key(run->match->rules.mode));
    const PackShelf nothing = {0}; /* the store kept the pack */
    KnownCards *known = known_cards_open(run->devices.scene.store, &nothing);
    Proof proof = scores_prove_party(known, &parties[0], &arena);
    if (proof.verdict != VERDICT_PROVED) fail_msg("%s: %s", verdict_name(proof.verdict), proof.reason);
    known_cards_close(known);
    arena_release(&arena);
}

static void compare_golden(const Evening *evening, const Buffer *text) {
    char path[200];
    snprintf(path, sizeof path, FOLDER "%s.txt", mode_key(evening->mode));
    if (writes_goldens) {
        FILE *file = fopen(path, "w");
        assert_non_null(file);
        fputs(buffer_text(text), file);
        assert_int_equal(fclose(file), 0);
        return;
    }
    Buffer expected = {0};
    const char *why;
    if (!buffer_read_file(&expected, path, &why)) fail_msg("%s: %s", path, why);
    assert_string_equal(buffer_text(text), buffer_text(&expected));
    buffer_release(&expected);
}

/* Plays it for the first time, so that the script is whole. What the screens said goes to *log, and the
 * replays of both matches to *replays. */
static void make_script(const Evening *evening, Script *script, Buffer *log, Buffer *replays) {
    static const Frames FRAMES = {.name = "60 a second", .per_second = 60};
    PartyRun run;
    open_evening(&run, evening, &FRAMES, script, true);
    Bots bots = {.run = &run,
                 .dice = random_seeded(evening->seed),
                 .right_of_ten = evening->right_of_ten,
                 .incident = evening->incident};
    gather(&bots);
    bots_play(&bots);
    assert_int_equal(run.match->phase, MATCH_FINISHED);
    Buffer golden = {0};
    buffer_format(&golden, "%s\n", buffer_text(&run.log));
    scoreboard_write(run.match, &golden);
    compare_golden(evening, &golden);
    buffer_release(&golden);
    expect_proved(&run);
    rematch_and_end(&bots);
    expect_proved(&run); /* a party without points is not kept */
    assert_int_equal(run.overflowing_texts, 0);
    script->end_ms = (uint32_t)(run.now_us / 1000);
    buffer_format(log, "%s", buffer_text(&run.log));
    buffer_format(replays, "%s", buffer_text(&run.replays));
    party_run_close(&run);
}

static void play_again(const Evening *evening, const Frames *frames, Script *script, const Buffer *log,
                       const Buffer *replays) {
    PartyRun run;
    print_message("%s, %s\n", mode_key(evening->mode), frames->name);
    open_evening(&run, evening, frames, script, false);
    party_run_all(&run);
    assert_string_equal(buffer_text(&run.replays), buffer_text(replays));
    assert_string_equal(buffer_text(&run.log), buffer_text(log));
    party_run_close(&run);
}

static void play_evening(const Evening *evening) {
    static const Frames FRAMES[] = {{.name = "24 a second", .per_second = 24},
                                    {.name = "144 a second", .per_second = 144},
                                    {.name = "1000 a second", .per_second = 1000},
                                    {.name = "random frames", .longest_us = 60000, .seed = 1},
                                    {.name = "other random frames", .longest_us = 25000, .seed = 2}};
    static Script script;
    Buffer log = {0}, replays = {0};
    script = (Script){.count = 0};
    make_script(evening, &script, &log, &replays);
    for (size_t i = 0; i < sizeof FRAMES / sizeof *FRAMES; i++)
        play_again(evening, &FRAMES[i], &script, &log, &replays);
    buffer_release(&log);
    buffer_release(&replays);
}

static void everyone_answers(void **state) {
    (void)state;
    play_evening(&EVENINGS[0]);
}

static void buzz_in(void **state) {
    (void)state;
    play_evening(&EVENINGS[1]);
}

static void pass_it_on(void **state) {
    (void)state;
    play_evening(&EVENINGS[2]);
}

static void last_leaf_standing(void **state) {
    (void)state;
    play_evening(&EVENINGS[3]);
}

static void teams(void **state) {
    (void)state;
    play_evening(&EVENINGS[4]);
}

/* A party mode without an evening is one that nobody has played. */
static void every_mode_has_its_evening(void **state) {
    (void)state;
    for (ModeId mode = 0; mode < MODES; mode++) {
        size_t evenings = 0;
        for (size_t i = 0; i < EVENING_COUNT; i++) evenings += EVENINGS[i].mode == mode;
        assert_int_equal(evenings, mode_row(mode)->is_party);
    }
}

int main(int argc, char **argv) {
    writes_goldens = argc > 1 && strcmp(argv[1], "--write") == 0;
    SDL_setenv("SDL_VIDEODRIVER", "dummy", 1);
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(everyone_answers),
        cmocka_unit_test(buzz_in),
        cmocka_unit_test(pass_it_on),
        cmocka_unit_test(last_leaf_standing),
        cmocka_unit_test(teams),
        cmocka_unit_test(every_mode_has_its_evening),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
