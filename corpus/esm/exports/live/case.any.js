// META: title=Mutable globals as live bindings
// META: global=window,dedicatedworker,jsshell
// META: requires=esm
// Shows that the binding of an exported mutable global always has the global's value, whoever set it.

"use strict";

// SPEC esm-integration/#module-execution, esm-integration/EXAMPLES#js-imports-wasm-exports
promise_test(async () => {
  const {read, increment} = await import("./main.mjs");
  assert_equals(read(), 5);
  increment();
  assert_equals(read(), 6);
}, "a static import sees what wasm sets");

promise_test(async () => {
  const ns = await import("./all.wasm");
  ns.set(7, 8n, 0.5, 0.25, ns.set);
  assert_array_equals([ns.i32, ns.i64, ns.f32, ns.f64, ns.any], [7, 8n, 0.5, 0.25, ns.set]);
  const object = {};
  ns.set(-1, -1n, NaN, -0, object);
  assert_array_equals([ns.i32, ns.i64, ns.f32, ns.f64, ns.any], [-1, -1n, NaN, -0, object]);
}, "in the namespace too, for every type");

promise_test(async () => {
  const ns = await import("./all.wasm");
  ns.set(1, 0n, 0, 0, null);
  assert_equals(Object.getOwnPropertyDescriptor(ns, "i32").value, 1);
  ns.set(2, 0n, 0, 0, null);
  assert_equals(Object.getOwnPropertyDescriptor(ns, "i32").value, 2);
  assert_equals({...ns}.i32, 2);
  const {i32} = ns;
  ns.set(3, 0n, 0, 0, null);
  assert_equals(i32, 2, "what was read stays");
}, "every way to read it");

promise_test(async () => {
  const counter = await import("./counter.wasm");
  const other = await import("./other.wasm");
  const start = other.again;
  other.add(10);
  assert_equals(other.again, start + 10, "the importer's export");
  assert_equals(counter.count, start + 10, "and the exporter's");
  counter.increment();
  assert_equals(other.again, start + 11);
}, "a global that two modules share: both exports");

promise_test(async () => {
  const {count} = await import("./reexport.mjs"), js = await import("./reexport.mjs");
  const counter = await import("./counter.wasm");
  assert_equals(js.count, counter.count);
  counter.increment();
  assert_equals(js.count, count + 1);
  assert_equals(js.renamed, count + 1);
  assert_equals(js.star.count, count + 1);
}, "through exports of JavaScript modules");

promise_test(async () => {
  const {given} = await import("./given.mjs");
  const ns = await import("./given.wasm");
  assert_equals(ns.value, 1);
  given.value = 2;
  assert_equals(ns.value, 2);
}, "a Global object that JavaScript gave and sets");

promise_test(async () => {
  const ns = await import("./started.wasm");
  assert_equals(ns.count, 9);
}, "what the start function set");

promise_test(async () => {
  const ns = await import("./all.wasm");
  assert_equals(ns.constant, 4);
  assert_throws_js(TypeError, () => { ns.i32 = 1; }, "wasm's bindings cannot be assigned to from outside");
}, "a live binding is no way to write");

// SPEC esm-integration/#dom-webassembly-namespaceinstance
promise_test(async () => {
  const ns = await import("./all.wasm");
  const {exports} = WebAssembly.namespaceInstance(ns);
  assert_true(exports.i32 instanceof WebAssembly.Global);
  exports.i32.value = 99;
  assert_equals(ns.i32, 99);
  exports.any.value = exports;
  assert_equals(ns.any, exports);
}, "what is set by the Global object of the instance");
