// META: title=Evaluation: the start function, and failures
// META: global=window,dedicatedworker,jsshell
// META: requires=esm
// Shows what is there while the start function runs, and what is left of a module whose evaluation fails.

"use strict";

// SPEC esm-integration/#module-execution, esm-integration/README#why-are-webassembly-modules-instantiated-during-the-evaluation-phase
// REQ E-002
promise_test(async () => {
  const {seen} = await import("./during.mjs");
  assert_array_equals(seen, ["memory ReferenceError", "f ReferenceError", "g ReferenceError", "m ReferenceError", "static ReferenceError"]);
}, "while the start function runs, the module's exports are uninitialized");

// REQ E-002
promise_test(async () => {
  const {early, ns} = await import("./during.mjs");
  assert_false(early instanceof WebAssembly.Instance);
  assert_true(WebAssembly.namespaceInstance(ns) instanceof WebAssembly.Instance);
}, "and no Instance is to be had");

promise_test(async () => {
  const {ns} = await import("./during.mjs");
  assert_true(ns.memory instanceof WebAssembly.Memory);
  assert_equals(ns.f(), 1);
  assert_equals(ns.g, 2);
  assert_equals(ns.m, 4, "set by the start function");
}, "afterwards they are there");

promise_test(async () => {
  const {values} = await import("./segments.mjs");
  await import("./segments.wasm");
  assert_array_equals(values, [104, 105, 1]);
}, "data and elements are in place when the start function runs");

promise_test(async t => {
  await promise_rejects_js(t, WebAssembly.RuntimeError, import("./trap.wasm"));
  let first, second;
  await import("./trap.wasm").catch(e => { first = e; });
  await import("./trap-above.mjs").catch(e => { second = e; });
  assert_equals(second, first, "importers have the same error");
  const {log} = await import("./trap-log.mjs");
  assert_array_equals(log, ["start"], "it ran once, and its importer not at all");
}, "a trap in the start function is a RuntimeError");

promise_test(async t => {
  const {failure, ns} = await import("./throw.mjs");
  await promise_rejects_exactly(t, failure, import("./throw.wasm"));
}, "what a function throws below the start function is the error itself");

promise_test(async t => {
  const {ns} = await import("./captured.mjs").catch(() => globalThis.captured);
  await promise_rejects_js(t, WebAssembly.RuntimeError, import("./captured.wasm"));
  assert_throws_js(ReferenceError, () => ns.f);
  assert_true("f" in ns);
  let instance;
  try {
    instance = WebAssembly.namespaceInstance(ns);
  } catch {}
  assert_false(instance instanceof WebAssembly.Instance);
}, "the exports of a module that failed stay uninitialized");

promise_test(async t => {
  const {memory} = await import("./partial.mjs");
  await promise_rejects_js(t, WebAssembly.RuntimeError, import("./partial.wasm"));
  assert_equals(new Uint8Array(memory.buffer)[0], 1, "the segment before it was written");
}, "a segment out of bounds is a RuntimeError; what was written before stays");

promise_test(async t => {
  await promise_rejects_js(t, RangeError, import("./recursion.wasm"));
}, "an exhausted stack is a RangeError");

promise_test(async () => {
  const {f} = await import("./independent.mjs");
  assert_equals(f(), 3);
}, "a module that caught the failure of a dynamic import goes on");
