/* One file being read: everything that a reader of a format may use. Made by pack.c, which builds the cards
 * of lists and looks over the whole when the reader is done. */
#ifndef QUIZLEAF_PACKS_PACK_READING_H
#define QUIZLEAF_PACKS_PACK_READING_H

#include "cards/name_index.h"
#include "packs/pack.h"
#include "packs/pack_format.h"

#define READING_HELD_MAX 12

/* Something that is not an arena's and must be closed whatever happens. */
typedef struct HeldThing {
    void *thing;
    void (*close)(void *thing);
} HeldThing;

typedef struct PackPictures PackPictures; /* pack_picture.h */
typedef struct DraftState DraftState;     /* question_draft.c */
typedef struct ListState ListState;       /* list_relation.c */

struct PackReading {
    Pack *pack;
    Arena *arena;   /* the pack's: for all that is kept */
    Arena *scratch; /* for what is not kept; a reader may release it between questions */
    Problems *problems;
    const char *path; /* as problems name the file; outlives them */
    const char *text; /* valid UTF-8 with \n line ends and a NUL behind it, or bytes as they are; in the
                       * pack's arena, so that texts may point into it */
    size_t length;
    PackPictures *pictures; /* for pack_picture_find; drafts do that themselves */
    /* Of a pack that is a folder or a zip; NULL: it is one file, or kept without them. */
    const PackFiles *files;

    /* Not the readers' business. */
    const char *kept_title; /* of a kept pack that may get its title from its path; NULL: it was not kept */
    ReadProgress *progress; /* NULL: nobody waits */
    const NameIndex *names; /* of the pack's facts; NULL until somebody needs it */
    DraftState *drafts;
    ListState *list;
    size_t place_offset; /* where reading_place was last */
    Place place;
    HeldThing held[READING_HELD_MAX];
    size_t held_count;
};

/* Line and column of a byte of `text`, counted from 1, columns in code points. Cheap where asked in rising
 * order; an earlier offset is counted from the start again. */
Place reading_place(PackReading *reading, size_t offset);

/* Tells how far the reading has come, and leaves it by a jump where it was cancelled. reading_place,
 * draft_add and list_add call it; only a reader that goes long without them needs to. */
void reading_tell(PackReading *reading, size_t offset);

/* The file as a whole: a place without a line. */
Place reading_whole_file(const PackReading *reading);

/* Tells an error at its place. Returns false, as readers do that can use nothing there. */
bool reading_refuse(PackReading *reading, Place place, const char *why);

/* Closes the thing when the reading is over, however it ends. At most READING_HELD_MAX things. */
void reading_hold(PackReading *reading, void *thing, void (*close)(void *thing));

/* For pack.c. */
void reading_close_held(PackReading *reading);

#endif
