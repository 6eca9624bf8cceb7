/* Options that name others by their letters, "Both A and B": they mean nothing where options are mixed. */
#include <string.h>

#include "base/text.h"
#include "packs/question_draft.h"

#define LONGEST_BYTES 48
#define LETTERS 26
#define BETWEEN " ,;/&+()"

/* Hardly any option has a letter alone in it, and the others need not be folded. */
static bool may_name_letters(const char *option) {
    for (const char *at = option; *at; at++) {
        bool is_letter = (*at >= 'A' && *at <= 'Z') || (*at >= 'a' && *at <= 'z');
        bool begins = at == option || strchr(BETWEEN, at[-1]);
        if (is_letter && begins && (!at[1] || strchr(BETWEEN ".", at[1])))
            return strlen(option) <= LONGEST_BYTES;
    }
    return false;
}

static bool is_one_of(const char *const *words, const char *word, size_t length) {
    for (; *words; words++)
        if (strlen(*words) == length && memcmp(*words, word, length) == 0) return true;
    return false;
}

/* Words that stand between letters, in the languages that question files are seen in. */
static bool joins(const char *word, size_t length) {
    static const char *const words[] = {"and", "or", "nor",     "und",   "oder", "et",  "ou", "y",
                                        "e",   "o",  "en",      "of",    "i",    "lub", "и",  "или",
                                        "are", "is", "correct", "right", "true", NULL};
    return is_one_of(words, word, length);
}

/* Words that say that letters are those of options. */
static bool announces(const char *word, size_t length) {
    static const char *const words[] = {
        "both",       "neither",  "either",    "only",    "option",    "options",   "answer",   "answers",
        "beide",      "weder",    "nur",       "antwort", "antworten", "seulement", "reponses", "solo",
        "respuestas", "risposte", "respostas", "beiden",  "alleen",    "tylko",     "только",   NULL};
    return is_one_of(words, word, length);
}

/* Whether the option is letters of `count` options with words between them and nothing else: two letters that
 * are joined, or one that is announced. "A, B, C" may be anything. */
static bool names_letters(const char *option, size_t count, Arena *scratch) {
    size_t letters = 0, words = 0, announced = 0;
    if (!may_name_letters(option)) return false;
    const char *folded = text_fold(scratch, option);
    for (const char *at = folded; *at;) {
        words += *at == '&'; /* a+b and a/b are what algebra asks for */
        if (strchr(BETWEEN, *at)) {
            at++;
            continue;
        }
        size_t whole = strcspn(at, BETWEEN), length = whole > 1 && at[whole - 1] == '.' ? whole - 1 : whole;
        /* "e" is a word in Italian, where it is not "E" */
        bool is_letter = length == 1 && *at >= 'a' && (size_t)(*at - 'a') < count;
        if (is_letter)
            letters++;
        else if (announces(at, length))
            announced++;
        else if (joins(at, length) && (length > 1 || strstr(option, (const char[]){' ', *at, ' ', '\0'})))
            words++;
        else
            return false;
        at += whole;
    }
    return announced ? letters > 0 : letters > 1 && words > 0;
}

/* Where most options are letters, as those of vitamins and blood groups, they speak of themselves. */
const char *draft_option_by_letter(const DraftOption *options, size_t count, Arena *scratch) {
    const char *found = NULL;
    size_t others = 0, letters = count < LETTERS ? count : LETTERS;
    for (size_t i = 0; i < count; i++) {
        if (names_letters(options[i].text, letters, scratch))
            found = options[i].text;
        else
            others += strlen(options[i].text) > 1;
    }
    return others >= 2 ? found : NULL;
}
