/* A question as Moodle's formats (GIFT, Moodle XML) say it, before it is a draft: its texts are as the file
 * means them, with escapes resolved and mark-up still in them. */
#ifndef QUIZLEAF_PACKS_MOODLE_QUESTION_H
#define QUIZLEAF_PACKS_MOODLE_QUESTION_H

#include "packs/moodle_number.h"
#include "packs/plain_text.h"
#include "packs/question_draft.h"

/* How a text is to be read. Moodle's own format is HTML too. */
typedef enum MoodleMarkup { MOODLE_AUTO, MOODLE_HTML, MOODLE_PLAIN, MOODLE_MARKDOWN } MoodleMarkup;

/* {0}: there is none. */
typedef struct MoodleText {
    const char *text;
    MoodleMarkup markup;
} MoodleText;

typedef enum MoodleKind {
    MOODLE_CATEGORY, /* no question: what follows belongs to `category` */
    MOODLE_DESCRIPTION,
    MOODLE_ESSAY,
    MOODLE_CHOICE,
    MOODLE_TRUE_FALSE,
    MOODLE_SHORT,
    MOODLE_NUMERICAL,
    MOODLE_MATCHING,
    MOODLE_ORDERING,
    MOODLE_OTHER, /* see kind_name */
} MoodleKind;

typedef struct MoodleAnswer {
    Place place;
    MoodleText text;    /* matching: what stands on the left */
    MoodleText partner; /* matching only: what belongs to it */
    MoodleRange range;  /* numerical only */
    bool is_right;      /* the file says that it is (GIFT's =) */
    bool has_weight;    /* it says how much of the points it earns: */
    int64_t weight;     /* in millionths of a percent */
    MoodleText feedback;
} MoodleAnswer;

/* A file that stands beside a text of the question, which names it as "@@PLUGINFILE@@/path/name". */
typedef struct MoodleFile {
    const char *path;   /* "/path/name" */
    const char *base64; /* in the pack's arena or text; NULL: it has only a name */
    size_t length;
    Place place;
} MoodleFile;

typedef struct MoodleQuestion {
    MoodleKind kind;
    const char *kind_name; /* other kinds: as the file calls it */
    Place place;
    const char *id; /* NULL: none; so are all that follow */
    const char **tags;
    size_t tag_count;
    const char *category; /* kind category: the path as the file has it; else what is shown of it */
    const char *name;
    MoodleText prompt;       /* up to the answers */
    const MoodleFile *files; /* of the prompt */
    size_t file_count;
    MoodleFile image; /* beside all texts, as Moodle wrote it up to 1.9; path NULL: none */
    const char *rest; /* what stands behind the answers, which are a gap then */
    MoodleAnswer *answers;
    size_t answer_count;
    bool statement_is_true;
    MoodleText statement_feedback[2]; /* for the wrong answer, and for the right one */
    bool is_single;                   /* choice: one answer is to be picked */
    const char *unit;                 /* numerical */
    MoodleText general_feedback;
} MoodleQuestion;

#define MOODLE_GAP "_____"
#define MOODLE_PLUGINFILE "@@PLUGINFILE@@" /* before the path of a file that stands beside the text */

/* Whether an answer is right: the file says so, or it earns points. One that earns none is not, whatever
 * sign it has. */
bool moodle_answer_is_right(const MoodleAnswer *answer);

/* How much of what the question's best answer earns. */
typedef enum MoodleCredit {
    MOODLE_NO_CREDIT,
    MOODLE_LITTLE_CREDIT,
    MOODLE_MOST_CREDIT, /* half at least */
    MOODLE_FULL_CREDIT,
} MoodleCredit;

MoodleCredit moodle_answer_credit(const MoodleQuestion *question, const MoodleAnswer *answer);

/* Whether an answer to be typed, which earns something, is right in the game: for half of the points it is.
 * What earns only a part is told in draft_finish. */
bool moodle_answer_is_accepted(PackReading *reading, const MoodleQuestion *question,
                               const MoodleAnswer *answer);

/* Has draft_finish tell that an answer of the question that earns a part of the points is left out. */
void moodle_note_left_out(PackReading *reading, const MoodleQuestion *question);

/* The last part of a category's path that fits a card, without what Moodle puts before it:
 * "$course$/top/Physics/Light" is "Physics/Light". NULL where nothing is left. */
const char *moodle_category_name(const char *path, Arena *arena);

/* A path that is read as this name: as it is where that does. */
const char *moodle_category_path(const char *name, Arena *arena);

/* A text that is read as this answer to a short question, in which a * would stand for any text. */
const char *moodle_typed_answer(const char *text, Arena *arena);

/* One of its answers' texts as a line, "" for none; false with an error where it is a picture alone. */
bool moodle_answer_line(PackReading *reading, const MoodleQuestion *question, const MoodleAnswer *answer,
                        MoodleText text, const char **line);

/* Adds the question to the pack as one card (a matching question without enough pairs: as one for each), or
 * says at its place why not: a warning for kinds that are no quiz questions. Returns whether any was added.
 */
bool moodle_question_add(PackReading *reading, const MoodleQuestion *question);

/* For the files that make drafts of them. `draft` has the prompt and all that is common. */
bool moodle_add_numerical(PackReading *reading, const MoodleQuestion *question, QuestionDraft *draft);
bool moodle_add_matching(PackReading *reading, const MoodleQuestion *question, QuestionDraft *draft);

#define MOODLE_LANGUAGE "{mlang " /* begins a part of a text that is in one language; spans do as well */

/* Of a text that says the same in several languages, as Moodle's filters have it, the first. The text itself
 * where there is only one; else in the arena. Plain texts are not filtered. */
const char *moodle_one_language(Arena *arena, const char *text);

/* A text as a plain line, in the arena; "" for none. `picture` as in plain_text_from_html, may be NULL. */
char *moodle_text_line(Arena *arena, MoodleText text, HtmlPicture *picture);

#endif
