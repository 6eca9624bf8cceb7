/* The tables of parties in the three forms of `quizleaf scores`. */
#include <inttypes.h>
#include <stdio.h>

#include "commands/scores.h"

static bool begins_table(const ScoreList *list, size_t index) {
    if (index == 0) return true;
    const StoredParty *before = &list->parties[index - 1], *here = &list->parties[index];
    return !scores_share_table(before->pack_title, before->mode, before->length, here->pack_title, here->mode,
                               here->length);
}

/* "Ann 4210, Bob 3900 (team 2)": all who played, best first. */
static void print_seats(const StoredParty *party) {
    for (uint32_t i = 0; i < party->seat_count; i++) {
        const StoredSeat *seat = &party->seats[i];
        printf("%s%s %d", i ? ", " : "", seat->name, seat->points);
        if (stored_party_has_teams(party)) printf(" (team %d)", seat->choice.team + 1);
    }
}

void scores_print_parties_text(const ScoreList *list) {
    size_t rank = 0;
    for (size_t i = 0; i < list->party_count; i++) {
        const StoredParty *party = &list->parties[i];
        if (begins_table(list, i)) {
            if (i) putchar('\n');
            scores_print_table_name(party->pack_title, party->mode, party->length);
            puts("\nRank   Points  Cards  Date        A card   Players");
            rank = 0;
        }
        char date[16], seconds[32];
        scores_format_time(party->played_at, SCORES_DAY, date, sizeof date);
        scores_format_seconds(party->seconds_per_card, seconds);
        printf("%4zu  %7d  %5u  %s  %-7s  ", ++rank, party->points, party->card_count, date, seconds);
        print_seats(party);
        puts(party->speed_counts ? "" : "  (speed did not count)");
        scores_print_proof(&list->party_proofs[i], party->id, party->seats[0].name);
    }
}

static void print_csv_seat(const ScoreList *list, size_t index, const StoredSeat *seat, size_t rank) {
    const StoredParty *party = &list->parties[index];
    const Proof *proof = &list->party_proofs[index];
    char moment[32];
    scores_format_time(party->played_at, SCORES_MOMENT, moment, sizeof moment);
    scores_print_csv_text(party->pack_title);
    printf(",%s,%u,%zu,%" PRId64 ",", party->mode, party->length, rank, party->id);
    scores_print_csv_text(seat->name);
    printf(",%d,%u,%u,%u,%u,%s,%s,%s,%u,", seat->points, seat->right_count, party->card_count,
           seat->longest_streak, party->seconds_per_card, party->speed_counts ? "yes" : "no", moment,
           party->pack.hex, seat->place);
    if (stored_party_has_teams(party))
        printf("%d,%d", seat->choice.team + 1, seat->team_points);
    else
        putchar(',');
    if (list->verified) {
        printf(",%s,", verdict_name(proof->verdict));
        scores_print_csv_text(proof->reason ? proof->reason : "");
    }
    fputs("\r\n", stdout);
}

void scores_print_parties_csv(const ScoreList *list) {
    size_t rank = 0;
    for (size_t i = 0; i < list->party_count; i++) {
        rank = begins_table(list, i) ? 1 : rank + 1;
        for (uint32_t seat = 0; seat < list->parties[i].seat_count; seat++)
            print_csv_seat(list, i, &list->parties[i].seats[seat], rank);
    }
}

static json_t *seats_json(const StoredParty *party) {
    json_t *seats = json_array();
    for (uint32_t i = 0; i < party->seat_count; i++) {
        const StoredSeat *seat = &party->seats[i];
        json_t *json = json_object();
        json_object_set_new(json, "place", json_integer(seat->place));
        json_object_set_new(json, "name", json_string(seat->name));
        json_object_set_new(json, "points", json_integer(seat->points));
        json_object_set_new(json, "right", json_integer(seat->right_count));
        json_object_set_new(json, "longest_streak", json_integer(seat->longest_streak));
        if (stored_party_has_teams(party)) {
            json_object_set_new(json, "team", json_integer(seat->choice.team + 1));
            json_object_set_new(json, "team_points", json_integer(seat->team_points));
        }
        json_array_append_new(seats, json);
    }
    return seats;
}

static json_t *party_json(const StoredParty *party, const Proof *proof, size_t rank) {
    char moment[32];
    scores_format_time(party->played_at, SCORES_MOMENT, moment, sizeof moment);
    json_t *json = json_object();
    json_object_set_new(json, "rank", json_integer((json_int_t)rank));
    json_object_set_new(json, "id", json_integer(party->id));
    json_object_set_new(json, "points", json_integer(party->points));
    json_object_set_new(json, "cards", json_integer(party->card_count));
    json_object_set_new(json, "seconds_per_card", json_integer(party->seconds_per_card));
    json_object_set_new(json, "speed_counts", json_boolean(party->speed_counts));
    json_object_set_new(json, "played_at", json_string(moment));
    json_object_set_new(json, "pack_fingerprint", json_string(party->pack.hex));
    json_object_set_new(json, "seats", seats_json(party));
    json_object_set_new(json, "replay", json_string(party->replay));
    scores_proof_json(json, proof);
    return json;
}

json_t *scores_parties_json(const ScoreList *list) {
    json_t *tables = json_array(), *scores = NULL;
    size_t rank = 0;
    for (size_t i = 0; i < list->party_count; i++) {
        const StoredParty *party = &list->parties[i];
        rank++;
        if (begins_table(list, i)) {
            json_t *table = json_object();
            json_object_set_new(table, "pack", json_string(party->pack_title));
            json_object_set_new(table, "mode", json_string(party->mode));
            json_object_set_new(table, "length", json_integer(party->length));
            json_object_set_new(table, "scores", scores = json_array());
            json_array_append_new(tables, table);
            rank = 1;
        }
        json_array_append_new(scores, party_json(party, &list->party_proofs[i], rank));
    }
    return tables;
}
