/* A number or a text, written on the keyboard or on the pad of keys below. */
#include "scenes/answer_write.h"

#include "scenes/answer_view.h"

#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "scenes/letter_pad.h"

#define NUMBER_DIGITS_MAX 9

static const Card *card_of(const Game *game) {
    return match_card(&game->runner.match);
}

static bool is_number(const Game *game) {
    return card_of(game)->kind == CARD_NUMBER;
}

static const LetterPad *pad_of(const Game *game) {
    return is_number(game) ? &LETTER_PAD_NUMBER : &LETTER_PAD_TYPED;
}

static void begin(Game *game) {
    game->draft.text[0] = '\0';
    letter_pad_reset(game, pad_of(game));
}

static bool is_whole_number(const char *text) {
    const char *digits = text + (*text == '-');
    size_t count = strlen(digits);
    return count > 0 && count <= NUMBER_DIGITS_MAX && strspn(digits, "0123456789") == count;
}

static bool hand_in(const Game *game, CardAnswer *out) {
    const char *text = game->draft.text;
    *out = (CardAnswer){0};
    if (is_number(game)) {
        out->value = (int32_t)strtol(text, NULL, 10);
        return is_whole_number(text);
    }
    memcpy(out->text, text, sizeof out->text);
    return *text != '\0';
}

/* The digit or minus that a character is to its readers, in ASCII; 0 where it is neither. */
static char plain_sign(uint32_t codepoint) {
    static const uint32_t ZEROES[] = {'0',    0x0660, 0x06F0, 0x0966, 0x09E6, 0x0A66, 0x0AE6,
                                      0x0B66, 0x0BE6, 0x0C66, 0x0CE6, 0x0D66, 0x0E50, 0x0ED0,
                                      0x0F20, 0x1040, 0x17E0, 0x1810, 0xFF10};
    for (size_t i = 0; i < sizeof ZEROES / sizeof *ZEROES; i++)
        if (codepoint >= ZEROES[i] && codepoint < ZEROES[i] + 10) return (char)('0' + codepoint - ZEROES[i]);
    return codepoint == '-' || codepoint == 0x2212 || codepoint == 0xFF0D ? '-' : 0;
}

/* Of what is typed on a number card only digits count, those of any script, and a minus in front. False where
 * there is anything else; *text is then as it was. */
static bool make_plain_number(const Game *game, char text[sizeof((Input){0}.text)]) {
    char plain[sizeof((Input){0}.text)];
    size_t length = 0;
    const char *cursor = text;
    for (uint32_t codepoint; (codepoint = text_next(&cursor));) {
        plain[length] = plain_sign(codepoint);
        bool in_front = length == 0 && game->draft.text[0] == '\0';
        if (!plain[length] || (plain[length] == '-' && !in_front)) return false;
        length++;
    }
    memcpy(text, plain, length);
    text[length] = '\0';
    return true;
}

bool answer_write_input(Game *game, const Input *given, CardAnswer *out) {
    size_t most = is_number(game) ? NUMBER_DIGITS_MAX + 1 : CARD_TYPED_MAX;
    LetterPadText text = {game->draft.text, sizeof game->draft.text, most, NULL, CARD_TYPED_MAX};
    Input plain = *given;
    if (given->kind == INPUT_TEXT && is_number(game) && !make_plain_number(game, plain.text)) return false;
    return letter_pad_input(game, pad_of(game), &plain, &text) == 0 && hand_in(game, out);
}

static void input(Game *game, const Input *given) {
    CardAnswer answer;
    if (!answer_write_input(game, given, &answer)) return;
    if (is_number(game))
        game_act(game, ACTION_ANSWER, answer.value);
    else
        game_type_answer(game, answer.text);
}

/* Beside the field, whichever way it is written. */
static void draw_unit(Game *game, Canvas *canvas, const char *unit) {
    Rect room = layout_rect(canvas, 1120, ANSWER_TOP, 490, 104);
    int px = view_text_px(canvas_view(canvas), DESIGN_TEXT_ANSWER);
    int width = text_width(canvas_fonts(canvas), FONT_BOLD, px, unit) + px / 8;
    if (width < room.width) room.width = width;
    layout_text(game, canvas, room, FONT_BOLD, DESIGN_TEXT_ANSWER, THEME.ink, ALIGN_LEFT, unit);
}

void answer_write_draw(Game *game, Canvas *canvas) {
    bool number = is_number(game);
    const char *unit = number ? card_of(game)->number.unit : NULL;
    Rect field = layout_rect(canvas, 310, ANSWER_TOP, unit ? 780 : 1300, 104);
    if (!widget_field(canvas, field, game->draft.text, number ? "a number" : "your answer", true, true))
        game->overflowing_texts++;
    if (unit) draw_unit(game, canvas, unit);
    if (number)
        letter_pad_draw(game, canvas, &LETTER_PAD_NUMBER, 310, 620, 200, 96, 20);
    else
        letter_pad_draw(game, canvas, &LETTER_PAD_TYPED, 310, 612, 118, 66, 13);
    Rect done = number ? layout_rect(canvas, 1090, 850, 520, 104) : layout_rect(canvas, 1090, 934, 520, 96);
    layout_button(game, canvas, letter_pad_button(pad_of(game), 0), done, "Done");
}

static void draw_tile(Game *game, Canvas *canvas, Rect rect, TileState state, const char *text,
                      const char *note) {
    AnswerTile tile = {
        .option = state == TILE_WRONG ? 1 : 0, .text = text, .state = state, .note = note, .no_key = true};
    if (!widget_answer(canvas, rect, &tile)) game->overflowing_texts++;
}

/* The right answer in its printed form, and beside it what was written where that differs. */
static void draw_revealed(Game *game, Canvas *canvas) {
    const MatchTurn *turn = match_turn(&game->runner.match);
    const Card *card = card_of(game);
    Arena *arena = canvas_arena(canvas);
    const char *right = card_right_text(card, &turn->dealt, arena);
    bool exact = turn->seats[0].right &&
                 (card->kind != CARD_NUMBER || turn->seats[0].answer.value == card->number.value);
    if (exact || !turn->seats[0].answered) {
        draw_tile(game, canvas, layout_rect(canvas, 390, 530, 1140, 200), TILE_RIGHT, right, NULL);
        return;
    }
    const char *written = turn->seats[0].answer.text;
    if (card->kind == CARD_NUMBER) written = arena_format(arena, "%d", turn->seats[0].answer.value);
    draw_tile(game, canvas, layout_rect(canvas, 150, 530, 790, 200), TILE_RIGHT, right, NULL);
    draw_tile(game, canvas, layout_rect(canvas, 976, 530, 794, 200),
              turn->seats[0].share_permille ? TILE_PICKED : TILE_WRONG, written,
              turn->seats[0].share_permille ? "near" : NULL);
}

static void draw(Game *game, Canvas *canvas) {
    if (answer_is_open(game))
        answer_write_draw(game, canvas);
    else
        draw_revealed(game, canvas);
}

static int top(const Game *game) {
    (void)game;
    return ANSWER_TOP; /* the pad of keys needs all below */
}

const AnswerView ANSWER_NUMBER = {.hint = "Near counts too · Enter hands in · Esc pause",
                                  .hint_y = 872,
                                  .types = true,
                                  .top = top,
                                  .begin = begin,
                                  .input = input,
                                  .draw = draw};
const AnswerView ANSWER_TYPED = {.hint = "Small slips are forgiven · Enter hands in · Esc pause",
                                 .hint_y = 950,
                                 .types = true,
                                 .top = top,
                                 .begin = begin,
                                 .input = input,
                                 .draw = draw};
