/* The idea is that of rxi/lite's rencache: drawing commands are not drawn, they are kept until the frame is
 * complete. The screen is divided into cells of CELL x CELL pixels; every command is mixed into the hash of
 * each cell that it touches. A cell whose hash differs from the last frame's is dirty. Dirty cells are
 * joined into rectangles, and for each of them all commands that touch it are drawn again, clipped to it, and
 * that rectangle alone is presented. A frame like the last one costs the hashing: 10 to 30 us.
 *
 * Two things keep dirty areas small. What a command adds to a cell is its content and the part of the cell it
 * covers, not its whole rectangle: a bar that grows by a pixel dirties the cell of its end alone. And pieces
 * of a picture that a clip cuts off count for nothing.
 *
 * A busy screen has 60 to 150 commands and 2 KB of text; at 1920 x 1080 there are 2,040 cells. Commands and
 * texts stand in arrays that are reused, so a steady frame allocates nothing for them. */
#include "screen/canvas.h"

#include <stdlib.h>
#include <string.h>

#include "base/hash.h"
#include "screen/canvas_command.h"

#define CELL 32
#define RECTS_MAX 64 /* more dirty rectangles than this are drawn as one around them */

struct Canvas {
    Window *window;
    Fonts *fonts;
    Pictures *pictures;
    Photos *photos;
    Shapes *shapes;
    Page page;
    Arena arena;
    View view;

    Command *commands;
    size_t command_count, command_capacity;
    char *texts;
    size_t text_bytes, text_capacity;
    Rect clip;
    uint8_t fade;
    const Composition *composition;
    Rect caret;

    uint64_t *cells, *old_cells; /* rows of columns */
    int columns, rows;
    bool draw_all;
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
    canvas->draw_all = true;
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
    free(canvas->cells);
    free(canvas->old_cells);
    free(canvas);
}

void canvas_invalidate(Canvas *canvas) {
    canvas->draw_all = true;
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

/* Cells for the size of the view. False, with none, where memory ran out: the frame is then drawn whole. */
static bool make_cells(Canvas *canvas) {
    int columns = (canvas->view.width + CELL - 1) / CELL, rows = (canvas->view.height + CELL - 1) / CELL;
    if (columns < 1) columns = 1;
    if (rows < 1) rows = 1;
    if (canvas->cells && canvas->columns == columns && canvas->rows == rows) return true;
    free(canvas->cells);
    free(canvas->old_cells);
    size_t count = (size_t)columns * (size_t)rows;
    canvas->cells = calloc(count, sizeof *canvas->cells);
    canvas->old_cells = calloc(count, sizeof *canvas->old_cells);
    canvas->columns = columns;
    canvas->rows = rows;
    canvas->draw_all = true;
    if (canvas->cells && canvas->old_cells) return true;
    free(canvas->cells);
    free(canvas->old_cells);
    canvas->cells = canvas->old_cells = NULL;
    return false;
}

void canvas_begin(Canvas *canvas, const View *view) {
    canvas->view = *view;
    canvas->command_count = 0;
    canvas->text_bytes = 0;
    canvas->clip = canvas_area(canvas);
    canvas->fade = 255;
    canvas->composition = NULL;
    canvas->caret = (Rect){0};
    arena_release(&canvas->arena);
}

void canvas_clip(Canvas *canvas, Rect rect) {
    canvas->clip = rect_intersect(rect, canvas_area(canvas));
}

void canvas_unclip(Canvas *canvas) {
    canvas->clip = canvas_area(canvas);
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
    canvas->caret = caret;
}

Rect canvas_caret(const Canvas *canvas) {
    return canvas->caret;
}

Rect canvas_clip_now(const Canvas *canvas) {
    return canvas->clip;
}

uint8_t canvas_fade_now(const Canvas *canvas) {
    return canvas->fade;
}

/* Room for one more command whose pixels lie in `area`; NULL where nothing of it would be seen (or memory
 * ran out: a missing piece of a picture is better than no game). The caller fills in `as` and the hash. */
static Command *add_command(Canvas *canvas, CommandKind kind, Rect area, Colour colour, uint8_t alpha) {
    Rect bounds = rect_intersect(area, canvas->clip);
    uint8_t faded = (uint8_t)((unsigned)alpha * canvas->fade / 255);
    if (rect_empty(bounds) || faded == 0) return NULL;
    if (canvas->command_count == canvas->command_capacity) {
        size_t capacity = canvas->command_capacity ? canvas->command_capacity * 2 : 128;
        Command *grown = realloc(canvas->commands, capacity * sizeof *grown);
        if (!grown) return NULL;
        canvas->commands = grown;
        canvas->command_capacity = capacity;
    }
    Command *command = &canvas->commands[canvas->command_count++];
    *command = (Command){.kind = kind, .alpha = faded, .colour = colour, .bounds = bounds};
    return command;
}

static uint64_t mix(uint64_t hash, uint64_t value) {
    hash = (hash ^ value) * UINT64_C(0x9e3779b97f4a7c15);
    return hash ^ (hash >> 29);
}

static uint64_t pair(int a, int b) {
    return (uint64_t)(uint32_t)a << 32 | (uint32_t)b;
}

static uint64_t colour_bits(Colour colour) {
    return (uint64_t)colour.red << 24 | (uint64_t)colour.green << 16 | (uint64_t)colour.blue << 8 |
           colour.alpha;
}

static uint64_t command_hash(const Command *command) {
    uint64_t hash = mix(HASH_START, pair((int)command->kind, command->alpha));
    return mix(hash, colour_bits(command->colour));
}

void canvas_page(Canvas *canvas) {
    Command *command = add_command(canvas, COMMAND_PAGE, canvas_area(canvas), (Colour){0, 0, 0, 0}, 255);
    if (command) command->hash = command_hash(command);
}

void canvas_fill(Canvas *canvas, Rect rect, Colour colour) {
    if (colour.alpha == 0) return;
    Command *command = add_command(canvas, COMMAND_FILL, rect, colour, 255);
    if (command) command->hash = command_hash(command);
}

void canvas_shape(Canvas *canvas, Rect rect, const ShapeStyle *style) {
    ShapeCommand shape = {rect, *style};
    if (style->shadow && style->shadow_x_px == 0 && style->shadow_y_px == 0) {
        shape.style.shadow_x_px = view_px(&canvas->view, DESIGN_SHADOW_X);
        shape.style.shadow_y_px = view_px(&canvas->view, DESIGN_SHADOW_Y);
    }
    if (rect_empty(rect)) return;
    Command *command = add_command(canvas, COMMAND_SHAPE, shape_bounds(rect, &shape.style), style->fill, 255);
    if (!command) return;
    command->as.shape = shape;
    uint64_t hash = command_hash(command);
    hash = mix(hash, pair(rect.x, rect.y));
    hash = mix(hash, pair(rect.width, rect.height));
    hash = mix(hash, colour_bits(style->outline));
    hash = mix(hash, pair(style->outline_px, style->radius_px));
    hash = mix(hash, pair(shape.style.shadow_x_px, shape.style.shadow_y_px));
    hash = mix(hash, pair(style->dashed, style->shadow));
    command->hash = mix(hash, style->seed);
}

void canvas_picture(Canvas *canvas, PictureId id, Rect rect, Colour tint, int angle_degrees, uint8_t alpha) {
    int size = rect.width < rect.height ? rect.width : rect.height;
    if (id == PICTURE_NONE || size < 1) return;
    Rect square = rect_centred(rect, size, size);
    Command *command = add_command(canvas, COMMAND_PICTURE, square, tint, alpha);
    if (!command) return;
    command->as.picture = (PictureCommand){id, square.x, square.y, size, angle_degrees};
    uint64_t hash = mix(command_hash(command), pair((int)id, size));
    hash = mix(hash, pair(square.x, square.y));
    command->hash = mix(hash, (uint64_t)(uint32_t)angle_degrees);
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
    Command *command = add_command(canvas, COMMAND_PHOTO, rect, (Colour){0, 0, 0, 0}, 255);
    if (!command) return true; /* it lies outside of what is seen */
    size_t length = strlen(source->key), offset = add_text(canvas, source->key, length);
    if (offset == SIZE_MAX) {
        canvas->command_count--;
        return true;
    }
    command->as.photo = (PhotoCommand){rect, offset};
    uint64_t hash = mix(command_hash(command), pair(rect.x, rect.y));
    hash = mix(hash, pair(rect.width, rect.height));
    command->hash = mix(hash, hash_bytes(HASH_START, source->key, length));
    return true;
}

/* A rendered line with its top left corner at x, y. */
static void add_line(Canvas *canvas, const SDL_Surface *line, FontFace face, int px, Colour colour, int x,
                     int y, const char *text) {
    Command *command = add_command(canvas, COMMAND_TEXT, (Rect){x, y, line->w, line->h}, colour, 255);
    if (!command) return;
    size_t length = strlen(text), offset = add_text(canvas, text, length);
    if (offset == SIZE_MAX) {
        canvas->command_count--;
        return;
    }
    command->as.text = (TextCommand){face, px, x, y, offset};
    uint64_t hash = mix(command_hash(command), pair((int)face, px));
    hash = mix(hash, pair(x, y));
    hash = mix(hash, fonts_generation(canvas->fonts));
    command->hash = mix(hash, hash_bytes(HASH_START, text, length));
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
    if (block->overflows) canvas->clip = rect_intersect(clip, box);
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

/* Mixes the command into each cell it touches, with the part of the cell that it covers. */
static void hash_into_cells(Canvas *canvas, const Command *command) {
    Rect bounds = command->bounds;
    int last_column = (rect_right(bounds) - 1) / CELL, last_row = (rect_bottom(bounds) - 1) / CELL;
    for (int row = bounds.y / CELL; row <= last_row; row++) {
        int top = bounds.y > row * CELL ? bounds.y - row * CELL : 0;
        int bottom = rect_bottom(bounds) < (row + 1) * CELL ? rect_bottom(bounds) - row * CELL : CELL;
        uint64_t *cells = canvas->cells + (ptrdiff_t)row * canvas->columns;
        for (int column = bounds.x / CELL; column <= last_column; column++) {
            int left = bounds.x > column * CELL ? bounds.x - column * CELL : 0;
            int right = rect_right(bounds) < (column + 1) * CELL ? rect_right(bounds) - column * CELL : CELL;
            uint64_t part = (uint64_t)(left | right << 8 | top << 16) | (uint64_t)bottom << 24;
            cells[column] = mix(cells[column], command->hash + (part << 32));
        }
    }
}

/* Runs of dirty cells in a row; a run right below one of the same columns is joined to it. Returns how many
 * rectangles, or RECTS_MAX + 1 where they do not fit. */
static int find_dirty(const Canvas *canvas, Rect *rects) {
    int count = 0;
    for (int row = 0; row < canvas->rows; row++) {
        const uint64_t *now = canvas->cells + (ptrdiff_t)row * canvas->columns;
        const uint64_t *old = canvas->old_cells + (ptrdiff_t)row * canvas->columns;
        for (int column = 0; column < canvas->columns; column++) {
            if (now[column] == old[column]) continue;
            int start = column;
            while (column < canvas->columns && now[column] != old[column]) column++;
            Rect run = {start * CELL, row * CELL, (column - start) * CELL, CELL};
            int above = 0;
            while (above < count && !(rects[above].x == run.x && rects[above].width == run.width &&
                                      rect_bottom(rects[above]) == run.y))
                above++;
            if (above < count)
                rects[above].height += CELL;
            else if (count == RECTS_MAX)
                return RECTS_MAX + 1;
            else
                rects[count++] = run;
        }
    }
    return count;
}

/* The box around all dirty cells. */
static Rect dirty_box(const Canvas *canvas) {
    Rect box = {0, 0, 0, 0};
    for (int row = 0; row < canvas->rows; row++)
        for (int column = 0; column < canvas->columns; column++) {
            ptrdiff_t cell = (ptrdiff_t)row * canvas->columns + column;
            if (canvas->cells[cell] != canvas->old_cells[cell])
                box = rect_union(box, (Rect){column * CELL, row * CELL, CELL, CELL});
        }
    return box;
}

/* Hashes the frame and says what to draw: a count of rectangles inside the view. */
static int changed_rects(Canvas *canvas, Rect *rects) {
    if (!make_cells(canvas)) {
        rects[0] = canvas_area(canvas);
        return 1;
    }
    size_t cells = (size_t)canvas->columns * (size_t)canvas->rows;
    memset(canvas->cells, 0, cells * sizeof *canvas->cells);
    for (size_t i = 0; i < canvas->command_count; i++) hash_into_cells(canvas, &canvas->commands[i]);
    int count = 1;
    if (canvas->draw_all)
        rects[0] = canvas_area(canvas);
    else
        count = find_dirty(canvas, rects);
    if (count > RECTS_MAX) {
        rects[0] = dirty_box(canvas);
        count = 1;
    }
    for (int i = 0; i < count; i++) rects[i] = rect_intersect(rects[i], canvas_area(canvas));
    uint64_t *shown = canvas->cells;
    canvas->cells = canvas->old_cells;
    canvas->old_cells = shown;
    return count;
}

int canvas_end(Canvas *canvas) {
    SDL_Surface *surface = window_surface(canvas->window);
    if (!surface) {
        canvas->draw_all = true;
        return 0;
    }
    if (surface->pixels != canvas->drawn_pixels || surface->w != canvas->drawn_width ||
        surface->h != canvas->drawn_height)
        canvas->draw_all = true;
    canvas->drawn_pixels = surface->pixels;
    canvas->drawn_width = surface->w;
    canvas->drawn_height = surface->h;

    Rect rects[RECTS_MAX];
    int count = changed_rects(canvas, rects), pixels = 0;
    Painter painter = {.fonts = canvas->fonts,
                       .pictures = canvas->pictures,
                       .photos = canvas->photos,
                       .shapes = canvas->shapes,
                       .page = &canvas->page,
                       .width = canvas->view.width,
                       .height = canvas->view.height};
    for (int i = 0; i < count; i++) {
        pixels += rects[i].width * rects[i].height;
        for (size_t command = 0; command < canvas->command_count; command++)
            command_draw(&canvas->commands[command], canvas->texts, &painter, surface, rects[i]);
    }
    canvas->draw_all = count > 0 && !window_present(canvas->window, rects, count);
    return pixels;
}
