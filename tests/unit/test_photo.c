/* Pictures of packs as pixels: right side up, smoothly scaled, and hostile ones simply not there. */
#include "unit/cmocka_test.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include <SDL_image.h>
#include <png.h>

#include "screen/photo.h"
#include "unit/picture_fixture.h"

#define RED 0xffff0000u
#define GREEN 0xff00ff00u
#define BLUE 0xff0000ffu
#define WHITE 0xffffffffu

static uint32_t *pixel(SDL_Surface *surface, int x, int y) {
    return (uint32_t *)(void *)((char *)surface->pixels + y * surface->pitch) + x;
}

/* Red at the top left, green at the top right, blue at the bottom left, white at the bottom right. */
static SDL_Surface *four_colours(int width, int height) {
    SDL_Surface *surface = SDL_CreateRGBSurfaceWithFormat(0, width, height, 32, SDL_PIXELFORMAT_ARGB8888);
    assert_non_null(surface);
    for (int y = 0; y < height; y++)
        for (int x = 0; x < width; x++)
            *pixel(surface, x, y) =
                y < height / 2 ? (x < width / 2 ? RED : GREEN) : (x < width / 2 ? BLUE : WHITE);
    return surface;
}

typedef int WritePicture(SDL_Surface *surface, SDL_RWops *out);

static int write_png(SDL_Surface *surface, SDL_RWops *out) {
    return IMG_SavePNG_RW(surface, out, 0);
}

static int write_jpeg(SDL_Surface *surface, SDL_RWops *out) {
    return IMG_SaveJPG_RW(surface, out, 0, 95);
}

static void make_file(SDL_Surface *surface, WritePicture *write, Buffer *out) {
    static char room[1 << 20];
    SDL_RWops *memory = SDL_RWFromMem(room, sizeof room);
    assert_int_equal(write(surface, memory), 0);
    Sint64 length = SDL_RWtell(memory);
    SDL_RWclose(memory);
    buffer_add(out, room, (size_t)length);
}

static bool is_near(uint32_t a, uint32_t b) {
    for (int shift = 0; shift < 32; shift += 8)
        if (abs((int)(a >> shift & 255) - (int)(b >> shift & 255)) > 12) return false;
    return true;
}

static void expect_corners(SDL_Surface *shown, const uint32_t *corners) {
    int right = shown->w - 3, bottom = shown->h - 3;
    const uint32_t found[] = {*pixel(shown, 2, 2), *pixel(shown, right, 2), *pixel(shown, 2, bottom),
                              *pixel(shown, right, bottom)};
    for (int i = 0; i < 4; i++)
        if (!is_near(found[i], corners[i])) fail_msg("corner %d is %08x, not %08x", i, found[i], corners[i]);
}

static void pictures_are_scaled(void **state) {
    (void)state;
    static const uint32_t corners[] = {RED, GREEN, BLUE, WHITE};
    static const int sizes[][2] = {{64, 48}, {20, 20}, {333, 250}, {7, 300}};
    SDL_Surface *surface = four_colours(64, 48);
    Buffer png = {0};
    make_file(surface, write_png, &png);
    for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
        SDL_Surface *shown = photo_decode(png.text, png.length, sizes[i][0], sizes[i][1]);
        assert_non_null(shown);
        assert_int_equal(shown->w, sizes[i][0]);
        assert_int_equal(shown->h, sizes[i][1]);
        expect_corners(shown, corners);
        SDL_FreeSurface(shown);
    }
    SDL_FreeSurface(surface);
    buffer_release(&png);
}

/* A checkerboard of black and white pixels becomes grey, and what is transparent lends no colour. */
static void shrinking_takes_the_mean(void **state) {
    (void)state;
    SDL_Surface *surface = four_colours(64, 64);
    for (int y = 0; y < 64; y++)
        for (int x = 0; x < 64; x++)
            *pixel(surface, x, y) =
                x < 32 ? ((x + y) % 2 ? 0xff000000u : WHITE) : ((x + y) % 2 ? 0x00ff0000u : BLUE);
    Buffer png = {0};
    make_file(surface, write_png, &png);
    SDL_Surface *shown = photo_decode(png.text, png.length, 8, 8);
    assert_non_null(shown);
    assert_true(is_near(*pixel(shown, 1, 4), 0xff7f7f7fu));
    assert_true(is_near(*pixel(shown, 6, 4), 0x7f0000ffu));
    SDL_FreeSurface(shown);
    SDL_FreeSurface(surface);
    buffer_release(&png);
}

/* The eight ways a picture may lie (CIPA DC-008): where its first row and column are when it is shown. */
static void orientation_is_honoured(void **state) {
    (void)state;
    static const uint32_t corners[][4] = {
        [1] = {RED, GREEN, BLUE, WHITE}, [2] = {GREEN, RED, WHITE, BLUE}, [3] = {WHITE, BLUE, GREEN, RED},
        [4] = {BLUE, WHITE, RED, GREEN}, [5] = {RED, BLUE, GREEN, WHITE}, [6] = {BLUE, RED, WHITE, GREEN},
        [7] = {WHITE, GREEN, BLUE, RED}, [8] = {GREEN, WHITE, RED, BLUE},
    };
    SDL_Surface *surface = four_colours(64, 48);
    Buffer plain = {0};
    make_file(surface, write_jpeg, &plain);
    for (unsigned orientation = 1; orientation <= 8; orientation++) {
        Buffer file = {0};
        buffer_add(&file, plain.text, 2);
        add_orientation(&file, orientation);
        buffer_add(&file, plain.text + 2, plain.length - 2);
        SDL_Surface *shown = photo_decode(file.text, file.length, 48, 48);
        assert_non_null(shown);
        expect_corners(shown, corners[orientation]);
        SDL_FreeSurface(shown);
        buffer_release(&file);
    }
    SDL_FreeSurface(surface);
    buffer_release(&plain);
}

static void webp_is_shown(void **state) {
    (void)state;
    SDL_Surface *shown = photo_decode(WEBP_LOSSLESS, sizeof WEBP_LOSSLESS, 6, 4);
    assert_non_null(shown);
    assert_true(is_near(*pixel(shown, 5, 3), 0xffff8040u));
    SDL_FreeSurface(shown);
    shown = photo_decode(WEBP_LOSSY, sizeof WEBP_LOSSY, 16, 8);
    assert_non_null(shown);
    assert_true(is_near(*pixel(shown, 8, 4), 0xff2f8f83u));
    SDL_FreeSurface(shown);
}

static void hostile_pictures_are_not_there(void **state) {
    (void)state;
    Buffer bytes = {0};
    add_png_header(&bytes, 30000, 30000);
    assert_null(photo_decode(bytes.text, bytes.length, 100, 100));
    buffer_clear(&bytes);
    add_png_header(&bytes, 4000, 3000);
    assert_null(photo_decode(bytes.text, bytes.length, 100, 100));
    buffer_clear(&bytes);
    add_jpeg_markers(&bytes, 640, 480, 0, 5);
    assert_null(photo_decode(bytes.text, bytes.length, 100, 100));
    assert_null(photo_decode("", 0, 100, 100));
    assert_null(photo_decode(WEBP_LOSSLESS, sizeof WEBP_LOSSLESS - 6, 100, 100));
    assert_null(photo_decode(WEBP_LOSSLESS, sizeof WEBP_LOSSLESS, 0, 100));
    assert_null(photo_decode(WEBP_LOSSLESS, sizeof WEBP_LOSSLESS, 100, 100000));
    buffer_release(&bytes);
}

/* Cut anywhere: a JPEG is shown in part or not at all, a PNG never, since what is missing would be made up.
 */
static void cut_pictures_do_no_harm(void **state) {
    (void)state;
    SDL_Surface *surface = four_colours(64, 48);
    static WritePicture *const writers[] = {write_png, write_jpeg};
    for (size_t w = 0; w < 2; w++) {
        Buffer file = {0};
        make_file(surface, writers[w], &file);
        for (size_t length = 0; length < file.length; length += 3) {
            char *copy = malloc(length + 1);
            memcpy(copy, file.text, length);
            SDL_Surface *shown = photo_decode(copy, length, 30, 20);
            if (writers[w] == write_png) assert_null(shown);
            SDL_FreeSurface(shown);
            free(copy);
        }
        buffer_release(&file);
    }
    SDL_FreeSurface(surface);
}

/* Behind the header of a good PNG, a text whose checksum is wrong. */
static void add_faulty_text(const Buffer *png, Buffer *out) {
    const size_t header = 33;
    buffer_add(out, png->text, header);
    add_big_32(out, 4);
    buffer_add_text(out, "tEXta");
    buffer_add(out, "\0bcxxxx", 7);
    buffer_add(out, png->text + header, png->length - header);
}

/* How many bytes come out on the terminal while a picture is decoded, by the game or by its library alone. */
static long complaints(const Buffer *file, bool by_game, const char *type, bool *shows) {
    FILE *told = tmpfile();
    int terminal = dup(STDERR_FILENO);
    assert_true(told && terminal >= 0);
    fflush(stderr);
    dup2(fileno(told), STDERR_FILENO);
    SDL_Surface *shown = by_game
                             ? photo_decode(file->text, file->length, 30, 20)
                             : IMG_LoadTyped_RW(SDL_RWFromConstMem(file->text, (int)file->length), 1, type);
    fflush(stderr);
    dup2(terminal, STDERR_FILENO);
    close(terminal);
    *shows = shown != NULL;
    SDL_FreeSurface(shown);
    fseek(told, 0, SEEK_END);
    long length = ftell(told);
    fclose(told);
    return length;
}

static void what_is_not_drawn_is_not_complained_of(void **state) {
    (void)state;
    SDL_Surface *surface = four_colours(64, 48);
    Buffer png = {0}, faulty = {0};
    bool shows;
    make_file(surface, write_png, &png);
    add_faulty_text(&png, &faulty);
    assert_true(complaints(&faulty, false, "PNG", &shows) > 0);
    assert_true(shows);
    assert_int_equal(complaints(&faulty, true, "PNG", &shows), 0);
    assert_true(shows);
    SDL_FreeSurface(surface);
    buffer_release(&png);
    buffer_release(&faulty);
}

/* Damaged at any place: the game has its own word for a picture that cannot be shown. */
static void of_damaged_pictures_no_library_speaks(void **state) {
    (void)state;
    static const struct {
        WritePicture *write;
        const char *type;
    } rows[] = {{write_png, "PNG"}, {write_jpeg, "JPG"}};
    SDL_Surface *surface = four_colours(64, 48);
    long library = 0;
    int refused = 0;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        Buffer file = {0};
        make_file(surface, rows[i].write, &file);
        for (size_t place = 0; place < file.length; place += 5) {
            bool shows;
            file.text[place] ^= 0x55;
            if (complaints(&file, true, rows[i].type, &shows) > 0)
                fail_msg("%s damaged at byte %zu: a library speaks", rows[i].type, place);
            refused += !shows;
            library += complaints(&file, false, rows[i].type, &shows);
            file.text[place] ^= 0x55;
        }
        buffer_release(&file);
    }
    assert_true(refused > 10);
    assert_true(library > 0);
    SDL_FreeSurface(surface);
}

static void add_written(png_structp writer, png_bytep bytes, png_size_t length) {
    buffer_add(png_get_io_ptr(writer), (const char *)bytes, length);
}

static void flush_nothing(png_structp writer) {
    (void)writer;
}

#define KIND_SIDE 16

/* A PNG of a kind that its format knows, of colours that come as they fall. */
static void add_png(Buffer *out, int colours, int depth, int interlaced, bool see_through) {
    png_structp writer = png_create_write_struct(PNG_LIBPNG_VER_STRING, NULL, NULL, NULL);
    png_infop info = png_create_info_struct(writer);
    png_color palette[256];
    png_byte alphas[256], row[KIND_SIDE * 8];
    uint32_t dice = 1;
    for (int i = 0; i < 256; i++) {
        palette[i] = (png_color){(png_byte)(i * 7), (png_byte)(i * 13), (png_byte)(i * 29)};
        alphas[i] = (png_byte)(i * 31);
    }
    png_set_write_fn(writer, out, add_written, flush_nothing);
    png_set_IHDR(writer, info, KIND_SIDE, KIND_SIDE, depth, colours, interlaced, PNG_COMPRESSION_TYPE_DEFAULT,
                 PNG_FILTER_TYPE_DEFAULT);
    if (colours == PNG_COLOR_TYPE_PALETTE) png_set_PLTE(writer, info, palette, 1 << depth);
    if (see_through) png_set_tRNS(writer, info, alphas, 1 << depth, NULL);
    png_write_info(writer, info);
    int passes = png_set_interlace_handling(writer);
    for (int y = 0; y < passes * KIND_SIDE; y++) {
        if (y % KIND_SIDE == 0) dice = 1;
        for (size_t i = 0; i < sizeof row; i++) row[i] = (png_byte)((dice = dice * 1103515245 + 12345) >> 16);
        png_write_row(writer, row);
    }
    png_write_end(writer, info);
    png_destroy_write_struct(&writer, &info);
}

/* What SDL_image shows as well, and alike but for rounding. */
static void every_kind_of_png_is_shown(void **state) {
    (void)state;
    static const struct {
        int colours, depth;
        bool see_through;
    } rows[] = {{PNG_COLOR_TYPE_GRAY, 1, false},       {PNG_COLOR_TYPE_GRAY, 2, false},
                {PNG_COLOR_TYPE_GRAY, 8, false},       {PNG_COLOR_TYPE_GRAY, 16, false},
                {PNG_COLOR_TYPE_GRAY_ALPHA, 8, false}, {PNG_COLOR_TYPE_GRAY_ALPHA, 16, false},
                {PNG_COLOR_TYPE_PALETTE, 1, false},    {PNG_COLOR_TYPE_PALETTE, 4, true},
                {PNG_COLOR_TYPE_PALETTE, 8, true},     {PNG_COLOR_TYPE_RGB, 8, false},
                {PNG_COLOR_TYPE_RGB, 16, false},       {PNG_COLOR_TYPE_RGB_ALPHA, 8, false},
                {PNG_COLOR_TYPE_RGB_ALPHA, 16, false}};
    for (size_t i = 0; i < 2 * sizeof rows / sizeof *rows; i++) {
        Buffer file = {0};
        int interlaced = i % 2 ? PNG_INTERLACE_ADAM7 : PNG_INTERLACE_NONE;
        add_png(&file, rows[i / 2].colours, rows[i / 2].depth, interlaced, rows[i / 2].see_through);
        SDL_Surface *shown = photo_decode(file.text, file.length, KIND_SIDE, KIND_SIDE);
        SDL_Surface *other = IMG_LoadTyped_RW(SDL_RWFromConstMem(file.text, (int)file.length), 1, "PNG");
        if (!shown || !other) fail_msg("row %zu is not shown", i / 2);
        SDL_Surface *expected = SDL_ConvertSurfaceFormat(other, SDL_PIXELFORMAT_ARGB8888, 0);
        for (int at = 0; at < KIND_SIDE * KIND_SIDE; at++) {
            uint32_t seen = *pixel(shown, at % KIND_SIDE, at / KIND_SIDE);
            uint32_t right = *pixel(expected, at % KIND_SIDE, at / KIND_SIDE);
            bool hidden = right >> 24 == 0 && seen >> 24 == 0; /* its colour is nobody's */
            if (!hidden && !is_near(seen, right))
                fail_msg("row %zu, pixel %d: %08x, not %08x", i / 2, at, seen, right);
        }
        SDL_FreeSurface(shown);
        SDL_FreeSurface(other);
        SDL_FreeSurface(expected);
        buffer_release(&file);
    }
}

typedef struct Shelf {
    const Buffer *file;
    int reads;
} Shelf;

static bool read_shelf(const void *context, Buffer *bytes) {
    Shelf *shelf = (Shelf *)(uintptr_t)context;
    shelf->reads++;
    if (shelf->file) buffer_add(bytes, shelf->file->text, shelf->file->length);
    return shelf->file != NULL;
}

static void a_picture_is_read_once(void **state) {
    (void)state;
    SDL_Surface *surface = four_colours(64, 48);
    Buffer file = {0};
    make_file(surface, write_png, &file);
    Photos *photos = photos_open();
    Shelf good = {.file = &file}, missing = {0};
    PhotoSource source = {.key = "good", .context = &good, .read = read_shelf};
    PhotoSource nothing = {.key = "missing", .context = &missing, .read = read_shelf};
    assert_null(photo_find(photos, "good", 32, 24));
    for (int i = 0; i < 3; i++) {
        assert_non_null(photo_surface(photos, &source, 32, 24));
        assert_null(photo_surface(photos, &nothing, 32, 24));
    }
    assert_non_null(photo_find(photos, "good", 32, 24));
    assert_null(photo_find(photos, "missing", 32, 24));
    assert_int_equal(good.reads, 1);
    assert_int_equal(missing.reads, 1);
    assert_non_null(photo_surface(photos, &source, 64, 48));
    assert_int_equal(good.reads, 2);
    photos_close(photos);
    SDL_FreeSurface(surface);
    buffer_release(&file);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(pictures_are_scaled),
        cmocka_unit_test(shrinking_takes_the_mean),
        cmocka_unit_test(orientation_is_honoured),
        cmocka_unit_test(webp_is_shown),
        cmocka_unit_test(hostile_pictures_are_not_there),
        cmocka_unit_test(cut_pictures_do_no_harm),
        cmocka_unit_test(what_is_not_drawn_is_not_complained_of),
        cmocka_unit_test(of_damaged_pictures_no_library_speaks),
        cmocka_unit_test(every_kind_of_png_is_shown),
        cmocka_unit_test(a_picture_is_read_once),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
