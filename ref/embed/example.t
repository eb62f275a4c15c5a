#!/bin/sh
# Builds nothing: runs the example beside the public header and compares what it prints.
echo 'TAP version 13'
echo '1..3'
example="${TOUCHSTONE_TEST:-build/release/test}/ref/embed/example"
output=$("$example" 2>&1)
if [ "$output" = 'run(20) = 41' ]; then echo 'ok 1 - the example prints its result'
else echo 'not ok 1 - the example prints its result'; echo "# $output"; fi
lines=$(wc -l <"${TOUCHSTONE_TOP:-.}/ref/embed/example.c")
if [ "$lines" -le 40 ]; then echo 'ok 2 - in 40 lines'; else echo "not ok 2 - in 40 lines, not $lines"; fi
# REQ D-010: the library runs modules without a JavaScript engine.
if nm "$example" | grep -q ' JS_'; then echo 'not ok 3 - without JavaScript'; else echo 'ok 3 - without JavaScript'; fi
