#!/usr/bin/perl
# Tables: constructor, members, conversions, address types, elements that JavaScript cannot pass.
use strict;
use warnings;
use lib 'ref/jsapi';
use JsTest;
use Test::More;

wasm('tables', <<'W');
(module (func $f (export "f")) (table (export "funcs") 2 4 funcref) (table (export "externs") 1 externref)
  (table (export "nonnull") 1 (ref func) (ref.func $f)) (table (export "exns") 1 exnref) (table (export "i31") 1 i31ref)
  (table $l (export "long") i64 1 3 funcref) (elem (table $l) (offset (i64.const 0)) func $f))
W
holds('the interface', <<'J');
const Table = WebAssembly.Table;
is(Table.length, 1);
are(Object.getOwnPropertyNames(Table.prototype).sort(), 'constructor,get,grow,length,set');
for (const [name, length] of [['get', 1], ['set', 1], ['grow', 1]]) is(Table.prototype[name].length, length);
const t = new Table({element: 'anyfunc', initial: 1}), length = Object.getOwnPropertyDescriptor(Table.prototype, 'length');
is(length.get.name, 'get length'); is(length.set, undefined);
for (const bad of [null, {}, Table.prototype, new WebAssembly.Memory({initial: 0})]) {
    throws(TypeError, () => length.get.call(bad));
    for (const name of ['get', 'set', 'grow']) throws(TypeError, () => t[name].call(bad, {valueOf() { complain('converted') }}));
}
for (const name of ['get', 'set', 'grow']) throws(TypeError, () => t[name]());
is(Object.prototype.toString.call(t), '[object WebAssembly.Table]');
J
holds('the descriptor', <<'J');
const Table = WebAssembly.Table;
for (const bad of [undefined, null, 5, {}, {initial: 1}, {element: 'anyfunc'}, {element: 'funcref', initial: 1}, {element: 'i32', initial: 1},
                   {element: 'anyfunc', initial: -1}, {element: 'anyfunc', initial: 0, maximum: 2 ** 32}, {element: undefined, initial: 0},
                   {element: 'anyfunc', initial: 0, address: 'i64'}, {element: 'anyfunc', initial: 0n, maximum: 1, address: 'i64'}])
    throws(TypeError, () => new Table(bad));
throws(RangeError, () => new Table({element: 'anyfunc', initial: 2, maximum: 1}));
throws(RangeError, () => new Table({element: 'anyfunc', initial: 10000001}));
throws(RangeError, () => new Table({element: 'anyfunc', initial: 2n ** 64n - 1n, address: 'i64'}));
is(new Table({element: 'anyfunc', initial: 0, maximum: 2 ** 32 - 1}).length, 0);
is(new Table({element: 'externref', initial: 1n, maximum: 2n ** 64n - 1n, address: 'i64'}).length, 1n);
const log = [], at = (name, value) => ({valueOf() { log.push(`${name} converted`); return value }, toString() { log.push(`${name} string`); return value }});
new Table(new Proxy({address: at('address', 'i32'), element: at('element', 'anyfunc'), initial: at('initial', 1), maximum: at('maximum', 2)},
                    {get(o, k) { log.push(k); return o[k] }}));
are(log, 'address,address string,element,element string,initial,maximum,initial converted,maximum converted');
J
holds('elements', <<'J');
const {Table} = WebAssembly, {f, funcs, externs, nonnull, exns, i31, long} = exports_of('tables');
is(new Table({element: 'anyfunc', initial: 1}).get(0), null); is(new Table({element: 'anyfunc', initial: 1}, undefined).get(0), null);
is(new Table({element: 'anyfunc', initial: 1}, f).get(0), f); is(new Table({element: 'anyfunc', initial: 1}, null).get(0), null);
is(new Table({element: 'externref', initial: 1}).get(0), undefined); is(new Table({element: 'externref', initial: 1}, null).get(0), null);
const o = {}; is(new Table({element: 'externref', initial: 1}, o).get(0), o); is(new Table({element: 'externref', initial: 1}, -0).get(0), -0);
for (const bad of [{}, 5, '', () => 1, Symbol()]) { throws(TypeError, () => new Table({element: 'anyfunc', initial: 1}, bad)); throws(TypeError, () => funcs.set(0, bad)) }
funcs.set(1, f); is(funcs.get(1), f); funcs.set(1); is(funcs.get(1), null); funcs.set(0, undefined); is(funcs.get(0), null);
externs.set(0, 'x'); is(externs.get(0), 'x'); externs.set(0); is(externs.get(0), undefined);
is(nonnull.get(0), f); throws(TypeError, () => nonnull.set(0)); throws(TypeError, () => nonnull.set(0, null)); throws(TypeError, () => nonnull.grow(1)); is(nonnull.grow(1, f), 1);
for (const run of [() => exns.get(0), () => exns.set(0), () => exns.set(0, null), () => exns.get({valueOf() { complain('converted') }})]) throws(TypeError, run);
is(exns.grow(1), 1); throws(TypeError, () => exns.grow(1, null)); is(exns.length, 2);
i31.set(0, 5); is(i31.get(0), 5); throws(TypeError, () => i31.set(0, 2 ** 30));
for (const bad of [2, 2 ** 32 - 1]) { throws(RangeError, () => funcs.get(bad)); throws(RangeError, () => funcs.set(bad, f)) }
for (const bad of [-1, 2 ** 32, NaN, undefined, 1n, 'x']) { throws(TypeError, () => funcs.get(bad)); throws(TypeError, () => funcs.set(bad, f)); throws(TypeError, () => funcs.grow(bad)) }
const order = []; throws(RangeError, () => externs.set({valueOf() { order.push('index'); return 9 }}, 1)); are(order, 'index');
throws(TypeError, () => funcs.set(99, {}));
is(long.length, 1n); is(long.get(0n), f); throws(TypeError, () => long.get(0)); is(long.grow(2n, f), 1n); is(long.get(2n), f); throws(RangeError, () => long.grow(1n));
J
holds('growth', <<'J');
const {f, funcs} = exports_of('tables');
is(funcs.grow(0), 2); is(funcs.grow(1, f), 2); is(funcs.length, 3); is(funcs.get(2), f); is(funcs.grow(1), 3); is(funcs.get(3), null);
throws(RangeError, () => funcs.grow(1)); is(funcs.length, 4);
throws(TypeError, () => funcs.grow(2 ** 31, {}));
throws(RangeError, () => new WebAssembly.Table({element: 'externref', initial: 1}).grow(10000000));
J
holds('identity', <<'J');
const e = exports_of('tables'); is(e.funcs, e.funcs);
const r = $262.createRealm(), t = new r.global.WebAssembly.Table({element: 'externref', initial: 1});
is(WebAssembly.Table.prototype.get.call(t, 0), undefined);
throws(r.global.RangeError, () => t.get(1));
class Sub extends WebAssembly.Table {} is(Object.getPrototypeOf(new Sub({element: 'externref', initial: 0})), Sub.prototype);
for (let i = 0; i < 2000; i++) new WebAssembly.Table({element: 'externref', initial: 100}, {});
J
done_testing();
