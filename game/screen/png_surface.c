#include "screen/png_surface.h"

#include <png.h>
#include <setjmp.h>
#include <stdbool.h>
#include <string.h>

typedef struct PngFile {
    const unsigned char *next;
    size_t left;
} PngFile;

/* What is kept where libpng jumps out of the middle of a picture. */
typedef struct Decoding {
    png_structp reader;
    png_infop info;
    SDL_Surface *surface;
    png_bytep *rows;
} Decoding;

static void give_bytes(png_structp reader, png_bytep out, size_t length) {
    PngFile *file = png_get_io_ptr(reader);
    if (length > file->left) png_error(reader, "it ends too early");
    memcpy(out, file->next, length);
    file->next += length;
    file->left -= length;
}

static void give_up(png_structp reader, png_const_charp why) {
    (void)why;
    png_longjmp(reader, 1);
}

static void go_on(png_structp reader, png_const_charp why) {
    (void)reader;
    (void)why;
}

/* Every kind of pixel becomes blue, green, red, alpha of 8 bits each. */
static void want_bgra(png_structp reader) {
    png_set_expand(reader);
    png_set_strip_16(reader);
    png_set_gray_to_rgb(reader);
    png_set_add_alpha(reader, 255, PNG_FILLER_AFTER);
    png_set_bgr(reader);
    png_set_interlace_handling(reader);
}

/* Jumps where the file is damaged. False: there is not enough memory. */
static bool read_pixels(Decoding *decoding) {
    png_structp reader = decoding->reader;
    png_read_info(reader, decoding->info);
    want_bgra(reader);
    png_read_update_info(reader, decoding->info);
    int width = (int)png_get_image_width(reader, decoding->info);
    int height = (int)png_get_image_height(reader, decoding->info);
    decoding->surface = SDL_CreateRGBSurfaceWithFormat(0, width, height, 32, SDL_PIXELFORMAT_BGRA32);
    decoding->rows = SDL_calloc((size_t)height, sizeof *decoding->rows);
    if (!decoding->surface || !decoding->rows) return false;
    for (int y = 0; y < height; y++)
        decoding->rows[y] = (png_bytep)decoding->surface->pixels + (ptrdiff_t)y * decoding->surface->pitch;
    png_read_image(reader, decoding->rows);
    png_read_end(reader, NULL);
    return true;
}

static bool decode(Decoding *decoding, PngFile *file) {
    decoding->info = png_create_info_struct(decoding->reader);
    if (!decoding->info || setjmp(png_jmpbuf(decoding->reader))) return false;
    png_set_read_fn(decoding->reader, file, give_bytes);
    return read_pixels(decoding);
}

SDL_Surface *png_surface(const void *bytes, size_t length) {
    PngFile file = {bytes, length};
    Decoding decoding = {.reader = png_create_read_struct(PNG_LIBPNG_VER_STRING, NULL, give_up, go_on)};
    bool whole = decoding.reader && decode(&decoding, &file);
    png_destroy_read_struct(&decoding.reader, &decoding.info, NULL);
    SDL_free(decoding.rows);
    if (whole) return decoding.surface;
    SDL_FreeSurface(decoding.surface);
    return NULL;
}
