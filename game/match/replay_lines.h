/* A replay's text as lines and words, with the place of each; for replay_read*.c alone. */
#ifndef QUIZLEAF_MATCH_REPLAY_LINES_H
#define QUIZLEAF_MATCH_REPLAY_LINES_H

#include "match/replay.h"

/* A piece of the text being read, without a NUL at its end. */
typedef struct ReplaySlice {
    const char *text;
    size_t length;
} ReplaySlice;

typedef struct ReplayReader {
    const char *cursor;
    const char *end;
    Place place;      /* of the line being read */
    const char *line; /* where it begins */
    Problems *problems;
    Replay *replay;
    char text[ANSWER_TEXT_BYTES + 1]; /* of the action being read */
} ReplayReader;

/* Adds the sentence at the present line and is false; REFUSE_AT at this piece of it. */
#define REFUSE(reader, ...) (problem_error((reader)->problems, (reader)->place, __VA_ARGS__), false)
#define REFUSE_AT(reader, slice, ...)                                                                        \
    (problem_error((reader)->problems, replay_place_of(reader, (slice).text), __VA_ARGS__), false)

/* Where in the present line this is. */
Place replay_place_of(const ReplayReader *reader, const char *at);

bool replay_slice_is(ReplaySlice slice, const char *text);

/* For quoting in a sentence: a hostile line is not repeated at length, nor may it speak to a terminal. In the
 * replay's arena. */
const char *replay_quoted(ReplayReader *reader, ReplaySlice slice);

/* The next line without its end (LF or CRLF); false at the end of the text. */
bool replay_next_line(ReplayReader *reader, ReplaySlice *out);

/* Takes what stands before the first space off the line's front. */
ReplaySlice replay_take_word(ReplaySlice *line);

/* Decimal digits only, up to max. */
bool replay_parse_number(ReplaySlice slice, uint32_t max, uint32_t *out);

/* So many digits; of more than 16 the last ones. */
bool replay_parse_hex(ReplaySlice slice, size_t digits, uint64_t *out);

/* replay_read_action.c: "345 answer 2" or "345+7 seat 2 answer 2", what follows "at". */
bool replay_read_action(ReplayReader *reader, ReplaySlice line);

#endif
