#!/bin/sh
# Builds a small tree of its own with the Makefile: what is built anew after which change,
# and that what must fail fails. Needs no set-up besides the compiler and cmocka.
set -u
here=$(cd "$(dirname "$0")/.." && pwd)
w=$(mktemp -d)
trap 'rm -rf "$w"' EXIT
unset MAKEFLAGS MAKELEVEL MFLAGS SANITIZE CFG CFLAGS CC
n=0

# ok TEXT COMMAND...: one test, passed if the command succeeds.
ok() {
    n=$((n + 1))
    text=$1
    shift
    if "$@" >"$w/out" 2>&1; then echo "ok $n - $text"; else
        echo "not ok $n - $text"
        sed 's/^/# /' "$w/out" make.log
    fi
}
put() { mkdir -p "$(dirname "$1")" && cat >"$1"; }
build() { make --no-print-directory -j2 "$@" >make.log 2>&1; }
fails() { ! "$@"; }
says() { grep -q -e "$1" make.log; }
built() { says "-c $1 "; }

mkdir "$w/tree"
cd "$w/tree" || exit 1
mkdir tools
cp "$here/Makefile" .
cp "$here/tools/check-layers" "$here/tools/embed-file" tools

ok 'an empty tree builds' build
ok 'and says what it has not' says 'no ref/main.c'

put ref/util/num.h <<'C'
int num_get(void);
C
put ref/util/num.c <<'C'
#include "util/num.h"
int num_get(void)
{
    return 7;
}
C
put ref/util/other.c <<'C'
int other_get(void);
int other_get(void)
{
    return 1;
}
C
put ref/main.c <<'C'
#include "util/num.h"
#include <stdio.h>
int main(void)
{
    printf("%d\n", num_get());
    return 0;
}
C
put ref/util/num_test.c <<'C'
// clang-format off
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>
#include "util/num.h"
static void t_num_get(void **state)
{
    (void)state;
    assert_int_equal(num_get(), 7);
}
int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(t_num_get)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
C
ok 'a reference builds' build ref
ok 'its program runs' test "$(build/bin/touchstone-ref)" = 7
ok 'a second build does nothing' build ref
ok 'nothing at all' fails says ' -c '
touch ref/util/num.h
ok 'a header changed' build ref
ok 'what includes it is compiled' built ref/main.c
ok 'what does not is not' fails built ref/util/other.c
ok 'other flags' build ref CFLAGS=-DOTHER
ok 'compile everything anew' built ref/util/other.c
ok 'and back' build ref
ok 'its tests run' build unit T=ref/util
ok 'and their TAP is read' says 'Tests=1'
sed -i 's/return 7/return 8/' ref/util/num.c
touch ref/util/num.c
ok 'a test can fail' fails build unit T=ref/util
sed -i 's/return 8/return 7/' ref/util/num.c
touch ref/util/num.c
rm ref/util/other.c
ok 'a source goes away' build ref
ok 'in the archive too' fails sh -c 'ar t build/release/libtouchstone.a | grep -q other'

put harness/store/schema.sql <<'C'
create table t (x);
C
put harness/store/db.h <<'C'
const char *db_schema(void);
C
put harness/store/db.c <<'C'
#include "harness/store/db.h"
#include "harness/store/schema.sql.inc"
const char *db_schema(void)
{
    return store_schema_sql;
}
C
put harness/main.c <<'C'
#include "harness/store/db.h"
#include <stdio.h>
int main(void)
{
    fputs(db_schema(), stdout);
    return 0;
}
C
ok 'a harness builds' build PKGS=
ok 'with its file embedded, which stays' test -s build/release/gen/harness/store/schema.sql.inc
ok 'and is read' test "$(build/bin/touchstone)" = 'create table t (x);'
echo 'create table u (é);' >harness/store/schema.sql
touch harness/store/schema.sql
ok 'the file changed' build PKGS=
ok 'the program too' test "$(build/bin/touchstone)" = 'create table u (é);'

printf '#!/bin/sh\necho "setup $*"\n' | put tools/setup
chmod +x tools/setup
put harness/main.c <<'C'
#include <stdio.h>
int main(int argc, char **argv)
{
    for (int i = 1; i < argc; i++)
        printf("<%s>", argv[i]);
    puts("");
    return argc > 2 ? 1 : 0;
}
C
ok 'make conform' build conform PKGS=
ok 'sets up' says '^setup --quiet$'
ok 'and runs everything' says '^<run>$'
ok 'with a suite its exit code counts' fails build conform SUITES=/some/suite PKGS=
ok 'and the suite stands beside the corpus' says '^<run><corpus></some/suite>$'
mkdir "$w/a b's"
ok 'a path may hold spaces and quotes' fails build conform SUITES="$w/a b's" PKGS=
ok 'and stays one word' says "^<run><corpus><$w/a b's>\$"
ok 'two suites' fails build conform SUITES='one two' PKGS=
ok 'are two words' says '^<run><corpus><one><two>$'
ok 'make test runs the tests' build test PKGS=
ok 'of the plain build and of the sanitized one' test "$(grep -c '^Result: PASS' make.log)" = 2
ok "and ends with prove's words" test "$(tail -n 1 make.log)" = 'Result: PASS'
# REQ M-043
instrumented() { objdump -d "$1" | grep -q __asan_; }
ok 'the plain program is free of sanitizers' fails instrumented build/bin/touchstone-ref
ok 'the sanitized one is not' instrumented build/asan/bin/touchstone-ref
ok 'SANITIZE=1 tests' build test SANITIZE=1 PKGS=
ok 'the latter alone' test "$(grep -c '^Result: PASS' make.log)" = 1
ok 'the flags follow the environment' sh -c 'touch ref/main.c; SANITIZE=1 make -n ref PKGS= | grep -q -e "-fsanitize=address"'
ok 'and an empty one leaves them out' fails sh -c 'SANITIZE= make -n ref PKGS= | grep -q -e "-fsanitize"'
put ref/embed/touchstone.h </dev/null
put ref/embed/touchstone_link.h </dev/null
put tools/link/main.c <<'C'
int main(void)
{
    return 0;
}
C
mkdir -p corpus && echo 1 >corpus/suites.yaml
mkdir -p tools/completion && touch tools/completion/bash tools/completion/fish tools/completion/zsh
mkdir -p harness/engines && echo "name: ref" >harness/engines/ref.yaml
ok 'make install' build install PREFIX="$w/there" PKGS=
ok 'lays down programs, library, headers and corpus' ls "$w/there/bin/touchstone" "$w/there/bin/touchstone-ref" \
    "$w/there/bin/touchstone-link" "$w/there/include/touchstone_link.h" \
    "$w/there/lib/libtouchstone.a" "$w/there/include/touchstone.h" "$w/there/share/touchstone/corpus/suites.yaml" \
    "$w/there/share/touchstone/harness/engines/ref.yaml"

put ref/util/bad.c <<'C'
int bad_get(int *p);
int bad_get(int *p)
{
    return p[4];
}
C
put ref/main.c <<'C'
int bad_get(int *p);
int main(void)
{
    int a[4] = {0};
    return bad_get(a);
}
C
touch ref/main.c
ok 'the sanitizers build into their own folder' build ref SANITIZE=1
ok 'and report' sh -c 'build/asan/bin/touchstone-ref 2>&1 | grep -q stack-buffer-overflow'
ok 'a build of another name leaves the rest alone' build ref CFG=mine
ok 'and has its own program' test -x build/mine/bin/touchstone-ref

echo '#include "syntax/x.h"' >ref/util/low.c
mkdir ref/syntax && echo 'typedef int X;' >ref/syntax/x.h
ok 'a broken layer fails the build' fails build ref
ok 'and is named' says 'ref/util/low.c:1: util may not include'
rm ref/util/low.c
echo 'int f(void) { int x; return 0; }' >ref/util/warn.c
ok 'a warning fails the build' fails build ref
rm ref/util/warn.c
ok 'without it the build holds' build ref
mkdir -p build/engines/node26 build/deps
ok 'clean' build clean
ok 'leaves what was fetched, and nothing else' test "$(echo build/*)" = 'build/deps build/engines'
echo "1..$n"
