// META: title=A growth that fails changes nothing, by any road
// META: global=window,dedicatedworker,jsshell
// META: script=../resources/module.js
// META: script=../resources/helpers.js

// A growth that fails changes nothing, by any road.

"use strict";

// The size, the buffer and the views over it are what they were.
// SPEC js-api/#grow-the-memory-buffer; js-api/#dom-memory-grow; js-api/#addressvaluetou64
// REQ M-012
function unchanged(guest, pages, action) {
  const {buffer} = guest.memory;
  const views = VIEWS.map(({type, forms}) => forms.map(form => ({form, view: form.make(type, buffer)}))).flat();
  action();
  assert_equals(guest.memory.buffer, buffer, "the same buffer");
  assert_attached(buffer, pages * PAGE);
  assert_equals(guest.size(), pages);
  for (const {form, view} of views) {
    assert_view_live(view, form, pages * PAGE, guest, `${view.constructor.name} ${form.form}`);
  }
}

const LIMITED = {initial: 1, maximum: 3};

for (const delta of [3, 4, 65535, 65536, 2 ** 31, 2 ** 32 - 1]) {
  test(() => {
    const guest = make_guest({limits: LIMITED});
    unchanged(guest, 1, () => assert_throws_js(RangeError, () => guest.memory.grow(delta)));
  }, `Memory.grow(${delta}), past the maximum`);

  // SPEC js-api/#memories
  // REQ M-018
  test(() => {
    const guest = make_guest({limits: LIMITED});
    unchanged(guest, 1, () => assert_equals(guest.grow(delta), -1));
  }, `memory.grow of ${delta}, past the maximum`);
}

for (const delta of [65536, 2 ** 32 - 1]) {
  // REQ M-012
  test(() => {
    const guest = make_guest({limits: {initial: 1}});
    unchanged(guest, 1, () => assert_throws_js(RangeError, () => guest.memory.grow(delta)));
  }, `Memory.grow(${delta}), past 65,536 pages without a maximum`);

  // REQ M-018
  test(() => {
    const guest = make_guest({limits: {initial: 1}});
    unchanged(guest, 1, () => assert_equals(guest.grow(delta), -1));
  }, `memory.grow of ${delta}, past 65,536 pages without a maximum`);
}

// A delta that does not convert: nothing is grown, and the error is that of the conversion.
// REQ M-012, M-031
for (const [name, delta] of [
  ["-1", -1], ["2^32", 2 ** 32], ["NaN", NaN], ["Infinity", Infinity], ["undefined", undefined], ["a name", "one"],
  ["an object", {}], ["a symbol", Symbol()], ["a BigInt", 1n], ["-1.5", -1.5], ["4294967296.5", 4294967296.5],
]) {
  test(() => {
    const guest = make_guest({limits: LIMITED});
    unchanged(guest, 1, () => assert_throws_js(TypeError, () => guest.memory.grow(delta)));
  }, `Memory.grow of ${name} does not convert`);
}

test(() => {
  const guest = make_guest({limits: LIMITED});
  unchanged(guest, 1, () => assert_throws_js(TypeError, () => guest.memory.grow()));
}, "Memory.grow without an argument");

test(() => {
  const guest = make_guest({limits: LIMITED});
  const error = new Error("thrown by valueOf");
  unchanged(guest, 1, () => assert_throws_exactly(error, () => guest.memory.grow({valueOf() {
    throw error;
  }})));
}, "Memory.grow of an object whose valueOf throws");

// SPEC js-api/#HostResizeArrayBuffer
// REQ M-012, M-031
for (const [name, length, error] of [
  ["one byte less", PAGE - 1, RangeError], ["no bytes", 0, RangeError], ["one byte more", PAGE + 1, RangeError],
  ["half a page more", PAGE + PAGE / 2, RangeError], ["a page past the maximum", 4 * PAGE, RangeError],
  ["a negative length", -1, RangeError], ["2^53", 2 ** 53, RangeError], ["a BigInt", 1n, TypeError],
]) {
  test(() => {
    const guest = make_guest({limits: LIMITED});
    assert_implements_optional("toResizableBuffer" in guest.memory, "the host has no resizable memory buffers");
    const buffer = guest.memory.toResizableBuffer();
    unchanged(guest, 1, () => assert_throws_js(error, () => buffer.resize(length)));
    assert_true(buffer.resizable);
  }, `resize to ${name}`);
}

test(() => {
  const guest = make_guest({limits: LIMITED});
  assert_implements_optional("toResizableBuffer" in guest.memory, "the host has no resizable memory buffers");
  guest.memory.toResizableBuffer();
  unchanged(guest, 1, () => assert_throws_js(RangeError, () => guest.memory.grow(3)));
  unchanged(guest, 1, () => assert_equals(guest.grow(3), -1));
}, "Memory.grow and memory.grow past the maximum of a resizable buffer");

// A buffer that is not resizable is not resized.
// SPEC js-api/#create-a-fixed-length-memory-buffer
// REQ M-012
test(() => {
  assert_implements_optional("resize" in ArrayBuffer.prototype, "the host has no resizable buffers");
  const guest = make_guest({limits: LIMITED});
  assert_false(guest.memory.buffer.resizable);
  assert_equals(guest.memory.buffer.maxByteLength, PAGE);
  unchanged(guest, 1, () => assert_throws_js(TypeError, () => guest.memory.buffer.resize(2 * PAGE)));
}, "resize of a fixed-length buffer");

// SPEC js-api/#memories
// REQ M-018
test(() => {
  let buffers = [], memory;
  const builder = new WasmModule();
  const look = builder.importFunction("m", "look", [I32], []);
  builder.importMemory("m", "memory", LIMITED);
  builder.start(builder.func({code: [op.i32_const(3), op.memory_grow(0), op.call(look)]}));
  memory = new WebAssembly.Memory(LIMITED);
  const {buffer} = memory;
  builder.instantiate({m: {memory, look: old => buffers.push(old, memory.buffer)}});
  assert_array_equals(buffers, [-1, buffer]);
  assert_attached(buffer, PAGE);
}, "memory.grow that fails in a start function");
