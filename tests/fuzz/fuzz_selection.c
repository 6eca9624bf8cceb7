/* Any bytes as the text of a selection: refused, or the one way to write what it says, with a title that fits
 * a table, and cards that are as many as its packs have at the most. */
#include "fuzz/fuzz_checks.h"

#include "cards/selection_text.h"

#define PACK_CARDS 12

/* Cards of three topics and each difficulty. */
static const CardList *the_cards(void) {
    static const char *options[] = {"a", "b", "c", "d"}, *topics[] = {"Sea", "Sky", NULL};
    static Card items[PACK_CARDS];
    static CardList list = {.items = items, .count = PACK_CARDS};
    for (int i = 0; i < PACK_CARDS; i++)
        items[i] = (Card){.id = "card",
                          .prompt = "Which?",
                          .options = options,
                          .option_count = 4,
                          .right_count = 1,
                          .category = topics[i % 3],
                          .difficulty = (Difficulty)(i % 4)};
    return &list;
}

static void check_read(const SelectionText *selection, const char *bytes, size_t length, Arena *arena) {
    Buffer text = {0};
    const CardList *lists[SELECTION_LISTS_MAX];
    require(selection->pack_count > 0 && selection->pack_count <= SELECTION_LISTS_MAX);
    selection_text_write(selection, &text);
    require(text.length == length && memcmp(buffer_text(&text), bytes, length) == 0);
    buffer_release(&text);
    const char *title = selection_text_title(selection, arena);
    check_line(title);
    require(*title && strlen(title) <= SELECTION_TITLE_BYTES_MAX);
    for (size_t i = 0; i < selection->pack_count; i++) lists[i] = the_cards();
    CardFilter filter = selection_text_filter(selection);
    CardList cards = card_selection_of(lists, selection->pack_count, &filter, arena);
    require(cards.count <= selection->pack_count * PACK_CARDS);
    for (size_t i = 0; i < cards.count; i++) require(card_filter_takes(&filter, card_list_at(&cards, i)));
    card_list_release(&cards);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length) {
    Arena arena = {0};
    SelectionText selection;
    if (selection_text_read((const char *)bytes, length, &arena, &selection))
        check_read(&selection, (const char *)bytes, length, &arena);
    arena_release(&arena);
    return 0;
}
