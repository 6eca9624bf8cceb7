/* Only cards that share their kind and answer with one of another template are looked at: in most large packs
 * few do. A prompt has about ten words, so eight trigrams. Two sets of which 60 % are common share one of
 * their rarest trigrams, so cards meet only in the short lists of those (prefix filtering: Bayardo, Ma and
 * Srikant, "Scaling Up All Pairs Similarity Search", 2007). 1,000 cards take two milliseconds. */
#include "cards/near_prompts.h"

#include <stdlib.h>
#include <string.h>

#include "base/text.h"

#define TRIGRAMS_MAX 100          /* a prompt of 200 characters has at most that many words */
#define TRIGRAMS_READ_MAX 5000000 /* in all prompts together; the rest is not compared */
#define COMPARISONS_MAX 4000000

typedef struct Trigram {
    uint64_t hash;
    uint32_t frequency; /* how many cards have it */
} Trigram;

typedef struct Prompt {
    Trigram *trigrams; /* the rarest first, each once */
    uint32_t count;
} Prompt;

/* One of a card's rarest trigrams together with the card's kind and answer. */
typedef struct Posting {
    uint64_t key;
    uint32_t card;
} Posting;

typedef struct Pair {
    uint32_t first, second;
} Pair;

typedef struct Search {
    const CardList *cards;
    Arena *scratch;
    uint64_t *answers; /* kind and answer of each card in one number: cards of two answers never meet */
    Prompt *prompts;   /* empty for cards that are near to none */
    bool was_too_much;
    Posting *postings;
    size_t posting_count;
    Pair *pairs;
    size_t pair_count, pair_capacity;
    size_t comparisons;
} Search;

static int compare_hashes(const void *left, const void *right) {
    uint64_t a = *(const uint64_t *)left, b = *(const uint64_t *)right;
    return (a > b) - (a < b);
}

static int compare_trigrams(const void *left, const void *right) {
    const Trigram *a = left, *b = right;
    if (a->frequency != b->frequency) return a->frequency < b->frequency ? -1 : 1;
    return (a->hash > b->hash) - (a->hash < b->hash);
}

static bool is_word_byte(char byte) {
    return (byte >= 'a' && byte <= 'z') || (byte >= '0' && byte <= '9') || (unsigned char)byte >= 0x80;
}

/* The hash of the next word of a folded text; false at the end. */
static bool next_word(const char **cursor, uint64_t *hash) {
    while (**cursor && !is_word_byte(**cursor)) (*cursor)++;
    const char *start = *cursor;
    while (is_word_byte(**cursor)) (*cursor)++;
    *hash = hash_bytes(HASH_START, start, (size_t)(*cursor - start));
    return *cursor != start;
}

/* Sorted and each once; returns how many. */
static size_t sort_once(uint64_t *hashes, size_t count) {
    size_t kept = 0;
    if (count) qsort(hashes, count, sizeof *hashes, compare_hashes);
    for (size_t i = 0; i < count; i++)
        if (kept == 0 || hashes[kept - 1] != hashes[i]) hashes[kept++] = hashes[i];
    return kept;
}

/* A prompt of fewer than three words is one trigram. */
static size_t read_trigrams(const char *prompt, Arena *scratch, uint64_t *out) {
    uint64_t window[3] = {0};
    size_t words = 0, count = 0;
    const char *cursor = text_fold(scratch, prompt);
    for (uint64_t word; count < TRIGRAMS_MAX && next_word(&cursor, &word);) {
        window[0] = window[1];
        window[1] = window[2];
        window[2] = word;
        if (++words >= 3) out[count++] = hash_bytes(HASH_START, window, sizeof window);
    }
    if (words > 0 && words < 3) out[count++] = hash_bytes(HASH_START, window, sizeof window);
    return sort_once(out, count);
}

static uint64_t answer_hash(const Card *card, Arena *scratch) {
    char kind = (char)card->kind;
    uint64_t hash = hash_bytes(HASH_START, &kind, 1);
    if (card->kind == CARD_TRUE_FALSE) return hash_bytes(hash, &card->statement_is_true, sizeof(bool));
    if (card->kind == CARD_NUMBER) return hash_bytes(hash, &card->number.value, sizeof card->number.value);
    const char *answer = text_fold(scratch, card->options[0]);
    return hash_bytes(hash, answer, strlen(answer));
}

static int compare_postings(const void *left, const void *right) {
    const Posting *a = left, *b = right;
    if (a->key != b->key) return a->key < b->key ? -1 : 1;
    return (a->card > b->card) - (a->card < b->card);
}

/* Cards that fill one template differ in what the template leaves open. */
static bool share_template(const Card *a, const Card *b) {
    return a->asked_as && a->asked_as == b->asked_as;
}

/* Whether all cards of a run fill the same template. */
static bool is_one_template(const Search *search, const Posting *run, size_t count) {
    const Card *cards = search->cards->items;
    for (size_t i = 1; i < count; i++)
        if (!share_template(&cards[run[0].card], &cards[run[i].card])) return false;
    return true;
}

/* wanted[card]: whether another card has its kind and answer and not its template. */
static void find_wanted(Search *search, bool *wanted) {
    Arena folding = {0};
    size_t count = search->cards->count;
    Posting *by_answer = arena_alloc_array(search->scratch, count, sizeof *by_answer);
    for (uint32_t i = 0; i < count; i++) {
        search->answers[i] = answer_hash(&search->cards->items[i], &folding);
        arena_release(&folding);
        by_answer[i] = (Posting){search->answers[i], i};
    }
    if (count) qsort(by_answer, count, sizeof *by_answer, compare_postings);
    for (size_t i = 0, end; i < count; i = end) {
        end = i + 1;
        while (end < count && by_answer[end].key == by_answer[i].key) end++;
        bool matters = end - i > 1 && !is_one_template(search, by_answer + i, end - i);
        for (size_t m = i; m < end; m++) wanted[by_answer[m].card] = matters;
    }
}

/* Reads the wanted prompts; returns their trigrams, all of them sorted, to count by. */
static uint64_t *read_prompts(Search *search, const bool *wanted, size_t *total) {
    size_t capacity = 0;
    uint64_t *all = NULL;
    Arena folding = {0};
    *total = 0;
    for (size_t i = 0; i < search->cards->count; i++) {
        if (!wanted[i]) continue;
        search->was_too_much = *total > TRIGRAMS_READ_MAX;
        if (search->was_too_much) break;
        uint64_t hashes[TRIGRAMS_MAX];
        Prompt *prompt = &search->prompts[i];
        prompt->count = (uint32_t)read_trigrams(search->cards->items[i].prompt, &folding, hashes);
        arena_release(&folding);
        prompt->trigrams = arena_alloc_array(search->scratch, prompt->count, sizeof *prompt->trigrams);
        for (size_t t = 0; t < prompt->count; t++) {
            prompt->trigrams[t].hash = hashes[t];
            all = arena_grow(search->scratch, all, *total, &capacity, sizeof *all);
            all[(*total)++] = hashes[t];
        }
    }
    if (*total) qsort(all, *total, sizeof *all, compare_hashes);
    return all;
}

static size_t first_not_before(const uint64_t *sorted, size_t count, uint64_t hash) {
    size_t low = 0, high = count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (sorted[middle] < hash)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

static void rank_trigrams(Search *search, const uint64_t *all, size_t total) {
    for (size_t i = 0; i < search->cards->count; i++) {
        Prompt *prompt = &search->prompts[i];
        for (size_t t = 0; t < prompt->count; t++) {
            uint64_t hash = prompt->trigrams[t].hash;
            size_t end = hash == UINT64_MAX ? total : first_not_before(all, total, hash + 1);
            prompt->trigrams[t].frequency = (uint32_t)(end - first_not_before(all, total, hash));
        }
        if (prompt->count) qsort(prompt->trigrams, prompt->count, sizeof(Trigram), compare_trigrams);
    }
}

/* Of n trigrams, so many of the rarest that a near prompt has one of them: n - ceil(0.6 n) + 1. */
static uint32_t prefix_of(uint32_t count) {
    return count - (count * NEAR_PROMPTS_PERCENT + 99) / 100 + 1;
}

static void list_postings(Search *search, size_t total) {
    search->postings = arena_alloc_array(search->scratch, total, sizeof *search->postings);
    for (uint32_t i = 0; i < search->cards->count; i++) {
        const Prompt *prompt = &search->prompts[i];
        for (uint32_t t = 0; prompt->count && t < prefix_of(prompt->count); t++)
            search->postings[search->posting_count++] =
                (Posting){hash_bytes(search->answers[i], &prompt->trigrams[t].hash, sizeof(uint64_t)), i};
    }
    if (search->posting_count)
        qsort(search->postings, search->posting_count, sizeof *search->postings, compare_postings);
}

static bool is_near(const Prompt *a, const Prompt *b) {
    size_t common = 0;
    for (size_t i = 0, j = 0; i < a->count && j < b->count;) {
        int order = compare_trigrams(&a->trigrams[i], &b->trigrams[j]);
        common += order == 0;
        i += order <= 0;
        j += order >= 0;
    }
    return common * 100 >= NEAR_PROMPTS_PERCENT * (a->count + b->count - common);
}

static void compare_in_run(Search *search, const Posting *run, size_t count) {
    const Card *cards = search->cards->items;
    if (is_one_template(search, run, count)) return;
    for (size_t i = 0; i < count; i++) {
        for (size_t j = i + 1; j < count && search->comparisons < COMPARISONS_MAX; j++) {
            uint32_t first = run[i].card, second = run[j].card;
            search->comparisons++;
            if (share_template(&cards[first], &cards[second])) continue;
            if (!card_same_picture(&cards[first], &cards[second])) continue;
            if (!is_near(&search->prompts[first], &search->prompts[second])) continue;
            search->pairs = arena_grow(search->scratch, search->pairs, search->pair_count,
                                       &search->pair_capacity, sizeof *search->pairs);
            search->pairs[search->pair_count++] = (Pair){first, second};
        }
    }
}

static int compare_pairs(const void *left, const void *right) {
    const Pair *a = left, *b = right;
    if (a->second != b->second) return a->second < b->second ? -1 : 1;
    return (a->first > b->first) - (a->first < b->first);
}

/* One warning a card: it is near the first of the list, and mending that mends the rest. */
static void report(const Search *search, Problems *problems) {
    if (search->pair_count) qsort(search->pairs, search->pair_count, sizeof *search->pairs, compare_pairs);
    for (size_t i = 0; i < search->pair_count; i++) {
        if (i > 0 && search->pairs[i].second == search->pairs[i - 1].second) continue;
        const Card *first = &search->cards->items[search->pairs[i].first];
        const Card *second = &search->cards->items[search->pairs[i].second];
        problem_warning(
            problems, second->place,
            "\"%s\" asks nearly the same as \"%s\" in line %u, with the same answer. Keep one, or "
            "word it otherwise.",
            second->prompt, first->prompt, first->place.line);
    }
}

void near_prompts_warn(const CardList *cards, const char *file, Arena *scratch, Problems *problems) {
    Search search = {.cards = cards, .scratch = scratch};
    bool *wanted = arena_alloc_array(scratch, cards->count, sizeof *wanted);
    search.answers = arena_alloc_array(scratch, cards->count, sizeof *search.answers);
    search.prompts = arena_alloc_array(scratch, cards->count, sizeof *search.prompts);
    find_wanted(&search, wanted);
    size_t total;
    const uint64_t *all = read_prompts(&search, wanted, &total);
    rank_trigrams(&search, all, total);
    list_postings(&search, total);
    for (size_t i = 0, end; i < search.posting_count; i = end) {
        end = i + 1;
        while (end < search.posting_count && search.postings[end].key == search.postings[i].key) end++;
        if (end - i > 1) compare_in_run(&search, search.postings + i, end - i);
    }
    if (search.comparisons == COMPARISONS_MAX || search.was_too_much)
        problem_warning(
            problems, (Place){.file = file},
            "This pack has more cards that are alike than are compared. Questions that ask nearly "
            "the same may go unnoticed; smaller packs are checked whole.");
    report(&search, problems);
}
