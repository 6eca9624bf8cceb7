/* How fast a pack is read and checked, beside libyaml's events over the same bytes: pack_speed PACK prints
 * the milliseconds of both (the median of many), the facts and the cards. */
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include <yaml.h>

#include "packs/pack.h"

#define RUNS 31

static double now_ms(void) {
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec * 1e3 + (double)now.tv_nsec / 1e6;
}

static int compare_times(const void *a, const void *b) {
    double left = *(const double *)a, right = *(const double *)b;
    return (left > right) - (left < right);
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

int main(int argc, char **argv) {
    Pack pack;
    Problems problems = {0};
    double packs[RUNS], events[RUNS];
    if (argc != 2 || !pack_read(argv[1], &pack, &problems)) return EXIT_FAILURE;
    problems_release(&problems);
    for (int i = 0; i < RUNS; i++) {
        Pack again;
        double start = now_ms();
        pack_read_text(argv[1], pack.text, pack.text_length, &again, &problems);
        pack_release(&again);
        problems_release(&problems);
        double middle = now_ms();
        read_events(pack.text, pack.text_length);
        packs[i] = middle - start;
        events[i] = now_ms() - middle;
    }
    qsort(packs, RUNS, sizeof *packs, compare_times);
    qsort(events, RUNS, sizeof *events, compare_times);
    printf("%.3f %.3f %zu %zu %zu\n", packs[RUNS / 2], events[RUNS / 2], fact_base_count_facts(&pack.facts),
           pack.cards.count, pack.text_length);
    pack_release(&pack);
    return EXIT_SUCCESS;
}
