/* Cards whose answer is written: a text, or a whole number. */
#include "cards/card_building.h"

#include <stdlib.h>
#include <string.h>

#include "base/hash.h"
#include "base/text.h"
#include "cards/typed_answer.h"

/* Up to so many known answers are all rivals of a typed one. Of more, only those are kept that a slip could
 * reach, and where these are still more the card is left out: no judge could tell them apart. */
#define RIVALS_MAX 300
#define ARTICLE_LETTERS 3 /* of the longest article */

typedef struct StockedText {
    const char *text;
    uint32_t name;
    uint32_t letters;  /* code points that a judge compares, without an article */
    uint32_t article;  /* letters of a leading article */
    uint64_t alphabet; /* a bit for each letter that it has, six bits of hash a letter */
} StockedText;

struct TypedStock {
    StockedText *texts; /* by letters, then name; each name's spellings too */
    size_t count;
};

typedef struct TypedStock TypedStock;

static uint32_t count_article(const char *folded) {
    static const char *const articles[] = {"a ", "an ", "the "};
    for (size_t i = 0; i < 3; i++)
        if (strncmp(folded, articles[i], strlen(articles[i])) == 0) return (uint32_t)strlen(articles[i]) - 1;
    return 0;
}

static StockedText stocked(Arena *scratch, const char *text, uint32_t name) {
    const char *cursor = text_fold(scratch, text);
    StockedText result = {.text = text, .name = name, .article = count_article(cursor)};
    cursor += result.article;
    for (uint32_t codepoint; (codepoint = text_next(&cursor));) {
        bool is_sign = codepoint < 0x80 && !(codepoint >= 'a' && codepoint <= 'z') &&
                       !(codepoint >= '0' && codepoint <= '9');
        if (is_sign) continue;
        result.letters++;
        result.alphabet |= UINT64_C(1) << (hash_spread(codepoint) >> 26);
    }
    return result;
}

static int compare_stocked(const void *left, const void *right) {
    const StockedText *a = left, *b = right;
    if (a->letters != b->letters) return a->letters < b->letters ? -1 : 1;
    if (a->name != b->name) return a->name < b->name ? -1 : 1;
    return strcmp(a->text, b->text);
}

/* The rows whose name in the column is there for the first time; returns how many. */
static size_t find_first_rows(const Builder *builder, uint32_t relation, uint32_t column, uint32_t *rows) {
    size_t count = 0;
    const Relation *there = &builder->facts->relations[relation];
    uint32_t column_name = name_index_column(builder->names, relation, column);
    for (uint32_t row = 0; row < there->fact_count; row++) {
        uint32_t name = name_index_of(builder->names, relation, row, column);
        if (name == NAME_NONE) continue;
        size_t use_count;
        const NameUse *uses = name_index_uses(builder->names, name, column_name, &use_count);
        size_t first = 0; /* uses are in the pack's order: the row counts if it is the relation's first */
        while (first < use_count && uses[first].relation != relation) first++;
        if (first < use_count && uses[first].fact == row) rows[count++] = row;
    }
    return count;
}

const TypedStock *build_typed_stock(Builder *builder, uint32_t relation, uint32_t column) {
    const Relation *there = &builder->facts->relations[relation];
    uint32_t *rows = arena_alloc_array(builder->scratch, there->fact_count, sizeof *rows);
    size_t row_count = find_first_rows(builder, relation, column, rows), capacity = 0;
    TypedStock *stock = arena_alloc(builder->scratch, sizeof *stock);
    for (size_t i = 0; i < row_count; i++) {
        const char *value = there->facts[rows[i]].values[column];
        const char **texts;
        size_t count = card_builder_accepted(builder->names, builder->scratch, &value, 1, &texts);
        uint32_t name = name_index_of(builder->names, relation, rows[i], column);
        for (size_t t = 0; t < count; t++) {
            stock->texts =
                arena_grow(builder->scratch, stock->texts, stock->count, &capacity, sizeof *stock->texts);
            stock->texts[stock->count++] = stocked(builder->scratch, texts[t], name);
        }
    }
    if (stock->count) qsort(stock->texts, stock->count, sizeof *stock->texts, compare_stocked);
    return stock;
}

/* Texts that count as right, with their folded forms; room for all of them is there. */
typedef struct Accepted {
    const char **texts, **folded;
    size_t count;
} Accepted;

static void accept(Accepted *accepted, const char *text, Arena *scratch) {
    if (accepted->count > 0 && text_count_codepoints(text) > CARD_TYPED_MAX) return;
    const char *folded = text_fold(scratch, text);
    for (size_t i = 0; i < accepted->count; i++)
        if (strcmp(accepted->folded[i], folded) == 0) return;
    accepted->folded[accepted->count] = folded;
    accepted->texts[accepted->count++] = text;
}

static const char *const *spellings_of(const NameIndex *names, const char *answer, size_t *count) {
    uint32_t name = name_index_find(names, answer);
    *count = 0;
    return name == NAME_NONE ? NULL : name_index_spellings(names, name, count);
}

/* The result has its room before there is a scratch arena: running out of the one would lose the other. */
size_t card_builder_accepted(const NameIndex *names, Arena *arena, const char *const *answers, size_t count,
                             const char ***out) {
    size_t room = count, spelling_count;
    for (size_t i = 0; i < count; i++) {
        spellings_of(names, answers[i], &spelling_count);
        room += spelling_count;
    }
    Accepted accepted = {.texts = arena_alloc_array(arena, room, sizeof *accepted.texts)};
    Arena scratch = {0};
    accepted.folded = arena_alloc_array(&scratch, room, sizeof *accepted.folded);
    for (size_t i = 0; i < count; i++) accept(&accepted, answers[i], &scratch);
    for (size_t i = 0; i < count; i++) {
        const char *const *spellings = spellings_of(names, answers[i], &spelling_count);
        for (size_t s = 0; s < spelling_count; s++) accept(&accepted, spellings[s], &scratch);
    }
    arena_release(&scratch);
    *out = accepted.texts;
    return accepted.count;
}

static int count_bits(uint64_t bits) {
    int count = 0;
    for (; bits; bits &= bits - 1) count++;
    return count;
}

/* How far from an accepted text a rival can be and still matter: what is written may be off by some slips,
 * and the rival by as many. Signs that are no ASCII may or may not be compared, so a few more. */
static uint32_t reach_of(const StockedText *accepted) {
    return 2 * (uint32_t)typed_answer_slips(accepted->letters) + accepted->article + 1;
}

/* Whether so few letters differ that a slip might lead from one to the other; never wrong when it says no. */
static bool is_in_reach(const StockedText *rival, const StockedText *accepted) {
    uint32_t reach = reach_of(accepted) + rival->article;
    uint32_t gap = rival->letters > accepted->letters ? rival->letters - accepted->letters
                                                      : accepted->letters - rival->letters;
    return gap <= reach && count_bits(rival->alphabet ^ accepted->alphabet) <= 2 * (int)reach;
}

/* The first text of the stock with at least so many letters. */
static size_t first_of_length(const TypedStock *stock, uint32_t letters) {
    size_t low = 0, high = stock->count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (stock->texts[middle].letters < letters)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

static bool add_rival(const Builder *builder, Card *card, size_t *capacity, const char *text) {
    if (card->rival_count == RIVALS_MAX) return false;
    card->rivals =
        arena_grow(builder->arena, card->rivals, card->rival_count, capacity, sizeof *card->rivals);
    card->rivals[card->rival_count++] = text;
    return true;
}

/* What the row denies, and all known values of the column that are neither right nor may be; false where they
 * are too many. */
static bool add_rivals(const Builder *builder, const Asking *asking, const Answers *answers, Card *card) {
    const TypedStock *stock = asking->rivals;
    bool all = stock->count + answers->wrong_count <= RIVALS_MAX;
    size_t capacity = 0;
    for (size_t i = 0; i < answers->wrong_count; i++)
        if (!add_rival(builder, card, &capacity, answers->wrong[i])) return false;
    for (size_t a = 0; a < card->right_count && !(all && a > 0); a++) {
        StockedText accepted = stocked(builder->scratch, card->options[a], NAME_NONE);
        uint32_t reach = reach_of(&accepted) + ARTICLE_LETTERS;
        uint32_t least = accepted.letters > reach ? accepted.letters - reach : 0;
        for (size_t i = all ? 0 : first_of_length(stock, least); i < stock->count; i++) {
            const StockedText *rival = &stock->texts[i];
            if (!all && rival->letters > accepted.letters + reach) break;
            if (!all && !is_in_reach(rival, &accepted)) continue;
            if (answers_may_be_right(answers, builder->names, rival->name)) continue;
            if (!add_rival(builder, card, &capacity, rival->text)) return false;
        }
    }
    return true;
}

/* What is wrong with the question itself has been said when its choice card was built. */
void build_typed(Builder *builder, const Asking *asking, const AskedRow *asked) {
    Answers answers;
    AskedFact question = building_asked(builder, asking, asked->row);
    answers_find_right(&question, builder->arena, &answers);
    if (answers.too_many) return;
    answers_add_denied(&question, &answers);
    Card card = building_start(builder, asking, asked->fact, &answers);
    card.kind = CARD_TYPED;
    const char *path = ARENA_JOIN(builder->scratch, asking->relation->columns[asking->column], "/typed");
    card.id = building_id(builder, asking, asked->fact, path, NULL);
    card.prompt = asked->prompt;
    card.right_count = card_builder_accepted(builder->names, builder->arena, answers.right,
                                             answers.right_count, &card.options);
    card.option_count = card.right_count;
    if (add_rivals(builder, asking, &answers, &card))
        building_add(builder, &card);
    else
        problem_warning(builder->problems, asked->fact->place,
                        "\"%.*s\" makes no typed card: over %d other answers are so alike that a slip "
                        "could not be told from another answer.",
                        building_quoted(asked->prompt), asked->prompt, RIVALS_MAX);
}

void build_number(Builder *builder, const Asking *asking, const AskedRow *asked) {
    Answers answers;
    const NumberQuestion *question = asking->number;
    AskedFact asked_fact = building_asked(builder, asking, asked->row);
    answers_find_right(&asked_fact, builder->arena, &answers);
    Card card = building_start(builder, asking, asked->fact, &answers);
    if (!fact_value_number(answers.right[0], &card.number.value)) {
        problem_error(
            builder->problems, asked->fact->place,
            "\"%.*s\" is no whole number, but \"number\" asks for one: write digits only, at most 9.",
            building_quoted(answers.right[0]), answers.right[0]);
        return;
    }
    for (size_t i = 1; i < answers.right_count; i++) {
        int32_t other;
        if (fact_value_number(answers.right[i], &other) && other == card.number.value) continue;
        problem_error(builder->problems, asked->fact->place,
                      "\"%.*s\" has two right answers, %s and \"%.*s\". Tell more in the question.",
                      building_quoted(asked->prompt), asked->prompt, answers.right[0],
                      building_quoted(answers.right[i]), answers.right[i]);
        return;
    }
    card.kind = CARD_NUMBER;
    const char *path = ARENA_JOIN(builder->scratch, "number/", asking->relation->columns[asking->column]);
    card.id = building_id(builder, asking, asked->fact, path, NULL);
    card.prompt = asked->prompt;
    card.number.tolerance = question->tolerance;
    card.number.spread = question->spread;
    card.number.unit = question->unit;
    building_add(builder, &card);
}
