// META: title=WebAssembly.Table: the constructor, get, set, grow and length
// META: global=window,dedicatedworker,jsshell
// META: script=../resources/module.js
// META: script=../resources/helpers.js
// META: script=../resources/assertions.js
// Shows Table: the conversion of its descriptor, its elements, its growth, and tables addressed by i64.

"use strict";

const functions = (() => {
  const builder = new WasmModule();
  builder.func({results: [I32], code: [op.i32_const(1)], export: "one"});
  builder.func({results: [I32], code: [op.i32_const(2)], export: "two"});
  return builder.instantiate().exports;
})();

const anyfunc = (initial, maximum) =>
  new WebAssembly.Table({element: "anyfunc", initial, ...(maximum === undefined ? {} : {maximum})});

// SPEC js-api/#dom-table-table
test(() => {
  assert_throws_js(TypeError, () => WebAssembly.Table({element: "anyfunc", initial: 0}));
  assert_throws_js(TypeError, () => new WebAssembly.Table());
}, "a call without new or without arguments: TypeError");

test(() => {
  for (const value of [undefined, null, true, 1, "", Symbol(), {}, {initial: 1}, {element: "anyfunc"}]) {
    assert_throws_js(TypeError, () => new WebAssembly.Table(value));
  }
}, "a descriptor that is no object, or lacks element or initial: TypeError");

test(() => {
  for (const element of [undefined, null, "", "funcref", "i32", "any", "Anyfunc", "anyfunc ", 1]) {
    assert_throws_js(TypeError, () => new WebAssembly.Table({element, initial: 0}), String(element));
  }
}, "an element that is no TableKind: TypeError");

test(() => {
  for (const address of [null, "", "i16", "I64", 64, {}]) {
    assert_throws_js(TypeError, () => new WebAssembly.Table({element: "anyfunc", initial: 0, address}));
  }
  new WebAssembly.Table({element: "anyfunc", initial: 0, address: undefined});
}, "an address that is no AddressType: TypeError");

test(() => {
  const log = [];
  new WebAssembly.Table(logging({element: "anyfunc", initial: 0}, log, "d"));
  assert_array_equals(log, ["get d.address", "get d.element", "get d.initial", "get d.maximum"]);
}, "the descriptor's members are read in lexicographical order");

test(() => {
  const log = [];
  const member = (name, value) => ({
    toString() {
      log.push(name);
      return value;
    },
    valueOf() {
      log.push(name);
      return value;
    },
  });
  new WebAssembly.Table({
    element: member("element", "anyfunc"),
    initial: member("initial", 1),
    maximum: member("maximum", 2),
    address: member("address", "i32"),
  });
  assert_array_equals(log, ["address", "element", "initial", "maximum"]);
}, "enumerations are converted first, then initial, then maximum");

test(() => {
  const log = [];
  const initial = {
    valueOf() {
      log.push("initial");
      return 1;
    },
  };
  assert_throws_js(TypeError, () => new WebAssembly.Table({element: "no", initial}));
  assert_array_equals(log, []);
}, "initial is not converted when the element is wrong");

for (const key of ["initial", "maximum"]) {
  test(() => {
    for (const value of [NaN, Infinity, -Infinity, -1, 2 ** 32, 2 ** 53, "x", Symbol(), 1n, {}]) {
      assert_throws_js(
        TypeError,
        () => new WebAssembly.Table({element: "anyfunc", initial: 0, [key]: value}),
        String(value),
      );
    }
  }, `${key}: what is no unsigned long in range is a TypeError`);
}

test(() => {
  assert_equals(anyfunc(2.9).length, 2);
  assert_equals(anyfunc("3").length, 3);
  assert_equals(anyfunc(null).length, 0);
  assert_equals(anyfunc(true).length, 1);
  assert_equals(anyfunc(-0.9).length, 0);
  assert_equals(anyfunc({valueOf: () => 4}).length, 4);
}, "initial is converted to an integer by truncation");

test(() => {
  assert_throws_js(RangeError, () => anyfunc(2, 1));
}, "an initial above the maximum: RangeError");

test(() => {
  assert_throws_js(RangeError, () => anyfunc(2 ** 32 - 1));
  assert_throws_js(RangeError, () => anyfunc(10000001));
}, "a size that no implementation may allocate: RangeError");

test(() => {
  assert_equals(anyfunc(0, 2 ** 32 - 1).length, 0);
}, "a maximum may be 2^32 - 1");

test(() => {
  const table = anyfunc(2);
  assert_equals(Object.getPrototypeOf(table), WebAssembly.Table.prototype);
  assert_true(Object.isExtensible(table));
  assert_array_equals(Reflect.ownKeys(table), []);
  assert_equals(String(table), "[object WebAssembly.Table]");
}, "a Table is an extensible object without own properties");

// SPEC js-api/#defaultvalue
test(() => {
  const table = anyfunc(2);
  assert_equals(table.get(0), null);
  assert_equals(table.get(1), null);
}, "anyfunc: elements are null when no value is given");

test(() => {
  const table = new WebAssembly.Table({element: "externref", initial: 2});
  assert_equals(table.get(0), undefined);
  assert_equals(table.get(1), undefined);
}, "externref: elements are undefined when no value is given");

// SPEC js-api/#dom-table-table
test(() => {
  assert_equals(new WebAssembly.Table({element: "anyfunc", initial: 2}, functions.one).get(1), functions.one);
  assert_equals(new WebAssembly.Table({element: "anyfunc", initial: 2}, null).get(1), null);
  const value = {};
  assert_equals(new WebAssembly.Table({element: "externref", initial: 2}, value).get(1), value);
  assert_equals(new WebAssembly.Table({element: "externref", initial: 2}, null).get(1), null);
}, "a value given fills the table");

test(() => {
  for (const value of [() => {}, 1, "", {}, Symbol()]) {
    assert_throws_js(TypeError, () => new WebAssembly.Table({element: "anyfunc", initial: 0}, value));
  }
}, "anyfunc: a value that is no Exported Function is a TypeError, also for an empty table");

// An explicit undefined counts as missing (WebIDL: an optional any without a default).
test(() => {
  assert_equals(new WebAssembly.Table({element: "externref", initial: 1}, undefined).get(0), undefined);
}, "externref: an explicit undefined gives undefined");

test(() => {
  assert_throws_js(RangeError, () => new WebAssembly.Table({element: "anyfunc", initial: 2, maximum: 1}, {}));
}, "limits are judged before the value");

// SPEC js-api/#dom-table-length
test(() => {
  const found = Object.getOwnPropertyDescriptor(WebAssembly.Table.prototype, "length");
  assert_equals(found.set, undefined);
  assert_true(found.enumerable && found.configurable);
  assert_function(found.get, "get length", 0);
  for (const value of [undefined, {}, WebAssembly.Table.prototype, Object.create(anyfunc(1)), []]) {
    assert_throws_js(TypeError, () => found.get.call(value));
  }
}, "length is a readonly attribute with a brand check");

// SPEC js-api/#dom-table-get
test(() => {
  const table = anyfunc(2);
  for (const index of [2, 3, 2 ** 32 - 1]) assert_throws_js(RangeError, () => table.get(index));
}, "get beyond the length: RangeError");

for (const method of ["get", "set", "grow"]) {
  test(() => {
    const table = anyfunc(1);
    assert_throws_js(TypeError, () => table[method]());
    for (const value of [undefined, NaN, -1, 2 ** 32, Infinity, "x", Symbol(), 0n, {}]) {
      assert_throws_js(TypeError, () => table[method](value), String(value));
    }
  }, `${method}: an index or delta that does not convert is a TypeError`);
  test(() => {
    for (const value of [undefined, null, {}, WebAssembly.Table, WebAssembly.Table.prototype]) {
      assert_throws_js(TypeError, () => WebAssembly.Table.prototype[method].call(value, 0));
    }
  }, `${method}: a receiver that is no Table is a TypeError`);
}

test(() => {
  const table = anyfunc(3);
  table.set(1, functions.one);
  assert_equals(table.get(1.7), functions.one);
  assert_equals(table.get("1"), functions.one);
  assert_equals(table.get(true), functions.one);
  assert_equals(table.get({valueOf: () => 1}), functions.one);
  assert_equals(table.get(null), null);
}, "get: the index is converted");

// SPEC js-api/#dom-table-set
test(() => {
  const table = anyfunc(2);
  assert_equals(table.set(0, functions.one), undefined);
  assert_equals(table.get(0), functions.one);
  table.set(0, functions.two);
  assert_equals(table.get(0), functions.two);
  table.set(0, null);
  assert_equals(table.get(0), null);
}, "set stores and returns undefined");

test(() => {
  const table = new WebAssembly.Table({element: "anyfunc", initial: 1}, functions.one);
  table.set(0);
  assert_equals(table.get(0), null);
}, "anyfunc: set without a value stores null");

test(() => {
  const table = new WebAssembly.Table({element: "externref", initial: 1}, 1);
  table.set(0);
  assert_equals(table.get(0), undefined);
  for (const value of [null, undefined, true, 1.5, "x", Symbol.iterator, 5n, {}, () => {}]) {
    table.set(0, value);
    assert_equals(table.get(0), value);
  }
}, "externref: set takes any value, and undefined where none is given");

test(() => {
  const table = new WebAssembly.Table({element: "anyfunc", initial: 1}, functions.one);
  for (const value of [() => {}, 1, "", {}, functions.one.bind(), new Proxy(functions.one, {})]) {
    assert_throws_js(TypeError, () => table.set(0, value));
  }
  assert_equals(table.get(0), functions.one);
}, "anyfunc: set of what is no Exported Function is a TypeError and changes nothing");

test(() => {
  const table = anyfunc(1);
  assert_throws_js(RangeError, () => table.set(1, functions.one));
  assert_throws_js(RangeError, () => table.set(1));
  assert_throws_js(TypeError, () => table.set(1, {}), "the value is converted first");
}, "set beyond the length: RangeError, once the value is converted");

// SPEC js-api/#dom-table-grow
test(() => {
  const table = anyfunc(1, 5);
  assert_equals(table.grow(2), 1);
  assert_equals(table.length, 3);
  assert_equals(table.grow(0), 3);
  assert_equals(table.get(2), null);
}, "grow returns the old length and adds null");

test(() => {
  const table = new WebAssembly.Table({element: "externref", initial: 0});
  table.grow(1);
  table.grow(1, "x");
  table.grow(1, null);
  assert_array_equals(
    [0, 1, 2].map(i => table.get(i)),
    [undefined, "x", null],
  );
  const other = anyfunc(0);
  other.grow(2, functions.two);
  assert_equals(other.get(1), functions.two);
}, "grow adds the value given");

test(() => {
  const table = anyfunc(1, 2);
  assert_throws_js(RangeError, () => table.grow(2));
  assert_throws_js(RangeError, () => table.grow(2 ** 32 - 1));
  assert_equals(table.length, 1);
}, "grow beyond the maximum: RangeError, and nothing changes");

test(() => {
  const table = anyfunc(1, 2);
  assert_throws_js(TypeError, () => table.grow(5, {}));
  assert_equals(table.length, 1);
}, "grow: the value is converted before the size is judged");

test(() => {
  const table = anyfunc(1);
  assert_throws_js(RangeError, () => table.grow(2 ** 32 - 2));
  assert_equals(table.length, 1);
}, "grow to a size that cannot be had: RangeError");

test(() => {
  const table = anyfunc(1, 4);
  const seen = [];
  table.grow({
    valueOf() {
      seen.push(table.grow(1));
      return 1;
    },
  });
  assert_array_equals(seen, [1]);
  assert_equals(table.length, 3);
}, "grow: a conversion may grow the table first");

// The initial size is read before the delta is converted.
test(() => {
  const table = anyfunc(1, 4);
  assert_equals(
    table.grow({
      valueOf() {
        table.grow(1);
        return 1;
      },
    }),
    1,
  );
}, "grow returns the length that was there before the delta was converted");

// SPEC js-api/#addressvaluetou64
const wide = (initial, maximum) =>
  new WebAssembly.Table({element: "anyfunc", address: "i64", initial, ...(maximum === undefined ? {} : {maximum})});

test(() => {
  const table = wide(2n, 4n);
  assert_equals(table.length, 2n);
  assert_equals(table.grow(1n), 2n);
  table.set(2n, functions.one);
  assert_equals(table.get(2n), functions.one);
}, "i64: sizes and indices are BigInts");

test(() => {
  for (const value of [undefined, null, 1, NaN, Symbol(), -1n, 2n ** 64n]) {
    assert_throws_js(TypeError, () => wide(value), String(value));
  }
  assert_throws_js(SyntaxError, () => wide({}));
}, "i64: initial must convert to a BigInt of 64 bits");

test(() => {
  assert_equals(wide("2").length, 2n);
  assert_equals(wide(true).length, 1n);
  assert_throws_js(SyntaxError, () => wide("x"));
}, "i64: strings and booleans convert as ToBigInt has it");

test(() => {
  const table = wide(1n, 2n);
  for (const method of ["get", "set", "grow"]) {
    for (const value of [0, undefined, null, -1n, 2n ** 64n]) assert_throws_js(TypeError, () => table[method](value));
  }
  assert_throws_js(RangeError, () => table.get(2n ** 64n - 1n));
  assert_throws_js(RangeError, () => table.set(1n, null));
  assert_throws_js(RangeError, () => table.grow(2n));
}, "i64: an index that does not convert is a TypeError, one out of range a RangeError");

test(() => {
  const table = anyfunc(1);
  assert_throws_js(TypeError, () => table.get(0n));
  assert_throws_js(TypeError, () => new WebAssembly.Table({element: "anyfunc", initial: 0n}));
}, "i32: a BigInt is a TypeError");

// SPEC js-api/#dom-table-get
test(() => {
  const builder = new WasmModule();
  builder.table({element: EXNREF, initial: 1, export: "t"});
  const {t} = builder.instantiate().exports;
  const untouched = {
    valueOf() {
      throw new EvalError();
    },
  };
  assert_equals(t.length, 1);
  assert_throws_js(TypeError, () => t.get(0));
  assert_throws_js(TypeError, () => t.get(untouched), "before the index is converted");
  assert_throws_js(TypeError, () => t.set(0));
  assert_throws_js(TypeError, () => t.set(untouched), "before the index is converted");
}, "exnref: get and set throw a TypeError before they convert anything");

// SPEC js-api/#dom-table-grow
test(() => {
  const builder = new WasmModule();
  builder.table({element: EXNREF, initial: 0, export: "t"});
  const {t} = builder.instantiate().exports;
  assert_equals(t.grow(2), 0);
  assert_equals(t.length, 2);
}, "exnref: grow without a value adds null");

test(() => {
  const builder = new WasmModule();
  const f = builder.func({results: [I32], code: [op.i32_const(1)], export: "f"});
  const type = builder.type([], [I32]);
  // (table 1 (ref $t) (ref.func f)): the form with an initializer
  builder.tables.push([0x40, 0x00, ref_of(type), 0x00, 1, op.ref_func(f), 0x0b]);
  builder.export("t", "table", 0);
  const {t, f: g} = builder.instantiate().exports;
  assert_equals(t.get(0), g);
  assert_throws_js(TypeError, () => t.grow(1));
  assert_throws_js(TypeError, () => t.set(0));
  assert_throws_js(TypeError, () => t.set(0, null));
  assert_equals(t.grow(1, functions.one), 1);
  assert_equals(t.get(1), functions.one);
}, "a table without null: grow and set need a value, TypeError");

// SPEC js-api/#object-caches
test(() => {
  const builder = new WasmModule();
  builder.func({results: [I32], code: [op.i32_const(7)], export: "f"});
  builder.table({initial: 2, export: "t"});
  builder.elem({functions: [0], offset: op.i32_const(0)});
  const {f, t} = builder.instantiate().exports;
  assert_equals(t.get(0), f);
  assert_equals(t.get(0), t.get(0));
}, "a function that an element segment put there is the exported one");

test(() => {
  const builder = new WasmModule();
  const type = builder.type([], [I32]);
  builder.importTable("m", "t", {initial: 1});
  builder.func({params: [I32], results: [I32], code: [op.local_get(0), op.call_indirect(type)], export: "call"});
  const t = anyfunc(2);
  const {call} = builder.instantiate({m: {t}}).exports;
  t.set(0, functions.two);
  assert_equals(call(0), 2);
  t.set(0, functions.one);
  assert_equals(call(0), 1);
  assert_throws_js(WebAssembly.RuntimeError, () => call(1), "null");
  assert_throws_js(WebAssembly.RuntimeError, () => call(2), "out of bounds");
}, "what JavaScript stores is what wasm calls");

test(() => {
  const builder = new WasmModule();
  builder.importTable("m", "t", {initial: 0});
  builder.func({results: [I32], code: [op.ref_null(FUNCREF), op.i32_const(3), op.table_grow(0)], export: "grow"});
  const t = anyfunc(1);
  const {grow} = builder.instantiate({m: {t}}).exports;
  assert_equals(grow(), 1);
  assert_equals(t.length, 4);
}, "growth by wasm shows in length");
