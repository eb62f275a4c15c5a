// META: title=Shared memories with growable buffers
// META: global=window,dedicatedworker,jsshell
// META: script=../resources/module.js
// META: script=../resources/helpers.js

// Shared memories with growable buffers.

"use strict";

// By the threads proposal's text of the API, its maximum taken in bytes as the buffer's maxByteLength must be.
// SPEC threads/js-api/#dom-memory-toresizablebuffer; threads/js-api/#create-a-resizable-memory-buffer
// REQ M-014
const SHARED_LIMITS = {initial: 1, maximum: 4, shared: true};

function growable_guest() {
  assert_host_has("SharedArrayBuffer");
  assert_implements_optional("toResizableBuffer" in WebAssembly.Memory.prototype, "the host has no resizable buffers");
  const memory = new WebAssembly.Memory(SHARED_LIMITS);
  return make_guest({memory, limits: SHARED_LIMITS});
}

test(() => {
  const {memory} = growable_guest();
  const old = memory.buffer;
  const buffer = memory.toResizableBuffer();
  assert_not_equals(buffer, old);
  assert_equals(memory.buffer, buffer);
  assert_equals(memory.toResizableBuffer(), buffer);
  assert_true(buffer instanceof SharedArrayBuffer);
  assert_true(buffer.growable);
  assert_equals(buffer.maxByteLength, 4 * PAGE);
  assert_equals(buffer.byteLength, PAGE);
  assert_true(Object.isFrozen(buffer));
  assert_equals(old.byteLength, PAGE, "the old buffer stays");
  assert_false(old.growable);
  new Uint8Array(old)[2] = 3;
  assert_equals(new Uint8Array(buffer)[2], 3);
}, "toResizableBuffer gives a growable buffer and detaches nothing");

for (const [road, grow] of [
  ["Memory.grow", guest => guest.memory.grow(2)], ["memory.grow", guest => guest.grow(2)],
  ["SharedArrayBuffer.grow", guest => guest.memory.buffer.grow(3 * PAGE)],
]) {
  test(() => {
    const guest = growable_guest();
    const buffer = guest.memory.toResizableBuffer();
    const tracking = new Uint8Array(buffer);
    const fixed = new Uint8Array(buffer, 0, 16);
    grow(guest);
    assert_equals(guest.memory.buffer, buffer);
    assert_equals(buffer.byteLength, 3 * PAGE);
    assert_equals(tracking.length, 3 * PAGE);
    assert_equals(fixed.length, 16);
    assert_equals(guest.size(), 3);
    guest.store8(3 * PAGE - 1, 5);
    assert_equals(tracking[3 * PAGE - 1], 5);
  }, `${road} lengthens the growable buffer`);
}

// SPEC threads/js-api/#abstract-operation-hostgrowsharedarraybuffer
// REQ M-012, M-031
for (const [name, length] of [["less", 0], ["half a page more", PAGE + PAGE / 2], ["past the maximum", 5 * PAGE]]) {
  test(() => {
    const guest = growable_guest();
    const buffer = guest.memory.toResizableBuffer();
    assert_throws_js(RangeError, () => buffer.grow(length));
    assert_equals(buffer.byteLength, PAGE);
    assert_equals(guest.size(), 1);
  }, `SharedArrayBuffer.grow to ${name} is a RangeError`);
}

test(() => {
  const guest = growable_guest();
  assert_throws_js(TypeError, () => guest.memory.buffer.grow(2 * PAGE));
  assert_equals(guest.size(), 1);
}, "SharedArrayBuffer.grow of a buffer of fixed length is a TypeError");

// SPEC threads/js-api/#dom-memory-tofixedlengthbuffer
test(() => {
  const {memory} = growable_guest();
  const {buffer} = memory;
  assert_equals(memory.toFixedLengthBuffer(), buffer);
  assert_equals(memory.buffer, buffer);
}, "toFixedLengthBuffer of a buffer of fixed length returns it");
