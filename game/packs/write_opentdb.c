/* Open Trivia DB's JSON as its interface answers by default: texts with HTML entities. What a card does not
 * have (category, difficulty) is left out of its object. */
#include <jansson.h>
#include <stdlib.h>
#include <string.h>

#include "packs/pack_writing.h"

static json_t *entities(PackWriting *writing, const char *text) {
    static const char *const NAMES[] = {
        ['&'] = "&amp;",  ['<'] = "&lt;",    ['>'] = "&gt;",
        ['"'] = "&quot;", ['\''] = "&#039;", ['%'] = "&#037;" /* "%41" would look like the URL encoding */};
    Buffer out = {0};
    for (; *text; text++) {
        unsigned char c = (unsigned char)*text;
        if (c < sizeof NAMES / sizeof *NAMES && NAMES[c])
            buffer_add_text(&out, NAMES[c]);
        else
            buffer_add(&out, text, 1);
    }
    if (out.failed) writing->out->failed = true;
    json_t *json = json_string(buffer_text(&out));
    buffer_release(&out);
    return json;
}

static void add_answers(PackWriting *writing, json_t *question, const Card *card) {
    json_t *wrong = json_array();
    if (card->kind == CARD_TRUE_FALSE) {
        json_object_set_new(question, "correct_answer",
                            json_string(card->statement_is_true ? "True" : "False"));
        json_array_append_new(wrong, json_string(card->statement_is_true ? "False" : "True"));
    } else {
        json_object_set_new(question, "correct_answer", entities(writing, card->options[0]));
        for (size_t i = card->right_count; i < card->option_count; i++)
            json_array_append_new(wrong, entities(writing, card->options[i]));
    }
    json_object_set_new(question, "incorrect_answers", wrong);
}

static json_t *question_json(PackWriting *writing, const Card *card) {
    json_t *question = json_object();
    json_object_set_new(question, "type",
                        json_string(card->kind == CARD_TRUE_FALSE ? "boolean" : "multiple"));
    if (card->difficulty != DIFFICULTY_UNSET)
        json_object_set_new(question, "difficulty", json_string(difficulty_name(card->difficulty)));
    if (card->category) json_object_set_new(question, "category", entities(writing, card->category));
    json_object_set_new(question, "question", entities(writing, card->prompt));
    add_answers(writing, question, card);
    return question;
}

void write_opentdb(PackWriting *writing) {
    const CardList *cards = &writing->pack->cards;
    json_t *results = json_array();
    for (size_t i = 0; i < cards->count; i++) {
        Card card;
        if (writing_card(writing, i, &card)) json_array_append_new(results, question_json(writing, &card));
    }
    json_t *root = json_object();
    json_object_set_new(root, "response_code", json_integer(0));
    json_object_set_new(root, "results", results);
    char *text = json_dumps(root, JSON_INDENT(2));
    if (text)
        buffer_add_text(writing->out, text);
    else
        writing->out->failed = true;
    buffer_add_text(writing->out, "\n");
    free(text);
    json_decref(root);
}
