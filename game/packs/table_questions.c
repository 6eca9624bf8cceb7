#include "packs/table_questions.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "packs/answer_words.h"
#include "packs/plain_text.h"
#include "packs/question_draft.h"
#include "packs/table_options.h"

#define RIGHT_PLACES_MAX 26
#define SECONDS_READ_MAX 100000 /* far over what a question may have */

void table_questions_init(TableQuestions *questions, PackReading *reading, const QuestionColumns *columns) {
    *questions = (TableQuestions){.reading = reading, .columns = *columns, .first_place = 1};
}

static bool has_any(const char *text, const char *const *signs, size_t count) {
    for (size_t i = 0; i < count; i++)
        if (strstr(text, signs[i])) return true;
    return false;
}

/* Mark-up that no question asks about: links, pictures, breaks and coded quotes, as web pages leave them. */
bool table_cell_is_html(const char *cell) {
    static const char *const signs[] = {"<a href", "<br>", "<br/>", "<br />", "<img src", "</p>", "</div>"};
    static const char *const entities[] = {"&quot;", "&#39;",  "&#039;",  "&amp;",
                                           "&lt;",   "&nbsp;", "&rsquo;", "&eacute;"};
    if (strchr(cell, '<') && has_any(cell, signs, sizeof signs / sizeof *signs)) return true;
    return strchr(cell, '&') && has_any(cell, entities, sizeof entities / sizeof *entities);
}

const char *table_text(Arena *arena, const char *cell) {
    size_t length = strlen(cell);
    return table_cell_is_html(cell) ? plain_text_from_html(arena, cell, length, NULL)
                                    : plain_text_line(arena, cell, length);
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

/* How much of a word, "Option 2" or "option2", stands before a place; 0: none of it. */
static size_t before_place(const char *word, size_t length) {
    static const char *const words[] = {"option",  "answer",   "choice",    "and",    "antwort", "und",
                                        "reponse", "et",       "respuesta", "opcion", "opzione", "risposta",
                                        "opcao",   "resposta", "antwoord",  "optie"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        size_t begin = strlen(words[i]);
        if (begin > length || strncmp(words[i], word, begin) != 0) continue;
        if (begin == length || (word[begin] >= '0' && word[begin] <= '9')) return begin;
    }
    return 0;
}

/* The places that a cell names, "1,3" or "a; c" or "Option 2", into places[] from 0; 0 where it names none or
 * anything else besides. */
static size_t read_places(const char *cell, Arena *scratch, size_t option_count, uint32_t first_place,
                          uint32_t *places) {
    size_t count = 0;
    cell = text_fold(scratch, cell);
    for (const char *at = cell; *at;) {
        at += strspn(at, " \t,;/|&.()");
        if (!*at) break;
        size_t word = strcspn(at, " \t,;/|&()");
        if (word > 1 && at[word - 1] == '.') word--;
        char *end;
        unsigned long number = ULONG_MAX;
        bool is_letter = word == 1 && *at >= 'a' && *at <= 'z';
        size_t begin = before_place(at, word);
        if (begin) {
            at += begin;
            continue;
        }
        if (is_letter)
            number = (unsigned long)(*at - 'a');
        else if (*at >= '0' && *at <= '9' && word <= 6) {
            number = strtoul(at, &end, 10);
            if (end[0] == '.' && end[1] == '0' && end + 2 == at + word)
                end += 2; /* "1.0", as spreadsheets say */
            if (end != at + word || number < first_place) return 0;
            number -= first_place;
        }
        if (number >= option_count || count == RIGHT_PLACES_MAX) return 0;
        places[count++] = (uint32_t)number;
        at += word;
    }
    return count;
}

static size_t list_options(const TableQuestions *questions, const TableRow *row, const char **options) {
    return table_options_list(&questions->columns, row, questions->reading->scratch, options);
}

static size_t find_option(const TableQuestions *questions, const char *const *options, size_t count,
                          const char *cell) {
    return table_options_find(options, count, cell, questions->reading->scratch);
}

void table_questions_look_at(TableQuestions *questions, const TableRow *row) {
    const char *options[TABLE_COLUMNS_MAX];
    uint32_t places[RIGHT_PLACES_MAX];
    size_t count = list_options(questions, row, options), filled = table_options_filled(options, count);
    const char *answer = cell_of(questions, row, COLUMN_ANSWER);
    if (filled < 2 || is_blank(answer)) return;
    questions->by_text += find_option(questions, options, count, answer) != SIZE_MAX;
    size_t place_count = read_places(answer, questions->reading->scratch, count + 1, 0, places);
    questions->by_place += place_count > 0;
    bool is_number = answer[strspn(answer, " \t\n")] <= '9';
    for (size_t i = 0; i < place_count && is_number; i++) {
        questions->has_zero = questions->has_zero || places[i] == 0;
        questions->has_last = questions->has_last || places[i] == count || is_blank(options[places[i]]);
    }
    arena_release(questions->reading->scratch);
}

void table_questions_decide(TableQuestions *questions) {
    bool begins_late = questions->columns.of_role[COLUMN_ANSWER] && questions->columns.first_option > 1;
    questions->naming = questions->by_place > questions->by_text ? ANSWER_BY_PLACE : ANSWER_BY_TEXT;
    if (begins_late && questions->by_text == 0)
        questions->naming = ANSWER_APART; /* "right answer", "answer 2", "answer 3" */
    questions->first_place = questions->has_zero && !questions->has_last ? 0 : 1;
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

/* The options that a cell names by their text or their places, into places[]; 0: none. A number that stands
 * for none of the options, all numbers themselves, is a slip and no place. */
static size_t find_named(const TableQuestions *questions, const char *const *options, size_t count,
                         const char *answer, uint32_t *places) {
    size_t option = find_option(questions, options, count, answer), found = 0;
    bool may_be_place =
        questions->naming == ANSWER_BY_PLACE || *answer > '9' || !table_options_have_number(options, count);
    if (questions->naming == ANSWER_BY_PLACE || option == SIZE_MAX)
        found = may_be_place
                    ? read_places(answer, questions->reading->scratch, count, questions->first_place, places)
                    : 0;
    if (found || option == SIZE_MAX) return found;
    places[0] = (uint32_t)option;
    return 1;
}

/* Marks the options that the answer cells name; false with an error where they name none. */
static bool mark_right(const TableQuestions *questions, const TableRow *row, const char *const *options,
                       size_t count, bool *right) {
    size_t marked = 0;
    for (size_t c = 0; c < questions->columns.count; c++) {
        if (questions->columns.roles[c] != COLUMN_ANSWER) continue;
        const char *answer = plain_text_line(questions->reading->scratch, table_row_cell(row, c),
                                             strlen(table_row_cell(row, c)));
        if (!*answer) continue;
        uint32_t places[RIGHT_PLACES_MAX];
        size_t found = find_named(questions, options, count, answer, places);
        for (size_t i = 0; i < found; i++) right[places[i]] = true;
        if (found == 0) return refuse_answer(questions, row, answer);
        marked++;
    }
    if (marked) return true;
    problem_error(questions->reading->problems, row->place,
                  "This row does not say which answer is right. Fill its column \"correct\".");
    return false;
}

/* Options of which some are named as right. */
static bool take_options(const TableQuestions *questions, const TableRow *row, RowDraft *out) {
    const char *options[TABLE_COLUMNS_MAX];
    bool right[TABLE_COLUMNS_MAX] = {false};
    size_t count = list_options(questions, row, options), right_count = 0;
    if (!mark_right(questions, row, options, count, right)) return false;
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
    *is_true = (*text | 0x20) == 't';
    return (*is_true || (*text | 0x20) == 'f') && !text[1] && is_of_type(questions, row, "true");
}

/* A gap to be filled, with all that may stand there as options. */
static void take_gap(const TableQuestions *questions, const char *const *options, size_t count,
                     RowDraft *out) {
    for (size_t i = 0; i < count; i++)
        add_option(out, table_questions_text(questions->reading, options[i]), true);
    out->draft.kind = DRAFT_TYPED;
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

void table_questions_add(TableQuestions *questions, const TableRow *row) {
    const char *options[TABLE_COLUMNS_MAX];
    arena_reset(questions->reading->scratch);
    size_t count = list_options(questions, row, options), filled = table_options_filled(options, count);
    const char *prompt = cell_of(questions, row, COLUMN_PROMPT);
    if (is_blank(prompt) && filled == 0 && is_blank(cell_of(questions, row, COLUMN_ANSWER)) &&
        is_blank(cell_of(questions, row, COLUMN_WRONG)))
        return;
    RowDraft row_draft = {.draft = {.place = row->place}};
    row_draft.draft.prompt = table_questions_text(questions->reading, prompt);
    row_draft.draft.options = row_draft.options;
    if (filled == 0 || questions->naming == ANSWER_APART)
        take_right_and_wrong(questions, row, &row_draft);
    else if (is_blank(cell_of(questions, row, COLUMN_ANSWER)) && is_of_type(questions, row, "fillin"))
        take_gap(questions, options, count, &row_draft);
    else if (!take_options(questions, row, &row_draft))
        return;
    take_common(questions, row, &row_draft.draft);
    row_draft.draft.others = read_others(questions, row);
    draft_add(questions->reading, &row_draft.draft);
}
