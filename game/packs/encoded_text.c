/* Answers of 10 to 100 bytes, and pictures of up to 16 MiB. */
#include "packs/encoded_text.h"

#include <ctype.h>
#include <stdint.h>
#include <string.h>

#define BASE64_NONE 65 /* what a character outside the alphabet stands for */
#define BASE64_LINE 57 /* bytes of a line of 76 characters */
#define DECODED_AT_ONCE 4096

int hex_digit(char digit) {
    if (digit >= '0' && digit <= '9') return digit - '0';
    if ((digit | 0x20) >= 'a' && (digit | 0x20) <= 'f') return (digit | 0x20) - 'a' + 10;
    return -1;
}

size_t percent_decode(const char *text, size_t length, bool keeps_zero, char *out) {
    size_t written = 0;
    for (size_t i = 0; i < length; i++) {
        int high = text[i] == '%' && i + 2 < length ? hex_digit(text[i + 1]) : -1;
        int low = high >= 0 ? hex_digit(text[i + 2]) : -1;
        bool is_code = low >= 0 && !(keeps_zero && high + low == 0);
        out[written++] = is_code ? (char)(high * 16 + low) : text[i];
        if (is_code) i += 2;
    }
    return written;
}

void percent_encode(const char *text, Buffer *out) {
    for (; *text; text++) {
        if (isalnum((unsigned char)*text) || strchr("-._~/", *text))
            buffer_add(out, text, 1);
        else
            buffer_format(out, "%%%02X", (unsigned)(unsigned char)*text);
    }
}

static unsigned base64_digit(char byte) {
    if (byte >= 'A' && byte <= 'Z') return (unsigned)(byte - 'A');
    if (byte >= 'a' && byte <= 'z') return (unsigned)(byte - 'a') + 26;
    if (byte >= '0' && byte <= '9') return (unsigned)(byte - '0') + 52;
    if (byte == '+' || byte == '-') return 62;
    if (byte == '/' || byte == '_') return 63;
    return BASE64_NONE;
}

/* Bits that are read and do not fill a byte yet. */
typedef struct Rest {
    unsigned bits, count;
} Rest;

static size_t decode_on(Rest *rest, const char *text, size_t length, char *out) {
    size_t written = 0;
    for (size_t i = 0; i < length; i++) {
        unsigned digit = base64_digit(text[i]);
        if (digit == BASE64_NONE && strchr("= \r\n\t", text[i])) continue;
        if (digit == BASE64_NONE) return SIZE_MAX;
        rest->bits = (rest->bits << 6 | digit) & 0xFFFFFF;
        rest->count += 6;
        if (rest->count < 8) continue;
        rest->count -= 8;
        out[written++] = (char)(rest->bits >> rest->count & 0xFF);
    }
    return written;
}

size_t base64_decode(const char *text, size_t length, char *out) {
    Rest rest = {0};
    return decode_on(&rest, text, length, out);
}

bool base64_decode_to(const char *text, size_t length, Buffer *out) {
    Rest rest = {0};
    char bytes[DECODED_AT_ONCE];
    for (size_t i = 0; i < length && !out->failed; i += sizeof bytes) {
        size_t piece = length - i < sizeof bytes ? length - i : sizeof bytes;
        size_t written = decode_on(&rest, text + i, piece, bytes);
        if (written == SIZE_MAX) return false;
        buffer_add(out, bytes, written);
    }
    return rest.count != 6; /* a single digit more is no byte */
}

void base64_encode(const char *bytes, size_t length, Buffer *out) {
    static const char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    for (size_t i = 0; i < length; i += BASE64_LINE) {
        char line[BASE64_LINE / 3 * 4 + 1], *end = line;
        size_t left = length - i < BASE64_LINE ? length - i : BASE64_LINE;
        for (size_t j = 0; j < left; j += 3) {
            unsigned bits = 0;
            for (size_t k = 0; k < 3; k++)
                bits = bits << 8 | (j + k < left ? (unsigned)(unsigned char)bytes[i + j + k] : 0u);
            for (size_t k = 0; k < 4; k++) *end++ = k <= left - j ? digits[bits >> (18 - 6 * k) & 63] : '=';
        }
        if (i + left < length) *end++ = '\n';
        buffer_add(out, line, (size_t)(end - line));
    }
}
