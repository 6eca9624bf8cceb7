/* Every pair of formats that can be written: a pack is written in one and read, written in the other and read
 * again, and each card that both can hold is the same as it was. */
#include "unit/written_pack.h"

/* All kinds of cards, and every character that means something in one of the formats. */
static const char *const PACK =
    "title: A test of pens\n"
    "language: en\n"
    "other answers: wrong\n"
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
    "  - {ask: 'What ends with </question>?', right: ']]>', wrong: ['<![CDATA[', '</quiz>', "
    "'&lt;/question>'], "
    "category: Signs}\n"
    "  - {ask: 'What is {mlang en}this{mlang}?', right: Marks, wrong: ['<span lang=\"en\" "
    "class=\"multilang\">It</span>', Ink]}\n"
    "  - {ask: How is it bold?, right: <b>it</b>, wrong: [<b>that</b>, it]}\n"
    "  - {ask: <i>Which of these then?</i>, right: <i>so</i>, wrong: [this one, that one]}\n"
    "  - {ask: Which format is none?, right: '[plain]', wrong: ['[html]', '[markdown] text', '[x]'], "
    "explain: "
    "'[moodle] is one.', category: Signs}\n"
    "  - {ask: Which formats go together?, pairs: {'[html]': '[plain]', '[moodle]': '[html]x', '[x]': 'y'}}\n"
    "  - {ask: Which of these is dry?, right: Chalk, wrong: [None of these, Ink, Paint], category: Tools}\n"
    "  - {ask: Which are wet?, all: [Ink, Paint], wrong: [Chalk, None of the above]}\n"
    "  - {ask: 'Which, of \"these\", are dry?', all: ['Chalk, white', Paper], wrong: [All of these, Ink, "
    "None of "
    "these]}\n"
    "  - {ask: What is not false?, type: [Truth, 'True']}\n"
    "  - {ask: Who drew the hare?, right: Dürer, category: Painters}\n"
    "  - {ask: Who painted the sunflowers?, right: Van Gogh, category: Painters}\n"
    "  - {ask: Who painted the lilies?, right: Monet, category: Painters}\n"
    "  - {ask: Who painted 'The Kiss'?, right: Klimt, category: Painters, difficulty: easy}\n"
    "  - {ask: Who painted the bar?, right: Manet, category: Painters}\n"
    "  - {ask: Où est « l’encre » — 墨?, right: là-bas ✒, wrong: [ici, nulle part, Ђинђић], category: "
    "Tools}\n";

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
        size_t written = write_pack(first, &start, &text);
        read_back(first, &text, &between);
        assert_int_equal(assert_same_cards(&start, &between, written, first->reach, first->key), written);
        for (size_t b = 0; (second = writable(&b));) {
            Buffer again = {0};
            Pack end;
            char way[60];
            snprintf(way, sizeof way, "%s to %s", first->key, second->key);
            written = write_pack(second, &between, &again);
            read_back(second, &again, &end);
            assert_int_equal(assert_same_cards(&between, &end, written, second->reach, way), written);
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

/* What a format would turn into something else is left out and told as well: a word for true alone is a
 * statement in CSV, a 27th answer is none in Aiken. */
static void what_would_change_is_told(void **state) {
    (void)state;
    Buffer text = {0}, csv = {0}, aiken = {0};
    buffer_add_text(&text, "title: Odd ones\nlanguage: en\ncards:\n  - {ask: Is it so?, type: ['True']}\n"
                           "  - {ask: Which of many?, right: this, wrong: [None of these");
    for (int i = 1; i <= 40; i++) buffer_format(&text, ", not %d", i);
    buffer_add_text(&text, "]}\n");
    Pack pack, again;
    Problems problems = {0}, told = {0};
    Arena scratch = {0};
    assert_true(pack_read_text("odd.yaml", buffer_text(&text), text.length, &pack, &problems));
    PackWriting writing = {
        .pack = &pack, .format = &FORMAT_CSV, .scratch = &scratch, .out = &csv, .problems = &told};
    write_csv(&writing);
    assert_int_equal(writing.left_out, 1);
    assert_int_equal(told.count, 1);
    assert_non_null(strstr(told.items[0].sentence, "makes it a statement in CSV"));
    writing = (PackWriting){
        .pack = &pack, .format = &FORMAT_AIKEN, .scratch = &scratch, .out = &aiken, .problems = &told};
    write_aiken(&writing);
    assert_int_equal(told.count, 3); /* no typed questions, and too many answers */
    assert_non_null(strstr(told.items[2].sentence, "no more than 26 answers, so 16 wrong ones are left out"));
    read_back(&FORMAT_AIKEN, &aiken, &again);
    const Card *card = &again.cards.items[0];
    assert_int_equal(card->option_count, 26);
    assert_string_equal(card->options[0], "this");
    assert_string_equal(card->options[card->stays_last - 1], "None of these");
    pack_release(&again);
    pack_release(&pack);
    arena_release(&scratch);
    buffer_release(&text);
    buffer_release(&csv);
    buffer_release(&aiken);
    problems_release(&problems);
    problems_release(&told);
}

/* A pack that names its right answers apart may have such an option; where options have places it would be
 * refused, so it is not written there. */
static void options_by_letter_are_not_written_where_they_are_refused(void **state) {
    (void)state;
    static const char text[] = "title: Letters\nlanguage: en\ncards:\n"
                               "  - {ask: Which is wet?, right: Both A and B, wrong: [Tea, Ink, Sand]}\n"
                               "  - {ask: Which is dry?, right: Sand, wrong: [Tea, Ink]}\n";
    Pack pack;
    Problems problems = {0};
    assert_true(pack_read_text("letters.yaml", text, sizeof text - 1, &pack, &problems));
    const PackFormat *format;
    size_t with_places = 0;
    for (size_t a = 0; (format = writable(&a));) {
        Buffer out = {0};
        Pack again;
        size_t written = write_pack(format, &pack, &out);
        assert_int_equal(written, format->reach.has_places ? 1 : 2);
        read_back(format, &out, &again);
        assert_int_equal(again.cards.count, written);
        with_places += format->reach.has_places;
        pack_release(&again);
        buffer_release(&out);
    }
    assert_int_equal(with_places, 3); /* GIFT, Moodle XML, Aiken */
    pack_release(&pack);
    problems_release(&problems);
}

/* Texts without a space in which percent codes stand look like those of another encoding. */
static void words_with_percent_codes_stay_as_they_are(void **state) {
    (void)state;
    static const char text[] = "title: Codes\nlanguage: en\ncards:\n"
                               "  - {ask: 'What%20is%2B?', right: '+', wrong: ['%2B', 'a+b', '%']}\n"
                               "  - {ask: '1+1?', right: '2', wrong: ['%32', '3']}\n";
    Pack pack;
    Problems problems = {0};
    assert_true(pack_read_text("codes.yaml", text, sizeof text - 1, &pack, &problems));
    const PackFormat *format;
    for (size_t a = 0; (format = writable(&a));) {
        Buffer out = {0};
        Pack again;
        assert_int_equal(write_pack(format, &pack, &out), 2);
        read_back(format, &out, &again);
        assert_int_equal(assert_same_cards(&pack, &again, 2, format->reach, format->key), 2);
        pack_release(&again);
        buffer_release(&out);
    }
    pack_release(&pack);
    problems_release(&problems);
}

/* Eight questions of two options, of which one pack in 128 has all right answers at one place by chance;
 * eight statements that are all true; eight questions with an option that must stay last. */
static void add_alike(Buffer *out, size_t pack, int kind) {
    static const char *const lines[] = {
        "  - {ask: 'Which is wet in %zu.%zu?', right: Ink %zu, wrong: [Chalk %zu]}\n",
        "  - {state: 'Ink %zu.%zu is wet.', answer: true}\n",
        "  - {ask: 'Which is dry in %zu.%zu?', right: Chalk %zu, wrong: [Ink %zu, None of these]}\n"};
    buffer_add_text(out, "title: Alike\nlanguage: en\ncards:\n");
    for (size_t i = 0; i < 8; i++) buffer_format(out, lines[kind], pack, i, i, i);
}

/* Whoever converts a pack that was fine must not be told of faults in it. */
static void what_is_written_warns_of_nothing(void **state) {
    (void)state;
    for (size_t turn = 0; turn < 3 * 100; turn++) {
        Buffer yaml = {0};
        Pack start;
        const PackFormat *format;
        add_alike(&yaml, turn, (int)(turn % 3));
        read_back_warned(&FORMAT_NATIVE, &yaml, 0, &start);
        for (size_t f = 0; (format = writable(&f));) {
            Buffer out = {0};
            Pack again;
            assert_int_equal(write_pack(format, &start, &out), 8);
            read_back_warned(format, &out, 0, &again);
            assert_int_equal(assert_same_cards(&start, &again, 8, format->reach, format->key), 8);
            pack_release(&again);
            buffer_release(&out);
        }
        pack_release(&start);
        buffer_release(&yaml);
    }
}

/* Moodle shuffles options, so one that is about the others would stand anywhere. */
static void moodle_is_told_what_must_stay_last(void **state) {
    (void)state;
    static const char text[] = "title: Last\nlanguage: en\ncards:\n"
                               "  - {ask: Which is dry?, right: None of these, wrong: [Ink, Paint]}\n"
                               "  - {ask: Which is wet?, right: Ink, wrong: [Chalk, None of these]}\n"
                               "  - {ask: Which is red?, right: Chalk, wrong: [Ink, Paint]}\n";
    static const char end[] = "None of these</text></answer>\n  </question>";
    Pack pack;
    Problems problems = {0};
    Buffer out = {0};
    assert_true(pack_read_text("last.yaml", text, sizeof text - 1, &pack, &problems));
    assert_int_equal(write_pack(&FORMAT_MOODLE_XML, &pack, &out), 3);
    size_t ending = 0, still = 0;
    for (const char *at = buffer_text(&out); (at = strstr(at, end)); at++) ending++;
    for (const char *at = buffer_text(&out); (at = strstr(at, "<shuffleanswers>false")); at++) still++;
    assert_int_equal(ending, 2);
    assert_int_equal(still, 2);
    buffer_release(&out);
    pack_release(&pack);
    problems_release(&problems);
}

/* Odd ones out become choices where a format has no mark for them, and two choices of the same words may
 * contradict each other. */
static void odd_ones_out_that_become_alike_are_told(void **state) {
    (void)state;
    static const char text[] =
        "title: Odd\nlanguage: en\ncards:\n"
        "  - {ask: Which does not belong?, odd: Spoon, others: [Biro, Quill, Pencil]}\n"
        "  - {ask: which does not belong?, odd: Oak, others: [Nile, spoon, Elbe]}\n"
        "  - {ask: Which does not write?, odd: Fork, others: [Biro, Quill, Ink]}\n"
        "  - {ask: Which does not write?, right: Ink, wrong: [Chalk, A pen]}\n"
        "  - {ask: which does not belong?, odd: Elm, others: [Rome, Oslo, Bern]}\n";
    Pack pack;
    Problems problems = {0};
    assert_true(pack_read_text("odd.yaml", text, sizeof text - 1, &pack, &problems));
    assert_int_equal(pack.cards.count, 5);
    const PackFormat *format;
    for (size_t a = 0; (format = writable(&a));) {
        Buffer out = {0};
        Pack again;
        Problems told = {0};
        Arena scratch = {0};
        bool has_mark = format->reach.details & DETAIL_ODD;
        PackWriting writing = {
            .pack = &pack, .format = format, .scratch = &scratch, .out = &out, .problems = &told};
        format->write(&writing);
        assert_int_equal(writing.written, has_mark ? 5 : 3);
        assert_int_equal(told.count, has_mark ? 0 : 4);
        if (!has_mark) {
            assert_string_equal(told.items[1].sentence,
                                "Without its mark as odd one out this asks the same as line 4, so it is left "
                                "out: \"which does not belong?\"");
            assert_non_null(strstr(told.items[2].sentence, "asks the same as line 7, so it is left out"));
            assert_int_equal(told.items[2].place.line, 6);
        }
        read_back_warned(format, &out, has_mark ? 0 : 1, &again);
        assert_int_equal(assert_same_cards(&pack, &again, writing.written, format->reach, format->key), 5);
        arena_release(&scratch);
        problems_release(&told);
        pack_release(&again);
        buffer_release(&out);
    }
    pack_release(&pack);
    problems_release(&problems);
}

/* The same words asked of other options, through every pair of formats; one warning tells so, and one that
 * two have the same answer. The fourth can be told from the third only where a format holds more than one
 * right answer. */
static void choices_of_one_prompt_stay_apart(void **state) {
    (void)state;
    static const char text[] =
        "title: Pens\nlanguage: en\ncards:\n"
        "  - {ask: Which of these writes?, right: A pen, wrong: [A lake, A hill]}\n"
        "  - {ask: Which of these writes?, right: A quill, wrong: [A tree, A lake]}\n"
        "  - {ask: Which of these writes?, right: A chalk, wrong: [A road, None of these]}\n"
        "  - {ask: Which of these writes?, right: [A chalk, A biro], wrong: [A door, A lake]}\n"
        "  - {ask: Which of these writes?, right: None of these, wrong: [A cloud, A stone]}\n";
    Pack start;
    Problems problems = {0};
    assert_true(pack_read_text("pens.yaml", text, sizeof text - 1, &start, &problems));
    assert_int_equal(start.cards.count, 5);
    const PackFormat *first, *second;
    for (size_t a = 0; (first = writable(&a));) {
        Buffer out = {0};
        Pack between;
        size_t written = write_pack(first, &start, &out);
        assert_int_equal(written, first->reach.details & DETAIL_MORE_RIGHT ? 5 : 4);
        read_back_warned(first, &out, 2, &between);
        assert_int_equal(assert_same_cards(&start, &between, written, first->reach, first->key), 5);
        for (size_t b = 0; (second = writable(&b));) {
            Buffer again = {0};
            Pack end;
            written = write_pack(second, &between, &again);
            read_back_warned(second, &again, 2, &end);
            assert_same_cards(&between, &end, written, second->reach, second->key);
            pack_release(&end);
            buffer_release(&again);
        }
        pack_release(&between);
        buffer_release(&out);
    }
    pack_release(&start);
    problems_release(&problems);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_pair_of_formats_keeps_what_both_hold),
        cmocka_unit_test(words_with_percent_codes_stay_as_they_are),
        cmocka_unit_test(what_yaml_refuses_is_left_out_and_told),
        cmocka_unit_test(what_would_change_is_told),
        cmocka_unit_test(options_by_letter_are_not_written_where_they_are_refused),
        cmocka_unit_test(what_is_written_warns_of_nothing),
        cmocka_unit_test(moodle_is_told_what_must_stay_last),
        cmocka_unit_test(odd_ones_out_that_become_alike_are_told),
        cmocka_unit_test(choices_of_one_prompt_stay_apart),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
