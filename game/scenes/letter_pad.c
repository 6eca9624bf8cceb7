#include "scenes/letter_pad.h"

#include <string.h>

#include "base/text.h"
#include "scenes/layout.h"

/* Four rows of ten. */
static const char *const LETTERS[] = {
    "A", "B", "C", "D", "E", "F", "G", "H", "I", "J", "K", "L", "M", "N", "O", "P", "Q", "R", "S", "T",
    "U", "V", "W", "X", "Y", "Z", "1", "2", "3", "4", "5", "6", "7", "8", "9", "0", "-", "'", " ", "",
};
/* Two rows of six. */
static const char *const DIGITS[] = {"1", "2", "3", "4", "5", "-", "6", "7", "8", "9", "0", ""};

const LetterPad LETTER_PAD_NAME = {LETTERS, sizeof LETTERS / sizeof *LETTERS, 10, 2};
const LetterPad LETTER_PAD_TYPED = {LETTERS, sizeof LETTERS / sizeof *LETTERS, 10, 1};
const LetterPad LETTER_PAD_NUMBER = {DIGITS, sizeof DIGITS / sizeof *DIGITS, 6, 1};

int letter_pad_button(const LetterPad *pad, int index) {
    return pad->key_count + index;
}

void letter_pad_reset(Game *game, const LetterPad *pad) {
    menu_reset(&game->menu, pad->key_count + pad->buttons, pad->columns, pad->key_count + pad->buttons - 1);
}

static void start_afresh(const LetterPadText *text) {
    if (text->suggestion && *text->suggestion) text->text[0] = '\0';
    if (text->suggestion) *text->suggestion = false;
}

static bool is_too_long(const LetterPadText *text) {
    return text_count_graphemes(text->text) > text->most_graphemes ||
           (text->most_codepoints && text_count_codepoints(text->text) > text->most_codepoints);
}

/* Adds the text, or as much of its beginning as there is room for: an input method may give a sentence. */
static void write(const LetterPadText *into, const char *text) {
    start_afresh(into);
    size_t length = strlen(into->text), more = strlen(text), graphemes = text_count_graphemes(text);
    if (text_find_invalid(text, more) != more || text_has_control(text)) return;
    for (; graphemes > 0; more = text_grapheme_prefix(text, --graphemes)) {
        if (length + more >= into->bytes) continue;
        memcpy(into->text + length, text, more);
        into->text[length + more] = '\0';
        if (!is_too_long(into)) return; /* what was typed may join the last character (an accent) */
    }
    into->text[length] = '\0';
}

static void erase(const LetterPadText *text) {
    start_afresh(text);
    text->text[text_without_last_grapheme(text->text)] = '\0';
}

/* From the last row of keys down to the buttons and back: the left half is over the first, the right over the
 * second. */
static bool step_between_parts(Game *game, const LetterPad *pad, const Input *input) {
    Menu *menu = &game->menu;
    int first = letter_pad_button(pad, 0), last = letter_pad_button(pad, pad->buttons - 1);
    if (menu->focus == MENU_NONE) return false;
    if (menu->focus < first) {
        if (input->kind != INPUT_DOWN || menu->focus < first - pad->columns) return false;
        menu->focus = menu->focus % pad->columns < pad->columns / 2 ? first : last;
        return true;
    }
    if (input->kind == INPUT_LEFT)
        menu->focus = first;
    else if (input->kind == INPUT_RIGHT)
        menu->focus = last;
    else if (input->kind == INPUT_UP)
        menu->focus = first - (menu->focus == last ? 3 : pad->columns - 2);
    else
        return input->kind == INPUT_DOWN;
    return true;
}

int letter_pad_input(Game *game, const LetterPad *pad, const Input *input, const LetterPadText *text) {
    if (input->kind == INPUT_TEXT)
        write(text, input->text);
    else if (input->kind == INPUT_ERASE)
        erase(text);
    else if (input->kind == INPUT_COMPOSING && input->composition->text[0])
        start_afresh(text);
    if (input->kind == INPUT_TEXT || input->kind == INPUT_ERASE || input->kind == INPUT_COMPOSING)
        game->menu.focus = letter_pad_button(pad, pad->buttons - 1);
    if (step_between_parts(game, pad, input)) return MENU_NONE;
    int chosen = menu_input(&game->menu, input);
    if (chosen == MENU_NONE) return MENU_NONE;
    if (chosen >= pad->key_count) return chosen - pad->key_count;
    if (pad->keys[chosen][0] == '\0')
        erase(text);
    else
        write(text, pad->keys[chosen]);
    return MENU_NONE;
}

static const char *label_of(const char *key) {
    if (key[0] == '\0') return "erase";
    return key[0] == ' ' ? "space" : key;
}

void letter_pad_draw(Game *game, Canvas *canvas, const LetterPad *pad, int x, int y, int width, int height,
                     int gap) {
    for (int i = 0; i < pad->key_count; i++) {
        int column = i % pad->columns, row = i / pad->columns;
        layout_button(
            game, canvas, i,
            layout_rect(canvas, x + column * (width + gap), y + row * (height + gap), width, height),
            label_of(pad->keys[i]));
    }
}
