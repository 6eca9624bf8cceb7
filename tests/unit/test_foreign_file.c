/* Files that people drop although they are no questions: each is refused with what to do about it. */
#include "unit/cmocka_test.h"

#include <string.h>

#include "packs/foreign_file.h"

#define TEXT(bytes) bytes, sizeof bytes - 1

static void each_is_told_what_it_is(void **state) {
    (void)state;
    static const struct {
        const char *name, *bytes;
        size_t length;
        const char *said; /* in the sentence */
        bool certain;
    } ROWS[] = {
        {"a.pdf", TEXT("%PDF-1.4\n1 0 obj\n%%EOF\n"), "a PDF", true},
        {"a.gift", TEXT("%PDF-1.4\n%\xE2\xE3\xCF\xD3\n1 0 obj"), "a PDF", true},
        {"a.pdf", TEXT("%PDF-1.4\n1 0 obj"), "a PDF", false},
        {"a.gift", TEXT("GIF89a begins a picture of which kind? {=GIF}"), "no format that is known", false},
        {"a.rtf", TEXT("{\\rtf1 hello}"), "formatted document", true},
        {"a.txt", TEXT("{\\rtf1\\ansi hello}\r\n\0"), "formatted document", true},
        {"a.txt", TEXT("{\\rtf1\\ansi hello"), "formatted document", false},
        {"a.xls", TEXT("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1\0\0"), "older office file", true},
        {"a.png", TEXT("\x89PNG\r\n\x1a\n\0\0\0\rIHDR"), "a picture", true},
        {"a.gif", TEXT("GIF89a\1\0\1\0"), "a picture", true},
        {"a.docx", TEXT("PK\3\4 word/document.xml"), "formatted document", false},
        {"deep.er/A.ODT", TEXT("PK\3\4mimetype"), "formatted document", false},
        {"a.pptx", TEXT("PK\3\4"), "slides", false},
        {"a.ods", TEXT("PK\3\4"), "spreadsheet of another kind", false},
        {"a.mp3", TEXT("ID3"), "Sounds", false},
        {"a.html", TEXT("\n <!DOCTYPE html>"), "web page", false},
        {"a.txt", TEXT("Only a poem."), "no format that is known", false},
        {"docx", TEXT("Only a poem."), "no format that is known", false},
        {"a", TEXT(""), "no format that is known", false},
        {"a.yaml", TEXT("%YAML 1.2\n---\n"), "no format that is known", false},
        {"a.json", TEXT("{\"rtf\": 1}"), "no format that is known", false},
    };
    for (size_t i = 0; i < sizeof ROWS / sizeof *ROWS; i++) {
        PackBytes file = {.bytes = ROWS[i].bytes,
                          .length = ROWS[i].length,
                          .head = ROWS[i].bytes,
                          .head_length = ROWS[i].length};
        const char *certain = foreign_file_certain(&file);
        const char *said = certain ? certain : foreign_file_guess(&file, ROWS[i].name);
        if ((certain != NULL) != ROWS[i].certain || !strstr(said, ROWS[i].said))
            fail_msg("row %zu, %s: %s", i, ROWS[i].name, said);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(each_is_told_what_it_is)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
