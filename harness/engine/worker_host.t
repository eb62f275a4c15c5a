#!/usr/bin/perl
# workerd as an engine: scripts, cases of JavaScript, each in a worker of its own, and modules injected as bindings.
use strict;
use warnings;
use lib 'harness/test';
use Test::More;
use Touchstone;

plan skip_all => 'workerd is not here; touchstone engines install workerd' if !-x "$TOP/build/engines/workerd/bin/workerd";
my $dir = folder;
spew("$dir/engines/workerd.yaml", slurp("$TOP/harness/engines/workerd.yaml"));
ref_engine;

# REQ R-016
my ($status, $out, $err) = touchstone('run', 'js-api', '-f', '*hosts/injected*', '-e', 'workerd');
is($status, 0, 'a module that is injected') or diag($out, $err);
my @rows = sql('select name || ": " || outcome from subtests order by "case", step');
is(scalar(@rows), 14, 'all outcomes of both workers are stored') or diag(join "\n", @rows);
for my $what ('harness', 'instanceof: it is a Module', 'instantiation: each instance has a state of its own',
    'instantiation: instantiate takes it and gives an Instance', 'isolation: a mark on the module') {
    is(scalar(grep { /^\Q$what\E.*: passed$/ } @rows), 2, "$what: passed in both");
}

# a host that injects nothing says so
spew("$dir/engines/bare.yaml", slurp("$dir/engines/workerd.yaml") =~ s/^name: workerd/name: bare/mr =~ s/host: \[module-binding\]/host: []/r);
($status, $out, $err) = touchstone('run', 'js-api', '-f', '*hosts/injected*', '-e', 'bare');
is(join('|', sql("select distinct outcome from observations join engines using (engine_id) where name = 'bare'")),
    'unsupported module-binding', 'without bindings it is unsupported');

# scripts, by the same driver as everywhere
spew("$dir/case.wast", <<'WAST');
(module (memory 1) (func (export "nan") (result f32) (f32.reinterpret_i32 (i32.const 0x7fa00001)))
  (func (export "v") (result v128) (v128.const i64x2 1 -1)) (func (export "loop") (loop (br 0))))
(invoke "nan")
(invoke "v")
(invoke "loop")
(assert_return (invoke "v") (v128.const i64x2 1 -1))
(assert_invalid (module (func (result i32))) "type mismatch")
WAST
($status, $out, $err) = touchstone('run', "$dir/case.wast", '-e', 'workerd', '--timeout', 2);
is(join('|', sql("select outcome from observations where run_id = (select max(run_id) from runs) order by step")),
    'linked|returned f32:nan:0x200001|returned v128:0xffffffffffffffff0000000000000001|timeout|'
        . 'returned v128:0xffffffffffffffff0000000000000001|invalid', 'outcomes are bit for bit; behind a hang it goes on')
    or diag(join "\n", sql("select outcome from observations where run_id = (select max(run_id) from runs) order by step"));

# nothing that a case prints passes for a record; timers and promises of WebAssembly work; a case that throws fails
spew("$dir/lies.any.js", <<'JS');
console.log('{"harness":0}');
console.log('{"case":"x","subtest":0,"name":"lie","status":0}');
promise_test(async () => { await WebAssembly.compile(new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0])); }, "compile");
promise_test(() => new Promise((resolve) => setTimeout(resolve, 20)), "a timer");
test(() => { assert_true(false, "no"); }, "fails");
JS
touchstone('run', "$dir/lies.any.js", '-e', 'workerd', '--timeout', 8);
is(join('|', sql('select name || "=" || outcome from subtests where run_id = (select max(run_id) from runs) order by step')),
    'harness=passed|compile=passed|a timer=passed|fails=failed', 'only records count');
done_testing;
