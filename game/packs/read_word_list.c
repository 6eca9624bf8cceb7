/* Words and their meanings, one a line with a sign between: "dog - Hund", "dog: Hund", "dog = Hund", as they
 * are pasted out of vocabulary sheets and flash cards. Files seen: 10 to 2,000 lines. Nothing marks such a
 * file, so it is one only where nearly all lines are alike and nothing else knows it. */
#include <string.h>

#include "base/text.h"
#include "packs/answer_words.h"
#include "packs/list_relation.h"
#include "packs/plain_text.h"
#include "packs/question_draft.h"
#include "packs/table_pairs.h"
#include "packs/table_text.h"

#define ROWS_MIN 3
#define ROWS_PERCENT 90     /* of the lines are a word, the sign once, and a meaning */
#define MARKED_PERCENT 80   /* of the lines begin with a number or a bullet, which belong to no word then */
#define DISTINCT_PERCENT 80 /* of the words: in "Q: ...", "A: ..." they come again and again */
#define LOOKED_AT_MAX 500   /* lines */
#define WORD_BYTES_MAX 300  /* longer ones are sentences of something else */

typedef enum Sign { SIGN_ARROW, SIGN_EQUALS, SIGN_DASH, SIGN_COLON, SIGNS } Sign;

static const char *const SIGN_NAMES[SIGNS] = {"->", "=", "-", ":"};

/* A line cut at its sign, bytes of the text; without any sign count is 0. */
typedef struct WordLine {
    const char *start, *end;       /* without blanks around it */
    const char *word_end, *behind; /* around the first sign */
    size_t count;                  /* of the sign */
} WordLine;

static bool is_blank(char byte) {
    return byte == ' ' || byte == '\t' || byte == '\r';
}

static bool begins(const char *at, const char *end, const char *bytes) {
    size_t length = strlen(bytes);
    return (size_t)(end - at) >= length && memcmp(at, bytes, length) == 0;
}

/* How many bytes one of these takes at `at`; 0: none stands there. */
static size_t length_of(const char *at, const char *end, const char *const *signs, size_t count) {
    for (size_t i = 0; i < count; i++)
        if (begins(at, end, signs[i])) return strlen(signs[i]);
    return 0;
}

/* The sign at this byte, which is neither the line's first nor its last; 0: it is none. A hyphen stands
 * between spaces and a colon in front of one, else they belong to a word or a time of day. */
static size_t sign_at(Sign sign, const char *at, const char *end) {
    static const char *const arrows[] = {"->", "=>", "\xE2\x86\x92"},
                             *const dashes[] = {"-", "\xE2\x80\x93", "\xE2\x80\x94", "\xE2\x88\x92"},
                             *const colons[] = {":", "\xEF\xBC\x9A"};
    size_t length = 0;
    switch (sign) {
    case SIGN_ARROW:
        return length_of(at, end, arrows, 3);
    case SIGN_EQUALS:
        return *at == '=' && !strchr("=<>!", at[-1]) && !begins(at + 1, end, "=") &&
               !begins(at + 1, end, ">");
    case SIGN_DASH:
        length = length_of(at, end, dashes, 4);
        return length && is_blank(at[-1]) && at + length < end && is_blank(at[length]) ? length : 0;
    case SIGN_COLON:
        length = length_of(at, end, colons, 2);
        return length == 3 || (length && at + 1 < end && is_blank(at[1])) ? length : 0;
    case SIGNS:
        break;
    }
    return 0;
}

static WordLine cut(Sign sign, const char *start, const char *end) {
    WordLine line = {.start = start, .end = end};
    for (const char *at = start + 1; at < end;) {
        size_t length = sign_at(sign, at, end);
        if (length && line.count++ == 0) {
            line.word_end = at;
            line.behind = at + length;
        }
        at += length ? length : 1;
    }
    if (!line.count) return line;
    while (line.word_end > start && is_blank(line.word_end[-1])) line.word_end--;
    while (line.behind < end && is_blank(*line.behind)) line.behind++;
    return line;
}

static bool is_pair(const WordLine *line) {
    return line->count == 1 && line->word_end > line->start && line->behind < line->end;
}

/* Behind "1. ", "2) ", "* " or a bullet; NULL where the line begins with none. */
static const char *skip_marker(const char *start, const char *end) {
    static const char *const bullets[] = {"- ", "* ", "\xE2\x80\xA2", "\xC2\xB7", "\xE2\x80\x93 "};
    size_t digits = strspn(start, "0123456789"), bullet = length_of(start, end, bullets, 5);
    const char *at = start + (bullet ? bullet : digits + 1);
    bool is_number = digits > 0 && digits <= 4 && (start[digits] == '.' || start[digits] == ')');
    if (!bullet && (!is_number || at >= end || !is_blank(*at))) return NULL;
    while (at < end && is_blank(*at)) at++;
    return at < end ? at : NULL;
}

/* The next line that is not blank, from *cursor on; false behind the last. */
static bool next_line(const char **cursor, const char **start, const char **end) {
    while (**cursor) {
        *start = *cursor;
        *end = *start + strcspn(*start, "\n");
        *cursor = *end + (**end == '\n');
        while (*start < *end && is_blank(**start)) ++*start;
        while (*end > *start && is_blank((*end)[-1])) --*end;
        if (*start < *end) return true;
    }
    return false;
}

/* How a file is written. */
typedef struct WordList {
    Sign sign;
    bool has_markers; /* in front of its lines */
    bool has_title;   /* the first line is none of a word */
} WordList;

static const char *word_start(const WordList *list, const char *start, const char *end) {
    const char *behind = list->has_markers ? skip_marker(start, end) : NULL;
    return behind ? behind : start;
}

static bool have_markers(const char *text) {
    size_t lines = 0, marked = 0;
    const char *start, *end;
    for (; lines < LOOKED_AT_MAX && next_line(&text, &start, &end); lines++)
        marked += skip_marker(start, end) != NULL;
    return marked * 100 >= lines * MARKED_PERCENT;
}

/* The words of the first lines, to see whether they differ. */
typedef struct Words {
    const char *starts[LOOKED_AT_MAX];
    size_t lengths[LOOKED_AT_MAX];
    size_t count, again;
} Words;

static void add_word(Words *words, const WordLine *line) {
    size_t length = (size_t)(line->word_end - line->start);
    for (size_t i = 0; i < words->count; i++) {
        if (words->lengths[i] != length || memcmp(words->starts[i], line->start, length) != 0) continue;
        words->again++;
        break;
    }
    words->starts[words->count] = line->start;
    words->lengths[words->count++] = length;
}

/* Whether the text is a list with this sign. */
static bool is_list(const char *text, WordList *list) {
    Words words;
    size_t lines = 0, questions = 0;
    const char *start, *end;
    words.count = words.again = 0;
    for (; lines < LOOKED_AT_MAX && next_line(&text, &start, &end); lines++) {
        WordLine line = cut(list->sign, word_start(list, start, end), end);
        if (memchr(start, '\t', (size_t)(end - start)) || memchr(start, '{', (size_t)(end - start))) continue;
        if (lines == 0) list->has_title = line.count == 0;
        if (!is_pair(&line) || line.word_end - line.start > WORD_BYTES_MAX) continue;
        questions += line.end[-1] == '?';
        add_word(&words, &line);
    }
    lines -= list->has_title;
    return words.count >= ROWS_MIN && words.count * 100 >= lines * ROWS_PERCENT &&
           (words.count - words.again) * 100 >= words.count * DISTINCT_PERCENT && 2 * questions < words.count;
}

static bool find_list(const char *text, WordList *out) {
    bool has_markers = have_markers(text);
    for (size_t sign = 0; sign < SIGNS; sign++) {
        *out = (WordList){.sign = (Sign)sign, .has_markers = has_markers};
        if (is_list(text, out)) return true;
    }
    return false;
}

static const char *part(PackReading *reading, const char *start, const char *end) {
    return table_text(reading->arena, arena_copy_text(reading->scratch, start, (size_t)(end - start)));
}

static Place place_of(PackReading *reading, const char *at) {
    return reading_place(reading, (size_t)(at - reading->text));
}

static TableRow row_of(PackReading *reading, const WordLine *line) {
    TableRow row = {.count = 2, .place = place_of(reading, line->start)};
    row.cells[0] = part(reading, line->start, line->word_end);
    row.cells[1] = part(reading, line->behind, line->end);
    return row;
}

static void refuse_line(PackReading *reading, const WordList *list, const WordLine *line) {
    const char *sign = SIGN_NAMES[list->sign];
    if (line->count > 1)
        problem_error(reading->problems, place_of(reading, line->start),
                      "This line has the sign \"%s\" more than once, so it does not tell where the meaning "
                      "begins. Write another sign within the word or the meaning.",
                      sign);
    else
        problem_error(reading->problems, place_of(reading, line->start),
                      "Here a word should stand, then \"%s\" and what it means, as in the other lines.",
                      sign);
}

/* A look at the first rows, as at those of a table of two columns. */
static PairsView look_at(PackReading *reading, const WordList *list, const char *text, TableRow *first) {
    PairsView view = {0};
    const char *start, *end;
    for (size_t rows = 0; rows < LOOKED_AT_MAX && next_line(&text, &start, &end);) {
        WordLine line = cut(list->sign, word_start(list, start, end), end);
        if (!is_pair(&line)) continue;
        TableRow row = row_of(reading, &line);
        if (rows == 0) *first = row;
        table_pairs_view(&view, &row, rows++ == 0);
    }
    return view;
}

static void add_question(PackReading *reading, const TableRow *row) {
    const DraftOption answer = {row->cells[1], true};
    bool is_true, is_statement = answer_words_truth(row->cells[1], &is_true);
    const QuestionDraft draft = {.kind = is_statement ? DRAFT_TRUE_FALSE : DRAFT_TYPED,
                                 .statement_is_true = is_statement && is_true,
                                 .place = row->place,
                                 .prompt = row->cells[0],
                                 .options = &answer,
                                 .option_count = 1,
                                 .others = OTHERS_UNSAYABLE};
    draft_add(reading, &draft);
}

static bool read_word_list(PackReading *reading) {
    const char *text = reading->text, *start, *end;
    WordList list;
    if (!find_list(text, &list))
        return reading_refuse(reading, reading_whole_file(reading), "This is no list of words and meanings.");
    TableRow first = {0};
    PairsView view = look_at(reading, &list, text, &first);
    bool are_questions = table_pairs_are_questions(&view);
    bool skips_first = !are_questions && table_pairs_have_header(&view, &first, reading->scratch);
    if (skips_first) list_name_columns(reading, first.cells[0], first.cells[1]);
    if (list.has_title && next_line(&text, &start, &end)) reading->pack->title = part(reading, start, end);
    while (next_line(&text, &start, &end)) {
        arena_release(reading->scratch);
        WordLine line = cut(list.sign, word_start(&list, start, end), end);
        if (!is_pair(&line)) {
            refuse_line(reading, &list, &line);
            continue;
        }
        TableRow row = row_of(reading, &line);
        if (are_questions)
            add_question(reading, &row);
        else if (!skips_first)
            list_add(reading, &(ListRow){.term = row.cells[0], .meaning = row.cells[1], .place = row.place});
        skips_first = false;
    }
    return true;
}

static int recognise_word_list(const PackBytes *file, const char *ending) {
    WordList list;
    if (!find_list(file->head, &list)) return 0;
    return pack_format_lists("txt", ending) ? 45 : 35;
}

const PackFormat FORMAT_WORD_LIST = {.key = "word-list",
                                     .name = "List of words",
                                     .endings = "txt",
                                     .recognise = recognise_word_list,
                                     .surest = 45,
                                     .read = read_word_list};
