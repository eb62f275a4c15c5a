// META: title=Exports of a WebAssembly module as bindings
// META: global=window,dedicatedworker,jsshell
// META: requires=esm
// Shows what each kind of export is as the export of an ECMAScript module, and what the namespace object is.

"use strict";

// SPEC esm-integration/#module-execution, esm-integration/EXAMPLES#js-imports-wasm-exports
promise_test(async () => {
  const ns = await import("./kinds.wasm");
  assert_equals(typeof ns.func, "function");
  assert_equals(ns.func(20), 21);
  assert_true(ns.memory instanceof WebAssembly.Memory);
  assert_true(ns.table instanceof WebAssembly.Table);
  assert_true(ns.tag instanceof WebAssembly.Tag);
}, "functions, memories, tables and tags are the objects of the JavaScript API");

// REQ D-032
promise_test(async () => {
  const ns = await import("./kinds.wasm");
  assert_equals(ns.i32, -1);
  assert_equals(ns.i64, -1n);
  assert_equals(ns.f32, Math.fround(0.1));
  assert_equals(ns.f64, 0.1);
  assert_equals(ns.none, null);
  assert_equals(ns.ref, ns.func);
}, "globals are their values, not Global objects");

promise_test(async () => {
  const ns = await import("./kinds.wasm");
  const js = await import("./importer.mjs");
  for (const name of ["func", "memory", "table", "tag", "i32", "i64"])
    assert_equals(js[name], ns[name], name);
}, "static imports see the same");

// SPEC esm-integration/#get-exported-names
promise_test(async () => {
  const ns = await import("./kinds.wasm");
  assert_array_equals(Reflect.ownKeys(ns),
    ["f32", "f64", "func", "i32", "i64", "memory", "none", "ref", "table", "tag", Symbol.toStringTag]);
}, "the names are those of the exports, sorted as in every namespace");

promise_test(async () => {
  const ns = await import("./kinds.wasm");
  assert_equals(ns[Symbol.toStringTag], "Module");
  assert_equals(Object.getPrototypeOf(ns), null);
  assert_false(Object.isExtensible(ns));
  const {value, writable, enumerable, configurable} = Object.getOwnPropertyDescriptor(ns, "i32");
  assert_array_equals([value, writable, enumerable, configurable], [-1, true, true, false]);
  assert_throws_js(TypeError, () => { ns.i32 = 5; });
  assert_throws_js(TypeError, () => { delete ns.i32; });
  assert_throws_js(TypeError, () => { ns.more = 5; });
  assert_equals(ns.i32, -1);
  assert_false("more" in ns);
  assert_equals(ns.more, undefined);
}, "the namespace object is one like any other");

promise_test(async () => {
  const ns = await import("./kinds.wasm");
  const again = await import("./kinds.wasm");
  const {all} = await import("./importer.mjs");
  assert_equals(again, ns);
  assert_equals(all, ns);
}, "and there is one for a module");

// SPEC esm-integration/#module-declaration-environment-setup
promise_test(async () => {
  const {assign} = await import("./importer.mjs");
  assert_throws_js(TypeError, () => assign());
}, "a binding cannot be assigned to");

promise_test(async () => {
  const ns = await import("./empty.wasm");
  assert_array_equals(Reflect.ownKeys(ns), [Symbol.toStringTag]);
}, "the empty module");

// REQ D-031
promise_test(async () => {
  const a = await import("./kinds.wasm"), b = await import("./other.wasm");
  new Uint8Array(a.memory.buffer)[0] = 1;
  assert_equals(new Uint8Array(b.memory.buffer)[0], 0);
}, "each module has a memory of its own");
