/* A game that is played along a script: what hands do on keys, gamepads and cables, each at its millisecond,
 * through SDL's event queue, in frames of any length. The clock is the script's own; else all goes as in the
 * app's loop: what happened in a frame is handed over with the time at which it happened, then the frame's
 * time passes, then it is drawn.
 *
 * A script grows while it is played for the first time (party_bots.h) and can then be played again in other
 * frames. What stood on the screen is noted in `log`. */
#ifndef QUIZLEAF_TESTS_PARTY_RUN_H
#define QUIZLEAF_TESTS_PARTY_RUN_H

#include "scenes/device_fixture.h"
#include "screen/input_clusters.h"

#include "base/buffer.h"

#define DEEDS_MAX 4000
#define RUN_PADS 2

typedef enum DeedKind { DEED_KEY, DEED_TEXT, DEED_BUTTON, DEED_PULL, DEED_PLUG } DeedKind;

typedef struct Deed {
    uint32_t at_ms;
    DeedKind kind;
    int pad;
    int code;      /* KEY: the scancode; BUTTON: the gamepad's */
    char text[32]; /* TEXT */
} Deed;

typedef struct Script {
    Deed items[DEEDS_MAX];
    size_t count;
    uint32_t end_ms;
} Script;

/* Frames of a rate, or with none of random lengths up to longest_us. */
typedef struct Frames {
    const char *name;
    uint32_t per_second;
    uint32_t longest_us;
    uint64_t seed;
} Frames;

typedef struct PartyRun {
    DeviceFixture devices;
    Game *game;
    const Match *match;
    VirtualDevice pads[RUN_PADS];
    Script *script;
    size_t next; /* the first deed that is not done */
    Frames frames;
    Random lengths;
    uint64_t frame, now_us;
    bool draws_all; /* else only what a new scene shows */
    SceneId drawn;
    Buffer log, replays; /* replays: of each match that reached the podium */
    char last_sign[SIGN_BYTES];
    int overflowing_texts; /* in all frames */
} PartyRun;

static inline void party_run_open(PartyRun *run, const char *pack, const Frames *frames, Script *script,
                                  bool draws_all) {
    memset(run, 0, sizeof *run);
    device_fixture_open(&run->devices, pack, draws_all ? 1280 : 640, draws_all ? 720 : 360);
    run->game = run->devices.game;
    run->match = &run->game->runner.match;
    run->frames = *frames;
    run->lengths = random_seeded(frames->seed);
    run->script = script;
    run->draws_all = draws_all;
    for (int i = 0; i < RUN_PADS; i++) run->pads[i] = device_pad(&run->devices, (Uint16)(i + 1));
}

static inline void party_run_close(PartyRun *run) {
    for (int i = 0; i < RUN_PADS; i++)
        if (run->pads[i].joystick) device_unplug(&run->devices, &run->pads[i]);
    device_fixture_close(&run->devices);
    buffer_release(&run->log);
    buffer_release(&run->replays);
}

/* What is on the screen now, where it is something else than before. */

static inline void party_run_log_scores(PartyRun *run) {
    const PartyScreen *screen = &run->game->party_screen;
    bool teams = mode_row(run->match->rules.mode)->has_teams;
    buffer_format(&run->log, "scores%s%s\n", *screen->scores_title ? ": " : "", screen->scores_title);
    for (size_t i = 0; i < screen->row_count; i++) {
        const ScoreboardRow *row = &screen->rows[i];
        if (teams)
            buffer_format(&run->log, "  team %u", row->who + 1);
        else
            buffer_format(&run->log, "  %s", match_seat(run->match, row->who)->name);
        buffer_format(&run->log, " %d -> %d, place %u -> %u%s\n", row->from_points, row->to_points,
                      row->from_place + 1, row->to_place + 1, row->fresh ? ", new" : "");
    }
}

static inline void party_run_look(PartyRun *run) {
    Game *game = run->game;
    bool fresh = game->scene != run->drawn;
    if (strcmp(game->party_screen.sign, run->last_sign) != 0) {
        strcpy(run->last_sign, game->party_screen.sign);
        if (*run->last_sign) buffer_format(&run->log, "sign: %s\n", run->last_sign);
    }
    if (fresh && game->scene == SCENE_PARTY_SCORES) party_run_log_scores(run);
    if (fresh && game->scene == SCENE_HOST) buffer_add_text(&run->log, "the host's menu\n");
    if (fresh && game->scene == SCENE_PODIUM) replay_write(&game->runner.replay, &run->replays);
    run->drawn = game->scene;
    if (!fresh && !run->draws_all) return;
    device_fixture_draw(&run->devices);
    run->overflowing_texts += game->overflowing_texts;
    if (game->overflowing_texts)
        print_message("%d texts do not fit on %s\n", game->overflowing_texts, SCENES[game->scene].name);
}

/* Deeds */

static inline void party_run_take(PartyRun *run, uint64_t frame_us, uint64_t ago_us) {
    Input input;
    SDL_JoystickUpdate();
    for (int round = 0; round < 3; round++) {
        while (input_poll(run->devices.reader, &input)) {
            run->game->pending_us = frame_us;
            game_input(run->game, &input, ago_us);
        }
    }
}

static inline void party_run_serve(PartyRun *run) {
    InputReader *reader = run->devices.reader;
    if (run->game->wants_typing != input_is_typing(reader)) input_set_typing(reader, run->game->wants_typing);
}

static inline void party_run_do(PartyRun *run, const Deed *deed, uint64_t frame_us, uint64_t ago_us) {
    VirtualDevice *pad = &run->pads[deed->pad];
    SDL_Keysym keysym = {.scancode = (SDL_Scancode)deed->code,
                         .sym = SDL_GetKeyFromScancode((SDL_Scancode)deed->code)};
    SDL_Event down = {.key = {.type = SDL_KEYDOWN, .state = SDL_PRESSED, .keysym = keysym}};
    SDL_Event up = {.key = {.type = SDL_KEYUP, .state = SDL_RELEASED, .keysym = keysym}};
    SDL_Event text = {.text = {.type = SDL_TEXTINPUT}};
    switch (deed->kind) {
    case DEED_KEY:
        SDL_PushEvent(&down);
        SDL_PushEvent(&up);
        break;
    case DEED_TEXT:
        strcpy(text.text.text, deed->text);
        SDL_PushEvent(&text);
        break;
    case DEED_BUTTON:
        if (!pad->joystick) return; /* in a hand, but pulled out */
        SDL_JoystickSetVirtualButton(pad->joystick, deed->code, 1);
        party_run_take(run, frame_us, ago_us);
        SDL_JoystickSetVirtualButton(pad->joystick, deed->code, 0);
        break;
    case DEED_PULL:
        device_detach(pad);
        break;
    case DEED_PLUG:
        device_attach(pad);
        break;
    }
    party_run_take(run, frame_us, ago_us);
    party_run_serve(run);
    if (run->draws_all) device_fixture_draw(&run->devices); /* a frame may come before the next tick */
}

/* Time */

static inline uint64_t party_run_frame_us(PartyRun *run) {
    if (!run->frames.per_second) return 1 + random_below(&run->lengths, run->frames.longest_us);
    uint64_t end = (run->frame + 1) * 1000000 / run->frames.per_second;
    return end - run->frame * 1000000 / run->frames.per_second;
}

static inline void party_run_frame(PartyRun *run) {
    uint64_t length = party_run_frame_us(run), end = run->now_us + length;
    for (; run->next < run->script->count; run->next++) {
        const Deed *deed = &run->script->items[run->next];
        uint64_t at = (uint64_t)deed->at_ms * 1000;
        if (at > end) break;
        party_run_do(run, deed, length, end - at);
    }
    game_advance(run->game, length);
    party_run_serve(run);
    run->now_us = end;
    run->frame++;
    party_run_look(run);
}

static inline void party_run_until(PartyRun *run, uint32_t at_ms) {
    while (run->now_us < (uint64_t)at_ms * 1000) party_run_frame(run);
}

/* Adds to the script: the deed is done so long after now, behind all that is done until then. */
static inline void party_run_plan(PartyRun *run, uint32_t in_ms, const Deed *deed) {
    Script *script = run->script;
    assert_true(script->count < DEEDS_MAX);
    Deed planned = *deed;
    planned.at_ms = (uint32_t)(run->now_us / 1000) + 1 + in_ms;
    size_t at = script->count++;
    for (; at > run->next && script->items[at - 1].at_ms > planned.at_ms; at--)
        script->items[at] = script->items[at - 1];
    script->items[at] = planned;
}

static inline void party_run_pass(PartyRun *run, uint32_t milliseconds) {
    party_run_until(run, (uint32_t)(run->now_us / 1000) + milliseconds);
}

/* Until all that is planned is done, and seen. */
static inline void party_run_finish_deeds(PartyRun *run) {
    while (run->next < run->script->count) party_run_frame(run);
    party_run_pass(run, 100);
}

/* Plays a script that is whole, in the run's frames. */
static inline void party_run_all(PartyRun *run) {
    party_run_until(run, run->script->end_ms);
    assert_int_equal(run->next, run->script->count);
}

#endif
