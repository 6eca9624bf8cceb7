#!/bin/sh
# Four people play a party in a real window, from the title to the podium and into a rematch; the host takes one
# card out. party.sh QUIZLEAF FOLDER_OF_HELPERS
set -eu
. "$(dirname -- "$0")/begin.sh"
. "$here/four_people.sh"
CARDS=5 # of a party; the pack has one more

choose_rules() {
    keys Up Up Return
    expect party_setup
    keys Down Down Left Down Right # 5 cards, 40 seconds each: a loaded machine takes its time
    keys Escape
    expect lobby
}

# The host's menu from the board: Go on, Void this card, ...
take_a_card_out() {
    keys Escape
    expect host
    keys Down Return
    expect party_scores
    keys Return
}

play_party() {
    gather
    choose_rules
    keys Return
    expect party_question
    card=1
    while [ "$card" -le "$CARDS" ]; do
        all_answer
        after_a_moment $LOWER_LEFT_LOCK
        [ "$card" -lt "$CARDS" ] || break
        expect party_scores
        if [ "$card" = 2 ]; then
            take_a_card_out
        else
            after_a_moment $UPPER_LEFT_LOCK
        fi
        expect party_question
        card=$((card + 1))
    done
    expect podium
}

# One party of four; of the cards that count, one of the four was right each time.
check_scores() {
    check_kept_party '"mode": "everyone"' "\"length\": $CARDS" '"seconds_per_card": 40' '"place": 1'
    [ "$right" = $((CARDS - 1)) ] || fail "$right right answers, not $((CARDS - 1)): $(cat "$work/scores.json")"
}

start_display 1600x900
start_window_manager
run_game --seed 20230804
play_party
check_scores

# Once more with the same seats; the host ends it before anybody has points.
sleep 2 # whoever still drums on the last card does not begin it
keys Return
expect party_question
keys Escape
expect host
keys Up Return Down Return # End the party, Yes
expect podium
check_scores
sleep 2
keys Right Right Right Return
expect title
click 960 925
wait_for "the game ends" is_over "$game"
wait "$game" || fail "the game ended with code $?: $(cat "$work/game.log")"
echo "played: $(sed -n 's/^ *"\(name\|points\|right\)": \(.*\),$/\2/p' "$work/scores.json" | tr '\n' ' ')"
