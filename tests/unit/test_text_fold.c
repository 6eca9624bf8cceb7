/* Folding and identifiers in many scripts: which marks readers leave out, and which are letters to them. */
#include "unit/cmocka_test.h"

#include <string.h>

#include <utf8proc.h>

#include "base/random.h"
#include "base/text.h"

static void marks_fall_only_where_readers_leave_them_out(void **state) {
    (void)state;
    static const struct {
        const char *what, *a, *b;
        int same;
    } rows[] = {
        {"accents of French", "Les  Misérables", "les miserables", 1},
        {"composed or not", "caf\u00E9", "cafe\u0301", 1},
        {"many marks on one letter", "z\u0301\u0327\u0334\u0489", "z\u0489", 1},
        {"Vietnamese", "Hồ Chí Minh", "ho chi minh", 1},
        {"Turkish capital", "İstanbul", "istanbul", 1},
        {"sharp s", "Straße", "STRASSE", 1},
        {"ligature", "ﬁlm", "film", 1},
        {"full width", "Ｔａｏ　１２", "tao 12", 1},
        {"Greek accents and final sigma", "Οδυσσέας", "ΟΔΥΣΣΕΑΣ", 1},
        {"Russian stress and yo", "Ещё за́мок", "еще замок", 1},
        {"short i is a letter", "мой", "мои", 0},
        {"short i, composed or not", "мои\u0306", "Мой", 1},
        {"Ukrainian yi is a letter", "їх", "іх", 0},
        {"Belarusian short u is a letter", "ўзор", "узор", 0},
        {"Macedonian kje is a letter", "ќе", "ке", 0},
        {"Hebrew points", "שָׁלוֹם", "שלום", 1},
        {"Hebrew presentation form", "\uFB2Aלום", "שלום", 1},
        {"Hebrew hyphen is not a point", "בית\u05BEספר", "ביתספר", 0},
        {"Arabic vowel signs", "مُحَمَّد", "محمد", 1},
        {"Arabic hamza on alef", "أحمد", "احمد", 1},
        {"Arabic stretched", "محـــمد", "محمد", 1},
        {"Arabic presentation forms", "\uFEE3\uFEA4\uFEE4\uFEAA", "محمد", 1},
        {"Persian yeh and kaf", "یک", "يك", 1},
        {"Arabic letters that differ by dots", "ب", "ت", 0},
        {"Devanagari vowel signs", "कि", "की", 0},
        {"Devanagari vowel sign or none", "हिन्दी", "हनद", 0},
        {"Devanagari nukta, composed or not", "\u0958", "\u0915\u093C", 1},
        {"Devanagari nukta is a letter's", "ज़", "ज", 0},
        {"Tamil vowel signs", "கா", "கி", 0},
        {"Thai vowels", "กิน", "กน", 0},
        {"Thai tones", "ไม้", "ไม่", 0},
        {"Thai am, composed or not", "น้ำ", "น\u0E49\u0E4D\u0E32", 1},
        {"kana voicing", "か", "が", 0},
        {"kana half voicing", "パリ", "バリ", 0},
        {"kana voicing, composed or not", "か\u3099", "が", 1},
        {"kana half width", "ｶﾞﾗｽ", "ガラス", 1},
        {"hiragana and katakana", "あ", "ア", 0},
        {"Korean, composed or not", "\u1112\u1161\u11AB", "한", 1},
        {"Korean final consonant", "한", "하", 0},
        {"Chinese", "北京", "北平", 0},
        {"ideographic space", "東京　タワー", "東京 タワー", 1},
        {"emoji", "🍎", "🍌", 0},
        {"emoji with and without its selector", "❤\uFE0F", "❤", 1},
        {"skin tones", "👋🏽", "👋", 0},
        {"not equal and equal", "a ≠ b", "a = b", 0},
        {"not equal, composed or not", "a =\u0338 b", "a ≠ b", 1},
        {"zero width joiners", "می\u200Cخواهم", "میخواهم", 1},
        {"bytes in ASCII",
         "\x01"
         "A",
         "\x01"
         "a",
         1},
    };
    Arena arena = {0};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        const char *a = text_fold(&arena, rows[i].a), *b = text_fold(&arena, rows[i].b);
        if ((strcmp(a, b) == 0) != rows[i].same)
            fail_msg("%s: \"%s\" folds to \"%s\" and \"%s\" to \"%s\"", rows[i].what, rows[i].a, a, rows[i].b,
                     b);
        if (strcmp(text_fold(&arena, a), a) != 0)
            fail_msg("%s: \"%s\" folds again to something else", rows[i].what, a);
    }
    arena_release(&arena);
}

static void folded_texts_read_as_words(void **state) {
    (void)state;
    static const struct {
        const char *text, *folded;
    } rows[] = {
        {"", ""},
        {" \t\n ", ""},
        {"  A\tb\r\n C  ", "a b c"},
        {"\u3000東京\u00A0 Tower\u2028", "東京 tower"},
        {"Nick’s “x” — y", "nick's \"x\" - y"},
        {"한국어", "한국어"},
        {"が", "が"},
        {"\uFDFA", "صلى الله عليه وسلم"}, /* one code point for eighteen */
        {"\u0301", ""},
    };
    Arena arena = {0};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        const char *folded = text_fold(&arena, rows[i].text);
        if (strcmp(folded, rows[i].folded) != 0)
            fail_msg("row %zu: \"%s\" folds to \"%s\"", i, rows[i].text, folded);
    }
    arena_release(&arena);
}

/* What grows most: each of these three bytes gives 33. */
static void folding_has_room_for_what_grows(void **state) {
    (void)state;
    Arena arena = {0};
    char text[3 * 1000 + 1] = "";
    for (size_t i = 0; i < 1000; i++) memcpy(text + 3 * i, "\uFDFA", 4);
    const char *folded = text_fold(&arena, text);
    assert_int_equal(strlen(folded), 33 * 1000);
    char marks[2 * 5000 + 2] = "e";
    for (size_t i = 0; i < 5000; i++) memcpy(marks + 1 + 2 * i, "\u0301", 3);
    assert_string_equal(text_fold(&arena, marks), "e");
    arena_release(&arena);
}

static void slugs_keep_every_script(void **state) {
    (void)state;
    static const struct {
        const char *text, *slug;
    } rows[] = {
        {"Who plays Tao's friend?", "who-plays-taos-friend"},
        {"भारत की राजधानी?", "भारत-की-राजधानी"},
        {"กรุงเทพ อยู่ที่ไหน?", "กรุงเทพ-อยู่ที่ไหน"},
        {"「ガ」は何？", "ガ-は何"},
        {"한국의 수도는?", "한국의-수도는"},
        {"ما هي عاصمة مصر؟", "ما-هي-عاصمة-مصر"},
        {"מהי בירת צרפת?", "מהי-בירת-צרפת"},
        {"Где Москва-река?", "где-москва-река"},
        {"🍎🍌", "🍎🍌"},
        {"👋🏽 or 👋🏿?", "👋🏽-or-👋🏿"},
        {" \t", ""},
    };
    Arena arena = {0};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        const char *slug = text_slug(&arena, rows[i].text, 80);
        if (strcmp(slug, rows[i].slug) != 0) fail_msg("\"%s\" gives \"%s\"", rows[i].text, slug);
    }
    assert_int_equal(strlen(text_slug(&arena, "+ ^ ?", 80)), 16);
    assert_string_not_equal(text_slug(&arena, "+ ^ ?", 80), text_slug(&arena, "+ +", 80));
    assert_int_equal(strlen(text_slug(&arena, "+ ^ ?", 7)), 7);
    assert_string_equal(text_slug(&arena, "東京タワー", 7), "東京"); /* never cut inside a character */
    arena_release(&arena);
}

/* What folding is to ASCII, letter by letter. */
static void fold_naively(const char *text, char *out) {
    bool space_due = false;
    char *start = out;
    for (; *text; text++) {
        bool is_space = *text == ' ' || (*text >= 9 && *text <= 13);
        if (is_space) space_due = out > start;
        if (is_space) continue;
        if (space_due) *out++ = ' ';
        space_due = false;
        *out++ = (char)(*text >= 'A' && *text <= 'Z' ? *text + 32 : *text);
    }
    *out = '\0';
}

/* Every length up to some words of a machine, with every kind of character where a pass of many at a time
 * could miss it. */
static void ascii_folds_as_letter_by_letter(void **state) {
    (void)state;
    static const char letters[] = "abzAZ@[`{09 .\t\n\x7F\x1F";
    Random random = random_seeded(1);
    for (int i = 0; i < 20000; i++) {
        char text[80], wanted[80];
        uint32_t length = random_below(&random, 70), odd = random_below(&random, 70);
        for (uint32_t c = 0; c < length; c++)
            text[c] = c == odd ? letters[random_below(&random, sizeof letters - 1)]
                               : letters[random_below(&random, 12)];
        text[length] = '\0';
        fold_naively(text, wanted);
        Arena arena = {0};
        const char *folded = text_fold(&arena, text);
        if (strcmp(folded, wanted) != 0) fail_msg("\"%s\" folds to \"%s\"", text, folded);
        arena_release(&arena);
    }
}

/* The standard says which characters are controls, line ends and no characters; the turns of direction are
 * ours. */
static void controls_are_those_of_unicode(void **state) {
    (void)state;
    for (uint32_t codepoint = 1; codepoint < 0x110000; codepoint++) {
        if (codepoint >= 0xD800 && codepoint < 0xE000) continue;
        utf8proc_category_t category = utf8proc_category((utf8proc_int32_t)codepoint);
        bool turns =
            (codepoint >= 0x202A && codepoint <= 0x202E) || (codepoint >= 0x2066 && codepoint <= 0x2069);
        bool is_none = codepoint % 0x10000 >= 0xFFFE || (codepoint >= 0xFDD0 && codepoint <= 0xFDEF);
        bool wanted = turns || is_none || category == UTF8PROC_CATEGORY_CC ||
                      category == UTF8PROC_CATEGORY_ZL || category == UTF8PROC_CATEGORY_ZP;
        char text[40] = "a text of several words ";
        size_t length = strlen(text);
        length +=
            (size_t)utf8proc_encode_char((utf8proc_int32_t)codepoint, (utf8proc_uint8_t *)text + length);
        memcpy(text + length, " b", 3);
        if (text_is_control(codepoint) != wanted || text_has_control(text) != wanted)
            fail_msg("U+%04X is %s", codepoint, wanted ? "a control" : "none");
        assert_int_equal(text_count_codepoints(text), 27);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(marks_fall_only_where_readers_leave_them_out),
        cmocka_unit_test(folded_texts_read_as_words),
        cmocka_unit_test(folding_has_room_for_what_grows),
        cmocka_unit_test(slugs_keep_every_script),
        cmocka_unit_test(ascii_folds_as_letter_by_letter),
        cmocka_unit_test(controls_are_those_of_unicode),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
