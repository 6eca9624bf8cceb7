/* Packs of several files: which of them is the pack, pictures, Anki packages, and what is kept of it. Bytes
 * that begin like a zip are read as they are. Others are parts between lines of "%%", the first line of each
 * the name of a file, the rest what it holds: a folder where the first name begins with a slash, else a zip.
 * "d:" before a name packs the file as zips do, "z:" by zstd, "l:" makes a link of it; what begins with
 * "collection." is a collection, or rows that one is made of. */
#include <stdio.h>
#include <unistd.h>

#include "fuzz/fuzz_anki_deck.h"
#include "fuzz/fuzz_folder.h"
#include "fuzz/fuzz_kept.h"
#include "fuzz/fuzz_zip.h"
#include "packs/pack_folder.h"
#include "packs/pack_main_file.h"

#define PARTS_MAX 40
#define NAME_MAX_BYTES 100

typedef struct Part {
    char line[NAME_MAX_BYTES]; /* with its "d:", "z:" or "l:" */
    const char *name;
    char *bytes; /* with a NUL behind them */
    size_t length;
} Part;

static char *copy_bytes(const char *bytes, size_t length) {
    char *copy = malloc(length + 1);
    require(copy);
    if (length) memcpy(copy, bytes, length);
    copy[length] = '\0';
    return copy;
}

/* False where its name is too long. */
static bool take_part(Part *part, const char *bytes, size_t length) {
    const char *end = memchr(bytes, '\n', length);
    size_t line_length = end ? (size_t)(end - bytes) : length;
    if (line_length >= sizeof part->line) return false;
    memcpy(part->line, bytes, line_length);
    part->line[line_length] = '\0';
    part->name = part->line;
    if (*part->line && strchr("dzl", *part->line) && part->line[1] == ':') part->name += 2;
    bytes += line_length + (end != NULL);
    part->length = length - line_length - (end != NULL);
    if (strncmp(part->name, "collection.", 11) == 0 && !fuzz_anki_is_deck(bytes, part->length))
        part->bytes = fuzz_anki_deck(bytes, part->length, &part->length);
    else
        part->bytes = copy_bytes(bytes, part->length);
    if (strncmp(part->line, "z:", 2) == 0) part->bytes = fuzz_anki_pack(part->bytes, &part->length);
    return true;
}

/* Where the next line of "%%" begins, or the end. */
static const char *find_divider(const char *bytes, const char *stop) {
    for (const char *at = bytes; at + 4 <= stop; at++)
        if (memcmp(at, "\n%%\n", 4) == 0) return at;
    return stop;
}

static size_t take_parts(Part parts[PARTS_MAX], const char *bytes, size_t length) {
    const char *stop = bytes + length;
    size_t count = 0;
    while (count < PARTS_MAX && bytes < stop) {
        const char *end = find_divider(bytes, stop);
        count += take_part(&parts[count], bytes, (size_t)(end - bytes));
        bytes = end < stop ? end + 4 : stop;
    }
    return count;
}

static char *make_zip(const Part *parts, size_t count, size_t *length) {
    FuzzZip made = fuzz_zip_begin();
    for (size_t i = 0; i < count; i++)
        fuzz_zip_add_packed(&made, parts[i].name, parts[i].bytes, parts[i].length,
                            strncmp(parts[i].line, "d:", 2) == 0 ? ZIP_CM_DEFLATE : ZIP_CM_STORE);
    return fuzz_zip_end(&made, length);
}

static bool is_link(const Part *part) {
    return strncmp(part->line, "l:", 2) == 0;
}

static const char *make_folder(const Part *parts, size_t count) {
    const char *folder = fuzz_folder_begin();
    for (size_t i = 0; i < count; i++)
        if (!is_link(&parts[i]))
            fuzz_folder_add(folder, parts[i].name + (i == 0), parts[i].bytes, parts[i].length);
    for (size_t i = 0; i < count; i++)
        if (is_link(&parts[i])) fuzz_folder_add_link(folder, parts[i].name, parts[i].bytes);
    return folder;
}

/* A file that is written over and over, and has no name in any folder. */
static const char *write_file(const char *bytes, size_t length) {
    static FILE *file;
    static char path[64];
    if (!file) {
        file = tmpfile();
        require(file);
        snprintf(path, sizeof path, "/proc/self/fd/%d", fileno(file));
    }
    require(ftruncate(fileno(file), 0) == 0);
    require(pwrite(fileno(file), bytes, length, 0) == (ssize_t)length);
    return path;
}

static void check_pack(const char *path) {
    Pack pack;
    Problems problems = {0};
    bool playable = pack_read(path, &pack, &problems);
    check_problems(&problems, playable);
    if (playable) {
        check_deals(&pack);
        check_pictures(&pack);
        check_kept(&pack);
    }
    pack_release(&pack);
    problems_release(&problems);
}

/* The folder as a pack, and as one of packs. */
static void check_folder(const char *folder) {
    Arena arena = {0};
    const char **paths, *why;
    size_t count;
    require(pack_folder_list(folder, &arena, &paths, &count, &why) && count <= PARTS_MAX);
    for (size_t i = 0; i < count; i++) require(strncmp(paths[i], folder, strlen(folder)) == 0);
    arena_release(&arena);
    pack_main_file_is_in(folder);
    check_pack(folder);
    fuzz_folder_remove(folder);
}

static void check_zip(const char *bytes, size_t length) {
    check_pack(write_file(bytes, length));
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length) {
    static Part parts[PARTS_MAX];
    if (length >= 2 && memcmp(bytes, "PK", 2) == 0) {
        check_zip((const char *)bytes, length);
        return 0;
    }
    size_t count = take_parts(parts, (const char *)bytes, length);
    if (count > 0 && *parts[0].name == '/') {
        check_folder(make_folder(parts, count));
    } else {
        char *made = make_zip(parts, count, &length);
        check_zip(made, length);
        free(made);
    }
    for (size_t i = 0; i < count; i++) free(parts[i].bytes);
    return 0;
}
