/* A prompt of 80 letters takes about 10 us; texts without letters from the right are told by a look at them.
 */
#include "screen/text_direction.h"

#include <string.h>

#include <fribidi.h>

#include "base/text.h"

#define LEFT_MARK "\u200E"
#define RIGHT_MARK "\u200F"
#define ARABIC_MARK "\u061C"

struct DirectionContext {
    const char *text;
    size_t count;
    uint8_t base; /* level of the whole: 0 or 1 */
    uint8_t *levels;
    size_t *offsets;         /* of each code point, bytes; count + 1 of them */
    FriBidiCharType *strong; /* the last strong type at or before each code point; 0: none yet */
};

/* Hebrew, Arabic, Syriac, Thaana, N'Ko and their like, their presentation forms, the old scripts of the Near
 * East and the new ones of Africa; marks, embeddings and isolates. */
static bool turns(uint32_t codepoint) {
    return (codepoint >= 0x0590 && codepoint <= 0x08FF) || codepoint == 0x200F ||
           (codepoint >= 0x202A && codepoint <= 0x202E) || (codepoint >= 0x2066 && codepoint <= 0x2069) ||
           (codepoint >= 0xFB1D && codepoint <= 0xFDFF) || (codepoint >= 0xFE70 && codepoint <= 0xFEFC) ||
           (codepoint >= 0x10800 && codepoint <= 0x10FFF) || (codepoint >= 0x1E800 && codepoint <= 0x1EFFF);
}

bool direction_matters(const char *text) {
    for (uint32_t codepoint; (codepoint = text_next(&text));)
        if (codepoint >= 0x0590 && turns(codepoint)) return true;
    return false;
}

bool direction_is_from_right(const char *text) {
    for (uint32_t codepoint; (codepoint = text_next(&text));) {
        FriBidiCharType type = fribidi_get_bidi_type(codepoint);
        if (FRIBIDI_IS_STRONG(type) && FRIBIDI_IS_LETTER(type)) return FRIBIDI_IS_RTL(type);
    }
    return false;
}

/* Levels of a paragraph. White space at its end goes with the paragraph (rule L1), which libfribidi leaves to
 * its callers. False where the machine's memory ran out. */
static bool levels_of(const FriBidiChar *codepoints, const FriBidiCharType *types,
                      FriBidiBracketType *brackets, size_t count, FriBidiParType *base, uint8_t *levels) {
    fribidi_get_bracket_types(codepoints, (FriBidiStrIndex)count, types, brackets);
    FriBidiLevel most = fribidi_get_par_embedding_levels_ex(types, brackets, (FriBidiStrIndex)count, base,
                                                            (FriBidiLevel *)levels);
    if (most == 0) return false;
    uint8_t own = FRIBIDI_IS_RTL(*base);
    for (size_t i = count; i > 0 && FRIBIDI_IS_EXPLICIT_OR_BN_OR_WS(types[i - 1]); i--) levels[i - 1] = own;
    return true;
}

uint8_t direction_levels(const uint32_t *codepoints, size_t count, uint8_t *levels) {
    Arena scratch = {0};
    FriBidiCharType *types = arena_alloc_array(&scratch, count + 1, sizeof *types);
    FriBidiBracketType *brackets = arena_alloc_array(&scratch, count + 1, sizeof *brackets);
    FriBidiParType base = FRIBIDI_PAR_ON;
    fribidi_get_bidi_types(codepoints, (FriBidiStrIndex)count, types);
    bool known = levels_of(codepoints, types, brackets, count, &base, levels);
    if (!known) memset(levels, 0, count);
    arena_release(&scratch);
    return known && FRIBIDI_IS_RTL(base) ? 1 : 0;
}

const DirectionContext *direction_context(Arena *arena, const char *text, bool from_right) {
    if (!from_right && !direction_matters(text)) return NULL;
    size_t count = text_count_codepoints(text);
    DirectionContext *context = arena_alloc(arena, sizeof *context);
    FriBidiChar *codepoints = arena_alloc_array(arena, count + 1, sizeof *codepoints);
    FriBidiBracketType *brackets = arena_alloc_array(arena, count + 1, sizeof *brackets);
    *context = (DirectionContext){
        .text = text,
        .count = count,
        .base = from_right,
        .levels = arena_alloc(arena, count + 1),
        .offsets = arena_alloc_array(arena, count + 1, sizeof *context->offsets),
        .strong = arena_alloc_array(arena, count + 1, sizeof *context->strong),
    };
    const char *cursor = text;
    for (size_t i = 0; i < count; i++) {
        context->offsets[i] = (size_t)(cursor - text);
        codepoints[i] = text_next(&cursor);
    }
    context->offsets[count] = (size_t)(cursor - text);
    fribidi_get_bidi_types(codepoints, (FriBidiStrIndex)count, context->strong);
    FriBidiParType base = from_right ? FRIBIDI_PAR_RTL : FRIBIDI_PAR_LTR;
    if (!levels_of(codepoints, context->strong, brackets, count, &base, context->levels)) return NULL;
    bool one_way = direction_is_from_right(text) == from_right;
    FriBidiCharType last = 0;
    for (size_t i = 0; i < count; i++) {
        if (context->levels[i] != context->base) one_way = false;
        FriBidiCharType type = context->strong[i];
        if (FRIBIDI_IS_STRONG(type) && FRIBIDI_IS_LETTER(type)) last = type;
        context->strong[i] = last;
    }
    return one_way ? NULL : context;
}

/* The number of the code point that begins at or after a byte. */
static size_t codepoint_at(const DirectionContext *context, size_t byte) {
    size_t low = 0, high = context->count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (context->offsets[middle] < byte)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

const char *direction_marked_piece(const DirectionContext *context, Arena *arena, size_t start,
                                   size_t length) {
    size_t first = codepoint_at(context, start), end = codepoint_at(context, start + length);
    const char *own = context->base ? RIGHT_MARK : LEFT_MARK, *before = "", *after = "";
    FriBidiCharType last = first > 0 ? context->strong[first - 1] : 0;
    if (last == FRIBIDI_TYPE_AL)
        before = ARABIC_MARK;
    else if (last && FRIBIDI_IS_RTL(last) != (context->base == 1))
        before = context->base ? LEFT_MARK : RIGHT_MARK;
    if (end > first && (context->levels[end - 1] & 1) != context->base)
        after = context->levels[end - 1] & 1 ? RIGHT_MARK : LEFT_MARK;
    return arena_format(arena, "%s%s%.*s%s", own, before, (int)length, context->text + start, after);
}
