/* Question files have some KiB to 64 MiB. Most are plain UTF-8 with \n, which is seen in two passes and
 * copied nowhere. */
#include "packs/text_decoding.h"

#include <string.h>

#include "base/text.h"

/* Of a file's beginning, to guess at UTF-16 without a mark, or at no text at all. */
#define SNIFFED_BYTES 512
#define CONTROL_PERCENT 5 /* of the sniffed bytes; text has next to none, a compressed file over ten */
#define REPLACEMENT 0xFFFD
#define BYTES_MAX 3 /* of UTF-8 that one byte of Windows-1252 or two of UTF-16 take */

/* Windows-1252, 0x80 to 0x9F (unicode.org/Public/MAPPINGS/VENDORS/MICSFT/WINDOWS/CP1252.TXT); the rest is
 * Latin-1. */
static const uint16_t CP1252[32] = {0x20AC, REPLACEMENT, 0x201A,      0x0192, 0x201E, 0x2026, 0x2020,
                                    0x2021, 0x02C6,      0x2030,      0x0160, 0x2039, 0x0152, REPLACEMENT,
                                    0x017D, REPLACEMENT, REPLACEMENT, 0x2018, 0x2019, 0x201C, 0x201D,
                                    0x2022, 0x2013,      0x2014,      0x02DC, 0x2122, 0x0161, 0x203A,
                                    0x0153, REPLACEMENT, 0x017E,      0x0178};

typedef struct Decoder {
    char *out;
    size_t length;
    uint32_t line; /* of the input, from 1 */
    uint32_t first_guessed, guessed;
    uint32_t first_nul, nuls;
} Decoder;

static void put(Decoder *decoder, uint32_t codepoint) {
    char *out = decoder->out + decoder->length;
    if (codepoint < 0x80) {
        out[0] = (char)codepoint;
        decoder->length += 1;
    } else if (codepoint < 0x800) {
        out[0] = (char)(0xC0 | codepoint >> 6);
        out[1] = (char)(0x80 | (codepoint & 0x3F));
        decoder->length += 2;
    } else if (codepoint < 0x10000) {
        out[0] = (char)(0xE0 | codepoint >> 12);
        out[1] = (char)(0x80 | (codepoint >> 6 & 0x3F));
        out[2] = (char)(0x80 | (codepoint & 0x3F));
        decoder->length += 3;
    } else {
        out[0] = (char)(0xF0 | codepoint >> 18);
        out[1] = (char)(0x80 | (codepoint >> 12 & 0x3F));
        out[2] = (char)(0x80 | (codepoint >> 6 & 0x3F));
        out[3] = (char)(0x80 | (codepoint & 0x3F));
        decoder->length += 4;
    }
}

static void put_nul(Decoder *decoder) {
    if (decoder->nuls++ == 0) decoder->first_nul = decoder->line;
    put(decoder, REPLACEMENT);
}

static void put_line_end(Decoder *decoder) {
    put(decoder, '\n');
    decoder->line++;
}

/* One line without its end: as it is where it is UTF-8, as Windows-1252 else. */
static void put_line(Decoder *decoder, const char *bytes, size_t length) {
    bool is_utf8 = text_find_invalid(bytes, length) == length;
    if (!is_utf8 && decoder->guessed++ == 0) decoder->first_guessed = decoder->line;
    if (is_utf8 && !memchr(bytes, '\0', length)) {
        memcpy(decoder->out + decoder->length, bytes, length);
        decoder->length += length;
        return;
    }
    for (size_t i = 0; i < length; i++) {
        unsigned char byte = (unsigned char)bytes[i];
        if (byte == 0)
            put_nul(decoder);
        else if (is_utf8)
            decoder->out[decoder->length++] = bytes[i];
        else
            put(decoder, byte >= 0x80 && byte < 0xA0 ? CP1252[byte - 0x80] : byte);
    }
}

static void decode_lines(Decoder *decoder, const char *bytes, size_t length) {
    for (size_t at = 0; at < length;) {
        size_t end = at;
        while (end < length && bytes[end] != '\n' && bytes[end] != '\r') end++;
        put_line(decoder, bytes + at, end - at);
        if (end == length) return;
        put_line_end(decoder);
        at = end + (bytes[end] == '\r' && end + 1 < length && bytes[end + 1] == '\n' ? 2 : 1);
    }
}

typedef enum Utf16 { UTF16_NOT, UTF16_LITTLE, UTF16_BIG } Utf16;

static uint32_t unit_at(const char *bytes, size_t unit, Utf16 order) {
    unsigned char first = (unsigned char)bytes[2 * unit], second = (unsigned char)bytes[2 * unit + 1];
    return order == UTF16_LITTLE ? (uint32_t)(second << 8 | first) : (uint32_t)(first << 8 | second);
}

static void decode_utf16(Decoder *decoder, const char *bytes, size_t length, Utf16 order) {
    size_t units = length / 2;
    for (size_t i = 0; i < units; i++) {
        uint32_t unit = unit_at(bytes, i, order);
        bool is_high = unit >= 0xD800 && unit < 0xDC00, is_low = unit >= 0xDC00 && unit < 0xE000;
        uint32_t next = is_high && i + 1 < units ? unit_at(bytes, i + 1, order) : 0;
        if (next >= 0xDC00 && next < 0xE000) {
            put(decoder, 0x10000 + ((unit - 0xD800) << 10) + (next - 0xDC00));
            i++;
        } else if (is_high || is_low) {
            put(decoder, REPLACEMENT);
        } else if (unit == '\r') {
            put_line_end(decoder);
            if (i + 1 < units && unit_at(bytes, i + 1, order) == '\n') i++;
        } else if (unit == '\n') {
            put_line_end(decoder);
        } else if (unit == 0) {
            put_nul(decoder);
        } else {
            put(decoder, unit);
        }
    }
    if (length % 2) put(decoder, REPLACEMENT); /* half a character at the end */
}

/* Text without a mark in which nearly every other byte is 0. */
static Utf16 guess_utf16(const char *bytes, size_t length) {
    size_t looked_at = (length < SNIFFED_BYTES ? length : SNIFFED_BYTES) / 2, even = 0, odd = 0;
    for (size_t i = 0; i < looked_at; i++) {
        even += bytes[2 * i] == 0;
        odd += bytes[2 * i + 1] == 0;
    }
    if (looked_at < 4) return UTF16_NOT;
    if (even == 0 && odd * 10 >= looked_at * 7) return UTF16_LITTLE;
    if (odd == 0 && even * 10 >= looked_at * 7) return UTF16_BIG;
    return UTF16_NOT;
}

static Utf16 marked_utf16(const char *bytes, size_t length) {
    if (length >= 2 && memcmp(bytes, "\xFF\xFE", 2) == 0) return UTF16_LITTLE;
    if (length >= 2 && memcmp(bytes, "\xFE\xFF", 2) == 0) return UTF16_BIG;
    return UTF16_NOT;
}

static void tell(const Decoder *decoder, bool is_guessed_utf16, const char *path, Problems *problems) {
    if (!problems) return;
    if (is_guessed_utf16)
        problem_warning(problems, (Place){.file = path},
                        "This looks like UTF-16 without a byte order mark and is read so. Save it as UTF-8.");
    if (decoder->guessed == 1)
        problem_warning(problems, (Place){path, decoder->first_guessed, 1},
                        "This line is not UTF-8; it is read as Windows-1252. Look whether its letters are "
                        "right, and save the file as UTF-8.");
    else if (decoder->guessed)
        problem_warning(problems, (Place){path, decoder->first_guessed, 1},
                        "This line and %u more are not UTF-8; they are read as Windows-1252. Look whether "
                        "their letters are right, and save the file as UTF-8.",
                        decoder->guessed - 1);
    if (decoder->nuls)
        problem_warning(problems, (Place){path, decoder->first_nul, 1},
                        "There are %u zero bytes in the text, the first in this line; they are shown as "
                        "\"\xEF\xBF\xBD\". Take them away.",
                        decoder->nuls);
}

/* Bytes that the text may take: only UTF-16 and what is read as Windows-1252 grows. */
static size_t room_for(const char *bytes, size_t length, Utf16 utf16, bool is_utf8) {
    if (utf16) return length / 2 * BYTES_MAX + BYTES_MAX;
    size_t room = length;
    for (size_t i = 0; i < length; i++)
        if (bytes[i] == 0 || (!is_utf8 && (unsigned char)bytes[i] >= 0x80)) room += BYTES_MAX - 1;
    return room;
}

DecodedText text_decode(Arena *arena, const char *bytes, size_t length, const char *path,
                        Problems *problems) {
    if (length >= 3 && memcmp(bytes, "\xEF\xBB\xBF", 3) == 0) {
        bytes += 3;
        length -= 3;
    }
    Utf16 utf16 = marked_utf16(bytes, length);
    if (utf16) {
        bytes += 2;
        length -= 2;
    }
    bool is_guessed = !utf16 && (utf16 = guess_utf16(bytes, length));
    bool is_utf8 = !utf16 && text_find_invalid(bytes, length) == length;
    if (is_utf8 && !memchr(bytes, '\r', length) && !memchr(bytes, '\0', length))
        return (DecodedText){bytes, length};
    Decoder decoder = {.line = 1, .out = arena_alloc(arena, room_for(bytes, length, utf16, is_utf8) + 1)};
    if (utf16)
        decode_utf16(&decoder, bytes, length, utf16);
    else
        decode_lines(&decoder, bytes, length);
    tell(&decoder, is_guessed, path, problems);
    return (DecodedText){decoder.out, decoder.length};
}

bool text_decoding_is_binary(const char *bytes, size_t length) {
    if (marked_utf16(bytes, length) || guess_utf16(bytes, length)) return false;
    size_t looked_at = length < SNIFFED_BYTES ? length : SNIFFED_BYTES, controls = 0;
    for (size_t i = 0; i < looked_at; i++) {
        unsigned char byte = (unsigned char)bytes[i];
        controls += byte < 9 || (byte > 13 && byte < 32 && byte != 27);
    }
    return controls * 100 > looked_at * CONTROL_PERCENT;
}
