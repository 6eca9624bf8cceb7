/* Moodle XML with pictures that stand inside of it. */
#ifndef QUIZLEAF_TESTS_MOODLE_PICTURES_FIXTURE_H
#define QUIZLEAF_TESTS_MOODLE_PICTURES_FIXTURE_H

#include "unit/cmocka_test.h"

#include <string.h>

#include "packs/pack.h"

/* Two files that can be shown: 3 x 2 and 16 x 8 pixels. */
#define OAK "UklGRh4AAABXRUJQVlA4TBEAAAAvAkAAAAdQwP4XqP+BiOh/AAA="
#define ELM "UklGRjAAAABXRUJQVlA4ICQAAABwAQCdASoQAAgAAsBMJaACdAFAAAD+3FB2PcH/8B/Ev7AsQAA="

#define FILE_OF(name, path, bytes)                                                                           \
    "<file name=\"" name "\" path=\"" path "\" encoding=\"base64\">" bytes "</file>"
#define ADDRESS(src) "<![CDATA[<p>Whose leaf?</p><p><img src=\"" src "\" alt=\"\"></p>]]>"
#define QUESTION(text, files, answers)                                                                       \
    "<question type=\"multichoice\">\n<questiontext format=\"html\"><text>" text "</text>\n" files           \
    "</questiontext>\n" answers "</question>\n"
#define ANSWERS                                                                                              \
    "<answer fraction=\"100\"><text>Oak</text></answer><answer fraction=\"0\"><text>Elm</text></answer>"
#define QUIZ(questions) "<?xml version=\"1.0\"?>\n<quiz>\n" questions "</quiz>\n"

static inline Pack read_quiz(const char *text, Problems *problems) {
    Pack pack;
    assert_true(pack_read_text("quiz.xml", text, strlen(text), &pack, problems));
    return pack;
}

/* Moodle names files question by question: "leaf.webp" of one is not that of the next. */
static const char TWINS[] =
    QUIZ(QUESTION(ADDRESS("@@PLUGINFILE@@/leaf.webp"), FILE_OF("leaf.webp", "/", OAK), ANSWERS)
             QUESTION(ADDRESS("@@PLUGINFILE@@/leaf.webp"), FILE_OF("leaf.webp", "/", ELM),
                      "<answer fraction=\"100\"><text>Elm</text></answer>"
                      "<answer fraction=\"0\"><text>Oak</text></answer>")
                 QUESTION(ADDRESS("@@PLUGINFILE@@/none.webp"), FILE_OF("none.webp", "/", "UklG"), ANSWERS));

#endif
