/* The formats that questions come in: a table, one row for each. A format is a file read_<format>.c, which
 * defines its row, and a line in pack_format.c. */
#ifndef QUIZLEAF_PACKS_PACK_FORMAT_H
#define QUIZLEAF_PACKS_PACK_FORMAT_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"

typedef struct PackReading PackReading; /* pack_reading.h */
typedef struct PackWriting PackWriting; /* pack_writing.h */

/* A file before anybody knows what it is. */
typedef struct PackBytes {
    const char *bytes; /* the whole file as it is */
    size_t length;
    const char *head; /* the beginning as text: UTF-8 with \n line ends and a NUL behind, without a byte order
                       * mark; ends at a line's end where the file goes on. "" for a file that is no text */
    size_t head_length;
} PackBytes;

#define PACK_HEAD_BYTES (64 * 1024) /* of the file that head shows */

/* What a card may have beside its question and its answers. */
typedef enum CardDetail {
    DETAIL_EXPLANATION = 1 << 0,
    DETAIL_CATEGORY = 1 << 1,
    DETAIL_DIFFICULTY = 1 << 2,
    DETAIL_SECONDS = 1 << 3,
    DETAIL_SOURCE = 1 << 4,
    DETAIL_PICTURE = 1 << 5,
    DETAIL_MORE_RIGHT = 1 << 6, /* a choice card's right options after the first */
    DETAIL_NOT = 1 << 7,        /* a typed card's answers that a slip must not reach */
    DETAIL_SPREAD = 1 << 8,     /* a number card's points for what is near */
    DETAIL_UNIT = 1 << 9,
    DETAIL_ODD = 1 << 10,              /* that a question is one for the odd one out: it becomes a choice */
    DETAIL_PICTURE_TEXT = 1 << 11,     /* what is said where the picture cannot be shown */
    DETAIL_EMBEDDED_PICTURE = 1 << 12, /* a picture that stands in the file of the questions */
    DETAIL_PUBLISHER = 1 << 13,        /* of the source, and its date */
    DETAILS_ALL = (1 << 14) - 1
} CardDetail;

/* What a format that can be written holds of a pack. */
typedef struct FormatReach {
    unsigned kinds;   /* bits: 1 << CardKind */
    unsigned details; /* bits of CardDetail */
    bool has_places;  /* options stand in places: one that seems to name others by letters is refused there */
} FormatReach;

typedef struct PackFormat {
    const char *key;     /* for a command line: "gift" */
    const char *name;    /* for players: "GIFT" */
    const char *endings; /* of file names, lower case, separated by spaces: "gift txt" */
    bool takes_bytes;    /* the reader gets the file as it is (zip, or a decoder of its own); others get valid
                          * UTF-8, see text_decoding.h */

    /* How surely the file is of this format: 0 not at all .. 100 certainly. Judges by content first; `ending`
     * (lower case, "" for none) only decides between formats that look alike. Takes little time however large
     * the file is. Suggested: 90 and over where the content can be nothing else, 50 where it fits well, 20
     * where it merely could be; 10 more for a fitting ending. */
    int (*recognise)(const PackBytes *file, const char *ending);
    int surest; /* the most that recognise says, so that it is not asked where another is as sure; 0: 100 */

    /* Adds all it finds to the pack by draft_add (question_draft.h) or list_add (list_relation.h), and sets
     * the pack's title, language and blurb where the file has them (in the pack's arena). One bad question
     * never costs the file: it is reported at its place and passed over. False where nothing here can be
     * used, with an error that says why. Where an arena runs out, the call is left by a jump: what is not the
     * arena's must be given to reading_hold (pack_reading.h) first. */
    bool (*read)(PackReading *reading);

    /* Writes the pack's cards (pack_writing.h), in a file write_<format>.c; NULL: this is only read. */
    void (*write)(PackWriting *writing);
    FormatReach reach; /* of `write` */
} PackFormat;

extern const PackFormat *const PACK_FORMATS[];
extern const size_t PACK_FORMAT_COUNT;

/* The rows, each in the file of its reader. */
extern const PackFormat FORMAT_NATIVE, FORMAT_CSV, FORMAT_OPENTDB, FORMAT_RAZZIA, FORMAT_KAHOOT_JSON,
    FORMAT_JSON, FORMAT_XLSX, FORMAT_GIFT, FORMAT_AIKEN, FORMAT_OPENTRIVIAQA, FORMAT_MOODLE_XML, FORMAT_ANKI,
    FORMAT_ANKI_TEXT, FORMAT_PAPER, FORMAT_WORD_LIST;

/* Fills head from the file's bytes; what needs decoding is in the arena. */
void pack_format_show_head(PackBytes *file, Arena *arena);

/* The format that recognises the file most surely, the first of the table among equals; NULL: none does. */
const PackFormat *pack_format_find(const PackBytes *file, const char *path);

/* Whether any format's files end like this name. */
bool pack_format_knows_ending(const char *name);

/* What stands behind the last dot of a path's last part, in lower case (ASCII), "" for none or a longer one
 * than any format has. */
#define PACK_ENDING_BYTES 12
typedef struct PackEnding {
    char text[PACK_ENDING_BYTES];
} PackEnding;
PackEnding pack_format_ending(const char *path);

/* Whether `ending` stands in a list separated by spaces, for recognise. */
bool pack_format_lists(const char *endings, const char *ending);

/* The writers, each in its file, for the rows. */
void write_aiken(PackWriting *writing);
void write_csv(PackWriting *writing);
void write_gift(PackWriting *writing);
void write_moodle_xml(PackWriting *writing);
void write_native(PackWriting *writing);
void write_opentdb(PackWriting *writing);

#endif
