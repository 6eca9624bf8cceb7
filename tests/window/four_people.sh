# Four people at one keyboard, by the places of their keys, and a small pack of cards with four options; read with
# `.` after begin.sh. Each of them always takes the same answer of four, so that with every card one of them is
# right.
cat >"$work/packs/trees.yaml" <<'PACK'
title: Trees
language: en
cards:
  - {ask: Which tree has acorns?, right: oak, wrong: [larch, wild vine, hazel]}
  - {ask: Which tree drops its needles?, right: larch, wrong: [yew, spruce, pine]}
  - {ask: Which of these is a climber?, right: ivy, wrong: [moss, fern, ash]}
  - {ask: Which tree has winged seeds?, right: maple, wrong: [chestnut, walnut, cherry]}
  - {ask: Which tree has white bark?, right: birch, wrong: [alder, elm, lime]}
  - {ask: Which tree stands at the water?, right: willow, wrong: [juniper, rowan, medlar]}
PACK

# The codes that the X server gives to places on the keyboard (evdev's, plus 8), as a US keyboard prints them.
# Of each hand its keys A, B, C and D, and its lock key.
UPPER_LEFT_A=10 UPPER_LEFT_LOCK=14 # 1 and 5
UPPER_RIGHT_B=17                   # 8 of 7 8 9 0
LOWER_LEFT_C=54 LOWER_LEFT_LOCK=56 # C of Z X C V, and B
LOWER_RIGHT_D=61                   # / of M , . /

all_answer() {
    keys $UPPER_LEFT_A $UPPER_RIGHT_B $LOWER_LEFT_C $LOWER_RIGHT_D
    expect party_reveal
}

# The first press sits down; here each presses another of the own keys.
gather() {
    expect title
    keys Down Return
    expect lobby
    keys $UPPER_LEFT_A $UPPER_RIGHT_B $LOWER_LEFT_C $LOWER_RIGHT_D
}

# A press right after the last answer is somebody drumming, and does not count.
after_a_moment() {
    sleep 1
    keys "$@"
}

# The kept party stands in the scores with these lines and is proved by its replay; sets `right`, how many right
# answers its four seats gave together.
check_kept_party() {
    "$quizleaf" --packs "$work/packs" scores --data-dir "$work/data" --format json >"$work/scores.json" ||
        fail "scores --format json failed"
    for line; do
        grep -qF "$line" "$work/scores.json" || fail "no $line in: $(cat "$work/scores.json")"
    done
    [ "$(grep -c '"name":' "$work/scores.json")" = 4 ] || fail "not four players: $(cat "$work/scores.json")"
    right=$(sed -n 's/^ *"right": \([0-9]*\).*/\1/p' "$work/scores.json" | awk '{ sum += $1 } END { print sum }')
    "$quizleaf" --packs "$work/packs" scores --data-dir "$work/data" --verify >"$work/proof.txt" ||
        fail "the party is not proved: $(cat "$work/proof.txt")"
    grep -qF '1 proved, 0 do not follow' "$work/proof.txt" || fail "no proof in: $(cat "$work/proof.txt")"
}
