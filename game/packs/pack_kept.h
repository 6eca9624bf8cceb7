/* A pack as one run of bytes, from which pack_read_text makes the same cards, for proving scores later. A
 * file of the native format is that by itself; others need their name and title as well, since formats are
 * known by endings too and titles are made of names. Of pictures only what the cards' fingerprint needs is
 * kept: 100 bytes each. */
#ifndef QUIZLEAF_PACKS_PACK_KEPT_H
#define QUIZLEAF_PACKS_PACK_KEPT_H

#include "packs/pack.h"

typedef struct KeptPack {
    const char *name; /* of the file with the questions */
    const char *title;
    const char *lines;
    size_t lines_length; /* for pack_pictures_read_lines */
    const char *text;
    size_t length;
} KeptPack;

/* Adds the pack as bytes to `out`, which has failed where there is no memory for them. */
void pack_kept_write(const Pack *pack, Buffer *out);

/* Whether the bytes are of that kind; *out points into them, its name and title are in the arena. */
bool pack_kept_read(Arena *arena, const char *bytes, size_t length, KeptPack *out);

#endif
