# How to tell the scenes apart from outside, and how to wait for one. Read after display.sh.

PAPER=fffaf0 WHITE=ffffff
FOCUS=d5eee6 # also the first answer's tile
GOLD=fbedc4
WRONG=fae3dc # the strip over everything

# Whether a scene is on the screen, settled. Points lie in buttons and panels, beside their words.
shows() {
    case $1 in
    title) looks_like "1200 395 $PAPER|$FOCUS" "1200 607 $PAPER|$FOCUS" "1200 925 $PAPER" && ! looks_like "560 540 $PAPER" ;;
    choose) looks_like "880 762 $PAPER|$FOCUS" "1480 935 $FOCUS" && ! looks_like "172 435 $PAPER" ;;
    question) looks_like "172 435 $PAPER" "180 600 $FOCUS" && ! looks_like "172 940 $WHITE" ;;
    reveal) looks_like "172 435 $PAPER" "172 845 $WHITE" "172 1040 $WHITE" ;;
    pause | leave) looks_like "440 560 $PAPER" "440 880 $PAPER" "1270 595 $FOCUS" "1270 745 $PAPER" ;;
    second_choice) looks_like "440 560 $PAPER" "440 880 $PAPER" "1270 595 $PAPER" "1270 745 $FOCUS" ;;
    name) looks_like "1580 965 $FOCUS" "322 530 $PAPER" ;;
    results) looks_like "1740 350 $GOLD" "172 700 $PAPER" "625 985 $FOCUS" ;;
    high_scores) looks_like "172 435 $PAPER" "172 840 $PAPER" "1190 967 $FOCUS" ;;
    lobby) looks_like "1740 945 $FOCUS" "1328 520 $PAPER" ;;
    party_setup) looks_like "800 174 $FOCUS" ;;
    party_question) looks_like "90 320 $PAPER" "90 540 $FOCUS" ;;
    party_reveal) looks_like "90 320 $WHITE" "1835 320 $WHITE" ;;
    party_scores) looks_like "1200 336 $GOLD" "1200 487 $PAPER|$GOLD" "1200 790 $PAPER|$GOLD" ;; # of four
    host) looks_like "380 540 $PAPER" "1540 540 $PAPER" "1370 400 $FOCUS" ;; # of five or six
    podium) looks_like "480 1010 $FOCUS" "1430 1010 $PAPER" ;;
    *) fail "there is no scene $1" ;;
    esac
}

expect() {
    wait_for "the scene $1 is shown" shows "$1"
}

# Where an answer's tile can be clicked: tile_place PLACE OF, then $tile_x and $tile_y.
tile_place() {
    tile_x=$((545 + $1 % 2 * 826))
    tile_y=$((557 + $1 / 2 * 168))
    [ "$2" -gt 2 ] || tile_y=635
}
