/* Inside the store: the sentences a player reads when something is wrong. Not for other rooms. */
#ifndef QUIZLEAF_STORE_STORE_NOTICE_H
#define QUIZLEAF_STORE_STORE_NOTICE_H

#include "store/store.h"

/* "": nothing to tell. NULL is fine. */
void notice_clear(StoreNotice *notice);

/* printf; cut, with an ellipsis and never inside a character, where it is too long. What stands in the
 * notice already stays, and a space between. NULL is fine. Bytes that are not UTF-8 become "?". */
void notice_add(StoreNotice *notice, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* What a SQLite code means to a player, as the second half of a sentence: "the disk is full". Static. */
const char *notice_reason(int code);

/* What a player can do about it, a whole sentence; "" where we know of nothing. Static. */
const char *notice_remedy(int code);

#endif
