/* Any bytes as a replay: refused, or written as it was read and played with a pack of every kind of card. The
 * line "pack ..." of what is played is taken for that pack's. */
#include "fuzz/fuzz_checks.h"

#include "match/replay.h"

static const char PACK[] = "title: Fuzz\nlanguage: en\n"
                           "cards:\n"
                           "  - {ask: One?, right: a, wrong: [b, c, d]}\n"
                           "  - {ask: Two?, right: [e, f], wrong: [g, h, i], seconds: 5}\n"
                           "  - {state: It is so., answer: true, difficulty: hard}\n"
                           "  - {ask: Which ones?, all: [j, k], wrong: [l, m]}\n"
                           "  - {ask: Which is odd?, odd: n, others: [o, p, q]}\n"
                           "  - {ask: Which goes with which?, pairs: {r: s, t: u, v: w}}\n"
                           "  - {ask: In which order?, order: [x, y, z]}\n"
                           "  - {ask: How many?, number: 8, tolerance: 1, spread: 5}\n"
                           "  - {ask: Who?, type: [Somebody, Anybody], not: [Nobody]}\n";

static const Pack *the_pack(void) {
    static Pack pack;
    if (pack.cards.count > 0) return &pack;
    Problems problems = {0};
    require(pack_read_text("fuzz.yaml", PACK, sizeof PACK - 1, &pack, &problems));
    require(pack.cards.count == 9);
    problems_release(&problems);
    return &pack;
}

/* What is written of a replay is read as the same again. */
static void check_written(const Replay *replay) {
    Buffer text = {.limit_bytes = 2 * REPLAY_BYTES_MAX}, twice = {.limit_bytes = 2 * REPLAY_BYTES_MAX};
    Problems problems = {0};
    Replay again;
    replay_write(replay, &text);
    require(!text.failed);
    require(replay_read(buffer_text(&text), text.length, "again", &again, &problems));
    replay_write(&again, &twice);
    require(text.length == twice.length && memcmp(text.text, twice.text, text.length) == 0);
    replay_release(&again);
    problems_release(&problems);
    buffer_release(&text);
    buffer_release(&twice);
}

static void check_played(Replay *replay) {
    const Pack *pack = the_pack();
    Match match;
    replay->pack = card_list_fingerprint(&pack->cards);
    if (!replay_play(replay, &pack->cards, &match)) return;
    require(match.tick <= replay->end_tick);
    match_release(&match);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length) {
    Replay replay;
    Problems problems = {0};
    bool ok = replay_read((const char *)bytes, length, "fuzz", &replay, &problems);
    check_problems(&problems, ok);
    if (ok) {
        check_written(&replay);
        check_played(&replay);
        replay_release(&replay);
    }
    problems_release(&problems);
    return 0;
}
