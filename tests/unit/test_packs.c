/* Packs as a whole: those that come with the game, files that are none, and memory that runs out
 * at every step. */
#include "unit/cmocka_test.h"

#include <stdio.h>
#include <string.h>

#include "base/buffer.h"
#include "packs/pack.h"
#include "packs/pack_folder.h"
#include "packs/pack_shelf.h"

static void assert_no_problem(const Problems *problems) {
    Arena arena = {0};
    if (problems->count) fail_msg("%s", problem_line(&problems->items[0], &arena));
    assert_int_equal(problems->errors + problems->warnings, 0);
    arena_release(&arena);
}

static void the_packs_of_the_game_are_without_fault(void **state) {
    (void)state;
    Arena arena = {0};
    const char **paths, *why;
    size_t count;
    assert_true(pack_folder_list("questions", &arena, &paths, &count, &why));
    assert_true(count >= 4);
    assert_string_equal(paths[0], "questions/heartstopper.yaml"); /* the one that is chosen by itself */
    for (size_t i = 0; i < count; i++) {
        Pack pack;
        Problems problems = {0};
        assert_true(pack_read(paths[i], &pack, &problems));
        assert_no_problem(&problems);
        if (strcmp(paths[i], "questions/heartstopper.yaml") == 0) {
            assert_true(fact_base_count_facts(&pack.facts) >= 80);
            assert_true(pack.cards.count >= 150);
        }
        pack_release(&pack);
    }
    arena_release(&arena);
}

static void what_is_no_pack_is_told(void **state) {
    (void)state;
    static const struct {
        const char *path, *line;
    } rows[] = {
        {"assets",
         "assets: error: There are no questions in it. Put a file of them into it, \"pack.yaml\" or "
         "another kind that \"questions/README.md\" lists."},
        {"questions/none.yaml", "questions/none.yaml: error: It cannot be read: No such file or directory."},
        {"/dev/null", "/dev/null: error: It cannot be read: it is not a plain file."},
        {"tests/faults/empty.yaml", "tests/faults/empty.yaml: error: The file is empty."},
    };
    Problems problems = {0}; /* one list for all: what came before must not hide what comes after */
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        Pack pack;
        assert_false(pack_read(rows[i].path, &pack, &problems));
        assert_null(pack.arena.newest);
        assert_int_equal(problems.errors, i + 1);
        bool told = false;
        for (size_t p = 0; p < problems.count && !told; p++)
            told = strcmp(problem_line(&problems.items[p], &problems.arena), rows[i].line) == 0;
        if (!told) fail_msg("never said: %s", rows[i].line);
    }
    problems_release(&problems);
}

static void an_empty_text_is_an_empty_file(void **state) {
    (void)state;
    static const char *const texts[] = {"", "\n\n", "# only a remark\n", "\xEF\xBB\xBF", "   "};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        Pack pack;
        Problems problems = {0};
        assert_false(pack_read_text("text", texts[i], strlen(texts[i]), &pack, &problems));
        assert_int_equal(problems.count, 1);
        assert_string_equal(problems.items[0].sentence, "The file is empty.");
        problems_release(&problems);
    }
}

static void the_same_text_gives_the_same_pack(void **state) {
    (void)state;
    Pack first, second;
    Problems problems = {0};
    assert_true(pack_read("questions/heartstopper.yaml", &first, &problems));
    assert_true(pack_read_text("elsewhere.yaml", first.text, first.text_length, &second, &problems));
    assert_string_equal(card_list_fingerprint(&first.cards).hex, card_list_fingerprint(&second.cards).hex);
    for (size_t i = 0; i < first.cards.count; i++)
        assert_string_equal(first.cards.items[i].id, second.cards.items[i].id);
    pack_release(&first);
    pack_release(&second);
}

static void a_shelf_keeps_what_can_be_played(void **state) {
    (void)state;
    PackShelf shelf = {0};
    pack_shelf_add_folder(&shelf, "no/such/folder");
    assert_int_equal(shelf.packs.count, 0);
    assert_null(shelf.notice);
    pack_shelf_add_folder(&shelf, "questions");
    size_t good = shelf.packs.count;
    assert_true(good >= 1);
    assert_false(pack_shelf_add_file(&shelf, "tests/faults/utf8-byte.yaml"));
    assert_non_null(strstr(shelf.notice, "utf8-byte.yaml:3:14"));
    assert_true(pack_shelf_add_file(&shelf, "tests/faults/many-faults.yaml"));
    assert_int_equal(shelf.packs.count, good + 1);
    assert_true(shelved_pack_problems(shelf.packs.items[good])->errors >= 7);
    assert_non_null(
        strstr(shelved_pack_first_error(shelf.packs.items[good], &shelf.arena), "many-faults.yaml:8:5"));
    Fingerprint wanted = card_list_fingerprint(&shelf.packs.items[0]->loaded.pack.cards);
    assert_ptr_equal(pack_shelf_find(&shelf, &wanted), &shelf.packs.items[0]->loaded.pack);
    wanted.hex[0] = 'x';
    assert_null(pack_shelf_find(&shelf, &wanted));
    pack_shelf_release(&shelf);
}

/* Rows of many long values: on the way they need more than the pack keeps of them. */
static Buffer make_wide_rows(void) {
    Buffer text = {0};
    buffer_add_text(&text,
                    "title: Wide\nlanguage: en\nsources:\n  s: {title: S}\nfacts:\n  r:\n    category: C\n"
                    "    columns: [a, b, c, d, e, f, g, h, i, j, k, l]\n    complete: true\n"
                    "    state: {a: \"Row {a}.\"}\n    rows:\n");
    for (int row = 0; row < 60; row++) {
        buffer_format(&text, "      - {source: s, a: %d", row);
        for (char column = 'b'; column <= 'l'; column++) buffer_format(&text, ", %c: %0180d", column, row);
        buffer_add_text(&text, "}\n");
    }
    return text;
}

/* Each ceiling from nothing up to what the pack needs, in small steps: it is read, or refused in a sentence;
 * never more memory than the ceiling, and nothing is left behind. */
static void memory_may_run_out_at_any_step(void **state) {
    (void)state;
    static const char *const paths[] = {"questions/heartstopper.yaml", "tests/faults/many-faults.yaml",
                                        "tests/faults/syntax-bracket.yaml", "wide rows"};
    for (size_t i = 0; i < sizeof paths / sizeof *paths; i++) {
        Buffer file = i == 3 ? make_wide_rows() : (Buffer){0};
        const char *why;
        if (i != 3) assert_true(buffer_read_file(&file, paths[i], &why));
        size_t refused = 0;
        for (size_t ceiling = 1; ceiling < 3 * MEBIBYTE; ceiling += 1 + ceiling / 40) {
            Pack pack;
            Problems problems = {0};
            bool ok = pack_read_text_within(ceiling, paths[i], file.text, file.length, &pack, &problems);
            if (!ok && problems.errors == 0)
                fail_msg("%s, %zu bytes: refused without a word", paths[i], ceiling);
            if (ok && pack.arena.used_bytes > ceiling) fail_msg("%s: more than %zu bytes", paths[i], ceiling);
            refused += !ok;
            pack_release(&pack);
            problems_release(&problems);
        }
        if (refused < 20) fail_msg("%s was refused %zu times", paths[i], refused);
        buffer_release(&file);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_packs_of_the_game_are_without_fault),
        cmocka_unit_test(what_is_no_pack_is_told),
        cmocka_unit_test(an_empty_text_is_an_empty_file),
        cmocka_unit_test(the_same_text_gives_the_same_pack),
        cmocka_unit_test(a_shelf_keeps_what_can_be_played),
        cmocka_unit_test(memory_may_run_out_at_any_step),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
