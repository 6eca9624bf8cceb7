/* A shelf with everything that can stand on one: packs with and without problems, one that cannot be read, a
 * hidden one, and more of them than the screen has room for. */
#ifndef QUIZLEAF_TESTS_PACKS_FIXTURE_H
#define QUIZLEAF_TESTS_PACKS_FIXTURE_H

#include "scenes/game.h"

static const char *const PACKS_FIXTURE[] = {"tests/replays/kinds.yaml",     "tests/faults/many-faults.yaml",
                                            "tests/scenes/longest.yaml",    "tests/faults/utf8-byte.yaml",
                                            "tests/faults/stands-out.yaml", "tests/faults/over-long.yaml",
                                            "tests/faults/crlf.yaml"};

#define PACKS_FIXTURE_FAULTY "tests/faults/many-faults.yaml"
#define PACKS_FIXTURE_UNREADABLE "tests/faults/utf8-byte.yaml"
#define PACKS_FIXTURE_HIDDEN "tests/replays/kinds.yaml"

/* Beside what is there already. */
static inline void packs_fill(Game *game) {
    for (size_t i = 0; i < sizeof PACKS_FIXTURE / sizeof *PACKS_FIXTURE; i++)
        pack_shelf_add_file(&game->shelf, PACKS_FIXTURE[i]);
    game_packs_hide(game, pack_shelf_find_path(&game->shelf, PACKS_FIXTURE_HIDDEN), true);
}

#endif
