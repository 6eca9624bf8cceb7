/* Packs that are zips: which of their files is the pack, pictures, Anki packages, and what is kept of it.
 * Bytes that begin like a zip are read as they are; of others a zip is made: parts between lines of "%%", the
 * first line of each the name of a file, the rest what it holds. */
#include <stdio.h>
#include <unistd.h>

#include "base/image_header.h"
#include "fuzz/fuzz_zip.h"
#include "packs/pack_kept.h"
#include "packs/pack_picture.h"

#define PARTS_MAX 40
#define NAME_MAX_BYTES 100

static void add_part(FuzzZip *made, const char *bytes, size_t length) {
    char name[NAME_MAX_BYTES];
    const char *end = memchr(bytes, '\n', length);
    size_t name_length = end ? (size_t)(end - bytes) : length;
    if (name_length >= sizeof name) return;
    memcpy(name, bytes, name_length);
    name[name_length] = '\0';
    if (end)
        fuzz_zip_add(made, name, end + 1, length - name_length - 1);
    else
        fuzz_zip_add(made, name, "", 0);
}

/* Where the next line of "%%" begins, or the end. */
static const char *find_divider(const char *bytes, const char *stop) {
    for (const char *at = bytes; at + 4 <= stop; at++)
        if (memcmp(at, "\n%%\n", 4) == 0) return at;
    return stop;
}

static char *make_zip(const char *bytes, size_t length, size_t *made_length) {
    FuzzZip made = fuzz_zip_begin();
    const char *stop = bytes + length;
    for (size_t i = 0; i < PARTS_MAX && bytes < stop; i++) {
        const char *end = find_divider(bytes, stop);
        add_part(&made, bytes, (size_t)(end - bytes));
        bytes = end < stop ? end + 4 : stop;
    }
    return fuzz_zip_end(&made, made_length);
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
