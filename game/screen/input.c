/* SDL's events to what the player means by them. SDL's controllers are started after the first frame: looking
 * for them takes 20 to 60 ms. */
#include "screen/input.h"

#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "screen/input_held.h"
#include "screen/input_keys.h"
#include "screen/input_pads.h"

/* Two clocks that are read one after the other stray by less; by more after a sleep of the machine. */
#define CLOCK_STRAYS_US_MAX 2000

struct InputReader {
    bool typing;
    Composition composition; /* its text is empty: keys are ours */
    Rect caret;
    char *dropped;     /* SDL's, of the last INPUT_DROP */
    bool pointer_came; /* into the window; SDL's next motion only says where it is */
    bool pads_started;
    InputPorts ports;
    bool clock_known;
    uint64_t clock_us; /* window_time_us when SDL's clock was at 0 */
};

InputReader *input_open(void) {
    return calloc(1, sizeof(InputReader));
}

void input_close(InputReader *reader) {
    if (!reader) return;
    SDL_free(reader->dropped);
    input_ports_close(&reader->ports);
    if (reader->pads_started) SDL_QuitSubSystem(SDL_INIT_GAMECONTROLLER);
    free(reader);
}

bool input_open_gamepads(InputReader *reader) {
    if (reader->pads_started) return true;
    /* A pad answers also while its player looks at another window only by mistake. */
    SDL_SetHint(SDL_HINT_JOYSTICK_ALLOW_BACKGROUND_EVENTS, "0");
    reader->pads_started = SDL_InitSubSystem(SDL_INIT_GAMECONTROLLER) == 0;
    return reader->pads_started; /* those plugged in already arrive as SDL_JOYDEVICEADDED */
}

int input_gamepads(const InputReader *reader) {
    return input_ports_open(&reader->ports);
}

void input_set_typing(InputReader *reader, bool typing) {
    if (reader->typing == typing) return;
    reader->typing = typing;
    reader->composition = (Composition){0};
    if (!SDL_WasInit(SDL_INIT_VIDEO)) return;
    if (typing) {
        SDL_StartTextInput();
    } else {
        SDL_ClearComposition();
        SDL_StopTextInput();
    }
}

bool input_is_typing(const InputReader *reader) {
    return reader->typing;
}

void input_set_caret(InputReader *reader, Rect caret) {
    if (!reader->typing || memcmp(&caret, &reader->caret, sizeof caret) == 0) return;
    reader->caret = caret;
    SDL_Rect place = {caret.x, caret.y, caret.width, caret.height};
    if (SDL_WasInit(SDL_INIT_VIDEO)) SDL_SetTextInputRect(&place);
}

/* As many bytes of the text as fit into `most`, whole characters only. */
static size_t whole_characters(const char *text, size_t most) {
    size_t length = strnlen(text, most + 1);
    if (length <= most) return length;
    length = most;
    while (length > 0 && ((unsigned char)text[length] & 0xc0) == 0x80) length--;
    return length;
}

static void typed(InputReader *reader, const SDL_TextInputEvent *event, Input *out) {
    if (!reader->typing || !event->text[0]) return;
    reader->composition = (Composition){0}; /* it has become this text; what follows is told again */
    *out = (Input){.kind = INPUT_TEXT, .device = INPUT_KEYBOARD};
    memcpy(out->text, event->text, whole_characters(event->text, sizeof out->text - 1));
}

/* The caret is counted in characters; -1 or nonsense, as some input methods say, is the end. */
static void composing(InputReader *reader, const char *text, int caret, int selected, Input *out) {
    Composition *composition = &reader->composition;
    bool before = composition->text[0] != '\0';
    if (!reader->typing) return;
    size_t length = whole_characters(text, COMPOSITION_BYTES - 1);
    *composition = (Composition){0};
    if (text_find_invalid(text, length) == length) memcpy(composition->text, text, length);
    if (text_has_control(composition->text)) composition->text[0] = '\0';
    int count = (int)text_count_codepoints(composition->text);
    composition->caret = caret < 0 || caret > count ? count : caret;
    composition->selected = selected < 0 || selected > count - composition->caret ? 0 : selected;
    if (before || composition->text[0])
        *out = (Input){.kind = INPUT_COMPOSING, .device = INPUT_KEYBOARD, .composition = composition};
}

static Input by_mouse(InputKind kind, int x, int y) {
    return (Input){
        .kind = kind, .x = x, .y = y, .device = INPUT_MOUSE, .seat_device = {.kind = SEAT_DEVICE_MOUSE}};
}

static void wheel_turned(const SDL_MouseWheelEvent *event, Input *out) {
    int notches = event->direction == SDL_MOUSEWHEEL_FLIPPED ? event->y : -event->y;
    if (notches == 0) return;
    *out = by_mouse(INPUT_SCROLL, event->mouseX, event->mouseY);
    out->value = notches;
}

/* A window that opens under a resting pointer is told where it is: nobody pointed at anything with that. */
static void pointer_moved(InputReader *reader, const SDL_MouseMotionEvent *event, Input *out) {
    if (!reader->pointer_came) *out = by_mouse(INPUT_POINT, event->x, event->y);
    reader->pointer_came = false;
}

/* The right button goes back, so that a match can be paused and left by mouse alone. */
static void button_clicked(const SDL_MouseButtonEvent *event, Input *out) {
    bool down = event->type == SDL_MOUSEBUTTONDOWN;
    if (event->button == SDL_BUTTON_LEFT)
        *out = by_mouse(down ? INPUT_CLICK : INPUT_RELEASE, event->x, event->y);
    else if (event->button == SDL_BUTTON_RIGHT && down)
        *out = by_mouse(INPUT_BACK, event->x, event->y);
}

static void window_changed(InputReader *reader, const SDL_WindowEvent *event, Input *out) {
    out->device = INPUT_WINDOW;
    switch (event->event) {
    case SDL_WINDOWEVENT_SIZE_CHANGED:
        out->kind = INPUT_RESIZED;
        out->x = event->data1;
        out->y = event->data2;
        break;
    case SDL_WINDOWEVENT_EXPOSED:
    case SDL_WINDOWEVENT_SHOWN:
    case SDL_WINDOWEVENT_RESTORED:
        out->kind = INPUT_EXPOSED;
        break;
    case SDL_WINDOWEVENT_FOCUS_LOST:
        reader->composition =
            (Composition){0};             /* where an input method forgets to say so, keys would be lost */
        input_let_all_go(&reader->ports); /* what is let go elsewhere is not told */
        out->kind = INPUT_FOCUS_LOST;
        break;
    case SDL_WINDOWEVENT_FOCUS_GAINED:
        out->kind = INPUT_FOCUS_GAINED;
        break;
    case SDL_WINDOWEVENT_ENTER:
        reader->pointer_came = true;
        break;
    default:
        break;
    }
}

bool input_translate(InputReader *reader, const SDL_Event *event, Input *out) {
    *out = (Input){.kind = INPUT_NONE};
    switch (event->type) {
    case SDL_QUIT:
        *out = (Input){.kind = INPUT_QUIT, .device = INPUT_WINDOW};
        break;
    case SDL_DROPFILE:
        SDL_free(reader->dropped);
        reader->dropped = event->drop.file;
        if (reader->dropped)
            *out = (Input){.kind = INPUT_DROP, .path = reader->dropped, .device = INPUT_WINDOW};
        break;
    case SDL_USEREVENT:
        *out = (Input){.kind = INPUT_NEWS, .device = INPUT_WINDOW};
        break;
    case SDL_KEYDOWN:
        if (!reader->composition.text[0]) /* else Enter takes a word, Backspace undoes a stroke of it */
            input_key_pressed(&event->key, reader->typing, out);
        break;
    case SDL_TEXTINPUT:
        typed(reader, &event->text, out);
        break;
    case SDL_TEXTEDITING:
        composing(reader, event->edit.text, event->edit.start, event->edit.length, out);
        break;
    case SDL_TEXTEDITING_EXT: /* longer than 31 bytes */
        composing(reader, event->editExt.text, event->editExt.start, event->editExt.length, out);
        SDL_free(event->editExt.text);
        break;
    case SDL_MOUSEMOTION:
        pointer_moved(reader, &event->motion, out);
        break;
    case SDL_MOUSEBUTTONDOWN:
    case SDL_MOUSEBUTTONUP:
        button_clicked(&event->button, out);
        break;
    case SDL_MOUSEWHEEL:
        wheel_turned(&event->wheel, out);
        break;
    case SDL_WINDOWEVENT:
        window_changed(reader, &event->window, out);
        break;
    case SDL_KEYMAPCHANGED: /* keys are called something else now: whatever shows their names is stale */
        *out = (Input){.kind = INPUT_EXPOSED, .device = INPUT_WINDOW};
        break;
    default:
        input_pad_translate(&reader->ports, event, out);
        break;
    }
    out->time_ms = event->common.timestamp;
    return out->kind != INPUT_NONE;
}

/* SDL's clock counts whole milliseconds from a moment of its own. That moment on the other clock is `now`
 * less the milliseconds, which is up to one too late; so the earliest seen is kept, which is right to some
 * microseconds after a few events. */
uint64_t input_age_us(InputReader *reader, const Input *input, uint32_t now_ms, uint64_t now_us) {
    uint64_t clock_us = now_us - (uint64_t)now_ms * 1000;
    /* Wrapped differences, as SDL's counter itself wraps after 49 days. */
    if (!reader->clock_known || (int64_t)(clock_us - reader->clock_us) < 0 ||
        (int64_t)(clock_us - reader->clock_us) > CLOCK_STRAYS_US_MAX)
        reader->clock_us = clock_us;
    reader->clock_known = true;
    int32_t age_ms = (int32_t)(now_ms - input->time_ms);
    int64_t age_us = (int64_t)age_ms * 1000 + (int64_t)(clock_us - reader->clock_us);
    return age_us > 0 ? (uint64_t)age_us : 0;
}

bool input_as_menu(const Input *input, Input *out) {
    static const InputKind ROW[SEAT_KEYS] = {INPUT_NONE, INPUT_LEFT,  INPUT_UP,
                                             INPUT_DOWN, INPUT_RIGHT, INPUT_ACCEPT};
    static const InputKind COLUMN[SEAT_KEYS] = {INPUT_NONE,  INPUT_UP,   INPUT_LEFT,
                                                INPUT_RIGHT, INPUT_DOWN, INPUT_ACCEPT};
    *out = *input;
    if (input->seat_key != SEAT_KEY_NONE && input->seat_device.kind == SEAT_DEVICE_KEYS)
        out->kind = ROW[input->seat_key];
    if (input->seat_key != SEAT_KEY_NONE && input->seat_device.kind == SEAT_DEVICE_BUZZER)
        out->kind = COLUMN[input->seat_key];
    return out->kind != INPUT_NONE && out->kind != INPUT_SEAT;
}

bool input_poll(InputReader *reader, Input *out) {
    SDL_Event event;
    while (SDL_PollEvent(&event))
        if (input_translate(reader, &event, out)) return true;
    *out = (Input){.kind = INPUT_NONE};
    return false;
}

bool input_due(InputReader *reader, uint32_t now_ms, Input *out) {
    *out = (Input){.kind = INPUT_NONE};
    return input_held_due(&reader->ports, now_ms, out);
}

bool input_wait(InputReader *reader, int timeout_ms, Input *out) {
    SDL_Event event;
    uint64_t end = SDL_GetTicks64() + (uint64_t)(timeout_ms > 0 ? timeout_ms : 0);
    for (;;) {
        uint64_t now = SDL_GetTicks64();
        int left = now < end ? (int)(end - now) : 0;
        if (SDL_WaitEventTimeout(&event, input_held_wait_ms(&reader->ports, (uint32_t)now, left))) {
            if (input_translate(reader, &event, out)) return true;
        } else if (input_due(reader, SDL_GetTicks(), out)) {
            return true; /* only now: what was let go meanwhile came first */
        } else if (left == 0) {
            break;
        }
    }
    *out = (Input){.kind = INPUT_NONE};
    return false;
}

void input_wake(void) {
    SDL_Event event = {.type = SDL_USEREVENT};
    SDL_PushEvent(&event);
}
