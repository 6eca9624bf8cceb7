/* Packs whose titles and files are written from the right, on screens that are not. */
#include "scenes/packs_screen_fixture.h"

#include <unistd.h>

/* The columns of pixels from which and up to which something dark is drawn. */
static void find_ink(Screen *screen, Rect rect, int *first, int *last) {
    const SDL_Surface *surface = window_surface(screen->fixture.window);
    *first = rect_right(rect);
    *last = rect.x;
    for (int y = rect.y; y < rect_bottom(rect); y++)
        for (int x = rect.x; x < rect_right(rect); x++) {
            const uint8_t *pixel = (const uint8_t *)surface->pixels + y * surface->pitch + 4 * x;
            if (pixel[0] + pixel[1] + pixel[2] > 420) continue;
            if (x < *first) *first = x;
            if (x > *last) *last = x;
        }
}

/* Titles stand under each other, whichever way they are written. */
static void titles_begin_on_the_left(void **state) {
    Screen *screen = *state;
    Game *game = &screen->fixture.game;
    Pack *pack = &game->shelf.packs.items[0]->loaded.pack;
    static const char *const titles[] = {"Leaves", "أوراق الخريف", "שאלות!"};
    for (size_t i = 0; i < sizeof titles / sizeof *titles; i++) {
        pack->title = titles[i];
        pack->language = i == 0 ? "en" : i == 1 ? "ar" : "he";
        packs_open(game);
        scene_fixture_draw(&screen->fixture);
        Rect words = game->packs_view.list.columns[0].rows[0];
        words.x += 68;
        words.width -= 300;
        words.y += 8;
        words.height = 26;
        int first, last;
        find_ink(screen, words, &first, &last);
        assert_in_range(first, words.x, words.x + 8);
        assert_in_range(last, words.x + 40, words.x + 300);
    }
}

/* The blurb is the pack's own; its path and problems are read from the left. */
static void a_page_reads_from_the_left(void **state) {
    Screen *screen = *state;
    Game *game = &screen->fixture.game;
    char path[200];
    snprintf(path, sizeof path, "%s/أشجار.yaml", screen->fixture.folder);
    FILE *out = fopen(path, "w");
    assert_non_null(out);
    fputs("title: أشجار\nlanguage: ar\nblurb: عشرة أسئلة.\ncards:\n"
          "  - {ask: ما هذا؟, right: نعم, wrong: [لا, ربما, أبدا]}\n  - {ask: ما تلك؟}\n",
          out);
    fclose(out);
    assert_true(pack_shelf_add_file(&game->shelf, path));
    open_page(screen, path);
    static const struct {
        int top, height; /* of 720 */
        bool from_left;
    } lines[] = {{180, 40, false}, {244, 28, true}, {324, 26, true}};
    for (size_t i = 0; i < sizeof lines / sizeof *lines; i++) {
        int first, last;
        find_ink(screen, (Rect){440, lines[i].top, 700, lines[i].height}, &first, &last);
        if (lines[i].from_left)
            assert_in_range(first, 448, 456);
        else
            assert_in_range(first, 700, 1100);
    }
    unlink(path);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        packs_screen_test(titles_begin_on_the_left),
        packs_screen_test(a_page_reads_from_the_left),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
