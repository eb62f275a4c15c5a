#!/usr/bin/perl
# structuredClone: what it makes of every kind of value, what it refuses, transfer.
use strict;
use warnings;
use lib 'ref/jsapi';
use JsTest;
use Test::More;

wasm('empty', '(module (memory (export "m") 1 3))');
my $helpers = <<'J';
const refused = (run, name = 'DataCloneError') => {
    try { run() } catch (e) { is(e.name, name, run); return is(e instanceof DOMException, name === 'DataCloneError', run) }
    complain(run, 'was not refused');
};
const prototype = x => Object.getPrototypeOf(x);
J

holds('primitives and their objects', $helpers . <<'J');
for (const x of [undefined, null, true, false, 0, -0, NaN, 1.5, 'a\0\ud800', '', 123456789012345678901234567890n, -1n, 0n])
    is(structuredClone(x), x);
for (const x of [true, 1.5, 'text', 7n]) {
    const clone = structuredClone(Object(x));
    is(clone.valueOf(), x);
    is(typeof clone, 'object');
}
is(structuredClone(new Date(5)).getTime(), 5);
is(structuredClone(new Date(NaN)).getTime(), NaN);
const r = /a\/b/dgimsuy;
r.lastIndex = 3;
are(structuredClone(r), r);
is(structuredClone(r).lastIndex, 0);
are(structuredClone(/[a]/v), '/[a]/v');
J
holds('objects, arrays, cycles', $helpers . <<'J');
const o = {z: 1, 2: 2, a: [1, , 3], __proto__: {inherited: 1}, [Symbol()]: 1};
Object.defineProperty(o, 'hidden', {value: 1});
o.self = o;
o.a.extra = o.a;
const c = structuredClone(o);
are(Reflect.ownKeys(c), '2,z,a,self');
is(prototype(c), Object.prototype);
is(c.self, c);
is(c.a.extra, c.a);
is(c.a.length, 3);
is(1 in c.a, false);
is(structuredClone(Array(7)).length, 7);
is(prototype(structuredClone(new class A { x = 1 })), Object.prototype);
const own = structuredClone(JSON.parse('{"__proto__": 1}'));
is(Object.hasOwn(own, '__proto__'), true);
J
holds('Map and Set', $helpers . <<'J');
const m = new Map([[1, {a: 1}], ['x', 2]]);
m.set(m, m);
const c = structuredClone(m);
is(c.get(c), c);
is(c.get(1).a, 1);
is(c.size, 3);
const s = structuredClone(new Set([1, 'a', undefined]));
are([...s], '1,a,');
const grows = new Map([[{get x() { grows.set('late', 1); return 1 }}, 1]]);
is(structuredClone(grows).size, 1, 'entries are listed first');
J
holds('errors', $helpers . <<'J');
for (const E of [Error, EvalError, RangeError, ReferenceError, SyntaxError, TypeError, URIError]) {
    const c = structuredClone(new E('m', {cause: 1}));
    is(prototype(c), E.prototype);
    is(c.message, 'm');
    is('cause' in c, false);
}
is(prototype(structuredClone(Object.assign(new TypeError, {name: 'Mine'}))), Error.prototype);
is(Object.hasOwn(structuredClone(new Error), 'message'), false);
is(prototype(structuredClone(new WebAssembly.CompileError('x'))), Error.prototype);
const d = structuredClone(new DOMException('m', 'AbortError'));
is(d.name + d.message + d.code, 'AbortErrorm20');
is(d instanceof DOMException, true);
J
holds('buffers and views', $helpers . <<'J');
const b = new Uint8Array([1, 2, 3, 4, 5, 6, 7, 8]).buffer;
const c = structuredClone([b, new Uint16Array(b, 2, 2), new DataView(b, 1, 3), new Float64Array(b), new Uint8ClampedArray(b, 7)]);
are(new Uint8Array(c[0]), '1,2,3,4,5,6,7,8');
for (const view of c.slice(1)) is(view.buffer, c[0]);
are([c[1].byteOffset, c[1].length, c[2].byteOffset, c[2].byteLength, c[3].length, c[4].length], '2,2,1,3,1,1');
is(c[4] instanceof Uint8ClampedArray, true);
const r = new ArrayBuffer(4, {maxByteLength: 16});
const [whole, fixed, data, buffer] = structuredClone([new Uint16Array(r), new Uint8Array(r, 0, 4), new DataView(r, 2), r]);
is(buffer.maxByteLength, 16);
buffer.resize(8);
are([whole.length, fixed.length, data.byteLength], '4,4,6');
const s = new SharedArrayBuffer(2, {maxByteLength: 4}), t = structuredClone(s);
new Uint8Array(s)[1] = 9;
is(new Uint8Array(t)[1], 9);
s.grow(4);
is(t.byteLength, 4);
J
holds('refused', $helpers . <<'J');
const gone = new ArrayBuffer(8), view = new Uint8Array(gone);
structuredClone(gone, {transfer: [gone]});
for (const x of [Symbol(), () => 1, class {}, new WeakMap, new WeakSet, new WeakRef({}), Promise.resolve(), new Proxy({}, {}), gone, view,
                 performance, crypto, new Response, new Event('x'), (function() { return arguments })(), [].values(), new TextDecoder])
    for (const y of [x, [x], {x}, new Map([[1, x]])]) refused(() => structuredClone(y));
throws(EvalError, () => structuredClone({get x() { throw new EvalError }}));
refused(() => structuredClone(), 'TypeError');
refused(() => structuredClone(1, 2), 'TypeError');
let deep = {};
for (let i = 0; i < 1e6; i++) deep = {deep};
throws(RangeError, () => structuredClone(deep));
J
holds('transfer', $helpers . <<'J');
const a = new Uint8Array([1, 2]).buffer, view = new Uint8Array(a);
const c = structuredClone({a, view}, {transfer: [a]});
is(a.detached, true);
is(c.view.buffer, c.a);
are(c.view, '1,2');
const r = new ArrayBuffer(1, {maxByteLength: 4});
is(structuredClone(r, {transfer: [r]}).maxByteLength, 4);
const b = new ArrayBuffer(1);
for (const list of [[b, b], [{}], [new SharedArrayBuffer(1)], [a], [view]]) refused(() => structuredClone(1, {transfer: list}));
refused(() => structuredClone(() => 1, {transfer: [b]}));
is(b.detached, false);
for (const transfer of [1, {}, [1], null]) refused(() => structuredClone(1, {transfer}), 'TypeError');
structuredClone(1, {transfer: new Set([b])});
is(b.detached, true);
const m = new WebAssembly.Memory({initial: 1}).buffer;
refused(() => structuredClone(1, {transfer: [m]}), 'TypeError');
is(m.detached, false);
is(structuredClone(m).byteLength, 65536);
J
holds('modules', $helpers . <<'J');
const m = module('empty'), {n, list} = structuredClone({n: m, list: [m]});
is(n === m, false);
is(list[0], n);
is(prototype(n), WebAssembly.Module.prototype);
is(WebAssembly.Module.exports(n)[0].name, 'm');
refused(() => structuredClone(1, {transfer: [m]}));
const realm = $262.createRealm().global;
is(prototype(realm.structuredClone(m)), realm.WebAssembly.Module.prototype);
try { realm.structuredClone(Symbol()) } catch (e) { is(e instanceof realm.DOMException, true) }
for (const x of [new WebAssembly.Instance(m), new WebAssembly.Memory({initial: 1}), new WebAssembly.Table({element: 'anyfunc', initial: 1}),
                 new WebAssembly.Global({value: 'i32'})])
    refused(() => structuredClone(x));
J
done_testing();
