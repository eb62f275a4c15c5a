// META: title=WebAssembly.Instance: the constructor and exports
// META: global=window,dedicatedworker,jsshell
// META: script=../resources/module.js
// META: script=../resources/helpers.js
// META: script=../resources/assertions.js
// Shows what the constructor of Instance takes, what an Instance is, and its exports object.

"use strict";

const EMPTY = new WasmModule();

// SPEC js-api/#dom-instance-instance
test(() => {
  const module = EMPTY.compile();
  assert_throws_js(TypeError, () => WebAssembly.Instance(module));
}, "a call without new: TypeError");

test(() => {
  assert_throws_js(TypeError, () => new WebAssembly.Instance());
  for (const value of [
    undefined,
    null,
    1,
    "",
    {},
    EMPTY.toBytes(),
    WebAssembly.Module,
    Object.create(WebAssembly.Module.prototype),
  ]) {
    assert_throws_js(TypeError, () => new WebAssembly.Instance(value));
    assert_throws_js(TypeError, () => new WebAssembly.Instance(value, {}));
  }
}, "what is no Module: TypeError");

test(() => {
  const module = EMPTY.compile();
  for (const value of [null, true, 1, "x", Symbol(), 1n])
    assert_throws_js(TypeError, () => new WebAssembly.Instance(module, value));
}, "an import object that is no object: TypeError, also where nothing is imported");

test(() => {
  const module = EMPTY.compile();
  new WebAssembly.Instance(module, undefined);
  new WebAssembly.Instance(module, () => {});
  new WebAssembly.Instance(module, {}, 1);
}, "the import object may be missing, undefined or a function; superfluous arguments are ignored");

test(() => {
  const instance = EMPTY.instantiate();
  assert_equals(Object.getPrototypeOf(instance), WebAssembly.Instance.prototype);
  assert_true(Object.isExtensible(instance));
  assert_array_equals(Reflect.ownKeys(instance), []);
  assert_equals(String(instance), "[object WebAssembly.Instance]");
}, "an Instance is an extensible object without own properties");

test(() => {
  class Sub extends WebAssembly.Instance {}
  const instance = new Sub(EMPTY.compile());
  assert_equals(Object.getPrototypeOf(instance), Sub.prototype);
  assert_array_equals(Reflect.ownKeys(instance.exports), []);
}, "a subclass makes Instances below its prototype");

test(() => {
  const module = EMPTY.compile();
  const a = new WebAssembly.Instance(module);
  const b = new WebAssembly.Instance(module);
  assert_not_equals(a, b);
  assert_not_equals(a.exports, b.exports);
}, "a Module can be instantiated many times");

test(() => {
  const log = [];
  new WebAssembly.Instance(EMPTY.compile(), logging({m: {}}, log, "imports"));
  assert_array_equals(log, []);
}, "an import object is not read where nothing is imported");

// SPEC js-api/#dom-instance-exports
test(() => {
  const found = Object.getOwnPropertyDescriptor(WebAssembly.Instance.prototype, "exports");
  assert_equals(found.set, undefined);
  assert_true(found.enumerable);
  assert_true(found.configurable);
  assert_function(found.get, "get exports", 0);
}, "exports is a readonly attribute of the prototype");

test(() => {
  const get = Object.getOwnPropertyDescriptor(WebAssembly.Instance.prototype, "exports").get;
  for (const value of [
    undefined,
    null,
    {},
    WebAssembly.Instance,
    WebAssembly.Instance.prototype,
    EMPTY.compile(),
    Object.create(WebAssembly.Instance.prototype),
  ]) {
    assert_throws_js(TypeError, () => get.call(value));
  }
}, "exports of what is no Instance: TypeError");

test(() => {
  const instance = EMPTY.instantiate();
  assert_equals(instance.exports, instance.exports);
  assert_throws_js(TypeError, () => {
    instance.exports = {};
  });
}, "exports is always the same object and cannot be assigned");

function everything() {
  const builder = new WasmModule();
  builder.func({export: "z"});
  builder.table({initial: 0, export: "2"});
  builder.memory({initial: 0, export: ""});
  builder.global({type: I32, init: op.i32_const(0), export: "\u{1f600}"});
  builder.tag({export: "a"});
  return builder.export("__proto__", "function", 0).export("1", "function", 0).export("constructor", "function", 0);
}

// SPEC js-api/#create-an-exports-object
test(() => {
  const {exports} = everything().instantiate();
  assert_equals(Object.getPrototypeOf(exports), null);
  assert_true(Object.isFrozen(exports));
  assert_false(Object.isExtensible(exports));
  assert_equals(typeof exports, "object");
  assert_equals(Object.prototype.toString.call(exports), "[object Object]");
}, "the exports object is frozen and has no prototype");

test(() => {
  const {exports} = everything().instantiate();
  assert_array_equals(Reflect.ownKeys(exports), ["1", "2", "z", "", "\u{1f600}", "a", "__proto__", "constructor"]);
}, "its keys stand in the order of an ordinary object: indices, then names as they were exported");

test(() => {
  const {exports} = everything().instantiate();
  for (const key of Reflect.ownKeys(exports)) {
    assert_descriptor(exports, key, {writable: false, enumerable: true, configurable: false});
  }
}, "its properties are enumerable, not writable and not configurable");

test(() => {
  const {exports} = everything().instantiate();
  assert_throws_js(TypeError, () => {
    exports.z = 1;
  });
  assert_throws_js(TypeError, () => {
    exports.other = 1;
  });
  assert_throws_js(TypeError, () => {
    delete exports.z;
  });
  assert_throws_js(TypeError, () => Object.setPrototypeOf(exports, {}));
  assert_throws_js(TypeError, () => Object.defineProperty(exports, "z", {value: 1}));
}, "nothing of it can be changed");

test(() => {
  const {exports} = everything().instantiate();
  assert_equals(typeof exports.z, "function");
  assert_equals(Object.getPrototypeOf(exports[2]), WebAssembly.Table.prototype);
  assert_equals(Object.getPrototypeOf(exports[""]), WebAssembly.Memory.prototype);
  assert_equals(Object.getPrototypeOf(exports["\u{1f600}"]), WebAssembly.Global.prototype);
  assert_equals(Object.getPrototypeOf(exports.a), WebAssembly.Tag.prototype);
}, "each kind of export is an object of its class");

test(() => {
  const {exports} = everything().instantiate();
  assert_equals(exports.z, exports[1]);
  assert_equals(exports.z, exports.__proto__);
  assert_equals(exports.z, exports.constructor);
}, "one function exported under several names is one object");

// SPEC js-api/#object-caches
test(() => {
  const builder = new WasmModule();
  builder.table({initial: 0, export: "t"});
  builder.memory({initial: 0, export: "m"});
  builder.global({type: I32, init: op.i32_const(0), export: "g"});
  builder.tag({export: "e"});
  for (const [name, kind] of [
    ["t2", "table"],
    ["m2", "memory"],
    ["g2", "global"],
    ["e2", "tag"],
  ])
    builder.export(name, kind, 0);
  const {exports} = builder.instantiate();
  for (const name of ["t", "m", "g", "e"]) assert_equals(exports[name], exports[`${name}2`], name);
}, "one table, memory, global or tag exported under two names is one object each");

test(() => {
  const builder = new WasmModule();
  builder.importTable("m", "t", {initial: 0});
  builder.importMemory("m", "m", {initial: 0});
  builder.importGlobal("m", "g", I32);
  builder.importGlobal("m", "v", I32, true);
  builder.importTag("m", "e", []);
  builder
    .export("t", "table", 0)
    .export("m", "memory", 0)
    .export("g", "global", 0)
    .export("v", "global", 1)
    .export("e", "tag", 0);
  const m = {
    t: new WebAssembly.Table({element: "anyfunc", initial: 0}),
    m: new WebAssembly.Memory({initial: 0}),
    g: new WebAssembly.Global({value: "i32"}),
    v: new WebAssembly.Global({value: "i32", mutable: true}),
    e: new WebAssembly.Tag({parameters: []}),
  };
  const {exports} = builder.instantiate({m});
  for (const name of Object.keys(m)) assert_equals(exports[name], m[name], name);
}, "what was imported as an object is exported as the same object");

test(() => {
  const first = everything().instantiate().exports;
  const builder = new WasmModule();
  builder.importFunction("m", "z", [], []);
  const second = builder.export("z", "function", 0).instantiate({m: first}).exports;
  assert_equals(second.z, first.z);
}, "an Exported Function goes through another instance as the same object");

test(() => {
  const builder = new WasmModule();
  builder.importFunction("m", "a", [], []);
  builder.importFunction("m", "b", [], []);
  builder.export("a", "function", 0).export("b", "function", 1);
  const f = () => {};
  const {exports} = builder.instantiate({m: {a: f, b: f}});
  assert_not_equals(exports.a, f, "it is wrapped");
  assert_not_equals(exports.a, exports.b, "once for each import");
}, "a JavaScript function becomes a host function anew at each import");

test(() => {
  const builder = new WasmModule();
  builder.importGlobal("m", "a", I32);
  builder.importGlobal("m", "b", I32);
  builder.export("a", "global", 0).export("b", "global", 1);
  const {exports} = builder.instantiate({m: {a: 1, b: 1}});
  assert_not_equals(exports.a, exports.b);
  assert_equals(exports.a.value, 1);
}, "a number imported as a global becomes a global of its own at each import");
