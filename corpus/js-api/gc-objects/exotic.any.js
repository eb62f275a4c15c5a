// META: title=Exported GC Objects
// META: global=window,dedicatedworker,jsshell
// META: script=../resources/module.js
// META: script=../resources/helpers.js
// Shows a structure and an array of wasm as JavaScript sees them: opaque exotic objects with an identity.

"use strict";

function objects() {
  const builder = new WasmModule();
  const struct = builder.rawType([0x5f, 1, I32, 1]);
  const array = builder.rawType([0x5e, I32, 1]);
  builder.func({results: [ANYREF], code: [op.i32_const(7), op.struct_new(struct)], export: "struct"});
  builder.func({results: [ANYREF], code: [op.i32_const(7), op.i32_const(3), op.array_new(array)], export: "array"});
  builder.func({params: [ANYREF], results: [ANYREF], code: [op.local_get(0)], export: "any"});
  builder.func({params: [EXTERNREF], results: [EXTERNREF], code: [op.local_get(0)], export: "extern"});
  builder.func({params: [EQREF, EQREF], results: [I32], code: [op.local_get(0), op.local_get(1), 0xd3], export: "eq"});
  builder.func({
    params: [ref_null_of(struct)],
    results: [I32],
    code: [op.local_get(0), op.struct_get(struct, 0)],
    export: "field",
  });
  builder.func({
    params: [ref_null_of(struct), I32],
    code: [op.local_get(0), op.local_get(1), 0xfb, 0x05, struct, 0],
    export: "set",
  });
  builder.func({params: [ref_null_of(array)], results: [I32], code: [op.local_get(0), 0xfb, 0x0f], export: "length"});
  builder.func({params: [STRUCTREF], results: [STRUCTREF], code: [op.local_get(0)], export: "asStruct"});
  builder.func({params: [ARRAYREF], results: [ARRAYREF], code: [op.local_get(0)], export: "asArray"});
  builder.global({type: ANYREF, mutable: true, init: [op.i32_const(1), op.struct_new(struct)], export: "g"});
  builder.func({
    params: [ANYREF],
    results: [EXTERNREF],
    code: [op.local_get(0), op.extern_convert_any],
    export: "convert",
  });
  return builder.instantiate().exports;
}
const wasm = objects();

for (const kind of ["struct", "array"]) {
  const make = wasm[kind];

  // SPEC js-api/#gc-exotic-objects
  test(() => {
    const o = make();
    assert_equals(typeof o, "object");
    assert_equals(Object.prototype.toString.call(o), "[object Object]");
    assert_false(Array.isArray(o));
    assert_true(Boolean(o));
    assert_throws_js(TypeError, () => o());
    assert_throws_js(TypeError, () => new o());
  }, `${kind}: an object, neither callable nor an array of JavaScript`);

  // SPEC js-api/#getprototypeof-internal-method-of-an-exported-gc-object
  test(() => {
    const o = make();
    assert_equals(Object.getPrototypeOf(o), null);
    assert_equals(Reflect.getPrototypeOf(o), null);
    assert_false(o instanceof Object);
  }, `${kind}: [[GetPrototypeOf]] gives null`);

  // SPEC js-api/#setprototypeof-internal-method-of-an-exported-gc-object
  test(() => {
    const o = make();
    for (const prototype of [null, {}, Object.prototype]) {
      assert_equals(Reflect.setPrototypeOf(o, prototype), false);
      assert_throws_js(TypeError, () => Object.setPrototypeOf(o, prototype));
    }
  }, `${kind}: [[SetPrototypeOf]] gives false, also for null`);

  // SPEC js-api/#isextensible-internal-method-of-an-exported-gc-object
  test(() => {
    const o = make();
    assert_equals(Reflect.isExtensible(o), false);
    assert_equals(Object.isExtensible(o), false);
    assert_true(Object.isFrozen(o));
    assert_true(Object.isSealed(o));
  }, `${kind}: [[IsExtensible]] gives false`);

  // SPEC js-api/#preventextensions-internal-method-of-an-exported-gc-object
  test(() => {
    const o = make();
    assert_equals(Reflect.preventExtensions(o), false);
    assert_throws_js(TypeError, () => Object.preventExtensions(o));
    assert_throws_js(TypeError, () => Object.freeze(o));
    assert_throws_js(TypeError, () => Object.seal(o));
  }, `${kind}: [[PreventExtensions]] gives false`);

  // SPEC js-api/#getownproperty-internal-method-of-an-exported-gc-object
  test(() => {
    const o = make();
    for (const key of ["x", "0", 0, "length", "constructor", "__proto__", Symbol.iterator, Symbol.toStringTag]) {
      assert_equals(Reflect.getOwnPropertyDescriptor(o, key), undefined, String(key));
      assert_false(Object.hasOwn(o, key));
    }
  }, `${kind}: [[GetOwnProperty]] gives undefined`);

  // SPEC js-api/#defineownproperty-internal-method-of-an-exported-gc-object
  test(() => {
    const o = make();
    for (const key of ["x", "0", Symbol.iterator]) {
      assert_equals(Reflect.defineProperty(o, key, {value: 1, configurable: true}), false);
      assert_equals(Reflect.defineProperty(o, key, {}), false);
      assert_throws_js(TypeError, () => Object.defineProperty(o, key, {value: 1}));
    }
  }, `${kind}: [[DefineOwnProperty]] gives false`);

  // SPEC js-api/#hasproperty-internal-method-of-an-exported-gc-object
  test(() => {
    const o = make();
    for (const key of ["x", "0", "toString", Symbol.iterator]) {
      assert_equals(Reflect.has(o, key), false);
      assert_false(key in o);
    }
  }, `${kind}: [[HasProperty]] gives false`);

  // SPEC js-api/#get-internal-method-of-an-exported-gc-object
  test(() => {
    const o = make();
    for (const key of [
      "x",
      "0",
      0,
      "length",
      "toString",
      "constructor",
      "__proto__",
      Symbol.iterator,
      Symbol.toPrimitive,
    ]) {
      assert_equals(o[key], undefined);
      assert_equals(Reflect.get(o, key, {}), undefined);
    }
    assert_equals(o?.a, undefined);
    const {a = 5} = o;
    assert_equals(a, 5);
  }, `${kind}: [[Get]] gives undefined`);

  // SPEC js-api/#set-internal-method-of-an-exported-gc-object
  test(() => {
    const o = make();
    for (const key of ["x", "0", 0, Symbol.iterator]) {
      assert_throws_js(TypeError, () => {
        o[key] = 1;
      });
      assert_throws_js(TypeError, () => Reflect.set(o, key, 1), "it throws and does not give false");
      assert_throws_js(TypeError, () => Reflect.set(o, key, 1, {}));
    }
    assert_throws_js(TypeError, new Function("o", "o.x = 1").bind(null, o), "also in sloppy code");
  }, `${kind}: [[Set]] throws a TypeError`);

  // SPEC js-api/#delete-internal-method-of-an-exported-gc-object
  test(() => {
    const o = make();
    assert_throws_js(TypeError, () => {
      delete o.x;
    });
    assert_throws_js(TypeError, () => Reflect.deleteProperty(o, "x"), "it throws and does not give false");
    assert_throws_js(TypeError, new Function("o", "delete o[0]").bind(null, o), "also in sloppy code");
  }, `${kind}: [[Delete]] throws a TypeError, though there is nothing to delete`);

  // SPEC js-api/#ownpropertykeys-internal-method-of-an-exported-gc-object
  test(() => {
    const o = make();
    assert_array_equals(Reflect.ownKeys(o), []);
    assert_array_equals(Object.keys(o), []);
    const seen = [];
    for (const key in o) seen.push(key);
    assert_array_equals(seen, []);
    assert_equals(JSON.stringify(o), "{}");
    assert_array_equals(Object.keys({...o}), []);
  }, `${kind}: [[OwnPropertyKeys]] gives an empty list`);

  test(() => {
    const o = make();
    assert_throws_js(TypeError, () => String(o));
    assert_throws_js(TypeError, () => o + 1);
    assert_throws_js(TypeError, () => Number(o));
    assert_throws_js(TypeError, () => `${o}`);
    assert_throws_js(TypeError, () => [...o]);
    assert_throws_js(TypeError, () => o.method());
  }, `${kind}: it has no primitive value and no iterator`);

  test(() => {
    const o = make();
    const below = Object.create(o);
    assert_equals(below.x, undefined);
    assert_false("x" in below);
    assert_throws_js(TypeError, () => {
      below.x = 1;
    });
    Object.defineProperty(below, "x", {value: 1});
    assert_equals(below.x, 1);
  }, `${kind}: as a prototype it answers with its own methods`);

  test(() => {
    const o = make();
    const proxy = new Proxy(o, {});
    assert_equals(proxy.x, undefined);
    assert_throws_js(TypeError, () => {
      proxy.x = 1;
    });
    assert_equals(Object.getPrototypeOf(proxy), null);
    assert_throws_js(TypeError, () => wasm.eq(proxy, null), "and no reference of wasm");
  }, `${kind}: a proxy passes on to it, but is another object`);

  // SPEC js-api/#a-new-exported-gc-object
  test(() => {
    const o = make();
    assert_equals(wasm.any(o), o);
    assert_equals(wasm.extern(o), o);
    assert_equals(wasm.convert(o), o);
    assert_not_equals(make(), o);
    wasm.g.value = o;
    assert_equals(wasm.g.value, o);
    assert_equals(wasm.eq(o, o), 1);
    assert_equals(wasm.eq(o, make()), 0);
  }, `${kind}: one reference is one object, by every way out and in`);

  test(() => {
    const o = make();
    const map = new WeakMap([[o, 1]]);
    assert_equals(map.get(wasm.any(o)), 1);
    assert_true(new Set([o]).has(wasm.extern(o)));
    assert_equals(new WeakRef(o).deref(), o);
  }, `${kind}: it can be a key of weak and other collections`);

  // SPEC js-api/#towebassemblyvalue
  test(() => {
    const o = make();
    const [right, wrong] = kind === "struct" ? [wasm.asStruct, wasm.asArray] : [wasm.asArray, wasm.asStruct];
    assert_equals(right(o), o);
    assert_throws_js(TypeError, () => wrong(o));
  }, `${kind}: it is taken as its own kind alone`);
}

test(() => {
  const o = wasm.struct();
  assert_equals(wasm.field(o), 7);
  wasm.set(o, 8);
  assert_equals(wasm.field(wasm.any(o)), 8);
  assert_throws_js(TypeError, () => wasm.field(wasm.array()));
  assert_throws_js(TypeError, () => wasm.field({}));
  assert_throws_js(WebAssembly.RuntimeError, () => wasm.field(null));
  assert_equals(wasm.length(wasm.array()), 3);
  assert_throws_js(TypeError, () => wasm.length(o));
}, "a concrete type takes references of that type, or null");

test(() => {
  const other = objects();
  assert_equals(other.field(wasm.struct()), 7);
  assert_equals(other.length(wasm.array()), 3);
}, "types are equal by structure, across instances");

test(() => {
  const o = wasm.struct();
  const tag = new WebAssembly.Tag({parameters: ["externref"]});
  assert_equals(new WebAssembly.Exception(tag, [o]).getArg(tag, 0), o);
  const table = new WebAssembly.Table({element: "externref", initial: 1}, o);
  assert_equals(table.get(0), o);
  assert_equals(new WebAssembly.Global({value: "externref"}, o).value, o);
  assert_throws_js(TypeError, () => new WebAssembly.Global({value: "anyfunc"}, o));
}, "it goes through exceptions, tables and globals as an externref");

test(() => {
  assert_host_has("structuredClone");
  let thrown;
  try {
    structuredClone(wasm.struct());
  } catch (e) {
    thrown = e;
  }
  assert_not_equals(thrown, undefined);
  assert_equals(thrown.name, "DataCloneError");
}, "it cannot be cloned");
