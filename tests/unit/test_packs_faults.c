/* One small file a fault, in tests/faults: each is read, and what is said of it compared with a table. A
 * problem that is not in the table fails as much as one that is missing. */
#include "unit/cmocka_test.h"

#include <stdio.h>
#include <string.h>

#include "base/text.h"
#include "packs/pack.h"
#include "packs/pack_folder.h"
#include "unit/fault_table.h"

#define FOLDER "tests/faults"

/* What is left to play of each file: one faulty row or card costs no other. */
static const struct {
    const char *file;
    bool playable;
    size_t cards;
} FILES[] = {
    {"a-list", false, 0},
    {"alias-unknown", false, 0},
    {"alias", false, 0},
    {"anchor", true, 1},
    {"answer-with-ask", true, 1},
    {"bad-columns", true, 1},
    {"bad-complete", true, 1},
    {"bad-date", true, 1},
    {"bad-difficulty", true, 3},
    {"bad-seconds", true, 1},
    {"bom-first-line", true, 1},
    {"bom", true, 1},
    {"both-kinds", true, 1},
    {"cards-no-list", false, 0},
    {"complex-key", true, 1},
    {"control", true, 1},
    {"crlf", true, 1},
    {"deep", false, 0},
    {"denied-but-right", true, 2},
    {"denied-column", true, 2},
    {"documents", false, 0},
    {"duplicate-key", true, 1},
    {"empty-text", true, 1},
    {"empty", false, 0},
    {"fact-twice", true, 2},
    {"faulty-value", true, 2},
    {"group-and-part", true, 1},
    {"many-faults", true, 4},
    {"many-right", true, 1},
    {"merge-key", true, 1},
    {"missing-answer", true, 1},
    {"missing-keys", false, 0},
    {"missing-question", true, 1},
    {"missing-right", true, 1},
    {"missing-rows", true, 1},
    {"missing-source-title", true, 1},
    {"nul-escaped", true, 1},
    {"nul", false, 0},
    {"only-remarks", false, 0},
    {"only-text", false, 0},
    {"other-answers", true, 1},
    {"other-answers-few", true, 3},
    {"over-long-filled", true, 4},
    {"over-long-head", true, 1},
    {"over-long", true, 1},
    {"row-says-nothing", true, 2},
    {"row-without-source", true, 2},
    {"same-question", true, 1},
    {"same-reading", true, 1},
    {"source-twice", true, 1},
    {"spelling-rivals", true, 1},
    {"stands-out", true, 2},
    {"state-without-column", true, 2},
    {"syntax-bracket", false, 0},
    {"syntax-colon", false, 0},
    {"syntax-indent", false, 0},
    {"syntax-quote", false, 0},
    {"syntax-tab", false, 0},
    {"tag", true, 2},
    {"tells-answer", true, 1},
    {"template-brace", true, 1},
    {"template-column", true, 1},
    {"template-quoted", true, 1},
    {"template-tells", true, 1},
    {"template-unasked", true, 1},
    {"too-few-wrong", true, 1},
    {"two-owners", true, 1},
    {"two-right", true, 1},
    {"unknown-key-loud", true, 1},
    {"unknown-key", true, 1},
    {"unknown-source", true, 2},
    {"utf16", false, 0},
    {"utf8-byte", false, 0},
    {"utf8-cut", false, 0},
    {"utf8-surrogate", false, 0},
    {"wrong-types", false, 0},
};

/* By file, in the order in which they are told. */
static const FaultRow FAULTS[] = {
    {"a-list", 1, 1, E, "This is a list, but a pack is written as"},
    {"alias-unknown", 0, 0, E, "There is no card in this pack that can be"},
    {"alias-unknown", 9, 14, E, "A pack has no aliases (*name). Write the"},
    {"alias-unknown", 9, 14, E, "The explanation is empty. Write some words."},
    {"alias", 0, 0, E, "There is no card in this pack that can be"},
    {"alias", 5, 8, E, "A pack has no anchors (&name). Write the"},
    {"alias", 10, 14, E, "A pack has no aliases (*name). Write the"},
    {"alias", 10, 14, E, "The explanation is empty. Write some words."},
    {"anchor", 5, 8, E, "A pack has no anchors (&name). Write the"},
    {"answer-with-ask", 9, 13, E, "\"answer\" belongs to a card with \"state\"."},
    {"bad-columns", 8, 18, E, "The column name \"x\" stands twice. Choose"},
    {"bad-columns", 12, 15, E, "The column name \"note\" is a word that every"},
    {"bad-columns", 16, 15, E, "The column name \"a b\" has other characters"},
    {"bad-columns", 20, 14, E, "The columns are a list of 1 to 12 names, as"},
    {"bad-columns", 24, 14, E, "The columns are a list of 1 to 12 names, as"},
    {"bad-columns", 26, 3, E, "The name \"f g\" has other characters than"},
    {"bad-complete", 9, 16, E, "\"planett\" is no column of \"moons\". List it"},
    {"bad-complete", 13, 9, W, "\"Around which planet does Io travel?\" has"},
    {"bad-complete", 14, 9, W, "\"Around which planet does Titan travel?\""},
    {"bad-date", 4, 23, E, "The date has 13 characters; at most 10 fit."},
    {"bad-date", 5, 23, E, "The date must look like 2023, 2023-08 or"},
    {"bad-date", 6, 23, E, "The date must look like 2023, 2023-08 or"},
    {"bad-date", 7, 23, E, "The date must look like 2023, 2023-08 or"},
    {"bad-difficulty", 8, 17, E, "The difficulty must be easy, medium or hard."},
    {"bad-difficulty", 14, 49, E, "The difficulty must be easy, medium or hard."},
    {"bad-difficulty", 20, 17, E, "The difficulty must be easy, medium or hard."},
    {"bad-seconds", 12, 14, E, "The time in seconds must be a whole number"},
    {"bad-seconds", 16, 14, E, "The time in seconds must be a whole number"},
    {"bad-seconds", 20, 14, E, "The time in seconds must be a whole number"},
    {"bad-seconds", 24, 14, E, "The time in seconds must be a whole number"},
    {"bom-first-line", 1, 1, E, "\"colour\" is not a key of a pack. Its keys"},
    {"bom", 3, 1, E, "\"colour\" is not a key of a pack. Its keys"},
    {"both-kinds", 9, 5, E, "A card with \"state\" has only \"answer: true\""},
    {"cards-no-list", 0, 0, E, "There is no card in this pack that can be"},
    {"cards-no-list", 6, 3, E, "The cards are a list: each card begins with"},
    {"complex-key", 5, 3, E, "\"a list\" is not a key of a pack. Its keys"},
    {"complex-key", 7, 3, E, "\"a group of keys\" is not a key of a pack."},
    {"control", 1, 8, W, "The title has a line break, a tab or an"},
    {"control", 7, 10, E, "The question has a line break, a tab or an"},
    {"control", 11, 12, E, "The right answer has a line break, a tab or"},
    {"control", 13, 10, E, "The question has a line break, a tab or an"},
    {"crlf", 3, 1, E, "\"colour\" is not a key of a pack. Its keys"},
    {"crlf", 8, 5, E, "\"hint\" is not a key of a card. Its keys"},
    {"deep", 3, 71, E, "This is nested over 64 levels deep; a pack"},
    {"denied-but-right", 13, 9, E, "This row says \"jupiter\" is not so, but a"},
    {"denied-column", 13, 58, E, "\"star\" is no column of \"moons\". List it"},
    {"documents", 9, 1, E, "A pack is one document: take away this"},
    {"duplicate-key", 5, 1, E, "\"title\" stands twice in a pack; the first"},
    {"duplicate-key", 10, 5, E, "\"right\" stands twice in a card; the first"},
    {"empty-text", 3, 8, E, "The blurb is empty. Write some words."},
    {"empty-text", 8, 10, E, "The question is empty. Write some words."},
    {"empty-text", 12, 12, E, "The right answer is empty. Write some words."},
    {"empty-text", 16, 19, E, "The wrong answer is empty. Write some words."},
    {"empty", 0, 0, E, "The file is empty."},
    {"fact-twice", 15, 9, W, "This fact stands in line 13 already. Keep"},
    {"faulty-value", 15, 59, E, "This is a list, but the value is one text"},
    {"group-and-part", 11, 5, E, "\"europa\" would be a second right answer"},
    {"many-faults", 8, 5, E, "\"hue\" is not a key of a relation. Its keys"},
    {"many-faults", 15, 47, E, "There is no source called \"map\". Add it"},
    {"many-faults", 15, 52, E, "\"colour\" is not a key of a row. Its keys"},
    {"many-faults", 16, 32, E, "This is a list, but the value is one text."},
    {"many-faults", 23, 12, E, "This card has no wrong answers. Add"},
    {"many-faults", 25, 13, E, "The answer must be true or false."},
    {"many-faults", 26, 5, E, "This is a text, but a card is written as"},
    {"many-right", 10, 12, E, "Here are 61 right answers; there must be 1"},
    {"many-right", 14, 12, E, "Here are 61 wrong answers; there must be 1"},
    {"merge-key", 6, 5, E, "\"<<\" is not a key of a card. Its keys are:"},
    {"missing-answer", 9, 5, E, "A card with \"state\" needs \"answer: true\" or"},
    {"missing-keys", 1, 1, E, "The key \"title\" is missing: a pack needs it."},
    {"missing-keys", 1, 1, E, "The key \"language\" is missing: a pack needs"},
    {"missing-keys", 6, 13, E, "There is no source called \"map\". Add it"},
    {"missing-question", 9, 5, E, "A card needs the key \"ask\" or \"state\"."},
    {"missing-right", 9, 5, E, "A card with \"ask\" needs the keys \"right\""},
    {"missing-rows", 7, 5, E, "The key \"rows\" is missing: a relation needs"},
    {"missing-source-title", 4, 10, E, "The key \"title\" is missing: a source needs"},
    {"nul-escaped", 1, 8, W, "The title has a line break, a tab or an"},
    {"nul", 1, 11, E, "control characters are not allowed. Look"},
    {"only-remarks", 3, 1, E, "This is a text, but a pack is written as"},
    {"only-text", 1, 1, E, "This is a text, but a pack is written as"},
    {"other-answers", 3, 16, E, "\"other answers\" can only be \"wrong\": that"},
    {"other-answers", 6, 12, E, "This card has no wrong answers. Add"},
    {"other-answers-few", 5, 5, W, "This question is answered in writing, since"},
    {"other-answers-few", 8, 5, E, "The answer has 68 characters; to be written"},
    {"over-long-filled", 15, 9, E, "The explanation has 381 characters; at most"},
    {"over-long-filled", 15, 9, E, "The option has 190 characters; at most 80"},
    {"over-long-filled", 15, 9, E, "The explanation has 381 characters; at most"},
    {"over-long-filled", 17, 9, W, "The answer \"Titan\" stands out: it is over"},
    {"over-long-head", 1, 8, W, "The title has 63 characters; at most 60 fit, so it is cut short."},
    {"over-long-head", 2, 11, W, "The language has over 35 characters, so it is not known. Write a"},
    {"over-long-head", 3, 8, W, "The blurb has a line break, a tab or an"},
    {"over-long-head", 7, 18, W, "The source's title has 121 characters; at most 120 fit, so it is cut"},
    {"over-long-head", 7, 154, W, "The publisher has 61 characters; at most 60 fit, so it is cut"},
    {"over-long", 1, 8, W, "The title has 61 characters; at most 60"},
    {"over-long", 3, 8, W, "The blurb has 201 characters; at most 200"},
    {"over-long", 8, 10, E, "The question has 201 characters; at most"},
    {"over-long", 12, 12, E, "The right answer has 81 characters; at most"},
    {"over-long", 17, 14, E, "The explanation has 301 characters; at most"},
    {"row-says-nothing", 15, 9, E, "This row says nothing: fill at least one"},
    {"row-without-source", 15, 9, E, "The key \"source\" is missing: a row needs it."},
    {"same-question", 9, 5, E, "\"who saw  TITAN first?\" is asked in line 6"},
    {"same-reading", 9, 5, E, "The options \"Ren\303\251\" and \"RENE\" read the"},
    {"source-twice", 5, 3, E, "\"atlas\" stands twice in the sources (first"},
    {"source-twice", 6, 3, E, "A name is missing here, in front of the"},
    {"source-twice", 6, 3, E, "The source's name is empty. Write some"},
    {"spelling-rivals", 11, 5, E, "\"saturn vi\" would be a second right answer"},
    {"stands-out", 9, 5, W, "The answer \"A moon of Jupiter with many"},
    {"state-without-column", 13, 15, E, "The statement never says {planet}, so it"},
    {"syntax-bracket", 12, 1, E, "did not find expected ',' or ']'. Look for"},
    {"syntax-colon", 1, 14, E, "mapping values are not allowed in this"},
    {"syntax-indent", 2, 10, E, "mapping values are not allowed in this"},
    {"syntax-quote", 10, 1, E, "found unexpected end of stream. Look for a"},
    {"syntax-tab", 4, 1, E, "found character that cannot start any"},
    {"tag", 5, 8, E, "A pack has no tags (!name). Take it away,"},
    {"tag", 10, 5, E, "A pack has no tags (!name). Take it away,"},
    {"tells-answer", 9, 5, E, "The question \"Around which planet does"},
    {"template-brace", 11, 41, E, "A brace has no partner here. Write {column}"},
    {"template-column", 11, 41, E, "\"mon\" is no column of this relation. Its"},
    {"template-quoted", 11, 20, E, "\"mon\" is no column of this relation"},
    {"template-tells", 11, 15, E, "The question asks for {planet} and tells"},
    {"template-unasked", 11, 7, E, "\"star\" is no column of \"moons\". List it"},
    {"too-few-wrong", 13, 9, W, "\"Around which planet does Io travel?\" has"},
    {"too-few-wrong", 14, 9, W, "\"Around which planet does Titan travel?\""},
    {"too-few-wrong", 21, 12, E, "Here are 0 wrong answers; there must be 1"},
    {"two-owners", 6, 3, E, "\"saturn vi\" is listed as a spelling of two"},
    {"two-right", 9, 5, E, "\"galileo  GALILEI\" would be a second right"},
    {"unknown-key-loud", 5, 1, E, "\"?\" is not a key of a pack. Its keys are:"},
    {"unknown-key", 9, 5, E, "\"hint\" is not a key of a card. Its keys"},
    {"unknown-key", 10, 1, E, "\"colour\" is not a key of a pack. Its keys"},
    {"unknown-source", 15, 47, E, "There is no source called \"atlass\". Add it"},
    {"unknown-source", 20, 13, E, "There is no source called \"map\". Add it"},
    {"utf16", 1, 1, E, "The byte 0xFF is not UTF-8 text. Save the"},
    {"utf8-byte", 3, 14, E, "The byte 0xE9 is not UTF-8 text. Save the"},
    {"utf8-cut", 9, 3, E, "The byte 0xF0 is not UTF-8 text. Save the"},
    {"utf8-surrogate", 1, 15, E, "The byte 0xED is not UTF-8 text. Save the"},
    {"wrong-types", 1, 8, E, "This is a list, but the title is one text."},
    {"wrong-types", 3, 10, E, "This is a text, but the sources is written"},
    {"wrong-types", 4, 8, E, "This is a list, but the names is written as"},
    {"wrong-types", 5, 8, E, "This is a list, but the facts is written as"},
    {"wrong-types", 10, 14, E, "This is a group of keys, but the"},
};

static void each_fault_is_told_at_its_place(void **state) {
    (void)state;
    for (size_t i = 0; i < COUNT(FILES); i++) {
        char path[200];
        snprintf(path, sizeof path, FOLDER "/%s.yaml", FILES[i].file);
        Pack pack;
        Problems problems = {0};
        bool playable = pack_read(path, &pack, &problems);
        assert_faults(FAULTS, COUNT(FAULTS), FILES[i].file, &problems);
        if (playable != FILES[i].playable || pack.cards.count != FILES[i].cards)
            fail_msg("%s: playable %d, %zu cards", path, playable, pack.cards.count);
        pack_release(&pack);
        problems_release(&problems);
    }
}

static void each_file_of_the_folder_is_in_the_table(void **state) {
    (void)state;
    Arena arena = {0};
    const char **paths, *why;
    size_t count;
    assert_true(pack_folder_list(FOLDER, &arena, &paths, &count, &why));
    size_t packs = 0;
    for (size_t i = 0; i < count; i++) {
        if (!strstr(paths[i], ".yaml")) continue; /* other formats have tests of their own */
        packs++;
        bool found = false;
        for (size_t f = 0; f < COUNT(FILES) && !found; f++)
            found = strcmp(paths[i], arena_format(&arena, FOLDER "/%s.yaml", FILES[f].file)) == 0;
        if (!found) fail_msg("%s is in no table", paths[i]);
    }
    assert_int_equal(packs, COUNT(FILES));
    arena_release(&arena);
}

/* Sentences end as sentences, say no more than fits, and cannot speak to a terminal. */
static void sentences_are_for_people(void **state) {
    (void)state;
    for (size_t i = 0; i < COUNT(FILES); i++) {
        char path[200];
        snprintf(path, sizeof path, FOLDER "/%s.yaml", FILES[i].file);
        Pack pack;
        Problems problems = {0};
        pack_read(path, &pack, &problems);
        for (size_t p = 0; p < problems.count; p++) {
            const char *sentence = problems.items[p].sentence;
            size_t length = strlen(sentence);
            bool ends = length > 10 && strchr(".!?", sentence[length - 1]);
            if (!ends || length > 700 || text_has_control(sentence) ||
                text_find_invalid(sentence, length) != length)
                fail_msg("%s: %s", path, sentence);
        }
        pack_release(&pack);
        problems_release(&problems);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_fault_is_told_at_its_place),
        cmocka_unit_test(each_file_of_the_folder_is_in_the_table),
        cmocka_unit_test(sentences_are_for_people),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
