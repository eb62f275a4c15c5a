// META: title=Top-level await below WebAssembly modules
// META: global=window,dedicatedworker,jsshell
// META: requires=esm
// Shows that a WebAssembly module waits for what it imports, while others go on, and that it never waits itself.

"use strict";

// SPEC esm-integration/#module-execution
// REQ E-035
promise_test(async t => {
  const {failure} = await import("./failure.mjs");
  await promise_rejects_exactly(t, failure, import("./rejecting.wasm"));
  const {log} = await import("./failure.mjs");
  assert_array_equals(log, []);
}, "one that is rejected rejects the importer, whose start function does not run");

promise_test(async t => {
  const {log} = await import("./cycle-log.mjs");
  await import("./cycle-a.mjs");
  assert_array_equals(log, ["wasm", "js begins", "js ends"]);
}, "in a cycle wasm does not wait for the JavaScript above it");

promise_test(async () => {
  const {log} = await import("./log.mjs");
  await import("./entry.mjs");
  assert_array_equals(log, ["wait begins", "sibling", "wait ends", "waiting", "entry"]);
}, "a dependency with top-level await delays its importer; siblings go on");

promise_test(async () => {
  const module = await import("./value.wasm");
  assert_equals(module.value, 42);
  assert_equals(module.read(), 42);
}, "the snapshot is that of the time when the wasm module is evaluated: what was awaited is there");

promise_test(async () => {
  const {log} = await import("./chain-log.mjs");
  await import("./chain-a.wasm");
  assert_array_equals(log, ["wait", "c", "b", "a"]);
}, "a chain of wasm modules above it");

promise_test(async () => {
  const first = import("./slow.wasm"), second = import("./slow.wasm");
  assert_equals((await first).f, (await second).f);
  const {log} = await import("./slow-log.mjs");
  assert_array_equals(log, ["start"]);
}, "two imports while it waits are one evaluation");
