/* From a question of Moodle's to a draft. The kinds that need more than a few lines stand in
 * moodle_numerical.c and moodle_matching.c. */
#include "packs/moodle_question.h"

#include <ctype.h>
#include <string.h>
#include <strings.h>

#include "base/buffer.h"
#include "base/text.h"
#include "packs/draft_state.h"
#include "packs/encoded_text.h"
#include "packs/pack_picture.h"
#include "packs/plain_text.h"

#define DATA_IMAGE "data:image/"
#define BASE64_MARK ";base64,"
#define TYPE_BYTES_MAX 10 /* "jpeg" */

#define WEIGHT_FULL (100 * (int64_t)MILLIONTHS)

static int64_t weight_of(const MoodleAnswer *answer) {
    return answer->has_weight ? answer->weight : answer->is_right ? WEIGHT_FULL : 0;
}

bool moodle_answer_is_right(const MoodleAnswer *answer) {
    return weight_of(answer) > 0;
}

static int64_t best_weight(const MoodleQuestion *question) {
    int64_t best = 0;
    for (size_t i = 0; i < question->answer_count; i++)
        if (weight_of(&question->answers[i]) > best) best = weight_of(&question->answers[i]);
    return best;
}

MoodleCredit moodle_answer_credit(const MoodleQuestion *question, const MoodleAnswer *answer) {
    int64_t best = best_weight(question), weight = weight_of(answer);
    return weight <= 0               ? MOODLE_NO_CREDIT
           : weight >= best          ? MOODLE_FULL_CREDIT
           : weight >= best - weight ? MOODLE_MOST_CREDIT
                                     : MOODLE_LITTLE_CREDIT;
}

void moodle_note_left_out(PackReading *reading, const MoodleQuestion *question) {
    draft_tally_add(&draft_state(reading)->partly_left_out, question->place);
}

bool moodle_answer_is_accepted(PackReading *reading, const MoodleQuestion *question,
                               const MoodleAnswer *answer) {
    MoodleCredit credit = moodle_answer_credit(question, answer);
    if (credit == MOODLE_MOST_CREDIT)
        draft_tally_add(&draft_state(reading)->partly_accepted, question->place);
    if (credit == MOODLE_LITTLE_CREDIT) moodle_note_left_out(reading, question);
    return credit == MOODLE_FULL_CREDIT || credit == MOODLE_MOST_CREDIT;
}

static const char *skip_prefix(const char *text, const char *prefix) {
    size_t length = strlen(prefix);
    if (strncasecmp(text, prefix, length) != 0) return text;
    return text[length] == '/' ? text + length + 1 : text[length] == '\0' ? text + length : text;
}

const char *moodle_category_name(const char *path, Arena *arena) {
    static const char *const contexts[] = {"$course$", "$module$", "$system$", "$cat1$", "$category$"};
    path = moodle_one_language(arena, path);
    while (isspace((unsigned char)*path)) path++;
    for (size_t i = 0; i < sizeof contexts / sizeof *contexts; i++) path = skip_prefix(path, contexts[i]);
    path = skip_prefix(path, "top");
    /* A slash inside of a name is written twice. */
    char *name = arena_alloc(arena, strlen(path) + 1), *end = name;
    for (; *path; path++) {
        *end++ = *path;
        if (path[0] == '/' && path[1] == '/') path++;
    }
    name = plain_text_from_html(arena, name, strlen(name), NULL);
    for (const char *slash; text_count_codepoints(name) > CARD_CATEGORY_MAX && (slash = strchr(name, '/'));)
        name += slash - name + 1;
    while (*name == ' ') name++;
    return *name ? name : NULL;
}

/* Slashes part categories, so one inside a name is doubled. */
static const char *try_path(Arena *arena, const char *prefix, const char *name, bool as_html) {
    Buffer path = {0};
    buffer_add_text(&path, prefix);
    for (; *name; name++) {
        if (*name == '/')
            buffer_add_text(&path, "//");
        else if (as_html && (*name == '&' || *name == '<'))
            buffer_add_text(&path, *name == '&' ? "&amp;" : "&lt;");
        else
            buffer_add(&path, name, 1);
    }
    const char *kept = arena_copy_text(arena, buffer_text(&path), path.length);
    buffer_release(&path);
    return kept;
}

const char *moodle_category_path(const char *name, Arena *arena) {
    const char *path = try_path(arena, "", name, false), *read = moodle_category_name(path, arena);
    if (read && strcmp(read, name) == 0) return path;
    return try_path(arena, "$course$/top/", name, true);
}

static bool is_closing(char byte) {
    return byte != '\0' && strchr(".,;:!?)", byte);
}

static const MoodleFile *find_file(const MoodleQuestion *question, const char *path) {
    for (size_t i = 0; i < question->file_count; i++)
        if (strcmp(question->files[i].path, path) == 0) return &question->files[i];
    return NULL;
}

/* "data:image/png;base64,iVBO...": the address is the picture itself. */
static bool set_picture_of_data(PackReading *reading, const MoodleQuestion *question, const char *address,
                                QuestionDraft *draft) {
    if (strncmp(address, DATA_IMAGE, strlen(DATA_IMAGE)) != 0) return false;
    const char *type = address + strlen(DATA_IMAGE), *base64 = strstr(type, BASE64_MARK);
    size_t length = strspn(type, "abcdefghijklmnopqrstuvwxyz");
    if (!base64 || length > TYPE_BYTES_MAX) return false;
    base64 += strlen(BASE64_MARK);
    EmbeddedPicture *picture = arena_alloc(reading->arena, sizeof *picture);
    *picture = (EmbeddedPicture){.name = arena_format(reading->arena, "picture.%.*s", (int)length, type),
                                 .base64 = base64,
                                 .length = strlen(base64),
                                 .place = question->place};
    draft->picture = picture->name;
    draft->embedded = picture;
    return true;
}

static void set_embedded(PackReading *reading, const MoodleFile *file, const char *name,
                         QuestionDraft *draft) {
    EmbeddedPicture *picture = arena_alloc(reading->arena, sizeof *picture);
    *picture = (EmbeddedPicture){.name = plain_text_line(reading->arena, name, strlen(name)),
                                 .base64 = file->base64,
                                 .length = file->length,
                                 .place = file->place};
    draft->embedded = picture;
}

/* The file that an address means, else one of that name beside the questions. */
static void set_picture_of_text(PackReading *reading, const MoodleQuestion *question, HtmlPicture said,
                                QuestionDraft *draft) {
    const size_t lead = strlen(MOODLE_PLUGINFILE);
    const char *address = said.source;
    draft->picture = address;
    draft->picture_text =
        said.text ? plain_text_shortened(reading->arena, said.text, CARD_PICTURE_TEXT_MAX) : NULL;
    if (set_picture_of_data(reading, question, address, draft)) return;
    if (strncmp(address, MOODLE_PLUGINFILE "/", lead + 1) != 0) return;
    size_t length = strcspn(address + lead, "?");
    char *path = arena_copy_text(reading->arena, address + lead, length);
    draft->picture = path + 1;
    const MoodleFile *file = find_file(question, path); /* some programs do not encode it */
    char *plain = arena_copy_text(reading->scratch, path, length);
    plain[percent_decode(plain, length, true, plain)] = '\0';
    if (!file) file = find_file(question, plain);
    if (file) set_embedded(reading, file, file->path + 1, draft);
}

/* The first in the text, else the one beside it. */
static void set_picture(PackReading *reading, const MoodleQuestion *question, HtmlPicture said,
                        QuestionDraft *draft) {
    if (said.source) {
        set_picture_of_text(reading, question, said, draft);
    } else if (question->image.path) {
        draft->picture = question->image.path;
        if (question->image.base64) set_embedded(reading, &question->image, question->image.path, draft);
    }
}

/* Answers inside of a sentence are a gap. Behind a whole sentence a single stop is only left over. */
static const char *make_prompt(PackReading *reading, const MoodleQuestion *question, QuestionDraft *draft) {
    Arena *arena = reading->arena;
    HtmlPicture picture;
    char *prompt = moodle_text_line(arena, question->prompt, &picture);
    set_picture(reading, question, picture, draft);
    if (!question->rest) return prompt;
    const char *rest = moodle_text_line(arena, (MoodleText){question->rest, question->prompt.markup}, NULL);
    size_t length = strlen(prompt);
    bool is_over = length > 0 && strchr(".?!:", prompt[length - 1]);
    if (is_over && strlen(rest) == 1 && is_closing(*rest)) return prompt;
    return arena_format(arena, "%s%s" MOODLE_GAP "%s%s", prompt, *prompt ? " " : "",
                        *rest && !is_closing(*rest) ? " " : "", rest);
}

/* What is told to everybody, else what is told to those who are right. */
static const char *make_explanation(PackReading *reading, const MoodleQuestion *question) {
    const char *line = moodle_text_line(reading->arena, question->general_feedback, NULL);
    for (int i = 1; i >= 0 && !*line && question->kind == MOODLE_TRUE_FALSE; i--)
        line = moodle_text_line(reading->arena, question->statement_feedback[i], NULL);
    for (size_t i = 0; i < question->answer_count && !*line; i++)
        if (moodle_answer_is_right(&question->answers[i]))
            line = moodle_text_line(reading->arena, question->answers[i].feedback, NULL);
    return *line ? line : NULL;
}

/* A tag that is the name of a difficulty. */
static Difficulty find_difficulty(const MoodleQuestion *question) {
    for (size_t i = 0; i < question->tag_count; i++)
        for (Difficulty level = DIFFICULTY_EASY; level <= DIFFICULTY_HARD; level++)
            if (strcasecmp(question->tags[i], difficulty_name(level)) == 0) return level;
    return DIFFICULTY_UNSET;
}

bool moodle_answer_line(PackReading *reading, const MoodleQuestion *question, const MoodleAnswer *answer,
                        MoodleText text, const char **line) {
    HtmlPicture picture;
    *line = moodle_text_line(reading->arena, text, &picture);
    if (picture.source && !**line)
        return reading_refuse(
            reading, answer->place,
            "This answer is a picture alone, which cannot be shown, so the question is left "
            "out. Add words to its answers.");
    if (picture.source) draft_tally_add(&draft_state(reading)->pictured, question->place);
    return true;
}

/* Where one answer is to be picked, one that earns less than the best is neither right nor wrong. */
static bool is_left_out(PackReading *reading, const MoodleQuestion *question, const MoodleAnswer *answer) {
    MoodleCredit credit = moodle_answer_credit(question, answer);
    bool is_part = credit == MOODLE_MOST_CREDIT || credit == MOODLE_LITTLE_CREDIT;
    if (!question->is_single || !is_part) return false;
    moodle_note_left_out(reading, question);
    return true;
}

static bool add_choice(PackReading *reading, const MoodleQuestion *question, QuestionDraft *draft) {
    DraftOption *options = arena_alloc_array(reading->scratch, question->answer_count, sizeof *options);
    for (size_t i = 0; i < question->answer_count; i++) {
        const MoodleAnswer *answer = &question->answers[i];
        const char *line;
        if (!moodle_answer_line(reading, question, answer, answer->text, &line)) return false;
        if (*line && !is_left_out(reading, question, answer))
            options[draft->option_count++] = (DraftOption){line, moodle_answer_is_right(answer)};
    }
    draft->kind = DRAFT_CHOICE;
    draft->options = options;
    draft->several = !question->is_single;
    return draft_add(reading, draft);
}

static bool add_true_false(PackReading *reading, const MoodleQuestion *question, QuestionDraft *draft) {
    draft->kind = DRAFT_TRUE_FALSE;
    draft->statement_is_true = question->statement_is_true;
    return draft_add(reading, draft);
}

static bool add_ordering(PackReading *reading, const MoodleQuestion *question, QuestionDraft *draft) {
    DraftOption *options = arena_alloc_array(reading->scratch, question->answer_count, sizeof *options);
    for (size_t i = 0; i < question->answer_count; i++) {
        const MoodleAnswer *answer = &question->answers[i];
        options[i].right = true;
        if (!moodle_answer_line(reading, question, answer, answer->text, &options[i].text)) return false;
    }
    draft->kind = DRAFT_ORDER;
    draft->options = options;
    draft->option_count = question->answer_count;
    return draft_add(reading, draft);
}

static bool is_paragraph(const char *text) {
    return text && strncasecmp(text, "<p", 2) == 0 && strchr(text, '>');
}

const char *moodle_typed_answer(const char *text, Arena *arena) {
    Buffer out = {0};
    bool as_html = is_paragraph(text);
    if (as_html) buffer_add_text(&out, "<p>");
    for (; *text; text++) {
        if (as_html && (*text == '&' || *text == '<')) {
            buffer_add_text(&out, *text == '&' ? "&amp;" : "&lt;");
            continue;
        }
        if (*text == '*') buffer_add_text(&out, "\\");
        buffer_add(&out, text, 1);
    }
    if (as_html) buffer_add_text(&out, "</p>");
    const char *kept = arena_copy_text(arena, buffer_text(&out), out.length);
    buffer_release(&out);
    return kept;
}

/* Answers to be typed are plain text. Some programs wrap them in a paragraph all the same. */
static char *written_line(Arena *arena, MoodleText text) {
    return moodle_text_line(
        arena, (MoodleText){text.text, is_paragraph(text.text) ? MOODLE_HTML : MOODLE_PLAIN}, NULL);
}

/* Where a * stands for any text. At the ends it is taken off: what is asked for remains. "\*" is a star. */
typedef struct Stars {
    bool any;
    bool inside; /* between other characters, where it cannot be judged */
} Stars;

static Stars take_stars(char *line) {
    char *end = line;
    Stars stars = {0};
    bool is_open = false;
    for (const char *at = line; *at; at++) {
        if (*at == '*') {
            stars.any = true;
            is_open = end > line;
            continue;
        }
        if (at[0] == '\\' && at[1] == '*') at++;
        stars.inside = stars.inside || is_open;
        *end++ = *at;
    }
    *end = '\0';
    return stars;
}

static char *trimmed(char *line) {
    while (*line == ' ') line++;
    size_t length = strlen(line);
    while (length > 0 && line[length - 1] == ' ') line[--length] = '\0';
    return line;
}

static bool add_short(PackReading *reading, const MoodleQuestion *question, QuestionDraft *draft) {
    DraftOption *options = arena_alloc_array(reading->scratch, question->answer_count, sizeof *options);
    for (size_t i = 0; i < question->answer_count; i++) {
        const MoodleAnswer *answer = &question->answers[i];
        char *line = written_line(reading->arena, answer->text);
        bool is_right = moodle_answer_is_right(answer);
        Stars stars = take_stars(line);
        if (is_right && !moodle_answer_is_accepted(reading, question, answer)) continue;
        if (stars.inside && is_right)
            problem_warning(reading->problems, answer->place,
                            "A * inside of an answer stands for any text, which the game cannot judge: this "
                            "answer is left out. Write what it stands for.");
        else if (*trimmed(line) && (is_right || !stars.any)) /* "not *" wrong would be everything */
            options[draft->option_count++] = (DraftOption){trimmed(line), is_right};
    }
    draft->kind = DRAFT_TYPED;
    draft->options = options;
    return draft_add(reading, draft);
}

static bool pass_over(PackReading *reading, const MoodleQuestion *question) {
    if (question->kind == MOODLE_DESCRIPTION)
        problem_warning(reading->problems, question->place,
                        "This is a text that asks nothing, so it is passed over.");
    else if (question->kind == MOODLE_ESSAY)
        problem_warning(reading->problems, question->place,
                        "This asks for an essay, which the game cannot judge, so it is passed over.");
    else
        problem_warning(
            reading->problems, question->place,
            "The game has no questions of the kind \"%.*s\", so this one is passed over. Multiple "
            "choice, true or false, short answers, numbers and matching can be played.",
            (int)text_grapheme_prefix(question->kind_name, 40), question->kind_name);
    return false;
}

bool moodle_question_add(PackReading *reading, const MoodleQuestion *question) {
    static bool (*const add[])(PackReading *, const MoodleQuestion *, QuestionDraft *) = {
        [MOODLE_CHOICE] = add_choice,
        [MOODLE_TRUE_FALSE] = add_true_false,
        [MOODLE_SHORT] = add_short,
        [MOODLE_NUMERICAL] = moodle_add_numerical,
        [MOODLE_MATCHING] = moodle_add_matching,
        [MOODLE_ORDERING] = add_ordering,
        [MOODLE_OTHER] = NULL,
    };
    if (!add[question->kind]) return pass_over(reading, question);
    QuestionDraft draft = {.place = question->place, .difficulty = find_difficulty(question)};
    if (question->name)
        draft.name = plain_text_from_html(reading->arena, question->name, strlen(question->name), NULL);
    draft.prompt = make_prompt(reading, question, &draft);
    draft.explanation = make_explanation(reading, question);
    draft.category = question->category;
    return add[question->kind](reading, question, &draft);
}
