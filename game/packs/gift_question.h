/* GIFT, question by question: one block of lines at a time, as Moodle reads it. */
#ifndef QUIZLEAF_PACKS_GIFT_QUESTION_H
#define QUIZLEAF_PACKS_GIFT_QUESTION_H

#include "packs/moodle_question.h"

typedef struct GiftFile {
    PackReading *reading; /* its text is read; what is found lives in its scratch arena */
    size_t offset;        /* where the next block is looked for */
} GiftFile;

/* A block of lines: up to a blank line, or one $CATEGORY line. */
typedef struct GiftBlock {
    char *text;    /* a copy in scratch with comments blanked out, so that offsets are the file's */
    size_t length; /* without white space at the end */
    size_t start;  /* where it stands in the file */
    const char *id;
    const char **tags;
    size_t tag_count;
} GiftBlock;

/* The next question, or the next category as one of kind MOODLE_CATEGORY. Faulty questions are reported at
 * their place and passed over. False at the file's end. */
bool gift_next(GiftFile *file, MoodleQuestion *out);

/* Whether the braces hold a Cloze question's code, "1:MULTICHOICE:=this~that", which is no answer. */
bool gift_is_cloze(const char *inside, size_t length);

/* Everything between the braces, [from, to) of the block's text, into the question's kind and answers. False
 * with an error where it makes no sense. For gift_question.c. */
bool gift_read_answers(PackReading *reading, const GiftBlock *block, size_t from, size_t to,
                       MoodleQuestion *out);

/* Part of a block. */
typedef struct GiftSpan {
    const char *at, *end;
} GiftSpan;

/* The first of `marks` in the span that no backslash escapes; its end where there is none. */
const char *gift_find(GiftSpan span, const char *marks);

/* A text with its escapes resolved and without white space around it. It may begin with its mark-up,
 * "[html]"; else it has `markup`. White space inside counts where the mark-up says so, else it is one space.
 * In scratch. */
MoodleText gift_text(PackReading *reading, GiftSpan span, MoodleMarkup markup);

#endif
