#include "packs/pack_reading.h"

#include <assert.h>

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

Place reading_place(PackReading *reading, size_t offset) {
    reading_tell(reading, offset);
    if (offset < reading->place_offset || reading->place.line == 0) {
        reading->place_offset = 0;
        reading->place = (Place){reading->path, 1, 1};
    }
    Place *place = &reading->place;
    if (offset > reading->length) offset = reading->length;
    uint32_t lines = 0, columns = 0;
    for (size_t i = reading->place_offset; i < offset; i++) lines += reading->text[i] == '\n';
    size_t line = lines ? offset : reading->place_offset;
    while (line > reading->place_offset && reading->text[line - 1] != '\n') line--;
    for (size_t i = line; i < offset; i++) columns += ((unsigned char)reading->text[i] & 0xC0) != 0x80;
    place->line += lines;
    place->column = (lines ? 1 : place->column) + columns; /* a continuation byte is no character */
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
