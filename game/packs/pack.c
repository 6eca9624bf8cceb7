#include "packs/pack.h"

#include <string.h>

#include "base/buffer.h"
#include "base/text.h"
#include "cards/card_list_proof.h"
#include "cards/near_prompts.h"
#include "packs/foreign_file.h"
#include "packs/list_relation.h"
#include "packs/pack_kept.h"
#include "packs/pack_main_file.h"
#include "packs/pack_picture.h"
#include "packs/plain_text.h"
#include "packs/question_draft.h"
#include "packs/text_decoding.h"

/* A title as every pack has one: a plain line that fits. NULL where nothing is left of it. */
static const char *as_title(Arena *arena, const char *text) {
    size_t length = text ? strlen(text) : 0;
    if (length == 0 || text_find_invalid(text, length) != length) return NULL;
    char *title = plain_text_line(arena, text, length);
    title[text_grapheme_prefix(title, PACK_TITLE_MAX)] = '\0';
    while (text_count_codepoints(title) > PACK_TITLE_MAX) title[text_without_last_grapheme(title)] = '\0';
    for (size_t end = strlen(title); end > 0 && title[end - 1] == ' '; end--) title[end - 1] = '\0';
    return *title ? title : NULL;
}

static const char *title_from_path(Arena *arena, const char *path) {
    size_t length = strlen(path);
    while (length > 1 && path[length - 1] == '/') length--; /* a folder */
    const char *name = arena_copy_text(arena, path, length), *slash = strrchr(name, '/');
    if (slash) name = slash + 1;
    const char *dot = strrchr(name, '.');
    length = dot && dot != name ? (size_t)(dot - name) : strlen(name);
    char *title = arena_copy_text(arena, name, length);
    for (char *at = title; *at; at++)
        if (*at == '_') *at = ' ';
    const char *fitted = as_title(arena, title);
    return fitted ? fitted : "?";
}

static bool refuse(PackReading *reading, const char *why) {
    problem_error(reading->problems, reading_whole_file(reading), "%s", why);
    return false;
}

/* Nothing but white space and remarks. */
static bool is_blank(const char *text) {
    while (*(text += strspn(text, " \t\n\v\f")) == '#') text += strcspn(text, "\n");
    return *text == '\0';
}

/* Finds the format and gives its reader the text. */
static bool read_text(PackReading *reading) {
    Pack *pack = reading->pack;
    PackBytes file = {.bytes = pack->text, .length = pack->text_length, .head = ""};
    pack_format_show_head(&file, reading->scratch);
    const char *foreign = foreign_file_certain(&file);
    if (foreign) return refuse(reading, foreign);
    pack->format = pack_format_find(&file, reading->path);
    if (!pack->format && is_blank(file.head) && file.length <= PACK_HEAD_BYTES &&
        !text_decoding_is_binary(file.bytes, file.length))
        return refuse(reading, "The file is empty.");
    if (!pack->format) return refuse(reading, foreign_file_guess(&file, reading->path));
    DecodedText text = {pack->text, pack->text_length};
    if (!pack->format->takes_bytes)
        text = text_decode(reading->arena, pack->text, pack->text_length, reading->path, reading->problems);
    reading->text = pack->decoded = text.text;
    reading->length = pack->decoded_length = text.length;
    return pack->format->read(reading);
}

/* Cards that are made on demand are compared when they are made. */
static void compare_cards(PackReading *reading) {
    Pack *pack = reading->pack;
    arena_release(reading->scratch);
    card_list_make_distinct(&pack->cards, reading->names, &pack->arena, reading->scratch, reading->problems);
    arena_release(reading->scratch);
    near_prompts_warn(&pack->cards, reading->path, reading->scratch, reading->problems);
}

/* Builds the pack's cards in order; false where nothing can be played. */
static bool build(PackReading *reading) {
    Pack *pack = reading->pack;
    if (!read_text(reading)) return false;
    pack->title = as_title(reading->arena, pack->title);
    if (!pack->title) pack->title = as_title(reading->arena, reading->kept_title);
    if (!pack->title) pack->title = title_from_path(reading->arena, pack->path);
    if (!pack->language) pack->language = "und";
    list_finish(reading);
    draft_finish(reading);
    if (!card_list_is_lazy(&pack->cards)) compare_cards(reading);
    if (pack->cards.count == 0) return refuse(reading, "There is no card in this pack that can be played.");
    card_list_keep_fingerprint(&pack->cards, &pack->arena);
    return true;
}

/* What is read: a text that is copied, or a file, which becomes the pack's. */
typedef struct PackInput {
    const char *path;
    const char *text;
    size_t length;
    Buffer *file;          /* NULL: the text is somebody else's */
    PackFiles *files;      /* of a folder or zip; becomes the pack's, or is closed */
    const char *main_file; /* which of them `file` is; NULL without these */
} PackInput;

/* What was kept becomes what it was before. */
static void unpack_kept(PackReading *reading) {
    Pack *pack = reading->pack;
    KeptPack kept;
    if (!pack_kept_read(reading->arena, pack->text, pack->text_length, &kept)) return;
    reading->path = kept.name;
    reading->kept_title = kept.title;
    pack->text = kept.text;
    pack->text_length = kept.length;
    pack_pictures_read_lines(pack->pictures, kept.lines, kept.lines_length);
}

/* "leaves/" and "pack.yaml" are "leaves/pack.yaml". */
static const char *path_in(Arena *arena, const char *folder, const char *file) {
    size_t length = strlen(folder);
    while (length > 1 && folder[length - 1] == '/') length--;
    return arena_format(arena, "%.*s/%s", (int)length, folder, file);
}

static void take_input(PackReading *reading, const PackInput *input) {
    Pack *pack = reading->pack;
    if (input->file) {
        pack->bytes = *input->file;
        *input->file = (Buffer){0};
        pack->text = buffer_text(&pack->bytes);
    } else {
        pack->text = arena_copy_text(reading->arena, input->text, input->length);
    }
    pack->text_length = input->length;
    pack->pictures = pack_pictures_make(reading->arena, input->files, reading->problems);
    if (input->files) reading->path = path_in(reading->arena, input->path, input->main_file);
    unpack_kept(reading);
    const char *slash = strrchr(reading->path, '/');
    pack->file = slash ? slash + 1 : reading->path;
    reading->pictures = pack->pictures;
}

/* Builds, or comes back by `exhausted` where an arena runs out. What changes on the way is the caller's, so
 * that nothing of it is lost in the jump. */
static bool build_guarded(PackReading *reading, const PackInput *input) {
    jmp_buf exhausted;
    if (setjmp(exhausted)) {
        if (reading->progress && atomic_load(&reading->progress->cancelled))
            return refuse(reading, "The reading was stopped.");
        problem_error(reading->problems, reading_whole_file(reading),
                      "This pack needs more than %zu MiB of memory. Split it into smaller packs.",
                      reading->arena->limit_bytes / MEBIBYTE);
        return false;
    }
    if (reading->progress) {
        arena_cancel_on(reading->arena, &reading->progress->cancelled);
        arena_cancel_on(reading->scratch, &reading->progress->cancelled);
    }
    arena_on_exhausted(reading->arena, &exhausted);
    arena_on_exhausted(reading->scratch, &exhausted);
    take_input(reading, input);
    bool ok = build(reading);
    arena_on_exhausted(reading->arena, NULL);
    arena_cancel_on(reading->arena, NULL);
    return ok;
}

static bool read_input(size_t memory_bytes_max, const PackInput *input, ReadProgress *progress, Pack *out,
                       Problems *problems) {
    Pack pack = {.path = input->path, .files = input->files};
    Arena scratch;
    arena_init(&pack.arena, memory_bytes_max);
    arena_init(&scratch, memory_bytes_max);
    *out = (Pack){0};
    PackReading reading = {.pack = &pack,
                           .arena = &pack.arena,
                           .scratch = &scratch,
                           .problems = problems,
                           .path = input->path,
                           .files = input->files,
                           .progress = progress};
    if (progress) atomic_store(&progress->total_bytes, input->length);
    bool ok = build_guarded(&reading, input);
    arena_release(&scratch); /* the large pieces first, among which the many small ones are then let go */
    reading_close_held(&reading);
    problems_copy_files(problems, input->path);
    problems_sort(problems);
    if (pack.files) pack_files_rest(pack.files);
    if (ok)
        *out = pack;
    else
        pack_release(&pack);
    return ok;
}

bool pack_read_text_within(size_t memory_bytes_max, const char *path, const char *text, size_t length,
                           Pack *out, Problems *problems) {
    const PackInput input = {.path = path, .text = text, .length = length};
    return read_input(memory_bytes_max, &input, NULL, out, problems);
}

bool pack_read_text(const char *path, const char *text, size_t length, Pack *out, Problems *problems) {
    return pack_read_text_within(PACK_MEMORY_BYTES_MAX, path, text, length, out, problems);
}

bool pack_read_bytes(const char *path, Buffer *file, ReadProgress *progress, Pack *out, Problems *problems) {
    const PackInput input = {.path = path, .length = file->length, .file = file};
    bool ok = read_input(PACK_MEMORY_BYTES_MAX, &input, progress, out, problems);
    buffer_release(file);
    return ok;
}

bool pack_read(const char *path, Pack *out, Problems *problems) {
    return pack_read_watched(path, NULL, out, problems);
}

/* A folder or a zip; `files` become the pack's, or are closed. */
static bool read_files(PackFiles *files, const char *path, ReadProgress *progress, Pack *out,
                       Problems *problems) {
    Buffer file = {.limit_bytes = PACK_FILE_BYTES_MAX};
    const char *main_file = pack_main_file_find(files, path, &file, problems);
    const PackInput input = {
        .path = path, .length = file.length, .file = &file, .files = files, .main_file = main_file};
    bool ok = main_file && read_input(PACK_MEMORY_BYTES_MAX, &input, progress, out, problems);
    if (!main_file) pack_files_close(files);
    buffer_release(&file);
    return ok;
}

/* Sheets and texts of office programs are zips as well, but one document each. */
static bool is_document(const PackFiles *files) {
    return pack_files_has(files, "[Content_Types].xml") || pack_files_has(files, "mimetype");
}

bool pack_read_watched(const char *path, ReadProgress *progress, Pack *out, Problems *problems) {
    *out = (Pack){0};
    if (pack_files_is_folder(path) || pack_files_is_zip(path)) {
        PackFiles *files = pack_files_open(path, problems);
        if (!files) return false;
        if (!is_document(files)) return read_files(files, path, progress, out, problems);
        pack_files_close(files);
    }
    Buffer file = {.limit_bytes = PACK_FILE_BYTES_MAX};
    const char *why;
    if (!buffer_read_file(&file, path, &why)) {
        problem_error(problems, (Place){.file = path}, "It cannot be read: %s.", why);
        return false;
    }
    return pack_read_bytes(path, &file, progress, out, problems);
}

void pack_release(Pack *pack) {
    card_list_release(&pack->cards);
    pack_files_close(pack->files);
    arena_release(&pack->arena);
    buffer_release(&pack->bytes);
    *pack = (Pack){0};
}
