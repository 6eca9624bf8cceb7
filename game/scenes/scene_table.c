#include "scenes/name_page.h"
#include "scenes/scenes.h"

const Scene SCENES[SCENE_COUNT] = {
    [SCENE_TITLE] = {"title", title_enter, title_input, title_draw, NULL},
    [SCENE_CHOOSE] = {"choose", choose_enter, choose_input, choose_draw, NULL},
    [SCENE_QUESTION] = {"question", question_enter, question_input, question_draw, question_next_frame_ms},
    [SCENE_PAUSE] = {"pause", pause_enter, pause_input, pause_draw, NULL},
    [SCENE_LEAVE] = {"leave", leave_enter, leave_input, leave_draw, NULL},
    [SCENE_NAME] = {"name", name_enter, name_input, name_draw, name_page_next_frame_ms},
    [SCENE_RESULTS] = {"results", results_enter, results_input, results_draw, NULL},
    [SCENE_LOBBY] = {"lobby", lobby_enter, lobby_input, lobby_draw, NULL},
    [SCENE_PARTY_SETUP] = {"party-setup", party_setup_enter, party_setup_input, party_setup_draw, NULL},
    [SCENE_SEAT_NAME] = {"seat-name", seat_name_enter, seat_name_input, seat_name_draw,
                         name_page_next_frame_ms},
    [SCENE_PACKS] = {"packs", packs_enter, packs_input, packs_draw, NULL},
    [SCENE_PACK_PAGE] = {"pack-page", pack_page_enter, pack_page_input, pack_page_draw, NULL},
    [SCENE_PARTY_QUESTION] = {"party-question", party_question_enter, party_question_input,
                              party_question_draw, party_question_next_frame_ms},
    [SCENE_PARTY_SCORES] = {"party-scores", party_scores_enter, party_scores_input, party_scores_draw,
                            party_scores_next_frame_ms},
    [SCENE_HOST] = {"host", host_enter, host_input, host_draw, NULL},
    [SCENE_PODIUM] = {"podium", podium_enter, podium_input, podium_draw, NULL},
    [SCENE_PICK_CARDS] = {"pick-cards", pick_cards_enter, pick_cards_input, pick_cards_draw, NULL},
    [SCENE_HIGH_SCORES] = {"high-scores", high_scores_enter, high_scores_input, high_scores_draw, NULL},
    [SCENE_SETTINGS] = {"settings", settings_enter, settings_input, settings_draw, NULL},
};
