/* One line of text: cleaned, divided into runs (text_runs.h), measured and rendered. Widths and rendered
 * lines are remembered: cold a line costs 0.1 to 1 ms, hot 0.1 us for its width and 0.2 us for its surface.
 */
#include <stdlib.h>
#include <string.h>

#include <utf8proc.h>

#include "base/hash.h"
#include "base/text.h"
#include "screen/fonts.h"
#include "screen/text_runs.h"

#define SURFACE_WIDTH_MAX 16000 /* pixels; a wider line is cut, no screen shows it */
#define EMOJI_PERCENT 115       /* of the font size: no line is less high */
#define MARKS_MAX 8             /* on one letter; languages need at most 4 */

typedef struct Line {
    char text[TEXT_LINE_BYTES_MAX + 1];
    size_t length;
    TextRun runs[TEXT_RUNS_MAX];
    int run_count;
} Line;

typedef struct RenderedKey {
    int32_t face, px, language;
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

static bool is_mark(uint32_t codepoint) {
    utf8proc_category_t category = utf8proc_category((utf8proc_int32_t)codepoint);
    return category >= UTF8PROC_CATEGORY_MN && category <= UTF8PROC_CATEGORY_ME;
}

/* Takes out the marks that pile up on one letter beyond what any language writes: a hundred of them would
 * reach over half the screen. Returns the new length. */
static size_t drop_piled_marks(char *text) {
    const char *cursor = text;
    size_t written = 0;
    int marks = 0;
    for (;;) {
        const char *start = cursor;
        uint32_t codepoint = text_next(&cursor);
        if (!codepoint) break;
        marks = is_mark(codepoint) ? marks + 1 : 0;
        if (marks > MARKS_MAX) continue;
        size_t bytes = (size_t)(cursor - start);
        memmove(text + written, start, bytes);
        written += bytes;
    }
    text[written] = '\0';
    return written;
}

/* A copy without control characters and no longer than a line may be. */
static void clean(const char *text, Line *out) {
    size_t length = strnlen(text, TEXT_LINE_BYTES_MAX + 1);
    bool cut = length > TEXT_LINE_BYTES_MAX, ascii = true;
    if (cut) {
        length = TEXT_LINE_BYTES_MAX;
        while (length > 0 && ((unsigned char)text[length] & 0xc0) == 0x80) length--;
    }
    memcpy(out->text, text, length);
    out->text[length] = '\0';
    for (size_t i = 0; i < length; i++) {
        unsigned char byte = (unsigned char)out->text[i];
        if (byte < 0x20 || byte == 0x7f) out->text[i] = ' ';
        if (byte >= 0x80) ascii = false;
    }
    if (!ascii) length = drop_piled_marks(out->text);
    if (cut) { /* the last grapheme may have lost its end */
        length = text_without_last_grapheme(out->text);
        out->text[length] = '\0';
    }
    out->length = length;
}

static void divide(Fonts *fonts, FontFace face, Line *line) {
    line->run_count = text_runs(fonts, face, line->text, line->runs);
}

/* The run's font, told which way it runs and in which script, so that HarfBuzz joins and stacks its letters.
 */
static TTF_Font *run_font(Fonts *fonts, const TextRun *run, int px) {
    TTF_Font *font = fonts_get(fonts, run->file, px);
    if (!font) return NULL;
    char script[5] = {(char)(run->script >> 24), (char)(run->script >> 16), (char)(run->script >> 8),
                      (char)run->script, '\0'};
    TTF_SetFontDirection(font, run->level & 1 ? TTF_DIRECTION_RTL : TTF_DIRECTION_LTR);
    TTF_SetFontScriptName(font, script);
    return font;
}

/* Marks of direction have done their work when a line is divided; some fonts draw them. */
static bool is_direction_mark(uint32_t codepoint) {
    return codepoint == 0x061C || codepoint == 0x200E || codepoint == 0x200F ||
           (codepoint >= 0x202A && codepoint <= 0x202E) || (codepoint >= 0x2066 && codepoint <= 0x2069);
}

/* The text of a run with a NUL, in `out`, which has room for a line. */
static const char *run_text(const Line *line, const TextRun *run, char *out) {
    const char *cursor = line->text + run->start, *end = cursor + run->length;
    size_t length = 0;
    while (cursor < end) {
        const char *start = cursor;
        if (is_direction_mark(text_next(&cursor))) continue;
        memcpy(out + length, start, (size_t)(cursor - start));
        length += (size_t)(cursor - start);
    }
    out[length] = '\0';
    return out;
}

/* Colour fonts hold bitmaps of one size: what is larger than its line is brought down to it. */
static int shrunk_width(int width, int height, int px) {
    int wanted = px * EMOJI_PERCENT / 100;
    if (height <= wanted) return width;
    return (int)((long long)width * wanted / height);
}

static int run_width(Fonts *fonts, const TextRun *run, int px, const char *text) {
    TTF_Font *font = run_font(fonts, run, px);
    int width = 0, height = 0;
    if (!font || TTF_SizeUTF8(font, text, &width, &height) != 0) return 0;
    return fonts->files[run->file].colour ? shrunk_width(width, height, px) : width;
}

static int line_width(Fonts *fonts, FontFace face, int px, Line *line) {
    char text[TEXT_LINE_BYTES_MAX + 1];
    int width = 0;
    divide(fonts, face, line);
    for (int i = 0; i < line->run_count; i++)
        width += run_width(fonts, &line->runs[i], px, run_text(line, &line->runs[i], text));
    return width;
}

int text_width(Fonts *fonts, FontFace face, int px, const char *text) {
    if (!*text) return 0;
    int32_t about[3] = {(int32_t)face, px, fonts_language_of(fonts, text)};
    uint64_t hash = hash_bytes(HASH_START, about, sizeof about);
    hash = hash_bytes(hash, text, strnlen(text, TEXT_LINE_BYTES_MAX + 1));
    WidthMemory *memory = &fonts->width_memory[(hash >> 7) & (FONTS_MEMORY - 1)];
    if (memory->hash == hash) return memory->width;
    Line line;
    clean(text, &line);
    *memory = (WidthMemory){hash, line_width(fonts, face, px, &line)};
    return memory->width;
}

/* The mean of the pixels of a part of the surface, each weighed by its alpha. */
static uint32_t mean_pixel(const SDL_Surface *surface, SDL_Rect part) {
    uint32_t sums[4] = {0}, count = (uint32_t)(part.w * part.h); /* a few dozen pixels of 255 * 255 */
    for (int y = part.y; y < part.y + part.h; y++) {
        const unsigned char *row = (const unsigned char *)surface->pixels + (ptrdiff_t)y * surface->pitch;
        const uint32_t *pixels = (const uint32_t *)(const void *)row;
        for (int x = part.x; x < part.x + part.w; x++) {
            uint32_t alpha = pixels[x] >> 24;
            sums[3] += alpha;
            for (int c = 0; c < 3; c++) sums[c] += (pixels[x] >> (8 * c) & 255) * alpha;
        }
    }
    uint32_t pixel = (sums[3] / count) << 24;
    for (int c = 0; c < 3 && sums[3]; c++) pixel |= sums[c] / sums[3] << (8 * c);
    return pixel;
}

/* Takes the surface (ARGB8888) and gives it back in the size of its line, each pixel the mean of those that
 * it stands for. */
static SDL_Surface *shrunk(SDL_Surface *surface, int px) {
    int width = shrunk_width(surface->w, surface->h, px);
    if (width == surface->w) return surface;
    int height = (int)((long long)surface->h * width / surface->w);
    if (width < 1) width = 1;
    if (height < 1) height = 1;
    SDL_Surface *small = SDL_CreateRGBSurfaceWithFormat(0, width, height, 32, SDL_PIXELFORMAT_ARGB8888);
    for (int y = 0; small && y < height; y++) {
        unsigned char *row = (unsigned char *)small->pixels + (ptrdiff_t)y * small->pitch;
        int top = y * surface->h / height, bottom = (y + 1) * surface->h / height;
        for (int x = 0; x < width; x++) {
            int left = (int)((long long)x * surface->w / width);
            int right = (int)((long long)(x + 1) * surface->w / width);
            ((uint32_t *)(void *)row)[x] =
                mean_pixel(surface, (SDL_Rect){left, top, right - left, bottom - top});
        }
    }
    SDL_FreeSurface(surface);
    return small;
}

/* One run as a surface, with how far its baseline lies below its top. */
static SDL_Surface *render_run(Fonts *fonts, const TextRun *run, int px, Colour colour, const char *text,
                               int *ascent) {
    TTF_Font *font = run_font(fonts, run, px);
    if (!font) return NULL;
    SDL_Color ink = {colour.red, colour.green, colour.blue, colour.alpha};
    SDL_Surface *surface = TTF_RenderUTF8_Blended(font, text, ink);
    /* What is higher than its font has marks above each other there. */
    *ascent = TTF_FontAscent(font) + (surface ? surface->h - TTF_FontHeight(font) : 0);
    if (!surface || !fonts->files[run->file].colour) return surface;
    int height = surface->h;
    surface = shrunk(surface, px);
    if (surface && surface->h != height) *ascent = surface->h * 4 / 5; /* an emoji stands a little below */
    return surface;
}

static int larger(int a, int b) {
    return a > b ? a : b;
}

/* Runs side by side on one baseline. The face's own box stays in the middle of the height, at most half of it
 * more above and below, so that no text paints over its neighbours' lines. */
static SDL_Surface *join(SDL_Surface **parts, const int *ascents, int count, int own_ascent, int own_height) {
    int width = 0, beyond = 0;
    for (int i = 0; i < count; i++) {
        if (!parts[i]) continue;
        width += parts[i]->w;
        beyond = larger(beyond, ascents[i] - own_ascent);
        beyond = larger(beyond, parts[i]->h - ascents[i] - (own_height - own_ascent));
    }
    if (beyond > own_height / 2) beyond = own_height / 2;
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
        line->length = text_without_last_grapheme(line->text);
        line->text[line->length] = '\0';
        divide(fonts, face, line);
    }
    char text[TEXT_LINE_BYTES_MAX + 1];
    SDL_Surface *parts[TEXT_RUNS_MAX];
    int ascents[TEXT_RUNS_MAX] = {0};
    for (int i = 0; i < line->run_count; i++)
        parts[i] =
            render_run(fonts, &line->runs[i], px, colour, run_text(line, &line->runs[i], text), &ascents[i]);
    TTF_Font *own = fonts_get(fonts, (int)face, px);
    int own_ascent = own ? TTF_FontAscent(own) : px, own_height = own ? TTF_FontHeight(own) : px * 5 / 4;
    if (line->run_count == 1 && line->runs[0].file == (int)face && (!parts[0] || parts[0]->h == own_height))
        return parts[0];
    return join(parts, ascents, line->run_count, own_ascent, own_height);
}

SDL_Surface *text_surface(Fonts *fonts, FontFace face, int px, Colour colour, const char *text) {
    if (!*text || colour.alpha == 0 || px < 1) return NULL;
    size_t length = strnlen(text, TEXT_LINE_BYTES_MAX);
    RenderedKey key;
    key.face = (int32_t)face;
    key.px = px;
    key.language = fonts_language_of(fonts, text);
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
