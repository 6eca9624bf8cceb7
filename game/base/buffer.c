#include "base/buffer.h"

#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

void buffer_release(Buffer *buffer) {
    free(buffer->text);
    *buffer = (Buffer){.limit_bytes = buffer->limit_bytes};
}

void buffer_clear(Buffer *buffer) {
    buffer->length = 0;
    buffer->failed = false;
    if (buffer->text) buffer->text[0] = '\0';
}

static size_t limit_of(const Buffer *buffer) {
    return buffer->limit_bytes ? buffer->limit_bytes : BUFFER_LIMIT_DEFAULT;
}

static bool reserve(Buffer *buffer, size_t extra) {
    if (buffer->failed) return false;
    if (extra > limit_of(buffer) || buffer->length > limit_of(buffer) - extra) {
        buffer->failed = true;
        return false;
    }
    size_t needed = buffer->length + extra + 1;
    if (needed <= buffer->capacity) return true;
    size_t capacity = buffer->capacity ? buffer->capacity : 256;
    while (capacity < needed) capacity *= 2;
    char *text = realloc(buffer->text, capacity);
    if (!text) {
        buffer->failed = true;
        return false;
    }
    if (!buffer->text) text[0] = '\0';
    buffer->text = text;
    buffer->capacity = capacity;
    return true;
}

void buffer_add(Buffer *buffer, const char *bytes, size_t length) {
    if (!reserve(buffer, length)) return;
    if (length) memcpy(buffer->text + buffer->length, bytes, length);
    buffer->length += length;
    buffer->text[buffer->length] = '\0';
}

void buffer_add_text(Buffer *buffer, const char *text) {
    buffer_add(buffer, text, strlen(text));
}

void buffer_format(Buffer *buffer, const char *format, ...) {
    va_list arguments, again;
    va_start(arguments, format);
    va_copy(again, arguments);
    int length = vsnprintf(NULL, 0, format, arguments);
    if (length >= 0 && reserve(buffer, (size_t)length)) {
        vsnprintf(buffer->text + buffer->length, (size_t)length + 1, format, again);
        buffer->length += (size_t)length;
    }
    va_end(again);
    va_end(arguments);
}

const char *buffer_text(const Buffer *buffer) {
    return buffer->text ? buffer->text : "";
}

static bool read_stream(Buffer *buffer, FILE *file, const char **why) {
    struct stat status;
    if (fstat(fileno(file), &status) == 0 && !S_ISREG(status.st_mode)) {
        *why = S_ISDIR(status.st_mode) ? "it is a folder, not a file" : "it is not a plain file";
        return false;
    }
    if (fstat(fileno(file), &status) == 0 && status.st_size > 0 && (size_t)status.st_size <= limit_of(buffer))
        reserve(buffer, (size_t)status.st_size); /* one piece, not a growing one */
    char piece[65536];
    size_t length;
    while ((length = fread(piece, 1, sizeof piece, file)) > 0) {
        buffer_add(buffer, piece, length);
        if (buffer->failed) {
            *why = "it is larger than this program reads";
            return false;
        }
    }
    if (ferror(file)) {
        *why = strerror(errno);
        return false;
    }
    return true;
}

bool buffer_read_file(Buffer *buffer, const char *path, const char **why) {
    buffer_clear(buffer);
    int handle =
        open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK); /* a pipe without a writer is not waited for */
    FILE *file = handle < 0 ? NULL : fdopen(handle, "rb");
    if (!file) {
        *why = strerror(errno);
        if (handle >= 0) close(handle);
        return false;
    }
    bool ok = read_stream(buffer, file, why);
    fclose(file);
    if (!ok) buffer_clear(buffer);
    return ok;
}
