// META: title=A Node-API addon
// META: global=window,dedicatedworker,jsshell
// META: script=../resources/startup.js
// A Node-API addon, by both names: a host without an environment calls neither.

"use strict";

// REQ E-011
promise_test(async () => {
  const addon = await program("program.wasm");
  addon.run();
  assert_true(addon.napi, "recognised");
  assert_array_equals(addon.log, [100], "not called");
}, "recognised, not called");
