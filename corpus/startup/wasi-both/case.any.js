// META: title=Command and reactor
// META: global=window,dedicatedworker,jsshell
// META: script=../resources/startup.js
// What exports both entry points is an error: neither is run.

"use strict";

// REQ E-009
promise_test(async () => {
  const both = await program("program.wasm");
  both.run();
  assert_equals(both.fault, "command and reactor");
  assert_array_equals(both.log, [100]);
}, "neither is run");
