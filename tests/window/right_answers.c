/* Prints where the right answer of each card stands in the first match of `quizleaf --seed SEED`:
 * right_answers PACK SEED CARDS gives a line "place of options" a card, places from 0. */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>

#include "match/match.h"
#include "packs/pack.h"

/* As game_start_match does it: the game's seed seeds a generator of the matches' seeds. */
static uint64_t first_match_seed(uint64_t seed) {
    Random seeds = random_seeded(seed);
    uint64_t high = random_next(&seeds);
    return high << 32 | random_next(&seeds);
}

static void print_cards(Match *match) {
    MatchEvents events;
    while (match->phase != MATCH_FINISHED) {
        const DealtCard *dealt = &match_turn(match)->dealt;
        printf("%" PRId32 " %" PRIu32 "\n", judge_right_answer(match_card(match), dealt).value,
               dealt->shown_count);
        if (!card_kind_picks_one(match_card(match)->kind)) {
            fputs("right_answers: a card of this pack is not answered by a place\n", stderr);
            exit(EXIT_FAILURE);
        }
        const PlayerAction actions[] = {{.kind = ACTION_ANSWER}, {.kind = ACTION_CONTINUE}};
        match_step(match, actions, 2, &events);
    }
}

int main(int argc, char **argv) {
    if (argc != 4) {
        fputs("usage: right_answers PACK SEED CARDS\n", stderr);
        return 2;
    }
    Pack pack;
    Problems problems = {0};
    if (!pack_read(argv[1], &pack, &problems)) {
        fprintf(stderr, "right_answers: %s can't be played\n", argv[1]);
        return 1;
    }
    Match match;
    MatchRules rules = {.card_count = (uint32_t)strtoul(argv[3], NULL, 10)};
    match_init(&match, &pack.cards, &rules, first_match_seed(strtoull(argv[2], NULL, 10)));
    print_cards(&match);
    match_release(&match);
    pack_release(&pack);
    problems_release(&problems);
    return 0;
}
