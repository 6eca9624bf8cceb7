/* Sizes seen: 0 to 3 packs, 0 to 5 topics; 50 to 500 bytes of text. */
#include "scenes/card_ticks.h"

#include <string.h>

#include "base/text.h"

#define ALL_DIFFICULTIES (1u << DIFFICULTY_EASY | 1u << DIFFICULTY_MEDIUM | 1u << DIFFICULTY_HARD)

void card_ticks_clear(CardTicks *ticks) {
    arena_release(&ticks->arena);
    *ticks = (CardTicks){0};
}

/* The place of a text in a list, or `count`. */
static size_t find_text(const char *const *texts, size_t count, const char *text) {
    size_t at = 0;
    while (at < count && strcmp(texts[at], text) != 0) at++;
    return at;
}

bool card_ticks_has_path(const CardTicks *ticks, const char *path) {
    return find_text(ticks->paths, ticks->path_count, path) < ticks->path_count;
}

bool card_ticks_has_topic(const CardTicks *ticks, const char *topic) {
    return find_text(ticks->topics, ticks->topic_count, topic) < ticks->topic_count;
}

/* Adds a copy of the text to a list, or takes it out; false where the list is full. */
static bool toggle(Arena *arena, const char **texts, size_t *count, size_t max, const char *text) {
    size_t at = find_text(texts, *count, text);
    if (at < *count) {
        texts[at] = texts[--*count];
        return true;
    }
    if (*count == max) return false;
    texts[(*count)++] = arena_copy_text(arena, text, strlen(text));
    return true;
}

bool card_ticks_toggle_path(CardTicks *ticks, const char *path) {
    return toggle(&ticks->arena, ticks->paths, &ticks->path_count, SELECTION_LISTS_MAX, path);
}

bool card_ticks_toggle_topic(CardTicks *ticks, const char *topic) {
    return toggle(&ticks->arena, ticks->topics, &ticks->topic_count, SELECTION_TOPICS_MAX, topic);
}

void card_ticks_toggle_difficulty(CardTicks *ticks, Difficulty difficulty) {
    ticks->difficulties ^= 1u << difficulty;
    if (ticks->difficulties == ALL_DIFFICULTIES) ticks->difficulties = 0;
}

static bool is_line(const char *text) {
    size_t length = strlen(text);
    return text_find_invalid(text, length) == length && !text_has_control(text);
}

static void write_lines(Buffer *out, const char *word, const char *const *texts, size_t count) {
    for (size_t i = 0; i < count; i++)
        if (is_line(texts[i])) buffer_format(out, "%s %s\n", word, texts[i]);
}

void card_ticks_write(const CardTicks *ticks, Buffer *out) {
    if (ticks->path_count > 1) write_lines(out, "pack", ticks->paths, ticks->path_count);
    write_lines(out, "topic", ticks->topics, ticks->topic_count);
    for (Difficulty level = DIFFICULTY_EASY; level <= DIFFICULTY_HARD; level++)
        if (ticks->difficulties & 1u << level) buffer_format(out, "difficulty %s\n", difficulty_name(level));
}

/* A line that says something twice says it once. */
static void read_line(CardTicks *ticks, const char *line) {
    const char *value;
    if (!is_line(line)) return;
    if ((value = text_behind_word(line, "pack")) && *value && !card_ticks_has_path(ticks, value))
        card_ticks_toggle_path(ticks, value);
    if ((value = text_behind_word(line, "topic")) && !card_ticks_has_topic(ticks, value))
        card_ticks_toggle_topic(ticks, value);
    if ((value = text_behind_word(line, "difficulty")))
        for (Difficulty level = DIFFICULTY_EASY; level <= DIFFICULTY_HARD; level++)
            if (strcmp(value, difficulty_name(level)) == 0) ticks->difficulties |= 1u << level;
}

void card_ticks_read(CardTicks *ticks, const char *text) {
    Arena scratch = {0};
    for (const char *end; *text; text = *end ? end + 1 : end) {
        end = text + strcspn(text, "\n");
        read_line(ticks, arena_copy_text(&scratch, text, (size_t)(end - text)));
    }
    if (ticks->difficulties == ALL_DIFFICULTIES) ticks->difficulties = 0;
    arena_release(&scratch);
}
