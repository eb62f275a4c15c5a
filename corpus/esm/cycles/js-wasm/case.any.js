// META: title=A cycle whose entry is JavaScript
// META: global=window,dedicatedworker,jsshell
// META: requires=esm
// Shows a JavaScript module and a WebAssembly module that import each other, where wasm evaluates first: what of JavaScript
// is there by then, by kind of declaration and kind of import.

"use strict";

// SPEC esm-integration/EXAMPLES#js-wasm-cycle-where-js-is-higher-in-the-module-graph, esm-integration/#module-execution
// REQ E-031, E-034
for (const kind of ["let", "const", "class", "memory", "table", "tag", "global", "mutable", "vector", "arrow", "default"]) {
  promise_test(t => promise_rejects_js(t, ReferenceError, import(`./a-${kind}.mjs`)),
    `what is not initialized yet is a ReferenceError: ${kind}`);
}

promise_test(async t => {
  let first, second;
  await import("./a-memory.mjs").catch(e => { first = e; });
  await import("./a-memory.mjs").catch(e => { second = e; });
  assert_equals(second, first);
  await promise_rejects_exactly(t, first, import("./b-memory.wasm"), "the entry exchanged, now that it has failed");
}, "the error is kept: each later import has the same");

// REQ E-031
for (const [kind, expected] of [["function", 1], ["default-function", 2], ["async", "[object Promise]"], ["generator", "[object Generator]"]]) {
  promise_test(async () => {
    const {result} = await import(`./a-${kind}.mjs`);
    assert_equals(typeof result === "object" ? Object.prototype.toString.call(result) : result, expected);
  }, `a function declaration is there: ${kind}`);
}

// REQ E-031
promise_test(async () => {
  const {i32} = await import("./a-var-i32.mjs");
  assert_equals(i32, 0);
}, "a var is undefined: i32 is 0");
promise_test(async () => {
  const {f64} = await import("./a-var-f64.mjs");
  assert_true(Number.isNaN(f64));
}, "a var is undefined: f64 is NaN");
promise_test(async () => {
  const {any} = await import("./a-var-any.mjs");
  assert_equals(any, undefined);
}, "a var is undefined: externref is undefined");
for (const [kind, type] of [["i64", TypeError], ["func", WebAssembly.LinkError], ["mem", WebAssembly.LinkError],
  ["tab", WebAssembly.LinkError], ["etag", WebAssembly.LinkError], ["mut", WebAssembly.LinkError], ["v128", WebAssembly.LinkError]]) {
  promise_test(t => promise_rejects_js(t, type, import(`./a-var-${kind}.mjs`)), `a var is undefined: ${kind} is a ${type.name}`);
}

// SPEC esm-integration/EXAMPLES#wasm-exports
promise_test(async () => {
  const {seen, memory, table, constant, tag} = await import("./a-exports.mjs");
  assert_true(memory instanceof WebAssembly.Memory);
  assert_true(table instanceof WebAssembly.Table);
  assert_true(tag instanceof WebAssembly.Tag);
  assert_equals(constant, 3);
  assert_array_equals(seen, [memory, table, tag, 3, 5]);
}, "wasm's exports are there when JavaScript evaluates");

promise_test(async () => {
  const js = await import("./a-exports.mjs");
  const before = js.counter;
  js.bump();
  assert_equals(js.counter, before + 1);
}, "live ones are live in the cycle too");

promise_test(async () => {
  const {memory} = await import("./a-later.mjs");
  const {call} = await import("./b-later.wasm");
  assert_equals(call(), 1);
  assert_equals(new Uint8Array(memory.buffer)[5], 55);
}, "JavaScript's function, called later, uses the memory that its module imports");
