/* The table of formats. A row is judged by its own recognise; files have 64 KiB of head at most, so asking
 * all rows takes well under a millisecond. */
#include "packs/pack_format.h"

#include <assert.h>
#include <string.h>

#include "packs/text_decoding.h"

const PackFormat *const PACK_FORMATS[] = {
    &FORMAT_NATIVE, &FORMAT_OPENTDB, &FORMAT_RAZZIA,     &FORMAT_KAHOOT_JSON,  &FORMAT_JSON,
    &FORMAT_XLSX,   &FORMAT_CSV,     &FORMAT_MOODLE_XML, &FORMAT_OPENTRIVIAQA, &FORMAT_GIFT,
    &FORMAT_AIKEN,  &FORMAT_ANKI,    &FORMAT_ANKI_TEXT,  &FORMAT_PAPER,        &FORMAT_WORD_LIST};
const size_t PACK_FORMAT_COUNT = sizeof PACK_FORMATS / sizeof *PACK_FORMATS;

PackEnding pack_format_ending(const char *path) {
    PackEnding ending = {0};
    const char *slash = strrchr(path, '/');
    const char *name = slash ? slash + 1 : path, *dot = strrchr(name, '.');
    if (!dot || dot == name || strlen(dot + 1) >= sizeof ending.text) return ending;
    for (size_t i = 0; dot[1 + i]; i++) {
        char letter = dot[1 + i];
        ending.text[i] = letter >= 'A' && letter <= 'Z' ? (char)(letter - 'A' + 'a') : letter;
    }
    return ending;
}

bool pack_format_lists(const char *endings, const char *ending) {
    size_t length = strlen(ending);
    for (const char *at = endings; length && *at; at += *at == ' ') {
        size_t entry = strcspn(at, " ");
        if (entry == length && memcmp(at, ending, length) == 0) return true;
        at += entry;
    }
    return false;
}

bool pack_format_knows_ending(const char *name) {
    PackEnding ending = pack_format_ending(name);
    for (size_t i = 0; i < PACK_FORMAT_COUNT; i++)
        if (pack_format_lists(PACK_FORMATS[i]->endings, ending.text)) return true;
    return false;
}

void pack_format_show_head(PackBytes *file, Arena *arena) {
    size_t length = file->length;
    file->head = "";
    file->head_length = 0;
    if (text_decoding_is_binary(file->bytes, length)) return;
    if (length > PACK_HEAD_BYTES) { /* whole lines, so that no character is cut */
        length = PACK_HEAD_BYTES;
        while (length && file->bytes[length - 1] != '\n') length--;
        if (length == 0) length = PACK_HEAD_BYTES;
    }
    char *bytes = arena_copy_text(arena, file->bytes, length);
    DecodedText head = text_decode(arena, bytes, length, "", NULL);
    file->head = head.text;
    file->head_length = head.length;
}

const PackFormat *pack_format_find(const PackBytes *file, const char *path) {
    PackEnding ending = pack_format_ending(path);
    const PackFormat *best = NULL;
    int most = 0;
    for (size_t i = 0; i < PACK_FORMAT_COUNT; i++) {
        int surest = PACK_FORMATS[i]->surest ? PACK_FORMATS[i]->surest : 100;
        if (surest <= most) continue;
        int sure = PACK_FORMATS[i]->recognise(file, ending.text);
        assert(sure <= surest);
        if (sure <= most) continue;
        most = sure;
        best = PACK_FORMATS[i];
    }
    return best;
}
