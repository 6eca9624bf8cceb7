/* The functions of every scene, for the scene table alone. Each scene is the file of its name. */
#ifndef QUIZLEAF_SCENES_SCENES_H
#define QUIZLEAF_SCENES_SCENES_H

#include "scenes/scene.h"

#define SCENE_FUNCTIONS(name)                                                                                \
    void name##_enter(Game *game);                                                                           \
    void name##_input(Game *game, const Input *input);                                                       \
    void name##_draw(Game *game, Canvas *canvas)

SCENE_FUNCTIONS(title);
SCENE_FUNCTIONS(choose);
SCENE_FUNCTIONS(question);
SCENE_FUNCTIONS(pause);
SCENE_FUNCTIONS(leave);
SCENE_FUNCTIONS(name);
SCENE_FUNCTIONS(results);
SCENE_FUNCTIONS(packs);
SCENE_FUNCTIONS(pack_page);
SCENE_FUNCTIONS(party_question);
SCENE_FUNCTIONS(party_scores);
SCENE_FUNCTIONS(host);
SCENE_FUNCTIONS(podium);
SCENE_FUNCTIONS(pick_cards);
SCENE_FUNCTIONS(high_scores);
SCENE_FUNCTIONS(settings);
SCENE_FUNCTIONS(lobby);
SCENE_FUNCTIONS(party_setup);
SCENE_FUNCTIONS(seat_name);

int question_next_frame_ms(const Game *game);
int party_question_next_frame_ms(const Game *game);
int party_scores_next_frame_ms(const Game *game);

/* title.c: the best score of the chosen pack, when that has changed. */
void title_look_up_best(Game *game);

/* reveal.c: the lower half of the question scene once the card is answered. */
void reveal_draw(Game *game, Canvas *canvas);

#endif
