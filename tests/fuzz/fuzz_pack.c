/* Any bytes as a pack: it is read or refused, and what is read can be dealt.
 *
 *     cmake --preset fuzz && cmake --build build/fuzz --target fuzz_pack
 *     mkdir -p build/fuzz/found
 *     build/fuzz/tests/fuzz/fuzz_pack -max_len=4096 -max_total_time=300 build/fuzz/found tests/faults
 *
 * What crashes it becomes a file in tests/faults and a row in tests/unit/test_packs_faults.c. */
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "cards/judge.h"
#include "packs/pack.h"

/* Small, so that running out of it is tried too. */
#define MEMORY_BYTES_MAX (2 * MEBIBYTE)

static void require(bool holds) {
    if (!holds) abort();
}

static void check_problems(const Problems *problems, bool playable) {
    require(playable || problems->errors > 0);
    for (size_t i = 0; i < problems->count; i++) {
        const char *sentence = problems->items[i].sentence;
        require(text_find_invalid(sentence, strlen(sentence)) == strlen(sentence));
        require(!text_has_control(sentence));
    }
}

static void check_deals(const Pack *pack) {
    Random random = random_seeded(1);
    Deck deck;
    deck_init(&deck, &pack->cards, &(DeckChoice){0}, &random);
    DealtCard dealt;
    size_t count = 0;
    for (; deck_deal(&deck, &random, &dealt); count++) {
        const Card *card = card_list_at(&pack->cards, dealt.card);
        for (uint32_t place = 0; place < dealt.shown_count; place++)
            require(dealt.shown[place] < card->option_count);
        CardAnswer answer = judge_right_answer(card, &dealt);
        require(judge_answer(card, &dealt, &answer) == SHARE_FULL);
    }
    require(count <= pack->cards.count);
    deck_release(&deck);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length);
int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length) {
    Pack pack;
    Problems problems = {0};
    bool playable =
        pack_read_text_within(MEMORY_BYTES_MAX, "fuzz", (const char *)bytes, length, &pack, &problems);
    check_problems(&problems, playable);
    if (playable) check_deals(&pack);
    pack_release(&pack);
    problems_release(&problems);
    return 0;
}
