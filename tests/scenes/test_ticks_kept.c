/* What is ticked is ticked again at the next start, as far as it is still there. */
#include "unit/cmocka_test.h"

#include <stdio.h>

#include "scenes/picking_fixture.h"

/* The same player at the next start. */
static Game *restart(Picking *picking) {
    Game *game = &picking->fixture.game;
    game_release(game);
    game_init(game, picking->fixture.store, 8);
    game->settings.less_motion = true;
    game_packs_add_folder(game, picking->folder);
    return game;
}

static void ticks_are_remembered_for_each_pack(void **state) {
    Picking *picking = *state;
    Game *game = restart(picking); /* packs stand in their folder's order */
    game_cards_toggle_topic(game, "Trees");
    game_cards_toggle_difficulty(game, DIFFICULTY_HARD);
    game = restart(picking);
    assert_string_equal(game_cards_title(game), "Leaves (hard; Trees)");
    game_choose_pack(game, 1);
    assert_string_equal(game_cards_title(game), "Moons");
    game_cards_toggle_difficulty(game, DIFFICULTY_MEDIUM);
    game = restart(picking); /* the pack that was played last, with its own */
    assert_string_equal(game_cards_title(game), "Moons (medium)");
    game_choose_pack(game, 1);
    assert_string_equal(game_cards_title(game), "Leaves (hard; Trees)");
    game_cards_clear(game);
    game = restart(picking);
    assert_string_equal(game_cards_title(game), "Leaves");
}

static void a_mix_is_remembered_with_the_pack_that_was_chosen(void **state) {
    Picking *picking = *state;
    Game *game = restart(picking);
    game_cards_toggle_pack(game, pack_at(game, 1));
    game_cards_toggle_topic(game, "Flowers");
    game_cards_toggle_topic(game, "");
    game = restart(picking);
    assert_string_equal(game_cards_title(game), "Leaves + Moons (no topic, Flowers)");
    game_choose_pack(game, 1);
    assert_string_equal(game_cards_title(game), "Moons");
    game_choose_pack(game, 1);
    assert_string_equal(game_cards_title(game), "Leaves + Moons (no topic, Flowers)");
    game_packs_choose(game, 0); /* alone */
    assert_string_equal(game_cards_title(game), "Leaves (Flowers)");
    game = restart(picking);
    assert_string_equal(game_cards_title(game), "Leaves (Flowers)");
    game_cards_toggle_pack(game, pack_at(game, 1));
    game_packs_hide(game, game->shelf.packs.items[1], true); /* it goes out of the mix */
    assert_string_equal(game_cards_title(game), "Leaves (Flowers)");
}

/* The chosen one is taken out of a mix: then the mix belongs to another. */
static void the_one_that_is_left_is_remembered(void **state) {
    Picking *picking = *state;
    Game *game = restart(picking);
    game_cards_toggle_pack(game, pack_at(game, 1));
    game_cards_toggle_pack(game, pack_at(game, 0));
    game_cards_toggle_difficulty(game, DIFFICULTY_HARD);
    game = restart(picking);
    assert_string_equal(game_cards_title(game), "Moons (hard)");
    game_choose_pack(game, 1);
    assert_string_equal(game_cards_title(game), "Leaves");
}

static Game *choose_path(Game *game, const char *path) {
    for (size_t i = 0; i < game->shelf.packs.count; i++)
        if (strcmp(pack_at(game, i)->path, path) == 0) game_packs_choose(game, i);
    assert_string_equal(game_pack(game)->path, path);
    return game;
}

/* Another name or place does not make it another pack; an edited one is known by its place. */
static void a_pack_that_was_moved_keeps_its_ticks(void **state) {
    Picking *picking = *state;
    Game *game = restart(picking);
    char moved[160];
    snprintf(moved, sizeof moved, "%s/other.yaml", picking->folder);
    game_cards_toggle_topic(game, "Trees");
    game_cards_toggle_difficulty(game, DIFFICULTY_HARD);
    rename(picking->leaves, moved);
    game = choose_path(restart(picking), moved);
    assert_string_equal(game_cards_title(game), "Leaves (hard; Trees)");
    game_cards_toggle_topic(game, "Trees");
    game = choose_path(restart(picking), moved);
    assert_string_equal(game_cards_title(game), "Leaves (hard)");
    game_cards_clear(game); /* which is a choice, too */
    game = choose_path(restart(picking), moved);
    assert_string_equal(game_cards_title(game), "Leaves");
    rename(moved, picking->leaves);
    game = choose_path(restart(picking), picking->leaves);
    assert_string_equal(game_cards_title(game), "Leaves (hard; Trees)"); /* as it was left at this place */
    assert_int_equal(game_cards(game)->count, 1);
}

/* Where the mix was chosen with it. */
static void a_mix_goes_with_a_pack_that_was_moved(void **state) {
    Picking *picking = *state;
    Game *game = choose_path(restart(picking), picking->leaves);
    char moved[160];
    snprintf(moved, sizeof moved, "%s/other.yaml", picking->folder);
    game_cards_clear(game);
    game_cards_toggle_pack(game, strcmp(pack_at(game, 0)->path, picking->moons) == 0 ? pack_at(game, 0)
                                                                                     : pack_at(game, 1));
    game_cards_toggle_topic(game, "Flowers");
    assert_string_equal(game_cards_title(game), "Leaves + Moons (Flowers)");
    rename(picking->leaves, moved);
    game = restart(picking);
    for (int i = 0; i < 3 && strcmp(game_pack(game)->path, moved) != 0; i++) game_choose_pack(game, 1);
    assert_string_equal(game_cards_title(game), "Leaves + Moons (Flowers)");
    rename(moved, picking->leaves);
}

/* A topic that is gone and a pack that is gone leave what is there; come back, they count again. */
static void what_is_gone_is_passed_over(void **state) {
    Picking *picking = *state;
    Game *game = restart(picking);
    char without[2000], moved[160];
    snprintf(moved, sizeof moved, "%s/moved", picking->folder);
    game_cards_toggle_pack(game, pack_at(game, 1));
    game_cards_toggle_topic(game, "Trees");
    game_cards_toggle_topic(game, "Flowers");
    snprintf(without, sizeof without, "%.*s", (int)(strstr(LEAVES, "  - {ask: What is") - LEAVES), LEAVES);
    write_text(picking->leaves, without);
    rename(picking->moons, moved);
    game = restart(picking);
    assert_string_equal(game_cards_title(game), "Leaves (Trees)");
    assert_int_equal(game_cards_count_topics(game), 1);
    write_text(picking->leaves, "title: Leaves\nlanguage: en\ncards:\n  - {ask: Why?, right: so, wrong: [no, "
                                "oh, ah], category: Whys}\n");
    game = restart(picking);
    assert_string_equal(game_cards_title(game), "Leaves"); /* rather than nothing */
    write_text(picking->leaves, LEAVES);
    rename(moved, picking->moons);
    game = restart(picking);
    assert_string_equal(game_cards_title(game), "Leaves + Moons (Flowers, Trees)");
}

/* Edited while the game is open. */
static void a_pack_that_is_edited_keeps_its_ticks(void **state) {
    Picking *picking = *state;
    Game *game = restart(picking);
    game_cards_toggle_topic(game, "Trees");
    game_cards_toggle_topic(game, "Flowers");
    char text[2000];
    snprintf(text, sizeof text, "%s", LEAVES);
    memcpy(strstr(text, "Flowers"), "Blossom", 7);
    strcat(text, "# edited\n");
    write_text(picking->leaves, text);
    atomic_store(&game->packs.changed, true);
    game_packs_take_news(game);
    assert_string_equal(game_cards_title(game), "Leaves (Trees)");
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, picking_setup, picking_teardown)

/* Whoever picks from many packs sees the one that is chosen, and has the focus on it. */
static void a_chosen_pack_far_down_is_seen(void **state) {
    Picking *picking = *state;
    Game *game = &picking->fixture.game;
    const ListColumn *packs = &game->packs_view.picks.columns[0];
    char path[200];
    enum { MANY = 20, FAR = 12 };
    for (int i = 0; i < MANY; i++) {
        snprintf(path, sizeof path, "%s/many-%d.yaml", picking->folder, i);
        write_text(path, MOONS);
        pack_shelf_add_file(&game->shelf, path);
    }
    static const size_t chosen[] = {1, FAR, MANY + 1};
    for (size_t i = 0; i < sizeof chosen / sizeof *chosen; i++) {
        game_packs_choose(game, chosen[i]);
        pick_cards_open(game, SCENE_PACKS);
        scene_fixture_draw(&picking->fixture);
        assert_true(chosen[i] >= packs->first && chosen[i] < packs->first + packs->shown);
        assert_int_equal(packs->row, chosen[i] < packs->shown ? 0 : chosen[i]);
        assert_true(packs->first + packs->shown <= packs->count);
    }
    for (int i = 0; i < MANY; i++) {
        snprintf(path, sizeof path, "%s/many-%d.yaml", picking->folder, i);
        unlink(path);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        TEST(ticks_are_remembered_for_each_pack),    TEST(a_mix_is_remembered_with_the_pack_that_was_chosen),
        TEST(the_one_that_is_left_is_remembered),    TEST(what_is_gone_is_passed_over),
        TEST(a_pack_that_was_moved_keeps_its_ticks), TEST(a_mix_goes_with_a_pack_that_was_moved),
        TEST(a_pack_that_is_edited_keeps_its_ticks), TEST(a_chosen_pack_far_down_is_seen),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
