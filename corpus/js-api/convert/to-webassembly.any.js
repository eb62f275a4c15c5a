// META: title=ToWebAssemblyValue
// META: global=window,dedicatedworker,jsshell
// META: script=../resources/module.js
// Shows what each value type takes from JavaScript, bit by bit, through the parameters of an Exported Function.

"use strict";

// The bits of a value of the type, as an unsigned BigInt, after it was passed to wasm.
function bits(type) {
  const builder = new WasmModule();
  const reinterpret = {[I32]: 0xad, [I64]: [], [F32]: [0xbc, 0xad], [F64]: 0xbd}[type];
  builder.func({params: [type], results: [I64], code: [op.local_get(0), reinterpret], export: "f"});
  const {f} = builder.instantiate().exports;
  return value => BigInt.asUintN(64, f(value));
}

function takes(...types) {
  const builder = new WasmModule();
  builder.func({params: types, results: types, code: types.map((_, i) => op.local_get(i)), export: "f"});
  return builder.instantiate().exports.f;
}

// SPEC js-api/#towebassemblyvalue
const i32 = [
  [0, 0n],
  [-0, 0n],
  [1, 1n],
  [-1, 0xffffffffn],
  [1.99, 1n],
  [-1.99, 0xffffffffn],
  [2 ** 31 - 1, 0x7fffffffn],
  [2 ** 31, 0x80000000n],
  [-(2 ** 31), 0x80000000n],
  [-(2 ** 31) - 1, 0x7fffffffn],
  [2 ** 32, 0n],
  [2 ** 32 + 1, 1n],
  [2 ** 53, 0n],
  [2 ** 53 + 2, 2n],
  [1e300, 0n],
  [NaN, 0n],
  [Infinity, 0n],
  [-Infinity, 0n],
  [undefined, 0n],
  [null, 0n],
  [true, 1n],
  [false, 0n],
  ["", 0n],
  [" 7 ", 7n],
  ["0x10", 16n],
  ["x", 0n],
  ["1n", 0n],
  [[], 0n],
  [[3], 3n],
  [{}, 0n],
  [new Date(5), 5n],
];
test(() => {
  const f = bits(I32);
  for (const [value, expected] of i32) assert_equals(f(value), expected, String(value));
}, "i32: ToInt32");

test(() => {
  const f = bits(I64);
  const pairs = [
    [0n, 0n],
    [-1n, 2n ** 64n - 1n],
    [2n ** 63n, 2n ** 63n],
    [2n ** 64n, 0n],
    [2n ** 64n + 5n, 5n],
    [-(2n ** 70n) + 1n, 1n],
    [true, 1n],
    [false, 0n],
    ["", 0n],
    [" 7 ", 7n],
    ["0x10", 16n],
    ["-5", 2n ** 64n - 5n],
    [[], 0n],
    [[3], 3n],
    [Object(9n), 9n],
  ];
  for (const [value, expected] of pairs) assert_equals(f(value), expected, String(value));
}, "i64: ToBigInt64");

test(() => {
  const f = takes(I64);
  for (const value of [undefined, null, 0, 1, NaN, Symbol(), Object(1), {valueOf: () => 1}])
    assert_throws_js(TypeError, () => f(value));
  for (const value of ["x", "1.5", "1n", "1e3", {}]) assert_throws_js(SyntaxError, () => f(value));
}, "i64: Numbers, undefined, null and symbols are TypeErrors, other strings SyntaxErrors");

test(() => {
  const f = bits(F32);
  const pairs = [
    [0, 0n],
    [-0, 0x80000000n],
    [1, 0x3f800000n],
    [0.1, 0x3dcccccdn],
    [-2.5, 0xc0200000n],
    [Infinity, 0x7f800000n],
    [-Infinity, 0xff800000n],
    [1.401298464324817e-45, 1n],
    [7.006492321624085e-46, 0n],
    [7.006492321624087e-46, 1n],
    [-1e-300, 0x80000000n],
    [3.4028234663852886e38, 0x7f7fffffn],
    [3.4028235677973362e38, 0x7f7fffffn],
    [3.4028235677973366e38, 0x7f800000n],
    [16777217, 0x4b800000n],
    [16777219, 0x4b800002n],
    [1.00000005960464477539, 0x3f800000n],
    [1.00000017881393432617, 0x3f800002n],
    [null, 0n],
    ["1", 0x3f800000n],
    [true, 0x3f800000n],
    [[], 0n],
  ];
  for (const [value, expected] of pairs) assert_equals(f(value), expected, String(value));
}, "f32: rounded to nearest, ties to even, with overflow, subnormals and the sign of zero");

test(() => {
  const f = bits(F64);
  const pairs = [
    [0, 0n],
    [-0, 2n ** 63n],
    [1, 0x3ff0000000000000n],
    [0.1, 0x3fb999999999999an],
    [5e-324, 1n],
    [Infinity, 0x7ff0000000000000n],
    [-Infinity, 0xfff0000000000000n],
    [1.7976931348623157e308, 0x7fefffffffffffffn],
    [null, 0n],
    ["1", 0x3ff0000000000000n],
  ];
  for (const [value, expected] of pairs) assert_equals(f(value), expected, String(value));
}, "f64: unchanged");

test(() => {
  for (const value of [NaN, undefined, "x", {}, -NaN]) {
    assert_equals(bits(F32)(value) & 0x7fc00000n, 0x7fc00000n, "f32");
    assert_equals(bits(F64)(value) & 0x7ff8000000000000n, 0x7ff8000000000000n, "f64");
  }
}, "f32, f64: NaN becomes an arithmetic NaN");

test(() => {
  for (const type of [I32, F32, F64]) {
    const f = takes(type);
    for (const value of [1n, 0n, Symbol(), Object(1n), {valueOf: () => 1n}, {[Symbol.toPrimitive]: () => ({})}]) {
      assert_throws_js(TypeError, () => f(value));
    }
  }
}, "i32, f32, f64: BigInts, symbols and objects without a primitive are TypeErrors");

test(() => {
  const hints = [];
  const value = {
    [Symbol.toPrimitive](hint) {
      hints.push(hint);
      return hints.length === 2 ? 1n : 1;
    },
  };
  takes(I32)(value);
  takes(I64)(value);
  takes(F32)(value);
  takes(F64)(value);
  assert_array_equals(hints, ["number", "number", "number", "number"]);
}, "objects are converted with the hint number");

// References.
test(() => {
  const f = takes(EXTERNREF);
  const object = {};
  const symbol = Symbol();
  for (const value of [
    undefined,
    null,
    true,
    false,
    0,
    1,
    1.5,
    NaN,
    Infinity,
    2 ** 30,
    -(2 ** 30),
    "",
    "x",
    "\ud800",
    symbol,
    0n,
    2n ** 70n,
    object,
    () => {},
    WebAssembly,
    new Proxy({}, {}),
    f,
  ]) {
    assert_equals(f(value), value);
  }
  assert_true(Object.is(f(-0), -0) || Object.is(f(-0), 0));
}, "externref: every value goes through and is the same");

test(() => {
  const f = takes(ref_of(EXTERNREF));
  assert_throws_js(TypeError, () => f(null));
  for (const value of [undefined, 0, "x", {}]) assert_equals(f(value), value);
}, "(ref extern): every value but null, which is a TypeError");

test(() => {
  const f = takes(FUNCREF);
  assert_equals(f(null), null);
  assert_equals(f(f), f);
  for (const value of [
    undefined,
    0,
    "x",
    {},
    () => {},
    function () {},
    class {},
    f.bind(),
    new Proxy(f, {}),
    Math.max,
    WebAssembly.validate,
  ]) {
    assert_throws_js(TypeError, () => f(value));
  }
}, "funcref: null or an Exported Function, else TypeError");

test(() => {
  const f = takes(ref_of(FUNCREF));
  assert_equals(f(f), f);
  assert_throws_js(TypeError, () => f(null));
}, "(ref func): an Exported Function, but no null");

test(() => {
  const builder = new WasmModule();
  const type = builder.type([I32], [I32]);
  builder.func({params: [ref_null_of(type)], results: [ref_null_of(type)], code: [op.local_get(0)], export: "f"});
  builder.func({params: [I32], results: [I32], code: [op.local_get(0)], export: "right"});
  builder.func({params: [I64], code: [], export: "wrong"});
  const {f, right, wrong} = builder.instantiate().exports;
  assert_equals(f(right), right);
  assert_equals(f(null), null);
  assert_throws_js(TypeError, () => f(wrong));
  assert_throws_js(TypeError, () => f(x => x));
}, "(ref null $t): an Exported Function of the type, or null");

for (const [name, heap] of [
  ["nullref", 0x71],
  ["nullexternref", 0x72],
  ["nullfuncref", 0x73],
]) {
  test(() => {
    const f = takes(heap);
    assert_equals(f(null), null);
    for (const value of [undefined, 0, "x", {}, f]) assert_throws_js(TypeError, () => f(value), String(value));
  }, `${name}: null alone`);
  test(() => {
    const f = takes(ref_of(heap));
    for (const value of [null, undefined, 0, {}, f]) assert_throws_js(TypeError, () => f(value));
  }, `${name} without null: no value at all`);
}

const I31_IN = [0, 1, -1, 2 ** 30 - 1, -(2 ** 30)];
const I31_OUT = [2 ** 30, -(2 ** 30) - 1, 0.5, NaN, Infinity, 2 ** 32];
test(() => {
  const f = takes(I31REF);
  for (const value of I31_IN) assert_equals(f(value), value);
  assert_equals(f(null), null);
  for (const value of [...I31_OUT, undefined, "1", true, 1n, {}, Object(1), {valueOf: () => 1}, f]) {
    assert_throws_js(TypeError, () => f(value), String(value));
  }
}, "i31ref: a Number that is an integer of 31 bits, or null, else TypeError");

test(() => {
  assert_true(Object.is(takes(I31REF)(-0), 0));
}, "i31ref: -0 equals its ToInt32 and becomes 0");

test(() => {
  const builder = new WasmModule();
  builder.func({params: [ANYREF], results: [I32], code: [op.local_get(0), 0xfb, 0x14, 0x6c], export: "isI31"});
  const {isI31} = builder.instantiate().exports;
  for (const value of I31_IN) assert_equals(isI31(value), 1, String(value));
  for (const value of [...I31_OUT, null, undefined, "1", true, 1n, {}]) assert_equals(isI31(value), 0, String(value));
}, "anyref: small integers become i31, everything else does not");

test(() => {
  const builder = new WasmModule();
  builder.func({
    params: [EXTERNREF],
    results: [I32],
    code: [op.local_get(0), op.any_convert_extern, 0xfb, 0x14, 0x6c],
    export: "isI31",
  });
  const {isI31} = builder.instantiate().exports;
  for (const value of I31_IN) assert_equals(isI31(value), 1, String(value));
  for (const value of I31_OUT) assert_equals(isI31(value), 0, String(value));
}, "externref: inside, small integers are i31 as well");

test(() => {
  const f = takes(ANYREF);
  const object = {};
  for (const value of [null, undefined, true, "x", 1.5, 2 ** 40, 1n, object, () => {}]) assert_equals(f(value), value);
}, "anyref: every other value is a host reference and comes back the same");

test(() => {
  for (const heap of [EQREF, STRUCTREF, ARRAYREF]) {
    const f = takes(heap);
    assert_equals(f(null), null);
    for (const value of [undefined, "x", 1.5, {}, [], () => {}, f]) assert_throws_js(TypeError, () => f(value));
  }
  assert_equals(takes(EQREF)(5), 5);
  assert_throws_js(TypeError, () => takes(STRUCTREF)(5));
  assert_throws_js(TypeError, () => takes(ARRAYREF)(5));
}, "eqref takes i31 and null, structref and arrayref null; host values are TypeErrors");

// An Exported Function is no `any`: as anyref it is a host value like other objects.
test(() => {
  const f = takes(ANYREF);
  assert_equals(f(f), f);
}, "anyref: an Exported Function is taken as a host value");

// SPEC-BUG: the step for host values that were seen before returns without comparing types; taken at its word it would let
// a host reference into a table of functions. The comparison behind it is meant for these too.
// SPEC js-api/#retrieving-a-host-value
test(() => {
  const value = {};
  assert_equals(takes(EXTERNREF)(value), value);
  for (const type of [FUNCREF, I31REF, EQREF, 0x71, 0x72]) {
    assert_throws_js(TypeError, () => takes(type)(value));
    assert_throws_js(TypeError, () => takes(type)(value), "a second time");
  }
}, "a host value that wasm has seen already is no function and no i31 either");

test(() => {
  const builder = new WasmModule();
  builder.func({params: [EXTERNREF, EXTERNREF], results: [EXTERNREF], code: [op.local_get(0)], export: "first"});
  builder.global({type: EXTERNREF, mutable: true, init: op.ref_null(EXTERNREF), export: "g"});
  builder.func({params: [EXTERNREF], code: [op.local_get(0), op.global_set(0)], export: "keep"});
  const {g, keep} = builder.instantiate().exports;
  const object = {big: new Array(100)};
  keep(object);
  assert_equals(g.value, object);
  g.value = "other";
  assert_equals(g.value, "other");
}, "a host value is kept as long as wasm holds it");
