#include "packs/pack_main_file.h"

#include <dirent.h>
#include <string.h>
#include <strings.h>

#include "base/text.h"
#include "packs/anki_package.h"
#include "packs/pack_format.h"

static bool is_pack_yaml(const char *name) {
    return strcmp(name, "pack.yaml") == 0 || strcmp(name, "pack.yml") == 0;
}

static bool is_picture(const char *name) {
    return pack_format_lists("png jpg jpeg webp gif svg bmp", pack_format_ending(name).text);
}

bool pack_main_file_is_leaflet(const char *name) {
    static const char *const stems[] = {"license", "licence",   "copying",  "credits",  "authors",
                                        "notice",  "changelog", "liesmich", "lisezmoi", "leeme"};
    if (strcmp(pack_format_ending(name).text, "txt") != 0) return false;
    if (strncasecmp(name, "readme", 6) == 0 || strncasecmp(name, "read me", 7) == 0) return true;
    size_t length = strlen(name) - strlen(".txt");
    for (size_t i = 0; i < sizeof stems / sizeof *stems; i++)
        if (strlen(stems[i]) == length && strncasecmp(name, stems[i], length) == 0) return true;
    return false;
}

static bool is_candidate(const char *name) {
    return !strchr(name, '/') && !is_picture(name) && !pack_main_file_is_leaflet(name) &&
           pack_format_knows_ending(name);
}

/* What people call a folder of pictures beside the questions. */
static bool is_picture_folder(const char *name) {
    static const char *const names[] = {"pictures", "images", "img", "media", "bilder"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (strcasecmp(name, names[i]) == 0) return true;
    return false;
}

static void report_unreadable(Problems *problems, const char *path, const char *name, const char *why) {
    problem_error(problems, (Place){.file = path}, "\"%s\" in it cannot be read: %s.", name, why);
}

static const char *read_named(const PackFiles *files, const char *path, const char *name, Buffer *bytes,
                              Problems *problems) {
    const char *why;
    if (pack_files_read(files, name, bytes, &why)) return name;
    report_unreadable(problems, path, name, why);
    return NULL;
}

/* NULL: none does. */
static const PackFormat *format_of(const Buffer *bytes, const char *name) {
    Arena arena = {0};
    PackBytes file = {.bytes = buffer_text(bytes), .length = bytes->length, .head = ""};
    pack_format_show_head(&file, &arena);
    const PackFormat *format = pack_format_find(&file, name);
    arena_release(&arena);
    return format;
}

typedef struct Candidates {
    const char *first, *names; /* names: all of them, for a sentence */
    size_t count;
    bool are_notes; /* so far */
} Candidates;

static void add_candidate(Candidates *found, const char *name, Arena *arena) {
    if (found->count == 0) found->first = name;
    if (found->count < 6)
        found->names = arena_format(arena, "%s%s%s", found->names, found->count ? ", " : "", name);
    if (found->count == 6) found->names = arena_format(arena, "%s and others", found->names);
    found->count++;
}

/* Lines like "Photos: Ann" may be a list of words as well as a note beside the questions: they count where
 * there is nothing else. */
static bool may_be_notes(const PackFormat *format) {
    return format == &FORMAT_WORD_LIST;
}

/* Reads the files that may be it; the bytes of the last that counts stay in `bytes`. */
static Candidates find_candidates(const PackFiles *files, Buffer *bytes, Arena *arena) {
    Candidates found = {.names = ""};
    Buffer one = {.limit_bytes = bytes->limit_bytes};
    for (size_t i = 0, looked_at = 0; i < pack_files_count(files); i++) {
        const char *name = pack_files_name(files, i), *why;
        if (!is_candidate(name)) continue;
        if (++looked_at > PACK_MAIN_FILE_LOOKED_AT_MAX) break;
        buffer_clear(&one);
        if (!pack_files_read(files, name, &one, &why)) continue;
        const PackFormat *format = format_of(&one, name);
        if (!format || (may_be_notes(format) && found.count && !found.are_notes)) continue;
        if (found.are_notes && !may_be_notes(format)) found = (Candidates){.names = ""};
        found.are_notes = may_be_notes(format);
        add_candidate(&found, name, arena);
        Buffer previous = *bytes;
        *bytes = one;
        one = previous;
    }
    buffer_release(&one);
    return found;
}

const char *pack_main_file_find(const PackFiles *files, const char *path, Buffer *bytes, Problems *problems) {
    const char *why = NULL, *collection = anki_package_collection(files, &why);
    if (why) {
        problem_error(problems, (Place){.file = path}, "%s", why);
        return NULL;
    }
    if (collection) return read_named(files, path, collection, bytes, problems);
    for (size_t i = 0; i < pack_files_count(files); i++)
        if (is_pack_yaml(pack_files_name(files, i)))
            return read_named(files, path, pack_files_name(files, i), bytes, problems);
    Arena arena = {0};
    Candidates found = find_candidates(files, bytes, &arena);
    if (found.count == 0)
        problem_error(
            problems, (Place){.file = path},
            "There are no questions in it. Put a file of them into it, \"pack.yaml\" or another kind that "
            "\"questions/README.md\" lists.");
    if (found.count > 1)
        problem_error(problems, (Place){.file = path},
                      "Several files in it could be the pack: %s. Keep one of them in it, and put the others "
                      "elsewhere.",
                      found.names);
    arena_release(&arena);
    return found.count == 1 ? found.first : NULL;
}

bool pack_main_file_is_in(const char *folder) {
    DIR *entries = opendir(folder);
    if (!entries) return false;
    size_t candidates = 0, pictures = 0;
    bool named = false;
    const struct dirent *entry;
    for (size_t i = 0; i < PACK_FILES_COUNT_MAX && (entry = readdir(entries)); i++) {
        if (entry->d_name[0] == '.') continue;
        named = named || is_pack_yaml(entry->d_name);
        pictures += is_picture(entry->d_name) || is_picture_folder(entry->d_name);
        candidates += is_candidate(entry->d_name);
    }
    closedir(entries);
    return named || (candidates == 1 && pictures > 0);
}
