// META: title=A plain library
// META: global=window,dedicatedworker,jsshell
// META: script=../resources/startup.js
// A module with neither entry point is a library: nothing is called.

"use strict";

// REQ E-010
promise_test(async () => {
  const library = await program("program.wasm");
  library.run();
  assert_array_equals(library.log, [100], "instantiated");
  library.instance().exports.next();
  library.instance().exports.next();
  assert_array_equals(library.log, [100, 1, 2], "and kept");
}, "instantiated once, nothing called");
