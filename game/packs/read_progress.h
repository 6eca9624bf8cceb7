/* How far a reading has come, seen from another thread, and the word to stop it. */
#ifndef QUIZLEAF_PACKS_READ_PROGRESS_H
#define QUIZLEAF_PACKS_READ_PROGRESS_H

#include <stdatomic.h>
#include <stddef.h>

/* {0}: nothing read yet. The reader writes the counts, whoever waits for it sets `cancelled`. */
typedef struct ReadProgress {
    atomic_size_t done_bytes;
    atomic_size_t total_bytes; /* 0: not known yet */
    atomic_bool cancelled;
} ReadProgress;

#endif
