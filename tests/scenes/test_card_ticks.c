/* Ticks as text: what is written is read back, and of a text from outside what makes sense is taken. */
#include "unit/cmocka_test.h"

#include <string.h>

#include "scenes/card_ticks.h"

static const char *write(const CardTicks *ticks, Arena *arena) {
    Buffer text = {0};
    card_ticks_write(ticks, &text);
    const char *copy = arena_copy_text(arena, buffer_text(&text), text.length);
    buffer_release(&text);
    return copy;
}

static void what_is_ticked_is_written_and_read(void **state) {
    (void)state;
    Arena arena = {0};
    CardTicks ticks = {0}, again = {0};
    assert_string_equal(write(&ticks, &arena), "");
    card_ticks_toggle_path(&ticks, "/a b/leaves.yaml");
    assert_string_equal(write(&ticks, &arena), ""); /* one is no mix */
    card_ticks_toggle_path(&ticks, "/m\xC3\xB6nde.csv");
    card_ticks_toggle_path(&ticks, "/not \xFF UTF-8");
    card_ticks_toggle_path(&ticks, "/two\nlines");
    card_ticks_toggle_topic(&ticks, "Sea");
    card_ticks_toggle_topic(&ticks, "");
    card_ticks_toggle_difficulty(&ticks, DIFFICULTY_HARD);
    card_ticks_toggle_difficulty(&ticks, DIFFICULTY_EASY);
    const char *text = write(&ticks, &arena);
    assert_string_equal(text, "pack /a b/leaves.yaml\npack /m\xC3\xB6nde.csv\ntopic Sea\ntopic \n"
                              "difficulty easy\ndifficulty hard\n");
    card_ticks_read(&again, text);
    assert_int_equal(again.path_count, 2);
    assert_true(card_ticks_has_path(&again, "/a b/leaves.yaml"));
    assert_true(card_ticks_has_topic(&again, ""));
    assert_false(card_ticks_has_topic(&again, "Sky"));
    assert_string_equal(write(&again, &arena), text);
    card_ticks_clear(&again);
    assert_string_equal(write(&again, &arena), "");
    card_ticks_clear(&ticks);
    arena_release(&arena);
}

static void a_second_tick_takes_the_first_away(void **state) {
    (void)state;
    CardTicks ticks = {0};
    for (int i = 0; i < 2; i++) {
        assert_true(card_ticks_toggle_topic(&ticks, "Sea"));
        assert_int_equal(ticks.topic_count, i == 0);
    }
    for (Difficulty level = DIFFICULTY_EASY; level <= DIFFICULTY_HARD; level++)
        card_ticks_toggle_difficulty(&ticks, level);
    assert_int_equal(ticks.difficulties, 0); /* all are none */
    card_ticks_clear(&ticks);
}

static void of_strange_texts_what_makes_sense_is_taken(void **state) {
    (void)state;
    static const struct {
        const char *text, *taken;
    } rows[] = {
        {"topic Sea", "topic Sea\n"}, /* without a line end */
        {"topic Sea\r\ntopic Sky\n", "topic Sky\n"},
        {"topic Sea\ntopic Sea\n", "topic Sea\n"},
        {"topic\ntopics Sea\n topic Sea\nTOPIC Sea\n", ""},
        {"difficulty hard\ndifficulty hard\ndifficulty unset\ndifficulty \n", "difficulty hard\n"},
        {"difficulty hard\ndifficulty easy\ndifficulty medium\n", ""},
        {"pack /a\npack \npack /a\n", ""},
        {"pack /a\nmood calm\n\n\npack /b\n", "pack /a\npack /b\n"},
        {"\n\n\n", ""},
    };
    Arena arena = {0};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        CardTicks ticks = {0};
        card_ticks_read(&ticks, rows[i].text);
        assert_string_equal(write(&ticks, &arena), rows[i].taken);
        card_ticks_clear(&ticks);
    }
    arena_release(&arena);
}

static void no_more_is_ticked_than_fits(void **state) {
    (void)state;
    Buffer text = {0};
    CardTicks ticks = {0};
    for (int i = 0; i < SELECTION_TOPICS_MAX + 50; i++) buffer_format(&text, "topic %d\npack /%d\n", i, i);
    card_ticks_read(&ticks, buffer_text(&text));
    assert_int_equal(ticks.topic_count, SELECTION_TOPICS_MAX);
    assert_int_equal(ticks.path_count, SELECTION_LISTS_MAX);
    assert_false(card_ticks_toggle_topic(&ticks, "one more"));
    assert_false(card_ticks_toggle_path(&ticks, "/one-more"));
    card_ticks_clear(&ticks);
    buffer_release(&text);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_ticked_is_written_and_read),
        cmocka_unit_test(a_second_tick_takes_the_first_away),
        cmocka_unit_test(of_strange_texts_what_makes_sense_is_taken),
        cmocka_unit_test(no_more_is_ticked_than_fits),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
