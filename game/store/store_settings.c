/* Settings are text by name, so that an older game ignores what a newer one adds and the other way round. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "store/store_notice.h"
#include "store/store_rows.h"

Settings settings_default(void) {
    return (Settings){.speed_counts = true,
                      .text_percent = 100,
                      .seconds_per_card = 20,
                      .length = 10,
                      .party_mode = "everyone",
                      .party_length = 10,
                      .party_seconds = 20,
                      .party_lives = 3,
                      .party_speed = true,
                      .wrong_costs = true,
                      .late_average = true};
}

/* The one list of settings: a row each, with how its text is made and taken. The three helpers of a row set
 * *settings only where the text makes sense. */
typedef struct SettingRow {
    const char *name;
    void (*write)(const Settings *settings, char *out, size_t size);
    void (*read)(Settings *settings, const char *text);
} SettingRow;

#define VALUE_BYTES_MAX SETTINGS_PACK_BYTES_MAX

static void read_switch(const char *text, bool *out) {
    if (strcmp(text, "0") == 0 || strcmp(text, "1") == 0) *out = text[0] == '1';
}

/* One of a few numbers, written as we write them. */
static void read_choice(const char *text, const uint32_t *choices, size_t count, uint32_t *out) {
    for (size_t i = 0; i < count; i++) {
        char written[16];
        snprintf(written, sizeof written, "%u", choices[i]);
        if (strcmp(text, written) == 0) *out = choices[i];
    }
}

static bool is_plain_text(const char *text, size_t bytes_max) {
    size_t length = strlen(text);
    return length <= bytes_max && text_find_invalid(text, length) == length && !text_has_control(text);
}

#define SWITCH_ROW(field)                                                                                    \
    static void write_##field(const Settings *settings, char *out, size_t size) {                            \
        snprintf(out, size, "%d", settings->field);                                                          \
    }                                                                                                        \
    static void read_##field(Settings *settings, const char *text) {                                         \
        read_switch(text, &settings->field);                                                                 \
    }
#define CHOICE_ROW(field, ...)                                                                               \
    static void write_##field(const Settings *settings, char *out, size_t size) {                            \
        snprintf(out, size, "%u", settings->field);                                                          \
    }                                                                                                        \
    static void read_##field(Settings *settings, const char *text) {                                         \
        static const uint32_t choices[] = {__VA_ARGS__};                                                     \
        read_choice(text, choices, sizeof choices / sizeof *choices, &settings->field);                      \
    }
#define TEXT_ROW(field, makes_sense)                                                                         \
    static void write_##field(const Settings *settings, char *out, size_t size) {                            \
        snprintf(out, size, "%s", settings->field);                                                          \
    }                                                                                                        \
    static void read_##field(Settings *settings, const char *text) {                                         \
        if (makes_sense) snprintf(settings->field, sizeof settings->field, "%s", text);                      \
    }

SWITCH_ROW(full_screen)
SWITCH_ROW(less_motion)
SWITCH_ROW(speed_counts)
CHOICE_ROW(text_percent, 100, 125, 150)
CHOICE_ROW(seconds_per_card, 0, 10, 20, 40)
CHOICE_ROW(length, 0, 10, 15, 25)
TEXT_ROW(last_name, score_name_is_valid(text))
TEXT_ROW(last_pack, is_plain_text(text, SETTINGS_PACK_BYTES_MAX))
TEXT_ROW(party_mode, score_mode_is_valid(text))
CHOICE_ROW(party_length, 5, 10, 15, 25)
CHOICE_ROW(party_seconds, 0, 10, 20, 40)
CHOICE_ROW(party_lives, 1, 2, 3, 4, 5)
SWITCH_ROW(party_speed)
SWITCH_ROW(wrong_costs)
SWITCH_ROW(final_wager)
SWITCH_ROW(warm_up)
SWITCH_ROW(late_average)

#define ROW(field)                                                                                           \
    { #field, write_##field, read_##field }
static const SettingRow SETTING_ROWS[] = {
    ROW(full_screen),   ROW(less_motion), ROW(speed_counts), ROW(text_percent), ROW(seconds_per_card),
    ROW(length),        ROW(last_name),   ROW(last_pack),    ROW(party_mode),   ROW(party_length),
    ROW(party_seconds), ROW(party_lives), ROW(party_speed),  ROW(wrong_costs),  ROW(final_wager),
    ROW(warm_up),       ROW(late_average)};
#define SETTING_COUNT (sizeof SETTING_ROWS / sizeof *SETTING_ROWS)

void settings_load(Store *store, Settings *out) {
    *out = settings_default();
    sqlite3_stmt *statement;
    if (sqlite3_prepare_v2(store->database, "SELECT value FROM setting WHERE name = ?1", -1, &statement,
                           NULL) != SQLITE_OK)
        return;
    for (size_t i = 0; i < SETTING_COUNT; i++) {
        if (sqlite3_bind_text(statement, 1, SETTING_ROWS[i].name, -1, SQLITE_STATIC) == SQLITE_OK &&
            sqlite3_step(statement) == SQLITE_ROW) {
            const char *text = rows_copy_text(statement, 0, VALUE_BYTES_MAX, store_scratch(store));
            if (text) SETTING_ROWS[i].read(out, text);
        }
        sqlite3_reset(statement);
    }
    sqlite3_finalize(statement);
}

/* Within a transaction. What makes no sense is written as its default: each value goes the way it will be
 * read. */
static int save_rows(sqlite3 *database, const Settings *settings) {
    sqlite3_stmt *statement;
    int code = sqlite3_prepare_v2(database,
                                  "INSERT INTO setting (name, value) VALUES (?1, ?2) "
                                  "ON CONFLICT (name) DO UPDATE SET value = ?2",
                                  -1, &statement, NULL);
    if (code != SQLITE_OK) return code;
    Settings sensible = settings_default();
    for (size_t i = 0; i < SETTING_COUNT && code == SQLITE_OK; i++) {
        char value[VALUE_BYTES_MAX + 1];
        SETTING_ROWS[i].write(settings, value, sizeof value);
        SETTING_ROWS[i].read(&sensible, value);
        SETTING_ROWS[i].write(&sensible, value, sizeof value);
        code = sqlite3_bind_text(statement, 1, SETTING_ROWS[i].name, -1, SQLITE_STATIC);
        if (code == SQLITE_OK) code = sqlite3_bind_text(statement, 2, value, -1, SQLITE_TRANSIENT);
        if (code == SQLITE_OK) code = sqlite3_step(statement);
        if (code == SQLITE_DONE) code = sqlite3_reset(statement);
    }
    sqlite3_finalize(statement);
    return code;
}

bool settings_save(Store *store, const Settings *settings, StoreNotice *notice) {
    notice_clear(notice);
    int code = database_begin(store->database);
    if (code == SQLITE_OK) code = database_end(store->database, save_rows(store->database, settings));
    if (code == SQLITE_OK) return true;
    notice_add(notice, "The settings could not be saved: %s. %s", notice_reason(code), notice_remedy(code));
    return false;
}
