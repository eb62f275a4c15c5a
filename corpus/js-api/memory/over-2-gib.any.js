// META: title=A memory over 2 GiB has a buffer that reaches its last byte
// META: global=window,dedicatedworker,jsshell
// META: script=../resources/module.js
// META: script=../resources/helpers.js
// META: timeout=long

// A memory over 2 GiB has a buffer that reaches its last byte.

"use strict";

// Pages that are not written to need no room, yet a host may be unable to reserve as much; then nothing is shown.
// SPEC js-api/#dom-memory-memory; js-api/#create-a-fixed-length-memory-buffer
// REQ M-001, M-002, M-008, M-011
const LARGE = 0x8001;  // pages: 2 GiB and one page

function large_memory(initial, maximum) {
  try {
    const memory = new WebAssembly.Memory({initial, maximum});
    return {memory, guest: make_guest({memory, limits: {initial, maximum}})};
  } catch (error) {
    assert_true(error instanceof RangeError, String(error));
    assert_implements_optional(false, "the host cannot make a memory over 2 GiB");
  }
}

test(() => {
  const {memory, guest} = large_memory(LARGE, LARGE + 8);
  const {buffer} = memory;
  assert_equals(buffer.byteLength, LARGE * PAGE);
  const view = new Uint8Array(buffer);
  assert_equals(view.length, LARGE * PAGE);
  const last = LARGE * PAGE - 1;
  view[last] = 5;
  assert_equals(guest.load8(last), 5);
  guest.store8(2 ** 31, 6);
  assert_equals(view[2 ** 31], 6);
  const data = new DataView(buffer, 2 ** 31);
  assert_equals(data.getUint8(0), 6);
  assert_equals(new Uint8Array(buffer, last, 1)[0], 5);
  assert_equals(memory.grow(8), LARGE);
  assert_detached(buffer);
  assert_view_dead(view, "the old view");
  assert_equals(memory.buffer.byteLength, (LARGE + 8) * PAGE);
  assert_equals(new Uint8Array(memory.buffer)[last], 5);
}, "a memory of 2 GiB and a page");

// REQ M-008, M-011
test(() => {
  const {memory, guest} = large_memory(1, 65536);
  guest.store8(7, 7);
  const old = memory.buffer;
  if (guest.grow(0xfffe) === -1) {
    assert_implements_optional(false, "the host cannot grow a memory over 2 GiB");
  }
  assert_detached(old);
  assert_equals(memory.buffer.byteLength, 0xffff * PAGE);
  const view = new Uint8Array(memory.buffer);
  assert_equals(view[7], 7);
  view[0xffff * PAGE - 1] = 9;
  assert_equals(guest.load8(0xffff * PAGE - 1), 9);
}, "growth to a page below 4 GiB");

// REQ M-014
test(() => {
  const {memory, guest} = large_memory(1, LARGE);
  assert_implements_optional("toResizableBuffer" in memory, "the host has no resizable memory buffers");
  const buffer = memory.toResizableBuffer();
  assert_equals(buffer.maxByteLength, LARGE * PAGE);
  const view = new Uint8Array(buffer);
  if (guest.grow(LARGE - 1) === -1) {
    assert_implements_optional(false, "the host cannot grow a memory over 2 GiB");
  }
  assert_equals(view.length, LARGE * PAGE);
  view[2 ** 31] = 4;
  assert_equals(guest.load8(2 ** 31), 4);
}, "a resizable buffer that grows over 2 GiB");
