/* Spreadsheets. Bytes that begin like a zip are read as they are; of others a zip is made, since no checksum
 * is ever hit by chance: up to a NUL they are the first sheet, up to the next the texts that sheets share,
 * then the second sheet. */
#include "fuzz/fuzz_checks.h"

#include <zip.h>

static const char *const PARTS[] = {"xl/worksheets/sheet1.xml", "xl/sharedStrings.xml",
                                    "xl/worksheets/sheet2.xml"};

static void add_part(zip_t *zip, const char *name, const void *bytes, size_t length) {
    zip_int64_t index = zip_file_add(zip, name, zip_source_buffer(zip, bytes, length, 0), 0);
    require(index >= 0 && zip_set_file_compression(zip, (zip_uint64_t)index, ZIP_CM_STORE, 0) == 0);
}

/* The bytes of a zip that libzip has written; the caller's. */
static char *take_bytes(zip_source_t *source, size_t *length) {
    zip_stat_t status;
    require(zip_source_stat(source, &status) == 0 && zip_source_open(source) == 0);
    char *bytes = malloc(status.size + 1);
    require(bytes && zip_source_read(source, bytes, status.size) == (zip_int64_t)status.size);
    zip_source_close(source);
    *length = status.size;
    return bytes;
}

static char *make_zip(const char *bytes, size_t length, size_t *made_length) {
    zip_source_t *source = zip_source_buffer_create(NULL, 0, 0, NULL);
    require(source);
    zip_source_keep(source); /* closing the zip takes one hold of it */
    zip_t *zip = zip_open_from_source(source, ZIP_TRUNCATE, NULL);
    require(zip);
    add_part(zip, "xl/workbook.xml", "<workbook/>", 11);
    for (size_t i = 0; i < sizeof PARTS / sizeof *PARTS && length > 0; i++) {
        const char *end = i + 1 < sizeof PARTS / sizeof *PARTS ? memchr(bytes, '\0', length) : NULL;
        size_t part = end ? (size_t)(end - bytes) : length;
        add_part(zip, PARTS[i], bytes, part);
        bytes += part + (end != NULL);
        length -= part + (end != NULL);
    }
    require(zip_close(zip) == 0);
    char *made = take_bytes(source, made_length);
    zip_source_free(source);
    return made;
}

/* See fuzz_format.c. */
const PackFormat *__wrap_pack_format_find(const PackBytes *file, const char *path);
const PackFormat *__wrap_pack_format_find(const PackBytes *file, const char *path) {
    (void)path;
    FORMAT_XLSX.recognise(file, "xlsx");
    return &FORMAT_XLSX;
}

static void check_file(const char *bytes, size_t length) {
    Pack pack;
    Problems problems = {0};
    bool playable = pack_read_text_within(FUZZ_MEMORY_BYTES_MAX, "fuzz", bytes, length, &pack, &problems);
    check_problems(&problems, playable);
    if (playable) check_deals(&pack);
    pack_release(&pack);
    problems_release(&problems);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length) {
    const char *text = (const char *)bytes;
    if (length >= 2 && memcmp(text, "PK", 2) == 0) {
        check_file(text, length);
        return 0;
    }
    size_t made_length;
    char *made = make_zip(text, length, &made_length);
    check_file(made, made_length);
    free(made);
    return 0;
}
