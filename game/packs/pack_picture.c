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

/* A picture that was asked for, or will be. */
typedef struct KnownPicture {
    struct KnownPicture *chain; /* of the same bucket */
    const char *name;           /* as questions call it */
    const char *file;           /* among the files */
    bool looked_at;
    const char *why; /* why it cannot be shown; NULL: it can */
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
    size_t bytes;    /* looked at so far */
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

static KnownPicture *find_known(PackPictures *pictures, const char *name) {
    KnownPicture *known = *bucket_of(pictures, name);
    while (known && strcmp(known->name, name) != 0) known = known->chain;
    return known;
}

static KnownPicture *add_known(PackPictures *pictures, const char *name, const char *file) {
    KnownPicture **bucket = bucket_of(pictures, name), *known = arena_alloc(pictures->arena, sizeof *known);
    *known = (KnownPicture){.chain = *bucket, .name = name, .file = file};
    *bucket = known;
    *pictures->last = known;
    pictures->last = &known->next;
    return known;
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

/* Why the picture cannot be shown; NULL: it can. */
static const char *look(PackPictures *pictures, KnownPicture *known, Buffer *bytes) {
    const char *why;
    ImageHeader header;
    if (pictures->bytes > PACK_PICTURES_BYTES_MAX) return "the pack's pictures are over 512 MiB";
    if (!read_file(pictures->files, known->file, bytes, &why)) return why;
    pictures->bytes += bytes->length;
    if (!image_header_read(buffer_text(bytes), bytes->length, &header, &why)) return why;
    known->content = hash_fingerprint(bytes->text, bytes->length);
    image_header_upright(&header, &known->width, &known->height);
    return NULL;
}

static KnownPicture *know(PackPictures *pictures, const char *name) {
    KnownPicture *known = find_known(pictures, name);
    const char *plain = known ? name : without_percents(pictures->arena, name);
    if (!known) known = find_known(pictures, plain);
    if (!known && pictures->files && strcmp(plain, name) != 0 && pack_files_has(pictures->files, plain))
        known = add_known(pictures, plain, plain);
    if (!known) known = add_known(pictures, name, name);
    if (known->looked_at || pictures->is_kept || !pictures->files) return known;
    Buffer bytes = {.limit_bytes = IMAGE_BYTES_MAX};
    known->looked_at = true;
    known->why = look(pictures, known, &bytes);
    buffer_release(&bytes);
    return known;
}

static void warn(PackPictures *pictures, const KnownPicture *known, Place place) {
    if (pictures->is_kept) return;
    if (pictures->files && known->why) {
        const char *why;
        if (pack_files_is_fine_name(known->name, &why))
            problem_warning(pictures->problems, place, "The picture \"%s\" can't be shown: %s.", known->name,
                            known->why);
        else
            problem_warning(pictures->problems, place, "The picture can't be shown: %s.", why);
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

bool pack_picture_read(const CardPicture *picture, Buffer *bytes) {
    const char *why;
    return picture->files && picture->width > 0 && read_file(picture->files, picture->file, bytes, &why);
}

void pack_pictures_write(const PackPictures *pictures, Buffer *out) {
    for (const KnownPicture *known = pictures->first; known; known = known->next)
        if (known->width > 0)
            buffer_format(out, "%s %d %d %s\n", known->content.hex, known->width, known->height, known->name);
}

/* The line behind its hash: two sizes and the name. */
static void read_line(PackPictures *pictures, const char *line, const char *hash) {
    int width, height, at = 0;
    if (sscanf(line, "%5d %5d %n", &width, &height, &at) != 2 || at == 0 || !line[at]) return;
    if (width < 1 || height < 1 || find_known(pictures, line + at)) return;
    KnownPicture *known = add_known(pictures, line + at, line + at);
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
        if ((size_t)(end - line) <= hash_length || line[hash_length] != ' ') continue;
        line[hash_length] = '\0';
        if (strspn(line, "0123456789abcdef") == hash_length)
            read_line(pictures, line + hash_length + 1, line);
    }
}
