#include "cards/spellings.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>

#include "base/hash.h"
#include "base/key_sort.h"

#define PASSED_MAX 32 /* slots that are passed: texts that were made to meet do not take long */

struct SpellingSlot {
    const char *text; /* NULL: free */
    uint32_t spelling;
    uint32_t codepoints;
};

/* All texts of the facts in their order. */
typedef struct FactTexts {
    const char **texts;
    FoldedText *folded;
    size_t count;
} FactTexts;

/* For sorting. */
typedef struct SortedText {
    const char *folded;
    uint32_t index; /* among all texts */
} SortedText;

static int compare_sorted(const void *left, const void *right) {
    return strcmp(((const SortedText *)left)->folded, ((const SortedText *)right)->folded);
}

static int compare_spellings(const void *left, const void *right) {
    return strcmp(((const Spelling *)left)->text.text, ((const Spelling *)right)->text.text);
}

static size_t count_texts(const FactBase *facts) {
    size_t count = 0;
    for (size_t i = 0; i < facts->name_count; i++)
        count += 1 + facts->names[i].variant_count + facts->names[i].member_count;
    for (size_t i = 0; i < facts->relation_count; i++) {
        const Relation *relation = &facts->relations[i];
        count += relation->fact_count * relation->column_count;
        for (size_t f = 0; f < relation->fact_count; f++) count += relation->facts[f].denied_count;
    }
    return count;
}

static void add_text(FactTexts *texts, Arena *arena, const char *text) {
    if (!text) return;
    texts->texts[texts->count] = text;
    texts->folded[texts->count++] = text_fold_measured(arena, text);
}

static FactTexts gather_texts(const FactBase *facts, Arena *arena, Arena *scratch) {
    size_t most = count_texts(facts);
    FactTexts texts = {.texts = arena_alloc_array(scratch, most, sizeof *texts.texts),
                       .folded = arena_alloc_array(scratch, most, sizeof *texts.folded)};
    for (size_t i = 0; i < facts->name_count; i++) {
        const Name *name = &facts->names[i];
        add_text(&texts, arena, name->printed);
        for (size_t v = 0; v < name->variant_count; v++) add_text(&texts, arena, name->variants[v]);
        for (size_t m = 0; m < name->member_count; m++) add_text(&texts, arena, name->members[m]);
    }
    for (size_t r = 0; r < facts->relation_count; r++) {
        const Relation *relation = &facts->relations[r];
        for (size_t f = 0; f < relation->fact_count; f++) {
            const Fact *fact = &relation->facts[f];
            for (size_t c = 0; c < relation->column_count; c++) add_text(&texts, arena, fact->values[c]);
            for (size_t d = 0; d < fact->denied_count; d++) add_text(&texts, arena, fact->denied[d].value);
        }
    }
    return texts;
}

/* The first bytes of a text as a number, so that numbers are in the order of texts. */
static uint64_t first_bytes(const char *text) {
    uint64_t bytes = 0;
    for (int left = sizeof bytes; left > 0; left--) bytes = bytes << 8 | (unsigned char)(*text ? *text++ : 0);
    return bytes;
}

/* By text: mostly by their first bytes alone, which takes a fourth of the time. */
static SortedText *sort_texts(const FactTexts *texts, Arena *scratch) {
    SortKey *keys = arena_alloc_array(scratch, texts->count, sizeof *keys);
    SortedText *sorted = arena_alloc_array(scratch, texts->count, sizeof *sorted);
    for (uint32_t i = 0; i < texts->count; i++) keys[i] = (SortKey){first_bytes(texts->folded[i].text), i};
    key_sort(keys, texts->count, scratch);
    for (size_t i = 0; i < texts->count; i++)
        sorted[i] = (SortedText){texts->folded[keys[i].index].text, keys[i].index};
    for (size_t i = 0, end; i < texts->count; i = end) {
        end = key_sort_run_end(keys, texts->count, i);
        bool goes_on = keys[i].key & UCHAR_MAX;
        if (goes_on && end - i > 1) qsort(&sorted[i], end - i, sizeof *sorted, compare_sorted);
    }
    return sorted;
}

static size_t count_different(const SortedText *sorted, size_t count) {
    size_t different = 0;
    for (size_t i = 0; i < count; i++)
        different += i == 0 || strcmp(sorted[i - 1].folded, sorted[i].folded) != 0;
    return different;
}

/* A power of two, so that at most half of the slots are taken. */
static size_t slots_for(size_t count) {
    size_t slots = 16;
    while (slots < 2 * count) slots *= 2;
    return slots;
}

/* Fills the table of spellings, once each stands in its place. */
static void make_slots(Spellings *spellings, Arena *arena) {
    size_t slots = slots_for(spellings->count);
    spellings->slots = arena_alloc_array(arena, slots, sizeof *spellings->slots);
    spellings->slot_mask = slots - 1;
    for (uint32_t i = 0; i < spellings->count; i++) {
        const FoldedText *text = &spellings->items[i].text;
        size_t slot = hash_quick(text->text, text->length) & spellings->slot_mask, passed = 0;
        while (spellings->slots[slot] && ++passed < PASSED_MAX) slot = (slot + 1) & spellings->slot_mask;
        if (spellings->slots[slot])
            spellings->is_crowded = true;
        else
            spellings->slots[slot] = i + 1;
    }
}

static size_t slot_of_address(const Spellings *spellings, const char *text) {
    return hash_mix(0, (uint64_t)(uintptr_t)text) & spellings->known_mask;
}

/* One that finds no place is folded when it is asked for, like a copy. */
static void make_known(Spellings *spellings, const FactTexts *texts, const uint32_t *of, Arena *arena) {
    size_t slots = slots_for(texts->count);
    spellings->known = arena_alloc_array(arena, slots, sizeof *spellings->known);
    spellings->known_mask = slots - 1;
    for (size_t i = 0; i < texts->count; i++) {
        size_t slot = slot_of_address(spellings, texts->texts[i]), passed = 0;
        while (spellings->known[slot].text && spellings->known[slot].text != texts->texts[i] &&
               ++passed < PASSED_MAX)
            slot = (slot + 1) & spellings->known_mask;
        if (!spellings->known[slot].text)
            spellings->known[slot] =
                (SpellingSlot){texts->texts[i], of[i], (uint32_t)texts->folded[i].codepoints};
    }
}

Spellings spellings_make(const FactBase *facts, Arena *arena, Arena *scratch, uint32_t **of) {
    Spellings spellings = {0};
    const FactTexts texts = gather_texts(facts, arena, scratch);
    const SortedText *sorted = sort_texts(&texts, scratch);
    spellings.items = arena_alloc_array(arena, count_different(sorted, texts.count), sizeof *spellings.items);
    *of = arena_alloc_array(scratch, texts.count, sizeof **of);
    for (size_t i = 0; i < texts.count; i++) {
        uint32_t count = (uint32_t)spellings.count;
        if (!count || strcmp(spellings.items[count - 1].text.text, sorted[i].folded) != 0)
            spellings.items[spellings.count++] = (Spelling){texts.folded[sorted[i].index], count};
        (*of)[sorted[i].index] = (uint32_t)spellings.count - 1;
    }
    make_slots(&spellings, arena);
    make_known(&spellings, &texts, *of, arena);
    return spellings;
}

Spelling *spellings_find(const Spellings *spellings, const char *folded) {
    if (spellings->count == 0) return NULL;
    Spelling key = {.text = {.text = folded}};
    size_t slot = hash_quick_text(folded) & spellings->slot_mask;
    for (size_t passed = 0; passed < PASSED_MAX && spellings->slots[slot]; passed++) {
        Spelling *spelling = &spellings->items[spellings->slots[slot] - 1];
        if (strcmp(spelling->text.text, folded) == 0) return spelling;
        slot = (slot + 1) & spellings->slot_mask;
    }
    if (!spellings->is_crowded) return NULL;
    return bsearch(&key, spellings->items, spellings->count, sizeof key, compare_spellings);
}

Spelling *spellings_of_own(const Spellings *spellings, const char *text, size_t *codepoints) {
    size_t slot = slot_of_address(spellings, text);
    for (size_t passed = 0; passed < PASSED_MAX && spellings->known[slot].text; passed++) {
        const SpellingSlot *known = &spellings->known[slot];
        if (known->text == text) {
            *codepoints = known->codepoints;
            return &spellings->items[known->spelling];
        }
        slot = (slot + 1) & spellings->known_mask;
    }
    return NULL;
}
