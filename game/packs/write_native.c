/* The native format holds everything: sources, names, facts and hand-written cards are written as they were
 * read; cards that facts make are not, since the facts make them again. */
#include "packs/write_native.h"

static void write_sources(YamlWriter *yaml, const FactBase *facts) {
    if (facts->source_count == 0) return;
    yaml_writer_text(yaml, "sources");
    yaml_writer_begin_map(yaml, false);
    for (size_t i = 0; i < facts->source_count; i++) {
        const Source *source = &facts->sources[i];
        yaml_writer_text(yaml, source->id);
        yaml_writer_begin_map(yaml, false);
        yaml_writer_entry(yaml, "title", source->title);
        yaml_writer_entry(yaml, "publisher", source->publisher);
        yaml_writer_entry(yaml, "date", source->date);
        yaml_writer_end_map(yaml);
    }
    yaml_writer_end_map(yaml);
}

/* "names" or "groups": those that have such a list. */
static void write_names(YamlWriter *yaml, const FactBase *facts, bool groups) {
    size_t count = 0;
    for (size_t i = 0; i < facts->name_count; i++)
        count += groups ? facts->names[i].member_count > 0 : facts->names[i].variant_count > 0;
    if (count == 0) return;
    yaml_writer_text(yaml, groups ? "groups" : "names");
    yaml_writer_begin_map(yaml, false);
    for (size_t i = 0; i < facts->name_count; i++) {
        const Name *name = &facts->names[i];
        yaml_writer_list_entry(yaml, name->printed, groups ? name->members : name->variants,
                               groups ? name->member_count : name->variant_count);
    }
    yaml_writer_end_map(yaml);
}

static void write_one_or_more(YamlWriter *yaml, const char *key, const char *const *texts, size_t count) {
    if (count == 1)
        yaml_writer_entry(yaml, key, texts[0]);
    else
        yaml_writer_list_entry(yaml, key, texts, count);
}

static void write_number(YamlWriter *yaml, const CardNumber *number) {
    yaml_writer_number_entry(yaml, "number", number->value);
    if (number->tolerance) yaml_writer_number_entry(yaml, "tolerance", number->tolerance);
    if (number->spread) yaml_writer_number_entry(yaml, "spread", number->spread);
    yaml_writer_entry(yaml, "unit", number->unit);
}

static void write_pairs(YamlWriter *yaml, const Card *card) {
    yaml_writer_text(yaml, "pairs");
    yaml_writer_begin_map(yaml, false);
    for (size_t i = 0; i + 1 < card->option_count; i += 2)
        yaml_writer_entry(yaml, card->options[i], card->options[i + 1]);
    yaml_writer_end_map(yaml);
}

/* The keys of the card's kind, as read_native_kinds.c reads them. */
static void write_answers(YamlWriter *yaml, const Card *card) {
    const char *const *wrong = card->options + card->right_count;
    size_t wrong_count = card->option_count - card->right_count;
    switch (card->kind) {
    case CARD_CHOICE:
        write_one_or_more(yaml, "right", card->options, card->right_count);
        yaml_writer_list_entry(yaml, "wrong", wrong, wrong_count);
        break;
    case CARD_TRUE_FALSE:
        yaml_writer_entry(yaml, "answer", card->statement_is_true ? "true" : "false");
        break;
    case CARD_SEVERAL:
        yaml_writer_list_entry(yaml, "all", card->options, card->right_count);
        yaml_writer_list_entry(yaml, "wrong", wrong, wrong_count);
        break;
    case CARD_ORDER:
        yaml_writer_list_entry(yaml, "order", card->options, card->option_count);
        break;
    case CARD_PAIRS:
        write_pairs(yaml, card);
        break;
    case CARD_ODD_ONE_OUT:
        yaml_writer_entry(yaml, "odd", card->options[0]);
        yaml_writer_list_entry(yaml, "others", wrong, wrong_count);
        break;
    case CARD_NUMBER:
        write_number(yaml, &card->number);
        break;
    case CARD_TYPED:
        write_one_or_more(yaml, "type", card->options, card->right_count);
        yaml_writer_list_entry(yaml, "not", card->rivals, card->rival_count);
        break;
    case CARD_KINDS:
        break;
    }
}

static void write_card(YamlWriter *yaml, const Card *card) {
    yaml_writer_begin_map(yaml, false);
    yaml_writer_entry(yaml, card->kind == CARD_TRUE_FALSE ? "state" : "ask", card->prompt);
    write_answers(yaml, card);
    yaml_writer_entry(yaml, "explain", card->explanation);
    yaml_writer_entry(yaml, "category", card->category);
    if (card->source) yaml_writer_entry(yaml, "source", card->source->id);
    yaml_writer_entry(yaml, "difficulty", difficulty_name(card->difficulty));
    if (card->seconds) yaml_writer_number_entry(yaml, "seconds", card->seconds);
    yaml_writer_end_map(yaml);
}

static void write_cards(PackWriting *writing, YamlWriter *yaml) {
    const CardList *cards = &writing->pack->cards;
    bool begun = false;
    for (size_t i = 0; i < cards->count; i++) {
        Card card;
        if (!writing_card(writing, i, &card) || card.fact_count) continue;
        if (!begun) {
            yaml_writer_text(yaml, "cards");
            yaml_writer_begin_list(yaml, false);
        }
        begun = true;
        write_card(yaml, &card);
    }
    if (begun) yaml_writer_end_list(yaml);
}

void write_native(PackWriting *writing) {
    const Pack *pack = writing->pack;
    YamlWriter yaml;
    yaml_writer_open(&yaml, writing->out);
    yaml_writer_begin_map(&yaml, false);
    yaml_writer_entry(&yaml, "title", pack->title);
    yaml_writer_entry(&yaml, "language", pack->language);
    yaml_writer_entry(&yaml, "blurb", pack->blurb);
    write_sources(&yaml, &pack->facts);
    write_names(&yaml, &pack->facts, false);
    write_names(&yaml, &pack->facts, true);
    if (pack->facts.relation_count) write_native_facts(&yaml, &pack->facts);
    write_cards(writing, &yaml);
    yaml_writer_end_map(&yaml);
    yaml_writer_close(&yaml);
}
