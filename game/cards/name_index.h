/* Every value of a fact base by the number of its name, so that two spellings of one name compare equal, and
 * from a name back to the facts that hold it.
 *
 * Two values are one name when they fold to the same text (case, accents and spacing set aside) or the pack
 * declares them spellings of each other. Sorted arrays throughout: no pack, however built, makes a look-up
 * slower than a binary search. */
#ifndef QUIZLEAF_CARDS_NAME_INDEX_H
#define QUIZLEAF_CARDS_NAME_INDEX_H

#include "base/text.h"
#include "cards/fact_base.h"

#define NAME_NONE UINT32_MAX

/* Where a name stands in the facts. */
typedef struct NameUse {
    uint32_t name;
    uint32_t column_name; /* number of the column's name over all relations */
    uint32_t relation;
    uint32_t fact;
    uint32_t column;
} NameUse;

typedef struct NameIndex NameIndex;

/* Lives in the arena; borrows the fact base. `scratch`, which may be the same, keeps what is of no use
 * afterwards. */
NameIndex *name_index_build(Arena *arena, Arena *scratch, const FactBase *facts);

/* The number of the name that fact's column holds; NAME_NONE where it is empty. */
uint32_t name_index_of(const NameIndex *index, size_t relation, size_t fact, size_t column);

/* A text as names are compared by it. */
typedef struct NamedText {
    FoldedText folded;
    uint32_t name; /* NAME_NONE: compared by its folded text */
} NamedText;

/* Folded in the arena, or where it stands in the facts themselves, as it was folded there. index NULL: no
 * text has a name. */
NamedText name_index_text(const NameIndex *index, Arena *arena, const char *text);

/* The number of a text as a name; NAME_NONE where no fact, spelling or group mentions it. */
uint32_t name_index_find(const NameIndex *index, const char *text);

/* The same for a text that text_fold has folded already. */
uint32_t name_index_find_folded(const NameIndex *index, const char *folded);

/* The number of a column's name, the same in every relation that has a column of that name. */
uint32_t name_index_column(const NameIndex *index, size_t relation, size_t column);

/* All uses of a name in columns of one name: returns the first of *count. */
const NameUse *name_index_uses(const NameIndex *index, uint32_t name, uint32_t column_name, size_t *count);

/* The texts that the pack declares for a name (under "names"): the printed one and its other spellings, in no
 * telling order; NULL and 0 where it declares none. */
const char *const *name_index_spellings(const NameIndex *index, uint32_t name, size_t *count);

/* The groups that a name is part of, or the names inside a group, through groups in groups; at most `max`
 * numbers into `out`, returns how many. */
size_t name_index_wholes(const NameIndex *index, uint32_t name, uint32_t *out, size_t max);
size_t name_index_members(const NameIndex *index, uint32_t name, uint32_t *out, size_t max);

/* Whether any name is a part of another: else two names clash only where they are one. */
bool name_index_has_groups(const NameIndex *index);

/* Whether two names must not stand as rivals: one and the same, or one a declared part of the other, through
 * groups in groups too. */
bool name_index_numbers_clash(const NameIndex *index, uint32_t a, uint32_t b);

/* The same for two texts, whether facts know them or not. */
bool name_index_texts_clash(const NameIndex *index, const NamedText *a, const NamedText *b);
bool name_index_clash(const NameIndex *index, const char *a, const char *b);

#endif
