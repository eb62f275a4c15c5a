// META: title=Implementation-defined limits
// META: global=window,dedicatedworker,jsshell
// META: timeout=long
// META: script=../resources/module.js
// Shows the limits that the JavaScript API sets, each at the value that is allowed and at the next, where it is refused
// with CompileError. Below a limit an implementation may run out of resources, so what passes is kept small.

"use strict";

// A section whose contents are one item repeated: built as typed arrays, since there may be a million items.
function repeated(id, count, item) {
  const size = Uint8Array.from(wasm_flatten([leb_u(count)]));
  const body = new Uint8Array(size.length + count * item.length);
  body.set(size);
  for (let i = 0, at = size.length; i < count; i++, at += item.length) body.set(item, at);
  const head = Uint8Array.from(wasm_flatten([id, leb_u(body.length)]));
  return [head, body];
}

function concat(...parts) {
  const flat = [
    Uint8Array.from([0, 0x61, 0x73, 0x6d, 1, 0, 0, 0]),
    ...parts.flat().map(p => (p instanceof Uint8Array ? p : Uint8Array.from(wasm_flatten([p])))),
  ];
  const bytes = new Uint8Array(flat.reduce((n, p) => n + p.length, 0));
  let at = 0;
  for (const p of flat) {
    bytes.set(p, at);
    at += p.length;
  }
  return bytes;
}

function limit(what, allowed, make) {
  // SPEC js-api/#limits
  test(() => {
    assert_true(WebAssembly.validate(make(allowed)));
  }, `${what}: ${allowed} compile`);
  test(
    () => {
      const bytes = make(allowed + 1);
      assert_false(WebAssembly.validate(bytes));
      assert_throws_js(WebAssembly.CompileError, () => new WebAssembly.Module(bytes));
    },
    `${what}: ${allowed + 1} are a CompileError`,
  );
}

const TYPES = wasm_section(1, [1, 0x60, 0, 0]);

limit("types", 1000000, n => concat(repeated(1, n, [0x60, 0, 0])));
limit("recursion groups", 1000000, n => concat(repeated(1, n, [0x4e, 0])));
limit("types in a recursion group", 1000000, n => {
  const [, body] = repeated(1, n, [0x60, 0, 0]);
  const size = body.length + 2;
  return concat([1, leb_u(size), 1, 0x4e], body);
});
limit("imports", 1000000, n => concat([TYPES], repeated(2, n, [0, 0, 0, 0])));
limit("functions", 1000000, n => concat([TYPES], repeated(3, n, [0]), repeated(10, n, [2, 0, 0x0b])));
limit("globals", 1000000, n => concat(repeated(6, n, [I32, 0, 0x41, 0, 0x0b])));
limit("tags", 1000000, n => concat([TYPES], repeated(13, n, [0, 0])));
limit("data segments", 100000, n => concat(repeated(11, n, [1, 0])));
limit("tables", 100000, n => concat(repeated(4, n, [FUNCREF, 0, 0])));
limit("memories", 100, n => concat(repeated(5, n, [0, 0])));

// Names of exports must differ: each is five digits of base 32.
limit("exports", 1000000, n => {
  const count = Uint8Array.from(wasm_flatten([leb_u(n)]));
  const body = new Uint8Array(count.length + n * 8);
  body.set(count);
  for (let i = 0, at = count.length; i < n; i++) {
    body[at++] = 5;
    for (let d = 0; d < 5; d++) body[at++] = 0x40 + ((i >> (5 * d)) & 31);
    body[at++] = 0;
    body[at++] = 0;
  }
  const head = Uint8Array.from(wasm_flatten([7, leb_u(body.length)]));
  return concat([TYPES, wasm_section(3, [1, 0])], head, body, [wasm_section(10, [1, 2, 0, 0x0b])]);
});

limit("imported and defined memories", 100, n => {
  const builder = new WasmModule();
  for (let i = 0; i < 50; i++) builder.importMemory("", "", {initial: 0});
  for (let i = 50; i < n; i++) builder.memory({initial: 0});
  return builder.toBytes();
});

limit("pages of a 32-bit memory (minimum)", 65536, n => {
  const builder = new WasmModule();
  builder.importMemory("", "", {initial: n});
  return builder.toBytes();
});
limit("pages of a 32-bit memory (maximum)", 65536, n => {
  const builder = new WasmModule();
  builder.memory({initial: 0, maximum: n});
  return builder.toBytes();
});
limit("pages of a 64-bit memory (maximum)", 2 ** 37 - 1, n => {
  const builder = new WasmModule();
  builder.memory({initial: 0, maximum: n, address: "i64"});
  return builder.toBytes();
});

limit("elements of a table (minimum)", 10000000, n => {
  const builder = new WasmModule();
  builder.table({initial: n});
  return builder.toBytes();
});

test(() => {
  const builder = new WasmModule();
  builder.table({initial: 0, maximum: 2 ** 32 - 1});
  assert_true(WebAssembly.validate(builder.toBytes()));
}, "a table's maximum may be greater than any table can be");

limit("parameters of a function", 1000, n => {
  const builder = new WasmModule();
  builder.func({params: new Array(n).fill(I32)});
  return builder.toBytes();
});
limit("results of a function", 1000, n => {
  const builder = new WasmModule();
  builder.func({results: new Array(n).fill(I32), code: [op.unreachable]});
  return builder.toBytes();
});
limit("parameters of a block", 1000, n => {
  const builder = new WasmModule();
  const type = builder.type(new Array(n).fill(I32), []);
  builder.func({code: [op.unreachable, op.block(leb_s(type), op.unreachable)]});
  return builder.toBytes();
});
limit("results of a block", 1000, n => {
  const builder = new WasmModule();
  const type = builder.type([], new Array(n).fill(I32));
  builder.func({code: [op.block(leb_s(type), op.unreachable), op.unreachable]});
  return builder.toBytes();
});

// The parameters count as locals.
limit("locals of a function", 50000, n =>
  concat([
    wasm_section(1, [1, 0x60, 1, I32, 0]),
    wasm_section(3, [1, 0]),
    wasm_section(10, [1, leb_u(wasm_flatten([1, leb_u(n - 1), I32, 0x0b]).length), 1, leb_u(n - 1), I32, 0x0b]),
  ]),
);

limit("bytes of a function body", 7654321, n => {
  const size = Uint8Array.from(wasm_flatten([leb_u(n)]));
  const body = new Uint8Array(n).fill(0x01);
  body[0] = 0;
  body[n - 1] = 0x0b;
  return concat([TYPES, wasm_section(3, [1, 0])], [10, leb_u(1 + size.length + n), 1], size, body);
});

limit("fields of a structure", 10000, n => {
  const [, body] = repeated(1, n, [I32, 0]);
  return concat([1, leb_u(body.length + 2), 1, 0x5f], body);
});

limit("operands of array.new_fixed", 10000, n => {
  const builder = new WasmModule();
  const type = builder.rawType([0x5e, I32, 0]);
  const code = [];
  for (let i = 0; i < n; i++) code.push(0x41, 0);
  builder.func({code: [code, 0xfb, 0x08, type, leb_u(n), op.drop]});
  return builder.toBytes();
});

limit("depth of a hierarchy of subtypes", 63, n => {
  const builder = new WasmModule();
  builder.rawType([0x50, 0, 0x5f, 0]);
  // Each has one field more than the one below it, so that all are different.
  for (let i = 0; i < n; i++) builder.rawType([0x50, 1, leb_u(i), 0x5f, leb_u(i + 1), new Array(i + 1).fill([I32, 0])]);
  return builder.toBytes();
});

// SPEC js-api/#dom-table-table
test(() => {
  assert_throws_js(RangeError, () => new WebAssembly.Table({element: "anyfunc", initial: 10000001}));
  const table = new WebAssembly.Table({element: "anyfunc", initial: 1});
  assert_throws_js(RangeError, () => table.grow(10000000));
  assert_equals(table.length, 1);
}, "a Table of more than 10,000,000 elements: RangeError from the constructor and from grow");

test(() => {
  const builder = new WasmModule();
  builder.table({initial: 1});
  builder.func({
    results: [I32],
    code: [op.ref_null(FUNCREF), op.i32_const(10000000), op.table_grow(0)],
    export: "grow",
  });
  assert_equals(builder.instantiate().exports.grow(), -1);
}, "table.grow beyond the limit gives -1");

test(() => {
  const builder = new WasmModule();
  builder.memory({initial: 1, export: "m"});
  builder.func({results: [I32], code: [op.i32_const(65536), op.memory_grow(0)], export: "grow"});
  const {m, grow} = builder.instantiate().exports;
  assert_equals(grow(), -1);
  assert_throws_js(RangeError, () => m.grow(65536));
}, "growth of a 32-bit memory beyond 65,536 pages gives -1 or a RangeError");

test(() => {
  const m = new WebAssembly.Memory({initial: 0n, address: "i64"});
  assert_throws_js(RangeError, () => m.grow(262145n));
  assert_equals(m.buffer.byteLength, 0);
}, "growth of a 64-bit memory beyond 262,144 pages is a RangeError");
