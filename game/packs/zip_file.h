/* A zip file by libzip, with a mind to those that mean harm: what an entry claims is checked before any of it
 * is unpacked, and unpacking stops at the claim. */
#ifndef QUIZLEAF_PACKS_ZIP_FILE_H
#define QUIZLEAF_PACKS_ZIP_FILE_H

#include "base/buffer.h"

#include <stdint.h>

typedef struct ZipFile ZipFile;

typedef struct ZipEntry {
    uint64_t index;
    uint64_t bytes; /* unpacked */
    uint32_t check; /* CRC-32 */
} ZipEntry;

/* NULL with `why` (the end of a sentence) where it is no zip, or one of too many or too large parts. */
ZipFile *zip_file_open(const char *path, const char **why);
/* The same for a file that is in memory; its bytes are borrowed until the zip is closed. */
ZipFile *zip_file_open_bytes(const char *bytes, size_t length, const char **why);
void zip_file_close(ZipFile *zip); /* NULL is fine */

size_t zip_file_count(const ZipFile *zip);

/* What an entry is. Its name is borrowed until the file is closed; NULL with `why` where it may not be read:
 * a link, encrypted, too large or packed beyond all measure. `out` is filled in any case; folders are entries
 * whose name ends with '/'. */
const char *zip_file_entry(const ZipFile *zip, size_t index, ZipEntry *out, const char **why);

/* Adds the unpacked bytes of an entry, whose checksum must be right. False with `why`, `out` as before, where
 * that cannot be; so too where the file has changed since the entry was looked at. */
bool zip_file_read(const ZipFile *zip, const ZipEntry *entry, Buffer *out, const char **why);

#endif
