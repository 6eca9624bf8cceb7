#include "cards/answers.h"

#include <stdlib.h>
#include <string.h>

#include "base/hash.h"
#include "base/text.h"
#include "cards/likeness.h"

/* How many rows are looked at for wrong options: enough to fill the stock of a card from a large relation
 * without going through half a million rows for each card. */
#define CANDIDATES_MAX 2000
#define SEEN_SLOTS 4096
#define SEEN_SHIFT 20 /* leaves 12 bits of 32 */

/* Of how many other values the likeness is looked at, and in relations of how many rows at all: in a larger
 * one the stock is full of its neighbours, and half a million cards would each pay for the search. */
#define LIKENESS_VALUES_MAX 240
#define LIKENESS_ROWS_MAX 3000

/* Groups and parts of one told name, and rows about them, that are looked at. */
#define RELATED_MAX 16
#define RELATED_ROWS_MAX 2000

typedef struct Search {
    const AskedFact *asked;
    Answers *answers;
    Arena *arena;
    size_t fact_capacity;
} Search;

static uint32_t number_of_fact(const FactBase *facts, size_t relation, size_t fact) {
    size_t number = fact;
    for (size_t i = 0; i < relation; i++) number += facts->relations[i].fact_count;
    return (uint32_t)number;
}

/* The column of `relation` whose name has this number, or SIZE_MAX. */
static size_t column_named(const Search *search, size_t relation, uint32_t column_name) {
    const Relation *there = &search->asked->facts->relations[relation];
    for (size_t c = 0; c < there->column_count; c++)
        if (name_index_column(search->asked->names, relation, c) == column_name) return c;
    return SIZE_MAX;
}

static bool is_told(const AskedFact *asked, size_t column) {
    return asked->told >> column & 1;
}

/* Whether the row agrees with the asked fact on all that the prompt tells. */
static bool row_agrees(const Search *search, size_t relation, size_t fact) {
    const AskedFact *asked = search->asked;
    size_t columns = asked->facts->relations[asked->relation].column_count;
    for (size_t c = 0; c < columns; c++) {
        if (!is_told(asked, c)) continue;
        size_t there = column_named(search, relation, name_index_column(asked->names, asked->relation, c));
        if (there == SIZE_MAX) return false;
        if (name_index_of(asked->names, relation, fact, there) !=
            name_index_of(asked->names, asked->relation, asked->fact, c))
            return false;
    }
    return true;
}

static void add_right(Search *search, size_t relation, size_t fact, size_t column) {
    Answers *answers = search->answers;
    uint32_t name = name_index_of(search->asked->names, relation, fact, column);
    if (name == NAME_NONE) return;
    answers->facts = arena_grow(search->arena, answers->facts, answers->fact_count, &search->fact_capacity,
                                sizeof *answers->facts);
    answers->facts[answers->fact_count++] = number_of_fact(search->asked->facts, relation, fact);
    for (size_t i = 0; i < answers->right_count; i++)
        if (answers->right_names[i] == name) return;
    if (answers->right_count == ANSWERS_RIGHT_MAX) {
        answers->too_many = true;
        return;
    }
    answers->right_names[answers->right_count] = name;
    answers->right[answers->right_count++] =
        search->asked->facts->relations[relation].facts[fact].values[column];
}

static void try_row(Search *search, size_t relation, size_t fact) {
    const AskedFact *asked = search->asked;
    if (relation == asked->relation && fact == asked->fact) return; /* stands first already */
    size_t column =
        column_named(search, relation, name_index_column(asked->names, asked->relation, asked->column));
    if (column != SIZE_MAX && row_agrees(search, relation, fact)) add_right(search, relation, fact, column);
}

/* Of the told values, the uses of the rarest; NULL where nothing is told. */
static const NameUse *rarest_uses(const AskedFact *asked, size_t *count) {
    const NameUse *rarest = NULL;
    size_t columns = asked->facts->relations[asked->relation].column_count;
    for (size_t c = 0; c < columns; c++) {
        if (!is_told(asked, c)) continue;
        size_t uses_count;
        const NameUse *uses =
            name_index_uses(asked->names, name_index_of(asked->names, asked->relation, asked->fact, c),
                            name_index_column(asked->names, asked->relation, c), &uses_count);
        if (!rarest || uses_count < *count) {
            rarest = uses;
            *count = uses_count;
        }
    }
    return rarest;
}

static void collect_right(Search *search) {
    const AskedFact *asked = search->asked;
    add_right(search, asked->relation, asked->fact, asked->column);
    size_t use_count = 0;
    const NameUse *uses = rarest_uses(asked, &use_count);
    for (size_t i = 0; uses && i < use_count && !search->answers->too_many; i++)
        try_row(search, uses[i].relation, uses[i].fact);
    if (uses) return;
    for (size_t r = 0; r < asked->facts->relation_count; r++) /* nothing told: every row answers */
        for (size_t f = 0; f < asked->facts->relations[r].fact_count && !search->answers->too_many; f++)
            try_row(search, r, f);
}

/* A row about a group around the told names or about parts of them. */
static void add_near(Search *search, uint32_t name, bool covers) {
    Answers *answers = search->answers;
    for (size_t i = 0; i < answers->near_count; i++) {
        if (answers->near[i].name != name) continue;
        answers->near[i].covers |= covers;
        return;
    }
    if (answers->near_count == ANSWERS_NEAR_MAX)
        answers->too_many = true;
    else
        answers->near[answers->near_count++] = (NearAnswer){name, covers};
}

static bool holds(const uint32_t *names, size_t count, uint32_t name) {
    for (size_t i = 0; i < count; i++)
        if (names[i] == name) return true;
    return false;
}

/* The names that a told name is part of, or that are part of it. */
typedef struct Related {
    uint32_t told;
    uint32_t wholes[RELATED_MAX], members[RELATED_MAX];
    size_t whole_count, member_count;
} Related;

static size_t find_related(const AskedFact *asked, size_t column, Related *out) {
    out->told = name_index_of(asked->names, asked->relation, asked->fact, column);
    out->whole_count = out->member_count = 0;
    if (out->told == NAME_NONE) return 0;
    out->whole_count = name_index_wholes(asked->names, out->told, out->wholes, RELATED_MAX);
    out->member_count = name_index_members(asked->names, out->told, out->members, RELATED_MAX);
    return out->whole_count + out->member_count;
}

/* Takes what the row answers, where each told value is the row's own, a part of it or a group around it. */
static void try_related_row(Search *search, const Related *related, size_t relation, size_t fact) {
    const AskedFact *asked = search->asked;
    size_t columns = asked->facts->relations[asked->relation].column_count;
    bool covers = true;
    for (size_t c = 0; c < columns; c++) {
        if (!is_told(asked, c)) continue;
        size_t there = column_named(search, relation, name_index_column(asked->names, asked->relation, c));
        if (there == SIZE_MAX) return;
        uint32_t name = name_index_of(asked->names, relation, fact, there);
        bool is_part = holds(related[c].members, related[c].member_count, name);
        if (!is_part && name != related[c].told && !holds(related[c].wholes, related[c].whole_count, name))
            return;
        covers = covers && !is_part;
    }
    size_t column =
        column_named(search, relation, name_index_column(asked->names, asked->relation, asked->column));
    uint32_t name = column == SIZE_MAX ? NAME_NONE : name_index_of(asked->names, relation, fact, column);
    if (name != NAME_NONE) add_near(search, name, covers);
}

static void try_related_name(Search *search, const Related *related, size_t column, uint32_t name,
                             size_t *budget) {
    const AskedFact *asked = search->asked;
    size_t count;
    const NameUse *uses =
        name_index_uses(asked->names, name, name_index_column(asked->names, asked->relation, column), &count);
    for (size_t i = 0; i < count && !search->answers->too_many; i++) {
        if ((*budget)-- == 0)
            search->answers->too_many = true;
        else
            try_related_row(search, related, uses[i].relation, uses[i].fact);
    }
}

/* Nothing is told through a group in most questions, and then this is over at once. */
static void collect_near(Search *search) {
    const AskedFact *asked = search->asked;
    Related related[RELATION_COLUMNS_MAX];
    size_t columns = asked->facts->relations[asked->relation].column_count, total = 0;
    for (size_t c = 0; c < columns; c++)
        if (is_told(asked, c)) total += find_related(asked, c, &related[c]);
    size_t budget = RELATED_ROWS_MAX;
    for (size_t c = 0; total && c < columns; c++) {
        if (!is_told(asked, c)) continue;
        for (size_t i = 0; i < related[c].whole_count; i++)
            try_related_name(search, related, c, related[c].wholes[i], &budget);
        for (size_t i = 0; i < related[c].member_count; i++)
            try_related_name(search, related, c, related[c].members[i], &budget);
    }
}

static bool is_right(const Answers *answers, const NameIndex *names, uint32_t name, const char *value) {
    for (size_t i = 0; i < answers->right_count; i++) {
        bool clash = name == NAME_NONE ? name_index_clash(names, answers->right[i], value)
                                       : name_index_numbers_clash(names, answers->right_names[i], name);
        if (clash) return true;
    }
    return false;
}

static bool is_near(const Answers *answers, const NameIndex *names, uint32_t name, bool only_covering) {
    for (size_t i = 0; i < answers->near_count && name != NAME_NONE; i++)
        if ((answers->near[i].covers || !only_covering) &&
            name_index_numbers_clash(names, answers->near[i].name, name))
            return true;
    return false;
}

bool answers_may_be_right(const Answers *answers, const NameIndex *names, uint32_t name) {
    for (size_t i = 0; i < answers->right_count; i++)
        if (name_index_numbers_clash(names, answers->right_names[i], name)) return true;
    return is_near(answers, names, name, false);
}

/* Whether the value must not stand beside one of the first `count` wrong ones. */
static bool clashes(const Answers *answers, size_t count, const NameIndex *names, const char *value,
                    uint32_t name) {
    for (size_t i = 0; i < count; i++) {
        bool known = name != NAME_NONE && answers->wrong_names[i] != NAME_NONE;
        bool clash = known ? name_index_numbers_clash(names, answers->wrong_names[i], name)
                           : name_index_clash(names, answers->wrong[i], value);
        if (clash) return true;
    }
    return false;
}

static void add_wrong(Answers *answers, const char *value, uint32_t name, uint32_t fact) {
    if (answers->wrong_count == CARD_WRONG_MAX) return;
    answers->wrong_names[answers->wrong_count] = name;
    answers->wrong_facts[answers->wrong_count] = fact;
    answers->wrong[answers->wrong_count++] = value;
}

/* What the asked row declares not to be so. */
void answers_add_denied(const AskedFact *asked, Answers *answers) {
    const Fact *fact = &asked->facts->relations[asked->relation].facts[asked->fact];
    for (size_t i = 0; i < fact->denied_count; i++) {
        if (fact->denied[i].column != asked->column) continue;
        const char *value = fact->denied[i].value;
        uint32_t name = name_index_find(asked->names, value);
        if (is_right(answers, asked->names, name, value) || is_near(answers, asked->names, name, true))
            answers->denied_but_right = value;
        else if (!clashes(answers, answers->wrong_count, asked->names, value, name))
            add_wrong(answers, value, name, ANSWERS_NO_FACT);
    }
}

/* Names that were looked at already, in a table over twice as large as it can fill. */
typedef struct SeenNames {
    uint32_t slots[SEEN_SLOTS]; /* a name's number + 1; 0: free */
    unsigned shift;             /* of a hash, so that as many bits are left as slots in use need */
    size_t used_slots;
} SeenNames;

/* Only so many slots are emptied as `rows` rows need: most relations are short, and the table is made for
 * each of their cards. */
static void begin_seen(SeenNames *seen, size_t rows) {
    seen->shift = SEEN_SHIFT;
    seen->used_slots = SEEN_SLOTS;
    for (; seen->used_slots >= 4 * rows && seen->used_slots > 2; seen->used_slots /= 2) seen->shift++;
    memset(seen->slots, 0, seen->used_slots * sizeof *seen->slots);
}

/* False where the name was there before. */
static bool is_first_time(SeenNames *seen, uint32_t name) {
    size_t slot = hash_spread(name) >> seen->shift;
    for (; seen->slots[slot]; slot = (slot + 1) & (seen->used_slots - 1))
        if (seen->slots[slot] == name + 1) return false;
    seen->slots[slot] = name + 1;
    return true;
}

typedef struct Candidate {
    const char *value;
    uint32_t name, fact;
    uint32_t likeness;
    uint32_t order;
} Candidate;

/* The most alike first, else as they were found. */
static int compare_candidates(const void *left, const void *right) {
    const Candidate *a = left, *b = right;
    if (a->likeness != b->likeness) return a->likeness > b->likeness ? -1 : 1;
    return (a->order > b->order) - (a->order < b->order);
}

static bool is_eligible(const Search *search, uint32_t name, const char *value) {
    return !is_right(search->answers, search->asked->names, name, value) &&
           !is_near(search->answers, search->asked->names, name, false) &&
           text_count_codepoints(value) <= CARD_OPTION_MAX;
}

/* The other values of a complete column, beginning behind the asked row so that each row meets others. One
 * that is too long for an option is a fault where it is the answer; it spoils no other row's card. Fills at
 * most `max` and returns how many. */
static size_t find_candidates(const Search *search, Candidate *out, size_t max) {
    const AskedFact *asked = search->asked;
    const Relation *relation = &asked->facts->relations[asked->relation];
    SeenNames seen;
    size_t rows = relation->fact_count < CANDIDATES_MAX ? relation->fact_count : CANDIDATES_MAX, count = 0;
    begin_seen(&seen, rows);
    for (size_t i = 1; i < rows && count < max; i++) {
        size_t fact = (asked->fact + i) % relation->fact_count;
        uint32_t name = name_index_of(asked->names, asked->relation, fact, asked->column);
        if (name == NAME_NONE || !is_first_time(&seen, name)) continue;
        const char *value = relation->facts[fact].values[asked->column];
        if (!is_eligible(search, name, value)) continue;
        out[count] = (Candidate){value, name, (uint32_t)fact, 0, (uint32_t)count};
        count++;
    }
    return count;
}

static void collect_from_column(Search *search) {
    const AskedFact *asked = search->asked;
    const Relation *relation = &asked->facts->relations[asked->relation];
    bool by_likeness = relation->fact_count <= LIKENESS_ROWS_MAX;
    Candidate candidates[LIKENESS_VALUES_MAX];
    size_t count = find_candidates(search, candidates, by_likeness ? LIKENESS_VALUES_MAX : CARD_WRONG_MAX);
    if (by_likeness && count > 1) {
        Likeness likeness;
        likeness_init(&likeness, asked->facts, asked->names,
                      name_index_column(asked->names, asked->relation, asked->column),
                      search->answers->right_names[0]);
        for (size_t i = 0; i < count; i++)
            candidates[i].likeness = likeness_with(&likeness, candidates[i].name);
        qsort(candidates, count, sizeof *candidates, compare_candidates);
    }
    /* No two candidates have one name: without groups only what is denied may be one of them. */
    Answers *answers = search->answers;
    size_t denied = answers->wrong_count;
    bool has_groups = name_index_has_groups(asked->names);
    for (size_t i = 0; i < count; i++) {
        const Candidate *candidate = &candidates[i];
        size_t compared = has_groups ? answers->wrong_count : denied;
        if (!clashes(answers, compared, asked->names, candidate->value, candidate->name))
            add_wrong(answers, candidate->value, candidate->name, candidate->fact);
    }
}

/* The asked row has a value in the asked column, so at least that one is right. */
static void find_right(Search *search) {
    memset(search->answers, 0, sizeof *search->answers);
    collect_right(search);
    if (!search->answers->too_many) collect_near(search);
}

void answers_find_right(const AskedFact *asked, Arena *arena, Answers *out) {
    find_right(&(Search){.asked = asked, .answers = out, .arena = arena});
}

void answers_find(const AskedFact *asked, Arena *arena, Answers *out) {
    Search search = {.asked = asked, .answers = out, .arena = arena};
    find_right(&search);
    if (out->too_many) return;
    answers_add_denied(asked, out);
    if (asked->facts->relations[asked->relation].complete[asked->column]) collect_from_column(&search);
}
