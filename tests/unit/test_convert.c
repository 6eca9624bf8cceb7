/* Every pair of formats that can be written: a pack is written in one and read, written in the other and read
 * again, and each card that both can hold is the same as it was. */
#include "unit/cmocka_test.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "packs/pack_format.h"
#include "packs/pack_writing.h"

/* All kinds of cards, and every character that means something in one of the formats. */
static const char *const PACK =
    "title: A test of pens\n"
    "language: en\n"
    "sources:\n  book: {title: The book of pens, publisher: Example Press, date: 2020-05}\n"
    "cards:\n"
    "  - {ask: What is written with?, right: A pen, wrong: [A lake, A hill, A road], category: Tools,\n"
    "     explain: 'Ink: the dark stuff, {of} pens = quills ~ #1.', difficulty: easy, seconds: 30, source: "
    "book}\n"
    "  - {ask: 'Is 5 < 7 & 7 > 5, \"really\"?', right: ['It''s so', 'Yes, & always'], wrong: ['No <b>', "
    "'50%', 'a~b=c, they say'],\n"
    "     category: 'Signs: <&> and / more', explain: 'Because #### of it.'}\n"
    "  - {ask: '//Which line begins oddly?', right: 'a \\ b', wrong: ['%50 off', '{brace}', '=equal', "
    "'x->y'], category: Signs}\n"
    "  - {ask: '[html]Which bracket is it?', right: '#hash', wrong: ['~tilde', ':colon', 'C', 'C++']}\n"
    "  - {ask: 'Which of these, in which town, hold ink, or \"ink\"?', right: 'Ink, black', wrong: "
    "['\"None\"', 'Paper; white', '1']}\n"
    "  - {state: Ink is always blue., answer: false, explain: It may be any colour., category: Tools, "
    "difficulty: hard}\n"
    "  - {state: 'Paper (2 + 2 = 4) burns.', answer: true}\n"
    "  - {ask: Which of these write?, all: [Pens, Chalks, Crayons], wrong: [Lamps, Doors], category: Tools}\n"
    "  - {ask: Which of these does not write?, odd: Spoon, others: [Biro, Quill, Pencil], category: Tools}\n"
    "  - {ask: Which goes with which?, pairs: {Ink: Pot, Chalk: Board, 'A = b': '{c}'}}\n"
    "  - {ask: From small to large?, order: [Dot, Line, Page, Book]}\n"
    "  - {ask: How many legs has a spider?, number: 8, tolerance: 1, spread: 5, unit: legs}\n"
    "  - {ask: How cold was it?, number: -12}\n"
    "  - {ask: Who wrote it?, type: [Ada Byron, 'A. Byron', '%1 = {x}'], not: [Ada Lovelace], category: "
    "People}\n"
    "  - {ask: Which of these is dry?, right: Chalk, wrong: [None of these, Ink, Paint], category: Tools}\n"
    "  - {ask: Which are wet?, all: [Ink, Paint], wrong: [Chalk, None of the above]}\n"
    "  - {ask: Où est « l’encre » — 墨?, right: là-bas ✒, wrong: [ici, nulle part, Ђинђић], category: "
    "Tools}\n";

static const PackFormat *writable(size_t *next) {
    while (*next < PACK_FORMAT_COUNT)
        if (PACK_FORMATS[(*next)++]->write) return PACK_FORMATS[*next - 1];
    return NULL;
}

static void write_pack(const PackFormat *format, const Pack *pack, Buffer *out) {
    Arena scratch = {0};
    Problems problems = {0};
    PackWriting writing = {
        .pack = pack, .format = format, .scratch = &scratch, .out = out, .problems = &problems};
    format->write(&writing);
    assert_false(out->failed);
    arena_release(&scratch);
    problems_release(&problems);
}

/* Reads what was written, from a file name of the format, without a single problem but warnings. */
static void read_back(const PackFormat *format, const Buffer *text, Pack *out) {
    static char path[PACK_ENDING_BYTES + 8];
    snprintf(path, sizeof path, "pens.%.*s", (int)strcspn(format->endings, " "), format->endings);
    Problems problems = {0};
    bool ok = pack_read_text(path, buffer_text(text), text->length, out, &problems);
    if (!ok || problems.errors) {
        for (size_t i = 0; i < problems.count; i++)
            print_error("%s\n", problem_line(&problems.items[i], &problems.arena));
        fail_msg("%s is not read back:\n%s", format->key, buffer_text(text));
    }
    problems_release(&problems);
}

/* A card as a text of all that the formats promise to keep of it; "" for a card that one does not hold. */

static int compare_texts(const void *left, const void *right) {
    return strcmp(*(const char *const *)left, *(const char *const *)right);
}

static const char *sorted(Arena *arena, const char *const *texts, size_t count) {
    const char **copy = arena_alloc_array(arena, count + 1, sizeof *copy);
    const char *all = "";
    for (size_t i = 0; i < count; i++) copy[i] = texts[i];
    qsort(copy, count, sizeof *copy, compare_texts);
    for (size_t i = 0; i < count; i++) all = arena_format(arena, "%s[%s]", all, copy[i]);
    return all;
}

static const char *answers_of(Arena *arena, const Card *card, unsigned details) {
    size_t right = card->right_count;
    if (card->kind == CARD_CHOICE && !(details & DETAIL_MORE_RIGHT)) right = 1;
    switch (card->kind) {
    case CARD_TRUE_FALSE:
        return card->statement_is_true ? "true" : "false";
    case CARD_NUMBER:
        return arena_format(arena, "%d +- %d, %d %s", card->number.value, card->number.tolerance,
                            details & DETAIL_SPREAD ? card->number.spread : 0,
                            details & DETAIL_UNIT && card->number.unit ? card->number.unit : "");
    case CARD_PAIRS:
    case CARD_ORDER: {
        const char *all = "";
        for (size_t i = 0; i < card->option_count; i++)
            all = arena_format(arena, "%s[%s]", all, card->options[i]);
        return all;
    }
    case CARD_TYPED:
        return arena_format(arena, "%s not %s", sorted(arena, card->options, card->right_count),
                            details & DETAIL_NOT ? sorted(arena, card->rivals, card->rival_count) : "");
    default:
        return arena_format(
            arena, "%s not %s", sorted(arena, card->options, right),
            sorted(arena, card->options + card->right_count, card->option_count - card->right_count));
    }
}

static const char *summary(Arena *arena, const Card *card, unsigned details) {
    CardKind kind = card->kind == CARD_ODD_ONE_OUT && !(details & DETAIL_ODD) ? CARD_CHOICE : card->kind;
    const char *last = card->stays_last ? card->options[card->stays_last - 1] : "";
    return arena_format(arena, "%s|%s|%s|%s|%s|%s|%s|%u|%s", card_kind_name(kind), card->prompt,
                        answers_of(arena, card, details), last,
                        details & DETAIL_EXPLANATION && card->explanation ? card->explanation : "",
                        details & DETAIL_CATEGORY && card->category ? card->category : "",
                        details & DETAIL_DIFFICULTY && card->difficulty ? difficulty_name(card->difficulty)
                                                                        : "",
                        details & DETAIL_SECONDS ? card->seconds : 0,
                        details & DETAIL_SOURCE && card->source ? card->source->title : "");
}

/* Every card of `before` that the format holds stands in `after` as it was, and no other does. */
static void assert_same_cards(const Pack *before, const Pack *after, FormatReach reach, const char *way) {
    Arena arena = {0};
    size_t held = 0;
    for (size_t i = 0; i < before->cards.count; i++) {
        const Card *card = &before->cards.items[i];
        if (!(reach.kinds & 1u << card->kind)) continue;
        const char *wanted = summary(&arena, card, reach.details), *nearest = "(no such prompt)";
        bool found = false;
        for (size_t j = 0; j < after->cards.count && !found; j++) {
            const char *got = summary(&arena, &after->cards.items[j], reach.details);
            found = strcmp(got, wanted) == 0;
            if (strcmp(after->cards.items[j].prompt, card->prompt) == 0) nearest = got;
        }
        if (!found) fail_msg("%s:\nwanted %s\ngot    %s", way, wanted, nearest);
        held++;
    }
    assert_int_equal(after->cards.count, held);
    arena_release(&arena);
}

static void every_pair_of_formats_keeps_what_both_hold(void **state) {
    (void)state;
    Pack start;
    Problems problems = {0};
    assert_true(pack_read_text("pens.yaml", PACK, strlen(PACK), &start, &problems));
    if (problems.count) fail_msg("%s", problem_line(&problems.items[0], &problems.arena));
    const PackFormat *first, *second;
    size_t pairs = 0;
    for (size_t a = 0; (first = writable(&a));) {
        Buffer text = {0};
        Pack between;
        write_pack(first, &start, &text);
        read_back(first, &text, &between);
        assert_same_cards(&start, &between, first->reach, first->key);
        for (size_t b = 0; (second = writable(&b));) {
            Buffer again = {0};
            Pack end;
            char way[60];
            snprintf(way, sizeof way, "%s to %s", first->key, second->key);
            write_pack(second, &between, &again);
            read_back(second, &again, &end);
            assert_same_cards(&between, &end, second->reach, way);
            pack_release(&end);
            buffer_release(&again);
            pairs++;
        }
        pack_release(&between);
        buffer_release(&text);
    }
    assert_int_equal(pairs, 36); /* native, CSV, GIFT, Aiken, Moodle XML, Open Trivia DB */
    pack_release(&start);
    problems_release(&problems);
}

/* Cards that other formats only warn of and YAML refuses are not written to be lost in reading. */
static void what_yaml_refuses_is_left_out_and_told(void **state) {
    (void)state;
    static const char text[] = "Around which planet does Jupiter's moon Io travel? {=Jupiter ~Mars}\n\n"
                               "Which is wet? {=Ink ~Chalk}\n";
    Pack pack, again;
    Problems problems = {0}, told = {0};
    Buffer out = {0};
    Arena scratch = {0};
    assert_true(pack_read_text("a.gift", text, sizeof text - 1, &pack, &problems));
    assert_int_equal(pack.cards.count, 2);
    PackWriting writing = {
        .pack = &pack, .format = &FORMAT_NATIVE, .scratch = &scratch, .out = &out, .problems = &told};
    FORMAT_NATIVE.write(&writing);
    assert_int_equal(writing.written, 1);
    assert_int_equal(writing.left_out, 1);
    assert_int_equal(told.count, 1);
    assert_int_equal(told.items[0].place.line, 1);
    assert_non_null(strstr(told.items[0].sentence, "tells its own answer"));
    read_back(&FORMAT_NATIVE, &out, &again);
    assert_int_equal(again.cards.count, 1);
    pack_release(&again);
    pack_release(&pack);
    arena_release(&scratch);
    buffer_release(&out);
    problems_release(&problems);
    problems_release(&told);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_pair_of_formats_keeps_what_both_hold),
        cmocka_unit_test(what_yaml_refuses_is_left_out_and_told),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
