// META: title=What the guest writes is seen in views that were made before
// META: global=window,dedicatedworker,jsshell
// META: script=../resources/module.js
// META: script=../resources/helpers.js

// What the guest writes is seen in views that were made before.

"use strict";

// A view made once, before anything runs, shows every write of the guest without a new look at memory.buffer.
// SPEC js-api/#identified-with; js-api/#store
// REQ M-002, M-003
const STORES = {
  "i32.store8": {code: [op.i32_const(20), op.i32_const(0xab), op.i32_store8()], bytes: [0xab, 0, 0, 0]},
  "i32.store16": {code: [op.i32_const(20), op.i32_const(0xabcd), op.i32_store16()], bytes: [0xcd, 0xab, 0, 0]},
  "i32.store": {code: [op.i32_const(20), op.i32_const(0x04030201), op.i32_store()], bytes: [1, 2, 3, 4]},
  "i32.store with an offset": {code: [op.i32_const(4), op.i32_const(0x04030201), op.i32_store(16)],
                               bytes: [1, 2, 3, 4]},
  "i64.store": {code: [op.i32_const(20), op.i64_const(0x0807060504030201n), op.i64_store()],
                bytes: [1, 2, 3, 4, 5, 6, 7, 8]},
  "f32.store": {code: [op.i32_const(20), op.f32_const(1.5), op.f32_store()], bytes: [0, 0, 0xc0, 0x3f]},
  "f64.store": {code: [op.i32_const(20), op.f64_const(1.5), op.f64_store()], bytes: [0, 0, 0, 0, 0, 0, 0xf8, 0x3f]},
  "memory.fill": {code: [op.i32_const(20), op.i32_const(9), op.i32_const(3), op.memory_fill()], bytes: [9, 9, 9, 0]},
  "memory.copy": {code: [op.i32_const(20), op.i32_const(101), op.i32_const(2), op.memory_copy()], bytes: [72, 73, 0]},
  "memory.init": {code: [op.i32_const(20), op.i32_const(1), op.i32_const(2), op.memory_init(0)], bytes: [62, 63, 0]},
  "i32.atomic.store": {code: [op.i32_const(20), op.i32_const(0x04030201), op.i32_atomic_store()], bytes: [1, 2, 3, 4]},
  "i32.atomic.rmw.add": {code: [op.i32_const(20), op.i32_const(258), op.i32_atomic_rmw_add(), op.drop],
                         bytes: [2, 1, 0, 0]},
  "v128.store": {code: [op.i32_const(20), op.v128_const(Array.from({length: 16}, (_, i) => i + 1)), op.v128_store()],
                 bytes: Array.from({length: 16}, (_, i) => i + 1)},
};

function writer(code) {
  const builder = new WasmModule();
  builder.importMemory("m", "memory", {initial: 1, maximum: 8});
  builder.data({bytes: [61, 62, 63]});
  builder.func({code, export: "run"});
  return builder.compile();
}

for (const [name, {code, bytes}] of Object.entries(STORES)) {
  test(() => {
    const memory = new WebAssembly.Memory({initial: 1, maximum: 8});
    const early = new Uint8Array(memory.buffer);
    const views = VIEWS.map(({name: kind, type, forms}) =>
      ({kind, made: forms.map(form => ({form, view: form.make(type, memory.buffer)}))}));
    early.set([71, 72, 73], 100);
    new WebAssembly.Instance(writer(code), {m: {memory}}).exports.run();
    assert_array_equals(early.slice(20, 20 + bytes.length), bytes, "Uint8Array");
    for (const {kind, made} of views) {
      for (const {form, view} of made.filter(({form: {length}}) => length !== 0)) {
        for (let i = 0; i < bytes.length; i++) {
          assert_equals(view_byte(view, 20 - form.start + i), bytes[i], `${kind} ${form.form}, byte ${i}`);
        }
      }
    }
    assert_equals(new Uint8Array(memory.buffer)[20], bytes[0], "a view made afterwards");
  }, `${name} is seen in every view`);
}

test(() => {
  const memory = new WebAssembly.Memory({initial: 1});
  const view = new Uint8Array(memory.buffer, 10, 4);
  const builder = new WasmModule();
  builder.importMemory("m", "memory", {initial: 1});
  builder.data({bytes: [5, 6, 7], offset: op.i32_const(11)});
  builder.instantiate({m: {memory}});
  assert_array_equals(view, [0, 5, 6, 7]);
}, "an active data segment is seen at instantiation");

test(() => {
  const memory = new WebAssembly.Memory({initial: 1});
  const view = new Uint8Array(memory.buffer);
  const builder = new WasmModule();
  builder.importMemory("m", "memory", {initial: 1});
  builder.data({bytes: [5, 6, 7], offset: op.i32_const(0)});
  builder.data({bytes: [8, 9], offset: op.i32_const(PAGE - 1)});
  assert_throws_js(WebAssembly.RuntimeError, () => builder.instantiate({m: {memory}}));
  assert_array_equals(view.slice(0, 3), [5, 6, 7], "what the segment in front wrote stays");
  assert_equals(view[PAGE - 1], 0, "the segment that does not fit writes nothing");
}, "an instantiation that traps leaves the writes in front of the trap");

test(() => {
  let view;
  const seen = [];
  const builder = new WasmModule();
  const look = builder.importFunction("m", "look", [], []);
  builder.memory({initial: 1, export: "memory"});
  const store = value => [op.i32_const(64), op.i32_const(value), op.i32_store8()];
  builder.func({code: [store(1), op.call(look), store(2), op.call(look), store(3), op.unreachable], export: "run"});
  const {memory, run} = builder.instantiate({m: {look: () => seen.push(view[0])}}).exports;
  view = new Uint8Array(memory.buffer, 64, 1);
  assert_throws_js(WebAssembly.RuntimeError, run);
  assert_array_equals(seen, [1, 2]);
  assert_equals(view[0], 3, "also what was written in front of a trap");
}, "writes are seen in host functions in the middle of a call, and behind a trap");
