#include "packs/pack.h"

#include "base/buffer.h"
#include "cards/card_list_proof.h"
#include "cards/near_prompts.h"
#include "packs/read_native.h"

/* Builds the pack's cards in order; false where nothing can be played. */
static bool build(NativeReader *reader, const char *text, size_t length) {
    Pack *pack = reader->pack;
    pack->text = arena_copy_text(&pack->arena, text, length);
    pack->text_length = length;
    if (!read_native(reader, text, length)) return false;
    card_list_make_distinct(&pack->cards, reader->names, &pack->arena, reader->scratch, reader->problems);
    arena_release(reader->scratch);
    near_prompts_warn(&pack->cards, pack->path, reader->scratch, reader->problems);
    if (pack->cards.count == 0) {
        problem_error(reader->problems, (Place){.file = pack->path},
                      "There is no card in this pack that can be played.");
        return false;
    }
    pack->fingerprint = card_list_fingerprint(&pack->cards);
    return true;
}

/* Builds, or comes back by `exhausted` where an arena runs out. What changes on the way is the caller's, so
 * that nothing of it is lost in the jump. */
static bool build_guarded(NativeReader *reader, const char *text, size_t length) {
    jmp_buf exhausted;
    if (setjmp(exhausted)) {
        problem_error(reader->problems, (Place){.file = reader->pack->path},
                      "This pack needs more than %zu MiB of memory. Split it into smaller packs.",
                      reader->arena->limit_bytes / MEBIBYTE);
        return false;
    }
    arena_on_exhausted(reader->arena, &exhausted);
    arena_on_exhausted(reader->scratch, &exhausted);
    bool ok = build(reader, text, length);
    arena_on_exhausted(reader->arena, NULL);
    return ok;
}

bool pack_read_text_within(size_t memory_bytes_max, const char *path, const char *text, size_t length,
                           Pack *out, Problems *problems) {
    Pack pack = {.path = path};
    Arena scratch;
    arena_init(&pack.arena, memory_bytes_max);
    arena_init(&scratch, memory_bytes_max);
    *out = (Pack){0};
    NativeReader reader = {.pack = &pack, .arena = &pack.arena, .scratch = &scratch, .problems = problems};
    bool ok = build_guarded(&reader, text, length);
    arena_release(&scratch);
    if (ok)
        *out = pack;
    else
        pack_release(&pack);
    problems_sort(problems);
    return ok;
}

bool pack_read_text(const char *path, const char *text, size_t length, Pack *out, Problems *problems) {
    return pack_read_text_within(PACK_MEMORY_BYTES_MAX, path, text, length, out, problems);
}

bool pack_read(const char *path, Pack *out, Problems *problems) {
    *out = (Pack){0};
    Buffer file = {.limit_bytes = PACK_FILE_BYTES_MAX};
    const char *why;
    if (!buffer_read_file(&file, path, &why)) {
        problem_error(problems, (Place){.file = path}, "It cannot be read: %s.", why);
        return false;
    }
    bool ok = pack_read_text(path, buffer_text(&file), file.length, out, problems);
    buffer_release(&file);
    return ok;
}

void pack_release(Pack *pack) {
    card_list_release(&pack->cards);
    arena_release(&pack->arena);
    *pack = (Pack){0};
}
