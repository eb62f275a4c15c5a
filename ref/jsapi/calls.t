#!/usr/bin/perl
# Exported Functions, host functions, and the values that pass through them.
use strict;
use warnings;
use lib 'ref/jsapi';
use JsTest;
use Test::More;

wasm('numbers', <<'W');
(module
  (func (export "i32") (param i32) (result i32) (local.get 0))
  (func (export "i64") (param i64) (result i64) (local.get 0))
  (func (export "f32") (param f32) (result f32) (local.get 0))
  (func (export "f64") (param f64) (result f64) (local.get 0))
  (func (export "f32bits") (param f32) (result i32) (i32.reinterpret_f32 (local.get 0)))
  (func (export "f64bits") (param f64) (result i64) (i64.reinterpret_f64 (local.get 0)))
  (func (export "nan32") (param i32) (result f32) (f32.reinterpret_i32 (local.get 0)))
  (func (export "none"))
  (func (export "v128") (param v128))
  (func (export "to_v128") (result v128) (v128.const i64x2 0 0))
  (func (export "exn") (param exnref))
  (func (export "three") (param i64 f64 i32) (result i32 f64 i64) (local.get 2) (local.get 1) (local.get 0))
  (func (export "twelve") (param i32 i32 i32 i32 i32 i32 i32 i32 i32 i32 i32 i32)
    (result i32 i32 i32 i32 i32 i32 i32 i32 i32 i32 i32 i32)
    (local.get 11) (local.get 10) (local.get 9) (local.get 8) (local.get 7) (local.get 6)
    (local.get 5) (local.get 4) (local.get 3) (local.get 2) (local.get 1) (local.get 0)))
W
holds('numbers', <<'J');
const e = exports_of('numbers');
for (const [x, due] of [[5, 5], [-1, -1], [2 ** 31, -(2 ** 31)], [2 ** 32 + 7, 7], [1.9, 1], [-1.9, -1], ['12', 12], [null, 0],
                        [undefined, 0], [NaN, 0], [Infinity, 0], [-0, 0], [true, 1], [{valueOf: () => 9}, 9]])
    is(e.i32(x), due);
for (const [x, due] of [[5n, 5n], [-1n, -1n], [2n ** 63n, -(2n ** 63n)], [2n ** 64n + 7n, 7n], ['12', 12n], [true, 1n]])
    is(e.i64(x), due);
for (const bad of [1, 1.5, null, undefined, Symbol()])
    throws(TypeError, () => e.i64(bad));
throws(SyntaxError, () => e.i64('x'));
throws(TypeError, () => e.i32(1n));
throws(TypeError, () => e.f64(Symbol()));
for (const x of [0, -0, 1.5, Infinity, -Infinity, NaN]) { is(e.f32(x), x); is(e.f64(x), x) }
is(e.f32(0.1), Math.fround(0.1));
is(e.f32(1e300), Infinity);
is(e.f32(undefined), NaN);
is(e.f32bits(NaN) & 0x7FC00000, 0x7FC00000, 'an arithmetic NaN');
const bits = new BigUint64Array([0x7FF0000000000001n]), signalling = new Float64Array(bits.buffer)[0];
is(e.f64bits(signalling) & 0x7FF8000000000000n, 0x7FF8000000000000n, 'an arithmetic NaN of a signalling one');
is(e.nan32(0x7F800001), NaN);
is(e.none(1, 2), undefined);
for (let i = 0; i < 2; i++) {
    let seen = 0;
    throws(TypeError, () => e.v128({valueOf() { seen++ }}));
    throws(TypeError, () => e.to_v128());
    throws(TypeError, () => e.exn(null));
    is(seen, 0);
}
J
holds('arguments are converted from left to right, results are an Array', <<'J');
const e = exports_of('numbers'), log = [];
const v = (name, value) => ({valueOf() { log.push(name); return value }});
const r = e.three(v('a', 1n), v('b', 2.5), v('c', 3), v('d', 4));
are(log, 'a,b,c');
ok(Array.isArray(r)); are(r, '3,2.5,1');
throws('stop', () => e.three(v('e', 1n), {valueOf() { throw 'stop' }}, v('f', 3)));
are(log, 'a,b,c,e');
are(e.twelve(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12), '12,11,10,9,8,7,6,5,4,3,2,1');
are(e.twelve(), '0,0,0,0,0,0,0,0,0,0,0,0');
J
holds('Exported Functions are built-in functions, no constructors', <<'J');
const i = new WebAssembly.Instance(module('numbers')), e = i.exports, f = e.three;
is(f.name, '11'); is(f.length, 3);
are(Reflect.ownKeys(f), 'length,name');
for (const key of ['name', 'length'])
    is(JSON.stringify(Object.getOwnPropertyDescriptor(f, key), ['writable', 'enumerable', 'configurable']),
       '{"writable":false,"enumerable":false,"configurable":true}');
is(Object.getPrototypeOf(f), Function.prototype);
throws(TypeError, () => new f());
throws(TypeError, () => Reflect.construct(Object, [], f));
ok(/^function \w*\(\) {\s*\[native code\]\s*}$/.test(Function.prototype.toString.call(f)), f);
J

# ---- references

wasm('references', <<'W');
(module
  (type $s (struct (field (mut i32)))) (type $a (array i8)) (type $f (func))
  (func $nop (type $f)) (func $id (export "id") (param i32) (result i32) (local.get 0))
  (elem declare func $nop $id)
  (func (export "extern") (param externref) (result externref) (local.get 0))
  (func (export "some") (param (ref extern)) (result externref) (local.get 0))
  (func (export "noextern") (param nullexternref) (result externref) (local.get 0))
  (func (export "any") (param anyref) (result anyref) (local.get 0))
  (func (export "inward") (param externref) (result anyref) (any.convert_extern (local.get 0)))
  (func (export "outward") (param anyref) (result externref) (extern.convert_any (local.get 0)))
  (func (export "i31") (param i31ref) (result i31ref) (local.get 0))
  (func (export "eq") (param eqref) (result eqref) (local.get 0))
  (func (export "struct") (param structref) (result structref) (local.get 0))
  (func (export "s") (param (ref null $s)) (result (ref null $s)) (local.get 0))
  (func (export "array") (param arrayref) (result arrayref) (local.get 0))
  (func (export "none") (param nullref) (result nullref) (local.get 0))
  (func (export "func") (param funcref) (result funcref) (local.get 0))
  (func (export "f") (param (ref null $f)) (result (ref null $f)) (local.get 0))
  (func (export "new_s") (param i32) (result (ref $s)) (struct.new $s (local.get 0)))
  (func (export "get_s") (param (ref $s)) (result i32) (struct.get $s 0 (local.get 0)))
  (func (export "new_a") (result (ref $a)) (array.new_default $a (i32.const 3)))
  (func (export "give_nop") (result funcref) (ref.func $nop))
  (func (export "give_id") (result funcref) (ref.func $id)))
W
holds('host values keep their identity, across hierarchies too', <<'J');
const e = exports_of('references');
for (const v of [undefined, null, true, false, 'text', '', Symbol('s'), Symbol.iterator, 5n, 1.5, -0, NaN, 2 ** 30, -(2 ** 30) - 1,
                 {}, [], () => 1, e.id, globalThis])
    for (const f of [e.extern, e.any, e.inward, e.outward])
        is(f(v), v);
for (const n of [0, 1, -1, 2 ** 30 - 1, -(2 ** 30)])
    for (const f of [e.extern, e.any, e.inward, e.outward, e.i31, e.eq])
        is(f(n), n);
is(e.some(undefined), undefined);
throws(TypeError, () => e.some(null));
is(e.noextern(null), null);
throws(TypeError, () => e.noextern(undefined));
J
holds('what fits no type is a TypeError', <<'J');
const e = exports_of('references'), s = e.new_s(1), a = e.new_a();
for (const [f, good, bad] of [
    [e.i31, [0, null], [2 ** 30, 1.5, '1', undefined, {}, s, 1n, e.id]], [e.eq, [0, s, a, null], [{}, 2 ** 30, 'x', undefined, e.id]],
    [e.struct, [s, null], [a, 0, {}, undefined]], [e.s, [s, null], [a, 0, {}]], [e.array, [a, null], [s, 0, []]],
    [e.none, [null], [s, 0, undefined]], [e.func, [e.id, null], [() => 1, {}, undefined, 0, s, print]],
    [e.f, [e.give_nop(), null], [e.id, () => 1]]]) {
    for (const v of good) is(f(v), v);
    for (const v of bad) throws(TypeError, () => f(v), `${f.name} of ${typeof v}`);
}
J
holds('functions and GC objects are cached by address', <<'J');
const e = exports_of('references'), s = e.new_s(7);
is(e.give_id(), e.id);
is(e.give_nop(), e.give_nop());
is(e.give_nop().name, '0');
is(e.s(s), s); is(e.get_s(s), 7); is(e.extern(s), s); is(e.inward(s), s);
ok(e.new_s(7) !== s);
J
holds('GC objects are opaque', <<'J');
'use strict';
const e = exports_of('references');
for (const o of [e.new_s(1), e.new_a()]) {
    is(typeof o, 'object');
    is(Reflect.getPrototypeOf(o), null);
    is(Reflect.setPrototypeOf(o, null), false);
    is(Reflect.setPrototypeOf(o, {}), false);
    is(Reflect.isExtensible(o), false);
    is(Reflect.preventExtensions(o), false);
    throws(TypeError, () => Object.freeze(o));
    is(Reflect.getOwnPropertyDescriptor(o, 'x'), undefined);
    is(Reflect.defineProperty(o, 'x', {value: 1}), false);
    is(Reflect.has(o, 'x'), false);
    is(o.x, undefined); is(o[0], undefined);
    throws(TypeError, () => { o.x = 1 });
    throws(TypeError, () => Reflect.set(o, 'x', 1));
    throws(TypeError, () => { delete o.x });
    throws(TypeError, () => Reflect.deleteProperty(o, 'x'));
    are(Reflect.ownKeys(o), '');
    is(Object.prototype.toString.call(o), '[object Object]');
    throws(TypeError, () => String(o));
    is(new WeakMap([[o, 1]]).get(o), 1);
}
J
holds('many GC objects come and go', <<'J');
const e = exports_of('references');
for (let i = 0; i < 100000; i++)
    is(e.get_s(e.new_s(i)), i);
J

# ---- host functions

wasm('host', <<'W');
(module
  (type $s (struct (field i32)))
  (import "m" "f" (func $f (param i32 i64 f32 f64 externref funcref) (result i32)))
  (import "m" "none" (func $none))
  (import "m" "two" (func $two (result i32 i64)))
  (import "m" "i64" (func $i64 (result i64)))
  (import "m" "v128" (func $v128 (param v128)))
  (import "m" "struct" (func $struct (param (ref $s)) (result structref)))
  (import "m" "nine" (func $nine (param i32 i32 i32 i32 i32 i32 i32 i32 i32) (result i32)))
  (export "imported" (func $none)) (export "two_again" (func $two))
  (func (export "f") (param externref funcref) (result i32)
    (call $f (i32.const -1) (i64.const -1) (f32.const 0.5) (f64.const -0) (local.get 0) (local.get 1)))
  (func (export "none") (call $none))
  (func (export "two") (result i32 i64) (call $two))
  (func (export "i64") (result i64) (call $i64))
  (func (export "v128") (call $v128 (v128.const i64x2 0 0)))
  (func (export "struct") (result structref) (call $struct (struct.new $s (i32.const 5))))
  (func (export "nine") (result i32) (call $nine (i32.const 1) (i32.const 2) (i32.const 3) (i32.const 4) (i32.const 5)
    (i32.const 6) (i32.const 7) (i32.const 8) (i32.const 9)))
  (func (export "caught") (result i32) (block $all (try_table (catch_all $all) (call $none)) (return (i32.const 0)))
    (i32.const 1)))
W
my $host = <<'J';
const host = over => exports_of('host', {m: {f() {}, none() {}, two() {}, i64() {}, v128() {}, struct() {}, nine() {}, ...over}});
J
holds('arguments and results of host functions', $host . <<'J');
let seen;
const e = host({f(...a) { seen = a; return '7' }, two: Function("'use strict'; globalThis.self = this; return [1, 2n]"), nine: (...a) => a.reduce((x, y) => x + y),
                none: () => 'ignored', i64: () => 2n ** 64n + 1n, struct: s => s});
const o = {};
is(e.f(o, e.none), 7);
are(e.two(), "1,2"); ok("self" in globalThis); is(self, undefined);
is(seen.length, 6); is(seen[0], -1); is(seen[1], -1n); is(seen[2], 0.5); is(seen[3], -0); is(seen[4], o); is(seen[5], e.none);
is(e.none(), undefined); is(e.i64(), 1n); is(e.nine(), 45);
ok(e.struct() !== null);
throws(TypeError, () => e.v128());
throws(TypeError, () => host({i64: () => 1}).i64());
throws(TypeError, () => host({struct: () => ({})}).struct());
is(host({struct: () => null}).struct(), null);
J
holds('several results are an iterable that is read to its end first', $host . <<'J');
const two = v => host({two: () => v}).two();
are(two([1, 2n]), '1,2');
are(two((function* () { yield 1; yield 2n })()), '1,2');
are(two(new Set([3, 4n])), '3,4');
for (const bad of [undefined, null, 5, {}, [], [1], [1, 2n, 3], {[Symbol.iterator]: 5}, {[Symbol.iterator]: () => 5}, [1, 2]])
    throws(TypeError, () => two(bad));
String.prototype[Symbol.iterator] = function* () { yield 8; yield 9n };
are(two('text'), '8,9', 'a primitive may be iterable');
const log = [];
two({[Symbol.iterator]() { let i = 0; return {next() { log.push('next' + i); return {done: i == 2, get value() { const n = i++;
    log.push('value' + n); return n ? 5n : {valueOf() { log.push('valueOf'); return 1 }} }} }} }});
are(log, 'next0,value0,next1,value1,next2,valueOf');
throws('stop', () => two({[Symbol.iterator]() { throw 'stop' }}));
throws('stop', () => two([{valueOf() { throw 'stop' }}, 1n]));
J
holds('host functions that are exported', $host . <<'J');
let count = 0;
const none = () => { count++ }, e = host({none});
is(e.imported.name, '1'); is(e.two_again.name, '2'); is(e.imported.length, 0);
ok(e.imported !== none);
e.imported(); is(count, 1);
is(host({none: e.imported}).imported, e.imported, 'an Exported Function is imported as it is');
is(host({none: e.imported}).imported.name, '1');
throws(WebAssembly.LinkError, () => host({none: e.two_again}));
J
holds('exceptions of JavaScript pass through', $host . <<'J');
for (const thrown of [new Error('x'), 5, undefined, null, {}, Symbol(), new WebAssembly.RuntimeError('x')]) {
    const e = host({none() { throw thrown }});
    try { e.none(); complain('nothing thrown') } catch (x) { is(x, thrown) }
    is(e.caught(), 1, 'catch_all takes it');
    try { e.imported(); complain('nothing thrown') } catch (x) { is(x, thrown) }
}
J
holds('realms: a call runs in that of the callee', $host . <<'J');
const realm = $262.createRealm(), other = realm.global;
const theirs = realm.evalScript(`(bytes => new WebAssembly.Instance(new WebAssembly.Module(bytes)).exports)`)(readbuffer('numbers.wasm'));
is(Object.getPrototypeOf(theirs.i32), other.Function.prototype);
throws(other.TypeError, () => theirs.i64(1));
throws(other.TypeError, () => theirs.v128());
ok(theirs.three(1n, 2, 3) instanceof other.Array);
const their_two = realm.evalScript('(() => 5)');
throws(other.TypeError, () => host({two: their_two}).two(), 'what goes wrong with results is of the realm of the function');
let seen;
const e = host({f: realm.evalScript('((...a) => { globalThis.seen = a; return 0 })')});
e.f(null, host({}).none);
ok(other.seen[5] instanceof Function, 'but a function that has an object keeps it');
const {proxy, revoke} = Proxy.revocable(() => {}, {});
const revoked = host({none: proxy});
revoked.none(); revoke();
throws(TypeError, () => revoked.none());
throws(TypeError, () => host({none: proxy}).none(), 'callable all the same');
J
is((script($host . 'host({none() { quit(3) }}).caught(); print("no")'))[0], 3, 'quit cannot be caught by wasm');
my @quit = script($host . 'try { host({none() { quit(4) }}).none() } finally { print("no") }');
is("@quit", '4 ', 'nor by what calls it');
done_testing();
