#include "packs/pack_folder.h"

#include "packs/pack_format.h"
#include "packs/pack_main_file.h"

#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

bool pack_folder_is_pack_name(const char *name) {
    if (name[0] == '.' || pack_main_file_is_leaflet(name)) return false;
    return pack_format_knows_ending(name) || pack_format_lists("zip", pack_format_ending(name).text);
}

/* A folder in the folder may be a pack as well. */
static bool is_pack(const char *path, const char *name) {
    if (name[0] == '.') return false;
    return pack_folder_is_folder(path) ? pack_main_file_is_in(path) : pack_folder_is_pack_name(name);
}

static size_t count_digits(const char *text) {
    return strspn(text, "0123456789");
}

/* Numbers in names by their size, so that "round 2" comes before "round 10". */
static int compare_paths(const void *left, const void *right) {
    const char *first = *(const char *const *)left, *second = *(const char *const *)right;
    const char *a = first, *b = second;
    while (*a && *b) {
        size_t zeros_a = strspn(a, "0"), zeros_b = strspn(b, "0");
        size_t digits_a = count_digits(a), digits_b = count_digits(b);
        if (digits_a && digits_b) {
            size_t length_a = digits_a - zeros_a, length_b = digits_b - zeros_b;
            int order = length_a == length_b ? strncmp(a + zeros_a, b + zeros_b, length_a)
                                             : (length_a > length_b) - (length_a < length_b);
            if (order) return order;
            a += digits_a;
            b += digits_b;
        } else {
            if (*a != *b) break;
            a++;
            b++;
        }
    }
    if (*a != *b) return (unsigned char)*a < (unsigned char)*b ? -1 : 1;
    return strcmp(first, second); /* "01" and "1" */
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
