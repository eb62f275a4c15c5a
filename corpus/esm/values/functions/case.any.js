// META: title=Functions of JavaScript modules
// META: global=window,dedicatedworker,jsshell
// META: requires=esm
// Shows imports of functions: host functions, exported functions, what is no function, and that the binding is read once.

"use strict";

// SPEC esm-integration/#module-execution, esm-integration/EXAMPLES#function-imports
promise_test(async () => {
  const {getCount} = await import("./main.wasm");
  assert_equals(getCount(), 42);
}, "a JavaScript function is called by wasm");

// REQ D-032
promise_test(async () => {
  const {calls} = await import("./functions.mjs");
  const {pass} = await import("./main.wasm");
  const object = {};
  assert_array_equals(pass(5n, object), [6n, object]);
  assert_array_equals(calls[0], ["pass", 2, 5n, object]);
}, "arguments and results are converted: i64 as BigInt, references, several results as an iterable");

// REQ D-032
promise_test(async () => {
  const {vector, takes_vector} = await import("./main.wasm");
  assert_throws_js(TypeError, () => vector());
  assert_throws_js(TypeError, () => takes_vector());
}, "v128 in a signature is a TypeError when it is called");

// REQ E-026
promise_test(async () => {
  const {seen} = await import("./functions.mjs");
  const {look} = await import("./main.wasm");
  look(1);
  assert_equals(seen.this, undefined, "this");
  assert_equals(seen.arguments.length, 1, "arguments");
  assert_equals(seen.arguments[0], 1);
}, "an import is called with undefined as this and the parameters alone: nothing leads to the calling instance");

promise_test(async () => {
  const {inner} = await import("./inner.wasm");
  const module = await import("./exported.wasm");
  assert_equals(module.again, inner, "exported again it is the same function");
}, "an exported function is imported itself, not a wrapper");

promise_test(t => promise_rejects_js(t, WebAssembly.LinkError, import("./exported-type.wasm")),
  "an exported function of another type is a LinkError");

for (const what of ["number", "object", "absent"]) {
  promise_test(t => promise_rejects_js(t, WebAssembly.LinkError, import(`./of-${what}.wasm`)),
    `what is not callable is a LinkError: ${what}`);
}

promise_test(async () => {
  const {construct, bound, proxy} = await import("./callable.wasm");
  assert_throws_js(TypeError, () => construct());
  assert_equals(bound(), 8);
  assert_equals(proxy(), 9);
}, "every callable object is taken: a class, a bound function, a Proxy");

// REQ E-033
promise_test(async () => {
  const js = await import("./functions.mjs");
  const {changing, number} = await import("./main.wasm");
  assert_equals(changing(), 1);
  js.change();
  assert_equals(js.changing(), 2, "another JavaScript module sees the new function");
  assert_equals(js.number, 2);
  assert_equals(changing(), 1, "wasm has the former");
  assert_equals(number(), 1, "of numbers too");
}, "a snapshot: what the JavaScript module assigns later is not seen by wasm");

promise_test(async t => {
  const {failure} = await import("./functions.mjs");
  const {raise} = await import("./main.wasm");
  assert_throws_exactly(failure, () => raise());
}, "what an imported function throws comes through");
