/* A strip along the upper edge of every scene that tells what packs are doing: how far the reading is, and
 * what is wrong with a pack that is being edited; where there is nothing of that, which fonts the packs
 * need that are not installed, all at a time, for a while and once for each script. */
#ifndef QUIZLEAF_SCENES_PACK_BANNER_H
#define QUIZLEAF_SCENES_PACK_BANNER_H

#include "packs/pack_loader.h"
#include "scenes/scene.h"

/* How long a reading must last before it is worth telling. */
#define PACK_BANNER_PATIENCE_MS 300

/* How long the strip tells of a font: time to read it, and to write the package's name down. */
#define PACK_BANNER_FONT_MS 25000

/* How often a reading that is told is drawn anew. */
#define PACK_BANNER_FRAME_MS 100

/* What the strip says of a reading: `batch` packs were asked for together. */
void pack_banner_draw_reading(Game *game, Canvas *canvas, const LoaderState *reading, size_t batch);

/* Before a frame is drawn: looks which fonts the packs need. */
void pack_banner_update(Game *game, Fonts *fonts);

/* Pixels that it takes away from the scene, which is drawn below it: those of a problem, which stays as long
 * as the pack is faulty and is read from where people sit, and of two lines about fonts. Other things are
 * told over the scene's edge. */
int pack_banner_height(const Game *game, const View *view);

/* Draws what there is to tell, if there is anything. */
void pack_banner_draw(Game *game, Canvas *canvas);

/* Whether a reading is told: Esc stops it then. */
bool pack_banner_shows_reading(const Game *game);

/* Milliseconds until the strip looks different by itself; SCENE_STILL: it does not. */
int pack_banner_next_frame_ms(const Game *game);

#endif
