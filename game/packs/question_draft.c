/* Files seen have 20 to 50,000 questions of 2 to 8 options. What cannot be a card is told at its place; what
 * is only awkward is mended. */
#include "packs/question_draft.h"

#include <string.h>

#include "base/text.h"
#include "cards/card_builder.h"
#include "cards/card_proof.h"
#include "packs/answer_words.h"
#include "packs/draft_state.h"
#include "packs/pack_picture.h"
#include "packs/plain_text.h"

#define SECONDS_MIN 5
#define SECONDS_MAX 600
#define SOURCE_TITLE_MAX 120 /* as in read_native.c */

/* Of so many questions, the same position for each is no chance: (1/4)^8 is one in 65,536. */
#define SAME_POSITION_MIN 8

DraftState *draft_state(PackReading *reading) {
    if (!reading->drafts) reading->drafts = arena_alloc(reading->arena, sizeof *reading->drafts);
    if (!reading->names)
        reading->names = name_index_build(reading->arena, reading->scratch, &reading->pack->facts);
    return reading->drafts;
}

void draft_tally_add(DraftTally *tally, Place place) {
    if (tally->count == 0) tally->first = place;
    tally->count += tally->last.line != place.line || tally->last.column != place.column;
    tally->last = place;
}

static const char *fitted(PackReading *reading, const QuestionDraft *draft, const char *text,
                          const char *what, size_t max) {
    if (!text || !*text) return NULL;
    size_t length = text_count_codepoints(text);
    if (length <= max) return text;
    problem_warning(reading->problems, draft->place,
                    "The %s has %zu characters; at most %zu fit on a card, so it is cut short.", what, length,
                    max);
    return plain_text_shortened(reading->arena, text, max);
}

/* The same category is said by many questions: it is fitted once and kept as one text. */
static const char *fit_category(PackReading *reading, const QuestionDraft *draft) {
    DraftState *state = draft_state(reading);
    if (!draft->category || !*draft->category) return NULL;
    if (state->last_category && strcmp(draft->category, state->last_category) == 0)
        return state->last_category_fitted;
    state->last_category = draft->category;
    state->last_category_fitted =
        text_count_codepoints(draft->category) <= CARD_CATEGORY_MAX
            ? draft->category
            : plain_text_shortened(reading->arena, draft->category, CARD_CATEGORY_MAX);
    return state->last_category_fitted;
}

/* Cards keep pointing to where a source was when it was made: the array's old places stay in the arena. */
const Source *draft_source(PackReading *reading, const char *title, const char *publisher) {
    if (!title || !*title) return NULL;
    FactBase *facts = &reading->pack->facts;
    DraftState *state = draft_state(reading);
    if (text_count_codepoints(title) > SOURCE_TITLE_MAX)
        title = plain_text_shortened(reading->arena, title, SOURCE_TITLE_MAX);
    if (facts->source_count && strcmp(facts->sources[facts->source_count - 1].title, title) == 0)
        return &facts->sources[facts->source_count - 1];
    facts->sources = arena_grow(reading->arena, facts->sources, facts->source_count, &state->source_capacity,
                                sizeof *facts->sources);
    Source *source = &facts->sources[facts->source_count++];
    *source = (Source){.id = arena_format(reading->arena, "source-%zu", facts->source_count),
                       .title = title,
                       .publisher = publisher};
    return source;
}

static bool refuse(PackReading *reading, const QuestionDraft *draft, const char *why) {
    problem_error(reading->problems, draft->place, "%s", why);
    return false;
}

static size_t count_options(const QuestionDraft *draft, bool right) {
    size_t count = 0;
    for (size_t i = 0; i < draft->option_count; i++) count += draft->options[i].right == right;
    return count;
}

/* Far more than a question needs; the limits are those of the native format, so that it holds all cards. */
static bool check_counts(PackReading *reading, const QuestionDraft *draft) {
    if (count_options(draft, true) <= CARD_RIGHT_MAX && count_options(draft, false) <= CARD_WRONG_MAX)
        return true;
    problem_error(reading->problems, draft->place,
                  "This question has over %d right or over %d wrong answers. Take some away.", CARD_RIGHT_MAX,
                  CARD_WRONG_MAX);
    return false;
}

/* Appends the options of one flag to the card's; one that stands twice among them is told and left out. */
static void add_options(PackReading *reading, const QuestionDraft *draft, bool right, Card *card) {
    for (size_t i = 0; i < draft->option_count; i++) {
        const DraftOption *option = &draft->options[i];
        if (option->right != right || !*option->text) continue;
        bool stands_twice = false;
        for (size_t j = right ? 0 : card->right_count; j < card->option_count && !stands_twice; j++)
            stands_twice = strcmp(card->options[j], option->text) == 0;
        if (stands_twice)
            problem_warning(reading->problems, draft->place,
                            "The option \"%.*s\" stands twice; it is shown once. Take one away.",
                            (int)text_grapheme_prefix(option->text, 60), option->text);
        else
            card->options[card->option_count++] = option->text;
    }
}

static void split_options(PackReading *reading, const QuestionDraft *draft, Card *card) {
    card->options = arena_alloc_array(reading->arena, draft->option_count, sizeof *card->options);
    add_options(reading, draft, true, card);
    card->right_count = card->option_count;
    add_options(reading, draft, false, card);
}

/* Whether every option of the draft is right or wrong in the same position as in the drafts before. */
static void note_position(PackReading *reading, const QuestionDraft *draft) {
    size_t right = 0, position = 0;
    for (size_t i = 0; i < draft->option_count; i++) {
        if (!draft->options[i].right) continue;
        position = i;
        right++;
    }
    if (right != 1 || draft->option_count < 2 || draft->right_stands_apart) return;
    DraftState *state = draft_state(reading);
    if (state->positions++ == 0) state->position = position;
    if (state->position != position) state->positions_differ = true;
}

/* "True" beside "False" in any language is a statement. */
static void find_statement(Card *card) {
    static const char *options[] = {"True", "False"};
    bool first, second;
    if (card->option_count != 2 || card->right_count != 1 || !answer_words_truth(card->options[0], &first) ||
        !answer_words_truth(card->options[1], &second) || first == second)
        return;
    card->kind = CARD_TRUE_FALSE;
    card->options = options;
    card->statement_is_true = first;
}

static bool refuse_letters(PackReading *reading, const QuestionDraft *draft, const char *option) {
    problem_error(
        reading->problems, draft->place,
        "The option \"%.*s\" names others by their letters, but the game mixes them. Write what they say "
        "instead.",
        (int)text_grapheme_prefix(option, 60), option);
    return false;
}

static bool make_choice(PackReading *reading, const QuestionDraft *draft, Card *card) {
    if (!check_counts(reading, draft)) return false;
    const char *by_letter =
        draft->right_stands_apart
            ? NULL
            : draft_option_by_letter(draft->options, draft->option_count, reading->scratch);
    if (by_letter) return refuse_letters(reading, draft, by_letter);
    split_options(reading, draft, card);
    if (card->option_count == 0)
        return refuse(reading, draft, "This question has no answers. Write some below it.");
    if (card->right_count == 0)
        return refuse(reading, draft, "No answer of this question is marked as right. Mark one.");
    if (card->right_count == card->option_count)
        return refuse(reading, draft, "Every answer of this question is marked as right. Add a wrong one.");
    card->kind = draft->several && card->right_count > 1 ? CARD_SEVERAL : CARD_CHOICE;
    find_statement(card);
    return true;
}

static bool make_true_false(PackReading *reading, const QuestionDraft *draft, Card *card) {
    (void)reading;
    static const char *options[] = {"True", "False"};
    card->kind = CARD_TRUE_FALSE;
    card->options = options;
    card->option_count = 2;
    card->right_count = 1;
    card->statement_is_true = draft->statement_is_true;
    return true;
}

/* What is too long to be written may still be one of several options. */
static bool check_written(PackReading *reading, const QuestionDraft *draft, const char *answer) {
    size_t length = text_count_codepoints(answer);
    if (length <= CARD_TYPED_MAX) return true;
    problem_error(reading->problems, draft->place,
                  "The answer has %zu characters; to be written it may have %d. Shorten it, or give it wrong "
                  "answers to choose from%s: \"%.*s...\".",
                  length, CARD_TYPED_MAX,
                  draft->others == OTHERS_UNSAID
                      ? ", its own or, by \"wrong\" in a column \"other answers\", those of its category"
                      : "",
                  (int)text_grapheme_prefix(answer, 60), answer);
    return false;
}

static bool make_typed(PackReading *reading, const QuestionDraft *draft, Card *card) {
    Card split = {0};
    if (!check_counts(reading, draft)) return false;
    split_options(reading, draft, &split);
    if (split.right_count == 0)
        return refuse(reading, draft, "This question has no right answer. Write one below it.");
    if (draft->others == OTHERS_WRONG && split.right_count == split.option_count) {
        card->kind = CARD_TYPED;
        card->options = split.options;
        card->option_count = card->right_count = split.right_count;
        return true;
    }
    if (!check_written(reading, draft, split.options[0])) return false;
    card->kind = CARD_TYPED;
    card->right_count = card_builder_accepted(reading->names, reading->arena, split.options,
                                              split.right_count, &card->options);
    card->option_count = card->right_count;
    card->rivals = split.options + split.right_count;
    for (size_t i = split.right_count; i < split.option_count; i++)
        if (text_count_codepoints(split.options[i]) <= CARD_OPTION_MAX) /* longer ones nobody can type */
            card->rivals[card->rival_count++] = split.options[i];
    return true;
}

static bool make_number(PackReading *reading, const QuestionDraft *draft, Card *card) {
    (void)reading;
    card->kind = CARD_NUMBER;
    card->number = draft->number;
    return true;
}

static void keep_options(PackReading *reading, const QuestionDraft *draft, Card *card) {
    card->options = arena_alloc_array(reading->arena, draft->option_count, sizeof *card->options);
    for (size_t i = 0; i < draft->option_count; i++)
        card->options[card->option_count++] = draft->options[i].text;
}

static bool make_pairs(PackReading *reading, const QuestionDraft *draft, Card *card) {
    card->kind = CARD_PAIRS;
    keep_options(reading, draft, card);
    return true;
}

static bool make_order(PackReading *reading, const QuestionDraft *draft, Card *card) {
    card->kind = CARD_ORDER;
    keep_options(reading, draft, card);
    return true;
}

static bool (*const MAKE[])(PackReading *, const QuestionDraft *, Card *) = {
    [DRAFT_CHOICE] = make_choice, [DRAFT_TRUE_FALSE] = make_true_false, [DRAFT_TYPED] = make_typed,
    [DRAFT_NUMBER] = make_number, [DRAFT_PAIRS] = make_pairs,           [DRAFT_ORDER] = make_order,
};

static const CardPicture *find_picture(PackReading *reading, const QuestionDraft *draft) {
    if (draft->embedded)
        return pack_picture_embedded(reading->pictures, draft->embedded, draft->picture_text);
    if (!draft->picture || !*draft->picture) return NULL;
    if (text_count_codepoints(draft->picture) <= PACK_PICTURE_NAME_MAX)
        return pack_picture_find(reading->pictures, draft->picture, draft->picture_text, draft->place);
    problem_warning(
        reading->problems, draft->place,
        "The name of its picture has over %d characters, so it is shown without it. Shorten the name.",
        PACK_PICTURE_NAME_MAX);
    return NULL;
}

/* All that a card has of any kind but its answers. */
static Card start_card(PackReading *reading, const QuestionDraft *draft) {
    Card card = {.place = draft->place,
                 .prompt = draft->prompt,
                 .difficulty = draft->difficulty,
                 .source = draft->source};
    card.category = fit_category(reading, draft);
    card.explanation = fitted(reading, draft, draft->explanation, "explanation", CARD_EXPLANATION_MAX);
    card.picture = find_picture(reading, draft);
    if (draft->seconds)
        card.seconds = draft->seconds < SECONDS_MIN   ? SECONDS_MIN
                       : draft->seconds > SECONDS_MAX ? SECONDS_MAX
                                                      : draft->seconds;
    return card;
}

bool draft_add_card(PackReading *reading, Card *card) {
    FoldedCard folded;
    folded_card_begin(&folded, card, reading->names);
    CardVerdict verdict = card_proof_judge(&folded, reading->problems);
    if (card->kind == CARD_CHOICE || card->kind == CARD_SEVERAL) draft_keep_last_of(card, folded.options);
    CardId id = card_id_of_folded(card, folded.prompt.text);
    CardHashes hashes = folded_card_hashes(&folded);
    folded_card_end(&folded);
    if (!verdict.holds) return false;
    DraftState *state = reading->drafts;
    if (verdict.long_option != SIZE_MAX && state->standing_out++ == 0)
        state->first_standing_out = card->place;
    if (verdict.told_answer && state->told++ == 0) state->first_told = card->place;
    card->id = arena_copy_text(reading->arena, id.text, strlen(id.text));
    card_list_add_hashed(&reading->pack->cards, reading->arena, card, hashes);
    return true;
}

bool draft_add(PackReading *reading, const QuestionDraft *draft) {
    draft_state(reading);
    if (!*draft->prompt) return refuse(reading, draft, "This question is empty. Write what is asked.");
    Card card = start_card(reading, draft);
    if (!MAKE[draft->kind](reading, draft, &card)) return false;
    if (card.kind != CARD_TRUE_FALSE) note_position(reading, draft); /* "True" always stands first */
    if (draft->others != OTHERS_WRONG || card.kind != CARD_TYPED || card.rival_count)
        return draft_add_card(reading, &card);
    other_answers_wait(&draft_state(reading)->others, reading->arena, &card);
    return true;
}

static const char *position_name(size_t position) {
    static const char *const names[] = {"first", "second", "third", "fourth", "fifth", "sixth"};
    return position < sizeof names / sizeof *names ? names[position] : "same";
}

/* Files of others are full of these, so each is told once. */
static void warn_of_all(PackReading *reading, size_t count, Place first, const char *sentence) {
    if (count == 1)
        problem_warning(reading->problems, first, "%s", sentence);
    else if (count)
        problem_warning(reading->problems, first, "%s There are %s such questions.", sentence,
                        text_number(reading->scratch, (int64_t)count));
}

/* Questions whose wrong options are the answers of others: all of these are known now. */
static void add_waiting(PackReading *reading, DraftState *state) {
    OtherAnswers *others = &state->others;
    other_answers_choose(others, reading);
    for (size_t i = 0; i < others->count; i++) {
        Card *card = &others->cards[i];
        if (card->kind != CARD_TYPED ||
            other_answers_take_written(others, i, reading->names, reading->arena, reading->problems))
            draft_add_card(reading, card);
    }
    other_answers_finish(others, reading);
}

void draft_finish(PackReading *reading) {
    DraftState *state = reading->drafts;
    if (!state) return;
    add_waiting(reading, state);
    if (state->positions >= SAME_POSITION_MIN && !state->positions_differ)
        problem_warning(reading->problems, reading_whole_file(reading),
                        "In all %s questions the %s answer is the right one. Look whether that is so; "
                        "the game mixes them.",
                        text_number(reading->scratch, (int64_t)state->positions),
                        position_name(state->position));
    warn_of_all(reading, state->standing_out, state->first_standing_out,
                "The right answer of this question is over twice as long as every wrong one.");
    warn_of_all(reading, state->told, state->first_told, "This question tells its own answer.");
    warn_of_all(reading, state->pictured.count, state->pictured.first,
                "Pictures in the answers of this question are not shown, only their words.");
    warn_of_all(
        reading, state->partly_left_out.count, state->partly_left_out.first,
        "An answer of this question earns only a part of the points, so it is left out. Let it earn all of "
        "them or none.");
    warn_of_all(
        reading, state->partly_accepted.count, state->partly_accepted.first,
        "An answer of this question earns only a part of the points, but half of them at least, so it is "
        "right here. Let it earn none where that is wrong.");
}
