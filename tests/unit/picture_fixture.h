/* Pictures and headers of pictures, made by the tests themselves. */
#ifndef QUIZLEAF_TESTS_PICTURE_FIXTURE_H
#define QUIZLEAF_TESTS_PICTURE_FIXTURE_H

#include <stdint.h>
#include <string.h>

#include "base/buffer.h"

/* 3 x 2 pixels of #ff8040, lossless; 16 x 8 of #2f8f83, lossy. */
static const uint8_t WEBP_LOSSLESS[] = {0x52, 0x49, 0x46, 0x46, 0x1e, 0x00, 0x00, 0x00, 0x57, 0x45,
                                        0x42, 0x50, 0x56, 0x50, 0x38, 0x4c, 0x11, 0x00, 0x00, 0x00,
                                        0x2f, 0x02, 0x40, 0x00, 0x00, 0x07, 0x50, 0xc0, 0xfe, 0x17,
                                        0xa8, 0xff, 0x81, 0x88, 0xe8, 0x7f, 0x00, 0x00};
static const uint8_t WEBP_LOSSY[] = {0x52, 0x49, 0x46, 0x46, 0x30, 0x00, 0x00, 0x00, 0x57, 0x45, 0x42, 0x50,
                                     0x56, 0x50, 0x38, 0x20, 0x24, 0x00, 0x00, 0x00, 0x70, 0x01, 0x00, 0x9d,
                                     0x01, 0x2a, 0x10, 0x00, 0x08, 0x00, 0x02, 0xc0, 0x4c, 0x25, 0xa0, 0x02,
                                     0x74, 0x01, 0x40, 0x00, 0x00, 0xfe, 0xdc, 0x50, 0x76, 0x3d, 0xc1, 0xff,
                                     0xf0, 0x1f, 0xc4, 0xbf, 0xb0, 0x2c, 0x40, 0x00};

static inline void add_byte(Buffer *out, unsigned byte) {
    char one = (char)byte;
    buffer_add(out, &one, 1);
}

static inline void add_big_16(Buffer *out, unsigned value) {
    add_byte(out, value >> 8);
    add_byte(out, value & 255);
}

static inline void add_big_32(Buffer *out, uint32_t value) {
    add_big_16(out, value >> 16);
    add_big_16(out, value & 0xffff);
}

/* A PNG that claims this size, with a chunk of pixels that are none. */
static inline void add_png_header(Buffer *out, uint32_t width, uint32_t height) {
    buffer_add(out, "\x89PNG\r\n\x1a\n", 8);
    add_big_32(out, 13);
    buffer_add_text(out, "IHDR");
    add_big_32(out, width);
    add_big_32(out, height);
    buffer_add(out, "\x08\x06\0\0\0", 5);
    add_big_32(out, 0); /* a checksum that is not right */
    add_big_32(out, 4);
    buffer_add_text(out, "IDATxxxxyyyy");
    add_big_32(out, 0);
    buffer_add_text(out, "IENDyyyy");
}

/* An EXIF segment that says how the picture lies. */
static inline void add_orientation(Buffer *out, unsigned orientation) {
    add_big_16(out, 0xffe1);
    add_big_16(out, 2 + 6 + 8 + 2 + 12 + 4);
    buffer_add(out, "Exif\0\0MM\0*\0\0\0\x08\0\x01", 16);
    add_big_16(out, 0x112);
    add_big_16(out, 3);
    add_big_32(out, 1);
    add_big_16(out, orientation);
    add_big_16(out, 0);
    add_big_32(out, 0);
}

/* The markers of a JPEG of this size: an orientation (0: none), a frame and so many empty scans. */
static inline void add_jpeg_markers(Buffer *out, unsigned width, unsigned height, unsigned orientation,
                                    unsigned scans) {
    add_big_16(out, 0xffd8);
    if (orientation) add_orientation(out, orientation);
    add_big_16(out, 0xffc2);
    add_big_16(out, 8 + 3);
    add_byte(out, 8);
    add_big_16(out, height);
    add_big_16(out, width);
    buffer_add(out, "\x01\x01\x11\0", 4);
    while (scans--) {
        add_big_16(out, 0xffda);
        add_big_16(out, 8);
        buffer_add(out, "\x01\x01\0\0\0\0\x12\xff\0\x34", 10);
    }
    add_big_16(out, 0xffd9);
}

#endif
