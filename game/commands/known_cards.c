/* Sizes seen: one pack, or a selection of two or three. A pack that the store kept is read in 5 to 50 ms. */
#include "commands/known_cards.h"

#include <string.h>

#include "base/text.h"
#include "cards/selection_text.h"

/* Cards that were asked for: those of the store's copy, read, of a pack on the shelf, or of a selection made
 * again; or not known here. */
typedef struct FoundCards {
    Fingerprint fingerprint;
    bool selections;      /* whether a selection would have done */
    Pack copy;            /* read from the store's bytes; {0}: none */
    CardList made;        /* of a selection, which stands on other known cards; {0}: none */
    Arena made_arena;     /* holds it */
    const Pack *pack;     /* the copy, or that of the shelf; NULL: none */
    const CardList *list; /* NULL: not known here */
    const char *title;
    const char *missing; /* the pack of a selection that is not known; in made_arena; NULL: none */
} FoundCards;

struct KnownCards {
    Arena arena;
    Store *store;
    const PackShelf *shelf;
    FoundCards **found;
    size_t count;
    size_t capacity;
};

KnownCards *known_cards_open(Store *store, const PackShelf *shelf) {
    Arena arena = {0};
    KnownCards *known = arena_alloc(&arena, sizeof *known);
    *known = (KnownCards){.arena = arena, .store = store, .shelf = shelf};
    return known;
}

void known_cards_close(KnownCards *known) {
    for (size_t i = 0; i < known->count; i++) {
        card_list_release(&known->found[i]->made);
        arena_release(&known->found[i]->made_arena);
    }
    for (size_t i = 0; i < known->count; i++) pack_release(&known->found[i]->copy);
    Arena arena = known->arena; /* which holds all of it */
    arena_release(&arena);
}

static bool is_print(const CardList *list, const Fingerprint *fingerprint) {
    return strcmp(card_list_fingerprint(list).hex, fingerprint->hex) == 0;
}

static void take_copy(FoundCards *found, const char *bytes, size_t length) {
    Problems problems = {0};
    if (pack_read_text("kept pack", bytes, length, &found->copy, &problems)) {
        if (is_print(&found->copy.cards, &found->fingerprint)) {
            found->pack = &found->copy;
            found->list = &found->copy.cards;
            found->title = found->copy.title;
        } else {
            pack_release(&found->copy);
        }
    }
    problems_release(&problems);
}

static const FoundCards *find_cards(KnownCards *known, const Fingerprint *fingerprint, bool selections);

/* Its packs must be known, and be called what it calls them, since that makes the title of its table. */
static void take_selection(KnownCards *known, FoundCards *found, const char *bytes, size_t length) {
    Arena *arena = &found->made_arena;
    SelectionText text;
    const CardList *lists[SELECTION_LISTS_MAX];
    if (!selection_text_read(bytes, length, arena, &text)) return;
    for (size_t i = 0; i < text.pack_count; i++) {
        const FoundCards *pack = find_cards(known, &text.packs[i].fingerprint, false);
        if (!pack->list ||
            strcmp(text_fold(arena, pack->title), text_fold(arena, text.packs[i].title)) != 0) {
            found->missing = text.packs[i].title;
            return;
        }
        lists[i] = pack->list;
    }
    CardFilter filter = selection_text_filter(&text);
    found->made = card_selection_of(lists, text.pack_count, &filter, arena);
    if (!is_print(&found->made, &found->fingerprint)) return;
    found->list = &found->made;
    found->title = selection_text_title(&text, arena);
}

/* The copy is as trustworthy as the file it is in: it counts only if its cards have the fingerprint. */
static void read_copy(KnownCards *known, FoundCards *found, bool selections) {
    Arena scratch = {0};
    const char *bytes;
    size_t length;
    if (known->store && store_find_pack(known->store, &scratch, &found->fingerprint, &bytes, &length)) {
        if (!selection_text_is(bytes, length))
            take_copy(found, bytes, length);
        else if (selections)
            take_selection(known, found, bytes, length);
    }
    arena_release(&scratch);
}

/* With `selections` false only packs are found: no selection stands on selections. */
static const FoundCards *find_cards(KnownCards *known, const Fingerprint *fingerprint, bool selections) {
    for (size_t i = 0; i < known->count; i++) {
        const FoundCards *found = known->found[i];
        bool fits = found->selections == selections || found->list == &found->copy.cards;
        if (fits && strcmp(found->fingerprint.hex, fingerprint->hex) == 0) return found;
    }
    FoundCards *found = arena_alloc(&known->arena, sizeof *found);
    found->fingerprint = *fingerprint;
    found->selections = selections;
    read_copy(known, found, selections);
    const Pack *pack = found->list ? NULL : pack_shelf_find(known->shelf, fingerprint);
    if (pack) {
        found->pack = pack;
        found->list = &pack->cards;
        found->title = pack->title;
    }
    known->found =
        arena_grow(&known->arena, known->found, known->count, &known->capacity, sizeof *known->found);
    known->found[known->count++] = found;
    return found;
}

const CardList *known_cards_find(KnownCards *known, const Fingerprint *fingerprint, const char **title) {
    const FoundCards *found = find_cards(known, fingerprint, true);
    *title = found->title;
    return found->list;
}

const char *known_cards_missing(const KnownCards *known, const Fingerprint *fingerprint) {
    for (size_t i = 0; i < known->count; i++)
        if (!known->found[i]->list && strcmp(known->found[i]->fingerprint.hex, fingerprint->hex) == 0 &&
            known->found[i]->missing)
            return known->found[i]->missing;
    return NULL;
}

size_t known_cards_packs(const KnownCards *known, const Pack **out, size_t max) {
    size_t count = 0;
    for (size_t i = 0; i < known->count && count < max; i++)
        if (known->found[i]->pack) out[count++] = known->found[i]->pack;
    return count;
}
