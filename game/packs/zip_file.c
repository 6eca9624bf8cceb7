#include "packs/zip_file.h"

#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include <zip.h>

#include "packs/pack_files.h"

#define RATIO_FREE_BYTES MEBIBYTE /* so small an entry may be packed as well as it likes */
#define TAIL_BYTES (65535 + 22 + 20)

struct ZipFile {
    zip_t *zip;
};

/* libzip takes memory for as many entries as a zip's end claims. Without the 64-bit extension that is 65,535
 * at most; nothing as large as needs the extension is a pack. */
static bool has_locator(const char *tail, size_t length) {
    static const char locator[] = {'P', 'K', 6, 7};
    for (size_t i = 0; i + sizeof locator <= length; i++)
        if (memcmp(tail + i, locator, sizeof locator) == 0) return true;
    return false;
}

static bool has_64_bit_end(int file, off_t length) {
    char *tail = malloc(TAIL_BYTES);
    if (!tail) return true;
    off_t from = length > TAIL_BYTES ? length - TAIL_BYTES : 0;
    ssize_t got = pread(file, tail, TAIL_BYTES, from);
    bool found = got < 0 || has_locator(tail, (size_t)got);
    free(tail);
    return found;
}

static const char *reason(int code) {
    switch (code) {
    case ZIP_ER_NOZIP:
        return "it is no zip, or its end is missing";
    case ZIP_ER_MEMORY:
        return "there is not enough memory";
    default:
        return "this zip is damaged";
    }
}

/* Takes the opened zip. */
static ZipFile *keep(zip_t *zip, const char **why) {
    ZipFile *opened = malloc(sizeof *opened);
    if (!opened || zip_get_num_entries(zip, 0) > PACK_FILES_COUNT_MAX) {
        *why = "it holds more files than a pack may";
        zip_discard(zip);
        free(opened);
        return NULL;
    }
    opened->zip = zip;
    return opened;
}

ZipFile *zip_file_open(const char *path, const char **why) {
    *why = "the file cannot be opened";
    int file = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    if (file < 0) return NULL;
    struct stat status;
    bool fine = fstat(file, &status) == 0 && S_ISREG(status.st_mode);
    if (!fine) {
        *why = "it is no plain file";
    } else if ((uint64_t)status.st_size > PACK_FILES_ZIP_BYTES_MAX || has_64_bit_end(file, status.st_size)) {
        *why = "it is larger than a pack may be";
        fine = false;
    }
    if (!fine) {
        close(file);
        return NULL;
    }
    int code = 0;
    zip_t *zip = zip_fdopen(file, 0, &code); /* takes the descriptor, unless it fails */
    if (!zip) {
        close(file);
        *why = reason(code);
        return NULL;
    }
    return keep(zip, why);
}

ZipFile *zip_file_open_bytes(const char *bytes, size_t length, const char **why) {
    size_t tail = length < TAIL_BYTES ? length : TAIL_BYTES;
    *why = "it is larger than a pack may be";
    if (length > PACK_FILES_ZIP_BYTES_MAX || has_locator(bytes + length - tail, tail)) return NULL;
    zip_error_t error;
    zip_error_init(&error);
    zip_source_t *source = zip_source_buffer_create(bytes, length, 0, &error);
    zip_t *zip = source ? zip_open_from_source(source, ZIP_RDONLY, &error) : NULL;
    *why = reason(zip_error_code_zip(&error));
    zip_error_fini(&error);
    if (zip) return keep(zip, why);
    zip_source_free(source); /* NULL is fine */
    return NULL;
}

void zip_file_close(ZipFile *zip) {
    if (!zip) return;
    zip_discard(zip->zip);
    free(zip);
}

size_t zip_file_count(const ZipFile *zip) {
    zip_int64_t count = zip_get_num_entries(zip->zip, 0);
    return count > 0 ? (size_t)count : 0;
}

/* What Unix programs say of an entry: the file's mode, in the upper half. */
#define MODE_KIND 0170000
#define MODE_LINK 0120000

static bool is_link(zip_t *zip, zip_uint64_t index) {
    zip_uint8_t system;
    zip_uint32_t attributes;
    return zip_file_get_external_attributes(zip, index, 0, &system, &attributes) == 0 &&
           system == ZIP_OPSYS_UNIX && (attributes >> 16 & MODE_KIND) == MODE_LINK;
}

static bool is_sized_fairly(const zip_stat_t *status) {
    if (status->size > PACK_FILES_ONE_BYTES_MAX) return false;
    return status->size <= RATIO_FREE_BYTES || status->size / PACK_FILES_RATIO_MAX <= status->comp_size;
}

const char *zip_file_entry(const ZipFile *zip, size_t index, ZipEntry *out, const char **why) {
    const zip_uint64_t needed =
        ZIP_STAT_NAME | ZIP_STAT_SIZE | ZIP_STAT_COMP_SIZE | ZIP_STAT_CRC | ZIP_STAT_ENCRYPTION_METHOD;
    zip_stat_t status;
    *out = (ZipEntry){.index = index};
    *why = "it is damaged";
    if (zip_stat_index(zip->zip, index, 0, &status) != 0 || (status.valid & needed) != needed) return NULL;
    out->bytes = status.size;
    out->check = status.crc;
    if (status.encryption_method != ZIP_EM_NONE)
        *why = "it is encrypted";
    else if (is_link(zip->zip, index))
        *why = "it is a link, and links are not followed";
    else if (!is_sized_fairly(&status))
        *why = "it would unpack to far too much";
    else
        return status.name;
    return NULL;
}

static bool read_entry(zip_file_t *file, uint64_t bytes, Buffer *out) {
    char chunk[16384];
    uint64_t left = bytes;
    zip_int64_t got;
    while ((got = zip_fread(file, chunk, sizeof chunk)) > 0) {
        if ((uint64_t)got > left) return false; /* more than it claims */
        left -= (uint64_t)got;
        buffer_add(out, chunk, (size_t)got);
        if (out->failed) return false;
    }
    return got == 0 && left == 0;
}

bool zip_file_read(const ZipFile *zip, const ZipEntry *entry, Buffer *out, const char **why) {
    ZipEntry now;
    if (!zip_file_entry(zip, entry->index, &now, why)) return false;
    *why = "the zip has changed";
    if (now.bytes != entry->bytes || now.check != entry->check) return false;
    *why = "it is damaged, or packed in a way that is not known here";
    zip_file_t *file = zip_fopen_index(zip->zip, entry->index, 0);
    if (!file) return false;
    size_t before = out->length;
    bool ok = read_entry(file, entry->bytes, out);
    zip_fclose(file);
    if (ok) return true;
    if (out->failed) *why = "it is too large";
    out->length = before;
    out->failed = false;
    if (out->text) out->text[before] = '\0';
    return false;
}
