/* Folders of the player's own. */
#ifndef QUIZLEAF_BASE_FOLDER_H
#define QUIZLEAF_BASE_FOLDER_H

/* Makes a folder and those above it, as far as they are missing, for this user only: data folders are no
 * other user's business (XDG Base Directory Specification). 0, also where it is there already; else errno. */
int folder_make(const char *folder);

#endif
