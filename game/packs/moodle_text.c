/* Moodle's four kinds of mark-up as plain lines. Markdown is turned into just enough HTML: its emphasis goes,
 * list items and headings begin lines, code keeps its < and &. */
#include "packs/moodle_question.h"

#include <ctype.h>
#include <string.h>

#include "packs/plain_text.h"

/* Emphasis is closed within so many bytes, or it is none: keeps the search for its end short. */
#define EMPHASIS_BYTES_MAX 500

typedef struct Html {
    char *text;
    size_t length;
} Html;

static void add(Html *html, const char *text) {
    size_t length = strlen(text);
    memcpy(html->text + html->length, text, length);
    html->length += length;
}

static void add_byte(Html *html, char byte) {
    html->text[html->length++] = byte;
}

static size_t run_length(const char *at) {
    size_t length = 1;
    while (at[length] == at[0]) length++;
    return length;
}

/* Part of a word: so is every byte of a letter that is not ASCII. */
static bool in_word(char byte) {
    return isalnum((unsigned char)byte) || (unsigned char)byte >= 0x80;
}

/* Where the emphasis that begins at `at` with a run of marks ends; NULL where it is none. "_" inside a word
 * and "___", a gap, are text. */
static const char *find_emphasis_end(const char *text, const char *at, size_t run) {
    bool is_line = *at == '_';
    if (run > (is_line ? 2 : 3) || at[run] == '\0' || isspace((unsigned char)at[run])) return NULL;
    if (is_line && at > text && in_word(at[-1])) return NULL;
    for (const char *end = at + run; *end && end - at < EMPHASIS_BYTES_MAX; end++) {
        if (*end != *at) continue;
        size_t length = run_length(end);
        bool closes = length == run && !isspace((unsigned char)end[-1]) && !(is_line && in_word(end[length]));
        if (closes) return end;
        end += length - 1;
    }
    return NULL;
}

/* A list item, a heading or a quotation begins a line of its own; returns what stands behind its mark. */
static const char *skip_line_mark(const char *line, Html *html) {
    const char *at = line + strspn(line, " \t");
    size_t marks = *at ? run_length(at) : 0;
    bool is_mark = (*at == '#' && marks <= 6) || ((*at == '-' || *at == '*' || *at == '+') && marks == 1) ||
                   (*at == '>' && marks == 1);
    if (!is_mark || at[marks] != ' ') return line;
    add(html, "<br>");
    return at + marks + 1;
}

static const char *add_code(Html *html, const char *at) {
    const char *end = strchr(at + 1, '`');
    if (!end) {
        add_byte(html, *at);
        return at + 1;
    }
    for (at++; at < end; at++) {
        if (*at == '<')
            add(html, "&lt;");
        else if (*at == '&')
            add(html, "&amp;");
        else
            add_byte(html, *at);
    }
    return end + 1;
}

static char *markdown_to_html(Arena *arena, const char *text) {
    /* Every byte becomes at most 5 ("&amp;"), every line begins with at most 4 more. */
    Html html = {.text = arena_alloc(arena, 10 * strlen(text) + 16)};
    unsigned char *is_mark = arena_alloc(arena, strlen(text) + 1);
    for (const char *at = skip_line_mark(text, &html); *at;) {
        if (*at == '`') {
            at = add_code(&html, at);
        } else if (*at == '\n') {
            add_byte(&html, *at);
            at = skip_line_mark(at + 1, &html);
        } else if (*at == '\\' && ispunct((unsigned char)at[1])) {
            add_byte(&html, at[1]);
            at += 2;
        } else if (is_mark[at - text]) {
            at++;
        } else if (*at == '*' || *at == '_') {
            size_t run = run_length(at);
            const char *end = find_emphasis_end(text, at, run);
            if (end)
                memset(is_mark + (end - text), 1, run);
            else
                while (run-- > 0) add_byte(&html, *at++);
            if (end) at += run;
        } else {
            add_byte(&html, *at++);
        }
    }
    return html.text;
}

/* In Moodle's own format a line's end is one. */
static char *lines_to_html(Arena *arena, const char *text) {
    Html html = {.text = arena_alloc(arena, 4 * strlen(text) + 1)};
    for (; *text; text++) {
        if (*text == '\n')
            add(&html, "<br>");
        else
            add_byte(&html, *text);
    }
    return html.text;
}

char *moodle_text_line(Arena *arena, MoodleText text, HtmlPicture *picture) {
    if (picture) *picture = (HtmlPicture){0};
    if (!text.text) return arena_copy_text(arena, "", 0);
    if (text.markup == MOODLE_PLAIN) return plain_text_line(arena, text.text, strlen(text.text));
    const char *html = moodle_one_language(arena, text.text);
    if (text.markup == MOODLE_MARKDOWN) html = markdown_to_html(arena, html);
    if (text.markup == MOODLE_AUTO && strchr(html, '\n')) html = lines_to_html(arena, html);
    return plain_text_from_html(arena, html, strlen(html), picture);
}
