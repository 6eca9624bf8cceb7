/* Where a line of text may end without a space: between the characters of Chinese and Japanese as their
 * punctuation allows (libunibreak, UAX #14), between words of Thai (libthai's dictionary), between emoji.
 * Words of Korean and of all other scripts stay whole. Inside text. */
#ifndef QUIZLEAF_SCREEN_TEXT_BREAKS_H
#define QUIZLEAF_SCREEN_TEXT_BREAKS_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"

/* One byte for each byte of the text: true where a line may end before it. NULL where only spaces divide, as
 * in most texts. Lives in the arena. */
const bool *text_breaks(Arena *arena, const char *text);

/* Whether no line ends at the space between two words: in front of marks that no line begins with, which
 * French puts behind a space ("France ?") and which stand between words ("Elm · oak", "Elm - a tree"), and
 * behind those that no line ends with ("« oui »"). */
bool text_breaks_hold(const char *word, size_t length, const char *next, size_t next_length);

/* Bytes of a word that its first `graphemes` graphemes take, fewer where that would cut what is drawn as one
 * (a conjunct of Devanagari), but never none. */
size_t text_breaks_prefix(const char *word, size_t graphemes);

/* Whether the script's letters reach so far up or down that its lines need to stand further apart. */
bool text_breaks_is_tall(const char *text);

#endif
