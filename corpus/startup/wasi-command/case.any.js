// META: title=A command
// META: global=window,dedicatedworker,jsshell
// META: script=../resources/startup.js
// A command exports _start: each run is a new instance.

"use strict";

// REQ E-006, E-012
promise_test(async () => {
  const command = await program("program.wasm");
  for (let i = 0; i < 3; i++)
    command.run();
  assert_array_equals(command.log, [100, 1, 100, 1, 100, 1]);
}, "each run is a new instance, entered once");

promise_test(async () => {
  const command = await program("program.wasm");
  command.instance().exports.next();
  command.instance().exports.next();
  assert_array_equals(command.log, [100, 1, 100, 1]);
}, "another export of it is called in an instance of its own, which is not entered");
