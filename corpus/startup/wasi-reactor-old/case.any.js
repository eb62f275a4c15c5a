// META: title=A reactor
// META: global=window,dedicatedworker,jsshell
// META: script=../resources/startup.js
// A reactor exports __wasi_unstable_reactor_start: it is entered once, before other exports, and kept.

"use strict";

// REQ E-008, E-012
promise_test(async () => {
  const reactor = await program("program.wasm");
  reactor.run();
  reactor.run();
  for (let i = 0; i < 3; i++)
    reactor.instance().exports.next();
  assert_array_equals(reactor.log, [100, 1, 2, 3, 4]);
}, "entered once, then its exports as often as wanted, in one instance");
