/* The idea is that of rxi/lite's rencache: drawing commands are not drawn, they are kept until the frame is
 * complete. The screen is divided into cells (canvas_cells.h); every command is mixed into the hash of each
 * cell that it touches. A cell whose hash differs from the last frame's is dirty. Dirty cells are joined into
 * rectangles, and for each of them all commands that touch it are drawn again, clipped to it, and that
 * rectangle alone is presented. A frame like the last one costs the hashing: 10 to 30 us.
 *
 * Two things keep dirty areas small. What a command adds to a cell is its content and the part of the cell it
 * covers, not its whole rectangle: a bar that grows by a pixel dirties the cell of its end alone. And pieces
 * of a picture that a clip cuts off count for nothing.
 *
 * A busy screen has 60 to 150 commands and 2 KB of text. Commands and texts stand in arrays that are reused,
 * so a steady frame allocates nothing for them. */
#include "screen/canvas.h"

#include <stdlib.h>
#include <string.h>

#include "base/hash.h"
#include "screen/canvas_cells.h"
#include "screen/canvas_command.h"

struct Canvas {
    Window *window;
    Fonts *fonts;
    Pictures *pictures;
    Photos *photos;
    Shapes *shapes;
    Page page;
    Arena arena;
    View view;  /* what scenes lay out in: the window's, or what is left of it below `top` */
    int height; /* of the window */
    int top;    /* pixels that are reserved above the view */

    DrawCommand *commands;
    size_t command_count, command_capacity;
    char *texts;
    size_t text_bytes, text_capacity;
    Rect clip; /* in the window, as are the commands' places */
    uint8_t fade;
    const Composition *composition;
    Rect caret;

    CanvasCells cells;
    const void *drawn_pixels; /* of the surface the last frame went to, to notice another one */
    int drawn_width, drawn_height;
};

Canvas *canvas_open(Window *window, Fonts *fonts, Pictures *pictures) {
    Canvas *canvas = calloc(1, sizeof *canvas);
    if (!canvas) return NULL;
    canvas->shapes = shapes_open();
    canvas->photos = photos_open();
    if (!canvas->shapes || !canvas->photos) {
        canvas_close(canvas);
        return NULL;
    }
    canvas->window = window;
    canvas->fonts = fonts;
    canvas->pictures = pictures;
    canvas->cells.all_changed = true;
    canvas->fade = 255;
    return canvas;
}

void canvas_close(Canvas *canvas) {
    if (!canvas) return;
    shapes_close(canvas->shapes);
    photos_close(canvas->photos);
    page_release(&canvas->page);
    arena_release(&canvas->arena);
    free(canvas->commands);
    free(canvas->texts);
    canvas_cells_release(&canvas->cells);
    free(canvas);
}

void canvas_invalidate(Canvas *canvas) {
    canvas->cells.all_changed = true;
}

const View *canvas_view(const Canvas *canvas) {
    return &canvas->view;
}

Fonts *canvas_fonts(const Canvas *canvas) {
    return canvas->fonts;
}

Arena *canvas_arena(Canvas *canvas) {
    return &canvas->arena;
}

Rect canvas_area(const Canvas *canvas) {
    return (Rect){0, 0, canvas->view.width, canvas->view.height};
}

static Rect in_window(const Canvas *canvas, Rect rect) {
    return rect_moved(rect, 0, canvas->top);
}

void canvas_reserve_top(Canvas *canvas, int pixels) {
    canvas->top = pixels;
    canvas->view.height = canvas->height - pixels;
    canvas_unclip(canvas);
}

void canvas_begin(Canvas *canvas, const View *view) {
    canvas->view = *view;
    canvas->height = view->height;
    canvas->command_count = 0;
    canvas->text_bytes = 0;
    canvas_reserve_top(canvas, 0);
    canvas->fade = 255;
    canvas->composition = NULL;
    canvas->caret = (Rect){0};
    arena_release(&canvas->arena);
}

void canvas_clip(Canvas *canvas, Rect rect) {
    canvas->clip = in_window(canvas, rect_intersect(rect, canvas_area(canvas)));
}

void canvas_unclip(Canvas *canvas) {
    canvas->clip = in_window(canvas, canvas_area(canvas));
}

void canvas_fade(Canvas *canvas, uint8_t alpha) {
    canvas->fade = alpha;
}

void canvas_compose(Canvas *canvas, const Composition *composition) {
    canvas->composition = composition;
}

const Composition *canvas_composition(const Canvas *canvas) {
    return canvas->composition;
}

void canvas_set_caret(Canvas *canvas, Rect caret) {
    canvas->caret = in_window(canvas, caret);
}

Rect canvas_caret(const Canvas *canvas) {
    return canvas->caret;
}

Rect canvas_clip_now(const Canvas *canvas) {
    return rect_moved(canvas->clip, 0, -canvas->top);
}

uint8_t canvas_fade_now(const Canvas *canvas) {
    return canvas->fade;
}

/* Room for one more command whose pixels lie in `area`; NULL where nothing of it would be seen (or memory
 * ran out: a missing piece of a picture is better than no game). The caller fills in `as` and the hash. */
static DrawCommand *add_command(Canvas *canvas, DrawCommandKind kind, Rect area, Colour colour,
                                uint8_t alpha) {
    Rect bounds = rect_intersect(area, canvas->clip);
    uint8_t faded = (uint8_t)((unsigned)alpha * canvas->fade / 255);
    if (rect_empty(bounds) || faded == 0) return NULL;
    if (canvas->command_count == canvas->command_capacity) {
        size_t capacity = canvas->command_capacity ? canvas->command_capacity * 2 : 128;
        DrawCommand *grown = realloc(canvas->commands, capacity * sizeof *grown);
        if (!grown) return NULL;
        canvas->commands = grown;
        canvas->command_capacity = capacity;
    }
    DrawCommand *command = &canvas->commands[canvas->command_count++];
    *command = (DrawCommand){.kind = kind, .alpha = faded, .colour = colour, .bounds = bounds};
    return command;
}

static uint64_t pair(int a, int b) {
    return (uint64_t)(uint32_t)a << 32 | (uint32_t)b;
}

static uint64_t colour_bits(Colour colour) {
    return (uint64_t)colour.red << 24 | (uint64_t)colour.green << 16 | (uint64_t)colour.blue << 8 |
           colour.alpha;
}

static uint64_t command_hash(const DrawCommand *command) {
    uint64_t hash = hash_mix(HASH_START, pair((int)command->kind, command->alpha));
    return hash_mix(hash, colour_bits(command->colour));
}

void canvas_page(Canvas *canvas) {
    DrawCommand *command =
        add_command(canvas, COMMAND_PAGE, in_window(canvas, canvas_area(canvas)), (Colour){0, 0, 0, 0}, 255);
    if (command) command->hash = command_hash(command);
}

void canvas_fill(Canvas *canvas, Rect rect, Colour colour) {
    if (colour.alpha == 0) return;
    DrawCommand *command = add_command(canvas, COMMAND_FILL, in_window(canvas, rect), colour, 255);
    if (command) command->hash = command_hash(command);
}

void canvas_shape(Canvas *canvas, Rect rect, const ShapeStyle *style) {
    rect = in_window(canvas, rect);
    ShapeCommand shape = {rect, *style};
    if (style->shadow && style->shadow_x_px == 0 && style->shadow_y_px == 0) {
        shape.style.shadow_x_px = view_px(&canvas->view, DESIGN_SHADOW_X);
        shape.style.shadow_y_px = view_px(&canvas->view, DESIGN_SHADOW_Y);
    }
    if (rect_empty(rect)) return;
    DrawCommand *command =
        add_command(canvas, COMMAND_SHAPE, shape_bounds(rect, &shape.style), style->fill, 255);
    if (!command) return;
    command->as.shape = shape;
    uint64_t hash = command_hash(command);
    hash = hash_mix(hash, pair(rect.x, rect.y));
    hash = hash_mix(hash, pair(rect.width, rect.height));
    hash = hash_mix(hash, colour_bits(style->outline));
    hash = hash_mix(hash, pair(style->outline_px, style->radius_px));
    hash = hash_mix(hash, pair(shape.style.shadow_x_px, shape.style.shadow_y_px));
    hash = hash_mix(hash, pair(style->dashed, style->shadow));
    command->hash = hash_mix(hash, style->seed);
}

void canvas_picture(Canvas *canvas, PictureId id, Rect rect, Colour tint, int angle_degrees, uint8_t alpha) {
    int size = rect.width < rect.height ? rect.width : rect.height;
    if (id == PICTURE_NONE || size < 1) return;
    Rect square = in_window(canvas, rect_centred(rect, size, size));
    DrawCommand *command = add_command(canvas, COMMAND_PICTURE, square, tint, alpha);
    if (!command) return;
    command->as.picture = (PictureCommand){id, square.x, square.y, size, angle_degrees};
    uint64_t hash = hash_mix(command_hash(command), pair((int)id, size));
    hash = hash_mix(hash, pair(square.x, square.y));
    command->hash = hash_mix(hash, (uint64_t)(uint32_t)angle_degrees);
}

/* A copy of the text among the frame's; SIZE_MAX where memory ran out. */
static size_t add_text(Canvas *canvas, const char *text, size_t length) {
    if (canvas->text_bytes + length + 1 > canvas->text_capacity) {
        size_t capacity = (canvas->text_bytes + length + 1) * 2;
        char *grown = realloc(canvas->texts, capacity);
        if (!grown) return SIZE_MAX;
        canvas->texts = grown;
        canvas->text_capacity = capacity;
    }
    size_t offset = canvas->text_bytes;
    memcpy(canvas->texts + offset, text, length + 1);
    canvas->text_bytes += length + 1;
    return offset;
}

bool canvas_photo(Canvas *canvas, const PhotoSource *source, Rect rect) {
    if (rect_empty(rect) || !photo_surface(canvas->photos, source, rect.width, rect.height)) return false;
    rect = in_window(canvas, rect);
    DrawCommand *command = add_command(canvas, COMMAND_PHOTO, rect, (Colour){0, 0, 0, 0}, 255);
    if (!command) return true; /* it lies outside of what is seen */
    size_t length = strlen(source->key), offset = add_text(canvas, source->key, length);
    if (offset == SIZE_MAX) {
        canvas->command_count--;
        return true;
    }
    command->as.photo = (PhotoCommand){rect, offset};
    uint64_t hash = hash_mix(command_hash(command), pair(rect.x, rect.y));
    hash = hash_mix(hash, pair(rect.width, rect.height));
    command->hash = hash_mix(hash, hash_bytes(HASH_START, source->key, length));
    return true;
}

/* A rendered line with its top left corner at x, y. */
static void add_line(Canvas *canvas, const SDL_Surface *line, FontFace face, int px, Colour colour, int x,
                     int y, const char *text) {
    y += canvas->top;
    DrawCommand *command = add_command(canvas, COMMAND_TEXT, (Rect){x, y, line->w, line->h}, colour, 255);
    if (!command) return;
    size_t length = strlen(text), offset = add_text(canvas, text, length);
    if (offset == SIZE_MAX) {
        canvas->command_count--;
        return;
    }
    int language = fonts_language_of(canvas->fonts, text);
    command->as.text = (TextCommand){face, px, x, y, offset, language};
    uint64_t hash = hash_mix(command_hash(command), pair((int)face, px));
    hash = hash_mix(hash, pair(x, y));
    hash = hash_mix(hash, pair((int)fonts_generation(canvas->fonts), language));
    command->hash = hash_mix(hash, hash_bytes(HASH_START, text, length));
}

void canvas_text(Canvas *canvas, FontFace face, int px, Colour colour, int x, int y, const char *text) {
    SDL_Surface *line = text_surface(canvas->fonts, face, px, colour, text);
    if (!line) return;
    y += text_surface_top(canvas->fonts, face, px, line);
    add_line(canvas, line, face, px, colour, x, y, text);
}

void canvas_text_block(Canvas *canvas, const TextBlock *block, FontFace face, Colour colour, Rect box,
                       TextAlign horizontal) {
    int height = block->line_count * block->line_height;
    int y = height > box.height ? box.y : box.y + (box.height - height) / 2;
    int higher = block->line_height - text_line_height(canvas->fonts, face, block->px);
    Rect clip = canvas->clip;
    if (block->overflows) canvas->clip = rect_intersect(clip, in_window(canvas, box));
    for (int i = 0; i < block->line_count; i++, y += block->line_height) {
        SDL_Surface *line = text_surface(canvas->fonts, face, block->px, colour, block->lines[i]);
        if (!line) continue;
        int free_px = box.width - line->w, x = box.x;
        if (horizontal == ALIGN_CENTRE) x += free_px / 2;
        if (horizontal == ALIGN_RIGHT || (horizontal == ALIGN_LEFT && block->from_right)) x += free_px;
        add_line(canvas, line, face, block->px, colour, x,
                 y + higher / 2 + text_surface_top(canvas->fonts, face, block->px, line), block->lines[i]);
    }
    canvas->clip = clip;
}

/* Hashes the frame and says what to draw: a count of rectangles inside the view. */
static int changed_rects(Canvas *canvas, Rect rects[CANVAS_RECTS_MAX]) {
    CanvasCells *cells = &canvas->cells;
    const Rect window = {0, 0, canvas->view.width, canvas->height};
    if (!canvas_cells_begin(cells, canvas->view.width, canvas->height)) {
        rects[0] = window;
        return 1;
    }
    for (size_t i = 0; i < canvas->command_count; i++)
        canvas_cells_add(cells, canvas->commands[i].bounds, canvas->commands[i].hash);
    return canvas_cells_end(cells, window, rects);
}

int canvas_end(Canvas *canvas) {
    SDL_Surface *surface = window_surface(canvas->window);
    if (!surface) {
        canvas->cells.all_changed = true;
        return 0;
    }
    if (surface->pixels != canvas->drawn_pixels || surface->w != canvas->drawn_width ||
        surface->h != canvas->drawn_height)
        canvas->cells.all_changed = true;
    canvas->drawn_pixels = surface->pixels;
    canvas->drawn_width = surface->w;
    canvas->drawn_height = surface->h;

    Rect rects[CANVAS_RECTS_MAX];
    int count = changed_rects(canvas, rects), pixels = 0;
    Painter painter = {.fonts = canvas->fonts,
                       .pictures = canvas->pictures,
                       .photos = canvas->photos,
                       .shapes = canvas->shapes,
                       .page = &canvas->page,
                       .width = canvas->view.width,
                       .height = canvas->height};
    for (int i = 0; i < count; i++) {
        pixels += rects[i].width * rects[i].height;
        for (size_t command = 0; command < canvas->command_count; command++)
            command_draw(&canvas->commands[command], canvas->texts, &painter, surface, rects[i]);
    }
    canvas->cells.all_changed = count > 0 && !window_present(canvas->window, rects, count);
    return pixels;
}
