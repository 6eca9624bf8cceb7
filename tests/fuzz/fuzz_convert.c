/* Any bytes as a pack: what is read of it is written in every format that can be written, and read again, and
 * is no card less. */
#include "fuzz/fuzz_checks.h"
#include "packs/pack_writing.h"

static const PackFormat *format; /* to be read in; NULL: whichever recognises it */

/* Takes the place of the function that recognises formats (see CMakeLists.txt). */
const PackFormat *__real_pack_format_find(const PackBytes *file, const char *path);
const PackFormat *__wrap_pack_format_find(const PackBytes *file, const char *path);
const PackFormat *__wrap_pack_format_find(const PackBytes *file, const char *path) {
    return format ? format : __real_pack_format_find(file, path);
}

/* What other formats lose of these cards may be all that tells two of them apart, and is told when they are
 * written. */
static bool may_be_alike(const Pack *pack) {
    if (card_list_is_lazy(&pack->cards)) return true;
    for (size_t i = 0; i < pack->cards.count; i++) {
        const Card *card = card_list_at(&pack->cards, i);
        if (card->kind == CARD_ODD_ONE_OUT || card->picture) return true;
    }
    return false;
}

static void check_read_again(const PackFormat *written_in, const Buffer *text, size_t cards) {
    Problems problems = {0};
    Pack again;
    format = written_in;
    pack_read_text("again", buffer_text(text), text->length, &again, &problems);
    if (again.cards.count != cards) {
        fprintf(stderr, "%s: %zu cards written, %zu read:\n%s\n", written_in->key, cards, again.cards.count,
                buffer_text(text));
        for (size_t i = 0; i < problems.count; i++)
            fprintf(stderr, "%u:%u: %s\n", problems.items[i].place.line, problems.items[i].place.column,
                    problems.items[i].sentence);
        abort();
    }
    pack_release(&again);
    problems_release(&problems);
}

static void check_written(const Pack *pack, const PackFormat *in) {
    Arena scratch = {0};
    Buffer text = {.limit_bytes = PACK_WRITE_BYTES_MAX};
    Problems told = {0};
    PackWriting writing = {.pack = pack, .format = in, .scratch = &scratch, .out = &text, .problems = &told};
    in->write(&writing);
    require(!text.failed && writing.written + writing.left_out == pack->cards.count);
    check_problems(&told, true);
    check_read_again(in, &text, writing.written);
    arena_release(&scratch);
    buffer_release(&text);
    problems_release(&told);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length) {
    Pack pack;
    Problems problems = {0};
    format = NULL;
    bool playable =
        pack_read_text_within(FUZZ_MEMORY_BYTES_MAX, "fuzz", (const char *)bytes, length, &pack, &problems);
    for (size_t i = 0; playable && !may_be_alike(&pack) && i < PACK_FORMAT_COUNT; i++)
        if (PACK_FORMATS[i]->write) check_written(&pack, PACK_FORMATS[i]);
    pack_release(&pack);
    problems_release(&problems);
    return 0;
}
