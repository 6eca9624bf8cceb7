#include "packs/table_questions.h"

#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "packs/answer_words.h"
#include "packs/plain_text.h"
#include "packs/question_draft.h"
#include "packs/table_flags.h"
#include "packs/table_options.h"
#include "packs/table_wrapped.h"

#define SECONDS_READ_MAX 100000 /* far over what a question may have */

void table_questions_init(TableQuestions *questions, PackReading *reading, const QuestionColumns *columns) {
    *questions = (TableQuestions){.reading = reading, .columns = *columns, .names.first_place = 1};
}

const char *table_questions_text(PackReading *reading, const char *cell) {
    return table_text(reading->arena, cell);
}

/* The cell of the first column with this role, "" where there is none. */
static const char *cell_of(const TableQuestions *questions, const TableRow *row, ColumnRole role) {
    const QuestionColumns *columns = &questions->columns;
    return columns->of_role[role] ? table_row_cell(row, columns->first[role]) : "";
}

static bool is_blank(const char *cell) {
    return cell[strspn(cell, " \t\n")] == '\0';
}

static size_t list_options(const TableQuestions *questions, const TableRow *row, const char **options) {
    return table_options_list(&questions->columns, row, questions->reading->scratch, options);
}

/* 0 for "T", 1 for "F"; -1 for anything else. */
static int truth_letter(const char *text) {
    char letter = (char)(*text | 0x20);
    return text[0] && !text[1 + strspn(text + 1, " ")] ? (letter == 't' ? 0 : letter == 'f' ? 1 : -1) : -1;
}

static void note_letter(TableQuestions *questions, const char *answer) {
    int letter = truth_letter(answer + strspn(answer, " "));
    questions->alone++;
    if (letter >= 0) questions->letters[letter]++;
}

void table_questions_look_at(TableQuestions *questions, const TableRow *shown) {
    const char *options[TABLE_COLUMNS_MAX];
    TableRow bare = *shown;
    const TableRow *row = &bare;
    table_wrapped_take_off(&bare, &questions->columns, questions->reading->scratch);
    size_t count = list_options(questions, row, options), filled = table_options_filled(options, count);
    const char *answer = cell_of(questions, row, COLUMN_ANSWER);
    if (filled == 0 && !is_blank(answer)) note_letter(questions, answer);
    if (filled < 2 || is_blank(answer)) return;
    if (!questions->first_row.line) questions->first_row = row->place;
    table_answer_survey(&questions->survey, options, count, answer, questions->reading->scratch);
    arena_release(questions->reading->scratch);
}

void table_questions_decide(TableQuestions *questions) {
    bool begins_late = questions->columns.of_role[COLUMN_ANSWER] && questions->columns.first_option > 1;
    questions->names = table_answer_conclude(&questions->survey, begins_late);
    questions->letters_are_truths = questions->letters[0] && questions->letters[1] &&
                                    questions->letters[0] + questions->letters[1] == questions->alone;
    if (table_flags_hold(&questions->columns))
        questions->names = (AnswerNames){.naming = ANSWER_BY_FLAG, .first_place = 1};
    if (questions->names.first_place == 0)
        problem_warning(questions->reading->problems, questions->first_row,
                        "One of the right answers is \"0\", so numbers are counted from there: \"1\" is the "
                        "second option. If that is wrong, write letters.");
    if (questions->names.is_guess)
        problem_warning(
            questions->reading->problems, questions->first_row,
            "In no row is the right answer one of the options, so all of these are taken for wrong "
            "ones. If that is so, name their columns \"wrong 1\", \"wrong 2\".");
}

/* What a question's row becomes, on the way. */
typedef struct RowDraft {
    QuestionDraft draft;
    DraftOption options[TABLE_COLUMNS_MAX];
} RowDraft;

static void add_option(RowDraft *row_draft, const char *text, bool right) {
    if (!*text || row_draft->draft.option_count == TABLE_COLUMNS_MAX) return;
    row_draft->options[row_draft->draft.option_count++] = (DraftOption){text, right};
}

static bool refuse_answer(const TableQuestions *questions, const TableRow *row, const char *answer) {
    answer = plain_text_line(questions->reading->scratch, answer, strlen(answer)); /* it may hold anything */
    problem_error(
        questions->reading->problems, row->place,
        "The right answer \"%.*s\" is none of the options. Write one of them, or its letter or number; or "
        "name the columns of wrong answers \"wrong 1\", \"wrong 2\".",
        (int)text_grapheme_prefix(answer, 60), answer);
    return false;
}

/* A cell that is one option's text and another's place. */
static bool refuse_unclear(const TableQuestions *questions, const TableRow *row, const char *answer) {
    bool is_digit = *answer <= '9';
    problem_error(
        questions->reading->problems, row->place,
        "The right answer \"%s\" is the text of one option and the %s of another, and this table does "
        "not tell which is meant. Write the option's %s.",
        answer, is_digit ? "number" : "letter", is_digit ? "letter" : "number");
    return false;
}

/* Places that are written together as in 1.3 or 13. */
static void warn_of_number(TableQuestions *questions, const TableRow *row, const NamedOptions *named,
                           const char *answer) {
    Arena *scratch = questions->reading->scratch;
    const char *list = "";
    for (size_t i = 0; i < named->count; i++)
        list = arena_format(scratch, "%s%s%u", list, i ? ", " : "",
                            (unsigned)(named->places[i] + questions->names.first_place));
    if (!questions->told_of_number)
        problem_warning(
            questions->reading->problems, row->place,
            "The right answers \"%s\" are read as %s, of which a spreadsheet made a number; so are "
            "others like it. Write them with a space behind each comma, \"%s\", and they stay.",
            answer, list, list);
    questions->told_of_number = true;
}

static bool refuse_unmarked(const TableQuestions *questions, const TableRow *row) {
    problem_error(questions->reading->problems, row->place,
                  "This row does not say which answer is right. Fill its column \"correct\".");
    return false;
}

/* Marks the options whose own cell says that they are right; false with an error where none does. */
static bool mark_flagged(const TableQuestions *questions, const TableRow *row, size_t count, bool *right) {
    const char *other = table_flags_read(&questions->columns, row, right);
    if (other) {
        other = plain_text_line(questions->reading->scratch, other, strlen(other));
        problem_error(
            questions->reading->problems, row->place,
            "Each option has a cell behind it for whether it is right; \"%.*s\" says neither yes nor no.",
            (int)text_grapheme_prefix(other, 60), other);
        return false;
    }
    for (size_t i = 0; i < count; i++)
        if (right[i]) return true;
    return refuse_unmarked(questions, row);
}

/* Marks the options that the answer cells name; false with an error where they name none. */
static bool mark_right(TableQuestions *questions, const TableRow *row, const char *const *options,
                       size_t count, bool *right) {
    size_t marked = 0;
    Arena *scratch = questions->reading->scratch;
    for (size_t c = 0; c < questions->columns.count; c++) {
        if (questions->columns.roles[c] != COLUMN_ANSWER) continue;
        const char *cell = table_row_cell(row, c), *answer = plain_text_line(scratch, cell, strlen(cell));
        if (!*answer) continue;
        NamedOptions named = table_answer_find(&questions->names, options, count, answer, scratch);
        for (size_t i = 0; i < named.count; i++) right[named.places[i]] = true;
        if (named.is_unclear) return refuse_unclear(questions, row, answer);
        if (named.count == 0) return refuse_answer(questions, row, answer);
        if (named.is_number) warn_of_number(questions, row, &named, answer);
        marked++;
    }
    return marked || refuse_unmarked(questions, row);
}

/* Options of which some are named as right. */
static bool take_options(TableQuestions *questions, const TableRow *row, RowDraft *out) {
    const char *options[TABLE_COLUMNS_MAX];
    bool right[TABLE_COLUMNS_MAX] = {false};
    size_t count = list_options(questions, row, options), right_count = 0;
    bool ok = questions->names.naming == ANSWER_BY_FLAG ? mark_flagged(questions, row, count, right)
                                                        : mark_right(questions, row, options, count, right);
    if (!ok) return false;
    for (size_t i = 0; i < count; i++) {
        const char *text = table_questions_text(questions->reading, options[i]);
        if (right[i] && !*text) return refuse_answer(questions, row, cell_of(questions, row, COLUMN_ANSWER));
        add_option(out, text, right[i]);
        right_count += right[i];
    }
    out->draft.kind = DRAFT_CHOICE;
    out->draft.several = right_count > 1;
    return true;
}

/* Texts of wrong answers, several of them where one cell holds all. Returns how many. */
static size_t add_wrong(const TableQuestions *questions, const TableRow *row, size_t column, RowDraft *out) {
    const QuestionColumns *columns = &questions->columns;
    const char *texts[TABLE_COLUMNS_MAX] = {table_row_cell(row, column)};
    ColumnRole role = columns->roles[column];
    size_t before = out->draft.option_count, count = 1;
    if (columns->holds_list[role])
        count = table_options_cut(texts[0], columns->is_plural[role], questions->reading->scratch, texts);
    for (size_t i = 0; i < count; i++) {
        const char *text = table_questions_text(questions->reading, texts[i]);
        bool is_right = false; /* among the options again */
        for (size_t j = 0; j < before && !is_right; j++)
            is_right = out->options[j].right && strcmp(out->options[j].text, text) == 0;
        if (!is_right || role == COLUMN_WRONG) add_option(out, text, false);
    }
    return out->draft.option_count - before;
}

/* Whether the row's type, "True/False" or "Fill-in-the-blank", begins with these letters. */
static bool is_of_type(const TableQuestions *questions, const TableRow *row, const char *letters) {
    const char *type = cell_of(questions, row, COLUMN_TYPE);
    return strncmp(question_columns_key(type, questions->reading->scratch), letters, strlen(letters)) == 0;
}

/* "True", or "T" where the type says what that is. */
static bool is_truth(const TableQuestions *questions, const TableRow *row, const char *text, bool *is_true) {
    if (answer_words_truth(text, is_true)) return true;
    int letter = truth_letter(text);
    *is_true = letter == 0;
    return letter >= 0 && (questions->letters_are_truths || is_of_type(questions, row, "true"));
}

/* A gap to be filled, with all that may stand there as options. */
static void take_gap(const TableQuestions *questions, const char *const *options, size_t count,
                     RowDraft *out) {
    for (size_t i = 0; i < count; i++)
        add_option(out, table_questions_text(questions->reading, options[i]), true);
    out->draft.kind = DRAFT_TYPED;
}

/* Whether the row's type says that all right answers are asked, not one of them. */
static bool asks_for_all(const TableQuestions *questions, const TableRow *row) {
    static const char *const types[] = {TABLE_TYPE_SEVERAL, "checkbox",       "multiselect",
                                        "multipleselect",   "multipleanswer", "multipleresponse",
                                        "multiplecorrect"};
    for (size_t i = 0; i < sizeof types / sizeof *types; i++)
        if (is_of_type(questions, row, types[i])) return true;
    return false;
}

/* Columns of right answers and columns of wrong ones. */
static void take_right_and_wrong(const TableQuestions *questions, const TableRow *row, RowDraft *out) {
    size_t wrong = 0;
    for (size_t c = 0; c < questions->columns.count; c++)
        if (questions->columns.roles[c] == COLUMN_ANSWER)
            add_option(out, table_questions_text(questions->reading, table_row_cell(row, c)), true);
    for (size_t c = 0; c < questions->columns.count; c++) {
        ColumnRole role = questions->columns.roles[c];
        if (role == COLUMN_WRONG || role == COLUMN_OPTION) wrong += add_wrong(questions, row, c, out);
    }
    out->draft.kind = wrong ? DRAFT_CHOICE : DRAFT_TYPED;
    out->draft.right_stands_apart = true;
    out->draft.several = asks_for_all(questions, row);
    bool is_true;
    if (wrong == 0 && out->draft.option_count == 1 &&
        is_truth(questions, row, out->options[0].text, &is_true)) {
        out->draft.kind = DRAFT_TRUE_FALSE;
        out->draft.statement_is_true = is_true;
    }
}

static const Source *source_of(const TableQuestions *questions, const TableRow *row) {
    const char *title = table_questions_text(questions->reading, cell_of(questions, row, COLUMN_SOURCE));
    return draft_source(questions->reading, title, NULL);
}

/* "20", "20 s", "1:30" or "2 min"; 0 for none. */
static uint32_t read_seconds(const char *cell) {
    char *end;
    unsigned long seconds = strtoul(cell, &end, 10);
    if (seconds > SECONDS_READ_MAX) return SECONDS_READ_MAX;
    end += strspn(end, " ");
    bool has_minutes = *end == ':' || (*end | 0x20) == 'm';
    if (has_minutes) seconds = 60 * seconds + (*end == ':' ? strtoul(end + 1, NULL, 10) : 0);
    return seconds > SECONDS_READ_MAX ? SECONDS_READ_MAX : (uint32_t)seconds;
}

static void take_common(const TableQuestions *questions, const TableRow *row, QuestionDraft *draft) {
    PackReading *reading = questions->reading;
    draft->explanation = table_questions_text(reading, cell_of(questions, row, COLUMN_EXPLANATION));
    draft->category = table_questions_text(reading, cell_of(questions, row, COLUMN_CATEGORY));
    draft->picture = table_questions_text(reading, cell_of(questions, row, COLUMN_PICTURE));
    draft->difficulty = answer_words_difficulty(cell_of(questions, row, COLUMN_DIFFICULTY));
    draft->seconds = read_seconds(cell_of(questions, row, COLUMN_SECONDS));
    draft->source = source_of(questions, row);
}

/* Whether the row says that the answers of its category are wrong for it; told once where it says something
 * else. */
static OthersAre read_others(TableQuestions *questions, const TableRow *row) {
    const char *cell = cell_of(questions, row, COLUMN_OTHERS);
    bool is_wrong;
    if (is_blank(cell)) return OTHERS_UNSAID;
    if (answer_words_wrong(cell, &is_wrong)) return is_wrong ? OTHERS_WRONG : OTHERS_UNSAID;
    if (questions->told_of_others) return OTHERS_UNSAID;
    questions->told_of_others = true;
    problem_warning(
        questions->reading->problems, row->place,
        "The column \"other answers\" can only say \"wrong\": that what is right elsewhere in the "
        "category is wrong here. This row says something else there, so it is passed over.");
    return OTHERS_UNSAID;
}

/* Options that are pictures in the sheet, or were forgotten, leave the letter of one behind. */
static bool lacks_options(const TableQuestions *questions, const TableRow *row) {
    const char *answer = cell_of(questions, row, COLUMN_ANSWER);
    size_t columns = questions->columns.of_role[COLUMN_OPTION];
    if (is_of_type(questions, row, "true") ||
        !table_answer_is_place(&questions->names, columns, answer, questions->reading->scratch))
        return false;
    problem_error(questions->reading->problems, row->place,
                  "The right answer is one of the options, but the row has none. Write them.");
    return true;
}

void table_questions_add(TableQuestions *questions, const TableRow *shown) {
    const char *options[TABLE_COLUMNS_MAX];
    arena_reset(questions->reading->scratch);
    TableRow bare = *shown;
    const TableRow *row = &bare;
    table_wrapped_take_off(&bare, &questions->columns, questions->reading->scratch);
    size_t count = list_options(questions, row, options), filled = table_options_filled(options, count);
    const char *prompt = cell_of(questions, row, COLUMN_PROMPT);
    if (is_blank(prompt) && filled == 0 && is_blank(cell_of(questions, row, COLUMN_ANSWER)) &&
        is_blank(cell_of(questions, row, COLUMN_WRONG)))
        return;
    if (filled == 0 && lacks_options(questions, row)) return;
    RowDraft row_draft = {.draft = {.place = row->place}};
    row_draft.draft.prompt = table_questions_text(questions->reading, prompt);
    row_draft.draft.options = row_draft.options;
    if (filled == 0 || questions->names.naming == ANSWER_APART)
        take_right_and_wrong(questions, row, &row_draft);
    else if (is_blank(cell_of(questions, row, COLUMN_ANSWER)) && is_of_type(questions, row, "fillin"))
        take_gap(questions, options, count, &row_draft);
    else if (!take_options(questions, row, &row_draft))
        return;
    take_common(questions, row, &row_draft.draft);
    row_draft.draft.others = read_others(questions, row);
    draft_add(questions->reading, &row_draft.draft);
}
