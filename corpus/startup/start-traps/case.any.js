// META: title=A trap at the start
// META: global=window,dedicatedworker,jsshell
// META: script=../resources/startup.js
// Where the start section traps nothing else is called.

"use strict";

// REQ E-006
promise_test(async () => {
  const command = await program("program.wasm");
  assert_throws_js(WebAssembly.RuntimeError, () => command.run());
  assert_array_equals(command.log, [1]);
}, "the entry point is not called");
