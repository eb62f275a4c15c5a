#!/usr/bin/perl
# Tags, exceptions, JSTag: what passes between throw and catch on both sides.
use strict;
use warnings;
use lib 'ref/jsapi';
use JsTest;
use Test::More;

wasm('throws', <<'W');
(module (import "m" "look" (func $look)) (import "m" "js" (tag $js (param externref)))
  (tag $t (export "t") (param i32 f64)) (tag $v (export "v") (param v128)) (tag $n (export "n"))
  (func (export "throw") (i32.const 7) (f64.const 0.5) (throw $t)) (func (export "throw_v") (v128.const i64x2 1 2) (throw $v))
  (func (export "throw_js") (param externref) (local.get 0) (throw $js))
  (func (export "catch_js") (result externref) (block $h (result externref) (try_table (catch $js $h) (call $look)) (ref.null extern)))
  (func (export "catch_t") (result i32 f64) (block $h (result i32 f64) (try_table (catch $t $h) (call $look)) (i32.const 0) (f64.const 0)))
  (func (export "rethrow") (block $h (result exnref) (try_table (catch_all_ref $h) (call $look)) (return)) (throw_ref))
  (func (export "catch_all") (result i32) (block $h (try_table (catch_all $h) (call $look)) (return (i32.const 0))) (i32.const 1)))
W
my $begin = <<'J';
const {Tag, Exception, JSTag} = WebAssembly;
const with_look = look => exports_of('throws', {m: {look, js: JSTag}});
J
holds('Tag', $begin . <<'J');
is(Tag.length, 1); are(Object.getOwnPropertyNames(Tag.prototype), 'constructor'); is(Object.prototype.toString.call(new Tag({parameters: []})), '[object WebAssembly.Tag]');
for (const bad of [undefined, null, 5, {}, {parameters: undefined}, {parameters: null}, {parameters: 5}, {parameters: {}}, {parameters: ['i16']}, {parameters: 'i32'}])
    throws(TypeError, () => new Tag(bad));
throws(TypeError, () => new Tag()); throws(TypeError, () => Tag({parameters: []}));
new Tag({parameters: ['i32', 'i64', 'f32', 'f64', 'v128', 'externref', 'anyfunc']}); new Tag({parameters: new Set(['i32'])});
ok(JSTag instanceof Tag); is(WebAssembly.JSTag, JSTag);
const d = Object.getOwnPropertyDescriptor(WebAssembly, 'JSTag');
are([d.get.name, d.set, d.enumerable, d.configurable], ['get JSTag', undefined, true, true]);
is($262.createRealm().global.WebAssembly.JSTag, JSTag);
J
holds('the constructor of Exception', $begin . <<'J');
is(Exception.length, 2); are(Object.getOwnPropertyNames(Exception.prototype).sort(), 'constructor,getArg,is,stack');
const t = new Tag({parameters: ['i32', 'externref']}), none = new Tag({parameters: []});
for (const args of [[], [none], [none, 5], [none, {}], [none, null], [none, [1]], [t, []], [t, [1]], [t, [1, 2, 3]], [{}, []], [null, []], [none, [], 5], [none, [], 'x'],
                    [JSTag, [1]], [JSTag, []], [new Tag({parameters: ['v128']}), [0]], [new Tag({parameters: ['i64']}), [0]], [new Tag({parameters: ['anyfunc']}), [{}]]])
    throws(TypeError, () => new Exception(...args));
throws(TypeError, () => Exception(none, []));
const o = {}, e = new Exception(t, [2 ** 32 + 5, o]);
is(e.getArg(t, 0), 5); is(e.getArg(t, 1), o); is(e.is(t), true); is(e.is(none), false); is(e.is(new Tag({parameters: ['i32', 'externref']})), false); is(e.stack, undefined);
is(e instanceof Error, false); is(Object.prototype.toString.call(e), '[object WebAssembly.Exception]');
throws(RangeError, () => e.getArg(t, 2)); throws(TypeError, () => e.getArg(t, -1)); throws(TypeError, () => e.getArg(t, 2 ** 32)); throws(TypeError, () => e.getArg(none, 0));
throws(TypeError, () => e.getArg(t)); throws(TypeError, () => e.getArg()); throws(TypeError, () => e.is()); throws(TypeError, () => e.is({}));
throws(TypeError, () => e.getArg(none, 9)); throws(TypeError, () => e.getArg({}, {valueOf() { complain('converted') }}));
for (const bad of [null, {}, Exception.prototype]) for (const f of ['getArg', 'is']) throws(TypeError, () => e[f].call(bad, t, 0));
throws(TypeError, () => Object.getOwnPropertyDescriptor(Exception.prototype, 'stack').get.call({}));
const traced = new Exception(none, [], {traceStack: 1}); ok(traced.stack === undefined || /case\.js/.test(traced.stack), traced.stack);
const log = []; new Exception(t, {[Symbol.iterator]() { log.push('payload'); return [{valueOf() { log.push('value'); return 1 }}, 2][Symbol.iterator]() }}, {get traceStack() { log.push('options') }});
are(log, 'payload,options,value');
class Sub extends Exception {} const s = new Sub(none, []); is(Object.getPrototypeOf(s), Sub.prototype);
J
holds('from WebAssembly to JavaScript', $begin . <<'J');
const g = with_look(() => {});
let e; try { g.throw() } catch (x) { e = x }
ok(e instanceof Exception); is(e.is(g.t), true); is(e.getArg(g.t, 0), 7); is(e.getArg(g.t, 1), 0.5);
let v; try { g.throw_v() } catch (x) { v = x } throws(TypeError, () => v.getArg(g.v, 0)); throws(RangeError, () => v.getArg(g.v, 1));
for (const value of [5, -0, NaN, 'x', null, undefined, {}, Symbol(), new Error('x'), 1n, 2 ** 40]) {
    let seen = 'none'; try { g.throw_js(value) } catch (x) { seen = x } is(seen, value);
}
J
holds('from JavaScript to WebAssembly and back', $begin . <<'J');
for (const value of [5, 'x', {}, new Error('x'), Symbol(), null, undefined, -0]) {
    const g = with_look(() => { throw value });
    is(g.catch_js(), value); is(g.catch_all(), 1);
    let seen = 'none'; try { g.rethrow() } catch (x) { seen = x } is(seen, value);
    seen = 'none'; try { g.catch_t() } catch (x) { seen = x } is(seen, value);
}
let e; const g = with_look(() => { throw e });
e = new Exception(g.t, [3, 4.5]); are(g.catch_t(), '3,4.5'); is(g.catch_all(), 1);
e.mark = {}; throws(e, () => g.rethrow()); throws(e, () => g.catch_js());
class Sub extends Exception {} e = new Sub(g.n, []); $262.gc(); throws(e, () => g.rethrow());
e = new Exception(g.n, [], {traceStack: true}); const {stack} = e; try { g.rethrow() } catch (x) { is(x, e); is(x.stack, stack) }
const r = $262.createRealm(); e = new r.global.WebAssembly.Exception(g.t, [1, 2]); are(g.catch_t(), '1,2'); throws(e, () => g.rethrow());
for (let i = 0; i < 3000; i++) { try { g.throw() } catch (x) { if (i % 700 == 0) $262.gc() } }
J
done_testing();
