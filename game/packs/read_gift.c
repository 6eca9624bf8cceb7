/* GIFT, Moodle's text format. Files seen have 1 to 500 questions. The parts: gift_question.h reads blocks,
 * moodle_question.h makes cards of them. */
#include <ctype.h>
#include <string.h>

#include "packs/gift_question.h"
#include "packs/pack_format.h"

/* Whether what stands between braces looks like answers. */
static bool looks_like_answers(const char *at, const char *end) {
    while (at < end && isspace((unsigned char)*at)) at++;
    if (at == end) return false;
    if (strchr("=~#", *at)) return true;
    size_t letters = 0;
    while (at + letters < end && isupper((unsigned char)at[letters])) letters++;
    bool is_word = (letters == 1 && strchr("TF", *at)) || (letters == 4 && memcmp(at, "TRUE", 4) == 0) ||
                   (letters == 5 && memcmp(at, "FALSE", 5) == 0);
    at += letters;
    while (at < end && isspace((unsigned char)*at)) at++;
    return is_word && (at == end || *at == '#');
}

static bool line_begins(const char *text, const char *with) {
    for (const char *at = strstr(text, with); at; at = strstr(at + 1, with))
        if (at == text || at[-1] == '\n') return true;
    return false;
}

static int recognise(const PackBytes *file, const char *ending) {
    GiftSpan text = {file->head, file->head + file->head_length};
    const char *first = file->head + strspn(file->head, " \t\n");
    size_t pairs = 0, fitting = 0;
    if (*first == '{' || *first == '<') return 0;
    for (const char *open = gift_find(text, "{"); open < text.end;) {
        const char *close = gift_find((GiftSpan){open + 1, text.end}, "}");
        if (close == text.end) break;
        pairs++;
        fitting += looks_like_answers(open + 1, close);
        open = gift_find((GiftSpan){close, text.end}, "{");
    }
    int score = strcmp(ending, "gift") == 0 ? 20 : 0;
    if (fitting > 0 && 2 * fitting >= pairs) score = 60 + (pack_format_lists("gift txt", ending) ? 10 : 0);
    bool has_marks = line_begins(file->head, "$CATEGORY:") || (line_begins(file->head, "::") && pairs > 0);
    return has_marks ? 90 : score;
}

static bool read(PackReading *reading) {
    GiftFile file = {.reading = reading};
    MoodleQuestion question;
    const char *category = NULL;
    while (gift_next(&file, &question)) {
        if (question.kind == MOODLE_CATEGORY) {
            category = moodle_category_name(question.category, reading->arena);
        } else {
            question.category = category;
            moodle_question_add(reading, &question);
        }
        arena_release(reading->scratch);
    }
    return true;
}

const PackFormat FORMAT_GIFT = {
    .key = "gift",
    .name = "GIFT",
    .endings = "gift txt",
    .recognise = recognise,
    .surest = 90,
    .read = read,
    .write = write_gift,
    .reach = {.kinds = (1u << CARD_CHOICE | 1u << CARD_TRUE_FALSE | 1u << CARD_SEVERAL | 1u << CARD_PAIRS |
                        1u << CARD_ODD_ONE_OUT | 1u << CARD_NUMBER | 1u << CARD_TYPED),
              .details =
                  DETAIL_EXPLANATION | DETAIL_CATEGORY | DETAIL_DIFFICULTY | DETAIL_MORE_RIGHT | DETAIL_NOT,
              .has_places = true}};
