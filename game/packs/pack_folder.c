#define _XOPEN_SOURCE 700 /* realpath */
#include "packs/pack_folder.h"

#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/text.h"
#include "packs/pack_format.h"
#include "packs/pack_main_file.h"

bool pack_folder_is_pack_name(const char *name) {
    if (name[0] == '.' || pack_main_file_is_leaflet(name)) return false;
    return pack_format_knows_ending(name) || pack_format_lists("zip", pack_format_ending(name).text);
}

/* A folder in the folder may be a pack as well. */
static bool is_pack(const char *path, const char *name) {
    if (name[0] == '.') return false;
    return pack_folder_is_folder(path) ? pack_main_file_is_in(path) : pack_folder_is_pack_name(name);
}

static int compare_paths(const void *left, const void *right) {
    return text_compare_numbered(*(const char *const *)left, *(const char *const *)right);
}

bool pack_folder_list(const char *folder, Arena *arena, const char ***paths, size_t *count,
                      const char **why) {
    DIR *entries = opendir(folder);
    if (!entries) {
        *why = strerror(errno);
        return false;
    }
    size_t length = strlen(folder);
    const char *slash = length > 1 && folder[length - 1] == '/' ? "" : "/";
    size_t found = 0, capacity = 0;
    const char **list = NULL;
    const struct dirent *entry;
    while (found < PACK_FOLDER_FILES_MAX && (entry = readdir(entries))) {
        if (entry->d_name[0] == '.') continue;
        const char *path = arena_format(arena, "%s%s%s", folder, slash, entry->d_name);
        if (!is_pack(path, entry->d_name)) continue;
        list = arena_grow(arena, list, found, &capacity, sizeof *list);
        list[found++] = path;
    }
    closedir(entries);
    if (found) qsort(list, found, sizeof *list, compare_paths);
    *paths = list;
    *count = found;
    return true;
}

bool pack_folder_is_folder(const char *path) {
    struct stat status;
    return stat(path, &status) == 0 && S_ISDIR(status.st_mode);
}

const char *pack_folder_real_path(const char *path, Arena *arena) {
    char *real = realpath(path, NULL);
    if (!real) return path;
    const char *copy = arena_copy_text(arena, real, strlen(real));
    free(real);
    return copy;
}
