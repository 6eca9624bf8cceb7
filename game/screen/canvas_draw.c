/* Commands to pixels: plain blits and fills onto a surface of 32 bits a pixel, each cut to the rectangle that
 * is being redrawn. A blit is 0.5 to 1.5 ns a pixel, an opaque fill 0.1 ns. */
#include <stddef.h>

#include "screen/canvas_command.h"

static SDL_Rect sdl_rect(Rect rect) {
    return (SDL_Rect){rect.x, rect.y, rect.width, rect.height};
}

/* Every byte of a pixel on its own, two at a time: to + (from - to) * alpha / 256. */
static uint32_t blend(uint32_t to, uint32_t from, uint32_t alpha256) {
    uint32_t even = to & 0x00ff00ffu, odd = (to >> 8) & 0x00ff00ffu;
    uint32_t from_even = from & 0x00ff00ffu, from_odd = (from >> 8) & 0x00ff00ffu;
    even = ((even * (256 - alpha256) + from_even * alpha256) >> 8) & 0x00ff00ffu;
    odd = ((odd * (256 - alpha256) + from_odd * alpha256) >> 8) & 0x00ff00ffu;
    return even | odd << 8;
}

static void fill(SDL_Surface *target, Rect rect, Colour colour, uint8_t alpha) {
    uint32_t pixel = SDL_MapRGB(target->format, colour.red, colour.green, colour.blue);
    uint32_t strength = (uint32_t)colour.alpha * alpha / 255;
    if (strength == 0 || rect_empty(rect)) return;
    if (strength == 255 || target->format->BytesPerPixel != 4) {
        SDL_Rect area = sdl_rect(rect);
        SDL_FillRect(target, &area, pixel);
        return;
    }
    strength += strength >> 7; /* 0 .. 255 to 0 .. 256 */
    for (int y = rect.y; y < rect_bottom(rect); y++) {
        unsigned char *row = (unsigned char *)target->pixels + (ptrdiff_t)y * target->pitch;
        uint32_t *pixels = (uint32_t *)(void *)row + rect.x;
        for (int x = 0; x < rect.width; x++) pixels[x] = blend(pixels[x], pixel, strength);
    }
}

static void blit(SDL_Surface *source, SDL_Surface *target, int x, int y, uint8_t alpha, Rect within) {
    if (!source) return;
    SDL_Rect clip = sdl_rect(within), place = {x, y, source->w, source->h};
    SDL_SetClipRect(target, &clip);
    if (alpha != 255) SDL_SetSurfaceAlphaMod(source, alpha);
    SDL_BlitSurface(source, NULL, target, &place);
    if (alpha != 255) SDL_SetSurfaceAlphaMod(source, 255);
    SDL_SetClipRect(target, NULL);
}

static void draw_shape(const DrawCommand *command, Painter *painter, SDL_Surface *target, Rect within) {
    const ShapeCommand *shape = &command->as.shape;
    Rect rect = shape->rect;
    ShapePieces pieces = shape_pieces(rect.width, rect.height, &shape->style);
    for (int i = 0; i < pieces.count; i++) {
        Rect part = rect_intersect(within, rect_moved(pieces.pieces[i].place, rect.x, rect.y));
        if (rect_empty(part)) continue;
        SDL_Surface *surface =
            shape_piece_surface(painter->shapes, rect.width, rect.height, &shape->style, &pieces.pieces[i]);
        blit(surface, target, rect.x + pieces.pieces[i].place.x, rect.y + pieces.pieces[i].place.y,
             command->alpha, part);
    }
    Rect middle = rect_intersect(within, rect_moved(pieces.middle, rect.x, rect.y));
    fill(target, middle, shape->style.fill, command->alpha);
}

void command_draw(const DrawCommand *command, const char *texts, Painter *painter, SDL_Surface *target,
                  Rect within) {
    within = rect_intersect(within, command->bounds);
    within = rect_intersect(within, (Rect){0, 0, target->w, target->h});
    if (rect_empty(within)) return;
    switch (command->kind) {
    case COMMAND_PAGE:
        page_draw(painter->page, target, within, painter->width, painter->height);
        break;
    case COMMAND_FILL:
        fill(target, within, command->colour, command->alpha);
        break;
    case COMMAND_SHAPE:
        draw_shape(command, painter, target, within);
        break;
    case COMMAND_PICTURE: {
        const PictureCommand *picture = &command->as.picture;
        SDL_Surface *surface = picture_surface(painter->pictures, picture->id, picture->size, command->colour,
                                               picture->angle_degrees);
        blit(surface, target, picture->x, picture->y, command->alpha, within);
        break;
    }
    case COMMAND_PHOTO: {
        const PhotoCommand *photo = &command->as.photo;
        SDL_Surface *surface =
            photo_find(painter->photos, texts + photo->offset, photo->rect.width, photo->rect.height);
        blit(surface, target, photo->rect.x, photo->rect.y, command->alpha, within);
        break;
    }
    case COMMAND_TEXT: {
        const TextCommand *text = &command->as.text;
        int before = fonts_use_language(painter->fonts, text->language);
        SDL_Surface *surface =
            text_surface(painter->fonts, text->face, text->px, command->colour, texts + text->offset);
        fonts_use_language(painter->fonts, before);
        blit(surface, target, text->x, text->y, command->alpha, within);
        break;
    }
    }
}
