// META: title=A buffer captured before an instruction grows the memory is dead for the host function called next
// META: global=window,dedicatedworker,jsshell
// META: script=../resources/module.js
// META: script=../resources/helpers.js

// A buffer captured before an instruction grows the memory is dead for the host function called next.

"use strict";

// M-017 is what a runtime misses that compares base and size at the border alone: a growth by 0 changes neither.
// SPEC js-api/#memories; js-api/#refresh-the-memory-buffer
// REQ M-015, M-016, M-017, M-041
function in_call({delta, address = "i32", trap = false}) {
  const long = address === "i64";
  const constant = long ? op.i64_const : op.i32_const;
  const builder = new WasmModule();
  const look = builder.importFunction("m", "look", [long ? I64 : I32], []);
  builder.memory({initial: 1, maximum: 4, address, export: "memory"});
  builder.func({
    code: [constant(-7), op.call(look), constant(delta), op.memory_grow(0), op.call(look), trap ? op.unreachable : []],
    export: "run",
  });
  const seen = [];
  let memory;
  const exports = builder.instantiate({m: {look: old => seen.push({old: Number(old), buffer: memory.buffer})}}).exports;
  memory = exports.memory;
  return {exports, memory, seen};
}

for (const address of ["i32", "i64"]) {
  for (const delta of [0, 1, 3]) {
    for (const trap of [false, true]) {
      test(() => {
        const {exports, memory, seen} = in_call({delta, address, trap});
        const captured = memory.buffer;
        if (trap) {
          assert_throws_js(WebAssembly.RuntimeError, exports.run);
        } else {
          exports.run();
        }
        assert_array_equals(seen.map(({old}) => old), [-7, 1]);
        assert_equals(seen[0].buffer, captured, "the same before the growth");
        assert_not_equals(seen[1].buffer, captured, "another behind it");
        assert_detached(captured);
        assert_equals(memory.buffer, seen[1].buffer, "kept until the end");
        assert_attached(memory.buffer, (1 + delta) * PAGE);
      }, `${address}: memory.grow of ${delta} in a call${trap ? " that traps" : ""}`);
    }

    test(() => {
      const {exports, memory, seen} = in_call({delta, address});
      const view = new Uint8Array(memory.buffer);
      const array = [];
      seen.push = ({buffer}) => array.push([view.length, view[0], buffer.byteLength]);
      exports.run();
      assert_array_equals(array[0], [PAGE, 0, PAGE]);
      assert_array_equals(array[1], [0, undefined, (1 + delta) * PAGE]);
    }, `${address}: memory.grow of ${delta} in a call: a view captured before is empty in the host function`);
  }

  // REQ M-018
  test(() => {
    const {exports, memory, seen} = in_call({delta: 4, address});
    const captured = memory.buffer;
    exports.run();
    assert_array_equals(seen.map(({old}) => old), [-7, -1]);
    assert_equals(seen[1].buffer, captured);
    assert_equals(memory.buffer, captured);
    assert_attached(captured, PAGE);
  }, `${address}: memory.grow that fails in a call keeps the buffer`);
}

// The catch of an exception thrown by the host function, in wasm and in JS.
// REQ M-016, M-017
test(() => {
  const builder = new WasmModule();
  const fail = builder.importFunction("m", "fail", [], []);
  builder.memory({initial: 1, maximum: 4, export: "memory"});
  builder.func({code: [op.i32_const(0), op.memory_grow(0), op.drop, op.call(fail)], export: "run"});
  const error = new Error("thrown by the host function");
  const {memory, run} = builder.instantiate({m: {fail: () => {
    throw error;
  }}}).exports;
  const captured = memory.buffer;
  assert_throws_exactly(error, run);
  assert_detached(captured);
  assert_attached(memory.buffer, PAGE);
}, "memory.grow of 0 in a call that a host function's exception ends");

// The memory of the running instance is the one that grows, not that of the instance whose import is called.
// REQ M-021
test(() => {
  const log = [];
  const a = new WasmModule();
  const host_a = a.importFunction("m", "host", [], []);
  a.memory({initial: 1, maximum: 4, export: "memory"});
  a.func({code: op.call(host_a), export: "call_host"});
  let memory_a;
  const exports_a = a.instantiate({m: {host: () => log.push(memory_a.buffer)}}).exports;
  memory_a = exports_a.memory;
  const b = new WasmModule();
  const host_b = b.importFunction("m", "host", [], []);
  const call_a = b.importFunction("a", "call_host", [], []);
  b.importMemory("a", "memory", {initial: 1, maximum: 4});
  b.func({
    code: [op.i32_const(0), op.memory_grow(0), op.drop, op.call(host_b),
           op.i32_const(1), op.memory_grow(0), op.drop, op.call(call_a)],
    export: "run",
  });
  const captured = memory_a.buffer;
  b.instantiate({m: {host: () => log.push(memory_a.buffer)}, a: exports_a}).exports.run();
  assert_equals(log.length, 2);
  assert_equals(new Set([captured, ...log]).size, 3, "each growth gave another");
  assert_detached(captured);
  assert_detached(log[0]);
  assert_equals(memory_a.buffer, log[1]);
  assert_attached(memory_a.buffer, 2 * PAGE);
}, "growth in B of a memory that A owns, then a host function of B, then one of A");

test(() => {
  const builder = new WasmModule();
  builder.importMemory("a", "memory", {initial: 1});
  builder.memory({initial: 1, maximum: 4, export: "own"});
  builder.func({results: [I32], code: [op.i32_const(1), op.memory_grow(1)], export: "grow"});
  const owner = make_guest();
  const {own, grow} = builder.instantiate({a: owner}).exports;
  const [theirs, ours] = [owner.memory.buffer, own.buffer];
  assert_equals(grow(), 1);
  assert_equals(owner.memory.buffer, theirs);
  assert_attached(theirs, PAGE);
  assert_detached(ours);
}, "growth of an own memory beside an imported one");

// A JS frame below wasm frames: what a deeper call grows is seen when control comes back to it.
// REQ M-022
test(() => {
  const steps = [];
  const guest = make_guest({limits: {initial: 1, maximum: 8}});
  const {memory} = guest;
  const nest = depth => {
    const builder = new WasmModule();
    builder.func({code: op.call(builder.importFunction("m", "f", [], [])), export: "run"});
    return builder.instantiate({m: {f: () => {
      const before = memory.buffer;
      if (depth > 0) {
        nest(depth - 1);
      } else {
        guest.grow(0);
      }
      assert_detached(before, `depth ${depth}`);
      steps.push(memory.buffer);
    }}}).exports.run();
  };
  nest(3);
  assert_equals(steps.length, 4);
  assert_equals(new Set(steps).size, 1, "one new buffer for all frames");
  assert_attached(memory.buffer, PAGE);
}, "every JS frame below a growth three calls up finds its buffer detached");
