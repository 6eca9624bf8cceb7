/* Which cards a match is played with: what is ticked is what is dealt, listed, kept for proof and remembered.
 */
#include "unit/cmocka_test.h"

#include <stdio.h>

#include "scenes/picking_fixture.h"

static void without_ticks_it_is_the_chosen_pack(void **state) {
    Game *game = game_of(state);
    assert_ptr_equal(game_cards(game), &pack_at(game, 0)->cards);
    assert_string_equal(game_cards_title(game), "Leaves");
    assert_false(game_cards_is_selection(game));
    game_choose_pack(game, 1);
    assert_ptr_equal(game_cards(game), &pack_at(game, 1)->cards);
    game_packs_hide(game, game->shelf.packs.items[0], true);
    game_packs_hide(game, game->shelf.packs.items[1], true);
    assert_null(game_cards(game));
    assert_null(game_cards_title(game));
    game_start_match(game); /* nothing to play: no match */
    assert_false(game->match_on);
}

static void ticks_choose_topics_difficulties_and_packs(void **state) {
    Game *game = game_of(state);
    size_t count;
    const CardTopic *topics = game_cards_topics(game, &count);
    assert_int_equal(count, 2);
    assert_string_equal(topics[0].name, "Trees");
    assert_int_equal(topics[0].cards, 2);
    assert_true(game_cards_toggle_topic(game, "Trees"));
    assert_int_equal(game_cards(game)->count, 2);
    assert_string_equal(game_cards_title(game), "Leaves (Trees)");
    game_cards_toggle_difficulty(game, DIFFICULTY_HARD);
    assert_int_equal(game_cards(game)->count, 1);
    assert_string_equal(card_list_at(game_cards(game), 0)->options[0], "oak");
    assert_true(game_cards_toggle_topic(game, "Trees"));
    assert_true(game_cards_toggle_pack(game, pack_at(game, 1)));
    assert_int_equal(game_cards(game)->count, 2); /* the hard ones of both */
    assert_string_equal(game_cards_title(game), "Leaves + Moons (hard)");
    game_cards_toggle_difficulty(game, DIFFICULTY_HARD);
    assert_int_equal(game_cards(game)->count, 5);
    assert_true(game_cards_toggle_pack(game, pack_at(game, 0)));
    assert_ptr_equal(game_cards(game), &pack_at(game, 1)->cards); /* the one that is left is the chosen one */
    assert_ptr_equal(game_pack(game), pack_at(game, 1));
    assert_true(game_cards_toggle_pack(game, pack_at(game, 1))); /* the last one stays */
    assert_int_equal(game_cards(game)->count, 2);
}

/* In a mix a topic is of its own pack's language, not of the chosen one's. */
static void topics_keep_the_languages_of_their_packs(void **state) {
    Picking *picking = *state;
    Game *game = game_of(state);
    char path[160];
    snprintf(path, sizeof path, "%s/tori.yaml", picking->folder);
    write_text(path,
               "title: Birds\nlanguage: ja\ncards:\n"
               "  - {ask: Which bird is black?, right: crow, wrong: [swan, gull], category: Birds}\n"
               "  - {ask: Which bird is in the oak?, right: jay, wrong: [swan, gull], category: Trees}\n");
    game_packs_bring(game, path);
    size_t count, seen = 0;
    assert_string_equal(game_pack(game)->title, "Birds");
    assert_true(game_cards_toggle_pack(game, pack_at(game, 0)));
    const CardTopic *topics = game_cards_topics(game, &count);
    for (size_t i = 0; i < count; i++) {
        bool is_japanese = strcmp(topics[i].name, "Birds") == 0;
        bool is_english = strcmp(topics[i].name, "Flowers") == 0;
        if (!is_japanese && !is_english) continue; /* trees are in both */
        assert_string_equal(game_cards_topic_language(game, &topics[i]), is_japanese ? "ja" : "en");
        seen++;
    }
    assert_int_equal(seen, 2);
    unlink(path);
}

static void all_difficulties_are_none(void **state) {
    Game *game = game_of(state);
    for (Difficulty level = DIFFICULTY_EASY; level <= DIFFICULTY_HARD; level++)
        game_cards_toggle_difficulty(game, level);
    assert_false(game_cards_is_selection(game));
}

static void topics_of_a_pack_that_is_taken_out_go_with_it(void **state) {
    Game *game = game_of(state);
    game_cards_toggle_pack(game, pack_at(game, 1));
    game_cards_toggle_topic(game, "Flowers");
    game_cards_toggle_pack(game, pack_at(game, 0));
    assert_false(game_cards_is_selection(game));
    assert_int_equal(game_cards(game)->count, 2);
}

static void another_pack_is_chosen_whole(void **state) {
    Game *game = game_of(state);
    game_cards_toggle_pack(game, pack_at(game, 1));
    game_cards_toggle_topic(game, "Trees");
    game_choose_pack(game, 1);
    assert_false(game_cards_is_selection(game));
}

static void nothing_begins_without_a_card(void **state) {
    Game *game = game_of(state);
    game_choose_pack(game, 1);
    game_cards_toggle_difficulty(game, DIFFICULTY_EASY);
    assert_int_equal(game_cards(game)->count, 0);
    game_start_match(game);
    assert_false(game->match_on);
    assert_non_null(strstr(game->notice, "Tick some more"));
    Seat *seat = &game->party.seats.items[0];
    *seat = (Seat){.taken = true, .name = "Tao"};
    game->party.seats.items[1] = (Seat){.taken = true, .name = "Elle"};
    assert_false(party_start(game));
    assert_false(game->match_on);
}

static void a_party_plays_what_is_ticked(void **state) {
    Game *game = game_of(state);
    game->party.seats.items[0] = (Seat){.taken = true, .name = "Tao"};
    game->party.seats.items[1] = (Seat){.taken = true, .name = "Elle"};
    game_cards_toggle_pack(game, pack_at(game, 1));
    game_cards_toggle_difficulty(game, DIFFICULTY_HARD);
    const Fingerprint mix = card_list_fingerprint(game_cards(game));
    assert_true(party_start(game));
    assert_int_equal(game->runner.match.cards->count, 2);
    assert_string_equal(game->runner.replay.pack.hex, mix.hex);
    assert_string_equal(game->runner.replay.pack_title, "Leaves + Moons (hard)");
}

/* Plays the match to its end, every card right or every card missed. */
static void play(Picking *picking, bool right) {
    Game *game = &picking->fixture.game;
    for (int i = 0; i < 100 && game->runner.match.phase != MATCH_FINISHED; i++) {
        if (game->runner.match.phase == MATCH_QUESTION) {
            const Card *card = match_card(&game->runner.match);
            const DealtCard *dealt = &match_turn(&game->runner.match)->dealt;
            CardAnswer answer = right ? judge_right_answer(card, dealt) : judge_wrong_answer(card, dealt);
            scene_fixture_press(&picking->fixture, INPUT_OPTION, answer.value);
        } else {
            scene_fixture_press(&picking->fixture, INPUT_ACCEPT, 0);
        }
        scene_fixture_pass(&picking->fixture, 1000);
    }
    assert_int_equal(game->runner.match.phase, MATCH_FINISHED);
}

/* Fonts and direction are those of the card on the table, whichever pack of a mix it comes from. */
static void the_language_is_that_of_the_card(void **state) {
    Picking *picking = *state;
    Game *game = game_of(state);
    char text[2000];
    snprintf(text, sizeof text, "%s", MOONS);
    memcpy(strstr(text, "language: en"), "language: he", 12);
    write_text(picking->moons, text);
    atomic_store(&game->packs.changed, true);
    game_packs_take_news(game);
    Fonts *fonts = picking->fixture.fonts;
    game_cards_toggle_pack(game, pack_at(game, 1));
    game_start_match(game);
    size_t seen[2] = {0};
    for (int i = 0; i < 100 && game->runner.match.phase != MATCH_FINISHED; i++) {
        const Card *card = match_card(&game->runner.match);
        bool moon = strstr(card->prompt, "planet");
        seen[moon]++;
        scene_fixture_draw(&picking->fixture);
        assert_int_equal(fonts_language_is_from_right(fonts), moon);
        if (game->runner.match.phase == MATCH_QUESTION)
            scene_fixture_press(&picking->fixture, INPUT_OPTION, 0);
        else
            scene_fixture_press(&picking->fixture, INPUT_ACCEPT, 0);
        scene_fixture_pass(&picking->fixture, 1000);
    }
    assert_true(seen[0] && seen[1]);
    for (uint32_t i = 0; i < game->runner.match.turn_count; i++) {
        uint32_t index = game->runner.match.turns[i].dealt.card;
        bool moon = strstr(card_list_at(game->runner.match.cards, index)->prompt, "planet");
        assert_string_equal(game_cards_language(game, index), moon ? "he" : "en");
    }
    game_end_match(game);
    game_choose_pack(game, 1);
    assert_string_equal(game_pack(game)->language, "he");
    game_go(game, SCENE_CHOOSE); /* whose sentences are English */
    scene_fixture_draw(&picking->fixture);
    assert_false(fonts_language_is_from_right(fonts));
}

/* What the store keeps under a fingerprint; NULL: nothing. */
static const char *kept(Game *game, Arena *arena, const Fingerprint *print) {
    const char *bytes;
    size_t length;
    return store_find_pack(game->store, arena, print, &bytes, &length) ? bytes : NULL;
}

static void a_mix_has_a_table_of_its_own_and_what_proves_it_is_kept(void **state) {
    Picking *picking = *state;
    Game *game = game_of(state);
    Arena arena = {0};
    game_cards_toggle_pack(game, pack_at(game, 1));
    const Fingerprint mix = card_list_fingerprint(game_cards(game));
    game_start_match(game);
    play(picking, true);
    assert_int_equal(game->scene, SCENE_NAME);
    strcpy(game->name, "Tao");
    assert_true(game_save_score(game));
    StoredScore *scores;
    size_t count;
    assert_true(
        store_best_scores(game->store, &arena, "Leaves + Moons", "classic", 10, 10, &scores, &count, NULL));
    assert_int_equal(count, 1);
    assert_string_equal(scores[0].pack.hex, mix.hex);
    SelectionText text;
    const char *bytes = kept(game, &arena, &mix);
    assert_non_null(bytes);
    assert_true(selection_text_read(bytes, strlen(bytes), &arena, &text));
    assert_int_equal(text.pack_count, 2);
    for (size_t i = 0; i < 2; i++) assert_non_null(kept(game, &arena, &text.packs[i].fingerprint));
    assert_true(store_best_scores(game->store, &arena, "Leaves", "classic", 10, 10, &scores, &count, NULL));
    assert_int_equal(count, 0);
    arena_release(&arena);
}

static void misses_are_practised_in_their_own_packs_and_in_the_mix(void **state) {
    Picking *picking = *state;
    Game *game = game_of(state);
    uint32_t due[10];
    game_cards_toggle_pack(game, pack_at(game, 1));
    game_start_match(game);
    play(picking, false);
    game_end_match(game);
    assert_int_equal(game_cards_due(game, due, 10), 5);
    assert_int_equal(game_cards_due(game, due, 2), 2);
    game_cards_toggle_topic(game, "Flowers");
    assert_int_equal(game_cards_due(game, due, 10), 1);
    assert_string_equal(card_list_at(game_cards(game), due[0])->options[0], "clover");
    game_cards_clear(game);
    assert_int_equal(game_cards_due(game, due, 10), 3); /* of Leaves alone */
    game->mode = MODE_PRACTICE;
    game_cards_toggle_pack(game, pack_at(game, 1));
    game_look_up_progress(game);
    assert_int_equal(game->due_count, 5);
    game_start_match(game);
    play(picking, true);
    game_end_match(game);
    DeckHint hints[5];
    game_cards_hints(game, hints);
    for (size_t i = 0; i < 5; i++) assert_int_equal(DECK_HINT_SEEN(hints[i]), 3);
}

/* The first card of the pack that is dealt, with other words. */
static void a_pack_that_is_edited_shows_in_a_mix_and_keeps_the_match(void **state) {
    Picking *picking = *state;
    Game *game = game_of(state);
    game_cards_toggle_pack(game, pack_at(game, 1));
    game_cards_toggle_difficulty(game, DIFFICULTY_HARD);
    game_start_match(game);
    assert_int_equal(game->runner.match.turn_limit, 2);
    for (int edit = 1; edit <= 2; edit++) {
        char text[2000], *at;
        snprintf(text, sizeof text, "%s", MOONS);
        at = strstr(text, "Phobos");
        assert_non_null(at);
        memcpy(at, edit == 1 ? "PHOBOS" : "phobos", 6);
        for (int longer = 0; longer < edit; longer++) strcat(text, "# edited\n");
        write_text(picking->moons, text);
        atomic_store(&game->packs.changed, true);
        game_packs_take_news(game);
        const CardList *cards = game->runner.match.cards;
        bool seen = false;
        for (size_t i = 0; i < cards->count; i++)
            seen = seen || strstr(card_list_at(cards, i)->prompt, edit == 1 ? "PHOBOS" : "phobos");
        assert_true(seen);
        assert_int_equal(cards->count, 2);
    }
    assert_false(game->counted);
    play(picking, true);
    assert_int_equal(game->runner.match.seats[0].right_count, 2);
    game_end_match(game);
    assert_non_null(strstr(card_list_at(game_cards(game), 1)->prompt, "phobos")); /* the mix is made anew */
}

/* So many rows that their cards are made when they are dealt. */
static void write_long_list(const char *path) {
    FILE *out = fopen(path, "w");
    assert_non_null(out);
    fputs("term,meaning,category\n", out);
    for (int i = 0; i < 6000; i++) fprintf(out, "Land %d,City %d,%s\n", i, i, i % 10 ? "North" : "South");
    fclose(out);
}

/* What is ticked is what is dealt, and the text that is kept makes the same cards again. */
static void ticks_hold_for_a_long_list(void **state) {
    Picking *picking = *state;
    Game *game = game_of(state);
    Arena arena = {0};
    char path[160];
    size_t count;
    snprintf(path, sizeof path, "%s/lands.csv", picking->folder);
    write_long_list(path);
    game_packs_bring(game, path);
    const Pack *lands = game_pack(game);
    assert_int_equal(lands->cards.count, 12000);
    const CardTopic *topics = game_cards_topics(game, &count);
    assert_int_equal(count, 2);
    assert_string_equal(topics[1].name, "South");
    assert_int_equal(topics[1].cards, 1200);
    game_cards_toggle_topic(game, "South");
    assert_int_equal(game_cards(game)->count, 1200);
    const Fingerprint print = card_list_fingerprint(game_cards(game));
    game_start_match(game);
    for (size_t i = 0; i < game_cards(game)->count; i += 97)
        assert_string_equal(card_list_at(game_cards(game), i)->category, "South");
    play(picking, false);
    for (size_t i = 0; i < game->runner.match.turn_count; i++) {
        const Card *card = card_list_at(game_cards(game), game->runner.match.turns[i].dealt.card);
        assert_string_equal(card->category, "South");
    }
    game_cards_keep(game);
    SelectionText text;
    const char *bytes = kept(game, &arena, &print);
    assert_non_null(bytes);
    assert_true(selection_text_read(bytes, strlen(bytes), &arena, &text));
    CardFilter filter = selection_text_filter(&text);
    const CardList *lists[] = {&lands->cards};
    CardList again = card_selection_of(lists, 1, &filter, &arena);
    assert_string_equal(card_list_fingerprint(&again).hex, print.hex);
    card_list_release(&again);
    game_end_match(game);
    assert_true(game_cards_due(game, (uint32_t[10]){0}, 10) > 0); /* what was missed comes back */
    game_cards_toggle_topic(game, "South");
    game_cards_toggle_topic(game, "North");
    assert_int_equal(game_cards_due(game, (uint32_t[10]){0}, 10), 0); /* but not among others */
    arena_release(&arena);
    unlink(path);
}

static void press(Picking *picking, InputKind kind) {
    scene_fixture_press(&picking->fixture, kind, 0);
    scene_fixture_draw(&picking->fixture);
}

static void everything_is_ticked_by_keys_and_by_clicks(void **state) {
    Picking *picking = *state;
    Game *game = game_of(state);
    ListMenu *list = &game->packs_view.picks;
    game_go(game, SCENE_CHOOSE);
    scene_fixture_draw(&picking->fixture);
    press(picking, INPUT_UP);
    press(picking, INPUT_ACCEPT);
    assert_int_equal(game->scene, SCENE_PICK_CARDS);
    press(picking, INPUT_DOWN);
    press(picking, INPUT_ACCEPT); /* Moons too */
    assert_string_equal(game_cards_title(game), "Leaves + Moons");
    press(picking, INPUT_RIGHT);
    press(picking, INPUT_UP);
    press(picking, INPUT_ACCEPT); /* Trees, or the cards of no topic: as many */
    assert_int_equal(game->cards.ticks.topic_count, 1);
    assert_int_equal(game_cards(game)->count, 2);
    scene_fixture_click(&picking->fixture, list->columns[1].rows[0]); /* no more */
    assert_int_equal(game->cards.ticks.topic_count, 0);
    scene_fixture_click(&picking->fixture, list->buttons[2]);
    assert_string_equal(game_cards_title(game), "Leaves + Moons (hard)");
    scene_fixture_click(&picking->fixture, list->buttons[3]); /* Everything */
    assert_false(game_cards_is_selection(game));
    press(picking, INPUT_RIGHT);
    press(picking, INPUT_ACCEPT); /* Done */
    assert_int_equal(game->scene, SCENE_CHOOSE);
    game_go(game, SCENE_PACKS);
    scene_fixture_draw(&picking->fixture);
    scene_fixture_click(&picking->fixture, game->packs_view.list.buttons[1]);
    assert_int_equal(game->scene, SCENE_PICK_CARDS);
    scene_fixture_draw(&picking->fixture);
    press(picking, INPUT_BACK);
    assert_int_equal(game->scene, SCENE_PACKS);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, picking_setup, picking_teardown)

int main(void) {
    const struct CMUnitTest tests[] = {
        TEST(without_ticks_it_is_the_chosen_pack),
        TEST(ticks_choose_topics_difficulties_and_packs),
        TEST(topics_keep_the_languages_of_their_packs),
        TEST(all_difficulties_are_none),
        TEST(topics_of_a_pack_that_is_taken_out_go_with_it),
        TEST(another_pack_is_chosen_whole),
        TEST(nothing_begins_without_a_card),
        TEST(a_party_plays_what_is_ticked),
        TEST(a_mix_has_a_table_of_its_own_and_what_proves_it_is_kept),
        TEST(the_language_is_that_of_the_card),
        TEST(misses_are_practised_in_their_own_packs_and_in_the_mix),
        TEST(a_pack_that_is_edited_shows_in_a_mix_and_keeps_the_match),
        TEST(ticks_hold_for_a_long_list),
        TEST(everything_is_ticked_by_keys_and_by_clicks),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
