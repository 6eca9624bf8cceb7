/* What one name is, and what clashes, by plain loops over the declared names: what name_index is compared
 * with. */
#ifndef QUIZLEAF_TESTS_NAMES_MODEL_H
#define QUIZLEAF_TESTS_NAMES_MODEL_H

#include <string.h>

#include "base/text.h"
#include "cards/fact_base.h"

/* Folded once for each text of a test program; these are literals and few. */
static inline const char *model_folded(Arena *arena, const char *text) {
    static struct {
        const char *text;
        char folded[40];
    } known[64];
    for (size_t i = 0; i < 64; i++) {
        if (known[i].text == text) return known[i].folded;
        if (known[i].text) continue;
        const char *folded = text_fold(arena, text);
        if (strlen(folded) >= sizeof known[i].folded) return folded;
        known[i].text = text;
        return strcpy(known[i].folded, folded);
    }
    return text_fold(arena, text);
}

static inline bool same_text(Arena *arena, const char *a, const char *b) {
    return a == b || strcmp(model_folded(arena, a), model_folded(arena, b)) == 0;
}

static inline bool is_spelling(Arena *arena, const Name *name, const char *text) {
    if (name->member_count) return false;
    if (same_text(arena, name->printed, text)) return true;
    for (size_t i = 0; i < name->variant_count; i++)
        if (same_text(arena, name->variants[i], text)) return true;
    return false;
}

static inline bool naive_same(Arena *arena, const FactBase *facts, const char *a, const char *b) {
    if (same_text(arena, a, b)) return true;
    for (size_t i = 0; i < facts->name_count; i++)
        if (is_spelling(arena, &facts->names[i], a) && is_spelling(arena, &facts->names[i], b)) return true;
    return false;
}

static inline bool naive_contains(Arena *arena, const FactBase *facts, const char *whole, const char *part,
                                  int depth) {
    for (size_t i = 0; depth && i < facts->name_count; i++) {
        const Name *name = &facts->names[i];
        if (!name->member_count || !naive_same(arena, facts, name->printed, whole)) continue;
        for (size_t m = 0; m < name->member_count; m++)
            if (naive_same(arena, facts, name->members[m], part) ||
                naive_contains(arena, facts, name->members[m], part, depth - 1))
                return true;
    }
    return false;
}

static inline bool naive_clash(Arena *arena, const FactBase *facts, const char *a, const char *b) {
    return naive_same(arena, facts, a, b) || naive_contains(arena, facts, a, b, 4) ||
           naive_contains(arena, facts, b, a, 4);
}

#endif
