/* Workbooks: several sheets, numbers as people see them in their cells, lists without known names. */
#include "unit/format_fixture.h"

#include "packs/xlsx_numbers.h"
#include "unit/zip_fixture.h"

#define SHEET(rows) "<worksheet xmlns=\"x\"><sheetData>" rows "</sheetData></worksheet>"
#define WORDS(words) "<c t=\"inlineStr\"><is><t>" words "</t></is></c>"
#define NUMBER(style, number) "<c s=\"" style "\"><v>" number "</v></c>"
#define ROW(cells) "<row>" cells "</row>"
#define HEADER ROW(WORDS("question") WORDS("correct") WORDS("wrong 1") WORDS("wrong 2"))

typedef struct Part {
    const char *name, *text;
} Part;

static void assert_book_reads(const Part *parts, const char *cards, const char *problems) {
    TestFolder folder = test_folder_make();
    const char *path = test_folder_path(&folder, "made.zip"), *why;
    zip_t *zip = test_zip_begin(path);
    for (size_t i = 0; parts[i].name; i++)
        test_zip_add(zip, parts[i].name, parts[i].text, strlen(parts[i].text));
    test_zip_end(zip);
    Buffer bytes = {.limit_bytes = MEBIBYTE};
    assert_true(buffer_read_file(&bytes, path, &why));
    test_folder_remove(&folder);
    assert_reads(&(FormatRow){"book.xlsx", bytes.text, bytes.length, cards, problems});
    buffer_release(&bytes);
}

static void numbers_are_read_as_their_cells_show_them(void **state) {
    (void)state;
    static const struct {
        unsigned long format;
        const char *code, *number, *text;
        bool from_1904;
    } rows[] = {
        {0, NULL, "7.0", "7", false},
        {0, "General", "1.1000000000000001", "1.1", false},
        {0, NULL, "0.30000000000000004", "0.3", false},
        {2, NULL, "3.1415", "3.1415", false},
        {0, NULL, "-12", "-12", false},
        {0, NULL, "1e400", "1e400", false},
        {0, NULL, "twelve", "twelve", false},
        {9, NULL, "0.5", "50%", false},
        {10, NULL, "7.0000000000000007E-2", "7%", false},
        {170, "0.0%", "0.125", "12.5%", false},
        {14, NULL, "16565", "1945-05-08", false},
        {14, NULL, "15103", "1945-05-08", true},
        {14, NULL, "1", "1900-01-01", false},
        {14, NULL, "61", "1900-03-01", false},
        {14, NULL, "36585", "2000-02-29", false},
        {14, NULL, "2958465", "9999-12-31", false},
        {14, NULL, "2958466", "2958466", false},
        {14, NULL, "-3", "-3", false},
        {164, "dd\\.mm\\.yyyy;@", "16565", "1945-05-08", false},
        {164, "[$-407]d/ mmmm\\ yyyy", "16565", "1945-05-08", false},
        {17, NULL, "16565", "1945-05", false},
        {165, "yyyy", "16565", "1945", false},
        {20, NULL, "0.84375", "20:15", false},
        {166, "[h]:mm:ss", "1.5003472222222223", "36:00:30", false},
        {22, NULL, "16565.5", "1945-05-08 12:00", false},
        {167, "h:mm AM/PM", "0.25", "6:00", false},
        {168, "#,##0.00 \"day\";[Red]-#,##0.00", "5.5", "5.5", false},
        {169, "0 \"m\"", "8", "8", false},
        {171, "0 \\d", "8", "8", false},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        Arena arena = {0};
        XlsxNumber kind = xlsx_number_of_format(rows[i].format, rows[i].code);
        const char *text = xlsx_number_text(&arena, rows[i].number, kind, rows[i].from_1904);
        if (strcmp(text, rows[i].text) != 0)
            fail_msg("row %zu: %s is \"%s\", not \"%s\"", i, rows[i].number, text, rows[i].text);
        arena_release(&arena);
    }
}

static void styles_tell_what_numbers_mean(void **state) {
    (void)state;
    static const Part parts[] = {
        {"xl/workbook.xml", "<workbook><workbookPr date1904=\"true\"/></workbook>"},
        {"xl/styles.xml",
         "<styleSheet><numFmts><numFmt numFmtId=\"164\" formatCode=\"dd\\.mm\\.yyyy\"/></numFmts>"
         "<cellStyleXfs><xf numFmtId=\"9\"/></cellStyleXfs>"
         "<cellXfs><xf/><xf numFmtId=\"164\"/><xf numFmtId=\"9\"/></cellXfs></styleSheet>"},
        {"xl/worksheets/sheet1.xml",
         SHEET(HEADER ROW(WORDS("When?") NUMBER("1", "15103") NUMBER("1", "15104") WORDS("never"))
                   ROW(WORDS("How much?") NUMBER("2", "0.5") NUMBER("2", "0.25") NUMBER("9", "0.75"))
                       ROW(WORDS("A_x000D_\nb_x005F_c _x0000_ _xZZZZ_?") WORDS("x") WORDS("y")))},
        {NULL, NULL}};
    assert_book_reads(parts,
                      "choice: When? +1945-05-08 -1945-05-09 -never\nchoice: How much? +50% -25% -0.75\n"
                      "choice: A b_c _x0000_ _xZZZZ_? +x -y\n",
                      "");
}

#define RELATION(id, part) "<Relationship Id=\"" id "\" Type=\"t\" Target=\"" part "\"/>"

/* In the workbook's order; a hidden sheet holds what nobody is to see. */
static void all_sheets_with_questions_are_read(void **state) {
    (void)state;
    static const Part parts[] = {
        {"xl/workbook.xml",
         "<workbook xmlns:r=\"r\"><sheets><sheet name=\"Moons\" sheetId=\"3\" r:id=\"rId3\"/>"
         "<sheet name=\"Notes\" sheetId=\"1\" r:id=\"rId1\"/>"
         "<sheet name=\"Old\" sheetId=\"4\" state=\"hidden\" r:id=\"rId4\"/>"
         "<sheet name=\"Seas\" sheetId=\"2\" r:id=\"rId2\"/><sheet name=\"Gone\" r:id=\"rId9\"/>"
         "</sheets></workbook>"},
        {"xl/_rels/workbook.xml.rels",
         "<Relationships>" RELATION("rId1", "worksheets/sheet1.xml")
             RELATION("rId2", "/xl/worksheets/sheet2.xml") RELATION("rId3", "worksheets/sheet3.xml") RELATION(
                 "rId4", "worksheets/sheet4.xml") RELATION("rId9", "../../etc/passwd") "</Relationships>"},
        {"xl/worksheets/sheet1.xml", SHEET(ROW(WORDS("a") WORDS("b")) ROW(WORDS("c") WORDS("d")))},
        {"xl/worksheets/sheet2.xml", SHEET(HEADER ROW(WORDS("Salty?") WORDS("yes") WORDS("no"))
                                               ROW(WORDS("Wet?") WORDS("yes") WORDS("yes")))},
        {"xl/worksheets/sheet3.xml", SHEET(HEADER ROW(WORDS("Round?") WORDS("yes") WORDS("no")))},
        {"xl/worksheets/sheet4.xml", SHEET(HEADER ROW(WORDS("Old?") WORDS("yes") WORDS("no")))},
        {NULL, NULL}};
    assert_book_reads(
        parts, "choice: Round? +yes -no\nchoice: Salty? +yes -no\n",
        "1:1: warning: This sheet is not read, since none of its rows names columns that are known.\n"
        "3:1: error: \"yes\" would be a second");
}

/* One sheet more than are read; each is the same one, so that all questions but the first are the same. */
static void sheets_beyond_the_ceiling_are_told(void **state) {
    (void)state;
    for (int count = 50; count <= 51; count++) {
        Buffer book = {0};
        buffer_add_text(&book, "<workbook xmlns:r=\"r\"><sheets>");
        for (int i = 0; i < count; i++) buffer_format(&book, "<sheet name=\"%d\" r:id=\"a\"/>", i);
        buffer_add_text(&book, "</sheets></workbook>");
        const Part parts[] = {
            {"xl/workbook.xml", buffer_text(&book)},
            {"xl/_rels/workbook.xml.rels",
             "<Relationships>" RELATION("a", "worksheets/sheet1.xml") "</Relationships>"},
            {"xl/worksheets/sheet1.xml", SHEET(HEADER ROW(WORDS("Round?") WORDS("yes") WORDS("no")))},
            {NULL, NULL}};
        assert_book_reads(parts, "choice: Round? +yes -no\n",
                          count > 50 ? "0:0: warning: Of this book only the first 50 sheets are read." : "");
        buffer_release(&book);
    }
}

/* Each sheet is a category, and a first row that names the columns is none of the pairs. */
static void all_lists_of_a_book_are_read(void **state) {
    (void)state;
    static const Part parts[] = {
        {"xl/workbook.xml", "<workbook xmlns:r=\"r\"><sheets><sheet name=\"Unit 1\" r:id=\"a\"/>"
                            "<sheet name=\"Unit 2\" r:id=\"b\"/></sheets></workbook>"},
        {"xl/_rels/workbook.xml.rels", "<Relationships>" RELATION("a", "worksheets/sheet1.xml")
                                           RELATION("b", "worksheets/sheet2.xml") "</Relationships>"},
        {"xl/worksheets/sheet1.xml", SHEET(ROW(WORDS("Country") WORDS("Capital")) ROW(
                                         WORDS("Peru") WORDS("Lima")) ROW(WORDS("Cuba") WORDS("Havana")))},
        {"xl/worksheets/sheet2.xml", SHEET(ROW(WORDS("Country") WORDS("Capital")) ROW(
                                         WORDS("Mali") WORDS("Bamako")) ROW(WORDS("Togo") WORDS("Lom")))},
        {NULL, NULL}};
    assert_book_reads(parts,
                      "choice: Country: Peru. Capital? +Lima -Havana (Unit 1) [book]\n"
                      "choice: Country: Cuba. Capital? +Havana -Lima (Unit 1) [book]\n"
                      "choice: Capital: Lima. Country? +Peru -Cuba (Unit 1) [book]\n"
                      "choice: Capital: Havana. Country? +Cuba -Peru (Unit 1) [book]\n"
                      "choice: Country: Mali. Capital? +Bamako -Lom (Unit 2) [book]\n"
                      "choice: Country: Togo. Capital? +Lom -Bamako (Unit 2) [book]\n"
                      "choice: Capital: Bamako. Country? +Mali -Togo (Unit 2) [book]\n"
                      "choice: Capital: Lom. Country? +Togo -Mali (Unit 2) [book]\n",
                      "");
}

static void two_columns_are_read_as_a_text_table_is(void **state) {
    (void)state;
    static const struct {
        const char *sheet, *cards;
    } rows[] = {
        {SHEET(ROW(WORDS("Who is it?") WORDS("me")) ROW(WORDS("Who is there?") WORDS("you"))),
         "typed: Who is it? +me\ntyped: Who is there? +you\n"},
        {SHEET(ROW(WORDS("term") WORDS("meaning") WORDS("category")) ROW(
             WORDS("cat") WORDS("Katze") WORDS("pets")) ROW(WORDS("dog") WORDS("Hund") WORDS("pets"))),
         "choice: Term: cat. Meaning? +Katze -Hund (pets) [book]\n"
         "choice: Term: dog. Meaning? +Hund -Katze (pets) [book]\n"
         "choice: Meaning: Katze. Term? +cat -dog (pets) [book]\n"
         "choice: Meaning: Hund. Term? +dog -cat (pets) [book]\n"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        const Part parts[] = {
            {"xl/workbook.xml", "<workbook/>"}, {"xl/worksheets/sheet1.xml", rows[i].sheet}, {NULL, NULL}};
        assert_book_reads(parts, rows[i].cards, "");
    }
}

/* The place of a problem names its sheet, and outlives the pack. */
static void problems_name_their_sheet(void **state) {
    (void)state;
    Problems problems = {0};
    Pack pack;
    TestFolder folder = test_folder_make();
    const char *path = test_folder_path(&folder, "book.xlsx");
    zip_t *zip = test_zip_begin(path);
    static const char book[] = "<workbook xmlns:r=\"r\"><sheets><sheet name=\"Moons\" r:id=\"a\"/>"
                               "<sheet name=\"Seas\" r:id=\"b\"/></sheets></workbook>";
    static const char relations[] = "<Relationships>" RELATION("a", "worksheets/sheet1.xml")
        RELATION("b", "worksheets/sheet2.xml") "</Relationships>";
    static const char first[] = SHEET(HEADER ROW(WORDS("Round?") WORDS("yes") WORDS("no"))),
                      second[] = SHEET(HEADER ROW(WORDS("Wet?") WORDS("yes") WORDS("yes")));
    test_zip_add(zip, "[Content_Types].xml", "<Types/>", 8);
    test_zip_add(zip, "xl/workbook.xml", book, sizeof book - 1);
    test_zip_add(zip, "xl/_rels/workbook.xml.rels", relations, sizeof relations - 1);
    test_zip_add(zip, "xl/worksheets/sheet1.xml", first, sizeof first - 1);
    test_zip_add(zip, "xl/worksheets/sheet2.xml", second, sizeof second - 1);
    test_zip_end(zip);
    assert_true(pack_read(path, &pack, &problems));
    pack_release(&pack);
    assert_int_equal(problems.count, 1);
    const char *file = problems.items[0].place.file;
    assert_string_equal(file + strlen(file) - strlen("book.xlsx (Seas)"), "book.xlsx (Seas)");
    problems_release(&problems);
    test_folder_remove(&folder);
}

/* Of a book with so many rows of two kinds. */
static void expect_progress(size_t rows, const char *header, const char *row) {
    TestFolder folder = test_folder_make();
    const char *path = test_folder_path(&folder, "made.xlsx");
    Buffer sheet = {0};
    buffer_add_text(&sheet, "<worksheet xmlns=\"x\"><sheetData>");
    buffer_add_text(&sheet, header);
    for (size_t i = 0; i < rows; i++)
        for (const char *at = row; *at; at++)
            if (*at == '#')
                buffer_format(&sheet, "%zu", i);
            else
                buffer_add(&sheet, at, 1);
    buffer_add_text(&sheet, "</sheetData></worksheet>");
    zip_t *zip = test_zip_begin(path);
    test_zip_add(zip, "xl/worksheets/sheet1.xml", sheet.text, sheet.length);
    test_zip_add(zip, "[Content_Types].xml", "<Types/>", strlen("<Types/>"));
    test_zip_add(zip, "xl/workbook.xml", "<workbook/>", strlen("<workbook/>"));
    test_zip_end(zip);
    Problems problems = {0};
    ReadProgress progress = {0};
    Pack pack;
    if (!pack_read_watched(path, &progress, &pack, &problems))
        fail_msg("%s", problem_line(&problems.items[0], &problems.arena));
    size_t done = atomic_load(&progress.done_bytes), total = atomic_load(&progress.total_bytes);
    assert_int_equal(total, 2 * sheet.length);
    assert_true(pack.cards.count >= rows / 2);
    if (done < total / 10 * 9 || done > total) fail_msg("%zu rows: %zu of %zu bytes", rows, done, total);
    pack_release(&pack);
    problems_release(&problems);
    buffer_release(&sheet);
    test_folder_remove(&folder);
}

/* Parsing is half of the way, the rows' cards the other. */
static void reading_a_large_book_is_told_as_progress(void **state) {
    (void)state;
    expect_progress(2000, HEADER, ROW(WORDS("What is #?") WORDS("right #") WORDS("a #") WORDS("b #")));
    expect_progress(2000, ROW(WORDS("term") WORDS("meaning")), ROW(WORDS("t #") WORDS("m #")));
    expect_progress(30000, ROW(WORDS("term") WORDS("meaning")), ROW(WORDS("t #") WORDS("m #")));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(numbers_are_read_as_their_cells_show_them),
        cmocka_unit_test(styles_tell_what_numbers_mean),
        cmocka_unit_test(all_sheets_with_questions_are_read),
        cmocka_unit_test(sheets_beyond_the_ceiling_are_told),
        cmocka_unit_test(all_lists_of_a_book_are_read),
        cmocka_unit_test(two_columns_are_read_as_a_text_table_is),
        cmocka_unit_test(problems_name_their_sheet),
        cmocka_unit_test(reading_a_large_book_is_told_as_progress),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
