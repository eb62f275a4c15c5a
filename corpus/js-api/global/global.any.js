// META: title=WebAssembly.Global: the constructor, value and valueOf
// META: global=window,dedicatedworker,jsshell
// META: script=../resources/module.js
// META: script=../resources/helpers.js
// META: script=../resources/assertions.js
// Shows Global: the conversion of its descriptor and value, and the attribute value.

"use strict";

const make = (value, mutable, ...rest) => new WebAssembly.Global({value, mutable}, ...rest);

// SPEC js-api/#dom-global-global
test(() => {
  assert_throws_js(TypeError, () => WebAssembly.Global({value: "i32"}));
  assert_throws_js(TypeError, () => new WebAssembly.Global());
}, "a call without new or without arguments: TypeError");

test(() => {
  for (const value of [undefined, null, true, 1, "i32", Symbol(), {}, {mutable: true}]) {
    assert_throws_js(TypeError, () => new WebAssembly.Global(value));
  }
}, "a descriptor that is no object or has no value: TypeError");

test(() => {
  for (const value of [undefined, null, "", "I32", "funcref", "exnref", "i31ref", "anyref", "i8", 32]) {
    assert_throws_js(TypeError, () => new WebAssembly.Global({value}, 0), String(value));
  }
}, "a value that is no ValueType: TypeError");

test(() => {
  const log = [];
  new WebAssembly.Global(logging({value: "i32"}, log, "d"), {
    valueOf() {
      log.push("v");
      return 1;
    },
  });
  assert_array_equals(log, ["get d.mutable", "get d.value", "v"]);
}, "mutable is read first, then value, then the initial value is converted");

test(() => {
  for (const [mutable, expected] of [
    [undefined, false],
    [null, false],
    [0, false],
    ["", false],
    [1, true],
    ["x", true],
    [{}, true],
  ]) {
    const global = make("i32", mutable);
    let assigned = true;
    try {
      global.value = 1;
    } catch {
      assigned = false;
    }
    assert_equals(assigned, expected, String(mutable));
  }
}, "mutable is converted to a boolean");

test(() => {
  const global = make("i32");
  assert_equals(Object.getPrototypeOf(global), WebAssembly.Global.prototype);
  assert_true(Object.isExtensible(global));
  assert_array_equals(Reflect.ownKeys(global), []);
  assert_equals(String(Object.prototype.toString.call(global)), "[object WebAssembly.Global]");
}, "a Global is an extensible object without own properties");

// SPEC js-api/#defaultvalue
for (const [type, expected] of [
  ["i32", 0],
  ["i64", 0n],
  ["f32", 0],
  ["f64", 0],
  ["externref", undefined],
  ["anyfunc", null],
]) {
  test(() => {
    assert_equals(make(type).value, expected, "missing");
    assert_equals(make(type, true).value, expected, "mutable");
    assert_equals(make(type, false, undefined).value, expected, "undefined");
  }, `${type}: the default where no value is given, or undefined`);
}

// SPEC js-api/#towebassemblyvalue
const conversions = {
  i32: [
    [1, 1],
    [1.9, 1],
    [2 ** 31, -(2 ** 31)],
    ["7", 7],
    [null, 0],
    [true, 1],
    [NaN, 0],
    [{valueOf: () => 9}, 9],
    [-0, 0],
  ],
  i64: [
    [1n, 1n],
    ["7", 7n],
    [true, 1n],
    [2n ** 63n, -(2n ** 63n)],
    [-1n, -1n],
    [{valueOf: () => 9n}, 9n],
  ],
  f32: [
    [1, 1],
    [0.1, Math.fround(0.1)],
    ["7", 7],
    [null, 0],
    [-0, -0],
    [NaN, NaN],
    [1e40, Infinity],
  ],
  f64: [
    [1, 1],
    [0.1, 0.1],
    ["7", 7],
    [null, 0],
    [-0, -0],
    [NaN, NaN],
  ],
};
for (const [type, pairs] of Object.entries(conversions)) {
  test(() => {
    for (const [given, expected] of pairs) {
      assert_equals(make(type, false, given).value, expected, `constructed from ${String(given)}`);
      const global = make(type, true);
      global.value = given;
      assert_equals(global.value, expected, `assigned ${String(given)}`);
    }
  }, `${type}: values are converted, in the constructor and in an assignment`);
}

test(() => {
  for (const type of ["i32", "f32", "f64"]) {
    for (const value of [1n, Symbol()]) assert_throws_js(TypeError, () => make(type, false, value));
  }
  for (const value of [1, null, Symbol()]) assert_throws_js(TypeError, () => make("i64", false, value));
  assert_throws_js(SyntaxError, () => make("i64", false, "x"));
}, "a value that does not convert: what the conversion throws");

test(() => {
  const object = {};
  for (const value of [null, true, 1, "x", Symbol.iterator, 1n, object, () => {}]) {
    assert_equals(make("externref", false, value).value, value);
  }
}, "externref: every value");

test(() => {
  const builder = new WasmModule();
  builder.func({export: "f"});
  const {f} = builder.instantiate().exports;
  assert_equals(make("anyfunc", false, f).value, f);
  assert_equals(make("anyfunc", false, null).value, null);
  for (const value of [() => {}, 1, "", {}, f.bind()]) assert_throws_js(TypeError, () => make("anyfunc", false, value));
}, "anyfunc: an Exported Function or null, else TypeError");

test(() => {
  assert_throws_js(TypeError, () => make("v128"));
  assert_throws_js(TypeError, () => make("v128", true, 0));
  assert_throws_js(
    TypeError,
    () =>
      new WebAssembly.Global(
        {value: "v128"},
        {
          valueOf() {
            throw new EvalError();
          },
        },
      ),
  );
}, "v128: TypeError, before the value is converted");

// SPEC js-api/#dom-global-value
test(() => {
  const found = Object.getOwnPropertyDescriptor(WebAssembly.Global.prototype, "value");
  assert_true(found.enumerable && found.configurable);
  assert_function(found.get, "get value", 0);
  assert_function(found.set, "set value", 1);
  for (const receiver of [undefined, null, {}, WebAssembly.Global.prototype, Object.create(make("i32"))]) {
    assert_throws_js(TypeError, () => found.get.call(receiver));
    assert_throws_js(TypeError, () => found.set.call(receiver, 1));
  }
}, "value is an attribute with a brand check on both sides");

test(() => {
  const {set} = Object.getOwnPropertyDescriptor(WebAssembly.Global.prototype, "value");
  const global = make("i32", true, 5);
  assert_throws_js(TypeError, () => set.call(global), "no argument");
  assert_equals(set.call(global, undefined), undefined);
  assert_equals(global.value, 0, "undefined converts");
}, "the setter needs an argument, which may be undefined");

test(() => {
  const global = make("i32", false, 5);
  let converted = false;
  assert_throws_js(TypeError, () => {
    global.value = {
      valueOf() {
        converted = true;
        return 1;
      },
    };
  });
  assert_false(converted, "before the value is converted");
  assert_equals(global.value, 5);
}, "an assignment to a constant: TypeError, before the value is converted");

test(() => {
  const global = make("externref", true, 5);
  global.value = undefined;
  assert_equals(global.value, undefined);
  const func = make("anyfunc", true);
  assert_throws_js(TypeError, () => {
    func.value = undefined;
  });
  func.value = null;
}, "an assigned undefined is a value, no default");

test(() => {
  const global = make("i32", true, 5);
  assert_throws_js(TypeError, () => {
    global.value = 1n;
  });
  assert_throws_js(EvalError, () => {
    global.value = {
      valueOf() {
        throw new EvalError();
      },
    };
  });
  assert_equals(global.value, 5);
}, "a failed assignment changes nothing");

// SPEC js-api/#dom-global-valueof
test(() => {
  const global = make("i32", true, 5);
  assert_equals(global.valueOf(), 5);
  assert_equals(global + 1, 6);
  assert_throws_js(TypeError, () => WebAssembly.Global.prototype.valueOf.call({}));
  assert_throws_js(TypeError, () => WebAssembly.Global.prototype.valueOf());
}, "valueOf gives the value, with a brand check");

// SPEC js-api/#getglobalvalue
function exported(type, init, mutable) {
  const builder = new WasmModule();
  builder.global({type, init, mutable, export: "g"});
  return builder.instantiate().exports.g;
}

test(() => {
  for (const mutable of [false, true]) {
    const g = exported(V128, op.v128_const(new Array(16).fill(0)), mutable);
    assert_throws_js(TypeError, () => g.value);
    assert_throws_js(TypeError, () => g.valueOf());
    assert_throws_js(TypeError, () => {
      g.value = 0;
    });
  }
}, "an exported v128 global can be neither read nor written: TypeError");

test(() => {
  const g = exported(EXNREF, op.ref_null(EXNREF), true);
  assert_throws_js(TypeError, () => g.value);
  assert_throws_js(TypeError, () => g.valueOf());
  assert_throws_js(TypeError, () => {
    g.value = null;
  });
}, "an exported exnref global can be neither read nor written: TypeError");

test(() => {
  const g = exported(0x74, op.ref_null(0x74), true);
  assert_throws_js(TypeError, () => g.value);
  assert_throws_js(TypeError, () => {
    g.value = null;
  });
}, "a global of (ref null noexn), which matches exnref, likewise");

test(() => {
  assert_equals(exported(I64, op.i64_const(-5n)).value, -5n);
  assert_equals(exported(F32, op.f32_const(0.5)).value, 0.5);
  assert_equals(exported(EXTERNREF, op.ref_null(EXTERNREF)).value, null);
  assert_equals(exported(I31REF, [op.i32_const(-3), op.ref_i31]).value, -3);
}, "exported globals give their values");

test(() => {
  const builder = new WasmModule();
  builder.importGlobal("m", "g", I32, true);
  builder.func({code: [op.global_get(0), op.i32_const(1), op.i32_add, op.global_set(0)], export: "increment"});
  const g = make("i32", true, 41);
  builder.instantiate({m: {g}}).exports.increment();
  assert_equals(g.value, 42);
}, "a write by wasm shows in value");

// The mutable global of a type without null takes no null.
test(() => {
  const builder = new WasmModule();
  const type = builder.type([], []);
  const f = builder.func({export: "f"});
  builder.global({type: ref_of(type), mutable: true, init: op.ref_func(f), export: "g"});
  const {f: function_, g} = builder.instantiate().exports;
  assert_equals(g.value, function_);
  assert_throws_js(TypeError, () => {
    g.value = null;
  });
  g.value = function_;
}, "(ref $t): a value of the type alone can be assigned");
