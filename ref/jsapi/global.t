#!/usr/bin/perl
# Globals: constructor, value, valueOf, mutability, types that JavaScript cannot pass.
use strict;
use warnings;
use lib 'ref/jsapi';
use JsTest;
use Test::More;

wasm('globals', <<'W');
(module (func $f) (elem declare func $f) (global (export "i32") (mut i32) (i32.const -1)) (global (export "i64") (mut i64) (i64.const -1))
  (global (export "f32") (mut f32) (f32.const 0.5)) (global (export "f64") (mut f64) (f64.const 0.25))
  (global (export "func") (mut funcref) (ref.func $f)) (global (export "const") i32 (i32.const 7))
  (global (export "v128") (mut v128) (v128.const i64x2 0 0)) (global (export "exn") (mut exnref) (ref.null exn))
  (global (export "extern") (mut externref) (ref.null extern)) (global (export "vconst") v128 (v128.const i64x2 0 0))
  (func (export "get") (result i32) (global.get 0)) (func (export "set") (param i32) (global.set 0 (local.get 0))))
W
holds('the interface', <<'J');
const Global = WebAssembly.Global;
is(Global.length, 1);
are(Object.getOwnPropertyNames(Global.prototype).sort(), 'constructor,value,valueOf');
const {get, set, enumerable, configurable} = Object.getOwnPropertyDescriptor(Global.prototype, 'value');
are([get.name, set.name, set.length, enumerable, configurable], ['get value', 'set value', 1, true, true]);
for (const bad of [null, {}, Global.prototype]) {
    throws(TypeError, () => get.call(bad)); throws(TypeError, () => set.call(bad, 1)); throws(TypeError, () => Global.prototype.valueOf.call(bad));
}
throws(TypeError, () => set.call(new Global({value: 'i32', mutable: true})));
is(set.call(new Global({value: 'i32', mutable: true}, 5), undefined), undefined);
is(Object.prototype.toString.call(new Global({value: 'i32'})), '[object WebAssembly.Global]');
J
holds('the constructor', <<'J');
const Global = WebAssembly.Global;
for (const bad of [undefined, null, 5, {}, {mutable: true}, {value: 'i16'}, {value: undefined}, {value: null}, {value: 'v128'}, {value: 'exnref'}])
    throws(TypeError, () => new Global(bad));
throws(TypeError, () => new Global()); throws(TypeError, () => Global({value: 'i32'}));
throws(TypeError, () => new Global({value: 'v128'}, {valueOf() { complain('converted') }}));
for (const [value, due] of [['i32', 0], ['i64', 0n], ['f32', 0], ['f64', 0], ['externref', undefined], ['anyfunc', null]]) {
    is(new Global({value}).value, due); is(new Global({value}, undefined).value, due);
}
for (const [value, v, due] of [['i32', 2 ** 32 + 1, 1], ['i32', '0x10', 16], ['i32', null, 0], ['i64', 2n ** 64n - 1n, -1n], ['i64', '5', 5n], ['i64', true, 1n],
                               ['f32', 0.1, Math.fround(0.1)], ['f64', '-0', -0], ['f64', NaN, NaN], ['externref', 'x', 'x'], ['externref', null, null],
                               ['externref', -0, -0], ['anyfunc', null, null]])
    is(new Global({value}, v).value, due, value);
for (const [value, v] of [['i64', 5], ['i64', null], ['i32', 1n], ['f32', 1n], ['f64', Symbol()], ['anyfunc', {}], ['anyfunc', () => 1]])
    throws(TypeError, () => new Global({value}, v));
throws(SyntaxError, () => new Global({value: 'i64'}, 'x'));
const log = []; new Global({get value() { log.push('value'); return {toString() { log.push('string'); return 'i32' }} }, get mutable() { log.push('mutable') }}, {valueOf() { log.push('v'); return 1 }});
are(log, 'mutable,value,string,v');
J
holds('value and valueOf', <<'J');
const e = exports_of('globals');
is(e.i32.value, -1); is(e.i64.value, -1n); is(e.f32.valueOf(), 0.5); is(e.f64 + 1, 1.25); is(typeof e.func.value, 'function'); is(e.func.value, e.func.value); is(e.extern.value, null);
e.i32.value = 9; is(e.get(), 9); e.set(11); is(e.i32.value, 11); e.i32.value = undefined; is(e.i32.value, 0);
throws(TypeError, () => { 'use strict'; e.const.value = 1 }); throws(TypeError, () => { e.const.value = {valueOf() { complain('converted') }} }); is(e.const.value, 7);
throws(TypeError, () => { new WebAssembly.Global({value: 'i32', mutable: 0}).value = 1 });
for (const g of [e.v128, e.exn, e.vconst]) {
    throws(TypeError, () => g.value); throws(TypeError, () => g.valueOf()); throws(TypeError, () => { g.value = {valueOf() { complain('converted') }} });
}
throws(TypeError, () => { e.i64.value = 1 }); is(e.i64.value, -1n); throws(TypeError, () => { e.func.value = 1 });
e.extern.value = e; is(e.extern.value, e); e.func.value = e.get; is(e.func.value, e.get);
J
holds('identity and realms', <<'J');
const e = exports_of('globals'); is(e.i32, e.i32);
const r = $262.createRealm(), g = new r.global.WebAssembly.Global({value: 'i32'}, 5);
is(WebAssembly.Global.prototype.valueOf.call(g), 5);
throws(r.global.TypeError, () => { g.value = 1 });
for (let i = 0; i < 20000; i++) new WebAssembly.Global({value: 'externref'}, 'x');
J
done_testing();
