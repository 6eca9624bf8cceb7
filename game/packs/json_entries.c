/* Files seen: 1 KiB to 2 MiB, up to 4,100 entries. The text is passed over once, by brackets and quotes
 * alone, which finds the list. All around it is then read by jansson as one text, in which the list is empty,
 * and each entry by itself. Where either fails, the whole file is given to jansson for what it says and
 * where. What jansson makes of an entry, some forty pieces of memory, stands in an arena and goes all at
 * once. */
#include "packs/json_entries.h"

#include <limits.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "packs/json_text.h"
#include "packs/plain_text.h"
#include "packs/text_decoding.h"

/* Bytes of a text, those of a list with its brackets; none: 0, 0. */
typedef struct Span {
    size_t start, end;
} Span;

static bool is_space(char byte) {
    return byte == ' ' || byte == '\n' || byte == '\t' || byte == '\r';
}

static size_t skip_space(const char *text, size_t length, size_t at) {
    while (at < length && is_space(text[at])) at++;
    return at;
}

/* An upper bound of the values in the text: it counts what stands in strings too. In steps that fit a byte
 * each, which compilers make sixteen or more of at a time. */
static size_t count_values(const char *text, size_t length) {
    size_t count = 1;
    for (size_t at = 0; at < length;) {
        size_t stop = length - at < UCHAR_MAX ? length : at + UCHAR_MAX;
        unsigned char found = 0;
        for (; at < stop; at++)
            found = (unsigned char)(found + ((text[at] == ',') | ((text[at] | 0x20) == '{')));
        count += found;
    }
    return count;
}

/* Whatever is no JSON is passed over in some way that ends. Behind a string that begins at `at`: */
static size_t skip_string(const char *text, size_t length, size_t at) {
    const char *from = text + at + 1, *end = text + length;
    while (from < end) {
        const char *quote = memchr(from, '"', (size_t)(end - from));
        if (!quote) break;
        size_t backslashes = 0; /* an odd one belongs to the quote, which is the string's own then */
        while (quote - backslashes > from && *(quote - backslashes - 1) == '\\') backslashes++;
        if (backslashes % 2 == 0) return (size_t)(quote - text) + 1;
        from = quote + 1;
    }
    return length;
}

/* Behind a list or object that begins at `at`. Brackets come behind all digits, signs and spaces in ASCII. */
static size_t skip_container(const char *text, size_t length, size_t at) {
    size_t depth = 0;
    do {
        unsigned char byte = (unsigned char)text[at];
        if (byte == '"') {
            at = skip_string(text, length, at);
            continue;
        }
        at++;
        if (byte < '[') continue;
        depth += (byte | 0x20) == '{'; /* [ and ] are 0x20 below these */
        depth -= (byte | 0x20) == '}';
    } while (depth > 0 && at < length);
    return at;
}

/* Behind the value that begins at `at`. */
static size_t skip_value(const char *text, size_t length, size_t at) {
    if (at >= length) return length;
    if (text[at] == '"') return skip_string(text, length, at);
    if (text[at] == '[' || text[at] == '{') return skip_container(text, length, at);
    while (at < length && !is_space(text[at]) && !strchr(",]}", text[at])) at++;
    return at;
}

/* How many bytes the character takes where it begins with `byte`, as it is or as "\\u0072"; 0: it is another.
 * Keys asked for are letters and "_", of which no other escape is one. */
static size_t is_written_as(const char *at, size_t length, char byte) {
    char escape[sizeof "\\u0000"];
    if (length && *at == byte) return 1;
    if (length < sizeof escape - 1 || *at != '\\') return 0;
    snprintf(escape, sizeof escape, "\\u%04x", (unsigned)(unsigned char)byte);
    return at[1] == 'u' && strncasecmp(at, escape, sizeof escape - 1) == 0 ? sizeof escape - 1 : 0;
}

/* Whether the string of so many bytes, with its quotes, is this key. */
static bool is_key(const char *string, size_t length, const char *key) {
    if (!key || length < 2) return false;
    const char *at = string + 1, *end = string + length - 1;
    for (; *key; key++) {
        size_t bytes = is_written_as(at, (size_t)(end - at), *key);
        if (!bytes) return false;
        at += bytes;
    }
    return at == end;
}

/* The values of one key of each path, the one of that level, in the object at `at`; of a key that stands
 * twice the last. */
static void find_keys(const char *text, size_t length, size_t at, const JsonPath *paths, size_t path_count,
                      size_t level, Span *found) {
    at = skip_space(text, length, at + 1);
    while (at < length && text[at] == '"') {
        size_t key = at, key_end = skip_string(text, length, at);
        at = skip_space(text, length, key_end);
        if (at >= length || text[at] != ':') return;
        Span value = {.start = skip_space(text, length, at + 1)};
        value.end = skip_value(text, length, value.start);
        for (size_t i = 0; i < path_count; i++)
            if (is_key(text + key, key_end - key, paths[i].keys[level])) found[i] = value;
        at = skip_space(text, length, value.end);
        if (at < length && text[at] == ',') at = skip_space(text, length, at + 1);
    }
}

static bool is_within(const char *text, Span value, char opening, char closing) {
    return value.end - value.start > 1 && text[value.start] == opening && text[value.end - 1] == closing;
}

/* What the path's other keys lead to from the value of its first. */
static Span follow(const char *text, size_t length, const JsonPath *path, Span value) {
    for (size_t level = 1; level < JSON_KEYS_MAX && path->keys[level]; level++) {
        Span found = {0};
        if (is_within(text, value, '{', '}')) find_keys(text, length, value.start, path, 1, level, &found);
        value = found;
    }
    return value;
}

/* Finds the list of the first path that leads to one. */
static const JsonPath *find_list(const PackReading *reading, const JsonPath *paths, size_t path_count,
                                 Span *list) {
    const char *text = reading->text;
    size_t length = reading->length;
    Span found[JSON_PATHS_MAX] = {{0}}, root = {.start = skip_space(text, length, 0)};
    if (root.start < length && text[root.start] == '{')
        find_keys(text, length, root.start, paths, path_count, 0, found);
    else
        root.end = skip_value(text, length, root.start);
    for (size_t i = 0; i < path_count; i++) {
        *list = paths[i].keys[0] ? follow(text, length, &paths[i], found[i]) : root;
        if (is_within(text, *list, '[', ']')) return &paths[i];
    }
    return NULL;
}

static void blank_out(char *from, const char *end) {
    for (; from < end; from++)
        if (*from != '\n') *from = ' ';
}

/* What stands around a fence becomes blank, so that places stay what they are. */
static void take_fence(PackReading *reading) {
    const char *text = reading->text, *start = json_text_start(text);
    if (!start || (size_t)(start - text) >= reading->length || !memchr(text, '`', (size_t)(start - text)))
        return;
    char *copy = arena_copy_text(reading->arena, text, reading->length);
    char *close = strstr(copy + (start - text), "\n```");
    blank_out(copy, copy + (start - text));
    if (close) blank_out(close, copy + reading->length);
    reading->text = copy;
}

/* JSON is Unicode, and its first character ASCII: a zero byte among the first two is UTF-16 (RFC 4627, 3);
 * any other one is a fault that is to be found. */
static void take_text(PackReading *reading) {
    const char *bytes = reading->text;
    size_t length = reading->length;
    bool is_wide = length >= 2 && (!bytes[0] || !bytes[1] || (unsigned char)bytes[0] >= 0xFE);
    if (!is_wide && memchr(bytes, '\0', length)) return;
    DecodedText text = text_decode(reading->arena, bytes, length, reading->path, reading->problems);
    reading->text = text.text;
    reading->length = text.length;
    take_fence(reading);
}

/* jansson takes a zero byte for the text's end. */
static bool refuse_zero(PackReading *reading) {
    const char *zero = memchr(reading->text, '\0', reading->length);
    if (zero)
        problem_error(reading->problems, reading_place(reading, (size_t)(zero - reading->text)),
                      "Here is a zero byte, which JSON cannot hold. Take it away.");
    return zero;
}

static bool refuse_size(PackReading *reading) {
    if (reading->length <= JSON_BYTES_MAX && count_values(reading->text, reading->length) <= JSON_VALUES_MAX)
        return false;
    problem_error(reading->problems, reading_whole_file(reading),
                  "This holds more than is read of JSON (%zu MiB or %d values). Split it into smaller files.",
                  JSON_BYTES_MAX / MEBIBYTE, JSON_VALUES_MAX);
    return true;
}

#define FLAGS (JSON_DECODE_ANY | JSON_ALLOW_NUL)

/* What jansson says goes on with what it met ("near '...'"), which may be anything. */
static void report(PackReading *reading, const json_error_t *error) {
    const char *near = strstr(error->text, " near ");
    size_t length = near ? (size_t)(near - error->text) : strlen(error->text);
    Place place = {reading->path, error->line > 0 ? (uint32_t)error->line : 1,
                   error->column > 0 ? (uint32_t)error->column : 1};
    problem_error(
        reading->problems, place,
        "This is not valid JSON: %s. Look for a missing comma, quote or bracket here or just above.",
        plain_text_line(reading->scratch, error->text, length));
}

/* Where jansson takes memory from on this thread; NULL: from the C library, as everywhere else. */
static _Thread_local Arena *values_arena;

static void *take_memory(size_t size) {
    return values_arena ? arena_alloc_unset(values_arena, size) : malloc(size);
}

static void give_memory_back(void *memory) {
    if (!values_arena) free(memory);
}

static void set_memory(void) {
    json_set_alloc_funcs(take_memory, give_memory_back);
}

/* A value whose memory is all in the arena, and so never let go by itself. Where the arena runs out, it is
 * the arena's business, but not before jansson's memory is as it was. */
static json_t *load(Arena *arena, const char *text, size_t length, size_t flags, json_error_t *end) {
    static pthread_once_t memory_is_set = PTHREAD_ONCE_INIT;
    pthread_once(&memory_is_set, set_memory);
    jmp_buf exhausted, *outer = arena->exhausted;
    if (outer && setjmp(exhausted)) {
        values_arena = NULL;
        arena_on_exhausted(arena, outer);
        longjmp(*outer, 1);
    }
    if (outer) arena_on_exhausted(arena, &exhausted);
    values_arena = arena;
    json_t *value = json_loadb(text, length, flags, end);
    values_arena = NULL;
    arena_on_exhausted(arena, outer);
    return value;
}

/* The whole file by jansson; NULL with an error at the first place where it is no JSON. */
static json_t *load_whole(PackReading *reading) {
    json_error_t error;
    json_t *root = load(reading->scratch, reading->text, reading->length, FLAGS, &error);
    if (!root) report(reading, &error);
    return root;
}

/* All but the entries. NULL where it is no JSON. */
static json_t *load_around(PackReading *reading, Span list) {
    size_t before = list.start + 1, behind = reading->length - (list.end - 1);
    char *text = arena_alloc_unset(reading->scratch, before + behind);
    memcpy(text, reading->text, before);
    memcpy(text + before, reading->text + list.end - 1, behind);
    json_error_t unheard;
    return load(reading->arena, text, before + behind, FLAGS, &unheard);
}

static JsonEntries *make_entries(PackReading *reading, const JsonPath *path, Span list) {
    JsonEntries *entries = arena_alloc(reading->arena, sizeof *entries);
    *entries = (JsonEntries){.path = path, .reading = reading, .start = list.start + 1, .end = list.end - 1};
    json_entries_rewind(entries);
    return entries;
}

JsonEntries *json_entries_open(PackReading *reading, const JsonPath *paths, size_t path_count) {
    take_text(reading);
    if (refuse_zero(reading)) return NULL;
    if (refuse_size(reading)) return NULL;
    Span list = {0};
    const JsonPath *path = find_list(reading, paths, path_count, &list);
    const json_t *root = path ? load_around(reading, list) : NULL;
    if (!root) {
        root = load_whole(reading);
        path = NULL;
    }
    if (!root) return NULL;
    JsonEntries *entries = make_entries(reading, path, list);
    entries->root = root;
    return entries;
}

JsonEntries *json_entries_open_another(PackReading *reading, const JsonPath *path) {
    Span list = {0};
    return find_list(reading, path, 1, &list) ? make_entries(reading, path, list) : NULL;
}

void json_entries_rewind(JsonEntries *entries) {
    entries->at = entries->start;
    entries->count = 0;
    entries->is_broken = false;
    entries->is_over = !entries->path;
}

/* Moves to where an entry must begin; false where there is none. */
static bool find_entry(JsonEntries *entries) {
    const char *text = entries->reading->text;
    size_t length = entries->reading->length, at = skip_space(text, length, entries->at);
    if (at == entries->end) return false;
    if (entries->count > 0) {
        entries->is_broken = at >= length || text[at] != ',';
        if (!entries->is_broken) at = skip_space(text, length, at + 1);
    }
    entries->at = at;
    return !entries->is_broken;
}

/* The values of the entry that begins here. */
static json_t *load_entry(JsonEntries *entries) {
    const PackReading *reading = entries->reading;
    json_error_t end;
    json_t *value = load(reading->scratch, reading->text + entries->at, reading->length - entries->at,
                         FLAGS | JSON_DISABLE_EOF_CHECK, &end);
    if (value) entries->at += (size_t)end.position;
    entries->is_broken = !value || entries->at > entries->end;
    return entries->is_broken ? NULL : value;
}

bool json_entries_next(JsonEntries *entries, JsonEntry *out) {
    if (entries->is_over) return false;
    entries->is_over = !find_entry(entries);
    if (entries->is_over) return false;
    arena_reset(entries->reading->scratch);
    Place place = reading_place(entries->reading, entries->at);
    json_t *value = load_entry(entries);
    entries->is_over = !value;
    if (!value) return false;
    entries->count++;
    *out = (JsonEntry){value, place};
    return true;
}

bool json_entries_finish(JsonEntries *entries) {
    if (!entries->is_broken) return true;
    load_whole(entries->reading);
    return false;
}
