// META: title=AbstractModuleSource
// META: global=window,dedicatedworker,jsshell
// META: requires=esm-source
// Shows the intrinsic that WebAssembly.Module inherits from.

"use strict";

// SPEC esm-integration/#modules, esm-integration/#get-module-source-kind, esm-integration/#hostgetmodulesourcemodulerecord
const Source = Object.getPrototypeOf(WebAssembly.Module);
const make = () => new WebAssembly.Module(Uint8Array.of(0, 0x61, 0x73, 0x6d, 1, 0, 0, 0));

test(() => {
  assert_equals(typeof Source, "function");
  assert_not_equals(Source, Function.prototype);
  assert_equals(Source.name, "AbstractModuleSource");
  assert_equals(Source.length, 0);
  assert_equals(Object.getPrototypeOf(Source), Function.prototype);
}, "the prototype of WebAssembly.Module is %AbstractModuleSource%");

test(() => {
  assert_equals(Object.getPrototypeOf(WebAssembly.Module.prototype), Source.prototype);
  assert_equals(Object.getPrototypeOf(Source.prototype), Object.prototype);
  assert_true(make() instanceof Source);
  const {writable, enumerable, configurable} = Object.getOwnPropertyDescriptor(Source, "prototype");
  assert_array_equals([writable, enumerable, configurable], [false, false, false]);
  assert_equals(Source.prototype.constructor, Source);
}, "and that of its prototype is %AbstractModuleSource.prototype%");

test(() => {
  assert_throws_js(TypeError, () => Source());
  assert_throws_js(TypeError, () => new Source());
  assert_false("AbstractModuleSource" in globalThis);
}, "it is abstract, and not a global");

promise_test(async () => {
  const {get, set, enumerable, configurable} = Object.getOwnPropertyDescriptor(Source.prototype, Symbol.toStringTag);
  assert_equals(set, undefined);
  assert_array_equals([enumerable, configurable], [false, true]);
  assert_equals(get.name, "get [Symbol.toStringTag]");
  const {source} = await import("./source.mjs");
  assert_equals(get.call(source), "WebAssembly.Module");
  assert_equals(get.call(make()), "WebAssembly.Module");
  for (const other of [undefined, null, 1, "", {}, Source.prototype, WebAssembly.Module.prototype, Object.create(make())])
    assert_equals(get.call(other), undefined);
}, "its toStringTag is the kind of a source, undefined for all else");

test(() => {
  class Sub extends WebAssembly.Module {}
  const sub = new Sub(Uint8Array.of(0, 0x61, 0x73, 0x6d, 1, 0, 0, 0));
  assert_true(sub instanceof Source);
  assert_equals(Object.prototype.toString.call(sub), "[object WebAssembly.Module]");
}, "subclasses");
