/* The pictures of a pack's questions: found among its files, looked at and hashed while the pack is read;
 * their bytes are read again when one is shown. Decoding is the screen's business. */
#ifndef QUIZLEAF_PACKS_PACK_PICTURE_H
#define QUIZLEAF_PACKS_PACK_PICTURE_H

#include "base/buffer.h"
#include "base/problem.h"
#include "cards/card.h"

#define PACK_PICTURE_NAME_MAX 200                /* code points */
#define PACK_PICTURES_BYTES_MAX (512 * MEBIBYTE) /* of all that are looked at; of one: IMAGE_BYTES_MAX */

/* The pictures of one reading. */
typedef struct PackPictures PackPictures;

/* In the pack's arena. `files` are the pack's own; NULL: the pack is one file and has none, which the first
 * picture that is asked for tells in a warning. */
PackPictures *pack_pictures_make(Arena *arena, const struct PackFiles *files, Problems *problems);

/* A picture whose bytes stand beside its question, as Base64; all of it outlives the pack's cards. */
typedef struct EmbeddedPicture {
    const char *name;
    const char *base64;
    size_t length;
    Place place;
} EmbeddedPicture;

/* That what questions call `name` is the file `file`; both outlive the reading. */
void pack_pictures_name(PackPictures *pictures, const char *name, const char *file);

/* The picture that a question names, in the arena. Where it is missing or may not be shown, a warning at the
 * place says why, and the picture has no size: the card is played, with `text` (may be NULL) in its place. */
const CardPicture *pack_picture_find(PackPictures *pictures, const char *name, const char *text, Place place);

/* The same for one that stands in the file of the questions. Two of the same name are two. There is no
 * ceiling for all of them together but the file's own. */
const CardPicture *pack_picture_embedded(PackPictures *pictures, const EmbeddedPicture *embedded,
                                         const char *text);

/* Adds the picture's bytes to `bytes`, whose ceiling should be IMAGE_BYTES_MAX. False where they cannot be
 * had (any more). */
bool pack_picture_read(const CardPicture *picture, Buffer *bytes);

/* What stays of the pictures when a pack is kept without them, as text: enough to make the same cards again.
 * A line for each that was found, none where none was. */
void pack_pictures_write(const PackPictures *pictures, Buffer *out);

/* Adds the text that the pack was read from, as its reader got it, without what stands in it of pictures. */
void pack_pictures_write_around(const PackPictures *pictures, const char *text, size_t length, Buffer *out);

/* Whether any stands in the file of the questions. */
bool pack_pictures_are_embedded(const PackPictures *pictures);

/* Takes the lines back, instead of files; what is not such a line is passed over. */
void pack_pictures_read_lines(PackPictures *pictures, const char *lines, size_t length);

#endif
