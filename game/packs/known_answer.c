/* A card of a list is compared with up to 60 answers, so 50,000 cards take a million comparisons: nearly all
 * of them are over after a look at the marks. */
#include "packs/known_answer.h"

#include <string.h>

#include "base/text.h"
#include "cards/card_proof.h"
#include "packs/question_draft.h"
#include "packs/two_answers.h"

KnownAnswer known_answer_make(const char *text, Arena *arena) {
    FoldedText folded = text_fold_measured(arena, text);
    KnownAnswer answer = {.text = text,
                          .folded = folded.text,
                          .words = answer_shape_words(folded.text),
                          .letters = typed_answer_marks(text),
                          .codepoints = (uint32_t)folded.codepoints,
                          .about_others = draft_is_about_others(text)};
    for (const char *at = folded.text; *at; at++) {
        answer.bytes |= UINT64_C(1) << (unsigned char)*at % 64;
        answer.other_script = answer.other_script || (unsigned char)*at >= 0x80;
    }
    return answer;
}

/* Whether what one of them has stands in the other as well. */
static bool may_hold(const KnownAnswer *a, const KnownAnswer *b) {
    return !(a->bytes & ~b->bytes) || !(b->bytes & ~a->bytes);
}

bool known_answers_tell(const KnownAnswer *a, const KnownAnswer *b) {
    if (!may_hold(a, b)) return false;
    if (a->other_script && b->other_script) /* which may have no spaces between its words */
        return strstr(a->folded, b->folded) || strstr(b->folded, a->folded);
    return card_proof_tells(a->folded, b->folded) || card_proof_tells(b->folded, a->folded);
}

static bool may_be_part(const KnownAnswer *a, const KnownAnswer *b) {
    return a->words & b->words || (a->other_script && b->other_script && may_hold(a, b));
}

/* Whether one of the two would pass for the other where it is written with a slip. */
static bool is_slip(const KnownAnswer *a, const KnownAnswer *b) {
    return typed_answer_may_pass(&a->letters, &b->letters) && typed_answer_either_passes(a->text, b->text);
}

bool known_answers_may_be_one(const KnownAnswer *a, const KnownAnswer *b) {
    bool is_part = may_be_part(a, b);
    if (is_part && two_answers_count_alike(a->text, b->text)) return true;
    bool alike = (is_part && answer_shape_is_part(a->folded, b->folded)) || is_slip(a, b);
    return alike && !two_answers_differ(a->text, b->text);
}
