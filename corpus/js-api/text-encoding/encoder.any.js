// META: title=TextEncoder and the memory of WebAssembly
// META: global=window,dedicatedworker
// META: requires=TextEncoder
// META: script=../resources/module.js
// Shows encode and encodeInto, the latter into the memory of wasm.

"use strict";

const encoder = new TextEncoder();

// SPEC encoding/#dom-textencoder-encode
test(() => {
  const pairs = [
    ["", []],
    ["a", [0x61]],
    ["\0", [0]],
    ["\u00e9", [0xc3, 0xa9]],
    ["\u20ac", [0xe2, 0x82, 0xac]],
    ["\u{1f600}", [0xf0, 0x9f, 0x98, 0x80]],
    ["\ud83d", [0xef, 0xbf, 0xbd]],
    ["\ude00a", [0xef, 0xbf, 0xbd, 0x61]],
    ["\ufeff", [0xef, 0xbb, 0xbf]],
  ];
  for (const [string, expected] of pairs) assert_array_equals(encoder.encode(string), expected);
}, "encode gives UTF-8, with U+FFFD for lone surrogates");

test(() => {
  assert_array_equals(encoder.encode(), []);
  assert_array_equals(encoder.encode(undefined), []);
  assert_array_equals(encoder.encode(null), [0x6e, 0x75, 0x6c, 0x6c]);
  assert_array_equals(encoder.encode(5), [0x35]);
  assert_throws_js(TypeError, () => encoder.encode(Symbol()));
  assert_equals(Object.getPrototypeOf(encoder.encode("a")), Uint8Array.prototype);
  assert_equals(encoder.encoding, "utf-8");
}, "encode converts to a string and gives a new Uint8Array");

// SPEC encoding/#dom-textencoder-encodeinto
test(() => {
  const into = (string, size) => {
    const array = new Uint8Array(size);
    const {read, written} = encoder.encodeInto(string, array);
    return `${read} ${written} ${array.join()}`;
  };
  assert_equals(into("abc", 5), "3 3 97,98,99,0,0");
  assert_equals(into("abc", 2), "2 2 97,98");
  assert_equals(into("\u20aca", 2), "0 0 0,0");
  assert_equals(into("a\u{1f600}b", 4), "1 1 97,0,0,0");
  assert_equals(into("a\u{1f600}b", 5), "3 5 97,240,159,152,128");
  assert_equals(into("\ud83d", 3), "1 3 239,191,189");
  assert_equals(into("", 1), "0 0 0");
  assert_equals(into("a", 0), "0 0 ");
}, "encodeInto writes whole characters and says how much it read and wrote");

test(() => {
  const memory = new WebAssembly.Memory({initial: 1});
  const view = new Uint8Array(memory.buffer, 65533);
  assert_equals(encoder.encodeInto("abcd", view).written, 3);
  const builder = new WasmModule();
  builder.importMemory("m", "memory", {initial: 1});
  builder.func({params: [I32], results: [I32], code: [op.local_get(0), op.i32_load8_u()], export: "load"});
  const {load} = builder.instantiate({m: {memory}}).exports;
  assert_array_equals([65532, 65533, 65534, 65535].map(load), [0, 97, 98, 99]);
}, "encodeInto writes into the memory of wasm, and not beyond its end");

test(() => {
  const memory = new WebAssembly.Memory({initial: 1});
  const view = new Uint8Array(memory.buffer);
  memory.grow(1);
  const {read, written} = encoder.encodeInto("abc", view);
  assert_equals(read, 0);
  assert_equals(written, 0);
}, "encodeInto a view over a detached buffer writes nothing");

test(() => {
  for (const value of [
    undefined,
    null,
    new ArrayBuffer(4),
    new DataView(new ArrayBuffer(4)),
    new Int8Array(4),
    new Uint8ClampedArray(4),
    [1],
    {},
  ]) {
    assert_throws_js(TypeError, () => encoder.encodeInto("a", value));
  }
  assert_throws_js(TypeError, () => encoder.encodeInto("a"));
  assert_throws_js(
    TypeError,
    () => encoder.encodeInto("a", new Uint8Array(new ArrayBuffer(4, {maxByteLength: 8}))),
    "resizable",
  );
}, "encodeInto takes a Uint8Array of fixed length alone, else TypeError");

if (typeof SharedArrayBuffer === "function") {
  test(() => {
    const view = new Uint8Array(new SharedArrayBuffer(4));
    assert_equals(encoder.encodeInto("ab", view).written, 2);
    assert_array_equals(view, [97, 98, 0, 0]);
  }, "encodeInto takes shared memory");
}
