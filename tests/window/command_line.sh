#!/bin/sh
# The command line from outside: what each command says and its exit code where a file is missing, is a folder,
# is there already, or cannot be written; and that of a file that is not whole nothing is left.
# command_line.sh QUIZLEAF
set -eu
quizleaf=$1
work=$(mktemp -d "${TMPDIR:-/tmp}/quizleaf-window-XXXXXX")
trap 'rm -rf "$work"' EXIT
trap 'exit 1' HUP INT PIPE TERM
here=$(CDPATH= cd -- "$(dirname -- "$0")" && pwd)
cd "$work"
failed=0

wrong() {
    echo "$*" >&2
    sed 's/^/    /' out err >&2
    failed=1
}

# CODE 'what stdout or stderr must contain' ARGUMENTS...
expect() {
    code=$1 words=$2
    shift 2
    got=0
    "$quizleaf" --data-dir "$work/data" "$@" >out 2>err </dev/null || got=$?
    [ $got = "$code" ] || wrong "quizleaf $*: exit code $got, not $code"
    grep -qF -- "$words" out err || wrong "quizleaf $*: does not say \"$words\""
}

printf 'Country,Capital\nFrance,Paris\nItaly,Rome\nPeru,Lima\nCuba,Havana\n' >capitals.csv
printf 'mine\n' >mine.gift
ln -s nowhere dangling.gift
ln -s loop loop
mkdir empty

# Help is true: what it names is understood, and each command has its own.
expect 0 'usage: quizleaf [--data-dir DIR]' --help
expect 0 'quizleaf ' --version
for command in check cards convert demo replay scores; do
    expect 0 "  quizleaf $command " --help
    expect 0 "usage: quizleaf $command " $command --help
    expect 0 'Exit code: 0 ' $command -h
done

expect 2 '"nope.yaml" is no command and no file' nope.yaml
expect 2 '"--bogus" is not understood' --bogus
expect 2 '"--size" is not understood' --size 3x3
expect 2 '"check" is not understood' capitals.csv check
expect 2 '"again.csv" is not understood' capitals.csv again.csv

expect 2 'something is missing' check
expect 2 '"-x" is not understood here' check capitals.csv -x
expect 1 'nope.yaml: error: It cannot be read: No such file' check nope.yaml
expect 1 'There is no pack in this folder' check empty
expect 0 '1 pack, 4 facts, 8 cards: 0 errors, 0 warnings.' check capitals.csv

expect 2 '"xml" is not understood here' cards capitals.csv --format xml
expect 1 'nope: error: It cannot be read: No such file' cards nope
expect 0 'Paris' cards capitals.csv

# A machine without fonts for other scripts is told so, once for all packs.
top=$(CDPATH= cd -- "$here/../.." && pwd)
FONTCONFIG_FILE=$top/tests/images/fonts-few.conf
export FONTCONFIG_FILE
expect 0 'Some texts need fonts with Arabic, ' check "$top/tests/images/scripts.yaml"
expect 0 'fonts-noto-core, fonts-noto-cjk and fonts-noto-color-emoji to see them on this machine.' \
    check "$top/tests/images/scripts.yaml" "$top/tests/images/scripts.yaml"
[ "$(grep -c 'Some texts need' out)" = 1 ] || wrong 'check names fonts twice'
expect 0 '8 cards: 0 errors' check capitals.csv
! grep -q 'need' out || wrong 'check asks for fonts that nobody needs'
unset FONTCONFIG_FILE

expect 2 'something is missing' convert capitals.csv
expect 2 'these: yaml, ' convert capitals.csv out.xyz
expect 2 'these: yaml, ' convert capitals.csv out.gift --to gif
expect 1 'nope: error: It cannot be read' convert nope out.gift
expect 1 'empty: error: There are no questions in it' convert empty out.gift
expect 1 'nowhere/out.gift cannot be written: No such file' convert capitals.csv nowhere/out.gift
expect 1 'mine.gift is there already' convert capitals.csv mine.gift
expect 1 'dangling.gift is there already' convert capitals.csv dangling.gift
expect 1 'empty is there already' convert capitals.csv empty --to gift
expect 1 '/dev/full is there already' convert capitals.csv /dev/full --to gift
[ "$(cat mine.gift)" = mine ] || wrong 'convert wrote over a file'
[ ! -e nowhere ] || wrong 'convert followed a link that leads nowhere'
# A full disk, as a limit of the size of files plays it.
(
    trap '' XFSZ
    ulimit -f 0
    code=0
    "$quizleaf" convert capitals.csv full.yaml >/dev/null 2>/dev/null || code=$?
    [ $code = 1 ]
) || wrong 'convert onto a full disk'
[ -z "$(find . -name 'full*' -o -name '.quizleaf*')" ] || wrong "convert left half a file: $(ls -A)"
expect 0 'out.gift: 8 of 8 cards, as GIFT.' convert capitals.csv out.gift
expect 0 '8 cards: 0 errors' check out.gift
mkdir pictured
echo 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==' |
    base64 -d >pictured/dot.png
printf 'question,correct,wrong,image\nWhat is it?,A dot,A line,dot.png\n' >pictured/pack.csv
expect 0 'It names its pictures: put it into a folder with those of pictured.' convert pictured named.yaml
expect 0 'held.xml: 1 of 1 cards, as Moodle XML.' convert pictured held.xml
! grep -q 'names its pictures' out || wrong 'convert asks for pictures that are in the file'
[ "$(ls -A)" = "$(ls)" ] || wrong "convert left something hidden: $(ls -A)"

expect 1 'nope: error: It cannot be read: No such file' replay nope --headless
expect 1 'empty: error: It cannot be read: it is a folder' replay empty --headless
expect 1 'capitals.csv:1:1: error: This is no replay' replay capitals.csv --headless
expect 2 'something is missing' replay

expect 2 '"xml" is not understood here' scores --format xml
expect 0 'there are no scores in nope yet' scores --data-dir nope
expect 1 'the folder loop can'\''t be made' scores --data-dir loop
expect 1 "your data folder can't be made" scores --data-dir ''
[ ! -e nope ] || wrong 'looking for scores made a folder'

expect 2 '"abc" is not understood here' demo --seed abc
expect 2 '"99999x99999" is not understood here' demo --size 99999x99999
expect 1 "the folder capitals.csv can't be made: something else has this name" demo --pictures capitals.csv
expect 1 "the folder nowhere/in can't be made: No such file" demo --pictures nowhere/in

# What is printed onto a full disk is not lost in silence.
for line in --help --version 'check capitals.csv' 'cards capitals.csv' 'convert capitals.csv told.gift' \
    'scores --data-dir nope --format json'; do
    code=0
    # shellcheck disable=SC2086
    "$quizleaf" $line >/dev/full 2>err || code=$?
    [ $code = 1 ] || wrong "quizleaf $line onto a full disk: exit code $code"
    grep -q 'not all could be printed' err || wrong "quizleaf $line onto a full disk: nothing is said"
done
exit $failed
