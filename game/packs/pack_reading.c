#include "packs/pack_reading.h"

#include <assert.h>
#include <limits.h>

Place reading_whole_file(const PackReading *reading) {
    return (Place){.file = reading->path};
}

bool reading_refuse(PackReading *reading, Place place, const char *why) {
    problem_error(reading->problems, place, "%s", why);
    return false;
}

void reading_tell(PackReading *reading, size_t offset) {
    if (reading->progress)
        atomic_store_explicit(&reading->progress->done_bytes, offset, memory_order_relaxed);
}

/* How many bytes are `value` under a mask. In steps that fit a byte each, which compilers make sixteen or
 * more of at a time. */
static uint32_t count_bytes(const char *from, const char *end, unsigned char mask, unsigned char value) {
    uint32_t count = 0;
    while (from < end) {
        const char *stop = end - from < UCHAR_MAX ? end : from + UCHAR_MAX;
        unsigned char found = 0;
        for (; from < stop; from++) found = (unsigned char)(found + (((unsigned char)*from & mask) == value));
        count += found;
    }
    return count;
}

Place reading_place(PackReading *reading, size_t offset) {
    reading_tell(reading, offset);
    if (offset < reading->place_offset || reading->place.line == 0) {
        reading->place_offset = 0;
        reading->place = (Place){reading->path, 1, 1};
    }
    Place *place = &reading->place;
    if (offset > reading->length) offset = reading->length;
    const char *from = reading->text + reading->place_offset, *end = reading->text + offset;
    uint32_t lines = count_bytes(from, end, 0xFF, '\n');
    const char *line = lines ? end : from;
    while (line > from && line[-1] != '\n') line--;
    place->line += lines;
    if (lines) place->column = 1;
    place->column +=
        (uint32_t)(end - line) - count_bytes(line, end, 0xC0, 0x80); /* which begin no character */
    reading->place_offset = offset;
    return *place;
}

void reading_hold(PackReading *reading, void *thing, void (*close)(void *thing)) {
    assert(reading->held_count < READING_HELD_MAX);
    reading->held[reading->held_count++] = (HeldThing){thing, close};
}

void reading_close_held(PackReading *reading) {
    while (reading->held_count) {
        HeldThing *held = &reading->held[--reading->held_count];
        held->close(held->thing);
    }
}
