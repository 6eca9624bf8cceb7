/* Every <question> of an XML file as a small tree, one at a time. */
#ifndef QUIZLEAF_PACKS_XML_QUESTIONS_H
#define QUIZLEAF_PACKS_XML_QUESTIONS_H

#include "packs/pack_reading.h"

#define XML_DEPTH_MAX 32    /* elements inside of each other */
#define XML_NODES_MAX 20000 /* elements of one question */

typedef struct XmlNode XmlNode;
struct XmlNode {
    const char *name;
    const char **attributes; /* name, value, name, value ..., NULL */
    char *text; /* what stands in it, with a NUL behind: never NULL. In <text> also what stands in
                 * elements inside of it, which are no nodes then */
    size_t length;
    size_t capacity;
    size_t offset; /* of its "<" in the file */
    XmlNode *parent, *first, *last, *next;
};

/* Calls `take` with each question in the file's order; the tree and all else in the reading's scratch arena
 * is released behind each call. What is not well-formed is reported at its place and costs the question that
 * it stands in; what follows is read. Entities that the file defines itself are refused, none from other
 * files is fetched, and those of HTML are known. */
void xml_questions_read(PackReading *reading, void (*take)(void *context, const XmlNode *question),
                        void *context);

/* The first child of that name, NULL: none. node may be NULL. */
const XmlNode *xml_child(const XmlNode *node, const char *name);

/* The next sibling of the same name, NULL: none. */
const XmlNode *xml_next(const XmlNode *node);

/* An attribute's value, NULL: none. node may be NULL. */
const char *xml_attribute(const XmlNode *node, const char *name);

#endif
