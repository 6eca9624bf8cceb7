/* One line of text: cleaned, divided into runs of one font each, measured and rendered. Widths and rendered
 * lines are remembered: cold a line costs 0.1 to 1 ms, hot 0.1 us for its width and 0.2 us for its surface.
 */
#include <stdlib.h>
#include <string.h>

#include "base/hash.h"
#include "base/text.h"
#include "screen/fonts.h"

#define RUNS_MAX 64
#define SURFACE_WIDTH_MAX 16000 /* pixels; a wider line is cut, no screen shows it */

/* A part of a line that one file draws. */
typedef struct Run {
    int file;
    bool from_right;      /* Arabic or Hebrew: shaped and drawn from right to left */
    size_t start, length; /* bytes */
} Run;

typedef struct Line {
    char text[TEXT_LINE_BYTES_MAX + 1];
    size_t length;
    Run runs[RUNS_MAX];
    int run_count;
} Line;

typedef struct RenderedKey {
    int32_t face, px;
    Colour colour;
    char text[TEXT_LINE_BYTES_MAX + 1]; /* only as far as it goes */
} RenderedKey;

int text_line_height(Fonts *fonts, FontFace face, int px) {
    int height = (px * fonts->line_percent[face] + 50) / 100;
    return height < 1 ? 1 : height;
}

int text_surface_top(Fonts *fonts, FontFace face, int px, const SDL_Surface *surface) {
    int rise = (px * fonts->rise_permille[face] + 500) / 1000;
    return (text_line_height(fonts, face, px) - surface->h) / 2 - rise;
}

/* A copy without control characters and no longer than a line may be. */
static void clean(const char *text, Line *out) {
    size_t length = strnlen(text, TEXT_LINE_BYTES_MAX + 1);
    bool cut = length > TEXT_LINE_BYTES_MAX;
    if (cut) {
        length = TEXT_LINE_BYTES_MAX;
        while (length > 0 && ((unsigned char)text[length] & 0xc0) == 0x80) length--;
    }
    memcpy(out->text, text, length);
    out->text[length] = '\0';
    for (size_t i = 0; i < length; i++) {
        unsigned char byte = (unsigned char)out->text[i];
        if (byte < 0x20 || byte == 0x7f) out->text[i] = ' ';
    }
    if (cut) { /* the last grapheme may have lost its end */
        length = text_without_last_grapheme(out->text);
        out->text[length] = '\0';
    }
    out->length = length;
}

/* Nearly every line: ASCII without the quotes that a heading borrows from another font. */
static bool is_one_run(const Line *line) {
    for (size_t i = 0; i < line->length; i++) {
        unsigned char byte = (unsigned char)line->text[i];
        if (byte >= 0x80 || byte == '\'' || byte == '"') return false;
    }
    return true;
}

/* Marks, joiners and variation selectors are drawn with the character before them. */
static bool belongs_to_previous(uint32_t codepoint) {
    return (codepoint >= 0x0300 && codepoint <= 0x036f) || codepoint == 0x200c || codepoint == 0x200d ||
           (codepoint >= 0xfe00 && codepoint <= 0xfe0f) || (codepoint >= 0x1f3fb && codepoint <= 0x1f3ff) ||
           (codepoint >= 0xe0020 && codepoint <= 0xe007f) || codepoint == 0x20e3;
}

/* Hebrew, Arabic, Syriac, Thaana and N'Ko with their presentation forms. */
static bool is_from_right(uint32_t codepoint) {
    return (codepoint >= 0x0590 && codepoint <= 0x08ff) || (codepoint >= 0xfb1d && codepoint <= 0xfdff) ||
           (codepoint >= 0xfe70 && codepoint <= 0xfefc);
}

/* A space between two words from the right stays with them, so that the words keep their order. No more of
 * the bidirectional algorithm than that: names need it, prompts in such languages would need all of it. */
static bool joins_from_right(uint32_t codepoint, const char *after) {
    return codepoint == ' ' && is_from_right(text_next(&after));
}

static void divide(Fonts *fonts, FontFace face, int px, Line *line) {
    line->run_count = 1;
    line->runs[0] = (Run){.file = (int)face, .length = line->length};
    if (is_one_run(line)) return;
    const char *cursor = line->text;
    Run *run = NULL;
    line->run_count = 0;
    while (*cursor) {
        const char *start = cursor;
        uint32_t codepoint = text_next(&cursor);
        bool joins = run && (belongs_to_previous(codepoint) ||
                             (run->from_right && joins_from_right(codepoint, cursor)));
        int file = joins ? run->file : fonts_file_for(fonts, face, px, codepoint);
        bool from_right = joins ? run->from_right : is_from_right(codepoint);
        bool differs = !run || file != run->file || from_right != run->from_right;
        if (differs && line->run_count < RUNS_MAX) {
            run = &line->runs[line->run_count++];
            *run = (Run){file, from_right, (size_t)(start - line->text), 0};
        }
        run->length += (size_t)(cursor - start);
    }
}

/* The run's font, told which way it runs. */
static TTF_Font *run_font(Fonts *fonts, const Run *run, int px, const char *text) {
    TTF_Font *font = fonts_get(fonts, run->file, px);
    if (!font) return NULL;
    const char *script = "Zzzz"; /* unknown: SDL_ttf's own choice */
    if (run->from_right) script = text_next(&text) < 0x0600 ? "Hebr" : "Arab";
    TTF_SetFontDirection(font, run->from_right ? TTF_DIRECTION_RTL : TTF_DIRECTION_LTR);
    TTF_SetFontScriptName(font, script);
    return font;
}

/* The text of a run with a NUL, in `out`, which has room for a line. */
static const char *run_text(const Line *line, const Run *run, char *out) {
    memcpy(out, line->text + run->start, run->length);
    out[run->length] = '\0';
    return out;
}

/* Colour fonts hold bitmaps of one size: what is larger than its line is brought down to it. */
static int shrunk_width(int width, int height, int px) {
    int wanted = px * 5 / 4;
    if (height <= wanted * 3 / 2) return width;
    return (int)((long long)width * wanted / height);
}

static int run_width(Fonts *fonts, const Run *run, int px, const char *text) {
    TTF_Font *font = run_font(fonts, run, px, text);
    int width = 0, height = 0;
    if (!font || TTF_SizeUTF8(font, text, &width, &height) != 0) return 0;
    return fonts->files[run->file].colour ? shrunk_width(width, height, px) : width;
}

static int line_width(Fonts *fonts, FontFace face, int px, Line *line) {
    char text[TEXT_LINE_BYTES_MAX + 1];
    int width = 0;
    divide(fonts, face, px, line);
    for (int i = 0; i < line->run_count; i++)
        width += run_width(fonts, &line->runs[i], px, run_text(line, &line->runs[i], text));
    return width;
}

int text_width(Fonts *fonts, FontFace face, int px, const char *text) {
    if (!*text) return 0;
    int32_t about[2] = {(int32_t)face, px};
    uint64_t hash = hash_bytes(HASH_START, about, sizeof about);
    hash = hash_bytes(hash, text, strnlen(text, TEXT_LINE_BYTES_MAX + 1));
    WidthMemory *memory = &fonts->width_memory[(hash >> 7) & (FONTS_MEMORY - 1)];
    if (memory->hash == hash) return memory->width;
    Line line;
    clean(text, &line);
    *memory = (WidthMemory){hash, line_width(fonts, face, px, &line)};
    return memory->width;
}

static SDL_Surface *shrunk(SDL_Surface *surface, int px) {
    int width = shrunk_width(surface->w, surface->h, px);
    if (width == surface->w) return surface;
    int height = (int)((long long)surface->h * width / surface->w);
    SDL_Surface *small = SDL_CreateRGBSurfaceWithFormat(0, width < 1 ? 1 : width, height < 1 ? 1 : height, 32,
                                                        SDL_PIXELFORMAT_ARGB8888);
    if (small) {
        SDL_SetSurfaceBlendMode(surface, SDL_BLENDMODE_NONE);
        SDL_SoftStretchLinear(surface, NULL, small, NULL);
    }
    SDL_FreeSurface(surface);
    return small;
}

/* One run as a surface, with how far its baseline lies below its top. */
static SDL_Surface *render_run(Fonts *fonts, const Run *run, int px, Colour colour, const char *text,
                               int *ascent) {
    TTF_Font *font = run_font(fonts, run, px, text);
    if (!font) return NULL;
    SDL_Color ink = {colour.red, colour.green, colour.blue, colour.alpha};
    SDL_Surface *surface = TTF_RenderUTF8_Blended(font, text, ink);
    *ascent = TTF_FontAscent(font);
    if (!surface || !fonts->files[run->file].colour) return surface;
    int height = surface->h;
    surface = shrunk(surface, px);
    if (surface && surface->h != height) *ascent = surface->h * 4 / 5; /* an emoji stands a little below */
    return surface;
}

static int larger(int a, int b) {
    return a > b ? a : b;
}

/* Runs side by side on one baseline. The face's own box stays in the middle of the height. */
static SDL_Surface *join(SDL_Surface **parts, const int *ascents, int count, int own_ascent, int own_height) {
    int width = 0, beyond = 0;
    for (int i = 0; i < count; i++) {
        if (!parts[i]) continue;
        width += parts[i]->w;
        beyond = larger(beyond, ascents[i] - own_ascent);
        beyond = larger(beyond, parts[i]->h - ascents[i] - (own_height - own_ascent));
    }
    SDL_Surface *line = NULL;
    if (width > 0)
        line =
            SDL_CreateRGBSurfaceWithFormat(0, width, own_height + 2 * beyond, 32, SDL_PIXELFORMAT_ARGB8888);
    int x = 0;
    for (int i = 0; i < count; i++) {
        if (!parts[i]) continue;
        SDL_Rect place = {x, beyond + own_ascent - ascents[i], parts[i]->w, parts[i]->h};
        x += parts[i]->w;
        SDL_SetSurfaceBlendMode(parts[i], SDL_BLENDMODE_NONE);
        if (line) SDL_BlitSurface(parts[i], NULL, line, &place);
        SDL_FreeSurface(parts[i]);
    }
    if (line) SDL_SetSurfaceBlendMode(line, SDL_BLENDMODE_BLEND);
    return line;
}

static SDL_Surface *render(Fonts *fonts, FontFace face, int px, Colour colour, Line *line) {
    int width = line_width(fonts, face, px, line);
    if (width > SURFACE_WIDTH_MAX) {
        size_t length = (size_t)((double)line->length * SURFACE_WIDTH_MAX / width / 2);
        while (length > 0 && ((unsigned char)line->text[length] & 0xc0) == 0x80) length--;
        line->text[length] = '\0';
        line->length = length;
        divide(fonts, face, px, line);
    }
    char text[TEXT_LINE_BYTES_MAX + 1];
    SDL_Surface *parts[RUNS_MAX];
    int ascents[RUNS_MAX] = {0};
    for (int i = 0; i < line->run_count; i++)
        parts[i] =
            render_run(fonts, &line->runs[i], px, colour, run_text(line, &line->runs[i], text), &ascents[i]);
    if (line->run_count == 1 && line->runs[0].file == (int)face) return parts[0];
    TTF_Font *own = fonts_get(fonts, (int)face, px);
    int own_ascent = own ? TTF_FontAscent(own) : px, own_height = own ? TTF_FontHeight(own) : px * 5 / 4;
    return join(parts, ascents, line->run_count, own_ascent, own_height);
}

SDL_Surface *text_surface(Fonts *fonts, FontFace face, int px, Colour colour, const char *text) {
    if (!*text || colour.alpha == 0 || px < 1) return NULL;
    size_t length = strnlen(text, TEXT_LINE_BYTES_MAX);
    RenderedKey key;
    key.face = (int32_t)face;
    key.px = px;
    key.colour = colour;
    memcpy(key.text, text, length);
    size_t key_bytes = offsetof(RenderedKey, text) + length;
    SDL_Surface *surface = surface_cache_find(&fonts->rendered, &key, key_bytes);
    if (surface) return surface;
    Line line;
    clean(text, &line);
    surface = line.length ? render(fonts, face, px, colour, &line) : NULL;
    return surface ? surface_cache_take(&fonts->rendered, &key, key_bytes, surface) : NULL;
}
