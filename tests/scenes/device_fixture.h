/* A game that hears real devices: virtual gamepads and sets of buzzers of SDL's, keys by their place on the
 * keyboard and the mouse, all through SDL's own event queue. */
#ifndef QUIZLEAF_TESTS_DEVICE_FIXTURE_H
#define QUIZLEAF_TESTS_DEVICE_FIXTURE_H

#include "unit/cmocka_test.h"

#include "scenes/scene_fixture.h"
#include "screen/input.h"

typedef struct DeviceFixture {
    SceneFixture scene;
    Game *game;
    InputReader *reader;
} DeviceFixture;

typedef struct VirtualDevice {
    SDL_Joystick *joystick;
    SDL_VirtualJoystickDesc description;
} VirtualDevice;

static inline void device_fixture_draw(DeviceFixture *fixture) {
    scene_fixture_draw(&fixture->scene);
}

/* Takes all that waits, as the app does, then lets some time pass. SDL ends a round of polling where its
 * queue ended when the round began, so three are made. */
static inline void device_fixture_handle(DeviceFixture *fixture, int milliseconds) {
    Input input;
    SDL_JoystickUpdate();
    for (int round = 0; round < 3; round++)
        while (input_poll(fixture->reader, &input)) game_input(fixture->game, &input, 0);
    scene_fixture_pass(&fixture->scene, milliseconds);
    if (fixture->game->wants_typing != input_is_typing(fixture->reader))
        input_set_typing(fixture->reader, fixture->game->wants_typing);
    device_fixture_draw(fixture);
}

static inline void device_fixture_open(DeviceFixture *fixture, const char *pack, int width, int height) {
    memset(fixture, 0, sizeof *fixture);
    assert_true(scene_fixture_open(&fixture->scene, pack));
    assert_true(scene_fixture_open_window(&fixture->scene, width, height));
    fixture->game = &fixture->scene.game;
    fixture->game->settings.less_motion = true;
    window_has_display(); /* SDL's video, for its queue and its keys */
    fixture->reader = input_open();
    assert_non_null(fixture->reader);
    assert_true(input_open_gamepads(fixture->reader));
    device_fixture_handle(fixture, 32);
}

static inline void device_fixture_close(DeviceFixture *fixture) {
    input_close(fixture->reader);
    scene_fixture_close(&fixture->scene);
}

/* Devices that are plugged in */

static inline void device_attach(VirtualDevice *device) {
    int index = SDL_JoystickAttachVirtualEx(&device->description);
    assert_true(index >= 0);
    device->joystick = SDL_JoystickOpen(index);
    assert_non_null(device->joystick);
}

static inline void device_detach(VirtualDevice *device) {
    SDL_JoystickID id = SDL_JoystickInstanceID(device->joystick);
    SDL_JoystickClose(device->joystick);
    device->joystick = NULL;
    for (int i = SDL_NumJoysticks() - 1; i >= 0; i--)
        if (SDL_JoystickGetDeviceInstanceID(i) == id) assert_int_equal(SDL_JoystickDetachVirtual(i), 0);
}

static inline void device_plug(DeviceFixture *fixture, VirtualDevice *device) {
    device_attach(device);
    device_fixture_handle(fixture, 32);
}

static inline void device_unplug(DeviceFixture *fixture, VirtualDevice *device) {
    device_detach(device);
    device_fixture_handle(fixture, 32);
}

static inline VirtualDevice device_pad(DeviceFixture *fixture, Uint16 product) {
    VirtualDevice pad = {.description = {.version = SDL_VIRTUAL_JOYSTICK_DESC_VERSION,
                                         .type = SDL_JOYSTICK_TYPE_GAMECONTROLLER,
                                         .naxes = SDL_CONTROLLER_AXIS_MAX,
                                         .nbuttons = SDL_CONTROLLER_BUTTON_DPAD_RIGHT + 1,
                                         .vendor_id = 0x1234,
                                         .product_id = product,
                                         .name = "a gamepad"}};
    device_plug(fixture, &pad);
    return pad;
}

static inline VirtualDevice device_buzzers(DeviceFixture *fixture) {
    VirtualDevice set = {.description = {.version = SDL_VIRTUAL_JOYSTICK_DESC_VERSION,
                                         .type = SDL_JOYSTICK_TYPE_UNKNOWN,
                                         .nbuttons = 20,
                                         .vendor_id = 0x054c,
                                         .product_id = 0x0002,
                                         .name = "Logitech Buzz(tm) Controller V1"}};
    device_plug(fixture, &set);
    return set;
}

static inline void device_press(DeviceFixture *fixture, VirtualDevice *device, int button) {
    for (Uint8 down = 1; down < 2; down--) {
        SDL_JoystickSetVirtualButton(device->joystick, button, down);
        device_fixture_handle(fixture, 32);
    }
}

/* Buttons of the buzzer `part` of a set, as its maker counts them. */
enum { BUZZER_RED, BUZZER_YELLOW, BUZZER_GREEN, BUZZER_ORANGE, BUZZER_BLUE };

static inline void buzzer_press(DeviceFixture *fixture, VirtualDevice *set, int part, int colour) {
    device_press(fixture, set, part * 5 + colour);
}

/* The keyboard and the mouse */

static inline void key_press(DeviceFixture *fixture, SDL_Scancode place) {
    SDL_Keysym keysym = {.scancode = place, .sym = SDL_GetKeyFromScancode(place)};
    SDL_Event down = {.key = {.type = SDL_KEYDOWN, .state = SDL_PRESSED, .keysym = keysym}};
    SDL_Event up = {.key = {.type = SDL_KEYUP, .state = SDL_RELEASED, .keysym = keysym}};
    SDL_PushEvent(&down);
    SDL_PushEvent(&up);
    device_fixture_handle(fixture, 32);
}

static inline void mouse_move(DeviceFixture *fixture, int x, int y) {
    SDL_Event motion = {.motion = {.type = SDL_MOUSEMOTION, .x = x, .y = y}};
    SDL_PushEvent(&motion);
    device_fixture_handle(fixture, 16);
}

static inline void mouse_button(DeviceFixture *fixture, bool down, int x, int y) {
    SDL_Event event = {.button = {.type = down ? SDL_MOUSEBUTTONDOWN : SDL_MOUSEBUTTONUP,
                                  .button = SDL_BUTTON_LEFT,
                                  .x = x,
                                  .y = y}};
    mouse_move(fixture, x, y);
    SDL_PushEvent(&event);
    device_fixture_handle(fixture, 16);
}

static inline void mouse_click(DeviceFixture *fixture, Rect rect) {
    int x = rect.x + rect.width / 2, y = rect.y + rect.height / 2;
    mouse_button(fixture, true, x, y);
    mouse_button(fixture, false, x, y);
}

static inline void mouse_drag(DeviceFixture *fixture, Rect from, Rect to) {
    mouse_button(fixture, true, from.x + from.width / 2, from.y + from.height / 2);
    for (int step = 1; step <= 4; step++)
        mouse_move(fixture, from.x + from.width / 2 + (to.x - from.x) * step / 4,
                   from.y + from.height / 2 + (to.y - from.y) * step / 4);
    mouse_button(fixture, false, to.x + to.width / 2, to.y + to.height / 2);
}

static inline void expect_scene(const DeviceFixture *fixture, SceneId scene) {
    assert_string_equal(SCENES[fixture->game->scene].name, SCENES[scene].name);
}

#endif
