/* Zips made of a fuzzer's bytes, since no checksum is ever hit by chance. */
#ifndef QUIZLEAF_TESTS_FUZZ_ZIP_H
#define QUIZLEAF_TESTS_FUZZ_ZIP_H

#include <zip.h>

#include "fuzz/fuzz_checks.h"

typedef struct FuzzZip {
    zip_source_t *source;
    zip_t *zip;
} FuzzZip;

static inline FuzzZip fuzz_zip_begin(void) {
    FuzzZip made = {.source = zip_source_buffer_create(NULL, 0, 0, NULL)};
    require(made.source);
    zip_source_keep(made.source); /* closing the zip takes one hold of it */
    made.zip = zip_open_from_source(made.source, ZIP_TRUNCATE, NULL);
    require(made.zip);
    return made;
}

/* Borrows the bytes until fuzz_zip_end. A name that libzip refuses is left out. */
static inline void fuzz_zip_add_packed(FuzzZip *made, const char *name, const void *bytes, size_t length,
                                       zip_int32_t method) {
    zip_source_t *part = zip_source_buffer(made->zip, bytes, length, 0);
    zip_int64_t index = zip_file_add(made->zip, name, part, 0);
    if (index < 0)
        zip_source_free(part);
    else
        require(zip_set_file_compression(made->zip, (zip_uint64_t)index, method, 1) == 0);
}

static inline void fuzz_zip_add(FuzzZip *made, const char *name, const void *bytes, size_t length) {
    fuzz_zip_add_packed(made, name, bytes, length, ZIP_CM_STORE);
}

/* The zip's bytes; the caller's. */
static inline char *fuzz_zip_end(FuzzZip *made, size_t *length) {
    zip_stat_t status;
    require(zip_close(made->zip) == 0);
    require(zip_source_stat(made->source, &status) == 0);
    *length = 0;
    char *bytes = malloc(status.size + 1);
    require(bytes);
    if (zip_source_open(made->source) == 0) { /* an empty zip is no file at all */
        require(zip_source_read(made->source, bytes, status.size) == (zip_int64_t)status.size);
        zip_source_close(made->source);
        *length = status.size;
    }
    zip_source_free(made->source);
    return bytes;
}

#endif
