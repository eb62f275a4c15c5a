// META: title=A memory's buffer and the views of another realm
// META: global=window,dedicatedworker,jsshell
// META: requires=createRealm
// META: script=../resources/module.js
// META: script=../resources/helpers.js
// META: script=../resources/realms.js

// A memory's buffer and the views of another realm.

"use strict";

// SPEC js-api/#create-a-fixed-length-memory-buffer; js-api/#refresh-the-memory-buffer
// REQ M-003, M-013
test(() => {
  const other = create_realm();
  const guest = make_guest();
  const {buffer} = guest.memory;
  const views = VIEWS.map(({name}) => new other.global[name](buffer, 16));
  guest.store8(16, 5);
  new other.global.Uint8Array(buffer)[17] = 6;
  assert_equals(new other.global.Uint8Array(buffer)[16], 5);
  assert_equals(guest.load8(17), 6);
  guest.grow(0);
  for (const view of views) {
    if (view instanceof other.global.DataView) {
      assert_made_in(other, thrown_by(() => view.getUint8(0)), "TypeError");
    } else {
      assert_equals(view.length, 0, view.constructor.name);
    }
  }
}, "views of another realm are live, and die with the buffer");

// SPEC js-api/#HostResizeArrayBuffer
// REQ M-014, R-009
test(() => {
  const other = create_realm();
  const guest = make_guest({limits: {initial: 1, maximum: 3}});
  assert_implements_optional("toResizableBuffer" in guest.memory, "the host has no resizable memory buffers");
  const buffer = other.WebAssembly.Memory.prototype.toResizableBuffer.call(guest.memory);
  assert_made_in(other, buffer, "ArrayBuffer");
  ArrayBuffer.prototype.resize.call(buffer, 2 * PAGE);
  assert_equals(guest.size(), 2);
  const {resize} = other.global.ArrayBuffer.prototype;
  resize.call(buffer, 3 * PAGE);
  assert_equals(guest.size(), 3);
  assert_equals(guest.memory.buffer, buffer);
  assert_made_in(other, thrown_by(() => resize.call(buffer, PAGE)), "RangeError");
  assert_equals(guest.size(), 3);
}, "resize of either realm grows the memory; its errors are of the realm whose resize it is");

// SPEC js-api/#create-a-fixed-length-memory-buffer
// REQ M-007, R-009
test(() => {
  const other = create_realm();
  assert_implements_optional("transfer" in ArrayBuffer.prototype, "the host has no ArrayBuffer.prototype.transfer");
  const {buffer} = new WebAssembly.Memory({initial: 1});
  assert_made_in(other, thrown_by(() => other.global.ArrayBuffer.prototype.transfer.call(buffer)), "TypeError");
  assert_attached(buffer, PAGE);
}, "transfer of another realm is refused too");

// SPEC js-api/#memories
// REQ M-015, M-021, R-009
test(() => {
  const other = create_realm();
  const memory = new WebAssembly.Memory({initial: 1, maximum: 4});
  const {buffer} = memory;
  const builder = new WasmModule();
  const look = builder.importFunction("m", "look", [], []);
  builder.importMemory("m", "memory", {initial: 1});
  builder.func({code: [op.i32_const(0), op.memory_grow(0), op.drop, op.call(look)], export: "run"});
  other.global.memory = memory;
  other.global.captured = buffer;
  const look_there = run_in(other, [], "return () => { seen = [memory.buffer === captured, captured.byteLength]; }");
  new other.WebAssembly.Instance(builder.compile(), {m: {memory, look: look_there}}).exports.run();
  assert_array_equals(other.global.seen, [false, 0]);
  assert_detached(buffer);
  assert_equals(Object.getPrototypeOf(memory), WebAssembly.Memory.prototype);
}, "growth by an instance of another realm is seen by that realm's host function and here");
