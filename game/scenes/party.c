#include "scenes/party.h"

#include <stdio.h>

#include "scenes/game.h"
#include "store/store_parties.h"

const uint32_t PARTY_LENGTHS[PARTY_LENGTH_CHOICES] = {5, 10, 15, 25};

void party_init(Party *party) {
    *party = (Party){
        .mode = MODE_EVERYONE, .writer = SEAT_NONE, .edited_by_room = SEAT_NONE, .pressed = SEAT_NONE};
}

void party_choose_mode(Game *game, ModeId mode) {
    game->party.mode = mode;
    snprintf(game->settings.party_mode, sizeof game->settings.party_mode, "%s", mode_key(mode));
    game_save_settings(game);
}

MatchRules party_rules(const Game *game) {
    const Settings *settings = &game->settings;
    MatchRules rules = {.mode = game->party.mode,
                        .card_count = settings->party_length,
                        .seconds_per_card = settings->party_seconds,
                        .speed_counts = settings->party_speed,
                        .lives = settings->party_lives,
                        .wrong_costs = settings->wrong_costs,
                        .late_average = settings->late_average,
                        .final_wager = settings->final_wager,
                        .warm_up = settings->warm_up};
    mode_row(rules.mode)->settle(&rules);
    return rules;
}

/* All who are here sit down in the match, then it begins: in its first tick, in this order. */
static void join_all(Game *game) {
    for (uint32_t i = 0; i < SEATS_MAX; i++) {
        const Seat *seat = &game->party.seats.items[i];
        if (seat->taken && !seat->away)
            match_runner_name(&game->runner, i, ACTION_JOIN, seats_join_value(seat), seat->name, 0, 0);
    }
    match_runner_act(&game->runner, 0, ACTION_CONTINUE, 0, 0, 0);
}

/* Whether the mode has a card to play. Lists made on demand hold kinds that every mode plays: the first says
 * it. */
static bool has_cards_for(const CardList *cards, const Mode *mode) {
    for (uint32_t i = 0; i < cards->count; i++) {
        const Card *card = card_list_at(cards, i);
        if (card && !(mode->kinds_left_out & 1u << card->kind)) return true;
    }
    return false;
}

bool party_start(Game *game) {
    Party *party = &game->party;
    party->hint = seats_missing(&party->seats, mode_row(party->mode)->has_teams);
    const CardList *cards = game_cards(game);
    if (!party->hint && !cards) party->hint = "There is no question pack to play.";
    if (!party->hint && cards->count == 0)
        party->hint = "There is no card of the topics that are ticked in Packs.";
    if (!party->hint && !has_cards_for(cards, mode_row(party->mode)))
        party->hint = "This mode plays none of these cards. Buzz in plays every kind.";
    if (party->hint) return false;
    for (uint32_t i = 0; i < SEATS_MAX; i++) party->seats.items[i].gone = false;
    MatchRules rules = party_rules(game);
    uint64_t high = random_next(&game->seeds);
    game_start_match_with(game, &rules, high << 32 | random_next(&game->seeds));
    game->runner.skips_empty_stakes = true;
    for (uint32_t i = 0; i < SEATS_MAX; i++) party->drafts[i] = (SeatDraft){0};
    party->drafts_turn = 0;
    party->writer = SEAT_NONE;
    party->on = true;
    join_all(game);
    return true;
}

void party_save(Game *game) {
    const Match *match = &game->runner.match;
    const Replay *played = &game->runner.replay;
    StoredParty party = stored_party_of(match, played);
    if (!game->counted || game->watching || party.points <= 0) return;
    Buffer replay = {.limit_bytes = REPLAY_BYTES_MAX};
    replay_write(played, &replay);
    party.played_at = game->played_at;
    party.replay = buffer_text(&replay);
    StoreNotice notice;
    if (store_add_party(game->store, &party, &game->party.saved, &notice))
        game_cards_keep(game);
    else
        game_notify(game, notice.sentence);
    buffer_release(&replay);
}
