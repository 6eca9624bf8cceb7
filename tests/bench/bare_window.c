/* The least that SDL can do, to measure the game against:
 *
 *     bare_window text WIDTHxHEIGHT FONT      a window with one text, until it is closed
 *     bare_window present WIDTHxHEIGHT PAUSE  clears and presents the whole window 300 times, PAUSE ms apart,
 * and prints the mean and the 99th percentile in microseconds
 *
 * Drawn by software like the game. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <SDL.h>
#include <SDL_ttf.h>

#define FRAMES 300

static SDL_Window *open_window(const char *size) {
    int width, height;
    if (sscanf(size, "%5dx%5d", &width, &height) != 2) return NULL;
    SDL_SetHint(SDL_HINT_FRAMEBUFFER_ACCELERATION, "0");
    if (SDL_Init(SDL_INIT_VIDEO) != 0) return NULL;
    return SDL_CreateWindow("bare", SDL_WINDOWPOS_CENTERED, SDL_WINDOWPOS_CENTERED, width, height,
                            SDL_WINDOW_RESIZABLE);
}

static void clear(SDL_Window *window, Uint8 blue) {
    SDL_Surface *surface = SDL_GetWindowSurface(window);
    SDL_FillRect(surface, NULL, SDL_MapRGB(surface->format, 250, 240, blue));
}

static int show_text(SDL_Window *window, const char *font_path) {
    TTF_Font *font = TTF_Init() == 0 ? TTF_OpenFont(font_path, 64) : NULL;
    if (!font) return EXIT_FAILURE;
    SDL_Surface *text = TTF_RenderUTF8_Blended(font, "Quizleaf", (SDL_Color){43, 42, 58, 255});
    clear(window, 230);
    SDL_BlitSurface(text, NULL, SDL_GetWindowSurface(window), &(SDL_Rect){40, 40, 0, 0});
    SDL_UpdateWindowSurface(window);
    SDL_FreeSurface(text);
    SDL_Event event = {0};
    while (event.type != SDL_QUIT) SDL_WaitEvent(&event);
    TTF_CloseFont(font);
    TTF_Quit();
    return EXIT_SUCCESS;
}

static int compare_times(const void *a, const void *b) {
    double left = *(const double *)a, right = *(const double *)b;
    return (left > right) - (left < right);
}

static int present(SDL_Window *window, Uint32 pause_ms) {
    static double us[FRAMES];
    double sum = 0;
    for (int i = -30; i < FRAMES; i++) { /* the first ones are not counted */
        SDL_Event event;
        while (SDL_PollEvent(&event)) continue;
        Uint64 before = SDL_GetPerformanceCounter();
        clear(window, (Uint8)i);
        SDL_UpdateWindowSurface(window);
        Uint64 ticks = SDL_GetPerformanceCounter() - before;
        if (i >= 0) sum += us[i] = (double)ticks * 1e6 / (double)SDL_GetPerformanceFrequency();
        SDL_Delay(pause_ms);
    }
    qsort(us, FRAMES, sizeof *us, compare_times);
    printf("%.0f %.0f\n", sum / FRAMES, us[FRAMES * 99 / 100]);
    return EXIT_SUCCESS;
}

int main(int argc, char **argv) {
    SDL_Window *window = argc == 4 ? open_window(argv[2]) : NULL;
    if (!window) {
        fputs("bare_window: wrong usage, or no display\n", stderr);
        return EXIT_FAILURE;
    }
    int code = strcmp(argv[1], "text") == 0 ? show_text(window, argv[3])
                                            : present(window, (Uint32)strtoul(argv[3], NULL, 10));
    SDL_DestroyWindow(window);
    SDL_Quit();
    return code;
}
