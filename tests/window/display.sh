# A display of our own and eyes and hands for it; read by scripts with `.`. Needs $work, an empty folder that
# stop_all removes, and $helpers, the folder of the built helpers. What is started here is stopped by stop_all.
#
# The display's pixels stand in a file (Xvfb -fbdir), in the format of xwd: a header of big-endian words, a
# colour table of 12 bytes a row, then 4 bytes a pixel, blue first. Places are design pixels (1920 x 1080), as
# in the scenes; only points that no font and no leaf can reach are looked at.

POLL_S=0.05
POLLS_MAX=600 # 30 s: how long a loaded machine may take for one step

started= # process ids

fail() {
    echo "FAILED: $*" >&2
    if [ -f "$work/Xvfb_screen0" ]; then
        cp "$work/Xvfb_screen0" failed.xwd && echo "The screen is in $(pwd)/failed.xwd" >&2
    fi
    exit 1
}

need() {
    for program in "$@"; do
        command -v "$program" >/dev/null 2>&1 || fail "$program is missing; game/install-packages tests installs it"
    done
}

# Waits until a command succeeds: wait_for SENTENCE COMMAND...
wait_for() {
    sentence=$1
    shift
    polls=0
    until "$@"; do
        polls=$((polls + 1))
        [ "$polls" -le "$POLLS_MAX" ] || fail "waited in vain until $sentence"
        sleep "$POLL_S"
    done
}

is_over() { # process: gone, or only waiting to be collected
    [ ! -d "/proc/$1" ] || grep -q '^State:[[:space:]]*Z' "/proc/$1/status" 2>/dev/null
}

stop_all() {
    for process in $started; do
        kill "$process" 2>/dev/null || continue
        polls=0
        until is_over "$process"; do
            polls=$((polls + 1))
            [ "$polls" -le 100 ] || kill -KILL "$process" 2>/dev/null || true
            sleep "$POLL_S"
        done
    done
    started=
    rm -rf "$work"
}

words_of_header() { # the first 20 words in one line
    od -An -v -tu1 -N 80 "$work/Xvfb_screen0" | awk '
        { for (i = 1; i <= NF; i++) { word = word * 256 + $i; if (++n % 4 == 0) { printf "%d ", word; word = 0 } } }'
}

is_filled() { # file
    [ -s "$1" ]
}

# start_display WIDTHxHEIGHT
start_display() {
    XAUTHORITY=$work/authority
    export XAUTHORITY
    cookie=$(od -An -N 16 -tx1 /dev/urandom | tr -d ' \n')
    xauth -q -f "$XAUTHORITY" add :0 . "$cookie" 2>/dev/null
    Xvfb -displayfd 3 -screen 0 "$1x24" -fbdir "$work" -auth "$XAUTHORITY" -nolisten tcp -noreset \
        3>"$work/display" >"$work/display.log" 2>&1 &
    display_process=$!
    started="$display_process $started"
    wait_for "the display is there" is_filled "$work/display"
    DISPLAY=:$(tr -d '\n' <"$work/display")
    export DISPLAY
    # The server takes the cookie whatever number it stands under; programs look for theirs.
    xauth -q -f "$XAUTHORITY" add "$DISPLAY" . "$cookie"
    # xdotool writes other letters than ASCII only in a locale that has them.
    LC_ALL=C.UTF-8 XMODIFIERS=@im=none SDL_VIDEODRIVER=x11
    export LC_ALL XMODIFIERS SDL_VIDEODRIVER
    unset WAYLAND_DISPLAY SDL_IM_MODULE
    set -- $(words_of_header)
    pixels_at=$(($1 + ${20} * 12))
    row_bytes=${13}
}

# Without one no window becomes full screen.
start_window_manager() {
    "$helpers/window_manager" >"$work/manager" 2>&1 &
    started="$! $started"
    wait_for "windows are managed" is_filled "$work/manager"
}

# The window with this process: find_window PROCESS, then its number is in $window.
has_window() {
    window=$(xdotool search --all --onlyvisible --pid "$1" --name '^Quizleaf$' 2>/dev/null | head -n 1)
    [ -n "$window" ]
}

find_window() {
    wait_for "process $1 shows a window" has_window "$1"
    look_at_window
}

# Where the window is, and how large.
look_at_window() {
    eval "$(xdotool getwindowgeometry --shell "$window" | grep -E '^(X|Y|WIDTH|HEIGHT)=[0-9]+$')"
}

# Design pixels to pixels of the window: place X Y, then $x and $y (game/screen/theme.c, view_rect).
place() {
    if [ $((WIDTH * 1080)) -lt $((HEIGHT * 1920)) ]; then
        of=$WIDTH per=1920
    else
        of=$HEIGHT per=1080
    fi
    x=$(((WIDTH - 1920 * of / per) / 2 + $1 * of / per))
    y=$(((HEIGHT - 1080 * of / per) / 2 + $2 * of / per))
}

# Prints the colour there as rrggbb: colour_at X Y
colour_at() {
    place "$1" "$2"
    od -An -tx1 -N 4 -j $((pixels_at + (Y + y) * row_bytes + (X + x) * 4)) "$work/Xvfb_screen0" |
        while read -r blue green red _; do echo "$red$green$blue"; done
}

# Whether each place has one of the colours that are named for it: looks_like "X Y COLOUR[|COLOUR]"...
looks_like() {
    for spot in "$@"; do
        set -- $spot
        case "|$3|" in
        *"|$(colour_at "$1" "$2")|"*) ;;
        *) return 1 ;;
        esac
    done
}

keys() {
    xdotool key --delay 60 "$@"
}

click() { # at design pixels
    place "$1" "$2"
    xdotool mousemove --window "$window" "$x" "$y" click 1
}
