/* A growing text with a ceiling, for what is written piece by piece: a replay, a table, an SVG.
 *
 * A buffer that has hit its ceiling or the machine's memory stays `failed`, ignores what follows and still
 * holds a valid text, so a writer may check once at the end. */
#ifndef QUIZLEAF_BASE_BUFFER_H
#define QUIZLEAF_BASE_BUFFER_H

#include <stdbool.h>
#include <stddef.h>

/* {0} is an empty buffer that may grow to BUFFER_LIMIT_DEFAULT. */
typedef struct Buffer {
    char *text;         /* NUL-terminated; NULL while nothing was added: use buffer_text */
    size_t length;      /* bytes, without the NUL */
    size_t capacity;    /* bytes */
    size_t limit_bytes; /* 0: BUFFER_LIMIT_DEFAULT */
    bool failed;
} Buffer;

#define BUFFER_LIMIT_DEFAULT ((size_t)16 * 1024 * 1024)

/* Frees the text; the buffer is empty and usable afterwards. Its ceiling stays. */
void buffer_release(Buffer *buffer);

/* Empties the buffer and keeps its memory for reuse; clears `failed`. */
void buffer_clear(Buffer *buffer);

void buffer_add(Buffer *buffer, const char *bytes, size_t length);
void buffer_add_text(Buffer *buffer, const char *text);
void buffer_format(Buffer *buffer, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* The text so far, never NULL; borrowed until the next call that adds or releases. */
const char *buffer_text(const Buffer *buffer);

/* Reads a whole file. False with `why` (a sentence, static or from strerror) where it cannot be read or is
 * longer than the buffer's ceiling; the buffer is empty then. */
bool buffer_read_file(Buffer *buffer, const char *path, const char **why);

#endif
