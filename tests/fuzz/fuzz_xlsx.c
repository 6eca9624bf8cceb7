/* Spreadsheets. Bytes that begin like a zip are read as they are; of others a zip is made, since no checksum
 * is ever hit by chance: up to a NUL they are the first sheet, up to the next the texts that sheets share,
 * then the second sheet. */
#include "fuzz/fuzz_zip.h"

static const char *const PARTS[] = {"xl/worksheets/sheet1.xml", "xl/sharedStrings.xml",
                                    "xl/worksheets/sheet2.xml"};

static char *make_zip(const char *bytes, size_t length, size_t *made_length) {
    FuzzZip made = fuzz_zip_begin();
    fuzz_zip_add(&made, "xl/workbook.xml", "<workbook/>", 11);
    for (size_t i = 0; i < sizeof PARTS / sizeof *PARTS && length > 0; i++) {
        const char *end = i + 1 < sizeof PARTS / sizeof *PARTS ? memchr(bytes, '\0', length) : NULL;
        size_t part = end ? (size_t)(end - bytes) : length;
        fuzz_zip_add(&made, PARTS[i], bytes, part);
        bytes += part + (end != NULL);
        length -= part + (end != NULL);
    }
    return fuzz_zip_end(&made, made_length);
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
