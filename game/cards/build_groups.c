/* Cards that put several rows on the table: pairs and order. Rows are taken in the order of a hash of their
 * ids, so that groups are mixed, and the same wherever the rows stand in the file.
 *
 * Sizes seen: 8 to 30 rows, so 2 to 8 groups. */
#include "cards/card_building.h"

#include <stdlib.h>
#include <string.h>

#include "base/text.h"

#define PAIRS_IN_GROUP 5
#define ORDER_IN_GROUP 4
#define GROUP_MIN 3
#define GROUP_MAX (PAIRS_IN_GROUP + GROUP_MIN - 1) /* a rest joins a group that is full */
#define OPEN_GROUPS_MAX 16 /* groups that wait for a row that fits; the oldest makes room for more */
#define FEW_ROWS 12        /* of fewer rows an order is asked as often as there are rows */
#define ROUNDS_MAX 60      /* so many ways of mixing these few rows are tried */

/* A row as it is grouped. */
typedef struct Member {
    uint32_t row;
    uint64_t hash;
    uint32_t shown[2];  /* names on the table: pairs left and right, order one and NAME_NONE */
    uint32_t *partners; /* pairs: all names that are right for the left one or may be */
    size_t partner_count;
    int32_t first, last; /* order: what it is ordered by, as a span */
} Member;

typedef struct Group {
    const Member *members[GROUP_MAX];
    size_t count;
} Group;

typedef bool FitsTogether(const Builder *builder, const Member *a, const Member *b);

static int compare_members(const void *left, const void *right) {
    const Member *a = left, *b = right;
    if (a->hash != b->hash) return a->hash < b->hash ? -1 : 1;
    return (a->row > b->row) - (a->row < b->row);
}

static void mix(const Relation *relation, Member *members, size_t count, uint64_t salt) {
    for (size_t i = 0; i < count; i++)
        members[i].hash = building_hash(relation->facts[members[i].row].id, salt);
    if (count) qsort(members, count, sizeof *members, compare_members);
}

static bool names_apart(const Builder *builder, const Member *a, const Member *b) {
    for (size_t i = 0; i < 2; i++)
        for (size_t j = 0; j < 2; j++)
            if (a->shown[i] != NAME_NONE && b->shown[j] != NAME_NONE &&
                name_index_numbers_clash(builder->names, a->shown[i], b->shown[j]))
                return false;
    return true;
}

static bool is_partner(const Builder *builder, const Member *left, const Member *right) {
    for (size_t i = 0; i < left->partner_count; i++)
        if (name_index_numbers_clash(builder->names, left->partners[i], right->shown[1])) return true;
    return false;
}

static bool pairs_fit(const Builder *builder, const Member *a, const Member *b) {
    return names_apart(builder, a, b) && !is_partner(builder, a, b) && !is_partner(builder, b, a);
}

static bool order_fits(const Builder *builder, const Member *a, const Member *b) {
    return names_apart(builder, a, b) && (a->last < b->first || b->last < a->first);
}

static bool fits_group(const Builder *builder, const Group *group, const Member *member, FitsTogether *fits) {
    for (size_t i = 0; i < group->count; i++)
        if (!fits(builder, group->members[i], member)) return false;
    return true;
}

/* Each member goes into the first group with room where it fits; returns how many groups there are. */
static size_t fill_groups(const Builder *builder, const Member *members, size_t count, size_t size,
                          FitsTogether *fits, Group *groups) {
    size_t group_count = 0;
    for (size_t i = 0; i < count; i++) {
        size_t oldest = group_count > OPEN_GROUPS_MAX ? group_count - OPEN_GROUPS_MAX : 0, at = oldest;
        while (at < group_count &&
               (groups[at].count >= size || !fits_group(builder, &groups[at], &members[i], fits)))
            at++;
        if (at == group_count) groups[group_count++].count = 0;
        groups[at].members[groups[at].count++] = &members[i];
    }
    return group_count;
}

/* Members of groups that are too small join the last groups with room where they fit, else they stay out. */
static void join_rests(const Builder *builder, Group *groups, size_t count, FitsTogether *fits) {
    size_t oldest = count > OPEN_GROUPS_MAX ? count - OPEN_GROUPS_MAX : 0;
    for (size_t g = oldest; g < count; g++) {
        if (groups[g].count >= GROUP_MIN) continue;
        for (size_t m = 0; m < groups[g].count; m++) {
            size_t at = count;
            while (at-- > oldest)
                if (groups[at].count >= GROUP_MIN && groups[at].count < GROUP_MAX &&
                    fits_group(builder, &groups[at], groups[g].members[m], fits)) {
                    groups[at].members[groups[at].count++] = groups[g].members[m];
                    break;
                }
        }
    }
}

static int compare_numbers(const void *left, const void *right) {
    uint32_t a = *(const uint32_t *)left, b = *(const uint32_t *)right;
    return (a > b) - (a < b);
}

/* The explanation is of the first row that has a note: all rows of a card have equal standing. */
static const char *explain_group(const Builder *builder, const Relation *relation, const Group *group,
                                 size_t column) {
    for (size_t i = 0; i < group->count; i++) {
        const Fact *fact = &relation->facts[group->members[i]->row];
        if (!fact->note) continue;
        const char *text = building_explain_about(builder, relation, fact, fact->values[column]);
        if (text) return text;
    }
    return building_fill_explanation(builder, relation, &relation->facts[group->members[0]->row]);
}

/* Hardest of its rows: one that is not known spoils the whole. */
static Difficulty difficulty_of(const Relation *relation, const Group *group) {
    Difficulty hardest = DIFFICULTY_UNSET;
    for (size_t i = 0; i < group->count; i++) {
        Difficulty own = relation->facts[group->members[i]->row].difficulty;
        if (!own) own = relation->difficulty;
        if (own > hardest) hardest = own;
    }
    return hardest;
}

/* A card of the group without options, named after its first row. */
static Card start_group_card(const Builder *builder, uint32_t index, const Group *group, const char *prompt,
                             size_t column, const char *path) {
    const Relation *relation = &builder->facts->relations[index];
    const Fact *fact = &relation->facts[group->members[0]->row];
    uint32_t *facts = arena_alloc_array(builder->arena, group->count, sizeof *facts);
    for (size_t i = 0; i < group->count; i++) facts[i] = builder->first_facts[index] + group->members[i]->row;
    qsort(facts, group->count, sizeof *facts, compare_numbers);
    return (Card){
        .id = ARENA_JOIN(builder->arena, relation->id, "/", path, "/",
                         text_slug(builder->scratch, fact->values[column], 80)),
        .prompt = prompt,
        .asked_as = prompt,
        .explanation = explain_group(builder, relation, group, column),
        .category = relation->category,
        .difficulty = difficulty_of(relation, group),
        .source = &builder->facts->sources[fact->source],
        .facts = facts,
        .fact_count = group->count,
        .place = fact->place,
    };
}

/* What is right for the left value of the row, or may be; false where that is too much to list. */
static bool find_partners(Builder *builder, uint32_t index, const PairsQuestion *question, Member *member) {
    AskedFact asked = {builder->facts,      builder->names, index, member->row, (uint32_t)question->right,
                       1u << question->left};
    Answers found;
    answers_find_right(&asked, builder->scratch, &found);
    if (found.too_many) return false;
    member->partners =
        arena_alloc_array(builder->scratch, found.right_count + found.near_count, sizeof *member->partners);
    for (size_t i = 0; i < found.right_count; i++)
        member->partners[member->partner_count++] = found.right_names[i];
    for (size_t i = 0; i < found.near_count; i++)
        member->partners[member->partner_count++] = found.near[i].name;
    return true;
}

/* The rows that have both values. */
static size_t gather_pairs(Builder *builder, uint32_t index, const PairsQuestion *question, Member *members) {
    const Relation *relation = &builder->facts->relations[index];
    size_t count = 0;
    for (uint32_t row = 0; row < relation->fact_count; row++) {
        Member member = {.row = row};
        member.shown[0] = name_index_of(builder->names, index, row, question->left);
        member.shown[1] = name_index_of(builder->names, index, row, question->right);
        if (member.shown[0] == NAME_NONE || member.shown[1] == NAME_NONE) continue;
        if (name_index_numbers_clash(builder->names, member.shown[0], member.shown[1])) continue;
        if (find_partners(builder, index, question, &member)) members[count++] = member;
    }
    return count;
}

static void add_pairs_card(Builder *builder, uint32_t index, const PairsQuestion *question,
                           const Group *group) {
    const Relation *relation = &builder->facts->relations[index];
    const char *path = arena_format(builder->scratch, "pairs/%s-%s", relation->columns[question->left],
                                    relation->columns[question->right]);
    Card card = start_group_card(builder, index, group, question->prompt, question->left, path);
    card.kind = CARD_PAIRS;
    card.option_count = 2 * group->count;
    card.options = arena_alloc_array(builder->arena, card.option_count, sizeof *card.options);
    for (size_t i = 0; i < group->count; i++) {
        const char **values = relation->facts[group->members[i]->row].values;
        card.options[2 * i] = values[question->left];
        card.options[2 * i + 1] = values[question->right];
    }
    building_add(builder, &card);
}

static void warn_without_card(Builder *builder, Place place, size_t cards_before, size_t errors_before,
                              const char *needs) {
    if (builder->cards->count == cards_before && builder->problems->errors == errors_before)
        problem_warning(builder->problems, place, "This makes no card: %s.", needs);
}

void build_pairs(Builder *builder, uint32_t index, const PairsQuestion *question) {
    size_t cards = builder->cards->count, errors = builder->problems->errors;
    arena_release(builder->scratch);
    const Relation *relation = &builder->facts->relations[index];
    Member *members = arena_alloc_array(builder->scratch, relation->fact_count, sizeof *members);
    Group *groups = arena_alloc_array(builder->scratch, relation->fact_count, sizeof *groups);
    size_t count = gather_pairs(builder, index, question, members);
    mix(relation, members, count, 0);
    size_t group_count = fill_groups(builder, members, count, PAIRS_IN_GROUP, pairs_fit, groups);
    join_rests(builder, groups, group_count, pairs_fit);
    for (size_t g = 0; g < group_count; g++)
        if (groups[g].count >= GROUP_MIN) add_pairs_card(builder, index, question, &groups[g]);
    warn_without_card(builder, question->place, cards, errors,
                      "three rows are needed of which no left value goes with another's right value");
}

/* Whether any row's value can only be a date. */
static bool is_by_date(const Relation *relation, size_t column) {
    for (size_t row = 0; row < relation->fact_count; row++) {
        int32_t number, first, last;
        const char *value = relation->facts[row].values[column];
        if (value && !fact_value_number(value, &number) && fact_value_date(value, &first, &last)) return true;
    }
    return false;
}

static bool read_span(Builder *builder, const Fact *fact, const char *value, bool by_date, Member *member) {
    bool ok = by_date ? fact_value_date(value, &member->first, &member->last)
                      : fact_value_number(value, &member->first);
    if (!by_date) member->last = member->first;
    if (!ok)
        problem_error(builder->problems, fact->place,
                      "\"%.*s\" cannot be put in order. Write %s, as \"order\" needs it.",
                      building_quoted(value), value,
                      by_date ? "a date such as 2023, 2023-08 or 2023-08-07, as other rows do"
                              : "a whole number in digits, or a date such as 2023-08-07");
    return ok;
}

/* Whether all facts agree on the place of what the row shows. */
static bool has_one_place(Builder *builder, uint32_t index, uint32_t row, const OrderQuestion *question) {
    AskedFact asked = {builder->facts,         builder->names,      index, row,
                       (uint32_t)question->by, 1u << question->show};
    Answers found;
    Arena arena = {0};
    answers_find_right(&asked, &arena, &found);
    arena_release(&arena);
    return found.right_count == 1 && !found.too_many;
}

/* The rows that have a place in the order, what they show each once. */
static size_t gather_order(Builder *builder, uint32_t index, const OrderQuestion *question, Member *members) {
    const Relation *relation = &builder->facts->relations[index];
    bool by_date = is_by_date(relation, question->by);
    size_t count = 0;
    for (uint32_t row = 0; row < relation->fact_count; row++) {
        const Fact *fact = &relation->facts[row];
        const char *by = fact->values[question->by];
        if (!by || !fact->values[question->show]) continue;
        Member member = {.row = row};
        if (!read_span(builder, fact, by, by_date, &member)) continue;
        member.shown[0] = name_index_of(builder->names, index, row, question->show);
        member.shown[1] = NAME_NONE;
        if (has_one_place(builder, index, row, question)) members[count++] = member;
    }
    return count;
}

static int compare_places(const void *left, const void *right) {
    const Member *a = *(const Member *const *)left, *b = *(const Member *const *)right;
    return (a->first > b->first) - (a->first < b->first);
}

static void add_order_card(Builder *builder, uint32_t index, const OrderQuestion *question, Group *group) {
    const Relation *relation = &builder->facts->relations[index];
    const char *path = arena_format(builder->scratch, "order/%s", relation->columns[question->show]);
    Card card = start_group_card(builder, index, group, question->prompt, question->show, path);
    qsort(group->members, group->count, sizeof *group->members, compare_places);
    card.kind = CARD_ORDER;
    card.option_count = group->count;
    card.options = arena_alloc_array(builder->arena, card.option_count, sizeof *card.options);
    for (size_t i = 0; i < group->count; i++)
        card.options[i] = relation->facts[group->members[i]->row].values[question->show];
    building_add(builder, &card);
}

/* The members' rows in ascending order, to compare whole groups; fewer than FEW_ROWS of them exist. */
static uint64_t rows_of(const Group *group) {
    uint64_t rows = 0;
    for (size_t i = 0; i < group->count; i++) rows |= UINT64_C(1) << (group->members[i]->row & 63);
    return rows;
}

static bool was_asked(const uint64_t *asked, size_t count, uint64_t rows) {
    for (size_t i = 0; i < count; i++)
        if (asked[i] == rows) return true;
    return false;
}

/* Of few rows other groups are made with other hashes, until there are as many cards as rows. */
static void add_order_cards(Builder *builder, uint32_t index, const OrderQuestion *question, Member *members,
                            size_t count, Group *groups) {
    const Relation *relation = &builder->facts->relations[index];
    bool few = relation->fact_count < 64 && count < FEW_ROWS;
    uint64_t asked[FEW_ROWS];
    size_t asked_count = 0;
    for (uint64_t round = 0; round < (few ? ROUNDS_MAX : 1); round++) {
        mix(relation, members, count, round);
        size_t group_count = fill_groups(builder, members, count, ORDER_IN_GROUP, order_fits, groups);
        for (size_t g = 0; g < group_count; g++) {
            if (groups[g].count < GROUP_MIN) continue;
            if (few) {
                if (asked_count == count || was_asked(asked, asked_count, rows_of(&groups[g]))) continue;
                asked[asked_count++] = rows_of(&groups[g]);
            }
            add_order_card(builder, index, question, &groups[g]);
        }
    }
}

void build_order(Builder *builder, uint32_t index, const OrderQuestion *question) {
    size_t cards = builder->cards->count, errors = builder->problems->errors;
    arena_release(builder->scratch);
    const Relation *relation = &builder->facts->relations[index];
    Member *members = arena_alloc_array(builder->scratch, relation->fact_count, sizeof *members);
    Group *groups = arena_alloc_array(builder->scratch, relation->fact_count, sizeof *groups);
    size_t count = gather_order(builder, index, question, members);
    add_order_cards(builder, index, question, members, count, groups);
    warn_without_card(builder, question->place, cards, errors,
                      "three rows are needed that have different places in the order");
}
