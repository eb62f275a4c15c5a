// META: title=Call an Exported Function
// META: global=window,dedicatedworker,jsshell
// META: script=../resources/module.js
// META: script=../resources/helpers.js
// Shows how arguments and results are converted when JavaScript calls wasm, and what is thrown.

"use strict";

function identity(...types) {
  const builder = new WasmModule();
  builder.func({params: types, results: types, code: types.map((_, i) => op.local_get(i)), export: "f"});
  return builder.instantiate().exports.f;
}

// SPEC js-api/#call-an-exported-function
test(() => {
  const f = identity(I32, I32);
  assert_array_equals(f(1, 2, 3, 4), [1, 2]);
  assert_array_equals(f(1), [1, 0]);
  assert_array_equals(f(), [0, 0]);
}, "missing arguments are undefined, superfluous ones are ignored");

test(() => {
  assert_throws_js(TypeError, () => identity(I64)());
  assert_equals(Number.isNaN(identity(F64)()), true);
  assert_equals(identity(EXTERNREF)(), undefined);
  assert_throws_js(TypeError, () => identity(FUNCREF)());
}, "a missing argument converts as undefined does: i64 and funcref throw a TypeError");

test(() => {
  const log = [];
  const arg = (name, value) => ({
    valueOf() {
      log.push(name);
      return value;
    },
  });
  identity(I32, F64, I64, F32)(arg("a", 1), arg("b", 2), arg("c", 3n), arg("d", 4), arg("e", 5));
  assert_array_equals(log, ["a", "b", "c", "d"]);
}, "arguments are converted from left to right, each once; superfluous ones are not");

test(() => {
  const log = [];
  const error = new EvalError();
  const builder = new WasmModule();
  const h = builder.importFunction("m", "h", [], []);
  builder.func({params: [I32, I32, I32], code: [op.call(h)], export: "f"});
  const {f} = builder.instantiate({
    m: {
      h() {
        log.push("called");
      },
    },
  }).exports;
  assert_throws_exactly(error, () =>
    f(
      {
        valueOf() {
          log.push("a");
          return 1;
        },
      },
      {
        valueOf() {
          throw error;
        },
      },
      {
        valueOf() {
          log.push("c");
          return 1;
        },
      },
    ),
  );
  assert_array_equals(log, ["a"]);
}, "a conversion that throws stops the call");

for (const [what, params, results] of [
  ["parameter v128", [V128], []],
  ["result v128", [], [V128]],
  ["parameter exnref", [EXNREF], []],
  ["result exnref", [], [EXNREF]],
  ["parameter (ref null noexn)", [0x74], []],
]) {
  test(() => {
    const builder = new WasmModule();
    builder.func({params: [...params, I32], results, code: [op.unreachable], export: "f"});
    const {f} = builder.instantiate().exports;
    let converted = false;
    for (let i = 0; i < 2; i++) {
      assert_throws_js(TypeError, () =>
        f(
          {
            valueOf() {
              converted = true;
              return 1;
            },
          },
          {
            valueOf() {
              converted = true;
              return 1;
            },
          },
        ),
      );
    }
    assert_false(converted);
  }, `${what}: every call is a TypeError, before any argument is converted`);
}

test(() => {
  const builder = new WasmModule();
  const inner = builder.func({params: [V128], results: [V128], code: [op.local_get(0)]});
  builder.func({code: [op.v128_const(new Array(16).fill(1)), op.call(inner), op.drop], export: "f"});
  builder.instantiate().exports.f();
}, "functions with v128 are called freely inside wasm");

test(() => {
  const builder = new WasmModule();
  builder.func({export: "none"});
  builder.func({results: [I32], code: [op.i32_const(7)], export: "one"});
  builder.func({
    results: [I32, I64, F32, F64],
    code: [op.i32_const(1), op.i64_const(2n), op.f32_const(0.5), op.f64_const(0.25)],
    export: "four",
  });
  const {none, one, four} = builder.instantiate().exports;
  assert_equals(none(), undefined);
  assert_equals(one(), 7);
  const values = four();
  assert_true(Array.isArray(values));
  assert_equals(Object.getPrototypeOf(values), Array.prototype);
  assert_equals(values.length, 4);
  [1, 2n, 0.5, 0.25].forEach((v, i) => assert_equals(values[i], v));
  assert_descriptor(values, "0", {writable: true, enumerable: true, configurable: true});
  assert_not_equals(four(), four());
}, "no result is undefined, one is its value, several are a new array");

const identityBefore = identity(I32, I32);

test(() => {
  Object.defineProperty(Array.prototype, 0, {
    configurable: true,
    set() {
      throw new EvalError();
    },
  });
  let values;
  try {
    values = identityBefore(1, 2);
  } finally {
    delete Array.prototype[0];
  }
  assert_equals(values[0], 1);
}, "the array's elements are defined, not set");
test(() => {
  const iterator = Array.prototype[Symbol.iterator];
  Array.prototype[Symbol.iterator] = () => {
    throw new EvalError();
  };
  let values;
  try {
    values = identityBefore(3, 4);
  } finally {
    Array.prototype[Symbol.iterator] = iterator;
  }
  assert_equals(values[1], 4);
}, "results do not go through an iterator");

// SPEC js-api/#errors
const traps = {
  unreachable: {code: [op.unreachable]},
  "division by zero": {code: [op.i32_const(1), op.i32_const(0), op.i32_div_s, op.drop]},
  "division overflow": {code: [op.i32_const(-(2 ** 31)), op.i32_const(-1), op.i32_div_s, op.drop]},
  "a load out of bounds": {code: [op.i32_const(65533), op.i32_load(), op.drop]},
  "a store out of bounds": {code: [op.i32_const(-1), op.i32_const(0), op.i32_store8()]},
  "a fill out of bounds": {code: [op.i32_const(65536), op.i32_const(0), op.i32_const(1), op.memory_fill()]},
  "an indirect call of null": {code: [op.i32_const(0), op.call_indirect(0)]},
  "an indirect call out of bounds": {code: [op.i32_const(1), op.call_indirect(0)]},
  "a table access out of bounds": {code: [op.i32_const(1), op.table_get(0), op.drop]},
  "a cast of null": {code: [op.ref_null(ANYREF), 0xfb, 0x16, I31REF, op.drop]},
  "throw_ref of null": {code: [op.ref_null(EXNREF), op.throw_ref]},
};
for (const [what, {code}] of Object.entries(traps)) {
  test(() => {
    const builder = new WasmModule();
    builder.memory({initial: 1});
    builder.table({initial: 1});
    builder.func({code, export: "f"});
    const {f} = builder.instantiate().exports;
    const e = thrown_by(f);
    assert_equals(Object.getPrototypeOf(e), WebAssembly.RuntimeError.prototype);
    assert_not_equals(thrown_by(f), e, "each is a new object");
  }, `${what}: RuntimeError`);
}

test(() => {
  const builder = new WasmModule();
  builder.type([], [I32]);
  builder.func({export: "f"});
  builder.table({initial: 1});
  builder.elem({functions: [0], offset: op.i32_const(0)});
  builder.func({results: [I32], code: [op.i32_const(0), op.call_indirect(0)], export: "call"});
  assert_throws_js(WebAssembly.RuntimeError, builder.instantiate().exports.call);
}, "an indirect call of another type: RuntimeError");
