#include "packs/pack_writing.h"

#include <string.h>

#include "base/hash.h"
#include "base/text.h"
#include "cards/prompt_choices.h"
#include "packs/question_draft.h"

static const struct {
    CardDetail detail;
    const char *name;
} DETAILS[] = {
    {DETAIL_EXPLANATION, "explanation"},
    {DETAIL_CATEGORY, "category"},
    {DETAIL_DIFFICULTY, "difficulty"},
    {DETAIL_SECONDS, "seconds"},
    {DETAIL_SOURCE, "source"},
    {DETAIL_PUBLISHER, "source's publisher and date"},
    {DETAIL_PICTURE, "picture"},
    {DETAIL_MORE_RIGHT, "other right answers"},
    {DETAIL_NOT, "answers that must not count"},
    {DETAIL_SPREAD, "points for near answers"},
    {DETAIL_UNIT, "unit"},
    {DETAIL_ODD, "mark as odd one out"},
    {DETAIL_PICTURE_TEXT, "text beside the picture"},
    {DETAIL_EMBEDDED_PICTURE, "embedded picture"},
};
#define DETAIL_COUNT (sizeof DETAILS / sizeof *DETAILS)

static unsigned details_of(const Card *card) {
    unsigned details = 0;
    if (card->explanation) details |= DETAIL_EXPLANATION;
    if (card->category) details |= DETAIL_CATEGORY;
    if (card->difficulty != DIFFICULTY_UNSET) details |= DETAIL_DIFFICULTY;
    if (card->seconds) details |= DETAIL_SECONDS;
    if (card->source) details |= DETAIL_SOURCE;
    if (card->source && (card->source->publisher || card->source->date)) details |= DETAIL_PUBLISHER;
    if (card->picture) details |= card->picture->base64 ? DETAIL_EMBEDDED_PICTURE : DETAIL_PICTURE;
    if (card->picture && card->picture->text) details |= DETAIL_PICTURE_TEXT;
    if (card->kind == CARD_CHOICE && card->right_count > 1) details |= DETAIL_MORE_RIGHT;
    if (card->kind == CARD_TYPED && card->rival_count) details |= DETAIL_NOT;
    if (card->kind == CARD_NUMBER && card->number.spread) details |= DETAIL_SPREAD;
    if (card->kind == CARD_NUMBER && card->number.unit) details |= DETAIL_UNIT;
    if (card->kind == CARD_ODD_ONE_OUT) details |= DETAIL_ODD;
    return details;
}

/* "source, seconds and unit" */
static const char *list_details(PackWriting *writing, unsigned details) {
    const char *names[DETAIL_COUNT];
    size_t count = 0;
    for (size_t i = 0; i < DETAIL_COUNT; i++)
        if (details & DETAILS[i].detail) names[count++] = DETAILS[i].name;
    const char *list = names[0];
    for (size_t i = 1; i < count; i++)
        list = arena_format(writing->scratch, "%s%s%s", list, i + 1 < count ? ", " : " and ", names[i]);
    return list;
}

/* What tells cards of the same words apart. */
#define DETAILS_PICTURE (DETAIL_PICTURE | DETAIL_EMBEDDED_PICTURE)
#define DETAILS_APART (DETAILS_PICTURE | DETAIL_ODD | DETAIL_MORE_RIGHT)

static unsigned lost_apart(const PackWriting *writing, const Card *card) {
    return details_of(card) & DETAILS_APART & ~writing->format->reach.details;
}

/* The card as it is read again: an odd one out as a choice, and one right answer where no more are held. */
static Card as_written(PackWriting *writing, const Card *card) {
    unsigned lost = lost_apart(writing, card);
    Card written = *card;
    if (lost & DETAIL_ODD) written.kind = CARD_CHOICE;
    if (!(lost & DETAIL_MORE_RIGHT)) return written;
    size_t gone = card->right_count - 1;
    written.right_count = 1;
    written.option_count -= gone;
    written.options = arena_alloc_array(writing->scratch, written.option_count, sizeof *written.options);
    written.options[0] = card->options[0];
    for (size_t i = 1; i < written.option_count; i++) written.options[i] = card->options[i + gone];
    if (card->stays_last > card->right_count) written.stays_last -= (uint32_t)gone;
    if (card->stays_second_last > card->right_count) written.stays_second_last -= (uint32_t)gone;
    return written;
}

/* Whether both can stand in the file: as choices of the same words that do not contradict each other. */
static bool stand_together(PackWriting *writing, const Card *card, const Card *other) {
    if ((lost_apart(writing, card) | lost_apart(writing, other)) & DETAILS_PICTURE) return false;
    Card first = as_written(writing, other), second = as_written(writing, card);
    const Card *both[] = {&first, &second};
    if (!prompt_choices_has(&first) || !prompt_choices_has(&second)) return false;
    PromptChoices *choices = prompt_choices_make(both, 2, NULL, writing->scratch);
    prompt_choices_keep(choices, 0);
    return !prompt_choices_contradict(choices, 1) && !prompt_choices_same(choices, 1);
}

/* A card that this one cannot be told from in the file: one before it, or one that loses nothing. NULL: none
 * is. */
static const Card *find_twin(PackWriting *writing, const Card *card, size_t index) {
    const CardList *cards = &writing->pack->cards;
    if (!lost_apart(writing, card) || card_list_is_lazy(cards)) return NULL;
    const char *prompt = text_fold(writing->scratch, card->prompt);
    for (size_t i = 0; i < cards->count; i++) {
        const Card *other = &cards->items[i];
        if (i == index || cards->marks[i].prompt != cards->marks[index].prompt) continue;
        bool is_held = writing->format->reach.kinds & 1u << other->kind;
        bool stays_apart = i > index && lost_apart(writing, other);
        if (!is_held || stays_apart) continue;
        if (strcmp(prompt, text_fold(writing->scratch, other->prompt)) == 0 &&
            !stand_together(writing, card, other))
            return other;
    }
    return NULL;
}

static const char *option_by_letter(PackWriting *writing, const Card *card) {
    const unsigned kinds = 1u << CARD_CHOICE | 1u << CARD_SEVERAL | 1u << CARD_ODD_ONE_OUT;
    if (!(kinds & 1u << card->kind)) return NULL;
    DraftOption *options = arena_alloc_array(writing->scratch, card->option_count, sizeof *options);
    for (size_t i = 0; i < card->option_count; i++) options[i].text = card->options[i];
    return draft_option_by_letter(options, card->option_count, writing->scratch);
}

/* Warns where the card's kind cannot be written or details are lost. */
static bool takes(PackWriting *writing, const Card *card, size_t index) {
    const FormatReach reach = writing->format->reach;
    if (!(reach.kinds & 1u << card->kind)) {
        problem_warning(writing->problems, card->place,
                        "%s has no questions of the kind \"%s\", so this one is left out: \"%s\"",
                        writing->format->name, card_kind_name(card->kind), card->prompt);
        return false;
    }
    const Card *twin = find_twin(writing, card, index);
    if (twin) {
        problem_warning(writing->problems, card->place,
                        "Without its %s this asks the same as line %u, so it is left out: \"%s\"",
                        list_details(writing, lost_apart(writing, card)), twin->place.line, card->prompt);
        return false;
    }
    const char *by_letter = reach.has_places ? option_by_letter(writing, card) : NULL;
    if (by_letter) {
        problem_warning(
            writing->problems, card->place,
            "In %s \"%.*s\" would name other options by their letters, so this one is left out: \"%s\"",
            writing->format->name, (int)text_grapheme_prefix(by_letter, 60), by_letter, card->prompt);
        return false;
    }
    unsigned lost = details_of(card) & ~reach.details;
    if (lost & DETAIL_SOURCE) lost &= ~(unsigned)DETAIL_PUBLISHER; /* goes with it */
    if (lost)
        problem_warning(writing->problems, card->place, "%s cannot hold its %s: \"%s\"",
                        writing->format->name, list_details(writing, lost), card->prompt);
    return true;
}

bool writing_card(PackWriting *writing, size_t index, Card *out) {
    arena_release(writing->scratch);
    const CardMaking making = {writing->scratch, writing->scratch, writing->problems};
    bool ok = card_list_make(&writing->pack->cards, index, &making, out) && takes(writing, out, index);
    if (ok)
        writing->written++;
    else
        writing->left_out++;
    return ok;
}

void writing_leave_out(PackWriting *writing, const Card *card, const char *why) {
    problem_warning(writing->problems, card->place, "This question is left out: %s: \"%s\"", why,
                    card->prompt);
    writing->written--;
    writing->left_out++;
}

static bool stays(const Card *card, size_t option) {
    return option + 1 == card->stays_last || option + 1 == card->stays_second_last;
}

/* A place from 0 to count - 1; another than that of all cards before, which a reader would take for a slip.
 */
static size_t find_right_place(PackWriting *writing, const Card *card, size_t count) {
    uint64_t hash = hash_bytes(HASH_START, card->prompt, strlen(card->prompt));
    size_t place = (size_t)((hash ^ hash >> 32) % count);
    bool repeats = writing->ordered > 0 && place == writing->first_right_place;
    if (repeats && !writing->places_differ) place = (place + 1) % count;
    if (writing->ordered++ == 0) writing->first_right_place = place;
    writing->places_differ = writing->places_differ || place != writing->first_right_place;
    return place;
}

const size_t *writing_option_order(PackWriting *writing, const Card *card) {
    size_t *order = arena_alloc_array(writing->scratch, card->option_count + 1, sizeof *order);
    size_t wrong = 0, count = 0, passed = 0;
    for (size_t i = card->right_count; i < card->option_count; i++) wrong += !stays(card, i);
    size_t place = find_right_place(writing, card, wrong + 1);
    for (size_t i = card->right_count; i <= card->option_count; i++) {
        bool is_wrong = i < card->option_count && !stays(card, i);
        if (passed == place && (is_wrong || i == card->option_count)) {
            for (size_t right = 0; right < card->right_count; right++)
                if (!stays(card, right)) order[count++] = right;
        }
        if (is_wrong) order[count++] = i;
        passed += is_wrong;
    }
    if (card->stays_second_last) order[count++] = card->stays_second_last - 1;
    if (card->stays_last) order[count++] = card->stays_last - 1;
    return order;
}
