/* The files of a pack that is a folder or a zip, read-only: whatever they are made of, nothing outside of the
 * pack is read, no link is followed, and nothing takes more memory than the ceilings here.
 *
 *     PackFiles *files = pack_files_open("leaves.zip", problems);
 *     ... pack_files_read(files, "pictures/oak.png", &bytes, &why) ...
 *     pack_files_rest(files);      // no descriptor is kept between reads; a shelf may hold 1,000 packs
 *     pack_files_close(files);
 */
#ifndef QUIZLEAF_PACKS_PACK_FILES_H
#define QUIZLEAF_PACKS_PACK_FILES_H

#include "base/buffer.h"
#include "base/problem.h"

#define PACK_FILES_COUNT_MAX 20000                 /* entries of a zip, or of the folder itself */
#define PACK_FILES_ZIP_BYTES_MAX (1024 * MEBIBYTE) /* of the zip file */
#define PACK_FILES_ONE_BYTES_MAX (256 * MEBIBYTE)  /* of an entry, unpacked */
#define PACK_FILES_ALL_BYTES_MAX (2048 * MEBIBYTE) /* of all entries, unpacked */
#define PACK_FILES_RATIO_MAX 200 /* unpacked to packed, of an entry over 1 MiB; text has 3 to 20 */
#define PACK_FILES_NAME_BYTES_MAX 1000

typedef struct PackFiles PackFiles;

/* Whether the path is a folder; whether the file begins like a zip. */
bool pack_files_is_folder(const char *path);
bool pack_files_is_zip(const char *path);

/* Looks at a folder's or a zip's list of files, not yet into them. NULL with an error where it cannot be used
 * at all; entries that could not be used safely are left out with a warning. The path must outlive
 * the files and the problems. */
PackFiles *pack_files_open(const char *path, Problems *problems);
void pack_files_close(PackFiles *files); /* NULL is fine */

/* Lets go of descriptors until the next read. */
void pack_files_rest(PackFiles *files);

/* The names, sorted: of a folder its own files (not those of folders in it), of a zip all files; where all of
 * a zip stands in one folder, names begin behind that. Hidden files are left out. Borrowed. */
size_t pack_files_count(const PackFiles *files);
const char *pack_files_name(const PackFiles *files, size_t index);
bool pack_files_has(const PackFiles *files, const char *name);

/* Adds the bytes of a file to `out`, whose ceiling holds. False with `why` (the end of a sentence: "it is not
 * in the pack") where that cannot be; `out` is as it was then. */
bool pack_files_read(const PackFiles *files, const char *name, Buffer *out, const char **why);

/* Whether a name may be asked for: relative, '/' between its parts, no "..", nothing that could speak to a
 * terminal. False with `why`. */
bool pack_files_is_fine_name(const char *name, const char **why);

#endif
