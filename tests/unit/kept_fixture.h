/* What becomes of packs that the store kept where its file was damaged. */
#ifndef QUIZLEAF_TESTS_KEPT_FIXTURE_H
#define QUIZLEAF_TESTS_KEPT_FIXTURE_H

#include "unit/cmocka_test.h"

#include "packs/pack_kept.h"

/* Reads what is kept of the pack, cut after each byte and with each byte changed: it is refused or read, and
 * no more. */
static inline void read_damaged_kept(const Pack *pack) {
    Buffer bytes = {0};
    pack_kept_write(pack, &bytes);
    for (size_t i = 0; i < bytes.length; i++) {
        Problems problems = {0};
        Pack read;
        pack_read_text("cut", bytes.text, i, &read, &problems);
        pack_release(&read);
        bytes.text[i] ^= 0x15;
        pack_read_text("changed", bytes.text, bytes.length, &read, &problems);
        pack_release(&read);
        bytes.text[i] ^= 0x15;
        problems_release(&problems);
    }
    buffer_release(&bytes);
}

#endif
