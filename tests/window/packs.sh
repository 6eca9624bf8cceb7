#!/bin/sh
# Packs in a real window: a file named on the command line is opened and kept, one is hidden and stays so, two
# are mixed and their match is proved, and a fault that is written into one while the game is open shows until
# it is mended. packs.sh QUIZLEAF FOLDER_OF_HELPERS
set -eu
. "$(dirname -- "$0")/begin.sh"
mkdir "$work/elsewhere"

# write_pack FILE TITLE WORD: five cards, all of one kind
write_pack() {
    printf 'title: %s\nlanguage: en\ncards:\n' "$2" >"$1"
    for number in 1 2 3 4 5; do
        printf '  - {ask: "%s number %s?", right: r%s, wrong: [a%s, b%s, c%s]}\n' \
            "$3" $number $number $number $number $number >>"$1"
    done
}

write_pack "$work/packs/a.yaml" Apples Apple
write_pack "$work/packs/b.yaml" Pears Pear
write_pack "$work/packs/c.yaml" Plums Plum
printf '::One:: Which tree has needles? {=fir ~oak ~birch ~lime}\n' >"$work/elsewhere/trees.gift"

start_game() { # further options
    run_game --seed 5 --size 1280x720 "$@"
}

end_game() {
    kill "$game"
    wait "$game" || fail "the game ended with code $?: $(cat "$work/game.log")"
}

# Rows of Packs, from 0: whether one has the focus, is a plain one, or is not there.
row_is() { # row colours
    looks_like "1200 $((165 + 122 * $1)) $2"
}
expect_row() {
    wait_for "row $1 of Packs is $2" row_is "$1" "$2"
}

strip_is() {
    looks_like "1910 10 $1"
}

start_display 1600x900
start_window_manager

# A file is opened, and kept.
start_game "$work/elsewhere/trees.gift"
wait_for "the notice is shown" looks_like "400 660 $GOLD"
keys Return
expect choose
keys Escape
expect title
keys Down Down Return
expect_row 0 "$FOCUS"
expect_row 3 "$PAPER"
keys Down Down Down
expect_row 3 "$FOCUS"
keys Return
wait_for "the page is shown" looks_like "530 190 $FOCUS" "1700 600 $PAPER"
keys Down Down Return # Keep
wait_for "the notice is shown" looks_like "400 660 $GOLD"
[ -f "$work/data/packs/trees.gift" ] || fail "the pack was not kept"
keys Return Escape

# The second is hidden, and stays so.
expect_row 3 "$FOCUS"
keys Up Up Return
wait_for "the page is shown" looks_like "530 190 $FOCUS" "1700 600 $PAPER"
keys Down Return
wait_for "it can be shown again" looks_like "530 190 $FOCUS" "530 316 $PAPER"
end_game
start_game
expect title
keys Down Down Return
expect_row 0 "$FOCUS"
[ -f "$work/packs/b.yaml" ] || fail "hiding deleted a file"

# Apples and Plums, which stands second now, together; without the trees, which were played last.
keys Down Down Down Down Right Return
wait_for "cards can be picked" looks_like "800 213 $FOCUS" "800 289 $PAPER"
keys Return Down Return Down Return Escape
expect_row 0 "$PAPER"
keys Escape
expect title
keys Up Up Return # from Packs, where one comes from
expect choose
keys Return
expect question

# One is edited meanwhile: its fault shows, until it is mended.
strip_is "$WRONG" && fail "there is a strip before there is a fault"
cp "$work/packs/c.yaml" "$work/c.yaml"
printf '  - {ask: "Plum number 6?", wrong: [a6, b6, c6]}\n' >>"$work/packs/c.yaml"
wait_for "the fault is shown" strip_is "$WRONG"
write_pack "$work/packs/c.yaml" Plums Plum
not_faulty() { ! strip_is "$WRONG"; }
wait_for "the strip is gone" not_faulty

# An edited match is not listed, so another is played; all ten cards by the first key.
keys Escape
expect pause
keys Down Return
expect leave
keys Down Return
expect title
keys Return
expect choose
keys Return
for card in 1 2 3 4 5 6 7 8 9 10; do
    expect question
    keys 1
    expect reveal
    keys Return
done
expect name
keys z Return
expect results
"$quizleaf" --packs "$work/none" scores --data-dir "$work/data" --verify >"$work/proof.txt" ||
    fail "the score is not proved: $(cat "$work/proof.txt")"
grep -qF 'Apples + Plums' "$work/proof.txt" || fail "the mix has no table: $(cat "$work/proof.txt")"
grep -qF '1 proved, 0 do not follow' "$work/proof.txt" || fail "no proof in: $(cat "$work/proof.txt")"
end_game
echo "packs: opened, kept, hidden, mixed, proved, edited"
