/* Selections: of topics and difficulties, of several lists, of single cards; held lists and made ones. */
#include "unit/cmocka_test.h"

#include <stdlib.h>
#include <string.h>

#include "base/buffer.h"
#include "cards/card_selection.h"
#include "unit/card_fixture.h"

#define CARDS 60

static const char *const TOPICS[] = {"Sea", "Sky", NULL};

/* Cards with topics and difficulties in turn; each stands on a fact of its own. */
static CardList held_list(Arena *arena, const char *name) {
    CardList list = {.fact_count = CARDS};
    list.fact_ids = arena_alloc_array(arena, CARDS, sizeof *list.fact_ids);
    for (uint32_t i = 0; i < CARDS; i++) {
        Card card = make_card(arena, (CardShape){CARD_CHOICE, 1, 3}, i);
        uint32_t *fact = arena_alloc(arena, sizeof *fact);
        *fact = i;
        card.id = arena_format(arena, "%s/%u", name, i);
        card.category = TOPICS[i % 3];
        card.difficulty = (Difficulty)(i % 4);
        card.facts = fact;
        card.fact_count = 1;
        list.fact_ids[i] = arena_format(arena, "fact %s/%u", name, i);
        card_list_add(&list, arena, &card);
    }
    return list;
}

static void a_filter_takes_its_topics_and_difficulties(void **state) {
    (void)state;
    Arena arena = {0};
    CardList list = held_list(&arena, "a");
    const CardList *lists[] = {&list};
    const char *topics[] = {"Sky", ""};
    for (size_t topic_count = 0; topic_count <= 2; topic_count++) {
        for (unsigned difficulties = 0; difficulties < 16; difficulties += 2) {
            CardFilter filter = {topics, topic_count, difficulties, false};
            CardList chosen = card_selection_of(lists, 1, &filter, &arena);
            size_t at = 0;
            for (uint32_t i = 0; i < CARDS; i++) {
                bool topic = topic_count == 0 || i % 3 == 1 || (i % 3 == 2 && topic_count == 2);
                unsigned level =
                    i % 4 ? i % 4 : DIFFICULTY_MEDIUM; /* a choice without one counts as medium */
                if (!topic || (difficulties && !(difficulties & 1u << level))) continue;
                assert_string_equal(card_list_at(&chosen, at++)->id, list.items[i].id);
            }
            assert_int_equal(chosen.count, at);
            card_list_release(&chosen);
        }
    }
    arena_release(&arena);
}

static void several_lists_are_one_and_share_no_fact(void **state) {
    (void)state;
    Arena arena = {0};
    CardList a = held_list(&arena, "a"), b = held_list(&arena, "b");
    const CardList *lists[] = {&a, &b};
    const CardFilter all = {0};
    CardList both = card_selection_of(lists, 2, &all, &arena);
    assert_int_equal(both.count, 2 * CARDS);
    assert_int_equal(both.fact_count, 2 * CARDS);
    for (uint32_t i = 0; i < 2 * CARDS; i++) {
        const Card *card = card_list_at(&both, i), *own = &lists[i / CARDS]->items[i % CARDS];
        assert_string_equal(card->id, own->id);
        assert_string_equal(both.fact_ids[card->facts[0]], lists[i / CARDS]->fact_ids[i % CARDS]);
    }
    card_list_release(&both);
    arena_release(&arena);
}

static void the_same_selection_has_the_same_fingerprint_and_another_does_not(void **state) {
    (void)state;
    Arena arena = {0};
    CardList a = held_list(&arena, "a"), b = held_list(&arena, "b");
    const CardList *ab[] = {&a, &b}, *ba[] = {&b, &a};
    const char *sea = "Sea", *every_topic[] = {"", "Sea", "Sky"};
    const struct {
        const CardList *const *lists;
        size_t count;
        CardFilter filter;
    } rows[] = {{ab, 1, {0}},
                {ba, 1, {0}},
                {ab, 2, {0}},
                {ba, 2, {0}},
                {ab, 1, {&sea, 1, 0, false}},
                {ab, 1, {NULL, 0, 1u << DIFFICULTY_HARD, false}},
                /* All cards by another name. */
                {ab, 1, {every_topic, 3, 0, false}},
                {ab, 1, {NULL, 0, 14, false}}};
    Fingerprint seen[8];
    for (size_t i = 0; i < 8; i++) {
        for (int round = 0; round < 2; round++) {
            CardList list = card_selection_of(rows[i].lists, rows[i].count, &rows[i].filter, &arena);
            Fingerprint print = card_list_fingerprint(&list);
            if (round) assert_string_equal(print.hex, seen[i].hex);
            seen[i] = print;
            card_list_release(&list);
        }
        for (size_t j = 0; j < i; j++) assert_string_not_equal(seen[i].hex, seen[j].hex);
    }
    arena_release(&arena);
}

static void single_cards_stand_in_the_order_they_were_named(void **state) {
    (void)state;
    Arena arena = {0};
    CardList list = held_list(&arena, "a");
    const uint32_t indices[] = {41, 3, 59};
    CardList chosen = card_selection_of_indices(&list, indices, 3, &arena);
    assert_int_equal(chosen.count, 3);
    for (size_t i = 0; i < 3; i++)
        assert_string_equal(card_list_at(&chosen, i)->id, list.items[indices[i]].id);
    card_list_release(&chosen);
    arena_release(&arena);
}

/* A selection may stand on a selection. */
static void a_made_list_is_filtered_as_a_held_one_is(void **state) {
    (void)state;
    Arena arena = {0};
    CardList held = held_list(&arena, "a");
    const uint32_t indices[] = {0, 1, 2, 3, 4, 5};
    CardList made = card_selection_of_indices(&held, indices, 6, &arena);
    const CardList *lists[] = {&made};
    const char *sea = "Sea";
    const CardFilter filter = {&sea, 1, 0, false};
    CardList chosen = card_selection_of(lists, 1, &filter, &arena);
    assert_int_equal(chosen.count, 2);
    assert_string_equal(card_list_at(&chosen, 1)->id, "a/3");
    card_list_release(&chosen);
    card_list_release(&made);
    arena_release(&arena);
}

static bool make_and_count(const void *context, uint32_t index, const CardMaking *making, Card *out) {
    (void)index;
    ++*(size_t *)(uintptr_t)context;
    *out = make_card(making->arena, (CardShape){CARD_CHOICE, 1, 3}, 0);
    out->category = "Sea";
    return true;
}

#define LONG_CARDS (SELECTION_LOOKED_THROUGH_MAX + 2)
#define ROW_CARDS 2

/* Of every three rows the first is of the sea, the second of the sky, the third of a topic that is not known.
 */
static CardList long_list(Arena *arena, size_t *made, SourceTopics *topics) {
    static const char *const names[] = {"Sea", "Sky", "?"};
    *topics = (SourceTopics){row_topics_make(arena, LONG_CARDS / ROW_CARDS), ROW_CARDS, DIFFICULTY_MEDIUM};
    for (uint32_t row = 0; row < LONG_CARDS / ROW_CARDS; row++)
        row_topics_set(&topics->rows, row, names[row % 3]);
    topics->rows.count = 2;
    const CardSource source = {.context = made, .make = make_and_count, .topics = topics};
    return card_list_of_source(&source, LONG_CARDS, arena);
}

/* Nobody waits while half a million cards are made only to be counted. */
static void a_long_list_is_filtered_by_what_its_source_knows(void **state) {
    (void)state;
    Arena arena = {0};
    size_t made = 0, own;
    SourceTopics known;
    CardList list = long_list(&arena, &made, &known), few = held_list(&arena, "a");
    const CardList *lists[] = {&few, &list};
    const char *sky = "Sky";
    const CardFilter filter = {&sky, 1, 0, .long_lists_too = true};
    CardTopic topics[3];
    assert_true(card_selection_is_long(&list));
    assert_int_equal(card_selection_topics(lists, 2, &arena, topics, 3), 3);
    assert_string_equal(topics[0].name, "Sea"); /* equals by their names */
    assert_int_equal(topics[0].cards, 1667 * ROW_CARDS + CARDS / 3);
    assert_int_equal(topics[1].cards, 1667 * ROW_CARDS + CARDS / 3);
    assert_string_equal(topics[2].name, "");
    assert_int_equal(topics[2].cards, CARDS / 3);
    assert_true(topics[0].at_most && topics[1].at_most); /* what a source says its rows may give */
    assert_false(topics[2].at_most);                     /* the other list's alone */
    assert_true(topics[0].list == 0 && topics[1].list == 0 && topics[2].list == 0);
    const CardList *turned[] = {&list, &few};
    assert_int_equal(card_selection_topics(turned, 2, &arena, topics, 3), 3);
    assert_true(topics[0].list == 0 && topics[1].list == 0 && topics[2].list == 1);

    CardList chosen = card_selection_of(lists, 2, &filter, &arena);
    assert_int_equal(chosen.count, CARDS / 3 + 1667 * ROW_CARDS);
    for (uint32_t i = CARDS / 3; i < chosen.count; i++) {
        assert_ptr_equal(card_selection_origin(&chosen, i, &own), &list);
        assert_int_equal(own / ROW_CARDS % 3, 1);
        assert_int_equal(own, (i - CARDS / 3) / ROW_CARDS * 3 * ROW_CARDS + ROW_CARDS + i % ROW_CARDS);
    }
    assert_int_equal(made, 0);
    assert_false(card_selection_knows_count(&list) || card_selection_knows_count(&chosen));
    card_list_release(&chosen);
    chosen = card_selection_of(lists, 1, &filter, &arena);
    assert_true(card_selection_knows_count(&few) && card_selection_knows_count(&chosen));
    card_list_release(&chosen);
    chosen = card_selection_of(lists, 1, &(CardFilter){0}, &arena);
    assert_true(card_selection_knows_count(&chosen));
    card_list_release(&chosen);
    chosen = card_selection_of(lists, 2, &(CardFilter){0}, &arena);
    assert_false(card_selection_knows_count(&chosen));
    card_list_release(&chosen);

    const CardFilter hard = {&sky, 1, 1u << DIFFICULTY_HARD, true};
    const CardFilter medium = {&sky, 1, 1u << DIFFICULTY_MEDIUM | 1u << DIFFICULTY_HARD, true};
    chosen = card_selection_of(lists + 1, 1, &hard, &arena);
    assert_int_equal(chosen.count, 0);
    card_list_release(&chosen);
    chosen = card_selection_of(lists + 1, 1, &medium, &arena);
    assert_int_equal(chosen.count, 1667 * ROW_CARDS);
    card_list_release(&chosen);
    card_list_release(&list);
    arena_release(&arena);
}

static uint32_t find_by_number(const void *context, const char *id) {
    (void)context;
    return (uint32_t)strtoul(id, NULL, 10);
}

static void cards_of_a_filtered_long_list_are_found(void **state) {
    (void)state;
    Arena arena = {0};
    size_t made = 0;
    SourceTopics known;
    CardList whole = long_list(&arena, &made, &known);
    CardSource source = *card_list_source(&whole);
    source.find = find_by_number;
    CardList list = card_list_of_source(&source, LONG_CARDS, &arena);
    const CardList *lists[] = {&list};
    const char *sky = "Sky";
    const CardFilter filter = {&sky, 1, 0, true};
    CardList chosen = card_selection_of(lists, 1, &filter, &arena);
    assert_int_equal(card_list_find(&chosen, "2"), 0);
    assert_int_equal(card_list_find(&chosen, "9"), 3);
    assert_int_equal(card_list_find(&chosen, "1"), CARD_NONE); /* of the sea */
    card_list_release(&chosen);
    card_list_release(&list);
    card_list_release(&whole);
    arena_release(&arena);
}

/* What was played before long lists could be filtered is proved by this fingerprint. */
static void a_selection_of_the_first_version_takes_long_lists_whole(void **state) {
    (void)state;
    Arena arena = {0};
    size_t made = 0;
    SourceTopics known;
    CardList list = long_list(&arena, &made, &known);
    const CardList *lists[] = {&list};
    const char *sky = "Sky";
    const CardFilter filter = {&sky, 1, 0, false}, now = {&sky, 1, 0, true};
    CardList chosen = card_selection_of(lists, 1, &filter, &arena);
    assert_int_equal(chosen.count, list.count);
    Buffer text = {0};
    buffer_format(&text, "quizleaf selection 2\n0 1\nSky%c%s %d\n", 0, card_list_fingerprint(&list).hex,
                  LONG_CARDS);
    Fingerprint own = hash_fingerprint(buffer_text(&text), text.length);
    buffer_clear(&text);
    buffer_format(&text, "quizleaf source 1 %d %s", LONG_CARDS, own.hex);
    assert_string_equal(card_list_fingerprint(&chosen).hex,
                        hash_fingerprint(buffer_text(&text), text.length).hex);
    buffer_release(&text);
    CardList other = card_selection_of(lists, 1, &now, &arena);
    assert_string_not_equal(card_list_fingerprint(&chosen).hex, card_list_fingerprint(&other).hex);
    card_list_release(&other);
    card_list_release(&chosen);
    card_list_release(&list);
    arena_release(&arena);
}

static void a_made_list_without_known_topics_is_looked_through_unless_it_is_long(void **state) {
    (void)state;
    Arena arena = {0};
    size_t made = 0;
    const CardSource source = {.context = &made, .make = make_and_count};
    const char *sky = "Sky";
    const CardFilter filter = {&sky, 1, 0, true};
    const struct {
        uint32_t cards;
        size_t taken, topics, made;
    } rows[] = {{SELECTION_LOOKED_THROUGH_MAX + 1, SELECTION_LOOKED_THROUGH_MAX + 1, 0, 0}, {100, 0, 1, 100}};
    for (size_t i = 0; i < 2; i++) {
        CardList list = card_list_of_source(&source, rows[i].cards, &arena);
        const CardList *lists[] = {&list};
        CardTopic topic;
        CardList chosen = card_selection_of(lists, 1, &filter, &arena);
        assert_int_equal(chosen.count, rows[i].taken);
        assert_int_equal(card_selection_topics(lists, 1, &arena, &topic, 1), rows[i].topics);
        assert_int_equal(made, rows[i].made);
        card_list_release(&chosen);
        card_list_release(&list);
    }
    arena_release(&arena);
}

static void every_card_says_where_it_comes_from(void **state) {
    (void)state;
    Arena arena = {0};
    CardList a = held_list(&arena, "a"), b = held_list(&arena, "b");
    const CardList *lists[] = {&a, &b};
    const char *sky = "Sky";
    const CardFilter filter = {&sky, 1, 0, false};
    CardList chosen = card_selection_of(lists, 2, &filter, &arena);
    const uint32_t indices[] = {1, 39, 0};
    CardList few = card_selection_of_indices(&chosen, indices, 3, &arena);
    size_t own;
    for (size_t i = 0; i < chosen.count; i++) {
        const CardList *list = card_selection_origin(&chosen, i, &own);
        assert_ptr_equal(list, i < CARDS / 3 ? &a : &b);
        assert_string_equal(list->items[own].id, card_list_at(&chosen, i)->id);
    }
    assert_ptr_equal(card_selection_origin(&few, 1, &own), &chosen);
    assert_int_equal(own, 39);
    assert_ptr_equal(card_selection_origin(&a, 7, &own), &a); /* no selection */
    assert_int_equal(own, 7);
    card_list_release(&few);
    card_list_release(&chosen);
    arena_release(&arena);
}

static void topics_stand_by_how_many_cards_they_have(void **state) {
    (void)state;
    Arena arena = {0};
    CardList list = held_list(&arena, "a");
    const CardList *lists[] = {&list, &(CardList){0}};
    list.count = 50; /* 17 Sea, 17 Sky, 16 without */
    CardTopic topics[4];
    assert_int_equal(card_selection_topics(lists, 2, &arena, topics, 4), 3);
    assert_string_equal(topics[0].name, "Sea");
    assert_string_equal(topics[1].name, "Sky");
    assert_string_equal(topics[2].name, "");
    assert_int_equal(topics[1].cards, 17);
    assert_int_equal(topics[2].cards, 16);
    assert_int_equal(card_selection_topics(lists, 1, &arena, topics, 2), 2);
    assert_int_equal(card_selection_topics(lists + 1, 1, &arena, topics, 4), 0);
    arena_release(&arena);
}

/* Of equally many cards: "Lesson 2" before "Lesson 10". */
static void topics_stand_by_the_numbers_in_their_names(void **state) {
    (void)state;
    static const char *const names[] = {"Lesson 10", "Lesson 1", "Lesson 2"};
    Arena arena = {0};
    CardTopic topics[3];
    CardList list = held_list(&arena, "a");
    const CardList *lists[] = {&list};
    list.count = 3;
    for (size_t i = 0; i < 3; i++) list.items[i].category = names[i];
    assert_int_equal(card_selection_topics(lists, 1, &arena, topics, 3), 3);
    assert_string_equal(topics[0].name, "Lesson 1");
    assert_string_equal(topics[1].name, "Lesson 2");
    assert_string_equal(topics[2].name, "Lesson 10");
    arena_release(&arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_filter_takes_its_topics_and_difficulties),
        cmocka_unit_test(several_lists_are_one_and_share_no_fact),
        cmocka_unit_test(the_same_selection_has_the_same_fingerprint_and_another_does_not),
        cmocka_unit_test(single_cards_stand_in_the_order_they_were_named),
        cmocka_unit_test(a_made_list_is_filtered_as_a_held_one_is),
        cmocka_unit_test(a_long_list_is_filtered_by_what_its_source_knows),
        cmocka_unit_test(cards_of_a_filtered_long_list_are_found),
        cmocka_unit_test(a_selection_of_the_first_version_takes_long_lists_whole),
        cmocka_unit_test(a_made_list_without_known_topics_is_looked_through_unless_it_is_long),
        cmocka_unit_test(every_card_says_where_it_comes_from),
        cmocka_unit_test(topics_stand_by_how_many_cards_they_have),
        cmocka_unit_test(topics_stand_by_the_numbers_in_their_names),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
