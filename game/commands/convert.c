/* `quizleaf convert IN OUT [--to FORMAT]`: a pack in another format. What the format cannot hold is said,
 * question by question. The file appears when it is whole; one that is there already is never written over.
 */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "commands/command.h"
#include "packs/new_file.h"
#include "packs/pack_format.h"
#include "packs/pack_writing.h"

static void print_problems(Problems *problems, const char *path) {
    for (size_t i = 0; i < problems->count; i++) puts(problem_line(&problems->items[i], &problems->arena));
    size_t all = problems->errors + problems->warnings;
    if (all > problems->count) printf("%s: and %zu more.\n", path, all - problems->count);
}

/* The keys of the formats that can be written: "native, gift, ...". */
static void print_formats(FILE *to) {
    const char *before = "";
    for (size_t i = 0; i < PACK_FORMAT_COUNT; i++) {
        if (!PACK_FORMATS[i]->write) continue;
        fprintf(to, "%s%s", before, PACK_FORMATS[i]->key);
        before = ", ";
    }
    fputs(".\n", to);
}

/* The format with this key, or the first that can be written whose files end like the path. */
static const PackFormat *find_format(const char *key, const char *path) {
    PackEnding ending = pack_format_ending(path);
    for (size_t i = 0; i < PACK_FORMAT_COUNT; i++) {
        const PackFormat *format = PACK_FORMATS[i];
        if (!format->write) continue;
        if (key ? strcmp(key, format->key) == 0 : pack_format_lists(format->endings, ending.text))
            return format;
    }
    return NULL;
}

static void tell_unwritten(const char *path, int reason) {
    if (reason == EEXIST)
        fprintf(stderr, "quizleaf: %s is there already. Choose another name, or put it away first.\n", path);
    else
        fprintf(stderr, "quizleaf: %s cannot be written: %s.\n", path, strerror(reason));
}

/* Whether anything has this name, be it a link that leads nowhere. */
static bool is_taken(const char *path) {
    struct stat status;
    return lstat(path, &status) == 0;
}

static bool write_new_file(const char *path, const Buffer *text) {
    NewFile file;
    int reason = new_file_open(&file, path);
    if (!reason) {
        reason = new_file_write(&file, text->text, text->length);
        if (reason)
            new_file_drop(&file);
        else
            reason = new_file_settle(&file);
    }
    if (reason) tell_unwritten(path, reason);
    return !reason;
}

/* Whether the file names pictures that stand beside it, and not in it. */
static bool names_pictures(const Pack *pack, const PackFormat *format) {
    unsigned details = format->reach.details;
    if (!(details & DETAIL_PICTURE) || details & DETAIL_EMBEDDED_PICTURE) return false;
    for (size_t i = 0; i < pack->cards.count && pack->cards.items; i++)
        if (pack->cards.items[i].picture && !pack->cards.items[i].picture->base64) return true;
    return false;
}

static int convert(const Pack *pack, const PackFormat *format, const char *path) {
    Arena scratch = {0};
    Problems problems = {0};
    Buffer text = {.limit_bytes = PACK_WRITE_BYTES_MAX};
    PackWriting writing = {
        .pack = pack, .format = format, .scratch = &scratch, .out = &text, .problems = &problems};
    format->write(&writing);
    print_problems(&problems, pack->path);
    bool ok = !text.failed && writing.written > 0;
    if (text.failed) fprintf(stderr, "quizleaf: %s: This is too much for one file.\n", path);
    if (!text.failed && !writing.written)
        fprintf(stderr, "quizleaf: %s has no kind of question that %s can hold, so nothing was written.\n",
                pack->path, format->name);
    ok = ok && write_new_file(path, &text);
    if (ok)
        printf("%s: %zu of %zu cards, as %s.\n", path, writing.written, writing.written + writing.left_out,
               format->name);
    if (ok && text.length > PACK_FILE_BYTES_MAX)
        printf("It is larger than what this game reads, which is %zu MiB.\n", PACK_FILE_BYTES_MAX / MEBIBYTE);
    if (ok && names_pictures(pack, format))
        printf("It names its pictures: put it into a folder with those of %s.\n", pack->path);
    buffer_release(&text);
    problems_release(&problems);
    arena_release(&scratch);
    return ok ? 0 : 1;
}

int command_convert(int argc, char **argv) {
    const char *paths[2], *key = NULL;
    int count = 0;
    for (int i = 1; i < argc; i++) {
        if (strcmp(argv[i], "--to") == 0 && i + 1 < argc)
            key = argv[++i];
        else if (argv[i][0] == '-' || count == 2)
            return command_usage(argv[0], argv[i]);
        else
            paths[count++] = argv[i];
    }
    if (count < 2) return command_usage(argv[0], NULL);
    const PackFormat *format = find_format(key, paths[1]);
    if (!format) {
        fprintf(stderr,
                "quizleaf: Which format should %s have? Say it with --to and one of these: ", paths[1]);
        print_formats(stderr);
        return 2;
    }
    if (is_taken(paths[1])) {
        tell_unwritten(paths[1], EEXIST);
        return 1;
    }
    Problems problems = {0};
    Pack pack;
    bool ok = pack_read(paths[0], &pack, &problems);
    print_problems(&problems, paths[0]);
    problems_release(&problems);
    int code = ok ? convert(&pack, format, paths[1]) : 1;
    pack_release(&pack);
    return code;
}
