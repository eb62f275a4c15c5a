// META: title=ToJSValue
// META: global=window,dedicatedworker,jsshell
// META: script=../resources/module.js
// Shows what each value of wasm becomes in JavaScript, through results, arguments of host functions, globals and tables.

"use strict";

// The value that a constant expression of the type becomes, by four ways that must agree.
function values(type, init) {
  const builder = new WasmModule();
  builder.importFunction("m", "h", [type], []);
  builder.func({results: [type], code: [init], export: "result"});
  builder.func({code: [init, op.call(0)], export: "call"});
  builder.func({results: [type, type], code: [init, init], export: "pair"});
  builder.global({type, init, export: "g"});
  let argument;
  const {result, call, pair, g} = builder.instantiate({
    m: {
      h(value) {
        argument = value;
      },
    },
  }).exports;
  call();
  return {result: result(), argument, "several results": pair()[1], global: g.value};
}

function becomes(type, init, expected) {
  for (const [way, value] of Object.entries(values(type, init))) assert_equals(value, expected, way);
}

const f32bits = word => [0x43, [0, 8, 16, 24].map(shift => Number((BigInt(word) >> BigInt(shift)) & 0xffn))];
const f64bits = word => [
  0x44,
  [0, 8, 16, 24, 32, 40, 48, 56].map(shift => Number((BigInt(word) >> BigInt(shift)) & 0xffn)),
];

// SPEC js-api/#tojsvalue
test(() => {
  for (const n of [0, 1, -1, 2 ** 31 - 1, -(2 ** 31)]) becomes(I32, op.i32_const(n), n);
}, "i32: a signed Number");

test(() => {
  for (const n of [0n, 1n, -1n, 2n ** 63n - 1n, -(2n ** 63n), 2n ** 53n + 1n]) becomes(I64, op.i64_const(n), n);
}, "i64: a signed BigInt");

test(() => {
  for (const n of [
    0,
    -0,
    1,
    0.5,
    Math.fround(0.1),
    Infinity,
    -Infinity,
    1.401298464324817e-45,
    3.4028234663852886e38,
  ]) {
    becomes(F32, op.f32_const(n), n);
  }
}, "f32: the Number of the same value");

test(() => {
  for (const n of [0, -0, 0.1, Infinity, -Infinity, 5e-324, 1.7976931348623157e308]) becomes(F64, op.f64_const(n), n);
}, "f64: the Number of the same value");

test(() => {
  for (const word of [0x7fc00000, 0xffc00000, 0x7f800001, 0x7fffffff]) becomes(F32, f32bits(word), NaN);
  for (const word of [0x7ff8000000000000n, 0xfff8000000000000n, 0x7ff0000000000001n]) becomes(F64, f64bits(word), NaN);
}, "f32, f64: every NaN is NaN");

for (const [name, type] of [
  ["externref", EXTERNREF],
  ["funcref", FUNCREF],
  ["anyref", ANYREF],
  ["eqref", EQREF],
  ["i31ref", I31REF],
  ["structref", STRUCTREF],
  ["arrayref", ARRAYREF],
  ["nullref", 0x71],
  ["nullexternref", 0x72],
  ["nullfuncref", 0x73],
]) {
  test(() => {
    becomes(type, op.ref_null(type), null);
  }, `${name}: null is null`);
}

test(() => {
  for (const n of [0, 1, -1, 2 ** 30 - 1, -(2 ** 30)]) {
    becomes(I31REF, [op.i32_const(n), op.ref_i31], n);
    becomes(ANYREF, [op.i32_const(n), op.ref_i31], n);
  }
  becomes(I31REF, [op.i32_const(2 ** 30), op.ref_i31], -(2 ** 30));
  becomes(I31REF, [op.i32_const(-(2 ** 31)), op.ref_i31], 0);
}, "i31: a signed Number of 31 bits");

test(() => {
  const builder = new WasmModule();
  builder.func({results: [EXTERNREF], code: [op.i32_const(-7), op.ref_i31, op.extern_convert_any], export: "f"});
  assert_equals(builder.instantiate().exports.f(), -7);
}, "externref: an i31 that became one inside is a Number");

test(() => {
  const builder = new WasmModule();
  builder.func({params: [EXTERNREF], results: [ANYREF], code: [op.local_get(0), op.any_convert_extern], export: "in"});
  builder.func({params: [ANYREF], results: [EXTERNREF], code: [op.local_get(0), op.extern_convert_any], export: "out"});
  const {in: inside, out} = builder.instantiate().exports;
  const object = {};
  for (const value of [undefined, null, true, "x", 1, 1.5, 2 ** 40, 3n, object, Symbol.iterator]) {
    assert_equals(inside(value), value);
    assert_equals(out(value), value);
  }
}, "externref and anyref: conversions inside keep the value");

test(() => {
  const builder = new WasmModule();
  const f = builder.func({export: "f"});
  builder.global({type: FUNCREF, init: op.ref_func(f), export: "g"});
  builder.global({type: ref_of(builder.type([], [])), init: op.ref_func(f), export: "typed"});
  const {exports} = builder.instantiate();
  assert_equals(exports.g.value, exports.f);
  assert_equals(exports.typed.value, exports.f);
}, "a function: its Exported Function");

test(() => {
  const builder = new WasmModule();
  builder.table({element: EXTERNREF, initial: 1, export: "t"});
  builder.table({element: I31REF, initial: 1, export: "i"});
  builder.func({code: [op.i32_const(0), op.i32_const(9), op.ref_i31, op.table_set(1)], export: "set"});
  const {t, i, set} = builder.instantiate().exports;
  assert_equals(t.get(0), null, "an element's default in wasm is null");
  assert_equals(i.get(0), null);
  set();
  assert_equals(i.get(0), 9);
  i.set(0, -9);
  assert_equals(i.get(0), -9);
  assert_throws_js(TypeError, () => i.set(0, 2 ** 30));
  i.set(0);
  assert_equals(i.get(0), null);
}, "table elements convert alike");

test(() => {
  const builder = new WasmModule();
  builder.importFunction("m", "h", [I32, I64, F32, F64, EXTERNREF], []);
  builder.func({
    params: [EXTERNREF],
    code: [op.i32_const(-1), op.i64_const(-1n), op.f32_const(0.5), op.f64_const(-0), op.local_get(0), op.call(0)],
    export: "f",
  });
  let seen;
  const object = {};
  builder
    .instantiate({
      m: {
        h(...args) {
          seen = args;
        },
      },
    })
    .exports.f(object);
  assert_array_equals(
    seen.map(v => typeof v),
    ["number", "bigint", "number", "number", "object"],
  );
  assert_equals(seen[0], -1);
  assert_equals(seen[1], -1n);
  assert_equals(seen[3], -0);
  assert_equals(seen[4], object);
}, "arguments of a host function keep their order and kinds");
