// META: title=Cycles of WebAssembly modules
// META: global=window,dedicatedworker,jsshell
// META: requires=esm
// Shows that WebAssembly modules that import each other, or themselves, do not link: one of them has no instance yet.

"use strict";

const kinds = ["func", "memory", "table", "tag", "global", "mutable", "vector"];

// SPEC esm-integration/#module-execution, esm-integration/README#snapshotting-imports
// REQ E-036
for (const kind of kinds) {
  promise_test(t => promise_rejects_js(t, WebAssembly.LinkError, import(`./a-${kind}.wasm`)), `two modules: ${kind}`);
  promise_test(t => promise_rejects_js(t, WebAssembly.LinkError, import(`./d-${kind}.wasm`)), `two modules, entry exchanged: ${kind}`);
  promise_test(t => promise_rejects_js(t, WebAssembly.LinkError, import(`./self-${kind}.wasm`)), `a module that imports itself: ${kind}`);
}

promise_test(t => promise_rejects_js(t, WebAssembly.LinkError, import("./three-a.wasm")), "three modules");
promise_test(t => promise_rejects_js(t, WebAssembly.LinkError, import("./js-a.mjs")), "two modules below a JavaScript module that imports one of them");

promise_test(async t => {
  let first;
  await import("./a-func.wasm").catch(e => { first = e; });
  await promise_rejects_exactly(t, first, import("./b-func.wasm"));
  await promise_rejects_exactly(t, first, import("./a-func.wasm"));
}, "all modules of the cycle keep the error");

promise_test(async t => {
  await promise_rejects_js(t, WebAssembly.LinkError, import("./started-a.wasm"));
  const {log} = await import("./log.mjs");
  assert_array_equals(log, []);
}, "no start function runs");
