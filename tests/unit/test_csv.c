/* Text tables: rows as other programs write them, headers in any words, lists, faults at their lines. */
#include "unit/format_fixture.h"

#include <jansson.h>
#include <stdio.h>
#include <sys/stat.h>

#include "packs/csv_dialect.h"
#include "packs/text_decoding.h"

#define SAMPLES "../shared/samples"

static void headers_are_known_in_any_words(void **state) {
    (void)state;
    static const FormatRow rows[] = {
        {"a.csv", "Question,Correct,Wrong 1,Wrong 2\nWho?,me,you,him\n", 0, "choice: Who? +me -you -him\n",
         ""},
        {"a.csv", "WRONG2;wrong1;CORRECT;Question\nhim;you;me;Who?\n", 0, "choice: Who? +me -him -you\n", ""},
        {"a.tsv", "frage\trichtige Antwort\tfalsch 1\tfalsch 2\nWer?\tich\tdu\ter\n", 0,
         "choice: Wer? +ich -du -er\n", ""},
        {"a.csv",
         "Pregunta,Opci\xC3\xB3n A,Opci\xC3\xB3n B,Respuesta "
         "correcta\n\xC2\xBFQui\xC3\xA9n?,yo,t\xC3\xBA,B\n",
         0, "choice: \xC2\xBFQui\xC3\xA9n? +t\xC3\xBA -yo\n", ""},
        {"a.csv", "Domanda,Risposta 1,Risposta 2,Corretta\nChi?,io,tu,1\n", 0, "choice: Chi? +io -tu\n", ""},
        {"a.csv",
         "\xC3\x89nonc\xC3\xA9;R\xC3\xA9ponse A;R\xC3\xA9ponse B;Bonne r\xC3\xA9ponse;Cat\xC3\xA9gorie\nQui "
         "?;moi;toi;toi;Gens\n",
         0, "choice: Qui ? +toi -moi (Gens)\n", ""},
        {"a.csv",
         "source,seconds,image,difficulty,category,explanation,wrong,answer,prompt\n"
         "Book,25,x.png,Hard,Birds,They do.,no,yes,Do birds fly?\n",
         0, "choice: Do birds fly? +yes -no <They do.> (Birds) hard 25s [Book]\n",
         "2:1: warning: This pack is read without pictures, since it is one file."},
        {"web.csv", "question,answer,wrong,image\nA?,x,y,https://e.x/p.png\nB?,x,y,https://e.x/q.png\n", 0,
         "choice: A? +x -y\nchoice: B? +x -y\n",
         "2:1: warning: The pictures of this pack stand in the web, from where nothing is fetched."},
        {"a.csv", "question,a,b,c,answer\nWhich?,x,y,z,c\n", 0, "choice: Which? +z -x -y\n", ""},
        {"a.csv", "sep=;\nquestion;answer;wrong\nWho, then?;me;you\n", 0, "choice: Who, then? +me -you\n",
         ""},
        {"a.csv", " Question, Answer\nFirst letter?,A\n", 0, "typed: First letter? +A\n", ""},
        {"a.csv", "question,answer\nThe sea is wet.,True\nThe sun is cold.,falsch\n", 0,
         "true-false: The sea is wet. +True\ntrue-false: The sun is cold. +False\n", ""},
        {"\xC3\xA4.txt", "question\tanswer\twrong\nWho?\tme\tyou\n", 0, "choice: Who? +me -you\n", ""},
        {"no-ending", "question|answer|wrong\nWho?|me|you\n", 0, "choice: Who? +me -you\n", ""},
    };
    ASSERT_ALL_READ(rows);
}

static void the_right_option_is_named_in_any_way(void **state) {
    (void)state;
    static const FormatRow rows[] = {
        {"text.csv", "question,option 1,option 2,answer\nA?,x,y,Y\nB?,x,y,x\n", 0,
         "choice: A? +y -x\nchoice: B? +x -y\n", ""},
        {"letter.csv", "question,option 1,option 2,answer\nA?,x,y,b\nB?,x,y,A)\n", 0,
         "choice: A? +y -x\nchoice: B? +x -y\n", ""},
        {"number.csv", "question,option 1,option 2,answer\nA?,x,y,2\nB?,x,y,1.0\n", 0,
         "choice: A? +y -x\nchoice: B? +x -y\n", ""},
        {"from zero.csv", "question,option 1,option 2,answer\nA?,x,y,1\nB?,x,y,0\n", 0,
         "choice: A? +y -x\nchoice: B? +x -y\n",
         "2:1: warning: One of the right answers is \"0\", so numbers are counted from there"},
        {"several.csv", "question,option 1,option 2,option 3,answer\nA?,x,y,z,\"1,3\"\nB?,x,y,z,2 and 3\n", 0,
         "several: A? +x +z -y\nseveral: B? +y +z -x\n", ""},
        {"texts that are numbers.csv", "question,option 1,option 2,option 3,answer\nA?,3,2,5,3\nB?,7,8,9,8\n",
         0, "choice: A? +3 -2 -5\nchoice: B? +8 -7 -9\n", ""},
        {"numbers in other words.csv",
         "question,option 1,option 2,option "
         "3,answer\nA?,0.5,1.5,2.5,\"2,50\"\nB?,5,6,7,6.0\nC?,1.5,1500,15,1.500\n"
         "D?,2.5,\"2,5\",3,2.50\nE?,9,8,7,8\n",
         0, "choice: A? +2.5 -0.5 -1.5\nchoice: B? +6 -5 -7\nchoice: E? +8 -9 -7\n",
         "4:1: error: The right answer \"1.500\" is none\n5:1: error: The right answer \"2.50\" is none"},
        {"places among numbers.csv", "question,option 1,option 2,option 3,answer\nA?,3,2,5,3\nB?,7,8,9,2\n",
         0, "choice: A? +5 -3 -2\nchoice: B? +8 -7 -9\n", ""},
        {"two columns.csv", "question,correct 1,correct 2,option 1,option 2,option 3\nA?,x,z,x,y,z\n", 0,
         "several: A? +x +z -y\n", ""},
        {"last.csv", "question,option 1,option 2,option 3,answer\nA?,None of these,x,y,2\n", 0,
         "choice: A? +x -None of these(last) -y\n", ""},
        {"two last.csv",
         "question,option 1,option 2,option 3,option 4,answer\nA?,x,y,None of these,All of these,1\n"
         "B?,x,All of the above,y,None of the above,4\nC?,x,Both,y,Neither,2\n",
         0,
         "choice: A? +x -y -None of these(last) -All of these(second last)\n"
         "choice: B? +None of the above(last) -x -All of the above(second last) -y\n"
         "choice: C? +Both(second last) -x -y -Neither(last)\n",
         ""},
        {"types.csv",
         "question,correct,correct 2,wrong,type\nA?,x,y,z,several\nB?,x,y,z,\nC?,x,y,z,Multiple response\n"
         "D?,x,y,z,Multiple choice\nE?,x,y,,several\n",
         0,
         "several: A? +x +y -z\nchoice: B? +x +y -z\nseveral: C? +x +y -z\nchoice: D? +x +y -z\n"
         "typed: E? +x +y\n",
         ""},
    };
    ASSERT_ALL_READ(rows);
}

static void rows_are_read_as_they_are_written(void **state) {
    (void)state;
    static const FormatRow rows[] = {
        {"a.csv", "question,answer,wrong\n\"Is \"\"it\"\", so?\",\"a,\nb\",  no \n", 0,
         "choice: Is \"it\", so? +a, b -no\n", ""},
        {"a.csv", "question,answer,wrong\nA 5\" disk?,a,\"b\n", 0, "",
         "0:0: error: There is no card\n2:1: error: A quotation mark opens"},
        {"a.csv", "question,answer,wrong\n\"A?,a,b\nB?,c,d\n\"C?\",e,f\nD?,g,h\n", 0,
         "choice: B? +c -d\nchoice: C? +e -f\nchoice: D? +g -h\n", "2:1: error: A quotation mark opens"},
        {"a.csv", "question,answer,wrong\r\nA?,e,b\r\n\r\n,,\r\nB?,c,d", 0,
         "choice: A? +e -b\nchoice: B? +c -d\n", ""},
        {"a.csv",
         "question,answer,wrong\n\"<a href=\"\"http://x.y/z\"\">This</a> &amp; what?\",a,b\n<b>?,a,b\n", 0,
         "choice: This & what? +a -b\nchoice: <b>? +a -b\n", ""},
        {"a.tsv", "question\tanswer\twrong\n\"Weird\" tab?\t\"yes\tno\nB?\tc\td\n", 0,
         "choice: \"Weird\" tab? +\"yes -no\nchoice: B? +c -d\n", ""},
        {"a.tsv", "question\tanswer\twrong\n\"two\nlines?\"\tyes\tno\n", 0, "choice: two lines? +yes -no\n",
         ""},
        {"show.tsv",
         "round\tclue_value\tcategory\tcomments\tanswer\tquestion\tair_date\n"
         "1\t100\tLAKES\t(x)\tA \\\"wet\\\" place, isn\\'t it\ta lake\t1999-01-01\n",
         0, "typed: A \"wet\" place, isn't it +a lake (LAKES)\n", ""},
        {"u16.csv", "\xFF\xFEq\0,\0a\0n\0s\0w\0e\0r\0,\0w\0r\0o\0n\0g\0\n\0?\0,\0x\0,\0y\0", 42,
         "choice: ? +x -y\n", ""},
        {"cp1252.csv", "question,answer,wrong\nCaf\xE9?,a,b\n", 0, "choice: Caf\xC3\xA9? +a -b\n",
         "2:1: warning: This line is not UTF-8"},
    };
    ASSERT_ALL_READ(rows);
}

/* Words for columns in other languages, slips in them, and what is no column at all. */
static void headings_are_known_or_told_of(void **state) {
    (void)state;
    static const FormatRow rows[] = {
        {"pl.csv",
         "Trudność,Błędna odpowiedź 1,Pytanie,Poprawna odpowiedź,Wyjaśnienie,Kategoria,Czas,Źródło\n"
         "łatwe,Kraków,Stolica?,Warszawa,Od 1596,Miasta,30,Atlas\n",
         0, "choice: Stolica? +Warszawa -Kraków <Od 1596> (Miasta) easy 30s [Atlas]\n", ""},
        {"ru.csv",
         "ВОПРОС;Неправильный ответ 1;Правильный ответ;Объяснение;Категория;Сложность;Секунды;Источник\n"
         "Столица?;Омск;Москва;Давно;Города;сложный;30;Атлас\n",
         0, "choice: Столица? +Москва -Омск <Давно> (Города) hard 30s [Атлас]\n", ""},
        {"slip.csv", "Id,question,correct,wrong 1,explnation,Date,Notes\n7,Who?,me,you,so,2020,x\n", 0,
         "choice: Who? +me -you\n",
         "1:1: warning: The column \"explnation\" is not known, so what stands there is left out. Is it "
         "\"explanation\"?"},
        {"numbered.csv", "question,correct,Falskt svar 1,Falskt svar 2\nWho?,me,you,he\n", 0,
         "typed: Who? +me\n", "1:1: warning: The columns that begin with \"Falskt svar 1\" are not known"},
    };
    ASSERT_ALL_READ(rows);
}

/* Mark-up goes where it stands around words of a sentence, and stays where it is asked about. */
static void markup_in_cells_goes_or_is_asked_about(void **state) {
    (void)state;
    static const FormatRow rows[] = {
        {"a.csv",
         "question,correct,wrong 1,wrong 2\nThe <b>largest</b> planet?,10<sup>3</sup> km,<i>so</i> far,C++\n"
         "Which tag breaks a line?,<br>,<b>,<p></p>\nWhat does <b>this</b> do in HTML?,<b>a</b>,<i>a</i>,b\n"
         "M&uuml;nchen &#8211; &copy;?,AT&T; a&b;,&bogus;,&;\n"
         "Is a <b and b> c?,<b></b>,a <x>b</x>,<em>c</b> d\n",
         0,
         "choice: The largest planet? +10³ km -so far -C++\nchoice: Which tag breaks a line? +<br> -<b> "
         "-<p></p>\n"
         "choice: What does <b>this</b> do in HTML? +<b>a</b> -<i>a</i> -b\n"
         "choice: München – ©? +AT&T; a&b; -&bogus; -&;\n"
         "choice: Is a <b and b> c? +<b></b> -a <x>b</x> -<em>c</b> d\n",
         ""},
        {"wrapped.csv",
         "question,option 1,option 2,option 3,answer\n"
         "<b>What is the capital of France?</b>,<b>Paris</b>,<b>Rome</b>,<b>Oslo</b>,<b>Paris</b>\n"
         "Which is in Italy?,Paris,<strong>Rome</strong>,Oslo,Rome\n"
         "Which is in Norway?,<span style=x>Bergen</span>,<span>Rome</span>,Lyon,Bergen\n"
         "How is a word shown in bold?,<b>word</b>,<i>word</i>,<u>word</u>,<b>word</b>\n"
         "Which is bold?,<b>word</b>,word,*word*,<b>word</b>\n"
         "Which tag is right?,<b>one</b>,<b>two</b>,<b>three</b>,<b>one</b>\n"
         "Which is bold and which is bare?,<b>one</b>,<b>,two,two\n",
         0,
         "choice: What is the capital of France? +Paris -Rome -Oslo\n"
         "choice: Which is in Italy? +Rome -Paris -Oslo\n"
         "choice: Which is in Norway? +Bergen -Rome -Lyon\n"
         "choice: How is a word shown in bold? +<b>word</b> -<i>word</i> -<u>word</u>\n"
         "choice: Which is bold? +<b>word</b> -word -*word*\n"
         "choice: Which tag is right? +<b>one</b> -<b>two</b> -<b>three</b>\n"
         "choice: Which is bold and which is bare? +two -<b>one</b> -<b>\n",
         ""},
        {"wrapped wrong.csv",
         "question,correct,wrong 1,wrong 2\nWhich is it?,<i>that</i>,this,those\nWhich is "
         "so?,<i>so</i>,so,rather not\n",
         0, "choice: Which is it? +that -this -those\nchoice: Which is so? +<i>so</i> -so -rather not\n", ""},
    };
    ASSERT_ALL_READ(rows);
}

static void two_columns_are_a_list(void **state) {
    (void)state;
    static const struct {
        const char *text;
        size_t cards;
        const char *first; /* prompt */
    } lists[] = {
        {"Hund,dog\nKatze,cat\nMaus,mouse\n", 6, "Hund"},
        {"Hund\tdog\nKatze\tcat, tom\nMaus\tmouse; rat\n", 6, "Hund"},
        {"Term;Meaning\nHund;dog\nKatze;cat\n", 4, "Term: Hund. Meaning?"},
        {"country,capital\nFrance,Paris\nSpain,Madrid\n", 4, "Country: France. Capital?"},
        {"Deutsch,English\nHund,dog\nKatze,cat\nMaus,mouse\nVogel,bird\n", 8, "Deutsch: Hund. English?"},
        {"back,front\ndog,Hund\ncat,Katze\n", 4, "Front: Hund. Back?"},
        {"dog,Hund\ndog,Dogge\ncat,Katze\n", 5, "dog"},
        {"Zeit;Geschehen\n1789;Sturm\n1815;Kongress\n", 4, "Zeit: 1789. Geschehen?"},
        {"1789;Sturm\n1815;Kongress\n1848;Wahl\n", 6, "1789"},
        {"Wolf;4\nSpinne;8\nAmeise;6\n", 6, "Wolf"},
        {"Land,Fluss,Thema\nPeru,Amazonas,S\nMali,Niger,S\n", 4, "Land: Peru. Fluss?"},
        {"What is up?,sky\nWhat is down?,earth\n", 2, "What is up?"},
    };
    for (size_t i = 0; i < sizeof lists / sizeof *lists; i++) {
        Pack pack;
        Problems problems = {0};
        assert_true(pack_read_text("list.csv", lists[i].text, strlen(lists[i].text), &pack, &problems));
        if (pack.cards.count != lists[i].cards ||
            strcmp(card_list_at(&pack.cards, 0)->prompt, lists[i].first) != 0)
            fail_msg("list %zu: %zu cards, the first is %s", i, pack.cards.count,
                     card_list_at(&pack.cards, 0)->prompt);
        assert_int_equal(problems.count, 0);
        assert_string_equal(pack.title, "list");
        assert_string_equal(pack.language, "und");
        pack_release(&pack);
        problems_release(&problems);
    }
}

/* Two meanings of one term are both right, so neither is wrong beside the other. */
static void what_a_list_says_twice_is_no_wrong_option(void **state) {
    (void)state;
    static const char text[] = "bank,Ufer\nbank,Geldhaus\nriver,Fluss\nsea,Meer\n";
    Pack pack;
    Problems problems = {0};
    assert_true(pack_read_text("list.csv", text, sizeof text - 1, &pack, &problems));
    size_t seen = 0;
    for (size_t i = 0; i < pack.cards.count; i++) {
        const Card *card = card_list_at(&pack.cards, i);
        if (strcmp(card->prompt, "bank") != 0) continue;
        seen++;
        assert_int_equal(card->right_count, 2);
        assert_int_equal(card->option_count, 4);
    }
    assert_int_equal(seen, 1);
    pack_release(&pack);
    problems_release(&problems);
}

static void faults_are_told_at_their_rows(void **state) {
    (void)state;
    static const FormatRow rows[] = {
        {"a.csv", "name,age,town\nx,1,y\n", 0, "", "1:1: error: This table has no header"},
        /* A first row that lacks one side is a pair all the same, and no header. */
        {"a.csv", "Cat,\ndog,hund\ncow,kuh\nhen,huhn\nape,affe\n", 0,
         "choice: dog +hund -kuh -huhn -affe (a) [a]\nchoice: cow +kuh -huhn -affe -hund (a) [a]\n"
         "choice: hen +huhn -affe -hund -kuh (a) [a]\nchoice: ape +affe -hund -kuh -huhn (a) [a]\n"
         "choice: hund +dog -cow -hen -ape (a) [a]\nchoice: kuh +cow -hen -ape -dog (a) [a]\n"
         "choice: huhn +hen -ape -dog -cow (a) [a]\nchoice: affe +ape -dog -cow -hen (a) [a]\n",
         "1:1: error: One of the two columns is empty here."},
        {"a.csv", "question,answer,wrong\n,a,b\nA?,,b\nB?,c,\nC?,c,c\nD?,e,f\n", 0,
         "typed: B? +c\nchoice: D? +e -f\n",
         "2:1: error: This question is empty\n3:1: error: No answer of this question\n"
         "5:1: error: \"c\" would be a second"},
        {"a.csv", "question,option 1,option 2,answer\nA?,x,y,3\nB?,x,y,\nC?,x,,1\nD?,x,y,2\nE?,x,x,y\n", 0,
         "choice: D? +y -x\n",
         "2:1: error: The right answer \"3\" is none\n3:1: error: This row does not say which\n"
         "4:1: error: Every answer of this question\n6:1: error: The right answer \"y\""},
        {"a.csv", "question,option 1,option 2\nA?,x,y\n", 0, "",
         "0:0: error: There is no card\n2:1: error: This row does not say which"},
        {"a.csv", "question,answer,wrong 1,wrong 2\nA?,x,y,y\nA?,z,y,x\n", 0, "choice: A? +x -y\n",
         "2:1: warning: The option \"y\" stands twice\n3:1: error: \"A?\" is asked in line 2 too"},
        {"a.csv",
         "question,option 1,option "
         "2,answer\nA?,x,y,1\nB?,x,y,1\nC?,x,y,1\nD?,x,y,1\nE?,x,y,1\nF?,x,y,1\nG?,x,y,1\nH?,x,y,1\n",
         0,
         "choice: A? +x -y\nchoice: B? +x -y\nchoice: C? +x -y\nchoice: D? +x -y\nchoice: E? +x -y\nchoice: "
         "F? +x "
         "-y\nchoice: G? +x -y\nchoice: H? +x -y\n",
         "0:0: warning: In all 8 questions the first answer"},
        {"a.csv", "Hund,dog\nKatze,\nMaus,mouse\nFloh,flea\n", 0,
         "choice: Hund +dog -mouse -flea (a) [a]\nchoice: Maus +mouse -flea -dog (a) [a]\n"
         "choice: Floh +flea -dog -mouse (a) [a]\nchoice: dog +Hund -Maus -Floh (a) [a]\n"
         "choice: mouse +Maus -Floh -Hund (a) [a]\nchoice: flea +Floh -Hund -Maus (a) [a]\n",
         "2:1: error: One of the two columns is empty"},
    };
    ASSERT_ALL_READ(rows);
}

/* The cells of a row as csv-spectrum's JSON has them: an object a row, by the header's names. CRLF inside a
 * cell is \n here, as everywhere in a text that was read. */
static void compare_cells(const char *name, const TableRow *header, const TableRow *row, json_t *expected) {
    for (size_t c = 0; c < header->count; c++) {
        const char *text = json_string_value(json_object_get(expected, header->cells[c]));
        assert_non_null(text);
        char plain[500];
        size_t length = 0;
        for (const char *at = text; *at; at++)
            if (*at != '\r') plain[length++] = *at;
        plain[length] = '\0';
        if (strcmp(plain, table_row_cell(row, c)) != 0)
            fail_msg("%s: \"%s\", not \"%s\"", name, table_row_cell(row, c), plain);
    }
}

static void read_spectrum(const char *name) {
    char path[200];
    const char *why;
    Buffer file = {0};
    snprintf(path, sizeof path, SAMPLES "/csv-spectrum/csvs/%s.csv", name);
    assert_true(buffer_read_file(&file, path, &why));
    snprintf(path, sizeof path, SAMPLES "/csv-spectrum/json/%s.json", name);
    json_t *expected = json_load_file(path, 0, NULL);
    assert_non_null(expected);
    Arena arena = {0}, names = {0};
    Problems problems = {0};
    DecodedText text = text_decode(&arena, file.text, file.length, name, &problems);
    PackReading reading = {.arena = &arena,
                           .scratch = &arena,
                           .problems = &problems,
                           .path = name,
                           .text = text.text,
                           .length = text.length};
    CsvRows *rows = csv_rows_open(&reading, 0, (CsvDialect){',', CSV_QUOTED});
    TableRow header, row;
    assert_true(csv_rows_next(rows, &header));
    for (size_t c = 0; c < header.count; c++)
        header.cells[c] = arena_copy_text(&names, header.cells[c], strlen(header.cells[c]));
    size_t count = 0;
    for (; csv_rows_next(rows, &row); count++)
        compare_cells(name, &header, &row, json_array_get(expected, count));
    assert_int_equal(count, json_array_size(expected));
    assert_int_equal(problems.count, 0);
    reading_close_held(&reading);
    json_decref(expected);
    buffer_release(&file);
    arena_release(&arena);
    arena_release(&names);
    problems_release(&problems);
}

static void csv_spectrum_is_read_as_its_json_says(void **state) {
    (void)state;
    static const char *const names[] = {"comma_in_quotes",
                                        "empty",
                                        "empty_crlf",
                                        "escaped_quotes",
                                        "json",
                                        "newlines",
                                        "newlines_crlf",
                                        "quotes_and_newlines",
                                        "simple",
                                        "simple_crlf",
                                        "utf8"};
    struct stat status;
    if (stat(SAMPLES "/csv-spectrum", &status) != 0) {
        print_message("SKIP: no " SAMPLES "/csv-spectrum\n");
        skip();
    }
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) read_spectrum(names[i]);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(headers_are_known_in_any_words),
        cmocka_unit_test(the_right_option_is_named_in_any_way),
        cmocka_unit_test(rows_are_read_as_they_are_written),
        cmocka_unit_test(headings_are_known_or_told_of),
        cmocka_unit_test(markup_in_cells_goes_or_is_asked_about),
        cmocka_unit_test(two_columns_are_a_list),
        cmocka_unit_test(what_a_list_says_twice_is_no_wrong_option),
        cmocka_unit_test(faults_are_told_at_their_rows),
        cmocka_unit_test(csv_spectrum_is_read_as_its_json_says),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
