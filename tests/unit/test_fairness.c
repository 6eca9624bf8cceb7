/* The rules that make a card fair, and the check's word for each breach: small packs in tests/faults/fairness
 * with a fault planted, and what must be said of it at which line. A problem that is not in the table fails
 * as much as one that is missing. */
#include "unit/cmocka_test.h"

#include <stdio.h>
#include <string.h>

#include "packs/pack.h"
#include "packs/pack_folder.h"
#include "unit/fault_table.h"

#define FOLDER "tests/faults/fairness"

/* What is left to play of each file. */
static const struct {
    const char *file;
    size_t cards;
} FILES[] = {
    {"group-told", 3},         {"hand-choice", 2},    {"hand-odd", 1},
    {"hand-several", 1},       {"hand-statement", 1}, {"hand-typed", 4},
    {"hand-unproved", 1},      {"hand-variant", 2},   {"kinds", 0},
    {"near-prompts", 19},      {"not-group-part", 1}, {"not-group-told", 2},
    {"not-other-relation", 1}, {"not-variant", 1},    {"open-relation", 1},
    {"relation-keys", 4},      {"same-options", 5},   {"same-prompt", 6},
    {"stands-out", 4},         {"tells-answer", 1},
};

/* By file, in the order in which they are told. */
static const FaultRow FAULTS[] = {
    /* A wrong option that facts make true: in any relation, by another spelling, inside a group. */
    {"not-other-relation", 12, 9, E, "This row says \"Bob\" is not so, but a fact"},
    {"not-variant", 14, 9, E, "This row says \"bobby\" is not so, but a"},
    {"not-group-part", 14, 9, E, "This row says \"Bob\" is not so, but a fact"},
    {"not-group-part", 14, 9, W, "The answer \"Ann and Bob\" stands out"},
    {"not-group-told", 15, 9, E, "This row says \"the dance\" is not so, but"},
    /* The same on cards by hand. */
    {"hand-choice", 17, 5, E, "\"Bob\" is offered as wrong, but the fact in line 13"},
    {"hand-variant", 18, 5, E, "\"Bob\" is offered as wrong, but the fact in line 15"},
    {"hand-unproved", 12, 9, W, "\"Who plays Fox?\" has too few wrong options"},
    {"hand-unproved", 15, 5, E, "\"Ann\" is offered as wrong, but the fact in line 12"},
    {"hand-several", 18, 5, E, "\"Dee\" is offered as wrong, but the fact in line 13"},
    {"hand-odd", 18, 5, E, "\"Ann\" is the odd one here, but the fact in line 13"},
    {"hand-typed", 17, 5, E, "\"Ann\" is offered as wrong, but the fact in line 14"},
    {"hand-statement", 14, 5, E, "\"Ann plays Fox.\" is asked in line 12 too, with another"},
    /* An open relation proves nothing by what it leaves unsaid. */
    {"open-relation", 12, 9, W, "\"Who plays Fox?\" has too few wrong options: none can be proved"},
    {"open-relation", 13, 9, W, "\"Who plays Owl?\" has too few wrong options: none can be proved"},
    /* One question, two answers. */
    {"same-prompt", 9, 5, E, "\"Who sings first?\" is asked in line 6 too, with another"},
    {"same-prompt", 16, 5, E, "\"Who sings last?\" is asked in line 14 too, with another"},
    {"same-prompt", 20, 5, E, "\"How many sing?\" is asked in line 18 too, with another"},
    {"same-prompt", 26, 5, E, "\"Who sings in the end?\" is asked in line 23 too, with another"},
    {"same-prompt", 31, 5, E, "\"ANN sings.\" is asked in line 29 too, with another"},
    {"same-options", 8, 5, E, "\"Put them in order.\" is asked in line 6 too, with another"},
    {"same-options", 15, 5, E, "\"Which one is odd?\" is asked in line 12 too, with another"},
    {"same-options", 25, 5, E, "\"Match them.\" is asked in line 21 too, with another"},
    /* Nearly one question with one answer. */
    {"near-prompts", 13, 9, W, "in the second of the two films?\" in line 12, with the same answer"},
    {"near-prompts", 25, 9, W, "asks nearly the same as \"In the first film of the whole series Ann plays"},
    /* An answer that the question or its own length tells. */
    {"tells-answer", 6, 5, E, "tells its own answer \"Ann\""},
    {"tells-answer", 9, 5, E, "tells its own answer \"Ann\""},
    {"tells-answer", 12, 5, E, "tells its own answer \"Ann\""},
    {"tells-answer", 15, 5, E, "tells its own answer \"Ann\""},
    {"stands-out", 6, 5, W, "\"A moon with many volcanoes\" stands out"},
    {"stands-out", 9, 5, W, "\"The second moon of Jupiter\" stands out"},
    {"stands-out", 12, 5, W, "\"The fourth planet from the sun\" stands out"},
    {"stands-out", 15, 5, W, "has 42 characters; over 40 are tedious to type"},
    /* What each kind of card must be. */
    {"kinds", 0, 0, E, "There is no card in this pack"},
    {"kinds", 8, 5, E, "The options \"Robert\" and \"Bob\" read the same"},
    {"kinds", 11, 5, E, "needs two right answers or more and at least one wrong"},
    {"kinds", 14, 5, E, "The options \"Bob\" and \"robert\" read the same"},
    {"kinds", 16, 5, E, "has 2 things to put in order; there must be 3 to 6"},
    {"kinds", 18, 5, E, "The options \"Fox\" and \"fox\" read the same"},
    {"kinds", 20, 5, E, "has 2 pairs; there must be 3 to 8"},
    {"kinds", 22, 5, E, "needs the odd one and three others"},
    {"kinds", 25, 5, E, "\"Robert\" counts as right, so \"bob\" cannot be another answer"},
    {"kinds", 29, 13, E, "The number must be a whole one of at most 9 digits"},
    {"kinds", 32, 13, E, "The spread must be a whole number from 0"},
    {"kinds", 35, 12, E, "A card with \"type\" has no \"wrong\""},
    {"kinds", 36, 5, E, "A card with \"odd\" needs the key \"others\""},
    {"kinds", 38, 5, E, "A card with \"all\" needs the key \"ask\""},
    {"relation-keys", 12, 12, E, "there is none for {actor}. Write one."},
    {"relation-keys", 12, 19, E, "\"character\" must stand under \"complete\""},
    {"relation-keys", 12, 30, E, "\"stage\" is no column of \"cast\""},
    {"relation-keys", 14, 14, E, "The question asks for {actor} and tells it"},
    {"relation-keys", 16, 7, E, "\"stage\" is no column of \"cast\""},
    {"relation-keys", 17, 33, E, "Pairs need every right answer to be known, so \"character\""},
    {"relation-keys", 19, 27, E, "What is shown would tell its own place"},
    {"relation-keys", 20, 38, E, "This question is the same for all rows"},
    {"relation-keys", 21, 9, E, "The key \"by\" is missing: the order needs it"},
    {"relation-keys", 22, 62, E, "The tolerance must be a whole number"},
    {"relation-keys", 30, 15, W, "This makes no card: a question needs two right answers"},
    {"relation-keys", 31, 11, W, "This makes no card: a question needs three right answers"},
    {"relation-keys", 37, 9, E, "has two right answers, 2002 and \"2003\""},
    {"relation-keys", 39, 9, E, "\"soon\" cannot be put in order. Write a whole number"},
    {"relation-keys", 39, 9, E, "\"soon\" is no whole number"},
};

static void read_pack(const char *file, Pack *pack, Problems *problems) {
    char path[200];
    *problems = (Problems){0};
    snprintf(path, sizeof path, FOLDER "/%s.yaml", file);
    pack_read(path, pack, problems);
}

static void each_fault_is_named_at_its_line(void **state) {
    (void)state;
    for (size_t i = 0; i < COUNT(FILES); i++) {
        Pack pack;
        Problems problems;
        read_pack(FILES[i].file, &pack, &problems);
        assert_faults(FAULTS, COUNT(FAULTS), FILES[i].file, &problems);
        if (pack.cards.count != FILES[i].cards)
            fail_msg("%s: %zu cards, not %zu", FILES[i].file, pack.cards.count, FILES[i].cards);
        pack_release(&pack);
        problems_release(&problems);
    }
}

static void each_file_of_the_folder_is_in_the_table(void **state) {
    (void)state;
    Arena arena = {0};
    const char **paths, *why;
    size_t count;
    assert_true(pack_folder_list(FOLDER, &arena, &paths, &count, &why));
    assert_int_equal(count, COUNT(FILES));
    arena_release(&arena);
}

/* The card whose prompt this is; its kind must be the given one. */
static const Card *find_card(const Pack *pack, const char *prompt, CardKind kind) {
    for (size_t i = 0; i < pack->cards.count; i++)
        if (pack->cards.items[i].kind == kind && strcmp(pack->cards.items[i].prompt, prompt) == 0)
            return &pack->cards.items[i];
    fail_msg("no card asks \"%s\"", prompt);
    return NULL;
}

static void assert_options(const Card *card, size_t count, const char *const *options) {
    assert_int_equal(card->option_count, count);
    for (size_t i = 0; i < count; i++) assert_string_equal(card->options[i], options[i]);
}

static void an_open_relation_offers_only_what_it_denies(void **state) {
    (void)state;
    Pack pack;
    Problems problems;
    read_pack("open-relation", &pack, &problems);
    assert_options(find_card(&pack, "Who plays Hare?", CARD_CHOICE), 2, (const char *[]){"Cid", "Ann"});
    pack_release(&pack);
    problems_release(&problems);
}

/* What a group did, each of its members may have done, and the other way round. */
static void what_a_group_did_is_not_wrong_for_its_members(void **state) {
    (void)state;
    Pack pack;
    Problems problems;
    read_pack("group-told", &pack, &problems);
    assert_options(find_card(&pack, "Which moment did Ann make up?", CARD_CHOICE), 2,
                   (const char *[]){"the joke", "the song"});
    assert_options(find_card(&pack, "Which moment did Ann and Bob make up?", CARD_CHOICE), 2,
                   (const char *[]){"the dance", "the song"});
    assert_options(find_card(&pack, "Which moment did Cid make up?", CARD_CHOICE), 3,
                   (const char *[]){"the song", "the dance", "the joke"});
    pack_release(&pack);
    problems_release(&problems);
}

/* Choice and typed share a prompt without a word; a duplicate of the same kind goes. */
static void one_prompt_may_serve_two_kinds(void **state) {
    (void)state;
    Pack pack;
    Problems problems;
    read_pack("same-prompt", &pack, &problems);
    find_card(&pack, "Who sings last?", CARD_CHOICE);
    find_card(&pack, "Who sings last?", CARD_TYPED);
    pack_release(&pack);
    problems_release(&problems);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_fault_is_named_at_its_line),
        cmocka_unit_test(each_file_of_the_folder_is_in_the_table),
        cmocka_unit_test(an_open_relation_offers_only_what_it_denies),
        cmocka_unit_test(what_a_group_did_is_not_wrong_for_its_members),
        cmocka_unit_test(one_prompt_may_serve_two_kinds),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
