// META: title=Constructors
// META: global=window,dedicatedworker,jsshell
// META: script=../resources/startup.js
// Constructors of C++ are called once, before other exports.

"use strict";

// REQ E-015
promise_test(async () => {
  const library = await program("program.wasm");
  library.instance().exports.next();
  library.run();
  assert_array_equals(library.log, [100, 1, 2]);
}, "once, before other exports");
