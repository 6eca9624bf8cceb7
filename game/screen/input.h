/* What the player does, from keyboard, mouse, gamepad and buzzers alike, as small values.
 *
 * | kind            | keyboard                     | mouse        | gamepad               |
 * | UP DOWN LEFT RIGHT | arrows (repeat)           |              | d-pad, left stick (repeat) |
 * | ACCEPT          | Enter, Space                 |              | A                     |
 * | BACK            | Esc                          | right button | B                     |
 * | PAUSE           | P, Pause                     |              | Start                 |
 * | OPTION          | A to F, 1 to 6               |              |                       |
 * | TAB_NEXT        | Tab, Page Down               |              | right shoulder        |
 * | TAB_PREVIOUS    | Shift+Tab, Page Up           |              | left shoulder         |
 * | POINT CLICK RELEASE SCROLL |                   | move, left button, wheel |           |
 * | FIRST LAST      | Home, End                    |              | left, right trigger   |
 * | FULLSCREEN      | F11, Alt+Enter               |              |                       |
 * | LETTER          | any other printed character  |              |                       |
 *
 * A joystick without a map speaks by its first two buttons (ACCEPT, BACK) and its hat, a buzzer by its
 * colours (OPTION) and the red button (ACCEPT).
 *
 * These have no Start: a key of theirs that is held for INPUT_HELD_MS says so by HELD.
 *
 * A key that prints a character says which in any case (letter), so that a list can be looked through by it.
 *
 * That is what it means to one player. At a party the same Input also says who did it, and with which of
 * their keys: seat_device and seat_key (seat_device.h); one that means something only there has the kind
 * SEAT.
 *
 * While typing (input_set_typing) letters and digits arrive as TEXT only, Backspace as ERASE (repeat), and
 * Enter, Esc, Tab and the arrows up and down keep their meaning; the keyboard is no player's then. What an
 * input method puts together comes as COMPOSING, again at each change, and with an empty text when it is
 * given up; TEXT is what it has become. Until then all keys are the input method's and mean nothing here. */
#ifndef QUIZLEAF_SCREEN_INPUT_H
#define QUIZLEAF_SCREEN_INPUT_H

#include <SDL.h>
#include <stdbool.h>
#include <stdint.h>

#include "screen/composition.h"
#include "screen/geometry.h"
#include "screen/seat_device.h"

#define INPUT_HELD_MS 2000 /* nobody holds a key for so long by mistake */

typedef enum InputKind {
    INPUT_NONE,
    INPUT_UP,
    INPUT_DOWN,
    INPUT_LEFT,
    INPUT_RIGHT,
    INPUT_ACCEPT,
    INPUT_BACK,
    INPUT_PAUSE,
    INPUT_OPTION, /* value 0 to 5 */
    INPUT_TAB_NEXT,
    INPUT_TAB_PREVIOUS,
    INPUT_FIRST,
    INPUT_LAST,
    INPUT_POINT,     /* x, y: where the pointer is now */
    INPUT_CLICK,     /* x, y: the left button went down */
    INPUT_RELEASE,   /* x, y: and up again */
    INPUT_SCROLL,    /* value: notches, positive towards the player (content moves up); x, y: the pointer */
    INPUT_TEXT,      /* text: what was typed */
    INPUT_COMPOSING, /* composition */
    INPUT_ERASE,
    INPUT_FULLSCREEN,
    INPUT_RESIZED, /* x, y: the new size in pixels */
    INPUT_EXPOSED, /* the window's content was lost: canvas_invalidate */
    INPUT_FOCUS_LOST,
    INPUT_FOCUS_GAINED,
    INPUT_GAMEPAD, /* one was plugged in (value 1) or pulled out (value 0): seat_device; of a set its first */
    INPUT_LETTER,  /* letter: a key that means nothing else */
    INPUT_HELD,    /* a player's key is held, which was told when it went down: seat_device, seat_key */
    INPUT_SEAT,    /* a player's key that means nothing to one player alone */
    INPUT_DROP,    /* path: a file or folder was dropped on the window */
    INPUT_NEWS,    /* input_wake was called */
    INPUT_QUIT
} InputKind;

typedef enum InputDevice { INPUT_KEYBOARD, INPUT_MOUSE, INPUT_PAD, INPUT_WINDOW } InputDevice;

typedef struct Input {
    InputKind kind;
    int value;
    int x, y;        /* pixels of the window surface */
    char text[32];   /* UTF-8 */
    uint32_t letter; /* the character that is printed on the key; 0: none, or while typing */
    InputDevice device;
    SeatDevice seat_device;         /* who did it; nobody's for keys of the room and the window */
    SeatKey seat_key;               /* with which of the player's keys; NONE: with none of them */
    const char *path;               /* INPUT_DROP: until the next input is asked for; else NULL */
    const Composition *composition; /* INPUT_COMPOSING: until the next input is asked for; else NULL */
    uint32_t time_ms;               /* when it happened, on SDL's clock: input_age_us */
} Input;

typedef struct InputReader InputReader;

/* NULL only when memory ran out. The video must be open (window_open) for events to come. */
InputReader *input_open(void);
void input_close(InputReader *reader); /* NULL is fine */

/* Starts SDL's game controllers, with those that are plugged in later. Costs tens of milliseconds (it looks
 * through the devices), so call it after the first frame. False where there is no such thing. */
bool input_open_gamepads(InputReader *reader);

/* How many are open, joysticks and sets of buzzers with them. */
int input_gamepads(const InputReader *reader);

/* Starts or ends typing (SDL's text input). */
void input_set_typing(InputReader *reader, bool typing);
bool input_is_typing(const InputReader *reader);

/* Where the caret stands (canvas_caret), so that an input method opens its windows beside it. */
void input_set_caret(InputReader *reader, Rect caret);

/* The next thing that happened; false when nothing waits. Events that mean nothing here are skipped. */
bool input_poll(InputReader *reader, Input *out);

/* The same, but sleeps up to timeout_ms for it, and tells what is due by itself (input_due). */
bool input_wait(InputReader *reader, int timeout_ms, Input *out);

/* How long before now it happened, microseconds; now is `now_ms` on SDL's clock (SDL_GetTicks) and `now_us`
 * on another (window_time_us), read one after the other. Two inputs with the same time_ms are the same
 * moment, whenever they are asked about, and those of different ones keep their order. */
uint64_t input_age_us(InputReader *reader, const Input *input, uint32_t now_ms, uint64_t now_us);

/* What a player's keys mean where a list or a letter pad is to be used: of keys, in a row, A is LEFT, B UP,
 * C DOWN and D RIGHT; of buzzers, below each other, A is UP, B LEFT, C RIGHT and D DOWN; the lock key is
 * ACCEPT. Pads have arrows of their own: their inputs come out as they are. False where it means nothing. */
bool input_as_menu(const Input *input, Input *out);

/* Wakes the loop that waits, from any thread: it gets an INPUT_NEWS. */
void input_wake(void);

/* What comes by itself of what is held, at this time on SDL's clock: the arrow of a pad again, HELD. False
 * where nothing is due. For tests; input_wait asks it. */
bool input_due(InputReader *reader, uint32_t now_ms, Input *out);

/* What one event means; false and INPUT_NONE for nothing. For tests; input_poll is this over SDL's queue. */
bool input_translate(InputReader *reader, const SDL_Event *event, Input *out);

#endif
