/* The manual, questions/README.md: each of its examples, put where its text says that it belongs, is read
 * without a problem, and its limits are those of the game. */
#include "unit/cmocka_test.h"

#include <string.h>

#include "base/buffer.h"
#include "base/image_header.h"
#include "cards/card_proof.h"
#include "packs/pack.h"
#include "packs/pack_picture.h"
#include "packs/yaml_tree.h"
#include "unit/folder_fixture.h"
#include "unit/picture_fixture.h"

#define TITLE "title: An example\nlanguage: en\n"
#define FENCE "```"

/* A relation of which every kind of card can be made, around what the manual says about kinds. */
#define RELATION_BEFORE                                                                                      \
    TITLE "sources:\n  atlas: {title: An atlas}\n"                                                           \
          "facts:\n  moons:\n    category: Moons\n    columns: [moon, planet, seen]\n    complete: true\n"   \
          "    ask:\n      planet: Around which planet does {moon} travel?\n"
#define MOON(name, planet, year)                                                                             \
    "      - {moon: " name ", planet: " planet ", seen: " year ", source: atlas}\n"
#define RELATION_BEHIND                                                                                      \
    "    rows:\n" MOON("Io", "Jupiter", "1610") MOON("Europa", "Jupiter", "1610")                            \
        MOON("Himalia", "Jupiter", "1904") MOON("Titan", "Saturn", "1655") MOON("Rhea", "Saturn", "1672")    \
            MOON("Phoebe", "Saturn", "1899") MOON("Phobos", "Mars", "1877")                                  \
                MOON("Triton", "Neptune", "1846") MOON("Nereid", "Neptune", "1949")                          \
                    MOON("Oberon", "Uranus", "1787")

typedef struct Example {
    const char *start; /* how it begins */
    const char *path;  /* of the file that it is written into; NULL: no file is made of it */
    const char *before, *behind;
    size_t cards; /* at least so many */
} Example;

static const Example EXAMPLES[] = {
    {"Country,Capital\n", "capitals.csv", "", "", 8},
    {"question,correct,wrong 1,", "capitals.csv", "", "", 1},
    {"question,answer,category,other answers\n", "capitals.csv", "", "", 4},
    {"      - {actor: Ash Self, ", NULL, NULL, NULL, 0}, /* looked up by a test of its own */
    {"title: Planets and moons\n", "moons.yaml", "", "", 12},
    {"    type: [planet] ", "moons.yaml", RELATION_BEFORE, RELATION_BEHIND, 30},
    {"cards:\n  - ask: Which of these are planets?\n", "planets.yaml", TITLE, "", 6},
    {"other answers: wrong\n", "capitals.yaml", TITLE, "", 4},
    {"  - ask: From which tree ", "pack.yaml", TITLE "cards:\n", "", 1},
    {"      - moon: Phobos\n", NULL, NULL, NULL, 0},
    {"[\n  {\"question\": ", "moons.json", "", "", 2},
    {"./game/play check ", NULL, NULL, NULL, 0},
};
#define EXAMPLE_COUNT (sizeof EXAMPLES / sizeof *EXAMPLES)

static int read_manual(void **state) {
    static Buffer manual;
    const char *why;
    manual = (Buffer){0};
    if (!buffer_read_file(&manual, "questions/README.md", &why)) return -1;
    *state = &manual;
    return make_folder(&(void *){NULL});
}

static int forget_manual(void **state) {
    buffer_release(*state);
    return remove_folder(state);
}

/* The next fenced block from *at on, which moves behind it; NULL: there is none. */
static const char *next_block(const char **at, size_t *length) {
    const char *fence = strstr(*at, "\n" FENCE);
    if (!fence) return NULL;
    const char *start = strchr(fence + 1, '\n') + 1, *end = strstr(start, FENCE);
    assert_non_null(end);
    *length = (size_t)(end - start);
    *at = end + strlen(FENCE);
    return start;
}

/* The block that begins so, with its line end. */
static const char *find_block(const Buffer *manual, const char *beginning, size_t *length) {
    const char *at = buffer_text(manual), *block;
    while ((block = next_block(&at, length)))
        if (strncmp(block, beginning, strlen(beginning)) == 0) return block;
    fail_msg("no example begins with \"%s\"", beginning);
    return NULL;
}

/* Reads the test's folder, or a file of it, which must have no problem. */
static void expect_fine(const char *name, size_t cards) {
    Pack pack;
    Problems problems = {0};
    bool ok = pack_read(at(name), &pack, &problems);
    if (!ok || problems.count)
        fail_msg("%s", problems.count ? problem_line(&problems.items[0], &problems.arena) : name);
    if (pack.cards.count < cards) fail_msg("%s makes %zu cards", name, pack.cards.count);
    pack_release(&pack);
    problems_release(&problems);
}

static void every_example_is_without_fault(void **state) {
    const Buffer *manual = *state;
    size_t length, blocks = 0;
    Buffer oak = {0};
    mkdir(at("pictures"), 0700);
    add_png_header(&oak, 40, 30);
    test_folder_write(&own_folder, "pictures/oak.png", oak.text, oak.length);
    buffer_release(&oak);
    const char *cursor = buffer_text(manual);
    for (const char *block; (block = next_block(&cursor, &length)); blocks++) {
        const Example *example = EXAMPLES;
        while (example < EXAMPLES + EXAMPLE_COUNT &&
               strncmp(block, example->start, strlen(example->start)) != 0)
            example++;
        if (example == EXAMPLES + EXAMPLE_COUNT) fail_msg("This example is in no table:\n%.200s", block);
        if (!example->path) continue;
        Buffer text = {0};
        buffer_add_text(&text, example->before);
        buffer_add(&text, block, length);
        buffer_add_text(&text, example->behind);
        test_folder_write(&own_folder, example->path, text.text, text.length);
        bool is_folder = strcmp(example->path, "pack.yaml") == 0;
        expect_fine(is_folder ? "." : example->path, example->cards);
        remove(at(example->path));
        buffer_release(&text);
    }
    assert_int_equal(blocks, EXAMPLE_COUNT);
}

static void the_line_to_copy_stands_in_the_pack(void **state) {
    size_t length;
    const char *why, *line = find_block(*state, "      - {actor: ", &length);
    Buffer pack = {.limit_bytes = MEBIBYTE};
    assert_true(buffer_read_file(&pack, "questions/heartstopper.yaml", &why));
    Arena arena = {0};
    assert_non_null(strstr(buffer_text(&pack), arena_copy_text(&arena, line, length)));
    arena_release(&arena);
    buffer_release(&pack);
}

/* A row with one key a line, in the place of the same row of the whole pack. */
static void a_long_row_can_be_written_in_lines(void **state) {
    size_t length, row_length;
    const char *whole = find_block(*state, "title: Planets and moons\n", &length);
    const char *row = find_block(*state, "      - moon: Phobos\n", &row_length);
    const char *old = strstr(whole, "      - {moon: Phobos,");
    assert_non_null(old);
    Buffer text = {0};
    buffer_add(&text, whole, (size_t)(old - whole));
    buffer_add(&text, row, row_length);
    const char *behind = strchr(old, '\n') + 1;
    buffer_add(&text, behind, length - (size_t)(behind - whole));
    test_folder_write(&own_folder, "moons.yaml", text.text, text.length);
    expect_fine("moons.yaml", 12);
    buffer_release(&text);
}

/* The limits that its tables give, as the game has them. */
static void limits_are_those_of_the_game(void **state) {
    static const struct {
        const char *words; /* with %zu for each of the numbers */
        size_t numbers[2];
    } rows[] = {
        {"| pack | `title` | yes | text | %zu |", {PACK_TITLE_MAX}},
        {"| pack | `blurb` | no | text, a sentence about the pack | %zu |", {PACK_BLURB_MAX}},
        {"| relation | `category` | yes | text above the question | %zu |", {CARD_CATEGORY_MAX}},
        {"not `source`, `note`, `difficulty`, `not` | %zu names", {RELATION_COLUMNS_MAX}},
        {"| relation | `explain` | no | template with any columns | %zu filled |", {CARD_EXPLANATION_MAX}},
        {"| relation | `ask` | no | column: question template without that column | %zu filled |",
         {CARD_PROMPT_MAX}},
        {"| relation | `type` | no | a column, or a list of columns, that stand under `ask` and `complete` | "
         "answers of %zu |",
         {CARD_TYPED_MAX}},
        {"| relation | `order` | no | `show`: column, `by`: column, `ask`: text; or a list of these | %zu |",
         {RELATION_QUESTIONS_MAX}},
        {"| row | a column | one at least | text | %zu as an option, else %zu |",
         {CARD_OPTION_MAX, CARD_PROMPT_MAX}},
        {"| row | `note` | no | text, a sentence or two | %zu |", {CARD_EXPLANATION_MAX}},
        {"| card | `ask` | `ask` or `state` | text: the question of every kind but true/false | %zu |",
         {CARD_PROMPT_MAX}},
        {"| card | `right` | choice | text, or list of which one is shown | %zu of %zu |",
         {CARD_RIGHT_MAX, CARD_OPTION_MAX}},
        {"| card | `wrong` | several; choice, unless other answers are wrong | text or list | %zu of %zu |",
         {CARD_WRONG_MAX, CARD_OPTION_MAX}},
        {"| card | `all` | several | list of all that is right | 2 to %zu of %zu |",
         {CARD_RIGHT_MAX, CARD_OPTION_MAX}},
        {"| card | `pairs` | pairs | left: right, each of them once | %zu to %zu of 80 |",
         {CARD_PAIRS_MIN, CARD_PAIRS_MAX}},
        {"| card | `order` | order | list in the right order | %zu to %zu of 80 |",
         {CARD_ORDER_MIN, CARD_ORDER_MAX}},
        {"| card | `unit` | no, with `number` | text behind the number | %zu |", {NUMBER_UNIT_MAX}},
        {"| card | `type` | typed | text, or list of all that counts; the first is shown | %zu of %zu |",
         {CARD_RIGHT_MAX, CARD_TYPED_MAX}},
        {"| card | `explain` | no | text | %zu |", {CARD_EXPLANATION_MAX}},
        {"| card | `category` | no | text | %zu |", {CARD_CATEGORY_MAX}},
        {"PNG, JPEG or WebP | %zu; %zu MiB, ", {PACK_PICTURE_NAME_MAX, IMAGE_BYTES_MAX / MEBIBYTE}},
        {"where the picture cannot be shown | %zu |", {CARD_PICTURE_TEXT_MAX}},
        {"A file may have up to %zu MiB", {PACK_FILE_BYTES_MAX / MEBIBYTE}},
        {"prompts over %zu characters and answers over %zu (", {CARD_PROMPT_MAX, CARD_OPTION_MAX}},
        {"(%zu to be\nwritten); an explanation over %zu is cut short.",
         {CARD_TYPED_MAX, CARD_EXPLANATION_MAX}},
        {"Nor is anything over %zu\nlevels deep", {YAML_DEPTH_MAX}},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        const char *at = rows[i].words;
        Buffer text = {0};
        for (size_t n = 0; *at; n++) {
            size_t length = (size_t)(strstr(at, "%zu") ? strstr(at, "%zu") - at : (long)strlen(at));
            buffer_add(&text, at, length);
            at += length;
            if (!*at) break;
            buffer_format(&text, "%zu", rows[i].numbers[n]);
            at += strlen("%zu");
        }
        if (!strstr(buffer_text(*state), buffer_text(&text)))
            fail_msg("the manual does not say \"%s\"", buffer_text(&text));
        buffer_release(&text);
    }
}

int main(void) {
#define MANUAL_TEST(name) cmocka_unit_test_setup_teardown(name, read_manual, forget_manual)
    const struct CMUnitTest tests[] = {
        MANUAL_TEST(every_example_is_without_fault),
        MANUAL_TEST(the_line_to_copy_stands_in_the_pack),
        MANUAL_TEST(a_long_row_can_be_written_in_lines),
        MANUAL_TEST(limits_are_those_of_the_game),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
