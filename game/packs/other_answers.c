/* Lists seen have 10 to 500 questions in 1 to 20 categories. */
#include "packs/other_answers.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "cards/answers.h"
#include "cards/card_builder.h"
#include "cards/card_proof.h"
#include "packs/answer_shape.h"
#include "packs/known_answer.h"
#include "packs/question_draft.h"

#define GROUPS_MAX 2000 /* categories, times shapes; of further ones the answers are written */
#define STEPS_TOLD 64   /* between two words about the progress */
#define ELIGIBLE_MAX 24 /* of which those of the fittest length are taken */

enum { ASKED, ANSWER, COLUMNS };

/* A waiting question as it is sorted: those that can be asked among each other stand together. */
typedef struct Entry {
    uint64_t head; /* of the category */
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
    PackReading *reading;
    size_t steps; /* done, of two for each card */
    FactBase facts;
    const NameIndex *names;
    Seat *seats;                /* by card; relation 0: too few stand beside it */
    const KnownAnswer **groups; /* by relation, then fact; NULL for the first */
} Choosing;

void other_answers_wait(OtherAnswers *others, Arena *arena, const Card *card) {
    others->cards =
        arena_extend(arena, others->cards, others->count, &others->capacity, sizeof *others->cards);
    others->cards[others->count++] = *card;
}

/* The file is read; from here on the questions that wait count as much as all of its bytes. */
static void tell_step(Choosing *choosing) {
    size_t steps = 2 * choosing->others->count, done = ++choosing->steps;
    if (done % STEPS_TOLD == 0 || done == steps)
        reading_tell(choosing->reading, choosing->reading->length + choosing->reading->length * done / steps);
}

/* Most shapes and many categories are the very same text. */
static int compare_texts(const char *a, const char *b) {
    return a == b ? 0 : strcmp(a, b);
}

static int compare_entries(const void *left, const void *right) {
    const Entry *a = left, *b = right;
    if (a->head != b->head) return a->head < b->head ? -1 : 1;
    int order = compare_texts(a->category, b->category);
    if (!order) order = compare_texts(a->shape, b->shape);
    return order ? order : (a->card > b->card) - (a->card < b->card);
}

/* The first bytes as a number of their order. */
static uint64_t head_of(const char *text) {
    uint64_t head = 0;
    for (unsigned i = 0; i < sizeof head && text[i]; i++)
        head |= (uint64_t)(unsigned char)text[i] << (56 - 8 * i);
    return head;
}

static Entry *sort_entries(const Choosing *choosing) {
    Arena *scratch = choosing->reading->scratch;
    const OtherAnswers *others = choosing->others;
    Entry *entries = arena_alloc_array(scratch, others->count, sizeof *entries);
    for (uint32_t i = 0; i < others->count; i++) {
        const Card *card = &others->cards[i];
        const char *category = card->category ? card->category : "";
        entries[i] = (Entry){head_of(category), category, answer_shape(card->options[0], scratch), i};
    }
    qsort(entries, others->count, sizeof *entries, compare_entries);
    return entries;
}

/* What is asked: the letters of the prompt, however it is punctuated, and the picture. */
static uint64_t hash_asked(const Card *card) {
    Arena moment;
    ARENA_MEMORY(memory, 2048);
    arena_init_in(&moment, memory, sizeof memory);
    const char *folded = text_fold(&moment, card->prompt), *cursor = folded;
    char *words = arena_alloc_unset(&moment, strlen(folded) + 1), *end = words;
    for (const char *from = cursor; *cursor; from = cursor) {
        uint32_t codepoint = text_next(&cursor);
        if (codepoint == ' ' || text_is_punctuation(codepoint)) continue;
        memcpy(end, from, (size_t)(cursor - from));
        end += cursor - from;
    }
    uint64_t hash =
        end > words ? hash_quick(words, (size_t)(end - words)) : hash_quick(folded, strlen(folded));
    arena_release(&moment);
    return card->picture ? hash_mix(hash, hash_quick_text(card->picture->content.hex)) : hash;
}

static void add_fact(Choosing *choosing, Relation *relation, const char *asked, const char *answer) {
    const char **values = arena_alloc_array(choosing->reading->scratch, COLUMNS, sizeof *values);
    values[ASKED] = asked;
    values[ANSWER] = answer;
    relation->facts[relation->fact_count++] = (Fact){.values = values};
}

static void begin_relation(Choosing *choosing, size_t rows, bool is_complete) {
    static const char *columns[COLUMNS] = {"asked", "answer"};
    Relation *relation = &choosing->facts.relations[choosing->facts.relation_count++];
    *relation =
        (Relation){.id = "",
                   .columns = columns,
                   .column_count = COLUMNS,
                   .complete = {false, is_complete},
                   .facts = arena_alloc_array(choosing->reading->scratch, rows, sizeof *relation->facts)};
}

static bool same_group(const Entry *a, const Entry *b) {
    return compare_texts(a->category, b->category) == 0 && compare_texts(a->shape, b->shape) == 0;
}

/* Puts the questions of a group into a relation. Further answers that count stand in the first one, which
 * offers nothing. */
static void seat_group(Choosing *choosing, const Entry *entries, size_t count, uint32_t relation) {
    Arena *scratch = choosing->reading->scratch;
    Relation *relations = choosing->facts.relations, *own = &relations[relation];
    KnownAnswer *group = relation ? arena_alloc_array(scratch, count, sizeof *group) : NULL;
    choosing->groups[relation] = group;
    for (size_t i = 0; i < count; i++) {
        const Card *card = &choosing->others->cards[entries[i].card];
        const char *asked = arena_format(scratch, "%016" PRIx64, hash_asked(card));
        choosing->seats[entries[i].card] = (Seat){relation, (uint32_t)own->fact_count};
        if (group) group[i] = known_answer_make(card->options[0], scratch);
        tell_step(choosing);
        add_fact(choosing, own, asked, card->options[0]);
        for (size_t a = 1; a < card->right_count; a++)
            add_fact(choosing, &relations[0], asked, card->options[a]);
    }
}

/* A relation for each group that is large enough; what else is right stands in the first. */
static void make_relations(Choosing *choosing, const Entry *entries) {
    Arena *scratch = choosing->reading->scratch;
    const OtherAnswers *others = choosing->others;
    FactBase *facts = &choosing->facts;
    size_t rows = 0;
    for (size_t i = 0; i < others->count; i++) rows += others->cards[i].right_count;
    facts->relations = arena_alloc_array(scratch, GROUPS_MAX + 1, sizeof *facts->relations);
    choosing->groups = arena_alloc_array(scratch, GROUPS_MAX + 1, sizeof *choosing->groups);
    begin_relation(choosing, rows, false);
    for (size_t i = 0, end; i < others->count; i = end) {
        for (end = i + 1; end < others->count && same_group(&entries[i], &entries[end]);) end++;
        bool is_own = end - i > OTHER_ANSWERS_MIN && facts->relation_count <= GROUPS_MAX;
        if (is_own) begin_relation(choosing, end - i, true);
        seat_group(choosing, &entries[i], end - i, is_own ? (uint32_t)facts->relation_count - 1 : 0);
    }
}

static bool may_be_right(const KnownAnswer *right, size_t right_count, const KnownAnswer *answer) {
    for (size_t i = 0; i < right_count; i++)
        if (known_answers_may_be_one(&right[i], answer)) return true;
    return false;
}

typedef struct Option {
    const KnownAnswer *answer;
    size_t distance; /* of its length from the right answer's, in code points */
} Option;

/* Among those that are there, by distance; behind its equals. */
static void insert_option(Option *options, size_t count, Option option) {
    size_t at = count;
    for (; at > 0 && options[at - 1].distance > option.distance; at--) options[at] = options[at - 1];
    options[at] = option;
}

/* A question whose wrong options are looked for. */
typedef struct Asking {
    const char *prompt;       /* folded */
    const KnownAnswer *right; /* its own first */
    size_t right_count;
    const KnownAnswer *group; /* of its relation, by fact */
    Answers answers;
} Asking;

/* Those of about the right answer's length first. */
static size_t list_eligible(const Asking *asking, Option *out) {
    const Answers *answers = &asking->answers;
    size_t own = asking->right->codepoints, count = 0;
    for (size_t i = 0; i < answers->wrong_count && count < ELIGIBLE_MAX; i++) {
        const KnownAnswer *answer = &asking->group[answers->wrong_facts[i]];
        if (answer->about_others || may_be_right(asking->right, asking->right_count, answer) ||
            card_proof_tells(asking->prompt, answer->folded))
            continue;
        size_t length = answer->codepoints;
        insert_option(out, count++, (Option){answer, length > own ? length - own : own - length});
    }
    return count;
}

/* Side by side, "Rome" and "Rome or Milan" would tell that both are wrong. */
static bool fits_beside(const Option *chosen, size_t count, const Option *option) {
    for (size_t i = 0; i < count; i++)
        if (known_answers_tell(chosen[i].answer, option->answer)) return false;
    return true;
}

static size_t list_options(const Asking *asking, Option *out) {
    size_t eligible = list_eligible(asking, out), count = 0;
    for (size_t i = 0; i < eligible && count < OTHER_ANSWERS_STOCK; i++)
        if (fits_beside(out, count, &out[i])) out[count++] = out[i];
    return count;
}

/* Over twice as long as every wrong one, the right answer gives itself away (card_proof.h). */
static bool stands_out(const KnownAnswer *right, const Option *wrong, size_t count) {
    size_t longest = 0;
    for (size_t i = 0; i < count; i++)
        if (wrong[i].answer->codepoints > longest) longest = wrong[i].answer->codepoints;
    return right->codepoints > 2 * longest;
}

/* All that counts, of which the first is known. */
static const KnownAnswer *list_right(const Card *card, const KnownAnswer *own, Arena *moment) {
    if (card->right_count == 1) return own;
    KnownAnswer *right = arena_alloc_array(moment, card->right_count, sizeof *right);
    right[0] = *own;
    for (size_t i = 1; i < card->right_count; i++) right[i] = known_answer_make(card->options[i], moment);
    return right;
}

/* The wrong options of a card, 0 where it cannot be a fair choice. */
static size_t find_options(const Choosing *choosing, uint32_t index, Option *out) {
    const Card *card = &choosing->others->cards[index];
    Seat seat = choosing->seats[index];
    if (seat.relation == 0) return 0;
    Asking asking = {.group = choosing->groups[seat.relation], .right_count = card->right_count};
    const KnownAnswer *own = &asking.group[seat.fact];
    if (own->codepoints > CARD_OPTION_MAX || own->about_others) return 0;
    const AskedFact asked = {.facts = &choosing->facts,
                             .names = choosing->names,
                             .relation = seat.relation,
                             .fact = seat.fact,
                             .column = ANSWER,
                             .told = 1u << ASKED};
    Arena moment;
    size_t count = 0;
    ARENA_MEMORY(memory, 8192);
    arena_init_in(&moment, memory, sizeof memory);
    asking.prompt = text_fold(&moment, card->prompt);
    asking.right = list_right(card, own, &moment);
    if (!card_proof_tells(asking.prompt, own->folded)) {
        answers_find(&asked, &moment, &asking.answers);
        count = asking.answers.too_many ? 0 : list_options(&asking, out);
    }
    arena_release(&moment);
    return count < OTHER_ANSWERS_MIN || stands_out(own, out, count) ? 0 : count;
}

static void choose(const Choosing *choosing, uint32_t index) {
    Option wrong[ELIGIBLE_MAX];
    size_t count = find_options(choosing, index, wrong);
    if (count == 0) return;
    Card *card = &choosing->others->cards[index];
    const char **options = arena_alloc_array(choosing->reading->arena, 1 + count, sizeof *options);
    options[0] = card->options[0];
    for (size_t i = 0; i < count; i++) options[1 + i] = wrong[i].answer->text;
    card->kind = CARD_CHOICE;
    card->options = options;
    card->option_count = 1 + count;
    card->right_count = 1;
}

void other_answers_choose(OtherAnswers *others, PackReading *reading) {
    if (others->count <= OTHER_ANSWERS_MIN) return;
    const FactBase *facts = &reading->pack->facts;
    if (reading->progress) atomic_store(&reading->progress->total_bytes, 2 * reading->length);
    Choosing choosing = {.others = others,
                         .reading = reading,
                         .facts = {.names = facts->names, .name_count = facts->name_count},
                         .seats = arena_alloc_array(reading->scratch, others->count, sizeof *choosing.seats)};
    make_relations(&choosing, sort_entries(&choosing));
    choosing.names = name_index_build(reading->scratch, reading->scratch, &choosing.facts);
    for (uint32_t i = 0; i < others->count; i++) {
        choose(&choosing, i);
        tell_step(&choosing);
    }
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

static void warn_of_written(const OtherAnswers *others, PackReading *reading) {
    Arena *scratch = reading->scratch;
    if (others->written == 0) return;
    problem_warning(
        reading->problems, others->first_written,
        "This question is answered in writing, since fewer than %d other answers of its category can "
        "stand beside its own. Questions like it: %s of %s.",
        OTHER_ANSWERS_MIN, text_number(scratch, (int64_t)others->written),
        text_number(scratch, (int64_t)others->count));
}

void other_answers_finish(OtherAnswers *others, PackReading *reading) {
    warn_of_written(others, reading);
    arena_drop(reading->arena, others->cards); /* the pack's cards are copies */
    *others = (OtherAnswers){0};
}
