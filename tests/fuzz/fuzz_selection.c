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

/* Each card is one of the_cards, and belongs to a topic that is counted. */
static void check_cards(const CardList *cards, const CardFilter *filter, Arena *arena) {
    CardTopic topics[SELECTION_TOPICS_MAX];
    size_t topic_count = card_selection_topics(&cards, 1, arena, topics, SELECTION_TOPICS_MAX), counted = 0;
    for (size_t i = 0; i < cards->count; i++) {
        const Card *card = card_list_at(cards, i);
        size_t own;
        require(card_filter_takes(filter, card));
        require(card_selection_origin(cards, i, &own) == the_cards() && own < PACK_CARDS);
        require(card->difficulty == card_list_at(the_cards(), own)->difficulty);
    }
    for (size_t i = 0; i < topic_count; i++) counted += topics[i].cards;
    require(counted == cards->count && topic_count <= 3);
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
    check_cards(&cards, &filter, arena);
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
