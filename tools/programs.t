#!/bin/sh
# tools/programs on a tree of small programs: what is built, when it is built again, and what each failure leads to.
set -u
here=$(cd "$(dirname "$0")/.." && pwd)
w=$(mktemp -d)
trap 'rm -rf "$w"' EXIT
n=0

# ok TEXT COMMAND...: one test, passed if the command succeeds.
ok() {
    n=$((n + 1))
    text=$1
    shift
    if "$@"; then echo "ok $n - $text"; else
        echo "not ok $n - $text"
        sed 's/^/# /' "$w/out"
    fi
}
# programs STATUS ARGUMENT...: runs it, true if it exits so; what it says is in out.
programs() {
    status=$1
    shift
    "$w/tools/programs" "$@" >"$w/out" 2>&1
    [ $? = "$status" ]
}
says() { grep -q -e "$1" "$w/out"; }
not() { ! "$@"; }
holds() { [ "$(cat "$w/build/programs/$1" 2>/dev/null)" = "$2" ]; }
# script FOLDER: its `build` is standard input.
script() { mkdir -p "$w/corpus/programs/$1" && cat >"$w/corpus/programs/$1/build"; }

mkdir -p "$w/tools" "$w/corpus/programs/c" "$w/corpus/programs/plain"
cp "$here/tools/programs" "$w/tools"
: >"$w/tools/programs.lock"
: >"$w/tools/golang.lock"
script one <<'S'
need cat
need_file something "$src/text"
cat text >"$out/made"
echo x >>"$top/times"
S
echo first >"$w/corpus/programs/one/text"

ok 'a program' programs 0
ok 'is built' holds one/made first
ok 'which is said' says '^programs: one is built$'
ok 'what has no script is none' test ! -e "$w/build/programs/plain"
ok 'once more' programs 0
ok 'nothing is done' test "$(wc -l <"$w/times")" = 1
ok 'nor said' test ! -s "$w/out"
echo due >"$w/corpus/programs/one/one.txt"
echo 'title: t' >"$w/corpus/programs/one/one.yaml"
programs 0
ok 'nor for what says how it is run' test "$(wc -l <"$w/times")" = 1
echo second >"$w/corpus/programs/one/text"
programs 0
ok 'another source' holds one/made second
echo shared >"$w/corpus/programs/c/work.c"
programs 0
ok 'and another shared one count' test "$(wc -l <"$w/times")" = 3

script lacking <<'S'
need cat no-such-program
echo made >"$out/made"
S
script filing <<'S'
need_file 'the package' "$src/none"
echo made >"$out/made"
S
ok 'a toolchain that is not there is no failure' programs 0
ok 'but said' says '^programs: lacking is left out: no-such-program is not installed; tools/setup --programs installs it$'
ok 'as is a file' says '^programs: filing is left out: the package is not installed;'
ok 'and nothing is there' test ! -e "$w/build/programs/lacking"
ok '--require makes it one' programs 1 --require
ok 'unless others are named' programs 0 --require one
script lacking </dev/null
script filing </dev/null

script failing <<'S'
echo made >"$out/made"
false
echo more >"$out/more"
S
ok 'a build that fails' programs 1
ok 'is named' says '^programs: failing is not built:'
ok 'stops there' test ! -e "$w/build/programs/.failing/more"
ok 'and leaves nothing' test ! -e "$w/build/programs/failing"
ok 'others are built all the same' holds one/made second
script failing <<'S'
echo 'x.c:1: error: no' >&2
exit 3
S
ok 'one that says why' programs 1 failing
ok 'has its words' says 'failing is not built: x.c:1: error: no (all of it: .*failing.log)'
script failing <<'S'
echo repaired >"$out/made"
S
ok 'repaired' programs 0
ok 'it is built' holds failing/made repaired
script failing <<'S'
unset nothing
echo "$nothing"
S
ok 'a word that is not set is a failure' programs 1
ok 'and what was there is gone' test ! -e "$w/build/programs/failing/made"

ok 'a folder that is not there' programs 2 none
ok 'is named' says 'corpus/programs/none'
ok 'an unknown option' programs 2 --nonsense
ok 'is answered by the usage' says 'usage:'
ok '--help' programs 0 --help
ok 'says what scripts have' says 'need_file'
echo "1..$n"
