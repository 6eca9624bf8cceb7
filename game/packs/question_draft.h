/* A question as a reader found it, before it is a card: what every format has in common. */
#ifndef QUIZLEAF_PACKS_QUESTION_DRAFT_H
#define QUIZLEAF_PACKS_QUESTION_DRAFT_H

#include "base/text.h"
#include "packs/pack_reading.h"

typedef enum DraftKind {
    DRAFT_CHOICE,     /* options, right ones by their flags */
    DRAFT_TRUE_FALSE, /* the prompt is a statement; no options */
    DRAFT_TYPED,      /* every right option is accepted, the first is printed; wrong ones are rivals. Where
                       * there are none, see OthersAre */
    DRAFT_NUMBER,     /* number; no options */
    DRAFT_PAIRS,      /* options: left, right, left, right ... */
    DRAFT_ORDER,      /* options in the right order */
} DraftKind;

typedef struct DraftOption {
    const char *text;
    bool right;
} DraftOption;

/* What the file says of other questions' answers in the same category. Where it says nothing they may be
 * right here as well, so they are not offered as wrong and the answer is written. */
typedef enum OthersAre {
    OTHERS_UNSAYABLE, /* the format has no way to say it */
    OTHERS_UNSAID,
    OTHERS_WRONG, /* they are wrong here: a choice where that makes a fair one (other_answers.h) */
} OthersAre;

/* Texts are plain lines (plain_text.h) that live as long as the pack; draft_add keeps the pointers. Zero
 * means not given, for all but kind, place and prompt. */
typedef struct QuestionDraft {
    DraftKind kind;
    Place place;
    const char *name; /* the file's own title of the question */
    const char *prompt;
    const DraftOption *options; /* the caller's, for the call */
    size_t option_count;
    bool several;            /* choice: all right ones are to be picked; else any one of them counts */
    bool right_stands_apart; /* the format names the right answers by themselves, so that their position among
                              * the options tells nothing */
    bool statement_is_true;
    OthersAre others; /* typed, without wrong options */
    CardNumber number;
    const char *explanation;
    const char *category;
    const char *picture;      /* as the file names it */
    const char *picture_text; /* what to say where it cannot be shown; at most CARD_PICTURE_TEXT_MAX */
    const struct EmbeddedPicture *embedded; /* where its bytes stand in the file (pack_picture.h); in the
                                             * pack's arena */
    Difficulty difficulty;
    uint32_t seconds;
    const Source *source; /* of draft_source */
} QuestionDraft;

/* Checks the draft and adds it to the pack as a card. Where that cannot be, an error at its place says why
 * and what to do; what is only awkward (a long category or explanation is shortened, an option that stands
 * twice is left out) is a warning. Returns whether it was added. */
bool draft_add(PackReading *reading, const QuestionDraft *draft);

/* A source of the pack for drafts, made where the last one asked for is another. Texts live as long as the
 * pack; publisher may be NULL. NULL for an empty title. */
const Source *draft_source(PackReading *reading, const char *title, const char *publisher);

/* For pack.c, after the last: makes cards of those with one answer, and tells what holds for many questions:
 * where every right answer stands at the same position, is the longest, or is told by its prompt. */
void draft_finish(PackReading *reading);

/* "All of these", "Keine davon", ...: an option that is about the others and must stay behind them. */
bool draft_is_about_others(const char *option);

/* Sets stays_last of a card with options where one of them is so. */
void draft_keep_last(Card *card);

/* The same where its options were folded already. */
void draft_keep_last_of(Card *card, const NamedText *options);

/* An option that names others by their letters, "Both A and B"; NULL: none does. Where options have places
 * such a question is refused. */
const char *draft_option_by_letter(const DraftOption *options, size_t count, Arena *scratch);

/* Whether two options are "True" and "False", "Vrai" and "Faux" ...: the prompt is a statement then, and
 * *is_true says what the flags make of it. */
bool draft_is_statement(const DraftOption *options, size_t count, Arena *scratch, bool *is_true);

#endif
