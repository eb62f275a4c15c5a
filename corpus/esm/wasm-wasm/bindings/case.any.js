// META: title=A WebAssembly module imports another one
// META: global=window,dedicatedworker,jsshell
// META: requires=esm
// Shows that an import of another WebAssembly module's export is what that instance exports, of every kind.

"use strict";

// SPEC esm-integration/#module-execution, esm-integration/EXAMPLES#wasm-imports-wasm-exports
// REQ E-036
promise_test(async () => {
  const a = await import("./exporter.wasm"), b = await import("./importer.wasm");
  for (const name of ["f", "memory", "table", "tag"])
    assert_equals(b[name], a[name], name);
}, "functions, memories, tables and tags are the same objects");

promise_test(async () => {
  const a = await import("./exporter.wasm"), b = await import("./importer.wasm");
  b.poke(1, 7);
  assert_equals(a.peek(1), 7, "the memory");
  b.count();
  assert_equals(a.read(), 6, "the mutable global");
  assert_equals(b.constant(), 3, "the constant");
  assert_equals(b.lane(), 4, "the v128");
  assert_equals(b.sum(), a.f() + 1);
}, "state is shared both ways");

promise_test(async () => {
  const {caught} = await import("./catcher.wasm");
  assert_equals(caught(), 13);
}, "an exception of the one is caught by the other, by its tag");

promise_test(async () => {
  const {vector} = await import("./vectors.wasm");
  assert_equals(vector(), 9);
}, "what JavaScript could not call is called: v128 in the signature");

promise_test(async () => {
  const {number} = await import("./mutable.wasm");
  assert_equals(number(), 5);
}, "a mutable global is not the number that JavaScript sees");

promise_test(async () => {
  const {run} = await import("./chain-c.wasm");
  assert_equals(run(), 1);
}, "an import that is exported again is that of the first");

promise_test(async () => {
  const {log} = await import("./log.mjs");
  await import("./one.wasm");
  await import("./two.wasm");
  assert_array_equals(log, ["shared"]);
}, "two importers share one instance");
