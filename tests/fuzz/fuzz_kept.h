/* What must hold of a pack with pictures, and of what is kept of it. */
#ifndef QUIZLEAF_TESTS_FUZZ_KEPT_H
#define QUIZLEAF_TESTS_FUZZ_KEPT_H

#include "base/image_header.h"
#include "fuzz/fuzz_checks.h"
#include "packs/pack_kept.h"
#include "packs/pack_picture.h"

/* What is kept makes the same cards. */
static inline void check_kept(const Pack *pack) {
    Buffer bytes = {.limit_bytes = 2 * PACK_FILE_BYTES_MAX};
    Problems problems = {0};
    Pack kept;
    pack_kept_write(pack, &bytes);
    require(!bytes.failed);
    require(pack_read_text("kept", bytes.text, bytes.length, &kept, &problems));
    Fingerprint before = card_list_fingerprint(&pack->cards), after = card_list_fingerprint(&kept.cards);
    require(strcmp(before.hex, after.hex) == 0);
    pack_release(&kept);
    problems_release(&problems);
    buffer_release(&bytes);
}

static inline void check_pictures(const Pack *pack) {
    for (size_t i = 0; i < pack->cards.count && !card_list_is_lazy(&pack->cards); i++) {
        const CardPicture *picture = card_list_at(&pack->cards, i)->picture;
        Buffer bytes = {.limit_bytes = IMAGE_BYTES_MAX};
        if (!picture) continue;
        require(picture->width >= 0 && picture->width <= IMAGE_SIDE_MAX && picture->height <= IMAGE_SIDE_MAX);
        require(pack_picture_read(picture, &bytes) == (picture->width > 0));
        buffer_release(&bytes);
    }
}

#endif
