// META: title=The section and entry points
// META: global=window,dedicatedworker,jsshell
// META: script=../resources/startup.js
// The section replaces what exports say.

"use strict";

// REQ E-016
promise_test(async () => {
  const second = await program("program.wasm", {section: true});
  second.run();
  assert_equals(second.fault, null);
  assert_array_equals(second.log, [100, 1]);
}, "what it names is called, and nothing else");
