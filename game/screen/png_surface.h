/* PNG files as surfaces, by libpng itself: asked by SDL_image, it tells the terminal what is wrong with a
 * picture, of which the game has a word of its own. */
#ifndef QUIZLEAF_SCREEN_PNG_SURFACE_H
#define QUIZLEAF_SCREEN_PNG_SURFACE_H

#include <SDL.h>

/* The whole picture, 32 bits a pixel, now the caller's; NULL where the file is damaged or is none, or memory
 * ran out. Its size is to be looked at before (base/image_header.h). */
SDL_Surface *png_surface(const void *file, size_t length);

#endif
