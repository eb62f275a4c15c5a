// META: title=Import attributes
// META: global=window,dedicatedworker,jsshell
// META: requires=esm
// Shows that WebAssembly modules are imported without attributes, and not with any other type.

"use strict";

// SPEC esm-integration/README#why-does-this-proposal-not-use-import-attributes
promise_test(async () => {
  const ns = await import("./module.wasm");
  assert_equals(ns.f(), 1);
  assert_equals(await import("./module.wasm", {}), ns);
  assert_equals(await import("./module.wasm", {with: {}}), ns);
  assert_equals((await import("./empty.mjs")).ns, ns);
}, "no attributes, or an empty list: the same module");

// HOST: TypeError where modules are fetched.
promise_test(async () => {
  let error;
  await import("./module.wasm", {with: {type: "json"}}).catch(e => { error = e; });
  assert_true(error instanceof Error);
  await import("./json.mjs").then(() => assert_unreached("a static import"), () => {});
}, "as type json it is an error");

promise_test(async () => {
  await import("./module.wasm", {with: {type: "no-such-type"}}).then(() => assert_unreached("dynamic"), e => assert_true(e instanceof Error));
  await import("./unknown-type.mjs").then(() => assert_unreached("static"), e => assert_true(e instanceof Error));
}, "as a type that is none, too");

promise_test(async () => {
  await import("./module.wasm", {with: {colour: "red"}}).then(() => assert_unreached("dynamic"), e => assert_true(e instanceof Error));
  await import("./unknown-key.mjs").then(() => assert_unreached("static"), e => assert_true(e instanceof Error));
}, "an attribute that is none is an error");

promise_test(async t => {
  const failure = new Error("with");
  await promise_rejects_exactly(t, failure, import("./module.wasm", {get with() { throw failure; }}));
  await promise_rejects_js(t, TypeError, import("./module.wasm", 5));
  await promise_rejects_js(t, TypeError, import("./module.wasm", {with: 5}));
  await promise_rejects_js(t, TypeError, import("./module.wasm", {with: {type: 5}}));
}, "attributes are read before anything is loaded");

promise_test(async () => {
  const {data} = await import("./data.wasm");
  assert_equals(data.answer, 42);
}, "JavaScript imports JSON with the type; wasm takes from JavaScript what that exports");
promise_test(async () => {
  let error;
  await import("./wasm-json.wasm").catch(e => { error = e; });
  assert_true(error instanceof Error);
}, "wasm itself has no attributes: JSON is an error");
