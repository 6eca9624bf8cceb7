#include "base/random.h"

#include <assert.h>

#define MULTIPLIER UINT64_C(6364136223846793005)
#define INCREMENT UINT64_C(1442695040888963407)

Random random_seeded(uint64_t seed) {
    Random random = {.state = 0};
    random_next(&random);
    random.state += seed;
    random_next(&random);
    return random;
}

uint32_t random_next(Random *random) {
    uint64_t old = random->state;
    random->state = old * MULTIPLIER + INCREMENT;
    uint32_t shifted = (uint32_t)(((old >> 18) ^ old) >> 27);
    uint32_t rotation = (uint32_t)(old >> 59);
    return (shifted >> rotation) | (shifted << ((32 - rotation) & 31));
}

uint32_t random_below(Random *random, uint32_t bound) {
    assert(bound > 0);
    uint32_t too_low = (0u - bound) % bound; /* 2^32 mod bound */
    for (;;) {
        uint32_t value = random_next(random);
        if (value >= too_low) return value % bound;
    }
}

void random_shuffle(Random *random, uint32_t *items, size_t count) {
    for (size_t left = count; left > 1; left--) {
        uint32_t place = random_below(random, (uint32_t)left);
        uint32_t kept = items[left - 1];
        items[left - 1] = items[place];
        items[place] = kept;
    }
}
