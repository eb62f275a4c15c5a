// META: title=Imports of instances, and other imports of one name
// META: global=window,dedicatedworker,jsshell
// META: features=module-linking
// META: requires=esm, module-linking
// Shows that an import of an instance takes the named exports of a module, and every other import of one name its default
// export.

"use strict";

// SPEC module-linking/Explainer#how-does-this-relate-to-esm-integration
// REQ L-216
promise_test(async () => {
  const {run} = await import("./of-js.wasm");
  assert_equals(run(), 12);
}, "an instance's exports are named imports of a JavaScript module");
promise_test(async () => {
  const {run, memory} = await import("./of-wasm.wasm"), other = await import("./lib.wasm");
  assert_equals(run(), 3);
  assert_equals(memory, other.memory);
}, "and of a WebAssembly module, whose instance is that of the module map");
promise_test(async () => {
  const {run} = await import("./two-level.wasm");
  assert_equals(run(), 12);
}, "as two-level imports are");

// REQ L-216
promise_test(t => promise_rejects_js(t, SyntaxError, import("./missing-of-js.wasm")), "a name that JavaScript does not export is a SyntaxError");
promise_test(t => promise_rejects_js(t, SyntaxError, import("./missing-of-wasm.wasm")), "a name that wasm does not export is a SyntaxError");
promise_test(t => promise_rejects_js(t, WebAssembly.LinkError, import("./mismatch.wasm")), "one of another type is a LinkError");
promise_test(async () => {
  const {log} = await import("./log.mjs");
  await import("./missing-late.wasm").catch(() => {});
  assert_array_equals(log, []);
}, "a missing name is found before anything is evaluated");

// REQ L-217
promise_test(async () => {
  assert_equals((await import("./default-func.wasm")).run(), 5);
}, "a function is the default export");
promise_test(async () => {
  assert_equals((await import("./default-global.wasm")).value, 6);
}, "a global is the default export");
promise_test(async () => {
  const {default: memory} = await import("./memory.mjs");
  assert_equals((await import("./default-memory.wasm")).memory, memory);
}, "a memory is the default export");
promise_test(async () => {
  const {default: table} = await import("./table.mjs");
  assert_equals((await import("./default-table.wasm")).table, table);
}, "a table is the default export");
promise_test(async () => {
  assert_equals((await import("./default-wasm.wasm")).run(), 8);
}, "that of a WebAssembly module is its export with the name default");
promise_test(async () => {
  assert_equals((await import("./default-re-export.wasm")).value, 9);
}, "a mutable global that JavaScript hands on is one");

// REQ L-217
promise_test(t => promise_rejects_js(t, SyntaxError, import("./no-default-js.wasm")), "JavaScript without a default export is a SyntaxError");
promise_test(t => promise_rejects_js(t, SyntaxError, import("./no-default-wasm.wasm")), "wasm without one, too");
promise_test(t => promise_rejects_js(t, WebAssembly.LinkError, import("./default-mismatch.wasm")), "one of another kind is a LinkError");
