/* What the five keys make of each kind of card. */
#include "unit/cmocka_test.h"

#include <string.h>

#include "scenes/seat_draft.h"

/* Keys as letters: A to D, and "." locks. The answer that the last key gives; -1: none yet. */
static int32_t press(SeatDraft *draft, CardKind kind, uint32_t shown, const char *keys) {
    DealtCard dealt = {.shown_count = shown};
    int32_t answer = -1;
    bool complete = false;
    for (; *keys; keys++) {
        SeatKey key = *keys == '.' ? SEAT_KEY_LOCK : (SeatKey)(SEAT_KEY_A + (*keys - 'A'));
        if (complete) fail_msg("%s comes after the answer", keys);
        complete = seat_draft_press(draft, kind, &dealt, key, &answer);
    }
    return complete ? answer : -1;
}

static void keys_make_answers(void **state) {
    (void)state;
    static const struct {
        CardKind kind;
        uint32_t shown;
        const char *keys;
        int32_t answer; /* -1: none yet */
        uint32_t done, steps;
    } ROWS[] = {
        {CARD_CHOICE, 4, "C", 2, 0, 0},        {CARD_CHOICE, 3, "D", -1, 0, 0},
        {CARD_CHOICE, 4, ".", -1, 0, 0},       {CARD_TRUE_FALSE, 2, "B", 1, 0, 0},
        {CARD_TRUE_FALSE, 2, "C", -1, 0, 0},   {CARD_ODD_ONE_OUT, 4, "D", 3, 0, 0},
        {CARD_SEVERAL, 4, "AC", -1, 2, 2},     {CARD_SEVERAL, 4, "AC.", 5, 2, 2},
        {CARD_SEVERAL, 4, "ACA.", 4, 1, 1},    {CARD_SEVERAL, 4, "AA.", -1, 0, 0},
        {CARD_SEVERAL, 3, "D.", -1, 0, 0},     {CARD_ORDER, 4, "BDA", -1, 3, 4},
        {CARD_ORDER, 4, "BDAC", 0x2031, 4, 4}, {CARD_ORDER, 4, "BBDAC", 0x2031, 4, 4},
        {CARD_ORDER, 4, "BD.AC", -1, 3, 4},    {CARD_ORDER, 4, "BD.ACD", 0x3201, 4, 4},
        {CARD_ORDER, 3, "..CBA", 0x012, 3, 3}, {CARD_ORDER, 3, "DCBA", 0x012, 3, 3},
        {CARD_PAIRS, 8, "BADC", 0x2301, 4, 4}, {CARD_PAIRS, 6, "DCAB", 0x102, 3, 3},
        {CARD_PAIRS, 6, "CA", -1, 2, 3},       {CARD_NUMBER, 0, "ABCD.", -1, 0, 0},
        {CARD_TYPED, 0, "ABCD.", -1, 0, 0},
    };
    for (size_t i = 0; i < sizeof ROWS / sizeof *ROWS; i++) {
        SeatDraft draft = {0};
        DealtCard dealt = {.shown_count = ROWS[i].shown};
        uint32_t done, steps;
        int32_t answer = press(&draft, ROWS[i].kind, ROWS[i].shown, ROWS[i].keys);
        seat_draft_progress(&draft, ROWS[i].kind, &dealt, &done, &steps);
        if (answer != ROWS[i].answer || done != ROWS[i].done || steps != ROWS[i].steps)
            fail_msg("row %zu (%s): answer %d, %u of %u", i, ROWS[i].keys, answer, done, steps);
    }
}

/* What keys put together is an answer that the judge takes, whatever was pressed. */
static void every_answer_makes_sense(void **state) {
    (void)state;
    static const char *options[] = {"a", "b", "c", "d", "e", "f", "g", "h"};
    static const CardKind KINDS[] = {CARD_CHOICE, CARD_SEVERAL, CARD_ORDER, CARD_PAIRS, CARD_ODD_ONE_OUT};
    uint32_t dice = 1, answers[CARD_KINDS] = {0};
    for (int round = 0; round < 20000; round++) {
        CardKind kind = KINDS[round % 5];
        Card card = {.kind = kind, .options = options, .option_count = 8, .right_count = 1};
        DealtCard dealt = {.shown_count = kind == CARD_PAIRS ? 8 : 4};
        SeatDraft draft = {0};
        CardAnswer answer = {0};
        for (uint32_t i = 0; i < dealt.shown_count; i++) dealt.shown[i] = i;
        for (int press_count = 0; press_count < 12; press_count++) {
            dice = dice * 1664525 + 1013904223;
            SeatKey key = (SeatKey)((dice >> 20) % (SEAT_KEYS + 1));
            if (!seat_draft_press(&draft, kind, &dealt, key, &answer.value)) continue;
            if (!judge_is_answer(&card, &dealt, &answer))
                fail_msg("%s: %x is no answer", card_kind_name(kind), (unsigned)answer.value);
            answers[kind]++;
            break;
        }
    }
    for (size_t i = 0; i < sizeof KINDS / sizeof *KINDS; i++) assert_true(answers[KINDS[i]] > 500);
}

static void five_stakes(void **state) {
    (void)state;
    assert_int_equal(seat_draft_wager(SEAT_KEY_A), 0);
    assert_int_equal(seat_draft_wager(SEAT_KEY_B), 25);
    assert_int_equal(seat_draft_wager(SEAT_KEY_D), 75);
    assert_int_equal(seat_draft_wager(SEAT_KEY_LOCK), 100);
    assert_int_equal(seat_draft_wager(SEAT_KEY_NONE), -1);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(keys_make_answers),
        cmocka_unit_test(every_answer_makes_sense),
        cmocka_unit_test(five_stakes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
