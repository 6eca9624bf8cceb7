/* What headers of pictures say, and what is refused for what it claims. */
#include "unit/cmocka_test.h"

#include <stdlib.h>

#include "base/image_header.h"
#include "unit/picture_fixture.h"

/* The bytes in a block of their very length, so that reading beyond it is seen. */
static bool read_exactly(const void *bytes, size_t length, ImageHeader *header, const char **why) {
    uint8_t *copy = malloc(length ? length : 1);
    assert_non_null(copy);
    if (length) memcpy(copy, bytes, length);
    *why = NULL;
    bool ok = image_header_read(copy, length, header, why);
    assert_true(ok || *why);
    free(copy);
    return ok;
}

static void expect(const Buffer *bytes, ImageType type, int width, int height) {
    ImageHeader header;
    const char *why;
    int shown_width, shown_height;
    if (!read_exactly(bytes->text, bytes->length, &header, &why)) fail_msg("%s", why);
    image_header_upright(&header, &shown_width, &shown_height);
    assert_int_equal(header.type, type);
    assert_int_equal(shown_width, width);
    assert_int_equal(shown_height, height);
    assert_true(image_header_begins(bytes->text, 16));
}

static void sizes_are_read(void **state) {
    (void)state;
    Buffer bytes = {0};
    add_png_header(&bytes, 640, 480);
    expect(&bytes, IMAGE_PNG, 640, 480);
    buffer_clear(&bytes);
    add_jpeg_markers(&bytes, 640, 480, 0, 1);
    expect(&bytes, IMAGE_JPEG, 640, 480);
    buffer_clear(&bytes);
    buffer_add(&bytes, (const char *)WEBP_LOSSLESS, sizeof WEBP_LOSSLESS);
    expect(&bytes, IMAGE_WEBP, 3, 2);
    buffer_clear(&bytes);
    buffer_add(&bytes, (const char *)WEBP_LOSSY, sizeof WEBP_LOSSY);
    expect(&bytes, IMAGE_WEBP, 16, 8);
    buffer_clear(&bytes);
    buffer_add(&bytes, "RIFF\x16\0\0\0WEBPVP8X\x0a\0\0\0\0\0\0\0\x3f\x01\0\xef\0\0", 30);
    expect(&bytes, IMAGE_WEBP, 320, 240);
    buffer_release(&bytes);
}

/* Of each type the whole file and every beginning of it. */
static void a_file_that_was_cut_is_seen(void **state) {
    (void)state;
    Buffer files[4] = {{0}};
    add_png_header(&files[0], 64, 64);
    add_jpeg_markers(&files[1], 64, 64, 6, 3);
    buffer_add(&files[2], (const char *)WEBP_LOSSY, sizeof WEBP_LOSSY);
    buffer_add(&files[3], (const char *)WEBP_LOSSLESS, sizeof WEBP_LOSSLESS);
    for (size_t f = 0; f < 4; f++) {
        ImageHeader header;
        const char *why;
        assert_true(read_exactly(files[f].text, files[f].length, &header, &why));
        assert_true(header.is_whole);
        for (size_t length = 0; length < files[f].length; length++)
            if (read_exactly(files[f].text, length, &header, &why) && header.is_whole)
                fail_msg("file %zu: whole by %zu of %zu bytes", f, length, files[f].length);
        buffer_add_text(&files[f], "what some programs put behind it");
        assert_true(read_exactly(files[f].text, files[f].length, &header, &why));
        assert_true(header.is_whole);
        buffer_release(&files[f]);
    }
}

static void a_lying_jpeg_is_turned_upright(void **state) {
    (void)state;
    for (unsigned orientation = 1; orientation <= 9; orientation++) {
        Buffer bytes = {0};
        add_jpeg_markers(&bytes, 640, 480, orientation, 1);
        bool lies = orientation >= 5 && orientation <= 8;
        expect(&bytes, IMAGE_JPEG, lies ? 480 : 640, lies ? 640 : 480);
        buffer_release(&bytes);
    }
}

static void claims_beyond_the_ceilings_are_refused(void **state) {
    (void)state;
    static const struct {
        uint32_t width, height;
        bool fits;
    } rows[] = {
        {4096, 3072, true}, {3072, 4096, true},    {4096, 1, true},        {4096, 3073, false},
        {4097, 1, false},   {1, 4097, false},      {30000, 30000, false},  {0, 10, false},
        {10, 0, false},     {65536, 65537, false}, {0xffffffff, 1, false}, {0x80000001, 0x80000001, false},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        Buffer bytes = {0};
        ImageHeader header;
        const char *why;
        add_png_header(&bytes, rows[i].width, rows[i].height);
        if (read_exactly(bytes.text, bytes.length, &header, &why) != rows[i].fits)
            fail_msg("%u x %u", rows[i].width, rows[i].height);
        buffer_release(&bytes);
    }
}

static void a_jpeg_of_endless_scans_is_refused(void **state) {
    (void)state;
    ImageHeader header;
    const char *why;
    Buffer few = {0}, many = {0};
    add_jpeg_markers(&few, 64, 64, 0, IMAGE_JPEG_SCANS_MAX);
    add_jpeg_markers(&many, 64, 64, 0, IMAGE_JPEG_SCANS_MAX + 1);
    assert_true(read_exactly(few.text, few.length, &header, &why));
    assert_false(read_exactly(many.text, many.length, &header, &why));
    assert_string_equal(why, "it is a JPEG of too many scans");
    buffer_release(&few);
    buffer_release(&many);
}

static void what_is_not_shown_is_refused(void **state) {
    (void)state;
    static const struct {
        const char *bytes, *why;
        size_t length;
    } rows[] = {
        {"", "it is no PNG, JPEG or WebP picture", 0},
        {"GIF89a\x01\0\x01\0", "it is no PNG, JPEG or WebP picture", 10},
        {"BM\x36\0\0\0\0\0\0\0", "it is no PNG, JPEG or WebP picture", 10},
        {"<svg xmlns='http://www.w3.org/2000/svg'/>", "it is no PNG, JPEG or WebP picture", 41},
        {"\x89PNG\r\n\x1a\n", "it is damaged", 8},
        {"\xff\xd8\xff", "it is damaged", 3},
        {"\xff\xd8\xff\xd9", "it is damaged", 4},
        {"\xff\xd8\xff\xe1\xff\xff", "it is damaged", 6},
        {"RIFF\x16\0\0\0WEBPVP8X\x0a\0\0\0\x02\0\0\0\x3f\x01\0\xef\0\0",
         "it is a moving WebP picture; only still ones are shown", 30},
        {"RIFF\x16\0\0\0WEBPVP8 \x0a\0\0\0\0\0\0\0\0\0\0\0\0\0", "it is damaged", 30},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        ImageHeader header;
        const char *why;
        if (read_exactly(rows[i].bytes, rows[i].length, &header, &why)) fail_msg("row %zu is taken", i);
        assert_string_equal(why, rows[i].why);
    }
}

/* Every beginning of a good file, and every byte of it changed: read or refused, never beyond its end. */
static void damaged_headers_never_read_beyond_the_end(void **state) {
    (void)state;
    Buffer files[3] = {{0}};
    add_png_header(&files[0], 64, 64);
    add_jpeg_markers(&files[1], 64, 64, 6, 3);
    buffer_add(&files[2], (const char *)WEBP_LOSSY, sizeof WEBP_LOSSY);
    ImageHeader header;
    const char *why;
    for (size_t f = 0; f < 3; f++) {
        for (size_t length = 0; length < files[f].length; length++)
            read_exactly(files[f].text, length, &header, &why);
        for (size_t at = 0; at < files[f].length; at++) {
            for (int flip = 1; flip < 256; flip <<= 1) {
                files[f].text[at] = (char)(files[f].text[at] ^ flip);
                if (read_exactly(files[f].text, files[f].length, &header, &why)) {
                    assert_in_range(header.width, 1, IMAGE_SIDE_MAX);
                    assert_in_range(header.height, 1, IMAGE_SIDE_MAX);
                    assert_in_range(header.orientation, 1, 8);
                }
                files[f].text[at] = (char)(files[f].text[at] ^ flip);
            }
        }
        buffer_release(&files[f]);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(sizes_are_read),
        cmocka_unit_test(a_file_that_was_cut_is_seen),
        cmocka_unit_test(a_lying_jpeg_is_turned_upright),
        cmocka_unit_test(claims_beyond_the_ceilings_are_refused),
        cmocka_unit_test(a_jpeg_of_endless_scans_is_refused),
        cmocka_unit_test(what_is_not_shown_is_refused),
        cmocka_unit_test(damaged_headers_never_read_beyond_the_end),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
