/* What a card template of Anki asks: HTML with marks like {{Country}} and {{#Hint}}...{{/Hint}}. */
#ifndef QUIZLEAF_PACKS_ANKI_TEMPLATE_H
#define QUIZLEAF_PACKS_ANKI_TEMPLATE_H

#include "packs/anki_notes.h"

/* By its two sides as Anki has them: the first field that the front shows, and the first that only the back
 * does; the words around the one on the front where they hold for every note. Its texts are in the pack's
 * arena. */
AnkiWay anki_template_way(PackReading *reading, const AnkiKind *kind, const char *front, const char *back);

#endif
