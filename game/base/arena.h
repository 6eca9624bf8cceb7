/* Memory by lifetime: one arena for a pack, a match, a frame; everything in it is released in one call.
 *
 * An arena has a ceiling, so that a hostile file cannot take the machine's memory. An allocation never
 * returns NULL: where the ceiling or the machine's memory is reached, it jumps to the arena's `exhausted`
 * point if its owner has set one, and ends the program with a sentence if not.
 *
 *     Arena arena;
 *     arena_init(&arena, 64 * MEBIBYTE);
 *     jmp_buf exhausted;
 *     if (setjmp(exhausted)) { arena_release(&arena); return false; }
 *     arena_on_exhausted(&arena, &exhausted);
 *     ... build ...
 *     arena_on_exhausted(&arena, NULL);   // before the jmp_buf goes out of scope
 */
#ifndef QUIZLEAF_BASE_ARENA_H
#define QUIZLEAF_BASE_ARENA_H

#include <setjmp.h>
#include <stdalign.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stddef.h>

#define KIBIBYTE ((size_t)1024)
#define MEBIBYTE (1024 * KIBIBYTE)

typedef struct ArenaBlock ArenaBlock;

/* {0} is an empty arena without a ceiling. */
typedef struct Arena {
    ArenaBlock *newest;
    size_t used_bytes;            /* bytes asked for from the machine so far */
    size_t limit_bytes;           /* 0: no ceiling */
    jmp_buf *exhausted;           /* borrowed; NULL: running out ends the program */
    const atomic_bool *cancelled; /* borrowed; NULL: nobody stops the work */
} Arena;

/* An empty arena. limit_bytes 0 means no ceiling. Takes no memory yet. */
void arena_init(Arena *arena, size_t limit_bytes);

/* An empty arena that begins in memory of the caller's, which is aligned for any type (ARENA_MEMORY) and
 * outlives it: for work of a moment that mostly fits on the stack. */
void arena_init_in(Arena *arena, void *memory, size_t size_bytes);
#define ARENA_MEMORY(name, bytes) alignas(max_align_t) unsigned char name[bytes]

/* Releases all that was allocated. The arena is empty afterwards and can be used again. */
void arena_release(Arena *arena);

/* The same, but keeps a block for what comes next: for an arena that is emptied thousands of times. */
void arena_reset(Arena *arena);

/* Where to jump (with value 1) when memory runs out; NULL takes it back. The jmp_buf is borrowed. */
void arena_on_exhausted(Arena *arena, jmp_buf *exhausted);

/* Another thread may stop the work that fills this arena: once *cancelled is true, the next block of memory
 * counts as exhausted. So work of every kind can be stopped wherever it stands, within some 64 KiB. NULL
 * takes it back; the flag is borrowed. */
void arena_cancel_on(Arena *arena, const atomic_bool *cancelled);

/* size bytes, zeroed, aligned for any type; valid until arena_release. size 0 gives a unique pointer. */
void *arena_alloc(Arena *arena, size_t size);

/* The same, not zeroed: for memory that is written before it is read. */
void *arena_alloc_unset(Arena *arena, size_t size);

/* count * size bytes, zeroed; a product that overflows counts as running out of memory. */
void *arena_alloc_array(Arena *arena, size_t count, size_t size);

/* A growing array: returns room for at least count + 1 items of the given size, moving the old ones when
 * *capacity is too small (doubled each time). The old array stays in the arena until its release.
 *     items = arena_grow(arena, items, count, &capacity, sizeof *items);
 *     items[count++] = item; */
void *arena_grow(Arena *arena, void *items, size_t count, size_t *capacity, size_t size);

/* The same for an array that nobody else points into: the old one is gone, so that a long array does not
 * leave as much again behind. Room that is not used yet is not zeroed. */
void *arena_extend(Arena *arena, void *items, size_t count, size_t *capacity, size_t size);

/* Lets go of a piece before the others where it has memory of its own, as large ones and what arena_extend
 * made of them have; else it stays until the release. Nobody may use it any more. NULL is fine. */
void arena_drop(Arena *arena, void *piece);

/* A copy of length bytes with a NUL after them. */
char *arena_copy_text(Arena *arena, const char *text, size_t length);

/* One text behind the other: ARENA_JOIN(arena, "list", "/", name). */
char *arena_join_list(Arena *arena, const char *const *texts, size_t count);
#define ARENA_JOIN(arena, ...)                                                                               \
    arena_join_list(arena, (const char *const[]){__VA_ARGS__},                                               \
                    sizeof((const char *const[]){__VA_ARGS__}) / sizeof(const char *))

/* printf into the arena. */
char *arena_format(Arena *arena, const char *format, ...) __attribute__((format(printf, 2, 3)));
char *arena_format_list(Arena *arena, const char *format, va_list arguments)
    __attribute__((format(printf, 2, 0)));

#endif
