#include "packs/protobuf.h"

enum { WIRE_VARINT = 0, WIRE_64_BIT = 1, WIRE_BYTES = 2, WIRE_32_BIT = 5 };

/* Seven bits a byte, the lowest first; the high bit says that more follow. */
static bool take_varint(Protobuf *message, uint64_t *out) {
    uint64_t value = 0;
    for (unsigned shift = 0; shift < 64; shift += 7) {
        if (message->length == 0) return false;
        uint64_t byte = (unsigned char)*message->bytes++;
        message->length--;
        value |= (byte & 127) << shift;
        if (byte < 128) {
            *out = value;
            return true;
        }
    }
    return false;
}

static bool take_fixed(Protobuf *message, size_t bytes, uint64_t *out) {
    if (message->length < bytes) return false;
    *out = 0;
    for (size_t i = 0; i < bytes; i++) *out |= (uint64_t)(unsigned char)message->bytes[i] << 8 * i;
    message->bytes += bytes;
    message->length -= bytes;
    return true;
}

static bool take_bytes(Protobuf *message, ProtobufField *out) {
    uint64_t length;
    if (!take_varint(message, &length) || length > message->length) return false;
    out->bytes = message->bytes;
    out->length = (size_t)length;
    message->bytes += out->length;
    message->length -= out->length;
    return true;
}

static bool take_field(Protobuf *message, ProtobufField *out) {
    uint64_t key;
    *out = (ProtobufField){0};
    if (!take_varint(message, &key)) return false;
    out->number = key >> 3;
    switch (key & 7) {
    case WIRE_VARINT:
        return take_varint(message, &out->value);
    case WIRE_64_BIT:
        return take_fixed(message, 8, &out->value);
    case WIRE_BYTES:
        return take_bytes(message, out);
    case WIRE_32_BIT:
        return take_fixed(message, 4, &out->value);
    default:
        return false;
    }
}

bool protobuf_next(Protobuf *message, ProtobufField *out) {
    if (message->length == 0) return false;
    Protobuf before = *message;
    if (take_field(message, out)) return true;
    *message = before;
    return false;
}
