// META: title=Memory's methods look at slots of this, never at prototypes
// META: global=window,dedicatedworker,jsshell
// META: script=../resources/module.js
// META: script=../resources/helpers.js

// Memory's methods look at slots of this, never at prototypes.

"use strict";

// SPEC js-api/#dom-memory-grow; js-api/#dom-memory-buffer; js-api/#dom-memory-tofixedlengthbuffer
// REQ R-008
const {prototype} = WebAssembly.Memory;
const ACTIONS = {
  "buffer": thing => Object.getOwnPropertyDescriptor(prototype, "buffer").get.call(thing),
  "grow": thing => prototype.grow.call(thing, 0),
  "toFixedLengthBuffer": thing => prototype.toFixedLengthBuffer.call(thing),
  "toResizableBuffer": thing => prototype.toResizableBuffer.call(thing),
};

const STRANGERS = {
  "undefined": undefined, "null": null, "a Number": 1, "a string": "memory", "true": true, "a symbol": Symbol(),
  "an object": {}, "a function": () => {}, "the prototype": prototype, "the constructor": WebAssembly.Memory,
  "an object with the prototype": Object.create(prototype), "an ArrayBuffer": new ArrayBuffer(8),
  "a Table": new WebAssembly.Table({element: "anyfunc", initial: 1}),
  "a Global": new WebAssembly.Global({value: "i32"}),
  "a proxy of a Memory": new Proxy(new WebAssembly.Memory({initial: 1, maximum: 1}), {}),
  "an object that inherits from a Memory": Object.create(new WebAssembly.Memory({initial: 1, maximum: 1})),
  "an object that looks like one": {buffer: new ArrayBuffer(PAGE), grow: () => 1},
};

for (const [name, action] of Object.entries(ACTIONS)) {
  for (const [what, stranger] of Object.entries(STRANGERS)) {
    test(() => {
      assert_implements_optional(name in prototype, `the host has no Memory.prototype.${name}`);
      assert_throws_js(TypeError, () => action(stranger));
    }, `${name} of ${what} is a TypeError`);
  }

  for (const [what, proto] of [["null", null], ["Object.prototype", Object.prototype], ["Table.prototype",
                               WebAssembly.Table.prototype], ["an own object", {}]]) {
    test(() => {
      assert_implements_optional(name in prototype, `the host has no Memory.prototype.${name}`);
      const memory = Object.setPrototypeOf(new WebAssembly.Memory({initial: 1, maximum: 2}), proto);
      action(memory);
    }, `${name} of a Memory whose prototype is ${what}`);
  }
}

// The check comes first: arguments of a stranger's call do not convert.
test(() => {
  let converted = false;
  assert_throws_js(TypeError, () => prototype.grow.call({}, {valueOf() {
    converted = true;
    return 0;
  }}));
  assert_false(converted);
}, "grow checks this before it converts");

// Imports are looked at in the same way.
// SPEC js-api/#read-the-imports
for (const [what, stranger] of Object.entries(STRANGERS)) {
  test(() => {
    const builder = new WasmModule();
    builder.importMemory("m", "memory", {initial: 0});
    const module = builder.compile();
    assert_throws_js(WebAssembly.LinkError, () => new WebAssembly.Instance(module, {m: {memory: stranger}}));
  }, `${what} is no memory to import`);
}

test(() => {
  const memory = Object.setPrototypeOf(new WebAssembly.Memory({initial: 1}), null);
  assert_equals(make_guest({memory, limits: {initial: 1}}).memory, memory);
}, "a Memory without a prototype can be imported");
