// META: title=WebAssembly.Module: the constructor
// META: global=window,dedicatedworker,jsshell
// META: script=../resources/module.js
// Shows what the constructor of Module takes, refuses and keeps.

"use strict";

const EMPTY = new WasmModule().toBytes();

// SPEC js-api/#dom-module-module
test(() => {
  assert_throws_js(TypeError, () => WebAssembly.Module(EMPTY));
}, "a call without new: TypeError");

test(() => {
  assert_throws_js(TypeError, () => new WebAssembly.Module());
}, "no argument: TypeError");

test(() => {
  for (const value of [
    undefined,
    null,
    true,
    0,
    "",
    Symbol(),
    1n,
    {},
    [],
    ArrayBuffer,
    Object.create(Uint8Array.prototype),
  ]) {
    assert_throws_js(TypeError, () => new WebAssembly.Module(value));
  }
}, "no buffer source: TypeError");

test(() => {
  const module = new WebAssembly.Module(EMPTY);
  assert_equals(Object.getPrototypeOf(module), WebAssembly.Module.prototype);
  assert_true(Object.isExtensible(module));
  assert_array_equals(Reflect.ownKeys(module), []);
  assert_equals(String(module), "[object WebAssembly.Module]");
}, "a Module is an extensible object without own properties");

test(() => {
  for (const bytes of [
    [],
    [0],
    [0, 0x61, 0x73, 0x6d],
    [0, 0x61, 0x73, 0x6d, 1, 0, 0, 1],
    [...EMPTY, 0],
    [...EMPTY, 1, 1],
  ]) {
    assert_throws_js(WebAssembly.CompileError, () => new WebAssembly.Module(new Uint8Array(bytes)));
  }
}, "malformed: CompileError");

test(() => {
  const builder = new WasmModule();
  builder.func({results: [I32], code: [op.f32_const(1)]});
  assert_throws_js(WebAssembly.CompileError, () => builder.compile());
}, "invalid: CompileError");

test(() => {
  const bytes = EMPTY.slice();
  const module = new WebAssembly.Module(bytes);
  bytes.fill(0);
  new WebAssembly.Instance(module);
}, "the bytes are a copy");

test(() => {
  const bytes = EMPTY.slice();
  assert_throws_js(
    WebAssembly.CompileError,
    () =>
      new WebAssembly.Module(bytes, {
        get builtins() {
          bytes[0] = 1;
          return [];
        },
      }),
  );
}, "the bytes are copied after the options are read");

test(() => {
  const buffer = EMPTY.slice().buffer;
  assert_throws_js(
    WebAssembly.CompileError,
    () =>
      new WebAssembly.Module(buffer, {
        get builtins() {
          buffer.transfer();
          return [];
        },
      }),
  );
}, "a buffer that an option's getter detaches holds no bytes: CompileError");

test(() => {
  const builder = new WasmModule();
  const data = builder.data({bytes: new Array(70000).fill(7)});
  assert_equals(data, 0);
  builder.compile();
}, "a module larger than 64 KiB compiles synchronously");

// WebIDL: the prototype comes from new.target, and is read before the arguments are converted.
test(() => {
  class Sub extends WebAssembly.Module {}
  const module = new Sub(EMPTY);
  assert_equals(Object.getPrototypeOf(module), Sub.prototype);
  assert_array_equals(WebAssembly.Module.exports(module), []);
}, "a subclass makes Modules below its prototype");

test(() => {
  const target = function () {};
  target.prototype = null;
  const module = Reflect.construct(WebAssembly.Module, [EMPTY], target);
  assert_equals(Object.getPrototypeOf(module), WebAssembly.Module.prototype);
}, "a new.target whose prototype is no object falls back to Module.prototype");

// SPEC js-api/#dom-module-module
test(() => {
  new WebAssembly.Module(EMPTY, undefined);
  new WebAssembly.Module(EMPTY, null);
  new WebAssembly.Module(EMPTY, {}, 1);
}, "options may be missing, undefined or null; superfluous arguments are ignored");

test(() => {
  assert_throws_js(
    WebAssembly.CompileError,
    () => new WebAssembly.Module(EMPTY, {builtins: ["js-string", "js-string"]}),
  );
}, "a set of builtins named twice: CompileError");
