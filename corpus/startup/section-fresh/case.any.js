// META: title=The section, mode fresh
// META: global=window,dedicatedworker,jsshell
// META: script=../resources/startup.js
// Mode fresh: each time a new instance with the same imports, beside the one that is kept.

"use strict";

// REQ E-018
promise_test(async () => {
  const fresh = await program("program.wasm", {section: true});
  fresh.run();
  fresh.run();
  assert_array_equals(fresh.log, [100, 100, 1, 100, 1], "state of the last run is gone, imports are the same");
  fresh.instance().exports.next();
  fresh.instance().exports.next();
  assert_array_equals(fresh.log.slice(5), [1, 2], "the kept instance is another");
}, "a new instance each time");
