// META: title=Names of exports
// META: global=window,dedicatedworker,jsshell
// META: requires=esm
// Shows that every name that wasm can have is the name of an export.

"use strict";

// SPEC esm-integration/README#does-this-proposal-expose-named-exports-from-webassembly
promise_test(async () => {
  const {fallback, whole} = await import("./importer.mjs");
  assert_equals(fallback(), 5);
  assert_equals(whole.default, fallback);
  assert_equals((await import("./names.wasm")).default, fallback);
}, "an export called default is the default export");

promise_test(async () => {
  assert_false("default" in await import("./plain.wasm"));
}, "without one there is no default export");

promise_test(async () => {
  const {spaced, empty, astral, keyword, zero} = await import("./importer.mjs");
  assert_array_equals([spaced(), empty(), astral(), keyword(), zero()], [1, 2, 3, 4, 6]);
  const {arbitrary} = await import("./importer.mjs");
  assert_array_equals([arbitrary["a b"](), arbitrary[""](), arbitrary["\u{1f600}"](), arbitrary.class(), arbitrary["\0"]()],
    [1, 2, 3, 4, 6]);
}, "any text is a name: with spaces, empty, astral, a keyword, a zero");

promise_test(async () => {
  assert_equals((await import("./arbitrary.wasm")).sum(), 3);
}, "wasm imports such names of JavaScript and of wasm");

promise_test(async () => {
  const {calls} = await import("./thenable.mjs");
  assert_equals(await import("./thenable.wasm"), "resolved by wasm");
  assert_equals(calls.length, 1);
  assert_equals(typeof calls[0], "function");
}, "a namespace with an export then is a thenable, as that of any module");
