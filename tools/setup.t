#!/bin/sh
# tools/setup with commands in the place of apt-get, dpkg-query and npm that only write down what
# they were asked: what is asked for, what is not, and what each failure leads to.
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
        sed 's/^/# /' "$w/out" "$w/asked"
    fi
}
put() { cat >"$w/bin/$1" && chmod +x "$w/bin/$1"; }

# setup STATUS ARGUMENT...: runs it, true if it exits so; what it says is in out, what it asked in asked.
setup() {
    status=$1
    shift
    : >"$w/asked"
    W=$w PATH=$w/bin:$PATH "$w/tree/tools/setup" "$@" >"$w/out" 2>&1
    [ $? = "$status" ]
}
says() { grep -q -e "$1" "$w/out"; }
asked() { grep -q -e "$1" "$w/asked"; }
not() { ! "$@"; }

mkdir -p "$w/bin" "$w/tree/tools" "$w/package/bin" "$w/registry" "$w/other/package"
cp "$here/tools/setup" "$w/tree/tools"
printf '#!/bin/sh\necho v1\n' >"$w/package/bin/node"
tar -czf "$w/registry/some-engine-1.0.0.tgz" -C "$w" package
echo tests >"$w/other/package/tests.js"
tar -czf "$w/registry/some-tests-2.0.0.tgz" -C "$w/other" package
digest() { perl -MDigest::SHA -MMIME::Base64 -e 'print encode_base64(Digest::SHA->new(512)->addfile($ARGV[0], "b")->digest, "")' "$w/registry/$1.tgz"; }
integrity=$(digest some-engine-1.0.0)
lock() { printf '# head\n%s\n' "$1" >"$w/tree/tools/engines.lock"; }
lock "some some-engine 1.0.0 sha512-$integrity bin/node"
harness_lock() { echo "testharness some-tests 2.0.0 sha512-$1 $2" >"$w/tree/tools/testharness.lock"; }
harness_lock "$(digest some-tests-2.0.0)" tests.js
: >"$w/tree/tools/axe.lock"

# QuickJS-ng: apt fetches what the lock pins, from a source of the system, with lists of its own.
echo 'qjs-src 1.2-3' >"$w/tree/tools/quickjs.lock"
echo 1.2-3 >"$w/archive"
put apt-cache <<'C'
#!/bin/sh
echo "apt-cache $*" >>"$W/asked"
case "$*" in
*golang*) echo " golang-9.9-go | 9.9-1 | somewhere bookworm-backports/main amd64 Packages" ;;
*) [ ! -s "$W/archive" ] || echo " qjs-src | $(cat "$W/archive") | somewhere forky/main amd64 Packages" ;;
esac
C
put dpkg <<'C'
#!/bin/sh
case $2 in
*golang-9.9-go_*) mkdir -p "$3/usr/lib/go-9.9/bin" && echo go >"$3/usr/lib/go-9.9/bin/go" ;;
*golang-9.9-src_*) mkdir -p "$3/usr/share/go-9.9/src" ;;
esac
mkdir -p "$3/usr/src/quickjs-ng"
[ -e "$W/empty-package" ] || echo engine >"$3/usr/src/quickjs-ng/quickjs.c"
C

# All packages but those in $w/absent are installed.
: >"$w/absent"
put dpkg-query <<'C'
#!/bin/sh
shift 3
for p; do grep -qx "$p" "$W/absent" || echo "$p installed"; done
C
put apt-get <<'C'
#!/bin/sh
echo "apt-get $*" >>"$W/asked"
case "$*" in
indextargets*) [ -e "$W/no-source" ] || echo "/keys.gpg http://somewhere/debian"; exit ;;
*Etc::sourcelist*update*) cat "$(echo "$*" | sed 's/.*sourcelist=\([^ ]*\).*/\1/')" >>"$W/asked"
    [ ! -e "$W/unsigned" ] || { echo 'E: The repository is not signed.' >&2; exit 100; } ;;
*download*) [ ! -e "$W/apt-fails" ] || { echo 'E: Unable to fetch it' >&2; exit 100; }
    for last; do :; done
    : >"${last%%=*}_1_all.deb" ;;
esac
case "$*" in *install*) [ ! -e "$W/apt-fails" ] || { echo 'E: Unable to fetch it'; exit 100; }; : >"$W/absent" ;; esac
C
put npm <<'C'
#!/bin/sh
echo "npm $*" >>"$W/asked"
[ ! -e "$W/npm-fails" ] || { echo 'npm error network is away' >&2; exit 1; }
file=$(echo "$2" | tr @ -).tgz
cp "$W/registry/$file" . && echo "$file"
C
put id <<'C'
#!/bin/sh
cat "$W/uid"
C
echo 0 >"$w/uid"

echo libuv1-dev >"$w/absent"
ok '--check finds something missing' setup 1 --check
ok 'names QuickJS-ng' says '^missing: QuickJS-ng (Debian package qjs-src 1.2-3)$'
ok 'names the package' says '^missing: Debian package libuv1-dev$'
ok 'testharness.js' says '^missing: testharness.js (npm package some-tests 2.0.0)$'
ok 'and the engine' says '^missing: engine some (npm package some-engine 1.0.0)$'
ok 'and asks nobody' not test -s "$w/asked"

ok 'a first run' setup 0
ok 'says the package' says '^setup: installing the Debian package libuv1-dev$'
ok 'reads the lists' asked 'apt-get .*update'
ok 'installs what is missing, nothing else' asked 'install --no-install-recommends libuv1-dev$'
ok 'asks for the pinned version, without scripts' asked 'npm pack some-engine@1.0.0 --ignore-scripts'
ok 'QuickJS-ng is there' grep -q engine "$w/tree/build/deps/quickjs-ng/quickjs.c"
ok 'from a signed source of the system' asked '^deb \[signed-by=/keys.gpg\] http://somewhere/debian forky main$'
ok 'which takes nothing unsigned' asked 'AllowInsecureRepositories=false .*update$'
ok 'in the pinned version' asked 'download qjs-src=1.2-3$'
ok 'testharness.js is there' grep -q tests "$w/tree/build/deps/testharness/tests.js"
ok 'the engine runs' test "$("$w/tree/build/engines/some/bin/node")" = v1
ok 'a second run' setup 0
ok 'asks nobody' not test -s "$w/asked"
ok '--check is content' setup 0 --check
ok '--quiet is silent' setup 0 --quiet
ok 'when there is nothing to do' not test -s "$w/out"

quickjs() { echo "qjs-src $1" >"$w/tree/tools/quickjs.lock"; }
quickjs 1.1-1
ok 'another pin' setup 1 --check
ok 'counts as missing' says '^missing: QuickJS-ng (Debian package qjs-src 1.1-1)$'
ok 'a version that Debian no longer has' setup 3
ok 'is said with the line that moves the pin' says "^setup: Debian has qjs-src 1.2-3, tools/quickjs.lock pins 1.1-1, .* sed -i 's/^qjs-src .\*/qjs-src 1.2-3/' tools/quickjs.lock\$"
ok 'and what was there stays' grep -q engine "$w/tree/build/deps/quickjs-ng/quickjs.c"
: >"$w/archive"
ok 'no version at all' setup 3
ok 'is said too' says 'the release forky of that source has no qjs-src'
echo 1.1-1 >"$w/archive"
: >"$w/unsigned"
ok 'a list without signature' setup 3
ok 'is refused' says 'QuickJS-ng cannot be fetched: E: The repository is not signed'
rm "$w/unsigned"
: >"$w/apt-fails"
ok 'no network' setup 3
ok 'is a failure' says 'QuickJS-ng cannot be fetched: E: Unable to fetch it'
rm "$w/apt-fails"
: >"$w/no-source"
ok 'no source of packages' setup 3
ok 'is a failure too' says 'apt knows no source'
rm "$w/no-source"
: >"$w/empty-package"
ok 'a package without the engine' setup 3
ok 'is one as well' says 'holds no quickjs.c'
rm "$w/empty-package"
ok '--engines does not want it' setup 0 --engines
ok 'and then it is fetched' setup 0
ok 'once' setup 0 --check
harness_lock AAAA tests.js
ok 'a testharness.js of another integrity' setup 3
ok 'is a failure' says '^setup: testharness is not unpacked: some-tests 2.0.0 does not have the integrity that tools/testharness.lock pins'
harness_lock "$(digest some-tests-2.0.0)" none.js
ok 'a package without it' setup 3
ok 'is one too' says 'holds no none.js'
ok 'and what was there stays' test -f "$w/tree/build/deps/testharness/tests.js"
harness_lock "$(digest some-tests-2.0.0)" tests.js
lock 'some some-engine 1.0.0 sha512-AAAA bin/node'
ok 'a file of another integrity' setup 0
ok 'is warned of' says 'warning: some is not unpacked: some-engine 1.0.0 does not have the integrity'
ok 'and the engine that was there stays' test -x "$w/tree/build/engines/some/bin/node"
ok 'but counts as missing' setup 1 --check
lock "some some-engine 1.0.0 sha512-$integrity bin/other"
ok 'a package without the program' setup 0
ok 'is warned of' says 'holds no bin/other'

lock "some some-engine 1.0.0 sha512-$integrity bin/node"
rm -rf "$w/tree/build"
: >"$w/npm-fails"
ok 'no network for testharness.js is a failure' setup 3
ok 'that says why' says '^setup: testharness cannot be fetched (network is away)'
rm "$w/npm-fails"
ok 'until there is one' setup 0
echo "axe some-tests 2.0.0 sha512-$(digest some-tests-2.0.0) tests.js" >"$w/tree/tools/axe.lock"
ok 'axe-core counts as missing' setup 1 --check
ok 'by name' says '^missing: axe-core (npm package some-tests 2.0.0)$'
: >"$w/npm-fails"
ok 'no network for axe-core is no failure' setup 0
ok 'but said' says '^setup: warning: .*axe'
rm "$w/npm-fails"
ok 'with one' setup 0
ok 'it is there' test -f "$w/tree/build/deps/axe/tests.js"
rm -rf "$w/tree/build/engines"
: >"$w/npm-fails"
ok 'no network for engines is no failure' setup 0
ok 'but a warning that says why' says '^setup: warning: some cannot be fetched (network is away)'
rm "$w/npm-fails"
ok '--engines tries again' setup 0 --engines
ok 'and has it' test -x "$w/tree/build/engines/some/bin/node"

echo wabt >"$w/absent"
: >"$w/apt-fails"
ok 'no network for apt is a failure' setup 3
ok 'said in one line' says '^setup: apt-get install failed: E: Unable to fetch it'
rm "$w/apt-fails"
ok '--engines installs no package' setup 0 --engines
ok 'nor asks' not asked apt-get
echo 1000 >"$w/uid"
mkdir "$w/few"
for c in sh sed cat head paste dirname env grep perl mkdir flock; do ln -s "$(command -v $c)" "$w/few"; done
: >"$w/asked"
W=$w PATH=$w/bin:$w/few "$w/tree/tools/setup" >"$w/out" 2>&1
ok 'neither root nor sudo' test $? = 3
ok 'says what to run' says '^setup: not root and no sudo; as root run: apt-get install wabt$'
printf '#!/bin/sh\necho "sudo $*" >>"$W/asked"\nexec "$@"\n' | put sudo
ok 'with sudo' setup 0
ok 'it is used' asked '^sudo .*install .*wabt'

echo clang-tidy >"$w/absent"
ok "developers' tools are not everyone's" setup 0 --check
ok '--dev wants them' setup 1 --check --dev
echo hyperfine >"$w/absent"
ok 'nor what benchmarks need' setup 0 --check
ok '--bench wants it' setup 1 --check --bench
ok 'and so does --dev' setup 1 --check --dev
echo emscripten >"$w/absent"
ok 'nor the toolchains of programs' setup 0 --check
echo 'golang-9.9-go 9.9-1' >"$w/tree/tools/golang.lock"
echo "tests some-tests 2.0.0 sha512-$(digest some-tests-2.0.0) tests.js" >"$w/tree/tools/programs.lock"
ok '--programs wants them' setup 1 --check --programs
ok 'as a Debian package' says '^missing: Debian package emscripten$'
ok 'with a newer Go' says '^missing: Go (Debian package golang-9.9-go 9.9-1)$'
ok 'and what npm has' says '^missing: tests (npm package some-tests 2.0.0)$'
ok 'and not for the others' not asked golang
ok 'it installs them' setup 0 --programs
ok 'the newer Go from its release, by lists of its own' asked '^deb \[signed-by=/keys.gpg\] http://somewhere/debian bookworm-backports main$'
ok 'as it is' asked '^apt-get .*download golang-9.9-go=9.9-1$'
ok 'with its library' test -d "$w/tree/build/deps/golang/share/go-9.9/src"
ok 'where node finds packages' test -f "$w/tree/build/deps/node_modules/tests/tests.js"
ok 'once' setup 0 --check --programs
: >"$w/asked"
ok 'and asks nobody again' setup 0 --programs
ok 'for any of it' not asked install
echo 'golang-9.9-go 9.8-1' >"$w/tree/tools/golang.lock"
ok 'a pin that Debian has not' setup 3 --programs
ok 'is said with the line that moves it' says "Debian has golang-9.9-go 9.9-1, tools/golang.lock pins 9.8-1, .*sed -i"
echo 'golang-9.9-go 9.9-1' >"$w/tree/tools/golang.lock"
echo "tests some-tests 2.0.0 sha512-AAAA tests.js" >"$w/tree/tools/programs.lock"
ok 'a package of another integrity' setup 3 --programs
ok 'is no package' says '^setup: tests is not unpacked: some-tests 2.0.0 does not have the integrity that tools/programs.lock pins'
ok 'an unknown argument' setup 2 --nonsense
ok 'is answered by the usage' says 'usage:'
ok '--help' setup 0 --help
ok 'names the options' says '--engines'

# engines by name
cp "$w/tree/tools/engines.lock" "$w/engines.lock.kept"
rm -rf "$w/tree/build/engines"
lock "some some-engine 1.0.0 sha512-$integrity bin/node more
deb apt:wabt - - - browsers"
ok 'what is on demand is not in the default set' setup 0 --engines
ok 'and is not fetched' test ! -e "$w/tree/build/engines/some"
ok 'an engine by name' setup 0 --engines some
ok 'is there then' test -x "$w/tree/build/engines/some/bin/node"
ok 'once more, it is there' setup 0 --engines some
ok 'and it says so' says 'some is there'
ok 'an unknown name' setup 2 --engines nosuch
ok 'is answered by those that there are' says 'it has: some deb'
ok 'a name that is none' setup 2 --engines 'a;b'
ok '--latest wants names' setup 2 --engines --latest
lock "some some-engine 1.0.0 sha512-$(echo x | base64) bin/node more"
rm -rf "$w/tree/build/engines"
ok 'a package with another integrity' setup 3 --engines some
ok 'is not unpacked' test ! -e "$w/tree/build/engines/some"
cp "$w/engines.lock.kept" "$w/tree/tools/engines.lock"
ok 'the locks of this tree pin full digests' sh -c "! cat '$here/tools/engines.lock' '$here/tools/testharness.lock' '$here/tools/programs.lock' | sed '/^#/d;/^ *\$/d' | grep -vE '^[a-z0-9-]+ apt:[a-z0-9.,-]+ - - - (more|browsers)\$|^[a-z0-9-]+ [@a-z0-9/_-]+ [0-9a-z.-]+ sha512-[A-Za-z0-9+/]{86}== [a-z_./]+( default| more)?\$'"
echo "1..$n"
