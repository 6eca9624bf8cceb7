/* Questions as on paper, typed by people or answered by chatbots: numbered, with options from A on, and the
 * right one starred, below it ("Answer: B") or in a key at the end. Files seen have 5 to 200 questions.
 * Nothing is strict, so a file is one only where nearly all of its questions come out whole. */
#include <string.h>

#include "base/text.h"
#include "packs/answer_words.h"
#include "packs/paper_lines.h"
#include "packs/plain_text.h"
#include "packs/question_draft.h"
#include "packs/table_answer.h"

#define QUESTIONS_MIN 2
#define WHOLE_PERCENT 70 /* of the questions have an answer */
#define QUESTIONS_MAX 5000
#define PROMPT_BYTES_MAX 2000 /* that go on in further lines: more fit on no card */
#define SHOWN_MAX 60          /* graphemes of a text in a sentence */

typedef struct PaperQuestion {
    unsigned number;
    size_t offset;                             /* of its line */
    const char *prompt, *answer, *explanation; /* NULL: none */
    const char *options[PAPER_LETTERS];
    bool right[PAPER_LETTERS], has_right;
    size_t option_count;
    bool is_broken; /* an option has not the next letter */
} PaperQuestion;

typedef struct Paper {
    Arena *arena;
    PaperQuestion *questions;
    size_t count, capacity;
    bool in_key;
    size_t key_count;  /* answers that were looked at in it */
    size_t too_many;   /* offset of the first question beyond QUESTIONS_MAX; 0: none */
    size_t behind_key; /* offset of an option below the key; 0: none */
} Paper;

static const char *joined(Arena *arena, const char *first, const char *second) {
    return first && *first ? ARENA_JOIN(arena, first, " ", second) : second;
}

static void take_option(PaperQuestion *question, const PaperLine *line) {
    if (line->letter != question->option_count) {
        question->is_broken = true;
        return;
    }
    question->right[question->option_count] = line->is_right;
    question->has_right = question->has_right || line->is_right;
    question->options[question->option_count++] = line->text;
}

static void add_question(Paper *paper, const PaperLine *line, size_t offset) {
    if (paper->count == QUESTIONS_MAX) {
        if (!paper->too_many) paper->too_many = offset;
        return;
    }
    paper->questions =
        arena_grow(paper->arena, paper->questions, paper->count, &paper->capacity, sizeof *paper->questions);
    paper->questions[paper->count++] =
        (PaperQuestion){.number = line->number, .offset = offset, .prompt = line->text};
}

static void take_key(Paper *paper, const char *text) {
    const char *answer;
    unsigned number;
    while (paper->key_count < 2 * paper->count && paper_key_next(&text, &number, &answer, paper->arena)) {
        paper->key_count++;
        for (size_t i = 0; i < paper->count; i++)
            if (paper->questions[i].number == number && !paper->questions[i].answer) {
                paper->questions[i].answer = answer;
                break;
            }
    }
}

/* A line below a question goes on with it while it has no options. */
static void take_line(Paper *paper, const PaperLine *line, size_t offset, bool below_blank) {
    PaperQuestion *last = paper->count ? &paper->questions[paper->count - 1] : NULL;
    if (line->kind == PAPER_QUESTION) {
        add_question(paper, line, offset);
    } else if (!last || paper->too_many) {
        return; /* a title, or what a chatbot says first */
    } else if (line->kind == PAPER_OPTION && line->has_colon && line->letter == 0 && last->number == 0) {
        if (!last->answer) last->answer = line->text; /* "Q: ...", "A: ..." */
    } else if (line->kind == PAPER_OPTION) {
        take_option(last, line);
    } else if (line->kind == PAPER_ANSWER && !last->answer) {
        last->answer = line->text;
    } else if (line->kind == PAPER_EXPLANATION) {
        last->explanation = line->text;
    } else if (line->kind == PAPER_TEXT && !below_blank && !last->option_count && !last->answer &&
               strlen(last->prompt) < PROMPT_BYTES_MAX) {
        last->prompt = joined(paper->arena, last->prompt, line->text);
    }
}

static Paper read_lines(const char *text, Arena *arena) {
    Paper paper = {.arena = arena};
    bool below_blank = true;
    for (const char *at = text; *at;) {
        size_t length = strcspn(at, "\n");
        PaperLine line = paper_line_read(at, length, arena);
        if (line.kind == PAPER_KEY && paper.count)
            paper.in_key = true;
        else if (paper.in_key && line.kind == PAPER_OPTION && !paper.behind_key)
            paper.behind_key = (size_t)(at - text);
        else if (paper.in_key)
            take_key(&paper, arena_copy_text(arena, at, length));
        else
            take_line(&paper, &line, (size_t)(at - text), below_blank);
        below_blank = line.kind == PAPER_BLANK;
        at += length + (at[length] == '\n');
    }
    return paper;
}

/* "B", which names an option where none was understood. */
static bool lacks_options(const PaperQuestion *question) {
    const char *answer = question->answer ? question->answer : "";
    char small = (char)(*answer | 0x20);
    bool is_letter = small >= 'a' && small < 'a' + PAPER_LETTERS && (!answer[1] || strchr(" .)", answer[1]));
    return question->option_count == 0 && is_letter &&
           answer[1 + strspn(answer + (*answer != 0), " .)")] == '\0';
}

static bool is_whole(const PaperQuestion *question) {
    bool has_answer = question->has_right || (question->answer && *question->answer);
    if (lacks_options(question)) return false;
    return has_answer && !question->is_broken && (question->option_count > 1 || !question->option_count);
}

static bool refuse(PackReading *reading, Place place, const char *why) {
    return reading_refuse(reading, place, why);
}

/* Marks what the answer names; false with an error where it names nothing, or not what is starred. */
static bool find_right(PackReading *reading, PaperQuestion *question, Place place) {
    static const AnswerNames names = {.naming = ANSWER_BY_TEXT, .first_place = 1};
    if (!question->answer || !*question->answer)
        return question->has_right ||
               refuse(reading, place,
                      "This question does not say which option is right. Put a star in front of it, or write "
                      "\"Answer: B\" below.");
    const char *answer = plain_text_line(reading->scratch, question->answer, strlen(question->answer));
    NamedOptions named =
        table_answer_find(&names, question->options, question->option_count, answer, reading->scratch);
    bool right[PAPER_LETTERS] = {false};
    for (size_t i = 0; i < named.count; i++) right[named.places[i]] = true;
    if (named.count == 0) {
        problem_error(reading->problems, place,
                      "The answer \"%.*s\" is none of the options. Write one of their letters.",
                      (int)text_grapheme_prefix(answer, SHOWN_MAX), answer);
        return false;
    }
    if (question->has_right && memcmp(right, question->right, sizeof right) != 0)
        return refuse(reading, place, "A star and the answer below it name two options. Keep what is right.");
    memcpy(question->right, right, sizeof right);
    return true;
}

static const char *kept(PackReading *reading, const char *text) {
    return text ? plain_text_line(reading->arena, text, strlen(text)) : NULL;
}

static void add_draft(PackReading *reading, PaperQuestion *question) {
    Place place = reading_place(reading, question->offset);
    DraftOption options[PAPER_LETTERS];
    QuestionDraft draft = {.place = place,
                           .kind = DRAFT_CHOICE,
                           .prompt = kept(reading, question->prompt),
                           .explanation = kept(reading, question->explanation),
                           .options = options,
                           .option_count = question->option_count};
    if (question->is_broken) {
        refuse(reading, place, "The options of this question have to go from A on without a gap, up to J.");
        return;
    }
    if (lacks_options(question)) {
        refuse(reading, place,
               "The answer of this question is a letter, but it has no options. Each stands on a line of its "
               "own "
               "and begins with its letter, as in \"A) Paris\".");
        return;
    }
    if (question->option_count == 0) {
        options[0] = (DraftOption){kept(reading, question->answer ? question->answer : ""), true};
        draft.option_count = *options[0].text ? 1 : 0;
        draft.kind =
            answer_words_truth(options[0].text, &draft.statement_is_true) ? DRAFT_TRUE_FALSE : DRAFT_TYPED;
        draft_add(reading, &draft);
        return;
    }
    if (!find_right(reading, question, place)) return;
    size_t right = 0;
    for (size_t i = 0; i < question->option_count; i++) {
        options[i] = (DraftOption){kept(reading, question->options[i]), question->right[i]};
        right += question->right[i];
    }
    draft.several = right > 1;
    draft_add(reading, &draft);
}

static bool read_paper(PackReading *reading) {
    Paper paper = read_lines(reading->text, reading->arena);
    for (size_t i = 0; i < paper.count; i++) {
        arena_release(reading->scratch);
        add_draft(reading, &paper.questions[i]);
    }
    if (paper.too_many)
        refuse(reading, reading_place(reading, paper.too_many),
               "From here on questions are not read, since there are over 5,000. Split the file into smaller "
               "ones.");
    if (paper.behind_key)
        refuse(reading, reading_place(reading, paper.behind_key),
               "Options stand below the answer key, so the questions there are not read. Put the key at the "
               "end.");
    return paper.count || refuse(reading, reading_whole_file(reading), "There is no question in this file.");
}

/* Fewer than half of a list's lines are questions with options, and prose has no answers. */
static int recognise_paper(const PackBytes *file, const char *ending) {
    (void)ending;
    Arena arena = {0};
    Paper paper = read_lines(file->head, &arena);
    size_t whole = 0;
    for (size_t i = 0; i < paper.count; i++) whole += is_whole(&paper.questions[i]);
    bool is_one = !paper.behind_key && whole >= QUESTIONS_MIN && whole * 100 >= paper.count * WHOLE_PERCENT;
    arena_release(&arena);
    return is_one ? 65 : 0;
}

const PackFormat FORMAT_PAPER = {.key = "paper",
                                 .name = "Questions as on paper",
                                 .endings = "txt",
                                 .recognise = recognise_paper,
                                 .surest = 65,
                                 .read = read_paper};
