/* Whole parties of every mode, from the title to the podium and into the rematch, played on the keyboard and
 * on gamepads through SDL's events. What stood on the screen and how each ended is compared with
 * parties/MODE.txt; then each is played again from its script in frames of other lengths, which must give the
 * same screens and the same replay. What was saved is proved as `quizleaf scores --verify` does it.
 *
 *     test_party_play            compares
 *     test_party_play --write    writes parties/MODE.txt anew: read them before you commit them */
#include "scenes/party_incidents.h"

#include "commands/scores.h"

#define PACK "tests/replays/kinds.yaml"
#define FOLDER "tests/scenes/parties/"

static bool writes_goldens;

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
