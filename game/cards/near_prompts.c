/* Only cards that share their kind and answer with one of another template are looked at: in most large packs
 * few do. A prompt has about ten words, so eight trigrams. Two sets of which 60 % are common share one of
 * their rarest trigrams, so cards meet only in the short lists of those (prefix filtering: Bayardo, Ma and
 * Srikant, "Scaling Up All Pairs Similarity Search", 2007). 1,000 cards take two milliseconds. */
#include "cards/near_prompts.h"

#include <stdlib.h>
#include <string.h>

#include "base/hash.h"
#include "base/key_sort.h"
#include "base/text.h"

#define TRIGRAMS_MAX 100          /* a prompt of 200 characters has at most that many words */
#define TRIGRAMS_READ_MAX 5000000 /* in all prompts together; the rest is not compared */
#define COMPARISONS_MAX 4000000

typedef struct Trigram {
    uint64_t hash;
    uint32_t frequency; /* how many cards have it */
} Trigram;

typedef struct Prompt {
    uint32_t first; /* of its trigrams, which stand together, the rarest first, each once */
    uint32_t count;
} Prompt;

typedef struct Pair {
    uint32_t first, second;
} Pair;

typedef struct Search {
    const CardList *cards;
    Arena *scratch;
    uint64_t *answers; /* kind and answer of each card in one number: cards of two answers never meet */
    Prompt *prompts;   /* empty for cards that are near to none */
    Trigram *trigrams;
    size_t trigram_count, trigram_capacity;
    bool was_too_much;
    SortKey *postings; /* cards by one of their rarest trigrams together with their kind and answer */
    size_t posting_count;
    Pair *pairs;
    size_t pair_count, pair_capacity;
    size_t comparisons;
} Search;

/* Negative where the first is the rarer one. */
static int compare_trigrams(const Trigram *a, const Trigram *b) {
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
    *hash = hash_quick(start, (size_t)(*cursor - start));
    return *cursor != start;
}

/* Sorted and each once; returns how many. */
static size_t sort_once(uint64_t *hashes, size_t count) {
    size_t kept = 0;
    for (size_t i = 0; i < count; i++) {
        uint64_t hash = hashes[i];
        size_t at = kept;
        while (at > 0 && hashes[at - 1] > hash) at--;
        if (at > 0 && hashes[at - 1] == hash) continue;
        memmove(&hashes[at + 1], &hashes[at], (kept - at) * sizeof *hashes);
        hashes[at] = hash;
        kept++;
    }
    return kept;
}

/* A prompt of fewer than three words is one trigram. */
static size_t read_trigrams(const char *prompt, uint64_t *out) {
    Arena scratch = {0};
    char small[1024];
    uint64_t window[3] = {0};
    size_t words = 0, count = 0;
    const char *cursor = text_fold_into(small, sizeof small, &scratch, prompt);
    for (uint64_t word; count < TRIGRAMS_MAX && next_word(&cursor, &word);) {
        window[0] = window[1];
        window[1] = window[2];
        window[2] = word;
        if (++words >= 3) out[count++] = hash_quick(window, sizeof window);
    }
    if (words > 0 && words < 3) out[count++] = hash_quick(window, sizeof window);
    arena_release(&scratch);
    return sort_once(out, count);
}

/* Cards that fill one template differ in what the template leaves open. */
static bool share_template(const Card *a, const Card *b) {
    return a->asked_as && a->asked_as == b->asked_as;
}

/* Whether all cards of a run fill the same template. */
static bool is_one_template(const Search *search, const SortKey *run, size_t count) {
    const Card *cards = search->cards->items;
    for (size_t i = 1; i < count; i++)
        if (!share_template(&cards[run[0].index], &cards[run[i].index])) return false;
    return true;
}

/* wanted[card]: whether another card has its kind and answer and not its template. */
static void find_wanted(Search *search, bool *wanted) {
    size_t count = search->cards->count;
    SortKey *by_answer = arena_alloc_array(search->scratch, count, sizeof *by_answer);
    for (uint32_t i = 0; i < count; i++) {
        search->answers[i] = search->cards->marks[i].answer;
        by_answer[i] = (SortKey){search->answers[i], i};
    }
    key_sort(by_answer, count, search->scratch);
    for (size_t i = 0, end; i < count; i = end) {
        end = key_sort_run_end(by_answer, count, i);
        bool matters = end - i > 1 && !is_one_template(search, by_answer + i, end - i);
        for (size_t m = i; m < end; m++) wanted[by_answer[m].index] = matters;
    }
}

/* Reads the wanted prompts. */
static void read_prompts(Search *search, const bool *wanted) {
    for (size_t i = 0; i < search->cards->count; i++) {
        if (!wanted[i]) continue;
        search->was_too_much = search->trigram_count > TRIGRAMS_READ_MAX;
        if (search->was_too_much) break;
        uint64_t hashes[TRIGRAMS_MAX];
        size_t count = read_trigrams(search->cards->items[i].prompt, hashes);
        search->prompts[i] = (Prompt){(uint32_t)search->trigram_count, (uint32_t)count};
        for (size_t t = 0; t < count; t++) {
            search->trigrams = arena_extend(search->scratch, search->trigrams, search->trigram_count,
                                            &search->trigram_capacity, sizeof *search->trigrams);
            search->trigrams[search->trigram_count++].hash = hashes[t];
        }
    }
}

/* They are few. */
static void sort_trigrams(Trigram *trigrams, size_t count) {
    for (size_t i = 1; i < count; i++) {
        Trigram trigram = trigrams[i];
        size_t at = i;
        for (; at > 0 && compare_trigrams(&trigram, &trigrams[at - 1]) < 0; at--)
            trigrams[at] = trigrams[at - 1];
        trigrams[at] = trigram;
    }
}

/* A prompt has each of its trigrams once, so a run is as long as there are cards that have it. */
static void rank_trigrams(Search *search) {
    SortKey *hashes = arena_alloc_array(search->scratch, search->trigram_count, sizeof *hashes);
    for (uint32_t i = 0; i < search->trigram_count; i++) hashes[i] = (SortKey){search->trigrams[i].hash, i};
    key_sort(hashes, search->trigram_count, search->scratch);
    for (size_t i = 0, end; i < search->trigram_count; i = end) {
        end = key_sort_run_end(hashes, search->trigram_count, i);
        for (size_t m = i; m < end; m++) search->trigrams[hashes[m].index].frequency = (uint32_t)(end - i);
    }
    for (size_t i = 0; i < search->cards->count; i++) {
        const Prompt *prompt = &search->prompts[i];
        if (prompt->count) sort_trigrams(&search->trigrams[prompt->first], prompt->count);
    }
}

/* Of n trigrams, so many of the rarest that a near prompt has one of them: n - ceil(0.6 n) + 1. */
static uint32_t prefix_of(uint32_t count) {
    return count - (count * NEAR_PROMPTS_PERCENT + 99) / 100 + 1;
}

static void list_postings(Search *search) {
    search->postings = arena_alloc_array(search->scratch, search->trigram_count, sizeof *search->postings);
    for (uint32_t i = 0; i < search->cards->count; i++) {
        const Prompt *prompt = &search->prompts[i];
        for (uint32_t t = 0; prompt->count && t < prefix_of(prompt->count); t++)
            search->postings[search->posting_count++] =
                (SortKey){search->answers[i] ^ search->trigrams[prompt->first + t].hash, i};
    }
    key_sort(search->postings, search->posting_count, search->scratch);
}

static bool is_near(const Search *search, const Prompt *a, const Prompt *b) {
    const Trigram *first = search->trigrams + a->first, *second = search->trigrams + b->first;
    size_t common = 0;
    for (size_t i = 0, j = 0; i < a->count && j < b->count;) {
        int order = compare_trigrams(&first[i], &second[j]);
        common += order == 0;
        i += order <= 0;
        j += order >= 0;
    }
    return common * 100 >= NEAR_PROMPTS_PERCENT * (a->count + b->count - common);
}

static void compare_in_run(Search *search, const SortKey *run, size_t count) {
    const Card *cards = search->cards->items;
    if (is_one_template(search, run, count)) return;
    for (size_t i = 0; i < count; i++) {
        for (size_t j = i + 1; j < count && search->comparisons < COMPARISONS_MAX; j++) {
            uint32_t first = run[i].index, second = run[j].index;
            search->comparisons++;
            if (share_template(&cards[first], &cards[second])) continue;
            if (!card_same_picture(&cards[first], &cards[second])) continue;
            if (!is_near(search, &search->prompts[first], &search->prompts[second])) continue;
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
    read_prompts(&search, wanted);
    rank_trigrams(&search);
    list_postings(&search);
    for (size_t i = 0, end; i < search.posting_count; i = end) {
        end = key_sort_run_end(search.postings, search.posting_count, i);
        if (end - i > 1) compare_in_run(&search, search.postings + i, end - i);
    }
    if (search.comparisons == COMPARISONS_MAX || search.was_too_much)
        problem_warning(
            problems, (Place){.file = file},
            "This pack has more cards that are alike than are compared. Questions that ask nearly "
            "the same may go unnoticed; smaller packs are checked whole.");
    report(&search, problems);
}
