/* A table has 10 to 1,000 rows of 2 to 6 options. What a cell means is decided for the table where one cell
 * alone could mean two things. */
#include "packs/table_answer.h"

#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "packs/answer_shape.h"
#include "packs/answer_words.h"
#include "packs/table_options.h"

#define DIGITS "0123456789"
#define LETTERS "abcdefghijklmnopqrstuvwxyz"

/* Of so many rows that all can be read both ways, the text is meant: that places are found among the texts by
 * chance each time is less likely with every row. */
#define ROWS_ENOUGH 3

static bool is_blank(const char *text) {
    return text[strspn(text, " \t\n")] == '\0';
}

/* How much of a word, "Option 2" or "option_2", stands before a place; 0: none of it. */
static size_t before_place(const char *word, size_t length) {
    static const char *const words[] = {"option",  "answer",   "choice",    "and",    "antwort", "und",
                                        "reponse", "et",       "respuesta", "opcion", "opzione", "risposta",
                                        "opcao",   "resposta", "antwoord",  "optie",  "opt",     "en"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        size_t begin = strlen(words[i]);
        if (begin > length || strncmp(words[i], word, begin) != 0) continue;
        if (begin == length || strchr(DIGITS "_:#-", word[begin]))
            return begin + strspn(word + begin, "_:#- ");
    }
    return *word == '#' && length > 1 && strchr(DIGITS, word[1]) ? 1 : 0;
}

/* The place from 0 that a letter or number names; SIZE_MAX: none of so many. "1.0" is what spreadsheets say.
 */
static size_t read_place(const char *word, size_t length, size_t option_count, uint32_t first_place) {
    size_t place = SIZE_MAX, digits = strspn(word, DIGITS);
    if (length == 1 && *word >= 'a' && *word <= 'z') {
        place = (size_t)(*word - 'a');
    } else if (digits > 0 && digits <= 6) {
        bool is_whole = digits == length || (length == digits + 2 && strncmp(word + digits, ".0", 2) == 0);
        size_t number = (size_t)strtoul(word, NULL, 10);
        if (is_whole && number >= first_place) place = number - first_place;
    }
    return place < option_count ? place : SIZE_MAX;
}

/* The places that a cell names and nothing else besides, "1,3" or "a; c" or "Option 2"; folded. */
static size_t read_places(const char *cell, size_t option_count, uint32_t first_place, uint32_t *places) {
    size_t count = 0;
    for (const char *at = cell; *at;) {
        at += strspn(at, " \t,;/|&.()");
        if (!*at) break;
        size_t word = strcspn(at, " \t,;/|&()"), begin = before_place(at, word);
        if (begin) {
            at += begin;
            continue;
        }
        if (word > 1 && at[word - 1] == '.') word--;
        size_t place = read_place(at, word, option_count, first_place);
        if (place == SIZE_MAX || count == ANSWER_PLACES_MAX) return 0;
        places[count++] = (uint32_t)place;
        at += word;
    }
    return count;
}

/* What spreadsheets make of "1,3": a number, 1.3 where decimals are written with a comma and 13 elsewhere. */
static size_t read_number(const char *cell, size_t option_count, uint32_t first_place, uint32_t *places) {
    size_t count = 0;
    bool has_point = cell[0] && cell[1] == '.';
    for (const char *at = cell; *at; at++) {
        if (at == cell + 1 && has_point) continue;
        const char digit[] = {*at, '\0'};
        size_t place = *at <= '9' ? read_place(digit, 1, option_count, first_place) : SIZE_MAX;
        if (place == SIZE_MAX || count == ANSWER_PLACES_MAX) return 0;
        for (size_t i = 0; i < count; i++)
            if (places[i] == place || (!has_point && places[i] > place)) return 0;
        places[count++] = (uint32_t)place;
    }
    return count > 1 ? count : 0;
}

/* "AC": capitals in their order, as on a sheet of paper. */
static size_t read_letters(const char *cell, size_t option_count, uint32_t *places) {
    size_t count = 0;
    for (; cell[count]; count++) {
        size_t place = (size_t)(cell[count] - 'A');
        bool rises = count == 0 || cell[count] > cell[count - 1];
        if (cell[count] < 'A' || cell[count] > 'Z' || place >= option_count || !rises) return 0;
        places[count] = (uint32_t)place;
    }
    return count > 1 ? count : 0;
}

/* Behind what parts a place from a text. */
static const char *skip_marks(const char *at) {
    return at + strspn(at, " \t:.)(-=");
}

/* "Option B: Paris", "2 - Paris", "Paris (B)": a place and the text that stands there. */
static size_t find_labelled(const char *const *options, size_t count, const char *folded,
                            uint32_t first_place, Arena *scratch) {
    const char *at = folded + before_place(folded, strcspn(folded, " ")), *text;
    size_t word = strspn(at, LETTERS DIGITS), place = read_place(at, word, count, first_place);
    if (place != SIZE_MAX && *(text = skip_marks(at + word)) && text > at + word) {
        size_t length = strlen(text);
        bool is_closed = text[length - 1] == ')';
        if (table_options_find(options, count, text, scratch) == place) return place;
        if (is_closed &&
            table_options_find(options, count, arena_copy_text(scratch, text, length - 1), scratch) == place)
            return place;
    }
    const char *bracket = strrchr(folded, '(');
    if (!bracket || bracket == folded) return SIZE_MAX;
    at = bracket + 1 + before_place(bracket + 1, strcspn(bracket + 1, " )"));
    word = strspn(at, LETTERS DIGITS);
    place = strcmp(at + word, ")") == 0 ? read_place(at, word, count, first_place) : SIZE_MAX;
    text = arena_copy_text(scratch, folded, (size_t)(bracket - folded));
    return place != SIZE_MAX && table_options_find(options, count, text, scratch) == place ? place : SIZE_MAX;
}

/* "2,50" and "2.5" are "2.5", "6.0" is "6". Three decimals may be thousands. */
static void simplify_number(char *text) {
    size_t whole = strspn(text, DIGITS), length = strlen(text);
    if (whole == 0 || whole == length || !strchr(".,", text[whole])) return;
    size_t decimals = strspn(text + whole + 1, DIGITS);
    if (decimals == 0 || decimals == 3 || whole + 1 + decimals != length) return;
    text[whole] = '.';
    while (text[length - 1] == '0') text[--length] = '\0';
    if (text[length - 1] == '.') text[length - 1] = '\0';
}

/* Without quotes around it and a stop behind it, a number in one way; folded. */
static const char *bare(Arena *scratch, const char *text) {
    const char *folded = text_fold(scratch, text);
    size_t length = strlen(folded);
    while (length && strchr("\"'*", *folded)) folded++, length--;
    while (length && strchr("\"'*.", folded[length - 1])) length--;
    char *kept = arena_copy_text(scratch, folded, length);
    simplify_number(kept);
    return kept;
}

/* The only option that is so but for its quotes, its stops and how it writes a number. */
static size_t find_bare(const char *const *options, size_t count, const char *cell, Arena *scratch) {
    const char *wanted = bare(scratch, cell);
    size_t found = SIZE_MAX;
    for (size_t i = 0; i < count && *wanted; i++) {
        if (strcmp(bare(scratch, options[i]), wanted) != 0) continue;
        if (found != SIZE_MAX) return SIZE_MAX;
        found = i;
    }
    return found;
}

/* Of two options "True" and "False" the one that a truth in other words names: "T", "wahr". */
static size_t find_truth(const char *const *options, size_t count, const char *cell) {
    bool wanted, is_true;
    size_t found = SIZE_MAX, truths = 0;
    bool is_letter = (*cell | 0x20) == 't' || (*cell | 0x20) == 'f';
    if (table_options_filled(options, count) != 2) return SIZE_MAX;
    if (is_letter && !cell[1])
        wanted = (*cell | 0x20) == 't';
    else if (!answer_words_truth(cell, &wanted))
        return SIZE_MAX;
    for (size_t i = 0; i < count; i++) {
        if (is_blank(options[i])) continue;
        if (!answer_words_truth(options[i], &is_true)) return SIZE_MAX;
        truths += is_true;
        if (is_true == wanted) found = i;
    }
    return truths == 1 ? found : SIZE_MAX;
}

/* "Paris; Rome": each of them an option. */
static size_t find_list(const char *const *options, size_t count, const char *cell, Arena *scratch,
                        uint32_t *places) {
    const char *texts[TABLE_COLUMNS_MAX];
    size_t found = table_options_cut(cell, true, scratch, texts);
    if (found < 2 || found > ANSWER_PLACES_MAX) return 0;
    for (size_t i = 0; i < found; i++) {
        size_t option = table_options_find(options, count, texts[i], scratch);
        if (option == SIZE_MAX) return 0;
        places[i] = (uint32_t)option;
    }
    return found;
}

/* What is neither a text of an option nor places alone. */
static size_t find_otherwise(const AnswerNames *names, const char *const *options, size_t count,
                             const char *cell, const char *folded, Arena *scratch, NamedOptions *out) {
    size_t option = find_labelled(options, count, folded, names->first_place, scratch);
    if (option == SIZE_MAX) option = find_bare(options, count, cell, scratch);
    if (option == SIZE_MAX) option = find_truth(options, count, cell);
    out->places[0] = (uint32_t)option;
    if (option != SIZE_MAX) return 1;
    size_t found = find_list(options, count, cell, scratch, out->places);
    if (found || names->naming != ANSWER_BY_PLACE || table_options_have_number(options, count)) return found;
    found = read_number(cell, count, names->first_place, out->places);
    out->is_number = found > 0;
    return found ? found : read_letters(cell, count, out->places);
}

bool table_answer_is_place(const AnswerNames *names, size_t count, const char *cell, Arena *scratch) {
    uint32_t places[ANSWER_PLACES_MAX];
    return names->naming == ANSWER_BY_PLACE &&
           read_places(text_fold(scratch, cell), count, names->first_place, places) > 0;
}

NamedOptions table_answer_find(const AnswerNames *names, const char *const *options, size_t count,
                               const char *cell, Arena *scratch) {
    NamedOptions out = {0};
    const char *folded = text_fold(scratch, cell);
    bool by_place = names->naming == ANSWER_BY_PLACE;
    bool is_sign = strlen(folded) <= 2; /* a letter or number, which may be a text as well as a place */
    size_t option = table_options_find(options, count, cell, scratch);
    /* A number that stands for none of the options, all numbers themselves, is a slip and no place. */
    if (by_place || option != SIZE_MAX || *folded > '9' || !table_options_have_number(options, count))
        out.count = read_places(folded, count, names->first_place, out.places);
    if (option == SIZE_MAX) {
        if (!out.count) out.count = find_otherwise(names, options, count, cell, folded, scratch, &out);
        return out;
    }
    bool differs = out.count > 1 || (out.count == 1 && out.places[0] != option);
    out.is_unclear = differs && is_sign && names->is_unclear;
    if (out.is_unclear) {
        out.count = 0;
    } else if (!by_place || !is_sign || !out.count) {
        out.count = 1;
        out.places[0] = (uint32_t)option;
    }
    return out;
}

static bool has_kin(const char *const *options, size_t count, const char *folded, Arena *scratch) {
    for (size_t i = 0; i < count; i++)
        if (!is_blank(options[i]) && answer_shape_is_part(folded, text_fold(scratch, options[i])))
            return true;
    return false;
}

void table_answer_survey(AnswerSurvey *survey, const char *const *options, size_t count, const char *cell,
                         Arena *scratch) {
    static const AnswerNames otherwise = {.naming = ANSWER_BY_PLACE, .first_place = 1};
    uint32_t places[ANSWER_PLACES_MAX];
    const char *folded = text_fold(scratch, cell);
    bool by_text = table_options_find(options, count, cell, scratch) != SIZE_MAX;
    bool is_number = *folded <= '9', among_numbers = is_number && table_options_have_number(options, count);
    size_t place_count = read_places(folded, count + 1, 0, places);
    for (size_t i = 0; i < place_count && is_number && !by_text; i++) {
        survey->has_zero = survey->has_zero || places[i] == 0;
        survey->has_last = survey->has_last || places[i] == count || is_blank(options[places[i]]);
    }
    if (!place_count && !by_text && !among_numbers) place_count = read_number(folded, count, 1, places);
    survey->by_text += by_text;
    survey->by_place += place_count > 0;
    survey->only_text += by_text && !place_count;
    survey->only_place += place_count && !by_text;
    survey->sure += place_count && !by_text && !among_numbers;
    if (by_text || place_count) return;
    if (table_answer_find(&otherwise, options, count, cell, scratch).count)
        survey->by_both++;
    else if (has_kin(options, count, folded, scratch))
        survey->kin++;
    else
        survey->strangers++;
}

AnswerNames table_answer_conclude(const AnswerSurvey *survey, bool begins_late) {
    AnswerNames names = {.naming = survey->by_place > survey->by_text ? ANSWER_BY_PLACE : ANSWER_BY_TEXT,
                         .first_place = survey->has_zero && !survey->has_last ? 0 : 1};
    bool is_stranger = survey->strangers >= ROWS_ENOUGH && survey->sure + survey->by_both + survey->kin == 0;
    if (survey->by_text == 0 && (begins_late || is_stranger)) names.naming = ANSWER_APART;
    names.is_guess = names.naming == ANSWER_APART && !begins_late;
    bool is_mixed = survey->only_text && survey->only_place;
    bool is_unknown = !survey->only_text && !survey->only_place && survey->by_text < ROWS_ENOUGH;
    names.is_unclear = is_mixed || is_unknown;
    return names;
}
