// META: title=TextDecoder over the buffers of WebAssembly
// META: global=window,dedicatedworker
// META: requires=TextDecoder
// META: script=../resources/module.js
// Shows what TextDecoder reads from each kind of view, over plain, wasm, shared and resizable memory, and how it decodes.

"use strict";

const text = "h\u00e9llo \u20ac \u{1f600}!";
const bytes = new TextEncoder().encode(text);
const decode = (input, options, init) => new TextDecoder("utf-8", init).decode(input, options);

// The bytes at an offset within a larger buffer, which is filled with another letter.
function within(offset, make = n => new ArrayBuffer(n)) {
  const buffer = make(64);
  const all = new Uint8Array(buffer);
  all.fill(0x2e);
  all.set(bytes, offset);
  return buffer;
}

// SPEC encoding/#dom-textdecoder-decode
// REQ M-032
test(() => {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  assert_equals(decode(view), text);
  assert_equals(decode(view), decode(bytes));
}, "a DataView gives the same text as the Uint8Array over the same bytes");

// REQ M-033
for (const offset of [1, 3, 7, 64 - bytes.length]) {
  test(() => {
    const buffer = within(offset);
    assert_equals(decode(new DataView(buffer, offset, bytes.length)), text);
    assert_equals(decode(new Uint8Array(buffer, offset, bytes.length)), text);
    assert_equals(decode(new DataView(buffer, offset)), text + ".".repeat(64 - offset - bytes.length));
    assert_equals(decode(new DataView(buffer, 0, offset)), ".".repeat(offset));
  }, `a view at offset ${offset}: only what it covers is decoded`);
}

// REQ M-033
test(() => {
  const buffer = within(63 - bytes.length);
  assert_equals(decode(new DataView(buffer, 63, 1)), ".");
  assert_equals(decode(new DataView(buffer, 64, 0)), "");
  assert_equals(decode(new DataView(buffer, 64)), "");
}, "a view of the last byte, and one behind it");

test(() => {
  const buffer = within(0);
  for (const View of [
    Int8Array,
    Uint8ClampedArray,
    Int16Array,
    Uint32Array,
    Float32Array,
    Float64Array,
    BigInt64Array,
  ]) {
    const view = new View(buffer, 8, 2);
    assert_equals(decode(view), decode(new Uint8Array(buffer, 8, view.byteLength)), View.name);
  }
  assert_equals(decode(buffer), decode(new Uint8Array(buffer)));
}, "every kind of view is taken by its bytes; a buffer by all of them");

// REQ M-034
test(() => {
  const buffer = within(0);
  assert_throws_js(RangeError, () => new DataView(buffer, 65));
  assert_throws_js(RangeError, () => new DataView(buffer, 60, 5));
  assert_throws_js(RangeError, () => new DataView(buffer, -1));
  assert_throws_js(RangeError, () => new Uint8Array(buffer, 60, 5));
}, "a view beyond the buffer cannot be made: RangeError");

// REQ M-034
test(() => {
  const memory = new WebAssembly.Memory({initial: 1, maximum: 2});
  const view = new DataView(memory.buffer, 16, 8);
  const array = new Uint8Array(memory.buffer, 16, 8);
  const buffer = memory.buffer;
  memory.grow(0);
  assert_equals(decode(view), "");
  assert_equals(decode(array), "");
  assert_equals(decode(buffer), "");
}, "views over a detached buffer decode to the empty string");

// REQ M-032, M-033
test(() => {
  const builder = new WasmModule();
  builder.memory({initial: 1, export: "memory"});
  builder.data({bytes: Array.from(bytes), offset: op.i32_const(65536 - bytes.length)});
  const {memory} = builder.instantiate().exports;
  assert_equals(decode(new DataView(memory.buffer, 65536 - bytes.length)), text);
  assert_equals(decode(new Uint8Array(memory.buffer, 65536 - bytes.length, bytes.length)), text);
  new Uint8Array(memory.buffer)[65535] = 0x3f;
  assert_equals(decode(new DataView(memory.buffer, 65535, 1)), "?");
}, "memory of wasm, to its last byte, and as it is now");

if (typeof SharedArrayBuffer === "function") {
  test(() => {
    const buffer = within(5, n => new SharedArrayBuffer(n));
    assert_equals(decode(new DataView(buffer, 5, bytes.length)), text);
    assert_equals(decode(new Uint8Array(buffer, 5, bytes.length)), text);
    assert_equals(decode(buffer).length, 64 - bytes.length + text.length);
  }, "shared buffers are taken");
}

// WebIDL: a buffer source without [AllowResizable] is none that can change its length.
test(() => {
  const buffer = within(0, n => new ArrayBuffer(n, {maxByteLength: 128}));
  for (const input of [buffer, new Uint8Array(buffer), new DataView(buffer, 0, 8)])
    assert_throws_js(TypeError, () => decode(input));
}, "resizable buffers and views of them are refused, TypeError");

test(() => {
  for (const value of [null, 1, "x", {}, [], Symbol()]) assert_throws_js(TypeError, () => decode(value));
  assert_equals(decode(), "");
  assert_equals(decode(undefined), "");
}, "what is no buffer source is a TypeError; nothing is the empty string");

const replaced = [
  [[0x80], "\ufffd"],
  [[0xff, 0x61], "\ufffda"],
  [[0xc0, 0x80], "\ufffd\ufffd"],
  [[0xc3], "\ufffd"],
  [[0xc3, 0x61], "\ufffda"],
  [[0xe2, 0x82], "\ufffd"],
  [[0xe2, 0x82, 0x61], "\ufffda"],
  [[0xe0, 0x80, 0x80], "\ufffd\ufffd\ufffd"],
  [[0xed, 0xa0, 0x80], "\ufffd\ufffd\ufffd"],
  [[0xf0, 0x9f, 0x98], "\ufffd"],
  [[0xf0, 0x80, 0x80, 0x80], "\ufffd\ufffd\ufffd\ufffd"],
  [[0xf4, 0x90, 0x80, 0x80], "\ufffd\ufffd\ufffd\ufffd"],
  [[0xf5, 0x80], "\ufffd\ufffd"],
  [[0xf0, 0x9f, 0xc3, 0xa9], "\ufffd\u00e9"],
];
test(() => {
  for (const [input, expected] of replaced) assert_equals(decode(new Uint8Array(input)), expected, input.join());
}, "malformed sequences are replaced, one U+FFFD for each longest beginning of a character");

test(() => {
  for (const [input] of replaced)
    assert_throws_js(TypeError, () => decode(new Uint8Array(input), {}, {fatal: true}), input.join());
  assert_equals(decode(bytes, {}, {fatal: true}), text);
  const decoder = new TextDecoder("utf-8", {fatal: true});
  assert_throws_js(TypeError, () => decoder.decode(new Uint8Array([0xff])));
  assert_equals(decoder.decode(bytes), text, "usable afterwards");
}, "fatal: malformed sequences are a TypeError");

test(() => {
  const marked = new Uint8Array([0xef, 0xbb, 0xbf, 0x61, 0xef, 0xbb, 0xbf]);
  assert_equals(decode(marked), "a\ufeff");
  assert_equals(decode(marked, {}, {ignoreBOM: true}), "\ufeffa\ufeff");
  assert_equals(decode(new DataView(marked.buffer, 3)), "a\ufeff");
}, "ignoreBOM: a leading byte order mark is dropped, or kept");

test(() => {
  for (const size of [1, 2, 3, 5]) {
    const decoder = new TextDecoder();
    let all = "";
    for (let i = 0; i < bytes.length; i += size) all += decoder.decode(bytes.subarray(i, i + size), {stream: true});
    assert_equals(all + decoder.decode(), text, `in pieces of ${size}`);
  }
}, "stream: characters that are cut are held back");

test(() => {
  const decoder = new TextDecoder();
  assert_equals(decoder.decode(new Uint8Array([0xe2, 0x82]), {stream: true}), "");
  assert_equals(decoder.decode(), "\ufffd");
  assert_equals(decoder.decode(new Uint8Array([0xe2]), {stream: true}), "");
  assert_equals(decoder.decode(new Uint8Array([0x82, 0xac])), "\u20ac");
  assert_equals(decoder.decode(new Uint8Array([0xac])), "\ufffd", "nothing is held back any more");
  const marked = new TextDecoder();
  assert_equals(
    marked.decode(new Uint8Array([0xef, 0xbb]), {stream: true}) + marked.decode(new Uint8Array([0xbf, 0x61])),
    "a",
  );
  const fatal = new TextDecoder("utf-8", {fatal: true});
  fatal.decode(new Uint8Array([0xe2]), {stream: true});
  assert_throws_js(TypeError, () => fatal.decode());
}, "stream: the end flushes; the byte order mark may be cut; fatal counts at the end");

test(() => {
  for (const label of ["utf-8", "UTF-8", "utf8", " utf-8\t", "unicode-1-1-utf-8"])
    assert_equals(new TextDecoder(label).encoding, "utf-8");
  assert_equals(new TextDecoder().encoding, "utf-8");
  for (const label of ["", "utf", "utf-8 x", "\u0000utf-8"]) assert_throws_js(RangeError, () => new TextDecoder(label));
}, "labels: those of UTF-8, others are a RangeError");

test(() => {
  const decoder = new TextDecoder("utf-8", {fatal: 1, ignoreBOM: "x"});
  assert_equals(decoder.fatal, true);
  assert_equals(decoder.ignoreBOM, true);
  assert_equals(Object.prototype.toString.call(decoder), "[object TextDecoder]");
  assert_throws_js(TypeError, () => TextDecoder());
  assert_throws_js(TypeError, () => TextDecoder.prototype.decode.call({}, bytes));
}, "attributes, class string and brand check");
