/* The match in the game: begun, led by a player or a replay, scored and saved. */
#include <stdlib.h>
#include <string.h>

#include "base/calendar.h"
#include "cards/card_selection.h"
#include "scenes/game.h"
#include "scenes/party_flow.h"
#include "scenes/party_input.h"
#include "scenes/party_view.h"
#include "store/store_history.h"

/* How many due cards a practice shows at most: a quarter of an hour or so. */
#define PRACTICE_CARDS 30

#define WATCHED_IDLE_SECONDS 10

/* What is due is counted so far. */
#define DUE_COUNTED_MAX 1000

/* Under which pack the history keeps the card on the table: a mix's cards come from several. */
static const char *history_title(const Game *game) {
    size_t own;
    const Pack *pack =
        game_cards_origin(game, game->begun_with, match_turn(&game->runner.match)->dealt.card, &own);
    return pack ? pack->title : game->runner.replay.pack_title;
}

/* The history takes note of the card on the table; where it cannot, play goes on. */
static void mark_dealt(Game *game) {
    const Card *card = match_card(&game->runner.match);
    if (card && !game->watching)
        store_mark_dealt(game->store, history_title(game), card->id, game->played_at);
}

static void mark_answered(Game *game) {
    const Card *card = match_card(&game->runner.match);
    if (card && !game->watching)
        store_mark_answered(game->store, history_title(game), card->id,
                            match_turn(&game->runner.match)->seats[0].right, game->played_at);
}

MatchRules game_rules(const Game *game) {
    MatchRules rules = {.mode = game->mode,
                        .card_count = game->settings.length,
                        .seconds_per_card = game->settings.seconds_per_card,
                        .speed_counts = game->settings.speed_counts};
    mode_row(game->mode)->settle(&rules);
    return rules;
}

void game_look_up_progress(Game *game) {
    const char *title = game_cards_title(game);
    char day[CALENDAR_DAY_BYTES];
    uint32_t due[DUE_COUNTED_MAX];
    calendar_day_text(game->played_at, day);
    game->daily_done = title && game->mode == MODE_DAILY && store_daily_done(game->store, title, day);
    game->due_count = game->mode == MODE_PRACTICE ? game_cards_due(game, due, DUE_COUNTED_MAX) : 0;
}

/* Puts a match of these cards on the table, to be listed under this title. */
static void begin(Game *game, const CardList *cards, const char *title, const MatchRules *rules,
                  uint64_t seed) {
    match_runner_init(&game->runner, cards, title, rules, seed);
    game->match_on = true;
    game->begun_with = cards;
    game->skip_us = game->pending_us > game->input_ago_us ? game->pending_us - game->input_ago_us : 0;
    game->saved_score = 0;
    game->party.saved = 0;
    game->results_first = 0;
    game->draft = (Draft){.held = -1};
    game->card_ms = game_now_ms(game);
    if (mode_row(rules->mode)->is_party) { /* it gathers: party_flow.c shows its first card */
        party_flow_begin(game);
        return;
    }
    if (!match_card(&game->runner.match)) { /* a long list's cards are proved as they are dealt */
        game_end_match(game);
        game_notify(game, "None of these cards can be played: no question has an answer of its own and wrong "
                          "ones beside it. Look at the list, or choose another pack.");
        return;
    }
    game_go(game, SCENE_QUESTION);
    mark_dealt(game);
}

/* The cards that are due, most overdue first, as a list of their own. */
static void start_practice(Game *game, const CardList *cards, const MatchRules *rules, uint64_t seed) {
    uint32_t due[PRACTICE_CARDS];
    size_t count = game_cards_due(game, due, PRACTICE_CARDS);
    if (count == 0) {
        game_notify(game, "Nothing to practise now. When you miss a card, it comes back here.");
        return;
    }
    game->practice = card_selection_of_indices(cards, due, count, &game->practice_arena);
    begin(game, &game->practice, game_cards_title(game), rules, seed);
}

/* Today's cards are the same for everyone; only the day's first try counts. */
static void start_daily(Game *game, const CardList *cards, const MatchRules *rules) {
    const char *title = game_cards_title(game);
    char day[CALENDAR_DAY_BYTES];
    calendar_day_text(game->played_at, day);
    game->counted = !store_daily_done(game->store, title, day);
    if (game->counted) store_mark_daily(game->store, title, day);
    begin(game, cards, title, rules, mode_daily_seed(day, card_list_fingerprint(cards).hex));
}

/* What was seen lately comes later. */
static void start_hinted(Game *game, const CardList *cards, const MatchRules *rules, uint64_t seed) {
    MatchRules hinted = *rules;
    Arena scratch = {0};
    DeckHint *hints = arena_alloc_array(&scratch, cards->count, sizeof *hints);
    game_cards_hints(game, hints);
    bool known = false;
    for (size_t i = 0; i < cards->count; i++) known = known || hints[i];
    if (known) hinted.hints = hints;
    begin(game, cards, game_cards_title(game), &hinted, seed);
    arena_release(&scratch);
}

void game_start_match(Game *game) {
    uint64_t high = random_next(&game->seeds);
    uint64_t seed = high << 32 | random_next(&game->seeds);
    MatchRules rules = game_rules(game);
    game_start_match_with(game, &rules, seed);
}

void game_start_match_with(Game *game, const MatchRules *rules, uint64_t seed) {
    game_end_match(game);
    const CardList *cards = game_cards(game);
    if (!cards) return;
    if (cards->count == 0) {
        game_notify(game, "There is no card of these topics and difficulties. Tick some more of them.");
        return;
    }
    game->counted = mode_row(rules->mode)->has_table;
    if (rules->mode == MODE_PRACTICE)
        start_practice(game, cards, rules, seed);
    else if (rules->mode == MODE_DAILY)
        start_daily(game, cards, rules);
    else
        start_hinted(game, cards, rules, seed);
}

void game_watch(Game *game, const Replay *replay, const PackCards *cards) {
    game_end_match(game);
    game->watching = true;
    game->watched = *cards;
    game->shown_replay = replay;
    game->shown_actions = 0;
    begin(game, cards->list, replay->pack_title, &replay->rules, replay->seed);
}

typedef struct CardOfId {
    const char *id;
    const Card *card;
} CardOfId;

static int compare_ids(const void *left, const void *right) {
    return strcmp(((const CardOfId *)left)->id, ((const CardOfId *)right)->id);
}

static bool is_same_question(const Card *a, const Card *b) {
    return a->kind == b->kind && a->option_count == b->option_count && a->right_count == b->right_count;
}

/* The renewed card of the same id, or, since a prompt that was reworded gives another id, the one that stands
 * in the same place of a list of the same length; NULL where it is another question now. `first` is the pack
 * as the match began with it, `own` the card's place in it. */
static const Card *renewed_card(const Card *card, const Pack *first, size_t own, const Pack *renewed,
                                const CardOfId *by_id) {
    const CardList *cards = &renewed->cards;
    const CardOfId wanted = {.id = card->id};
    const CardOfId *found =
        cards->count ? bsearch(&wanted, by_id, cards->count, sizeof *by_id, compare_ids) : NULL;
    if (found) return is_same_question(found->card, card) ? found->card : NULL;
    bool in_place = first->cards.count == cards->count && is_same_question(&cards->items[own], card);
    return in_place ? &cards->items[own] : NULL;
}

/* The cards of a list by their ids, in the arena. */
static const CardOfId *sort_by_id(const CardList *cards, Arena *arena) {
    CardOfId *by_id = arena_alloc_array(arena, cards->count, sizeof *by_id);
    for (size_t i = 0; i < cards->count; i++) by_id[i] = (CardOfId){cards->items[i].id, &cards->items[i]};
    if (cards->count) qsort(by_id, cards->count, sizeof *by_id, compare_ids);
    return by_id;
}

/* Whether any of the match's cards come from the pack at this path. All of a match's packs must hold their
 * cards. */
static bool plays_pack(const Game *game, const char *path) {
    bool plays = false;
    for (size_t i = 0; i < game->begun_with->count; i++) {
        size_t own;
        const Pack *pack = game_cards_origin(game, game->begun_with, i, &own);
        if (!pack || card_list_is_lazy(&pack->cards)) return false;
        plays = plays || strcmp(pack->path, path) == 0;
    }
    return plays;
}

void game_renew_match(Game *game, const Pack *renewed) {
    if (!game->match_on || game->watching || card_list_is_lazy(&renewed->cards)) return;
    if (!plays_pack(game, renewed->path)) return;
    const CardList *cards = game->runner.match.cards;
    Arena *arena = &game->renewed_arena;
    const CardOfId *by_id = sort_by_id(&renewed->cards, arena);
    CardList list = {.fact_ids = cards->fact_ids, .fact_count = cards->fact_count};
    for (size_t i = 0; i < cards->count; i++) {
        size_t own;
        const Pack *first = game_cards_origin(game, game->begun_with, i, &own);
        const Card *before = card_list_at(cards, i);
        bool edited = strcmp(first->path, renewed->path) == 0;
        const Card *after = edited ? renewed_card(before, first, own, renewed, by_id) : NULL;
        Card card = after ? *after : *before;
        card.facts = before->facts; /* numbers of the facts that the deck knows */
        card.fact_count = before->fact_count;
        card_list_add(&list, arena, &card);
    }
    game->renewed = list;
    match_renew_cards(&game->runner.match, &game->renewed);
    game->counted = false;
    game->edited = true;
}

void game_end_match(Game *game) {
    if (game->match_on) match_runner_release(&game->runner);
    card_list_release(&game->practice);
    arena_release(&game->practice_arena);
    arena_release(&game->renewed_arena);
    game->renewed = (CardList){0};
    game->edited = false;
    game->match_on = false;
    game->begun_with = NULL;
    game->party.on = false;
    game->watching = false;
    game->shown_replay = NULL;
    game->watched = (PackCards){0};
    game_cards_forget(game);
    pack_shelf_drop_retired(&game->shelf);
}

uint64_t game_match_pending_us(const Game *game) {
    return game->pending_us > game->skip_us ? game->pending_us - game->skip_us : 0;
}

void game_act(Game *game, PlayerActionKind kind, int32_t value) {
    if (!game->match_on || game->watching) return;
    match_runner_act(&game->runner, 0, kind, value, game_match_pending_us(game), game->input_ago_us);
}

void game_type_answer(Game *game, const char *text) {
    if (!game->match_on || game->watching) return;
    match_runner_type(&game->runner, 0, text, game_match_pending_us(game), game->input_ago_us);
}

/* Gives the runner those of the replay's actions that are due soon; they keep the ticks they have. */
static void lead_by_replay(Game *game) {
    MatchRunner *runner = &game->runner;
    const Replay *replay = game->shown_replay;
    uint32_t horizon = runner->match.tick + TICKS_PER_SECOND;
    while (game->shown_actions < replay->action_count && runner->queued < RUNNER_QUEUE_MAX) {
        const PlayerAction *next = &replay->actions[game->shown_actions];
        if (next->tick > horizon && !runner->match.paused) break;
        runner->queue[runner->queued++] = *next;
        game->shown_actions++;
        if (next->kind == ACTION_PAUSE || runner->match.paused) break;
    }
}

/* What lies open while nobody does anything is shown for WATCHED_IDLE_SECONDS only: a party may have been
 * left alone overnight. A card's clock runs as it ran. */
static void skip_idle(Game *game) {
    MatchRunner *runner = &game->runner;
    const Replay *replay = game->shown_replay;
    bool acted = game->shown_actions == replay->action_count;
    uint32_t next = acted ? replay->end_tick : replay->actions[game->shown_actions].tick;
    uint32_t idle = next > runner->match.tick ? next - runner->match.tick : 0;
    uint32_t shown = WATCHED_IDLE_SECONDS * TICKS_PER_SECOND;
    if (runner->queued || idle <= shown || match_quiet_ticks(&runner->match) < UINT32_MAX) return;
    match_wait(&runner->match, idle - shown);
    runner->time += (idle - shown) * RUNNER_TICK;
}

/* Said once, and only now: a history that cannot be kept is no reason to disturb a match. */
static void tell_history_notice(Game *game) {
    StoreNotice notice;
    store_history_notice(game->store, &notice);
    if (notice.sentence[0]) game_notify(game, notice.sentence);
}

static void finish(Game *game) {
    tell_history_notice(game);
    if (game->runner.match.quit && !game->watching) {
        game_end_match(game);
        game_go(game, SCENE_TITLE);
    } else if (game_makes_table(game)) {
        game_go(game, SCENE_NAME);
    } else {
        game_go(game, SCENE_RESULTS);
    }
}

static void begin_card(Game *game) {
    game->card_ms = game_now_ms(game);
    SCENES[SCENE_QUESTION].enter(game);
    mark_dealt(game);
}

static void begin_reveal(Game *game) {
    game->reveal_ms = game_now_ms(game);
    game->wants_typing = false;
    mark_answered(game);
}

/* Returns false where the match has left the table. */
static bool handle_event(Game *game, const MatchEvent *event) {
    if (party_is_on(game)) {
        party_take_event(game, event);
        if (event->kind == MATCH_EVENT_CARD_DEALT) mark_dealt(game);
        return party_flow_event(game, event);
    }
    switch (event->kind) {
    case MATCH_EVENT_CARD_DEALT:
        begin_card(game);
        break;
    case MATCH_EVENT_RIGHT:
        begin_reveal(game);
        leaves_burst(&game->leaves, game_now_ms(game), (int)game->runner.match.seats[0].streak);
        break;
    case MATCH_EVENT_NEAR:
    case MATCH_EVENT_WRONG:
    case MATCH_EVENT_TIME_OUT:
        begin_reveal(game);
        break;
    case MATCH_EVENT_PAUSED:
        if (!game->watching) game_go(game, SCENE_PAUSE);
        break;
    case MATCH_EVENT_RESUMED:
        if (!game->watching) game_go(game, SCENE_QUESTION);
        break;
    case MATCH_EVENT_FINISHED:
        finish(game);
        return false;
    default: /* of parties, and what comes along with the above */
        break;
    }
    return true;
}

void game_advance_match(Game *game, uint64_t elapsed_us) {
    MatchEvents events;
    if (game->runner.match.phase == MATCH_FINISHED) return;
    elapsed_us -= game->skip_us < elapsed_us ? game->skip_us : elapsed_us;
    game->skip_us = 0;
    if (game->watching) {
        lead_by_replay(game);
        skip_idle(game);
    }
    match_runner_advance(&game->runner, elapsed_us, &events);
    for (size_t i = 0; i < events.count; i++)
        if (!handle_event(game, &events.items[i])) return;
    if (game->watching && party_is_on(game)) party_flow_lead(game);
}

bool game_makes_table(const Game *game) {
    const Match *match = &game->runner.match;
    return game->counted && !game->watching && !match->quit &&
           store_makes_table(game->store, game->runner.replay.pack_title, mode_key(match->rules.mode),
                             match->rules.card_count, match->seats[0].points);
}

bool game_save_score(Game *game) {
    const Match *match = &game->runner.match;
    const Replay *played = &game->runner.replay;
    Buffer replay = {.limit_bytes = REPLAY_BYTES_MAX};
    replay_write(played, &replay);
    StoredScore score = {
        .pack_title = played->pack_title,
        .pack = played->pack,
        .mode = mode_key(match->rules.mode),
        .length = match->rules.card_count,
        .seconds_per_card = match->rules.seconds_per_card,
        .speed_counts = match->rules.speed_counts,
        .player = game->name,
        .points = match->seats[0].points,
        .right_count = match->seats[0].right_count,
        .card_count = match->turn_count,
        .longest_streak = match->seats[0].longest_streak,
        .played_at = game->played_at,
        .replay = buffer_text(&replay),
    };
    StoreNotice notice;
    bool saved = store_add_score(game->store, &score, &game->saved_score, &notice);
    if (!saved) game_notify(game, notice.sentence);
    buffer_release(&replay);
    if (saved) game_cards_keep(game);
    return saved;
}
