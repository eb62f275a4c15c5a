// META: title=The hook
// META: global=window,dedicatedworker,jsshell
// META: script=../resources/startup.js
// A hook between instantiation and entry point gets instance and memory; it may refuse.

"use strict";

// REQ E-013
promise_test(async () => {
  const seen = [];
  const command = await program("program.wasm", {hook(instance, memory) {
    seen.push([command.log.length, instance.exports.memory === memory, memory instanceof WebAssembly.Memory]);
  }});
  command.run();
  assert_array_equals(command.log, [100, 1]);
  assert_array_equals(seen[0], [1, true, true], "after the start section, before the entry point");
}, "it gets the instance and its memory");

promise_test(async () => {
  const command = await program("program.wasm", {hook: () => false});
  command.run();
  assert_array_equals(command.log, [100]);
}, "what it refuses is not entered");

promise_test(async () => {
  const error = new Error();
  const command = await program("program.wasm", {hook() { throw error; }});
  assert_throws_exactly(error, () => command.run());
  assert_array_equals(command.log, [100]);
}, "an exception there stops before the entry point");
