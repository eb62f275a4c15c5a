#!/usr/bin/perl
# Real browsers, those that are here: outcomes are those of the reference bit for bit, what does not hold is seen not to hold,
# memories are shared, and what hangs or dies takes nothing else along.
use strict;
use warnings;
use lib 'harness/test';
use Test::More;
use Touchstone;

my $dir = folder;
my @here;
ref_engine;
spew("$dir/engines/messages/$_.yaml", slurp("$TOP/harness/engines/messages/$_.yaml")) for qw(v8 spidermonkey jsc);
for my $name (qw(chromium firefox webkit)) {
    spew("$dir/engines/$name.yaml", slurp("$TOP/harness/engines/$name.yaml"));
    my ($status, $out) = touchstone('engines');
    push @here, $name if $out =~ /^\s*\Q$name\E\s+(?!missing)\S/m && $out !~ /^\s*\Q$name\E\s.*missing/m;
}
plan skip_all => 'no browser is installed (chromium, firefox-esr, webkit2gtk-driver with xvfb)' unless @here;

sub run_on {
    my ($engine, @words) = @_;
    unlink glob("$dir/results.db*");
    my ($status, $out, $err) = touchstone('run', @words, '-e', $engine);
    BAIL_OUT("$engine: $status $out$err") if $status > 1;
}

mkdir "$dir/core";
spew("$dir/core/bits.wast", <<'.');
(module
  (func (export "f32") (param f32) (result f32) (local.get 0))
  (func (export "i64") (param i64) (result i64) (local.get 0))
  (func (export "v") (param i32 v128) (result v128 i32) (local.get 1) (local.get 0))
  (func (export "r") (param externref) (result externref externref) (local.get 0) (local.get 0))
  (func $me (export "me") (result funcref) (ref.func $me))
  (func (export "u") (unreachable)) (func $deep (export "deep") (call $deep))
  (tag $t) (func (export "t") (throw $t)))
(invoke "f32" (f32.const nan:0x1)) (invoke "f32" (f32.const -nan:0x200001)) (invoke "f32" (f32.const -0.0))
(invoke "i64" (i64.const -1)) (invoke "v" (i32.const -1) (v128.const i64x2 1 -2)) (invoke "r" (ref.extern 7)) (invoke "me")
(assert_trap (invoke "u") "unreachable") (assert_exhaustion (invoke "deep") "call stack exhausted")
(assert_exception (invoke "t"))
(assert_invalid (module (func (result i32))) "type mismatch") (assert_unlinkable (module (import "n" "f" (func))) "unknown import")
.
spew("$dir/core/canaries.wast", <<'.');
(module (func (export "i") (result i32) (i32.const 1)) (func (export "f") (result f32) (f32.const nan:0x200000))
  (func (export "u") (unreachable)))
(assert_return (invoke "i") (i32.const 2)) (assert_return (invoke "f") (f32.const nan:canonical))
(assert_trap (invoke "i") "unreachable") (assert_trap (invoke "u") "integer overflow") (assert_invalid (module) "type mismatch")
(assert_unlinkable (module) "unknown import")
.
spew("$dir/loop.wast", "(module (func (export \"l\") (loop (br 0))) (func (export \"i\") (result i32) (i32.const 1)))",
    '(assert_return (invoke "i") (i32.const 1)) (invoke "l") (assert_return (invoke "i") (i32.const 1))');
mkdir "$dir/js";
spew("$dir/js/a.any.js", <<'.');
// META: global=window,dedicatedworker
// META: requires=structuredClone
test(() => assert_true(crossOriginIsolated), "isolated");
test(() => assert_true(new WebAssembly.Memory({initial: 1, maximum: 1, shared: true}).buffer instanceof SharedArrayBuffer), "shared");
test(() => assert_equals(GLOBAL.isWindow(), typeof document === "object"), "global");
test(() => assert_true(false, "\ud800"), "fails");
promise_test(() => WebAssembly.instantiate(new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0])), "later");
promise_test(async () => {
  const response = await fetch("more.wasm");
  assert_true(await WebAssembly.compileStreaming(response) instanceof WebAssembly.Module);
}, "streaming");
.
spew("$dir/js/more.wasm", "\0asm\1\0\0\0");
spew("$dir/js/b.any.js", "// META: global=window,dedicatedworker\n// META: requires=NoSuchGlobal\n");
spew("$dir/js/c.window.js", "test(() => assert_equals(typeof document.body, 'object'), 'document');\n");

# Ends the process that has the page, once it is there.
sub kill_renderer {
    for (1 .. 200) {
        select undef, undef, undef, 0.1;
        for my $file (glob('/proc/[0-9]*/cmdline')) {
            open(my $in, '<', $file) or next;
            my $words = do { local $/; <$in> } // '';
            next unless $words =~ /--type=renderer/ && $words !~ /extension/;
            my ($pid) = $file =~ m{/(\d+)/};
            open(my $environ, '<', "/proc/$pid/environ") or next;
            my $env = do { local $/; <$environ> } // '';
            next unless index($env, "TOUCHSTONE_JOB=$dir/") >= 0;
            sleep 2;
            return kill 'KILL', $pid;
        }
    }
}

# What was seen of cases of kind js, without the name of the browser.
sub subtests {
    my ($engine) = @_;
    my $query = q(select engine || ' ' || "case" || ':' || name || '=' || outcome from subtests order by engine, "case", step);
    return join '|', map { s/^\Q$engine\E//r } sql($query);
}

my $both = join '|', map { "WAY a.any.js:$_" } 'harness=passed', 'isolated=passed', 'shared=passed', 'global=passed', 'fails=failed',
    'later=passed', 'streaming=passed';
$both .= '|WAY b.any.js:harness=unsupported NoSuchGlobal';
my $js = join '|', $both =~ s/WAY//gr, ' c.window.js:harness=passed', ' c.window.js:document=passed', $both =~ s/WAY/+worker/gr;

run_on('ref', "$dir/core/bits.wast");
my @due = sql('select outcome from observations order by step');
my $hangs = 0;
for my $name (@here) {
    run_on($name, "$dir/core");
    is_deeply([sql("select outcome from observations join cases using (case_id) where name = 'bits.wast' order by step")], \@due,
        "$name: bit for bit");
    is_deeply([sql("select step from divergent_steps join cases using (case_id) where name = 'canaries.wast' order by step")], [1 .. 6],
        "$name: every canary is seen");
    run_on($name, "$dir/js");
    is(subtests($name), $js, "$name: pages and workers");
    next if $hangs++ && !$ENV{TOUCHSTONE_FULL};
    run_on($name, "$dir/loop.wast", '--timeout', '2');
    is(join('|', sql('select outcome from observations order by step')), 'linked|returned i32:1|timeout|returned i32:1',
        "$name: behind a loop it goes on");
}
SKIP: {
    skip 'chromium is not here', 1 unless grep { $_ eq 'chromium' } @here;
    my $killer = fork // die "fork: $!";
    if (!$killer) { kill_renderer(); exit 0 }
    run_on('chromium', "$dir/loop.wast", '--timeout', '8');
    waitpid $killer, 0;
    like(join('|', sql('select outcome from observations order by step')),
        qr/^linked\|returned i32:1\|(crashed page|timeout)\|returned i32:1$/, 'a page that dies is begun anew');
}
is_deeply([glob("$dir/touchstone-*")], [], 'no profile stays');
done_testing;
