// META: title=Exported globals of reference types
// META: global=window,dedicatedworker,jsshell
// META: requires=esm
// Shows what the bindings of globals are whose types are references to wasm's own values.

"use strict";

// SPEC esm-integration/#module-execution
promise_test(async () => {
  const ns = await import("./refs.wasm");
  assert_equals(ns.i31, -5, "an i31 is a Number");
  assert_equals(typeof ns.struct, "object");
  assert_equals(ns.struct, ns.struct, "the same each time");
  assert_equals(ns.struct, ns.same);
  assert_not_equals(ns.struct, ns.other);
  assert_equals(Object.getPrototypeOf(ns.struct), null);
  assert_equals(ns.none, null);
}, "i31, structures, null");

promise_test(async () => {
  const ns = await import("./refs.wasm");
  const before = ns.changing;
  ns.next();
  assert_not_equals(ns.changing, before);
  assert_equals(ns.get(ns.changing), 1);
}, "a mutable one is live");

promise_test(async () => {
  const {get} = await import("./importer.wasm");
  assert_equals(get(), 7);
}, "another WebAssembly module imports it with its type");
