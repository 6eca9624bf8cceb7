/* A hash table of chains over a list from newest to oldest. A screen needs 30 to 120 surfaces at a time, so
 * 512 buckets keep chains at one entry; a look-up costs the hash of its key, 20 to 100 bytes. */
#include "screen/surface_cache.h"

#include <stdlib.h>
#include <string.h>

#include "base/hash.h"

#define BUCKETS 512

struct SurfaceEntry {
    SurfaceEntry *chain;         /* next of the same bucket */
    SurfaceEntry *newer, *older; /* by use */
    SDL_Surface *surface;
    uint64_t hash;
    size_t key_bytes;
    unsigned char key[];
};

static size_t surface_bytes(const SDL_Surface *surface) {
    return (size_t)surface->pitch * (size_t)surface->h + sizeof *surface;
}

static void list_remove(SurfaceCache *cache, SurfaceEntry *entry) {
    if (entry->newer)
        entry->newer->older = entry->older;
    else
        cache->newest = entry->older;
    if (entry->older)
        entry->older->newer = entry->newer;
    else
        cache->oldest = entry->newer;
}

static void list_add_newest(SurfaceCache *cache, SurfaceEntry *entry) {
    entry->newer = NULL;
    entry->older = cache->newest;
    if (cache->newest)
        cache->newest->newer = entry;
    else
        cache->oldest = entry;
    cache->newest = entry;
}

static void give_up(SurfaceCache *cache, SurfaceEntry *entry) {
    SurfaceEntry **link = &cache->buckets[entry->hash % BUCKETS];
    while (*link != entry) link = &(*link)->chain;
    *link = entry->chain;
    list_remove(cache, entry);
    cache->used_bytes -= surface_bytes(entry->surface);
    cache->count--;
    SDL_FreeSurface(entry->surface);
    free(entry);
}

void surface_cache_release(SurfaceCache *cache) {
    while (cache->newest) give_up(cache, cache->newest);
    free(cache->buckets);
    cache->buckets = NULL;
}

SDL_Surface *surface_cache_find(SurfaceCache *cache, const void *key, size_t key_bytes) {
    if (!cache->buckets) return NULL;
    uint64_t hash = hash_bytes(HASH_START, key, key_bytes);
    for (SurfaceEntry *entry = cache->buckets[hash % BUCKETS]; entry; entry = entry->chain) {
        if (entry->hash != hash || entry->key_bytes != key_bytes) continue;
        if (memcmp(entry->key, key, key_bytes) != 0) continue;
        if (entry != cache->newest) {
            list_remove(cache, entry);
            list_add_newest(cache, entry);
        }
        return entry->surface;
    }
    return NULL;
}

SDL_Surface *surface_cache_take(SurfaceCache *cache, const void *key, size_t key_bytes,
                                SDL_Surface *surface) {
    if (!cache->buckets) cache->buckets = calloc(BUCKETS, sizeof(SurfaceEntry *));
    SurfaceEntry *entry = cache->buckets ? malloc(sizeof *entry + key_bytes) : NULL;
    if (!entry) {
        SDL_FreeSurface(surface);
        return NULL;
    }
    entry->surface = surface;
    entry->hash = hash_bytes(HASH_START, key, key_bytes);
    entry->key_bytes = key_bytes;
    memcpy(entry->key, key, key_bytes);
    entry->chain = cache->buckets[entry->hash % BUCKETS];
    cache->buckets[entry->hash % BUCKETS] = entry;
    list_add_newest(cache, entry);
    cache->used_bytes += surface_bytes(surface);
    cache->count++;
    while (cache->used_bytes > cache->limit_bytes && cache->oldest != entry) give_up(cache, cache->oldest);
    return surface;
}
