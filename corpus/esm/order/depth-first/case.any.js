// META: title=The order of evaluation
// META: global=window,dedicatedworker,jsshell
// META: requires=esm
// Shows that a WebAssembly module is evaluated in its turn: behind what it imports, in the order of its imports, and before
// what imports it, all in one turn of the event loop.

"use strict";

// SPEC esm-integration/#module-execution, esm-integration/EXAMPLES#js-imports-wasm-exports
// REQ D-028
promise_test(async () => {
  const {log} = await import("./log.mjs");
  await import("./entry.mjs");
  assert_array_equals(log, ["a1", "a2", "a", "b", "c1", "c", "entry"]);
}, "depth first, the start function in place of the code of a module");

// SPEC esm-integration/#parse-a-webassembly-module
promise_test(async () => {
  const {log} = await import("./order-log.mjs");
  await import("./order.wasm");
  assert_array_equals(log, ["second", "third", "first"]);
}, "the imports of a WebAssembly module go by where each module is named first");

// REQ E-035
promise_test(async () => {
  const {log} = await import("./tick-log.mjs");
  await import("./tick.mjs");
  assert_array_equals(log, ["before", "start", "after", "microtask"]);
}, "without top-level await all is evaluated in one turn");

promise_test(async () => {
  const {log} = await import("./twice-log.mjs");
  await import("./twice.mjs");
  await import("./twice.wasm");
  await import("./twice.mjs");
  assert_array_equals(log, ["start"]);
}, "a start function runs once, however often its module is imported");

promise_test(async () => {
  const {log} = await import("./unused-log.mjs");
  await import("./unused.mjs");
  assert_array_equals(log, ["start"]);
}, "and it runs where nothing of the module is used");
