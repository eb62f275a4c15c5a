#!/usr/bin/perl
# Cases on real JavaScript shells: bits, references and names arrive as they are, by sessions and by processes, also where a
# host has little of JavaScript; the outcomes are those of the reference, and what does not hold is seen not to hold.
use strict;
use warnings;
use lib 'harness/test';
use Test::More;
use Touchstone;

my $node = "$TOP/build/engines/node26/bin/node";
plan skip_all => 'node26 is not installed (tools/setup --engines)' unless -x $node;

my $dir = folder;
spew("$dir/engines/messages/$_.yaml", slurp("$TOP/harness/engines/messages/$_.yaml")) for qw(v8 jsc ref-js);
spew("$dir/engines/$_.yaml", slurp("$TOP/harness/engines/$_.yaml")) for qw(node26 deno bun jsc ref-js);
ref_engine;

# Node with a process a case, and as a host that has little but WebAssembly.
my $own = slurp("$dir/engines/node26.yaml");
spew("$dir/engines/process.yaml", $own =~ s/^name: node26/name: process/mr =~ s/^stay: stdio\n//mr);
spew("$dir/engines/old.yaml", $own =~ s/^name: node26/name: old/mr =~ s/^(command: \[[^,]+),/$1, -r, $dir\/old.cjs,/mr);
spew("$dir/old.cjs", <<'.');
for (const name of ["BigInt", "Symbol", "Promise", "Proxy", "Reflect", "WeakMap", "SharedArrayBuffer", "BigInt64Array"])
  delete globalThis[name];
for (const name of ["Exception", "Tag", "JSTag", "Function", "instantiate", "compile"]) delete WebAssembly[name];
for (const name of ["includes", "flat", "flatMap", "find", "fill", "at", "entries", "keys", "values"]) delete Array.prototype[name];
for (const name of ["includes", "startsWith", "endsWith", "padStart", "padEnd", "repeat", "at"]) delete String.prototype[name];
for (const name of ["assign", "entries", "values", "fromEntries"]) delete Object[name];
.
my %here = map { /^(\S+)\s+\S+\s+(\S+)/ ? ($1 => $2 ne 'missing') : () } split /\n/, (touchstone('engines'))[1];
my @others = grep { $here{$_} } qw(deno bun jsc);
note("also on: @others");

# The outcomes of a script on an engine, in order.
sub outcomes {
    my ($engine, $script, @more) = @_;
    spew("$dir/case.wast", ref $script ? @$script : $script);
    unlink glob("$dir/results.db*");
    my ($status, $out, $err) = touchstone('run', "$dir/case.wast", '-e', $engine, '--timeout', '20', @more);
    BAIL_OUT("run: $out$err") if $status > 1;
    return sql('select outcome from observations order by step');
}

sub standing { return join ',', sql('select standing from standings') }

# The same script everywhere, compared outcome by outcome. FEW: what others that are here may lack.
sub same {
    my ($name, $script, $few) = @_;
    my @due = outcomes('ref', $script);
    for my $engine ('node26', 'process', 'old', 'ref-js', $few ? () : @others) {
        my @seen = outcomes($engine, $script);
        is_deeply(\@seen, \@due, "$engine: $name") or diag(explain(\@due));
    }
}

# The syntax of the driver, and of what serves it, is that of ECMAScript 5.
for my $file (qw(driver shell)) {
    my $text = slurp("$TOP/harness/engine/js/$file.js");
    $text =~ s{"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|//[^\n]*}{}g;
    unlike($text, qr/=>|`|[.]{3}|(?<![.])\b(?:let|const|class(?!:)|async|await|yield|super)\b|\*\*|[?][.?]|\bfor\s*\([^;)]*\bof\b|\bcatch\s*\{/,
        "$file.js: nothing younger");
    unlike($text, qr/\b(?:var|function)\s*(?:\w+\s*\()?\s*[\[{]/, "$file.js: no patterns");
}

same('floats and vectors pass bit for bit', <<'.');
(module
  (type $sub (sub (func (param f32) (result f32))))
  (rec (type $r (func (param f64) (result f64))) (type $s (struct (field (ref $r)))))
  (global (export "gf") (mut f32) (f32.const nan:0x200000))
  (global (export "gd") f64 (f64.const -nan:0x4000000000000))
  (global (export "gv") v128 (v128.const i32x4 1 2 3 4))
  (global (export "gi") i64 (i64.const -1))
  (func (export "f32") (type $sub) (local.get 0))
  (func (export "f64") (type $r) (local.get 0))
  (func (export "mix") (param i32 f32 i64 v128 externref f64) (result f64 externref i32 v128 i64 f32)
    (local.get 5) (local.get 4) (local.get 0) (local.get 3) (local.get 2) (local.get 1)))
(get "gf") (get "gd") (get "gv") (get "gi")
(invoke "f32" (f32.const nan:0x1)) (invoke "f32" (f32.const -nan:0x200001)) (invoke "f32" (f32.const -0.0))
(invoke "f64" (f64.const nan:0x1)) (invoke "f64" (f64.const -nan)) (invoke "f64" (f64.const 0x1p-1074))
(invoke "mix" (i32.const -1) (f32.const nan:0x1) (i64.const -2) (v128.const i64x2 1 -1) (ref.extern 7)
  (f64.const nan:0x1))
.

same('references by identity', <<'.');
(module
  (type $s (struct (field (mut f64))))
  (type $a (array i8))
  (type $f (func))
  (tag $t (param i32))
  (global $g (export "g") (mut (ref null $s)) (ref.null $s))
  (global (export "none") (mut exnref) (ref.null exn))
  (func $exn (export "exn") (result exnref)
    (block $h (result exnref) (try_table (catch_all_ref $h) (throw $t (i32.const 3))) (unreachable)))
  (func (export "twice") (result exnref i32 exnref) (local $e exnref)
    (local.set $e (call $exn)) (local.get $e) (i32.const 7) (local.get $e))
  (func (export "same") (param exnref) (result exnref) (local.get 0))
  (func (export "null") (param (ref null $s) (ref null $f) f32) (result (ref null $s) f32)
    (global.get $g) (local.get 2))
  (func (export "new") (result (ref $s))
    (global.set $g (struct.new $s (f64.const 1))) (ref.as_non_null (global.get $g)))
  (func (export "extern") (result externref) (extern.convert_any (global.get $g)))
  (func (export "array") (result (ref $a) f32) (array.new_default $a (i32.const 3)) (f32.const nan:0x1))
  (func (export "i31") (param i32) (result i31ref) (ref.i31 (local.get 0)))
  (func (export "host") (param externref) (result anyref) (any.convert_extern (local.get 0)))
  (func (export "back") (param anyref) (result externref) (extern.convert_any (local.get 0)))
  (func $me (export "me") (result funcref) (ref.func $me)))
(get "g") (get "none") (invoke "exn") (invoke "twice") (invoke "same" (ref.null exn))
(invoke "null" (ref.null none) (ref.null nofunc) (f32.const nan:0x3))
(invoke "new") (get "g") (invoke "extern") (invoke "array") (invoke "new")
(invoke "i31" (i32.const -5)) (invoke "i31" (i32.const 0x7fffffff))
(invoke "host" (ref.extern 7)) (invoke "back" (ref.host 7)) (invoke "back" (ref.null any))
(invoke "me") (invoke "me")
.

# JavaScriptCore imports no constant global of this type, which is the only way to see it.
same('a constant exception reference', '(module (global (export "none") exnref (ref.null exn)))(get "none")', 'few');

same('names of any kind, registered modules, instances', <<'.', 'few');
(module $M
  (func (export "__proto__") (result i32) (i32.const 5))
  (func (export "a\00\"\u{2028}") (result i32) (i32.const 6))
  (func (export "") (result i32) (i32.const 7)))
(register "__proto__") (register "x\00y" $M) (register "")
(module (import "__proto__" "__proto__" (func $p (result i32)))
  (import "x\00y" "a\00\"\u{2028}" (func $q (result i32))) (import "" "" (func $r (result i32)))
  (func (export "sum") (result i32) (i32.add (i32.add (call $p) (call $q)) (call $r))))
(assert_return (invoke "sum") (i32.const 18))
(assert_return (invoke $M "a\00\"\u{2028}") (i32.const 6))
(module $D (global $g (mut i32) (i32.const 0))
  (func (export "next") (result i32) (global.set $g (i32.add (global.get $g) (i32.const 1))) (global.get $g)))
(module instance $I $D) (module instance $J $D)
(assert_return (invoke $I "next") (i32.const 1)) (assert_return (invoke $I "next") (i32.const 2))
(assert_return (invoke $J "next") (i32.const 1)) (assert_return (invoke $D "next") (i32.const 1))
(module (import "spectest" "print_i32_f32" (func (param i32 f32))) (import "spectest" "global_f32" (global f32))
  (import "spectest" "table64" (table i64 10 funcref)) (export "g" (global 0)))
(get "g")
(assert_unlinkable (module (import "spectest" "print_i32" (func (param i64)))) "incompatible import type")
.

same('errors', <<'.');
(module (func (export "u") (unreachable)) (func $r (export "r") (call $r)) (tag $t) (func (export "t") (throw $t))
  (func (export "d") (param i32) (result i32) (i32.div_s (i32.const 0x80000000) (local.get 0)))
  (func (export "c") (param f32) (result i32) (i32.trunc_f32_s (local.get 0))))
(assert_trap (invoke "u") "unreachable") (assert_exhaustion (invoke "r") "call stack exhausted")
(assert_exception (invoke "t")) (assert_trap (invoke "d" (i32.const 0)) "integer divide by zero")
(assert_trap (invoke "d" (i32.const -1)) "integer overflow")
(assert_trap (invoke "c" (f32.const inf)) "integer overflow")
(assert_trap (invoke "c" (f32.const nan)) "invalid conversion to integer")
(assert_trap (module (func $s unreachable) (start $s)) "unreachable")
(assert_invalid (module (func (result i32))) "type mismatch")
(assert_malformed (module binary "\00asm") "unexpected end")
(assert_unlinkable (module (import "nobody" "f" (func))) "unknown import")
(module quote "(func (export \"q\") (result i64) (i64.const 9))")
(assert_return (invoke "q") (i64.const 9))
(invoke "q" (i32.const 1)) (invoke "nope") (get "q") (invoke $nobody "q") (module instance $nothing)
(module $bad (import "nobody" "f" (func))) (register "bad") (invoke "x")
(assert_unlinkable (module (import "bad" "f" (func))) "unknown import")
.

# Canaries: each of these does not hold, and the adapter has to see that.
my @wrong = (
    '(assert_return (invoke "i") (i32.const 2))', '(assert_return (invoke "f") (f32.const nan:0x200001))',
    '(assert_return (invoke "f") (f32.const nan:canonical))', '(assert_return (invoke "v") (v128.const i32x4 1 2 3 5))',
    '(assert_return (invoke "n") (ref.func))', '(assert_trap (invoke "i") "unreachable")',
    '(assert_trap (invoke "u") "integer overflow")', '(assert_exhaustion (invoke "u") "call stack exhausted")',
    '(assert_exception (invoke "u"))', '(assert_invalid (module) "type mismatch")',
    '(assert_malformed (module binary "\00asm\01\00\00\00") "unexpected end")',
    '(assert_unlinkable (module) "unknown import")', '(assert_return (get "g") (i64.const 1))',
);
my $things = <<'.';
(module (func (export "i") (result i32) (i32.const 1)) (func (export "f") (result f32) (f32.const nan:0x200000))
  (func (export "v") (result v128) (v128.const i32x4 1 2 3 4)) (func (export "n") (result funcref) (ref.null func))
  (func (export "u") (unreachable)) (global (export "g") i64 (i64.const 2)))
.
outcomes('node26', [$things, @wrong]);
is_deeply([sql('select step from divergent_steps order by step')], [1 .. @wrong], 'every canary is seen');
outcomes('node26', [$things, '(assert_return (invoke "i") (i32.const 1))']);
is(standing, 'agree', 'and what holds is not');

# A step that does not end, or ends the engine, leaves the ones before it as they were.
is(join('|', outcomes('node26', '(module (func (export "l") (loop (br 0))))(module)(invoke "q")(module)(invoke "l")', '--timeout', '3')),
    'linked|linked|failed unknown function|linked|failed unknown function', 'nothing to call');
is(join('|', outcomes('node26', '(module (func (export "l") (loop (br 0))))(invoke "l")(module)', '--timeout', '3')),
    'linked|timeout|linked', 'a loop; what is behind it is replayed');

# More output than a pipe holds, and a script of many steps.
my $many = join '', $things, map { "(assert_return (invoke \"i\") (i32.const 1))\n" } 1 .. 5000;
is(scalar(grep { $_ ne 'linked' && $_ ne 'returned i32:1' } outcomes('node26', $many)), 0, '5000 steps');

done_testing;
