// META: title=What a host writes through memory.buffer is what the guest reads, at once
// META: global=window,dedicatedworker,jsshell
// META: script=../resources/module.js
// META: script=../resources/helpers.js

// What a host writes through memory.buffer is what the guest reads, at once.

"use strict";

// The buffer's Data Block is identified with the memory: a write through any view is read by the next load.
// SPEC js-api/#identified-with; js-api/#create-a-fixed-length-memory-buffer
// REQ M-001, M-003, M-041
const DATA_VIEW_SETTERS = TYPED_ARRAYS.filter(({name}) => name !== "Uint8ClampedArray")
  .map(row => ({...row, setter: `set${row.name.replace("Array", "")}`}));

function guest_bytes(guest, at, count) {
  return Array.from({length: count}, (_, i) => guest.load8(at + i));
}

// The bytes of one value, taken from a buffer that is no memory.
function bytes_of(type, value) {
  return Array.from(new Uint8Array(type.of(value).buffer));
}

for (const {name, type, value, bytes} of TYPED_ARRAYS) {
  const expected = bytes || bytes_of(type, value);

  test(() => {
    const guest = make_guest();
    const view = new type(guest.memory.buffer);
    view[3] = value;
    assert_array_equals(guest_bytes(guest, 3 * type.BYTES_PER_ELEMENT, expected.length), expected);
    view[view.length - 1] = value;
    assert_array_equals(guest_bytes(guest, PAGE - expected.length, expected.length), expected, "the last element");
  }, `${name}: an element`);

  test(() => {
    const guest = make_guest();
    const view = new type(guest.memory.buffer, 64, 2);
    view.set([value], 1);
    assert_array_equals(guest_bytes(guest, 64 + type.BYTES_PER_ELEMENT, expected.length), expected);
  }, `${name}: set, with an offset and a length`);

  test(() => {
    const guest = make_guest();
    const view = new type(guest.memory.buffer, 64).subarray(5, 7);
    view.fill(value);
    const at = 64 + 5 * type.BYTES_PER_ELEMENT;
    assert_array_equals(guest_bytes(guest, at, expected.length), expected);
    assert_array_equals(guest_bytes(guest, at + expected.length, expected.length), expected);
    assert_equals(guest.load8(at - 1), 0, "nothing in front");
    assert_equals(guest.load8(at + 2 * expected.length), 0, "nothing behind");
  }, `${name}: fill of a subarray`);

  test(() => {
    const guest = make_guest();
    const view = new type(guest.memory.buffer);
    view[0] = value;
    view.copyWithin(9, 0, 1);
    assert_array_equals(guest_bytes(guest, 9 * type.BYTES_PER_ELEMENT, expected.length), expected);
  }, `${name}: copyWithin`);
}

for (const {name, type, value, setter} of DATA_VIEW_SETTERS) {
  const expected = bytes_of(type, value);
  for (const little of [true, false]) {
    test(() => {
      const guest = make_guest();
      const view = new DataView(guest.memory.buffer, 7);
      view[setter](6, value, little);
      const seen = guest_bytes(guest, 13, expected.length);
      assert_array_equals(little ? seen : seen.reverse(), expected);
    }, `DataView.${setter}, ${little ? "little" : "big"}-endian, at an odd offset`);
  }
}

for (const method of ["store", "exchange", "add", "or", "xor"]) {
  test(() => {
    const guest = make_guest();
    Atomics[method](new Int32Array(guest.memory.buffer), 2, 0x01020304);
    assert_array_equals(guest_bytes(guest, 8, 4), [4, 3, 2, 1]);
  }, `Atomics.${method} on an unshared memory`);
}

test(() => {
  const seen = [];
  const builder = new WasmModule();
  const write = builder.importFunction("m", "write", [], []);
  builder.memory({initial: 1, export: "memory"});
  builder.func({
    results: [I32],
    code: [op.call(write), op.i32_const(0), op.i32_load(), op.call(write), op.i32_const(0), op.i32_load(), op.i32_add],
    export: "run",
  });
  let view;
  const exports = builder.instantiate({m: {write: () => {
    seen.push(view.getInt32(0, true));
    view.setInt32(0, view.getInt32(0, true) + 1000, true);
  }}}).exports;
  view = new DataView(exports.memory.buffer);
  assert_equals(exports.run(), 3000);
  assert_array_equals(seen, [0, 1000]);
}, "a host function's write is read by the load behind the call");
