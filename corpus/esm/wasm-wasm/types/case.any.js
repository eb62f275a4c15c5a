// META: title=Types between WebAssembly modules
// META: global=window,dedicatedworker,jsshell
// META: requires=esm
// Shows that what a WebAssembly module imports of another one must have a type that matches, as in the core, and what
// else fails.

"use strict";

// SPEC esm-integration/#module-execution, esm-integration/EXAMPLES#wasm-imports-wasm-exports
// REQ E-037
// The text asks whether the import's type is a subtype of the export's; the core's direction holds.
for (const [what, text] of Object.entries({
  "memory-less": "memory 2 exported, memory 1 imported",
  "memory-max": "memory 2 4 exported, memory 1 5 imported",
  "table-less": "table 2 4 exported, table 1 5 imported",
  "func-sub": "a function exported, one of a supertype imported",
  "global-sub": "a constant (ref func) exported, funcref imported",
})) {
  promise_test(async () => {
    const {ok} = await import(`./good-${what}.wasm`);
    assert_equals(ok(), 1);
  }, `links: ${text}`);
}

// REQ E-037, E-036
for (const [what, text] of Object.entries({
  "memory-more": "memory 2 exported, memory 3 imported",
  "memory-no-max": "memory 2 exported, memory 1 4 imported",
  "table-more": "table 2 4 exported, table 3 imported",
  "table-type": "a table of externref for one of funcref",
  "func-type": "a function of another type",
  "global-super": "a constant funcref exported, (ref func) imported",
  "global-mut": "a mutable global for a constant",
  "global-const": "a constant for a mutable global",
  "global-type": "an i32 for an i64",
  "mutable-sub": "a mutable (ref func) for a mutable funcref",
  "tag-type": "a tag with other parameters",
  "kind-func": "a memory for a function",
  "kind-memory": "a function for a memory",
  "kind-table": "a memory for a table",
  "kind-global": "a function for a global",
  "kind-tag": "a function for a tag",
  "number": "an i32 for a constant f64, though JavaScript's number would do",
})) {
  promise_test(t => promise_rejects_js(t, WebAssembly.LinkError, import(`./bad-${what}.wasm`)), `is a LinkError: ${text}`);
}

promise_test(async () => {
  const {log} = await import("./log.mjs");
  await import("./bad-late.wasm").catch(() => {});
  assert_array_equals(log, ["exporter"]);
}, "the error is one of evaluation: the module below has been evaluated, the start function is not run");
