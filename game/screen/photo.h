/* Pictures of players' packs as pixels of the place they stand in. They are strangers' files: nothing is
 * decoded that base/image_header.h has not let through, and what cannot be decoded is simply not there. */
#ifndef QUIZLEAF_SCREEN_PHOTO_H
#define QUIZLEAF_SCREEN_PHOTO_H

#include <SDL.h>

#include "base/buffer.h"

/* Where a picture's bytes come from. All is borrowed, for the call. */
typedef struct PhotoSource {
    const char *key;     /* the same for the same content, and for no other: its hash */
    const void *context; /* for read */
    /* Adds the file's bytes, whose ceiling the buffer has; false where they cannot be had. */
    bool (*read)(const void *context, Buffer *bytes);
} PhotoSource;

typedef struct Photos Photos;

/* NULL only when memory ran out. */
Photos *photos_open(void);
void photos_close(Photos *photos); /* NULL is fine */

/* The picture upright, scaled to width x height pixels, ARGB8888 with straight alpha. The first call for a
 * picture in a size reads and decodes its file, about 15 ms a megapixel; later ones find it as long as it is
 * one of the last few. NULL where it cannot be shown, and it is not tried again then. Borrowed until the next
 * call with the same Photos. */
SDL_Surface *photo_surface(Photos *photos, const PhotoSource *source, int width, int height);

/* The same of what was made already for a source of this key; NULL where it is not kept (any more). */
SDL_Surface *photo_find(Photos *photos, const char *content, int width, int height);

/* Decodes and scales without keeping; the caller frees it. NULL where the bytes are no picture that is shown.
 * For tests. */
SDL_Surface *photo_decode(const void *bytes, size_t length, int width, int height);

#endif
