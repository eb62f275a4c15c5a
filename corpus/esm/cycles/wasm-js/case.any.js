// META: title=A cycle whose entry is WebAssembly
// META: global=window,dedicatedworker,jsshell
// META: requires=esm
// Shows a WebAssembly module and a JavaScript module that import each other, where JavaScript evaluates first: its values
// are there for wasm, and wasm's are not there for it.

"use strict";

// SPEC esm-integration/EXAMPLES#wasm-js-cycle-where-wasm-is-higher-in-the-module-graph, esm-integration/#module-execution
// REQ E-032
promise_test(async () => {
  const module = await import("./b-values.wasm");
  const js = await import("./a-values.mjs");
  assert_equals(module.let, 1);
  assert_equals(module.const, 2n);
  assert_equals(module.var, 5);
  assert_equals(module.any, js.Class);
  assert_equals(module.vector(), 4);
}, "the values of JavaScript are there: let, const, var, class, Global objects");

// REQ E-032, E-034
promise_test(async () => {
  const module = await import("./b-objects.wasm");
  const js = await import("./a-objects.mjs");
  assert_equals(module.memory, js.memory);
  assert_equals(module.table, js.table);
  assert_equals(module.tag, js.tag);
  assert_equals(module.call(), 6, "an arrow function in a const");
  assert_equals(module.read(), 7);
  js.counter.value = 8;
  assert_equals(module.read(), 8);
}, "so are memories, tables, tags, mutable globals and functions");

// SPEC esm-integration/#module-declaration-environment-setup
promise_test(async () => {
  await import("./b-exports.wasm");
  const {errors, later} = await import("./a-exports.mjs");
  assert_array_equals(errors, ["memory", "table", "tag", "constant", "counter", "f"].map(name => `${name} ReferenceError`));
  const [memory, table, tag, constant, counter, f] = later();
  assert_true(memory instanceof WebAssembly.Memory);
  assert_true(table instanceof WebAssembly.Table);
  assert_true(tag instanceof WebAssembly.Tag);
  assert_equals(constant, 3);
  assert_equals(counter, 5);
  assert_equals(f(), 6);
}, "the bindings of wasm are uninitialized while JavaScript evaluates, and accurate later");

promise_test(async () => {
  await import("./b-exports.wasm");
  const {later} = await import("./a-exports.mjs");
  const before = later()[4];
  later()[5]();
  assert_equals(later()[4], before + 1);
}, "and live");

promise_test(async () => {
  await import("./b-namespace.wasm");
  const {before, ns} = await import("./a-namespace.mjs");
  assert_array_equals(before, ["keys: f,g", "f in: true", "other in: false", "get: ReferenceError", "Object.keys: ReferenceError"]);
  assert_equals(ns.f(), 1);
}, "its namespace object has the names, and no values yet");

// SPEC esm-integration/#dom-webassembly-namespaceinstance
promise_test(async () => {
  await import("./b-namespace.wasm");
  const {early, ns} = await import("./a-namespace.mjs");
  assert_false(early instanceof WebAssembly.Instance);
  assert_true(WebAssembly.namespaceInstance(ns) instanceof WebAssembly.Instance);
}, "it has no instance before it is evaluated");

promise_test(async () => {
  const module = await import("./b-caught.wasm");
  const {caught} = await import("./a-caught.mjs");
  assert_equals(caught, "ReferenceError");
  assert_equals(module.value, 1);
}, "a JavaScript module that catches the error goes on");

promise_test(async t => {
  await promise_rejects_js(t, ReferenceError, import("./b-fails.wasm"));
  await promise_rejects_js(t, ReferenceError, import("./a-fails.mjs"));
}, "one that does not fails, and wasm is not evaluated");
