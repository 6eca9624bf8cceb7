/* Pictures that stand inside of Moodle XML: found by the name that the question calls them, looked at before
 * anything is decoded, and written again. */
#include "unit/moodle_pictures_fixture.h"

#include <stdio.h>

#include "base/image_header.h"
#include "packs/encoded_text.h"
#include "packs/pack.h"
#include "packs/pack_picture.h"
#include "packs/pack_writing.h"
#include "unit/picture_fixture.h"
#include "unit/zip_fixture.h"

/* One question each, which is played whatever becomes of its picture. */
static const struct {
    const char *address, *files;
    int width;            /* of what is shown; 0: nothing */
    const char *name;     /* NULL: the question has no picture at all */
    uint32_t line;        /* of the only problem; 0: none */
    const char *sentence; /* the beginning of it */
} ROWS[] = {
    {"@@PLUGINFILE@@/oak.webp", FILE_OF("oak.webp", "/", OAK), 3, "oak.webp", 0, NULL},
    {"@@PLUGINFILE@@/red%20oak.webp", FILE_OF("red oak.webp", "/", OAK), 3, "red oak.webp", 0, NULL},
    {"@@PLUGINFILE@@/red oak.webp", FILE_OF("red oak.webp", "/", OAK), 3, "red oak.webp", 0, NULL},
    {"@@PLUGINFILE@@/100%25.webp?time=1", FILE_OF("100%.webp", "/", OAK), 3, "100%.webp", 0, NULL},
    {"@@PLUGINFILE@@/leaves/oak.webp", FILE_OF("oak.webp", "/", ELM) FILE_OF("oak.webp", "/leaves/", OAK), 3,
     "leaves/oak.webp", 0, NULL},
    {"@@PLUGINFILE@@/oak.webp", "<file name=\"oak.webp\" encoding=\"base64\">" OAK "</file>", 3, "oak.webp",
     0, NULL},
    {"@@PLUGINFILE@@/oak.webp", FILE_OF("elm.webp", "/", ELM) FILE_OF("oak.webp", "/", OAK), 3, "oak.webp", 0,
     NULL},
    {"@@PLUGINFILE@@/oak.webp",
     FILE_OF("oak.webp", "/",
             "\n  UklGRh4AAABXRUJQVlA4TBEA\n"
             "  AAAvAkAAAAdQwP4XqP+BiOh/\r\n AAA=\n"),
     3, "oak.webp", 0, NULL},
    {"data:image/webp;base64," OAK, "", 3, "picture.webp", 0, NULL},
    {"data:image/webp;base64,!", "", 0, "picture.webp", 3, "The picture \"picture.webp\" can't be shown"},
    /* What does not stand in the text as it is meant. */
    {"@@PLUGINFILE@@/oak.webp", FILE_OF("oak.webp", "/", "<![CDATA[" OAK "]]>"), 3, "oak.webp", 0, NULL},
    {"@@PLUGINFILE@@/&gt;.webp",
     FILE_OF("&gt;.webp", "/",
             "&#85;klGRh4AAABXRUJQVlA4TBEAAAAvAkAAAAdQwP4XqP"
             "+BiOh/<!-- cut -->AAA="),
     3, ">.webp", 0, NULL},
    {"@@PLUGINFILE@@/a>b.webp", FILE_OF("a>b.webp", "/", OAK), 3, "a>b.webp", 0, NULL},
    {"@@PLUGINFILE@@/oak.webp", FILE_OF("oak.webp", "/", "UklGRh4AA*AAXRUJQ"), 0, "oak.webp", 5,
     "The picture \"oak.webp\" can't be shown: its Base64 is not whole."},
    {"@@PLUGINFILE@@/oak.webp", FILE_OF("oak.webp", "/", "UklGR"), 0, "oak.webp", 5,
     "The picture \"oak.webp\" can't be shown: its Base64 is not whole."},
    {"@@PLUGINFILE@@/oak.webp", FILE_OF("oak.webp", "/", ""), 0, "oak.webp", 5,
     "The picture \"oak.webp\" can't be shown: it is no PNG"},
    {"@@PLUGINFILE@@/oak.svg", FILE_OF("oak.svg", "/", "PHN2Zy8+"), 0, "oak.svg", 5,
     "The picture \"oak.svg\" can't be shown: it is no PNG"},
    {"@@PLUGINFILE@@/a%0Ab.webp", FILE_OF("a&#10;b.webp", "/", "****"), 0, "a b.webp", 5,
     "The picture \"a b.webp\" can't be shown: "},
    /* Others than those that stand beside the text. */
    {"@@PLUGINFILE@@/elm.webp", FILE_OF("oak.webp", "/", OAK), 0, "elm.webp", 3,
     "This pack is read without pictures"},
    {"https://example.org/oak.webp", FILE_OF("oak.webp", "/", OAK), 0, "https://example.org/oak.webp", 3,
     "The pictures of this pack stand in the web"},
};

static void pictures_are_found_beside_their_question(void **state) {
    (void)state;
    for (size_t i = 0; i < sizeof ROWS / sizeof *ROWS; i++) {
        char text[2000];
        Problems problems = {0};
        Buffer bytes = {0};
        snprintf(text, sizeof text,
                 QUIZ("<question type=\"multichoice\">\n<questiontext format=\"html\"><text>"
                      "<![CDATA[Whose leaf? <img src=\"%s\">]]></text>\n%s</questiontext>" ANSWERS
                      "</question>\n"),
                 ROWS[i].address, ROWS[i].files);
        Pack pack = read_quiz(text, &problems);
        assert_int_equal(pack.cards.count, 1);
        const Card *card = card_list_at(&pack.cards, 0);
        assert_string_equal(card->prompt, "Whose leaf?");
        assert_non_null(card->picture);
        if (card->picture->width != ROWS[i].width) fail_msg("row %zu: %d pixels", i, card->picture->width);
        assert_string_equal(card->picture->name, ROWS[i].name);
        assert_int_equal(pack_picture_read(card->picture, &bytes), ROWS[i].width > 0);
        assert_int_equal(bytes.length, ROWS[i].width ? sizeof WEBP_LOSSLESS : 0);
        if (ROWS[i].width) assert_memory_equal(bytes.text, WEBP_LOSSLESS, bytes.length);
        if (problems.count != (ROWS[i].line > 0)) fail_msg("row %zu: %zu problems", i, problems.count);
        const char *told = ROWS[i].line ? problems.items[0].sentence : "";
        if (ROWS[i].line && (strncmp(told, ROWS[i].sentence, strlen(ROWS[i].sentence)) != 0 ||
                             problems.items[0].place.line != ROWS[i].line))
            fail_msg("row %zu: %u: %s", i, problems.items[0].place.line, told);
        assert_int_equal(problems.errors, 0);
        buffer_release(&bytes);
        pack_release(&pack);
        problems_release(&problems);
    }
}

/* One question each: what stands behind its text, as Moodle wrote it up to 1.9. */
static const struct {
    const char *text, *images;
    int width;
    const char *name; /* NULL: no picture */
    uint32_t line;    /* of the only problem; 0: none */
    const char *sentence;
} OLD_ROWS[] = {
    {"", "<image></image>", 0, NULL, 0, NULL},
    {"", "<image>course/oak.webp</image>\n<image_base64>\n" OAK "\n</image_base64>", 3, "course/oak.webp", 0,
     NULL},
    {"", "<image_base64>" OAK "</image_base64>", 3, "picture", 0, NULL},
    {"", "<image> </image><image_base64>" OAK "</image_base64>", 3, "picture", 0, NULL},
    {"", "<image>oak.webp</image><image_base64> </image_base64>", 0, "oak.webp", 4,
     "This pack is read without pictures"},
    {"", "<image>https://example.org/oak.webp</image>", 0, "https://example.org/oak.webp", 4,
     "The pictures of this pack stand in the web"},
    {"", "<image>oak.gif</image>\n<image_base64>R0lGODlhAQABAA==</image_base64>", 0, "oak.gif", 7,
     "The picture \"oak.gif\" can't be shown: it is no PNG"},
    {"", "<image>oak.webp</image>\n<image_base64>UklG*</image_base64>", 0, "oak.webp", 7,
     "The picture \"oak.webp\" can't be shown: its Base64 is not whole."},
    {"&lt;img src=\"data:image/webp;base64," ELM "\"&gt;",
     "<image>oak.webp</image><image_base64>" OAK "</image_base64>", 16, "picture.webp", 0, NULL},
};

static void pictures_of_old_files_are_found(void **state) {
    (void)state;
    for (size_t i = 0; i < sizeof OLD_ROWS / sizeof *OLD_ROWS; i++) {
        char text[2000];
        Problems problems = {0};
        snprintf(text, sizeof text,
                 QUIZ("<!-- old -->\n<question type=\"multichoice\">\n<questiontext format=\"html\"><text>"
                      "Whose leaf? %s</text></questiontext>\n%s" ANSWERS "</question>\n"),
                 OLD_ROWS[i].text, OLD_ROWS[i].images);
        Pack pack = read_quiz(text, &problems);
        const CardPicture *picture = card_list_at(&pack.cards, 0)->picture;
        assert_int_equal(picture != NULL, OLD_ROWS[i].name != NULL);
        if (picture) assert_string_equal(picture->name, OLD_ROWS[i].name);
        if (picture) assert_int_equal(picture->width, OLD_ROWS[i].width);
        if (problems.count != (OLD_ROWS[i].line > 0))
            fail_msg("row %zu: %zu problems, %s", i, problems.count,
                     problems.count ? problems.items[0].sentence : "");
        if (problems.count &&
            (problems.items[0].place.line != OLD_ROWS[i].line ||
             strncmp(problems.items[0].sentence, OLD_ROWS[i].sentence, strlen(OLD_ROWS[i].sentence)) != 0))
            fail_msg("row %zu: %u: %s", i, problems.items[0].place.line, problems.items[0].sentence);
        assert_int_equal(problems.errors, 0);
        pack_release(&pack);
        problems_release(&problems);
    }
}

/* Without its last two bytes. */
static void a_picture_that_was_cut_is_told(void **state) {
    (void)state;
    Problems problems = {0};
    Pack pack = read_quiz(
        QUIZ(QUESTION(ADDRESS("@@PLUGINFILE@@/oak.webp"),
                      FILE_OF("oak.webp", "/", "UklGRh4AAABXRUJQVlA4TBEAAAAvAkAAAAdQwP4XqP+BiOh/"), ANSWERS)),
        &problems);
    assert_int_equal(card_list_at(&pack.cards, 0)->picture->width, 3);
    assert_int_equal(problems.count, 1);
    assert_int_equal(problems.errors, 0);
    assert_string_equal(problems.items[0].sentence,
                        "The picture \"oak.webp\" ends in its middle. Save it again.");
    assert_int_equal(problems.items[0].place.line, 5);
    pack_release(&pack);
    problems_release(&problems);
}

static void files_of_the_same_name_are_two(void **state) {
    (void)state;
    Problems problems = {0};
    Pack pack = read_quiz(TWINS, &problems);
    assert_int_equal(pack.cards.count, 3);
    assert_int_equal(card_list_at(&pack.cards, 0)->picture->width, 3);
    assert_int_equal(card_list_at(&pack.cards, 1)->picture->width, 16);
    assert_string_not_equal(card_list_at(&pack.cards, 0)->id, card_list_at(&pack.cards, 1)->id);
    pack_release(&pack);
    problems_release(&problems);
}

/* Headers that claim what no decoder should be asked for, and more bytes than a picture may have. */
static void hostile_pictures_are_not_decoded(void **state) {
    (void)state;
    Buffer huge = {0}, large = {.limit_bytes = 20 * MEBIBYTE};
    add_png_header(&huge, 30000, 30000);
    add_png_header(&large, 300, 300);
    while (large.length <= IMAGE_BYTES_MAX) buffer_add(&large, huge.text, huge.length);
    const struct {
        const Buffer *bytes;
        const char *why;
    } rows[] = {{&huge, "it is larger than 4096 pixels a side"}, {&large, "it is too large"}};
    for (size_t i = 0; i < 2; i++) {
        Buffer text = {.limit_bytes = 40 * MEBIBYTE};
        Problems problems = {0};
        Pack pack;
        buffer_add_text(&text, "<quiz><question type=\"truefalse\"><questiontext format=\"html\"><text>"
                               "&lt;img src=\"@@PLUGINFILE@@/a.png\"&gt;Is it?</text>"
                               "<file name=\"a.png\" path=\"/\" encoding=\"base64\">");
        base64_encode(rows[i].bytes->text, rows[i].bytes->length, &text);
        buffer_add_text(&text, "</file></questiontext><answer fraction=\"100\"><text>true</text></answer>"
                               "</question></quiz>");
        assert_true(pack_read_text("a.xml", text.text, text.length, &pack, &problems));
        assert_int_equal(problems.count, 1);
        if (!strstr(problems.items[0].sentence, rows[i].why)) fail_msg("%s", problems.items[0].sentence);
        assert_int_equal(card_list_at(&pack.cards, 0)->picture->width, 0);
        pack_release(&pack);
        problems_release(&problems);
        buffer_release(&text);
    }
    buffer_release(&huge);
    buffer_release(&large);
}

#define PICTURE "<![CDATA[<img src=\"@@PLUGINFILE@@/oak.webp\">]]>"
#define NAMED "<![CDATA[Oak <img src=\"@@PLUGINFILE@@/oak.webp\">]]>"

/* Of answers only the words are shown, which is told once; without any the question cannot be played. */
static void pictures_in_answers_are_told(void **state) {
    (void)state;
    static const char quiz[] = QUIZ(
        QUESTION("Which has lobes?", "",
                 "<answer fraction=\"100\" format=\"html\"><text>" NAMED "</text>" FILE_OF(
                     "oak.webp", "/", OAK) "</answer><answer fraction=\"0\" format=\"html\"><text>Elm " NAMED
                                           "</text></answer>")
            QUESTION("Which has acorns?", "",
                     "<answer fraction=\"100\" format=\"html\"><text>" NAMED
                     "</text></answer><answer fraction=\"0\"><text>Elm</text></answer>")
                QUESTION(
                    "Which has wings?", "",
                    "<answer fraction=\"100\"><text>Maple</text></answer>\n"
                    "<answer fraction=\"0\" format=\"html\"><text>" PICTURE
                    "</text></answer>") "<question "
                                        "type=\"matching\"><questiontext><text>Match.</text></questiontext>\n"
                                        "<subquestion format=\"html\"><text>" PICTURE
                                        "</text><answer><text>Oak</text></answer></subquestion></question>");
    static const struct {
        uint32_t line;
        const char *sentence;
    } told[] = {{3,
                 "Pictures in the answers of this question are not shown, only their words. There are 2 such "
                 "questions."},
                {15, "This answer is a picture alone, which cannot be shown, so the question is left out."},
                {17, "This answer is a picture alone, which cannot be shown, so the question is left out."}};
    Problems problems = {0};
    Pack pack = read_quiz(quiz, &problems);
    assert_int_equal(pack.cards.count, 2);
    assert_string_equal(card_list_at(&pack.cards, 0)->options[0], "Oak");
    assert_int_equal(problems.count, 3);
    for (size_t i = 0; i < 3; i++)
        if (problems.items[i].place.line != told[i].line ||
            strncmp(problems.items[i].sentence, told[i].sentence, strlen(told[i].sentence)) != 0)
            fail_msg("%u: %s", problems.items[i].place.line, problems.items[i].sentence);
    pack_release(&pack);
    problems_release(&problems);
}

static void write_as(const PackFormat *format, const Pack *pack, Buffer *out, Problems *problems) {
    Arena scratch = {0};
    PackWriting writing = {
        .pack = pack, .format = format, .scratch = &scratch, .out = out, .problems = problems};
    format->write(&writing);
    arena_release(&scratch);
}

/* From a folder into one file, and from that file into another: the same pictures under the same names. */
static void moodle_xml_carries_the_pictures_of_a_folder(void **state) {
    (void)state;
    static const char yaml[] = "title: t\nlanguage: en\ncards:\n"
                               "  - {ask: 'Is 1 < 2 & \"so\"?', right: Oak, wrong: [Elm, Ash], picture: 'red "
                               "\"oak\" 100%.webp', picture text: 'A \"red\" <leaf> &amp; stem'}\n"
                               "  - {ask: Whose leaf?, type: Elm, picture: deep/elm.webp}\n"
                               "  - {ask: Whose leaf?, right: Elm, wrong: [Oak, Ash], picture: none.webp}\n"
                               "  - {ask: Which tree bears acorns?, right: Oak, wrong: [Elm, Ash]}\n";
    TestFolder folder = test_folder_make();
    mkdir(test_folder_path(&folder, "deep"), 0700);
    test_folder_write(&folder, "pack.yaml", yaml, sizeof yaml - 1);
    test_folder_write(&folder, "red \"oak\" 100%.webp", WEBP_LOSSLESS, sizeof WEBP_LOSSLESS);
    test_folder_write(&folder, "deep/elm.webp", WEBP_LOSSY, sizeof WEBP_LOSSY);
    Problems read = {0}, told = {0};
    Pack pack, again;
    Buffer first = {0}, second = {0};
    assert_true(pack_read(folder.path, &pack, &read));
    assert_int_equal(read.count, 1); /* none.webp */
    write_as(&FORMAT_MOODLE_XML, &pack, &first, &told);
    assert_int_equal(told.count, 0);
    assert_true(pack_read_text("a.xml", first.text, first.length, &again, &read));
    assert_int_equal(again.cards.count, 4);
    for (size_t i = 0; i < 3; i++) {
        const CardPicture *before = card_list_at(&pack.cards, i)->picture,
                          *after = card_list_at(&again.cards, i)->picture;
        assert_string_equal(after->name, before->name);
        assert_string_equal(after->content.hex, before->content.hex);
        assert_string_equal(after->text ? after->text : "", before->text ? before->text : "");
        assert_string_equal(card_list_at(&again.cards, i)->prompt, card_list_at(&pack.cards, i)->prompt);
    }
    assert_null(card_list_at(&again.cards, 3)->picture);
    write_as(&FORMAT_MOODLE_XML, &again, &second, &told);
    assert_int_equal(told.count, 0);
    assert_string_equal(second.text, first.text);
    buffer_release(&first);
    buffer_release(&second);
    pack_release(&again);
    pack_release(&pack);
    problems_release(&read);
    problems_release(&told);
    test_folder_remove(&folder);
}

/* What has no room for bytes says so of each question, and names no file that is nowhere. */
static void formats_without_room_say_so(void **state) {
    (void)state;
    for (size_t i = 0; i < PACK_FORMAT_COUNT; i++) {
        const PackFormat *format = PACK_FORMATS[i];
        if (!format->write || format == &FORMAT_MOODLE_XML) continue;
        Problems problems = {0}, told = {0};
        Buffer out = {0};
        Pack pack = read_quiz(TWINS, &problems);
        write_as(format, &pack, &out, &told);
        assert_int_equal(told.count, 3);
        for (size_t p = 0; p < told.count; p++)
            assert_non_null(strstr(told.items[p].sentence, "embedded picture"));
        assert_null(strstr(buffer_text(&out), "leaf.webp"));
        assert_null(strstr(buffer_text(&out), ",picture"));
        buffer_release(&out);
        pack_release(&pack);
        problems_release(&problems);
        problems_release(&told);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(pictures_are_found_beside_their_question),
        cmocka_unit_test(pictures_of_old_files_are_found),
        cmocka_unit_test(a_picture_that_was_cut_is_told),
        cmocka_unit_test(files_of_the_same_name_are_two),
        cmocka_unit_test(hostile_pictures_are_not_decoded),
        cmocka_unit_test(pictures_in_answers_are_told),
        cmocka_unit_test(moodle_xml_carries_the_pictures_of_a_folder),
        cmocka_unit_test(formats_without_room_say_so),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
