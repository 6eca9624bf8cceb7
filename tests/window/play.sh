#!/bin/sh
# Plays a whole match in a real window by real keys and clicks, until the score is in the table and proved; then
# a second match during which the display dies. play.sh QUIZLEAF FOLDER_OF_HELPERS
set -eu
. "$(dirname -- "$0")/begin.sh"
SEED=20230804 NAME=Zoë
cp "$top/tests/images/pictures.yaml" "$work/packs/"
answers=$("$helpers/right_answers" "$work/packs/pictures.yaml" "$SEED" 10)

start_game() { # folder of its scores, further options
    data=$1
    shift
    "$quizleaf" --data-dir "$data" --packs "$work/packs" --seed "$SEED" "$@" >>"$work/game.log" 2>&1 &
    game=$!
    started="$game $started"
}

take_card() { # number, then: $right of $options
    set -- $(echo "$answers" | sed -n "${1}p")
    right=$1 options=$2
}

# click_on X Y: from a shown answer to the next card
click_on() {
    sleep 0.5 # sooner it would be the second half of a double click
    click "$1" "$2"
}

answer_by_click() {
    tile_place "$1" "$options"
    click "$tile_x" "$tile_y"
}

# The first arrow gives the first tile the focus.
answer_by_arrows() {
    set -- "$1" Right
    [ $(($1 % 2)) = 0 ] || set -- "$@" Right
    [ $(($1 / 2)) = 0 ] || set -- "$@" Down
    shift
    keys "$@" Return
}

letter() {
    echo "$1" | tr 0123 abcd
}

is_size() {
    look_at_window
    [ "$WIDTH" = "$1" ] && [ "$HEIGHT" = "$2" ]
}

expect_size() {
    wait_for "the window is $1 x $2" is_size "$1" "$2"
}

play_match() {
    expect title
    keys Return
    expect choose
    keys Up Up Up Up Right Down Down Down Down Return # 40 seconds a card: a loaded machine takes its time
    expect question

    take_card 1
    keys $((right + 1))
    expect reveal
    keys Return
    expect question

    take_card 2
    keys "$(letter "$right")"
    expect reveal
    click_on 960 300
    expect question

    take_card 3
    answer_by_arrows "$right"
    expect reveal
    keys Return
    expect question

    take_card 4
    answer_by_click "$right"
    expect reveal
    click_on 960 940
    expect question

    take_card 5
    keys Escape
    expect pause
    keys Return
    expect question
    keys p
    expect pause
    keys Down
    expect second_choice
    keys Return
    expect leave
    keys Escape
    expect question
    answer_by_click "$right"
    expect reveal
    keys Return
    expect question

    take_card 6
    xdotool windowsize "$window" 640 360
    expect_size 640 360
    expect question
    answer_by_click "$right"
    expect reveal
    xdotool windowsize "$window" 1280 720
    expect_size 1280 720
    expect reveal
    keys Return
    expect question

    take_card 7
    keys F11
    expect_size 1600 900
    expect question
    keys alt+Return
    expect_size 1280 720
    expect question
    answer_by_click "$right"
    expect reveal
    keys Return
    expect question

    take_card 8
    lose_focus
    keys Return
    expect question
    keys $((right + 1))
    expect reveal
    keys space
    expect question

    take_card 9 # missed on purpose
    keys $(((right + 1) % options + 1))
    expect reveal
    keys Return
    expect question

    take_card 10
    answer_by_click "$right"
    expect reveal
    keys Return
}

# Another window opens over ours and takes the focus.
lose_focus() {
    ours=$window our_game=$game
    start_game "$work/other"
    find_window "$game"
    kill "$game"
    wait "$game" || fail "the other game did not end well"
    game=$our_game window=$ours
    look_at_window
    expect pause
    xdotool windowfocus "$window"
}

scores() {
    "$quizleaf" --packs "$work/packs" scores --data-dir "$work/data" "$@"
}

# The one score, with 9 of 10 cards, under the name that was typed.
check_scores() {
    scores --format json >"$work/scores.json" || fail "scores --format json failed"
    for line in "\"name\": \"$NAME\"" '"right": 9' '"cards": 10' '"seconds_per_card": 40' '"rank": 1'; do
        grep -qF "$line" "$work/scores.json" || fail "no $line in: $(cat "$work/scores.json")"
    done
    [ "$(grep -c '"name":' "$work/scores.json")" = 1 ] || fail "one score was made, the table says otherwise"
    grep -qE '"points": [1-9][0-9]{3,}' "$work/scores.json" || fail "no points in: $(cat "$work/scores.json")"
    scores --verify >"$work/proof.txt" || fail "the score is not proved: $(cat "$work/proof.txt")"
    grep -qF '1 proved, 0 do not follow' "$work/proof.txt" || fail "no proof in: $(cat "$work/proof.txt")"
}

start_display 1600x900
start_window_manager
start_game "$work/data"
find_window "$game"
play_match

expect name
xdotool type --delay 150 "$NAME"
keys Return
expect results
check_scores # saved at that moment, not later
keys Right Return
expect high_scores
click 960 967
keys Left # back at the results, whose table has the focus
expect results
keys Escape
expect title

# A match that is left counts for nothing.
click 960 395
expect choose
click 1270 969
expect question
keys p
expect pause
click 960 745
expect leave
click 960 745
expect title
click 960 925
wait_for "the game ends" is_over "$game"
wait "$game" || fail "the game ended with code $?: $(cat "$work/game.log")"
check_scores

# The display dies while a card is on the table.
start_game "$work/data"
find_window "$game"
expect title
keys Return
expect choose
keys Return
expect question
keys 1
expect reveal
kill -KILL "$display_process"
wait_for "the game ends with its display" is_over "$game"
check_scores
echo "played: $(grep -E '"points"' "$work/scores.json" | tr -d ' ,')"
