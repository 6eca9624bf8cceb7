/* Wrong options that are the answers of others, dealt many times: none is right by a model that knows nothing
 * of how they are found. */
#include "unit/other_answers_fixture.h"

#include <stdio.h>

#include "base/buffer.h"
#include "base/text.h"
#include "cards/deck.h"
#include "cards/typed_answer.h"

/* A large list made of everything that comes near to being right: dealt many times, no option that is shown
 * may be right by a model that knows nothing of how options are found. */
#define STEMS 12
#define ROWS (STEMS * 5)

typedef struct Row {
    char question[80], answer[80], also[80];
    char category[2];
} Row;

static void make_rows(Row *rows) {
    static const char *const stems[STEMS] = {"Ankara", "Bergen",  "Cairo",   "Delhi",   "Essen",  "Florence",
                                             "Geneva", "Hamburg", "Ipswich", "Jakarta", "Kigali", "London"};
    for (size_t i = 0; i < ROWS; i++) {
        Row *row = &rows[i];
        const char *stem = stems[i % STEMS];
        size_t turn = i / STEMS;
        *row = (Row){.category = {(char)('A' + i % 2), '\0'}};
        snprintf(row->question, sizeof row->question, "Question %zu of thing %zu?", turn == 4 ? i % STEMS : i,
                 i * 7);
        snprintf(row->answer, sizeof row->answer, "%s%s%s", turn == 1 ? "New " : "", stem,
                 turn == 2   ? "e"
                 : turn == 3 ? " City"
                             : "");
        if (turn == 0) snprintf(row->also, sizeof row->also, "%s City", stems[(i + 2) % STEMS]);
    }
}

/* Letters in the order of both, within one slip, or one inside of the other. */
static bool model_alike(const char *a, const char *b) {
    Arena arena = {0};
    const char *x = text_fold(&arena, a), *y = text_fold(&arena, b);
    bool alike = strstr(x, y) || strstr(y, x) || typed_answer_is_right(a, &b, 1, NULL, 0);
    arena_release(&arena);
    return alike;
}

static const Row *row_of(const Row *rows, const char *question, const char *category) {
    for (size_t i = 0; i < ROWS; i++)
        if (strcmp(rows[i].question, question) == 0 && strcmp(rows[i].category, category) == 0)
            return &rows[i];
    return NULL;
}

static void check_shown(const Row *rows, const Card *card, const char *shown) {
    const Row *row = row_of(rows, card->prompt, card->category);
    assert_non_null(row);
    if (strcmp(shown, row->answer) == 0) return;
    bool stands_in_category = false;
    for (size_t i = 0; i < ROWS; i++)
        stands_in_category = stands_in_category || (strcmp(rows[i].answer, shown) == 0 &&
                                                    strcmp(rows[i].category, row->category) == 0);
    if (!stands_in_category) fail_msg("%s: %s is of no such category", card->prompt, shown);
    if (model_alike(shown, row->answer) || (*row->also && model_alike(shown, row->also)))
        fail_msg("%s: %s beside %s (%s)", card->prompt, shown, row->answer, row->also);
}

static void every_deal_is_fair(void **state) {
    (void)state;
    Row rows[ROWS];
    Buffer text = {0};
    Problems problems = {0};
    size_t dealt_count = 0, shown_count = 0;
    make_rows(rows);
    buffer_add_text(&text, HEADER);
    for (size_t i = 0; i < ROWS; i++)
        buffer_format(&text, "%s,%s,%s,%s,wrong\n", rows[i].question, rows[i].answer, rows[i].also,
                      rows[i].category);
    Pack pack = read_table(text.text, &problems);
    for (uint64_t seed = 0; seed < 200; seed++) {
        Random random = random_seeded(seed);
        Deck deck;
        DealtCard dealt;
        deck_init(&deck, &pack.cards, &(DeckChoice){0}, &random);
        while (deck_deal(&deck, &random, &dealt)) {
            const Card *card = card_list_at(&pack.cards, dealt.card);
            assert_int_equal(card->kind, CARD_CHOICE);
            for (uint32_t place = 0; place < dealt.shown_count; place++, shown_count++)
                check_shown(rows, card, card->options[dealt.shown[place]]);
            dealt_count++;
        }
        deck_release(&deck);
    }
    assert_true(dealt_count >= 200 * ROWS / 2);
    assert_true(shown_count == 4 * dealt_count);
    pack_release(&pack);
    problems_release(&problems);
    buffer_release(&text);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_deal_is_fair),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
