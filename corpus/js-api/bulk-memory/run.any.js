// META: title=memory.fill, memory.copy, memory.init and data.drop in one module
// META: global=window,dedicatedworker,jsshell
// META: script=../resources/module.js
// META: script=../resources/helpers.js

// memory.fill, memory.copy, memory.init and data.drop in one module.

"use strict";

// fill writes 0xab, init writes 0xde from a passive segment, copy brings both side by side; run reads 0xabde, which is
// 43998, in little-endian order.
// SPEC js-api/#call-an-exported-function
// REQ M-036
function bulk_memory_module() {
  const builder = new WasmModule();
  builder.memory({initial: 1, export: "memory"});
  builder.data({bytes: [0x11, 0xde, 0x22]});
  const consts = (...values) => values.map(value => op.i32_const(value));
  builder.func({
    results: [I32],
    code: [
      consts(100, 0xab, 4), op.memory_fill(),
      consts(200, 1, 1), op.memory_init(0), op.data_drop(0),
      consts(300, 200, 1), op.memory_copy(),
      consts(301, 103, 1), op.memory_copy(),
      op.i32_const(300), op.i32_load16_u(),
    ],
    export: "run",
  });
  builder.func({code: [consts(0, 0, 1), op.memory_init(0)], export: "init_again"});
  return builder;
}

test(() => {
  const {run, memory} = bulk_memory_module().instantiate().exports;
  const view = new Uint8Array(memory.buffer);
  assert_equals(run(), 43998);
  assert_array_equals(view.slice(99, 105), [0, 0xab, 0xab, 0xab, 0xab, 0], "fill");
  assert_array_equals(view.slice(199, 202), [0, 0xde, 0], "init");
  assert_array_equals(view.slice(299, 303), [0, 0xde, 0xab, 0], "copy");
}, "run() is 43998");

promise_test(async () => {
  const {instance} = await WebAssembly.instantiate(bulk_memory_module().toBytes());
  assert_equals(instance.exports.run(), 43998);
}, "run() is 43998 by instantiate");

test(() => {
  const {run, init_again} = bulk_memory_module().instantiate().exports;
  init_again();
  run();
  assert_throws_js(WebAssembly.RuntimeError, init_again);
}, "a dropped segment is empty");
