/* The three forms in which `quizleaf scores` prints: for people, for spreadsheets (RFC 4180), for programs.
 */
#include <inttypes.h>
#include <stdio.h>
#include <string.h>
#include <time.h>

#include "base/text.h"
#include "commands/scores.h"
#include "match/mode.h"

bool scores_share_table(const char *title_a, const char *mode_a, uint32_t length_a, const char *title_b,
                        const char *mode_b, uint32_t length_b) {
    if (length_a != length_b || strcmp(mode_a, mode_b) != 0) return false;
    Arena scratch = {0};
    bool same = strcmp(text_fold(&scratch, title_a), text_fold(&scratch, title_b)) == 0;
    arena_release(&scratch);
    return same;
}

static bool begins_table(const ScoreList *list, size_t index) {
    if (index == 0) return true;
    const StoredScore *before = &list->scores[index - 1], *here = &list->scores[index];
    return !scores_share_table(before->pack_title, before->mode, before->length, here->pack_title, here->mode,
                               here->length);
}

void scores_format_time(int64_t seconds, const char *format, char *out, size_t size) {
    time_t moment = (time_t)seconds;
    struct tm parts;
    if (!gmtime_r(&moment, &parts) || strftime(out, size, format, &parts) == 0) out[0] = '\0';
}

void scores_format_seconds(uint32_t seconds_per_card, char out[32]) {
    snprintf(out, 32, "untimed");
    if (seconds_per_card) snprintf(out, 32, "%u s", seconds_per_card);
}

void scores_print_table_name(const char *pack_title, const char *mode_key, uint32_t length) {
    ModeId id;
    const Mode *mode = mode_find(mode_key, &id) ? mode_row(id) : NULL;
    printf("%s, %s", pack_title, mode ? mode->name : mode_key);
    if (length)
        printf(", %u cards%s", length, mode && mode->hands_over ? " each" : "");
    else if (!mode || mode->chooses_length)
        fputs(", all cards", stdout);
}

void scores_print_proof(const Proof *proof, int64_t id, const char *name) {
    if (proof->verdict == VERDICT_PROVED) puts("      proved");
    if (proof->reason)
        printf("      %s (row %" PRId64 ", %s): %s\n", verdict_name(proof->verdict), id, name, proof->reason);
}

static void print_row(const StoredScore *score, size_t rank) {
    char date[16], seconds[32];
    scores_format_time(score->played_at, SCORES_DAY, date, sizeof date);
    scores_format_seconds(score->seconds_per_card, seconds);
    printf("%4zu  %7d  %5u of %-5u  %6u  %s  %-7s  %s%s\n", rank, score->points, score->right_count,
           score->card_count, score->longest_streak, date, seconds, score->player,
           score->speed_counts ? "" : "  (speed did not count)");
}

void scores_print_text(const ScoreList *list) {
    size_t rank = 0;
    for (size_t i = 0; i < list->count; i++) {
        const StoredScore *score = &list->scores[i];
        if (begins_table(list, i)) {
            if (i) putchar('\n');
            scores_print_table_name(score->pack_title, score->mode, score->length);
            puts("\nRank   Points           Right  Streak  Date        A card   Name");
            rank = 0;
        }
        print_row(score, ++rank);
        scores_print_proof(&list->proofs[i], score->id, score->player);
    }
    if (list->count && list->party_count) putchar('\n');
    scores_print_parties_text(list);
}

void scores_print_csv_text(const char *text) {
    if (!strpbrk(text, "\",\r\n") && text[0] != ' ') {
        fputs(text, stdout);
        return;
    }
    putchar('"');
    for (; *text; text++) {
        if (*text == '"') putchar('"');
        putchar(*text);
    }
    putchar('"');
}

static void print_csv_row(const StoredScore *score, const Proof *proof, size_t rank, bool verified) {
    char moment[32];
    scores_format_time(score->played_at, SCORES_MOMENT, moment, sizeof moment);
    scores_print_csv_text(score->pack_title);
    printf(",%s,%u,%zu,%" PRId64 ",", score->mode, score->length, rank, score->id);
    scores_print_csv_text(score->player);
    printf(",%d,%u,%u,%u,%u,%s,%s,%s", score->points, score->right_count, score->card_count,
           score->longest_streak, score->seconds_per_card, score->speed_counts ? "yes" : "no", moment,
           score->pack.hex);
    fputs(",,,", stdout); /* of parties */
    if (verified) {
        printf(",%s,", verdict_name(proof->verdict));
        scores_print_csv_text(proof->reason ? proof->reason : "");
    }
    fputs("\r\n", stdout);
}

void scores_print_csv(const ScoreList *list) {
    printf("pack,mode,length,rank,id,name,points,right,cards,longest_streak,seconds_per_card,speed_counts,"
           "played_at,pack_fingerprint,place,team,team_points%s\r\n",
           list->verified ? ",proof,reason" : "");
    size_t rank = 0;
    for (size_t i = 0; i < list->count; i++) {
        rank = begins_table(list, i) ? 1 : rank + 1;
        print_csv_row(&list->scores[i], &list->proofs[i], rank, list->verified);
    }
    scores_print_parties_csv(list);
}

void scores_proof_json(json_t *json, const Proof *proof) {
    if (proof->verdict == VERDICT_UNASKED) return;
    json_object_set_new(json, "proof", json_string(verdict_name(proof->verdict)));
    json_object_set_new(json, "reason", proof->reason ? json_string(proof->reason) : json_null());
}

static json_t *score_json(const StoredScore *score, const Proof *proof, size_t rank) {
    char moment[32];
    scores_format_time(score->played_at, SCORES_MOMENT, moment, sizeof moment);
    json_t *json = json_object();
    json_object_set_new(json, "rank", json_integer((json_int_t)rank));
    json_object_set_new(json, "id", json_integer(score->id));
    json_object_set_new(json, "name", json_string(score->player));
    json_object_set_new(json, "points", json_integer(score->points));
    json_object_set_new(json, "right", json_integer(score->right_count));
    json_object_set_new(json, "cards", json_integer(score->card_count));
    json_object_set_new(json, "longest_streak", json_integer(score->longest_streak));
    json_object_set_new(json, "seconds_per_card", json_integer(score->seconds_per_card));
    json_object_set_new(json, "speed_counts", json_boolean(score->speed_counts));
    json_object_set_new(json, "played_at", json_string(moment));
    json_object_set_new(json, "pack_fingerprint", json_string(score->pack.hex));
    json_object_set_new(json, "replay", json_string(score->replay));
    scores_proof_json(json, proof);
    return json;
}

void scores_print_json(const ScoreList *list) {
    json_t *tables = json_array(), *scores = NULL;
    size_t rank = 0;
    for (size_t i = 0; i < list->count; i++) {
        rank++;
        if (begins_table(list, i)) {
            json_t *table = json_object();
            json_object_set_new(table, "pack", json_string(list->scores[i].pack_title));
            json_object_set_new(table, "mode", json_string(list->scores[i].mode));
            json_object_set_new(table, "length", json_integer(list->scores[i].length));
            json_object_set_new(table, "scores", scores = json_array());
            json_array_append_new(tables, table);
            rank = 1;
        }
        json_array_append_new(scores, score_json(&list->scores[i], &list->proofs[i], rank));
    }
    json_t *all = json_object();
    json_object_set_new(all, "tables", tables);
    json_object_set_new(all, "parties", scores_parties_json(list));
    json_dumpf(all, stdout, JSON_INDENT(2));
    putchar('\n');
    json_decref(all);
}
