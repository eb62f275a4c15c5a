// META: title=The custom section of an additional start function
// META: global=window,dedicatedworker,jsshell
// META: features=startup-section
// META: requires=esm, startup-section
// Shows when the function of the section is called where modules are loaded with the switch on: behind the start function
// and the initialization of the exports, and before importers are evaluated.

"use strict";

// SPEC esm-integration/#module-execution
// REQ E-005, E-014
promise_test(async () => {
  const {log} = await import("./log.mjs");
  const {seen} = await import("./entry.mjs");
  assert_array_equals(log, ["start", "second", "importer"]);
  assert_equals(seen, 42, "the importer sees what the second function did");
}, "first the start function, then the second, then importers");

// REQ E-005
promise_test(async () => {
  const {early} = await import("./driver.mjs");
  assert_array_equals(early, ["start: memory ReferenceError", "start: count ReferenceError", "second: memory object", "second: count number"]);
}, "the driver sees wasm's exports before they are called by anybody else");

promise_test(async () => {
  const {log} = await import("./once-log.mjs");
  await import("./once.wasm");
  await import("./once.mjs");
  assert_array_equals(log, ["second"]);
}, "once an instance");

promise_test(async t => {
  await promise_rejects_js(t, WebAssembly.RuntimeError, import("./trapping.mjs"));
  const {log} = await import("./trapping-log.mjs");
  assert_array_equals(log, []);
}, "a trap there is a failure of the evaluation: importers are not evaluated");

promise_test(async t => {
  await promise_rejects_js(t, WebAssembly.RuntimeError, import("./first-traps.wasm"));
  const {log} = await import("./trapping-log.mjs");
  assert_array_equals(log, []);
}, "where the start function traps it is not called");
