/* What a picture's file says of itself before any of it is decoded: its type and size. Pictures come from
 * strangers, and decoders take memory and time by what the header claims, so nothing is given to one that was
 * not looked at here. */
#ifndef QUIZLEAF_BASE_IMAGE_HEADER_H
#define QUIZLEAF_BASE_IMAGE_HEADER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define IMAGE_BYTES_MAX ((size_t)16 * 1024 * 1024) /* of a file */
#define IMAGE_SIDE_MAX 4096                        /* pixels */
#define IMAGE_PIXELS_MAX (4096 * 3072)             /* 48 MiB decoded; takes a telephone's 12 megapixels */
#define IMAGE_JPEG_SCANS_MAX 100 /* each goes over the whole picture; programs write about ten */

typedef enum ImageType { IMAGE_UNKNOWN, IMAGE_PNG, IMAGE_JPEG, IMAGE_WEBP } ImageType;

typedef struct ImageHeader {
    ImageType type;
    uint32_t width, height; /* pixels, as stored */
    /* How to turn it upright, as in EXIF (CIPA DC-008, "Orientation"): 1 as it is .. 8. From 5 on, width and
     * height change places. */
    uint8_t orientation;
    bool is_whole; /* the file has its end; else it was cut when it was copied or sent */
} ImageHeader;

/* Reads the header. False with `why` (the end of a sentence: "it is ...") where the bytes are none of the
 * types, or larger than the ceilings above, or the header itself is damaged. What follows the header may
 * still be damaged, which only decoding it can tell. */
bool image_header_read(const void *bytes, size_t length, ImageHeader *out, const char **why);

/* Whether a file whose beginning these bytes are (16 are enough) may be one of the types. */
bool image_header_begins(const void *bytes, size_t length);

/* The size it is shown in: width and height, turned upright. */
void image_header_upright(const ImageHeader *header, int *width, int *height);

#endif
