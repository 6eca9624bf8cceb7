/* CSV with named columns (RFC 4180: commas, quotes doubled, CRLF not needed by any reader, so plain line
 * ends). As many columns for options as the card with the most of them needs. */
#include <string.h>

#include "packs/answer_words.h"
#include "packs/pack_writing.h"
#include "packs/table_questions.h"
#include "packs/table_wrapped.h"

/* A text that reads like HTML is written as HTML, since it would be taken for that. */
static void add_field(Buffer *out, const char *text) {
    bool quote = strpbrk(text, ",\"\n\r") || *text == ' ' || (*text && text[strlen(text) - 1] == ' ');
    bool is_html = table_cell_is_html(text) || table_wrapped_is(text);
    if (quote) buffer_add_text(out, "\"");
    for (; *text; text++) {
        if (*text == '"') buffer_add_text(out, "\"");
        if (is_html && *text == '&')
            buffer_add_text(out, "&amp;");
        else if (is_html && *text == '<')
            buffer_add_text(out, "&lt;");
        else
            buffer_add(out, text, 1);
    }
    if (quote) buffer_add_text(out, "\"");
}

/* How many columns for right and for wrong options the pack needs, for types and for pictures. */
typedef struct Widths {
    size_t right, wrong, types, pictures;
} Widths;

static bool has_picture(const Card *card) {
    return card->picture && !card->picture->base64;
}

static Widths measure(PackWriting *writing) {
    const CardList *cards = &writing->pack->cards;
    const CardMaking making = {writing->scratch, writing->scratch, writing->problems};
    Widths widths = {1, 1, 0, 0};
    for (size_t i = 0; i < cards->count; i++) {
        Card card;
        arena_release(writing->scratch);
        if (!card_list_make(cards, i, &making, &card)) continue;
        if (has_picture(&card)) widths.pictures = 1;
        if (!(writing->format->reach.kinds & 1u << card.kind) || card.kind == CARD_TRUE_FALSE) continue;
        if (card.kind == CARD_SEVERAL) widths.types = 1;
        size_t wrong = card.option_count - card.right_count;
        if (card.right_count > widths.right) widths.right = card.right_count;
        if (wrong > widths.wrong) widths.wrong = wrong;
    }
    return widths;
}

/* So many fields: the texts, then empty ones. */
static void add_fields(Buffer *out, const char *const *texts, size_t count, size_t columns) {
    for (size_t i = 0; i < columns; i++) {
        buffer_add_text(out, ",");
        if (i < count) add_field(out, texts[i]);
    }
}

static void add_row(Buffer *out, const Card *card, Widths widths) {
    const char *truth = card->statement_is_true ? "True" : "False", *several = TABLE_TYPE_SEVERAL;
    add_field(out, card->prompt);
    if (card->kind == CARD_TRUE_FALSE) {
        add_fields(out, &truth, 1, widths.right);
        add_fields(out, NULL, 0, widths.wrong);
    } else {
        add_fields(out, card->options, card->right_count, widths.right);
        add_fields(out, card->options + card->right_count, card->option_count - card->right_count,
                   widths.wrong);
    }
    const char *rest[] = {card->explanation ? card->explanation : "", card->category ? card->category : "",
                          card->difficulty ? difficulty_name(card->difficulty) : ""};
    add_fields(out, rest, 3, 3);
    buffer_add_text(out, ",");
    if (card->seconds) buffer_format(out, "%u", card->seconds);
    buffer_add_text(out, ",");
    if (card->source) add_field(out, card->source->title);
    add_fields(out, &several, card->kind == CARD_SEVERAL, widths.types);
    add_fields(out, has_picture(card) ? &card->picture->name : NULL, has_picture(card), widths.pictures);
    buffer_add_text(out, "\n");
}

/* What is written where no wrong answers stand is typed, but for these words. */
static bool reads_as_statement(const Card *card) {
    bool is_true;
    return card->kind == CARD_TYPED && card->right_count == 1 &&
           answer_words_truth(card->options[0], &is_true);
}

void write_csv(PackWriting *writing) {
    const CardList *cards = &writing->pack->cards;
    Buffer *out = writing->out;
    const Widths widths = measure(writing);
    buffer_add_text(out, "question,correct");
    for (size_t i = 2; i <= widths.right; i++) buffer_format(out, ",correct %zu", i);
    for (size_t i = 1; i <= widths.wrong; i++) buffer_format(out, ",wrong %zu", i);
    buffer_format(out, ",explanation,category,difficulty,seconds,source%s%s\n", widths.types ? ",type" : "",
                  widths.pictures ? ",picture" : "");
    for (size_t i = 0; i < cards->count; i++) {
        Card card;
        if (!writing_card(writing, i, &card)) continue;
        if (reads_as_statement(&card))
            writing_leave_out(writing, &card,
                              "an answer that is a word for true or false alone makes it a statement in CSV");
        else
            add_row(out, &card, widths);
    }
}
