/* Packs with nothing but a gamepad, from the title to a match of what was picked: through SDL's event queue.
 */
#include "scenes/device_fixture.h"
#include "scenes/packs_fixture.h"

typedef struct House {
    DeviceFixture devices;
    Game *game;
    VirtualDevice pad;
} House;

static void open_house(House *house) {
    device_fixture_open(&house->devices, "tests/images/pictures.yaml", 1280, 720);
    house->game = house->devices.game;
    packs_fill(house->game);
    house->pad = device_pad(&house->devices, 1);
    game_go(house->game, SCENE_TITLE);
    device_fixture_handle(&house->devices, 32);
}

static void press_times(House *house, SDL_GameControllerButton button, int times) {
    while (times-- > 0) device_press(&house->devices, &house->pad, button);
}

static void press(House *house, SDL_GameControllerButton button) {
    press_times(house, button, 1);
}

static void pull(House *house, SDL_GameControllerAxis trigger) {
    SDL_JoystickSetVirtualAxis(house->pad.joystick, trigger, SDL_JOYSTICK_AXIS_MAX);
    device_fixture_handle(&house->devices, 32);
    SDL_JoystickSetVirtualAxis(house->pad.joystick, trigger, SDL_JOYSTICK_AXIS_MIN);
    device_fixture_handle(&house->devices, 32);
}

static void go_through_the_list(House *house) {
    const ListColumn *column = &house->game->packs_view.list.columns[0];
    press_times(house, SDL_CONTROLLER_BUTTON_DPAD_DOWN, 2);
    press(house, SDL_CONTROLLER_BUTTON_A);
    assert_int_equal(house->game->scene, SCENE_PACKS);
    pull(house, SDL_CONTROLLER_AXIS_TRIGGERRIGHT);
    assert_int_equal(column->row, column->count - 1);
    pull(house, SDL_CONTROLLER_AXIS_TRIGGERLEFT);
    assert_int_equal(column->row, 0);
    press(house, SDL_CONTROLLER_BUTTON_RIGHTSHOULDER);
    assert_int_equal(column->row, column->shown);
    press(house, SDL_CONTROLLER_BUTTON_LEFTSHOULDER);
    assert_int_equal(column->row, 0);
}

static void read_the_problems(House *house) {
    const PacksView *view = &house->game->packs_view;
    press(house, SDL_CONTROLLER_BUTTON_DPAD_DOWN);
    press(house, SDL_CONTROLLER_BUTTON_A);
    assert_int_equal(house->game->scene, SCENE_PACK_PAGE);
    assert_string_equal(view->path, PACKS_FIXTURE_FAULTY);
    assert_true(view->last_first > 0);
    press(house, SDL_CONTROLLER_BUTTON_DPAD_RIGHT);
    press(house, SDL_CONTROLLER_BUTTON_DPAD_DOWN);
    assert_int_equal(view->first_problem, 1);
    pull(house, SDL_CONTROLLER_AXIS_TRIGGERRIGHT);
    assert_int_equal(view->first_problem, view->last_first);
    press(house, SDL_CONTROLLER_BUTTON_B); /* to the buttons */
    press(house, SDL_CONTROLLER_BUTTON_B);
    assert_int_equal(house->game->scene, SCENE_PACKS);
    assert_int_equal(view->list.columns[0].row, 1);
}

/* Down to the buttons, "Topics and mix", one more pack and a topic. */
static void pick_cards(House *house) {
    Game *game = house->game;
    pull(house, SDL_CONTROLLER_AXIS_TRIGGERRIGHT);
    press(house, SDL_CONTROLLER_BUTTON_DPAD_DOWN);
    press(house, SDL_CONTROLLER_BUTTON_DPAD_RIGHT);
    press(house, SDL_CONTROLLER_BUTTON_A);
    assert_int_equal(game->scene, SCENE_PICK_CARDS);
    press(house, SDL_CONTROLLER_BUTTON_DPAD_DOWN);
    press(house, SDL_CONTROLLER_BUTTON_A);
    assert_non_null(game_cards(game));
    assert_int_equal(game->cards.pack_count, 2);
    press(house, SDL_CONTROLLER_BUTTON_DPAD_UP);
    press(house, SDL_CONTROLLER_BUTTON_DPAD_RIGHT);
    press(house, SDL_CONTROLLER_BUTTON_A);
    assert_int_equal(game_cards_count_topics(game), 1);
    press(house, SDL_CONTROLLER_BUTTON_B);
    assert_int_equal(game->scene, SCENE_PACKS);
    press(house, SDL_CONTROLLER_BUTTON_B);
    assert_int_equal(game->scene, SCENE_TITLE);
}

static void packs_by_gamepad_alone(void **state) {
    (void)state;
    House house;
    open_house(&house);
    go_through_the_list(&house);
    read_the_problems(&house);
    pick_cards(&house);
    press_times(&house, SDL_CONTROLLER_BUTTON_DPAD_UP, 2); /* from Packs to Play */
    press(&house, SDL_CONTROLLER_BUTTON_A);
    assert_int_equal(house.game->scene, SCENE_CHOOSE);
    press(&house, SDL_CONTROLLER_BUTTON_A);
    assert_int_equal(house.game->scene, SCENE_QUESTION);
    device_unplug(&house.devices, &house.pad);
    device_fixture_close(&house.devices);
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(packs_by_gamepad_alone)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
