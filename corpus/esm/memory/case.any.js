// META: title=Who has the memory
// META: global=window,dedicatedworker,jsshell
// META: requires=esm
// Shows ways by which an imported function gets at the memory of the module that calls it, and that there are no others.

"use strict";

// SPEC esm-integration/#module-execution
// REQ E-023, E-026
promise_test(async () => {
  const {calls} = await import("./read-file.mjs");
  const module = await import("./plain.wasm");
  module.run();
  const [{receiver, args}] = calls;
  assert_equals(receiver, undefined);
  assert_array_equals(args, [16, 5], "a place and a length, and nothing to which they belong");
  assert_array_equals([...new Uint8Array(module.memory.buffer, 16, 5)], [0, 0, 0, 0, 0], "nothing was written");
}, "read_file(pointer, length) gets two numbers: by itself it cannot write into its caller's memory");

// REQ E-024
promise_test(async () => {
  const module = await import("./cycle.wasm");
  module.run();
  assert_equals(text_of(module.memory, 16, 5), "hello");
}, "in a cycle it imports the memory of its caller: later calls write there");

// REQ E-024, E-002
promise_test(async () => {
  const {error} = await import("./cycle-start.mjs");
  assert_equals(error, "ReferenceError");
  const module = await import("./cycle-start.wasm");
  module.run();
  assert_equals(text_of(module.memory, 16, 5), "hello");
}, "while the start function runs that is a ReferenceError");

// SPEC esm-integration/EXAMPLES#external-type-imports
// REQ E-025
promise_test(async () => {
  const {memory} = await import("./outside.mjs");
  const {run} = await import("./outside.wasm");
  assert_equals(text_of(memory, 0, 5), "hello", "in the start function");
  run();
  assert_equals(text_of(memory, 16, 5), "hello");
}, "a memory that comes from outside is there for both, in the start function too");

// REQ E-027
promise_test(async () => {
  const {taken, memory} = await import("./reference.mjs");
  const {pass, run} = await import("./reference.wasm");
  assert_equals(pass(memory), memory, "through a function");
  run(memory);
  assert_equals(taken[0], memory, "to an import");
  assert_equals(text_of(memory, 8, 5), "hello");
}, "a Memory object that is handed in passes through as externref, and the import can use it");

function text_of(memory, at, length) {
  return String.fromCharCode(...new Uint8Array(memory.buffer, at, length));
}
