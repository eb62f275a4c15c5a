#!/bin/sh
# The benchmarks run, their results are right, and a wrong result is found.
set -u
top=${TOUCHSTONE_TOP:-.}
bin=${TOUCHSTONE_BIN:-$top/build/bin}
programs=${TOUCHSTONE_TEST:-$top/build/release/test}
for tool in hyperfine clang wasm-ld wasm-interp; do
    command -v $tool >/dev/null || {
        echo "1..0 # SKIP there is no $tool; tools/setup --bench installs it"
        exit 0
    }
done
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
# bench STATUS ARGUMENT...: true if the benchmarks exit so; what they say is in out.
bench() {
    status=$1
    shift
    TOUCHSTONE_BIN=$bin "$top/tools/bench/run" --quick "$@" "${programs%/test}/bench" >"$w/out" 2>&1
    [ $? = "$status" ]
}
says() { grep -q -e "$1" "$w/out"; }

ok 'all benchmarks run' bench 0
for name in fib sieve matmul sha256 interpreter memory indirect vector 'geometric mean' structs 'decode and validate' start-up; do
    ok "with a figure for $name" says "^$name.* [0-9.]\+ [xsmM]"
done
# REQ L-051, L-194, L-200: a figure each, and the target that it is held to.
ok 'of 1,000 modules' says '^bundle of 1,000 modules .* s  *<= 0\.50 s '
for name in '10,000 modules against 1,000' 'decode 10,000 modules against 1,000'; do
    ok "for $name" says "^$name  *[0-9.]* x  *<= \(12\|20\)\.0 x  *\(held\|NOT\) "
done
ok 'of calls through an alias' says '^calls through an alias  *[0-9.]* x  *<= 1\.25 x '
ok 'of memory' says '^root instantiations, peak  *[0-9.]* MB '
ok 'that stays flat' says '^root instantiations, again  *[01]\.[0-9]* x  *<= 1\.05 x  *held '
for name in 'calls of an export from JavaScript' 'calls of an import from wasm'; do
    ok "of $name" says "^$name  *[0-9.]* x  *<= 3\.00 x  *\(held\|NOT\) "
done
# REQ M-019
ok 'of memory.buffer' says '^memory\.buffer  *[0-9.]* x  *<= 2\.00 x '
for name in realms instances closures; do
    ok "of what $name take" says "^js $name, peak  *[0-9.]* MB  *<= 500 MB  *held "
done
ok 'of a store' says '^an outcome in it  *[0-9.]* B  *<= 1\.00 B '
for name in 'diff of the last two runs' 'diff of the first and the last'; do
    ok "of the $name" says "^$name  *[0-9.]* s  *<= 2\.00 s "
done
ok 'of its report' says '^report of a run  *[0-9.]* s  *<= 20\.0 s '
ok 'of what that takes' says '^report of a run, peak  *[0-9.]* MB  *<= 500 MB  *held '
ok 'of its pages' says '^report of a run, largest page  *[0-9.]* MB  *<= 2\.00 MB  *held '
ok 'of what changes from run to run' says '^changed from run to run  *[01]\.[0-9]* % '
suite=${TOUCHSTONE_TESTSUITE:-$top/../shared/suites/testsuite}
if [ -x "$top/build/engines/node26/bin/node" ] && [ -e "$suite/i32.wast" ]; then
    ok 'of engines that stay up' says '^node, one process for all files  *[0-9.]* x  *<= 0\.50 x '
    for set in 'node alone' 'ref and node' 'every shell here'; do
        ok "of the part of the harness, $set" says "^harness's part, $set  *[0-9.]* % "
    done
    ok 'of its part where every engine is asked' says "^harness's part, every engine here  *[0-9.]* %  *<= 15\.0 % "
    ok 'of a second run' says '^\(node, again with --reuse  *[0-9.]* s  *<= 1\.00 s \|note: a second run with --reuse is left out\)'
    ok 'of a browser' says '^\(Chromium, the suite  *[0-9.]* s  *<= 15\.0 s \|note: Chromium is left out\)'
else
    ok 'what has no engine or no suite is left out' says '^note: engines that stay up are left out'
fi
ok 'an unknown option is refused' bench 2 --nonsense

cat >"$w/touchstone-ref" <<SCRIPT
#!/bin/sh
"$bin/touchstone-ref" "\$@" | sed 's/^i32:.*/i32:1/'
SCRIPT
chmod +x "$w/touchstone-ref"
built=$bin
bin=$w
ok 'a wrong result fails' bench 1 --only vector
ok 'and is named' says '^vector: results differ: '
ok 'a bundle that computes something else fails' bench 1 --only linking
ok 'and is named' says '^bench: bundle: f is i32:1$'

cat >"$w/touchstone-ref" <<SCRIPT
#!/bin/sh
[ "\$1 \$4" = 'js import' ] && echo i32:7 || exec "$built/touchstone-ref" "\$@"
SCRIPT
ok 'calls from wasm that give something else fail' bench 1 --only js
ok 'and are named' says '^calls of an import from wasm: results differ: 1000 and 7$'
cat >"$w/touchstone-ref" <<SCRIPT
#!/bin/sh
[ "\$1 \$4" = 'js closures' ] && exit 1 || exec "$built/touchstone-ref" "\$@"
SCRIPT
ok 'closures that fail do so, too' bench 1 --only js
ok 'and are named' says '^bench: failed: .* closures 100$'
echo "1..$n"
