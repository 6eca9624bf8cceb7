/* Any bytes as a file of the formats FUZZ_FORMATS, however little they look like one: read or refused. What
 * is read can be dealt, and is the same once it was written as YAML and read again.
 *
 *     cmake --preset fuzz && cmake --build build/fuzz --target fuzz_gift
 *     mkdir -p build/fuzz/found/gift
 *     build/fuzz/tests/fuzz/fuzz_gift -max_len=4096 -max_total_time=300 build/fuzz/found/gift tests/fuzz/gift
 * \ tests/formats/gift
 *
 * What crashes it becomes a file in tests/formats. */
#include "fuzz/fuzz_kept.h"

#include <stdio.h>

#include "packs/foreign_file.h"
#include "packs/pack_writing.h"

static const PackFormat *const FORMATS[] = {FUZZ_FORMATS};
static const PackFormat *format;

/* Takes the place of the function that recognises formats (see CMakeLists.txt). */
const PackFormat *__wrap_pack_format_find(const PackBytes *file, const char *path);
const PackFormat *__wrap_pack_format_find(const PackBytes *file, const char *path) {
    (void)path;
    for (size_t i = 0; i < PACK_FORMAT_COUNT; i++) PACK_FORMATS[i]->recognise(file, "txt");
    return format;
}

#ifdef FUZZ_LONG_LISTS
#include "packs/long_list.h"

/* Every list is long, since no fuzzer writes 5,000 rows. */
bool __wrap_long_list_is_long(const PackReading *reading, const CsvLayout *layout);
bool __wrap_long_list_is_long(const PackReading *reading, const CsvLayout *layout) {
    (void)reading;
    (void)layout;
    return true;
}
#endif

/* As require, and shows a person what was written. */
static void require_of(const Buffer *text, const Problems *problems, bool holds) {
    if (holds) return;
    for (size_t i = 0; i < problems->count; i++)
        fprintf(stderr, "%u:%u: %s\n", problems->items[i].place.line, problems->items[i].place.column,
                problems->items[i].sentence);
    fprintf(stderr, "%s\n", buffer_text(text));
    abort();
}

static void check_written(const Pack *pack) {
    Arena scratch = {0};
    Buffer text = {.limit_bytes = PACK_WRITE_BYTES_MAX};
    Problems told = {0}, problems = {0};
    PackWriting writing = {
        .pack = pack, .format = &FORMAT_NATIVE, .scratch = &scratch, .out = &text, .problems = &told};
    FORMAT_NATIVE.write(&writing);
    require(!text.failed && writing.written + writing.left_out == pack->cards.count);
    check_problems(&told, true);
    arena_release(&scratch);
    format = &FORMAT_NATIVE;
    Pack again = {0};
    bool playable = pack_read_text("again", buffer_text(&text), text.length, &again, &problems);
    /* Cards that say the same are known when they are read: those of long lists, and those that differ by
     * pictures alone, which YAML cannot hold. */
    bool may_be_fewer = card_list_is_lazy(&pack->cards) || pack_pictures_are_embedded(pack->pictures);
    require_of(&text, &problems, may_be_fewer || playable == (writing.written > 0));
    require_of(&text, &problems, may_be_fewer || again.cards.count == writing.written);
    if (told.count == 0 && !may_be_fewer) {
        Fingerprint before = card_list_fingerprint(&pack->cards), after = card_list_fingerprint(&again.cards);
        require_of(&text, &problems, strcmp(before.hex, after.hex) == 0);
    }
    pack_release(&again);
    problems_release(&told);
    problems_release(&problems);
    buffer_release(&text);
}

static void check_file(const char *bytes, size_t length) {
    for (size_t i = 0; i < sizeof FORMATS / sizeof *FORMATS; i++) {
        Pack pack;
        Problems problems = {0};
        format = FORMATS[i];
        bool playable = pack_read_text_within(FUZZ_MEMORY_BYTES_MAX, "fuzz", bytes, length, &pack, &problems);
        check_problems(&problems, playable);
        if (playable) check_deals(&pack);
        if (playable && pack_pictures_are_embedded(pack.pictures)) {
            check_pictures(&pack);
            check_kept(&pack);
        }
        if (playable) check_written(&pack);
        pack_release(&pack);
        problems_release(&problems);
    }
}

#ifdef FUZZ_AHEAD
#define REMARK "# ...........................................................\n"
#define REMARKS 600 /* 36 KB: long texts are parsed on a thread of their own */

static void read_native(const char *bytes, size_t length, Pack *pack, Problems *problems) {
    format = &FORMAT_NATIVE;
    pack_read_text_within(32 * FUZZ_MEMORY_BYTES_MAX, "fuzz", bytes, length, pack, problems);
}

/* Behind remarks a pack is what it was, REMARKS lines further down. */
static void check_ahead(const char *bytes, size_t length) {
    bool is_plain = length > 0 && !memchr(bytes, 0, length) && text_find_invalid(bytes, length) == length &&
                    memcmp(bytes, "\xEF", 1) != 0 && /* a byte order mark */
                    !foreign_file_certain(&(PackBytes){.bytes = bytes, .length = length});
    if (!is_plain || length % 4 != 0) return; /* that is slow */
    Buffer text = {0};
    for (size_t i = 0; i < REMARKS; i++) buffer_add_text(&text, REMARK);
    buffer_add(&text, bytes, length);
    Pack here, ahead;
    Problems problems = {0}, problems_ahead = {0};
    read_native(bytes, length, &here, &problems);
    read_native(text.text, text.length, &ahead, &problems_ahead);
    require_of(&text, &problems_ahead, here.cards.count == ahead.cards.count);
    if (here.cards.count) {
        Fingerprint one = card_list_fingerprint(&here.cards), other = card_list_fingerprint(&ahead.cards);
        require_of(&text, &problems_ahead, strcmp(one.hex, other.hex) == 0);
    }
    require_of(&text, &problems_ahead, problems.count == problems_ahead.count);
    for (size_t i = 0; i < problems.count; i++) {
        const Place *place = &problems.items[i].place, *further = &problems_ahead.items[i].place;
        bool is_same = place->line ? place->line + REMARKS == further->line : further->line == 0;
        require_of(&text, &problems_ahead, is_same && place->column == further->column);
    }
    pack_release(&here);
    pack_release(&ahead);
    problems_release(&problems);
    problems_release(&problems_ahead);
    buffer_release(&text);
}
#endif

#ifdef FUZZ_ANKI_DECKS
#include "fuzz/fuzz_anki_deck.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length) {
    const char *text = (const char *)bytes;
    if (fuzz_anki_is_deck(text, length)) {
        check_file(text, length);
        return 0;
    }
    char *made = fuzz_anki_deck(text, length, &length);
    check_file(made, length);
    free(made);
    return 0;
}
#else
int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length) {
    check_file((const char *)bytes, length);
#ifdef FUZZ_AHEAD
    check_ahead((const char *)bytes, length);
#endif
    return 0;
}
#endif
