/* What there is to say about a pack, in few words, for the scenes that show packs. Texts are the frame's, or
 * stand in the arena, or are the pack's. */
#ifndef QUIZLEAF_SCENES_PACK_WORDS_H
#define QUIZLEAF_SCENES_PACK_WORDS_H

#include "packs/pack_shelf.h"
#include "screen/canvas.h"

/* A path, and its last part, as they can be drawn: a question mark stands for what is no text. */
const char *pack_words_path(Arena *arena, const char *path);
const char *pack_words_file(Arena *arena, const char *path);

/* Its title, or the name of a file in which nothing can be played. */
const char *pack_words_title(Arena *arena, const ShelvedPack *shelved);

/* "945 cards · English · Quizleaf YAML"; of a file in which nothing can be played what is wrong with
 * it. */
const char *pack_words_about(Canvas *canvas, const ShelvedPack *shelved);

/* How many there are of what the latest reading complained about, errors and warnings. */
size_t pack_words_count_problems(const ShelvedPack *shelved);

/* "3 problems"; "" for none. */
const char *pack_words_problems(Canvas *canvas, const ShelvedPack *shelved);

/* "heartstopper.yaml:12:3: error: ...", without the folders. */
const char *pack_words_problem(Arena *arena, const Problem *problem);

/* What the first problem is, for a reader who sees the pack's file name already: "Line 12: ...", or with
 * another file's name where it is in that. NULL: there is none. */
const char *pack_words_why(Arena *arena, const ShelvedPack *shelved);

/* The first error of the latest reading, else the first warning; NULL: none. */
const Problem *pack_words_first_problem(const ShelvedPack *shelved);

/* "English" for "en" or "en-GB"; what is not known here as it is; NULL where the pack does not say. */
const char *pack_words_language(const char *tag);

#endif
