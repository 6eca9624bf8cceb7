/* A pack of pictures has 10 to 100 of them, a large Anki deck 5,000: they are found by a table of hashes. */
#include "packs/pack_picture.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/image_header.h"
#include "base/text.h"
#include "packs/encoded_text.h"
#include "packs/pack_files.h"
#include "packs/zstd_bytes.h"

#define BUCKETS 1024
#define EMBEDDED_MARK "=" /* before the line of one that stands in the file of the questions */

/* A picture that was asked for, or will be. */
typedef struct KnownPicture {
    struct KnownPicture *chain; /* of the same bucket */
    const char *name;           /* as questions call it; embedded: the number of it, from 1 */
    const char *file;           /* among the files */
    bool is_embedded;
    const EmbeddedPicture *embedded; /* NULL while it is only known from lines */
    bool looked_at;
    const char *why; /* why it cannot be shown; NULL: it can */
    bool is_cut;     /* its file ends in its middle */
    Fingerprint content;
    int width, height;
    struct KnownPicture *next; /* in the order in which they were asked for */
} KnownPicture;

struct PackPictures {
    Arena *arena;
    const struct PackFiles *files;
    Problems *problems;
    bool is_kept;    /* known from lines alone */
    bool told_alone; /* that the pack is one file */
    bool told_web;   /* that nothing is fetched from the web for it */
    size_t bytes;    /* of files looked at so far */
    size_t embedded; /* asked for so far */
    KnownPicture *last_embedded;
    KnownPicture *buckets[BUCKETS];
    KnownPicture *first, **last;
};

PackPictures *pack_pictures_make(Arena *arena, const struct PackFiles *files, Problems *problems) {
    PackPictures *pictures = arena_alloc(arena, sizeof *pictures);
    *pictures = (PackPictures){.arena = arena, .files = files, .problems = problems};
    pictures->last = &pictures->first;
    return pictures;
}

static KnownPicture **bucket_of(PackPictures *pictures, const char *name) {
    return &pictures->buckets[hash_bytes(HASH_START, name, strlen(name)) % BUCKETS];
}

static KnownPicture *find_of(PackPictures *pictures, const char *name, bool is_embedded) {
    KnownPicture *known = *bucket_of(pictures, name);
    while (known && (known->is_embedded != is_embedded || strcmp(known->name, name) != 0))
        known = known->chain;
    return known;
}

static KnownPicture *find_known(PackPictures *pictures, const char *name) {
    return find_of(pictures, name, false);
}

static KnownPicture *add_of(PackPictures *pictures, const char *name, const char *file, bool is_embedded) {
    KnownPicture **bucket = bucket_of(pictures, name), *known = arena_alloc(pictures->arena, sizeof *known);
    *known = (KnownPicture){.chain = *bucket, .name = name, .file = file, .is_embedded = is_embedded};
    *bucket = known;
    *pictures->last = known;
    pictures->last = &known->next;
    return known;
}

static KnownPicture *add_known(PackPictures *pictures, const char *name, const char *file) {
    return add_of(pictures, name, file, false);
}

void pack_pictures_name(PackPictures *pictures, const char *name, const char *file) {
    if (!find_known(pictures, name)) add_known(pictures, name, file);
}

/* "red%20leaf.png" as "red leaf.png", as addresses in HTML are written. */
static const char *without_percents(Arena *arena, const char *name) {
    size_t length = strlen(name);
    char *plain = arena_copy_text(arena, name, length);
    plain[percent_decode(plain, length, true, plain)] = '\0';
    return plain;
}

/* Pictures of new Anki decks are packed once more. */
static bool unpack(Buffer *bytes, const char **why) {
    if (!zstd_bytes_are(bytes->text, bytes->length)) return true;
    Buffer out = {.limit_bytes = IMAGE_BYTES_MAX};
    bool ok = zstd_bytes_unpack(bytes->text, bytes->length, &out);
    buffer_release(bytes);
    *bytes = out;
    *why = "it is damaged";
    return ok;
}

static bool read_file(const struct PackFiles *files, const char *file, Buffer *bytes, const char **why) {
    return pack_files_read(files, file, bytes, why) && unpack(bytes, why);
}

static bool read_embedded(const char *base64, size_t length, Buffer *bytes, const char **why) {
    bool ok = base64_decode_to(base64, length, bytes);
    *why = bytes->failed ? "it is too large" : "its Base64 is not whole";
    return ok && !bytes->failed;
}

/* Why the picture cannot be shown; NULL: it can. */
static const char *look(PackPictures *pictures, KnownPicture *known, Buffer *bytes) {
    const char *why;
    ImageHeader header;
    if (known->is_embedded) {
        if (!read_embedded(known->embedded->base64, known->embedded->length, bytes, &why)) return why;
    } else {
        if (pictures->bytes > PACK_PICTURES_BYTES_MAX) return "the pack's pictures are over 512 MiB";
        if (!read_file(pictures->files, known->file, bytes, &why)) return why;
        pictures->bytes += bytes->length;
    }
    if (!image_header_read(buffer_text(bytes), bytes->length, &header, &why)) return why;
    known->content = hash_fingerprint(bytes->text, bytes->length);
    image_header_upright(&header, &known->width, &known->height);
    known->is_cut = !header.is_whole;
    return NULL;
}

static void look_once(PackPictures *pictures, KnownPicture *known) {
    Buffer bytes = {.limit_bytes = IMAGE_BYTES_MAX};
    known->looked_at = true;
    known->why = look(pictures, known, &bytes);
    buffer_release(&bytes);
}

static KnownPicture *know(PackPictures *pictures, const char *name) {
    KnownPicture *known = find_known(pictures, name);
    const char *plain = known ? name : without_percents(pictures->arena, name);
    if (!known) known = find_known(pictures, plain);
    if (!known && pictures->files && strcmp(plain, name) != 0 && pack_files_has(pictures->files, plain))
        known = add_known(pictures, plain, plain);
    if (!known) known = add_known(pictures, name, name);
    if (!known->looked_at && !pictures->is_kept && pictures->files) look_once(pictures, known);
    return known;
}

/* The half of a JPEG is shown, and nothing of a PNG: the player would not know why. */
static void warn_of_cut(PackPictures *pictures, const char *name, Place place) {
    if (text_count_codepoints(name) <= PACK_PICTURE_NAME_MAX)
        problem_warning(pictures->problems, place, "The picture \"%s\" ends in its middle. Save it again.",
                        name);
    else
        problem_warning(pictures->problems, place, "The picture ends in its middle. Save it again.");
}

static void warn(PackPictures *pictures, const KnownPicture *known, Place place) {
    if (pictures->is_kept) return;
    if (known->is_cut) warn_of_cut(pictures, known->name, place);
    if (pictures->files && known->why) {
        const char *why;
        if (pack_files_is_fine_name(known->name, &why))
            problem_warning(pictures->problems, place, "The picture \"%s\" can't be shown: %s.", known->name,
                            known->why);
        else
            problem_warning(pictures->problems, place, "The picture can't be shown: %s.", why);
    } else if (!pictures->files && strstr(known->name, "://")) {
        if (!pictures->told_web)
            problem_warning(pictures->problems, place,
                            "The pictures of this pack stand in the web, from where nothing is fetched. Put "
                            "them into a folder with it, and name them here as they are called there.");
        pictures->told_web = true;
    } else if (!pictures->files && !pictures->told_alone) {
        pictures->told_alone = true;
        problem_warning(pictures->problems, place,
                        "This pack is read without pictures, since it is one file. Put it into a folder with "
                        "them, and open the folder.");
    }
}

const CardPicture *pack_picture_find(PackPictures *pictures, const char *name, const char *text,
                                     Place place) {
    KnownPicture *known = know(pictures, name);
    warn(pictures, known, place);
    CardPicture *picture = arena_alloc(pictures->arena, sizeof *picture);
    *picture = (CardPicture){.name = arena_copy_text(pictures->arena, name, strlen(name)),
                             .file = known->file,
                             .text = text,
                             .content = known->content,
                             .width = known->width,
                             .height = known->height,
                             .files = pictures->files};
    return picture;
}

/* Several cards of one question ask for the same one. */
static KnownPicture *know_embedded(PackPictures *pictures, const EmbeddedPicture *embedded) {
    KnownPicture *known = pictures->last_embedded;
    if (known && known->embedded->base64 == embedded->base64) return known;
    const char *number = arena_format(pictures->arena, "%zu", ++pictures->embedded);
    known = find_of(pictures, number, true);
    if (!known) known = add_of(pictures, number, NULL, true);
    known->embedded = embedded;
    pictures->last_embedded = known;
    if (!pictures->is_kept) look_once(pictures, known);
    return known;
}

const CardPicture *pack_picture_embedded(PackPictures *pictures, const EmbeddedPicture *embedded,
                                         const char *text) {
    const KnownPicture *known = know_embedded(pictures, embedded);
    if (known->why && text_count_codepoints(embedded->name) <= PACK_PICTURE_NAME_MAX)
        problem_warning(pictures->problems, embedded->place, "The picture \"%s\" can't be shown: %s.",
                        embedded->name, known->why);
    else if (known->why)
        problem_warning(pictures->problems, embedded->place, "The picture can't be shown: %s.", known->why);
    if (known->is_cut) warn_of_cut(pictures, embedded->name, embedded->place);
    CardPicture *picture = arena_alloc(pictures->arena, sizeof *picture);
    *picture = (CardPicture){.name = embedded->name,
                             .file = embedded->name,
                             .text = text,
                             .content = known->content,
                             .width = known->width,
                             .height = known->height,
                             .base64 = pictures->is_kept ? "" : embedded->base64,
                             .base64_length = pictures->is_kept ? 0 : embedded->length};
    return picture;
}

bool pack_picture_read(const CardPicture *picture, Buffer *bytes) {
    const char *why;
    if (picture->width == 0) return false;
    if (picture->base64)
        return picture->base64_length && read_embedded(picture->base64, picture->base64_length, bytes, &why);
    return picture->files && read_file(picture->files, picture->file, bytes, &why);
}

void pack_pictures_write(const PackPictures *pictures, Buffer *out) {
    for (const KnownPicture *known = pictures->first; known; known = known->next)
        if (known->width > 0)
            buffer_format(out, "%s%s %d %d %s\n", known->is_embedded ? EMBEDDED_MARK : "", known->content.hex,
                          known->width, known->height, known->name);
}

void pack_pictures_write_around(const PackPictures *pictures, const char *text, size_t length, Buffer *out) {
    const char *at = text, *end = text + length;
    for (const KnownPicture *known = pictures->first; known; known = known->next) {
        const char *base64 = known->embedded ? known->embedded->base64 : NULL;
        bool stands_here =
            base64 && (uintptr_t)base64 >= (uintptr_t)at && (uintptr_t)base64 <= (uintptr_t)end;
        if (known->width == 0 || !stands_here) continue; /* of a copy elsewhere the text stays */
        buffer_add(out, at, (size_t)(base64 - at));
        at = base64 + known->embedded->length;
    }
    buffer_add(out, at, (size_t)(end - at));
}

bool pack_pictures_are_embedded(const PackPictures *pictures) {
    return pictures->embedded > 0;
}

/* The line behind its hash: two sizes and the name. */
static void read_line(PackPictures *pictures, const char *line, const char *hash, bool is_embedded) {
    int width, height, at = 0;
    if (sscanf(line, "%5d %5d %n", &width, &height, &at) != 2 || at == 0 || !line[at]) return;
    if (width < 1 || height < 1 || find_of(pictures, line + at, is_embedded)) return;
    KnownPicture *known = add_of(pictures, line + at, line + at, is_embedded);
    snprintf(known->content.hex, sizeof known->content.hex, "%s", hash);
    known->width = width;
    known->height = height;
}

void pack_pictures_read_lines(PackPictures *pictures, const char *lines, size_t length) {
    const size_t hash_length = sizeof(Fingerprint) - 1;
    char *copy = arena_copy_text(pictures->arena, lines, length);
    pictures->is_kept = true;
    for (char *line = copy, *end; *line; line = end + 1) {
        end = strchr(line, '\n');
        if (!end) return;
        *end = '\0';
        bool is_embedded = *line == *EMBEDDED_MARK;
        line += is_embedded;
        if ((size_t)(end - line) <= hash_length || line[hash_length] != ' ') continue;
        line[hash_length] = '\0';
        if (strspn(line, "0123456789abcdef") == hash_length)
            read_line(pictures, line + hash_length + 1, line, is_embedded);
    }
}
