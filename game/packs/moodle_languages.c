/* Texts in several languages, of which Moodle's filters show one:
 *
 *     <span lang="en" class="multilang">Dog</span><span lang="de" class="multilang">Hund</span>
 *     {mlang en}Dog{mlang}{mlang de}Hund{mlang}
 *
 * The language that a text begins with is kept. Texts seen have 2 to 4. */
#include "packs/moodle_question.h"

#include <ctype.h>
#include <string.h>

#define SPAN_BEGIN "<span"
#define SPAN_END "</span>"
#define BLOCK_BEGIN MOODLE_LANGUAGE
#define BLOCK_END "{mlang}"
#define MARK_BYTES_MAX 200

/* Part of a text in one language. */
typedef struct Block {
    const char *language, *language_end;
    const char *at, *end; /* what it says */
    const char *behind;
    bool is_span;
} Block;

static const char *skip_space(const char *at) {
    while (isspace((unsigned char)*at)) at++;
    return at;
}

static const char *find_before(const char *at, const char *end, const char *what) {
    size_t length = strlen(what);
    for (; at + length <= end; at++)
        if (memcmp(at, what, length) == 0) return at;
    return NULL;
}

typedef enum BlockFound {
    BLOCK_NONE,
    BLOCK_OPEN, /* one begins and does not end, so that no other behind it does */
    BLOCK_WHOLE,
} BlockFound;

static BlockFound end_block(Block *block, const char *mark) {
    block->end = strstr(block->at, mark);
    if (!block->end) return BLOCK_OPEN;
    block->behind = block->end + strlen(mark);
    return BLOCK_WHOLE;
}

/* Within what a tag of this kind takes, so that a text full of "<" is no long search. */
static const char *find_mark_end(const char *at, char mark) {
    size_t length = 0;
    while (length < MARK_BYTES_MAX && at[length] && at[length] != mark) length++;
    return at[length] == mark ? at + length : NULL;
}

static BlockFound read_span(const char *at, Block *out) {
    const char *end = find_mark_end(at, '>');
    const char *language = end ? find_before(at, end, " lang=\"") : NULL;
    if (!language || !find_before(at, end, "class=\"multilang\"")) return BLOCK_NONE;
    out->is_span = true;
    out->language = language + strlen(" lang=\"");
    out->language_end = find_mark_end(out->language, '"');
    out->at = end + 1;
    return out->language_end && out->language_end < end ? end_block(out, SPAN_END) : BLOCK_NONE;
}

static BlockFound read_braced(const char *at, Block *out) {
    out->is_span = false;
    out->language = at + strlen(BLOCK_BEGIN);
    out->language_end = find_mark_end(out->language, '}');
    if (!out->language_end) return BLOCK_NONE;
    out->at = out->language_end + 1;
    return end_block(out, BLOCK_END);
}

static BlockFound read_block(const char *at, Block *out) {
    if (strncmp(at, SPAN_BEGIN, strlen(SPAN_BEGIN)) == 0) return read_span(at, out);
    if (strncmp(at, BLOCK_BEGIN, strlen(BLOCK_BEGIN)) == 0) return read_braced(at, out);
    return BLOCK_NONE;
}

static bool is_language(const Block *block, const char *language, size_t length) {
    return (size_t)(block->language_end - block->language) == length &&
           memcmp(block->language, language, length) == 0;
}

/* Of the blocks that stand together from `first` on the one in the text's language; else what is for all
 * others, else the first of spans, and nothing of braces. Moves behind them. */
static Block choose(const Block *first, const Block *language, const char **behind) {
    Block block = *first, chosen = *first;
    size_t length = (size_t)(language->language_end - language->language);
    int best = 0;
    if (!first->is_span) chosen.at = chosen.end;
    do {
        int fits = is_language(&block, language->language, length) ? 2 : is_language(&block, "other", 5);
        if (fits > best) chosen = block;
        if (fits > best) best = fits;
        *behind = block.behind;
    } while (read_block(skip_space(block.behind), &block) == BLOCK_WHOLE);
    return chosen;
}

const char *moodle_one_language(Arena *arena, const char *text) {
    if (!strstr(text, "multilang") && !strstr(text, BLOCK_BEGIN)) return text;
    char *out = arena_alloc(arena, strlen(text) + 1), *to = out;
    Block block, language = {0};
    bool may_end = true;
    for (const char *at = text; *at;) {
        BlockFound found = may_end ? read_block(at, &block) : BLOCK_NONE;
        if (found == BLOCK_OPEN) may_end = false;
        if (found != BLOCK_WHOLE) {
            *to++ = *at++;
            continue;
        }
        if (!language.language) language = block;
        block = choose(&block, &language, &at);
        memcpy(to, block.at, (size_t)(block.end - block.at));
        to += block.end - block.at;
    }
    *to = '\0';
    return out;
}
