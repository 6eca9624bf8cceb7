/* Blocks of lines, and what stands around the braces of each. A block has 1 to 20 lines. */
#include "packs/gift_question.h"

#include <ctype.h>
#include <string.h>
#include <strings.h>

#define CATEGORY_MARK "$CATEGORY:"
#define TAGS_MAX 20 /* of one question */

static bool is_space(char byte) {
    return isspace((unsigned char)byte);
}

static GiftSpan trimmed(GiftSpan span) {
    while (span.at < span.end && is_space(*span.at)) span.at++;
    while (span.at < span.end && is_space(span.end[-1])) span.end--;
    return span;
}

static bool begins_with(GiftSpan span, const char *text) {
    size_t length = strlen(text);
    return (size_t)(span.end - span.at) >= length && memcmp(span.at, text, length) == 0;
}

const char *gift_find(GiftSpan span, const char *marks) {
    for (const char *at = span.at; at < span.end; at++) {
        if (*at == '\\')
            at++;
        else if (strchr(marks, *at))
            return at;
    }
    return span.end;
}

/* Takes "[html]" and its like from the beginning. */
static MoodleMarkup take_markup(GiftSpan *span, MoodleMarkup otherwise) {
    static const struct {
        const char *name;
        MoodleMarkup markup;
    } names[] = {{"[html]", MOODLE_HTML},
                 {"[moodle]", MOODLE_AUTO},
                 {"[plain]", MOODLE_PLAIN},
                 {"[markdown]", MOODLE_MARKDOWN}};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        if (!begins_with(*span, names[i].name)) continue;
        span->at += strlen(names[i].name);
        *span = trimmed(*span);
        return names[i].markup;
    }
    return otherwise;
}

MoodleText gift_text(PackReading *reading, GiftSpan span, MoodleMarkup markup) {
    span = trimmed(span);
    markup = take_markup(&span, markup);
    bool keeps_space = markup == MOODLE_HTML || markup == MOODLE_MARKDOWN;
    char *text = arena_alloc(reading->scratch, (size_t)(span.end - span.at) + 1), *end = text;
    for (const char *at = span.at; at < span.end; at++) {
        if (*at == '\\' && at + 1 < span.end && strchr("\\~=#{}:", at[1])) {
            *end++ = *++at;
        } else if (*at == '\\' && at + 1 < span.end && at[1] == 'n') {
            *end++ = '\n';
            at++;
        } else if (is_space(*at) && !keeps_space) {
            if (!is_space(at[1])) *end++ = ' '; /* the last of them; a NUL stands behind the block */
        } else {
            *end++ = *at;
        }
    }
    return (MoodleText){text, markup};
}

static size_t find_line_end(const PackReading *reading, size_t offset) {
    const char *end = memchr(reading->text + offset, '\n', reading->length - offset);
    return end ? (size_t)(end - reading->text) : reading->length;
}

static GiftSpan line_at(const PackReading *reading, size_t offset) {
    return trimmed((GiftSpan){reading->text + offset, reading->text + find_line_end(reading, offset)});
}

/* "[id:7]" and "[tag:easy]" in a comment. */
static void read_comment(PackReading *reading, GiftBlock *block, GiftSpan line) {
    for (const char *at = line.at; at < line.end; at++) {
        GiftSpan rest = {at, line.end};
        bool is_tag = begins_with(rest, "[tag:");
        if (!is_tag && !begins_with(rest, "[id:")) continue;
        rest.at += is_tag ? strlen("[tag:") : strlen("[id:");
        const char *close = memchr(rest.at, ']', (size_t)(rest.end - rest.at));
        if (!close) return;
        GiftSpan value = trimmed((GiftSpan){rest.at, close});
        char *text = arena_copy_text(reading->scratch, value.at, (size_t)(value.end - value.at));
        if (!is_tag)
            block->id = text;
        else if (block->tag_count < TAGS_MAX)
            block->tags[block->tag_count++] = text;
        at = close;
    }
}

/* The braces of a block so far. */
typedef struct BraceCount {
    bool is_open;
    size_t pairs;
    size_t end, next; /* of the line that ended with the first pair's "}", and the one below; 0: none did */
} BraceCount;

/* Counts a line's braces. True where it has the second pair, below a line that ended with the first: many
 * people leave no blank line between two questions. */
static bool begins_second(BraceCount *braces, const PackReading *reading, GiftSpan line, size_t next) {
    const char *last = NULL;
    for (const char *at = gift_find(line, "{}"); at < line.end;
         at = gift_find((GiftSpan){at + 1, line.end}, "{}")) {
        if (*at == '{' && braces->next) return true;
        braces->pairs += *at == '}' && braces->is_open;
        braces->is_open = *at == '{';
        last = at;
    }
    if (last && last + 1 == line.end && *last == '}' && braces->pairs == 1) {
        braces->end = (size_t)(line.end - reading->text);
        braces->next = next;
    }
    return false;
}

/* The next block; false at the end of the file. Comments between two blocks belong to the second. */
static bool next_block(GiftFile *file, GiftBlock *block) {
    PackReading *reading = file->reading;
    *block = (GiftBlock){.tags = arena_alloc_array(reading->scratch, TAGS_MAX, sizeof *block->tags)};
    size_t end = file->offset; /* behind the last line that has words */
    bool has_words = false, is_category = false;
    BraceCount braces = {0};
    while (file->offset < reading->length && !is_category) {
        GiftSpan line = line_at(reading, file->offset);
        size_t next = find_line_end(reading, file->offset) + 1;
        is_category = begins_with(line, CATEGORY_MARK);
        if (has_words && (line.at == line.end || is_category)) break;
        if (begins_with(line, "//")) {
            if (!braces.next) read_comment(reading, block, line);
        } else if (begins_second(&braces, reading, line, next)) {
            end = braces.end;
            file->offset = braces.next;
            break;
        } else if (line.at < line.end) {
            if (!has_words) block->start = (size_t)(line.at - reading->text);
            has_words = true;
            end = (size_t)(line.end - reading->text);
        }
        file->offset = next;
    }
    if (!has_words) return false;
    block->length = end - block->start;
    block->text = arena_copy_text(reading->scratch, reading->text + block->start, block->length);
    return true;
}

static void blank_comments(GiftBlock *block) {
    for (char *line = block->text; *line;) {
        char *end = strchr(line, '\n');
        if (!end) end = line + strlen(line);
        char *at = line;
        while (at < end && is_space(*at)) at++;
        if (at + 1 < end && at[0] == '/' && at[1] == '/') memset(line, ' ', (size_t)(end - line));
        line = *end ? end + 1 : end;
    }
}

static bool report(PackReading *reading, const GiftBlock *block, const char *at, const char *why) {
    problem_error(reading->problems, reading_place(reading, block->start + (size_t)(at - block->text)), "%s",
                  why);
    return false;
}

/* The name between "::" and "::", if there is one. */
static void take_name(PackReading *reading, GiftSpan *span, MoodleQuestion *out) {
    if (!begins_with(*span, "::")) return;
    GiftSpan rest = {span->at + 2, span->end};
    const char *end = gift_find(rest, ":");
    while (end + 1 < span->end && end[1] != ':') end = gift_find((GiftSpan){end + 1, span->end}, ":");
    if (end + 1 >= span->end) return;
    out->name = gift_text(reading, (GiftSpan){rest.at, end}, MOODLE_AUTO).text;
    *span = trimmed((GiftSpan){end + 2, span->end});
}

bool gift_is_cloze(const char *inside, size_t length) {
    size_t at = 0;
    while (at < length && (isdigit((unsigned char)inside[at]) || is_space(inside[at]))) at++;
    if (at >= length || inside[at++] != ':') return false;
    size_t letters = at;
    while (at < length && ((inside[at] >= 'A' && inside[at] <= 'Z') || inside[at] == '_')) at++;
    return at > letters && at < length && inside[at] == ':';
}

static bool has_cloze(GiftSpan span) {
    const char *open = gift_find(span, "{");
    for (; open < span.end; open = gift_find((GiftSpan){open + 1, span.end}, "{"))
        if (gift_is_cloze(open + 1, (size_t)(span.end - open - 1))) return true;
    return false;
}

/* Finds the one pair of braces; both at the end where there is none. */
static bool find_braces(PackReading *reading, const GiftBlock *block, GiftSpan span, const char **open,
                        const char **close) {
    *open = gift_find(span, "{");
    *close = gift_find(span, "}");
    if (has_cloze(span))
        return report(reading, block, *open,
                      "Answers inside of a text (Cloze) are not in GIFT. Write a question for each gap.");
    if (*close < *open)
        return report(reading, block, *close,
                      "This } closes nothing. Write \\} for a brace that is text, or look for a blank line "
                      "among the answers above.");
    if (*open == span.end) return true;
    if (*close == span.end)
        return report(reading, block, *open,
                      "The answers that begin here have no } at their end, before the next blank line. Add "
                      "it, or write \\{ for a brace that is text.");
    const char *second = gift_find((GiftSpan){*open + 1, span.end}, "{");
    const char *stray = gift_find((GiftSpan){*close + 1, span.end}, "}");
    if (second < span.end || stray < span.end)
        return report(reading, block, second < span.end ? second : stray,
                      "A question has one pair of braces. Leave a blank line between two questions, and "
                      "write \\{ and \\} for braces that are text.");
    return true;
}

static bool read_block(PackReading *reading, const GiftBlock *block, MoodleQuestion *out) {
    GiftSpan span = {block->text, block->text + block->length};
    const char *open, *close;
    out->place = reading_place(reading, block->start);
    take_name(reading, &span, out);
    if (!find_braces(reading, block, span, &open, &close)) return false;
    out->prompt = gift_text(reading, (GiftSpan){span.at, open}, MOODLE_AUTO);
    out->kind = MOODLE_DESCRIPTION;
    if (open == span.end) return true;
    GiftSpan rest = trimmed((GiftSpan){close + 1, span.end});
    if (rest.at < rest.end) out->rest = gift_text(reading, rest, out->prompt.markup).text;
    return gift_read_answers(reading, block, (size_t)(open + 1 - block->text), (size_t)(close - block->text),
                             out);
}

bool gift_next(GiftFile *file, MoodleQuestion *out) {
    GiftBlock block;
    while (next_block(file, &block)) {
        *out = (MoodleQuestion){.id = block.id, .tags = block.tags, .tag_count = block.tag_count};
        GiftSpan span = {block.text, block.text + block.length};
        if (begins_with(span, CATEGORY_MARK)) {
            span.at += strlen(CATEGORY_MARK);
            out->kind = MOODLE_CATEGORY;
            out->place = reading_place(file->reading, block.start);
            out->category = gift_text(file->reading, span, MOODLE_PLAIN).text;
            return true;
        }
        blank_comments(&block);
        if (read_block(file->reading, &block, out)) return true;
    }
    return false;
}
