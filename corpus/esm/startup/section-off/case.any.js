// META: title=The custom section, switched off
// META: global=window,dedicatedworker,jsshell
// META: requires=esm
// Shows that without the switch a custom section with the name startup is a custom section.

"use strict";

// SPEC esm-integration/#module-execution
// REQ E-003
promise_test(async () => {
  const {log} = await import("./log.mjs");
  await import("./module.wasm");
  assert_array_equals(log, ["start"]);
}, "the start function alone is called");
