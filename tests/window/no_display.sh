#!/bin/sh
# Where nobody could see a window the game says so in one sentence and leaves a demo: a scoreboard and pictures.
# no_display.sh QUIZLEAF
set -eu
quizleaf=$1
top=$(CDPATH= cd -- "$(dirname -- "$0")/../.." && pwd)
work=$(mktemp -d "${TMPDIR:-/tmp}/quizleaf-window-XXXXXX")
pictures=
trap 'rm -rf "$work" ${pictures:+"$pictures"}' EXIT
trap 'exit 1' HUP INT PIPE TERM
LSAN_OPTIONS=${LSAN_OPTIONS:-suppressions=$top/tests/sanitizer-leaks.txt:print_suppressions=0}
export LSAN_OPTIONS
unset DISPLAY WAYLAND_DISPLAY SDL_VIDEODRIVER

fail() {
    echo "FAILED: $*: $(cat "$work/out" "$work/err")" >&2
    exit 1
}

is_png() {
    [ "$(od -An -tx1 -N 8 "$1" | tr -d ' \n')" = 89504e470d0a1a0a ]
}

# check_demo VARIABLE=VALUE...: the environment
check_demo() {
    pictures=
    env "$@" "$quizleaf" --data-dir "$work/data" >"$work/out" 2>"$work/err" || fail "$*: exit code $?"
    head -n 1 "$work/out" | grep -qxE 'There is no display here, so .*\.' || fail "$*: no sentence"
    grep -qE '^[0-9]+ pictures are in /' "$work/out" || fail "$*: no folder is named"
    pictures=$(sed -n 's/^[0-9]* pictures are in //p' "$work/out")
    for scene in title choose question reveal-right pause leave settings name results high-scores; do
        set -- "$pictures"/*-"$scene".png
        [ "$#" = 1 ] && is_png "$1" || fail "no picture of $scene"
    done
    set -- "$pictures"/*.png
    [ "$#" = 12 ] || fail "$# pictures, not 12"
    grep -q 'points' "$work/out" || fail "no scoreboard"
    ! grep -i 'quizleaf' "$work/err" || fail "complaints"
    rm -rf "$pictures"
}

check_demo QUIZLEAF_NOTHING=
check_demo SDL_VIDEODRIVER=offscreen
check_demo SDL_VIDEODRIVER=dummy
check_demo DISPLAY=:4095
