/* A question pack, read and built: what the game plays. Formats: questions/README.md. */
#ifndef QUIZLEAF_PACKS_PACK_H
#define QUIZLEAF_PACKS_PACK_H

#include "base/buffer.h"
#include "cards/card_list.h"
#include "cards/fact_base.h"
#include "packs/pack_files.h"
#include "packs/pack_format.h"
#include "packs/read_progress.h"

#define PACK_FILE_BYTES_MAX (64 * MEBIBYTE)
#define PACK_MEMORY_BYTES_MAX (768 * MEBIBYTE)

#define PACK_TITLE_MAX 60  /* code points */
#define PACK_BLURB_MAX 200 /* code points */

typedef struct Pack {
    Arena arena;      /* holds everything below, but for the file */
    const char *path; /* as given */
    const PackFormat *format;
    const char *title;    /* the file's own, or its name without the ending */
    const char *language; /* BCP 47, "en"; "und" where the file does not say */
    const char *blurb;    /* NULL: none */
    FactBase facts;
    CardList cards;
    const char *text; /* the bytes of the file with the questions, for pack_kept_write */
    size_t text_length;
    const char *decoded; /* `text` as the reader got it, see PackReading */
    size_t decoded_length;
    Buffer bytes;     /* holds `text` where it was read from a file: a large one is not held twice */
    const char *file; /* the file's name, without folders */
    struct PackPictures *pictures; /* of its cards (pack_picture.h) */
    PackFiles *files;              /* of a folder or zip; NULL: the pack is one file */
} Pack;

/* Cards of a pack, or of several, with all packs that they come from; borrowed. */
typedef struct PackCards {
    const CardList *list;
    const Pack *const *packs;
    size_t pack_count;
} PackCards;

/* Reads a pack, which is a file, or a folder or zip of which one file holds the questions (pack_main_file.h),
 * and builds its cards. Path and problems outlive the pack. Problems are added with places; what is faulty is
 * left out and the rest is played. False where nothing can be played; *out is {0} then. */
bool pack_read(const char *path, Pack *out, Problems *problems);

/* The same for somebody who waits on another thread. `progress` may be NULL. Where it was cancelled, false
 * with an error that says so. */
bool pack_read_watched(const char *path, ReadProgress *progress, Pack *out, Problems *problems);

/* The same of a file that was read already, which becomes the pack's: `file` is empty afterwards. */
bool pack_read_bytes(const char *path, Buffer *file, ReadProgress *progress, Pack *out, Problems *problems);

/* The same from memory; `path` names it in problems and must outlive the pack and the problems. */
bool pack_read_text(const char *path, const char *text, size_t length, Pack *out, Problems *problems);

/* The same with another ceiling for what the pack keeps, and once more for what it needs on the way. */
bool pack_read_text_within(size_t memory_bytes_max, const char *path, const char *text, size_t length,
                           Pack *out, Problems *problems);

void pack_release(Pack *pack);

#endif
