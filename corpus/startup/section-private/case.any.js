// META: title=The section and a function that is not exported
// META: global=window,dedicatedworker,jsshell
// META: script=../resources/startup.js
// The index names a function that is not exported.

"use strict";

// REQ E-020, E-022
promise_test(async () => {
  const second = await program("program.wasm", {section: true});
  assert_array_equals(WebAssembly.Module.exports(second.module).map(({name}) => name).filter(name => name !== SECOND), []);
  second.run();
  assert_array_equals(second.log, [100, 7]);
}, "it is called");
