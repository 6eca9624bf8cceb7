/* Moodle XML: one <question> each, a category question before those it counts for. Texts are plain, but
 * for those with a picture. */
#include <stdio.h>
#include <string.h>

#include "base/image_header.h"
#include "packs/encoded_text.h"
#include "packs/moodle_question.h"
#include "packs/pack_picture.h"
#include "packs/pack_writing.h"

static void add_xml(Buffer *out, const char *text) {
    for (; *text; text++) {
        switch (*text) {
        case '&':
            buffer_add_text(out, "&amp;");
            break;
        case '<':
            buffer_add_text(out, "&lt;");
            break;
        case '>':
            buffer_add_text(out, "&gt;");
            break;
        default:
            buffer_add(out, text, 1);
        }
    }
}

static void add_attribute(Buffer *out, const char *name, const char *value) {
    buffer_format(out, " %s=\"", name);
    for (; *value; value++) {
        const char one[] = {*value, '\0'};
        if (*value == '"')
            buffer_add_text(out, "&quot;");
        else
            add_xml(out, one);
    }
    buffer_add_text(out, "\"");
}

/* <name format="plain_text"><text>...</text></name>, as Moodle writes every text with a format. */
static void add_text(Buffer *out, const char *name, const char *text) {
    buffer_format(out, "    <%s format=\"plain_text\"><text>", name);
    add_xml(out, text);
    buffer_format(out, "</text></%s>\n", name);
}

/* The picture itself; its name is told in any case. Not where the file would be too large to be read. */
static void add_file(PackWriting *writing, const Card *card, const char *folder, const char *name) {
    Buffer bytes = {.limit_bytes = IMAGE_BYTES_MAX}, *out = writing->out;
    bool ok = pack_picture_read(card->picture, &bytes);
    if (ok && out->length + bytes.length / 2 * 3 > PACK_FILE_BYTES_MAX) {
        problem_warning(writing->problems, card->place,
                        "The file would be over %zu MiB with this picture, so it is left out: \"%s\"",
                        PACK_FILE_BYTES_MAX / MEBIBYTE, card->prompt);
        ok = false;
    }
    if (ok) {
        buffer_add_text(out, "<file");
        add_attribute(out, "name", name);
        add_attribute(out, "path", folder);
        buffer_add_text(out, " encoding=\"base64\">");
        base64_encode(buffer_text(&bytes), bytes.length, out);
        buffer_add_text(out, "</file>");
    }
    buffer_release(&bytes);
}

/* A question and its picture, which takes HTML. "pictures/oak.png" is the file "oak.png" of "/pictures/". */
static void add_pictured(PackWriting *writing, const Card *card) {
    Buffer html = {0}, *out = writing->out;
    buffer_add_text(&html, "<p>");
    add_xml(&html, card->prompt);
    buffer_add_text(&html, "</p><p><img src=\"" MOODLE_PLUGINFILE "/");
    percent_encode(card->picture->name, &html);
    buffer_add_text(&html, "\"");
    add_attribute(&html, "alt", card->picture->text ? card->picture->text : "");
    buffer_add_text(&html, "></p>");
    buffer_add_text(out, "    <questiontext format=\"html\"><text>");
    add_xml(out, buffer_text(&html));
    buffer_add_text(out, "</text>");
    const char *name = strrchr(card->picture->name, '/');
    name = name ? name + 1 : card->picture->name;
    size_t folder = (size_t)(name - card->picture->name);
    add_file(writing, card, arena_format(writing->scratch, "/%.*s", (int)folder, card->picture->name), name);
    buffer_add_text(out, "</questiontext>\n");
    buffer_release(&html);
}

static void add_answer(Buffer *out, const char *fraction, const char *text, const char *inside) {
    buffer_format(out, "    <answer fraction=\"%s\" format=\"plain_text\"><text>", fraction);
    add_xml(out, text);
    buffer_format(out, "</text>%s</answer>\n", inside);
}

static void add_options(PackWriting *writing, const Card *card, const char *right, const char *wrong) {
    const size_t *order = writing_option_order(writing, card);
    for (size_t i = 0; i < card->option_count; i++)
        add_answer(writing->out, order[i] < card->right_count ? right : wrong, card->options[order[i]], "");
}

/* Moodle shuffles as the game does, but for options that speak of the others. */
static void add_choice(PackWriting *writing, const Card *card) {
    bool several = card->kind == CARD_SEVERAL;
    const char *share = arena_format(writing->scratch, "%.5f", 100.0 / (double)card->right_count);
    buffer_format(writing->out, "    <single>%s</single>\n    <shuffleanswers>%s</shuffleanswers>\n",
                  several ? "false" : "true", card->stays_last ? "false" : "true");
    add_options(writing, card, several ? share : "100", several ? "-100" : "0");
}

static void add_pairs(Buffer *out, const Card *card) {
    for (size_t i = 0; i + 1 < card->option_count; i += 2) {
        buffer_add_text(out, "    <subquestion format=\"plain_text\"><text>");
        add_xml(out, card->options[i]);
        buffer_add_text(out, "</text><answer><text>");
        add_xml(out, card->options[i + 1]);
        buffer_add_text(out, "</text></answer></subquestion>\n");
    }
}

/* As the ordering questions of Moodle 4.4 say it: the fraction of an item is its place. */
static void add_order(PackWriting *writing, const Card *card) {
    buffer_add_text(writing->out, "    <layouttype>VERTICAL</layouttype>\n    <selecttype>ALL</selecttype>\n"
                                  "    <selectcount>0</selectcount>\n");
    for (size_t i = 0; i < card->option_count; i++)
        add_answer(writing->out, arena_format(writing->scratch, "%zu", i + 1), card->options[i], "");
}

static void add_answers(PackWriting *writing, const Card *card) {
    Buffer *out = writing->out;
    switch (card->kind) {
    case CARD_CHOICE:
    case CARD_ODD_ONE_OUT:
    case CARD_SEVERAL:
        add_choice(writing, card);
        break;
    case CARD_TRUE_FALSE:
        add_answer(out, card->statement_is_true ? "100" : "0", "true", "");
        add_answer(out, card->statement_is_true ? "0" : "100", "false", "");
        break;
    case CARD_PAIRS:
        add_pairs(out, card);
        break;
    case CARD_NUMBER:
        add_answer(out, "100", arena_format(writing->scratch, "%d", card->number.value),
                   arena_format(writing->scratch, "<tolerance>%d</tolerance>", card->number.tolerance));
        break;
    case CARD_TYPED:
        buffer_add_text(out, "    <usecase>0</usecase>\n");
        for (size_t i = 0; i < card->right_count; i++)
            add_answer(out, "100", moodle_typed_answer(card->options[i], writing->scratch), "");
        for (size_t i = 0; i < card->rival_count; i++)
            add_answer(out, "0", moodle_typed_answer(card->rivals[i], writing->scratch), "");
        break;
    case CARD_ORDER:
        add_order(writing, card);
        break;
    case CARD_KINDS:
        break;
    }
}

static const char *type_name(CardKind kind) {
    static const char *const NAMES[CARD_KINDS] = {
        [CARD_CHOICE] = "multichoice",   [CARD_ODD_ONE_OUT] = "multichoice", [CARD_SEVERAL] = "multichoice",
        [CARD_TRUE_FALSE] = "truefalse", [CARD_PAIRS] = "matching",          [CARD_NUMBER] = "numerical",
        [CARD_TYPED] = "shortanswer",    [CARD_ORDER] = "ordering"};
    return NAMES[kind];
}

static void add_question(PackWriting *writing, const Card *card) {
    Buffer *out = writing->out;
    buffer_format(out, "  <question type=\"%s\">\n    <name><text>", type_name(card->kind));
    add_xml(out, card->prompt);
    buffer_add_text(out, "</text></name>\n");
    if (card->picture)
        add_pictured(writing, card);
    else
        add_text(out, "questiontext", card->prompt);
    if (card->explanation) add_text(out, "generalfeedback", card->explanation);
    add_answers(writing, card);
    if (card->difficulty != DIFFICULTY_UNSET)
        buffer_format(out, "    <tags><tag><text>%s</text></tag></tags>\n",
                      difficulty_name(card->difficulty));
    buffer_add_text(out, "  </question>\n");
}

static void add_category(PackWriting *writing, const char *category) {
    Buffer *out = writing->out;
    buffer_add_text(out, "  <question type=\"category\">\n    <category><text>");
    add_xml(out, moodle_category_path(category, writing->scratch));
    buffer_add_text(out, "</text></category>\n  </question>\n");
}

void write_moodle_xml(PackWriting *writing) {
    const CardList *cards = &writing->pack->cards;
    char category[4 * CARD_CATEGORY_MAX + 1] = "";
    buffer_add_text(writing->out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<quiz>\n");
    for (size_t i = 0; i < cards->count; i++) {
        Card card;
        if (!writing_card(writing, i, &card)) continue;
        const char *own = card.category ? card.category : "";
        if (strcmp(own, category) != 0) add_category(writing, own);
        snprintf(category, sizeof category, "%s", own); /* the card's texts do not last */
        add_question(writing, &card);
    }
    buffer_add_text(writing->out, "</quiz>\n");
}
