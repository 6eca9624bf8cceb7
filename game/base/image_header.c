/* PNG: W3C PNG specification, 5.2 and 11.2.2. JPEG: ITU-T T.81, annex B; EXIF: CIPA DC-008. WebP: RFC 9649.
 * Of what stands behind the header only the marks are gone over, to see whether the file has its end, and to
 * count a JPEG's scans: a progressive one may have any number of them, each of which costs the decoder the
 * whole picture. */
#include "base/image_header.h"

#include <string.h>

#include "base/png_chunks.h"

typedef struct Bytes {
    const uint8_t *at;
    size_t length;
} Bytes;

static uint32_t big_16(const uint8_t *at) {
    return (uint32_t)at[0] << 8 | at[1];
}

static uint32_t big_32(const uint8_t *at) {
    return big_16(at) << 16 | big_16(at + 2);
}

static uint32_t little_16(const uint8_t *at) {
    return (uint32_t)at[1] << 8 | at[0];
}

static uint32_t little_24(const uint8_t *at) {
    return (uint32_t)at[2] << 16 | little_16(at);
}

static uint32_t little_32(const uint8_t *at) {
    return little_16(at + 2) << 16 | little_16(at);
}

static bool begins(Bytes bytes, const char *with, size_t length) {
    return bytes.length >= length && memcmp(bytes.at, with, length) == 0;
}

static ImageType type_of(Bytes bytes) {
    if (begins(bytes, "\x89PNG\r\n\x1a\n", 8)) return IMAGE_PNG;
    if (begins(bytes, "\xff\xd8\xff", 3)) return IMAGE_JPEG;
    if (begins(bytes, "RIFF", 4) && bytes.length >= 12 && memcmp(bytes.at + 8, "WEBP", 4) == 0)
        return IMAGE_WEBP;
    return IMAGE_UNKNOWN;
}

bool image_header_begins(const void *bytes, size_t length) {
    return type_of((Bytes){bytes, length}) != IMAGE_UNKNOWN;
}

static bool read_png(Bytes bytes, ImageHeader *out) {
    if (bytes.length < 33 || memcmp(bytes.at + 12, "IHDR", 4) != 0) return false;
    out->width = big_32(bytes.at + 16);
    out->height = big_32(bytes.at + 20);
    PngChunk chunk;
    for (size_t at = 0; !out->is_whole && png_chunk_next(bytes.at, bytes.length, &at, &chunk);)
        out->is_whole = png_chunk_is(&chunk, "IEND");
    return true;
}

/* The orientation in a TIFF directory; 1 where there is none. All offsets are checked: they are anybody's. */
static uint8_t read_orientation(Bytes tiff) {
    if (tiff.length < 8) return 1;
    bool big = tiff.at[0] == 'M';
    uint32_t directory = big ? big_32(tiff.at + 4) : little_32(tiff.at + 4);
    if (directory > tiff.length - 2 || directory < 8) return 1;
    const uint8_t *entry = tiff.at + directory + 2;
    uint32_t count = big ? big_16(entry - 2) : little_16(entry - 2);
    size_t room = (tiff.length - directory - 2) / 12;
    for (uint32_t i = 0; i < count && i < room; i++, entry += 12) {
        if ((big ? big_16(entry) : little_16(entry)) != 0x112) continue;
        uint32_t value = big ? big_16(entry + 8) : little_16(entry + 8);
        return value >= 1 && value <= 8 ? (uint8_t)value : 1;
    }
    return 1;
}

static bool is_frame(uint8_t marker) { /* SOF0 .. SOF15, but for DHT, JPG and DAC among them */
    return marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8 && marker != 0xcc;
}

static bool stands_alone(uint8_t marker) { /* TEM, RST0 .. RST7, SOI: without a length */
    return marker == 0x01 || (marker >= 0xd0 && marker <= 0xd8);
}

static void read_segment(uint8_t marker, Bytes segment, ImageHeader *out) {
    if (is_frame(marker) && segment.length >= 5 && out->width == 0) {
        out->height = big_16(segment.at + 1);
        out->width = big_16(segment.at + 3);
    }
    if (marker == 0xe1 && begins(segment, "Exif\0\0", 6))
        out->orientation = read_orientation((Bytes){segment.at + 6, segment.length - 6});
}

/* Goes over the markers; scans are counted. */
static bool read_jpeg(Bytes bytes, ImageHeader *out, const char **why) {
    size_t at = 2, scans = 0;
    while (at + 1 < bytes.length) {
        const uint8_t *next = memchr(bytes.at + at, 0xff, bytes.length - 1 - at);
        if (!next) break;
        at = (size_t)(next - bytes.at);
        uint8_t marker = bytes.at[at + 1];
        if (marker == 0xff) { /* a filler */
            at++;
            continue;
        }
        at += 2;
        out->is_whole = marker == 0xd9;
        if (out->is_whole) break;
        if (marker == 0 || stands_alone(marker)) continue;
        if (at + 2 > bytes.length) break;
        size_t length = big_16(bytes.at + at);
        if (length < 2 || length > bytes.length - at) break;
        read_segment(marker, (Bytes){bytes.at + at + 2, length - 2}, out);
        at += length;
        if (marker == 0xda && ++scans > IMAGE_JPEG_SCANS_MAX) {
            *why = "it is a JPEG of too many scans";
            return false;
        }
    }
    return out->width > 0;
}

static bool read_webp(Bytes bytes, ImageHeader *out, const char **why) {
    if (bytes.length < 30) return false;
    const uint8_t *chunk = bytes.at + 12, *data = chunk + 8;
    out->is_whole = little_32(bytes.at + 4) <= bytes.length - 8;
    if (memcmp(chunk, "VP8X", 4) == 0) {
        if (data[0] & 0x02) {
            *why = "it is a moving WebP picture; only still ones are shown";
            return false;
        }
        out->width = little_24(data + 4) + 1;
        out->height = little_24(data + 7) + 1;
        return true;
    }
    if (memcmp(chunk, "VP8L", 4) == 0 && data[0] == 0x2f) {
        uint32_t bits = little_32(data + 1);
        out->width = (bits & 0x3fff) + 1;
        out->height = (bits >> 14 & 0x3fff) + 1;
        return true;
    }
    if (memcmp(chunk, "VP8 ", 4) == 0 && data[3] == 0x9d && data[4] == 0x01 && data[5] == 0x2a) {
        out->width = little_16(data + 6) & 0x3fff;
        out->height = little_16(data + 8) & 0x3fff;
        return true;
    }
    return false;
}

static bool fits(const ImageHeader *header, const char **why) {
    if (header->width == 0 || header->height == 0) {
        *why = "it is damaged";
        return false;
    }
    if (header->width > IMAGE_SIDE_MAX || header->height > IMAGE_SIDE_MAX ||
        header->width * header->height > IMAGE_PIXELS_MAX) {
        *why = "it is larger than 4096 pixels a side, or than 12 million pixels in all";
        return false;
    }
    return true;
}

bool image_header_read(const void *bytes, size_t length, ImageHeader *out, const char **why) {
    Bytes all = {bytes, length};
    ImageHeader header = {.type = type_of(all), .orientation = 1};
    bool ok = false;
    if (length > IMAGE_BYTES_MAX) {
        *why = "it is a file of over 16 MiB";
        return false;
    }
    *why = header.type == IMAGE_UNKNOWN ? "it is no PNG, JPEG or WebP picture" : "it is damaged";
    if (header.type == IMAGE_PNG) ok = read_png(all, &header);
    if (header.type == IMAGE_JPEG) ok = read_jpeg(all, &header, why);
    if (header.type == IMAGE_WEBP) ok = read_webp(all, &header, why);
    if (!ok || !fits(&header, why)) return false;
    *out = header;
    return true;
}

void image_header_upright(const ImageHeader *header, int *width, int *height) {
    bool lies = header->orientation >= 5;
    *width = (int)(lies ? header->height : header->width);
    *height = (int)(lies ? header->width : header->height);
}
