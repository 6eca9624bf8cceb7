/* An Anki package (.apkg, .colpkg): a zip with a collection, which is a database, and the files of its
 * pictures and sounds, which it calls by numbers. */
#ifndef QUIZLEAF_PACKS_ANKI_PACKAGE_H
#define QUIZLEAF_PACKS_ANKI_PACKAGE_H

#include "packs/pack_files.h"
#include "packs/pack_reading.h"

/* The name of the collection that counts, borrowed: the newest that the package has, since older ones beside
 * it only ask for an update. NULL where the files are no Anki package; NULL with `why` (a sentence) where
 * they are one that cannot be read. */
const char *anki_package_collection(const PackFiles *files, const char **why);

/* Tells the reading's pictures what the package calls its media; a list that cannot be read is a warning. */
void anki_package_name_media(PackReading *reading);

#endif
