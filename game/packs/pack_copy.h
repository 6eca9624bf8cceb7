/* Copies of packs, for whoever keeps one that came from elsewhere. */
#ifndef QUIZLEAF_PACKS_PACK_COPY_H
#define QUIZLEAF_PACKS_PACK_COPY_H

#include <stdbool.h>

#include "base/arena.h"

/* Of a folder, with the folders in it; of more no copy is made. */
#define PACK_COPY_FILES_MAX 2000
#define PACK_COPY_BYTES_MAX (256 * MEBIBYTE)
#define PACK_COPY_DEPTH_MAX 8

/* Copies a pack, which is a file or a folder, to a path where there is nothing yet. Of a folder all plain
 * files are copied but hidden ones and those whose names no pack may have; links are neither followed nor
 * copied. A copy appears at once, when it is whole. False with `why` (the end of a sentence)
 * where that fails, and nothing is left of it then. */
bool pack_copy(const char *from, const char *to, const char **why);

#endif
