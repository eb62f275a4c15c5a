// META: title=When imports are read
// META: global=window,dedicatedworker,jsshell
// META: requires=esm
// Shows that the bindings of JavaScript are read once, when the WebAssembly module is evaluated.

"use strict";

// SPEC esm-integration/README#snapshotting-imports, esm-integration/README#what-does-snapshotting-imports-mean-for-importing-globals
// REQ E-033
promise_test(async () => {
  const js = await import("./changing.mjs");
  const module = await import("./module.wasm");
  js.replace();
  assert_equals(module.read(), 1);
  js.counter.value = 50;
  assert_equals(module.read(), 1, "the Global that is exported now is another one");
  js.first.value = 3;
  assert_equals(module.read(), 3, "the first one is shared still");
}, "a binding that gets another mutable Global: wasm keeps the first");

// REQ E-033
promise_test(async () => {
  const js = await import("./changing.mjs");
  const module = await import("./module.wasm");
  assert_equals(module.number(), 10);
  assert_equals(js.number, 11, "JavaScript's importers see it");
}, "a binding that gets another number");

promise_test(async () => {
  const js = await import("./later.mjs");
  js.replace();
  const module = await import("./later.wasm");
  assert_equals(module.number(), 11);
}, "what was assigned before the wasm module is evaluated is there");

promise_test(async () => {
  const {one, two} = await import("./twice.wasm");
  const {value} = await import("./twice.mjs");
  assert_equals(one(), 5);
  assert_equals(two, value);
}, "one binding imported twice, as two kinds");

promise_test(async () => {
  const {first, second} = await import("./names.wasm");
  assert_array_equals([first.name, second.name], ["0", "1"]);
  assert_array_equals([first.length, second.length], [0, 2]);
  const js = await import("./twice.mjs");
  assert_not_equals(first, js.value);
}, "a JavaScript function that wasm exports again is an exported function, named by its index");
