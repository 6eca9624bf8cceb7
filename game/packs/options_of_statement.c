/* "True" and "False" as options, in the languages that question files are seen in. */
#include <string.h>

#include "base/text.h"
#include "packs/question_draft.h"

/* As text_fold gives them. */
static const struct {
    const char *right, *wrong;
} WORDS[] = {
    {"true", "false"},       {"wahr", "falsch"}, {"richtig", "falsch"},
    {"vrai", "faux"},        {"vero", "falso"},  {"verdadero", "falso"},
    {"verdadeiro", "falso"}, {"waar", "onwaar"}, {"juist", "onjuist"},
};

bool draft_is_statement(const DraftOption *options, size_t count, Arena *scratch, bool *is_true) {
    if (count != 2 || options[0].right == options[1].right) return false;
    const char *first = text_fold(scratch, options[0].text), *second = text_fold(scratch, options[1].text);
    for (size_t i = 0; i < sizeof WORDS / sizeof *WORDS; i++) {
        bool in_order = strcmp(first, WORDS[i].right) == 0 && strcmp(second, WORDS[i].wrong) == 0;
        bool turned = strcmp(second, WORDS[i].right) == 0 && strcmp(first, WORDS[i].wrong) == 0;
        if (!in_order && !turned) continue;
        *is_true = options[in_order ? 0 : 1].right;
        return true;
    }
    return false;
}
