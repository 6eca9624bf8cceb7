#include "scenes/answer_view.h"

static const AnswerView *const VIEWS[CARD_KINDS] = {
    [CARD_CHOICE] = &ANSWER_PICK,   [CARD_TRUE_FALSE] = &ANSWER_TRUE_FALSE, [CARD_SEVERAL] = &ANSWER_SEVERAL,
    [CARD_ORDER] = &ANSWER_ORDER,   [CARD_PAIRS] = &ANSWER_PAIRS,           [CARD_ODD_ONE_OUT] = &ANSWER_PICK,
    [CARD_NUMBER] = &ANSWER_NUMBER, [CARD_TYPED] = &ANSWER_TYPED,
};

const AnswerView *answer_view_of(const Game *game) {
    return VIEWS[match_card(&game->runner.match)->kind];
}

bool answer_is_open(const Game *game) {
    return game->runner.match.phase == MATCH_QUESTION;
}
