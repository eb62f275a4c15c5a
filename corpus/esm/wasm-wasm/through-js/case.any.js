// META: title=Exports of WebAssembly modules handed on by JavaScript
// META: global=window,dedicatedworker,jsshell
// META: requires=esm
// Shows that a re-export of JavaScript leads to what the WebAssembly module exports, and a copy does not.

"use strict";

// SPEC esm-integration/EXAMPLES#wasm-imports-js-re-exports-wasm-exports, esm-integration/#resolve-export
// REQ E-036
promise_test(async () => {
  const a = await import("./bottom.wasm"), b = await import("./importer.wasm");
  for (const name of ["memory", "table", "tag", "f"])
    assert_equals(b[name], a[name], name);
}, "objects are the same");

promise_test(async () => {
  const {set, get} = await import("./globals.wasm"), {read} = await import("./bottom.wasm");
  set(11);
  assert_equals(read(), 11);
  assert_equals(get(), 11);
}, "a mutable global is imported as a global, though JavaScript sees its number");

promise_test(async () => {
  const {lane} = await import("./globals.wasm");
  assert_equals(lane(), 4);
}, "a v128 too, which JavaScript cannot see");

promise_test(async () => {
  const {constant} = await import("./importer.wasm");
  assert_equals(constant(), 3);
}, "through a star export of a star export");

promise_test(async () => {
  const {renamed} = await import("./importer.wasm");
  assert_equals(renamed(), 10);
}, "under another name, and as the default export");

// What is copied is a value of JavaScript.
promise_test(async () => {
  const {number, call} = await import("./copies.wasm");
  assert_equals(number(), 3);
  assert_equals(call(), 10);
}, "a copy in a const is converted as JavaScript's: a number for a constant, an exported function");
promise_test(t => promise_rejects_js(t, WebAssembly.LinkError, import("./copied-mutable.wasm")),
  "a copy of a mutable global's number is none");
promise_test(async () => {
  const {get} = await import("./global-object.wasm"), {counter} = WebAssembly.namespaceInstance(await import("./bottom.wasm")).exports;
  counter.value = 21;
  assert_equals(get(), 21);
}, "the Global object of the instance is one");

promise_test(async () => {
  const {read} = await import("./imported-exported.wasm");
  assert_equals(read(), 10);
}, "import and export as two statements is a re-export as well");
