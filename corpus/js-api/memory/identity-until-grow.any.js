// META: title=memory.buffer is the same object until the memory grows
// META: global=window,dedicatedworker,jsshell
// META: script=../resources/module.js
// META: script=../resources/helpers.js

// memory.buffer is the same object until the memory grows.

"use strict";

// Reading buffer gives the object in the slot: nothing but growth and the two conversions puts another one there.
// SPEC js-api/#dom-memory-buffer; js-api/#refresh-the-memory-buffer
// REQ M-004, M-041
test(() => {
  const memory = new WebAssembly.Memory({initial: 1});
  const {buffer} = memory;
  for (let i = 0; i < 100; i++) {
    assert_equals(memory.buffer, buffer);
  }
  assert_attached(buffer, PAGE);
  assert_equals(Object.getPrototypeOf(buffer), ArrayBuffer.prototype);
}, "repeated reads give one object");

test(() => {
  const guest = make_guest();
  const {buffer} = guest.memory;
  guest.store8(1, 1);
  guest.load8(1);
  assert_equals(guest.size(), 1);
  assert_throws_js(WebAssembly.RuntimeError, () => guest.load8(PAGE));
  assert_equals(guest.memory.buffer, buffer);
  assert_attached(buffer, PAGE);
}, "calls, memory.size and traps keep it");

// REQ M-004, M-006, M-019
test(() => {
  let memory, buffer;
  const builder = new WasmModule();
  const look = builder.importFunction("m", "look", [], []);
  builder.memory({initial: 1, export: "memory"});
  builder.func({
    locals: [I32],
    code: [op.loop(VOID, op.call(look), op.local_get(0), op.i32_const(1), op.i32_add, op.local_tee(0),
                   op.i32_const(1000), op.i32_sub, op.br_if(0))],
    export: "run",
  });
  let calls = 0;
  const exports = builder.instantiate({m: {look: () => {
    calls++;
    assert_equals(memory.buffer, buffer);
  }}}).exports;
  memory = exports.memory;
  buffer = memory.buffer;
  exports.run();
  assert_equals(calls, 1000);
  assert_equals(memory.buffer, buffer);
  assert_attached(buffer, PAGE);
}, "a thousand imports called without growth keep it");

promise_test(async () => {
  const guest = make_guest();
  const {buffer} = guest.memory;
  const view = new Uint8Array(buffer);
  for (let turn = 0; turn < 3; turn++) {
    await null;
    assert_equals(guest.memory.buffer, buffer, "microtask");
    await WebAssembly.compile(new WasmModule().toBytes());
    assert_equals(guest.memory.buffer, buffer, "task");
    guest.store8(turn, turn + 1);
    assert_equals(view[turn], turn + 1, "still live");
  }
}, "turns of the event loop keep it");

test(() => {
  const memory = new WebAssembly.Memory({initial: 1, maximum: 4});
  const {buffer} = memory;
  const guest = make_guest({memory, limits: {initial: 1, maximum: 4}});
  const second = make_guest({memory, limits: {initial: 0, maximum: 5}});
  assert_equals(memory.buffer, buffer, "instantiation");
  assert_equals(guest.memory.buffer, second.memory.buffer);
  assert_throws_js(WebAssembly.LinkError, () => make_guest({memory, limits: {initial: 2, maximum: 4}}));
  assert_throws_js(WebAssembly.LinkError, () => make_guest({memory, limits: {initial: 1, maximum: 3}}));
  assert_equals(memory.buffer, buffer, "an instantiation that fails");
}, "instantiations with the memory keep it");

// One address, one Memory object: by export, import and export again, of a second instance.
// SPEC js-api/#create-a-memory-object; js-api/#object-caches
// REQ M-005
test(() => {
  const memory = new WebAssembly.Memory({initial: 1, maximum: 8});
  const {buffer} = memory;
  const first = make_guest({memory});
  const second = make_guest({memory: first.memory});
  assert_equals(first.memory, memory);
  assert_equals(second.memory, memory);
  assert_equals(second.memory.buffer, buffer);
  second.store8(5, 6);
  assert_equals(first.load8(5), 6);
  assert_equals(first.grow(1), 1);
  assert_equals(second.memory, memory, "the Memory object outlives growth");
  assert_equals(first.memory.buffer, second.memory.buffer);
  assert_not_equals(memory.buffer, buffer);
}, "a memory made in JS, exported by two instances, is one Memory object with one buffer");

test(() => {
  const owner = make_guest();
  const user = make_guest({memory: owner.memory});
  assert_equals(user.memory, owner.memory);
  assert_equals(user.memory.buffer, owner.memory.buffer);
}, "a memory that a module defines is one Memory object for its importers too");

test(() => {
  const builder = new WasmModule();
  builder.memory({initial: 1, export: "a"});
  builder.export("b", "memory", 0);
  const {a, b} = builder.instantiate().exports;
  assert_equals(a, b);
  assert_equals(a.buffer, b.buffer);
}, "one memory exported by two names is one Memory object");

test(() => {
  const module = new WasmModule();
  module.memory({initial: 1, export: "memory"});
  const compiled = module.compile();
  const one = new WebAssembly.Instance(compiled).exports.memory;
  const two = new WebAssembly.Instance(compiled).exports.memory;
  assert_not_equals(one, two);
  assert_not_equals(one.buffer, two.buffer);
  new Uint8Array(one.buffer)[0] = 1;
  assert_equals(new Uint8Array(two.buffer)[0], 0);
}, "two instances of one module have two memories");

// Where no Memory object exists for the address, growth has nothing to refresh; a first look gives the present size.
// SPEC js-api/#refresh-the-memory-buffer; js-api/#create-a-memory-object
// REQ M-025
test(() => {
  const builder = new WasmModule();
  builder.memory({initial: 1, maximum: 4});
  builder.func({results: [I32], code: [op.i32_const(2), op.memory_grow(0)], export: "grow"});
  builder.func({results: [I32], code: op.memory_size(0), export: "size"});
  const {grow, size} = builder.instantiate().exports;
  assert_equals(grow(), 1);
  assert_equals(size(), 3);
}, "a memory that JS never sees grows");

test(() => {
  const seen = [];
  const builder = new WasmModule();
  const look = builder.importFunction("m", "look", [I32], []);
  builder.memory({initial: 1, maximum: 4, export: "memory"});
  builder.start(builder.func({code: [op.i32_const(2), op.memory_grow(0), op.call(look)]}));
  const {memory} = builder.instantiate({m: {look: old => seen.push(old)}}).exports;
  assert_array_equals(seen, [1]);
  assert_attached(memory.buffer, 3 * PAGE);
  assert_equals(memory.buffer, memory.buffer);
}, "a memory grown by the start function before JS sees it has the grown size");
