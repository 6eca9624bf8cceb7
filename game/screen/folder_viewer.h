/* Shows folders in the program that the player looks at files with (xdg-open). Whether that worked shows a
 * moment later, on another thread: a machine may have xdg-open and still nothing that it could start. */
#ifndef QUIZLEAF_SCREEN_FOLDER_VIEWER_H
#define QUIZLEAF_SCREEN_FOLDER_VIEWER_H

#include <stdbool.h>
#include <stddef.h>

typedef struct FolderViewer FolderViewer;

/* `word` is called, on a thread of the viewer's, when there is a failure to take. NULL: no memory. */
FolderViewer *folder_viewer_open(void (*word)(void *context), void *context);

/* Programs that were started go on; `word` is not called any more. NULL is fine. */
void folder_viewer_close(FolderViewer *viewer);

/* Asks for a folder to be shown. */
void folder_viewer_show(FolderViewer *viewer, const char *folder);

/* Whether a folder could not be shown, since this was asked last; then its path. The caller frees it. */
char *folder_viewer_take_failure(FolderViewer *viewer);

/* Writes a path as a URL, "file:///home/zo%C3%AB": every byte but letters, digits and /-._~ by its number.
 * False where it does not fit. */
bool folder_viewer_url(const char *folder, char *out, size_t size);

#endif
