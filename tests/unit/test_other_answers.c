/* Questions of one answer whose wrong options are the answers of others: which are offered, that none of them
 * may be right, and what becomes of the rest. */
#include "unit/other_answers_fixture.h"

#include <stdio.h>

#include "base/buffer.h"
#include "base/text.h"
#include "cards/deck.h"
#include "cards/typed_answer.h"
#include "packs/other_answers.h"
#include "packs/pack.h"
#include "packs/pack_kept.h"
#include "unit/picture_fixture.h"
#include "unit/zip_fixture.h"

/* Enough that is beyond doubt, below which a table plants one doubtful thing each. */
#define PLAIN                                                                                                \
    HEADER "Which river is in Egypt?,Nile,,A,wrong\nWhich river is in Brazil?,Amazon,,A,wrong\n"             \
           "Which river is in Bangladesh?,Ganges,,A,wrong\nWhich river is in Vienna?,Danube,,A,wrong\n"      \
           "Which river is in Bonn?,Rhine,,A,wrong\n"

/* What is planted, and what must not be offered for the question that asks "Which?". */
static const struct {
    const char *rows;
    const char *right, *never;
} PLANTED[] = {
    {"Which?,Volga,,A,wrong\nWhich river is in Russia?,Volga,,A,wrong\n", "Volga", "Volga"},
    {"Which?,Volga,,A,wrong\nWhich!,Ural,,A,wrong\n", NULL, NULL}, /* one question, two answers */
    {"Which?,Colour,,A,wrong\nOr not?,Color,,A,wrong\n", "Colour", "Color"},
    {"Which?,Dostoevsky,,A,wrong\nOr not?,Dostoyevsky,,A,wrong\n", "Dostoevsky", "Dostoyevsky"},
    {"Which?,the Volga,,A,wrong\nOr not?,Volga,,A,wrong\n", "the Volga", "Volga"},
    {"Which?,Volga,Ra,A,wrong\nOr not?,Ra,,A,wrong\n", "Volga", "Ra"}, /* a spelling that counts */
    {"Which?,Volga,Ra,A,wrong\nOr not?,River Ra,,A,wrong\n", "Volga", "River Ra"},
    {"Which?,Victoria,,A,wrong\nOr not?,Lake Victoria,,A,wrong\n", "Victoria", "Lake Victoria"},
    {"Which?,Shakespeare,,A,wrong\nOr not?,William Shakespeare,,A,wrong\n", "Shakespeare",
     "William Shakespeare"},
    {"Which?,M. Curie,,A,wrong\nOr not?,Marie Curie,,A,wrong\n", "M. Curie", "Marie Curie"},
    {"Which?,Volga,,A,wrong\nOr not?,None of these,,A,wrong\n", "Volga", "None of these"},
    {"Which?,Volga,,A,wrong\nOr not?,Yes,,A,wrong\n", "Volga", "Yes"},
    {"Which?,Volga,,A,wrong\nOr not?,1917,,A,wrong\n", "Volga", "1917"},
    {"Which?,Volga,,A,wrong\nOr not?,a river,,A,wrong\n", "Volga", "a river"},
    {"Which?,Volga,,A,wrong\nOr not?,Neva,,B,wrong\n", "Volga", "Neva"}, /* another category */
    {"Which?,Volga,,A,wrong\nOr not?,Neva,,A,\n", "Volga", "Neva"},      /* nobody says it is wrong */
    {"Which?,Volga,,A,wrong\nOr not?,Neva,,A,no\n", "Volga", "Neva"},
    {"Which?,Volga,,A,wrong\nNeva is what?,Neva-Neva,,A,wrong\n", "Volga", NULL},
    {"Which?,Shakespeare,,A,wrong\nOr not?,Shakespear,,A,wrong\n", "Shakespeare", "Shakespear"},
    {"Which?,Apollo 11,,A,wrong\nOr not?,Apollo XI,,A,wrong\n", "Apollo 11", "Apollo XI"},
};

static const Card *find_card(const Pack *pack, const char *prompt, const char *right) {
    for (size_t i = 0; i < pack->cards.count; i++) {
        const Card *card = card_list_at(&pack->cards, i);
        if (strcmp(card->prompt, prompt) == 0 && (!right || strcmp(card->options[0], right) == 0))
            return card;
    }
    return NULL;
}

static bool offers(const Card *card, const char *text) {
    for (size_t i = 0; i < card->option_count; i++)
        if (strcmp(card->options[i], text) == 0) return true;
    return false;
}

static void what_may_be_right_is_never_offered(void **state) {
    (void)state;
    for (size_t i = 0; i < sizeof PLANTED / sizeof *PLANTED; i++) {
        char text[1000];
        Problems problems = {0};
        snprintf(text, sizeof text, "%s%s", PLAIN, PLANTED[i].rows);
        Pack pack = read_table(text, &problems);
        const Card *card = find_card(&pack, "Which?", PLANTED[i].right);
        if (!PLANTED[i].right) {
            for (size_t c = 0; card && c < pack.cards.count; c++)
                if (offers(card_list_at(&pack.cards, c), "Volga") &&
                    offers(card_list_at(&pack.cards, c), "Ural") &&
                    strcmp(card_list_at(&pack.cards, c)->prompt, "Which?") == 0)
                    fail_msg("row %zu", i);
        } else {
            if (!card || card->kind != CARD_CHOICE || card->right_count != 1)
                fail_msg("row %zu: no choice", i);
            assert_true(card->option_count >= 1 + OTHER_ANSWERS_MIN);
            for (size_t o = 1; PLANTED[i].never && o < card->option_count; o++)
                if (strcmp(card->options[o], PLANTED[i].never) == 0)
                    fail_msg("row %zu: %s", i, PLANTED[i].never);
            assert_true(offers(card, "Nile")); /* what is beyond doubt is offered */
        }
        pack_release(&pack);
        problems_release(&problems);
    }
}

/* A letter or two may make another answer: kings are told apart by their numbers. */
static void numbers_make_answers_two(void **state) {
    (void)state;
    Problems problems = {0};
    Pack pack = read_table(HEADER "Who came after Richard III?,Henry VII,,A,wrong\n"
                                  "Who had six wives?,Henry VIII,,A,wrong\n"
                                  "Who won at Agincourt?,Henry V,,A,wrong\n"
                                  "Who lost France?,Henry VI,Henri VI,A,wrong\n"
                                  "Who was born in Ghent?,Henri VII,,A,wrong\n",
                           &problems);
    const Card *card = find_card(&pack, "Who had six wives?", NULL);
    assert_int_equal(card->kind, CARD_CHOICE);
    assert_true(offers(card, "Henry VII") && offers(card, "Henry V") && offers(card, "Henry VI"));
    card = find_card(&pack, "Who came after Richard III?", NULL);
    assert_true(offers(card, "Henry VIII"));
    assert_false(offers(card, "Henri VII"));
    pack_release(&pack);
    problems_release(&problems);
}

static void write_many(Buffer *text, size_t count) {
    buffer_add_text(text, "question,answer,other answers\n");
    for (size_t i = 0; i < count; i++)
        buffer_format(text, "Who lives at number %zu?,Tenant %zu,wrong\n", i, i);
}

/* Choosing is half of the way of such a file, and the strip comes to its end. */
static void choosing_is_told_as_progress(void **state) {
    (void)state;
    Buffer text = {0};
    Problems problems = {0};
    ReadProgress progress = {0};
    Pack pack;
    TestFolder folder = test_folder_make();
    write_many(&text, 300);
    test_folder_write(&folder, "many.csv", text.text, text.length);
    const char *path = test_folder_path(&folder, "many.csv");
    assert_true(pack_read_watched(path, &progress, &pack, &problems));
    assert_int_equal(atomic_load(&progress.total_bytes), 2 * text.length);
    assert_int_equal(atomic_load(&progress.done_bytes), 2 * text.length);
    assert_int_equal(card_list_at(&pack.cards, 0)->kind, CARD_CHOICE);
    pack_release(&pack);
    problems_release(&problems);
    buffer_release(&text);
    test_folder_remove(&folder);
}

/* Where memory or patience ends it comes back by a jump, leaving nothing behind: at once, or on the way. */
static void check_stop(bool at_once) {
    Pack pack = {0};
    ReadProgress progress = {0};
    Arena scratch = {0};
    OtherAnswers others = {0};
    PackReading reading = {
        .pack = &pack, .arena = &pack.arena, .scratch = &scratch, .length = 20000, .progress = &progress};
    for (size_t i = 0; i < 10000; i++) {
        const char **answer = arena_alloc(&pack.arena, sizeof *answer);
        *answer = arena_format(&pack.arena, "Tenant %zu", i);
        other_answers_wait(&others, &pack.arena,
                           &(Card){.kind = CARD_TYPED,
                                   .prompt = arena_format(&pack.arena, "Who lives at number %zu?", i),
                                   .options = answer,
                                   .option_count = 1,
                                   .right_count = 1});
    }
    jmp_buf stopped;
    volatile bool was_stopped = false;
    if (setjmp(stopped) == 0) {
        arena_on_exhausted(&pack.arena, &stopped);
        arena_on_exhausted(&scratch, &stopped);
        arena_cancel_on(&scratch, &progress.cancelled);
        if (at_once)
            atomic_store(&progress.cancelled, true);
        else
            pack.arena.limit_bytes = pack.arena.used_bytes + 200 * KIBIBYTE;
        other_answers_choose(&others, &reading);
    } else {
        was_stopped = true;
    }
    assert_true(was_stopped);
    size_t done = atomic_load(&progress.done_bytes);
    if (at_once)
        assert_int_equal(done, 0);
    else
        assert_true(done > 30000 && done < 40000);
    arena_release(&scratch);
    arena_release(&pack.arena);
}

static void choosing_can_be_stopped(void **state) {
    (void)state;
    check_stop(true);
    check_stop(false);
}

/* No option that the question itself names, and no two that tell of each other. */
static void options_do_not_give_themselves_away(void **state) {
    (void)state;
    Problems problems = {0};
    Pack pack = read_table(PLAIN "What flows from the Rhine to Ulm?,Iller,,A,wrong\n"
                                 "Which of Nile or Amazon is longer?,Nile,,A,wrong\n"
                                 "Which two are long?,Ganges and Danube,,A,wrong\n",
                           &problems);
    const Card *card = find_card(&pack, "What flows from the Rhine to Ulm?", "Iller");
    assert_int_equal(card->kind, CARD_CHOICE);
    assert_false(offers(card, "Rhine"));
    assert_false(offers(card, "Ganges and Danube") && (offers(card, "Ganges") || offers(card, "Danube")));
    card = find_card(&pack, "Which of Nile or Amazon is longer?", "Nile");
    assert_int_equal(card->kind, CARD_TYPED); /* it tells its answer, which would be one of four */
    pack_release(&pack);
    problems_release(&problems);
}

/* What cannot be a fair choice is written as it always was, which is told once, and is no error. */
static void what_is_no_choice_is_written(void **state) {
    (void)state;
    static const struct {
        const char *text;
        size_t choices, typed;
    } rows[] = {
        {HEADER "One?,Oak,,A,wrong\nTwo?,Elm,,A,wrong\nThree?,Ash,,A,wrong\n", 0, 3},
        {HEADER "One?,Oak,,A,wrong\nTwo?,Elm,,A,wrong\nThree?,Ash,,A,wrong\nFour?,Fir,,A,wrong\n", 4, 0},
        {HEADER "One?,Oak,,A,wrong\nTwo?,Elm,,A,wrong\nThree?,Ash,,A,wrong\nFour?,Fir,,B,wrong\n", 0, 4},
        {HEADER "One?,Oak,,A,wrong\nTwo?,Elm,,A,wrong\nThree?,Ash,,A,wrong\nFour?,Oak,,A,wrong\n", 0, 4},
        {HEADER "One?,Oak,,A,wrong\nTwo?,Elm,,A,wrong\nThree?,Ash,,A,wrong\nFour?,Fir,,A,\n", 0, 4},
        /* over twice as long as all others */
        {HEADER "One?,Oak,,A,wrong\nTwo?,Elm,,A,wrong\nThree?,Ash,,A,wrong\nFour?,Fir,,A,wrong\n"
                "Five?,Rhododendron,,A,wrong\n",
         4, 1},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        Problems problems = {0};
        Pack pack = read_table(rows[i].text, &problems);
        size_t kinds[CARD_KINDS] = {0};
        for (size_t c = 0; c < pack.cards.count; c++) kinds[card_list_at(&pack.cards, c)->kind]++;
        if (kinds[CARD_CHOICE] != rows[i].choices || kinds[CARD_TYPED] != rows[i].typed)
            fail_msg("row %zu: %zu choices, %zu typed", i, kinds[CARD_CHOICE], kinds[CARD_TYPED]);
        size_t told = 0;
        for (size_t p = 0; p < problems.count; p++)
            told += strstr(problems.items[p].sentence, "is answered in writing") != NULL;
        assert_int_equal(problems.errors, 0);
        if (told != (rows[i].typed > 0)) fail_msg("row %zu: %zu told", i, told);
        pack_release(&pack);
        problems_release(&problems);
    }
}

/* What is too long to be written can be chosen; where it cannot, the sentence says both ways out. */
static void long_answers_are_chosen_or_refused(void **state) {
    (void)state;
    static const struct {
        const char *word, *sentence; /* of the errors; NULL: none */
        size_t cards;
    } rows[] = {
        {"wrong", NULL, 5},
        {"", "give it wrong answers to choose from, its own or, by \"wrong\" in a column \"other answers\"",
         1},
    };
    static const char *const things[] = {
        "A bowl of clay that is turned on a wheel and then baked in an oven",
        "Two planks on runners that carry somebody over snow or over ice",
        "Thread that a spider draws out of its body to catch what it eats",
        "Grains that a mill has ground so fine that bread can be made of it"};
    for (size_t i = 0; i < 2; i++) {
        Buffer text = {0};
        Problems problems = {0};
        buffer_add_text(&text, "question,answer,other answers\nWhat is short?,This,\n");
        for (size_t t = 0; t < 4; t++)
            buffer_format(&text, "What is %zu?,%s,%s\n", t, things[t], rows[i].word);
        Pack pack = read_table(text.text, &problems);
        assert_int_equal(pack.cards.count, rows[i].cards);
        assert_int_equal(problems.errors, rows[i].sentence ? 4 : 0);
        for (size_t p = 0; rows[i].sentence && p < problems.count; p++)
            if (!strstr(problems.items[p].sentence, rows[i].sentence))
                fail_msg("%s", problems.items[p].sentence);
        pack_release(&pack);
        problems_release(&problems);
        buffer_release(&text);
    }
    static const char alone[] = "question,answer,other answers\nWhat is short?,This,\nOne?,"
                                "Two planks on runners that carry somebody over snow or over ice"
                                ",wrong\n";
    Problems problems = {0};
    Pack pack = read_table(alone, &problems);
    assert_int_equal(pack.cards.count, 1);
    assert_int_equal(problems.errors, 1);
    assert_non_null(strstr(problems.items[0].sentence, "too few others of its category can stand beside it"));
    pack_release(&pack);
    problems_release(&problems);
}

/* Pictures are part of what is asked: one prompt with five pictures is five questions. */
static void pictures_tell_questions_apart(void **state) {
    (void)state;
    static const char *const trees[] = {"Oak", "Elm", "Ash", "Fir", "Yew"};
    TestFolder folder = test_folder_make();
    Buffer text = {0};
    Problems problems = {0};
    Pack pack;
    buffer_add_text(&text, "question,answer,image,other answers\n");
    for (uint32_t i = 0; i < 5; i++) {
        char name[20];
        Buffer picture = {0};
        snprintf(name, sizeof name, "%u.png", i);
        add_png_header(&picture, 10 + i, 10);
        test_folder_write(&folder, name, picture.text, picture.length);
        buffer_format(&text, "What is it?,%s,%s,wrong\n", trees[i], name);
        buffer_release(&picture);
    }
    test_folder_write(&folder, "trees.csv", text.text, text.length);
    assert_true(pack_read(folder.path, &pack, &problems));
    assert_int_equal(problems.count, 0);
    assert_int_equal(pack.cards.count, 5);
    for (size_t i = 0; i < 5; i++) {
        const Card *card = card_list_at(&pack.cards, i);
        assert_int_equal(card->kind, CARD_CHOICE);
        assert_int_equal(card->option_count, 5);
        assert_int_equal(card->picture->width, 10 + i);
    }
    pack_release(&pack);
    problems_release(&problems);
    buffer_release(&text);
    test_folder_remove(&folder);
}

/* More categories than anybody plays: the first ones are asked as choices, and the rest is written. */
static void the_work_of_many_categories_is_bounded(void **state) {
    (void)state;
    static const char *const trees[] = {"Oak", "Elm", "Ash", "Fir"};
    Buffer text = {0};
    Problems problems = {0};
    size_t choices = 0;
    buffer_add_text(&text, "question,answer,category,other answers\n");
    for (size_t i = 0; i < 8400; i++)
        buffer_format(&text, "Question %zu?,%s,%04zu,wrong\n", i, trees[i % 4], i / 4);
    Pack pack = read_table(text.text, &problems);
    assert_int_equal(pack.cards.count, 8400);
    for (size_t i = 0; i < 8400; i++) choices += card_list_at(&pack.cards, i)->kind == CARD_CHOICE;
    assert_int_equal(choices, 8000);
    pack_release(&pack);
    problems_release(&problems);
    buffer_release(&text);
}

/* The same word in YAML; its names count there as well. */
static void yaml_says_it_for_the_pack(void **state) {
    (void)state;
    static const char text[] =
        "title: Lakes\nlanguage: en\nother answers: wrong\nnames:\n  Aral: [Island Sea]\ncards:\n"
        "  - {ask: Which is in Uzbekistan?, right: Aral, category: A, seconds: 30}\n"
        "  - {ask: Which is in Russia?, right: Ladoga, category: A}\n"
        "  - {ask: Which is in Ohio?, right: Erie, category: A}\n"
        "  - {ask: Which is in Chad?, right: Fitri, category: A}\n"
        "  - {ask: Which is in Bolivia?, right: [Titicaca, Titiqaqa], category: A}\n"
        "  - {ask: Which sea is none?, right: Island Sea, category: A}\n"
        "  - {ask: Which is deep?, right: Baikal, wrong: [Balaton], category: A}\n"
        "  - {ask: Which is written?, type: Malawi, category: A}\n";
    Problems problems = {0};
    Pack pack, kept;
    Buffer bytes = {0};
    assert_true(pack_read_text("a.yaml", text, sizeof text - 1, &pack, &problems));
    assert_int_equal(problems.count, 0);
    assert_int_equal(pack.cards.count, 8);
    const Card *aral = find_card(&pack, "Which is in Uzbekistan?", "Aral");
    assert_int_equal(aral->kind, CARD_CHOICE);
    assert_int_equal(aral->seconds, 30);
    assert_false(offers(aral, "Island Sea"));
    assert_false(offers(aral, "Baikal") || offers(aral, "Balaton") || offers(aral, "Malawi"));
    assert_true(offers(aral, "Ladoga") && offers(aral, "Titicaca"));
    assert_int_equal(find_card(&pack, "Which is written?", NULL)->kind, CARD_TYPED);
    assert_int_equal(find_card(&pack, "Which is deep?", NULL)->option_count, 2);
    pack_kept_write(&pack, &bytes);
    assert_true(pack_read_text("kept", bytes.text, bytes.length, &kept, &problems));
    assert_string_equal(card_list_fingerprint(&kept.cards).hex, card_list_fingerprint(&pack.cards).hex);
    pack_release(&kept);
    pack_release(&pack);
    buffer_release(&bytes);
    problems_release(&problems);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_may_be_right_is_never_offered),
        cmocka_unit_test(numbers_make_answers_two),
        cmocka_unit_test(choosing_is_told_as_progress),
        cmocka_unit_test(choosing_can_be_stopped),
        cmocka_unit_test(options_do_not_give_themselves_away),
        cmocka_unit_test(what_is_no_choice_is_written),
        cmocka_unit_test(long_answers_are_chosen_or_refused),
        cmocka_unit_test(pictures_tell_questions_apart),
        cmocka_unit_test(the_work_of_many_categories_is_bounded),
        cmocka_unit_test(yaml_says_it_for_the_pack),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
