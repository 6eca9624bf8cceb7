/* Lists seen have 20 to 20,000 rows. A row whose meaning (or term) is too long for an option can still be
 * asked the other way, so rows go to one of three relations by the ways they can be asked; columns of one
 * name mean the same in all of them, so that what is right stays right across them. */
#include "packs/list_relation.h"

#include <string.h>

#include "base/hash.h"
#include "base/text.h"
#include "cards/card_builder.h"
#include "packs/plain_text.h"

#define ID_BYTES_MAX 80

enum { TERM, MEANING, COLUMNS };

/* Which of the columns can be asked. */
typedef enum Way { BOTH_WAYS, MEANING_ASKED, TERM_ASKED, GAP_ASKED, WAYS } Way;

/* A sentence with a gap answers no question, not even the one for what belongs into the gap. */
static const char *const COLUMN_NAMES[] = {"term", "meaning"}, *const GAP_COLUMN_NAMES[] = {"sentence",
                                                                                            "gap"};

static const char *const *columns_of(Way way) {
    return way == GAP_ASKED ? GAP_COLUMN_NAMES : COLUMN_NAMES;
}

typedef struct ListPart {
    const char *category;
    Way way;
    const ListPrompts *prompts; /* NULL: none of its own */
    Fact *facts;
    size_t count, capacity;
} ListPart;

struct ListState {
    const char *names[COLUMNS]; /* NULL: the columns have none */
    ListPart *parts;            /* one for each category and way */
    size_t count, capacity;
    const PairRows *rows; /* of a list that is not held; NULL: it is in the parts */
};

static ListState *state_of(PackReading *reading) {
    if (!reading->list) reading->list = arena_alloc(reading->arena, sizeof *reading->list);
    return reading->list;
}

void list_name_columns(PackReading *reading, const char *term, const char *meaning) {
    ListState *state = state_of(reading);
    bool usable = term && meaning && *term && *meaning && !strpbrk(term, "{}") && !strpbrk(meaning, "{}");
    state->names[TERM] = usable ? term : NULL;
    state->names[MEANING] = usable ? meaning : NULL;
}

/* The latest part is looked at first: rows of a category stand together in most files. */
static ListPart *part_for(PackReading *reading, const char *category, Way way, const ListPrompts *prompts) {
    ListState *state = state_of(reading);
    for (size_t i = state->count; i-- > 0;)
        if (state->parts[i].way == way && state->parts[i].prompts == prompts &&
            text_same(state->parts[i].category, category))
            return &state->parts[i];
    state->parts =
        arena_grow(reading->arena, state->parts, state->count, &state->capacity, sizeof *state->parts);
    state->parts[state->count] = (ListPart){.category = category, .way = way, .prompts = prompts};
    return &state->parts[state->count++];
}

static bool refuse_length(PackReading *reading, const ListRow *row, const char *what, size_t length) {
    problem_error(
        reading->problems, row->place,
        "The %s has %zu characters; one of the two must have at most %d to be an answer, and none over "
        "%d. Shorten it.",
        what, length, CARD_OPTION_MAX, CARD_PROMPT_MAX);
    return false;
}

/* How the row can be asked; false with an error where it cannot. */
static bool find_way(PackReading *reading, const ListRow *row, Way *way) {
    if (!*row->term || !*row->meaning) {
        problem_error(reading->problems, row->place,
                      "One of the two columns is empty here. Fill it or take the row away.");
        return false;
    }
    size_t term = text_count_codepoints(row->term), meaning = text_count_codepoints(row->meaning);
    if (term > CARD_PROMPT_MAX) return refuse_length(reading, row, "first column", term);
    if (meaning > CARD_PROMPT_MAX) return refuse_length(reading, row, "second column", meaning);
    bool term_fits = term <= CARD_OPTION_MAX && !row->only_forwards,
         meaning_fits = meaning <= CARD_OPTION_MAX;
    if (!term_fits && !meaning_fits) return refuse_length(reading, row, "second column", meaning);
    *way = term_fits && meaning_fits ? BOTH_WAYS : meaning_fits ? MEANING_ASKED : TERM_ASKED;
    return true;
}

bool list_check(PackReading *reading, const ListRow *row) {
    Way way;
    return find_way(reading, row, &way);
}

static const char *make_id(Arena *arena, const ListRow *row) {
    char slug[ID_BYTES_MAX + 1];
    Arena moment;
    ARENA_MEMORY(memory, 1024);
    arena_init_in(&moment, memory, sizeof memory);
    text_slug_of_folded(text_fold(&moment, ARENA_JOIN(&moment, row->term, " ", row->meaning)), slug,
                        ID_BYTES_MAX);
    arena_release(&moment);
    return ARENA_JOIN(arena, "list/", slug);
}

bool list_add(PackReading *reading, const ListRow *row) {
    Way way;
    if (!find_way(reading, row, &way)) return false;
    const char *category =
        row->category ? plain_text_shortened(reading->arena, row->category, CARD_CATEGORY_MAX) : NULL;
    ListPart *part = part_for(reading, category, row->is_gap ? GAP_ASKED : way, row->prompts);
    Fact fact = {.note = row->note, .place = row->place};
    fact.values = arena_alloc_array(reading->arena, COLUMNS, sizeof *fact.values);
    fact.values[TERM] = row->term;
    fact.values[MEANING] = row->meaning;
    fact.id = make_id(reading->arena, row);
    part->facts =
        arena_extend(reading->arena, part->facts, part->count, &part->capacity, sizeof *part->facts);
    part->facts[part->count++] = fact;
    return true;
}

static const char *capitalised(PackReading *reading, const char *name) {
    char *copy = arena_copy_text(reading->arena, name, strlen(name));
    if (*copy >= 'a' && *copy <= 'z') *copy = (char)(*copy - 'a' + 'A');
    return copy;
}

/* A text as a template has it, where a brace stands for itself. */
static const char *escaped(Arena *arena, const char *text) {
    char *out = arena_alloc(arena, 2 * strlen(text) + 1), *end = out;
    for (; *text; text++) {
        *end++ = *text;
        if (*text == '{' || *text == '}') *end++ = *text;
    }
    return out;
}

/* "Country: {term}. Capital?" says all that is known of how the two belong together, in any language; without
 * names the term alone is the question, as on a flash card. */
static const char *make_prompt(PackReading *reading, const ListPart *part, size_t told) {
    const ListState *state = reading->list;
    const char *const *columns = columns_of(part->way);
    const ListWords none = {0}, *words = !part->prompts ? &none
                                         : told == TERM ? &part->prompts->term
                                                        : &part->prompts->meaning;
    if (words->before)
        return arena_format(reading->arena, "%s{%s}%s", escaped(reading->scratch, words->before),
                            columns[told], escaped(reading->scratch, words->behind));
    if (!state->names[TERM] || !state->names[MEANING])
        return arena_format(reading->arena, "{%s}", columns[told]);
    return arena_format(reading->arena, "%s: {%s}. %s?", capitalised(reading, state->names[told]),
                        columns[told], capitalised(reading, state->names[COLUMNS - 1 - told]));
}

/* What is of no category is of the pack. */
static const char *title_category(PackReading *reading) {
    return plain_text_shortened(reading->arena, reading->pack->title, CARD_CATEGORY_MAX);
}

static void make_relation(PackReading *reading, const ListPart *part, size_t number, Relation *relation) {
    Arena *arena = reading->arena;
    const char **columns = arena_alloc_array(arena, COLUMNS, sizeof *columns);
    for (size_t c = 0; c < COLUMNS; c++) columns[c] = columns_of(part->way)[c];
    *relation = (Relation){.id = number ? arena_format(arena, "list-%zu", number + 1) : "list",
                           .category = part->category ? part->category : title_category(reading),
                           .columns = columns,
                           .column_count = COLUMNS,
                           .complete = {true, true},
                           .facts = part->facts,
                           .fact_count = part->count,
                           .place = part->facts[0].place};
    relation->questions = arena_alloc_array(arena, COLUMNS, sizeof *relation->questions);
    if (part->way != TERM_ASKED)
        relation->questions[relation->question_count++] = (Question){
            .column = MEANING, .prompt = make_prompt(reading, part, TERM), .prompt_place = relation->place};
    if (part->way == BOTH_WAYS || part->way == TERM_ASKED)
        relation->questions[relation->question_count++] = (Question){
            .column = TERM, .prompt = make_prompt(reading, part, MEANING), .prompt_place = relation->place};
}

/* Facts need a source: the file itself, which the reveal need not name. */
static void add_source(PackReading *reading) {
    FactBase *facts = &reading->pack->facts;
    if (facts->source_count) return;
    facts->sources = arena_alloc_array(reading->arena, 1, sizeof *facts->sources);
    facts->sources[facts->source_count++] = (Source){.id = "file", .title = reading->pack->title};
}

void list_take_rows(PackReading *reading, const PairRows *rows) {
    PairRows *kept = arena_alloc(reading->arena, sizeof *kept);
    *kept = *rows;
    state_of(reading)->rows = kept;
}

/* Where the pack's cards come from: the bytes of its rows, what they are called and how they are read. */
static Fingerprint fingerprint_of(PackReading *reading, const PairRows *rows) {
    const char *text = arena_format(
        reading->scratch, "quizleaf list 1 %s %u %s %s\n%s\n%s\n%s", reading->pack->format->key, rows->count,
        hash_fingerprint(reading->text, reading->length).hex, rows->term_name ? "named" : "unnamed",
        rows->term_name ? rows->term_name : "", rows->meaning_name ? rows->meaning_name : "", rows->category);
    return hash_fingerprint(text, strlen(text));
}

/* Cards are made of the rows when they are dealt. */
static void take_cards_of_rows(PackReading *reading, const ListState *state) {
    PairRows rows = *state->rows;
    if (state->names[TERM] && state->names[MEANING]) {
        rows.term_name = capitalised(reading, state->names[TERM]);
        rows.meaning_name = capitalised(reading, state->names[MEANING]);
    }
    rows.category = title_category(reading);
    rows.fingerprint = fingerprint_of(reading, &rows);
    if (rows.count) reading->pack->cards = list_cards_begin(&rows, reading->arena, reading->scratch);
}

void list_finish(PackReading *reading) {
    const ListState *state = reading->list;
    if (state && state->rows) take_cards_of_rows(reading, state);
    if (!state || state->count == 0) return;
    FactBase *facts = &reading->pack->facts;
    add_source(reading);
    facts->relations = arena_alloc_array(reading->arena, state->count, sizeof *facts->relations);
    for (size_t i = 0; i < state->count; i++)
        make_relation(reading, &state->parts[i], i, &facts->relations[facts->relation_count++]);
    reading->names = name_index_build(reading->arena, reading->scratch, facts);
    CardList known = {0};
    card_builder_build(facts, reading->names, reading->arena, reading->scratch, &reading->pack->cards, &known,
                       reading->problems);
}
