/* The packs in the game: read on a thread while the window answers, taken in when they are dropped on it, and
 * read again when their files change. Without a loader (tests, the demo) packs are read here and now. */
#ifndef QUIZLEAF_SCENES_GAME_PACKS_H
#define QUIZLEAF_SCENES_GAME_PACKS_H

#include "packs/folder_watch.h"
#include "packs/pack_shelf.h"

typedef struct Game Game;

#define GAME_PACK_FOLDERS_MAX 8

/* A file as it was when it was asked for. */
typedef struct KnownFile {
    const char *path; /* as it was named first */
    const char *real; /* .. pack_folder_real_path of it: by whatever other name it comes, it is this file */
    uint64_t stamp;   /* another one where the file, or a file of the folder, has changed; 0: it is gone */
    size_t opened_in; /* with all that was brought at one time: 1 + Brought.times then; 0: it was not */
    bool left;        /* what it holds is on the shelf in another way: it is not asked for any more */
} KnownFile;

/* What the player brought: read on, until nothing of it waits any more. */
typedef struct Brought {
    const char **waiting; /* paths */
    size_t count, capacity;
    size_t opened, refused, stopped; /* since nothing waited */
    size_t times;                    /* how often nothing waited any more */
    const char *first;               /* that was opened */
    const char *first_refused;
} Brought;

typedef struct GamePacks {
    Arena arena; /* folders, paths */
    PackLoader *loader;
    FolderWatch *watch;
    atomic_bool changed; /* set by the watch's thread: folders are to be looked into again */
    const char *folders[GAME_PACK_FOLDERS_MAX];
    bool folders_brought[GAME_PACK_FOLDERS_MAX]; /* they are not read at every start */
    size_t folder_count;
    const char *own_folder; /* where the player's packs are; NULL: none */
    KnownFile *known;
    size_t known_count, known_capacity;
    Brought brought;
    const char *kept_from, *kept_to; /* a pack of which a copy was made, until that is read; NULL: none */
    const char *edited;              /* the file that changed last while the game was open; NULL: none */
    const char *missed;              /* the chosen file, which went; it may come back. NULL: none */
    size_t batch;                    /* packs asked for since none was being read */
    uint32_t reading_since_ms;       /* when the first of them was, as game_now_ms */
    bool chosen;                     /* the player has chosen a pack: those read later do not push in */
    void (*word)(void *context);     /* wakes the loop, on any thread */
    void *context;
} GamePacks;

/* Reads on a thread from now on and watches folders; `word` is called on other threads when there is news. */
void game_packs_open(Game *game, void (*word)(void *context), void *context);
void game_packs_close(Game *game);

/* Every pack of a folder, now and when it changes. A folder that is not there is none. */
void game_packs_add_folder(Game *game, const char *folder);

/* A file or folder that the player brings: dropped on the window, named on the command line. One pack is
 * chosen when it has been read; of several, or of a folder that holds several, the list is shown. */
void game_packs_bring(Game *game, const char *path);

/* For game_packs.c, game_brought.c and game_keep.c: what is known of a file, from now on; asks for a file;
 * and for one that is brought, whatever was known of it. */
KnownFile *game_packs_know(Game *game, const char *path);
void game_packs_ask(Game *game, const char *path);
void game_packs_look_at_new(Game *game, const char *path);

/* There is news: takes what was read and looks into folders that changed. */
void game_packs_take_news(Game *game);

/* Stops the reading that goes on, and all that was brought with it; packs of folders that are read at every
 * start are still read. True where there was one. */
bool game_packs_cancel(Game *game);

/* What is being read; false: nothing. */
bool game_packs_state(const Game *game, LoaderState *out);

/* The player chooses this one of the shelf's packs. */
void game_packs_choose(Game *game, size_t place);

/* Hides a file of the shelf from whoever chooses what to play, or shows it again, and remembers that. */
void game_packs_hide(Game *game, ShelvedPack *shelved, bool hidden);

/* Asks for a folder to be shown by the machine's own program: that of a file, or with NULL the player's
 * packs folder, which is made where it is missing. */
void game_packs_show_folder(Game *game, const char *path);

/* No program shows a folder: says where it is, and whether its path was copied. */
void game_packs_tell_folder(Game *game, const char *folder, bool copied);

/* Copies a pack to the player's own folder, so that it is there at the next start; the copy takes its place
 * on the shelf. Another pack of its name stays as it is. A notice says how that went. */
void game_packs_keep(Game *game, size_t place);

/* Whether the pack at this place stands in one of the folders that are read at every start. */
bool game_packs_is_kept(const Game *game, size_t place);

#endif
