/* GIFT, as Moodle's documentation has it. One question a block, blocks apart by a blank line;
 * a category counts for what follows it. */
#include <stdio.h>
#include <string.h>

#include "packs/moodle_question.h"
#include "packs/pack_writing.h"

/* Characters that mean something get a backslash. */
static void add_escaped(Buffer *out, const char *text) {
    for (; *text; text++) {
        if (strchr("~=#{}:\\", *text)) buffer_add_text(out, "\\");
        buffer_add(out, text, 1);
    }
}

/* A text in whose place a format might stand, "[html]", gets one in front. */
static void add_text(Buffer *out, const char *text) {
    if (*text == '[') buffer_add_text(out, "[plain]");
    add_escaped(out, text);
}

/* An answer with its sign. A text that begins with a percent sign would be read as a weight, so it is given
 * one. */
static void add_answer(Buffer *out, const char *sign, const char *weight, const char *text) {
    buffer_format(out, " %s", sign);
    if (*weight)
        buffer_format(out, "%%%s%%", weight);
    else if (*text == '%')
        buffer_add_text(out, "%100%");
    add_text(out, text);
}

static void add_choice(PackWriting *writing, const Card *card) {
    const size_t *order = writing_option_order(writing, card);
    for (size_t i = 0; i < card->option_count; i++) {
        const char *text = card->options[order[i]];
        if (order[i] < card->right_count)
            add_answer(writing->out, "=", "", text);
        else
            add_answer(writing->out, "~", *text == '%' ? "0" : "", text);
    }
}

/* All right ones together are worth 100; a wrong one takes everything, since it spoils the answer here too.
 */
static void add_several(PackWriting *writing, const Card *card) {
    const char *share = arena_format(writing->scratch, "%.5f", 100.0 / (double)card->right_count);
    const size_t *order = writing_option_order(writing, card);
    for (size_t i = 0; i < card->option_count; i++)
        add_answer(writing->out, "~", order[i] < card->right_count ? share : "-100", card->options[order[i]]);
}

static void add_typed(PackWriting *writing, const Card *card) {
    for (size_t i = 0; i < card->right_count; i++)
        add_answer(writing->out, "=", "", moodle_typed_answer(card->options[i], writing->scratch));
    for (size_t i = 0; i < card->rival_count; i++)
        add_answer(writing->out, "=", "0", moodle_typed_answer(card->rivals[i], writing->scratch));
}

static void add_pairs(PackWriting *writing, const Card *card) {
    for (size_t i = 0; i + 1 < card->option_count; i += 2) {
        add_answer(writing->out, "=", "", card->options[i]);
        buffer_add_text(writing->out, " -> ");
        add_text(writing->out, card->options[i + 1]);
    }
}

static void add_answers(PackWriting *writing, const Card *card) {
    switch (card->kind) {
    case CARD_CHOICE:
    case CARD_ODD_ONE_OUT:
        add_choice(writing, card);
        break;
    case CARD_TRUE_FALSE:
        buffer_add_text(writing->out, card->statement_is_true ? " TRUE" : " FALSE");
        break;
    case CARD_SEVERAL:
        add_several(writing, card);
        break;
    case CARD_PAIRS:
        add_pairs(writing, card);
        break;
    case CARD_NUMBER:
        buffer_format(writing->out, "#%d:%d", card->number.value, card->number.tolerance);
        break;
    case CARD_TYPED:
        add_typed(writing, card);
        break;
    case CARD_ORDER:
    case CARD_KINDS:
        break;
    }
}

/* An arrow inside a side of a pair would be taken for the one between the sides, and one in an answer to type
 * would make pairs of the answers. */
static bool holds_arrow(const Card *card) {
    bool found = false;
    if (card->kind != CARD_PAIRS && card->kind != CARD_TYPED) return false;
    for (size_t i = 0; i < card->option_count && !found; i++) found = strstr(card->options[i], "->");
    for (size_t i = 0; i < card->rival_count && !found; i++) found = strstr(card->rivals[i], "->");
    return found;
}

/* Whether it begins like a line that is no question. */
static bool begins_like_an_order(const char *prompt) {
    return *prompt == '[' || *prompt == '$' || strncmp(prompt, "//", 2) == 0;
}

/* Without a format texts are HTML, in which these mean something. */
static bool is_markup(const char *text) {
    return strpbrk(text, "<&") || strstr(text, MOODLE_LANGUAGE);
}

static bool has_markup(const Card *card) {
    bool found = is_markup(card->prompt) || (card->explanation && is_markup(card->explanation));
    for (size_t i = 0; i < card->option_count && !found; i++) found = is_markup(card->options[i]);
    return found;
}

static void add_question(PackWriting *writing, const Card *card) {
    Buffer *out = writing->out;
    if (card->difficulty != DIFFICULTY_UNSET)
        buffer_format(out, "// [tag:%s]\n", difficulty_name(card->difficulty));
    if (begins_like_an_order(card->prompt) || has_markup(card)) buffer_add_text(out, "[plain]");
    add_escaped(out, card->prompt);
    buffer_add_text(out, " {");
    add_answers(writing, card);
    if (card->explanation) {
        buffer_add_text(out, " ####");
        add_text(out, card->explanation);
    }
    buffer_add_text(out, card->kind == CARD_NUMBER && !card->explanation ? "}\n\n" : " }\n\n");
}

/* "$CATEGORY: The cast". Of the characters that mean something elsewhere only a backslash does here, and a
 * bracket in front, which would begin a format. */
static void add_category(PackWriting *writing, const char *category) {
    Buffer *out = writing->out;
    const char *path = moodle_category_path(category, writing->scratch);
    buffer_format(out, "$CATEGORY: %s", *path == '[' ? "$course$/top/" : "");
    for (; *path; path++) {
        if (*path == '\\') buffer_add_text(out, "\\");
        buffer_add(out, path, 1);
    }
    buffer_add_text(out, "\n\n");
}

void write_gift(PackWriting *writing) {
    const CardList *cards = &writing->pack->cards;
    char category[4 * CARD_CATEGORY_MAX + 1] = "";
    buffer_format(writing->out, "// %s\n\n", writing->pack->title);
    for (size_t i = 0; i < cards->count; i++) {
        Card card;
        if (!writing_card(writing, i, &card)) continue;
        if (holds_arrow(&card)) {
            writing_leave_out(writing, &card,
                              "one of its answers has an arrow in it, which parts pairs in GIFT");
            continue;
        }
        const char *own = card.category ? card.category : "";
        if (strcmp(own, category) != 0) add_category(writing, own);
        snprintf(category, sizeof category, "%s", own); /* the card's texts do not last */
        add_question(writing, &card);
    }
}
