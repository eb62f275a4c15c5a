// META: title=The examples of the proposal
// META: global=window,dedicatedworker,jsshell
// META: requires=esm
// Shows the examples of the proposal's documents. Those that are printed with a fault stand here repaired; the fault is
// told above the repaired one.

"use strict";

// As printed the import's (func ...) stands in a second pair of brackets, which is no text of a module.
// SPEC esm-integration/EXAMPLES#function-imports
promise_test(async () => {
  const {getCount} = await import("./function.wasm");
  assert_equals(getCount(), 42);
}, "function imports");

// SPEC esm-integration/EXAMPLES#value-imports
// REQ E-030
promise_test(async () => {
  assert_equals((await import("./constant.wasm")).count, 42);
}, "value imports: constant");

// SPEC esm-integration/EXAMPLES#value-imports
// REQ E-033
promise_test(async () => {
  const {incrementCount} = await import("./mutable.wasm");
  const {count} = await import("./mutable-counter.mjs");
  incrementCount();
  assert_equals(count.value, 43);
}, "value imports: mutable");

// The page says that a plain `export let` is equivalent. For the mutable import above it is not.
promise_test(t => promise_rejects_js(t, WebAssembly.LinkError, import("./mutable-of-let.wasm")),
  "value imports: a plain number is no mutable global");

// SPEC esm-integration/EXAMPLES#external-type-imports
promise_test(async () => {
  const {getFirstByte} = await import("./buffer.wasm");
  const {buffer} = await import("./buffer.mjs");
  assert_equals(getFirstByte(), new Uint8Array(buffer.buffer)[0]);
}, "external type imports: memory 1 1 for an import of memory 1");

// SPEC esm-integration/EXAMPLES#js-imports-wasm-exports
promise_test(async () => {
  const {log} = await import("./main.mjs");
  assert_array_equals(log, [5, 6]);
}, "JS imports of wasm exports: count is 5, then 6");

// As printed main.wat imports a mutable global as a constant, whose types do not match.
// SPEC esm-integration/EXAMPLES#wasm-imports-wasm-exports
// REQ E-036
promise_test(t => promise_rejects_js(t, WebAssembly.LinkError, import("./wasm-as-printed.wasm")),
  "wasm imports of wasm exports: as printed, a LinkError");
promise_test(async () => {
  const {run} = await import("./wasm.wasm");
  assert_equals(run(), 6);
}, "wasm imports of wasm exports: repaired");

// SPEC esm-integration/EXAMPLES#wasm-imports-js-re-exports-wasm-exports
promise_test(async () => {
  const {memory} = await import("./re-export.wasm");
  assert_equals(memory, (await import("./re-exported.wasm")).memoryExport);
}, "wasm imports of JS re-exports: the same object");

// SPEC esm-integration/EXAMPLES#js-wasm-cycle-where-js-is-higher-in-the-module-graph
promise_test(async () => {
  const {memoryExport} = await import("./cycle-a.mjs");
  assert_true(memoryExport instanceof WebAssembly.Memory);
}, "the cycle where JS is higher");

// SPEC esm-integration/EXAMPLES#wasm-js-cycle-where-wasm-is-higher-in-the-module-graph
promise_test(async () => {
  const {memoryExport} = await import("./cycle-2-a.wasm");
  assert_true(memoryExport instanceof WebAssembly.Memory);
}, "the cycle where wasm is higher");
