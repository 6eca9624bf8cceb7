/* The fields of a protobuf message, one after another (https://protobuf.dev/programming-guides/encoding/). */
#ifndef QUIZLEAF_PACKS_PROTOBUF_H
#define QUIZLEAF_PACKS_PROTOBUF_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* What is left to read. */
typedef struct Protobuf {
    const char *bytes;
    size_t length;
} Protobuf;

typedef struct ProtobufField {
    uint64_t number;
    uint64_t value;    /* of a number */
    const char *bytes; /* of a text, bytes or message inside; NULL for a number */
    size_t length;
} ProtobufField;

/* The next field; false at the end, where message->length is 0, or at damage, where it is not. */
bool protobuf_next(Protobuf *message, ProtobufField *out);

#endif
