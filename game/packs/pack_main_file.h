/* Which file of a folder or zip holds the questions. */
#ifndef QUIZLEAF_PACKS_PACK_MAIN_FILE_H
#define QUIZLEAF_PACKS_PACK_MAIN_FILE_H

#include "packs/pack_files.h"

/* How many files are looked into at most to find it. */
#define PACK_MAIN_FILE_LOOKED_AT_MAX 30

/* The collection of an Anki deck; else pack.yaml or pack.yml; else the only file (not of a folder in it) that
 * a format recognises. Its bytes are added to `bytes`, whose ceiling holds; its name is borrowed from
 * `files`. NULL with an error for `path` where there is none, or where there are several. */
const char *pack_main_file_find(const PackFiles *files, const char *path, Buffer *bytes, Problems *problems);

/* Whether a file beside packs is there for people to read: readme.txt, license.txt. */
bool pack_main_file_is_leaflet(const char *name);

/* Whether a folder is meant as one pack: it holds a pack.yaml or pack.yml, or pictures and one file of
 * questions beside them. Other folders are shelves of packs. */
bool pack_main_file_is_in(const char *folder);

#endif
