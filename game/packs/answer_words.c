#include "packs/answer_words.h"

#include <string.h>

#include "base/text.h"

#define WORD_BYTES_MAX 24

static bool is_one_of(const char *text, const char *const *words) {
    for (; *words; words++)
        if (strcmp(*words, text) == 0) return true;
    return false;
}

/* The text folded, if it is short enough to be one of our words. */
typedef struct FoldedWord {
    char text[WORD_BYTES_MAX];
} FoldedWord;

static FoldedWord fold_word(const char *text) {
    FoldedWord word = {0};
    if (strlen(text) >= WORD_BYTES_MAX) return word;
    Arena scratch = {0};
    const char *folded = text_fold(&scratch, text);
    if (strlen(folded) < WORD_BYTES_MAX) strcpy(word.text, folded);
    arena_release(&scratch);
    return word;
}

bool answer_words_truth(const char *text, bool *is_true) {
    static const char *const yes[] = {"true",   "wahr",  "richtig",    "vrai", "verdadero",
                                      "cierto", "vero",  "verdadeiro", "waar", "prawda",
                                      "правда", "верно", NULL};
    static const char *const no[] = {"false",     "falsch", "faux", "falso",   "onwaar",
                                     "niet waar", "fałsz",  "ложь", "неверно", NULL};
    FoldedWord word = fold_word(text);
    *is_true = is_one_of(word.text, yes);
    return *is_true || is_one_of(word.text, no);
}

bool answer_words_yes(const char *text, bool *is_yes) {
    static const char *const yes[] = {"yes", "y", "x", "ja", "oui", "si", "sim", "tak", "да", NULL};
    static const char *const no[] = {"no", "n", "nein", "non", "nao", "nee", "nie", "нет", NULL};
    FoldedWord word = fold_word(text);
    *is_yes = is_one_of(word.text, yes);
    return *is_yes || is_one_of(word.text, no);
}

bool answer_words_wrong(const char *text, bool *is_wrong) {
    static const char *const wrong[] = {"wrong",     "false",     "incorrect",  "falsch",      "faux",
                                        "fausse",    "fausses",   "incorrecta", "incorrectas", "falsas",
                                        "sbagliata", "sbagliate", "errate",     "erradas",     "incorretas",
                                        "fout",      "onjuist",   "fałsz",      "неверно",     NULL};
    FoldedWord word = fold_word(text);
    *is_wrong = is_one_of(word.text, wrong);
    return *is_wrong || answer_words_yes(text, is_wrong);
}

Difficulty answer_words_difficulty(const char *text) {
    static const char *const easy[] = {"easy",  "leicht",   "einfach",   "facile",      "facil", "1",
                                       "low",   "beginner", "makkelijk", "gemakkelijk", "łatwe", "łatwy",
                                       "łatwa", "легкий",   "легко",     "легкии",      NULL};
    static const char *const medium[] = {"medium",   "mittel",  "moyen",  "moyenne",      "medio",
                                         "media",    "2",       "normal", "intermediate", "gemiddeld",
                                         "moderate", "srednie", "sredni", "srednia",      "средний",
                                         "средне",   NULL};
    static const char *const hard[] = {"hard",   "difficult", "schwer",   "schwierig", "difficile", "dificil",
                                       "3",      "high",      "advanced", "moeilijk",  "trudne",    "trudny",
                                       "trudna", "сложный",   "сложно",   "трудный",   NULL};
    FoldedWord word = fold_word(text);
    if (is_one_of(word.text, easy)) return DIFFICULTY_EASY;
    if (is_one_of(word.text, medium)) return DIFFICULTY_MEDIUM;
    return is_one_of(word.text, hard) ? DIFFICULTY_HARD : DIFFICULTY_UNSET;
}
