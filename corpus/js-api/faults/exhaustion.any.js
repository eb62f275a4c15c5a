// META: title=Exhausted stacks and memory
// META: global=window,dedicatedworker,jsshell
// META: timeout=long
// META: script=../resources/module.js
// META: script=../resources/helpers.js
// Shows what runs out, how it is told, and that the agent and the instances concerned are usable afterwards.

"use strict";

const recurse = () => recurse() + 1;
const exhausted = thrown_by(recurse).constructor;

function assert_exhausts(action, what) {
  for (let i = 0; i < 3; i++) assert_equals(thrown_by(action).constructor, exhausted, `${what ?? ""} ${i}`);
}

// SPEC js-api/#stack-overflow
test(() => {
  const builder = new WasmModule();
  builder.func({code: [op.call(0)], export: "f"});
  builder.func({results: [I32], code: [op.i32_const(3)], export: "g"});
  const {f, g} = builder.instantiate().exports;
  assert_exhausts(f);
  assert_equals(g(), 3);
}, "direct recursion");

test(() => {
  const builder = new WasmModule();
  builder.func({
    params: [I32],
    results: [I32],
    locals: new Array(100).fill(I64),
    code: [op.local_get(0), op.i32_const(1), op.i32_add, op.call(0)],
    export: "f",
  });
  assert_exhausts(() => builder.instantiate().exports.f(0));
}, "recursion with many locals");

test(() => {
  const builder = new WasmModule();
  const type = builder.type([], []);
  builder.table({initial: 1});
  builder.func({code: [op.i32_const(0), op.call_indirect(type)], export: "f"});
  builder.elem({functions: [0], offset: op.i32_const(0)});
  assert_exhausts(builder.instantiate().exports.f);
}, "recursion through a table");

test(() => {
  const builder = new WasmModule();
  const type = builder.type([], []);
  builder.elem({functions: [0]});
  builder.func({code: [op.ref_func(0), op.call_ref(type)], export: "f"});
  assert_exhausts(builder.instantiate().exports.f);
}, "recursion through a function reference");

test(() => {
  const builder = new WasmModule();
  builder.importFunction("m", "h", [], []);
  builder.func({code: [op.call(0)], export: "f"});
  const {f} = builder.instantiate({
    m: {
      h: () => {
        f();
      },
    },
  }).exports;
  assert_exhausts(f);
}, "recursion through JavaScript");

test(() => {
  const builder = new WasmModule();
  builder.importFunction("m", "h", [], [I32]);
  builder.func({results: [I32], code: [op.call(0)], export: "f"});
  const {f} = builder.instantiate({m: {h: () => ({valueOf: () => f()})}}).exports;
  assert_exhausts(f);
}, "recursion through the conversion of results");

test(() => {
  const a = new WasmModule();
  a.importFunction("m", "h", [], []);
  a.func({code: [op.call(0)], export: "f"});
  let second;
  const first = a.instantiate({m: {h: () => second()}}).exports.f;
  const b = new WasmModule();
  b.importFunction("m", "f", [], []);
  b.func({code: [op.call(0)], export: "f"});
  second = b.instantiate({m: {f: first}}).exports.f;
  assert_exhausts(first);
}, "recursion through two instances");

test(() => {
  const builder = new WasmModule();
  builder.func({code: [op.call(0)]});
  builder.start(0);
  assert_exhausts(() => builder.instantiate());
}, "recursion in a start function");

test(() => {
  const builder = new WasmModule();
  builder.importFunction("m", "f", [], []);
  const module = builder.compile();
  const imports = {
    get m() {
      return new WebAssembly.Instance(module, imports).exports;
    },
  };
  assert_exhausts(() => new WebAssembly.Instance(module, imports));
}, "instantiation within a getter of its own import object");

test(() => {
  const builder = new WasmModule();
  builder.importTag("m", "tag", [EXTERNREF]);
  builder.func({code: [op.call(0)]});
  builder.func({
    results: [I32],
    code: [op.block(VOID, op.try_table(VOID, [[0x02, 0]], op.call(0)), op.i32_const(0), op.return_), op.i32_const(1)],
    export: "f",
  });
  const {f} = builder.instantiate({m: {tag: WebAssembly.JSTag}}).exports;
  assert_exhausts(f);
}, "an exhausted stack cannot be caught by wasm");

test(() => {
  const builder = new WasmModule();
  builder.global({type: I32, mutable: true, init: op.i32_const(0), export: "depth"});
  builder.func({code: [op.global_get(0), op.i32_const(1), op.i32_add, op.global_set(0), op.call(0)], export: "f"});
  const {f, depth} = builder.instantiate().exports;
  assert_exhausts(f);
  assert_greater_than(depth.value, 3, "every call that was made counted");
}, "what was written before the stack ran out stays");

test(() => {
  const builder = new WasmModule();
  // return_call of itself, n times
  builder.func({
    params: [I32],
    results: [I32],
    code: [
      op.local_get(0),
      op.i32_eqz,
      op.if_(VOID, [op.i32_const(7), op.return_]),
      op.local_get(0),
      op.i32_const(1),
      op.i32_sub,
      0x12,
      0,
    ],
    export: "f",
  });
  assert_equals(builder.instantiate().exports.f(1000000), 7);
}, "tail calls do not use up the stack");

// SPEC js-api/#out-of-memory
test(() => {
  const memory = new WebAssembly.Memory({initial: 1});
  const {buffer} = memory;
  for (let i = 0; i < 3; i++) assert_throws_js(RangeError, () => memory.grow(65536));
  assert_equals(memory.buffer, buffer);
  assert_equals(memory.grow(1), 1);
}, "a Memory that cannot grow stays as it was and can grow less");

test(() => {
  const table = new WebAssembly.Table({element: "externref", initial: 1}, "x");
  for (let i = 0; i < 3; i++) assert_throws_js(RangeError, () => table.grow(2 ** 32 - 2, {}));
  assert_equals(table.length, 1);
  assert_equals(table.get(0), "x");
  assert_equals(table.grow(1), 1);
}, "a Table that cannot grow stays as it was and can grow less");

test(() => {
  const builder = new WasmModule();
  const array = builder.rawType([0x5e, I64, 1]);
  builder.func({
    params: [I32],
    results: [I32],
    code: [op.local_get(0), op.array_new_default(array), 0xfb, 0x0f],
    export: "f",
  });
  const {f} = builder.instantiate().exports;
  for (let i = 0; i < 3; i++) thrown_by(() => f(-1));
  assert_equals(f(10), 10);
}, "an array that is too large fails, whatever is thrown, and smaller ones can be made");

test(() => {
  const builder = new WasmModule();
  builder.memory({initial: 65536});
  builder.memory({initial: 65536});
  builder.memory({initial: 65536});
  const small = new WasmModule();
  small.func({results: [I32], code: [op.i32_const(1)], export: "f"});
  try {
    builder.instantiate();
  } catch (e) {
    assert_true(e instanceof Error);
  }
  assert_equals(small.instantiate().exports.f(), 1);
}, "an instance with huge memories can be made or not; the agent goes on");
