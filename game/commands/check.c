/* `quizleaf check PATH...`: every problem of packs, a line each, then what they hold and of which kinds. */
#include <stdio.h>

#include "cards/card_list.h"
#include "commands/command.h"
#include "packs/pack_characters.h"
#include "packs/pack_folder.h"
#include "packs/pack_main_file.h"
#include "screen/installed_fonts.h"

typedef struct Tally {
    size_t packs, facts, cards, errors, warnings;
    size_t kinds[CARD_KINDS]; /* cards of each kind */
    InstalledFonts *installed;
    ScriptSet without_font;
} Tally;

static void print_count(size_t count, const char *one, const char *many, const char *behind) {
    printf("%zu %s%s", count, count == 1 ? one : many, behind);
}

/* "390 choice, 60 typed": the kinds that there are. */
static void print_kinds(const Tally *tally) {
    const char *before = "";
    for (CardKind kind = 0; kind < CARD_KINDS; kind++) {
        if (!tally->kinds[kind]) continue;
        printf("%s%zu %s", before, tally->kinds[kind], card_kind_name(kind));
        before = ", ";
    }
    if (*before) puts(".");
}

/* Makes every card, so that those which are made on demand are proved too. */
static void count_cards(const CardList *cards, Tally *tally, Problems *problems) {
    for (size_t i = 0; i < cards->count; i++) {
        Arena arena = {0}, scratch = {0};
        Card card;
        if (card_list_make(cards, i, &(CardMaking){&arena, &scratch, problems}, &card)) {
            tally->cards++;
            tally->kinds[card.kind]++;
        }
        arena_release(&scratch);
        arena_release(&arena);
    }
    problems_sort(problems);
}

/* Texts of which this machine cannot show all. */
static void look_for_fonts(const Pack *pack, Tally *tally) {
    Arena arena = {0};
    PackCharacters characters = pack_characters(pack, &arena);
    if (characters.count && !tally->installed) tally->installed = installed_fonts_open(NULL);
    if (tally->installed)
        tally->without_font |= installed_fonts_lack(tally->installed, characters.items, characters.count);
    arena_release(&arena);
}

static void check_file(const char *path, Tally *tally) {
    Problems problems = {0};
    Pack pack;
    if (pack_read(path, &pack, &problems)) look_for_fonts(&pack, tally);
    count_cards(&pack.cards, tally, &problems);
    for (size_t i = 0; i < problems.count; i++) puts(problem_line(&problems.items[i], &problems.arena));
    size_t listed = problems.errors + problems.warnings;
    if (listed > problems.count) printf("%s: and %zu more.\n", path, listed - problems.count);
    tally->packs++;
    tally->facts += fact_base_count_facts(&pack.facts);
    tally->errors += problems.errors;
    tally->warnings += problems.warnings;
    pack_release(&pack);
    problems_release(&problems);
}

static void check_folder(const char *folder, Tally *tally) {
    Arena arena = {0};
    const char **paths, *why;
    size_t count;
    if (!pack_folder_list(folder, &arena, &paths, &count, &why)) {
        printf("%s: error: It cannot be read: %s.\n", folder, why);
        tally->errors++;
    } else if (count == 0) {
        printf(
            "%s: error: There is no pack in this folder. \"questions/README.md\" lists what can be read.\n",
            folder);
        tally->errors++;
    } else {
        for (size_t i = 0; i < count; i++) check_file(paths[i], tally);
    }
    arena_release(&arena);
}

int command_check(int argc, char **argv) {
    if (argc < 2) return command_usage(argv[0], NULL);
    for (int i = 1; i < argc; i++)
        if (argv[i][0] == '-') return command_usage(argv[0], argv[i]);
    Tally tally = {0};
    for (int i = 1; i < argc; i++) {
        if (pack_folder_is_folder(argv[i]) && !pack_main_file_is_in(argv[i]))
            check_folder(argv[i], &tally);
        else
            check_file(argv[i], &tally);
    }
    print_count(tally.packs, "pack", "packs", ", ");
    print_count(tally.facts, "fact", "facts", ", ");
    print_count(tally.cards, "card", "cards", ": ");
    print_count(tally.errors, "error", "errors", ", ");
    print_count(tally.warnings, "warning", "warnings", ".\n");
    print_kinds(&tally);
    if (tally.without_font) {
        char sentence[MISSING_FONTS_BYTES_MAX];
        missing_fonts_sentence(tally.without_font, " to see them on this machine.", sentence);
        puts(sentence);
    }
    installed_fonts_close(tally.installed);
    return tally.errors ? 1 : 0;
}
