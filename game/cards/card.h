/* A question card, whether written by hand or built from facts. All its texts live in the pack's arena. */
#ifndef QUIZLEAF_CARDS_CARD_H
#define QUIZLEAF_CARDS_CARD_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/hash.h"
#include "cards/fact_base.h"

/* Ceilings for texts on a card, in code points, so that every card fits every screen. */
#define CARD_PROMPT_MAX 200
#define CARD_OPTION_MAX 80
#define CARD_EXPLANATION_MAX 300
#define CARD_CATEGORY_MAX 40

#define CARD_OPTIONS_SHOWN_MAX 6 /* options that a match shows at most, pairs aside */
#define CARD_CHOICE_SHOWN 4      /* how many a choice or odd card shows where it can; several: at least */
#define CARD_PAIRS_SHOWN_MAX 4   /* pairs, each of two options */
#define CARD_SHOWN_MAX 8         /* 2 * CARD_PAIRS_SHOWN_MAX, and at least CARD_OPTIONS_SHOWN_MAX */
#define CARD_WRONG_MAX 60        /* how many wrong options a card keeps in stock */
#define CARD_RIGHT_MAX 60        /* right options or accepted answers of a card somebody wrote */
#define CARD_TYPED_MAX 60        /* code points of a typed answer */

#define CARD_ID_SLUG_BYTES 80 /* of a prompt or a picture's name in the id of a card that somebody wrote */
#define CARD_ID_BYTES (sizeof "card//" + 2 * CARD_ID_SLUG_BYTES)

/* What is asked of the player. The row of each kind stands in card_kinds.c. */
typedef enum CardKind {
    CARD_CHOICE,      /* one option is right */
    CARD_TRUE_FALSE,  /* a statement */
    CARD_SEVERAL,     /* all right ones among the options, and none besides */
    CARD_ORDER,       /* put the options in order */
    CARD_PAIRS,       /* which goes with which */
    CARD_ODD_ONE_OUT, /* all but one belong together; played like a choice */
    CARD_NUMBER,      /* a whole number; nearest counts */
    CARD_TYPED,       /* written, judged by typed_answer.h */
    CARD_KINDS
} CardKind;

/* "choice", "true-false", "several", "order", "pairs", "odd-one-out", "number", "typed". */
const char *card_kind_name(CardKind kind);

/* By how much a card of this kind needs longer than the match's seconds: 2 for order, pairs and typed,
 * else 1. */
uint32_t card_kind_time_factor(CardKind kind);

/* Whether the answer is the place of one option: choice, true/false, odd one out. */
bool card_kind_picks_one(CardKind kind);

/* A card on the table, see deck.h. */
typedef struct DealtCard DealtCard;

/* The answer of a number card. */
typedef struct CardNumber {
    int32_t value;
    int32_t tolerance; /* up to this far off is right */
    int32_t spread;    /* this much further off nothing is left; 0: only what is right counts */
    const char *unit;  /* behind the number: "people"; NULL: none */
} CardNumber;

#define CARD_PICTURE_TEXT_MAX 200 /* code points */

/* A picture that belongs to the question. The cards know only what it is called and what it holds; its bytes
 * are the business of who shows it. */
typedef struct CardPicture {
    const char *name; /* as the question calls it: "pictures/oak.png" */
    const char *file; /* among the pack's files */
    const char *text; /* what to say where it cannot be shown; NULL: nothing */
    Fingerprint content;
    int width, height;             /* pixels, upright */
    const struct PackFiles *files; /* where its bytes are (packs/pack_files.h); lives as long as the card */
    const char *base64;            /* its bytes, where they stand in the file of the questions itself: these
                                    * are no files then; NULL: they do not */
    size_t base64_length;
} CardPicture;

/* What `options` holds, by kind:
 * choice       the right ones (a deal shows one of them), then a stock of wrong ones
 * true-false   "True", "False"
 * several      the right ones, two or more (a deal shows two or more), then a stock of wrong ones
 * order        all items in the right order, 3 to 6
 * pairs        left, right, left, right ...: 3 pairs or more; a deal shows up to CARD_PAIRS_SHOWN_MAX of them
 * odd-one-out  the odd one, then three or more that belong together: like a choice with one right option
 * number       nothing; see number
 * typed        every text that is right, the printed form first */
typedef struct Card {
    const char *id; /* stable while the fact and the template are: "cast/character/leila-khan" */
    CardKind kind;
    const char *prompt;
    /* The template that the prompt fills; NULL: it was written by hand, or the template has no words of its
     * own. */
    const char *asked_as;
    const char **options;
    size_t option_count;
    uint32_t stays_last; /* choice, several: 1 + the index of an option that is about the others ("None of
                          * these"): always shown, and behind them; 0: none is */
    uint32_t stays_second_last; /* the same of another such option ("All of these"), which stands in front of
                                 * that one; 0: none does */
    size_t right_count;         /* choice, several, typed: options[0 .. right_count - 1] are right; odd: 1 */
    bool statement_is_true;     /* true/false only */
    CardNumber number;          /* number only */
    const char **rivals;        /* typed: other known answers, which a slip of the pen must not reach */
    size_t rival_count;
    const char *explanation;    /* NULL: none */
    const char *category;       /* NULL: none */
    const CardPicture *picture; /* NULL: none */
    Difficulty difficulty;
    uint32_t seconds;      /* the card's own time; 0: the match's */
    const Source *source;  /* NULL: none */
    const uint32_t *facts; /* numbers of the facts it is built from, over all relations; see card_list.h */
    size_t fact_count;
    Place place;
} Card;

/* Whether options[option] is right by itself: choice, true/false, several, odd one out. */
bool card_is_right(const Card *card, size_t option);

/* The right answer as a text to read, in the arena or the card's own. Choice: "Kit Connor"; several: "A, B";
 * order: "first, second, third"; pairs: "left: right, left: right"; number: "10000 people"; typed: the
 * printed form. Several and pairs say what is on the table. */
const char *card_right_text(const Card *card, const DealtCard *dealt, Arena *arena);

typedef struct CardId {
    char text[CARD_ID_BYTES];
} CardId;

/* The id of a card that is not made of facts: from its prompt, which was folded already, and its picture's
 * name. */
CardId card_id_of_folded(const Card *card, const char *folded_prompt);

/* Whether two cards show the same picture, or none: else they ask different things with the same words. */
bool card_same_picture(const Card *a, const Card *b);

#endif
