/* What the scenes of a party show beside the match itself: signs for what just happened, the scoreboard as
 * everybody saw it last, the honours of the evening. In game->party_screen. */
#ifndef QUIZLEAF_SCENES_PARTY_SCREEN_H
#define QUIZLEAF_SCENES_PARTY_SCREEN_H

#include "match/honours.h"
#include "scenes/scene.h"
#include "scenes/scoreboard_motion.h"

#define SIGN_BYTES 1024 /* eight names, and what they did */
#define SIGN_MS 3500    /* how long a sign about a guest stands */

typedef enum HostPage {
    HOST_PAGE_MAIN,
    HOST_PAGE_PLAYERS,
    HOST_PAGE_SEAT,
    HOST_PAGE_NAME,
    HOST_PAGE_SURE
} HostPage;

typedef struct PartyScreen {
    char sign[SIGN_BYTES];  /* "": none */
    uint32_t sign_ms;       /* since when */
    uint32_t tied;          /* a bit for each seat that buzzed in the same instant as the one who answers */
    uint32_t reading_ticks; /* buzz in: how long the card on the table is read out in all */
    bool all_on_last_leaf;  /* last leaf: whoever plays the card on the table had one leaf as it came */
    ScoreboardOrder shown;  /* the board as it stood when it was last shown */
    ScoreboardRow rows[SCOREBOARD_ROWS_MAX];
    size_t row_count;
    uint32_t scores_ms;            /* since when they move */
    char scores_title[SIGN_BYTES]; /* why the board is shown; "": between two cards */
    Honours honours;
    Rect menu_pill, join_pill; /* where they were drawn last; empty: not there */
    HostPage host_page;
    uint32_t host_seat; /* whom the page is about */
    int host_asks;      /* what "Yes" would do: a HostItem of host_menu.c */
    SceneId host_back;  /* where the menu leads back to */
} PartyScreen;

#endif
