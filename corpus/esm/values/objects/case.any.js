// META: title=Memories, tables and tags of JavaScript modules
// META: global=window,dedicatedworker,jsshell
// META: requires=esm
// Shows imports of memories, tables and tags where a JavaScript module exports such objects, other objects, or values.

"use strict";

// SPEC esm-integration/#module-execution, esm-integration/EXAMPLES#external-type-imports
// REQ E-034, E-025
promise_test(async () => {
  const {memory} = await import("./objects.mjs");
  const module = await import("./memory.wasm");
  assert_equals(module.memory, memory, "the same object");
  assert_equals(new Uint8Array(memory.buffer)[0], 9, "written by the start function");
  new Uint8Array(memory.buffer)[1] = 77;
  assert_equals(module.load(1), 77);
}, "a Memory object is imported by identity, and is there when the start function runs");

// REQ E-034
promise_test(async () => {
  const {table} = await import("./objects.mjs");
  const module = await import("./table.wasm");
  assert_equals(module.table, table, "the same object");
  assert_equals(table.get(0), module.f);
}, "a Table object is imported by identity");

promise_test(async () => {
  const {tag} = await import("./objects.mjs");
  const module = await import("./tag.wasm");
  assert_equals(module.tag, tag, "the same object");
  let caught;
  try {
    module.raise(5);
  } catch (e) {
    caught = e;
  }
  assert_true(caught instanceof WebAssembly.Exception);
  assert_equals(caught.getArg(tag, 0), 5);
}, "a Tag object is imported by identity");

// REQ E-034
for (const kind of ["memory", "table", "tag"]) {
  for (const what of ["number", "object", "other", "absent"]) {
    promise_test(t => promise_rejects_js(t, WebAssembly.LinkError, import(`./${kind}-of-${what}.wasm`)),
      `${kind}: ${{number: "a Number", object: "an empty object", other: "an object of another class", absent: "undefined"}[what]} is a LinkError`);
  }
  promise_test(t => promise_rejects_js(t, WebAssembly.LinkError, import(`./${kind}-too-small.wasm`)),
    `${kind}: an object whose type does not match is a LinkError`);
}
