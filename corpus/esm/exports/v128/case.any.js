// META: title=Exported globals of type v128
// META: global=window,dedicatedworker,jsshell
// META: requires=esm
// Shows that a value that JavaScript has no form for stays uninitialized as a binding, and is there for wasm.

"use strict";

// SPEC esm-integration/#module-execution
// REQ D-032
promise_test(async () => {
  const ns = await import("./vector.wasm");
  assert_throws_js(ReferenceError, () => ns.constant);
  assert_throws_js(ReferenceError, () => ns.mutable);
  ns.set();
  assert_throws_js(ReferenceError, () => ns.mutable, "after it was set");
}, "an exported v128 is a ReferenceError on access");

promise_test(async () => {
  const {read} = await import("./importer.mjs");
  assert_throws_js(ReferenceError, () => read());
}, "by a static import too, which links");

promise_test(async () => {
  const ns = await import("./vector.wasm");
  assert_true("constant" in ns);
  assert_array_equals(Reflect.ownKeys(ns), ["constant", "lane", "mutable", "set", Symbol.toStringTag]);
  assert_throws_js(ReferenceError, () => Object.keys(ns));
  assert_throws_js(ReferenceError, () => Object.getOwnPropertyDescriptor(ns, "constant"));
}, "the name is there; what reads its value throws");

promise_test(async () => {
  const {lane, lane_mutable} = await import("./importer.wasm");
  assert_equals(lane(), 4);
  assert_equals(lane_mutable(), 0);
}, "another WebAssembly module imports it, through JavaScript too");
