/* OpenTriviaQA's blocks, 1,000 to 8,000 a file:
 *
 *     #Q What is asked, over as many lines as it takes?
 *     ^ The right answer
 *     A An option
 *     B The right answer
 */
#include <ctype.h>
#include <string.h>

#include "base/text.h"
#include "packs/pack_format.h"
#include "packs/plain_text.h"
#include "packs/question_draft.h"

#define OPTIONS_READ_MAX 26 /* A to Z */

/* A text of one or more lines: where it begins and ends in the file. */
typedef struct Lines {
    size_t start, end;
} Lines;

/* A block as it is read; start SIZE_MAX for a part that is not there. */
typedef struct Block {
    Lines prompt, right, options[OPTIONS_READ_MAX];
    size_t option_count;
    bool has_prompt, has_right;
} Block;

static bool begins(const char *line, const char *mark) {
    size_t length = strlen(mark);
    return strncmp(line, mark, length) == 0 && strchr(" \t\n", line[length]);
}

static bool is_option(const char *line, size_t count) {
    return count < OPTIONS_READ_MAX && line[0] == (char)('A' + count) && (line[1] == ' ' || line[1] == '\t');
}

static int recognise(const PackBytes *file, const char *ending) {
    (void)ending;
    bool has_question = false;
    for (const char *line = file->head; line; line = strchr(line, '\n')) {
        line += *line == '\n';
        if (begins(line, "#Q")) has_question = true;
        if (has_question && begins(line, "^")) return 95;
    }
    return 0;
}

/* Where a part's words begin. */
static Place place_of(PackReading *reading, Lines lines) {
    size_t blank = strspn(reading->text + lines.start, " \t");
    return reading_place(reading, lines.start + blank);
}

static const char *line_of(PackReading *reading, Lines lines) {
    return plain_text_line(reading->arena, reading->text + lines.start, lines.end - lines.start);
}

static bool same(PackReading *reading, const char *a, const char *b) {
    return strcmp(a, b) == 0 || strcmp(text_fold(reading->scratch, a), text_fold(reading->scratch, b)) == 0;
}

static void add_question(PackReading *reading, const Block *block) {
    QuestionDraft draft = {.kind = DRAFT_CHOICE, .place = place_of(reading, block->prompt)};
    DraftOption options[OPTIONS_READ_MAX];
    draft.prompt = line_of(reading, block->prompt);
    if (!block->has_right) {
        problem_error(reading->problems, draft.place,
                      "This question has no right answer. Write it on a line of its own that begins with "
                      "\"^ \".");
        return;
    }
    const char *right = line_of(reading, block->right);
    bool found = false;
    for (size_t i = 0; i < block->option_count; i++) {
        options[i].text = line_of(reading, block->options[i]);
        options[i].right = same(reading, options[i].text, right);
        found = found || options[i].right;
    }
    if (!found && block->option_count > 0) {
        problem_error(reading->problems, place_of(reading, block->right),
                      "The right answer is none of the options below it. Write one of them here.");
        return;
    }
    if (block->option_count == 0) options[0] = (DraftOption){right, true};
    draft.options = options;
    draft.option_count = block->option_count;
    if (block->option_count == 0) {
        draft.kind = DRAFT_TYPED;
        draft.option_count = 1;
    } else if (draft_is_statement(options, draft.option_count, reading->scratch, &draft.statement_is_true)) {
        draft.kind = DRAFT_TRUE_FALSE;
    }
    draft_add(reading, &draft);
}

/* Which part of the block a line begins, NULL where it goes on with the one before. */
static Lines *begin_part(Block *block, const char *line) {
    if (!block->has_right && begins(line, "^")) {
        block->has_right = true;
        return &block->right;
    }
    if (block->has_right && is_option(line, block->option_count))
        return &block->options[block->option_count++];
    return NULL;
}

static bool read(PackReading *reading) {
    Block block = {0};
    Lines *part = NULL;
    for (size_t start = 0; start < reading->length;) {
        const char *line = reading->text + start, *end = strchr(line, '\n');
        size_t next = end ? (size_t)(end - reading->text) + 1 : reading->length + 1;
        if (begins(line, "#Q")) {
            if (block.has_prompt) add_question(reading, &block);
            arena_release(reading->scratch);
            block = (Block){.has_prompt = true, .prompt = {start + 2, next - 1}};
            part = &block.prompt;
        } else if (block.has_prompt && line[strspn(line, " \t")] != '\n' && *line) {
            Lines *begun = begin_part(&block, line);
            if (begun) *begun = (Lines){start + 1, next - 1};
            if (begun) part = begun;
            part->end = next - 1;
        }
        start = next;
    }
    if (block.has_prompt) add_question(reading, &block);
    return true;
}

const PackFormat FORMAT_OPENTRIVIAQA = {
    .key = "opentriviaqa", .name = "OpenTriviaQA", .endings = "txt", .recognise = recognise, .read = read};
