/* Families to files by fontconfig, files to open fonts by SDL_ttf. SDL_ttf drops its glyphs when the size of
 * a font changes, so there is one open font for each file and size: 8 to 14 on a screen. */
#include "screen/fonts.h"

#include <stdlib.h>
#include <string.h>

#define RENDERED_BYTES ((size_t)32 * 1024 * 1024)

typedef struct FaceRow {
    const char *families[2]; /* in order of preference; Debian names the medium weight a family of its own */
    int weight;
    int line_percent;  /* of the font size */
    int rise_permille; /* of the font size: lifts capitals to the middle of the line, as measured */
} FaceRow;

static const FaceRow USUAL[FONT_FACES] = {
    [FONT_HEADING] = {{"Yusei Magic", NULL}, FC_WEIGHT_REGULAR, 120, 40},
    [FONT_BOLD] = {{"Quicksand", NULL}, FC_WEIGHT_BOLD, 125, 10},
    [FONT_MEDIUM] = {{"Quicksand Medium", "Quicksand"}, FC_WEIGHT_MEDIUM, 125, 10},
};
static const FaceRow EASY_READING[FONT_FACES] = {
    [FONT_HEADING] = {{"OpenDyslexic", NULL}, FC_WEIGHT_BOLD, 145, 0},
    [FONT_BOLD] = {{"OpenDyslexic", NULL}, FC_WEIGHT_BOLD, 145, 0},
    [FONT_MEDIUM] = {{"OpenDyslexic", NULL}, FC_WEIGHT_REGULAR, 145, 0},
};

static const Place NOWHERE = {"fonts", 0, 0};

bool fonts_file_from_pattern(FcPattern *pattern, FontFile *out) {
    FcChar8 *path = NULL;
    FcCharSet *has = NULL;
    int index = 0;
    FcBool colour = FcFalse;
    if (FcPatternGetString(pattern, FC_FILE, 0, &path) != FcResultMatch) return false;
    if (FcPatternGetInteger(pattern, FC_INDEX, 0, &index) != FcResultMatch) index = 0;
    if (FcPatternGetBool(pattern, FC_COLOR, 0, &colour) != FcResultMatch) colour = FcFalse;
    if (FcPatternGetCharSet(pattern, FC_CHARSET, 0, &has) != FcResultMatch) return false;
    /* The upper half of the index names an instance of a variable font, which SDL_ttf does not know. */
    *out = (FontFile){strdup((const char *)path), index & 0xffff, colour == FcTrue, FcCharSetCopy(has)};
    if (!out->path || !out->has) fonts_release_file(out);
    return out->path != NULL;
}

void fonts_release_file(FontFile *file) {
    free(file->path);
    if (file->has) FcCharSetDestroy(file->has);
    *file = (FontFile){0};
}

bool fonts_file_has(const Fonts *fonts, int file, uint32_t codepoint) {
    return FcCharSetHasChar(fonts->files[file].has, codepoint);
}

static bool family_is(FcPattern *pattern, const char *wanted) {
    FcChar8 *family;
    for (int i = 0; FcPatternGetString(pattern, FC_FAMILY, i, &family) == FcResultMatch; i++)
        if (FcStrCmpIgnoreCase(family, (const FcChar8 *)wanted) == 0) return true;
    return false;
}

/* The best match of the system for the row, or NULL. */
static FcPattern *match(FcConfig *config, const FaceRow *row) {
    FcPattern *wish = FcPatternCreate();
    if (!wish) return NULL;
    for (int i = 0; i < 2 && row->families[i]; i++)
        FcPatternAddString(wish, FC_FAMILY, (const FcChar8 *)row->families[i]);
    FcPatternAddString(wish, FC_FAMILY, (const FcChar8 *)"sans-serif");
    FcPatternAddInteger(wish, FC_WEIGHT, row->weight);
    FcPatternAddBool(wish, FC_SCALABLE, FcTrue);
    FcConfigSubstitute(config, wish, FcMatchPattern);
    FcDefaultSubstitute(wish);
    FcResult result = FcResultNoMatch;
    FcPattern *found = FcFontMatch(config, wish, &result);
    FcPatternDestroy(wish);
    return found;
}

bool fonts_file_opens(const FontFile *file) {
    TTF_Font *font = TTF_OpenFontIndex(file->path, 16, file->index);
    if (font) TTF_CloseFont(font);
    return font != NULL;
}

/* Finds the file of one face. A family that is not there costs a warning; no font at all gives false. */
static bool find_face(FcConfig *config, const FaceRow *row, FontFile *out, Problems *problems) {
    FcPattern *found = match(config, row);
    if (!found) return false;
    FcChar8 *name = NULL;
    bool wanted =
        family_is(found, row->families[0]) || (row->families[1] && family_is(found, row->families[1]));
    if (FcPatternGetString(found, FC_FAMILY, 0, &name) != FcResultMatch) name = NULL;
    bool usable = fonts_file_from_pattern(found, out) && fonts_file_opens(out);
    if (usable && !wanted)
        problem_warning(problems, NOWHERE, "the font \"%s\" is not installed; \"%s\" is used instead",
                        row->families[0], name ? (const char *)name : "another one");
    if (!usable) fonts_release_file(out);
    FcPatternDestroy(found);
    return usable;
}

static void release_files(FontFile *files, int count) {
    for (int i = 0; i < count; i++) fonts_release_file(&files[i]);
}

/* The same wish: one search does for both, and one warning. */
static bool is_same_row(const FaceRow *a, const FaceRow *b) {
    return a->families[0] == b->families[0] && a->families[1] == b->families[1] && a->weight == b->weight &&
           a->line_percent == b->line_percent && a->rise_permille == b->rise_permille;
}

/* All faces or none. */
static bool find_faces(FcConfig *config, const FaceRow *rows, FontFile files[FONT_FACES],
                       Problems *problems) {
    for (int face = 0; face < FONT_FACES; face++) {
        files[face] = (FontFile){0};
        if (face > 0 && is_same_row(&rows[face], &rows[face - 1])) {
            files[face] = files[face - 1];
            files[face].path = strdup(files[face - 1].path);
            files[face].has = FcCharSetCopy(files[face - 1].has);
            if (files[face].path && files[face].has) continue;
            fonts_release_file(&files[face]);
        }
        if (find_face(config, &rows[face], &files[face], problems)) continue;
        release_files(files, face);
        problem_error(
            problems, NOWHERE,
            "no usable font was found; install one, for example the Debian package fonts-quicksand");
        return false;
    }
    return true;
}

static void close_open(Fonts *fonts) {
    for (int i = 0; i < FONTS_OPEN_MAX; i++) {
        if (fonts->open[i].font) TTF_CloseFont(fonts->open[i].font);
        fonts->open[i] = (OpenFont){0};
    }
}

void fonts_forget_measures(Fonts *fonts) {
    surface_cache_release(&fonts->rendered);
    fonts_forget_fits(fonts);
    memset(fonts->width_memory, 0, sizeof fonts->width_memory);
    memset(fonts->lender_memory, 0, sizeof fonts->lender_memory);
    fonts->generation++;
}

/* Puts new faces in place of the old and forgets all that was measured or rendered with them. */
static void use_faces(Fonts *fonts, const FaceRow *rows, const FontFile files[FONT_FACES]) {
    close_open(fonts);
    fonts_forget_measures(fonts);
    release_files(fonts->files, FONT_FACES);
    for (int face = 0; face < FONT_FACES; face++) {
        fonts->files[face] = files[face];
        fonts->line_percent[face] = rows[face].line_percent;
        fonts->rise_permille[face] = rows[face].rise_permille;
    }
}

static Fonts *open_rows(const FaceRow *rows, Problems *problems) {
    if (TTF_Init() != 0) {
        problem_error(problems, NOWHERE, "the font library does not start: %s", TTF_GetError());
        return NULL;
    }
    Fonts *fonts = calloc(1, sizeof *fonts);
    FcConfig *config = fonts ? FcInitLoadConfigAndFonts() : NULL;
    FontFile files[FONT_FACES];
    if (!config) problem_error(problems, NOWHERE, "the list of fonts (fontconfig) cannot be read");
    if (!config || !find_faces(config, rows, files, problems)) {
        if (config) FcConfigDestroy(config);
        free(fonts);
        TTF_Quit();
        return NULL;
    }
    fonts->config = config;
    fonts->file_count = FONT_FACES;
    fonts->rendered.limit_bytes = RENDERED_BYTES;
    use_faces(fonts, rows, files);
    return fonts;
}

Fonts *fonts_open(bool easy_reading, Problems *problems) {
    return open_rows(easy_reading ? EASY_READING : USUAL, problems);
}

Fonts *fonts_open_families(const char *const families[FONT_FACES], Problems *problems) {
    FaceRow rows[FONT_FACES];
    for (int face = 0; face < FONT_FACES; face++) {
        rows[face] = USUAL[face];
        if (!families[face]) continue;
        rows[face].families[0] = families[face];
        rows[face].families[1] = NULL;
    }
    return open_rows(rows, problems);
}

bool fonts_set_easy_reading(Fonts *fonts, bool easy_reading, Problems *problems) {
    const FaceRow *rows = easy_reading ? EASY_READING : USUAL;
    FontFile files[FONT_FACES];
    if (!find_faces(fonts->config, rows, files, problems)) return false;
    use_faces(fonts, rows, files);
    return true;
}

void fonts_close(Fonts *fonts) {
    if (!fonts) return;
    close_open(fonts);
    surface_cache_release(&fonts->rendered);
    fonts_forget_fits(fonts);
    release_files(fonts->files, fonts->file_count);
    for (int i = 0; i < FONTS_LANGUAGES_MAX; i++) fonts_forget_lenders(&fonts->languages[i]);
    installed_fonts_close(fonts->installed);
    FcConfigDestroy(fonts->config);
    free(fonts);
    TTF_Quit();
}

uint32_t fonts_generation(const Fonts *fonts) {
    return fonts->generation;
}

TTF_Font *fonts_get(Fonts *fonts, int file, int px) {
    OpenFont *oldest = &fonts->open[0];
    for (int i = 0; i < FONTS_OPEN_MAX; i++) {
        OpenFont *open = &fonts->open[i];
        if (open->font && open->file == file && open->px == px) {
            open->last_use = ++fonts->uses;
            return open->font;
        }
        if (open->last_use < oldest->last_use) oldest = open;
    }
    const FontFile *from = &fonts->files[file];
    TTF_Font *font = TTF_OpenFontIndex(from->path, px, from->index);
    if (!font) return NULL;
    if (!from->colour) TTF_SetFontHinting(font, TTF_HINTING_LIGHT);
    if (oldest->font) TTF_CloseFont(oldest->font);
    *oldest = (OpenFont){font, file, px, ++fonts->uses};
    return font;
}

static void note(Fonts *fonts, ScriptSet scripts) {
    fonts->missing |= scripts & ~fonts->told;
    fonts->told |= scripts;
}

void fonts_note_missing(Fonts *fonts, uint32_t codepoint) {
    note(fonts, script_of_character(codepoint));
}

void fonts_note_characters(Fonts *fonts, const uint32_t *characters, size_t count) {
    if (count && !fonts->installed) fonts->installed = installed_fonts_open(fonts->config);
    if (fonts->installed) note(fonts, installed_fonts_lack(fonts->installed, characters, count));
}

ScriptSet fonts_take_missing(Fonts *fonts) {
    ScriptSet missing = fonts->missing;
    fonts->missing = 0;
    return missing;
}

bool fonts_have_missing(const Fonts *fonts) {
    return fonts->missing != 0;
}
