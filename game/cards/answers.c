#include "cards/answers.h"

#include <string.h>

#include "base/text.h"

/* How many rows are looked at for wrong options: enough to fill the stock of a card from a large relation
 * without going through half a million rows for each card. */
#define CANDIDATES_MAX 2000
#define SEEN_SLOTS 4096
#define SEEN_SHIFT 20 /* leaves 12 bits of 32 */

typedef struct Search {
    const AskedFact *asked;
    Answers *answers;
    Arena *arena;
    size_t fact_capacity;
    uint32_t right_names[ANSWERS_RIGHT_MAX];
    uint32_t wrong_names[CARD_WRONG_MAX];
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
        if (search->right_names[i] == name) return;
    if (answers->right_count == ANSWERS_RIGHT_MAX) {
        answers->too_many = true;
        return;
    }
    search->right_names[answers->right_count] = name;
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

static bool is_right(const Search *search, uint32_t name, const char *value) {
    const Answers *answers = search->answers;
    for (size_t i = 0; i < answers->right_count; i++) {
        bool clash = name == NAME_NONE
                         ? name_index_clash(search->asked->names, answers->right[i], value)
                         : name_index_numbers_clash(search->asked->names, search->right_names[i], name);
        if (clash) return true;
    }
    return false;
}

static void add_wrong(Search *search, const char *value, uint32_t name) {
    Answers *answers = search->answers;
    if (answers->wrong_count == CARD_WRONG_MAX) return;
    for (size_t i = 0; i < answers->wrong_count; i++) {
        bool known = name != NAME_NONE && search->wrong_names[i] != NAME_NONE;
        bool clash = known ? name_index_numbers_clash(search->asked->names, search->wrong_names[i], name)
                           : name_index_clash(search->asked->names, answers->wrong[i], value);
        if (clash) return;
    }
    search->wrong_names[answers->wrong_count] = name;
    answers->wrong[answers->wrong_count++] = value;
}

/* What the rows of this very question declare not to be so. */
static void collect_denied(Search *search, const Fact *fact) {
    for (size_t i = 0; i < fact->denied_count; i++) {
        if (fact->denied[i].column != search->asked->column) continue;
        const char *value = fact->denied[i].value;
        uint32_t name = name_index_find(search->asked->names, value);
        if (is_right(search, name, value))
            search->answers->denied_but_right = value;
        else
            add_wrong(search, value, name);
    }
}

/* Names that were looked at already, in a table over twice as large as it can fill. */
typedef struct SeenNames {
    uint32_t slots[SEEN_SLOTS]; /* a name's number + 1; 0: free */
} SeenNames;

/* False where the name was there before. */
static bool is_first_time(SeenNames *seen, uint32_t name) {
    size_t slot = (name * UINT32_C(2654435769)) >> SEEN_SHIFT; /* 2^32 / golden ratio */
    for (; seen->slots[slot]; slot = (slot + 1) % SEEN_SLOTS)
        if (seen->slots[slot] == name + 1) return false;
    seen->slots[slot] = name + 1;
    return true;
}

/* The other values of a complete column, beginning behind the asked row so that each row meets others. One
 * that is too long for an option is a fault where it is the answer; it spoils no other row's card. */
static void collect_from_column(Search *search) {
    const AskedFact *asked = search->asked;
    const Relation *relation = &asked->facts->relations[asked->relation];
    SeenNames seen = {0};
    size_t candidates = relation->fact_count < CANDIDATES_MAX ? relation->fact_count : CANDIDATES_MAX;
    for (size_t i = 1; i < candidates && search->answers->wrong_count < CARD_WRONG_MAX; i++) {
        size_t fact = (asked->fact + i) % relation->fact_count;
        uint32_t name = name_index_of(asked->names, asked->relation, fact, asked->column);
        if (name == NAME_NONE || !is_first_time(&seen, name)) continue;
        const char *value = relation->facts[fact].values[asked->column];
        if (!is_right(search, name, value) && text_count_codepoints(value) <= CARD_OPTION_MAX)
            add_wrong(search, value, name);
    }
}

void answers_find(const AskedFact *asked, Arena *arena, Answers *out) {
    memset(out, 0, sizeof *out);
    Search search = {.asked = asked, .answers = out, .arena = arena};
    collect_right(&search);
    if (out->too_many) return;
    const Relation *relation = &asked->facts->relations[asked->relation];
    collect_denied(&search, &relation->facts[asked->fact]);
    if (relation->complete[asked->column]) collect_from_column(&search);
}
