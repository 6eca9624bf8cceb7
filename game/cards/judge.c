/* Every kind as two functions: does an answer make sense, and what is the right one. All but number and typed
 * cards are right exactly where the answer is the right one, bit for bit. */
#include "cards/judge.h"

#include <string.h>

#include "base/text.h"
#include "cards/typed_answer.h"

#define PLACE_BITS 4 /* of an order or of pairs, each */

typedef struct KindJudge {
    bool (*makes_sense)(const DealtCard *dealt, const CardAnswer *answer);
    void (*find_right)(const Card *card, const DealtCard *dealt, CardAnswer *out);
} KindJudge;

static uint32_t place_at(int32_t value, uint32_t position) {
    return (uint32_t)value >> (PLACE_BITS * position) & ((1u << PLACE_BITS) - 1);
}

static int32_t place_bits(uint32_t place, uint32_t position) {
    return (int32_t)(place << (PLACE_BITS * position));
}

static bool is_place(const DealtCard *dealt, const CardAnswer *answer) {
    return answer->value >= 0 && (uint32_t)answer->value < dealt->shown_count;
}

static bool is_set(const DealtCard *dealt, const CardAnswer *answer) {
    return answer->value > 0 && answer->value < 1 << dealt->shown_count;
}

/* Whether the value holds each of 0 .. count - 1 once, and nothing else. */
static bool is_permutation(int32_t value, uint32_t count) {
    uint32_t seen = 0;
    if (value < 0 || (uint32_t)value >> (PLACE_BITS * count) != 0) return false;
    for (uint32_t i = 0; i < count; i++) seen |= 1u << place_at(value, i);
    return seen == (1u << count) - 1;
}

static bool is_order(const DealtCard *dealt, const CardAnswer *answer) {
    return is_permutation(answer->value, dealt->shown_count);
}

static bool is_pairing(const DealtCard *dealt, const CardAnswer *answer) {
    return is_permutation(answer->value, dealt->shown_count / 2);
}

static bool is_number(const DealtCard *dealt, const CardAnswer *answer) {
    (void)dealt;
    (void)answer;
    return true;
}

bool judge_is_text(const char *text) {
    size_t length = strlen(text);
    return length > 0 && length < ANSWER_TEXT_BYTES && text_find_invalid(text, length) == length &&
           text_count_codepoints(text) <= CARD_TYPED_MAX && !text_has_control(text);
}

static bool is_written(const DealtCard *dealt, const CardAnswer *answer) {
    (void)dealt;
    if (!judge_is_text(answer->text)) return false;
    Arena scratch = {0};
    bool blank = text_fold(&scratch, answer->text)[0] == '\0';
    arena_release(&scratch);
    return !blank;
}

static void find_right_place(const Card *card, const DealtCard *dealt, CardAnswer *out) {
    for (uint32_t place = 0; place < dealt->shown_count; place++)
        if (card_is_right(card, dealt->shown[place])) out->value = (int32_t)place;
}

static void find_right_set(const Card *card, const DealtCard *dealt, CardAnswer *out) {
    for (uint32_t place = 0; place < dealt->shown_count; place++)
        if (card_is_right(card, dealt->shown[place])) out->value |= 1 << place;
}

/* An item's position is the number of shown items that come before it. */
static void find_right_order(const Card *card, const DealtCard *dealt, CardAnswer *out) {
    (void)card;
    for (uint32_t place = 0; place < dealt->shown_count; place++) {
        uint32_t position = 0;
        for (uint32_t other = 0; other < dealt->shown_count; other++)
            position += dealt->shown[other] < dealt->shown[place];
        out->value |= place_bits(place, position);
    }
}

static void find_right_pairing(const Card *card, const DealtCard *dealt, CardAnswer *out) {
    (void)card;
    uint32_t count = dealt->shown_count / 2;
    for (uint32_t left = 0; left < count; left++)
        for (uint32_t right = 0; right < count; right++)
            if (dealt->shown[count + right] == dealt->shown[left] + 1) out->value |= place_bits(right, left);
}

static void find_right_number(const Card *card, const DealtCard *dealt, CardAnswer *out) {
    (void)dealt;
    out->value = card->number.value;
}

/* A printed form longer than an answer can be is cut; it is right all the same where it is not. */
static void find_right_text(const Card *card, const DealtCard *dealt, CardAnswer *out) {
    (void)dealt;
    const char *end = card->options[0];
    for (size_t i = 0; i < CARD_TYPED_MAX && text_next(&end); i++) continue;
    memcpy(out->text, card->options[0], (size_t)(end - card->options[0]));
}

static const KindJudge JUDGES[CARD_KINDS] = {
    [CARD_CHOICE] = {is_place, find_right_place},    [CARD_TRUE_FALSE] = {is_place, find_right_place},
    [CARD_SEVERAL] = {is_set, find_right_set},       [CARD_ORDER] = {is_order, find_right_order},
    [CARD_PAIRS] = {is_pairing, find_right_pairing}, [CARD_ODD_ONE_OUT] = {is_place, find_right_place},
    [CARD_NUMBER] = {is_number, find_right_number},  [CARD_TYPED] = {is_written, find_right_text},
};

bool judge_is_answer(const Card *card, const DealtCard *dealt, const CardAnswer *answer) {
    if (card->kind != CARD_TYPED && answer->text[0] != '\0') return false;
    return JUDGES[card->kind].makes_sense(dealt, answer);
}

CardAnswer judge_right_answer(const Card *card, const DealtCard *dealt) {
    CardAnswer answer = {0};
    JUDGES[card->kind].find_right(card, dealt, &answer);
    return answer;
}

/* round(1000 * (spread - over) / spread), half up, capped below what is right. */
static int32_t judge_number(const CardNumber *number, int32_t value) {
    int64_t off = (int64_t)value - number->value;
    int64_t over = (off < 0 ? -off : off) - number->tolerance;
    if (over <= 0) return SHARE_FULL;
    if (over >= number->spread) return 0;
    int64_t spread = number->spread;
    int64_t share = (2 * SHARE_FULL * (spread - over) + spread) / (2 * spread);
    return (int32_t)(share < SHARE_FULL ? share : SHARE_FULL - 1);
}

int32_t judge_answer(const Card *card, const DealtCard *dealt, const CardAnswer *answer) {
    bool right;
    if (card->kind == CARD_NUMBER) return judge_number(&card->number, answer->value);
    if (card->kind == CARD_TYPED)
        right = typed_answer_is_right(answer->text, card->options, card->option_count, card->rivals,
                                      card->rival_count);
    else
        right = answer->value == judge_right_answer(card, dealt).value;
    return right ? SHARE_FULL : 0;
}

/* Some rival, or else a text that no answer looks like. */
static void find_wrong_text(const Card *card, const DealtCard *dealt, CardAnswer *out) {
    static const char *const nonsense[] = {"?", "I do not know", "Seven wet umbrellas on a hat stand"};
    for (size_t i = 0; i < card->rival_count + sizeof nonsense / sizeof *nonsense; i++) {
        const char *text = i < card->rival_count ? card->rivals[i] : nonsense[i - card->rival_count];
        *out = (CardAnswer){0};
        if (!judge_is_text(text)) continue;
        memcpy(out->text, text, strlen(text));
        if (judge_answer(card, dealt, out) == 0) return;
    }
}

/* The right value with its first two places exchanged. */
static int32_t exchange_first(int32_t value) {
    int32_t rest = value & ~0xFF;
    return rest | place_bits(place_at(value, 0), 1) | place_bits(place_at(value, 1), 0);
}

CardAnswer judge_wrong_answer(const Card *card, const DealtCard *dealt) {
    CardAnswer answer = judge_right_answer(card, dealt);
    if (card_kind_picks_one(card->kind)) {
        answer.value = (answer.value + 1) % (int32_t)dealt->shown_count;
    } else if (card->kind == CARD_SEVERAL) {
        answer.value = answer.value == 1 ? 2 : answer.value ^ 1;
    } else if (card->kind == CARD_ORDER || card->kind == CARD_PAIRS) {
        answer.value = exchange_first(answer.value);
    } else if (card->kind == CARD_NUMBER) {
        answer.value = answer.value < 0 ? INT32_MAX : INT32_MIN;
    } else {
        find_wrong_text(card, dealt, &answer);
    }
    return answer;
}
