#!/usr/bin/perl
# What JavaScript and the store hold by each other alone goes; what one of them can still reach stays.
use strict;
use warnings;
use lib 'ref/jsapi';
use JsTest;
use Test::More;

wasm('glue', <<'W');
(module (import "m" "call" (func $call (param externref))) (memory (export "memory") 1)
  (global $kept (export "kept") (mut externref) (ref.null extern)) (table $t (export "table") 3 externref)
  (func (export "keep") (param externref) (global.set $kept (local.get 0)) (table.set $t (i32.const 1) (local.get 0)))
  (func (export "call") (param externref) (call $call (local.get 0)))
  (func (export "store") (i32.store (i32.const 8) (i32.const 42))))
W
wasm('two', '(module (import "m" "f" (func $f (result i32))) (export "f" (func $f))
  (func (export "both") (param externref f64) (result externref) (local.get 0)))');

my $helpers = <<'J';
// watch(object) counts object when it is gone; gone() says how many are.
let dead = 0;
const registry = new FinalizationRegistry(() => dead++);
const watch = (object) => (registry.register(object), object);
const gone = async () => { $262.gc(); $262.gc(); for (let i = 0; i < 3; i++) await null; return dead };
const glue = (extra) => {
    const state = watch({});
    const wasm = new WebAssembly.Instance(module('glue'), {m: {call() { state.wasm = wasm; return state.wasm.memory }}}).exports;
    extra?.(wasm, state);
    return wasm;
};
J

holds('an import that refers to its own instance does not keep it', $helpers . <<'J');
globalThis.at_end = [(async () => {
    glue(); glue(w => w.call()); glue(w => w.memory.buffer); glue((w, s) => w.keep(s)); glue((w, s) => w.keep(() => w));
    glue((w, s) => { w.table.mine = w; w.store.mine = s; w.memory.mine = s });
    is(await gone(), 6);
})()];
J

holds('what can be reached stays, by whichever way', $helpers . <<'J');
let n = 0;
const kept = [
    glue().call, glue().memory, glue().table, glue().kept,
    glue((w, s) => { w.memory.mine = s }).memory.buffer,
    glue((w, s) => { w.keep(s) }).kept,
];
const fresh = glue((w, s) => { w.keep(watch({})); w.memory.mine = 'mine' });
globalThis.at_end = [(async () => {
    await gone();
    is(fresh.memory.mine, 'mine'); is(typeof fresh.kept.value, 'object'); is(fresh.kept.value, fresh.table.get(1));
    is(kept[0](null), undefined); is(kept[1].buffer.byteLength, 65536); is(kept[4].byteLength, 65536);
    is(typeof kept[5].value, 'object');
    is(kept[0], kept[0]);
})()];
J

holds('objects of what stays in the store keep their identity where it can be told', $helpers . <<'J');
const w = glue();
w.table.set(0, w.store); w.store.mine = 1;
const weak = new WeakRef(w.memory), map = new WeakMap([[w.call, 5]]);
globalThis.at_end = [(async () => {
    await gone();
    is(w.table.get(0), w.store); is(w.store.mine, 1); is(weak.deref(), w.memory); is(map.get(w.call), 5);
})()];
J

holds('values are released, and their numbers used again', $helpers . <<'J');
const w = glue(), symbol = Symbol('s');
globalThis.at_end = [(async () => {
    for (let i = 0; i < 1000; i++) w.keep(watch({i}));
    is(w.kept.value.i, 999);
    is(await gone(), 999);
    for (const value of [1, 'text', symbol, null, undefined, true, 5n, NaN]) {
        w.keep(value); await gone(); is(w.kept.value, value); is(w.table.get(1), value);
    }
})()];
J

holds('a sweep within conversions takes nothing that was converted', $helpers . <<'J');
const {both} = exports_of('two', {m: {f: () => 1}});
for (let i = 0; i < 20; i++) {
    const value = {i};
    is(both(value, {valueOf() { for (let k = 0; k < 600; k++) new WebAssembly.Memory({initial: 0}); $262.gc(); return 0 }}), value);
}
J

holds('an imported function may go from instance to instance', $helpers . <<'J');
let f = exports_of('two', {m: {f: () => 7}}).f;
for (let i = 0; i < 300; i++) f = exports_of('two', {m: {f}}).f;
$262.gc();
is(f(), 7);
J

# Peak resident size, with a page written in each memory.
my ($code, $out) = script($helpers . <<'J');
const m = module('glue');
for (let i = 0; i < 10000; i++) {
    const wasm = new WebAssembly.Instance(m, {m: {call: () => wasm.memory}}).exports;
    new Uint8Array(wasm.memory.buffer).fill(i); wasm.store(); wasm.keep({wasm});
}
print(/VmHWM:\s*(\d+)/.exec(read('/proc/self/status'))[1]);
J
diag("10,000 instances: at most $out");
is($code, 0, '10,000 instances');
cmp_ok($out, '<', 500 * 1024, '10,000 instances whose imports refer to them take less than 500 MB')
    unless $ENV{TOUCHSTONE_SANITIZE};
done_testing();
