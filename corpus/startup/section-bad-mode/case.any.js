// META: title=A bad section: unknown mode
// META: global=window,dedicatedworker,jsshell
// META: script=../resources/startup.js
// A mode that is unknown. The module is valid, nothing is called.

"use strict";

// REQ E-019
promise_test(async () => {
  const bad = await program("program.wasm", {section: true});
  assert_true(WebAssembly.validate(await (await fetch("program.wasm")).arrayBuffer()), "valid");
  bad.run();
  assert_equals(bad.fault, "unknown mode");
  assert_array_equals(bad.log, [100], "the section's function is not called, nor _start");
}, "reported; nothing is called");

promise_test(async () => {
  const off = await program("program.wasm");
  off.run();
  assert_array_equals(off.log, [100, 1]);
}, "switched off it is not looked at");
