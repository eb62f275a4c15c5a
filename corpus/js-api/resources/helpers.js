// What cases of the JavaScript API share: buffers attached or not, views of every kind, guests that read and write.

"use strict";

const PAGE = 65536;

// A detached buffer has no length, and no view can be made over it.
function assert_detached(buffer, what = "buffer") {
  assert_equals(buffer.byteLength, 0, `${what}: byteLength`);
  if ("detached" in ArrayBuffer.prototype) {
    assert_true(buffer.detached, `${what}: detached`);
  }
  assert_throws_js(TypeError, () => new Uint8Array(buffer), `${what}: a new view`);
}

// A live buffer has its length, also when that is 0, and views can be made over it.
function assert_attached(buffer, length, what = "buffer") {
  assert_equals(buffer.byteLength, length, `${what}: byteLength`);
  if ("detached" in ArrayBuffer.prototype) {
    assert_false(buffer.detached, `${what}: detached`);
  }
  assert_equals(new Uint8Array(buffer).length, length, `${what}: a new view`);
}

// A property as it is defined: {value | get, set, writable, enumerable, configurable}.
function assert_descriptor(object, key, expected) {
  const actual = Object.getOwnPropertyDescriptor(object, key);
  assert_not_equals(actual, undefined, `${String(key)} is there`);
  for (const field of Object.keys(expected)) {
    assert_equals(actual[field], expected[field], `${String(key)}: ${field}`);
  }
}

// A built-in function that is not a constructor, with its name and length.
function assert_function(func, name, length) {
  assert_equals(typeof func, "function", `${name} is a function`);
  assert_descriptor(func, "name", {value: name, writable: false, enumerable: false, configurable: true});
  assert_descriptor(func, "length", {value: length, writable: false, enumerable: false, configurable: true});
  assert_false("prototype" in func, `${name} has no prototype`);
  assert_throws_js(TypeError, () => Reflect.construct(Object, [], func), `${name} is no constructor`);
}

// What a thunk throws; nothing thrown is a failure.
function thrown_by(thunk) {
  try {
    thunk();
  } catch (error) {
    return error;
  }
  assert_unreached("nothing was thrown");
}

// What a promise is rejected with; fulfilment is a failure.
function rejection_of(promise) {
  return promise.then(() => assert_unreached("the promise was fulfilled"), error => error);
}

// Where a host lacks something that a case is about, the case is not for it.
function assert_host_has(name) {
  assert_implements_optional(name in globalThis, `the host has no ${name}`);
}

// A guest over memory 0 that reads and writes single bytes, grows and tells its size. The memory is imported as "m"
// "memory" where one is given, else its own by the limits, exported as "memory".
function make_guest({memory, limits = {initial: 1, maximum: 8}} = {}) {
  const builder = new WasmModule();
  if (memory === undefined) {
    builder.memory({...limits, export: "memory"});
  } else {
    builder.export("memory", "memory", builder.importMemory("m", "memory", limits));
  }
  add_guest_functions(builder, limits.address === "i64" ? I64 : I32);
  const {exports} = builder.instantiate({m: {memory}});
  return limits.address === "i64" ? numbered_guest(exports) : exports;
}

// A guest whose addresses are i64, asked with Numbers.
function numbered_guest(guest) {
  return {
    memory: guest.memory,
    load8: at => guest.load8(BigInt(at)),
    store8: (at, byte) => guest.store8(BigInt(at), byte),
    grow: pages => Number(guest.grow(BigInt(pages))),
    size: () => Number(guest.size()),
  };
}

function add_guest_functions(builder, address) {
  builder.func({params: [address], results: [I32], code: [op.local_get(0), op.i32_load8_u()], export: "load8"});
  builder.func({params: [address, I32], code: [op.local_get(0), op.local_get(1), op.i32_store8()], export: "store8"});
  builder.func({params: [address], results: [address], code: [op.local_get(0), op.memory_grow(0)], export: "grow"});
  builder.func({results: [address], code: op.memory_size(0), export: "size"});
}

// Every typed array that the host has, with a value of each that no two bytes of make equal, and its bytes.
const TYPED_ARRAYS = [
  {name: "Int8Array", value: -2, bytes: [0xfe]},
  {name: "Uint8Array", value: 0xa1, bytes: [0xa1]},
  {name: "Uint8ClampedArray", value: 0xb2, bytes: [0xb2]},
  {name: "Int16Array", value: -0x7dfe, bytes: [0x02, 0x82]},
  {name: "Uint16Array", value: 0xc3d4, bytes: [0xd4, 0xc3]},
  {name: "Int32Array", value: -0x7edcba99, bytes: [0x67, 0x45, 0x23, 0x81]},
  {name: "Uint32Array", value: 0x89abcdef, bytes: [0xef, 0xcd, 0xab, 0x89]},
  {name: "Float16Array", value: 1.5078125, bytes: [0x08, 0x3e]},
  {name: "Float32Array", value: 1.1257559061050415, bytes: [0xc5, 0x18, 0x90, 0x3f]},
  {name: "Float64Array", value: 1.1376890540122986, bytes: null},
  {name: "BigInt64Array", value: -0x7edcba9876543211n, bytes: [0xef, 0xcd, 0xab, 0x89, 0x67, 0x45, 0x23, 0x81]},
  {name: "BigUint64Array", value: 0x89abcdef01234567n, bytes: [0x67, 0x45, 0x23, 0x01, 0xef, 0xcd, 0xab, 0x89]},
].filter(({name}) => name in globalThis).map(row => ({...row, type: globalThis[row.name]}));

// The forms of a view over a buffer of at least 128 bytes: where it starts, how long it is, whether its length follows
// a buffer that can be resized. A subarray of a view that tracks the length tracks it too, unless it has an end.
const VIEW_FORMS = [
  {form: "whole", start: 0, length: undefined, make: (type, buffer) => new type(buffer)},
  {form: "from 16", start: 16, length: undefined, make: (type, buffer) => new type(buffer, 16)},
  {form: "32 bytes from 16", start: 16, length: 32, make: (type, buffer) =>
    new type(buffer, 16, 32 / (type.BYTES_PER_ELEMENT || 1))},
  {form: "no bytes from 16", start: 16, length: 0, make: (type, buffer) => new type(buffer, 16, 0)},
  {form: "subarray from 16", start: 16, length: undefined, subarray: true, make: (type, buffer) =>
    new type(buffer).subarray(16 / type.BYTES_PER_ELEMENT)},
  {form: "subarray of 32 bytes from 16", start: 16, length: 32, subarray: true, make: (type, buffer) =>
    new type(buffer, 8).subarray(8 / type.BYTES_PER_ELEMENT, 40 / type.BYTES_PER_ELEMENT)},
];

// All kinds of views by name: [{name, type, forms}]; DataView has no subarray.
const VIEWS = TYPED_ARRAYS.map(({name, type}) => ({name, type, forms: VIEW_FORMS}))
  .concat([{name: "DataView", type: DataView, forms: VIEW_FORMS.filter(({subarray}) => !subarray)}]);

// Over a detached buffer a typed array is empty and out of bounds, and DataView's methods throw.
function assert_view_dead(view, what) {
  if (view instanceof DataView) {
    assert_throws_js(TypeError, () => view.byteLength, `${what}: byteLength`);
    assert_throws_js(TypeError, () => view.byteOffset, `${what}: byteOffset`);
    assert_throws_js(TypeError, () => view.getUint8(0), `${what}: getUint8`);
    assert_throws_js(TypeError, () => view.setUint8(0, 1), `${what}: setUint8`);
    return;
  }
  assert_equals(view.length, 0, `${what}: length`);
  assert_equals(view.byteLength, 0, `${what}: byteLength`);
  assert_equals(view.byteOffset, 0, `${what}: byteOffset`);
  assert_equals(view[0], undefined, `${what}: a read`);
  assert_false(0 in view, `${what}: has 0`);
  view[0] = zero_of(view);
  assert_equals(view[0], undefined, `${what}: a dropped write`);
  assert_throws_js(TypeError, () => view.fill(zero_of(view)), `${what}: fill`);
  assert_array_equals(Object.keys(view), [], `${what}: keys`);
}

function zero_of(view) {
  return view instanceof BigInt64Array || view instanceof BigUint64Array ? 0n : 0;
}

// A view over `size` bytes of live memory has its length and offset, and shows what the guest writes and the reverse.
// The guest stores and loads single bytes; the view's own bytes are reached through view.buffer's bytes at its offset.
function assert_view_live(view, {start, length}, size, guest, what) {
  const bytes = length === undefined ? size - start : length;
  assert_equals(view.byteOffset, start, `${what}: byteOffset`);
  assert_equals(view.byteLength, bytes, `${what}: byteLength`);
  if (bytes === 0) {
    return;
  }
  const last = start + bytes - 1;
  for (const at of [start, last]) {
    const before = guest.load8(at);
    guest.store8(at, 0x5a);
    assert_equals(view_byte(view, at - start), 0x5a, `${what}: the guest's write at ${at} is seen`);
    set_view_byte(view, at - start, 0xa5);
    assert_equals(guest.load8(at), 0xa5, `${what}: a write at ${at} reaches the guest`);
    guest.store8(at, before);
  }
}

// The byte of a view at an offset, read and written by whole elements of the view itself.
function view_element_bits(view, index) {
  const copy = view.slice(index, index + 1);
  return new Uint8Array(copy.buffer);
}

function view_byte(view, offset) {
  if (view instanceof DataView) {
    return view.getUint8(offset);
  }
  const size = view.BYTES_PER_ELEMENT;
  return view_element_bits(view, Math.floor(offset / size))[offset % size];
}

function set_view_byte(view, offset, byte) {
  if (view instanceof DataView) {
    view.setUint8(offset, byte);
    return;
  }
  const size = view.BYTES_PER_ELEMENT;
  const index = Math.floor(offset / size);
  const bits = view_element_bits(view, index);
  bits[offset % size] = byte;
  view.set(new view.constructor(bits.buffer), index);
}
