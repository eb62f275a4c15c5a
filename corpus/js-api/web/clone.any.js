// META: title=structuredClone and WebAssembly
// META: global=window,dedicatedworker
// META: requires=structuredClone
// META: script=../resources/module.js
// Shows what structuredClone copies, transfers and refuses, WebAssembly's objects among it.

"use strict";

function assert_not_cloneable(value, what) {
  let e;
  try {
    structuredClone(value);
  } catch (thrown) {
    e = thrown;
  }
  assert_not_equals(e, undefined, `${what}: thrown`);
  assert_equals(e.name, "DataCloneError", what);
}

// SPEC web-api/#serialization
test(() => {
  const builder = new WasmModule();
  builder.func({results: [I32], code: [op.i32_const(42)], export: "f"});
  builder.custom("a", [1, 2]);
  const module = builder.compile();
  const clone = structuredClone(module);
  assert_not_equals(clone, module);
  assert_equals(Object.getPrototypeOf(clone), WebAssembly.Module.prototype);
  assert_equals(new WebAssembly.Instance(clone).exports.f(), 42);
  assert_array_equals(new Uint8Array(WebAssembly.Module.customSections(clone, "a")[0]), [1, 2]);
}, "a Module is cloned with its bytes");

test(() => {
  const module = new WasmModule().compile();
  module.extra = 1;
  const {a, b} = structuredClone({a: module, b: module});
  assert_equals(a, b, "one clone for one object");
  assert_equals(a.extra, undefined);
}, "a Module within an object is cloned once, without its own properties");

test(() => {
  assert_not_cloneable(new WasmModule().instantiate(), "Instance");
  assert_not_cloneable(new WebAssembly.Memory({initial: 0}), "Memory");
  assert_not_cloneable(new WebAssembly.Table({element: "anyfunc", initial: 0}), "Table");
  assert_not_cloneable(new WebAssembly.Global({value: "i32"}), "Global");
  assert_not_cloneable(new WebAssembly.Tag({parameters: []}), "Tag");
  assert_not_cloneable(new WebAssembly.Exception(new WebAssembly.Tag({parameters: []}), []), "Exception");
  assert_not_cloneable({nested: new WebAssembly.Memory({initial: 0})}, "within an object");
}, "other objects of WebAssembly cannot be cloned: DataCloneError");

test(() => {
  const builder = new WasmModule();
  builder.func({export: "f"});
  assert_not_cloneable(builder.instantiate().exports.f, "Exported Function");
  assert_not_cloneable(() => {}, "function");
  assert_not_cloneable(Symbol(), "symbol");
  assert_not_cloneable(builder.instantiate().exports, "exports with functions");
}, "functions and symbols cannot be cloned: DataCloneError");

test(() => {
  for (const value of [undefined, null, true, 1, -0, NaN, "x", "\ud800", 5n])
    assert_equals(structuredClone(value), value);
  const date = structuredClone(new Date(5));
  assert_equals(date.getTime(), 5);
  assert_equals(structuredClone(/a/g).flags, "g");
  assert_array_equals([...structuredClone(new Map([[1, 2]]))][0], [1, 2]);
  assert_array_equals([...structuredClone(new Set([1, 2]))], [1, 2]);
  const cycle = {list: [1, , 3]};
  cycle.self = cycle;
  const clone = structuredClone(cycle);
  assert_equals(clone.self, clone);
  assert_equals(clone.list.length, 3);
  assert_false(1 in clone.list);
}, "primitives, dates, patterns, maps, sets and cycles");

test(() => {
  const e = structuredClone(new RangeError("text"));
  assert_equals(Object.getPrototypeOf(e), RangeError.prototype);
  assert_equals(e.message, "text");
  const wasm = structuredClone(new WebAssembly.RuntimeError("text"));
  assert_equals(Object.getPrototypeOf(wasm), Error.prototype, "its name is none that is kept");
}, "errors: of native classes by name, others as Error");

test(() => {
  const memory = new WebAssembly.Memory({initial: 1});
  new Uint8Array(memory.buffer)[5] = 7;
  const clone = structuredClone(memory.buffer);
  assert_not_equals(clone, memory.buffer);
  assert_equals(clone.byteLength, 65536);
  assert_equals(new Uint8Array(clone)[5], 7);
  new Uint8Array(clone)[5] = 8;
  assert_equals(new Uint8Array(memory.buffer)[5], 7);
  const view = structuredClone(new Uint8Array(memory.buffer, 5, 2));
  assert_equals(view[0], 7);
  assert_equals(view.byteOffset, 5);
  assert_equals(view.length, 2);
}, "the buffer of a Memory is copied like any");

test(() => {
  const buffer = new ArrayBuffer(8);
  new Uint8Array(buffer)[0] = 1;
  const moved = structuredClone(buffer, {transfer: [buffer]});
  assert_equals(new Uint8Array(moved)[0], 1);
  assert_equals(buffer.byteLength, 0);
  assert_throws_js(TypeError, () => structuredClone());
}, "an ordinary buffer can be transferred");

// REQ M-007
test(() => {
  const memory = new WebAssembly.Memory({initial: 1});
  const {buffer} = memory;
  assert_throws_js(TypeError, () => structuredClone(buffer, {transfer: [buffer]}));
  assert_equals(memory.buffer, buffer);
  assert_equals(buffer.byteLength, 65536);
}, "the buffer of a Memory cannot be transferred: TypeError, and it stays");
