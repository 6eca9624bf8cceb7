/* Files that people drop although no questions can be read out of them, and what to do with each. */
#ifndef QUIZLEAF_PACKS_FOREIGN_FILE_H
#define QUIZLEAF_PACKS_FOREIGN_FILE_H

#include "packs/pack_format.h"

/* A sentence about a file that is certainly no pack whatever its text looks like: a picture, a PDF, a
 * formatted document. NULL: it may be one. Constant text. */
const char *foreign_file_certain(const PackBytes *file);

/* A sentence about one in which no format was recognised. Never NULL. */
const char *foreign_file_guess(const PackBytes *file, const char *path);

#endif
