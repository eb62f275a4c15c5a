// META: title=Global objects of JavaScript modules
// META: global=window,dedicatedworker,jsshell
// META: requires=esm
// Shows imports of globals where a JavaScript module exports Global objects, or values where these are due.

"use strict";

// SPEC esm-integration/#module-execution, esm-integration/README#what-does-snapshotting-imports-mean-for-importing-globals
// REQ E-034
promise_test(async () => {
  const {constant} = await import("./globals.mjs");
  const module = await import("./constant.wasm");
  assert_equals(module.value, 42);
  assert_equals(module.read(), 42);
  assert_equals(constant.value, 42);
}, "a constant Global is taken as it is");

// REQ E-033, E-034
promise_test(async () => {
  const {counter} = await import("./globals.mjs");
  const module = await import("./mutable.wasm");
  assert_equals(module.read(), 5);
  counter.value = 6;
  assert_equals(module.read(), 6, "wasm sees what JavaScript wrote");
  module.increment();
  assert_equals(counter.value, 7, "JavaScript sees what wasm wrote");
  assert_equals(module.value, 7, "and so does the binding of the module's export");
}, "a mutable Global is shared");

promise_test(async () => {
  const {vector} = await import("./globals.mjs");
  const module = await import("./vector.wasm");
  assert_true(vector instanceof WebAssembly.Global);
  assert_equals(module.lane(), 3);
}, "a v128 is taken from a Global object");

// REQ E-034
for (const [file, what] of [
  ["const-of-mutable", "a mutable Global for a constant import"],
  ["mutable-of-const", "a constant Global for a mutable import"],
  ["i64-of-i32", "a Global of another type"],
  ["mutable-of-number", "a Number for a mutable import"],
  ["v128-of-number", "a Number for v128"],
  ["v128-of-i32", "a Global of type i32 for v128"],
]) {
  promise_test(t => promise_rejects_js(t, WebAssembly.LinkError, import(`./${file}.wasm`)), `${what} is a LinkError`);
}
