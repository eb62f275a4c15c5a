// META: title=A module that the host compiled and injected is a Module of this realm, and of this realm alone
// META: global=window,dedicatedworker,jsshell
// META: requires=module-binding
// META: variant=?first
// META: variant=?second
// A host of workers compiles a worker's modules before its script runs, and hands them over as bindings, here in the global
// "bindings" by file name. The two variants run in workers of their own: what one does to its module the other does not see.

"use strict";

const injected = bindings["counter.wasm"];

// SPEC js-api/#modules
// REQ R-016
test(() => {
  assert_true(injected instanceof WebAssembly.Module);
}, "instanceof: it is a Module");

// SPEC js-api/#modules
// REQ R-016
test(() => {
  assert_equals(Object.getPrototypeOf(injected), WebAssembly.Module.prototype);
  assert_equals(injected.constructor, WebAssembly.Module);
  assert_equals(Object.prototype.toString.call(injected), "[object WebAssembly.Module]");
}, "its class is that of this realm");

// SPEC js-api/#dom-module-exports; js-api/#dom-module-imports
// REQ R-016
test(() => {
  assert_equals(JSON.stringify(WebAssembly.Module.exports(injected)), '[{"name":"next","kind":"function"}]');
  assert_equals(JSON.stringify(WebAssembly.Module.imports(injected)), "[]");
}, "what it exports and imports is told");

// SPEC js-api/#dom-instance-instance
// REQ R-016
test(() => {
  const one = new WebAssembly.Instance(injected), other = new WebAssembly.Instance(injected, {});
  assert_true(one instanceof WebAssembly.Instance);
  assert_equals(one.exports.next(), 1);
  assert_equals(one.exports.next(), 2);
  assert_equals(other.exports.next(), 1);
}, "instantiation: each instance has a state of its own");

// SPEC js-api/#dom-webassembly-instantiate-moduleobject-importobject
// REQ R-016
promise_test(async () => {
  const instance = await WebAssembly.instantiate(injected);
  assert_true(instance instanceof WebAssembly.Instance);
  assert_equals(instance.exports.next(), 1);
}, "instantiation: instantiate takes it and gives an Instance");

// SPEC js-api/#modules
// REQ R-016
test(() => {
  assert_false("mark" in injected);
  assert_false("mark" in WebAssembly.Module.prototype);
  injected.mark = "here";
  WebAssembly.Module.prototype.mark = "here";
  assert_equals(injected.mark, "here");
}, "isolation: a mark on the module, or on its prototype, was left by no other worker");
