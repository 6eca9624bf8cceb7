/* A shelf with two small packs in a folder of the test's own, to pick cards from. */
#ifndef QUIZLEAF_TESTS_PICKING_FIXTURE_H
#define QUIZLEAF_TESTS_PICKING_FIXTURE_H

#include <stdio.h>

#include "scenes/scene_fixture.h"

#define LEAVES                                                                                               \
    "title: Leaves\nlanguage: en\ncards:\n"                                                                  \
    "  - {ask: Which tree has needles?, right: fir, wrong: [oak, birch, lime], category: Trees}\n"           \
    "  - {ask: Which tree drops its leaves?, right: oak, wrong: [fir, pine, yew], category: Trees, "         \
    "difficulty: hard}\n"                                                                                    \
    "  - {ask: What is a pink fluffy flower?, right: clover, wrong: [fern, moss, ivy], category: Flowers}\n"
#define MOONS                                                                                                \
    "title: Moons\nlanguage: en\ncards:\n"                                                                   \
    "  - {ask: Which planet does Titan circle?, right: Saturn, wrong: [Mars, Earth, Neptune]}\n"             \
    "  - {ask: Which planet does Phobos circle?, right: Mars, wrong: [Saturn, Venus, Neptune], "             \
    "difficulty: hard}\n"

typedef struct Picking {
    SceneFixture fixture;
    char folder[100], leaves[140], moons[140];
} Picking;

static inline void write_text(const char *path, const char *text) {
    FILE *out = fopen(path, "w");
    assert_non_null(out);
    fputs(text, out);
    fclose(out);
}

static inline int picking_setup(void **state) {
    Picking *picking = calloc(1, sizeof *picking);
    Game *game = &picking->fixture.game;
    strcpy(picking->folder, "/tmp/quizleaf-test-XXXXXX");
    if (!mkdtemp(picking->folder)) return -1;
    snprintf(picking->leaves, sizeof picking->leaves, "%s/leaves.yaml", picking->folder);
    snprintf(picking->moons, sizeof picking->moons, "%s/moons.yaml", picking->folder);
    write_text(picking->leaves, LEAVES);
    write_text(picking->moons, MOONS);
    bool ok = scene_fixture_open(&picking->fixture, picking->leaves) &&
              scene_fixture_open_window(&picking->fixture, 1280, 720);
    game->settings.less_motion = true;
    game_packs_add_folder(game, picking->folder);
    *state = picking;
    return ok && game->shelf.packs.count == 2 ? 0 : -1;
}

static inline int picking_teardown(void **state) {
    Picking *picking = *state;
    unlink(picking->leaves);
    unlink(picking->moons);
    rmdir(picking->folder);
    scene_fixture_close(&picking->fixture);
    free(picking);
    return 0;
}

static inline Game *game_of(void **state) {
    return &((Picking *)*state)->fixture.game;
}

static inline const Pack *pack_at(const Game *game, size_t place) {
    return &game->shelf.packs.items[place]->loaded.pack;
}

#endif
