/* A whole match by the gamepad alone, by the mouse alone and by the keyboard alone, each through SDL's own
 * event queue and drawn as the app draws: only when the game says that it looks different. */
#include "unit/cmocka_test.h"

#include "scenes/scene_fixture.h"
#include "screen/input.h"

#define PACK "tests/images/pictures.yaml"
#define RIGHT_ANSWERS 8 /* of 10 cards; the others are missed on purpose */

typedef struct Player {
    SceneFixture scene;
    Game *game;
    InputReader *reader;
    int device; /* of the virtual gamepad */
    SDL_Joystick *joystick;
} Player;

/* How a person does things with one device; where is a rectangle of the frame that is shown. */
typedef struct Hand {
    void (*choose)(Player *player, int item); /* of a menu in one column */
    void (*answer)(Player *player, int place);
    void (*go_on)(Player *player);
    void (*pause)(Player *player);
    void (*write_name)(Player *player); /* saves it as well */
    const char *name;
} Hand;

static int draw(Player *player) {
    View view = {.text_percent = (int)player->game->settings.text_percent};
    window_size(player->scene.window, &view.width, &view.height);
    canvas_begin(player->scene.canvas, &view);
    game_draw(player->game, player->scene.canvas);
    return canvas_end(player->scene.canvas);
}

static void let_pass(Player *player, int milliseconds) {
    while (milliseconds > 0) {
        int due = game_next_frame_ms(player->game);
        bool sleeps = due == SCENE_STILL || due > milliseconds;
        int step = sleeps ? milliseconds : due;
        game_advance(player->game, (uint64_t)step * 1000);
        if (player->game->wants_typing != input_is_typing(player->reader))
            input_set_typing(player->reader, player->game->wants_typing);
        if (!sleeps) draw(player);
        milliseconds -= step;
    }
}

/* Takes what waits in SDL's queue, then lets all movements end. A scene that says it is still must be it. */
static void handle_events(Player *player) {
    Input input;
    while (input_poll(player->reader, &input)) game_input(player->game, &input, 0);
    draw(player);
    let_pass(player, 3000);
    if (game_next_frame_ms(player->game) != SCENE_STILL) return;
    game_advance(player->game, 3000000);
    int changed = draw(player);
    if (changed)
        fail_msg("the scene %s says it is still, but %d pixels changed", SCENES[player->game->scene].name,
                 changed);
}

static void expect_scene(const Player *player, SceneId scene) {
    assert_string_equal(SCENES[player->game->scene].name, SCENES[scene].name);
}

/* Gamepad */

static void plug_in(Player *player) {
    player->device = SDL_JoystickAttachVirtual(SDL_JOYSTICK_TYPE_GAMECONTROLLER, SDL_CONTROLLER_AXIS_MAX,
                                               SDL_CONTROLLER_BUTTON_DPAD_RIGHT + 1, 0);
    assert_true(player->device >= 0);
    player->joystick = SDL_JoystickOpen(player->device);
    assert_non_null(player->joystick);
    handle_events(player);
    assert_int_equal(input_gamepads(player->reader), 1);
}

static void unplug(Player *player) {
    SDL_JoystickClose(player->joystick);
    assert_int_equal(SDL_JoystickDetachVirtual(player->device), 0);
    player->joystick = NULL;
    handle_events(player);
    assert_int_equal(input_gamepads(player->reader), 0);
}

static void press(Player *player, SDL_GameControllerButton button) {
    for (Uint8 down = 1; down < 2; down--) {
        SDL_JoystickSetVirtualButton(player->joystick, (int)button, down);
        handle_events(player);
    }
}

static void press_times(Player *player, SDL_GameControllerButton button, int times) {
    while (times-- > 0) press(player, button);
}

static void tilt(Player *player, SDL_GameControllerAxis axis, Sint16 way) {
    SDL_JoystickSetVirtualAxis(player->joystick, (int)axis, way);
    handle_events(player);
    SDL_JoystickSetVirtualAxis(player->joystick, (int)axis, 0);
    handle_events(player);
}

static void pad_choose(Player *player, int item) {
    int down = item - player->game->menu.focus;
    press_times(player, down < 0 ? SDL_CONTROLLER_BUTTON_DPAD_UP : SDL_CONTROLLER_BUTTON_DPAD_DOWN,
                abs(down));
    press(player, SDL_CONTROLLER_BUTTON_A);
}

/* The first arrow gives the first tile the focus. */
static void pad_answer(Player *player, int place) {
    press(player, SDL_CONTROLLER_BUTTON_DPAD_RIGHT);
    if (place % 2) tilt(player, SDL_CONTROLLER_AXIS_LEFTX, 32000);
    if (place / 2) press(player, SDL_CONTROLLER_BUTTON_DPAD_DOWN);
    press(player, SDL_CONTROLLER_BUTTON_A);
}

static void pad_go_on(Player *player) {
    press(player, SDL_CONTROLLER_BUTTON_A);
}

static void pad_pause(Player *player) {
    press(player, SDL_CONTROLLER_BUTTON_START);
}

/* From "Save" up to the letters (37 stands over it), to R, O and B, and back down. */
static void pad_write_name(Player *player) {
    press_times(player, SDL_CONTROLLER_BUTTON_DPAD_UP, 3);
    press(player, SDL_CONTROLLER_BUTTON_A);
    press_times(player, SDL_CONTROLLER_BUTTON_DPAD_LEFT, 3);
    press(player, SDL_CONTROLLER_BUTTON_A);
    press(player, SDL_CONTROLLER_BUTTON_DPAD_UP);
    press_times(player, SDL_CONTROLLER_BUTTON_DPAD_LEFT, 3);
    press(player, SDL_CONTROLLER_BUTTON_A);
    press_times(player, SDL_CONTROLLER_BUTTON_DPAD_DOWN, 4);
    press(player, SDL_CONTROLLER_BUTTON_DPAD_RIGHT);
    assert_string_equal(player->game->name, "ROB");
    press(player, SDL_CONTROLLER_BUTTON_A);
}

static const Hand PAD = {pad_choose, pad_answer, pad_go_on, pad_pause, pad_write_name, "ROB"};

/* Mouse */

static void click(Player *player, Uint8 button, Rect rect) {
    int x = rect.x + rect.width / 2, y = rect.y + rect.height / 2;
    SDL_Event events[] = {{.motion = {.type = SDL_MOUSEMOTION, .x = x, .y = y}},
                          {.button = {.type = SDL_MOUSEBUTTONDOWN, .button = button, .x = x, .y = y}},
                          {.button = {.type = SDL_MOUSEBUTTONUP, .button = button, .x = x, .y = y}}};
    for (size_t i = 0; i < 3; i++) SDL_PushEvent(&events[i]);
    handle_events(player);
}

static void mouse_choose(Player *player, int item) {
    click(player, SDL_BUTTON_LEFT, player->game->menu.rects[item]);
}

static void mouse_go_on(Player *player) {
    click(player, SDL_BUTTON_LEFT, (Rect){0, 0, 20, 20}); /* anywhere */
}

static void mouse_pause(Player *player) {
    click(player, SDL_BUTTON_RIGHT, (Rect){0, 0, 20, 20});
}

static void mouse_write_name(Player *player) {
    mouse_choose(player, 'Z' - 'A');
    mouse_choose(player, 'Q' - 'A');
    mouse_choose(player, 39); /* erase */
    mouse_choose(player, 'O' - 'A');
    mouse_choose(player, 'E' - 'A');
    mouse_choose(player, 41); /* save */
}

static const Hand MOUSE = {mouse_choose, mouse_choose, mouse_go_on, mouse_pause, mouse_write_name, "ZOE"};

/* Keyboard */

static void key(Player *player, SDL_Keycode code) {
    SDL_Keysym keysym = {.sym = code, .scancode = SDL_GetScancodeFromKey(code)};
    SDL_Event down = {.key = {.type = SDL_KEYDOWN, .state = SDL_PRESSED, .keysym = keysym}};
    SDL_Event up = {.key = {.type = SDL_KEYUP, .state = SDL_RELEASED, .keysym = keysym}};
    SDL_PushEvent(&down);
    SDL_PushEvent(&up);
    handle_events(player);
}

static void keyboard_choose(Player *player, int item) {
    while (player->game->menu.focus != item)
        key(player, player->game->menu.focus < item ? SDLK_DOWN : SDLK_UP);
    key(player, SDLK_RETURN);
}

static void keyboard_answer(Player *player, int place) {
    static const SDL_Keycode KEYS[2][4] = {{SDLK_a, SDLK_b, SDLK_c, SDLK_d},
                                           {SDLK_1, SDLK_2, SDLK_3, SDLK_4}};
    key(player, KEYS[player->game->runner.match.turn_count % 2][place]);
}

static void keyboard_go_on(Player *player) {
    key(player, SDLK_RETURN);
}

static void keyboard_pause(Player *player) {
    key(player, SDLK_ESCAPE);
}

/* A key and the text it types come together, as SDL sends them. */
static void keyboard_write_name(Player *player) {
    static const char *const TYPED[] = {"A", "n", "ï", "n"};
    key(player, SDLK_BACKSPACE); /* the suggestion goes as a whole */
    assert_string_equal(player->game->name, "");
    for (size_t i = 0; i < sizeof TYPED / sizeof *TYPED; i++) {
        SDL_Event text = {.text = {.type = SDL_TEXTINPUT}};
        strcpy(text.text.text, TYPED[i]);
        SDL_PushEvent(&text);
        key(player, i == 0 ? SDLK_a : SDLK_n);
    }
    key(player, SDLK_BACKSPACE);
    key(player, SDLK_RETURN);
}

static const Hand KEYBOARD = {keyboard_choose, keyboard_answer,     keyboard_go_on,
                              keyboard_pause,  keyboard_write_name, "Anï"};

/* The match */

static void open_player(Player *player) {
    memset(player, 0, sizeof *player);
    assert_true(scene_fixture_open(&player->scene, PACK));
    assert_true(scene_fixture_open_window(&player->scene, 640, 360));
    player->game = &player->scene.game;
    window_has_display(); /* SDL's video, for its queue and its keys */
    player->reader = input_open();
    assert_non_null(player->reader);
    assert_true(input_open_gamepads(player->reader));
    game_go(player->game, SCENE_TITLE);
    draw(player);
    handle_events(player);
}

static void close_player(Player *player) {
    input_close(player->reader);
    scene_fixture_close(&player->scene);
}

static void play_card(Player *player, const Hand *hand, bool right) {
    const Match *match = &player->game->runner.match;
    expect_scene(player, SCENE_QUESTION);
    assert_int_equal(match->phase, MATCH_QUESTION);
    const DealtCard *dealt = &match_turn(match)->dealt;
    uint32_t right_place = (uint32_t)judge_right_answer(match_card(match), dealt).value;
    uint32_t place = right ? right_place : (right_place + 1) % dealt->shown_count;
    hand->answer(player, (int)place);
    assert_int_equal(match->phase, MATCH_REVEAL);
    assert_int_equal(match_turn(match)->seats[0].answer.value, place);
    hand->go_on(player);
}

/* Pauses, goes on; pauses, asks to leave, stays. */
static void hesitate(Player *player, const Hand *hand) {
    hand->pause(player);
    expect_scene(player, SCENE_PAUSE);
    hand->choose(player, 0);
    expect_scene(player, SCENE_QUESTION);
    hand->pause(player);
    hand->choose(player, 1);
    expect_scene(player, SCENE_LEAVE);
    hand->choose(player, 0);
    expect_scene(player, SCENE_QUESTION);
}

static void expect_saved(Player *player, const char *name) {
    Arena arena = {0};
    StoredScore *scores;
    size_t count;
    StoreNotice notice;
    assert_true(store_all_scores(player->scene.store, &arena, &scores, &count, &notice));
    assert_int_equal(count, 1);
    assert_string_equal(scores[0].player, name);
    assert_int_equal(scores[0].right_count, RIGHT_ANSWERS);
    arena_release(&arena);
}

/* `midway` happens at the fifth card; NULL: nothing. */
static void play_match(Player *player, const Hand *hand, void midway(Player *player)) {
    player->game->settings.seconds_per_card = 0; /* three seconds pass with each input */
    hand->choose(player, 0);
    expect_scene(player, SCENE_CHOOSE);
    hand->choose(player, player->game->menu.count - 1); /* Start */
    for (int card = 0; card < 10; card++) {
        if (card == 2) hesitate(player, hand);
        if (card == 4 && midway) midway(player);
        play_card(player, hand, card < RIGHT_ANSWERS);
    }
    expect_scene(player, SCENE_NAME);
    hand->write_name(player);
    expect_scene(player, SCENE_RESULTS);
    expect_saved(player, hand->name);
}

static void pull_the_plug(Player *player) {
    unplug(player);
    expect_scene(player, SCENE_PAUSE); /* nobody is to lose time looking for a cable */
    plug_in(player);
    expect_scene(player, SCENE_PAUSE);
    press(player, SDL_CONTROLLER_BUTTON_B);
    expect_scene(player, SCENE_QUESTION);
}

static void a_match_by_gamepad_alone(void **state) {
    (void)state;
    Player player;
    open_player(&player);
    plug_in(&player);
    play_match(&player, &PAD, pull_the_plug);
    press(&player, SDL_CONTROLLER_BUTTON_DPAD_RIGHT);
    press(&player, SDL_CONTROLLER_BUTTON_A);
    expect_scene(&player, SCENE_HIGH_SCORES);
    press(&player, SDL_CONTROLLER_BUTTON_B);
    expect_scene(&player, SCENE_RESULTS);
    press(&player, SDL_CONTROLLER_BUTTON_B);
    expect_scene(&player, SCENE_TITLE);
    unplug(&player);
    close_player(&player);
}

static void a_match_by_mouse_alone(void **state) {
    (void)state;
    Player player;
    open_player(&player);
    play_match(&player, &MOUSE, NULL);
    mouse_choose(&player, 1);
    expect_scene(&player, SCENE_HIGH_SCORES);
    mouse_choose(&player, 1); /* Back */
    expect_scene(&player, SCENE_RESULTS);
    mouse_choose(&player, 2); /* Title */
    expect_scene(&player, SCENE_TITLE);
    mouse_choose(&player, 5);
    assert_true(player.game->wants_quit);
    close_player(&player);
}

static void a_match_by_keyboard_alone(void **state) {
    (void)state;
    Player player;
    open_player(&player);
    play_match(&player, &KEYBOARD, NULL);
    key(&player, SDLK_RIGHT);
    key(&player, SDLK_RETURN);
    expect_scene(&player, SCENE_HIGH_SCORES);
    key(&player, SDLK_ESCAPE);
    expect_scene(&player, SCENE_RESULTS);
    key(&player, SDLK_ESCAPE);
    expect_scene(&player, SCENE_TITLE);
    close_player(&player);
}

/* Opening under a resting pointer is no pointing: the first item keeps the focus. */
static void a_window_that_opens_under_the_pointer_keeps_its_focus(void **state) {
    (void)state;
    Player player;
    open_player(&player);
    Rect settings = player.game->menu.rects[3];
    SDL_Event enter = {.window = {.type = SDL_WINDOWEVENT, .event = SDL_WINDOWEVENT_ENTER}};
    SDL_Event motion = {.motion = {.type = SDL_MOUSEMOTION, .x = settings.x + 9, .y = settings.y + 9}};
    SDL_PushEvent(&enter);
    SDL_PushEvent(&motion);
    handle_events(&player);
    assert_int_equal(player.game->menu.focus, 0);
    motion.motion.x++;
    SDL_PushEvent(&motion);
    handle_events(&player);
    assert_int_equal(player.game->menu.focus, 3);
    close_player(&player);
}

int main(void) {
    SDL_setenv("SDL_VIDEODRIVER", "dummy", 1);
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_match_by_gamepad_alone),
        cmocka_unit_test(a_match_by_mouse_alone),
        cmocka_unit_test(a_match_by_keyboard_alone),
        cmocka_unit_test(a_window_that_opens_under_the_pointer_keeps_its_focus),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
