/* SDL's window surface: one block of pixels shared with the display server, into which the canvas draws and
 * of which it presents rectangles. The accelerated framebuffer is turned off by a hint: it goes through
 * OpenGL, which without a graphics card costs 15 times as much for each frame and 100 MB. */
#include "screen/window.h"

#include <SDL_image.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define RECTS_MAX 64

struct Window {
    SDL_Window *sdl; /* NULL offscreen */
    SDL_Surface *offscreen;
};

static bool start_video(void) {
    if (SDL_WasInit(SDL_INIT_VIDEO)) return true;
    SDL_SetHint(SDL_HINT_FRAMEBUFFER_ACCELERATION, "0");
    SDL_SetHint(SDL_HINT_VIDEO_X11_NET_WM_BYPASS_COMPOSITOR, "0"); /* a quiz may leave effects on */
    SDL_SetHint(SDL_HINT_IME_INTERNAL_EDITING, "0"); /* fields show themselves what is being composed */
    SDL_SetHint(SDL_HINT_IME_SUPPORT_EXTENDED_TEXT, "1");
    SDL_SetHint(SDL_HINT_IME_SHOW_UI, "1"); /* the list to choose from is the input method's own */
    return SDL_InitSubSystem(SDL_INIT_VIDEO) == 0;
}

bool window_has_display(void) {
    if (!start_video()) return false;
    const char *driver = SDL_GetCurrentVideoDriver();
    return driver && strcmp(driver, "offscreen") != 0 && strcmp(driver, "dummy") != 0;
}

bool window_read_size(const char *text, int *width, int *height) {
    int wide, high, used = 0;
    if (sscanf(text, "%5dx%5d%n", &wide, &high, &used) != 2 || text[used]) return false;
    if (wide < WINDOW_MIN_WIDTH || high < WINDOW_MIN_HEIGHT || wide > WINDOW_SIDE_MAX ||
        high > WINDOW_SIDE_MAX)
        return false;
    *width = wide;
    *height = high;
    return true;
}

static bool open_offscreen(Window *window, const WindowOptions *options, const char **why) {
    if (options->width < 1 || options->height < 1 || options->width > WINDOW_SIDE_MAX ||
        options->height > WINDOW_SIDE_MAX) {
        *why = "A picture must be between 1 and 16384 pixels wide and high.";
        return false;
    }
    /* The format of nearly every window surface, so that pictures equal what a window shows. */
    window->offscreen =
        SDL_CreateRGBSurfaceWithFormat(0, options->width, options->height, 32, SDL_PIXELFORMAT_XRGB8888);
    if (!window->offscreen) *why = SDL_GetError();
    return window->offscreen != NULL;
}

static bool open_real(Window *window, const WindowOptions *options, const char **why) {
    if (!window_has_display()) {
        *why = "There is no display to show a window on.";
        return false;
    }
    int width = options->width < WINDOW_MIN_WIDTH ? WINDOW_MIN_WIDTH : options->width;
    int height = options->height < WINDOW_MIN_HEIGHT ? WINDOW_MIN_HEIGHT : options->height;
    Uint32 flags = SDL_WINDOW_RESIZABLE | (options->fullscreen ? SDL_WINDOW_FULLSCREEN_DESKTOP : 0);
    window->sdl = SDL_CreateWindow(options->title ? options->title : "Quizleaf", SDL_WINDOWPOS_CENTERED,
                                   SDL_WINDOWPOS_CENTERED, width, height, flags);
    if (!window->sdl) {
        *why = SDL_GetError();
        return false;
    }
    SDL_SetWindowMinimumSize(window->sdl, WINDOW_MIN_WIDTH, WINDOW_MIN_HEIGHT);
    SDL_StopTextInput(); /* SDL starts with it on; typing is asked for where there is a field */
    return true;
}

Window *window_open(const WindowOptions *options, const char **why) {
    const char *ignored;
    if (!why) why = &ignored;
    Window *window = calloc(1, sizeof *window);
    if (!window) {
        *why = "There is not enough memory for a window.";
        return NULL;
    }
    bool opened = options->offscreen ? open_offscreen(window, options, why) : open_real(window, options, why);
    if (opened) return window;
    free(window);
    return NULL;
}

void window_close(Window *window) {
    if (!window) return;
    SDL_FreeSurface(window->offscreen);
    if (window->sdl) SDL_DestroyWindow(window->sdl);
    free(window);
}

void window_quit(void) {
    SDL_Quit();
}

SDL_Surface *window_surface(Window *window) {
    return window->sdl ? SDL_GetWindowSurface(window->sdl) : window->offscreen;
}

bool window_present(Window *window, const Rect *rects, int count) {
    if (!window->sdl) return true;
    SDL_Rect areas[RECTS_MAX];
    while (count > 0) {
        int part = count < RECTS_MAX ? count : RECTS_MAX;
        for (int i = 0; i < part; i++)
            areas[i] = (SDL_Rect){rects[i].x, rects[i].y, rects[i].width, rects[i].height};
        if (SDL_UpdateWindowSurfaceRects(window->sdl, areas, part) != 0) return false;
        rects += part;
        count -= part;
    }
    return true;
}

void window_size(Window *window, int *width, int *height) {
    if (window->sdl) {
        SDL_GetWindowSize(window->sdl, width, height);
        return;
    }
    *width = window->offscreen->w;
    *height = window->offscreen->h;
}

bool window_is_offscreen(const Window *window) {
    return window->sdl == NULL;
}

bool window_is_fullscreen(const Window *window) {
    return window->sdl && (SDL_GetWindowFlags(window->sdl) & SDL_WINDOW_FULLSCREEN_DESKTOP) != 0;
}

void window_set_fullscreen(Window *window, bool fullscreen) {
    if (window->sdl) SDL_SetWindowFullscreen(window->sdl, fullscreen ? SDL_WINDOW_FULLSCREEN_DESKTOP : 0);
}

void window_set_icon(Window *window, SDL_Surface *icon) {
    if (window->sdl && icon) SDL_SetWindowIcon(window->sdl, icon);
}

void window_show_pointer(bool visible) {
    if (SDL_WasInit(SDL_INIT_VIDEO)) SDL_ShowCursor(visible ? SDL_ENABLE : SDL_DISABLE);
}

bool window_save_png(Window *window, const char *path, const char **why) {
    const char *ignored;
    if (!why) why = &ignored;
    SDL_Surface *surface = window_surface(window);
    if (surface && IMG_SavePNG(surface, path) == 0) return true;
    *why = SDL_GetError();
    return false;
}

bool window_copy_text(const char *text) {
    return SDL_WasInit(SDL_INIT_VIDEO) && SDL_SetClipboardText(text) == 0;
}

uint64_t window_time_us(void) {
    uint64_t ticks = SDL_GetPerformanceCounter(), second = SDL_GetPerformanceFrequency();
    return ticks / second * 1000000 + ticks % second * 1000000 / second;
}
