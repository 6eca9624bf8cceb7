/* A file that appears at once and whole, under a name that nothing has, or not at all:
 *
 *     NewFile file;
 *     int reason = new_file_open(&file, "capitals.yaml");
 *     if (!reason) reason = new_file_write(&file, text, length);
 *     if (!reason) reason = new_file_settle(&file);
 *     else new_file_drop(&file);
 *
 * Until it is settled it has no name where the file system allows that, so that nothing is left of it
 * whatever ends the program; elsewhere it is hidden beside its place. Reasons are numbers of errno, EEXIST
 * where something has the name already, be it a link that leads nowhere. */
#ifndef QUIZLEAF_PACKS_NEW_FILE_H
#define QUIZLEAF_PACKS_NEW_FILE_H

#include <stddef.h>

#define NEW_FILE_HIDDEN_BYTES 40

typedef struct NewFile {
    int file;   /* open for writing; below 0: there is none */
    int folder; /* where it will stand */
    const char *name;
    char hidden[NEW_FILE_HIDDEN_BYTES]; /* its name meanwhile; "": none */
} NewFile;

/* Begins the file of a path, which is borrowed until it is settled or dropped. 0; else nothing is to be
 * dropped. */
int new_file_open(NewFile *out, const char *path);

/* The same for a file system that knows no files without names. */
int new_file_open_hidden(NewFile *out, const char *path);

/* Adds bytes. 0, or why not all were written. */
int new_file_write(NewFile *file, const void *bytes, size_t length);

/* All of it is on the disk, and then has its name. 0; else nothing is left of it. Either way it is closed. */
int new_file_settle(NewFile *file);

/* Nothing is left of it. {.file = -1} and one that was settled are fine. */
void new_file_drop(NewFile *file);

/* Opens the folder that a path stands in; *name is the path's last part. Below 0 with errno: it cannot be
 * opened. */
int new_file_folder(const char *path, const char **name);

#endif
