// META: title=The section, mode after
// META: global=window,dedicatedworker,jsshell
// META: script=../resources/startup.js
// Mode after: the function is called once, after the start section, in the instance that is kept.

"use strict";

// REQ E-016, E-017
promise_test(async () => {
  const after = await program("program.wasm", {section: true});
  after.run();
  after.run();
  after.instance().exports.next();
  assert_array_equals(after.log, [100, 1, 2]);
}, "once, after the start section");

promise_test(async () => {
  const off = await program("program.wasm");
  off.run();
  assert_array_equals(off.log, [100]);
}, "switched off it is a custom section");
