/* Lists seen have 10 to 500 questions in 1 to 20 categories. */
#include "packs/other_answers.h"

#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "cards/answers.h"
#include "cards/card_builder.h"
#include "cards/card_proof.h"
#include "cards/typed_answer.h"
#include "packs/answer_shape.h"
#include "packs/question_draft.h"

#define GROUPS_MAX 2000 /* categories, times shapes; of further ones the answers are written */
#define ELIGIBLE_MAX 24 /* of which those of the fittest length are taken */
#define NEAR_LENGTHS 8  /* bytes by which texts may differ and still be a slip or an article apart */

enum { ASKED, ANSWER, COLUMNS };

/* A waiting question as it is sorted: those that can be asked among each other stand together. */
typedef struct Entry {
    const char *category;
    const char *shape;
    uint32_t card;
} Entry;

/* Where a card stands in the facts. */
typedef struct Seat {
    uint32_t relation, fact;
} Seat;

typedef struct Choosing {
    OtherAnswers *others;
    Arena *arena, *scratch;
    FactBase facts;
    const NameIndex *names;
    Seat *seats; /* by card; relation 0: too few stand beside it */
} Choosing;

void other_answers_wait(OtherAnswers *others, Arena *arena, const Card *card) {
    others->cards = arena_grow(arena, others->cards, others->count, &others->capacity, sizeof *others->cards);
    others->cards[others->count++] = *card;
}

static int compare_entries(const void *left, const void *right) {
    const Entry *a = left, *b = right;
    int order = strcmp(a->category, b->category);
    if (!order) order = strcmp(a->shape, b->shape);
    return order ? order : (a->card > b->card) - (a->card < b->card);
}

static Entry *sort_entries(const Choosing *choosing) {
    const OtherAnswers *others = choosing->others;
    Entry *entries = arena_alloc_array(choosing->scratch, others->count, sizeof *entries);
    for (uint32_t i = 0; i < others->count; i++) {
        const Card *card = &others->cards[i];
        entries[i] = (Entry){card->category ? card->category : "",
                             answer_shape(card->options[0], choosing->scratch), i};
    }
    qsort(entries, others->count, sizeof *entries, compare_entries);
    return entries;
}

/* What is asked: the letters of the prompt, however it is punctuated, and the picture. */
static const char *asked_text(Arena *scratch, const Card *card) {
    const char *folded = text_fold(scratch, card->prompt), *cursor = folded;
    char *words = arena_alloc(scratch, strlen(folded) + 1), *end = words;
    for (const char *from = cursor; *cursor; from = cursor) {
        uint32_t codepoint = text_next(&cursor);
        if (codepoint == ' ' || text_is_punctuation(codepoint)) continue;
        memcpy(end, from, (size_t)(cursor - from));
        end += cursor - from;
    }
    const char *asked = *words ? words : folded;
    return card->picture ? arena_format(scratch, "%s %s", asked, card->picture->content.hex) : asked;
}

static void add_fact(Choosing *choosing, Relation *relation, const char *asked, const char *answer) {
    const char **values = arena_alloc_array(choosing->scratch, COLUMNS, sizeof *values);
    values[ASKED] = asked;
    values[ANSWER] = answer;
    relation->facts[relation->fact_count++] = (Fact){.values = values};
}

static void begin_relation(Choosing *choosing, size_t rows, bool is_complete) {
    static const char *columns[COLUMNS] = {"asked", "answer"};
    Relation *relation = &choosing->facts.relations[choosing->facts.relation_count++];
    *relation = (Relation){.id = "",
                           .columns = columns,
                           .column_count = COLUMNS,
                           .complete = {false, is_complete},
                           .facts = arena_alloc_array(choosing->scratch, rows, sizeof *relation->facts)};
}

static bool same_group(const Entry *a, const Entry *b) {
    return strcmp(a->category, b->category) == 0 && strcmp(a->shape, b->shape) == 0;
}

/* Puts the questions of a group into a relation. Further answers that count stand in the first one, which
 * offers nothing. */
static void seat_group(Choosing *choosing, const Entry *entries, size_t count, uint32_t relation) {
    Relation *relations = choosing->facts.relations, *own = &relations[relation];
    for (size_t i = 0; i < count; i++) {
        const Card *card = &choosing->others->cards[entries[i].card];
        const char *asked = asked_text(choosing->scratch, card);
        choosing->seats[entries[i].card] = (Seat){relation, (uint32_t)own->fact_count};
        add_fact(choosing, own, asked, card->options[0]);
        for (size_t a = 1; a < card->right_count; a++)
            add_fact(choosing, &relations[0], asked, card->options[a]);
    }
}

/* A relation for each group that is large enough; what else is right stands in the first. */
static void make_relations(Choosing *choosing, const Entry *entries) {
    const OtherAnswers *others = choosing->others;
    FactBase *facts = &choosing->facts;
    size_t rows = 0;
    for (size_t i = 0; i < others->count; i++) rows += others->cards[i].right_count;
    facts->relations = arena_alloc_array(choosing->scratch, GROUPS_MAX + 1, sizeof *facts->relations);
    begin_relation(choosing, rows, false);
    for (size_t i = 0, end; i < others->count; i = end) {
        for (end = i + 1; end < others->count && same_group(&entries[i], &entries[end]);) end++;
        bool is_own = end - i > OTHER_ANSWERS_MIN && facts->relation_count <= GROUPS_MAX;
        if (is_own) begin_relation(choosing, end - i, true);
        seat_group(choosing, &entries[i], end - i, is_own ? (uint32_t)facts->relation_count - 1 : 0);
    }
}

/* Whether one of the two would pass for the other where it is written with a slip. */
static bool is_slip(const char *a, const char *b) {
    size_t length = strlen(a), other = strlen(b);
    if (length > other + NEAR_LENGTHS || other > length + NEAR_LENGTHS) return false;
    return typed_answer_is_right(a, &b, 1, NULL, 0) || typed_answer_is_right(b, &a, 1, NULL, 0);
}

/* Whether the question itself says the text. */
static bool is_told(const Card *card, const char *text) {
    return card_proof_told_answer(&(Card){
        .kind = CARD_CHOICE, .prompt = card->prompt, .options = &text, .option_count = 1, .right_count = 1});
}

static bool is_eligible(const Card *card, const char *text, Arena *moment) {
    if (draft_is_about_others(text) || is_told(card, text)) return false;
    const char *folded = text_fold(moment, text);
    for (size_t i = 0; i < card->right_count; i++)
        if (answer_shape_is_part(text_fold(moment, card->options[i]), folded) ||
            is_slip(card->options[i], text))
            return false;
    return true;
}

typedef struct Option {
    const char *text, *folded;
    size_t length;   /* code points */
    size_t distance; /* of its length from the right answer's */
    size_t order;
} Option;

static int compare_options(const void *left, const void *right) {
    const Option *a = left, *b = right;
    if (a->distance != b->distance) return a->distance < b->distance ? -1 : 1;
    return (a->order > b->order) - (a->order < b->order);
}

static size_t list_eligible(const Card *card, const Answers *answers, Option *out, Arena *moment) {
    size_t own = text_count_codepoints(card->options[0]), count = 0;
    for (size_t i = 0; i < answers->wrong_count && count < ELIGIBLE_MAX; i++) {
        const char *text = answers->wrong[i];
        if (!is_eligible(card, text, moment)) continue;
        size_t length = text_count_codepoints(text);
        out[count] = (Option){text, text_fold(moment, text), length,
                              length > own ? length - own : own - length, count};
        count++;
    }
    return count;
}

/* Side by side, "Rome" and "Rome or Milan" would tell that both are wrong. */
static bool fits_beside(const Option *chosen, size_t count, const Option *option) {
    for (size_t i = 0; i < count; i++)
        if (strstr(chosen[i].folded, option->folded) || strstr(option->folded, chosen[i].folded))
            return false;
    return true;
}

/* Those of about the right answer's length first. */
static size_t list_options(const Card *card, const Answers *answers, Option *out, Arena *moment) {
    size_t eligible = list_eligible(card, answers, out, moment), count = 0;
    if (eligible) qsort(out, eligible, sizeof *out, compare_options);
    for (size_t i = 0; i < eligible && count < OTHER_ANSWERS_STOCK; i++)
        if (fits_beside(out, count, &out[i])) out[count++] = out[i];
    return count;
}

/* Over twice as long as every wrong one, the right answer gives itself away (card_proof.h). */
static bool stands_out(const Card *card, const Option *wrong, size_t count) {
    size_t longest = 0;
    for (size_t i = 0; i < count; i++)
        if (wrong[i].length > longest) longest = wrong[i].length;
    return text_count_codepoints(card->options[0]) > 2 * longest;
}

/* The wrong options of a card, 0 where it cannot be a fair choice. */
static size_t find_options(const Choosing *choosing, uint32_t index, Option *out) {
    const Card *card = &choosing->others->cards[index];
    Seat seat = choosing->seats[index];
    bool may_be_one = seat.relation > 0 && text_count_codepoints(card->options[0]) <= CARD_OPTION_MAX &&
                      !draft_is_about_others(card->options[0]) && !is_told(card, card->options[0]);
    if (!may_be_one) return 0;
    const AskedFact asked = {.facts = &choosing->facts,
                             .names = choosing->names,
                             .relation = seat.relation,
                             .fact = seat.fact,
                             .column = ANSWER,
                             .told = 1u << ASKED};
    Answers answers;
    Arena moment;
    ARENA_MEMORY(memory, 8192);
    arena_init_in(&moment, memory, sizeof memory);
    answers_find(&asked, &moment, &answers);
    size_t count = answers.too_many ? 0 : list_options(card, &answers, out, &moment);
    arena_release(&moment);
    return count < OTHER_ANSWERS_MIN || stands_out(card, out, count) ? 0 : count;
}

static void choose(const Choosing *choosing, uint32_t index) {
    Option wrong[ELIGIBLE_MAX];
    size_t count = find_options(choosing, index, wrong);
    if (count == 0) return;
    Card *card = &choosing->others->cards[index];
    const char **options = arena_alloc_array(choosing->arena, 1 + count, sizeof *options);
    options[0] = card->options[0];
    for (size_t i = 0; i < count; i++) options[1 + i] = wrong[i].text;
    card->kind = CARD_CHOICE;
    card->options = options;
    card->option_count = 1 + count;
    card->right_count = 1;
}

void other_answers_choose(OtherAnswers *others, const FactBase *facts, Arena *arena, Arena *scratch) {
    if (others->count <= OTHER_ANSWERS_MIN) return;
    Choosing choosing = {.others = others,
                         .arena = arena,
                         .scratch = scratch,
                         .facts = {.names = facts->names, .name_count = facts->name_count},
                         .seats = arena_alloc_array(scratch, others->count, sizeof *choosing.seats)};
    make_relations(&choosing, sort_entries(&choosing));
    choosing.names = name_index_build(scratch, &choosing.facts);
    for (uint32_t i = 0; i < others->count; i++) choose(&choosing, i);
}

bool other_answers_take_written(OtherAnswers *others, size_t index, const NameIndex *names, Arena *arena,
                                Problems *problems) {
    Card *card = &others->cards[index];
    const char *answer = card->options[0];
    size_t length = text_count_codepoints(answer);
    if (length > CARD_TYPED_MAX) {
        problem_error(
            problems, card->place,
            "The answer has %zu characters; to be written it may have %d, and too few others of its "
            "category can stand beside it. Shorten it, or give it wrong answers: \"%.*s...\".",
            length, CARD_TYPED_MAX, (int)text_grapheme_prefix(answer, 60), answer);
        return false;
    }
    card->right_count = card_builder_accepted(names, arena, card->options, card->right_count, &card->options);
    card->option_count = card->right_count;
    if (others->written++ == 0) others->first_written = card->place;
    return true;
}

void other_answers_warn_written(const OtherAnswers *others, Problems *problems) {
    if (others->written == 0) return;
    problem_warning(
        problems, others->first_written,
        "This question is answered in writing, since fewer than %d other answers of its category can "
        "stand beside its own. Questions like it: %zu of %zu.",
        OTHER_ANSWERS_MIN, others->written, others->count);
}
