# How each script of this folder that needs a display begins; read with `.` and its two arguments, the game and
# the folder of the built helpers: $quizleaf, $helpers, $top, an empty $work, and what display.sh and scenes.sh
# give. All is stopped and removed at the end.
quizleaf=$1 helpers=$2
here=$(CDPATH= cd -- "$(dirname -- "$0")" && pwd)
top=$(CDPATH= cd -- "$here/../.." && pwd)
work=$(mktemp -d "${TMPDIR:-/tmp}/quizleaf-window-XXXXXX")
. "$here/display.sh"
. "$here/scenes.sh"
trap stop_all EXIT
trap 'exit 1' HUP INT PIPE TERM
LSAN_OPTIONS=${LSAN_OPTIONS:-suppressions=$top/tests/sanitizer-leaks.txt:print_suppressions=0}
export LSAN_OPTIONS
need Xvfb xauth xdotool od awk
mkdir "$work/packs"

# Starts the game with further options and waits for its window: $game.
run_game() {
    "$quizleaf" --data-dir "$work/data" --packs "$work/packs" "$@" >>"$work/game.log" 2>&1 &
    game=$!
    started="$game $started"
    find_window "$game"
}
