// META: title=WebAssembly.namespaceInstance
// META: global=window,dedicatedworker,jsshell
// META: requires=esm
// Shows what WebAssembly.namespaceInstance gives for the namespace of a WebAssembly module, and refuses.

"use strict";

// SPEC esm-integration/#dom-webassembly-namespaceinstance
test(() => {
  const {value, writable, enumerable, configurable} = Object.getOwnPropertyDescriptor(WebAssembly, "namespaceInstance");
  assert_array_equals([typeof value, writable, enumerable, configurable], ["function", true, true, true]);
  assert_equals(value.name, "namespaceInstance");
  assert_equals(value.length, 1);
  assert_throws_js(TypeError, () => new WebAssembly.namespaceInstance({}));
}, "the method");

promise_test(async () => {
  const ns = await import("./module.wasm");
  const instance = WebAssembly.namespaceInstance(ns);
  assert_true(instance instanceof WebAssembly.Instance);
  assert_equals(WebAssembly.namespaceInstance(ns), instance, "the same each time");
  assert_true(Object.isFrozen(instance.exports));
  assert_array_equals(Object.keys(instance.exports), ["f", "memory", "table", "constant", "mutable", "vector"]);
}, "it gives the instance");

promise_test(async () => {
  const ns = await import("./module.wasm");
  const {exports} = WebAssembly.namespaceInstance(ns);
  for (const name of ["f", "memory", "table"])
    assert_equals(exports[name], ns[name], name);
}, "whose functions and objects are those of the namespace");

promise_test(async () => {
  const ns = await import("./module.wasm");
  const {exports} = WebAssembly.namespaceInstance(ns);
  assert_true(exports.constant instanceof WebAssembly.Global);
  assert_equals(exports.constant.value, ns.constant);
  assert_equals(exports.mutable.value, ns.mutable);
  exports.mutable.value = 12;
  assert_equals(ns.mutable, 12);
  assert_throws_js(TypeError, () => exports.vector.value);
}, "whose globals are Global objects");

promise_test(async () => {
  const {all} = await import("./module.mjs");
  assert_equals(WebAssembly.namespaceInstance(all), WebAssembly.namespaceInstance(await import("./module.wasm")));
}, "a namespace of a static import will do");

promise_test(async () => {
  const js = await import("./module.mjs");
  assert_throws_js(TypeError, () => WebAssembly.namespaceInstance(js));
}, "the namespace of a JavaScript module is a TypeError");

test(() => {
  const instance = new WebAssembly.Instance(new WebAssembly.Module(Uint8Array.of(0, 0x61, 0x73, 0x6d, 1, 0, 0, 0)));
  assert_throws_js(TypeError, () => WebAssembly.namespaceInstance());
  for (const other of [undefined, null, 1, "text", Symbol(), {}, [], () => {}, instance, instance.exports, new Proxy({}, {})])
    assert_throws_js(TypeError, () => WebAssembly.namespaceInstance(other));
}, "anything else is a TypeError");

promise_test(async () => {
  const ns = await import("./module.wasm");
  assert_throws_js(TypeError, () => WebAssembly.namespaceInstance(new Proxy(ns, {})));
  assert_throws_js(TypeError, () => WebAssembly.namespaceInstance(Object.create(ns)));
}, "so are a Proxy of a namespace and an object below one");
