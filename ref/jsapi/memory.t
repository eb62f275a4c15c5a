#!/usr/bin/perl
# Memories and the memory contract: every road of growth, every kind of view, every moment.
use strict;
use warnings;
use lib 'ref/jsapi';
use JsTest;
use Test::More;

wasm('guest', <<'W');
(module (import "m" "look" (func $look)) (memory $m (export "memory") 1 4)
  (func (export "grow") (param i32) (result i32) (memory.grow (local.get 0)))
  (func (export "grow_and_look") (param i32) (memory.grow (local.get 0)) drop (call $look))
  (func (export "grow_and_trap") (param i32) (memory.grow (local.get 0)) drop unreachable)
  (func (export "size") (result i32) (memory.size))
  (func (export "load") (param i32) (result i32) (i32.load8_u (local.get 0)))
  (func (export "store") (param i32 i32) (i32.store8 (local.get 0) (local.get 1)))
  (func (export "fill") (param i32 i32 i32) (memory.fill (local.get 0) (local.get 1) (local.get 2))))
W
wasm('borrow', <<'W');
(module (import "m" "look" (func $look)) (import "m" "memory" (memory 1 4)) (memory $own (export "own") 1 2)
  (func (export "grow") (param i32) (result i32) (memory.grow (local.get 0)))
  (func (export "grow_own") (result i32) (memory.grow $own (i32.const 1)))
  (func (export "run") (param i32) (memory.grow (local.get 0)) drop (call $look)))
W
wasm('start', '(module (import "m" "look" (func $look)) (import "m" "memory" (memory 0))
  (func $s (memory.grow (i32.const 1)) drop (call $look)) (start $s))');
wasm('unseen', '(module (memory (export "late") 1 3) (func (export "grow") (memory.grow (i32.const 1)) drop))');
wasm('memory64', '(module (memory (export "memory") i64 1 3)
  (func (export "grow") (param i64) (result i64) (memory.grow (local.get 0))))', '--feature', '+memory64');
wasm('shared', '(module (import "m" "memory" (memory 1 4 shared)) (export "memory" (memory 0))
  (func (export "grow") (param i32) (result i32) (memory.grow (local.get 0)))
  (func (export "load") (param i32) (result i32) (i32.load8_u (local.get 0))))', '--feature', '+threads');

my $helpers = <<'J';
const PAGE = 65536, Memory = WebAssembly.Memory;
const guest = (look = () => {}) => exports_of('guest', {m: {look}});
const VIEWS = [Int8Array, Uint8Array, Uint8ClampedArray, Int16Array, Uint16Array, Int32Array, Uint32Array, Float32Array,
               Float64Array, BigInt64Array, BigUint64Array, DataView];
const dead = (buffer, views) => {
    is(buffer.detached, true); is(buffer.byteLength, 0);
    for (const view of views) {
        if (view instanceof DataView) throws(TypeError, () => view.getInt8(0));
        else { is(view.length, 0); is(view.byteLength, 0); is(view.byteOffset, 0); is(view[0], undefined);
               view[0] = typeof new view.constructor(1)[0] == 'bigint' ? 1n : 1; is(view[0], undefined) }
    }
};
J

holds('the interface', $helpers . <<'J');
is(Memory.length, 1); is(Memory.name, 'Memory');
are(Object.getOwnPropertyNames(Memory.prototype).sort(), 'buffer,constructor,grow,toFixedLengthBuffer,toResizableBuffer');
for (const [name, length] of [['grow', 1], ['toFixedLengthBuffer', 0], ['toResizableBuffer', 0]]) {
    const d = Object.getOwnPropertyDescriptor(Memory.prototype, name);
    are([d.value.length, d.value.name, d.enumerable, d.writable, d.configurable], [length, name, true, true, true]);
}
const d = Object.getOwnPropertyDescriptor(Memory.prototype, 'buffer');
are([d.get.name, d.set, d.enumerable, d.configurable], ['get buffer', undefined, true, true]);
is(Object.prototype.toString.call(new Memory({initial: 0})), '[object WebAssembly.Memory]');
for (const bad of [undefined, null, {}, Memory.prototype, Object.create(new Memory({initial: 0})), new Uint8Array(1)]) {
    throws(TypeError, () => d.get.call(bad));
    for (const name of ['grow', 'toFixedLengthBuffer', 'toResizableBuffer'])
        throws(TypeError, () => Memory.prototype[name].call(bad, {valueOf() { complain('converted first') }}));
}
throws(TypeError, () => Memory({initial: 0}));
const other = Object.setPrototypeOf(new Memory({initial: 1}), null);
is(d.get.call(other).byteLength, PAGE);
const theirs = $262.createRealm().global.WebAssembly.Memory;
is(d.get.call(new theirs({initial: 2})).byteLength, 2 * PAGE);
J
holds('the descriptor', $helpers . <<'J');
for (const bad of [undefined, null, 1, 'x', {}, {maximum: 1}, {initial: undefined}, {initial: -1}, {initial: 2 ** 32}, {initial: NaN},
                   {initial: Infinity}, {initial: 'x'}, {initial: Symbol()}, {initial: 1n}, {initial: 0, maximum: -1},
                   {initial: 0, maximum: null, address: 'i64'}, {initial: 0, address: 'i33'}, {initial: 0, address: null},
                   {initial: 0, address: 'i64'}, {initial: 2n ** 64n, address: 'i64'}, {initial: -1n, address: 'i64'}])
    throws(TypeError, () => new Memory(bad), JSON.stringify(bad, (k, v) => typeof v == 'bigint' ? `${v}n` : v));
throws(TypeError, () => new Memory());
for (const bad of [{initial: 2, maximum: 1}, {initial: 65537}, {initial: 0, maximum: 65537}, {initial: 2 ** 32 - 1},
                   {initial: 2n, maximum: 1n, address: 'i64'}, {initial: 2n ** 48n + 1n, address: 'i64'}, {initial: 2n ** 47n, address: 'i64'}])
    throws(RangeError, () => new Memory(bad));
throws(SyntaxError, () => new Memory({initial: 'x', address: 'i64'}));
is(new Memory({initial: '1.9', maximum: undefined}).buffer.byteLength, PAGE);
is(new Memory({initial: -0.5}).buffer.byteLength, 0);
is(new Memory({initial: true, address: 'i64'}).buffer.byteLength, PAGE);
is(new Memory({initial: 0, maximum: null}).buffer.byteLength, 0);
const log = [];
const number = (name, n) => ({valueOf() { log.push(`${name} converted`); return n }});
new Memory(new Proxy({address: {toString() { log.push('address converted'); return 'i32' }}, initial: number('initial', 1),
                      maximum: number('maximum', 2)}, {get(o, k) { log.push(k); return o[k] }}));
are(log, 'address,address converted,initial,maximum,initial converted,maximum converted');
class Sub extends Memory {}
is(Object.getPrototypeOf(new Sub({initial: 0})), Sub.prototype);
J
holds('buffer keeps its identity until growth', $helpers . <<'J');
const g = guest(), m = g.memory, b = m.buffer;
is(m.buffer, b); is(exports_of('guest', {m: {look() {}}}).memory === m, false);
g.fill(0, 7, 100); g.load(5); $262.gc();
is(m.buffer, b);
b.mark = 1; new Uint8Array(b)[9] = 8;
is(g.load(9), 8); g.store(10, 9); is(new Uint8Array(b)[10], 9);
const second = exports_of('borrow', {m: {look() {}, memory: m}});
is(second.grow(0), 1);
is(b.detached, true); is(m.buffer.mark, undefined);
const z = new Memory({initial: 0});
is(z.buffer, z.buffer); is(z.buffer.byteLength, 0); is(z.buffer.detached, false);
const old = z.buffer;
is(z.grow(0), 0); is(old.detached, true); is(z.buffer === old, false); is(z.buffer.byteLength, 0);
is(z.grow(1), 0); is(z.buffer.byteLength, PAGE);
J
holds('every road of growth, every view, also by 0', $helpers . <<'J');
const roads = {
    method: (g, n) => g.memory.grow(n),
    opcode: (g, n) => g.grow(n),
    trap: (g, n) => { try { g.grow_and_trap(n) } catch (e) { ok(e instanceof WebAssembly.RuntimeError) } return 1 },
    borrowed: (g, n) => exports_of('borrow', {m: {look() {}, memory: g.memory}}).grow(n),
    reentered: (g, n) => { let r; const outer = guest(() => { r = g.grow(n) }); outer.grow_and_look(0); return r },
};
for (const [road, grow] of Object.entries(roads)) for (const n of [0, 1, 3]) {
    const g = guest(), b = g.memory.buffer, views = VIEWS.map(T => new T(b, 16));
    g.store(20, 42);
    is(grow(g, n), 1, road);
    dead(b, views);
    const after = g.memory.buffer;
    is(after === b, false); is(after.byteLength, (1 + n) * PAGE); is(g.size(), 1 + n);
    is(new Uint8Array(after)[20], 42); is(new Uint8Array(after).at(-1), n ? 0 : new Uint8Array(after).at(-1));
    new Uint8Array(after)[(1 + n) * PAGE - 1] = 5; is(g.load((1 + n) * PAGE - 1), 5);
    dead(b, views);
}
J
holds('the host function that runs next sees it', $helpers . <<'J');
for (const n of [0, 1]) {
    let before, seen;
    const g = guest(() => { seen = [before.detached, before.byteLength, g.memory.buffer.byteLength / PAGE] });
    before = g.memory.buffer;
    g.grow_and_look(n);
    are(seen, [true, 0, 1 + n]);
    const m = new Memory({initial: 1, maximum: 4}), b = m.buffer;
    exports_of('borrow', {m: {memory: m, look() { is(b.detached, true); is(m.buffer.byteLength, (1 + n) * PAGE) }}}).run(n);
}
const m = new Memory({initial: 0}), b = m.buffer;
exports_of('start', {m: {memory: m, look() { is(b.detached, true); is(m.buffer.byteLength, PAGE) }}});
let count = 0, one;
const g = guest(() => { one ??= g.memory.buffer; if (one === g.memory.buffer) count++ });
for (let i = 0; i < 1000; i++) g.grow_and_look(100);
is(count, 1000);
const late = exports_of('unseen'); late.grow(); is(late.late.buffer.byteLength, 2 * PAGE);
const s = exports_of('borrow', {m: {memory: new Memory({initial: 1, maximum: 4}), look() {}}});
const own = s.own.buffer; s.grow(1); is(s.own.buffer, own); is(own.detached, false); s.grow_own(); is(own.detached, true);
J
holds('a failed growth changes nothing', $helpers . <<'J');
const g = guest(), m = g.memory, b = m.buffer;
for (const [bad, kind] of [[4, RangeError], [65536, RangeError], [2 ** 32 - 1, RangeError], [-1, TypeError], [2 ** 32, TypeError],
                           [NaN, TypeError], [undefined, TypeError], [1n, TypeError], [Symbol(), TypeError], [Infinity, TypeError]])
    throws(kind, () => m.grow(bad));
throws(TypeError, () => m.grow());
throws(5, () => m.grow({valueOf() { throw 5 }}));
is(g.grow(4), -1); is(g.grow(-1), -1);
is(m.buffer, b); is(b.detached, false); is(b.byteLength, PAGE);
is(m.grow({valueOf() { m.grow(1); return 1 }}), 2); is(m.buffer.byteLength, 3 * PAGE);
J
holds('nobody else detaches or transfers', $helpers . <<'J');
const m = new Memory({initial: 1, maximum: 2}), fixed = m.buffer;
for (const take of ['toFixedLengthBuffer', 'toResizableBuffer']) {
    const b = m[take]();
    for (const name of ['transfer', 'transferToFixedLength', 'transferToImmutable'])
        throws(TypeError, () => b[name]?.() ?? b[name](0));
    throws(TypeError, () => $262.detachArrayBuffer(b));
    is(m.buffer, b); is(b.detached, false); is(b.byteLength, PAGE);
}
if (typeof structuredClone == 'function') {
    const b = m.buffer;
    let thrown;
    try { structuredClone(b, {transfer: [b]}) } catch (e) { thrown = e }
    is(thrown?.name, 'TypeError');
    is(b.detached, false);
}
throws(TypeError, () => fixed.resize(0));
J
holds('resizable buffers', $helpers . <<'J');
throws(TypeError, () => new Memory({initial: 1}).toResizableBuffer());
const g = guest(), m = g.memory, fixed = m.buffer;
is(m.toFixedLengthBuffer(), fixed);
const b = m.toResizableBuffer();
is(fixed.detached, true); is(b.resizable, true); is(b.maxByteLength, 4 * PAGE); is(b.byteLength, PAGE);
is(m.buffer, b); is(m.toResizableBuffer(), b);
const all = new Uint8Array(b), part = new Uint8Array(b, 8, 8), data = new DataView(b);
is(g.grow(0), 1); is(m.buffer, b); is(m.grow(1), 1); is(m.buffer, b); is(all.length, 2 * PAGE); is(part.length, 8);
for (const bad of [PAGE, 2 * PAGE + 1, 5 * PAGE, 0]) throws(RangeError, () => b.resize(bad));
is(g.size(), 2);
b.resize(2 * PAGE); b.resize(3 * PAGE); is(g.size(), 3); is(all.length, 3 * PAGE); is(data.byteLength, 3 * PAGE);
g.store(3 * PAGE - 1, 6); is(all.at(-1), 6); is(b.detached, false);
throws(RangeError, () => m.grow(2)); is(b.byteLength, 3 * PAGE);
const back = m.toFixedLengthBuffer();
is(b.detached, true); is(all.length, 0); is(back.resizable, false); is(back.byteLength, 3 * PAGE); is(m.buffer, back);
throws(TypeError, () => b.resize(4 * PAGE));
is(new Memory({initial: 0, maximum: 65536}).toResizableBuffer().maxByteLength, 65536 * PAGE);
is(new Memory({initial: 0n, maximum: 2n ** 37n - 1n, address: 'i64'}).toResizableBuffer().maxByteLength, 2 ** 53 - PAGE);
throws(RangeError, () => new Memory({initial: 0n, maximum: 2n ** 48n, address: 'i64'}).toResizableBuffer());
throws(RangeError, () => new Memory({initial: 0, maximum: 65536}).toResizableBuffer().resize(2 ** 31));
J
holds('what stands in the way of a sweep', $helpers . <<'J');
const g = guest(), held = g.memory.buffer;
$262.gc(); is(g.memory.buffer, held);
let buffers = [], n = 0;
for (let i = 0; i < 600; i++) { const m = new Memory({initial: 1, maximum: 2}); buffers.push(i % 2 ? m.buffer : m.toResizableBuffer()) }
$262.gc();
for (const b of buffers) n += b.byteLength;
is(n, 600 * PAGE);
new Uint8Array(buffers[1])[3] = 4; is(new Uint8Array(buffers[1])[3], 4);
buffers[0].resize(2 * PAGE); is(buffers[0].byteLength, 2 * PAGE);
J
holds('addresses of 64 bits', $helpers . <<'J', '--feature', '+memory64');
const {memory, grow} = exports_of('memory64'), b = memory.buffer;
throws(TypeError, () => memory.grow(1)); throws(TypeError, () => memory.grow(-1n)); throws(TypeError, () => memory.grow(2n ** 64n));
throws(RangeError, () => memory.grow(2n ** 64n - 1n)); throws(RangeError, () => memory.grow(2n ** 32n));
is(memory.buffer, b); is(grow(-1n), -1n); is(memory.buffer, b);
is(memory.grow(0n), 1n); is(b.detached, true); is(grow(1n), 1n); is(memory.buffer.byteLength, 2 * PAGE);
J
holds('shared memories', $helpers . <<'J', '--feature', '+threads');
throws(TypeError, () => new Memory({initial: 1, shared: true}));
throws(RangeError, () => new Memory({initial: 2, maximum: 1, shared: true}));
const memory = new Memory({initial: 1, maximum: 4, shared: true}), g = exports_of('shared', {m: {memory}}), b = memory.buffer;
is(g.memory, memory); ok(b instanceof SharedArrayBuffer); ok(Object.isFrozen(b)); is(memory.buffer, b); is(b.growable, false);
const view = new Uint8Array(b);
for (const n of [0, 1]) {
    const old = memory.buffer;
    is(n ? g.grow(n) : memory.grow(n), 1); is(memory.buffer === old, false); is(old.byteLength, PAGE);
    is(memory.buffer.byteLength, (1 + n) * PAGE);
}
view[3] = 9; is(new Uint8Array(memory.buffer)[3], 9); is(g.load(3), 9);
const growable = memory.toResizableBuffer();
is(growable.growable, true); is(growable.maxByteLength, 4 * PAGE); is(memory.toFixedLengthBuffer(), growable);
growable.grow(3 * PAGE); is(memory.buffer, growable); is(growable.byteLength, 3 * PAGE);
throws(RangeError, () => growable.grow(3 * PAGE + 1)); throws(RangeError, () => growable.grow(PAGE)); throws(RangeError, () => growable.grow(5 * PAGE));
throws(WebAssembly.LinkError, () => exports_of('shared', {m: {memory: new Memory({initial: 1, maximum: 4})}}));
J
holds('without threads nothing is shared', $helpers . <<'J', '--feature', '-threads');
ok(new Memory({initial: 1, get shared() { complain('read') }}).buffer instanceof ArrayBuffer);
J
holds('realms', $helpers . <<'J');
const r = $262.createRealm(), theirs = r.global.WebAssembly.Memory.prototype, m = new Memory({initial: 1, maximum: 3});
ok(m.buffer instanceof ArrayBuffer);
theirs.grow.call(m, 1);
ok(m.buffer instanceof r.global.ArrayBuffer);
m.grow(1); ok(Object.getOwnPropertyDescriptor(theirs, 'buffer').get.call(m) instanceof ArrayBuffer);
ok(theirs.toResizableBuffer.call(m) instanceof r.global.ArrayBuffer);
throws(r.global.RangeError, () => theirs.grow.call(m, 1));
throws(r.global.TypeError, () => theirs.grow.call(m, -1));
J

holds('10,000 instances with a page each, written to', <<'J');
const M = module('unseen');
for (let i = 0; i < 10000; i++) {
    const view = new Uint8Array(new WebAssembly.Instance(M).exports.late.buffer);
    for (let at = 0; at < 65536; at += 4096) view[at] = 1;
}
const resident = Number(/VmHWM:\s*(\d+)/.exec(read('/proc/self/status'))[1]);
ok(resident < 500e3, `${resident} KB resident`);
J
done_testing();
