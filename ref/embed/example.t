#!/bin/sh
# Builds nothing: runs the examples beside the public header and compares what they print.
echo 'TAP version 13'
echo '1..5'
n=0

# ok TEXT COMMAND...: one test, passed if the command succeeds.
ok() {
    n=$((n + 1))
    text=$1
    shift
    if "$@"; then echo "ok $n - $text"; else echo "not ok $n - $text"; fi
}
# prints EXAMPLE LINE: true if the example prints just this line.
prints() {
    output=$("${TOUCHSTONE_TEST:-build/release/test}/ref/embed/$1" 2>&1)
    [ "$output" = "$2" ] || { echo "# $output"; false; }
}
in_lines() { [ "$(wc -l <"${TOUCHSTONE_TOP:-.}/ref/embed/$2.c")" -le "$1" ]; }
without() { ! nm "${TOUCHSTONE_TEST:-build/release/test}/ref/embed/$2" | grep -q " $1"; }

ok 'the example prints its result' prints example 'run(20) = 41'
ok 'in 40 lines' in_lines 40 example
# REQ D-010: the library runs modules without a JavaScript engine.
ok 'without JavaScript' without JS_ example
ok 'the example of module linking prints its result' prints example_link 'run(1) = 2'
ok 'in 40 lines' in_lines 40 example_link
