/* Lists of pairs too long to hold: every row is read where it stands, faults are told at their lines, and
 * the cards are those that the rows say. */
#include "unit/cmocka_test.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buffer.h"
#include "base/random.h"
#include "base/text.h"
#include "packs/csv_rows.h"
#include "packs/long_list.h"
#include "packs/pack.h"

#define ROWS 6000

typedef struct World {
    Buffer text;
    Pack pack;
    Problems problems;
} World;

static void read_world(World *world, const char *path) {
    if (!pack_read_text(path, buffer_text(&world->text), world->text.length, &world->pack, &world->problems))
        fail_msg("it was not read: %s", world->problems.items[0].sentence);
}

static void close_world(World *world) {
    pack_release(&world->pack);
    problems_release(&world->problems);
    buffer_release(&world->text);
}

/* The card that asks this; NULL: there is none. */
static const Card *find_prompt(const CardList *cards, const char *prompt) {
    for (size_t i = 0; i < cards->count; i++) {
        const Card *card = card_list_at(cards, i);
        if (card && strcmp(card->prompt, prompt) == 0) return card;
    }
    return NULL;
}

static bool has_option(const Card *card, const char *text, bool right) {
    size_t first = right ? 0 : card->right_count, end = right ? card->right_count : card->option_count;
    for (size_t i = first; i < end; i++)
        if (strcmp(card->options[i], text) == 0) return true;
    return false;
}

static void rows_become_cards_both_ways(void **state) {
    (void)state;
    World world = {0};
    Buffer *text = &world.text;
    buffer_add_text(text, "term,meaning,category\n");
    for (int i = 0; i < ROWS; i++) {
        if (i == 3000) buffer_add_text(text, "\"Two\nlines\",\"Quoted, \"\"so\"\"\",Odd\n\n");
        buffer_format(text, "Land %d  ,  City %d,%s\n", i % 5000, i, i % 2 ? "North" : "South");
    }
    read_world(&world, "countries.csv");
    const CardList *cards = &world.pack.cards;
    assert_true(card_list_is_lazy(cards));
    assert_int_equal(cards->count, 2 * (ROWS + 1));
    assert_int_equal(world.problems.count, 0);
    const Card *card = find_prompt(cards, "Term: Land 17. Meaning?");
    assert_non_null(card);
    assert_int_equal(card->right_count, 2); /* Land 17 stands in two rows */
    assert_true(has_option(card, "City 17", true) && has_option(card, "City 5017", true));
    assert_string_equal(card->category, "North");
    assert_int_equal(card->place.line, 19);
    assert_int_equal(card_list_find(cards, card->id), 2 * 17);
    card = find_prompt(cards, "Meaning: City 5999. Term?");
    assert_int_equal(card->place.line, 2 + 5999 + 3);
    assert_true(has_option(card, "Land 999", true));
    card = find_prompt(cards, "Term: Two lines. Meaning?");
    assert_non_null(card);
    assert_true(has_option(card, "Quoted, \"so\"", true));
    assert_int_equal(card->place.line, 3002);
    close_world(&world);
}

static void faults_are_told_at_their_lines(void **state) {
    (void)state;
    World world = {0};
    Buffer *text = &world.text;
    for (int i = 0; i < ROWS; i++) {
        buffer_format(text, "Term %d\tMeaning %d\n", i, i);
        if (i == 10) buffer_add_text(text, "alone\t\n");
        if (i == 20) buffer_add_text(text, "\n\t\n");
        if (i == 30) {
            for (int c = 0; c < 201; c++) buffer_add_text(text, "x");
            buffer_add_text(text, "\tlong\n");
        }
    }
    read_world(&world, "list.tsv");
    assert_true(card_list_is_lazy(&world.pack.cards));
    assert_int_equal(world.pack.cards.count, 2 * ROWS);
    assert_int_equal(world.problems.errors, 2);
    assert_int_equal(world.problems.items[0].place.line, 12);
    assert_non_null(strstr(world.problems.items[0].sentence, "empty"));
    assert_int_equal(world.problems.items[1].place.line, 35);
    assert_non_null(strstr(world.problems.items[1].sentence, "201 characters"));
    const Card *card = find_prompt(&world.pack.cards, "Term 5999");
    assert_int_equal(card->place.line, 6000 + 4);
    close_world(&world);
}

static void short_lists_are_proved_as_relations(void **state) {
    (void)state;
    World world = {0};
    Buffer *text = &world.text;
    for (int i = 0; i < LONG_LIST_ROWS_MIN - 2; i++) buffer_format(text, "Term %d\tMeaning %d\n", i, i);
    read_world(&world, "list.tsv");
    assert_false(card_list_is_lazy(&world.pack.cards));
    assert_int_equal(world.pack.facts.relation_count, 1);
    close_world(&world);
}

static Fingerprint fingerprint_of(const char *first_row) {
    World world = {0};
    Buffer *text = &world.text;
    buffer_add_text(text, first_row);
    for (int i = 0; i < ROWS; i++) buffer_format(text, "Term %d\tMeaning %d\n", i, i);
    read_world(&world, "list.tsv");
    Fingerprint fingerprint = card_list_fingerprint(&world.pack.cards);
    close_world(&world);
    return fingerprint;
}

static void other_rows_have_another_fingerprint(void **state) {
    (void)state;
    assert_string_equal(fingerprint_of("a\tb\n").hex, fingerprint_of("a\tb\n").hex);
    assert_string_not_equal(fingerprint_of("a\tb\n").hex, fingerprint_of("a\tc\n").hex);
    assert_string_not_equal(fingerprint_of("term\tmeaning\n").hex, fingerprint_of("country\tcapital\n").hex);
}

/* Cells of every kind, as a table in this dialect writes them. */
static void add_random_cell(Buffer *text, Random *random, char delimiter) {
    static const char *const pieces[] = {"a", "bc", " ", "\t", "\xC3\xA9", "\\", "\"", ",", ";", "'", "x y"};
    bool quoted = random_below(random, 4) == 0;
    if (quoted) buffer_add_text(text, "\"");
    for (uint32_t i = random_below(random, 5); i > 0; i--) {
        const char *piece = pieces[random_below(random, sizeof pieces / sizeof *pieces)];
        if (!quoted && (strchr(piece, delimiter) || strchr(piece, '"'))) continue;
        buffer_add_text(text, quoted && *piece == '"' ? "\"\"" : piece);
        if (quoted && random_below(random, 10) == 0) buffer_add_text(text, "\n");
    }
    if (quoted) buffer_add_text(text, "\"");
}

/* A row by itself is the row that stands there when all are read in turn. */
static void a_row_by_itself_is_the_same(void **state) {
    (void)state;
    static const CsvDialect dialects[] = {{',', CSV_QUOTED},
                                          {'\t', CSV_QUOTED},
                                          {'\t', CSV_UNQUOTED},
                                          {'\t', CSV_BACKSLASHED},
                                          {';', CSV_QUOTED}};
    Random random = random_seeded(1);
    size_t compared = 0;
    for (int round = 0; round < 500; round++) {
        CsvDialect dialect = dialects[round % 5];
        Buffer text = {0};
        for (int line = 0; line < 12; line++) {
            for (uint32_t cells = random_below(&random, 5); cells > 0; cells--) {
                add_random_cell(&text, &random, dialect.delimiter);
                if (cells > 1) buffer_format(&text, "%c", dialect.delimiter);
            }
            buffer_add_text(&text, "\n");
        }
        Arena arena = {0}, scratch = {0};
        Problems problems = {0};
        PackReading reading = {.arena = &arena,
                               .scratch = &scratch,
                               .problems = &problems,
                               .path = "",
                               .text = buffer_text(&text),
                               .length = text.length};
        CsvRows *rows = csv_rows_open(&reading, 0, dialect);
        TableRow row, alone;
        while (csv_rows_next(rows, &row)) {
            size_t start = csv_rows_row_start(rows);
            assert_true(csv_rows_cut(reading.text + start, reading.length - start, dialect, &arena, &alone));
            assert_int_equal(alone.count, row.count);
            for (size_t i = 0; i < row.count; i++) assert_string_equal(alone.cells[i], row.cells[i]);
            compared++;
        }
        reading_close_held(&reading);
        problems_release(&problems);
        arena_release(&arena);
        arena_release(&scratch);
        buffer_release(&text);
    }
    assert_true(compared > 2000);
}

static void a_reading_can_be_stopped(void **state) {
    (void)state;
    char folder[] = "/tmp/quizleaf-list-XXXXXX", path[sizeof folder + 10];
    assert_non_null(mkdtemp(folder));
    snprintf(path, sizeof path, "%s/list.tsv", folder);
    FILE *out = fopen(path, "w");
    for (int i = 0; i < 20000; i++) fprintf(out, "Term %d\tMeaning %d\n", i, i);
    fclose(out);
    ReadProgress progress = {0};
    Pack pack;
    Problems problems = {0};
    assert_true(pack_read_watched(path, &progress, &pack, &problems));
    size_t done = atomic_load(&progress.done_bytes), total = atomic_load(&progress.total_bytes);
    assert_true(total > pack.text_length && done > pack.text_length &&
                done <= total); /* in its second half */
    pack_release(&pack);
    atomic_store(&progress.cancelled, true);
    assert_false(pack_read_watched(path, &progress, &pack, &problems));
    assert_non_null(strstr(problems.items[problems.count - 1].sentence, "stopped"));
    problems_release(&problems);
    remove(path);
    remove(folder);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(rows_become_cards_both_ways),
        cmocka_unit_test(faults_are_told_at_their_lines),
        cmocka_unit_test(short_lists_are_proved_as_relations),
        cmocka_unit_test(other_rows_have_another_fingerprint),
        cmocka_unit_test(a_row_by_itself_is_the_same),
        cmocka_unit_test(a_reading_can_be_stopped),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
