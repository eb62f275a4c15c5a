// META: title=A memory of zero pages has a buffer of length 0, with an identity
// META: global=window,dedicatedworker,jsshell
// META: script=../resources/module.js
// META: script=../resources/helpers.js

// A memory of zero pages has a buffer of length 0, with an identity.

"use strict";

// SPEC js-api/#dom-memory-memory; js-api/#create-a-fixed-length-memory-buffer
// REQ M-027, M-041
test(() => {
  const {buffer} = new WebAssembly.Memory({initial: 0});
  assert_equals(Object.getPrototypeOf(buffer), ArrayBuffer.prototype);
  assert_attached(buffer, 0);
}, "new WebAssembly.Memory({initial: 0}).buffer");

// REQ M-028, M-041
test(() => {
  const guest = make_guest({limits: {initial: 0}});
  assert_attached(guest.memory.buffer, 0);
  assert_equals(guest.size(), 0);
  assert_throws_js(WebAssembly.RuntimeError, () => guest.load8(0));
}, "an exported (memory 0)");

// REQ M-029
test(() => {
  const memory = new WebAssembly.Memory({initial: 0});
  assert_equals(memory.buffer, memory.buffer);
  const guest = make_guest({memory, limits: {initial: 0}});
  const {buffer} = memory;
  guest.size();
  assert_equals(guest.memory.buffer, buffer);
}, "the empty buffer is one object");

test(() => {
  assert_not_equals(new WebAssembly.Memory({initial: 0}).buffer, new WebAssembly.Memory({initial: 0}).buffer);
}, "two memories of zero pages have two buffers");

test(() => {
  const {buffer} = new WebAssembly.Memory({initial: 0});
  for (const {name, type} of VIEWS) {
    assert_equals(new type(buffer).byteLength, 0, name);
  }
  assert_throws_js(RangeError, () => new Uint8Array(buffer, 0, 1));
}, "views over the empty buffer");

// SPEC js-api/#refresh-the-memory-buffer
// REQ M-030
for (const [road, grow] of [
  ["Memory.grow", (guest, n) => guest.memory.grow(n)],
  ["memory.grow", (guest, n) => guest.grow(n)],
]) {
  for (const delta of [0, 1]) {
    test(() => {
      const guest = make_guest({limits: {initial: 0, maximum: 2}});
      const old = guest.memory.buffer;
      assert_equals(grow(guest, delta), 0);
      assert_detached(old);
      assert_not_equals(guest.memory.buffer, old);
      assert_attached(guest.memory.buffer, delta * PAGE);
      if (delta > 0) {
        guest.store8(0, 3);
        assert_equals(new Uint8Array(guest.memory.buffer)[0], 3);
      }
    }, `${road} by ${delta} from zero pages detaches the empty buffer`);
  }
}

// SPEC js-api/#dom-memory-toresizablebuffer
// REQ M-014, M-030
test(() => {
  const memory = new WebAssembly.Memory({initial: 0, maximum: 2});
  assert_implements_optional("toResizableBuffer" in memory, "the host has no resizable memory buffers");
  const buffer = memory.toResizableBuffer();
  const view = new Uint8Array(buffer);
  assert_equals(buffer.byteLength, 0);
  assert_equals(buffer.maxByteLength, 2 * PAGE);
  buffer.resize(0);
  assert_equals(memory.buffer, buffer);
  buffer.resize(PAGE);
  assert_equals(view.length, PAGE);
}, "a resizable buffer from zero pages");

test(() => {
  const memory = new WebAssembly.Memory({initial: 0, maximum: 0});
  const old = memory.buffer;
  assert_throws_js(RangeError, () => memory.grow(1));
  assert_equals(memory.buffer, old);
  assert_attached(old, 0);
}, "a maximum of zero pages");
