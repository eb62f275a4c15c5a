// META: title=Memory's interface object, prototype and properties, by WebIDL
// META: global=window,dedicatedworker,jsshell
// META: script=../resources/module.js
// META: script=../resources/helpers.js

// Memory's interface object, prototype and properties, by WebIDL.

"use strict";

// SPEC js-api/#memories
// REQ M-014
const METHOD = {writable: true, enumerable: true, configurable: true};
const {prototype} = WebAssembly.Memory;

test(() => {
  assert_descriptor(WebAssembly, "Memory", {writable: true, enumerable: false, configurable: true});
}, "WebAssembly.Memory");

test(() => {
  assert_equals(typeof WebAssembly.Memory, "function");
  assert_descriptor(WebAssembly.Memory, "length", {value: 1, writable: false, enumerable: false, configurable: true});
  assert_descriptor(WebAssembly.Memory, "name",
                    {value: "Memory", writable: false, enumerable: false, configurable: true});
  assert_descriptor(WebAssembly.Memory, "prototype", {writable: false, enumerable: false, configurable: false});
  assert_equals(Object.getPrototypeOf(WebAssembly.Memory), Function.prototype);
  assert_array_equals(Reflect.ownKeys(WebAssembly.Memory).sort(), ["length", "name", "prototype"]);
}, "the interface object");

test(() => {
  assert_equals(Object.getPrototypeOf(prototype), Object.prototype);
  assert_descriptor(prototype, "constructor",
                    {value: WebAssembly.Memory, writable: true, enumerable: false, configurable: true});
  assert_descriptor(prototype, Symbol.toStringTag,
                    {value: "WebAssembly.Memory", writable: false, enumerable: false, configurable: true});
  assert_equals(String(new WebAssembly.Memory({initial: 0})), "[object WebAssembly.Memory]");
}, "the prototype");

for (const [name, length] of [["grow", 1], ["toFixedLengthBuffer", 0], ["toResizableBuffer", 0]]) {
  test(() => {
    assert_descriptor(prototype, name, METHOD);
    assert_function(prototype[name], name, length);
  }, `the method ${name}`);
}

test(() => {
  assert_descriptor(prototype, "buffer", {set: undefined, enumerable: true, configurable: true});
  assert_function(Object.getOwnPropertyDescriptor(prototype, "buffer").get, "get buffer", 0);
}, "the attribute buffer");

test(() => {
  const own = ["buffer", "constructor", "grow", "toFixedLengthBuffer", "toResizableBuffer"];
  const keys = Reflect.ownKeys(prototype);
  assert_array_equals(keys.filter(key => typeof key === "string").sort(), own);
  assert_array_equals(keys.filter(key => typeof key === "symbol"), [Symbol.toStringTag]);
}, "the prototype has no other properties");

// SPEC js-api/#dom-memory-buffer
test(() => {
  const memory = new WebAssembly.Memory({initial: 1});
  const {buffer} = memory;
  assert_throws_js(TypeError, () => {
    memory.buffer = new ArrayBuffer(8);
  });
  assert_equals(memory.buffer, buffer);
  Object.defineProperty(memory, "buffer", {value: 5});
  assert_equals(memory.buffer, 5, "an own property shadows");
  const guest = make_guest({memory, limits: {initial: 1}});
  guest.grow(1);
  assert_detached(buffer);
}, "buffer is read-only, and what shadows it changes nothing inside");
