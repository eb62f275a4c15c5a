// META: title=The section and a trap at the start
// META: global=window,dedicatedworker,jsshell
// META: script=../resources/startup.js
// Where the start section traps the additional start function is never called.

"use strict";

// REQ E-021
promise_test(async () => {
  const second = await program("program.wasm", {section: true});
  assert_throws_js(WebAssembly.RuntimeError, () => second.run());
  assert_array_equals(second.log, [1]);
}, "it is never called");
