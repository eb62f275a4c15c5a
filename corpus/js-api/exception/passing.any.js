// META: title=Exceptions between JavaScript and WebAssembly
// META: global=window,dedicatedworker,jsshell
// META: script=../resources/module.js
// META: script=../resources/helpers.js
// Shows what JavaScript catches when wasm throws, and what wasm catches when JavaScript throws.

"use strict";

const CATCH = (tag, label) => [0x00, leb_u(tag), leb_u(label)];
const CATCH_REF = (tag, label) => [0x01, leb_u(tag), leb_u(label)];
const CATCH_ALL = label => [0x02, leb_u(label)];
const CATCH_ALL_REF = label => [0x03, leb_u(label)];

// SPEC js-api/#call-an-exported-function
test(() => {
  const builder = new WasmModule();
  const tag = builder.tag({params: [I32, F64], export: "tag"});
  builder.func({code: [op.i32_const(-1), op.f64_const(0.5), op.throw_(tag)], export: "f"});
  const {f, tag: t} = builder.instantiate().exports;
  const e = thrown_by(f);
  assert_equals(Object.getPrototypeOf(e), WebAssembly.Exception.prototype);
  assert_true(e.is(t));
  assert_equals(e.getArg(t, 0), -1);
  assert_equals(e.getArg(t, 1), 0.5);
  assert_equals(e.stack === undefined || typeof e.stack === "string", true);
}, "what wasm throws is an Exception with its tag and payload");

test(() => {
  const builder = new WasmModule();
  const tag = builder.tag({params: [V128, EXNREF, I32], export: "tag"});
  builder.func({
    code: [op.v128_const(new Array(16).fill(0)), op.ref_null(EXNREF), op.i32_const(3), op.throw_(tag)],
    export: "f",
  });
  const {f, tag: t} = builder.instantiate().exports;
  const e = thrown_by(f);
  assert_true(e.is(t));
  assert_throws_js(TypeError, () => e.getArg(t, 0), "v128");
  assert_throws_js(TypeError, () => e.getArg(t, 1), "exnref");
  assert_equals(e.getArg(t, 2), 3);
  assert_throws_js(RangeError, () => e.getArg(t, 3));
}, "getArg refuses a v128 and an exnref, and gives the arguments beside them");

test(() => {
  const builder = new WasmModule();
  const tag = builder.importTag("m", "tag", [EXTERNREF]);
  builder.func({params: [EXTERNREF], code: [op.local_get(0), op.throw_(tag)], export: "f"});
  const {f} = builder.instantiate({m: {tag: WebAssembly.JSTag}}).exports;
  for (const value of [undefined, null, 1, "x", Symbol.iterator, new Error(), {}]) {
    let caught,
      thrown = false;
    try {
      f(value);
    } catch (e) {
      [caught, thrown] = [e, true];
    }
    assert_true(thrown);
    assert_equals(caught, value);
  }
}, "what wasm throws with JSTag arrives as the bare value");

test(() => {
  const builder = new WasmModule();
  const tag = builder.importTag("m", "tag", [EXTERNREF]);
  builder.func({params: [EXTERNREF], code: [op.local_get(0), op.throw_(tag)], export: "f"});
  const t = new WebAssembly.Tag({parameters: ["externref"]});
  const error = new Error();
  const e = thrown_by(() => builder.instantiate({m: {tag: t}}).exports.f(error));
  assert_true(e instanceof WebAssembly.Exception);
  assert_equals(e.getArg(t, 0), error);
}, "another tag of the same type is not unwrapped");

// SPEC js-api/#create-a-host-function
// A module whose `f` calls the import and lets what it throws pass.
function passing() {
  const builder = new WasmModule();
  const h = builder.importFunction("m", "h", [], []);
  builder.func({code: [op.call(h)], export: "f"});
  return builder;
}

test(() => {
  const f = h => passing().instantiate({m: {h}}).exports.f;
  for (const value of [
    undefined,
    null,
    true,
    1,
    "x",
    Symbol.iterator,
    1n,
    {},
    () => {},
    new TypeError(),
    new WebAssembly.RuntimeError(),
  ]) {
    let caught,
      thrown = false;
    try {
      f(() => {
        throw value;
      })();
    } catch (e) {
      [caught, thrown] = [e, true];
    }
    assert_true(thrown);
    assert_equals(caught, value);
  }
}, "any value that JavaScript throws passes through wasm as it is");

test(() => {
  const tag = new WebAssembly.Tag({parameters: ["i32"]});
  const exception = new WebAssembly.Exception(tag, [1]);
  const {f} = passing().instantiate({
    m: {
      h() {
        throw exception;
      },
    },
  }).exports;
  assert_equals(thrown_by(f), exception);
}, "an Exception passes through wasm as the same object");

// A module whose `f` calls the import and catches tag 0 (imported as m.tag), giving its argument, else -1.
function catching(params) {
  const builder = new WasmModule();
  const h = builder.importFunction("m", "h", [], []);
  const tag = builder.importTag("m", "tag", params);
  const [result] = params;
  builder.func({
    results: [result],
    code: [op.block(result, op.try_table(VOID, [CATCH(tag, 0)], op.call(h)), op.unreachable)],
    export: "f",
  });
  return builder;
}

test(() => {
  const tag = new WebAssembly.Tag({parameters: ["i32"]});
  const h = () => {
    throw new WebAssembly.Exception(tag, [42]);
  };
  assert_equals(catching([I32]).instantiate({m: {h, tag}}).exports.f(), 42);
}, "wasm catches an Exception of its tag");

test(() => {
  const tag = new WebAssembly.Tag({parameters: ["i32"]});
  const other = new WebAssembly.Tag({parameters: ["i32"]});
  const exception = new WebAssembly.Exception(other, [42]);
  const {f} = catching([I32]).instantiate({
    m: {
      tag,
      h() {
        throw exception;
      },
    },
  }).exports;
  assert_equals(thrown_by(f), exception);
}, "wasm does not catch an Exception of another tag");

test(() => {
  for (const value of [undefined, null, 1, "x", {}, new Error()]) {
    const {f} = catching([EXTERNREF]).instantiate({
      m: {
        tag: WebAssembly.JSTag,
        h() {
          throw value;
        },
      },
    }).exports;
    assert_equals(f(), value);
  }
}, "wasm catches a JavaScript value with JSTag");

test(() => {
  const tag = new WebAssembly.Tag({parameters: ["i32"]});
  const exception = new WebAssembly.Exception(tag, [1]);
  const {f} = catching([EXTERNREF]).instantiate({
    m: {
      tag: WebAssembly.JSTag,
      h() {
        throw exception;
      },
    },
  }).exports;
  assert_equals(thrown_by(f), exception);
}, "JSTag does not catch an Exception: it has a tag of its own");

test(() => {
  const builder = new WasmModule();
  const h = builder.importFunction("m", "h", [], []);
  builder.func({
    results: [I32],
    code: [
      op.block(VOID, op.try_table(VOID, [CATCH_ALL(0)], op.call(h)), op.i32_const(0), op.return_),
      op.i32_const(1),
    ],
    export: "f",
  });
  let action;
  const {f} = builder.instantiate({
    m: {
      h() {
        action();
      },
    },
  }).exports;
  const tag = new WebAssembly.Tag({parameters: []});
  for (const value of [undefined, new Error(), new WebAssembly.Exception(tag, [])]) {
    action = () => {
      throw value;
    };
    assert_equals(f(), 1);
  }
  action = () => {};
  assert_equals(f(), 0);
}, "catch_all catches what JavaScript throws, values and Exceptions");

// SPEC js-api/#object-caches
test(() => {
  const builder = new WasmModule();
  const h = builder.importFunction("m", "h", [], []);
  builder.func({
    code: [op.block(EXNREF, op.try_table(VOID, [CATCH_ALL_REF(0)], op.call(h)), op.unreachable), op.throw_ref],
    export: "f",
  });
  const tag = new WebAssembly.Tag({parameters: []});
  let value;
  const {f} = builder.instantiate({
    m: {
      h() {
        throw value;
      },
    },
  }).exports;
  for (value of [new WebAssembly.Exception(tag, []), new Error(), 5, undefined]) {
    let caught;
    try {
      f();
    } catch (e) {
      caught = e;
    }
    assert_equals(caught, value);
  }
}, "throw_ref of what was caught gives the same object back");

test(() => {
  const builder = new WasmModule();
  const tag = builder.tag({params: [I32], export: "tag"});
  const h = builder.importFunction("m", "h", [], []);
  builder.func({code: [op.i32_const(1), op.throw_(tag)], export: "thrower"});
  builder.func({
    code: [op.block([0x64, EXNREF], op.try_table(VOID, [CATCH_ALL_REF(0)], op.call(h)), op.unreachable), op.throw_ref],
    export: "f",
  });
  const seen = [];
  const {f, thrower} = builder.instantiate({
    m: {
      h() {
        try {
          thrower();
        } catch (e) {
          seen.push(e);
          throw e;
        }
      },
    },
  }).exports;
  seen.push(thrown_by(f));
  assert_equals(seen[0], seen[1]);
}, "one exception of wasm is one Exception object, through JavaScript and back");

test(() => {
  const builder = new WasmModule();
  const tag = builder.tag({export: "tag"});
  builder.func({code: [op.throw_(tag)], export: "f"});
  const {f} = builder.instantiate().exports;
  assert_not_equals(thrown_by(f), thrown_by(f));
}, "each throw makes an exception of its own");

// A subclass or proxy of an Exception: what counts is the slot.
test(() => {
  const tag = new WebAssembly.Tag({parameters: ["i32"]});
  class Sub extends WebAssembly.Exception {}
  const h = () => {
    throw new Sub(tag, [7]);
  };
  assert_equals(catching([I32]).instantiate({m: {h, tag}}).exports.f(), 7);
  const bare = new WebAssembly.Exception(tag, [8]);
  Object.setPrototypeOf(bare, null);
  assert_equals(
    catching([I32])
      .instantiate({
        m: {
          h() {
            throw bare;
          },
          tag,
        },
      })
      .exports.f(),
    8,
  );
}, "wasm catches an Exception whatever its prototype");

test(() => {
  const tag = new WebAssembly.Tag({parameters: ["i32"]});
  const fake = new Proxy(new WebAssembly.Exception(tag, [7]), {});
  const {f} = catching([I32]).instantiate({
    m: {
      h() {
        throw fake;
      },
      tag,
    },
  }).exports;
  assert_equals(thrown_by(f), fake);
}, "a proxy of an Exception is a JavaScript value");

// SPEC js-api/#errors
// Traps are no exceptions for wasm, but they are for JavaScript, and what JavaScript throws again is one for wasm.
test(() => {
  const builder = new WasmModule();
  const trap = builder.func({code: [op.unreachable]});
  builder.func({
    results: [I32],
    code: [
      op.block(VOID, op.try_table(VOID, [CATCH_ALL(0)], op.call(trap)), op.i32_const(0), op.return_),
      op.i32_const(1),
    ],
    export: "f",
  });
  assert_throws_js(WebAssembly.RuntimeError, builder.instantiate().exports.f);
}, "wasm cannot catch a trap");

test(() => {
  const inner = new WasmModule();
  inner.func({code: [op.unreachable], export: "trap"});
  const {trap} = inner.instantiate().exports;
  const error = thrown_by(trap);
  const {f} = catching([EXTERNREF]).instantiate({
    m: {
      tag: WebAssembly.JSTag,
      h() {
        throw error;
      },
    },
  }).exports;
  assert_equals(f(), error);
}, "a RuntimeError that JavaScript throws anew is a value that wasm can catch");
