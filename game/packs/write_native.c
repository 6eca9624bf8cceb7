/* The native format holds everything: sources, names, facts and hand-written cards are written as they were
 * read; cards that facts make are not, since the facts make them again. */
#include "packs/write_native.h"

#include <stdlib.h>
#include <string.h>

#include "cards/card_proof.h"

/* Sources that cards name but the facts do not: other formats give each card its own. */
typedef struct MoreSources {
    Arena arena;
    const Source **items; /* by title, each title once */
    size_t count;
} MoreSources;

static int compare_titles(const void *left, const void *right) {
    return strcmp((*(const Source *const *)left)->title, (*(const Source *const *)right)->title);
}

static bool is_of_facts(const FactBase *facts, const Source *source) {
    for (size_t i = 0; i < facts->source_count; i++)
        if (source == &facts->sources[i]) return true;
    return false;
}

static MoreSources gather_sources(PackWriting *writing) {
    const CardList *cards = &writing->pack->cards;
    const CardMaking making = {writing->scratch, writing->scratch, writing->problems};
    MoreSources more = {0};
    size_t capacity = 0, distinct = 0;
    for (size_t i = 0; i < cards->count; i++) {
        Card card;
        if (!card_list_make(cards, i, &making, &card) || !card.source) continue;
        if (is_of_facts(&writing->pack->facts, card.source)) continue;
        more.items = arena_grow(&more.arena, more.items, more.count, &capacity, sizeof *more.items);
        more.items[more.count++] = card.source;
    }
    if (more.count) qsort(more.items, more.count, sizeof *more.items, compare_titles);
    for (size_t i = 0; i < more.count; i++)
        if (i == 0 || compare_titles(&more.items[i], &more.items[i - 1]) != 0)
            more.items[distinct++] = more.items[i];
    more.count = distinct;
    return more;
}

/* The name of a card's source in the file: its own, or "source-3" for the third of the others. */
static const char *source_id(PackWriting *writing, const MoreSources *more, const Source *source) {
    if (is_of_facts(&writing->pack->facts, source)) return source->id;
    const Source **found = bsearch(&source, more->items, more->count, sizeof *more->items, compare_titles);
    return arena_format(writing->scratch, "source-%zu", (size_t)(found - more->items) + 1);
}

static void write_source(YamlWriter *yaml, const char *id, const Source *source) {
    yaml_writer_text(yaml, id);
    yaml_writer_begin_map(yaml, false);
    yaml_writer_entry(yaml, "title", source->title);
    yaml_writer_entry(yaml, "publisher", source->publisher);
    yaml_writer_entry(yaml, "date", source->date);
    yaml_writer_end_map(yaml);
}

static void write_sources(PackWriting *writing, YamlWriter *yaml, const MoreSources *more) {
    const FactBase *facts = &writing->pack->facts;
    if (facts->source_count + more->count == 0) return;
    yaml_writer_text(yaml, "sources");
    yaml_writer_begin_map(yaml, false);
    for (size_t i = 0; i < facts->source_count; i++)
        write_source(yaml, facts->sources[i].id, &facts->sources[i]);
    for (size_t i = 0; i < more->count; i++)
        write_source(yaml, source_id(writing, more, more->items[i]), more->items[i]);
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
    const char *const *wrong = card->options ? card->options + card->right_count : NULL;
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

static void write_card(PackWriting *writing, YamlWriter *yaml, const MoreSources *more, const Card *card) {
    yaml_writer_begin_map(yaml, false);
    yaml_writer_entry(yaml, card->kind == CARD_TRUE_FALSE ? "state" : "ask", card->prompt);
    write_answers(yaml, card);
    yaml_writer_entry(yaml, "explain", card->explanation);
    yaml_writer_entry(yaml, "category", card->category);
    if (card->picture && !card->picture->base64) {
        yaml_writer_entry(yaml, "picture", card->picture->name);
        yaml_writer_entry(yaml, "picture text", card->picture->text);
    }
    if (card->source) yaml_writer_entry(yaml, "source", source_id(writing, more, card->source));
    yaml_writer_entry(yaml, "difficulty", difficulty_name(card->difficulty));
    if (card->seconds) yaml_writer_number_entry(yaml, "seconds", card->seconds);
    yaml_writer_end_map(yaml);
}

static void write_cards(PackWriting *writing, YamlWriter *yaml, const MoreSources *more) {
    const CardList *cards = &writing->pack->cards;
    bool begun = false;
    for (size_t i = 0; i < cards->count; i++) {
        Card card;
        if (!writing_card(writing, i, &card) || card.fact_count) continue;
        if (card_proof_told_answer(&card)) { /* other formats' readers only warn of these */
            writing_leave_out(writing, &card, "it tells its own answer, which is refused in YAML; reword it");
            continue;
        }
        if (!begun) {
            yaml_writer_text(yaml, "cards");
            yaml_writer_begin_list(yaml, false);
        }
        begun = true;
        write_card(writing, yaml, more, &card);
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
    MoreSources more = gather_sources(writing);
    write_sources(writing, &yaml, &more);
    write_names(&yaml, &pack->facts, false);
    write_names(&yaml, &pack->facts, true);
    if (pack->facts.relation_count) write_native_facts(&yaml, &pack->facts);
    write_cards(writing, &yaml, &more);
    arena_release(&more.arena);
    yaml_writer_end_map(&yaml);
    yaml_writer_close(&yaml);
}
