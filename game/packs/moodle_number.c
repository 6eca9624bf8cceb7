/* Fixed point: 12 digits before the point and 6 behind it fit 64 bits with room to add and subtract. */
#include "packs/moodle_number.h"

#include <ctype.h>
#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#define WHOLE_LIMIT 1000000000000 /* numbers stay below */
#define DECIMALS 6
#define EXPONENT_MAX 12

typedef struct Span {
    const char *at, *end;
} Span;

static Span trimmed(const char *text, size_t length) {
    Span span = {text, text + length};
    while (span.at < span.end && isspace((unsigned char)*span.at)) span.at++;
    while (span.at < span.end && isspace((unsigned char)span.end[-1])) span.end--;
    return span;
}

static bool is_digit(Span span) {
    return span.at < span.end && *span.at >= '0' && *span.at <= '9';
}

/* The exponent behind a number, which ends the text; false where something else stands there. */
static bool take_exponent(Span *span, int *out) {
    *out = 0;
    if (span->at == span->end) return true;
    if (*span->at != 'e' && *span->at != 'E') return false;
    span->at++;
    bool negative = span->at < span->end && *span->at == '-';
    if (span->at < span->end && (*span->at == '-' || *span->at == '+')) span->at++;
    if (!is_digit(*span)) return false;
    while (is_digit(*span)) {
        *out = *out * 10 + (*span->at++ - '0');
        if (*out > EXPONENT_MAX) return false;
    }
    if (negative) *out = -*out;
    return span->at == span->end;
}

/* digits * 10^-scale as millionths. */
static bool scale_digits(int64_t digits, int scale, int64_t *out) {
    for (; scale < DECIMALS; scale++) {
        if (digits >= WHOLE_LIMIT * MILLIONTHS / 10) return false;
        digits *= 10;
    }
    for (; scale > DECIMALS; scale--) {
        if (digits % 10 != 0) return false;
        digits /= 10;
    }
    *out = digits;
    return digits < WHOLE_LIMIT * MILLIONTHS;
}

bool moodle_number_parse(const char *text, size_t length, int64_t *out) {
    Span span = trimmed(text, length);
    bool negative = span.at < span.end && *span.at == '-';
    if (span.at < span.end && (*span.at == '-' || *span.at == '+')) span.at++;
    int64_t digits = 0;
    int scale = 0, seen = 0, exponent;
    bool behind_point = false;
    for (; span.at < span.end; span.at++) {
        if (*span.at == '.' && !behind_point) {
            behind_point = true;
        } else if (is_digit(span)) {
            if (digits >= WHOLE_LIMIT * MILLIONTHS / 10) return false;
            digits = digits * 10 + (*span.at - '0');
            scale += behind_point;
            seen++;
        } else {
            break;
        }
    }
    if (seen == 0 || !take_exponent(&span, &exponent)) return false;
    if (!scale_digits(digits, scale - exponent, &digits)) return false;
    *out = negative ? -digits : digits;
    return true;
}

bool moodle_weight_parse(const char *text, size_t length, int64_t *out) {
    char number[MOODLE_NUMBER_BYTES];
    Span span = trimmed(text, length);
    size_t count = 0, decimals = 0;
    bool behind_point = false;
    for (; span.at < span.end; span.at++) {
        char byte = *span.at == ',' ? '.' : *span.at;
        if (behind_point && is_digit(span) && ++decimals > DECIMALS) continue;
        if (byte == '.') behind_point = true;
        if (count == sizeof number) return false;
        number[count++] = byte;
    }
    return moodle_number_parse(number, count, out);
}

static const char *find_dots(Span span) {
    for (const char *at = span.at; at + 1 < span.end; at++)
        if (at[0] == '.' && at[1] == '.') return at;
    return NULL;
}

MoodleRange moodle_range_around(int64_t value, int64_t tolerance) {
    if (tolerance < 0) tolerance = -tolerance;
    return (MoodleRange){value, value - tolerance, value + tolerance};
}

bool moodle_range_parse(const char *text, size_t length, MoodleRange *out) {
    Span span = trimmed(text, length);
    const char *dots = find_dots(span);
    int64_t first, second;
    if (dots) {
        if (!moodle_number_parse(span.at, (size_t)(dots - span.at), &first)) return false;
        if (!moodle_number_parse(dots + 2, (size_t)(span.end - dots - 2), &second)) return false;
        int64_t low = first < second ? first : second, high = first < second ? second : first;
        *out = (MoodleRange){low + (high - low) / 2, low, high};
        return true;
    }
    const char *colon = memchr(span.at, ':', (size_t)(span.end - span.at));
    const char *end = colon ? colon : span.end;
    if (!moodle_number_parse(span.at, (size_t)(end - span.at), &first)) return false;
    second = 0;
    if (colon && !moodle_number_parse(colon + 1, (size_t)(span.end - colon - 1), &second)) return false;
    *out = moodle_range_around(first, second);
    return true;
}

int moodle_number_decimals(int64_t number) {
    int decimals = DECIMALS;
    while (decimals > 0 && number % 10 == 0) {
        number /= 10;
        decimals--;
    }
    return decimals;
}

void moodle_number_format(int64_t number, int decimals, char out[MOODLE_NUMBER_BYTES]) {
    int needed = moodle_number_decimals(number);
    if (decimals < needed) decimals = needed;
    uint64_t size = number < 0 ? (uint64_t)-number : (uint64_t)number;
    char digits[DECIMALS + 1];
    snprintf(digits, sizeof digits, "%06u", (unsigned)(size % MILLIONTHS));
    snprintf(out, MOODLE_NUMBER_BYTES, "%s%" PRIu64 "%s%.*s", number < 0 ? "-" : "", size / MILLIONTHS,
             decimals ? "." : "", decimals, digits);
}
