/* Writes big question files to measure with: big_files FORMAT COUNT prints one of COUNT questions.
 *
 *     yaml       hand-written cards of all eight kinds
 *     csv        choice questions with a header
 *     others     the same with one answer, whose wrong ones are the answers of others
 *     tsv        two columns, a term and its meaning
 *     topics     the same with a third, the topic
 *     opentdb    JSON as Open Trivia DB gives it
 *
 * The words are made of syllables, so that texts are as long and as different as people's. */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define WORD_BYTES 48

static const char *const SYLLABLES[] = {"ba",  "der", "fi", "gol", "ham", "ka",  "lin", "mo",
                                        "nus", "pe",  "ri", "sta", "tu",  "ven", "wo",  "zel"};
static const char *const CATEGORIES[] = {"Rivers", "Towns", "Birds", "Composers", "Cheese", "Stars"};

/* The same name for the same number: the number in syllables, then one or two more. */
static const char *name(uint32_t number) {
    static char names[16][WORD_BYTES];
    static unsigned next;
    char *out = names[next++ % 16];
    uint32_t more = number * UINT32_C(2654435769) >> 24;
    int length = 0;
    for (uint32_t rest = number + 16; rest; rest /= 16)
        length += snprintf(out + length, WORD_BYTES - (size_t)length, "%s", SYLLABLES[rest % 16]);
    snprintf(out + length, WORD_BYTES - (size_t)length, more % 3 ? " %s%s" : "%.0s%.0s", SYLLABLES[more % 16],
             SYLLABLES[more / 16]);
    *out = (char)(*out - 'a' + 'A');
    return out;
}

static const char *category(uint32_t i) {
    return CATEGORIES[i * 7 / 64 % (sizeof CATEGORIES / sizeof *CATEGORIES)];
}

/* What a card of this kind asks, by i % 8. */
static void yaml_card(uint32_t i) {
    uint32_t a = 8 * i; /* names of this card's own */
    switch (i % 8) {
    case 0:
    case 1:
        printf("  - ask: Which of these flows through %s before it meets the sea?\n    right: %s\n"
               "    wrong: [%s, %s, %s]\n",
               name(a), name(a + 1), name(a + 2), name(a + 3), name(a + 4));
        break;
    case 2:
        printf("  - state: %s was seen from the hill above %s.\n    answer: %s\n", name(a), name(a + 1),
               i % 16 == 2 ? "true" : "false");
        break;
    case 3:
        printf("  - ask: Who wrote down the story of %s?\n    type: [%s, The %s]\n    not: [%s]\n", name(a),
               name(a + 1), name(a + 2), name(a + 3));
        break;
    case 4:
        printf("  - ask: Which of these are villages near %s?\n    all: [%s, %s]\n    wrong: [%s, %s, %s]\n",
               name(a), name(a + 1), name(a + 2), name(a + 3), name(a + 4), name(a + 5));
        break;
    case 5:
        printf("  - ask: Put the stations on the way to %s in order.\n    order: [%s, %s, %s, %s]\n", name(a),
               name(a + 1), name(a + 2), name(a + 3), name(a + 4));
        break;
    case 6:
        printf("  - ask: Match each guest of %s with a town.\n    pairs: {%s: %s, %s: %s, %s: %s}\n", name(a),
               name(a + 1), name(a + 2), name(a + 3), name(a + 4), name(a + 5), name(a + 6));
        break;
    default:
        printf("  - ask: How many steps lead up to %s?\n    number: %u\n    tolerance: 5\n", name(a),
               10 + i % 900);
    }
    if (i % 3 == 0) printf("    explain: It is told in the book of %s, with a picture.\n", name(a + 7));
    if (i % 2 == 0) printf("    category: %s\n", category(i));
    if (i % 5 == 0) printf("    source: book\n    difficulty: %s\n", i % 2 ? "easy" : "hard");
}

static void yaml(uint32_t count) {
    printf("title: Many cards\nlanguage: en\nsources:\n  book: {title: A book of names}\ncards:\n");
    for (uint32_t i = 0; i < count; i++) yaml_card(i);
}

static void csv(uint32_t count) {
    printf("question,answer,wrong 1,wrong 2,wrong 3,category,difficulty,explanation\n");
    for (uint32_t i = 0; i < count; i++) {
        uint32_t a = 8 * i;
        printf("\"Which of these, do you think, flows through %s?\",%s,%s,%s,%s,%s,%s,%s\n", name(a),
               name(a + 1), name(a + 2), name(a + 3), name(a + 4), category(i), i % 3 ? "easy" : "hard",
               i % 4 ? "" : "\"It is told in the book of names, page 7.\"");
    }
}

static void others(uint32_t count) {
    printf("question,answer,category,other answers\n");
    for (uint32_t i = 0; i < count; i++)
        printf("\"Which of these, do you think, flows through %s?\",%s,%s,wrong\n", name(8 * i),
               name(8 * i + 1), category(i));
}

/* Every 20th term stands twice, every 50th meaning too. */
static void pair(uint32_t i) {
    printf("%s\t%s by %s", name(i % 20 ? 2 * i : 2 * (i - i / 40 * 20)), name(2 * (i % 50 ? i : i / 2) + 1),
           name(i % 977));
}

static void tsv(uint32_t count) {
    for (uint32_t i = 0; i < count; i++) {
        pair(i);
        putchar('\n');
    }
}

static void topics(uint32_t count) {
    printf("term\tmeaning\tcategory\n");
    for (uint32_t i = 0; i < count; i++) {
        pair(i);
        printf("\t%s\n", category(i));
    }
}

static void opentdb(uint32_t count) {
    printf("{\"response_code\":0,\"results\":[");
    for (uint32_t i = 0; i < count; i++) {
        uint32_t a = 8 * i;
        printf("%s{\"type\":\"multiple\",\"difficulty\":\"%s\",\"category\":\"%s\",\"question\":\"Who is "
               "said to have "
               "found &quot;%s&quot; "
               "first?\",\"correct_answer\":\"%s\",\"incorrect_answers\":[\"%s\",\"%s\",\"%s\"]}",
               i ? "," : "", i % 3 ? "easy" : "hard", category(i), name(a), name(a + 1), name(a + 2),
               name(a + 3), name(a + 4));
    }
    printf("]}\n");
}

int main(int argc, char **argv) {
    static const struct {
        const char *format;
        void (*write)(uint32_t count);
    } formats[] = {{"yaml", yaml}, {"csv", csv},       {"others", others},
                   {"tsv", tsv},   {"topics", topics}, {"opentdb", opentdb}};
    for (size_t i = 0; argc == 3 && i < sizeof formats / sizeof *formats; i++) {
        if (strcmp(formats[i].format, argv[1]) != 0) continue;
        formats[i].write((uint32_t)strtoul(argv[2], NULL, 10));
        return fflush(stdout) == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
    }
    fputs("usage: big_files yaml|csv|others|tsv|topics|opentdb COUNT\n", stderr);
    return 2;
}
