// META: title=Faults in finalizers
// META: global=window,dedicatedworker,jsshell
// META: requires=gc
// META: timeout=long
// META: script=../resources/module.js
// META: script=../resources/helpers.js
// Shows that wasm can be called, can trap and can throw in a cleanup callback, and that what wasm holds is not collected.

"use strict";

const collect = typeof $262 === "object" && $262.gc ? $262.gc : gc;

// Collects and lets tasks run until `done` holds; true if it came to hold.
async function collected(done) {
  for (let i = 0; i < 20 && !done(); i++) {
    collect();
    await new Promise(resolve => setTimeout(resolve, 0));
  }
  return done();
}

// SPEC js-api/#errors
promise_test(async () => {
  const builder = new WasmModule();
  builder.func({code: [op.unreachable], export: "trap"});
  builder.func({results: [I32], code: [op.i32_const(1)], export: "one"});
  const {trap, one} = builder.instantiate().exports;
  const seen = [];
  const registry = new FinalizationRegistry(() => {
    seen.push(thrown_by(trap).constructor);
    seen.push(one());
  });
  (() => registry.register({}, undefined))();
  assert_true(await collected(() => seen.length > 0), "the callback ran");
  assert_equals(seen[0], WebAssembly.RuntimeError);
  assert_equals(seen[1], 1);
  assert_equals(one(), 1);
}, "a trap in a cleanup callback");

// SPEC js-api/#object-caches
promise_test(async () => {
  const builder = new WasmModule();
  builder.global({type: EXTERNREF, mutable: true, init: op.ref_null(EXTERNREF), export: "g"});
  const {g} = builder.instantiate().exports;
  let gone = 0;
  const registry = new FinalizationRegistry(() => {
    gone++;
  });
  (() => {
    const value = {kept: 1};
    registry.register(value);
    g.value = value;
  })();
  for (let i = 0; i < 5; i++) {
    collect();
    await new Promise(resolve => setTimeout(resolve, 0));
  }
  assert_equals(gone, 0);
  assert_equals(g.value.kept, 1);
}, "a value that a global holds is not collected");

promise_test(async () => {
  const builder = new WasmModule();
  builder.global({type: I32, mutable: true, init: op.i32_const(0)});
  builder.func({
    results: [I32],
    code: [op.global_get(0), op.i32_const(1), op.i32_add, op.global_set(0), op.global_get(0)],
    export: "count",
  });
  let count = builder.instantiate().exports.count;
  count();
  for (let i = 0; i < 5; i++) {
    collect();
    await new Promise(resolve => setTimeout(resolve, 0));
  }
  assert_equals(count(), 2);
}, "an instance lives as long as a function of it");

promise_test(async () => {
  const builder = new WasmModule();
  builder.table({initial: 1, export: "t"});
  builder.func({});
  builder.elem({functions: [0], offset: op.i32_const(0)});
  const {t} = builder.instantiate().exports;
  t.get(0).mark = "mine";
  for (let i = 0; i < 5; i++) {
    collect();
    await new Promise(resolve => setTimeout(resolve, 0));
  }
  assert_equals(t.get(0).mark, "mine");
}, "the object of a function that wasm can still reach stays the same object");

promise_test(async () => {
  const builder = new WasmModule();
  const struct = builder.rawType([0x5f, 1, I32, 0]);
  builder.global({type: ANYREF, mutable: true, init: [op.i32_const(5), op.struct_new(struct)], export: "g"});
  builder.func({
    params: [ANYREF],
    results: [I32],
    code: [op.local_get(0), 0xfb, 0x16, struct, op.struct_get(struct, 0)],
    export: "get",
  });
  const {g, get} = builder.instantiate().exports;
  const set = new Set([g.value]);
  for (let i = 0; i < 5; i++) {
    collect();
    await new Promise(resolve => setTimeout(resolve, 0));
  }
  assert_true(set.has(g.value));
  assert_equals(get([...set][0]), 5);
}, "the object of a structure stays the same object");
