#include "scenes/seat_draft.h"

static uint32_t row_count(CardKind kind, const DealtCard *dealt) {
    return kind == CARD_PAIRS ? dealt->shown_count / 2 : dealt->shown_count;
}

static bool is_placed(const SeatDraft *draft, uint32_t place) {
    for (uint32_t i = 0; i < draft->placed_count; i++)
        if (draft->placed[i] == place) return true;
    return false;
}

static bool press_several(SeatDraft *draft, uint32_t count, SeatKey key, int32_t *answer) {
    if (key == SEAT_KEY_LOCK) {
        *answer = (int32_t)draft->picked;
        return draft->picked != 0;
    }
    uint32_t place = key - SEAT_KEY_A;
    if (place < count) draft->picked ^= 1u << place;
    return false;
}

static bool press_row(SeatDraft *draft, uint32_t count, SeatKey key, int32_t *answer) {
    if (key == SEAT_KEY_LOCK) {
        if (draft->placed_count) draft->placed_count--;
        return false;
    }
    uint32_t place = key - SEAT_KEY_A;
    if (place >= count || draft->placed_count >= count || is_placed(draft, place)) return false;
    draft->placed[draft->placed_count++] = place;
    if (draft->placed_count < count) return false;
    uint32_t value = 0;
    for (uint32_t i = 0; i < count; i++) value |= draft->placed[i] << (4 * i);
    *answer = (int32_t)value;
    return true;
}

bool seat_draft_press(SeatDraft *draft, CardKind kind, const DealtCard *dealt, SeatKey key, int32_t *answer) {
    uint32_t count = row_count(kind, dealt);
    if (key == SEAT_KEY_NONE || key >= SEAT_KEYS) return false;
    switch (kind) {
    case CARD_CHOICE:
    case CARD_TRUE_FALSE:
    case CARD_ODD_ONE_OUT:
        *answer = (int32_t)key - SEAT_KEY_A;
        return key != SEAT_KEY_LOCK && key - SEAT_KEY_A < count;
    case CARD_SEVERAL:
        return press_several(draft, count, key, answer);
    case CARD_ORDER:
    case CARD_PAIRS:
        return press_row(draft, count, key, answer);
    case CARD_NUMBER:
    case CARD_TYPED:
    case CARD_KINDS:
        break;
    }
    return false;
}

void seat_draft_progress(const SeatDraft *draft, CardKind kind, const DealtCard *dealt, uint32_t *done,
                         uint32_t *steps) {
    *done = 0;
    *steps = 0;
    if (kind == CARD_ORDER || kind == CARD_PAIRS) {
        *done = draft->placed_count;
        *steps = row_count(kind, dealt);
    } else if (kind == CARD_SEVERAL) {
        for (uint32_t bits = draft->picked; bits; bits &= bits - 1) ++*done;
        *steps = *done;
    }
}

int32_t seat_draft_wager(SeatKey key) {
    if (key == SEAT_KEY_NONE || key >= SEAT_KEYS) return -1;
    return 100 * (int32_t)(key - SEAT_KEY_A) / (WAGER_CHOICES - 1);
}
