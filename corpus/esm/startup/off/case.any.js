// META: title=No start but the start section's
// META: global=window,dedicatedworker,jsshell
// META: requires=esm
// Shows that the integration calls the start function alone: names by which other hosts know an entry point are exports.

"use strict";

// SPEC esm-integration/#module-execution
// REQ E-003
const names = ["_start", "_initialize", "__wasi_unstable_reactor_start", "__wasm_call_ctors", "__wbindgen_start",
  "_napi_register", "napi_register_wasm_v1", "run", "resume", "main", "__main_void", "start"];

promise_test(async () => {
  const ns = await import("./conventions.wasm");
  assert_equals(ns.started(), 1, "the start function");
  assert_equals(ns.called(), 0, "the others");
  for (const name of names)
    assert_equals(typeof ns[name], "function", name);
}, "exports that other hosts would call are not called");

// REQ E-003
promise_test(async () => {
  const ns = await import("./above.mjs");
  assert_equals(ns.before, 0, "when its importer is evaluated");
  for (let i = 0; i < 10; i++)
    await null;
  assert_equals(ns.called(), 0, "nor later");
}, "neither before importers are evaluated nor later");

promise_test(async () => {
  const ns = await import("./conventions.wasm");
  const before = ns.called();
  ns._start();
  ns._initialize();
  assert_equals(ns.called(), before + 2);
}, "whoever imports them may call them, as often as they please");
