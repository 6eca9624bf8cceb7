/* Moodle's question banks as XML. Files seen have 1 to 500 questions, and up to some megabytes of pictures.
 */
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "packs/answer_words.h"
#include "packs/moodle_question.h"
#include "packs/pack_format.h"
#include "packs/plain_text.h"
#include "packs/xml_questions.h"

#define TAGS_MAX 20 /* of one question */

typedef struct MoodleReader {
    PackReading *reading;
    const char *category; /* of the questions that follow */
} MoodleReader;

static int recognise(const PackBytes *file, const char *ending) {
    const char *quiz = strstr(file->head, "<quiz");
    const char *first = file->head + strspn(file->head, " \t\n");
    if (*first != '<' || !quiz || !strchr(" \t\n>", quiz[strlen("<quiz")])) return 0;
    if (strstr(quiz, "<question")) return 95;
    return 60 + (pack_format_lists("xml", ending) ? 10 : 0);
}

static MoodleMarkup markup_of(const XmlNode *node, MoodleMarkup otherwise) {
    const char *format = xml_attribute(node, "format");
    if (!format) return otherwise;
    return strcmp(format, "html") == 0         ? MOODLE_HTML
           : strcmp(format, "markdown") == 0   ? MOODLE_MARKDOWN
           : strcmp(format, "plain_text") == 0 ? MOODLE_PLAIN
                                               : MOODLE_AUTO;
}

/* What stands in node's <text>; {0} where there is none. */
static MoodleText text_of(const XmlNode *node, MoodleMarkup otherwise) {
    const XmlNode *text = xml_child(node, "text");
    if (!text || !text->text[strspn(text->text, " \t\n")]) return (MoodleText){0};
    return (MoodleText){text->text, markup_of(node, otherwise)};
}

static bool is_number(const char *text, int64_t *out) {
    return text && moodle_number_parse(text, strlen(text), out);
}

/* An old way to write it has a child, and 1 for all of the points. False where it is no number. */
static bool read_weight(const XmlNode *node, MoodleAnswer *answer) {
    const char *fraction = xml_attribute(node, "fraction");
    const XmlNode *child = fraction ? NULL : xml_child(node, "fraction");
    answer->has_weight = fraction || child;
    if (!answer->has_weight) return true;
    if (child) fraction = child->text;
    if (!fraction[strspn(fraction, " \t\n")]) return true; /* it earns nothing */
    if (!moodle_weight_parse(fraction, strlen(fraction), &answer->weight)) return false;
    if (child) answer->weight *= 100;
    return true;
}

static size_t count_children(const XmlNode *node, const char *name) {
    size_t count = 0;
    for (const XmlNode *child = xml_child(node, name); child; child = xml_next(child)) count++;
    return count;
}

static bool read_answers(MoodleReader *reader, const XmlNode *node, const char *name,
                         MoodleQuestion *question) {
    PackReading *reading = reader->reading;
    size_t count = count_children(node, name);
    question->answers = arena_alloc_array(reading->scratch, count, sizeof *question->answers);
    for (const XmlNode *child = xml_child(node, name); child; child = xml_next(child)) {
        MoodleAnswer *answer = &question->answers[question->answer_count++];
        answer->place = reading_place(reading, child->offset);
        answer->text = text_of(child, MOODLE_AUTO);
        answer->feedback = text_of(xml_child(child, "feedback"), MOODLE_AUTO);
        if (!read_weight(child, answer))
            return reading_refuse(reading, answer->place,
                                  "How much of the points this answer earns is no number. Write it as in "
                                  "fraction=\"100\", without a percent sign.");
    }
    return true;
}

static bool read_choice(MoodleReader *reader, const XmlNode *node, MoodleQuestion *question) {
    const XmlNode *single = xml_child(node, "single");
    question->is_single = !single || (strcmp(single->text, "false") != 0 && strcmp(single->text, "0") != 0);
    return read_answers(reader, node, "answer", question);
}

static bool read_short(MoodleReader *reader, const XmlNode *node, MoodleQuestion *question) {
    return read_answers(reader, node, "answer", question);
}

static bool read_true_false(MoodleReader *reader, const XmlNode *node, MoodleQuestion *question) {
    if (!read_answers(reader, node, "answer", question)) return false;
    bool found = false;
    for (size_t i = 0; i < question->answer_count; i++) {
        const MoodleAnswer *answer = &question->answers[i];
        const char *line = moodle_text_line(reader->reading->scratch, answer->text, NULL);
        bool is_right = moodle_answer_is_right(answer), says_true;
        question->statement_feedback[is_right] = answer->feedback;
        if (!answer_words_truth(line, &says_true) || !is_right) continue;
        question->statement_is_true = says_true;
        found = true;
    }
    if (!found)
        problem_error(reader->reading->problems, question->place,
                      "This question does not say whether it is true: one answer is \"true\", the other "
                      "\"false\", and the right one has fraction=\"100\".");
    return found;
}

/* The unit that a number is told in, where there is one that changes nothing. */
static const char *find_unit(MoodleReader *reader, const XmlNode *node) {
    int64_t multiplier;
    for (const XmlNode *unit = xml_child(xml_child(node, "units"), "unit"); unit; unit = xml_next(unit)) {
        const XmlNode *name = xml_child(unit, "unit_name"), *factor = xml_child(unit, "multiplier");
        bool is_plain = !factor || (is_number(factor->text, &multiplier) && multiplier == MILLIONTHS);
        if (!name || !is_plain) continue;
        const char *line = plain_text_line(reader->reading->arena, name->text, name->length);
        if (*line && text_count_codepoints(line) <= NUMBER_UNIT_MAX) return line;
    }
    return NULL;
}

static bool read_numerical(MoodleReader *reader, const XmlNode *node, MoodleQuestion *question) {
    if (!read_answers(reader, node, "answer", question)) return false;
    question->unit = find_unit(reader, node);
    size_t i = 0;
    for (const XmlNode *child = xml_child(node, "answer"); child; child = xml_next(child), i++) {
        MoodleAnswer *answer = &question->answers[i];
        const XmlNode *tolerance = xml_child(child, "tolerance"), *text = xml_child(child, "text");
        int64_t value, about = 0;
        if (!moodle_answer_is_right(answer)) continue;
        bool ok = text && is_number(text->text, &value) &&
                  (!tolerance || !*tolerance->text || is_number(tolerance->text, &about));
        if (!ok) {
            problem_error(
                reader->reading->problems, answer->place,
                "Here a number was expected, and a number in its <tolerance> where it has one, with "
                "a point before the decimals.");
            return false;
        }
        answer->range = moodle_range_around(value, about);
    }
    return true;
}

static bool read_matching(MoodleReader *reader, const XmlNode *node, MoodleQuestion *question) {
    if (!read_answers(reader, node, "subquestion", question)) return false;
    size_t i = 0;
    for (const XmlNode *child = xml_child(node, "subquestion"); child; child = xml_next(child))
        question->answers[i++].partner = text_of(xml_child(child, "answer"), MOODLE_PLAIN);
    return true;
}

static bool read_nothing(MoodleReader *reader, const XmlNode *node, MoodleQuestion *question) {
    (void)reader;
    (void)node;
    (void)question;
    return true;
}

static const struct {
    const char *type;
    MoodleKind kind;
    bool (*read)(MoodleReader *reader, const XmlNode *node, MoodleQuestion *question);
} TYPES[] = {
    {"multichoice", MOODLE_CHOICE, read_choice},       {"truefalse", MOODLE_TRUE_FALSE, read_true_false},
    {"shortanswer", MOODLE_SHORT, read_short},         {"numerical", MOODLE_NUMERICAL, read_numerical},
    {"matching", MOODLE_MATCHING, read_matching},      {"match", MOODLE_MATCHING, read_matching},
    {"ordering", MOODLE_ORDERING, read_short},         {"essay", MOODLE_ESSAY, read_nothing},
    {"description", MOODLE_DESCRIPTION, read_nothing},
};

static void read_tags(MoodleReader *reader, const XmlNode *node, MoodleQuestion *question) {
    const XmlNode *tags = xml_child(node, "tags");
    question->tags = arena_alloc_array(reader->reading->scratch, TAGS_MAX, sizeof *question->tags);
    for (const XmlNode *tag = xml_child(tags, "tag"); tag; tag = xml_next(tag))
        if (question->tag_count < TAGS_MAX)
            question->tags[question->tag_count++] =
                moodle_text_line(reader->reading->scratch, text_of(tag, MOODLE_PLAIN), NULL);
}

/* The Base64 of a file. Where it stands in the text just so, it is not copied: pictures are large. */
static const char *keep_base64(PackReading *reading, const XmlNode *file) {
    const char *at = reading->text + file->offset, *end = reading->text + reading->length;
    for (char quote = '\0'; at < end && (quote || *at != '>'); at++) {
        if (quote ? *at == quote : (*at == '"' || *at == '\'')) quote = quote ? '\0' : *at;
    }
    bool stands_so = at < end && file->length < (size_t)(end - at) - 1 &&
                     memcmp(at + 1, file->text, file->length) == 0 && at[1 + file->length] == '<';
    return stands_so ? at + 1 : arena_copy_text(reading->arena, file->text, file->length);
}

/* "/" and "x.png" are "/x.png". Old files have no path. */
static const char *join_path(Arena *arena, const char *folder, const char *name) {
    size_t length = folder ? strlen(folder) : 0;
    bool begins = length > 0 && folder[0] == '/', ends = length > 0 && folder[length - 1] == '/';
    return arena_format(arena, "%s%s%s%s", begins ? "" : "/", length ? folder : "",
                        ends || !length ? "" : "/", name);
}

static void read_files(MoodleReader *reader, const XmlNode *text, MoodleQuestion *question) {
    PackReading *reading = reader->reading;
    MoodleFile *files = arena_alloc_array(reading->scratch, count_children(text, "file"), sizeof *files);
    question->files = files;
    for (const XmlNode *child = xml_child(text, "file"); child; child = xml_next(child)) {
        const char *name = xml_attribute(child, "name");
        if (!name) continue;
        files[question->file_count++] =
            (MoodleFile){.path = join_path(reading->scratch, xml_attribute(child, "path"), name),
                         .base64 = keep_base64(reading, child),
                         .length = child->length,
                         .place = reading_place(reading, child->offset)};
    }
}

/* Up to Moodle 1.9 a question's picture has a name in <image>, which may be an address in the web, and its
 * bytes in <image_base64>. Either may be missing or empty. */
static void read_image(MoodleReader *reader, const XmlNode *node, MoodleQuestion *question) {
    PackReading *reading = reader->reading;
    const XmlNode *name = xml_child(node, "image"), *bytes = xml_child(node, "image_base64");
    const char *path = name ? plain_text_line(reading->arena, name->text, name->length) : "";
    bool has_bytes = bytes && bytes->text[strspn(bytes->text, " \t\n")];
    if (!*path && !has_bytes) return;
    question->image = (MoodleFile){.path = *path ? path : "picture",
                                   .base64 = has_bytes ? keep_base64(reading, bytes) : NULL,
                                   .length = has_bytes ? bytes->length : 0,
                                   .place = reading_place(reading, (has_bytes ? bytes : name)->offset)};
}

static void take_category(MoodleReader *reader, const XmlNode *node) {
    const char *path = text_of(xml_child(node, "category"), MOODLE_PLAIN).text;
    reader->category = path ? moodle_category_name(path, reader->reading->arena) : NULL;
}

static void take_question(void *context, const XmlNode *node) {
    MoodleReader *reader = context;
    const char *type = xml_attribute(node, "type");
    MoodleQuestion question = {
        .kind = MOODLE_OTHER,
        .kind_name = plain_text_line(reader->reading->scratch, type ? type : "", type ? strlen(type) : 0),
        .category = reader->category};
    if (strcmp(question.kind_name, "category") == 0) {
        take_category(reader, node);
        return;
    }
    question.place = reading_place(reader->reading, node->offset);
    question.name = text_of(xml_child(node, "name"), MOODLE_AUTO).text;
    question.prompt = text_of(xml_child(node, "questiontext"), MOODLE_AUTO);
    read_files(reader, xml_child(node, "questiontext"), &question);
    read_image(reader, node, &question);
    question.general_feedback = text_of(xml_child(node, "generalfeedback"), MOODLE_AUTO);
    read_tags(reader, node, &question);
    for (size_t i = 0; i < sizeof TYPES / sizeof *TYPES; i++) {
        if (strcmp(question.kind_name, TYPES[i].type) != 0) continue;
        question.kind = TYPES[i].kind;
        if (!TYPES[i].read(reader, node, &question)) return;
    }
    if (*question.kind_name)
        moodle_question_add(reader->reading, &question);
    else
        problem_error(reader->reading->problems, question.place,
                      "This question does not say of which kind it is. Write it here, as in "
                      "<question type=\"multichoice\">.");
}

static bool read(PackReading *reading) {
    MoodleReader reader = {.reading = reading};
    xml_questions_read(reading, take_question, &reader);
    return true;
}

const PackFormat FORMAT_MOODLE_XML = {
    .key = "moodle-xml",
    .name = "Moodle XML",
    .endings = "xml",
    .recognise = recognise,
    .read = read,
    .write = write_moodle_xml,
    .reach = {.kinds = (1u << CARD_KINDS) - 1,
              .details = DETAIL_EXPLANATION | DETAIL_CATEGORY | DETAIL_DIFFICULTY | DETAIL_MORE_RIGHT |
                         DETAIL_NOT | DETAIL_PICTURE | DETAIL_PICTURE_TEXT | DETAIL_EMBEDDED_PICTURE,
              .has_places = true}};
