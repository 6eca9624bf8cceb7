/* Three generations: collection.anki2 alone; collection.anki21 beside it; and, where `meta` says version 3,
 * collection.anki21b and a list of media that are packed by zstd. Decks seen have 0 to 5,000 media. */
#include "packs/anki_package.h"

#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "packs/pack_picture.h"
#include "packs/protobuf.h"
#include "packs/zstd_bytes.h"

#define META_BYTES_MAX 1024
#define MEDIA_BYTES_MAX (32 * MEBIBYTE)
#define VERSION_NONE 0
#define VERSION_PACKED 3 /* anki21b */

/* The version in `meta`, a protobuf message whose field 1 it is. */
static uint64_t version_of(const PackFiles *files) {
    Buffer meta = {.limit_bytes = META_BYTES_MAX};
    const char *why;
    uint64_t version = VERSION_NONE;
    if (pack_files_has(files, "meta") && pack_files_read(files, "meta", &meta, &why)) {
        ProtobufField field;
        Protobuf message = {buffer_text(&meta), meta.length};
        while (protobuf_next(&message, &field))
            if (field.number == 1 && !field.bytes) version = field.value;
    }
    buffer_release(&meta);
    return version;
}

const char *anki_package_collection(const PackFiles *files, const char **why) {
    static const char *const newest = "collection.anki21b", *const older[] = {"collection.anki21",
                                                                              "collection.anki2"};
    uint64_t version = version_of(files);
    bool has_older = false;
    *why = NULL;
    if (version == VERSION_PACKED && pack_files_has(files, newest)) return newest;
    for (size_t i = 0; i < 2; i++) {
        if (!pack_files_has(files, older[i])) continue;
        if (version < VERSION_PACKED) return older[i];
        has_older = true; /* and only asks for an update */
    }
    if (has_older || pack_files_has(files, newest))
        *why = "This Anki deck is of a kind that is not known here. In Anki, export it once more and tick "
               "\"Support "
               "older Anki versions\".";
    return NULL;
}

/* Names are anybody's: only those that could be a picture's are kept. */
static void name_one(PackReading *reading, const char *name, size_t length, const char *file) {
    const char *why;
    if (length > PACK_FILES_NAME_BYTES_MAX || text_find_invalid(name, length) != length) return;
    char *kept = arena_copy_text(reading->arena, name, length);
    if (strlen(kept) == length && pack_files_is_fine_name(kept, &why))
        pack_pictures_name(reading->pictures, kept, arena_copy_text(reading->arena, file, strlen(file)));
}

static void close_json(void *json) {
    json_decref(json);
}

/* {"0": "oak.jpg", "1": "hello.mp3"} */
static bool name_by_json(PackReading *reading, const Buffer *list) {
    json_t *json = json_loadb(list->text, list->length, JSON_REJECT_DUPLICATES, NULL);
    if (!json) return false;
    reading_hold(reading, json, close_json);
    const char *file;
    json_t *name;
    json_object_foreach(json, file, name) if (json_is_string(name))
        name_one(reading, json_string_value(name), json_string_length(name), file);
    return json_is_object(json);
}

/* A list of entries (field 1), each with its name (field 1); the first is the file "0". */
static bool name_by_protobuf(PackReading *reading, const Buffer *list) {
    Protobuf message = {buffer_text(list), list->length};
    ProtobufField entry, field;
    for (size_t i = 0; protobuf_next(&message, &entry);) {
        if (entry.number != 1 || !entry.bytes) continue;
        char file[24];
        snprintf(file, sizeof file, "%zu", i++);
        Protobuf inside = {entry.bytes, entry.length};
        while (protobuf_next(&inside, &field))
            if (field.number == 1 && field.bytes) name_one(reading, field.bytes, field.length, file);
    }
    return message.length == 0;
}

static void close_buffer(void *buffer) {
    buffer_release(buffer);
    free(buffer);
}

/* A buffer that ends with the reading, however that ends. */
static Buffer *held_buffer(PackReading *reading) {
    Buffer *buffer = calloc(1, sizeof *buffer);
    if (!buffer) return NULL;
    buffer->limit_bytes = MEDIA_BYTES_MAX;
    reading_hold(reading, buffer, close_buffer);
    return buffer;
}

void anki_package_name_media(PackReading *reading) {
    if (!reading->files || !pack_files_has(reading->files, "media")) return;
    Buffer *list = held_buffer(reading), *unpacked = held_buffer(reading);
    const char *why = "there is not enough memory";
    bool ok = list && unpacked && pack_files_read(reading->files, "media", list, &why);
    if (ok) {
        why = "it is damaged";
        if (zstd_bytes_are(list->text, list->length))
            ok = zstd_bytes_unpack(list->text, list->length, unpacked) && name_by_protobuf(reading, unpacked);
        else
            ok = name_by_json(reading, list);
    }
    if (!ok)
        problem_warning(reading->problems, reading_whole_file(reading),
                        "The deck's list of pictures cannot be read: %s.", why);
}
