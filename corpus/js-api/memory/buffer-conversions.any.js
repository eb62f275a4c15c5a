// META: title=toFixedLengthBuffer and toResizableBuffer
// META: global=window,dedicatedworker,jsshell
// META: script=../resources/module.js
// META: script=../resources/helpers.js

// toFixedLengthBuffer and toResizableBuffer.

"use strict";

// SPEC js-api/#dom-memory-toresizablebuffer; js-api/#create-a-resizable-memory-buffer
// REQ M-006, M-014
function resizable_guest(limits = {initial: 1, maximum: 4}) {
  const guest = make_guest({limits});
  assert_implements_optional("toResizableBuffer" in guest.memory, "the host has no resizable memory buffers");
  return guest;
}

test(() => {
  const guest = resizable_guest();
  const {memory} = guest;
  const old = memory.buffer;
  guest.store8(4, 5);
  const views = [new Uint8Array(old), new DataView(old)];
  const buffer = memory.toResizableBuffer();
  assert_not_equals(buffer, old);
  assert_detached(old);
  views.forEach(view => assert_view_dead(view, view.constructor.name));
  assert_equals(memory.buffer, buffer);
  assert_true(buffer.resizable);
  assert_equals(buffer.maxByteLength, 4 * PAGE);
  assert_attached(buffer, PAGE);
  assert_equals(new Uint8Array(buffer)[4], 5);
  assert_equals(Object.getPrototypeOf(buffer), ArrayBuffer.prototype);
}, "toResizableBuffer detaches the fixed-length buffer and gives a resizable one");

test(() => {
  const {memory} = resizable_guest();
  const buffer = memory.toResizableBuffer();
  assert_equals(memory.toResizableBuffer(), buffer);
  assert_equals(memory.buffer, buffer);
  assert_attached(buffer, PAGE);
}, "toResizableBuffer of a resizable buffer returns it");

test(() => {
  const {memory} = resizable_guest({initial: 1});
  const {buffer} = memory;
  assert_throws_js(TypeError, () => memory.toResizableBuffer());
  assert_equals(memory.buffer, buffer);
  assert_attached(buffer, PAGE);
}, "toResizableBuffer without a maximum is a TypeError");

test(() => {
  const {memory} = resizable_guest({initial: 1, maximum: 65536});
  assert_equals(memory.toResizableBuffer().maxByteLength, 65536 * PAGE);
}, "the greatest maximum");

test(() => {
  const {memory} = resizable_guest({initial: 2, maximum: 2});
  const buffer = memory.toResizableBuffer();
  assert_true(buffer.resizable);
  buffer.resize(2 * PAGE);
  assert_equals(memory.buffer, buffer);
  assert_attached(buffer, 2 * PAGE);
}, "a resizable buffer that cannot grow is resizable, also to the length that it has");

// SPEC js-api/#dom-memory-tofixedlengthbuffer
test(() => {
  const {memory} = resizable_guest();
  const {buffer} = memory;
  assert_equals(memory.toFixedLengthBuffer(), buffer);
  assert_equals(memory.buffer, buffer);
  assert_attached(buffer, PAGE);
}, "toFixedLengthBuffer of a fixed-length buffer returns it");

test(() => {
  const guest = resizable_guest();
  const {memory} = guest;
  const resizable = memory.toResizableBuffer();
  const view = new Uint8Array(resizable);
  guest.store8(3, 4);
  const fixed = memory.toFixedLengthBuffer();
  assert_not_equals(fixed, resizable);
  assert_detached(resizable);
  assert_view_dead(view, "a view over the resizable buffer");
  assert_equals(memory.buffer, fixed);
  assert_false(fixed.resizable);
  assert_equals(fixed.maxByteLength, PAGE);
  assert_equals(new Uint8Array(fixed)[3], 4);
  assert_throws_js(TypeError, () => fixed.resize(2 * PAGE));
  memory.grow(1);
  assert_detached(fixed);
}, "toFixedLengthBuffer detaches the resizable buffer and gives one of fixed length");

test(() => {
  const {memory} = resizable_guest({initial: 1});
  assert_equals(memory.toFixedLengthBuffer(), memory.buffer);
}, "toFixedLengthBuffer needs no maximum");

test(() => {
  const {memory} = resizable_guest();
  const buffers = [memory.buffer];
  for (let i = 0; i < 5; i++) {
    buffers.push(memory.toResizableBuffer());
    buffers.push(memory.toFixedLengthBuffer());
  }
  assert_equals(new Set(buffers).size, 11);
  buffers.slice(0, -1).forEach(buffer => assert_detached(buffer));
  assert_attached(memory.buffer, PAGE);
}, "conversions back and forth give another buffer each");

test(() => {
  const owner = resizable_guest();
  const user = make_guest({memory: owner.memory, limits: {initial: 1, maximum: 4}});
  const buffer = owner.memory.toResizableBuffer();
  assert_equals(user.memory.buffer, buffer);
  user.grow(1);
  assert_attached(buffer, 2 * PAGE);
}, "the conversion holds for every instance that has the memory");

// In the middle of a call.
test(() => {
  let memory;
  const seen = [];
  const builder = new WasmModule();
  const look = builder.importFunction("m", "look", [], []);
  builder.memory({initial: 1, maximum: 4, export: "memory"});
  builder.func({code: [op.call(look), op.i32_const(1), op.memory_grow(0), op.drop, op.call(look)], export: "run"});
  const exports = builder.instantiate({m: {look: () => {
    if (seen.length === 0 && "toResizableBuffer" in memory) {
      memory.toResizableBuffer();
    }
    seen.push([memory.buffer, memory.buffer.byteLength]);
  }}}).exports;
  memory = exports.memory;
  assert_implements_optional("toResizableBuffer" in memory, "the host has no resizable memory buffers");
  exports.run();
  assert_equals(seen[0][0], seen[1][0]);
  assert_array_equals(seen.map(([, length]) => length), [PAGE, 2 * PAGE]);
}, "a conversion inside a call holds for the growth behind it");

// SPEC js-api/#HostResizeArrayBuffer
// REQ M-014, M-031
test(() => {
  const guest = resizable_guest();
  const buffer = guest.memory.toResizableBuffer();
  assert_equals(buffer.resize(3 * PAGE), undefined);
  assert_equals(guest.size(), 3);
  assert_equals(guest.memory.buffer, buffer);
  guest.store8(3 * PAGE - 1, 9);
  assert_equals(new Uint8Array(buffer)[3 * PAGE - 1], 9);
  buffer.resize(4 * PAGE);
  assert_equals(guest.memory.grow(0), 4);
  assert_throws_js(RangeError, () => buffer.resize(3 * PAGE));
  assert_throws_js(RangeError, () => buffer.resize(5 * PAGE));
  assert_equals(guest.size(), 4);
}, "resize grows the memory up to its maximum and never shrinks it");

// Views with a length of their own stay as they are, those without follow the buffer.
// SPEC js-api/#refresh-the-memory-buffer
// REQ M-014
test(() => {
  const guest = resizable_guest();
  const buffer = guest.memory.toResizableBuffer();
  const tracking = VIEWS.map(({type}) => new type(buffer, 16));
  const fixed = VIEWS.map(({type}) => new type(buffer, 16, 2));
  const lengths = fixed.map(view => view.byteLength);
  guest.grow(1);
  tracking.forEach(view => assert_equals(view.byteLength, 2 * PAGE - 16, view.constructor.name));
  fixed.forEach((view, i) => assert_equals(view.byteLength, lengths[i], view.constructor.name));
  buffer.resize(3 * PAGE);
  tracking.forEach(view => assert_equals(view.byteLength, 3 * PAGE - 16, view.constructor.name));
}, "views without a length follow a resizable buffer");

test(() => {
  const guest = resizable_guest();
  const view = new Uint8Array(guest.memory.toResizableBuffer());
  const iterator = view.subarray(PAGE - 1).values();
  guest.store8(PAGE - 1, 1);
  assert_equals(iterator.next().value, 1);
  guest.grow(1);
  guest.store8(PAGE, 2);
  assert_equals(iterator.next().value, 2, "reads on in what was grown");
}, "an iterator over a view that follows the buffer");

// SPEC js-api/#create-a-fixed-length-memory-buffer
// REQ M-013
test(() => {
  const guest = make_guest();
  const iterator = new Uint8Array(guest.memory.buffer).values();
  iterator.next();
  guest.grow(0);
  assert_throws_js(TypeError, () => iterator.next());
}, "an iterator over a view whose buffer was detached");

test(() => {
  const guest = make_guest();
  const view = new Uint8Array(guest.memory.buffer);
  let calls = 0;
  view.subarray(0, 3).forEach((value, index) => {
    calls++;
    if (index === 0) {
      guest.grow(0);
      assert_equals(value, 0);
    } else {
      assert_equals(value, undefined);
    }
  });
  assert_equals(calls, 3);
}, "forEach over a view whose buffer is detached on the way");
