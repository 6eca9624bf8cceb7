/* `quizleaf cards PACK`: every card that can be dealt, for people or as one JSON object a line. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <jansson.h>

#include "cards/judge.h"
#include "commands/command.h"

/* The options that this card shows when it is laid out with a seed of its own: the same every time, and
 * spread over the stock from card to card. */
static DealtCard lay_out(const Card *card, uint32_t index) {
    Random random = random_seeded(hash_bytes(HASH_START, card->id, strlen(card->id)));
    DealtCard dealt;
    deck_lay_out(card, index, CARD_OPTIONS_SHOWN_MAX, &random, &dealt);
    return dealt;
}

static json_t *text_or_null(const char *text) {
    return text ? json_string(text) : json_null();
}

static json_t *source_json(const Source *source) {
    if (!source) return json_null();
    json_t *json = json_object();
    json_object_set_new(json, "id", json_string(source->id));
    json_object_set_new(json, "title", json_string(source->title));
    json_object_set_new(json, "publisher", text_or_null(source->publisher));
    json_object_set_new(json, "date", text_or_null(source->date));
    return json;
}

/* The right places, from 0. Order: the places in the right order; pairs: for each left side its partner's. */
static json_t *right_json(const Card *card, const DealtCard *dealt) {
    json_t *right = json_array();
    uint32_t value = (uint32_t)judge_right_answer(card, dealt).value;
    uint32_t lefts = dealt->shown_count / 2;
    if (card_kind_picks_one(card->kind)) json_array_append_new(right, json_integer(value));
    for (uint32_t i = 0; i < dealt->shown_count; i++) {
        uint32_t place = value >> (4 * i) & 15;
        if (card->kind == CARD_SEVERAL && value >> i & 1) json_array_append_new(right, json_integer(i));
        if (card->kind == CARD_ORDER) json_array_append_new(right, json_integer(place));
        if (card->kind == CARD_PAIRS && i < lefts) json_array_append_new(right, json_integer(lefts + place));
    }
    return right;
}

/* What may be written; null where nothing is. */
static json_t *accept_json(const Card *card) {
    if (card->kind != CARD_NUMBER && card->kind != CARD_TYPED) return json_null();
    json_t *accept = json_array();
    if (card->kind == CARD_NUMBER) json_array_append_new(accept, json_sprintf("%d", card->number.value));
    for (size_t i = 0; i < card->option_count; i++)
        json_array_append_new(accept, json_string(card->options[i]));
    return accept;
}

static json_t *card_json(const CardList *cards, const Card *card, uint32_t index) {
    DealtCard dealt = lay_out(card, index);
    json_t *options = json_array(), *facts = json_array();
    for (uint32_t place = 0; place < dealt.shown_count; place++)
        json_array_append_new(options, json_string(card->options[dealt.shown[place]]));
    for (size_t i = 0; i < card->fact_count; i++)
        json_array_append_new(facts, json_string(cards->fact_ids[card->facts[i]]));
    json_t *json = json_object();
    json_object_set_new(json, "id", json_string(card->id));
    json_object_set_new(json, "kind", json_string(card_kind_name(card->kind)));
    json_object_set_new(json, "prompt", json_string(card->prompt));
    json_object_set_new(json, "options", options);
    json_object_set_new(json, "right", right_json(card, &dealt));
    json_object_set_new(json, "accept", accept_json(card));
    json_object_set_new(json, "explanation", text_or_null(card->explanation));
    json_object_set_new(json, "category", text_or_null(card->category));
    json_object_set_new(json, "difficulty", text_or_null(difficulty_name(card->difficulty)));
    json_object_set_new(json, "seconds", card->seconds ? json_integer(card->seconds) : json_null());
    json_object_set_new(json, "picture", text_or_null(card->picture ? card->picture->name : NULL));
    json_object_set_new(json, "source", source_json(card->source));
    json_object_set_new(json, "facts", facts);
    return json;
}

static void print_json(const CardList *cards, const Card *card, uint32_t index) {
    json_t *json = card_json(cards, card, index);
    json_dumpf(json, stdout, JSON_COMPACT);
    putchar('\n');
    json_decref(json);
}

/* One option a line; a star before those that are right by themselves. */
static void print_options(const Card *card, const DealtCard *dealt) {
    bool starred = card_kind_picks_one(card->kind) || card->kind == CARD_SEVERAL;
    for (uint32_t place = 0; place < dealt->shown_count; place++)
        printf("   %c %c) %s\n", starred && card_is_right(card, dealt->shown[place]) ? '*' : ' ',
               (char)('A' + place), card->options[dealt->shown[place]]);
    size_t in_stock = card->option_count - dealt->shown_count;
    if (in_stock) printf("     and %zu more in turn\n", in_stock);
}

/* "= first, second, third" and what else is right. */
static void print_answer(const Card *card, const DealtCard *dealt) {
    Arena scratch = {0};
    printf("   = %s", card_right_text(card, dealt, &scratch));
    const CardNumber *number = &card->number;
    if (card->kind == CARD_NUMBER && (number->tolerance || number->spread))
        printf(" (right up to %d off, near up to %lld off)", number->tolerance,
               (long long)number->tolerance + number->spread);
    for (size_t i = 1; card->kind == CARD_TYPED && i < card->option_count; i++)
        printf(" | %s", card->options[i]);
    putchar('\n');
    for (size_t i = 0; i < card->rival_count; i++) printf("%s%s", i ? ", " : "   not: ", card->rivals[i]);
    if (card->rival_count) putchar('\n');
    arena_release(&scratch);
}

static void print_text(const Card *card, uint32_t index) {
    DealtCard dealt = lay_out(card, index);
    printf("%u. %s\n", index + 1, card->prompt);
    if (dealt.shown_count) print_options(card, &dealt);
    if (!card_kind_picks_one(card->kind) && card->kind != CARD_SEVERAL) print_answer(card, &dealt);
    if (card->explanation) printf("   %s\n", card->explanation);
    printf("   [%s%s%s%s%s]\n\n", card->id, card->category ? ", " : "", card->category ? card->category : "",
           card->source ? ", " : "", card->source ? card->source->id : "");
}

/* What cannot be played of a list that makes its cards on demand is passed over. */
static void print_cards(const CardList *cards, bool as_json) {
    for (uint32_t i = 0; i < cards->count; i++) {
        Arena arena = {0}, scratch = {0};
        Problems problems = {0};
        Card card;
        bool ok = card_list_make(cards, i, &(CardMaking){&arena, &scratch, &problems}, &card);
        if (ok && as_json) print_json(cards, &card, i);
        if (ok && !as_json) print_text(&card, i);
        problems_release(&problems);
        arena_release(&scratch);
        arena_release(&arena);
    }
}

int command_cards(int argc, char **argv) {
    const char *path = NULL, *format = "text";
    for (int i = 1; i < argc; i++) {
        if (strcmp(argv[i], "--format") == 0 && i + 1 < argc)
            format = argv[++i];
        else if (argv[i][0] == '-' || path)
            return command_usage(argv[0], argv[i]);
        else
            path = argv[i];
    }
    bool as_json = strcmp(format, "jsonl") == 0;
    if (!as_json && strcmp(format, "text") != 0) return command_usage(argv[0], format);
    if (!path) return command_usage(argv[0], NULL);

    Problems problems = {0};
    Pack pack;
    bool ok = pack_read(path, &pack, &problems);
    for (size_t i = 0; i < problems.count; i++)
        if (problems.items[i].severity == PROBLEM_ERROR)
            fprintf(stderr, "%s\n", problem_line(&problems.items[i], &problems.arena));
    if (ok) print_cards(&pack.cards, as_json);
    pack_release(&pack);
    problems_release(&problems);
    return ok ? 0 : 1;
}
