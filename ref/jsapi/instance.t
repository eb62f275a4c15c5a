#!/usr/bin/perl
# Instances: reading imports, making exports, the namespace's promises, module linking, faults.
use strict;
use warnings;
use lib 'ref/jsapi';
use JsTest;
use Test::More;

wasm('empty', '(module)');
wasm('exports', <<'W');
(module (func (export "b")) (func $f (export "a") (result i32) (i32.const 1)) (export "10" (func $f)) (export "2" (func $f))
  (func (export "")) (func (export "__proto__")) (func (export "\00\f0\9f\98\80")))
W
wasm('imports', <<'W');
(module (import "b" "f" (func)) (import "a" "g" (func)) (import "b" "10" (func)) (import "b" "f" (func (param i32))) (import "" "" (func)))
W
holds('the constructor', <<'J');
const W = WebAssembly, empty = module('empty');
is(W.Instance.length, 1); is(W.Instance.name, 'Instance');
throws(TypeError, () => W.Instance(empty));
for (const bad of [undefined, null, {}, readbuffer('empty.wasm'), Object.create(W.Module.prototype)])
    throws(TypeError, () => new W.Instance(bad));
for (const bad of [null, 5, 'x', Symbol(), 1n, false])
    throws(TypeError, () => new W.Instance(empty, bad));
ok(new W.Instance(empty) instanceof W.Instance);
ok(new W.Instance(empty, undefined) instanceof W.Instance);
ok(new W.Instance(empty, () => 1) instanceof W.Instance);
is(Object.prototype.toString.call(new W.Instance(empty)), '[object WebAssembly.Instance]');
class Sub extends W.Instance {}
is(Object.getPrototypeOf(new Sub(empty)), Sub.prototype);
const get = Object.getOwnPropertyDescriptor(W.Instance.prototype, 'exports').get;
is(get.name, 'get exports');
for (const bad of [{}, Object.create(new W.Instance(empty)), W.Instance.prototype, empty])
    throws(TypeError, () => get.call(bad));
const order = [];
const target = new Proxy(function () {}, {get(t, k) { order.push(k); return t[k] }});
try { Reflect.construct(W.Instance, [module('imports'), {get b() { order.push('b'); throw 1 }}], target) } catch (e) {}
are(order, 'prototype,b');
J
holds('the exports object', <<'J');
const i = new WebAssembly.Instance(module('exports')), e = i.exports;
are(JSON.stringify(Reflect.ownKeys(e)), JSON.stringify(['2', '10', 'b', 'a', '', '__proto__', '\0\u{1F600}']));
is(Object.getPrototypeOf(e), null); ok(Object.isFrozen(e)); is(i.exports, e);
is(e[2], e.a); is(e[10], e.a);
is(JSON.stringify(Object.getOwnPropertyDescriptor(e, 'a')), '{"writable":false,"enumerable":true,"configurable":false}');
is(typeof e['__proto__'], 'function');
J
holds('imports are read in order', <<'J');
const log = [], f = () => {};
const logged = (name, o) => new Proxy(o, {get(t, k, r) { log.push(`${name}.${String(k)}`); return t[k] },
    has() { complain('has') }, ownKeys() { complain('ownKeys') }, getOwnPropertyDescriptor() { complain('gopd') }});
new WebAssembly.Instance(module('imports'), logged('', {b: logged('b', {f, 10: f}), a: logged('a', {g: f}), '': logged('e', {'': f})}));
are(log, '.b,b.f,.a,a.g,.b,b.10,.b,b.f,.,e.');
log.length = 0;
throws(WebAssembly.LinkError, () => new WebAssembly.Instance(module('imports'), logged('', {b: logged('b', {f}), a: logged('a', {})})));
are(log, '.b,b.f,.a,a.g');
J
holds('what an import object may not be', <<'J');
const m = module('imports'), {LinkError, Instance} = WebAssembly, f = () => {};
throws(TypeError, () => new Instance(m));
for (const bad of [undefined, null, 5, 'x', Symbol(), 1n, false])
    throws(TypeError, () => new Instance(m, {b: bad}));
for (const bad of [undefined, null, 5, 'x', Symbol(), {}, [], class { static [Symbol.hasInstance]() { return true } }.prototype])
    throws(LinkError, () => new Instance(m, {b: {f: bad}}));
for (const good of [f, class {}, new Proxy(f, {}), f.bind(null), Math.max])
    new Instance(m, {b: {f: good, 10: good}, a: {g: good}, '': {'': good}});
throws('a', () => new Instance(m, {get b() { throw 'a' }}));
throws('b', () => new Instance(m, {b: {get f() { throw 'b' }}}));
new Instance(m, Object.assign(() => 1, {b: Object.assign(f, {f, 10: f}), a: {g: f}, '': {'': f}}));
const error = throws(LinkError, () => new Instance(m, {b: {f}, a: {}}));
is(error.message, 'import 1 "a" "g": a function is due');
J

wasm('globals', <<'W');
(module (import "m" "i32" (global i32)) (import "m" "i64" (global i64)) (import "m" "f32" (global f32)) (import "m" "f64" (global f64))
  (import "m" "extern" (global externref)) (import "m" "func" (global funcref)) (import "m" "i31" (global (ref i31)))
  (func (export "i32") (result i32) (global.get 0)) (func (export "i64") (result i64) (global.get 1))
  (func (export "f32") (result f32) (global.get 2)) (func (export "f64") (result f64) (global.get 3))
  (func (export "extern") (result externref) (global.get 4)) (func (export "func") (result funcref) (global.get 5))
  (func (export "i31") (result i32) (i31.get_s (global.get 6))))
W
wasm('mutable', '(module (import "m" "g" (global (mut i32))))');
wasm('vector', '(module (import "m" "g" (global v128)))');
wasm('exception', '(module (import "m" "g" (global exnref)))');
holds('globals of values', <<'J');
const good = {i32: 5.5, i64: 2n ** 64n + 3n, f32: 0.1, f64: -0, extern: {}, func: null, i31: -7}, {LinkError} = WebAssembly;
const e = exports_of('globals', {m: good});
is(e.i32(), 5); is(e.i64(), 3n); is(e.f32(), Math.fround(0.1)); is(e.f64(), -0); is(e.extern(), good.extern); is(e.func(), null);
is(e.i31(), -7);
is(exports_of('globals', {m: {...good, func: e.i32}}).func(), e.i32);
is(exports_of('globals', {m: {...good, extern: undefined}}).extern(), undefined);
const bad = {i32: [1n, '5', undefined, null, {valueOf() { complain('valueOf') }}], i64: [5, '5', null], f32: [1n, '1'], f64: [undefined, 1n],
             func: [() => 1, {}, undefined, 5], i31: [null, 2 ** 30, 1.5, {}]};
for (const key in bad)
    for (const v of bad[key])
        throws(LinkError, () => exports_of('globals', {m: {...good, [key]: v}}), `${key} of ${typeof v}`);
throws(LinkError, () => exports_of('mutable', {m: {g: 5}}));
throws(LinkError, () => exports_of('vector', {m: {g: 5}}));
throws(LinkError, () => exports_of('exception', {m: {g: null}}));
J

# ---- the namespace

holds('the order of tasks and jobs', <<'J');
const log = [], say = word => () => { log.push(word) }, W = WebAssembly, bytes = readbuffer('empty.wasm');
const imports = {get b() { log.push('read'); throw 'stop' }};
globalThis.at_end = [
    W.instantiate(readbuffer('imports.wasm'), imports).catch(say('bytes rejected')),
    W.compile(bytes).then(say('compiled')),
    W.instantiate(module('empty')).then(say('instantiated')),
    W.instantiate(module('imports'), imports).catch(say('module rejected')),
    W.instantiate(bytes).then(r => { are(Object.keys(r), 'instance,module'); ok(r.module instanceof W.Module);
                                     ok(r.instance instanceof W.Instance); log.push('both') }),
    Promise.resolve().then(say('job')),
];
log.push('called');
Promise.all(at_end).then(() => are(log, 'read,called,module rejected,job,read,bytes rejected,compiled,instantiated,both'));
J
holds('errors become rejections of the realm of the function', <<'J');
const other = $262.createRealm().global, {compile, instantiate} = other.WebAssembly, bytes = readbuffer('imports.wasm');
const rejects = (kind, promise, what) => promise.then(() => complain(what, 'was fulfilled'), e => is(e.constructor, kind, what));
const empty = module('empty'), imports = module('imports');
for (const promise of [compile(), instantiate()]) { ok(promise instanceof other.Promise); promise.catch(() => {}) }
globalThis.at_end = [
    ...[undefined, null, 5, {}, 'x'].flatMap(v => [rejects(other.TypeError, compile(v)), rejects(other.TypeError, instantiate(v))]),
    ...[new Uint8Array(), new Uint8Array(8)].flatMap(v => [rejects(other.WebAssembly.CompileError, compile(v)),
                                                          rejects(other.WebAssembly.CompileError, instantiate(v))]),
    ...[null, 5, 'x'].flatMap(v => [rejects(other.TypeError, instantiate(empty, v)), rejects(other.TypeError, instantiate(bytes, v))]),
    rejects(other.TypeError, instantiate(imports)), rejects(other.TypeError, instantiate(bytes)),
    rejects(other.WebAssembly.LinkError, instantiate(imports, {b: {}})), rejects(other.WebAssembly.LinkError, instantiate(bytes, {b: {}})),
    rejects(other.TypeError, instantiate(bytes, {}, 5)), rejects(other.TypeError, instantiate(empty, {}, {})),
    rejects(other.WebAssembly.CompileError, compile(bytes, {builtins: ['x', 'x']})),
    instantiate(empty).then(i => ok(i instanceof other.WebAssembly.Instance)),
    compile(bytes).then(m => ok(m instanceof other.WebAssembly.Module)),
];
J
holds('bytes are copied before the call returns, when all arguments are converted', <<'J');
const bytes = new Uint8Array(readbuffer('empty.wasm'));
const late = WebAssembly.compile(bytes, {get builtins() { bytes[7] = 9 }});
bytes[7] = 0;
const early = WebAssembly.instantiate(bytes);
bytes[7] = 9;
globalThis.at_end = [early, late.then(() => complain('compiled'), e => is(e.constructor, WebAssembly.CompileError))];
J
holds('compile options', <<'J');
const log = [], W = WebAssembly, bytes = readbuffer('empty.wasm');
const options = {get builtins() { log.push('builtins'); return {*[Symbol.iterator]() { yield {toString() { log.push('name'); return 'x' }} }} },
                 get importedStringConstants() { log.push('strings'); return {toString() { log.push('module'); return 'm' }} }};
for (const f of [() => W.validate(bytes, options), () => new W.Module(bytes, options), () => W.compile(bytes, options),
                 () => W.instantiate(bytes, {}, options)]) {
    log.length = 0; f(); are(log, 'builtins,name,strings,module');
}
for (const bad of [5, 'x', true, {builtins: 5}, {builtins: null}, {builtins: {}}, {builtins: [Symbol()]}, {importedStringConstants: Symbol()}])
    throws(TypeError, () => W.validate(bytes, bad));
for (const good of [undefined, null, {}, {builtins: []}, {importedStringConstants: null}, {builtins: ['js-string', 'unknown']}, () => 1])
    is(W.validate(bytes, good), true);
is(W.validate(bytes, {builtins: ['x', 'y', 'x']}), false);
throws(W.CompileError, () => new W.Module(bytes, {builtins: ['x', 'x']}));
J
wasm('strings', <<'W');
(module (import "s" "hello" (global $h (ref extern))) (import "s" "" (global externref)) (import "s" "7" (global externref))
  (import "m" "f" (func)) (func (export "hello") (result externref) (global.get $h)) (func (export "seven") (result externref) (global.get 2)))
W
holds('imported strings', <<'J');
const W = WebAssembly, bytes = readbuffer('strings.wasm'), options = {importedStringConstants: 's'}, m = new W.Module(bytes, options);
are(JSON.stringify(W.Module.imports(m)), '[{"kind":"function","module":"m","name":"f"}]');
is(W.Module.imports(new W.Module(bytes)).length, 4);
const e = new W.Instance(m, {get s() { complain('read') }, m: {f() {}}}).exports;
is(e.hello(), 'hello'); is(e.seven(), '7');
throws(W.LinkError, () => new W.Instance(new W.Module(bytes), {s: {hello: null}}));
throws(TypeError, () => new W.Instance(m), 'an import object is due all the same');
is(W.validate(bytes, {importedStringConstants: 'm'}), false, 'a function is no string');
is(W.validate(readbuffer('mutable.wasm'), {importedStringConstants: 'm'}), false);
J

# ---- faults: whatever happens, the agent can be used afterwards

wasm('faulty', <<'W');
(module (import "m" "f" (func $f (param i32) (result i32)))
  (func (export "call") (param i32) (result i32) (call $f (local.get 0)))
  (func (export "trap") (unreachable)) (func (export "divide") (param i32) (result i32) (i32.div_s (i32.const 1) (local.get 0)))
  (func $rec (export "rec") (param i32) (result i32) (i32.add (i32.const 1) (call $rec (local.get 0))))
  (func (export "loop") (param i32) (result i32)
    (loop $l (drop (call $f (local.get 0))) (br_if $l (local.tee 0 (i32.sub (local.get 0) (i32.const 1))))) (local.get 0)))
W
wasm('start', '(module (import "m" "f" (func $f)) (func $s (call $f)) (start $s) (func (export "x")))');
wasm('start_traps', '(module (func $s (unreachable)) (start $s))');
wasm('start_recurses', '(module (func $s (call $s)) (start $s))');
wasm('start_imported', '(module (import "m" "f" (func $f)) (start $f))');
wasm('segment', '(module (memory 0) (data (i32.const 1) "x"))');
wasm('too_large', '(module (memory i64 0x1000000000))');
my $usable = <<'J';
const usable = () => is(exports_of('faulty', {m: {f: x => x * 2}}).call(21), 42);
const {RuntimeError, LinkError} = WebAssembly;
J
holds('traps and exhausted stacks', $usable . <<'J');
const e = exports_of('faulty', {m: {f: x => x}});
for (let i = 0; i < 3; i++) {
    throws(RuntimeError, () => e.trap()); throws(RuntimeError, () => e.divide(0)); throws(RangeError, () => e.rec(1));
    is(e.call(5), 5);
}
const recurse = f => { const e = exports_of('faulty', {m: {f: x => f(e, x)}}); return e };
throws(RangeError, () => recurse((e, x) => e.call(x)).call(1));
throws(RangeError, () => recurse((e, x) => { const g = () => g(); g() }).call(1));
let depth = 0;
throws(RangeError, () => recurse((e, x) => { try { return e.call(x) } catch (error) { depth++; throw error } }).call(1));
ok(depth > 10);
J
holds('a hundred thousand calls of the host leave no trace', "$usable is(exports_of('faulty', {m: {f: x => x}}).loop(300000), 0);");
holds('faults in start functions', $usable . <<'J');
const W = WebAssembly, start = f => new W.Instance(module('start'), {m: {f}}), other = $262.createRealm().global;
throws('stop', () => start(() => { throw 'stop' })); usable();
throws(RuntimeError, () => exports_of('start_traps')); usable();
throws(RangeError, () => exports_of('start_recurses')); usable();
throws('stop', () => exports_of('start_imported', {m: {f() { throw 'stop' }}})); usable();
throws(other.WebAssembly.RuntimeError, () => new other.WebAssembly.Instance(module('start_traps')));
throws(RuntimeError, () => exports_of('segment'));
throws(RangeError, () => exports_of('too_large')); usable();
const again = () => start(again); throws(RangeError, again); usable();
ok(start(() => { start(() => { try { start(() => { throw 1 }) } catch (e) {} }) }) instanceof W.Instance);
globalThis.at_end = ['start_traps', 'start_recurses', 'segment', 'too_large'].map(name =>
    W.instantiate(module(name)).then(() => complain(name), e => ok(e instanceof Error)))
    .concat(W.instantiate(module('start'), {m: {f() { throw 'late' }}}).then(complain, e => is(e, 'late')));
J
holds('faults in getters of the import object', $usable . <<'J');
const m = module('faulty'), Instance = WebAssembly.Instance;
for (const fault of [() => { throw 'stop' }, () => { const g = () => g(); g() }, () => exports_of('start_traps'),
                     () => exports_of('faulty', {m: {f() {}}}).rec(1)]) {
    let due; try { fault() } catch (e) { due = e }
    for (const imports of [{get m() { fault() }}, {m: {get f() { fault() }}}, {m: {f() { fault() }}}]) {
        try { new Instance(m, imports).exports.call(1); complain('nothing thrown') } catch (e) { is(e.constructor, due.constructor) }
        usable();
    }
}
const revoked = Proxy.revocable({}, {}); revoked.revoke();
throws(TypeError, () => new Instance(m, revoked.proxy)); throws(TypeError, () => new Instance(m, {m: revoked.proxy})); usable();
J
holds('faults deep in nested calls', $usable . <<'J');
const nest = (n, f) => exports_of('faulty', {m: {f: x => n ? nest(n - 1, f).call(x) : f(x)}});
is(nest(50, x => x + 1).call(1), 2);
throws('stop', () => nest(50, () => { throw 'stop' }).call(1));
throws(RuntimeError, () => nest(50, () => exports_of('faulty', {m: {f() {}}}).trap()).call(1));
throws(RangeError, () => nest(50, () => { const g = () => g(); g() }).call(1));
throws(TypeError, () => nest(50, () => Symbol()).call(1)); usable();
J
holds('ten thousand instances come and go', <<'J');
const m = module('faulty');
for (let i = 0; i < 10000; i++) is(new WebAssembly.Instance(m, {m: {f: x => x + i}}).exports.call(1), i + 1);
J

# ---- module linking

wasm('library', <<'W', '--feature', '+module-linking');
(module (import "x" (func $x (result i32))) (func (export "y") (result i32) (i32.add (call $x) (i32.const 100))) (func (export "more")))
W
wasm('linked', <<'W', '--feature', '+module-linking');
(module
  (import "log" (func $log (param i32)))
  (import "env" "log" (func $log2 (param i32)))
  (import "i" (instance $i (export "f" (func (result i32))) (export "n" (instance (export "g" (func (result i32)))))))
  (import "M" (module $M (import "x" (func (result i32))) (export "y" (func (result i32)))))
  (module $N (func (export "seven") (result i32) (i32.const 7)))
  (instance $a (instantiate $M (import "x" (func $i "f"))))
  (instance $b (instantiate $N))
  (export "M" (module $M)) (export "N" (module $N)) (export "i" (instance $i)) (export "a" (instance $a))
  (export "a2" (instance $a)) (export "b" (instance $b))
  (func (export "run") (call $log (call (func $i "f"))) (call $log2 (i32.const 5))))
W
my $linked = <<'J';
const M = module('library'), log = x => { print('log', x) }, {Module, Instance, LinkError} = WebAssembly;
const good = {log, env: {log}, i: {f: () => 42, n: {g: () => 1}}, M};
J
holds('what a linked module imports and exports', $linked . <<'J', '--feature', '+module-linking');
const L = module('linked'), got = [];
are(JSON.stringify(Module.imports(L)), JSON.stringify([{kind: 'function', name: 'log'}, {kind: 'function', module: 'env', name: 'log'},
    {kind: 'instance', name: 'i'}, {kind: 'module', name: 'M'}]));
are(Module.exports(L).map(x => x.kind), 'module,module,instance,instance,instance,instance,function');
const logged = (o, name) => new Proxy(o, {get(t, k) { got.push(name + k); return t[k] }});
const {exports: e} = new Instance(L, logged({...good, env: logged(good.env, 'env.'), extra: 1,
    i: logged({...good.i, n: logged(good.i.n, 'n.'), extra: 1}, 'i.')}, ''));
are(got, 'log,env,env.log,i,i.f,i.n,n.g,M');
is(e.M, M); is(e.a, e.a2); ok(e.a instanceof Instance); are(Object.keys(e.a.exports), 'y'); is(e.a.exports.y(), 142);
are(Object.keys(e.i.exports), 'f,n'); ok(e.N instanceof Module); is(new Instance(e.N).exports.seven(), 7); is(e.b.exports.seven(), 7);
const {exports: f} = new Instance(L, {...good, i: e.i});
is(f.i, e.i); is(f.M, M); ok(f.a !== e.a);
J
holds('what does not link', $linked . <<'J', '--feature', '+module-linking');
const L = module('linked'), e = new Instance(L, good).exports, refused = (kind, over) => throws(kind, () => new Instance(L, {...good, ...over}));
for (const bad of [undefined, null, 5, 'x']) { refused(TypeError, {i: bad}); refused(TypeError, {i: {f() {}, n: bad}}); refused(LinkError, {M: bad}) }
refused(LinkError, {i: {}}); refused(LinkError, {i: {f() {}, n: {}}}); refused(LinkError, {i: e.b}); refused(LinkError, {i: {f: e.run, n: {g() {}}}});
refused(LinkError, {M: {}}); refused(LinkError, {M: e.N}); refused(LinkError, {log: undefined}); refused(TypeError, {env: undefined});
throws('stop', () => new Instance(L, {...good, i: {get f() { throw 'stop' }}}));
throws(TypeError, () => new Instance(L));
J
holds('a Module of another realm links', $linked . <<'J', '--feature', '+module-linking');
const theirs = $262.createRealm().evalScript('(bytes => new WebAssembly.Module(bytes))')(readbuffer('library.wasm'));
ok(!(theirs instanceof Module));
is(new Instance(module('linked'), {...good, M: theirs}).exports.M, theirs);
J
done_testing();
