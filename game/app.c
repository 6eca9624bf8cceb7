/* The loop: wait for what is due, hand over what happened, step, draw at most once. Where nothing moves it
 * sleeps until an event comes. */
#include "app.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/random.h>
#include <time.h>

#include "scenes/game.h"
#include "screen/canvas.h"
#include "screen/folder_viewer.h"

#define IDLE_WAIT_MS 60000
#define FRAME_MIN_US 8000 /* a mouse that speaks 1,000 times a second does not draw 1,000 frames */
#define FRAMES_MEASURED_MAX 100000

typedef struct Frame {
    SceneId scene;
    uint32_t us; /* how long it took to draw and present */
} Frame;

typedef struct App {
    const AppOptions *options;
    Store *store;
    Window *window;
    Fonts *fonts;
    Pictures *pictures;
    Canvas *canvas;
    InputReader *input;
    FolderViewer *folders;
    Game game;
    char own_packs[4096]; /* the player's packs folder */
    uint64_t start_us;    /* when app_run was called */
    uint64_t last_us;     /* up to when time was given to the game */
    uint64_t drawn_us;    /* when the last frame was drawn */
    Frame *frames;        /* as they were drawn; NULL: nobody wants to know */
    size_t frame_count;
    uint64_t first_frame_us;
} App;

static uint64_t machine_seed(void) {
    uint64_t seed;
    if (getrandom(&seed, sizeof seed, 0) != sizeof seed) seed = (uint64_t)time(NULL) * 0x9E3779B97F4A7C15u;
    return seed;
}

/* On any thread. */
static void wake(void *context) {
    (void)context;
    input_wake();
}

static bool open_screen(App *app) {
    const char *why = NULL;
    Problems problems = {0};
    WindowOptions window = {.title = "Quizleaf",
                            .width = app->options->width,
                            .height = app->options->height,
                            .fullscreen = app->options->full_screen || app->game.settings.full_screen};
    app->window = window_open(&window, &why);
    app->fonts = app->window ? fonts_open(false, &problems) : NULL;
    app->pictures = pictures_open();
    app->input = input_open();
    app->folders = folder_viewer_open(wake, NULL);
    if (app->fonts && app->pictures) app->canvas = canvas_open(app->window, app->fonts, app->pictures);
    if (problems.count) {
        why = arena_copy_text(&app->game.table_arena, problems.items[0].sentence,
                              strlen(problems.items[0].sentence));
        if (app->canvas) game_notify(&app->game, why);
    }
    bool ok = app->canvas && app->input && app->folders;
    if (!ok)
        fprintf(stderr, "quizleaf: the window can't be opened: %s\n",
                why ? why : "there is not enough memory");
    problems_release(&problems);
    return ok;
}

static bool open_all(App *app) {
    StoreNotice notice;
    app->store = store_open(app->options->data_folder, &notice);
    if (!app->store) {
        fputs("quizleaf: there is not enough memory to start.\n", stderr);
        return false;
    }
    game_init(&app->game, app->store, app->options->seed ? app->options->seed : machine_seed());
    if (notice.sentence[0]) game_notify(&app->game, notice.sentence);
    if (!open_screen(app)) return false;
    if (app->options->measure_seconds) app->frames = calloc(FRAMES_MEASURED_MAX, sizeof *app->frames);
    return true;
}

static void close_all(App *app) {
    game_release(&app->game);
    canvas_close(app->canvas);
    folder_viewer_close(app->folders);
    input_close(app->input);
    pictures_close(app->pictures);
    fonts_close(app->fonts);
    window_close(app->window);
    store_close(app->store);
    free(app->frames);
}

static void draw(App *app) {
    View view = {.text_percent = (int)app->game.settings.text_percent};
    uint64_t before = window_time_us();
    window_size(app->window, &view.width, &view.height);
    canvas_begin(app->canvas, &view);
    game_draw(&app->game, app->canvas);
    canvas_end(app->canvas);
    input_set_caret(app->input, canvas_caret(app->canvas));
    app->drawn_us = window_time_us();
    if (!app->first_frame_us) app->first_frame_us = app->drawn_us - app->start_us;
    if (app->frames && app->frame_count < FRAMES_MEASURED_MAX)
        app->frames[app->frame_count++] = (Frame){app->game.scene, (uint32_t)(app->drawn_us - before)};
}

/* What the game asks of the window. */
static void serve_wishes(App *app) {
    Game *game = &app->game;
    if (game->wants_typing != input_is_typing(app->input)) input_set_typing(app->input, game->wants_typing);
    if (game->wants_folder) folder_viewer_show(app->folders, game->wants_folder);
    game->wants_folder = NULL;
    if (!game->wants_full_screen_toggle) return;
    game->wants_full_screen_toggle = false;
    window_set_fullscreen(app->window, !window_is_fullscreen(app->window));
    game->settings.full_screen = window_is_fullscreen(app->window);
    game_save_settings(game);
}

/* What did not come about. */
static void tell_failures(App *app) {
    char *folder = folder_viewer_take_failure(app->folders);
    if (folder) game_packs_tell_folder(&app->game, folder, window_copy_text(folder));
    free(folder);
}

static void handle_input(App *app, const Input *input) {
    if (input->kind == INPUT_EXPOSED) canvas_invalidate(app->canvas);
    if (input->kind == INPUT_NEWS) tell_failures(app);
    uint64_t now = window_time_us();
    app->game.pending_us = now - app->last_us;
    game_input(&app->game, input, input_age_us(app->input, input, SDL_GetTicks(), now));
    serve_wishes(app);
}

static void let_time_pass(App *app) {
    uint64_t now = window_time_us();
    app->game.played_at = (int64_t)time(NULL);
    game_advance(&app->game, now - app->last_us);
    app->last_us = now;
    serve_wishes(app);
}

/* How long to sleep: until the picture changes by itself, or until something happens. */
static int wait_ms(const App *app) {
    int due = game_next_frame_ms(&app->game);
    int wait = due == SCENE_STILL ? IDLE_WAIT_MS : due;
    if (app->frames && wait > 100) wait = 100;
    return wait;
}

static bool measured_enough(const App *app) {
    return app->frames &&
           window_time_us() - app->start_us > (uint64_t)app->options->measure_seconds * 1000000;
}

static void loop(App *app) {
    Input input;
    while (!app->game.wants_quit && !measured_enough(app)) {
        bool happened = input_wait(app->input, wait_ms(app), &input);
        while (happened) {
            handle_input(app, &input);
            happened = input_poll(app->input, &input);
        }
        let_time_pass(app);
        uint64_t since = window_time_us() - app->drawn_us;
        if (since < FRAME_MIN_US) SDL_Delay((uint32_t)((FRAME_MIN_US - since) / 1000));
        draw(app);
    }
}

/* By scene, then by time. */
static int compare_frames(const void *a, const void *b) {
    const Frame *left = a, *right = b;
    if (left->scene != right->scene) return left->scene < right->scene ? -1 : 1;
    return (left->us > right->us) - (left->us < right->us);
}

static void print_scene(const Frame *frames, size_t count) {
    uint64_t sum = 0;
    for (size_t i = 0; i < count; i++) sum += frames[i].us;
    printf("%s: %zu frames, mean %.3f ms, p50 %.3f ms, p99 %.3f ms\n", SCENES[frames->scene].name, count,
           (double)sum / 1000.0 / (double)count, frames[count / 2].us / 1000.0,
           frames[count * 99 / 100].us / 1000.0);
}

static void print_measures(App *app) {
    if (!app->frames) return;
    printf("first frame after %.1f ms\n", (double)app->first_frame_us / 1000.0);
    qsort(app->frames, app->frame_count, sizeof *app->frames, compare_frames);
    size_t from = 0;
    for (size_t i = 1; i <= app->frame_count; i++) {
        if (i < app->frame_count && app->frames[i].scene == app->frames[from].scene) continue;
        print_scene(&app->frames[from], i - from);
        from = i;
    }
}

/* What may wait until something is on the screen: packs, gamepads. */
static void open_the_rest(App *app) {
    Game *game = &app->game;
    snprintf(app->own_packs, sizeof app->own_packs, "%s/packs", app->options->data_folder);
    game_packs_open(game, wake, NULL);
    game->packs.own_folder = app->own_packs;
    game_packs_add_folder(game, app->options->packs_folder);
    game_packs_add_folder(game, app->own_packs);
    if (app->options->pack) game_packs_bring(game, app->options->pack);
    input_open_gamepads(app->input);
    SDL_Surface *icon = picture_surface(app->pictures, PICTURE_ICON, 64, (Colour){0}, 0);
    if (icon) window_set_icon(app->window, icon);
}

int app_run(const AppOptions *options) {
    App app = {.options = options, .start_us = window_time_us()};
    bool ok = open_all(&app);
    if (ok) {
        app.last_us = window_time_us();
        draw(&app);
        open_the_rest(&app);
        draw(&app);
        loop(&app);
        print_measures(&app);
    }
    close_all(&app);
    return ok ? EXIT_SUCCESS : EXIT_FAILURE;
}

int app_show_replay(const AppOptions *options, const Replay *replay, const PackCards *cards) {
    App app = {.options = options, .start_us = window_time_us()};
    bool ok = open_all(&app);
    if (ok) {
        app.last_us = window_time_us();
        app.game.notice[0] = '\0';
        game_watch(&app.game, replay, cards);
        loop(&app);
    }
    close_all(&app);
    return ok ? EXIT_SUCCESS : EXIT_FAILURE;
}
