// META: title=Which export a name means
// META: global=window,dedicatedworker,jsshell
// META: requires=esm
// Shows ResolveExport: what a WebAssembly module exports, through star exports of JavaScript, conflicts, and what is missing.

"use strict";

// SPEC esm-integration/#resolve-export, esm-integration/#export-name-list
// REQ D-027
promise_test(t => promise_rejects_js(t, SyntaxError, import("./js-missing.mjs")), "JavaScript imports what wasm does not export: a SyntaxError");
promise_test(t => promise_rejects_js(t, SyntaxError, import("./js-re-missing.mjs")), "JavaScript exports again what wasm does not export: a SyntaxError");
promise_test(t => promise_rejects_js(t, SyntaxError, import("./wasm-missing-of-js.wasm")), "wasm imports what JavaScript does not export: a SyntaxError");
promise_test(t => promise_rejects_js(t, SyntaxError, import("./wasm-missing-of-wasm.wasm")), "wasm imports what wasm does not export: a SyntaxError");
promise_test(t => promise_rejects_js(t, SyntaxError, import("./js-default.mjs")), "wasm without an export default has no default export");
promise_test(t => promise_rejects_js(t, SyntaxError, import("./wasm-circular.wasm")), "a re-export that leads to itself is a SyntaxError");

promise_test(async () => {
  const {log} = await import("./log.mjs");
  for (const file of ["js-missing.mjs", "wasm-missing-of-js.wasm", "wasm-missing-of-wasm.wasm"])
    await import(`./late-${file}`).catch(() => {});
  assert_array_equals(log, []);
}, "the error comes before anything is evaluated");

promise_test(async () => {
  const ns = await import("./star.mjs");
  assert_array_equals(Reflect.ownKeys(ns), ["a", "b", "own", Symbol.toStringTag]);
  assert_equals(ns.a(), 1);
  assert_equals(ns.b(), 22, "JavaScript's own export comes first");
}, "a star export has the names of wasm but default, and own names come first");

promise_test(async () => {
  const ns = await import("./same.mjs");
  assert_equals(ns.a(), 1);
}, "two ways to one export of one module are no conflict");

promise_test(async () => {
  const ns = await import("./two-stars.mjs");
  assert_array_equals(Reflect.ownKeys(ns), ["b", "c", Symbol.toStringTag]);
  assert_equals(ns.a, undefined);
}, "a name that two modules export is left out of the namespace");

promise_test(t => promise_rejects_js(t, SyntaxError, import("./ambiguous.mjs")), "JavaScript that imports it is a SyntaxError");
promise_test(t => promise_rejects_js(t, SyntaxError, import("./ambiguous.wasm")), "wasm that imports it is a SyntaxError");

// The binding is that of the module that defines it: an import that is exported again is an export of its own.
promise_test(async () => {
  const ns = await import("./through-wasm.mjs");
  assert_array_equals(Reflect.ownKeys(ns), ["b", Symbol.toStringTag]);
}, "an import that wasm exports again is a binding of its own: with the first it is a conflict");

promise_test(async () => {
  const ns = await import("./star-cycle-a.mjs");
  assert_equals(ns.f(), 1);
  assert_equals(ns.g(), 2);
}, "star exports in a cycle");
promise_test(async () => {
  const {sum} = await import("./star-cycle.wasm");
  assert_equals(sum(), 3);
}, "which wasm imports from");

promise_test(async () => {
  const {all} = await import("./star-as.mjs");
  const wasm = await import("./ab.wasm");
  assert_equals(all, wasm);
  const {ref} = await import("./star-as.wasm");
  assert_equals(ref, wasm);
}, "export * as gives the namespace object, which wasm takes as externref");
promise_test(t => promise_rejects_js(t, WebAssembly.LinkError, import("./star-as-func.wasm")), "and not as a function");

// SPEC esm-integration/#resolve-export
promise_test(async () => {
  const all = await import("./star-name.mjs");
  assert_array_equals(Reflect.ownKeys(all), ["*", "exported", "imported", "ns", Symbol.toStringTag]);
  assert_equals(all.imported(), 42);
  for (const f of [all.exported, all["*"], all.ns["*"]]) assert_equals(f, all.imported);
}, "an export that is called * is no namespace");
promise_test(t => promise_rejects_js(t, SyntaxError, import("./star-name-missing.mjs")), "JavaScript imports * of wasm without such an export: a SyntaxError");
