/* Scores of a pack whose pictures stand inside of Moodle XML are proved from what is kept, without them. */
#include "unit/moodle_pictures_fixture.h"

#include <stdio.h>

#include "packs/encoded_text.h"
#include "packs/pack_kept.h"
#include "packs/pack_picture.h"
#include "unit/kept_fixture.h"

static Pack expect_kept(const Pack *pack, Buffer *bytes) {
    Problems problems = {0};
    Pack kept;
    pack_kept_write(pack, bytes);
    assert_true(pack_read_text("kept pack", bytes->text, bytes->length, &kept, &problems));
    assert_string_equal(card_list_fingerprint(&kept.cards).hex, card_list_fingerprint(&pack->cards).hex);
    for (size_t i = 0; i < pack->cards.count; i++) {
        assert_string_equal(card_list_at(&kept.cards, i)->id, card_list_at(&pack->cards, i)->id);
        Buffer none = {0};
        assert_false(pack_picture_read(card_list_at(&kept.cards, i)->picture, &none));
    }
    problems_release(&problems);
    return kept;
}

/* Scores are proved from what is kept, which has no picture in it, however the file was written. */
static void what_is_kept_has_no_pictures_and_the_same_cards(void **state) {
    (void)state;
    Buffer utf16 = {0}, lines = {0};
    buffer_add(&utf16, "\xFF\xFE", 2);
    for (const char *at = TWINS; *at; at++) {
        buffer_add(&utf16, at, 1);
        buffer_add(&utf16, "", 1);
        if (*at == '\n') buffer_add_text(&lines, "\r");
        buffer_add(&lines, at, 1);
    }
    const struct {
        const char *bytes;
        size_t length;
    } rows[] = {{TWINS, sizeof TWINS - 1}, {utf16.text, utf16.length}, {lines.text, lines.length}};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        Problems problems = {0};
        Pack pack;
        Buffer bytes = {0}, again = {0};
        assert_true(pack_read_text("twins.xml", rows[i].bytes, rows[i].length, &pack, &problems));
        Pack kept = expect_kept(&pack, &bytes);
        assert_true(bytes.length > 0 && bytes.length < sizeof TWINS - strlen(OAK ELM) + 250);
        for (size_t at = 0; at + 8 < bytes.length; at++) assert_memory_not_equal(bytes.text + at, OAK + 8, 8);
        Pack kept_again = expect_kept(&kept, &again);
        assert_int_equal(again.length, bytes.length);
        assert_memory_equal(again.text, bytes.text, bytes.length);
        pack_release(&kept_again);
        pack_release(&kept);
        pack_release(&pack);
        buffer_release(&bytes);
        buffer_release(&again);
        problems_release(&problems);
    }
    buffer_release(&utf16);
    buffer_release(&lines);
}

/* A picture changed is another pack, though its words are the same. */
static void another_picture_is_another_pack(void **state) {
    (void)state;
    Problems problems = {0};
    Pack one =
        read_quiz(QUIZ(QUESTION(ADDRESS("@@PLUGINFILE@@/a"), FILE_OF("a", "/", OAK), ANSWERS)), &problems);
    Pack other =
        read_quiz(QUIZ(QUESTION(ADDRESS("@@PLUGINFILE@@/a"), FILE_OF("a", "/", ELM), ANSWERS)), &problems);
    assert_string_not_equal(card_list_fingerprint(&one.cards).hex, card_list_fingerprint(&other.cards).hex);
    pack_release(&one);
    pack_release(&other);
    problems_release(&problems);
}

/* Kept packs that are cut or changed are refused or read, and no more. */
static void damaged_kept_packs_do_no_harm(void **state) {
    (void)state;
    Problems problems = {0};
    Pack pack = read_quiz(TWINS, &problems);
    read_damaged_kept(&pack);
    pack_release(&pack);
    problems_release(&problems);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_kept_has_no_pictures_and_the_same_cards),
        cmocka_unit_test(another_picture_is_another_pack),
        cmocka_unit_test(damaged_kept_packs_do_no_harm),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
