// META: title=Shared memories: SharedArrayBuffers that growth never detaches
// META: global=window,dedicatedworker,jsshell
// META: script=../resources/module.js
// META: script=../resources/helpers.js

// Shared memories: SharedArrayBuffers that growth never detaches.

"use strict";

// By the threads proposal's text of the API.
// SPEC threads/js-api/#create-a-fixed-length-memory-buffer; threads/js-api/#dom-memory-buffer
const SHARED_LIMITS = {initial: 1, maximum: 4, shared: true};

function shared_guest() {
  assert_host_has("SharedArrayBuffer");
  const memory = new WebAssembly.Memory(SHARED_LIMITS);
  return make_guest({memory, limits: SHARED_LIMITS});
}

// REQ M-004
test(() => {
  const {memory} = shared_guest();
  const {buffer} = memory;
  assert_equals(Object.getPrototypeOf(buffer), SharedArrayBuffer.prototype);
  assert_equals(buffer.byteLength, PAGE);
  assert_equals(memory.buffer, buffer);
}, "buffer is one SharedArrayBuffer until growth");

test(() => {
  const {buffer} = shared_guest().memory;
  assert_true(Object.isFrozen(buffer));
  assert_false(Object.isExtensible(buffer));
  assert_throws_js(TypeError, () => {
    buffer.mark = 1;
  });
  assert_throws_js(TypeError, () => Object.setPrototypeOf(buffer, null));
}, "the buffer is frozen");

test(() => {
  const {memory} = shared_guest();
  memory.grow(1);
  assert_true(Object.isFrozen(memory.buffer));
}, "so is the one after growth");

// REQ M-001, M-002, M-003
test(() => {
  const guest = shared_guest();
  for (const {name, type, forms} of VIEWS) {
    for (const form of forms) {
      const view = form.make(type, guest.memory.buffer);
      assert_view_live(view, form, PAGE, guest, `${name} ${form.form}`);
    }
  }
}, "views over it are live, both ways");

test(() => {
  const guest = shared_guest();
  Atomics.store(new Int32Array(guest.memory.buffer), 1, 0x04030201);
  assert_array_equals([4, 5, 6, 7].map(guest.load8), [1, 2, 3, 4]);
}, "Atomics.store is read by the guest");

// SPEC threads/js-api/#refresh-the-memory-buffer; threads/js-api/#dom-memory-grow
// REQ M-011, M-014
const SHARED_ROADS = {
  "Memory.grow": (guest, n) => guest.memory.grow(n),
  "memory.grow": (guest, n) => guest.grow(n),
  "memory.grow in a start function": (guest, n) => {
    let result;
    const builder = new WasmModule();
    const look = builder.importFunction("m", "look", [I32], []);
    builder.importMemory("m", "memory", SHARED_LIMITS);
    builder.start(builder.func({code: [op.i32_const(n), op.memory_grow(0), op.call(look)]}));
    builder.instantiate({m: {memory: guest.memory, look: old => {
      result = old;
    }}});
    return result;
  },
};

for (const [road, grow] of Object.entries(SHARED_ROADS)) {
  test(() => {
    const guest = shared_guest();
    const {memory} = guest;
    const old = memory.buffer;
    const views = VIEWS.map(({type, forms}) => forms.map(form => ({form, view: form.make(type, old)}))).flat();
    assert_equals(grow(guest, 2), 1);
    assert_equals(old.byteLength, PAGE, "the old buffer keeps its length");
    assert_not_equals(memory.buffer, old);
    assert_equals(memory.buffer.byteLength, 3 * PAGE);
    assert_equals(memory.buffer, memory.buffer);
    views.forEach(({form, view}) => assert_view_live(view, form, PAGE, guest, `${view.constructor.name} ${form.form}`));
    new Uint8Array(old)[3] = 4;
    assert_equals(new Uint8Array(memory.buffer)[3], 4, "both buffers are the same memory");
    guest.store8(3 * PAGE - 1, 9);
    assert_equals(new Uint8Array(memory.buffer)[3 * PAGE - 1], 9);
  }, `${road}: the old buffer stays as it was, buffer gives a longer one`);

  // js-api.bs makes a new buffer at every refresh; the proposal's Overview keeps it while the length is equal.
  test(() => {
    const guest = shared_guest();
    const old = guest.memory.buffer;
    assert_equals(grow(guest, 0), 1);
    assert_equals(old.byteLength, PAGE);
    assert_not_equals(guest.memory.buffer, old);
    assert_equals(guest.memory.buffer.byteLength, PAGE);
  }, `${road} by 0 gives another buffer of the same length`);

  test(() => {
    const guest = shared_guest();
    const {buffer} = guest.memory;
    let result;
    try {
      result = grow(guest, 4);
    } catch (error) {
      assert_true(error instanceof RangeError);
      result = -1;
    }
    assert_equals(result, -1);
    assert_equals(guest.memory.buffer, buffer);
  }, `${road} past the maximum changes nothing`);
}

// In the middle of a call.
// REQ M-014, M-015
test(() => {
  assert_host_has("SharedArrayBuffer");
  const memory = new WebAssembly.Memory(SHARED_LIMITS);
  const seen = [];
  const builder = new WasmModule();
  const look = builder.importFunction("m", "look", [], []);
  builder.importMemory("m", "memory", SHARED_LIMITS);
  builder.func({code: [op.call(look), op.i32_const(1), op.memory_grow(0), op.drop, op.call(look)], export: "run"});
  builder.instantiate({m: {memory, look: () => seen.push(memory.buffer)}}).exports.run();
  assert_not_equals(seen[0], seen[1]);
  assert_array_equals(seen.map(({byteLength}) => byteLength), [PAGE, 2 * PAGE]);
  assert_equals(memory.buffer, seen[1]);
}, "growth in the middle of a call");

// SPEC threads/js-api/#dom-memory-memory
test(() => {
  assert_host_has("SharedArrayBuffer");
  assert_throws_js(TypeError, () => new WebAssembly.Memory({initial: 1, shared: true}));
  assert_throws_js(RangeError, () => new WebAssembly.Memory({initial: 2, maximum: 1, shared: true}));
}, "a shared memory needs a maximum, and no smaller one than it has pages");

test(() => {
  assert_host_has("SharedArrayBuffer");
  for (const truthy of [1, "false", {}, Symbol()]) {
    assert_true(new WebAssembly.Memory({initial: 1, maximum: 1, shared: truthy}).buffer instanceof SharedArrayBuffer);
  }
  for (const falsy of [0, "", null, undefined, NaN]) {
    assert_true(new WebAssembly.Memory({initial: 1, maximum: 1, shared: falsy}).buffer instanceof ArrayBuffer);
  }
}, "shared is a boolean");

test(() => {
  assert_host_has("SharedArrayBuffer");
  const log = [];
  const descriptor = new Proxy({initial: 1, maximum: 1}, {get(object, key) {
    log.push(key);
    return object[key];
  }});
  new WebAssembly.Memory(descriptor);
  assert_array_equals(log, ["address", "initial", "maximum", "shared"]);
}, "shared is read behind maximum");

test(() => {
  assert_host_has("SharedArrayBuffer");
  const {buffer} = new WebAssembly.Memory({initial: 0, maximum: 1, shared: true});
  assert_equals(buffer.byteLength, 0);
  assert_true(buffer instanceof SharedArrayBuffer);
}, "zero pages");

// SPEC threads/js-api/#read-the-imports
test(() => {
  const {memory} = shared_guest();
  const unshared = new WebAssembly.Memory({initial: 1, maximum: 4});
  const plain = {initial: 1, maximum: 4};
  assert_throws_js(WebAssembly.LinkError, () => make_guest({memory, limits: plain}));
  assert_throws_js(WebAssembly.LinkError, () => make_guest({memory: unshared, limits: SHARED_LIMITS}));
}, "shared and unshared do not match as imports");

test(() => {
  const guest = shared_guest();
  const second = make_guest({memory: guest.memory, limits: SHARED_LIMITS});
  assert_equals(second.memory, guest.memory);
  second.store8(1, 2);
  assert_equals(guest.load8(1), 2);
}, "one Memory object for both instances");

// A SharedArrayBuffer is never transferred.
// REQ M-007
test(() => {
  assert_host_has("structuredClone");
  const {memory} = shared_guest();
  const {buffer} = memory;
  assert_equals(thrown_by(() => structuredClone(buffer, {transfer: [buffer]})).name, "DataCloneError");
  assert_equals(memory.buffer, buffer);
  assert_equals(buffer.byteLength, PAGE);
  assert_false("transfer" in SharedArrayBuffer.prototype);
}, "nobody can transfer the buffer");
