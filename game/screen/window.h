/* Where the game is drawn: a real window's surface, or a surface without any display (demo, golden
 * pictures, tests). Scenes never know which. */
#ifndef QUIZLEAF_SCREEN_WINDOW_H
#define QUIZLEAF_SCREEN_WINDOW_H

#include <SDL.h>

#include "screen/geometry.h"

#define WINDOW_MIN_WIDTH 640
#define WINDOW_MIN_HEIGHT 360
#define WINDOW_SIDE_MAX 16384 /* pixels a side: more than any display has, and 1 GB of them offscreen */

typedef struct WindowOptions {
    const char *title;
    int width, height; /* pixels; at least the minimum is used for a real window */
    bool fullscreen;   /* desktop full screen, the mode of the display is left alone */
    bool offscreen;    /* no window, no display, no SDL_Init at all */
} WindowOptions;

typedef struct Window Window;

/* Whether there is a display that a person can look at: starts SDL's video and asks which driver it took.
 * SDL quietly takes `offscreen` or `dummy` where there is none; both count as no display, also where the
 * player asked for them by SDL_VIDEODRIVER. Cheap when called again. */
bool window_has_display(void);

/* Reads "1280x720", from the least to the most that there is; false where the text is anything else. */
bool window_read_size(const char *text, int *width, int *height);

/* NULL with *why, a sentence (static or SDL's, valid until the next SDL call), where it cannot be opened;
 * a real window on SDL's `offscreen` or `dummy` driver counts as that. */
Window *window_open(const WindowOptions *options, const char **why);
void window_close(Window *window); /* NULL is fine */

/* Ends SDL as a whole, after everything else of this room is closed. */
void window_quit(void);

/* The pixels, 32 bits each. Borrowed until the next event is read: ask again each frame. NULL where SDL
 * cannot give one at the moment. */
SDL_Surface *window_surface(Window *window);

/* Shows what changed. False: the surface is stale, draw everything again. Nothing to do offscreen. */
bool window_present(Window *window, const Rect *rects, int count);

void window_size(Window *window, int *width, int *height);
bool window_is_offscreen(const Window *window);
bool window_is_fullscreen(const Window *window);
void window_set_fullscreen(Window *window, bool fullscreen);

/* The picture in the surface: borrowed, icon may be freed afterwards. */
void window_set_icon(Window *window, SDL_Surface *icon);

/* Shows or hides the mouse pointer over the window. */
void window_show_pointer(bool visible);

/* Writes what is on the surface. False with *why where that fails. */
bool window_save_png(Window *window, const char *path, const char **why);

/* Puts a text where other programs paste from. False where that cannot be. */
bool window_copy_text(const char *text);

/* Microseconds since some moment before the first call; never goes back. For the app's loop: nothing else
 * in this room looks at a clock. */
uint64_t window_time_us(void);

#endif
