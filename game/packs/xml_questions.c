/* By expat, which is given the file in one piece: it reads where the bytes stand and copies only what spans
 * its buffers. A question is 30 to 100 elements, and as many bytes as its pictures need.
 *
 * A fault ends expat's reading. It begins again at the next <question> behind the one that is faulty, inside
 * of a <quiz> of our own. A tag that is never closed may swallow much before it is found, and would again for
 * the next question, so the bytes that are read in vain are counted. */
#include "packs/xml_questions.h"

#include <string.h>

#include <expat.h>

#include "packs/plain_text.h"

#define QUIZ "<quiz>"
#define QUESTION "question"
#define QUESTION_END "</question>"
#define WASTE_FACTOR 4 /* times the file's length may be read in all */
#define WASTE_BYTES MEBIBYTE

typedef struct XmlReader {
    PackReading *reading;
    XML_Parser parser;
    void (*take)(void *context, const XmlNode *question);
    void *context;
    size_t start;         /* where in the file the parser began */
    size_t lead;          /* bytes of our own that it got before */
    XmlNode *question;    /* being read; NULL: none */
    XmlNode *node;        /* the innermost that is open in it */
    size_t nodes;         /* of the question */
    size_t depth;         /* of the innermost open element, in the file */
    size_t inside_text;   /* open elements that stand inside of a <text> */
    size_t question_from; /* where the last one began, whether it is still open or not */
    const char *why;      /* it was stopped for; NULL: expat's own reasons */
    size_t raw_from;      /* where in the node's text the last <![CDATA[ began */
    bool has_swallowed;   /* one in the question holds the end of another question */
} XmlReader;

static size_t position(const XmlReader *reader) {
    XML_Index index = XML_GetCurrentByteIndex(reader->parser);
    size_t offset = index < 0 ? 0 : (size_t)index;
    return reader->start + (offset > reader->lead ? offset - reader->lead : 0);
}

static void stop(XmlReader *reader, const char *why) {
    if (!reader->why) reader->why = why;
    XML_StopParser(reader->parser, XML_FALSE);
}

static const char **copy_attributes(Arena *arena, const XML_Char **attributes) {
    size_t count = 0;
    while (attributes[count]) count++;
    const char **copy = arena_alloc_array(arena, count + 1, sizeof *copy);
    for (size_t i = 0; i < count; i++) copy[i] = arena_copy_text(arena, attributes[i], strlen(attributes[i]));
    return copy;
}

static XmlNode *open_node(XmlReader *reader, const XML_Char *name, const XML_Char **attributes) {
    Arena *scratch = reader->reading->scratch;
    XmlNode *node = arena_alloc(scratch, sizeof *node);
    *node = (XmlNode){.name = arena_copy_text(scratch, name, strlen(name)),
                      .attributes = copy_attributes(scratch, attributes),
                      .text = arena_copy_text(scratch, "", 0),
                      .offset = position(reader),
                      .parent = reader->node};
    if (node->parent && node->parent->last)
        node->parent->last->next = node;
    else if (node->parent)
        node->parent->first = node;
    if (node->parent) node->parent->last = node;
    return node;
}

static void XMLCALL start_element(void *data, const XML_Char *name, const XML_Char **attributes) {
    XmlReader *reader = data;
    if (reader->why) return;
    if (++reader->depth > XML_DEPTH_MAX) {
        stop(reader,
             "Elements stand more than 32 deep inside of each other. A question needs fewer than ten.");
    } else if (!reader->question) {
        if (strcmp(name, QUESTION) != 0) return;
        reader->node = NULL;
        reader->nodes = 0;
        reader->has_swallowed = false;
        reader->question_from = position(reader);
        reader->question = reader->node = open_node(reader, name, attributes);
    } else if (reader->inside_text || strcmp(reader->node->name, "text") == 0) {
        reader->inside_text++;
    } else if (++reader->nodes > XML_NODES_MAX) {
        stop(reader, "This question has over 20,000 elements. Take it apart into several questions.");
    } else {
        reader->node = open_node(reader, name, attributes);
    }
}

static void XMLCALL end_element(void *data, const XML_Char *name) {
    XmlReader *reader = data;
    (void)name;
    if (reader->why) return;
    reader->depth--;
    if (!reader->question) return;
    if (reader->inside_text) {
        reader->inside_text--;
        return;
    }
    reader->node = reader->node->parent;
    if (reader->node) return;
    const XmlNode *question = reader->question;
    if (reader->has_swallowed) {
        stop(reader,
             "A <![CDATA[ in this question has no ]]> at its end, so the next question is inside of it. "
             "Write it.");
        return;
    }
    reader->question = NULL;
    reader->take(reader->context, question);
    arena_release(reader->reading->scratch);
}

static void add_text(XmlReader *reader, const char *text, size_t length) {
    XmlNode *node = reader->node;
    if (reader->why || !node) return;
    if (node->length + length >= node->capacity) {
        size_t capacity = 2 * (node->length + length) + 64;
        char *bytes = arena_alloc(reader->reading->scratch, capacity);
        memcpy(bytes, node->text, node->length);
        node->text = bytes;
        node->capacity = capacity;
    }
    memcpy(node->text + node->length, text, length);
    node->length += length;
    node->text[node->length] = '\0';
}

static void XMLCALL character_data(void *data, const XML_Char *text, int length) {
    add_text(data, text, (size_t)length);
}

static void XMLCALL start_raw(void *data) {
    XmlReader *reader = data;
    if (reader->node) reader->raw_from = reader->node->length;
}

/* Only here: elsewhere "</question>" is written with &lt; by somebody who asks about it. */
static void XMLCALL end_raw(void *data) {
    XmlReader *reader = data;
    if (reader->node && strstr(reader->node->text + reader->raw_from, QUESTION_END))
        reader->has_swallowed = true;
}

/* "&nbsp;" and its like, which XML does not know. */
static void XMLCALL skipped_entity(void *data, const XML_Char *name, int is_parameter) {
    XmlReader *reader = data;
    if (is_parameter || !reader->node) return;
    const char *entity = arena_format(reader->reading->scratch, "&%s;", name);
    const char *text = plain_text_decode_entities(reader->reading->scratch, entity, strlen(entity));
    add_text(reader, text, strlen(text));
}

static void XMLCALL entity_declaration(void *data, const XML_Char *name, int is_parameter,
                                       const XML_Char *value, int length, const XML_Char *base,
                                       const XML_Char *system, const XML_Char *public,
                                       const XML_Char *notation) {
    (void)name;
    (void)is_parameter;
    (void)value;
    (void)length;
    (void)base;
    (void)system;
    (void)public;
    (void)notation;
    stop(data, "The file defines entities of its own (<!ENTITY ...>), which are not read. Write the texts "
               "themselves.");
}

static void prepare(XmlReader *reader) {
    XML_Parser parser = reader->parser;
    XML_ParserReset(parser, "UTF-8"); /* the text was decoded, whatever its first line says */
    XML_SetUserData(parser, reader);
    XML_SetElementHandler(parser, start_element, end_element);
    XML_SetCharacterDataHandler(parser, character_data);
    XML_SetCdataSectionHandler(parser, start_raw, end_raw);
    XML_SetSkippedEntityHandler(parser, skipped_entity);
    XML_SetEntityDeclHandler(parser, entity_declaration);
    XML_UseForeignDTD(parser, XML_TRUE); /* so that an unknown entity is skipped instead of an error */
    reader->question = reader->node = NULL;
    reader->depth = reader->inside_text = 0;
    reader->question_from = reader->start;
    reader->why = NULL;
    reader->has_swallowed = false;
}

/* Reads on from reader->start to the end or to a fault; false where it was one. */
static bool parse(XmlReader *reader) {
    const PackReading *reading = reader->reading;
    prepare(reader);
    reader->lead = reader->start > 0 ? strlen(QUIZ) : 0;
    if (reader->lead && !XML_Parse(reader->parser, QUIZ, (int)reader->lead, 0)) return false;
    return XML_Parse(reader->parser, reading->text + reader->start, (int)(reading->length - reader->start),
                     1) == XML_STATUS_OK;
}

static void report_fault(XmlReader *reader, size_t offset) {
    PackReading *reading = reader->reading;
    Place place = reading_place(reading, offset);
    enum XML_Error error = XML_GetErrorCode(reader->parser);
    if (reader->why)
        problem_error(reading->problems, place, "%s", reader->why);
    else if (error == XML_ERROR_NO_MEMORY)
        problem_error(reading->problems, place, "There is not enough memory to read on from here.");
    else if (offset >= reading->length)
        problem_error(reading->problems, place,
                      "The file ends too early: %s is not closed. Look whether it was copied as a whole.",
                      reader->question ? "a question" : "<quiz>");
    else
        problem_error(
            reading->problems, place,
            "This is not well-formed XML: %s. Look for a tag that is not closed, a < that should be "
            "&lt; or an & that should be &amp; here or above.",
            XML_ErrorString(error));
}

/* Where the next <question> begins, SIZE_MAX for none. */
static size_t find_question(const PackReading *reading, size_t from) {
    if (from > reading->length) return SIZE_MAX;
    for (const char *at = reading->text + from; (at = strstr(at, "<" QUESTION)); at++)
        if (strchr(" \t\n>/", at[strlen("<" QUESTION)])) return (size_t)(at - reading->text);
    return SIZE_MAX;
}

static void free_parser(void *parser) {
    XML_ParserFree(parser);
}

void xml_questions_read(PackReading *reading, void (*take)(void *context, const XmlNode *question),
                        void *context) {
    XmlReader reader = {
        .reading = reading, .parser = XML_ParserCreate("UTF-8"), .take = take, .context = context};
    if (!reader.parser) {
        problem_error(reading->problems, reading_whole_file(reading),
                      "There is not enough memory to read it.");
        return;
    }
    reading_hold(reading, reader.parser, free_parser);
    size_t budget = WASTE_FACTOR * reading->length + WASTE_BYTES;
    while (!parse(&reader)) {
        size_t fault = position(&reader);
        report_fault(&reader, reader.has_swallowed ? reader.question_from : fault);
        arena_release(reading->scratch);
        size_t read = fault - reader.start;
        if (read >= budget) {
            problem_error(reading->problems, reading_place(reading, fault),
                          "There are too many such faults to read on. Mend the first ones, and try again.");
            return;
        }
        budget -= read;
        size_t from = reader.question ? reader.question_from + 1 : fault;
        reader.start = find_question(reading, from > reader.start ? from : reader.start + 1);
        if (reader.start == SIZE_MAX) return;
    }
}

const XmlNode *xml_child(const XmlNode *node, const char *name) {
    for (const XmlNode *child = node ? node->first : NULL; child; child = child->next)
        if (strcmp(child->name, name) == 0) return child;
    return NULL;
}

const XmlNode *xml_next(const XmlNode *node) {
    for (const XmlNode *next = node->next; next; next = next->next)
        if (strcmp(next->name, node->name) == 0) return next;
    return NULL;
}

const char *xml_attribute(const XmlNode *node, const char *name) {
    for (size_t i = 0; node && node->attributes[i]; i += 2)
        if (strcmp(node->attributes[i], name) == 0) return node->attributes[i + 1];
    return NULL;
}
