/* What counts as written right: a table of answers, and the distance against a naive one. */
#include "unit/cmocka_test.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "base/random.h"
#include "cards/typed_answer.h"

#define TEXTS_MAX 4

typedef struct Row {
    bool right;
    const char *written;
    const char *accepted[TEXTS_MAX];
    const char *rivals[TEXTS_MAX];
} Row;

static const Row ROWS[] = {
    /* case, accents, compatibility forms */
    {true, "Kit Connor", {"Kit Connor"}, {0}},
    {true, "kit connor", {"Kit Connor"}, {0}},
    {true, "KIT CONNOR", {"Kit Connor"}, {0}},
    {true, "Sebastien Croft", {"Sébastien Croft"}, {0}},
    {true, "Sébastien Croft", {"Sebastien Croft"}, {0}},
    {true,
     "Se\xCC\x81"
     "bastien Croft",
     {"Sébastien Croft"},
     {0}}, /* an accent of its own */
    {true, "STRASSE", {"Straße"}, {0}},
    {true, "ﬁlm", {"Film"}, {0}},
    {true, "Ｋｉｔ", {"Kit"}, {0}},                             /* full width */
    {true, "Isaac Henderson", {"Isaac\xC2\xA0Henderson"}, {0}}, /* a space that does not break */
    /* articles */
    {true, "Paris Squad", {"The Paris Squad"}, {0}},
    {true, "the paris squad", {"Paris Squad"}, {0}},
    {true, "a leaf", {"leaf"}, {0}},
    {true, "An Owl", {"the owl"}, {0}},
    {true, "The The", {"the the"}, {0}},
    {true, "the", {"The The"}, {"Then"}}, /* one of them set aside */
    {true, "A-ha", {"A-ha"}, {0}},
    {true, "aha", {"A-ha"}, {0}},
    {true, "A ha", {"A-ha"}, {0}},
    {false, "the", {"The Sun"}, {0}},
    {false, "the sin", {"The Sun"}, {0}}, /* the article lends no slip to a short word */
    {true, "Theo", {"Theo"}, {0}},
    {false, "o", {"Theo"}, {0}}, /* no article within a word */
    {false, "neil", {"The'neil"}, {0}},
    {true, "A levle", {"Alevel"}, {0}}, /* one slip where the article counts as letters */
    /* punctuation and spacing */
    {true, "St Johns", {"St. John's"}, {0}},
    {true, "st john’s", {"St. John's"}, {0}},
    {true, "Truham Higgs", {"Truham-Higgs"}, {0}},
    {true, "truhamhiggs", {"Truham - Higgs"}, {0}},
    {true, "  Kit   Connor  ", {"Kit Connor"}, {0}},
    {true, "\"Kit Connor\"!", {"Kit Connor"}, {0}},
    {true, "Nick and Charlie", {"Nick & Charlie"}, {0}},
    {true, "Nick&Charlie", {"Nick and Charlie"}, {0}},
    {true, "Whos that?", {"Who's that"}, {0}},
    {true, "?", {"?"}, {0}}, /* a text of nothing but punctuation keeps it */
    {false, "!", {"?"}, {0}},
    {false, "", {"?"}, {0}},
    {false, "-", {"Nick"}, {0}},
    {true, "C#", {"C#"}, {"C", "C++"}},
    {false, "C", {"C#"}, {"C", "C++"}},
    {false, "C++", {"C"}, {"C#", "C++"}},
    {true, "c", {"C"}, {"C#", "C++"}},
    {true, "C sharp", {"C#", "C sharp"}, {"C"}},
    /* slips: none up to 3 letters, 1 up to 7, 2 up to 12, 3 beyond */
    {true, "Tao", {"Tao"}, {0}},
    {false, "Tap", {"Tao"}, {0}},
    {false, "Taoo", {"Tao"}, {0}},
    {false, "Ta", {"Tao"}, {0}},
    {true, "Nik", {"Nick"}, {0}},   /* missing */
    {true, "Nicck", {"Nick"}, {0}}, /* added */
    {true, "Nock", {"Nick"}, {0}},  /* changed */
    {true, "Ncik", {"Nick"}, {0}},  /* swapped */
    {false, "Nocc", {"Nick"}, {0}},
    {false, "icNk", {"Nick"}, {0}},
    {true, "Charlei", {"Charlie"}, {0}}, /* 7 */
    {false, "Carlei", {"Charlie"}, {0}},
    {true, "Sahra Zahd", {"Sahar Zahid"}, {0}},   /* 10 */
    {true, "Heartstoper", {"Heartstopper"}, {0}}, /* 12 */
    {true, "Hartstoper", {"Heartstopper"}, {0}},
    {false, "Hartstoprr", {"Heartstopper"}, {0}},
    {true, "Ferma Talbut", {"Fermat Talbot"}, {0}},          /* 12 */
    {true, "Alice Osmn Books", {"Alice Oseman Books"}, {0}}, /* 16 */
    {true, "Alis Osemn Books", {"Alice Oseman Books"}, {0}},
    {false, "Alis Osm Boks", {"Alice Oseman Books"}, {0}},
    {true, "Tobie Donovn", {"The Tobie Donovan"}, {0}}, /* 12 without its article */
    {false, "The Tb Donvn", {"The Tobie Donovan"}, {0}},
    /* digits are never a slip */
    {true, "1994", {"1994"}, {0}},
    {false, "1995", {"1994"}, {0}},
    {false, "19944", {"1994"}, {0}},
    {false, "9194", {"1994"}, {0}},
    {false, "Season 3", {"Season 2"}, {0}},
    {true, "Seson 2", {"Season 2"}, {0}},
    {false, "Season", {"Season 2"}, {0}},
    {true, "１９９４", {"1994"}, {0}},
    /* rivals */
    {false, "Nico", {"Nick"}, {"Nico"}},
    {false, "nico!", {"Nick"}, {"Nico"}},
    {true, "Nick", {"Nick"}, {"Nico"}},
    {false, "Nicc", {"Nick"}, {"Nico"}}, /* as near to both */
    {true, "Nik", {"Nick"}, {"Nico"}},   /* nearer */
    {false, "Nic", {"Nick"}, {"Nico"}},
    {true, "Nick", {"Nick"}, {"Nick Nelson"}},
    {false, "Nick Nelson", {"Nick"}, {"Nick Nelson"}},
    {true, "Nick Nelson", {"Nick", "Nick Nelson"}, {"Nick Nelson"}}, /* both: accepted wins */
    {true, "Nelson", {"Nick", "Nelson"}, {"Nielson"}},
    {false, "Nielson", {"Nick", "Nelson"}, {"Nielson"}},
    {false, "the nico", {"Nick"}, {"Nico"}},
    {true, "Tara Jones", {"Tara Jones"}, {"Tara James", "Darcy Olsson"}},
    {false, "Tara Jomes", {"Tara Jones"}, {"Tara James"}}, /* as near to both */
    {true, "Tarra Jones", {"Tara Jones"}, {"Tara James"}},
    {true, "Imogen", {"Imogen", "Imogen Heaney"}, {"Imogene"}},
    /* other scripts */
    {true, "Москва", {"москва"}, {0}},
    {true, "Мосва", {"Москва"}, {0}},
    {false, "Мсва", {"Москва"}, {0}},
    {true, "ΑΘΗΝΑ", {"Αθήνα"}, {0}},
    {true, "東京", {"東京"}, {0}},
    {false, "京都", {"東京"}, {0}},
    {false, "東", {"東京"}, {0}},
    {true, "ｶﾀｶﾅ", {"カタカナ"}, {0}}, /* half width */
    {true, "서울", {"서울"}, {0}},
    {true, "שלום", {"שלום"}, {0}},
    {true, "القاهرة", {"القاهرة"}, {0}},
    {false, "Kit", {"東京"}, {0}},
};

static size_t count_texts(const char *const *texts) {
    size_t count = 0;
    while (count < TEXTS_MAX && texts[count]) count++;
    return count;
}

static void answers_are_right_or_not(void **state) {
    (void)state;
    assert_true(sizeof ROWS / sizeof *ROWS >= 60);
    for (size_t i = 0; i < sizeof ROWS / sizeof *ROWS; i++) {
        const Row *row = &ROWS[i];
        bool right = typed_answer_is_right(row->written, row->accepted, count_texts(row->accepted),
                                           row->rivals, count_texts(row->rivals));
        if (right != row->right)
            fail_msg("row %zu: \"%s\" for \"%s\" is %s", i, row->written, row->accepted[0],
                     right ? "right" : "wrong");
    }
}

static void slips_grow_with_length(void **state) {
    (void)state;
    static const int slips[] = {0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 2, 3, 3, 3};
    for (size_t length = 0; length < sizeof slips / sizeof *slips; length++)
        assert_int_equal(typed_answer_slips(length), slips[length]);
    assert_int_equal(typed_answer_slips(1000000), 3);
}

#define LENGTH_MAX 12

/* Restricted Damerau and Levenshtein as its definition says, one case after the other. */
static size_t naive_distance(const char *a, size_t a_length, const char *b, size_t b_length) {
    static size_t table[LENGTH_MAX + 4][LENGTH_MAX + 4];
    for (size_t i = 0; i <= a_length; i++) {
        for (size_t j = 0; j <= b_length; j++) {
            size_t best = i + j;
            if (i && table[i - 1][j] + 1 < best) best = table[i - 1][j] + 1;
            if (j && table[i][j - 1] + 1 < best) best = table[i][j - 1] + 1;
            if (i && j && table[i - 1][j - 1] + (a[i - 1] != b[j - 1]) < best)
                best = table[i - 1][j - 1] + (a[i - 1] != b[j - 1]);
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] &&
                table[i - 2][j - 2] + 1 < best)
                best = table[i - 2][j - 2] + 1;
            table[i][j] = best;
        }
    }
    return table[a_length][b_length];
}

/* Three letters only, so that texts are often near; never "a" first, so that none begins with an article. */
static void roll_text(Random *dice, char *out) {
    size_t length = 1 + random_below(dice, LENGTH_MAX);
    for (size_t i = 0; i < length; i++) out[i] = (char)('k' + random_below(dice, 3));
    out[length] = '\0';
}

static void roll_near(Random *dice, const char *text, char *out) {
    strcpy(out, text);
    for (uint32_t edits = random_below(dice, 4); edits > 0; edits--) {
        size_t length = strlen(out), at = length ? random_below(dice, (uint32_t)length) : 0;
        if (random_below(dice, 3) == 0 && length < LENGTH_MAX) {
            memmove(out + at + 1, out + at, length - at + 1);
            out[at] = (char)('k' + random_below(dice, 3));
        } else if (random_below(dice, 2) && length > 1) {
            memmove(out + at, out + at + 1, length - at);
        } else if (length) {
            out[at] = (char)('k' + random_below(dice, 3));
        }
    }
}

static void slips_are_counted_as_the_definition_says(void **state) {
    (void)state;
    Random dice = random_seeded(11);
    size_t right_count = 0;
    for (int round = 0; round < 200000; round++) {
        char accepted[LENGTH_MAX + 2], rival[LENGTH_MAX + 2], written[LENGTH_MAX + 2];
        roll_text(&dice, accepted);
        roll_near(&dice, accepted, rival);
        roll_near(&dice, accepted, written);
        const char *accepted_list[] = {accepted}, *rival_list[] = {rival};
        size_t to_accepted = naive_distance(written, strlen(written), accepted, strlen(accepted));
        size_t to_rival = naive_distance(written, strlen(written), rival, strlen(rival));
        bool expected = to_accepted == 0 || (to_accepted <= (size_t)typed_answer_slips(strlen(accepted)) &&
                                             to_accepted < to_rival);
        bool right = typed_answer_is_right(written, accepted_list, 1, rival_list, 1);
        if (right != expected)
            fail_msg("\"%s\" for \"%s\" and not \"%s\": %d", written, accepted, rival, right);
        right_count += right;
    }
    assert_in_range(right_count, 20000, 180000); /* the dice try both outcomes */
}

/* Texts that fold to many times their length, and more rivals than any pack has: no harm, and the right
 * answer is right all the same. */
static void long_texts_are_bounded(void **state) {
    (void)state;
    char text[60 * 3 + 1] = "";
    for (int i = 0; i < 60; i++) memcpy(text + 3 * i, "\xEF\xB7\xBA", 4); /* U+FDFA folds to 18 letters */
    const char *accepted[] = {text, "Kit Connor"};
    const char **rivals = calloc(5000, sizeof *rivals);
    for (size_t i = 0; i < 5000; i++) rivals[i] = text + 3;
    assert_true(typed_answer_is_right(text, accepted, 2, rivals, 5000));
    assert_false(typed_answer_is_right(text + 3, accepted, 2, rivals, 5000));
    assert_false(typed_answer_is_right(text + 6, accepted, 1, NULL, 0)); /* too long for slips */
    assert_true(typed_answer_is_right("Kit Conor", accepted, 2, rivals, 5000));
    assert_false(typed_answer_is_right("Kit", NULL, 0, NULL, 0));
    free(rivals);
}

/* Articles, signs and digits too, so that texts are often near by one way of looking only. */
static void roll_line(Random *dice, char *out) {
    static const char *const pieces[] = {"the ", "a ", "an ", "&",  "and", " ",
                                         "-",    "1",  "2",   "kl", "lk",  "k"};
    *out = '\0';
    for (uint32_t count = 1 + random_below(dice, 6); count > 0; count--)
        strcat(out, pieces[random_below(dice, sizeof pieces / sizeof *pieces)]);
}

/* What marks rule out is never accepted, and both ways of asking agree. */
static void marks_rule_nothing_out_that_passes(void **state) {
    (void)state;
    Random dice = random_seeded(31);
    size_t passing = 0, ruled_out = 0;
    for (int round = 0; round < 60000; round++) {
        char a[60], b[60];
        if (round % 2) {
            roll_text(&dice, a);
            roll_near(&dice, a, b);
        } else {
            roll_line(&dice, a);
            roll_line(&dice, b);
        }
        const char *first = a, *second = b;
        bool passes =
            typed_answer_is_right(a, &second, 1, NULL, 0) || typed_answer_is_right(b, &first, 1, NULL, 0);
        TypedMarks marks = typed_answer_marks(a), other = typed_answer_marks(b);
        bool may_pass = typed_answer_may_pass(&marks, &other);
        if (typed_answer_either_passes(a, b) != passes || (passes && !may_pass))
            fail_msg("\"%s\", \"%s\": %d, %d", a, b, passes, may_pass);
        passing += passes;
        ruled_out += !may_pass;
    }
    assert_true(passing > 10000 && ruled_out > 10000);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(answers_are_right_or_not),
        cmocka_unit_test(slips_grow_with_length),
        cmocka_unit_test(slips_are_counted_as_the_definition_says),
        cmocka_unit_test(long_texts_are_bounded),
        cmocka_unit_test(marks_rule_nothing_out_that_passes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
