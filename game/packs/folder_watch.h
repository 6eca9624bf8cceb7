/* Tells when files of some folders change: a pack that is being edited, one that is put there. By inotify and
 * a thread that sleeps until the machine has something to tell, so that watching costs nothing.
 *
 * A burst of changes (an editor writes a new file, then renames it) is told once, a moment after the last. */
#ifndef QUIZLEAF_PACKS_FOLDER_WATCH_H
#define QUIZLEAF_PACKS_FOLDER_WATCH_H

#include <stdbool.h>

typedef struct FolderWatch FolderWatch;

#define FOLDER_WATCH_MAX 64        /* folders watched at once */
#define FOLDER_WATCH_SETTLE_MS 150 /* of silence before changes are told */

/* Calls `changed` on the watch's own thread, so it must only pass word on. NULL where the machine cannot
 * watch; everything else works without. */
FolderWatch *folder_watch_open(void (*changed)(void *context), void *context);

/* Watches one more folder; one that is watched already is fine. False where it cannot be watched (it is not
 * there, or there are too many). */
bool folder_watch_add(FolderWatch *watch, const char *folder);

/* Ends the thread; no call comes afterwards. NULL is fine. */
void folder_watch_close(FolderWatch *watch);

#endif
