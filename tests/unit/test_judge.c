/* What makes sense as an answer to each kind of card, and what it is worth. */
#include "unit/cmocka_test.h"

#include <string.h>

#include "unit/card_fixture.h"

static const char *const OPTIONS[] = {"a", "b", "c", "d", "e", "f", "g", "h"};

/* A card with the options a, b, c ...; the first `right` are right. */
static Card lettered(CardKind kind, size_t option_count, size_t right) {
    Card card = {
        .id = "card", .kind = kind, .prompt = "?", .option_count = option_count, .right_count = right};
    card.options = (const char **)OPTIONS;
    return card;
}

typedef struct Row {
    CardKind kind;
    size_t option_count, right;
    uint32_t shown[CARD_SHOWN_MAX], shown_count;
    int32_t value;
    int32_t share; /* NONSENSE: no answer at all */
} Row;

#define NONSENSE (-1)

/* Orders and pairs in hexadecimal: the lowest digit is the first position or the first left side. */
static const Row ROWS[] = {
    {CARD_CHOICE, 5, 1, {3, 0, 2}, 3, 1, 1000},
    {CARD_CHOICE, 5, 1, {3, 0, 2}, 3, 0, 0},
    {CARD_CHOICE, 5, 1, {3, 0, 2}, 3, 2, 0},
    {CARD_CHOICE, 5, 1, {3, 0, 2}, 3, 3, NONSENSE},
    {CARD_CHOICE, 5, 1, {3, 0, 2}, 3, -1, NONSENSE},
    {CARD_CHOICE, 5, 1, {3, 0, 2}, 3, INT32_MAX, NONSENSE},
    {CARD_CHOICE, 5, 1, {3, 0, 2}, 3, INT32_MIN, NONSENSE},
    {CARD_CHOICE, 5, 3, {4, 3, 2}, 3, 2, 1000}, /* one of three right ones is shown */
    {CARD_ODD_ONE_OUT, 4, 1, {1, 2, 3, 0}, 4, 3, 1000},
    {CARD_ODD_ONE_OUT, 4, 1, {1, 2, 3, 0}, 4, 0, 0},
    {CARD_ODD_ONE_OUT, 4, 1, {1, 2, 3, 0}, 4, 4, NONSENSE},
    {CARD_TRUE_FALSE, 2, 1, {0, 1}, 2, 0, 0}, /* the statement of these rows is false */
    {CARD_TRUE_FALSE, 2, 1, {0, 1}, 2, 1, 1000},
    {CARD_TRUE_FALSE, 2, 1, {0, 1}, 2, 2, NONSENSE},
    {CARD_SEVERAL, 6, 3, {5, 0, 4, 2}, 4, 0xA, 1000},
    {CARD_SEVERAL, 6, 3, {5, 0, 4, 2}, 4, 0x2, 0}, /* one is missing */
    {CARD_SEVERAL, 6, 3, {5, 0, 4, 2}, 4, 0xB, 0}, /* one too many */
    {CARD_SEVERAL, 6, 3, {5, 0, 4, 2}, 4, 0xF, 0}, /* all */
    {CARD_SEVERAL, 6, 3, {5, 0, 4, 2}, 4, 0x5, 0}, /* just the others */
    {CARD_SEVERAL, 6, 3, {5, 0, 4, 2}, 4, 0, NONSENSE},
    {CARD_SEVERAL, 6, 3, {5, 0, 4, 2}, 4, 0x10, NONSENSE},
    {CARD_SEVERAL, 6, 3, {5, 0, 4, 2}, 4, 0x1A, NONSENSE},
    {CARD_SEVERAL, 6, 3, {5, 0, 4, 2}, 4, -1, NONSENSE},
    {CARD_SEVERAL, 6, 3, {5, 0, 4, 2}, 4, INT32_MIN, NONSENSE},
    {CARD_SEVERAL, 6, 3, {0, 1, 2, 3, 4, 5}, 6, 0x07, 1000},
    {CARD_SEVERAL, 6, 3, {0, 1, 2, 3, 4, 5}, 6, 0x38, 0},
    {CARD_ORDER, 4, 0, {2, 0, 3, 1}, 4, 0x2031, 1000}, /* a at 1, b at 3, c at 0, d at 2 */
    {CARD_ORDER, 4, 0, {2, 0, 3, 1}, 4, 0x3210, 0},
    {CARD_ORDER, 4, 0, {2, 0, 3, 1}, 4, 0x2013, 0},
    {CARD_ORDER, 4, 0, {2, 0, 3, 1}, 4, 0x2033, NONSENSE}, /* twice the same */
    {CARD_ORDER, 4, 0, {2, 0, 3, 1}, 4, 0x2431, NONSENSE},
    {CARD_ORDER, 4, 0, {2, 0, 3, 1}, 4, 0x031, NONSENSE}, /* place 0 twice */
    {CARD_ORDER, 4, 0, {2, 0, 3, 1}, 4, 0x12031, NONSENSE},
    {CARD_ORDER, 4, 0, {2, 0, 3, 1}, 4, -1, NONSENSE},
    {CARD_ORDER, 6, 0, {5, 4, 3, 2, 1, 0}, 6, 0x012345, 1000},
    {CARD_ORDER, 6, 0, {5, 4, 3, 2, 1, 0}, 6, 0x543210, 0},
    {CARD_ORDER, 6, 0, {5, 4, 3, 2, 1, 0}, 6, 0x1543210, NONSENSE},
    {CARD_ORDER, 8, 0, {7, 1, 4}, 3, 0x021, 1000}, /* some of the items: those shown are put in order */
    {CARD_PAIRS, 6, 0, {4, 0, 2, 3, 5, 1}, 6, 0x021, 1000},
    {CARD_PAIRS, 6, 0, {4, 0, 2, 3, 5, 1}, 6, 0x210, 0},
    {CARD_PAIRS, 6, 0, {4, 0, 2, 3, 5, 1}, 6, 0x120, 0}, /* one of three right */
    {CARD_PAIRS, 6, 0, {4, 0, 2, 3, 5, 1}, 6, 0x121, NONSENSE},
    {CARD_PAIRS, 6, 0, {4, 0, 2, 3, 5, 1}, 6, 0x321, NONSENSE},
    {CARD_PAIRS, 6, 0, {4, 0, 2, 3, 5, 1}, 6, 0x1021, NONSENSE},
    {CARD_PAIRS, 8, 0, {0, 2, 4, 6, 7, 5, 3, 1}, 8, 0x0123, 1000},
    {CARD_PAIRS, 8, 0, {0, 2, 4, 6, 7, 5, 3, 1}, 8, INT32_MIN, NONSENSE},
};

static void answers_are_worth_what_the_kind_says(void **state) {
    (void)state;
    for (size_t i = 0; i < sizeof ROWS / sizeof *ROWS; i++) {
        const Row *row = &ROWS[i];
        Card card = lettered(row->kind, row->option_count, row->right);
        DealtCard dealt = {.shown_count = row->shown_count};
        memcpy(dealt.shown, row->shown, sizeof dealt.shown);
        CardAnswer answer = {.value = row->value};
        bool makes_sense = judge_is_answer(&card, &dealt, &answer);
        if (makes_sense != (row->share != NONSENSE))
            fail_msg("row %zu, %s: %d makes sense: %d", i, card_kind_name(row->kind), row->value,
                     makes_sense);
        if (!makes_sense) continue;
        int32_t share = judge_answer(&card, &dealt, &answer);
        if (share != row->share)
            fail_msg("row %zu, %s: %#x is worth %d", i, card_kind_name(row->kind), (unsigned)row->value,
                     share);
        int32_t right = judge_right_answer(&card, &dealt).value;
        if ((right == row->value) != (share == SHARE_FULL))
            fail_msg("row %zu, %s: the right one is %#x", i, card_kind_name(row->kind), (unsigned)right);
    }
}

static void a_text_is_no_answer_to_other_cards(void **state) {
    (void)state;
    static const CardKind kinds[] = {CARD_CHOICE, CARD_TRUE_FALSE, CARD_SEVERAL, CARD_ODD_ONE_OUT,
                                     CARD_NUMBER};
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
        Card card = lettered(kinds[i], 4, 1);
        DealtCard dealt = {.shown = {0, 1}, .shown_count = 2};
        CardAnswer answer = {.value = 1, .text = "b"};
        if (judge_is_answer(&card, &dealt, &answer)) fail_msg("%s takes a text", card_kind_name(kinds[i]));
        answer.text[0] = '\0';
        if (!judge_is_answer(&card, &dealt, &answer)) fail_msg("%s takes no value", card_kind_name(kinds[i]));
    }
}

/* |answer - value| - tolerance over spread as a fraction, rounded by comparing twice the remainder. */
static int32_t naive_share(const CardNumber *number, int64_t answer) {
    int64_t off = answer > number->value ? answer - number->value : number->value - answer;
    if (off <= number->tolerance) return 1000;
    int64_t left = (int64_t)number->spread - (off - number->tolerance);
    if (left <= 0) return 0;
    int64_t whole = 1000 * left / number->spread, rest = 1000 * left % number->spread;
    if (2 * rest >= number->spread) whole++;
    return (int32_t)(whole > 999 ? 999 : whole);
}

static void numbers_fall_off_evenly(void **state) {
    (void)state;
    static const CardNumber numbers[] = {
        {10000, 500, 5000, NULL},
        {3, 0, 3, NULL},
        {3, 0, 0, NULL},
        {3, 2, 0, NULL},
        {0, 0, 1, NULL},
        {0, 0, 2, NULL},
        {-40, 3, 7, NULL},
        {1994, 1, 10, NULL},
        {INT32_MAX, 10, 100, NULL},
        {INT32_MIN, 10, 100, NULL},
        {0, INT32_MAX, INT32_MAX, NULL},
        {INT32_MIN, 0, INT32_MAX, NULL},
        {7, 0, 2500, NULL},
        {7, 1, 1999, NULL},
    };
    Random dice = random_seeded(5);
    DealtCard nothing = {0};
    for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++) {
        Card card = {.id = "n", .kind = CARD_NUMBER, .number = numbers[i]};
        for (int64_t step = -20000; step < 60000; step++) {
            int64_t value = step < 20000 ? numbers[i].value + step : (int32_t)random_next(&dice);
            if (value > INT32_MAX || value < INT32_MIN) continue;
            CardAnswer answer = {.value = (int32_t)value};
            assert_true(judge_is_answer(&card, &nothing, &answer));
            int32_t share = judge_answer(&card, &nothing, &answer);
            if (share != naive_share(&numbers[i], value))
                fail_msg("row %zu: %d is worth %d, not %d", i, answer.value, share,
                         naive_share(&numbers[i], value));
        }
    }
}

static void numbers_known_by_heart(void **state) {
    (void)state;
    static const struct {
        CardNumber number;
        int32_t answer, share;
    } rows[] = {
        {{10000, 500, 5000, NULL}, 10000, 1000},
        {{10000, 500, 5000, NULL}, 10500, 1000},
        {{10000, 500, 5000, NULL}, 9500, 1000},
        {{10000, 500, 5000, NULL}, 10501, 999}, /* 999.8, yet near */
        {{10000, 500, 5000, NULL}, 13000, 500},
        {{10000, 500, 5000, NULL}, 7000, 500},
        {{10000, 500, 5000, NULL}, 15499, 0},
        {{10000, 500, 5000, NULL}, 15497, 1}, /* 0.2 and 0.6 */
        {{10000, 500, 5000, NULL}, 15500, 0},
        {{3, 0, 3, NULL}, 4, 667},
        {{3, 0, 3, NULL}, 1, 333},
        {{3, 0, 3, NULL}, 0, 0},
        {{3, 0, 0, NULL}, 4, 0},
        {{0, 0, 16, NULL}, 1, 938}, /* 937.5 */
    };
    DealtCard nothing = {0};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        Card card = {.id = "n", .kind = CARD_NUMBER, .number = rows[i].number};
        CardAnswer answer = {.value = rows[i].answer};
        int32_t share = judge_answer(&card, &nothing, &answer);
        if (share != rows[i].share) fail_msg("row %zu: %d", i, share);
    }
}

#define SIXTY "abcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrstuvwxyzabcdefgh"

static void typed_texts_are_checked(void **state) {
    (void)state;
    static const struct {
        const char *text;
        bool makes_sense;
    } rows[] = {
        {"Kit Connor", true},
        {" Kit ", true},
        {"?", true},
        {"\xE6\x97\xA5\xE6\x9C\xAC", true},
        {SIXTY, true},
        {SIXTY "i", false},
        {"", false},
        {"   ", false},
        {"\xE3\x80\x80", false}, /* the ideographic space */
        {"a\tb", false},
        {"a\nb", false},
        {"a\x7F", false},
        {"a\xE2\x80\xAE"
         "b",
         false}, /* turns the direction of text */
        {"\xC3(", false},
        {"\xED\xA0\x80", false}, /* a surrogate */
    };
    Card card = lettered(CARD_TYPED, 1, 1);
    DealtCard nothing = {0};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        CardAnswer answer = {0};
        memcpy(answer.text, rows[i].text, strlen(rows[i].text));
        if (judge_is_answer(&card, &nothing, &answer) != rows[i].makes_sense) fail_msg("row %zu", i);
    }
    char long_text[1000];
    memset(long_text, 'a', sizeof long_text);
    long_text[sizeof long_text - 1] = '\0';
    assert_false(judge_is_text(long_text));
}

static void right_answers_read_well(void **state) {
    (void)state;
    Arena arena = {0};
    static const struct {
        CardKind kind;
        size_t option_count, right;
        DealtCard dealt;
        const char *text;
    } rows[] = {
        {CARD_CHOICE, 5, 2, {0, {4, 1, 3}, 3}, "b"},
        {CARD_ODD_ONE_OUT, 4, 1, {0, {4, 1, 0}, 3}, "a"},
        {CARD_SEVERAL, 6, 3, {0, {5, 2, 4, 0}, 4}, "c, a"},
        {CARD_ORDER, 4, 0, {0, {2, 0, 3, 1}, 4}, "a, b, c, d"},
        {CARD_PAIRS, 6, 0, {0, {4, 0, 5, 1}, 4}, "e: f, a: b"},
        {CARD_TYPED, 3, 3, {0}, "a"},
        {CARD_NUMBER, 0, 0, {0}, "10000 people"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        Card card = lettered(rows[i].kind, rows[i].option_count, rows[i].right);
        card.number = (CardNumber){10000, 0, 0, "people"};
        assert_string_equal(card_right_text(&card, &rows[i].dealt, &arena), rows[i].text);
        if (card.kind != CARD_NUMBER) continue;
        card.number.unit = NULL;
        assert_string_equal(card_right_text(&card, &rows[i].dealt, &arena), "10000");
    }
    arena_release(&arena);
}

static Fingerprint print_of(const Card *card) {
    CardList cards = {.items = (Card *)card, .count = 1};
    return card_list_fingerprint(&cards);
}

static void fingerprints_see_every_field(void **state) {
    (void)state;
    Arena arena = {0};
    for (CardKind kind = 0; kind < CARD_KINDS; kind++) {
        Card card = make_card(&arena, (CardShape){kind, 3, 3}, 7), changed[12];
        size_t count = 0;
        for (size_t i = 0; i < 12; i++) changed[i] = card;
        changed[count++].id = "other";
        changed[count++].prompt = "Other?";
        changed[count++].explanation = "";
        changed[count++].category = "Other";
        changed[count++].difficulty = DIFFICULTY_HARD;
        changed[count++].seconds = 77;
        changed[count++].right_count = 99;
        if (kind == CARD_TRUE_FALSE) changed[count++].statement_is_true = !card.statement_is_true;
        if (kind == CARD_TYPED) changed[count++].rival_count--;
        if (kind == CARD_NUMBER) {
            changed[count++].number.value++;
            changed[count++].number.tolerance++;
            changed[count++].number.spread++;
            changed[count++].number.unit = "apples";
        }
        for (size_t i = 0; i < count; i++)
            if (strcmp(print_of(&card).hex, print_of(&changed[i]).hex) == 0)
                fail_msg("%s: change %zu is not seen", card_kind_name(kind), i);
    }
    arena_release(&arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(answers_are_worth_what_the_kind_says),
        cmocka_unit_test(a_text_is_no_answer_to_other_cards),
        cmocka_unit_test(numbers_fall_off_evenly),
        cmocka_unit_test(numbers_known_by_heart),
        cmocka_unit_test(typed_texts_are_checked),
        cmocka_unit_test(right_answers_read_well),
        cmocka_unit_test(fingerprints_see_every_field),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
