#!/bin/sh
# Files dropped on a real window, as a file manager does it: one with a name that no address holds as it is, one
# while a card is open, two at once, and one that is no pack. drop.sh QUIZLEAF FOLDER_OF_HELPERS
set -eu
. "$(dirname -- "$0")/begin.sh"
mkdir "$work/elsewhere"

write_list() { # file
    printf 'Country,Capital\nFrance,Paris\nItaly,Rome\nPeru,Lima\nCuba,Havana\n' >"$1"
}
drop() { # files
    "$helpers/drop_files" "$window" $((X + 400)) $((Y + 300)) "$@" || fail "these cannot be dropped: $*"
}
expect_notice() {
    wait_for "the notice is shown" looks_like "400 660 $GOLD"
}

write_list "$work/packs/first.csv"
write_list "$work/elsewhere/Länder #1 – 100%.csv"
write_list "$work/elsewhere/second.csv"
write_list "$work/elsewhere/third.csv"
printf 'A letter, not a quiz\n\nDear all\n' >"$work/elsewhere/letter.pdf"
start_display 1600x900
start_window_manager
run_game --seed 5 --size 1280x720
expect title

drop "$work/elsewhere/Länder #1 – 100%.csv"
expect_notice
keys Return
expect choose
keys Return
expect question

# A match goes on; what was dropped is told at the next pause, and the match is still there.
drop "$work/elsewhere/second.csv"
expect question
keys Escape
expect_notice
keys Return
expect pause
keys Return
expect question
keys Escape
expect pause
keys Down Return
expect leave
keys Down Return
expect title

# Two at once lead to Packs, where four stand now; what cannot be opened leads nowhere.
drop "$work/elsewhere/third.csv" "$work/elsewhere/second.csv"
expect_notice
keys Return
wait_for "Packs has four rows" looks_like "1200 287 $PAPER|$FOCUS" "1200 531 $PAPER|$FOCUS"
keys Escape
expect title
drop "$work/elsewhere/letter.pdf"
expect_notice
keys Return
expect title

kill "$game"
wait "$game" || fail "the game ended with code $?: $(cat "$work/game.log")"
echo "drop: one, one on a card, two, none"
