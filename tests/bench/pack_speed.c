/* How fast packs are read, each beside the least that its library could do with the same bytes:
 *
 *     pack_speed yaml PACK           until it can be played; libyaml's events alone; facts, cards, bytes; of
 *                                    the first time, what it takes to make the cards of facts and to prove
 *                                    them; and the rest of it, which is the reading
 *     pack_speed json PACK           the same beside jansson
 *     pack_speed file PACK [TOPIC]   from the file until it can be played; one card dealt; the most memory
 *                                    that was in use on the way, and after a match of 10, in hundredths of
 *                                    the file; cards, bytes; with a topic: how long choosing its cards takes,
 *                                    and they alone are dealt
 *
 * Times are milliseconds, the medians of 9 in one process, taken in turns. A pack can be played when
 * pack_read is over: every card is proved by then, or, in a long list, when it is dealt. Letting a pack go is
 * not counted, but letting go of jansson's values is, since a reader does that too. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include <jansson.h>
#include <yaml.h>

#include "base/buffer.h"
#include "cards/card_builder.h"
#include "cards/card_list_proof.h"
#include "cards/card_selection.h"
#include "cards/deck.h"
#include "cards/near_prompts.h"
#include "packs/pack.h"

#define RUNS 9
#define DEALT 1000
#define MATCH_CARDS 10

static double now_ms(void) {
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec * 1e3 + (double)now.tv_nsec / 1e6;
}

static int compare_times(const void *a, const void *b) {
    double left = *(const double *)a, right = *(const double *)b;
    return (left > right) - (left < right);
}

static double median(double *times) {
    qsort(times, RUNS, sizeof *times, compare_times);
    return times[RUNS / 2];
}

static void read_events(const char *text, size_t length) {
    yaml_parser_t parser;
    yaml_event_t event;
    yaml_parser_initialize(&parser);
    yaml_parser_set_input_string(&parser, (const unsigned char *)text, length);
    for (bool going = true; going;) {
        if (!yaml_parser_parse(&parser, &event)) break;
        going = event.type != YAML_STREAM_END_EVENT;
        yaml_event_delete(&event);
    }
    yaml_parser_delete(&parser);
}

/* In the C library's memory, whatever our reader has told jansson to take. */
static void read_values(const char *text, size_t length) {
    json_malloc_t take;
    json_free_t give_back;
    json_error_t error;
    json_get_alloc_funcs(&take, &give_back);
    json_set_alloc_funcs(malloc, free);
    json_decref(json_loadb(text, length, 0, &error));
    json_set_alloc_funcs(take, give_back);
}

/* The cards of the facts once more: their names indexed, then the cards made, proved one by one, and compared
 * with each other. */
static double make_cards(const FactBase *facts) {
    Arena arena = {0}, scratch = {0};
    CardList cards = {0}, known = {0};
    Problems problems = {0};
    if (facts->relation_count == 0) return 0;
    double start = now_ms();
    const NameIndex *names = name_index_build(&arena, &scratch, facts);
    card_builder_build(facts, names, &arena, &scratch, &cards, &known, &problems);
    arena_release(&scratch);
    card_list_make_distinct(&cards, names, &arena, &scratch, &problems);
    arena_release(&scratch);
    near_prompts_warn(&cards, "", &scratch, &problems);
    double taken = now_ms() - start;
    arena_release(&scratch);
    arena_release(&arena);
    problems_release(&problems);
    return taken;
}

static bool compare_with(void (*library)(const char *text, size_t length), const char *path) {
    Pack pack;
    Problems problems = {0};
    double packs[RUNS], alone[RUNS], making[RUNS], reading[RUNS];
    if (!pack_read(path, &pack, &problems)) return false;
    problems_release(&problems);
    for (int i = 0; i < RUNS; i++) {
        Pack again;
        Buffer file = {.limit_bytes = PACK_FILE_BYTES_MAX};
        buffer_add(&file, pack.text, pack.text_length);
        double start = now_ms();
        pack_read_bytes(path, &file, NULL, &again, &problems);
        packs[i] = now_ms() - start;
        pack_release(&again);
        problems_release(&problems);
        start = now_ms();
        library(pack.text, pack.text_length);
        alone[i] = now_ms() - start;
        making[i] = make_cards(&pack.facts);
        reading[i] = packs[i] - making[i];
    }
    printf("%.3f %.3f %zu %zu %zu %.3f %.3f\n", median(packs), median(alone),
           fact_base_count_facts(&pack.facts), pack.cards.count, pack.text_length, median(making),
           median(reading));
    pack_release(&pack);
    return true;
}

/* A line of what the system says of this process, in KiB. */
static long memory_kib(const char *name) {
    char line[200];
    long kib = 0;
    FILE *status = fopen("/proc/self/status", "r");
    while (status && fgets(line, sizeof line, status))
        if (strncmp(line, name, strlen(name)) == 0) kib = strtol(line + strlen(name), NULL, 10);
    if (status) fclose(status);
    return kib;
}

static size_t deal(const CardList *cards, size_t count, uint64_t seed) {
    Deck deck;
    DealtCard dealt;
    Random random = random_seeded(seed);
    size_t got = 0;
    deck_init(&deck, cards, &(DeckChoice){.count = count}, &random);
    while (deck_deal(&deck, &random, &dealt)) got += card_list_at(cards, dealt.card) != NULL;
    deck_release(&deck);
    return got;
}

/* A match's worth of cards and more: of a topic only, or with NULL of the whole pack. */
typedef struct Choice {
    Arena arena;
    CardList cards;
} Choice;

static void choose(Choice *choice, const Pack *pack, const char *topic) {
    const CardList *lists[] = {&pack->cards};
    const CardFilter filter = {&topic, topic ? 1 : 0, 0, true};
    choice->arena = (Arena){0};
    choice->cards = topic ? card_selection_of(lists, 1, &filter, &choice->arena) : pack->cards;
}

static void let_go(Choice *choice, const char *topic) {
    if (topic) card_list_release(&choice->cards);
    arena_release(&choice->arena);
}

/* In a process of its own, that of the caller being full of earlier readings. */
static bool measure_memory(const char *path, const char *topic, long *reading, long *after_match) {
    int ends[2];
    long found[2] = {0};
    if (pipe(ends) != 0) return false;
    fflush(stdout);
    pid_t child = fork();
    if (child == 0) {
        Pack pack;
        Choice choice;
        Problems problems = {0};
        long before = memory_kib("VmRSS:");
        if (!pack_read(path, &pack, &problems)) _exit(EXIT_FAILURE);
        found[0] = memory_kib("VmHWM:") - before;
        choose(&choice, &pack, topic);
        deal(&choice.cards, MATCH_CARDS, 1);
        found[1] = memory_kib("VmRSS:") - before;
        _exit(write(ends[1], found, sizeof found) == sizeof found ? EXIT_SUCCESS : EXIT_FAILURE);
    }
    close(ends[1]);
    bool ok = read(ends[0], found, sizeof found) == sizeof found;
    close(ends[0]);
    waitpid(child, NULL, 0);
    *reading = found[0];
    *after_match = found[1];
    return ok;
}

static bool read_file(const char *path, const char *topic) {
    double reads[RUNS], deals[RUNS], choices[RUNS];
    long memory, after_match;
    size_t cards = 0, bytes = 0;
    if (!measure_memory(path, topic, &memory, &after_match)) return false;
    for (int i = 0; i < RUNS; i++) {
        Pack pack;
        Choice choice;
        Problems problems = {0};
        double start = now_ms();
        if (!pack_read(path, &pack, &problems)) return false;
        reads[i] = now_ms() - start;
        start = now_ms();
        choose(&choice, &pack, topic);
        choices[i] = now_ms() - start;
        start = now_ms();
        size_t dealt = deal(&choice.cards, DEALT, (uint64_t)i);
        deals[i] = (now_ms() - start) / (double)(dealt ? dealt : 1);
        cards = choice.cards.count;
        bytes = pack.text_length;
        let_go(&choice, topic);
        pack_release(&pack);
        problems_release(&problems);
    }
    double file_kib = (double)bytes / 1024;
    printf("%.3f %.4f %.0f %.0f %zu %zu", median(reads), median(deals), (double)memory / file_kib * 100,
           (double)after_match / file_kib * 100, cards, bytes);
    if (topic) printf(" %.3f", median(choices));
    puts("");
    return true;
}

int main(int argc, char **argv) {
    bool ok = false;
    if (argc == 3 && strcmp(argv[1], "yaml") == 0) ok = compare_with(read_events, argv[2]);
    if (argc == 3 && strcmp(argv[1], "json") == 0) ok = compare_with(read_values, argv[2]);
    if ((argc == 3 || argc == 4) && strcmp(argv[1], "file") == 0) ok = read_file(argv[2], argv[3]);
    if (!ok) fputs("pack_speed: wrong usage, or a pack that cannot be read\n", stderr);
    return ok ? EXIT_SUCCESS : EXIT_FAILURE;
}
