#!/usr/bin/perl
# The builtin set js-string, and imported string constants.
use strict;
use warnings;
use lib 'ref/jsapi';
use JsTest;
use Test::More;

my @functions = (
    'cast (param externref) (result (ref extern))', 'test (param externref) (result i32)',
    'fromCharCodeArray (param (ref null $a) i32 i32) (result (ref extern))',
    'intoCharCodeArray (param externref (ref null $a) i32) (result i32)',
    'fromCharCode (param i32) (result (ref extern))', 'fromCodePoint (param i32) (result externref)',
    'charCodeAt (param externref i32) (result i32)', 'codePointAt (param externref i32) (result i32)',
    'length (param externref) (result i32)', 'concat (param externref externref) (result (ref extern))',
    'substring (param externref i32 i32) (result (ref extern))', 'equals (param externref externref) (result i32)',
    'compare (param externref externref) (result i32)');
my $imports = '';
for (@functions) {
    my ($name, $type) = /^(\w+) (.*)$/;
    $imports .= qq{(import "wasm:js-string" "$name" (func \$$name $type)) (export "$name" (func \$$name))\n};
    (my $wrong = $type) =~ s/\(param (\S+)/(param f32 $1/;
    wasm("wrong_$name", qq{(module (type \$a (array (mut i16))) (import "wasm:js-string" "$name" (func $wrong)))});
}
wasm('strings', "(module (type \$a (array (mut i16)))\n$imports"
        . '(func (export "make") (param i32) (result (ref $a)) (array.new_default $a (local.get 0)))'
        . '(func (export "set") (param (ref $a) i32 i32) (array.set $a (local.get 0) (local.get 1) (local.get 2)))'
        . '(func (export "get") (param (ref $a) i32) (result i32) (array.get_u $a (local.get 0) (local.get 1))))');
wasm('constants', '(module (import "s" "" (global $e (ref extern))) (import "s" "\c3\a9" (global $x externref)) (import "o" "g" (global $g externref))'
        . '(export "e" (global $e)) (export "x" (global $x)) (export "g" (global $g)))');
wasm('mutable', '(module (import "s" "x" (global (mut externref))))');
my $helpers = <<'J';
const B = {builtins: ['js-string']}, bytes = name => readbuffer(`${name}.wasm`);
const s = new WebAssembly.Instance(new WebAssembly.Module(bytes('strings'), B), {}).exports;
const traps = run => throws(WebAssembly.RuntimeError, run);
J

holds('types are checked when compiling', $helpers . 'const names = ' . "'" . join(',', map { /^(\w+)/ } @functions) . "'" . <<'J');
.split(',');
for (const name of names) {
    is(WebAssembly.validate(bytes('wrong_' + name)), true, name);
    is(WebAssembly.validate(bytes('wrong_' + name), B), false, name);
    throws(WebAssembly.CompileError, () => new WebAssembly.Module(bytes('wrong_' + name), B), name);
}
throws(WebAssembly.CompileError, () => new WebAssembly.Module(bytes('strings'), {builtins: ['js-string', 'js-string']}));
is(WebAssembly.Module.imports(new WebAssembly.Module(bytes('strings'), B)).length, 0);
is(WebAssembly.Module.imports(new WebAssembly.Module(bytes('strings'))).length, 13);
is(WebAssembly.Module.imports(new WebAssembly.Module(bytes('strings'), {builtins: ['other']})).length, 13);
J
holds('functions', $helpers . <<'J');
const rope = 'r'.repeat(9000) + String(Math.abs(-5)) + 'é\u{1f600}'.repeat(900);
for (const x of ['', 'a', '\ud800', rope]) { is(s.cast(x), x); is(s.test(x), 1); is(s.length(x), x.length) }
for (const x of [1, null, undefined, {}, Object('x'), Symbol()]) {
    is(s.test(x), 0);
    for (const f of ['cast', 'length', 'charCodeAt', 'codePointAt', 'substring', 'concat', 'compare']) traps(() => s[f](x, 'a'));
    traps(() => s.concat('a', x));
    if (x !== null) traps(() => s.equals(x, 'a'));
}
is(s.charCodeAt(rope, 9000), 53);
is(s.codePointAt('\u{1f600}', 0), 0x1f600);
is(s.codePointAt('\u{1f600}', 1), 0xde00);
traps(() => s.charCodeAt('a', 1));
traps(() => s.codePointAt('', -1));
is(s.fromCharCode(0x10041), 'A');
is(s.fromCodePoint(0x1f600), '\u{1f600}');
traps(() => s.fromCodePoint(0x110000));
is(s.concat('\ud83d', '\ude00'), '\u{1f600}');
is(s.substring(rope, 9000, 9002), '5é');
is(s.substring('abc', 2, 1), '');
is(s.substring('abc', 1, -1), 'bc');
is(s.substring('abc', 4, 9), '');
is(s.equals(null, null), 1);
is(s.equals('a', null), 0);
is(s.equals(rope, rope.slice(0)), 1);
are([s.compare('a', 'b'), s.compare('b', 'a'), s.compare('a', 'a'), s.compare('\uffff', '\u{1f600}')], '-1,1,0,1');
J
holds('arrays', $helpers . <<'J');
const a = s.make(4);
is(s.intoCharCodeArray('\u{1f600}é', a, 1), 3);
are([0, 1, 2, 3].map(i => s.get(a, i)), [0, 0xd83d, 0xde00, 0xe9]);
is(s.fromCharCodeArray(a, 1, 4), '\u{1f600}é');
is(s.fromCharCodeArray(a, 4, 4), '');
for (const [x, y] of [[2, 1], [0, 5], [-1, -1]]) traps(() => s.fromCharCodeArray(a, x, y));
traps(() => s.intoCharCodeArray('ab', a, 3));
traps(() => s.intoCharCodeArray('', a, -1));
traps(() => s.intoCharCodeArray('', null, 0));
traps(() => s.fromCharCodeArray(null, 0, 0));
traps(() => s.intoCharCodeArray(1, a, 0));
J
holds('imported strings', $helpers . <<'J');
const options = {importedStringConstants: 's'}, m = new WebAssembly.Module(bytes('constants'), options);
are(WebAssembly.Module.imports(m).map(i => i.module), 'o');
const {e, x, g} = new WebAssembly.Instance(m, {o: {g: 3}}).exports;
are([e.value, x.value, g.value], ',é,3');
is(WebAssembly.validate(bytes('mutable'), options), false);
is(WebAssembly.validate(bytes('mutable')), true);
const clone = structuredClone(m);
is(new WebAssembly.Instance(clone, {o: {g: 4}}).exports.x.value, 'é');
J
done_testing();
