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
