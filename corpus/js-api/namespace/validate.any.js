// META: title=WebAssembly.validate
// META: global=window,dedicatedworker,jsshell
// META: script=../resources/module.js
// Shows what validate answers, what it refuses to take, and when it reads the bytes.

"use strict";

const EMPTY = new WasmModule().toBytes();

// SPEC js-api/#dom-webassembly-validate
test(() => {
  assert_equals(WebAssembly.validate(EMPTY), true);
}, "the empty module is valid");

test(() => {
  const builder = new WasmModule();
  builder.func({params: [I32], results: [I32], code: [op.local_get(0)], export: "id"});
  assert_equals(WebAssembly.validate(builder.toBytes()), true);
}, "a module with a function is valid");

// SPEC js-api/#compile-a-webassembly-module
const malformed = {
  "no bytes": [],
  "a cut magic number": [0, 0x61, 0x73],
  "another magic number": [0, 0x61, 0x73, 0x6e, 1, 0, 0, 0],
  "another version": [0, 0x61, 0x73, 0x6d, 2, 0, 0, 0],
  "a cut version": [0, 0x61, 0x73, 0x6d, 1, 0, 0],
  "a section cut short": [...EMPTY, 1, 5, 1],
  "a section that is too long": [...EMPTY, 1, 2, 0, 0],
  "sections out of order": [...EMPTY, 3, 1, 0, 1, 1, 0],
  "an unknown section": [...EMPTY, 127, 0],
  "a custom section without a name": [...EMPTY, 0, 0],
  "a function without a body": [...EMPTY, 1, 4, 1, 0x60, 0, 0, 3, 2, 1, 0],
};
for (const [what, bytes] of Object.entries(malformed)) {
  test(() => {
    assert_equals(WebAssembly.validate(new Uint8Array(bytes)), false);
  }, `${what}: malformed, so false`);
}

test(() => {
  const builder = new WasmModule();
  builder.func({results: [I32], code: []});
  assert_equals(WebAssembly.validate(builder.toBytes()), false);
}, "a body that does not leave its result: invalid, so false");

test(() => {
  const builder = new WasmModule();
  builder.func({export: "f"});
  builder.func({export: "f"});
  assert_equals(WebAssembly.validate(builder.toBytes()), false);
}, "an export name given twice: invalid, so false");

// Every kind of buffer source.
const sources = {
  "an ArrayBuffer": bytes => bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength),
  "a Uint8Array": bytes => bytes,
  "an Int16Array": bytes => new Int16Array(bytes.buffer.slice(0, 8)),
  "a Float64Array": bytes => new Float64Array(bytes.buffer.slice(0, 8)),
  "a BigUint64Array": bytes => new BigUint64Array(bytes.buffer.slice(0, 8)),
  "a DataView": bytes => new DataView(bytes.buffer),
  "a DataView with an offset": bytes => {
    const wide = new Uint8Array(20).fill(0xff);
    wide.set(bytes, 5);
    return new DataView(wide.buffer, 5, 8);
  },
  "a Uint8Array with an offset": bytes => {
    const wide = new Uint8Array(20).fill(0xff);
    wide.set(bytes, 7);
    return wide.subarray(7, 15);
  },
  "a resizable ArrayBuffer": bytes => {
    const buffer = new ArrayBuffer(8, {maxByteLength: 16});
    new Uint8Array(buffer).set(bytes);
    return buffer;
  },
  "a view that tracks the length of a resizable buffer": bytes => {
    const buffer = new ArrayBuffer(8, {maxByteLength: 16});
    new Uint8Array(buffer).set(bytes);
    return new Uint8Array(buffer);
  },
};
if (typeof SharedArrayBuffer === "function") {
  const shared = bytes => {
    const buffer = new SharedArrayBuffer(8);
    new Uint8Array(buffer).set(bytes);
    return buffer;
  };
  sources["a SharedArrayBuffer"] = shared;
  sources["a view of a SharedArrayBuffer"] = bytes => new Uint8Array(shared(bytes));
}
for (const [what, make] of Object.entries(sources)) {
  test(() => {
    assert_equals(WebAssembly.validate(make(EMPTY)), true);
  }, `${what} is taken as bytes`);
}

const refused = {
  undefined,
  null: null,
  true: true,
  0: 0,
  string: "\0asm",
  symbol: Symbol(),
  bigint: 0n,
  "an array": [0, 0x61, 0x73, 0x6d, 1, 0, 0, 0],
  "an object": {},
  "a function": () => {},
  "the class ArrayBuffer": ArrayBuffer,
  "an object below ArrayBuffer.prototype": Object.create(ArrayBuffer.prototype),
};
for (const [what, value] of Object.entries(refused)) {
  test(() => {
    assert_throws_js(TypeError, () => WebAssembly.validate(value));
  }, `${what}: no buffer source, TypeError`);
}

test(() => {
  assert_throws_js(TypeError, () => WebAssembly.validate());
}, "no argument: TypeError");

// SPEC js-api/#dom-webassembly-validate
// WebIDL: a copy of a detached buffer's bytes is empty.
test(() => {
  const buffer = EMPTY.slice().buffer;
  const view = new Uint8Array(buffer);
  buffer.transfer();
  assert_equals(WebAssembly.validate(buffer), false, "buffer");
  assert_equals(WebAssembly.validate(view), false, "view");
}, "a detached buffer holds no bytes, so false");

test(() => {
  const buffer = new ArrayBuffer(16, {maxByteLength: 16});
  const view = new Uint8Array(buffer, 8, 8);
  view.set(EMPTY);
  assert_equals(WebAssembly.validate(view), true, "within");
  buffer.resize(4);
  assert_equals(WebAssembly.validate(view), false, "beyond");
}, "a view that lies out of bounds holds no bytes, so false");

// Arguments are converted from left to right, then the bytes are copied.
test(() => {
  const bytes = EMPTY.slice();
  const options = {
    get builtins() {
      bytes[0] = 1;
      return [];
    },
  };
  assert_equals(WebAssembly.validate(bytes, options), false);
}, "the bytes are read after the options");

test(() => {
  let read = false;
  assert_throws_js(TypeError, () =>
    WebAssembly.validate(undefined, {
      get builtins() {
        read = true;
        return [];
      },
    }),
  );
  assert_false(read);
}, "the options are not read when the bytes do not convert");
