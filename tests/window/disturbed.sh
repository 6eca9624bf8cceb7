#!/bin/sh
# A party of four that is disturbed: another window takes the focus in the middle of a card, the window is made tiny
# and large in every scene, and the pack's file goes while it is played. disturbed.sh QUIZLEAF FOLDER_OF_HELPERS
set -eu
. "$(dirname -- "$0")/begin.sh"
. "$here/four_people.sh"
CARDS=5

choose_rules() {
    keys Up Up Return
    expect party_setup
    keys Down Down Left Down Right # 5 cards, 40 seconds each: a loaded machine takes its time
    keys Escape
    expect lobby
}

resize() { # WIDTH HEIGHT
    xdotool windowsize "$window" "$1" "$2"
    wait_for "the window is $1 wide" has_width "$1"
}

has_width() {
    look_at_window
    [ "$WIDTH" = "$1" ]
}

# The scene stands where it stood, however it was pulled about.
shake() { # SCENE
    resize 160 90
    resize 200 700
    resize 1600 120
    resize 1280 720
    expect "$1"
    resize 1600 900
    expect "$1"
}

# One answer is in; then somebody looks at another window, and comes back.
lose_focus() {
    keys $UPPER_LEFT_A
    "$quizleaf" --data-dir "$work/other" --packs "$work/packs" --size 640x360 >>"$work/other.log" 2>&1 &
    other=$!
    started="$other $started"
    wait_for "the other window is there" has_other_window
    kill "$other"
    wait_for "the other window is gone" is_over "$other"
    expect host
    xdotool windowfocus "$window"
    shake host
    keys Return
    expect party_question
}

has_other_window() {
    [ -n "$(xdotool search --all --onlyvisible --pid "$other" --name '^Quizleaf$' 2>/dev/null)" ]
}

start_display 1600x900
start_window_manager
run_game --size 1600x900 --seed 20230804
gather
choose_rules
shake lobby
keys Return
expect party_question
lose_focus
shake party_question
rm "$work/packs/trees.yaml"
card=1
while [ "$card" -le "$CARDS" ]; do
    all_answer
    [ "$card" != 2 ] || shake party_reveal
    after_a_moment $LOWER_LEFT_LOCK
    [ "$card" -lt "$CARDS" ] || break
    expect party_scores
    [ "$card" != 1 ] || shake party_scores
    after_a_moment $UPPER_LEFT_LOCK
    expect party_question
    card=$((card + 1))
done
expect podium
shake podium
check_kept_party '"mode": "everyone"' "\"length\": $CARDS" '"place": 1'
[ "$right" = "$CARDS" ] || fail "$right right answers, not $CARDS: $(cat "$work/scores.json")"
sleep 2
keys Return Return # no rematch without the pack: a notice, which the second one puts away
expect lobby
keys Escape
expect title
click 960 925
wait_for "the game ends" is_over "$game"
wait "$game" || fail "the game ended with code $?: $(cat "$work/game.log")"
