// META: title=Shared memories and JSTag of JavaScript modules
// META: global=window,dedicatedworker,jsshell
// META: features=threads
// META: requires=esm, SharedArrayBuffer
// Shows imports of shared memories, and of the tag of JavaScript's exceptions.

"use strict";

// SPEC esm-integration/#module-execution
promise_test(async () => {
  const {memory} = await import("./objects.mjs");
  const module = await import("./shared.wasm");
  assert_equals(module.memory, memory);
  assert_true(module.memory.buffer instanceof SharedArrayBuffer);
  assert_equals(module.add(5), 0);
  assert_equals(new Int32Array(memory.buffer)[0], 5);
}, "a shared memory is imported by identity");

promise_test(t => promise_rejects_js(t, WebAssembly.LinkError, import("./unshared.wasm")), "for one that is not shared it is a LinkError");

promise_test(async () => {
  assert_implements_optional("JSTag" in WebAssembly, "WebAssembly.JSTag");
  const {failure} = await import("./objects.mjs");
  const {caught} = await import("./js-tag.wasm");
  assert_equals(caught(), failure);
}, "wasm catches what JavaScript throws by its tag");
