/* Aiken: a question, its options behind "A)" or "A.", and "ANSWER: A". Files seen have 5 to 300 questions.
 * What Moodle refuses is read where it can only mean one thing: a question over several lines, an option that
 * goes on in the next line, several right letters, "a)" and "Answer:". */
#include <ctype.h>
#include <string.h>
#include <strings.h>

#include "packs/pack_format.h"
#include "packs/plain_text.h"
#include "packs/question_draft.h"

#define LETTERS 26
#define ANSWER_WORD "ANSWER"
#define LINES_AHEAD 20 /* that an option may go on for */

/* A text of one or more lines in the file. */
typedef struct Lines {
    size_t start, end;
} Lines;

/* The question being read; empty while has_prompt is false. */
typedef struct AikenQuestion {
    Lines prompt, options[LETTERS];
    size_t option_count;
    bool has_prompt;
    bool is_faulty; /* was reported already: what still belongs to it is passed over in silence */
} AikenQuestion;

typedef enum LineKind { LINE_BLANK, LINE_OPTION, LINE_ANSWER, LINE_TEXT } LineKind;

typedef struct Line {
    LineKind kind;
    size_t start, next; /* offsets of this line and the one behind it */
    size_t content;     /* where its text begins, behind spaces and its mark */
    size_t words;       /* where it begins behind spaces alone */
    char letter;        /* options only: a capital */
    bool is_small;      /* it stands there in small letters */
} Line;

static bool is_blank(char byte) {
    return byte == ' ' || byte == '\t';
}

/* Behind "ANSWER:"; 0: something else stands there. */
static size_t answer_mark(const char *at) {
    size_t length = strlen(ANSWER_WORD);
    if (strncasecmp(at, ANSWER_WORD, length) != 0) return 0;
    while (is_blank(at[length])) length++;
    return at[length] == ':' ? length + 1 : 0;
}

/* What a line's first words make of it; `at` points behind its leading spaces. */
static LineKind classify(const char *at, size_t *mark) {
    *mark = 0;
    if (*at == '\n' || *at == '\0') return LINE_BLANK;
    bool is_capital = *at >= 'A' && *at <= 'Z', is_small = *at >= 'a' && *at <= 'z';
    /* "A)Paris" and "a)Paris"; "U.S.A." is text, and so is "e. g." */
    bool is_marked = at[1] == ')' || (is_capital && at[1] == '.' && is_blank(at[2]));
    if ((is_capital || is_small) && is_marked) {
        *mark = 2;
        return LINE_OPTION;
    }
    *mark = answer_mark(at);
    return *mark ? LINE_ANSWER : LINE_TEXT;
}

static Line line_at(const char *text, size_t offset) {
    const char *line = text + offset, *end = strchr(line, '\n'), *at = line;
    size_t mark;
    while (is_blank(*at)) at++;
    Line found = {.start = offset,
                  .kind = classify(at, &mark),
                  .words = (size_t)(at - text),
                  .letter = (char)toupper((unsigned char)*at)};
    found.is_small =
        islower((unsigned char)*at) || (found.kind == LINE_ANSWER && strncmp(at, ANSWER_WORD ":", 7) != 0);
    at += mark;
    while (is_blank(*at)) at++;
    found.content = (size_t)(at - text);
    found.next = end ? (size_t)(end - text) + 1 : offset + strlen(line);
    return found;
}

static int recognise(const PackBytes *file, const char *ending) {
    bool has_option = false, has_capitals = false;
    for (size_t offset = 0; offset < file->head_length;) {
        Line line = line_at(file->head, offset);
        if (line.kind == LINE_OPTION) {
            has_option = true;
            has_capitals = has_capitals || !line.is_small;
        }
        if (line.kind == LINE_ANSWER && has_option)
            return (has_capitals && !line.is_small ? 80 : 50) +
                   (pack_format_lists("txt aiken", ending) ? 10 : 0);
        offset = line.next;
    }
    return strcmp(ending, "aiken") == 0 ? 20 : 0;
}

static const char *text_of(PackReading *reading, Lines lines) {
    return plain_text_line(reading->arena, reading->text + lines.start, lines.end - lines.start);
}

static bool is_letter(char byte) {
    return (byte >= 'A' && byte <= 'Z') || (byte >= 'a' && byte <= 'z');
}

/* Marks the options that "B", "b)", "A, C" or "A and C" name; how many, or 0 with an error. */
static size_t mark_right(PackReading *reading, const Line *line, DraftOption *options, size_t count) {
    const char *at = reading->text + line->content;
    size_t right = 0;
    for (;;) {
        if (!is_letter(*at) || is_letter(at[1])) break;
        size_t option = (size_t)(toupper((unsigned char)*at) - 'A');
        if (option >= count) {
            problem_error(reading->problems, reading_place(reading, (size_t)(at - reading->text)),
                          "The answer is %c, but the options are A to %c. Write one of these letters.",
                          toupper((unsigned char)*at), (int)('A' + count - 1));
            return 0;
        }
        right += !options[option].right;
        options[option].right = true;
        at++;
        at += *at == ')' || *at == '.';
        size_t gap = strspn(at, " \t,;&");
        if (strncmp(at + gap, "and ", 4) == 0) gap += 4;
        if (gap == 0) break;
        at += gap;
    }
    if (right == 0)
        problem_error(reading->problems, reading_place(reading, line->content),
                      "Behind ANSWER: stands the letter of the right option, as in \"ANSWER: B\".");
    return right;
}

static void report(PackReading *reading, size_t offset, const char *why) {
    problem_error(reading->problems, reading_place(reading, offset), "%s", why);
}

static void finish_question(PackReading *reading, const AikenQuestion *question, const Line *answer) {
    DraftOption options[LETTERS] = {0};
    if (question->is_faulty) return;
    if (!question->has_prompt) {
        report(reading, answer->start, "No question stands above this answer. Write it, and its options.");
        return;
    }
    if (question->option_count < 2) {
        report(reading, question->prompt.start,
               "This question has fewer than two options. Each stands on a line of its own and begins with a "
               "capital letter and ), as in \"A) Paris\".");
        return;
    }
    QuestionDraft draft = {.kind = DRAFT_CHOICE,
                           .place = reading_place(reading, question->prompt.start),
                           .prompt = text_of(reading, question->prompt),
                           .options = options,
                           .option_count = question->option_count};
    for (size_t i = 0; i < question->option_count; i++)
        options[i].text = text_of(reading, question->options[i]);
    size_t right = mark_right(reading, answer, options, question->option_count);
    draft.several = right > 1;
    if (draft_is_statement(options, draft.option_count, reading->scratch, &draft.statement_is_true))
        draft.kind = DRAFT_TRUE_FALSE;
    if (right > 0) draft_add(reading, &draft);
}

/* A question that ends without an answer. */
static void drop_question(PackReading *reading, const AikenQuestion *question) {
    if (!question->has_prompt || question->is_faulty) return;
    report(reading, question->prompt.start,
           question->option_count
               ? "This question has no answer. Write a line like \"ANSWER: A\" below its options."
               : "This question has no options. Each stands on a line of its own and begins with a capital "
                 "letter and ), as in \"A) Paris\"; no blank line stands inside of a question.");
}

/* Whether a text below an option goes on with it: the next option has the next letter, or the answer comes.
 */
static bool goes_on(const PackReading *reading, const AikenQuestion *question, const Line *text) {
    size_t offset = text->next;
    for (int i = 0; i < LINES_AHEAD && offset < reading->length; i++) {
        Line line = line_at(reading->text, offset);
        if (line.kind == LINE_BLANK) return false;
        if (line.kind == LINE_ANSWER) return true;
        if (line.kind == LINE_OPTION) return line.letter == (char)('A' + question->option_count);
        offset = line.next;
    }
    return false;
}

static void take_option(PackReading *reading, AikenQuestion *question, const Line *line) {
    if (question->is_faulty) return;
    if (!question->has_prompt) {
        report(reading, line->start, "No question stands above this option. Write it on a line before.");
    } else if (question->option_count == LETTERS || line->letter != (char)('A' + question->option_count)) {
        problem_error(reading->problems, reading_place(reading, line->start),
                      "Here option %c was expected: the letters go from A on without a gap.",
                      (int)('A' + question->option_count));
    } else {
        question->options[question->option_count++] = (Lines){line->content, line->next};
        return;
    }
    *question = (AikenQuestion){.is_faulty = true};
}

/* A line that is neither option nor answer begins a question, or goes on with what stands right above it. */
static void take_text(PackReading *reading, AikenQuestion *question, const Line *line, bool below_blank) {
    bool is_option_open = question->option_count > 0;
    if (!below_blank && question->has_prompt && !is_option_open) {
        question->prompt.end = line->next;
    } else if (!below_blank && is_option_open && goes_on(reading, question, line)) {
        question->options[question->option_count - 1].end = line->next;
    } else if (!(question->is_faulty && !below_blank)) {
        drop_question(reading, question);
        *question = (AikenQuestion){.has_prompt = true, .prompt = {line->content, line->next}};
    }
}

/* Whether options begin with small letters. Among capitals such lines belong to the question. */
static bool has_small_letters(const PackReading *reading) {
    for (size_t offset = 0; offset < reading->length;) {
        Line line = line_at(reading->text, offset);
        if (line.kind == LINE_OPTION && !line.is_small) return false;
        offset = line.next;
    }
    return true;
}

/* A small letter marks an option only where that is the next one. */
static Line as_meant(Line line, const AikenQuestion *question, bool small_letters) {
    bool is_next = question->has_prompt && line.letter == (char)('A' + question->option_count);
    if (line.kind != LINE_OPTION || !line.is_small || (small_letters && is_next)) return line;
    line.kind = LINE_TEXT;
    line.content = line.words;
    return line;
}

static bool read(PackReading *reading) {
    AikenQuestion question = {0};
    bool below_blank = true, small_letters = has_small_letters(reading);
    for (size_t offset = 0; offset < reading->length;) {
        Line line = as_meant(line_at(reading->text, offset), &question, small_letters);
        if (line.kind == LINE_OPTION) take_option(reading, &question, &line);
        if (line.kind == LINE_TEXT) take_text(reading, &question, &line, below_blank);
        if (line.kind == LINE_ANSWER) {
            finish_question(reading, &question, &line);
            question = (AikenQuestion){0};
            arena_release(reading->scratch);
        }
        below_blank = line.kind == LINE_BLANK;
        offset = line.next;
    }
    drop_question(reading, &question);
    return true;
}

const PackFormat FORMAT_AIKEN = {
    .key = "aiken",
    .name = "Aiken",
    .endings = "txt aiken",
    .recognise = recognise,
    .surest = 90,
    .read = read,
    .write = write_aiken,
    .reach = {.kinds = 1u << CARD_CHOICE | 1u << CARD_TRUE_FALSE | 1u << CARD_ODD_ONE_OUT,
              .details = 0,
              .has_places = true}};
