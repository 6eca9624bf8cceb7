/* A pack of a class has 20 pictures, a large Anki deck 5,000. */
#include "packs/pack_files.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/text.h"
#include "packs/zip_file.h"

typedef struct FileName {
    const char *name;
    ZipEntry entry; /* in a zip */
} FileName;

struct PackFiles {
    Arena arena;
    const char *path;
    FileName *names; /* sorted */
    size_t count, capacity;
    bool is_zip;
    int folder;   /* a descriptor; below 0: resting */
    ZipFile *zip; /* NULL: resting */
};

bool pack_files_is_folder(const char *path) {
    struct stat status;
    return stat(path, &status) == 0 && S_ISDIR(status.st_mode);
}

bool pack_files_is_zip(const char *path) {
    char head[4];
    int file = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    if (file < 0) return false;
    struct stat status;
    bool zip = fstat(file, &status) == 0 && S_ISREG(status.st_mode) &&
               read(file, head, sizeof head) == sizeof head && memcmp(head, "PK\3\4", sizeof head) == 0;
    close(file);
    return zip;
}

bool pack_files_is_fine_name(const char *name, const char **why) {
    size_t length = strlen(name);
    *why = "its name is not a plain one";
    if (length == 0 || length > PACK_FILES_NAME_BYTES_MAX) return false;
    if (text_find_invalid(name, length) != length || text_has_control(name)) return false;
    *why = "pictures from the web are not fetched; put the file into the pack";
    if (strstr(name, "://")) return false;
    *why = "its name leads out of the pack";
    if (name[0] == '/' || strchr(name, '\\')) return false;
    for (const char *part = name; part; part = strchr(part, '/')) {
        part += *part == '/';
        size_t part_length = strcspn(part, "/");
        if (part_length == 0 || (part_length == 1 && *part == '.')) return false;
        if (part_length == 2 && strncmp(part, "..", 2) == 0) return false;
    }
    return true;
}

static bool is_hidden(const char *name) {
    const char *slash = strrchr(name, '/');
    return name[0] == '.' || (slash && slash[1] == '.') || strncmp(name, "__MACOSX/", 9) == 0;
}

static void add_name(PackFiles *files, const char *name, const ZipEntry *entry) {
    files->names =
        arena_grow(&files->arena, files->names, files->count, &files->capacity, sizeof *files->names);
    FileName *added = &files->names[files->count++];
    *added = (FileName){.name = arena_copy_text(&files->arena, name, strlen(name))};
    if (entry) added->entry = *entry;
}

static int compare_names(const void *left, const void *right) {
    const FileName *a = left, *b = right;
    int order = strcmp(a->name, b->name);
    return order ? order : (a->entry.index > b->entry.index) - (a->entry.index < b->entry.index);
}

static int open_folder(const char *path) {
    return open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
}

static bool list_folder(PackFiles *files, Problems *problems) {
    files->folder = open_folder(files->path);
    int copy = files->folder < 0 ? -1 : dup(files->folder); /* closedir closes it */
    DIR *entries = copy < 0 ? NULL : fdopendir(copy);
    if (!entries) {
        problem_error(problems, (Place){.file = files->path}, "It cannot be read: %s.", strerror(errno));
        if (copy >= 0) close(copy);
        return false;
    }
    const struct dirent *entry;
    while (files->count < PACK_FILES_COUNT_MAX && (entry = readdir(entries))) {
        const char *why;
        struct stat status;
        if (is_hidden(entry->d_name) || !pack_files_is_fine_name(entry->d_name, &why)) continue;
        if (fstatat(files->folder, entry->d_name, &status, AT_SYMLINK_NOFOLLOW) != 0) continue;
        if (S_ISREG(status.st_mode)) add_name(files, entry->d_name, NULL);
    }
    closedir(entries);
    return true;
}

/* Bytes of the folder that all names stand in, with its slash; 0: there is none. */
static size_t common_folder(const PackFiles *files) {
    if (files->count == 0) return 0;
    size_t length = strcspn(files->names[0].name, "/");
    if (!files->names[0].name[length]) return 0;
    for (size_t i = 1; i < files->count; i++)
        if (strncmp(files->names[i].name, files->names[0].name, length + 1) != 0) return 0;
    return length + 1;
}

static bool list_zip(PackFiles *files, Problems *problems) {
    Place place = {.file = files->path};
    const char *why;
    files->zip = zip_file_open(files->path, &why);
    if (!files->zip) {
        problem_error(problems, place, "It cannot be read: %s.", why);
        return false;
    }
    uint64_t all_bytes = 0;
    size_t count = zip_file_count(files->zip), left_out = 0;
    const char *first_why = NULL;
    for (size_t i = 0; i < count; i++) {
        ZipEntry entry;
        const char *name = zip_file_entry(files->zip, i, &entry, &why);
        bool fine = name && pack_files_is_fine_name(name, &why);
        all_bytes += entry.bytes < PACK_FILES_ALL_BYTES_MAX ? entry.bytes : PACK_FILES_ALL_BYTES_MAX;
        if (fine && !is_hidden(name)) add_name(files, name, &entry);
        if (fine || (name && *name && name[strlen(name) - 1] == '/')) continue; /* a folder says nothing */
        left_out++;
        if (!first_why) first_why = why;
    }
    if (all_bytes > PACK_FILES_ALL_BYTES_MAX) {
        problem_error(problems, place,
                      "Unpacked, this zip would be over %zu MiB. A pack must be smaller than that.",
                      PACK_FILES_ALL_BYTES_MAX / MEBIBYTE);
        return false;
    }
    if (left_out && left_out == count) {
        problem_error(problems, place, "Nothing in this zip can be read: of %s, %s.",
                      count == 1 ? "its only file" : "the first file", first_why);
        return false;
    }
    if (left_out)
        problem_warning(problems, place, "%s of the %s files in this zip are left out; of the first: %s.",
                        text_number(&files->arena, (int64_t)left_out),
                        text_number(&files->arena, (int64_t)count), first_why);
    size_t folder = common_folder(files);
    for (size_t i = 0; i < files->count; i++) files->names[i].name += folder;
    return true;
}

PackFiles *pack_files_open(const char *path, Problems *problems) {
    PackFiles *files = calloc(1, sizeof *files);
    if (!files) {
        problem_error(problems, (Place){.file = path}, "There is not enough memory to look into it.");
        return NULL;
    }
    files->folder = -1;
    files->path = path;
    files->is_zip = !pack_files_is_folder(path);
    bool ok = files->is_zip ? list_zip(files, problems) : list_folder(files, problems);
    if (!ok) {
        pack_files_close(files);
        return NULL;
    }
    if (files->count) qsort(files->names, files->count, sizeof *files->names, compare_names);
    return files;
}

void pack_files_rest(PackFiles *files) {
    if (files->folder >= 0) close(files->folder);
    files->folder = -1;
    zip_file_close(files->zip);
    files->zip = NULL;
}

void pack_files_close(PackFiles *files) {
    if (!files) return;
    pack_files_rest(files);
    arena_release(&files->arena);
    free(files);
}

size_t pack_files_count(const PackFiles *files) {
    return files->count;
}

const char *pack_files_name(const PackFiles *files, size_t index) {
    return files->names[index].name;
}

static const FileName *find(const PackFiles *files, const char *name) {
    size_t low = 0, high = files->count;
    while (low < high) { /* the first of this name: a zip may have one twice */
        size_t middle = low + (high - low) / 2;
        if (strcmp(files->names[middle].name, name) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return low < files->count && strcmp(files->names[low].name, name) == 0 ? &files->names[low] : NULL;
}

bool pack_files_has(const PackFiles *files, const char *name) {
    return find(files, name) != NULL;
}

/* Opens part after part, none of which may be a link, and only a plain file at the end: O_NONBLOCK, so that a
 * pipe planted there cannot keep the game waiting. */
static int open_within(int folder, const char *name) {
    char part[PACK_FILES_NAME_BYTES_MAX + 1];
    int at = dup(folder);
    while (at >= 0) {
        size_t length = strcspn(name, "/");
        memcpy(part, name, length);
        part[length] = '\0';
        bool last = name[length] == '\0';
        int next =
            openat(at, part, O_RDONLY | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK | (last ? 0 : O_DIRECTORY));
        close(at);
        at = next;
        if (last) break;
        name += length + 1;
    }
    return at;
}

static bool read_all(int file, Buffer *out, const char **why) {
    struct stat status;
    *why = "it is no plain file";
    if (fstat(file, &status) != 0 || !S_ISREG(status.st_mode)) return false;
    size_t before = out->length;
    char chunk[16384];
    ssize_t got;
    while ((got = read(file, chunk, sizeof chunk)) > 0 && !out->failed) buffer_add(out, chunk, (size_t)got);
    if (got == 0 && !out->failed) return true;
    *why = out->failed ? "it is too large" : "it cannot be read";
    out->length = before;
    out->failed = false;
    if (out->text) out->text[before] = '\0';
    return false;
}

static bool read_from_folder(const PackFiles *files, const char *name, Buffer *out, const char **why) {
    int folder = files->folder >= 0 ? files->folder : open_folder(files->path);
    int file = folder < 0 ? -1 : open_within(folder, name);
    if (folder >= 0 && folder != files->folder) close(folder);
    if (file < 0) {
        *why = errno == ELOOP || errno == ENOTDIR ? "it is a link, and links are not followed"
                                                  : "it is not in the pack";
        return false;
    }
    bool ok = read_all(file, out, why);
    close(file);
    return ok;
}

static bool read_from_zip(const PackFiles *files, const char *name, Buffer *out, const char **why) {
    const FileName *found = find(files, name);
    *why = "it is not in the pack";
    if (!found) return false;
    ZipFile *zip = files->zip ? files->zip : zip_file_open(files->path, why);
    bool ok = zip && zip_file_read(zip, &found->entry, out, why);
    if (zip != files->zip) zip_file_close(zip);
    return ok;
}

bool pack_files_read(const PackFiles *files, const char *name, Buffer *out, const char **why) {
    if (!pack_files_is_fine_name(name, why)) return false;
    return files->is_zip ? read_from_zip(files, name, out, why) : read_from_folder(files, name, out, why);
}
