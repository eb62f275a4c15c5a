// META: title=Run a host function
// META: global=window,dedicatedworker,jsshell
// META: script=../resources/module.js
// Shows how wasm calls JavaScript: receiver, arguments, and the conversion of what comes back.

"use strict";

// An instance whose `f` hands its parameters to the import and returns what comes back.
function through(params, results, h) {
  const builder = new WasmModule();
  builder.importFunction("m", "h", params, results);
  builder.func({params, results, code: [params.map((_, i) => op.local_get(i)), op.call(0)], export: "f"});
  return builder.instantiate({m: {h}}).exports.f;
}

// SPEC js-api/#run-a-host-function
test(() => {
  let receiver = 1;
  through([], [], function () {
    receiver = this;
  })();
  assert_equals(receiver, undefined);
}, "the receiver is undefined");

test(() => {
  let receiver;
  through([], [], new Function("this.touchstoneReceiver = this"))();
  receiver = globalThis.touchstoneReceiver;
  delete globalThis.touchstoneReceiver;
  assert_equals(receiver, globalThis);
}, "a sloppy function sees the global object instead");

test(() => {
  let seen, target;
  through([I32, I64, F32, F64, EXTERNREF], [], function (...args) {
    seen = args;
    target = new.target;
  })(1, 2n, 0.5, 0.25, "x");
  assert_equals(seen.length, 5);
  [1, 2n, 0.5, 0.25, "x"].forEach((v, i) => assert_equals(seen[i], v));
  assert_equals(target, undefined);
}, "arguments arrive converted, in order, none beside them; it is a call, not a construction");

test(() => {
  assert_throws_js(TypeError, through([], [], class {}));
}, "a class cannot be called: its TypeError passes");

test(() => {
  const log = [];
  const h = new Proxy(() => 5, {
    apply(target, receiver, args) {
      log.push(receiver, args.length);
      return 6;
    },
  });
  assert_equals(through([I32], [I32], h)(1), 6);
  assert_array_equals(log, [undefined, 1]);
}, "a proxy is called through its trap");

test(() => {
  for (const value of [undefined, 1, "x", {}, Symbol()]) assert_equals(through([], [], () => value)(), undefined);
  let touched = false;
  through([], [], () => ({
    valueOf() {
      touched = true;
    },
    get [Symbol.iterator]() {
      touched = true;
    },
  }))();
  assert_false(touched);
}, "no result: what comes back is not looked at");

const single = [
  [
    "i32",
    I32,
    [
      [1.9, 1],
      ["7", 7],
      [undefined, 0],
      [null, 0],
      [2 ** 31, -(2 ** 31)],
      [{valueOf: () => 3}, 3],
      [[5], 5],
    ],
    [1n, Symbol()],
  ],
  [
    "i64",
    I64,
    [
      [1n, 1n],
      ["7", 7n],
      [true, 1n],
      [2n ** 64n, 0n],
    ],
    [undefined, null, 1, Symbol()],
  ],
  [
    "f32",
    F32,
    [
      [0.1, Math.fround(0.1)],
      [undefined, NaN],
      ["x", NaN],
      [-0, -0],
    ],
    [1n, Symbol()],
  ],
  [
    "f64",
    F64,
    [
      [0.1, 0.1],
      [undefined, NaN],
      [null, 0],
      [-0, -0],
    ],
    [1n, Symbol()],
  ],
  [
    "externref",
    EXTERNREF,
    [
      [undefined, undefined],
      [null, null],
      ["x", "x"],
    ],
    [],
  ],
  [
    "(ref extern)",
    ref_of(EXTERNREF),
    [
      [undefined, undefined],
      [1, 1],
    ],
    [null],
  ],
  ["funcref", FUNCREF, [[null, null]], [undefined, () => {}, 1, {}]],
  [
    "i31ref",
    I31REF,
    [
      [5, 5],
      [null, null],
      [-(2 ** 30), -(2 ** 30)],
    ],
    [2 ** 30, 1.5, "5", undefined, {}],
  ],
];
for (const [name, type, pairs, refused] of single) {
  test(() => {
    for (const [given, expected] of pairs) assert_equals(through([], [type], () => given)(), expected, String(given));
  }, `result ${name}: what comes back is converted`);
  if (refused.length) {
    test(() => {
      for (const value of refused)
        assert_throws_js(
          TypeError,
          through([], [type], () => value),
          String(value),
        );
    }, `result ${name}: what does not convert is a TypeError`);
  }
}

test(() => {
  const error = new EvalError();
  assert_throws_exactly(
    error,
    through([], [I32], () => ({
      valueOf() {
        throw error;
      },
    })),
  );
}, "what the conversion of a result throws comes out");

test(() => {
  const {f} = (() => {
    const builder = new WasmModule();
    builder.importFunction("m", "h", [], [I32]);
    builder.func({
      results: [I32],
      code: [
        op.block(EXTERNREF, op.try_table(VOID, [[0x00, 0, 0]], op.call(0), op.return_), op.unreachable),
        op.drop,
        op.i32_const(99),
      ],
      export: "f",
    });
    builder.importTag("m", "tag", [EXTERNREF]);
    return builder.instantiate({m: {h: () => 1n, tag: WebAssembly.JSTag}}).exports;
  })();
  assert_equals(f(), 99);
}, "a result that does not convert is an exception that wasm can catch");

// Several results.
const pair = h => through([], [I32, F64], h);
test(() => {
  assert_array_equals(pair(() => [1, 2.5])(), [1, 2.5]);
  assert_array_equals(pair(() => new Set([1, 2.5]))(), [1, 2.5]);
  assert_array_equals(
    pair(function* () {
      yield 1;
      yield 2.5;
    })(),
    [1, 2.5],
  );
  assert_array_equals(pair(() => "12")(), [1, 2], "a string is iterable");
  assert_array_equals(pair(() => ({[Symbol.iterator]: () => [1, 2.5][Symbol.iterator]()}))(), [1, 2.5]);
}, "several results: any iterable, primitives too");

test(() => {
  for (const value of [
    undefined,
    null,
    1,
    {},
    {length: 2, 0: 1, 1: 2},
    {[Symbol.iterator]: undefined},
    {[Symbol.iterator]: null},
    {[Symbol.iterator]: 1},
  ]) {
    assert_throws_js(
      TypeError,
      pair(() => value),
    );
  }
}, "several results: what is not iterable is a TypeError");

test(() => {
  for (const value of [[], [1], [1, 2, 3]])
    assert_throws_js(
      TypeError,
      pair(() => value),
    );
}, "several results: another number of values is a TypeError");

test(() => {
  const log = [];
  const value = (name, n) => ({
    valueOf() {
      log.push(name);
      return n;
    },
  });
  const iterable = {
    get [Symbol.iterator]() {
      log.push("get");
      return function () {
        log.push("call");
        return [value("a", 1), value("b", 2)].values();
      };
    },
  };
  pair(() => iterable)();
  assert_array_equals(log, ["get", "call", "a", "b"]);
}, "several results: the method is read once, all values are drawn, then converted in order");

test(() => {
  const log = [];
  const h = function* () {
    yield {
      valueOf() {
        log.push("converted");
        return 1;
      },
    };
    yield 2;
    log.push("third");
    yield 3;
    log.push("end");
  };
  assert_throws_js(TypeError, pair(h));
  assert_array_equals(log, ["third", "end"]);
}, "several results: too many are drawn to the end, counted, and none is converted");

test(() => {
  const log = [];
  const iterable = {
    [Symbol.iterator]: () => ({
      next: () => ({done: log.push("next") > 2, value: 1n}),
      return() {
        log.push("return");
        return {};
      },
    }),
  };
  assert_throws_js(
    TypeError,
    pair(() => iterable),
  );
  assert_array_equals(log, ["next", "next", "next"]);
}, "several results: the iterator is not closed when a value does not convert");

test(() => {
  const error = new EvalError();
  assert_throws_exactly(
    error,
    pair(function* () {
      yield 1;
      throw error;
    }),
  );
  assert_throws_exactly(
    error,
    pair(() => ({
      get [Symbol.iterator]() {
        throw error;
      },
    })),
  );
}, "several results: what the iteration throws comes out");

test(() => {
  const many = through([], new Array(1000).fill(I32), () => Array.from({length: 1000}, (_, i) => i));
  const values = many();
  assert_equals(values.length, 1000);
  assert_equals(values[999], 999);
}, "a thousand results");

for (const [what, params, results] of [
  ["parameter v128", [V128], []],
  ["result v128", [], [V128]],
  ["parameter exnref", [EXNREF], []],
  ["result exnref", [], [EXNREF]],
]) {
  test(() => {
    const builder = new WasmModule();
    builder.importFunction("m", "h", params, results);
    const constant =
      params[0] === V128 ? op.v128_const(new Array(16).fill(0)) : params.length ? op.ref_null(EXNREF) : [];
    builder.func({code: [constant, op.call(0), results.map(() => op.drop)], export: "f"});
    let called = false;
    const {f} = builder.instantiate({
      m: {
        h() {
          called = true;
        },
      },
    }).exports;
    assert_throws_js(TypeError, f);
    assert_throws_js(TypeError, f);
    assert_false(called);
  }, `${what}: a host function links, and calling it is a TypeError before it runs`);
}

// SPEC js-api/#read-the-imports
test(() => {
  const inner = new WasmModule();
  inner.func({params: [V128], results: [V128], code: [op.local_get(0)], export: "h"});
  const builder = new WasmModule();
  builder.importFunction("m", "h", [V128], [V128]);
  builder.func({
    results: [I32],
    code: [op.v128_const([7, ...new Array(15).fill(0)]), op.call(0), 0xfd, 0x1b, 0],
    export: "f",
  });
  assert_equals(builder.instantiate({m: inner.instantiate().exports}).exports.f(), 7);
}, "an imported Exported Function is called directly: v128 passes");

test(() => {
  const inner = new WasmModule();
  inner.func({params: [I32], results: [I32], code: [op.local_get(0)], export: "h"});
  const {h} = inner.instantiate().exports;
  Object.defineProperty(h, "call", {value: () => 99});
  Object.setPrototypeOf(h, null);
  assert_equals(through([I32], [I32], h)(5), 5);
}, "an imported Exported Function is known by its slot");

test(() => {
  let depth = 0;
  const f = through([I32], [I32], n => (n === 0 ? 0 : 1 + f(n - 1)));
  assert_equals(f(20), 20);
}, "JavaScript and wasm call each other in turn");

test(() => {
  const builder = new WasmModule();
  builder.importFunction("m", "h", [], []);
  builder.func({code: [op.call(0)], export: "f"});
  const m = {
    h() {
      m.h = () => {
        throw new EvalError();
      };
    },
  };
  const {f} = builder.instantiate({m}).exports;
  f();
  f();
}, "the function was fixed when the imports were read");
