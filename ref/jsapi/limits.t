#!/usr/bin/perl
# The limits that the JavaScript API sets for modules: what is just within, and what is just beyond.
use strict;
use warnings;
use lib 'ref/jsapi';
use JsTest;
use Test::More;

my @rows = (
    ['parameters', 1000, sub { '(func (param' . ' i32' x $_[0] . '))' }],
    ['results', 1000, sub { '(func (result' . ' i32' x $_[0] . ') unreachable)' }],
    ['results of a block', 1000, sub { '(func (block (result' . ' i32' x $_[0] . ') unreachable) unreachable)' }],
    ['locals', 50000, sub { '(func (param i32) (local' . ' i32' x ($_[0] - 1) . '))' }],
    ['memories', 100, sub { '(import "m" "m" (memory 0))' . '(memory 0)' x ($_[0] - 1) }],
    ['elements of a table', 10000000, sub { "(table $_[0] funcref)" }],
    ['operands of array.new_fixed', 10000,
        sub { '(type $a (array i32)) (func (drop (array.new_fixed $a ' . $_[0] . ' (i32.const 0)' x $_[0] . ')))' }],
    ['pages of a 64-bit memory', 2**37 - 1, sub { "(memory i64 0 $_[0])" }],
);
for my $row (@rows) {
    my ($what, $limit, $text) = @$row;
    wasm('within', '(module ' . $text->($limit) . ')');
    wasm('beyond', '(module ' . $text->($limit + 1) . ')');
    holds("$what: $limit", <<'J');
const W = WebAssembly, within = readbuffer('within.wasm'), beyond = readbuffer('beyond.wasm');
is(W.validate(within), true); ok(new W.Module(within) instanceof W.Module);
is(W.validate(beyond), false); throws(W.CompileError, () => new W.Module(beyond));
globalThis.at_end = [W.compile(beyond).then(() => complain('compiled'), e => ok(e instanceof W.CompileError, String(e)))];
J
}
done_testing();
