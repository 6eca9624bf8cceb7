/* What the writer and the reader of replays have in common; for these two files alone. */
#ifndef QUIZLEAF_MATCH_REPLAY_PARTS_H
#define QUIZLEAF_MATCH_REPLAY_PARTS_H

#define REPLAY_VERSION "1"
#define REPLAY_FIRST_WORD "quizleaf-replay"
#define REPLAY_TYPED_WORD "typed" /* an answer that is a text */

#define REPLAY_CARDS_MAX 1000000u /* more than any pack holds */
#define REPLAY_TITLE_BYTES_MAX 1000

#endif
