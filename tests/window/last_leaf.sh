#!/bin/sh
# Four people play Last leaf standing in a real window, two leaves each, until one of them has the last one.
# last_leaf.sh QUIZLEAF FOLDER_OF_HELPERS
set -eu
. "$(dirname -- "$0")/begin.sh"
. "$here/four_people.sh"

choose_rules() {
    keys Up Up Return
    expect party_setup
    keys Right Right Right # Last leaf standing
    keys Down Down Right   # 40 seconds each: a loaded machine takes its time
    keys Down Left         # 2 leaves
    keys Escape
    expect lobby
}

# The board's upper row, which is who leads; those below may be out.
board_or_podium() {
    looks_like "1200 336 $GOLD" || shows podium
}

question_or_podium() {
    shows party_question || shows podium
}

# From card to card until one has a leaf; the pack has six cards.
play_cards() {
    for card in 1 2 3 4 5 6; do
        expect party_question
        all_answer
        after_a_moment $LOWER_LEFT_LOCK
        wait_for "the board or the podium is shown" board_or_podium
        shows podium || after_a_moment $UPPER_LEFT_LOCK
        wait_for "the next card or the podium is shown" question_or_podium
        ! shows podium || return 0
    done
    fail "nobody has won after six cards"
}

# One party of four, of which one is first; with every card one was right.
check_scores() {
    check_kept_party '"mode": "last-leaf"' '"place": 1' '"place": 2' "\"cards\": $card"
    [ "$(grep -c '"place": 1,' "$work/scores.json")" = 1 ] || fail "not one is first: $(cat "$work/scores.json")"
    [ "$right" -le "$card" ] || fail "$right right answers to $card cards: $(cat "$work/scores.json")"
}

start_display 1280x720
start_window_manager
run_game --size 1280x720 --seed 20230804
gather
choose_rules
keys Return
play_cards
check_scores
sleep 2 # whoever still drums on the last card chooses nothing
keys Right Right Right Return
expect title
click 960 925
wait_for "the game ends" is_over "$game"
wait "$game" || fail "the game ended with code $?: $(cat "$work/game.log")"
echo "played: $card cards"
