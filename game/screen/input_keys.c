/* Two tables: keys by what is printed on them, and the digit row by place. */
#include "screen/input_keys.h"

#include "screen/input_clusters.h"

typedef struct KeyRow {
    SDL_Keycode key;
    InputKind kind;
    int value;
    bool repeats;      /* a held key counts again */
    bool while_typing; /* means the same while typing */
} KeyRow;

static const KeyRow KEYS[] = {
    {SDLK_UP, INPUT_UP, 0, true, true},
    {SDLK_DOWN, INPUT_DOWN, 0, true, true},
    {SDLK_LEFT, INPUT_LEFT, 0, true, false},
    {SDLK_RIGHT, INPUT_RIGHT, 0, true, false},
    {SDLK_RETURN, INPUT_ACCEPT, 0, false, true},
    {SDLK_RETURN2, INPUT_ACCEPT, 0, false, true},
    {SDLK_KP_ENTER, INPUT_ACCEPT, 0, false, true},
    {SDLK_SPACE, INPUT_ACCEPT, 0, false, false},
    {SDLK_ESCAPE, INPUT_BACK, 0, false, true},
    {SDLK_AC_BACK, INPUT_BACK, 0, false, true},
    {SDLK_p, INPUT_PAUSE, 0, false, false},
    {SDLK_PAUSE, INPUT_PAUSE, 0, false, true},
    {SDLK_PAGEDOWN, INPUT_TAB_NEXT, 0, true, true},
    {SDLK_PAGEUP, INPUT_TAB_PREVIOUS, 0, true, true},
    {SDLK_HOME, INPUT_FIRST, 0, false, false},
    {SDLK_END, INPUT_LAST, 0, false, false},
    {SDLK_F11, INPUT_FULLSCREEN, 0, false, true},
    {SDLK_a, INPUT_OPTION, 0, false, false},
    {SDLK_b, INPUT_OPTION, 1, false, false},
    {SDLK_c, INPUT_OPTION, 2, false, false},
    {SDLK_d, INPUT_OPTION, 3, false, false},
    {SDLK_e, INPUT_OPTION, 4, false, false},
    {SDLK_f, INPUT_OPTION, 5, false, false},
    {SDLK_1, INPUT_OPTION, 0, false, false},
    {SDLK_2, INPUT_OPTION, 1, false, false},
    {SDLK_3, INPUT_OPTION, 2, false, false},
    {SDLK_4, INPUT_OPTION, 3, false, false},
    {SDLK_5, INPUT_OPTION, 4, false, false},
    {SDLK_6, INPUT_OPTION, 5, false, false},
    {SDLK_KP_1, INPUT_OPTION, 0, false, false},
    {SDLK_KP_2, INPUT_OPTION, 1, false, false},
    {SDLK_KP_3, INPUT_OPTION, 2, false, false},
    {SDLK_KP_4, INPUT_OPTION, 3, false, false},
    {SDLK_KP_5, INPUT_OPTION, 4, false, false},
    {SDLK_KP_6, INPUT_OPTION, 5, false, false},
};

/* The digit row by place, for keyboards whose row types other characters unshifted (French). */
static const SDL_Scancode DIGIT_ROW[] = {SDL_SCANCODE_1, SDL_SCANCODE_2, SDL_SCANCODE_3,
                                         SDL_SCANCODE_4, SDL_SCANCODE_5, SDL_SCANCODE_6};

static void key_from_table(const SDL_KeyboardEvent *event, bool typing, Input *out) {
    for (size_t i = 0; i < sizeof KEYS / sizeof *KEYS; i++) {
        const KeyRow *row = &KEYS[i];
        if (row->key != event->keysym.sym) continue;
        if (event->repeat && !row->repeats) return;
        if (typing && !row->while_typing) return;
        *out = (Input){.kind = row->kind, .value = row->value, .device = INPUT_KEYBOARD};
        return;
    }
    if (typing || event->repeat) return;
    for (int i = 0; i < 6; i++)
        if (event->keysym.scancode == DIGIT_ROW[i])
            *out = (Input){.kind = INPUT_OPTION, .value = i, .device = INPUT_KEYBOARD};
}

/* A space chooses; whoever looks for a title begins with another character. */
static uint32_t printed_character(SDL_Keycode key) {
    return key > SDLK_SPACE && key < 0x110000 && key != SDLK_DELETE ? (uint32_t)key : 0;
}

void input_key_pressed(const SDL_KeyboardEvent *event, bool typing, Input *out) {
    SDL_Keycode key = event->keysym.sym;
    bool alt = (event->keysym.mod & KMOD_ALT) != 0;
    if (alt && (key == SDLK_RETURN || key == SDLK_KP_ENTER)) {
        if (!event->repeat) *out = (Input){.kind = INPUT_FULLSCREEN, .device = INPUT_KEYBOARD};
        return;
    }
    if (key == SDLK_BACKSPACE) {
        if (typing) *out = (Input){.kind = INPUT_ERASE, .device = INPUT_KEYBOARD};
        return;
    }
    if (key == SDLK_TAB && !alt) {
        bool back = (event->keysym.mod & KMOD_SHIFT) != 0;
        *out = (Input){.kind = back ? INPUT_TAB_PREVIOUS : INPUT_TAB_NEXT, .device = INPUT_KEYBOARD};
        return;
    }
    /* Ctrl+C is not the answer C. */
    if (event->keysym.mod & (KMOD_CTRL | KMOD_GUI | KMOD_LALT)) return;
    key_from_table(event, typing, out);
    if (typing || event->repeat) return;
    SeatDevice device;
    SeatKey seat_key = input_cluster_key(event->keysym.scancode, &device);
    uint32_t letter = printed_character(key);
    if (out->kind == INPUT_NONE && (letter || seat_key != SEAT_KEY_NONE))
        *out =
            (Input){.kind = seat_key == SEAT_KEY_NONE ? INPUT_LETTER : INPUT_SEAT, .device = INPUT_KEYBOARD};
    out->letter = letter;
    if (seat_key == SEAT_KEY_NONE) return;
    out->seat_device = device;
    out->seat_key = seat_key;
}
