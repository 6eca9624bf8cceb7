/* Blocks of 1 KiB, doubling to 64 KiB, each holding many small pieces, so that a short-lived arena costs
 * little (some 20 ns: the C library keeps blocks of that size at hand); a piece over a quarter block gets a
 * block of its own. Pieces are zeroed as they are handed out, when they are about to be written anyway; what
 * has a block of its own comes zeroed, which costs nothing where the system maps fresh pages for it. Texts
 * stand close together: memory that is touched costs more than all that is done in it. A pack of 300 facts
 * and 700 cards takes about 1 MiB, a frame a few KiB. */
#include "base/arena.h"

#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define BLOCK_BYTES_FIRST KIBIBYTE /* with the block's own fields */
#define BLOCK_BYTES_MAX (64 * KIBIBYTE)
#define ALIGNMENT alignof(max_align_t)

struct ArenaBlock {
    ArenaBlock *older;
    size_t size_bytes; /* of data */
    size_t used_bytes;
    bool borrowed; /* its memory is the caller's */
    bool single;   /* it holds one piece and no other */
    alignas(max_align_t) unsigned char data[];
};

void arena_init(Arena *arena, size_t limit_bytes) {
    *arena = (Arena){.limit_bytes = limit_bytes};
}

void arena_init_in(Arena *arena, void *memory, size_t size_bytes) {
    ArenaBlock *block = memory;
    *block = (ArenaBlock){.size_bytes = size_bytes - sizeof *block, .borrowed = true};
    *arena = (Arena){.newest = block, .used_bytes = size_bytes};
}

void arena_release(Arena *arena) {
    ArenaBlock *block = arena->newest;
    while (block) {
        ArenaBlock *older = block->older;
        if (!block->borrowed) free(block);
        block = older;
    }
    arena->newest = NULL;
    arena->used_bytes = 0;
}

void arena_reset(Arena *arena) {
    ArenaBlock *kept = arena->newest;
    if (!kept) return;
    arena->newest = kept->older;
    arena_release(arena);
    kept->older = NULL;
    kept->used_bytes = 0;
    arena->newest = kept;
    arena->used_bytes = sizeof *kept + kept->size_bytes;
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

/* Runs out where the arena may not take so many bytes more. */
static void check_room(Arena *arena, size_t bytes) {
    if (arena->cancelled && arena->exhausted && atomic_load_explicit(arena->cancelled, memory_order_relaxed))
        run_out(arena);
    size_t room = arena->limit_bytes ? arena->limit_bytes - arena->used_bytes : SIZE_MAX;
    if (bytes > room) run_out(arena);
}

static ArenaBlock *add_block(Arena *arena, size_t data_bytes, bool zeroed) {
    if (data_bytes > SIZE_MAX - sizeof(ArenaBlock)) run_out(arena);
    size_t bytes = sizeof(ArenaBlock) + data_bytes;
    check_room(arena, bytes);
    ArenaBlock *block = zeroed ? calloc(1, bytes) : malloc(bytes);
    if (!block) run_out(arena);
    block->older = NULL;
    block->borrowed = block->single = false;
    block->used_bytes = 0;
    block->size_bytes = data_bytes;
    arena->used_bytes += bytes;
    return block;
}

static size_t next_block_bytes(const Arena *arena) {
    size_t bytes = BLOCK_BYTES_FIRST;
    while (bytes < BLOCK_BYTES_MAX && bytes <= arena->used_bytes) bytes *= 2;
    return bytes - sizeof(ArenaBlock);
}

/* A piece that the newest block has no room for. */
static void *take_from_new_block(Arena *arena, size_t size, bool zeroed) {
    ArenaBlock *block = arena->newest;
    size_t block_bytes = next_block_bytes(arena);
    if (size > block_bytes / 4 && block) { /* behind the newest, whose free room stays in use */
        ArenaBlock *own = add_block(arena, size, zeroed);
        own->used_bytes = size;
        own->single = true;
        own->older = block->older;
        block->older = own;
        return own->data;
    }
    bool fills = size > block_bytes;
    ArenaBlock *fresh = add_block(arena, fills ? size : block_bytes, zeroed && fills);
    fresh->used_bytes = size;
    fresh->older = block;
    arena->newest = fresh;
    return zeroed && !fills ? memset(fresh->data, 0, size) : fresh->data;
}

/* size bytes, one at least, so that no two pieces are one; zeroed if that is wanted. */
static void *take(Arena *arena, size_t size, size_t alignment, bool zeroed) {
    if (size == 0) size = 1;
    ArenaBlock *block = arena->newest;
    size_t at = block ? (block->used_bytes + alignment - 1) / alignment * alignment : 0;
    if (!block || at > block->size_bytes || block->size_bytes - at < size)
        return take_from_new_block(arena, size, zeroed);
    void *piece = block->data + at;
    block->used_bytes = at + size;
    return zeroed ? memset(piece, 0, size) : piece;
}

static char *take_text(Arena *arena, size_t size) {
    return take(arena, size, alignof(char), false);
}

void *arena_alloc(Arena *arena, size_t size) {
    return take(arena, size, ALIGNMENT, true);
}

void *arena_alloc_unset(Arena *arena, size_t size) {
    return take(arena, size, ALIGNMENT, false);
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

/* The link to the block that holds this and nothing else; NULL: it shares one. */
static ArenaBlock **find_own_block(Arena *arena, const void *piece) {
    for (ArenaBlock **link = &arena->newest; *link; link = &(*link)->older)
        if ((*link)->single && piece == (*link)->data) return link;
    return NULL;
}

void *arena_extend(Arena *arena, void *items, size_t count, size_t *capacity, size_t size) {
    if (count < *capacity) return items;
    size_t larger = *capacity ? *capacity * 2 : 8;
    if (larger <= count || larger > (SIZE_MAX - sizeof(ArenaBlock)) / size) run_out(arena);
    ArenaBlock **link = count ? find_own_block(arena, items) : NULL;
    if (link) {
        size_t more = larger * size - (*link)->size_bytes;
        check_room(arena, more);
        ArenaBlock *block = realloc(*link, sizeof *block + larger * size);
        if (!block) run_out(arena);
        block->size_bytes = block->used_bytes = larger * size;
        arena->used_bytes += more;
        *link = block;
        *capacity = larger;
        return block->data;
    }
    void *moved = take(arena, larger * size, ALIGNMENT, false);
    if (count) memcpy(moved, items, count * size);
    *capacity = larger;
    return moved;
}

void arena_drop(Arena *arena, void *piece) {
    ArenaBlock **link = piece ? find_own_block(arena, piece) : NULL;
    if (!link) return;
    ArenaBlock *block = *link;
    *link = block->older;
    arena->used_bytes -= sizeof *block + block->size_bytes;
    free(block);
}

char *arena_copy_text(Arena *arena, const char *text, size_t length) {
    if (length == SIZE_MAX) run_out(arena);
    char *copy = take_text(arena, length + 1);
    if (length) memcpy(copy, text, length);
    copy[length] = '\0';
    return copy;
}

char *arena_join_list(Arena *arena, const char *const *texts, size_t count) {
    size_t length = 0;
    for (size_t i = 0; i < count; i++) {
        size_t more = strlen(texts[i]);
        if (more >= SIZE_MAX - length) run_out(arena);
        length += more;
    }
    char *joined = take_text(arena, length + 1), *end = joined;
    for (size_t i = 0; i < count; i++) end = stpcpy(end, texts[i]);
    *end = '\0';
    return joined;
}

char *arena_format_list(Arena *arena, const char *format, va_list arguments) {
    va_list again;
    va_copy(again, arguments);
    int length = vsnprintf(NULL, 0, format, arguments);
    char *text = NULL;
    if (length >= 0) {
        text = take_text(arena, (size_t)length + 1);
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
