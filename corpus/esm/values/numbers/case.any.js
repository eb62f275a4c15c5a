// META: title=Values of JavaScript as constant globals
// META: global=window,dedicatedworker,jsshell
// META: requires=esm
// Shows what an import of a constant global makes of the value that a JavaScript module exports.

"use strict";

// SPEC esm-integration/#module-execution, esm-integration/EXAMPLES#value-imports
// REQ E-029, E-030
promise_test(async () => {
  const {i32, f32, f64, i64} = await import("./numbers.wasm");
  assert_equals(i32, 1);
  assert_equals(f32, 1.5);
  assert_equals(f64, -0.1);
  assert_equals(i64, 2n ** 63n - 1n);
}, "Numbers become i32, f32 and f64, a BigInt becomes i64");

promise_test(async () => {
  const {wrapped, rounded, wide} = await import("./numbers.wasm");
  assert_equals(wrapped, -1, "2 ** 32 - 1 as i32");
  assert_equals(rounded, Math.fround(0.1), "0.1 as f32");
  assert_equals(wide, -1n, "2n ** 64n - 1n as i64");
}, "what does not fit wraps or is rounded");

// The integration asks for ToWebAssemblyValue alone, where reading an import object refuses other types first.
promise_test(async () => {
  const {text, truth, nothing, absent, object} = await import("./coerced.wasm");
  assert_equals(text, 7, "the text 7 as i32");
  assert_equals(truth, 1, "true as f64");
  assert_equals(nothing, 0, "null as f64");
  assert_true(Number.isNaN(absent), "undefined as f64");
  assert_equals(object, 9, "an object as i32, by its valueOf");
}, "every value is converted as ToWebAssemblyValue says");

promise_test(async () => {
  const {any, func, inner} = await import("./references.wasm");
  const values = await import("./values.mjs");
  assert_equals(any, values.object);
  assert_equals(func, null);
  assert_equals(inner(), values.object);
}, "references: any value as externref, null as funcref");

// REQ E-030
for (const what of ["number", "null", "undefined"]) {
  promise_test(t => promise_rejects_js(t, TypeError, import(`./i64-${what}.wasm`)), `i64 takes no ${what}`);
}
promise_test(async t => {
  const {i64_text} = await import("./i64-text.wasm");
  assert_equals(i64_text, 12n);
}, "i64 takes a text of digits, as BigInt does");

for (const what of ["bigint", "symbol"]) {
  promise_test(t => promise_rejects_js(t, TypeError, import(`./f64-${what}.wasm`)), `f64 takes no ${what}`);
}
promise_test(t => promise_rejects_js(t, TypeError, import("./funcref-object.wasm")),
  "funcref takes no function that is not wasm's");

promise_test(async t => {
  const {failure} = await import("./values.mjs");
  await promise_rejects_exactly(t, failure, import("./i32-throwing.wasm"));
}, "what valueOf throws is the error of the import");
