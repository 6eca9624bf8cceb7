/* Told by their first bytes; office documents, which are zips of XML, by their ending. */
#include "packs/foreign_file.h"

#include <string.h>

#include "base/image_header.h"
#include "base/text.h"

#define RTF "{\\rtf1"
#define FORMS "\"questions/README.md\" shows how."

static bool begins_with(const PackBytes *file, const char *bytes) {
    size_t length = strlen(bytes);
    return file->length >= length && memcmp(file->bytes, bytes, length) == 0;
}

/* A question may begin with the same words, but is text to its end. */
static bool is_text(const PackBytes *file) {
    return !memchr(file->bytes, '\0', file->length) &&
           text_find_invalid(file->bytes, file->length) == file->length;
}

static bool is_picture(const PackBytes *file) {
    bool is_gif = begins_with(file, "GIF87a") || begins_with(file, "GIF89a");
    return image_header_begins(file->bytes, file->length) || (is_gif && !is_text(file));
}

/* The bytes need no zero behind them. */
static bool has(const PackBytes *file, const char *part) {
    size_t length = strlen(part);
    const char *at = file->bytes, *end = file->bytes + file->length;
    while ((at = memchr(at, *part, (size_t)(end - at)))) {
        if ((size_t)(end - at) >= length && memcmp(at, part, length) == 0) return true;
        at++;
    }
    return false;
}

static bool is_whole_pdf(const PackBytes *file) {
    return begins_with(file, "%PDF-") && (!is_text(file) || has(file, "%%EOF"));
}

/* All of it stands in one pair of braces. */
static bool is_whole_rtf(const PackBytes *file) {
    size_t end = file->length;
    while (end && strchr(" \t\r\n", file->bytes[end - 1])) end--; /* a zero byte counts as white space */
    return begins_with(file, RTF) && file->bytes[end - 1] == '}';
}

#define IS_FORMATTED "This is a formatted document. Save it as plain text; " FORMS
#define IS_PDF "This is a PDF. Copy its questions into a plain text; " FORMS

const char *foreign_file_certain(const PackBytes *file) {
    if (is_picture(file)) return "This is a picture. Put it into a folder with a pack that names it; " FORMS;
    if (is_whole_pdf(file)) return IS_PDF;
    if (is_whole_rtf(file)) return IS_FORMATTED;
    if (begins_with(file, "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"))
        return "This is an older office file. Save it as .xlsx or as plain text.";
    return NULL;
}

const char *foreign_file_guess(const PackBytes *file, const char *path) {
    static const struct {
        const char *endings, *sentence;
    } ROWS[] = {
        {"docx odt pages", IS_FORMATTED},
        {"pptx odp key", "These are slides. Copy their questions into a plain text; " FORMS},
        {"ods numbers", "This is a spreadsheet of another kind. Save it as .xlsx or .csv."},
        {"mp3 ogg wav flac m4a mp4 webm mkv mov avi", "Sounds and films cannot be read as questions."},
    };
    PackEnding ending = pack_format_ending(path);
    for (size_t i = 0; i < sizeof ROWS / sizeof *ROWS; i++)
        if (pack_format_lists(ROWS[i].endings, ending.text)) return ROWS[i].sentence;
    if (begins_with(file, "%PDF-")) return IS_PDF;
    if (begins_with(file, RTF)) return IS_FORMATTED;
    const char *text = file->head + strspn(file->head, " \t\n");
    if (*text == '<') return "This is a web page or the like. Copy its questions into a plain text; " FORMS;
    return "This is no format that is known here. \"questions/README.md\" lists those that are.";
}
