/* Writing and playing replays. Sizes to expect: 10 to 25 cards, two actions a card, 1 to 3 KiB. */
#include "match/replay.h"

#include <assert.h>
#include <string.h>

#include "match/replay_parts.h"

void replay_init(Replay *replay, const CardList *cards, const char *pack_title, const MatchRules *rules,
                 uint64_t seed) {
    *replay = (Replay){.pack = card_list_fingerprint(cards), .seed = seed, .rules = *rules};
    replay->pack_title = arena_copy_text(&replay->arena, pack_title, strlen(pack_title));
    if (!rules->hints) return;
    DeckHint *hints = arena_alloc_array(&replay->arena, cards->count, sizeof *hints);
    memcpy(hints, rules->hints, cards->count * sizeof *hints);
    replay->rules.hints = hints;
    replay->hint_count = cards->count;
}

void replay_release(Replay *replay) {
    arena_release(&replay->arena);
    *replay = (Replay){0};
}

void replay_record(Replay *replay, const PlayerAction *action) {
    assert(action->kind < ACTION_KINDS);
    if (replay->action_count >= REPLAY_ACTIONS_MAX) return;
    replay->actions = arena_grow(&replay->arena, replay->actions, replay->action_count,
                                 &replay->action_capacity, sizeof *replay->actions);
    PlayerAction *kept = &replay->actions[replay->action_count++];
    *kept = *action;
    kept->text = action->text && action->text[0]
                     ? arena_copy_text(&replay->arena, action->text, strlen(action->text))
                     : "";
}

bool replay_is_full(const Replay *replay, size_t more) {
    return replay->action_count + more >= REPLAY_ACTIONS_MAX;
}

/* What replay_write may come to: "at 4294967295+8 seat 7 take-points -1000000\n" is one of the longest lines.
 */
enum { LINE_BYTES = 64, HEAD_BYTES = 1024 };
_Static_assert(HEAD_BYTES + REPLAY_TITLE_BYTES_MAX + REPLAY_CARDS_MAX +
                       (uint64_t)REPLAY_ACTIONS_MAX * (LINE_BYTES + ANSWER_TEXT_BYTES) <=
                   REPLAY_BYTES_MAX,
               "every match that was played can be read again");

static void write_action(const PlayerAction *action, bool is_party, Buffer *out) {
    bool is_typed = action->kind == ACTION_ANSWER && action->text[0];
    buffer_format(out, "at %u", action->tick);
    if (is_party) buffer_format(out, "+%u seat %u", action->millisecond, action->player);
    buffer_format(out, " %s", is_typed ? REPLAY_TYPED_WORD : player_action_name(action->kind));
    if (!is_typed && player_action_has_value(action->kind)) buffer_format(out, " %d", action->value);
    if (is_typed || player_action_has_text(action->kind)) buffer_format(out, " %s", action->text);
    buffer_add_text(out, "\n");
}

static const char *yes_or_no(bool is) {
    return is ? "yes" : "no";
}

static void write_party(const MatchRules *rules, Buffer *out) {
    buffer_format(out, "lives %u\n", rules->lives);
    buffer_format(out, "wrong-costs %s\n", yes_or_no(rules->wrong_costs));
    buffer_format(out, "late-average %s\n", yes_or_no(rules->late_average));
    buffer_format(out, "wager %s\n", yes_or_no(rules->final_wager));
    buffer_format(out, "warm-up %s\n", yes_or_no(rules->warm_up));
}

static void write_hints(const Replay *replay, Buffer *out) {
    buffer_add_text(out, replay->rules.hints ? "hints " : "hints none");
    for (size_t i = 0; replay->rules.hints && i < replay->hint_count; i++)
        buffer_add(out, &"0123456789abcdef"[replay->rules.hints[i] & DECK_HINT_MAX], 1);
    buffer_add_text(out, "\n");
}

void replay_write(const Replay *replay, Buffer *out) {
    buffer_add_text(out, REPLAY_FIRST_WORD " " REPLAY_VERSION "\n");
    buffer_format(out, "pack %s\n", replay->pack.hex);
    buffer_format(out, "title %s\n", replay->pack_title);
    buffer_format(out, "seed %016llx\n", (unsigned long long)replay->seed);
    buffer_format(out, "mode %s\n", mode_key(replay->rules.mode));
    buffer_format(out, "cards %u\n", replay->rules.card_count);
    buffer_format(out, "seconds %u\n", replay->rules.seconds_per_card);
    buffer_format(out, "speed %s\n", yes_or_no(replay->rules.speed_counts));
    bool is_party = mode_row(replay->rules.mode)->is_party;
    if (is_party) write_party(&replay->rules, out);
    write_hints(replay, out);
    for (size_t i = 0; i < replay->action_count; i++) write_action(&replay->actions[i], is_party, out);
    buffer_format(out, "end %u\n", replay->end_tick);
}

/* Until the next action, the end, or a clock that runs out. */
static uint32_t ticks_to_wait(const Replay *replay, size_t next, const Match *match) {
    uint32_t until = replay->end_tick, quiet = match_quiet_ticks(match);
    if (next < replay->action_count && replay->actions[next].tick < until) until = replay->actions[next].tick;
    uint32_t left = until > match->tick ? until - match->tick : 0;
    return left < quiet ? left : quiet;
}

bool replay_play(const Replay *replay, const CardList *cards, Match *out) {
    Fingerprint fingerprint = card_list_fingerprint(cards);
    if (strcmp(fingerprint.hex, replay->pack.hex) != 0) return false;
    if (replay->rules.hints && replay->hint_count != cards->count) return false;
    match_init(out, cards, &replay->rules, replay->seed);
    size_t next = 0;
    MatchEvents ignored;
    while (out->tick < replay->end_tick && out->phase != MATCH_FINISHED) {
        match_wait(out, ticks_to_wait(replay, next, out));
        if (out->tick == replay->end_tick) break;
        size_t first = next;
        while (next < replay->action_count && replay->actions[next].tick == out->tick) next++;
        match_step(out, first < next ? &replay->actions[first] : NULL, next - first, &ignored);
    }
    return true;
}
