// META: title=Memory.grow detaches the buffer, by 0 too, and gives another
// META: global=window,dedicatedworker,jsshell
// META: script=../resources/module.js
// META: script=../resources/helpers.js

// Memory.grow detaches the buffer, by 0 too, and gives another.

"use strict";

// SPEC js-api/#dom-memory-grow; js-api/#grow-the-memory-buffer; js-api/#refresh-the-memory-buffer
// REQ M-006, M-008, M-010, M-011, M-041
test(() => {
  const guest = make_guest({limits: {initial: 1, maximum: 8}});
  const {memory} = guest;
  const old = memory.buffer;
  new Uint8Array(old)[5] = 55;
  assert_equals(memory.grow(2), 1, "the old page count");
  assert_detached(old);
  assert_not_equals(memory.buffer, old);
  assert_attached(memory.buffer, 3 * PAGE);
  const view = new Uint8Array(memory.buffer);
  assert_equals(view[5], 55, "old bytes are kept");
  assert_equals(view[PAGE], 0, "new bytes are zero");
  view[3 * PAGE - 1] = 7;
  assert_equals(guest.load8(3 * PAGE - 1), 7);
  guest.store8(2 * PAGE, 8);
  assert_equals(view[2 * PAGE], 8);
}, "grow(2)");

// REQ M-009, M-041
test(() => {
  const guest = make_guest();
  const {memory} = guest;
  const old = memory.buffer;
  assert_equals(memory.grow(0), 1);
  assert_detached(old);
  assert_not_equals(memory.buffer, old);
  assert_attached(memory.buffer, PAGE);
  guest.store8(1, 2);
  assert_equals(new Uint8Array(memory.buffer)[1], 2);
}, "grow(0)");

test(() => {
  const memory = new WebAssembly.Memory({initial: 2, maximum: 2});
  const old = memory.buffer;
  assert_equals(memory.grow(0), 2);
  assert_detached(old);
  assert_attached(memory.buffer, 2 * PAGE);
}, "grow(0) at the maximum");

test(() => {
  const memory = new WebAssembly.Memory({initial: 1, maximum: 40});
  const buffers = [memory.buffer];
  for (let pages = 1; pages < 40; pages++) {
    assert_equals(memory.grow(1), pages);
    assert_equals(memory.grow(0), pages + 1);
    buffers.push(memory.buffer);
  }
  buffers.slice(0, -1).forEach((buffer, i) => assert_detached(buffer, `buffer ${i}`));
  assert_equals(new Set(buffers).size, 40, "all are other objects");
  assert_attached(memory.buffer, 40 * PAGE);
}, "forty growths in a row, well within any reservation");

// A view that is kept must not lead to where the store was.
// REQ M-008, M-013, M-026
test(() => {
  const memory = new WebAssembly.Memory({initial: 0});
  const views = [];
  for (const pages of [1, 15, 240, 768]) {
    const old = memory.buffer;
    views.push(new Uint8Array(old), new DataView(old));
    memory.grow(pages);
    assert_detached(old);
    views.forEach(view => assert_view_dead(view, view.constructor.name));
  }
  assert_attached(memory.buffer, 1024 * PAGE);
}, "growth without a maximum, to sizes at which a store is likely to move");

// Both ways of holding the memory see one new buffer.
// REQ M-005, M-008
test(() => {
  const owner = make_guest();
  const user = make_guest({memory: owner.memory});
  const old = owner.memory.buffer;
  user.memory.grow(1);
  assert_detached(old);
  assert_equals(owner.memory.buffer, user.memory.buffer);
  assert_equals(owner.size(), 2);
}, "growth through one instance's export is seen through the other's");

// The memory never shrinks: no delta is negative (EnforceRange), the instruction's operand is unsigned.
// SPEC js-api/#addressvaluetou64
// REQ M-012, M-031
test(() => {
  const guest = make_guest({limits: {initial: 2, maximum: 8}});
  const {buffer} = guest.memory;
  assert_throws_js(TypeError, () => guest.memory.grow(-1));
  assert_equals(guest.grow(-1), -1);
  assert_equals(guest.memory.buffer, buffer);
  assert_equals(guest.size(), 2);
}, "no road shrinks the memory");

// Expando properties belong to the object that went.
// REQ M-008
test(() => {
  const memory = new WebAssembly.Memory({initial: 1, maximum: 2});
  memory.buffer.mark = 1;
  const old = memory.buffer;
  memory.grow(1);
  assert_false("mark" in memory.buffer);
  assert_equals(old.mark, 1);
}, "properties of the old buffer stay with it");
