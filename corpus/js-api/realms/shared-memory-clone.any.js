// META: title=A clone of a shared Memory is another object over the same memory
// META: global=window,dedicatedworker,jsshell
// META: script=../resources/module.js
// META: script=../resources/helpers.js
// META: script=../resources/realms.js

// A clone of a shared Memory is another object over the same memory.

"use strict";

// The threads proposal posts a shared Memory to a Worker in its example. In one agent a clone is another Memory object
// with an address that is the same memory: what one writes and grows, the other shows.
// SPEC threads/js-api/#dom-memory-buffer; threads/js-api/#object-caches
// REQ M-014
const SHARED_LIMITS = {initial: 1, maximum: 4, shared: true};

function cloned() {
  assert_host_has("SharedArrayBuffer");
  assert_host_has("structuredClone");
  const memory = new WebAssembly.Memory(SHARED_LIMITS);
  return {memory, clone: structuredClone(memory)};
}

test(() => {
  const {memory, clone} = cloned();
  assert_not_equals(clone, memory);
  assert_equals(Object.getPrototypeOf(clone), WebAssembly.Memory.prototype);
  assert_true(clone.buffer instanceof SharedArrayBuffer);
  assert_equals(clone.buffer.byteLength, PAGE);
}, "a clone is a Memory with a SharedArrayBuffer");

test(() => {
  const {memory, clone} = cloned();
  new Uint8Array(memory.buffer)[3] = 4;
  assert_equals(new Uint8Array(clone.buffer)[3], 4);
  const guest = make_guest({memory: clone, limits: SHARED_LIMITS});
  guest.store8(5, 6);
  assert_equals(new Uint8Array(memory.buffer)[5], 6);
}, "writes through one are seen through the other");

test(() => {
  const {memory, clone} = cloned();
  const [old, old_clone] = [memory.buffer, clone.buffer];
  assert_equals(memory.grow(2), 1);
  assert_equals(memory.buffer.byteLength, 3 * PAGE);
  assert_equals(clone.grow(0), 3, "the clone's memory grew");
  assert_equals(clone.buffer.byteLength, 3 * PAGE, "and its buffer shows it");
  assert_equals(old.byteLength, PAGE);
  assert_equals(old_clone.byteLength, PAGE);
}, "growth through one is seen through the other");

test(() => {
  const {memory, clone} = cloned();
  make_guest({memory: clone, limits: SHARED_LIMITS}).grow(1);
  assert_equals(memory.buffer.byteLength, 2 * PAGE);
  assert_equals(clone.buffer.byteLength, 2 * PAGE);
}, "growth by a guest over the clone is seen in the buffer getter of the other");

test(() => {
  const {memory} = cloned();
  const {first, second} = structuredClone({first: memory, second: memory});
  assert_equals(first, second);
}, "one Memory seen twice in what is cloned is one clone");
