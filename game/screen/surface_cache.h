/* Surfaces kept by a key of bytes, the least recently used given up first. Under pictures, shapes and text,
 * which say what is in their keys. */
#ifndef QUIZLEAF_SCREEN_SURFACE_CACHE_H
#define QUIZLEAF_SCREEN_SURFACE_CACHE_H

#include <SDL.h>
#include <stdbool.h>

typedef struct SurfaceEntry SurfaceEntry;

/* {0} with limit_bytes set is an empty cache. */
typedef struct SurfaceCache {
    size_t limit_bytes; /* of pixels; the newest surface stays even if it is larger alone */
    size_t used_bytes;
    size_t count;
    SurfaceEntry **buckets;
    SurfaceEntry *newest, *oldest;
} SurfaceCache;

/* Frees all surfaces; the cache is empty and usable afterwards. */
void surface_cache_release(SurfaceCache *cache);

/* The surface of this key, or NULL. Borrowed until the next surface_cache_take or _release. A key with
 * padding must have it zeroed. */
SDL_Surface *surface_cache_find(SurfaceCache *cache, const void *key, size_t key_bytes);

/* Takes surface (which must not be NULL) for the key, and gives up old ones over the ceiling. Where memory
 * for the entry ran out the surface is freed and NULL returned; else the surface, borrowed as above. */
SDL_Surface *surface_cache_take(SurfaceCache *cache, const void *key, size_t key_bytes, SDL_Surface *surface);

#endif
