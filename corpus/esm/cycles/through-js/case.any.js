// META: title=Cycles through exports of JavaScript modules
// META: global=window,dedicatedworker,jsshell
// META: requires=esm
// Shows that an export that JavaScript hands on is still the export of the WebAssembly module that has it: in a cycle a
// LinkError where that has no instance, though the JavaScript module is evaluated.

"use strict";

// SPEC esm-integration/#module-execution, esm-integration/#resolve-export
// REQ E-036
promise_test(t => promise_rejects_js(t, WebAssembly.LinkError, import("./self.wasm")),
  "a module that imports its own export by way of JavaScript is a LinkError");
promise_test(t => promise_rejects_js(t, WebAssembly.LinkError, import("./self-star.wasm")),
  "by way of a star export as well");
promise_test(t => promise_rejects_js(t, WebAssembly.LinkError, import("./two-a.wasm")),
  "two modules that import each other by way of JavaScript");
promise_test(async t => {
  await promise_rejects_js(t, ReferenceError, import("./copied.wasm"));
}, "but a JavaScript module that copies the binding fails itself, with a ReferenceError");

promise_test(async () => {
  const {call} = await import("./wrapped.wasm");
  assert_equals(call(), 4);
}, "a function of JavaScript that calls the export later works: a trampoline");

promise_test(async () => {
  const {run} = await import("./diamond.wasm");
  assert_equals(run(), 3);
}, "without a cycle the modules below JavaScript have instances when it is evaluated");
