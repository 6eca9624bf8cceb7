/* Pictures of packs as pixels: right side up, smoothly scaled, and hostile ones simply not there. */
#include "unit/cmocka_test.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include <SDL_image.h>

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

/* How many bytes come out on the terminal while the picture is decoded, by the game or by its library alone.
 */
static long complaints(const Buffer *png, bool by_game) {
    FILE *told = tmpfile();
    int terminal = dup(STDERR_FILENO);
    assert_true(told && terminal >= 0);
    fflush(stderr);
    dup2(fileno(told), STDERR_FILENO);
    SDL_Surface *shown = by_game
                             ? photo_decode(png->text, png->length, 30, 20)
                             : IMG_LoadTyped_RW(SDL_RWFromConstMem(png->text, (int)png->length), 1, "PNG");
    fflush(stderr);
    dup2(terminal, STDERR_FILENO);
    close(terminal);
    assert_non_null(shown);
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
    make_file(surface, write_png, &png);
    add_faulty_text(&png, &faulty);
    assert_true(complaints(&faulty, false) > 0);
    assert_int_equal(complaints(&faulty, true), 0);
    SDL_FreeSurface(surface);
    buffer_release(&png);
    buffer_release(&faulty);
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
        cmocka_unit_test(a_picture_is_read_once),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
