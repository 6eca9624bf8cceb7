/* How a party went, as text that can be read: everything that happened, with the sums after each that changes
 * them, then the scoreboard. */
#ifndef QUIZLEAF_TESTS_PARTY_STORY_H
#define QUIZLEAF_TESTS_PARTY_STORY_H

#include "match/replay.h"
#include "match/scoreboard.h"

typedef struct PartyStory {
    const Match *match;
    Buffer *out;
} PartyStory;

static inline const char *story_word(MatchEventKind kind) {
    static const char *const words[] = {
        [MATCH_EVENT_CARD_DEALT] = "card",
        [MATCH_EVENT_ANSWERED] = "answers",
        [MATCH_EVENT_REVEALED] = "revealed",
        [MATCH_EVENT_RIGHT] = "right",
        [MATCH_EVENT_NEAR] = "near",
        [MATCH_EVENT_WRONG] = "wrong",
        [MATCH_EVENT_TIME_OUT] = "out of time",
        [MATCH_EVENT_LIFE_LOST] = "loses a life",
        [MATCH_EVENT_OUT] = "is out",
        [MATCH_EVENT_PAUSED] = "paused",
        [MATCH_EVENT_RESUMED] = "resumed",
        [MATCH_EVENT_BUZZED] = "buzzes",
        [MATCH_EVENT_TIE] = "wins the lot",
        [MATCH_EVENT_LOCKED] = "buzzes too early, locked",
        [MATCH_EVENT_STEAL] = "the others may buzz",
        [MATCH_EVENT_WAGERED] = "lays a stake",
        [MATCH_EVENT_QUESTION_UP] = "the card is turned up",
        [MATCH_EVENT_JOINED] = "joins",
        [MATCH_EVENT_LEFT] = "leaves",
        [MATCH_EVENT_REMOVED] = "is removed",
        [MATCH_EVENT_RENAMED] = "has this name now",
        [MATCH_EVENT_POINTS_TAKEN] = "points are taken",
        [MATCH_EVENT_SKIPPED] = "skipped",
        [MATCH_EVENT_VOIDED] = "voided",
        [MATCH_EVENT_MORE_TIME] = "more time",
        [MATCH_EVENT_FINISHED] = "finished",
    };
    return words[kind];
}

static inline bool story_tells_value(MatchEventKind kind) {
    return kind == MATCH_EVENT_CARD_DEALT || kind == MATCH_EVENT_RIGHT || kind == MATCH_EVENT_NEAR ||
           kind == MATCH_EVENT_LIFE_LOST || kind == MATCH_EVENT_POINTS_TAKEN || kind == MATCH_EVENT_VOIDED ||
           kind == MATCH_EVENT_MORE_TIME || kind == MATCH_EVENT_FINISHED;
}

static inline void story_sums(const PartyStory *story) {
    const Match *match = story->match;
    buffer_add_text(story->out, "           =");
    for (uint32_t seat = 0; seat < match->seat_count; seat++) {
        const MatchSeat *who = &match->seats[seat];
        if (!who->known || who->removed) continue;
        buffer_format(story->out, "  %s %d x%u", who->name, who->points, who->streak);
        if (mode_row(match->rules.mode)->chooses_lives) buffer_format(story->out, " lives %u", who->lives);
        if (!who->here) buffer_add_text(story->out, " (away)");
    }
    for (uint32_t team = 0; team < TEAMS_MAX && mode_row(match->rules.mode)->has_teams; team++)
        if (match->team_points[team])
            buffer_format(story->out, "  team %u %d", team + 1, match->team_points[team]);
    buffer_add_text(story->out, "\n");
}

static inline void story_event(const PartyStory *story, const MatchEvent *event) {
    const Match *match = story->match;
    buffer_format(story->out, "%8.2f s ", match->tick / (double)TICKS_PER_SECOND);
    if (event->seat != SEAT_NONE)
        buffer_format(story->out, " %u %s", event->seat + 1, match->seats[event->seat].name);
    buffer_format(story->out, " %s", story_word(event->kind));
    if (story_tells_value(event->kind)) buffer_format(story->out, " %d", event->value);
    for (uint32_t seat = 0; seat < SEATS_MAX && event->kind == MATCH_EVENT_TIE; seat++)
        if (event->value >> seat & 1) buffer_format(story->out, " of %u", seat + 1);
    if (event->kind == MATCH_EVENT_CARD_DEALT) {
        const MatchTurn *turn = match_turn(match);
        buffer_format(story->out, ": %s%s%s", match_card(match)->prompt, turn->warm_up ? " (warm-up)" : "",
                      turn->final ? " (final)" : "");
    }
    buffer_add_text(story->out, "\n");
}

/* Whether sums may be other ones after the events of a step. */
static inline bool story_moves_points(const MatchEvents *events) {
    for (size_t i = 0; i < events->count; i++) {
        MatchEventKind kind = events->items[i].kind;
        if (kind == MATCH_EVENT_REVEALED || kind == MATCH_EVENT_VOIDED || kind == MATCH_EVENT_POINTS_TAKEN ||
            kind == MATCH_EVENT_JOINED)
            return true;
    }
    return false;
}

/* Plays the replay with its cards; *match must be released. */
static inline void tell_party(const Replay *replay, const CardList *cards, Match *match, Buffer *out) {
    PartyStory story = {match, out};
    MatchEvents events;
    size_t next = 0;
    match_init(match, cards, &replay->rules, replay->seed);
    while (match->tick < replay->end_tick && match->phase != MATCH_FINISHED) {
        size_t first = next;
        while (next < replay->action_count && replay->actions[next].tick == match->tick) next++;
        match_step(match, replay->actions + first, next - first, &events);
        for (size_t i = 0; i < events.count; i++) story_event(&story, &events.items[i]);
        if (match->begun && story_moves_points(&events)) story_sums(&story);
    }
    buffer_add_text(out, "\n");
    scoreboard_write(match, out);
}

#endif
