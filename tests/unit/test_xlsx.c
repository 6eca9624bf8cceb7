/* Spreadsheets: cells as the programs that write them do, headers in any row, and files that mean harm. */
#include "unit/format_fixture.h"

#include "unit/zip_fixture.h"

#define SAMPLES "../shared/samples"
#define SHEET(rows) "<worksheet xmlns=\"x\"><sheetData>" rows "</sheetData></worksheet>"
#define WORDS(cell, words) "<c r=\"" cell "\" t=\"inlineStr\"><is><t>" words "</t></is></c>"
#define HEADER                                                                                               \
    "<row r=\"8\">" WORDS("B8", "Question - max 120 characters") WORDS("C8", "Answer 1 - max 75 characters") \
        WORDS("D8", "Answer 2") WORDS("E8", "Answer 3") WORDS("F8", "Answer 4")                              \
            WORDS("G8", "Time limit (sec)") WORDS("H8", "Correct answer(s) - choose at least one") "</row>"

typedef struct Part {
    const char *name, *text;
} Part;

/* A zip of the parts, as bytes. */
static Buffer make_zip(const Part *parts, size_t count, bool deflated) {
    TestFolder folder = test_folder_make();
    const char *path = test_folder_path(&folder, "made.zip"), *why;
    zip_t *zip = test_zip_begin(path);
    for (size_t i = 0; i < count; i++) {
        zip_uint64_t index = test_zip_add(zip, parts[i].name, parts[i].text, strlen(parts[i].text));
        if (!deflated) zip_set_file_compression(zip, index, ZIP_CM_STORE, 0);
    }
    test_zip_end(zip);
    Buffer bytes = {.limit_bytes = 64 * MEBIBYTE};
    assert_true(buffer_read_file(&bytes, path, &why));
    test_folder_remove(&folder);
    return bytes;
}

static void assert_parts_read(const char *name, const Part *parts, size_t count, const char *cards,
                              const char *problems) {
    for (int deflated = 0; deflated < 2; deflated++) {
        Buffer bytes = make_zip(parts, count, deflated);
        assert_reads(&(FormatRow){name, bytes.text, bytes.length, cards, problems});
        buffer_release(&bytes);
    }
}

static void sheets_are_read_as_they_are_written(void **state) {
    (void)state;
    static const struct {
        const char *name, *sheet, *strings, *cards, *problems;
    } rows[] = {
        {"inline.xlsx",
         SHEET("<row r=\"2\">" WORDS(
             "B2", "Quiz template") "</row>" HEADER "<row r=\"9\"><c r=\"A9\"><v>1</v></c>" WORDS("B9",
                                                                                                  "Which?")
                   WORDS("C9", "a") WORDS(
                       "D9", "b") "<c r=\"G9\"><v>20</v></c><c r=\"H9\"><v>2</v></c></row>"
                                  "<row r=\"10\"><c r=\"A10\"><v>2</v></c><c r=\"B10\" s=\"1\"/></row>"),
         NULL, "choice: Which? +b -a 20s\n", ""},
        {"decimal.xlsx",
         SHEET(HEADER "<row r=\"9\">" WORDS("B9", "Which?") WORDS("C9", "a") WORDS("D9", "b")
                   WORDS("E9", "c") "<c r=\"H9\"><v>1.3</v></c></row><row r=\"10\">" WORDS("B10", "What?")
                       WORDS("C10", "a") WORDS("D10", "b")
                           WORDS("E10", "c") "<c r=\"H10\"><v>2.2999999999999998</v></c></row>"),
         NULL, "several: Which? +a +c -b\nseveral: What? +b +c -a\n",
         "9:1: warning: The right answers \"1.3\" are read as 1, 3,"},
        {"shared.xlsx",
         SHEET("<row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c><c r=\"B1\" t=\"s\"><v>1</v></c><c r=\"C1\" "
               "t=\"s\"><v>2</v></c>"
               "</row><row r=\"2\"><c r=\"A2\" t=\"s\"><v>3</v></c><c r=\"B2\"><v>7.0</v></c><c "
               "r=\"C2\"><v>0.5</v></c></row>"
               "<row r=\"3\"><c r=\"A3\" t=\"str\"><f>A2</f><v>It is so.</v></c><c r=\"B3\" "
               "t=\"b\"><v>1</v></c><c r=\"C3\" "
               "t=\"e\"><v>#N/A</v></c></row>"
               "<row r=\"4\"><c r=\"A4\"><v>4</v></c><c r=\"B4\" t=\"s\"><v>4</v></c><c "
               "r=\"C4\"><v>5</v></c></row>"
               "<row r=\"5\"><c r=\"A5\"><v>4</v></c><c r=\"B5\" t=\"s\"><v>-1</v></c></row>"),
         "<sst><si><t>Question</t></si><si><t>Correct</t></si><si><t>Wrong</t></si>"
         "<si><r><rPr><b/></rPr><t>How </t></r><r><t xml:space=\"preserve\">many &amp; "
         "why?</t></r><rPh><t>no</t></rPh></si></sst>",
         "choice: How many & why? +7 -0.5\ntrue-false: It is so. +True\n",
         "4:1: error: A cell of this row points at a text that the file does not hold\n"
         "5:1: error: A cell of this row points"},
        {"prefixed.xlsx",
         "<x:worksheet xmlns:x=\"y\"><x:sheetData><x:row><x:c "
         "t=\"inlineStr\"><x:is><x:t>question</x:t></x:is></x:c>"
         "<x:c t=\"inlineStr\"><x:is><x:t>answer</x:t></x:is></x:c><x:c "
         "t=\"inlineStr\"><x:is><x:t>wrong</x:t></x:is></x:c></x:row>"
         "<x:row><x:c t=\"inlineStr\"><x:is><x:t>Who?</x:t></x:is></x:c><x:c "
         "t=\"inlineStr\"><x:is><x:t>me</x:t></x:is></x:c>"
         "<x:c t=\"inlineStr\"><x:is><x:t>you</x:t></x:is></x:c></x:row></x:sheetData></x:worksheet>",
         NULL, "choice: Who? +me -you\n", ""},
        {"several.xlsx",
         SHEET(HEADER "<row r=\"9\">" WORDS("B9", "Which?") WORDS("C9", "a") WORDS("D9", "b") WORDS("E9", "c")
                   WORDS("H9", "1,3") "</row><row r=\"10\">" WORDS("B10", "Who?") WORDS("C10", "a")
                       WORDS("D10", "b") WORDS("G10", "30")
                           WORDS("H10", "1.0") "</row>"
                                               "<row r=\"12\">" WORDS("B12", "None?") WORDS("C12", "a")
                                                   WORDS("D12", "b") "</row>"),
         NULL, "several: Which? +a +c -b\nchoice: Who? +a -b 30s\n", "12:1: error: This row does not say"},
        {"list.xlsx",
         SHEET("<row>" WORDS("A1", "Wort") WORDS("B1", "Bedeutung") "</row><row>" WORDS("A2", "Hund")
                   WORDS("B2", "dog") "</row><row>" WORDS("A3", "Katze") WORDS("B3", "cat") "</row>"),
         NULL,
         "choice: Wort: Hund. Bedeutung? +dog -cat (list) [list]\nchoice: Wort: Katze. Bedeutung? +cat -dog "
         "(list) [list]\n"
         "choice: Bedeutung: dog. Wort? +Hund -Katze (list) [list]\nchoice: Bedeutung: cat. Wort? +Katze "
         "-Hund (list) [list]\n",
         ""},
        {"empty.xlsx", SHEET(""), NULL, "", "0:0: error: No sheet has a header"},
        {"unknown.xlsx", SHEET("<row>" WORDS("A1", "name") WORDS("B1", "age") WORDS("C1", "town") "</row>"),
         NULL, "", "0:0: error: No sheet has a header"},
        {"broken.xlsx", "<worksheet><sheetData><row>", NULL, "",
         "0:0: error: This spreadsheet cannot be read: no element found"},
        {"bomb.xlsx",
         "<!DOCTYPE a [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;&a;\">]><worksheet><sheetData><row>" WORDS(
             "A1", "&b;") "</row></sheetData></worksheet>",
         NULL, "", "0:0: error: This spreadsheet cannot be read: its XML declares"},
        {"far.xlsx",
         SHEET("<row r=\"99999999999\">" WORDS("ZZZZZZZZZ1", "a") WORDS("1", "b") WORDS("", "c") "</row>"),
         NULL, "", "0:0: error: No sheet has a header"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        const Part parts[] = {{"xl/workbook.xml", "<workbook/>"},
                              {"xl/worksheets/sheet1.xml", rows[i].sheet},
                              {"xl/sharedStrings.xml", rows[i].strings ? rows[i].strings : ""}};
        assert_parts_read(rows[i].name, parts, rows[i].strings ? 3 : 2, rows[i].cards, rows[i].problems);
    }
}

static void the_sheet_with_questions_is_found(void **state) {
    (void)state;
    static const char notes[] = SHEET("<row>" WORDS("A1", "My notes") "</row>");
    static const char questions[] = SHEET("<row>" WORDS("A1", "question") WORDS("B1", "answer") WORDS(
        "C1", "wrong") "</row><row>" WORDS("A2", "Who?") WORDS("B2", "me") WORDS("C2", "you") "</row>");
    static const Part parts[] = {{"xl/worksheets/sheet10.xml", questions},
                                 {"xl/worksheets/sheet2.xml", notes},
                                 {"xl/worksheets/_rels/sheet1.xml.rels", "no XML"},
                                 {"xl/workbook.xml", "<workbook/>"}};
    assert_parts_read("book.xlsx", parts, 4, "choice: Who? +me -you\n", "");
}

/* Parts are taken by their whole names and never written anywhere: a path out of the file leads nowhere. */
static void parts_with_other_names_are_not_looked_at(void **state) {
    (void)state;
    static const char questions[] = SHEET("<row>" WORDS("A1", "question") WORDS("B1", "answer") WORDS(
        "C1", "wrong") "</row><row>" WORDS("A2", "Who?") WORDS("B2", "me") WORDS("C2", "you") "</row>");
    static const Part parts[] = {{"../xl/worksheets/sheet1.xml", questions},
                                 {"/xl/worksheets/sheet2.xml", questions},
                                 {"xl/worksheets/../sheet3.xml", questions},
                                 {"../../etc/passwd", "root"},
                                 {"xl/workbook.xml", "<workbook/>"}};
    assert_parts_read("book.xlsx", parts, 5, "", "0:0: error: No sheet has a header");
}

/* One link among the parts is enough to leave the file alone. */
static void links_are_refused(void **state) {
    (void)state;
    TestFolder folder = test_folder_make();
    const char *path = test_folder_path(&folder, "link.xlsx"), *why;
    zip_t *zip = test_zip_begin(path);
    test_zip_add(zip, "xl/workbook.xml", "<workbook/>", 11);
    zip_uint64_t link = test_zip_add(zip, "xl/worksheets/sheet1.xml", "/etc/passwd", 11);
    zip_file_set_external_attributes(zip, link, 0, ZIP_OPSYS_UNIX, 0120777u << 16);
    test_zip_end(zip);
    Buffer bytes = {.limit_bytes = MEBIBYTE};
    assert_true(buffer_read_file(&bytes, path, &why));
    assert_reads(&(FormatRow){"link.xlsx", bytes.text, bytes.length, "",
                              "0:0: error: This spreadsheet cannot be read: it is a link"});
    buffer_release(&bytes);
    test_folder_remove(&folder);
}

static void what_is_cut_or_changed_is_refused(void **state) {
    (void)state;
    static const Part parts[] = {
        {"xl/workbook.xml", "<workbook/>"},
        {"xl/worksheets/sheet1.xml", SHEET(HEADER "<row r=\"9\">" WORDS("B9", "Which?") WORDS("C9", "a")
                                               WORDS("D9", "b") WORDS("H9", "2") "</row>")}};
    Buffer bytes = make_zip(parts, 2, true);
    size_t refused = 0;
    for (size_t i = 0; i < bytes.length; i++) {
        Pack pack;
        Problems problems = {0};
        char kept = bytes.text[i];
        bytes.text[i] = (char)(kept ^ 0x55);
        bool ok = pack_read_text("a.xlsx", bytes.text, bytes.length, &pack, &problems);
        assert_true(ok || problems.errors > 0);
        refused += !ok;
        bytes.text[i] = kept;
        pack_release(&pack);
        problems_release(&problems);
        ok = pack_read_text("a.xlsx", bytes.text, i, &pack, &problems);
        assert_true(ok || problems.errors > 0);
        assert_false(ok);
        problems_release(&problems);
    }
    assert_true(refused > 100);
    buffer_release(&bytes);
}

static void what_unpacks_to_too_much_is_refused(void **state) {
    (void)state;
    size_t length = 8 * MEBIBYTE;
    char *spaces = malloc(length + 1);
    assert_non_null(spaces);
    memset(spaces, ' ', length);
    spaces[length] = '\0';
    const Part parts[] = {{"xl/workbook.xml", "<workbook/>"}, {"xl/sharedStrings.xml", spaces}};
    Buffer bytes = make_zip(parts, 2, true);
    assert_reads(
        &(FormatRow){"bomb.xlsx", bytes.text, bytes.length, "",
                     "0:0: error: This spreadsheet cannot be read: it would unpack to far too much"});
    buffer_release(&bytes);
    free(spaces);
}

/* Its one question marks every answer as right: told at its row, the same in both. */
static void kahoots_template_is_read(void **state) {
    (void)state;
    static const char *const names[] = {"xlsx", "csv"};
    for (size_t i = 0; i < 2; i++) {
        char path[200];
        const char *why;
        Buffer file = {0};
        snprintf(path, sizeof path, SAMPLES "/kahoot/KahootQuizTemplate-2berius.%s", names[i]);
        if (!buffer_read_file(&file, path, &why)) {
            print_message("SKIP: no %s\n", path);
            skip();
            return;
        }
        assert_reads(&(FormatRow){path, file.text, file.length, "",
                                  "0:0: error: There is no card\n9:1: error: Every answer of this question"});
        buffer_release(&file);
    }
}

/* Of 20,000 rows and more cards are made when they are dealt; rows that are no pair are told and have none.
 */
static void a_long_sheet_is_a_list(void **state) {
    (void)state;
    Buffer sheet = {0};
    Problems problems = {0};
    Pack pack;
    buffer_add_text(&sheet,
                    "<worksheet><sheetData><row>" WORDS("A1", "term") WORDS("B1", "meaning") "</row>");
    for (int i = 2; i <= 20050; i++) {
        buffer_format(&sheet, "<row r=\"%d\">" WORDS("A1", "term %d"), i, i);
        if (i != 77) buffer_format(&sheet, WORDS("B1", "meaning %d"), i);
        buffer_add_text(&sheet, "</row>");
    }
    buffer_add_text(&sheet, "</sheetData></worksheet>");
    const Part parts[] = {{"xl/workbook.xml", "<workbook/>"}, {"xl/worksheets/sheet1.xml", sheet.text}};
    Buffer bytes = make_zip(parts, 2, true);
    assert_true(pack_read_text("words.xlsx", bytes.text, bytes.length, &pack, &problems));
    buffer_release(&bytes); /* the pack has its own */
    buffer_release(&sheet);
    assert_true(card_list_is_lazy(&pack.cards));
    assert_int_equal(pack.cards.count, 2 * (20049 - 1));
    assert_int_equal(problems.count, 1);
    assert_int_equal(problems.items[0].place.line, 77);
    for (size_t row = 0; row < 100; row++) {
        char right[20];
        size_t line = row + 2 + (row + 2 >= 77);
        const Card *card = card_list_at(&pack.cards, 2 * row);
        snprintf(right, sizeof right, "meaning %zu", line);
        assert_string_equal(card->options[0], right);
        assert_int_equal(card->right_count, 1);
        assert_true(card->option_count > 3);
        assert_int_equal(card->place.line, line);
    }
    assert_string_equal(card_list_at(&pack.cards, 1)->prompt, "Meaning: meaning 2. Term?");
    pack_release(&pack);
    problems_release(&problems);
}

/* As many questions as a table of text may have. */
static void a_long_sheet_of_questions_is_read(void **state) {
    (void)state;
    Buffer sheet = {0};
    Problems problems = {0};
    Pack pack;
    buffer_add_text(&sheet, "<worksheet><sheetData><row>" WORDS("A1", "question") WORDS("B1", "answer")
                                WORDS("C1", "wrong") "</row>");
    for (int i = 2; i <= 20100; i++)
        buffer_format(&sheet,
                      "<row r=\"%d\">" WORDS("A1", "Which %d?") WORDS("B1", "so") WORDS("C1", "no") "</row>",
                      i, i);
    buffer_add_text(&sheet, "</sheetData></worksheet>");
    const Part parts[] = {{"xl/workbook.xml", "<workbook/>"}, {"xl/worksheets/sheet1.xml", sheet.text}};
    Buffer bytes = make_zip(parts, 2, true);
    assert_true(pack_read_text("many.xlsx", bytes.text, bytes.length, &pack, &problems));
    assert_int_equal(pack.cards.count, 20099);
    assert_int_equal(card_list_at(&pack.cards, 20098)->place.line, 20100);
    buffer_release(&bytes);
    buffer_release(&sheet);
    pack_release(&pack);
    problems_release(&problems);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(sheets_are_read_as_they_are_written),
        cmocka_unit_test(the_sheet_with_questions_is_found),
        cmocka_unit_test(parts_with_other_names_are_not_looked_at),
        cmocka_unit_test(links_are_refused),
        cmocka_unit_test(what_is_cut_or_changed_is_refused),
        cmocka_unit_test(what_unpacks_to_too_much_is_refused),
        cmocka_unit_test(kahoots_template_is_read),
        cmocka_unit_test(a_long_sheet_is_a_list),
        cmocka_unit_test(a_long_sheet_of_questions_is_read),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
