// META: title=Read the imports: globals
// META: global=window,dedicatedworker,jsshell
// META: script=../resources/module.js
// Shows which JavaScript values an import of a global takes for each value type, and what becomes of them.

"use strict";

// A module that imports m.x as a global of the type and exports it.
function importing(type, mutable = false) {
  const builder = new WasmModule();
  builder.importGlobal("m", "x", type, mutable);
  return builder.export("x", "global", 0);
}

const imported = (type, x) => importing(type).instantiate({m: {x}}).exports.x.value;

// SPEC js-api/#read-the-imports
const numbers = {
  i32: [
    I32,
    [
      [0, 0],
      [-0, 0],
      [1.9, 1],
      [-1.9, -1],
      [2 ** 31, -(2 ** 31)],
      [2 ** 32 + 5, 5],
      [NaN, 0],
      [Infinity, 0],
      [-1, -1],
    ],
  ],
  f32: [
    F32,
    [
      [0, 0],
      [-0, -0],
      [0.1, Math.fround(0.1)],
      [1e40, Infinity],
      [NaN, NaN],
      [-Infinity, -Infinity],
      [2 ** 24 + 1, 2 ** 24],
    ],
  ],
  f64: [
    F64,
    [
      [0, 0],
      [-0, -0],
      [0.1, 0.1],
      [1e308, 1e308],
      [NaN, NaN],
      [5e-324, 5e-324],
    ],
  ],
};
for (const [name, [type, pairs]] of Object.entries(numbers)) {
  test(() => {
    for (const [given, expected] of pairs) assert_equals(imported(type, given), expected, String(given));
  }, `${name}: a Number is taken and converted`);
  const others = {
    undefined,
    null: null,
    "a boolean": true,
    "a string": "1",
    "a symbol": Symbol(),
    "a BigInt": 1n,
    "an object": {},
    "a Number object": Object(1),
  };
  for (const [what, value] of Object.entries(others)) {
    test(() => {
      assert_throws_js(WebAssembly.LinkError, () => imported(type, value));
    }, `${name}: ${what} is no Number, LinkError`);
  }
  test(() => {
    let called = false;
    const value = {
      valueOf() {
        called = true;
        return 1;
      },
      [Symbol.toPrimitive]() {
        called = true;
        return 1;
      },
    };
    assert_throws_js(WebAssembly.LinkError, () => imported(type, value));
    assert_false(called);
  }, `${name}: an object is refused without being converted`);
}

test(() => {
  for (const [given, expected] of [
    [0n, 0n],
    [-1n, -1n],
    [2n ** 63n, -(2n ** 63n)],
    [2n ** 64n + 7n, 7n],
  ]) {
    assert_equals(imported(I64, given), expected);
  }
}, "i64: a BigInt is taken and wrapped");

for (const [what, value] of Object.entries({
  undefined,
  null: null,
  "a boolean": true,
  "a Number": 1,
  "a string": "1",
  "an object": {},
  "a BigInt object": Object(1n),
})) {
  test(() => {
    assert_throws_js(WebAssembly.LinkError, () => imported(I64, value));
  }, `i64: ${what} is no BigInt, LinkError`);
}

test(() => {
  for (const value of [undefined, null, 0, 0n, {}]) {
    assert_throws_js(WebAssembly.LinkError, () => importing(V128).instantiate({m: {x: value}}));
  }
}, "v128: no JavaScript value is taken, LinkError");

test(() => {
  const object = {};
  for (const value of [undefined, null, true, 1, "x", Symbol(), 1n, object, () => {}]) {
    assert_equals(imported(EXTERNREF, value), value);
  }
}, "externref: every value is taken and comes back the same");

test(() => {
  assert_throws_js(WebAssembly.LinkError, () => imported(ref_of(EXTERNREF), null));
  assert_equals(imported(ref_of(EXTERNREF), undefined), undefined);
}, "(ref extern): every value but null");

test(() => {
  const builder = new WasmModule();
  builder.func({export: "f"});
  const {f} = builder.instantiate().exports;
  assert_equals(imported(FUNCREF, f), f);
  assert_equals(imported(FUNCREF, null), null);
}, "funcref: an Exported Function or null is taken");

for (const [what, value] of Object.entries({undefined, "a function": () => {}, "a Number": 0, "an object": {}})) {
  test(() => {
    assert_throws_js(WebAssembly.LinkError, () => imported(FUNCREF, value));
  }, `funcref: ${what} is refused, LinkError in place of TypeError`);
}

test(() => {
  const builder = new WasmModule();
  const type = builder.type([I32], []);
  builder.importGlobal("m", "x", ref_of(type));
  const other = new WasmModule();
  other.func({export: "wrong"});
  other.func({params: [I32], export: "right"});
  const {wrong, right} = other.instantiate().exports;
  builder.instantiate({m: {x: right}});
  assert_throws_js(WebAssembly.LinkError, () => builder.instantiate({m: {x: wrong}}));
  assert_throws_js(WebAssembly.LinkError, () => builder.instantiate({m: {x: null}}));
}, "(ref $t): only an Exported Function of the type");

test(() => {
  assert_equals(imported(I31REF, 7), 7);
  assert_equals(imported(I31REF, null), null);
  for (const value of [2 ** 30, -(2 ** 30) - 1, 0.5, "7", 7n, {}, undefined]) {
    assert_throws_js(WebAssembly.LinkError, () => imported(I31REF, value), String(value));
  }
}, "i31ref: an integer of 31 bits or null, else LinkError");

test(() => {
  assert_equals(imported(ANYREF, 7), 7);
  assert_equals(imported(ANYREF, "x"), "x");
  assert_equals(imported(ANYREF, undefined), undefined);
  assert_equals(imported(ANYREF, null), null);
}, "anyref: every value");

for (const [name, type, value] of [
  ["i32", I32, 1],
  ["i64", I64, 1n],
  ["f64", F64, 1],
  ["externref", EXTERNREF, {}],
]) {
  test(() => {
    assert_throws_js(WebAssembly.LinkError, () => importing(type, true).instantiate({m: {x: value}}));
  }, `mutable ${name}: a plain value makes a constant global, so LinkError`);
}

test(() => {
  const constant = new WebAssembly.Global({value: "i32"}, 1);
  const variable = new WebAssembly.Global({value: "i32", mutable: true}, 2);
  assert_equals(importing(I32).instantiate({m: {x: constant}}).exports.x, constant);
  assert_equals(importing(I32, true).instantiate({m: {x: variable}}).exports.x, variable);
  assert_throws_js(WebAssembly.LinkError, () => importing(I32).instantiate({m: {x: variable}}));
  assert_throws_js(WebAssembly.LinkError, () => importing(I32, true).instantiate({m: {x: constant}}));
}, "a Global must be as mutable as the import says, else LinkError");

test(() => {
  const global = new WebAssembly.Global({value: "i32"}, 1);
  for (const type of [I64, F32, F64, V128, EXTERNREF, FUNCREF]) {
    assert_throws_js(WebAssembly.LinkError, () => importing(type).instantiate({m: {x: global}}));
  }
}, "a Global of another type is refused, LinkError, also for externref");

test(() => {
  const global = new WebAssembly.Global({value: "i32", mutable: true}, 1);
  const instance = importing(I32, true).instantiate({m: {x: global}});
  global.value = 5;
  assert_equals(instance.exports.x.value, 5);
}, "a mutable Global is shared");

test(() => {
  const global = new WebAssembly.Global({value: "i32"}, 3);
  Object.setPrototypeOf(global, null);
  importing(I32).instantiate({m: {x: global}});
  assert_throws_js(WebAssembly.LinkError, () =>
    importing(I32).instantiate({m: {x: Object.create(WebAssembly.Global.prototype)}}),
  );
}, "a Global is known by its slot, not by its prototype");

test(() => {
  const builder = new WasmModule();
  builder.global({type: V128, init: op.v128_const(new Array(16).fill(1)), export: "x"});
  const {x} = builder.instantiate().exports;
  assert_equals(importing(V128).instantiate({m: {x}}).exports.x, x);
}, "v128: a Global of the type is taken");
