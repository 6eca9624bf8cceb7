#include "packs/table_text.h"

#include <string.h>
#include <strings.h>

#include "packs/html_entities.h"
#include "packs/plain_text.h"

static bool has_any(const char *text, const char *const *signs, size_t count) {
    for (size_t i = 0; i < count; i++)
        if (strstr(text, signs[i])) return true;
    return false;
}

static bool begins(const char *text, const char *word) {
    return strncasecmp(text, word, strlen(word)) == 0;
}

bool table_text_speaks_of_tags(const char *cell) {
    static const char *const words[] = {"html",    "xml",    "tag ",    "tags ",    "tag?",    "tags?",
                                        "element", "markup", "mark-up", "web page", "webpage", "browser"};
    for (; *cell; cell++)
        for (size_t i = 0; i < sizeof words / sizeof *words; i++)
            if (begins(cell, words[i])) return true;
    return false;
}

/* Behind the end of the mark-up that opens at `at` and has words in it, "<b>largest</b>"; NULL: there is
 * none. */
static const char *skip_marked_words(const char *at) {
    static const char *const names[] = {"b", "i", "u", "em", "strong", "sup", "sub", "span", "font"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        size_t length = strlen(names[i]);
        if (!begins(at + 1, names[i]) || !strchr("> ", at[1 + length])) continue;
        const char *words = strchr(at, '>'), *end = words ? strstr(words, "</") : NULL;
        if (!end || end == words + 1 || !begins(end + 2, names[i]) || end[2 + length] != '>') return NULL;
        return end + 3 + length;
    }
    return NULL;
}

/* Words that are marked within a sentence, "the <b>largest</b> planet". Where nothing else stands in the
 * cell, the mark-up may be an answer itself. */
static bool has_marked_words(const char *cell) {
    bool found = false, has_others = false;
    for (const char *at = cell; *at;) {
        const char *behind = *at == '<' ? skip_marked_words(at) : NULL;
        found = found || behind;
        has_others = has_others || (!behind && !strchr(" \t\n<>", *at));
        at = behind ? behind : at + 1;
    }
    return found && has_others && !table_text_speaks_of_tags(cell);
}

/* "&uuml;" and "&#39;": a known name or a number up to a semicolon. */
static bool has_entity(const char *cell) {
    while ((cell = strchr(cell, '&'))) {
        const char *name = ++cell;
        size_t length = strcspn(name, "; &<");
        if (name[length] != ';') continue;
        bool is_number = *name == '#' && name[1] >= '0' && name[1] <= '9';
        if (is_number ? strspn(name + 1, "0123456789") + 1 == length
                      : html_entity_codepoint(name, length) != 0)
            return true;
    }
    return false;
}

/* Links, pictures, breaks and coded characters, as web pages leave them. */
bool table_cell_is_html(const char *cell) {
    static const char *const signs[] = {"<a href", "<br>", "<br/>", "<br />", "<img src", "</p>", "</div>"};
    if (strchr(cell, '<') && (has_any(cell, signs, sizeof signs / sizeof *signs) || has_marked_words(cell)))
        return true;
    return has_entity(cell);
}

const char *table_text(Arena *arena, const char *cell) {
    size_t length = strlen(cell);
    const char *text = table_cell_is_html(cell) ? plain_text_from_html(arena, cell, length, NULL) : "";
    return *text ? text : plain_text_line(arena, cell, length); /* "<br>" alone is an answer */
}
