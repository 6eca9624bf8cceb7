/* Packs that are zips: which of their files is the pack, pictures, Anki packages, and what is kept of it.
 * Bytes that begin like a zip are read as they are; of others a zip is made: parts between lines of "%%", the
 * first line of each the name of a file, the rest what it holds. "d:" before a name packs the file as zips
 * do, "z:" by zstd; what begins with "collection." is a collection, or rows that one is made of. */
#include <stdio.h>
#include <unistd.h>

#include "base/image_header.h"
#include "fuzz/fuzz_anki_deck.h"
#include "fuzz/fuzz_zip.h"
#include "packs/pack_kept.h"
#include "packs/pack_picture.h"

#define PARTS_MAX 40
#define NAME_MAX_BYTES 100

/* A zip and what its files are made of, until it is closed. */
typedef struct Making {
    FuzzZip zip;
    char *parts[PARTS_MAX];
    size_t count;
} Making;

static char *copy_bytes(const char *bytes, size_t length) {
    char *copy = malloc(length + 1);
    require(copy);
    if (length) memcpy(copy, bytes, length);
    return copy;
}

static void add_part(Making *made, const char *bytes, size_t length) {
    char line[NAME_MAX_BYTES], *name = line, *part;
    const char *end = memchr(bytes, '\n', length);
    size_t line_length = end ? (size_t)(end - bytes) : length;
    if (line_length >= sizeof line) return;
    memcpy(line, bytes, line_length);
    line[line_length] = '\0';
    bytes += line_length + (end != NULL);
    length -= line_length + (end != NULL);
    bool is_packed = strncmp(line, "z:", 2) == 0, is_deflated = strncmp(line, "d:", 2) == 0;
    if (is_packed || is_deflated) name += 2;
    if (strncmp(name, "collection.", 11) == 0 && !fuzz_anki_is_deck(bytes, length))
        part = fuzz_anki_deck(bytes, length, &length);
    else
        part = copy_bytes(bytes, length);
    if (is_packed) part = fuzz_anki_pack(part, &length);
    made->parts[made->count++] = part;
    fuzz_zip_add_packed(&made->zip, name, part, length, is_deflated ? ZIP_CM_DEFLATE : ZIP_CM_STORE);
}

/* Where the next line of "%%" begins, or the end. */
static const char *find_divider(const char *bytes, const char *stop) {
    for (const char *at = bytes; at + 4 <= stop; at++)
        if (memcmp(at, "\n%%\n", 4) == 0) return at;
    return stop;
}

static char *make_zip(const char *bytes, size_t length, size_t *made_length) {
    Making made = {.zip = fuzz_zip_begin()};
    const char *stop = bytes + length;
    for (size_t i = 0; i < PARTS_MAX && bytes < stop; i++) {
        const char *end = find_divider(bytes, stop);
        add_part(&made, bytes, (size_t)(end - bytes));
        bytes = end < stop ? end + 4 : stop;
    }
    char *zip = fuzz_zip_end(&made.zip, made_length);
    for (size_t i = 0; i < made.count; i++) free(made.parts[i]);
    return zip;
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

/* What is kept makes the same cards. */
static void check_kept(const Pack *pack) {
    Buffer bytes = {.limit_bytes = 2 * PACK_FILE_BYTES_MAX};
    Problems problems = {0};
    Pack kept;
    pack_kept_write(pack, &bytes);
    require(!bytes.failed);
    require(pack_read_text("kept", bytes.text, bytes.length, &kept, &problems));
    Fingerprint before = card_list_fingerprint(&pack->cards), after = card_list_fingerprint(&kept.cards);
    require(strcmp(before.hex, after.hex) == 0);
    pack_release(&kept);
    problems_release(&problems);
    buffer_release(&bytes);
}

static void check_pictures(const Pack *pack) {
    for (size_t i = 0; i < pack->cards.count && !card_list_is_lazy(&pack->cards); i++) {
        const CardPicture *picture = card_list_at(&pack->cards, i)->picture;
        Buffer bytes = {.limit_bytes = IMAGE_BYTES_MAX};
        if (!picture) continue;
        require(picture->width >= 0 && picture->width <= IMAGE_SIDE_MAX && picture->height <= IMAGE_SIDE_MAX);
        require(pack_picture_read(picture, &bytes) == (picture->width > 0));
        buffer_release(&bytes);
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length) {
    bool is_zip = length >= 2 && memcmp(bytes, "PK", 2) == 0;
    size_t made_length = length;
    char *made = is_zip ? NULL : make_zip((const char *)bytes, length, &made_length);
    const char *path = write_file(made ? made : (const char *)bytes, made_length);
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
    free(made);
    return 0;
}
