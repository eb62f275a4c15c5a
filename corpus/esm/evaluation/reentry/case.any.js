// META: title=Imports while a module is evaluated
// META: global=window,dedicatedworker,jsshell
// META: requires=esm
// Shows dynamic imports that a start function leads to, and failures of what a WebAssembly module imports.

"use strict";

// SPEC esm-integration/#module-execution
promise_test(async () => {
  const {again} = await import("./self.mjs");
  const ns = await import("./self.wasm");
  assert_equals(await again[0], ns);
  assert_equals(again.length, 1);
}, "the start function imports its own module: the same module, once it is evaluated");

promise_test(async () => {
  const {log, other} = await import("./other.mjs");
  await import("./starts-other.wasm");
  await other[0];
  assert_array_equals(log, ["first", "second"]);
}, "the start function imports another module, which is evaluated later");

promise_test(async t => {
  const {failure, log} = await import("./failure.mjs");
  await promise_rejects_exactly(t, failure, import("./above-throwing.wasm"));
  assert_array_equals(log, []);
  await promise_rejects_exactly(t, failure, import("./throwing.mjs"));
}, "what a JavaScript module throws that wasm imports is the error of both; wasm is not evaluated");

promise_test(async () => {
  const {sync} = await import("./sync.mjs");
  const ns = await import("./sync.wasm");
  assert_equals(sync.length, 1);
  assert_equals(sync[0], 5, "called while the start function runs");
  assert_equals(ns.read(), 6);
}, "the start function calls JavaScript, which calls functions that it was handed");
