/* The packs of a folder: files by their names, and folders that are packs. */
#ifndef QUIZLEAF_PACKS_PACK_FOLDER_H
#define QUIZLEAF_PACKS_PACK_FOLDER_H

#include "base/arena.h"

#include <stdbool.h>

#define PACK_FOLDER_FILES_MAX 1000

/* Whether a file of this name is read as a pack: its ending is one of the formats' or a zip's, it is not
 * hidden and no readme.txt. A file given by hand may have any name. */
bool pack_folder_is_pack_name(const char *name);

/* The paths of the folder's packs ("folder/name"), sorted by name and by the numbers in it, at most
 * PACK_FOLDER_FILES_MAX; array and texts in the arena. False with `why` (a sentence's end, as strerror says
 * it) where the folder cannot be read. */
bool pack_folder_list(const char *folder, Arena *arena, const char ***paths, size_t *count, const char **why);

/* Whether the path is a folder. */
bool pack_folder_is_folder(const char *path);

/* The one path that a file has, however it was named: whole, without "..", "//" and links, in the arena. Of
 * one that is not there the path as it is. */
const char *pack_folder_real_path(const char *path, Arena *arena);

#endif
