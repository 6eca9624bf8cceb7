/* Who may include whom: the arrows between the rooms, read off the #include lines. Folders share one include
 * path, so no compiler would complain. */
#include "unit/cmocka_test.h"

#include <dirent.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>

typedef struct Room {
    const char *folder;
    const char *rooms;     /* whose headers it may include, beside its own */
    const char *libraries; /* headers of libraries: a name, or the beginning of one that ends in * */
} Room;

/* Headers of the C library that every room may have; the clock and floats are left out on purpose. */
static const char C_LIBRARY[] = "assert.h ctype.h errno.h inttypes.h limits.h setjmp.h stdalign.h stdarg.h "
                                "stdatomic.h stdbool.h stddef.h "
                                "stdint.h stdio.h stdlib.h string.h";

static const Room ROOMS[] = {
    {"base", "", "utf8proc.h sha2.h fcntl.h sys/types.h sys/stat.h unistd.h"},
    {"cards", "base", ""},
    {"packs", "cards base",
     "csv.h expat.h jansson.h sqlite3.h yaml.h zip.h zstd.h dirent.h fcntl.h poll.h pthread.h sys/eventfd.h "
     "strings.h sys/file.h sys/inotify.h sys/stat.h unistd.h"},
    {"match", "cards base", ""},
    {"store", "match cards base",
     "sqlite3.h fcntl.h sys/stat.h sys/types.h unistd.h time.h dirent.h strings.h"},
    {"screen", "base",
     "SDL.h SDL_* png.h fribidi.h hb.h linebreak.h thai/* utf8proc.h fontconfig/fontconfig.h math.h unistd.h "
     "sys/stat.h spawn.h sys/wait.h"},
    {"scenes", "screen match cards packs store base", "dirent.h sys/stat.h unistd.h"},
    {"commands", "packs match cards store base scenes screen",
     "jansson.h time.h unistd.h sys/stat.h fcntl.h"},
};
#define ROOM_COUNT (sizeof ROOMS / sizeof *ROOMS)

/* Of the commands only this one shows something. */
static const char *const SHOWING_COMMANDS[] = {"demo.c"};

static bool names(const char *list, const char *word, size_t length) {
    for (const char *at = list; *at;) {
        size_t entry = strcspn(at, " ");
        bool open_end = entry && at[entry - 1] == '*';
        if (open_end ? length >= entry - 1 && strncmp(at, word, entry - 1) == 0
                     : entry == length && strncmp(at, word, length) == 0)
            return true;
        at += entry + (at[entry] == ' ');
    }
    return false;
}

static bool shows(const char *file) {
    for (size_t i = 0; i < sizeof SHOWING_COMMANDS / sizeof *SHOWING_COMMANDS; i++)
        if (strcmp(SHOWING_COMMANDS[i], file) == 0) return true;
    return false;
}

/* What every command may ask of the screen's room: it needs no window. */
static bool needs_no_window(const char *header) {
    return strcmp(header, "screen/installed_fonts.h") == 0;
}

/* Whether a file of the room may include this. */
static bool may_include(const Room *room, const char *file, const char *header) {
    size_t length = strlen(header), folder = strcspn(header, "/");
    if (folder == length) return names(C_LIBRARY, header, length) || names(room->libraries, header, length);
    if (names(room->libraries, header, length) || names(C_LIBRARY, header, length)) return true;
    if (strlen(room->folder) == folder && strncmp(room->folder, header, folder) == 0) return true;
    if (strcmp(room->folder, "commands") == 0 && needs_no_window(header)) return true;
    bool showing = strncmp(header, "scenes/", 7) == 0 || strncmp(header, "screen/", 7) == 0;
    if (strcmp(room->folder, "commands") == 0 && showing && !shows(file)) return false;
    return names(room->rooms, header, folder);
}

static int check_file(const Room *room, const char *file) {
    char path[600], line[1000], header[200];
    int wrong = 0, number = 0;
    snprintf(path, sizeof path, "game/%s/%s", room->folder, file);
    FILE *source = fopen(path, "r");
    assert_non_null(source);
    while (fgets(line, sizeof line, source)) {
        number++;
        if (sscanf(line, " # include %*[<\"]%199[^>\"]", header) != 1) continue;
        if (may_include(room, file, header)) continue;
        print_error("%s:%d: %s may not include %s\n", path, number, room->folder, header);
        wrong++;
    }
    fclose(source);
    return wrong;
}

static bool is_source(const char *name) {
    size_t length = strlen(name);
    return length > 2 && name[length - 2] == '.' && (name[length - 1] == 'c' || name[length - 1] == 'h');
}

static void rooms_include_along_the_arrows(void **state) {
    (void)state;
    int wrong = 0, files = 0;
    for (size_t i = 0; i < ROOM_COUNT; i++) {
        char path[300];
        snprintf(path, sizeof path, "game/%s", ROOMS[i].folder);
        DIR *folder = opendir(path);
        assert_non_null(folder);
        const struct dirent *entry;
        while ((entry = readdir(folder))) {
            if (!is_source(entry->d_name)) continue;
            files++;
            wrong += check_file(&ROOMS[i], entry->d_name);
        }
        closedir(folder);
    }
    assert_in_range(files, 60, 1000);
    assert_int_equal(wrong, 0);
}

/* The test itself: it must see a fault. */
static void a_wrong_include_is_seen(void **state) {
    (void)state;
    assert_false(may_include(&ROOMS[3], "match.c", "screen/canvas.h"));
    assert_false(may_include(&ROOMS[3], "match.c", "time.h"));
    assert_false(may_include(&ROOMS[1], "card.c", "SDL.h"));
    assert_false(may_include(&ROOMS[7], "check.c", "scenes/game.h"));
    assert_false(may_include(&ROOMS[5], "canvas.c", "cards/card.h"));
    assert_true(may_include(&ROOMS[5], "canvas.c", "SDL_ttf.h"));
    assert_true(may_include(&ROOMS[7], "demo.c", "scenes/game.h"));
    assert_true(may_include(&ROOMS[2], "pack.c", "cards/card.h"));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(rooms_include_along_the_arrows),
        cmocka_unit_test(a_wrong_include_is_seen),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
