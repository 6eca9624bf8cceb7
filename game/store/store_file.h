/* Inside the store: the file before SQLite touches it. Not for other rooms. */
#ifndef QUIZLEAF_STORE_STORE_FILE_H
#define QUIZLEAF_STORE_STORE_FILE_H

#include <sys/types.h>

#include "store/store.h"

typedef enum StoreFileKind {
    STORE_FILE_NONE,       /* nothing there yet, or a file without a byte */
    STORE_FILE_OURS,       /* the header says so */
    STORE_FILE_NEWER,      /* ours, by a newer game */
    STORE_FILE_FOREIGN,    /* a SQLite database of another program */
    STORE_FILE_GARBAGE,    /* a file, but no database */
    STORE_FILE_ODD,        /* a folder, a pipe, a device */
    STORE_FILE_TOO_LARGE,  /* over STORE_FILE_BYTES_MAX */
    STORE_FILE_UNREADABLE, /* error_number says why */
} StoreFileKind;

/* What stands at a path, from its first 100 bytes. Which file it was is kept, so that one is set aside only
 * if it is still the one that was looked at. */
typedef struct StoreFile {
    StoreFileKind kind;
    int error_number;
    dev_t device;
    ino_t inode;
} StoreFile;

StoreFile store_file_look(const char *path);

/* Renames a damaged file, and what SQLite keeps beside it, to path.damaged-1 or the next number that is
 * free, writing over nothing. False where it cannot be done (errno); *new_path is in the arena. */
bool store_file_set_aside(const char *path, const StoreFile *seen, Arena *arena, const char **new_path);

#endif
