/* `quizleaf demo`: a match without a window. A bot plays, the scoreboard is printed, pictures of it are left
 * in a folder. */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "commands/command.h"
#include "match/scoreboard.h"
#include "packs/pack_folder.h"
#include "scenes/tour.h"

typedef struct Demo {
    const char *pictures; /* a folder */
    const char *pack;     /* a file; NULL: the packs folder */
    int width, height;
    uint64_t seed;
    Window *window;
    Fonts *fonts;
    Pictures *drawings;
    Canvas *canvas;
    Store *store;
    Game game;
    int picture_count;
    bool failed;
} Demo;

static void save_picture(void *context, const char *name, Game *game) {
    Demo *demo = context;
    (void)game;
    char path[4096];
    const char *why;
    snprintf(path, sizeof path, "%s/%02d-%s.png", demo->pictures, ++demo->picture_count, name);
    if (demo->failed || window_save_png(demo->window, path, &why)) return;
    fprintf(stderr, "quizleaf demo: %s can't be written: %s\n", path, why);
    demo->failed = true;
}

/* The screen of a demo: a surface in memory. */
static bool open_screen(Demo *demo) {
    Problems problems = {0};
    const char *why = "there is not enough memory";
    WindowOptions options = {
        .title = "Quizleaf", .width = demo->width, .height = demo->height, .offscreen = true};
    demo->window = window_open(&options, &why);
    demo->fonts = fonts_open(false, &problems);
    demo->drawings = pictures_open();
    if (demo->window && demo->fonts && demo->drawings)
        demo->canvas = canvas_open(demo->window, demo->fonts, demo->drawings);
    for (size_t i = 0; i < problems.count; i++)
        fprintf(stderr, "quizleaf demo: %s\n", problems.items[i].sentence);
    if (!demo->canvas && !demo->window) fprintf(stderr, "quizleaf demo: %s\n", why);
    problems_release(&problems);
    return demo->canvas != NULL;
}

static void close_demo(Demo *demo) {
    game_release(&demo->game);
    canvas_close(demo->canvas);
    pictures_close(demo->drawings);
    fonts_close(demo->fonts);
    window_close(demo->window);
    store_close(demo->store);
}

static bool add_packs(Demo *demo) {
    if (demo->pack)
        pack_shelf_add_file(&demo->game.shelf, demo->pack);
    else if (command_packs_folder())
        game_packs_add_folder(&demo->game, command_packs_folder());
    if (game_pack(&demo->game)) return true;
    fprintf(stderr, "quizleaf demo: there is no pack to play. %s\n",
            demo->game.shelf.notice ? demo->game.shelf.notice : "Name one with --pack.");
    return false;
}

static void print_scoreboard(const Match *match) {
    Buffer text = {0};
    scoreboard_write(match, &text);
    fputs(buffer_text(&text), stdout);
    buffer_release(&text);
}

static int play(Demo *demo) {
    StoreNotice notice;
    demo->store = store_open(demo->pictures, &notice); /* a table of its own: a bot is no rival */
    if (!demo->store || !open_screen(demo)) return 1;
    game_init(&demo->game, demo->store, demo->seed);
    demo->game.played_at = (int64_t)time(NULL);
    if (!add_packs(demo)) return 1;
    Tour tour = {.game = &demo->game,
                 .canvas = demo->canvas,
                 .view = {.width = demo->width, .height = demo->height},
                 .shown = save_picture,
                 .context = demo};
    tour_play(&tour);
    print_scoreboard(&demo->game.runner.match);
    if (demo->failed) return 1;
    printf("\n%d pictures are in %s\n", demo->picture_count, demo->pictures);
    return 0;
}

static bool read_options(Demo *demo, int argc, char **argv) {
    for (int i = 1; i < argc; i += 2) { /* each has a value */
        const char *value = i + 1 < argc ? argv[i + 1] : NULL;
        bool fine = true;
        if (!value) return command_usage(argv[0], argv[i]) == 0;
        if (strcmp(argv[i], "--pictures") == 0)
            demo->pictures = value;
        else if (strcmp(argv[i], "--pack") == 0)
            demo->pack = value;
        else if (strcmp(argv[i], "--seed") == 0)
            fine = command_read_number(value, UINT64_MAX, &demo->seed);
        else if (strcmp(argv[i], "--size") == 0)
            fine = window_read_size(value, &demo->width, &demo->height);
        else
            return command_usage(argv[0], argv[i]) == 0;
        if (!fine) return command_usage(argv[0], value) == 0;
    }
    return true;
}

int command_demo(int argc, char **argv) {
    char folder[] = "/tmp/quizleaf-demo-XXXXXX";
    Demo demo = {.width = 1280, .height = 720, .seed = 20230803};
    if (!read_options(&demo, argc, argv)) return 2;
    if (demo.pictures) {
        int reason = mkdir(demo.pictures, 0777) == 0 ? 0 : errno;
        if (reason && !pack_folder_is_folder(demo.pictures)) {
            fprintf(stderr, "quizleaf demo: the folder %s can't be made: %s.\n", demo.pictures,
                    reason == EEXIST ? "something else has this name" : strerror(reason));
            return 1;
        }
    } else if (!(demo.pictures = mkdtemp(folder))) {
        fprintf(stderr, "quizleaf demo: a folder for the pictures can't be made: %s.\n", strerror(errno));
        return 1;
    }
    int code = play(&demo);
    close_demo(&demo);
    return code;
}
