/* Everything between the window and the rules: which scene is shown, the match that is being played, the
 * player's settings and packs. It knows no clock: whoever runs it says how much time has passed.
 *
 *     game_init -> game_packs_add_folder -> { game_input ..., game_advance, game_draw } -> game_release
 */
#ifndef QUIZLEAF_SCENES_GAME_H
#define QUIZLEAF_SCENES_GAME_H

#include "match/match_runner.h"
#include "scenes/game_cards.h"
#include "scenes/game_packs.h"
#include "scenes/menu.h"
#include "scenes/packs_view.h"
#include "scenes/party.h"
#include "scenes/party_screen.h"
#include "scenes/scene.h"
#include "screen/composition.h"
#include "screen/leaves.h"
#include "store/store_parties.h"

#define NOTICE_BYTES 1024

/* What a player may choose for a match. */
#define LENGTH_CHOICES 4
#define SECONDS_CHOICES 4
extern const uint32_t LENGTHS[LENGTH_CHOICES];  /* cards; 0: all */
extern const uint32_t SECONDS[SECONDS_CHOICES]; /* a card; 0: untimed */

/* The answer being put together for the card on the table; which of it counts is the kind's business. */
typedef struct Draft {
    uint32_t turn;                     /* of the match, counted from 1: for which card this is */
    uint32_t picked;                   /* several: a bit a place */
    uint32_t arranged[CARD_SHOWN_MAX]; /* order, pairs: what stands in each row */
    int held;                          /* the row that is taken up; below 0: none */
    char text[ANSWER_TEXT_BYTES];      /* number, typed */
} Draft;

typedef struct Game {
    Store *store; /* borrowed */
    Settings settings;
    PackShelf shelf;
    GamePacks packs;
    GameCards cards;
    ModeId mode;               /* the chosen one */
    bool daily_done;           /* today's counted try of the chosen pack is used up */
    size_t due_count;          /* chosen cards that practice would show now, some hundreds at most */
    size_t pack;               /* the chosen one on the shelf */
    char notice[NOTICE_BYTES]; /* a sentence for the player, shown until it is put away; "": none */

    char font_hint[MISSING_FONTS_BYTES_MAX]; /* what to install, on the strip at the top; "": nothing */
    ScriptSet font_hint_scripts;             /* .. for these */
    uint32_t font_hint_ms;                   /* since when it is on the screen */
    bool font_hint_waits;                    /* there is more to tell */

    SceneId scene;
    SceneId came_from;     /* the scene before it */
    SceneId settings_back; /* where the settings lead back to */
    uint64_t now_us;       /* time that has passed since game_init */
    uint64_t pending_us;   /* time that the app knows has passed but has not given to game_advance yet */
    uint64_t input_ago_us; /* how long before now the input being handled happened */
    uint32_t entered_ms;   /* when the scene was entered, as game_now_ms */
    View view;             /* of the frame that was drawn last: what a click refers to */
    int view_top;          /* where in the window that began */
    Leaves leaves;
    Menu menu; /* the present scene's */

    bool match_on;              /* runner holds a match */
    bool counted;               /* its score may enter a table */
    const CardList *begun_with; /* the match's cards as it began: from which pack each comes */
    CardList renewed;           /* the cards of a match whose pack was edited meanwhile */
    Arena renewed_arena;
    bool edited;       /* the match's pack was edited while it is played */
    CardList practice; /* the cards of a practice match, of the pack's */
    Arena practice_arena;
    MatchRunner runner;
    uint64_t skip_us; /* of the time that passes next: it was over before the match began */
    bool watching;    /* a replay is shown: the match is led by it, not by the player */
    const Replay *shown_replay;
    PackCards watched;    /* what it is shown with */
    size_t shown_actions; /* how many of its actions were given to the runner */
    Random seeds;         /* of the matches to come */
    Draft draft;
    uint32_t card_ms;   /* when the card on the table was dealt */
    uint32_t reveal_ms; /* when its reveal began */

    Party party;
    PacksView packs_view;
    PartyScreen party_screen;

    char name[SCORE_NAME_BYTES_MAX + 1]; /* being typed */
    bool name_is_suggestion;             /* the first key replaces it */
    uint32_t rank;                       /* the place that the finished match takes */
    int64_t played_at;                   /* Unix seconds, set by the app: the day's date for scores */
    int64_t saved_score;                 /* id of the score that was just saved; 0: none */
    size_t results_first;                /* first missed card shown */
    size_t table;                        /* the high-score table shown, of table_count */
    size_t table_count;
    const char *table_title; /* of the table shown; NULL: there is none. In table_arena, as are its scores */
    uint32_t table_length;
    ModeId table_mode;
    StoredScore *table_scores; /* of a table of single players */
    size_t table_score_count;
    StoredParty *table_parties; /* of one of parties */
    size_t table_party_count;
    Arena table_arena;
    int64_t best_points; /* of the chosen pack and length; 0: none yet */

    bool wants_quit, wants_full_screen_toggle, wants_typing;
    Composition composition;  /* of an input method, while typing is wanted */
    const char *wants_folder; /* to be shown by the machine's own program for files; NULL: none */
    int overflowing_texts;    /* texts of the last frame that did not fit: 0, or the layout is wrong */
} Game;

/* Loads the settings; shows the title. `seed` seeds the matches' seeds and the leaves. */
void game_init(Game *game, Store *store, uint64_t seed);
void game_release(Game *game);

/* A sentence that the player should read, below the last one that was not put away yet. */
void game_notify(Game *game, const char *sentence);

/* What the player did `ago_us` before the present moment. */
void game_input(Game *game, const Input *input, uint64_t ago_us);

/* Lets time pass: ticks of a running match, moving leaves. */
void game_advance(Game *game, uint64_t elapsed_us);

void game_draw(Game *game, Canvas *canvas);

/* Milliseconds until the picture changes by itself; SCENE_STILL: only input changes it. */
int game_next_frame_ms(const Game *game);

/* For scenes. */
/* With the time that has passed while nothing moved: an input ends it before game_advance is told. */
uint32_t game_now_ms(const Game *game);
uint32_t game_scene_age_ms(const Game *game);
void game_go(Game *game, SceneId scene);
void game_save_settings(Game *game);
void game_set_language(const Game *game, Fonts *fonts); /* to the usual one of the scene's texts */
const Pack *game_pack(const Game *game);                /* the chosen pack; NULL while there is none */
void game_choose_pack(Game *game, int by); /* so many further on the shelf, and round; not saved yet */

/* game_match.c: the match in the game. */

/* Looks up in the store whether today's daily is done, and how many cards are due for practice. */
void game_look_up_progress(Game *game);

/* Begins a match with the chosen cards (game_cards.h) and the settings' rules. */
void game_start_match(Game *game);
/* The rules that the settings ask for. */
MatchRules game_rules(const Game *game);
/* Begins one with these rules and this seed (demo, tests). */
void game_start_match_with(Game *game, const MatchRules *rules, uint64_t seed);
/* Shows a replay with the cards that it names. Borrows both until the match ends. */
void game_watch(Game *game, const Replay *replay, const PackCards *cards);
/* A pack of the shelf was read anew: a match of its cards goes on with the new wording of those that are
 * still the same question; its points are listed no more. */
void game_renew_match(Game *game, const Pack *renewed);
/* Lets go of the match. */
void game_end_match(Game *game);
/* The player does this at the time of the input being handled. */
void game_act(Game *game, PlayerActionKind kind, int32_t value);
/* The same for what was written on a typed card. */
void game_type_answer(Game *game, const char *text);
void game_advance_match(Game *game, uint64_t elapsed_us);
/* pending_us, less what was over before the match began. */
uint64_t game_match_pending_us(const Game *game);
/* Whether the finished match's points belong in the table. */
bool game_makes_table(const Game *game);
/* Saves the score with its replay under game->name. False with a notice where that failed. */
bool game_save_score(Game *game);

#endif
