/* UTF-8 text, by utf8proc. Text from outside is checked once with text_find_invalid where it comes in;
 * everything else here takes valid UTF-8 with a NUL at its end. */
#ifndef QUIZLEAF_BASE_TEXT_H
#define QUIZLEAF_BASE_TEXT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"

/* The offset of the first byte that is not valid UTF-8 (overlong forms, surrogates and values over
 * U+10FFFF are invalid), or length where all is well. */
size_t text_find_invalid(const char *bytes, size_t length);

/* Code points. */
size_t text_count_codepoints(const char *text);

/* What a reader sees as one character each (UAX #29 extended grapheme clusters). */
size_t text_count_graphemes(const char *text);

/* Bytes of text that its first `graphemes` graphemes take; the whole length if it has fewer. */
size_t text_grapheme_prefix(const char *text, size_t graphemes);

/* Bytes that stay when the last grapheme is taken off; 0 for "". */
size_t text_without_last_grapheme(const char *text);

/* The form in which two texts that read the same are equal: compatibility forms plain (NFKC), case folded,
 * runs of white space one space, none at the ends; typographic quotes and dashes plain; the marks dropped
 * that readers leave out (accents of Latin, Greek and Cyrillic letters, Hebrew points, Arabic vowel signs),
 * those kept that are letters to their readers (Indian and Thai vowel signs, voicing of kana). "Les
 * Misérables" and "les miserables" fold to one text. Punctuation stays, so "C" and "C++" stay two. ASCII
 * takes about 2 ns a byte and, like most texts, one allocation. */
const char *text_fold(Arena *arena, const char *text);

/* The same in `small`, of `size` bytes, where that is enough, as TEXT_FEW_BYTES are for nearly every text. */
#define TEXT_FEW_BYTES 512
const char *text_fold_into(char *small, size_t size, Arena *arena, const char *text);

/* A folded text with what was seen on the way. */
typedef struct FoldedText {
    const char *text;
    size_t length;     /* its bytes */
    size_t codepoints; /* of the text as it was written */
} FoldedText;

FoldedText text_fold_measured(Arena *arena, const char *text);

/* hash_quick_text of the folded text: what two texts that read the same have in common. */
uint64_t text_fold_hash(const char *text);

/* For identifiers: folded, letters of every script, digits and emoji kept, everything else one hyphen; at
 * most max_bytes bytes, never cut inside a character. "Who plays Tao?" gives "who-plays-tao". A text of
 * nothing but signs gives a number made of it. */
const char *text_slug(Arena *arena, const char *text, size_t max_bytes);

/* The same of a text that is folded already, into max_bytes + 1 bytes. */
void text_slug_of_folded(const char *folded, char *slug, size_t max_bytes);

/* Whether the text holds a character that no line of a card may have: a control character, a line end, a
 * tab, a code point that is never a character (U+FFFE), or one that turns the direction of text around it
 * (U+202A..202E, U+2066..2069). */
bool text_has_control(const char *text);

/* The same for `length` bytes, a NUL among them counting as a control character, and the number of code
 * points where there is none: one look at what comes in. */
bool text_has_control_in(const char *text, size_t length, size_t *codepoints);

/* Whether a code point is punctuation (general category P) or an accent that stands by itself (Sk), or a
 * digit or number of any script (N). */
bool text_is_punctuation(uint32_t codepoint);
bool text_is_number(uint32_t codepoint);

/* Whether a code point is white space of any kind, line ends included; a lower-case letter; one that
 * text_has_control speaks of (a line end and a tab are that too). */
bool text_is_space(uint32_t codepoint);
bool text_is_lower(uint32_t codepoint);
bool text_is_control(uint32_t codepoint);

/* The next code point at *cursor, which moves past it; 0 at the end. */
uint32_t text_next(const char **cursor);

/* Writes a code point, with a NUL behind it; returns its bytes, 0 for what is none. */
#define TEXT_CODEPOINT_BYTES 5
size_t text_put(char bytes[TEXT_CODEPOINT_BYTES], uint32_t codepoint);

/* A count as people read it, in groups of three: "4 480". In the arena. */
const char *text_number(Arena *arena, int64_t number);

/* As strcmp, but numbers in the texts by their size: "round 2" comes before "round 10". */
int text_compare_numbered(const char *first, const char *second);

/* Whether the byte of a folded text belongs to a word: a letter, a digit, or a part of any character beyond
 * ASCII. */
static inline bool text_is_word_byte(char byte) {
    return (byte >= 'a' && byte <= 'z') || (byte >= '0' && byte <= '9') || (unsigned char)byte >= 0x80;
}

/* Whether two texts are equal, or both NULL. */
bool text_same(const char *a, const char *b);

/* The order of two texts by their bytes, for qsort and bsearch over arrays of const char *. */
int text_compare(const void *a, const void *b);

/* What stands behind a line's first word and a space, where it is this word; else NULL. */
const char *text_behind_word(const char *line, const char *word);

#endif
