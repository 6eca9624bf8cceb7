/* From bytes to a plain line: encodings, line ends, HTML. */
#include "unit/cmocka_test.h"

#include <string.h>

#include "base/text.h"
#include "packs/encoded_text.h"
#include "packs/plain_text.h"
#include "packs/question_draft.h"
#include "packs/text_decoding.h"

#define BYTES(literal) literal, sizeof(literal) - 1

static void every_encoding_becomes_utf8(void **state) {
    (void)state;
    static const struct {
        const char *bytes;
        size_t length;
        const char *text;
        const char *warning; /* a part of it; NULL: none */
        uint32_t line;
    } rows[] = {
        {BYTES("plain\n"), "plain\n", NULL, 0},
        {BYTES(""), "", NULL, 0},
        {BYTES("\xEF\xBB\xBFmark"), "mark", NULL, 0},
        {BYTES("a\r\nb\rc\n\r\n"), "a\nb\nc\n\n", NULL, 0},
        {BYTES("\xFF\xFE\x41\0\r\0\n\0\xAC\x20"), "A\n\xE2\x82\xAC", NULL, 0},
        {BYTES("\xFE\xFF\0A\0\r\x20\xAC"), "A\n\xE2\x82\xAC", NULL, 0},
        {BYTES("\xFF\xFE\x3D\xD8\x00\xDE"), "\xF0\x9F\x98\x80", NULL, 0},
        {BYTES("\xFF\xFE\x3D\xD8\x41\x00"),
         "\xEF\xBF\xBD"
         "A",
         NULL, 0},
        {BYTES("\xFF\xFE\x41\0\x42"), "A\xEF\xBF\xBD", NULL, 0},
        {BYTES("A\0B\0C\0D\0\n\0"), "ABCD\n", "UTF-16 without", 0},
        {BYTES("\0A\0B\0C\0D"), "ABCD", "UTF-16 without", 0},
        {BYTES("caf\xC3\xA9\ncaf\xE9 \x80\n"), "caf\xC3\xA9\ncaf\xC3\xA9 \xE2\x82\xAC\n", "This line is", 2},
        {BYTES("\x93x\x94\n\x81\nok\n"), "\xE2\x80\x9Cx\xE2\x80\x9D\n\xEF\xBF\xBD\nok\n",
         "This line and 1 more", 1},
        {BYTES("one\ntw\0o, and long enough to be no guess"),
         "one\ntw\xEF\xBF\xBDo, and long enough to be no guess", "1 zero bytes", 2},
        {BYTES("\xED\xA0\x80\xC0\x80"), "\xC3\xAD\xC2\xA0\xE2\x82\xAC\xC3\x80\xE2\x82\xAC", "This line is",
         1},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        Arena arena = {0};
        Problems problems = {0};
        DecodedText text = text_decode(&arena, rows[i].bytes, rows[i].length, "f", &problems);
        if (strlen(rows[i].text) != text.length || memcmp(text.text, rows[i].text, text.length + 1) != 0)
            fail_msg("row %zu: \"%s\", not \"%s\"", i, text.text, rows[i].text);
        if (problems.warnings != (rows[i].warning != NULL))
            fail_msg("row %zu: %zu warnings", i, problems.warnings);
        if (rows[i].warning && (!strstr(problems.items[0].sentence, rows[i].warning) ||
                                problems.items[0].place.line != rows[i].line))
            fail_msg("row %zu: line %u: %s", i, problems.items[0].place.line, problems.items[0].sentence);
        problems_release(&problems);
        arena_release(&arena);
    }
}

static void text_that_needs_nothing_is_not_copied(void **state) {
    (void)state;
    Arena arena = {0};
    static const char text[] = "gr\xC3\xBC\xC3\x9F\n";
    assert_ptr_equal(text_decode(&arena, text, sizeof text - 1, "f", NULL).text, text);
    assert_int_equal(arena.used_bytes, 0);
}

static void a_line_is_plain(void **state) {
    (void)state;
    static const struct {
        const char *text, *line;
    } rows[] = {
        {"plain", "plain"},
        {"", ""},
        {"  two\t words  ", "two words"},
        {"Who?\nSay it.", "Who? Say it."},
        {"Roses are red\nViolets are blue", "Roses are red \xC2\xB7 Violets are blue"},
        {"the capital\nof France", "the capital of France"},
        {"\n\n a \n", "a"},
        {"a\x01\x7F"
         "b\xC2\x85",
         "ab"},
        {"\xE2\x80\xAE"
         "abc\xE2\x81\xA6",
         "abc"},
        {"a\xC2\xA0\xE3\x80\x80z", "a z"},
        {"A\xE2\x80\xA8Z", "A \xC2\xB7 Z"},
        {"co\xC2\xADop\xEF\xBB\xBF", "coop"},
        {"<b>&amp;", "<b>&amp;"},
    };
    Arena arena = {0};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        assert_string_equal(plain_text_line(&arena, rows[i].text, strlen(rows[i].text)), rows[i].line);
    arena_release(&arena);
}

/* A line is looked at eight bytes at a time: what is not plain is seen wherever it stands. */
static void a_line_is_plain_at_every_length(void **state) {
    (void)state;
    static const struct {
        const char *odd, *becomes;
    } rows[] = {{"\t", " "}, {"  ", " "}, {"\x7F", ""}, {"\x01", ""}, {"\xC3\xA9", "\xC3\xA9"},
                {"~", "~"},  {" ", " "}};
    for (size_t r = 0; r < sizeof rows / sizeof *rows; r++) {
        for (size_t length = 2; length < 30; length++) {
            for (size_t at = 1; at < length; at++) {
                char text[40] = "", wanted[40] = "";
                for (size_t i = 0; i < length; i++) {
                    strcat(text, i == at ? rows[r].odd : "");
                    strcat(wanted, i == at ? rows[r].becomes : "");
                    strcat(text, "x");
                    strcat(wanted, "x");
                }
                Arena arena = {0};
                assert_string_equal(plain_text_line(&arena, text, strlen(text)), wanted);
                arena_release(&arena);
            }
        }
    }
}

/* What tags say of pictures, however their attributes are written. */
static void pictures_have_sources_and_texts(void **state) {
    (void)state;
    static const struct {
        const char *html, *source, *text; /* NULL: none */
    } rows[] = {
        {"<img src=x.png>", "x.png", NULL},
        {"<img alt='No'><img ALT='An &lt;oak&gt;\n leaf' Src=x.png alt=b><img alt=c src=y>", "x.png",
         "An <oak> leaf"},
        {"<img alt=\"the src=a.png\" src = 'b/alt=c.png' class=x />", "b/alt=c.png", "the src=a.png"},
        {"<img src=\"x.png\"alt=\"y\"/>", "x.png", "y"},
        {"<img hidden alt src=x.png>", "x.png", NULL},
        {"<img alt=\" \" src='x.png'>", "x.png", NULL},
        {"<img alt=\"a leaf\">", NULL, NULL},
        {"<img src= alt=>", "alt=", NULL},
        {"<img / = src=x.png>", "x.png", NULL},
        {"<img src", NULL, NULL},
    };
    Arena arena = {0};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        HtmlPicture picture = {"unset", "unset"};
        plain_text_from_html(&arena, rows[i].html, strlen(rows[i].html), &picture);
        const char *source = picture.source ? picture.source : "none",
                   *said = picture.text ? picture.text : "none";
        if (strcmp(source, rows[i].source ? rows[i].source : "none") != 0 ||
            strcmp(said, rows[i].text ? rows[i].text : "none") != 0)
            fail_msg("%s: %s, %s", rows[i].html, source, said);
    }
    arena_release(&arena);
}

static void html_becomes_plain(void **state) {
    (void)state;
    static const struct {
        const char *html, *line, *picture;
    } rows[] = {
        {"plain", "plain", NULL},
        {"<p>One</p><p>Two</p>", "One \xC2\xB7 Two", NULL},
        {"<p>One.</p>\n<p>Two</p>", "One. Two", NULL},
        {"line<br>another<BR/>third", "line another third", NULL},
        {"a <b>bold</b> <i class=\"x>y\">word</i>", "a bold word", NULL},
        {"soft\nwrap", "soft wrap", NULL},
        {"&lt;b&gt; &amp;amp; &quot;x&quot; &#39;y&#x27; &eacute;&nbsp;&Eacute;",
         "<b> &amp; \"x\" 'y' \xC3\xA9 \xC3\x89", NULL},
        {"&amp &nosuch; &; &#; &#x; &#xZZ; 5 & 6", "&amp &nosuch; &; &#; &#x; &#xZZ; 5 & 6", NULL},
        {"&#0;&#xD800;&#1114112;&#99999999999999999999;", "\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD",
         NULL},
        {"&pi;&piv;&Pi;&thetasym;", "\xCF\x80\xCF\x96\xCE\xA0\xCF\x91", NULL},
        {"x<sup>2</sup> H<sub>2</sub>O e<sup>-10</sup>",
         "x\xC2\xB2 H\xE2\x82\x82O e\xE2\x81\xBB\xC2\xB9\xE2\x81\xB0", NULL},
        {"2<sup>n</sup> a<sub>i</sub> 2<sup>nd</sup> 2<sup><b>n</b></sup> <sup>n",
         "2\xE2\x81\xBF a\xE1\xB5\xA2 2nd 2\xE2\x81\xBF n", NULL},
        {"a < b and c > d", "a < b and c > d", NULL},
        {"vector<int> v", "vector<int> v", NULL},
        {"unfinished <b", "unfinished <b", NULL},
        {"unfinished <!-- remark", "unfinished <!-- remark", NULL},
        {"a<!-- <b>x</b> -->b", "ab", NULL},
        {"a<script>if (a < b) x();</script>b<STYLE>p{}</style>c", "abc", NULL},
        {"a<script>b", "ab", NULL},
        {"<ul><li>one</li><li>two</li></ul>", "one two", NULL},
        {"<table><tr><td>1</td><td>2</td></tr></table>", "1 2", NULL},
        {"What is <img alt=\"\" src=\"a%20b&amp;c.png\"> this?", "What is this?", "a%20b&c.png"},
        {"<img src=x.png><img src='y.png'>", "", "x.png"},
        {"<img data-src=\"no.png\">z", "z", NULL},
        {"<img src=\"\">z", "z", NULL},
    };
    Arena arena = {0};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        HtmlPicture picture = {"unset", "unset"};
        const char *line = plain_text_from_html(&arena, rows[i].html, strlen(rows[i].html), &picture);
        assert_string_equal(line, rows[i].line);
        if (rows[i].picture)
            assert_string_equal(picture.source ? picture.source : "none", rows[i].picture);
        else
            assert_null(picture.source);
    }
    arena_release(&arena);
}

/* A search for each end through all that follows would take hours here. */
static void what_is_never_closed_takes_no_longer(void **state) {
    (void)state;
    static const char *const parts[] = {"<a ", "<!--", "<script>", "</a ", "<script></a ", "<a b=\"", "&"};
    size_t length = 2 * MEBIBYTE;
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
        Arena arena = {0};
        size_t part = strlen(parts[i]);
        char *text = arena_alloc(&arena, length + 1);
        for (size_t at = 0; at + part <= length; at += part) memcpy(text + at, parts[i], part);
        const char *line = plain_text_from_html(&arena, text, strlen(text), NULL);
        assert_int_equal(text_find_invalid(line, strlen(line)), strlen(line));
        if (i != 2 && i != 4) assert_true(strlen(line) > length / 2); /* an opened script is taken away */
        arena_release(&arena);
    }
}

static void entities_alone_are_decoded_once(void **state) {
    (void)state;
    Arena arena = {0};
    static const char text[] = "&amp;eacute; &lt;br&gt; &shy;&Omega;";
    assert_string_equal(plain_text_decode_entities(&arena, text, sizeof text - 1),
                        "&eacute; <br> \xC2\xAD\xCE\xA9");
    arena_release(&arena);
}

static void options_about_others_are_known(void **state) {
    (void)state;
    static const char *const are[] = {"All of these",
                                      "None of the above.",
                                      "BOTH",
                                      "Keine davon",
                                      "Aucune de ces r\xC3\xA9ponses",
                                      "Ninguna de las anteriores",
                                      "Tutte le risposte",
                                      "Nenhuma das anteriores",
                                      "Geen van deze",
                                      "Wszystkie powyższe",
                                      "Żadne z powyższych",
                                      "Все вышеперечисленное",
                                      "Ни один из перечисленных",
                                      "Alla ovanstående",
                                      "Inget av ovanstående.",
                                      "Hiçbiri",
                                      "すべて正しい",
                                      "どれでもない",
                                      "以上都不是",
                                      "해당 없음"};
    static const char *const are_not[] = {
        "", "All of Me", "None", "Boot", "All of these things are true of it", "Nessuno"};
    for (size_t i = 0; i < sizeof are / sizeof *are; i++)
        if (!draft_is_about_others(are[i])) fail_msg("not known: %s", are[i]);
    for (size_t i = 0; i < sizeof are_not / sizeof *are_not; i++)
        if (draft_is_about_others(are_not[i])) fail_msg("taken for one: %s", are_not[i]);
}

static void base64_is_decoded_or_refused(void **state) {
    (void)state;
    static const struct {
        const char *text, *bytes; /* NULL: it is none */
        bool ends_well;
    } rows[] = {
        {"", "", true},
        {"T2Fr", "Oak", true},
        {"T2Frcw==", "Oaks", true},
        {"T2Frcw", "Oaks", true},
        {" T2\r\nFr\n\tcw= =", "Oaks", true},
        {"8J-Mvw", "\xF0\x9F\x8C\xBF", true}, /* the alphabet of addresses */
        {"8J+Mvw", "\xF0\x9F\x8C\xBF", true},
        {"T2Frc", "Oak", false}, /* cut in the middle of a byte */
        {"T2F*", NULL, false},
        {"T2F\xE2\x82\xAC", NULL, false},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        char bytes[64];
        Buffer out = {0};
        size_t length = strlen(rows[i].text), written = base64_decode(rows[i].text, length, bytes);
        if (rows[i].bytes ? written != strlen(rows[i].bytes) || memcmp(bytes, rows[i].bytes, written) != 0
                          : written != SIZE_MAX)
            fail_msg("row %zu: %zu bytes", i, written);
        if (base64_decode_to(rows[i].text, length, &out) != rows[i].ends_well) fail_msg("row %zu", i);
        if (rows[i].ends_well) assert_string_equal(buffer_text(&out), rows[i].bytes);
        buffer_release(&out);
    }
}

static void bytes_of_every_length_are_the_same_through_base64(void **state) {
    (void)state;
    char bytes[5000];
    for (size_t i = 0; i < sizeof bytes; i++) bytes[i] = (char)(i * 37 + i / 256);
    for (size_t length = 0; length <= sizeof bytes; length += length < 200 ? 1 : 601) {
        Buffer text = {0}, back = {.limit_bytes = sizeof bytes + 1};
        base64_encode(bytes, length, &text);
        for (const char *line = buffer_text(&text); *line; line += strcspn(line, "\n"), line += *line == '\n')
            assert_true(strcspn(line, "\n") <= 76);
        assert_true(base64_decode_to(buffer_text(&text), text.length, &back));
        assert_int_equal(back.length, length);
        assert_memory_equal(buffer_text(&back), bytes, length);
        buffer_release(&text);
        buffer_release(&back);
    }
}

static void percent_codes_are_decoded_and_written(void **state) {
    (void)state;
    static const struct {
        const char *text, *plain;
        bool comes_back; /* it is what percent_encode writes */
    } rows[] = {
        {"red%20leaf.png", "red leaf.png", true},
        {"pictures/oak-1_a~.png", "pictures/oak-1_a~.png", true},
        {"%C3%89t%C3%A9%22%3F%25", "\xC3\x89t\xC3\xA9\"?%", true},
        {"%e9", "\xE9", false},
        {"100%", "100%", false},
        {"%2", "%2", false},
        {"%zz%00", "%zz%00", false}, /* no zero byte in a name */
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        char plain[64];
        Buffer out = {0};
        plain[percent_decode(rows[i].text, strlen(rows[i].text), true, plain)] = '\0';
        assert_string_equal(plain, rows[i].plain);
        percent_encode(rows[i].plain, &out);
        if (rows[i].comes_back) assert_string_equal(buffer_text(&out), rows[i].text);
        buffer_release(&out);
    }
    char zero[4];
    assert_int_equal(percent_decode("%00", 3, false, zero), 1);
    assert_int_equal(zero[0], 0);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(base64_is_decoded_or_refused),
        cmocka_unit_test(bytes_of_every_length_are_the_same_through_base64),
        cmocka_unit_test(percent_codes_are_decoded_and_written),
        cmocka_unit_test(every_encoding_becomes_utf8),
        cmocka_unit_test(text_that_needs_nothing_is_not_copied),
        cmocka_unit_test(a_line_is_plain),
        cmocka_unit_test(a_line_is_plain_at_every_length),
        cmocka_unit_test(html_becomes_plain),
        cmocka_unit_test(pictures_have_sources_and_texts),
        cmocka_unit_test(what_is_never_closed_takes_no_longer),
        cmocka_unit_test(entities_alone_are_decoded_once),
        cmocka_unit_test(options_about_others_are_known),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
