/* Blocks of 2 KiB, doubling to 64 KiB, each holding many small pieces, so that a short-lived arena costs
 * little; a piece over a quarter block gets a block of its own. A pack of 300 facts and 700 cards takes about
 * 1 MiB, a frame a few KiB. */
#include "base/arena.h"

#include <stdalign.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define BLOCK_BYTES_FIRST (2 * KIBIBYTE)
#define BLOCK_BYTES_MAX (64 * KIBIBYTE)
#define ALIGNMENT alignof(max_align_t)

struct ArenaBlock {
    ArenaBlock *older;
    size_t size_bytes; /* of data */
    size_t used_bytes;
    alignas(max_align_t) unsigned char data[];
};

void arena_init(Arena *arena, size_t limit_bytes) {
    *arena = (Arena){.limit_bytes = limit_bytes};
}

void arena_release(Arena *arena) {
    ArenaBlock *block = arena->newest;
    while (block) {
        ArenaBlock *older = block->older;
        free(block);
        block = older;
    }
    arena->newest = NULL;
    arena->used_bytes = 0;
}

void arena_on_exhausted(Arena *arena, jmp_buf *exhausted) {
    arena->exhausted = exhausted;
}

void arena_cancel_on(Arena *arena, const atomic_bool *cancelled) {
    arena->cancelled = cancelled;
}

static _Noreturn void run_out(Arena *arena) {
    if (arena->exhausted) longjmp(*arena->exhausted, 1);
    fputs("quizleaf: there is not enough memory to go on.\n", stderr);
    exit(EXIT_FAILURE);
}

static ArenaBlock *add_block(Arena *arena, size_t data_bytes) {
    if (arena->cancelled && arena->exhausted && atomic_load_explicit(arena->cancelled, memory_order_relaxed))
        run_out(arena);
    size_t room = arena->limit_bytes ? arena->limit_bytes - arena->used_bytes : SIZE_MAX;
    if (data_bytes > SIZE_MAX - sizeof(ArenaBlock) || sizeof(ArenaBlock) + data_bytes > room) run_out(arena);
    ArenaBlock *block = calloc(1, sizeof *block + data_bytes);
    if (!block) run_out(arena);
    block->size_bytes = data_bytes;
    arena->used_bytes += sizeof *block + data_bytes;
    return block;
}

static size_t next_block_bytes(const Arena *arena) {
    size_t bytes = BLOCK_BYTES_FIRST;
    while (bytes < BLOCK_BYTES_MAX && bytes <= arena->used_bytes) bytes *= 2;
    return bytes;
}

void *arena_alloc(Arena *arena, size_t size) {
    if (size > SIZE_MAX - ALIGNMENT) run_out(arena);
    size = (size + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
    if (size == 0) size = ALIGNMENT;
    ArenaBlock *block = arena->newest;
    if (block && block->size_bytes - block->used_bytes >= size) {
        void *piece = block->data + block->used_bytes;
        block->used_bytes += size;
        return piece;
    }
    size_t block_bytes = next_block_bytes(arena);
    if (size > block_bytes / 4 && block) { /* behind the newest, whose free room stays in use */
        ArenaBlock *own = add_block(arena, size);
        own->used_bytes = size;
        own->older = block->older;
        block->older = own;
        return own->data;
    }
    ArenaBlock *fresh = add_block(arena, size > block_bytes ? size : block_bytes);
    fresh->used_bytes = size;
    fresh->older = block;
    arena->newest = fresh;
    return fresh->data;
}

void *arena_alloc_array(Arena *arena, size_t count, size_t size) {
    if (size && count > SIZE_MAX / size) run_out(arena);
    return arena_alloc(arena, count * size);
}

void *arena_grow(Arena *arena, void *items, size_t count, size_t *capacity, size_t size) {
    if (count < *capacity) return items;
    size_t larger = *capacity ? *capacity * 2 : 8;
    if (larger <= count) run_out(arena); /* overflowed */
    void *moved = arena_alloc_array(arena, larger, size);
    if (count) memcpy(moved, items, count * size);
    *capacity = larger;
    return moved;
}

char *arena_copy_text(Arena *arena, const char *text, size_t length) {
    if (length == SIZE_MAX) run_out(arena);
    char *copy = arena_alloc(arena, length + 1);
    if (length) memcpy(copy, text, length);
    return copy;
}

char *arena_format_list(Arena *arena, const char *format, va_list arguments) {
    va_list again;
    va_copy(again, arguments);
    int length = vsnprintf(NULL, 0, format, arguments);
    char *text = NULL;
    if (length >= 0) {
        text = arena_alloc(arena, (size_t)length + 1);
        vsnprintf(text, (size_t)length + 1, format, again);
    }
    va_end(again);
    if (!text) run_out(arena);
    return text;
}

char *arena_format(Arena *arena, const char *format, ...) {
    va_list arguments;
    va_start(arguments, format);
    char *text = arena_format_list(arena, format, arguments);
    va_end(arguments);
    return text;
}
