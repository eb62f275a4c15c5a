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
for name in fib sieve matmul sha256 interpreter memory indirect vector 'geometric mean' structs 'decode and validate' start-up 'bundle of' '10,000 modules'; do
    ok "with a figure for $name" says "^$name.* [0-9.]\+ [xsmM]"
done
ok 'an unknown option is refused' bench 2 --nonsense

cat >"$w/touchstone-ref" <<SCRIPT
#!/bin/sh
"$bin/touchstone-ref" "\$@" | sed 's/^i32:.*/i32:1/'
SCRIPT
chmod +x "$w/touchstone-ref"
bin=$w
ok 'a wrong result fails' bench 1 --only vector
ok 'and is named' says '^vector: results differ: '
echo "1..$n"
