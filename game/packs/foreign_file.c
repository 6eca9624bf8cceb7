/* Told by their first bytes; office documents, which are zips of XML, by their ending. */
#include "packs/foreign_file.h"

#include <string.h>

#include "base/image_header.h"

#define FORMS "\"questions/README.md\" shows how."

static bool begins_with(const PackBytes *file, const char *bytes) {
    size_t length = strlen(bytes);
    return file->length >= length && memcmp(file->bytes, bytes, length) == 0;
}

const char *foreign_file_certain(const PackBytes *file) {
    static const struct {
        const char *begins, *sentence;
    } ROWS[] = {
        {"%PDF-", "This is a PDF. Copy its questions into a plain text; " FORMS},
        {"{\\rtf", "This is a formatted document. Save it as plain text; " FORMS},
        {"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1",
         "This is an older office file. Save it as .xlsx or as plain text."},
    };
    if (image_header_begins(file->bytes, file->length) || begins_with(file, "GIF8"))
        return "This is a picture. Put it into a folder with a pack that names it; " FORMS;
    for (size_t i = 0; i < sizeof ROWS / sizeof *ROWS; i++)
        if (begins_with(file, ROWS[i].begins)) return ROWS[i].sentence;
    return NULL;
}

const char *foreign_file_guess(const PackBytes *file, const char *path) {
    static const struct {
        const char *endings, *sentence;
    } ROWS[] = {
        {"docx odt pages", "This is a formatted document. Save it as plain text; " FORMS},
        {"pptx odp key", "These are slides. Copy their questions into a plain text; " FORMS},
        {"ods numbers", "This is a spreadsheet of another kind. Save it as .xlsx or .csv."},
        {"mp3 ogg wav flac m4a mp4 webm mkv mov avi", "Sounds and films cannot be read as questions."},
    };
    PackEnding ending = pack_format_ending(path);
    for (size_t i = 0; i < sizeof ROWS / sizeof *ROWS; i++)
        if (pack_format_lists(ROWS[i].endings, ending.text)) return ROWS[i].sentence;
    const char *text = file->head + strspn(file->head, " \t\n");
    if (*text == '<') return "This is a web page or the like. Copy its questions into a plain text; " FORMS;
    return "This is no format that is known here. \"questions/README.md\" lists those that are.";
}
