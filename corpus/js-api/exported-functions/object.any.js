// META: title=Exported Functions as objects
// META: global=window,dedicatedworker,jsshell
// META: script=../resources/module.js
// META: script=../resources/helpers.js
// META: script=../resources/assertions.js
// Shows an Exported Function as a JavaScript object: name, length, no construction, one object for one address.

"use strict";

// SPEC js-api/#a-new-exported-function
test(() => {
  const builder = new WasmModule();
  for (const count of [0, 1, 2, 10]) builder.func({params: new Array(count).fill(I32), export: `f${count}`});
  const {exports} = builder.instantiate();
  for (const count of [0, 1, 2, 10]) {
    assert_descriptor(exports[`f${count}`], "length", {
      value: count,
      writable: false,
      enumerable: false,
      configurable: true,
    });
  }
}, "length is the number of parameters");

// SPEC js-api/#name-of-the-webassembly-function
test(() => {
  const builder = new WasmModule();
  builder.importFunction("m", "a", [], []);
  builder.importFunction("m", "b", [], []);
  builder.func({export: "c"});
  builder.func({export: "d"});
  const {c, d} = builder.instantiate({m: {a() {}, b() {}}}).exports;
  assert_descriptor(c, "name", {value: "2", writable: false, enumerable: false, configurable: true});
  assert_equals(d.name, "3");
}, "name is the function's index in its module, imports counted, whatever it is exported as");

test(() => {
  const inner = new WasmModule();
  inner.func({});
  inner.func({});
  inner.func({export: "f"});
  const outer = new WasmModule();
  outer.importFunction("m", "f", [], []);
  const {f} = inner.instantiate().exports;
  assert_equals(outer.export("f", "function", 0).instantiate({m: {f}}).exports.f.name, "2");
}, "a function that is handed on keeps the index of the module that defines it");

test(() => {
  const builder = new WasmModule();
  builder.importGlobal("m", "g", I32);
  builder.importFunction("m", "a", [], []);
  builder.importMemory("m", "mem", {initial: 0});
  builder.importFunction("m", "b", [I32], []);
  builder.export("a", "function", 0).export("b", "function", 1);
  const {a, b} = builder.instantiate({
    m: {g: 1, a() {}, b: function named() {}, mem: new WebAssembly.Memory({initial: 0})},
  }).exports;
  assert_equals(a.name, "0");
  assert_equals(b.name, "1");
  assert_equals(b.length, 1);
}, "a host function's name is its index among the imported functions");

// SPEC js-api/#exported-function-exotic-objects
function id() {
  const builder = new WasmModule();
  builder.func({params: [I32], results: [I32], code: [op.local_get(0)], export: "id"});
  return builder.instantiate().exports.id;
}

test(() => {
  const f = id();
  assert_equals(typeof f, "function");
  assert_equals(Object.getPrototypeOf(f), Function.prototype);
  assert_true(Object.isExtensible(f));
  assert_array_equals(Reflect.ownKeys(f), ["length", "name"]);
  assert_equals(Object.prototype.toString.call(f), "[object Function]");
}, "an Exported Function is an extensible function with length and name alone");

test(() => {
  const f = id();
  assert_not_constructor(f, "id");
  assert_throws_js(TypeError, () => new f());
  assert_throws_js(TypeError, () => {
    class Sub extends f {}
  });
  assert_throws_js(TypeError, () => ({}) instanceof f);
}, "an Exported Function is no constructor");

test(() => {
  assert_true(/^function\b[^]*\{\s*\[native code\]\s*\}$/.test(Function.prototype.toString.call(id())));
}, "its source text is that of a built-in function");

test(() => {
  const f = id();
  assert_equals(f.call(null, 5), 5);
  assert_equals(f.apply({}, [6, 7]), 6);
  assert_equals(f.bind(undefined, 8)(), 8);
  assert_equals(Reflect.apply(f, Symbol(), [9]), 9);
}, "the receiver plays no part");

test(() => {
  const f = id();
  f.extra = 1;
  assert_equals(f.extra, 1);
  Object.defineProperty(f, "name", {value: "renamed"});
  assert_equals(f.name, "renamed");
  assert_true(delete f.length);
  assert_equals(f(4), 4);
}, "its properties can be changed as those of any function");

// SPEC js-api/#object-caches
test(() => {
  const builder = new WasmModule();
  const f = builder.func({export: "f"});
  builder.export("g", "function", f);
  builder.table({initial: 1, export: "t"});
  builder.elem({functions: [f], offset: op.i32_const(0)});
  builder.global({type: FUNCREF, init: op.ref_func(f), export: "v"});
  builder.func({results: [FUNCREF], code: [op.ref_func(f)], export: "get"});
  builder.func({params: [FUNCREF], results: [FUNCREF], code: [op.local_get(0)], export: "through"});
  const {exports} = builder.instantiate();
  assert_equals(exports.g, exports.f, "export");
  assert_equals(exports.t.get(0), exports.f, "table");
  assert_equals(exports.v.value, exports.f, "global");
  assert_equals(exports.get(), exports.f, "result");
  assert_equals(exports.through(exports.f), exports.f, "argument and result");
}, "one function is one object, by whatever way it is reached");

test(() => {
  const builder = new WasmModule();
  const f = builder.func({});
  builder.table({initial: 2, export: "t"});
  builder.elem({functions: [f, f], offset: op.i32_const(0)});
  const {t} = builder.instantiate().exports;
  assert_equals(t.get(0), t.get(1));
  assert_equals(t.get(0), t.get(0));
  assert_equals(t.get(0).name, "0");
}, "a function that is not exported is one object too");

test(() => {
  const module = (() => {
    const builder = new WasmModule();
    builder.func({export: "f"});
    return builder.compile();
  })();
  assert_not_equals(new WebAssembly.Instance(module).exports.f, new WebAssembly.Instance(module).exports.f);
}, "two instances have two functions");

test(() => {
  const builder = new WasmModule();
  const h = builder.importFunction("m", "h", [FUNCREF], []);
  const f = builder.func({export: "f"});
  builder.func({code: [op.ref_func(f), op.call(h)], export: "call"});
  const seen = [];
  const {exports} = builder.instantiate({m: {h: value => seen.push(value)}});
  exports.call();
  assert_equals(seen[0], exports.f);
}, "a function passed to JavaScript is the exported object");

test(() => {
  const builder = new WasmModule();
  const h = builder.importFunction("m", "h", [], [I32]);
  builder.table({initial: 1, export: "t"});
  builder.elem({functions: [h], offset: op.i32_const(0)});
  const own = () => 11;
  const {t, h: exported} = builder.export("h", "function", h).instantiate({m: {h: own}}).exports;
  assert_not_equals(exported, own);
  assert_equals(t.get(0), exported);
  assert_equals(exported(), 11);
  assert_equals(exported.length, 0);
  assert_not_constructor(exported, "host function");
}, "a host function that is exported is an Exported Function of its own");
