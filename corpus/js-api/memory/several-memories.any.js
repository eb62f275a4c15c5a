// META: title=Growth of one memory leaves the others of a module alone
// META: global=window,dedicatedworker,jsshell
// META: script=../resources/module.js
// META: script=../resources/helpers.js

// Growth of one memory leaves the others of a module alone.

"use strict";

// SPEC js-api/#memories; js-api/#refresh-the-memory-buffer
// REQ M-024
function three_memories() {
  const builder = new WasmModule();
  builder.memory({initial: 1, maximum: 4, export: "m0"});
  builder.memory({initial: 2, maximum: 4, export: "m1"});
  builder.memory({initial: 0, maximum: 4, export: "m2"});
  for (const memory of [0, 1, 2]) {
    builder.func({params: [I32], results: [I32], code: [op.local_get(0), op.memory_grow(memory)],
                  export: `grow${memory}`});
  }
  builder.func({code: [op.i32_const(8), op.i32_const(3), op.i32_store8(0, 1)], export: "store_in_1"});
  return builder.instantiate().exports;
}

for (const grown of [0, 1, 2]) {
  for (const delta of [0, 1]) {
    test(() => {
      const exports = three_memories();
      const memories = [exports.m0, exports.m1, exports.m2];
      const buffers = memories.map(({buffer}) => buffer);
      const sizes = [1, 2, 0];
      assert_equals(exports[`grow${grown}`](delta), sizes[grown]);
      memories.forEach((memory, i) => {
        if (i === grown) {
          assert_detached(buffers[i]);
          assert_attached(memory.buffer, (sizes[i] + delta) * PAGE);
        } else {
          assert_equals(memory.buffer, buffers[i]);
          assert_attached(buffers[i], sizes[i] * PAGE);
        }
      });
    }, `memory.grow of memory ${grown} by ${delta}`);
  }
}

test(() => {
  const {m0, m1, store_in_1} = three_memories();
  store_in_1();
  assert_equals(new Uint8Array(m1.buffer)[8], 3);
  assert_equals(new Uint8Array(m0.buffer)[8], 0);
}, "each memory has its own buffer");

test(() => {
  const {m0, m1} = three_memories();
  const {buffer} = m0;
  m1.grow(1);
  assert_equals(m0.buffer, buffer);
  assert_attached(buffer, PAGE);
}, "Memory.grow of one memory");

// One memory under two indices.
test(() => {
  const memory = new WebAssembly.Memory({initial: 1, maximum: 4});
  const builder = new WasmModule();
  builder.importMemory("m", "memory", {initial: 1, maximum: 4});
  builder.importMemory("m", "memory", {initial: 1});
  builder.func({results: [I32], code: [op.i32_const(0), op.memory_grow(1)], export: "grow"});
  builder.export("first", "memory", 0).export("second", "memory", 1);
  const exports = builder.instantiate({m: {memory}}).exports;
  const {buffer} = memory;
  assert_equals(exports.first, memory);
  assert_equals(exports.second, memory);
  exports.grow();
  assert_detached(buffer);
  assert_equals(exports.first.buffer, memory.buffer);
}, "one memory imported twice is one Memory object");
