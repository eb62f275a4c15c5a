// META: title=What became of the early rules: the JavaScript API
// META: global=window,dedicatedworker,jsshell
// META: script=../resources/module.js
// Shows what holds today of the early document's sentences on what JavaScript sees of a module.

"use strict";

// "host-specific state (for example, the JavaScript function objects that reflect exported functions)": holds. There is one
// object for a function, wherever it comes from.
// SPEC js-api/#a-new-exported-function
// REQ D-007
test(() => {
  const builder = new WasmModule();
  const f = builder.func({results: [I32], code: [op.i32_const(1)], export: "a"});
  const g = builder.func({results: [I32], code: [op.i32_const(1)], export: "other"});
  builder.export("b", "function", f);
  builder.table({initial: 3, export: "table"});
  builder.elem({functions: [f, f, g], offset: [op.i32_const(0)]});
  const {a, b, other, table} = builder.instantiate().exports;
  assert_equals(b, a, "under two names");
  assert_equals(table.get(0), a, "in a table");
  assert_equals(table.get(1), a, "in two slots");
  assert_not_equals(other, a, "another function with the same code is another object");
  table.set(2, a);
  assert_equals(table.get(2), a, "put there by JavaScript");

  const importer = new WasmModule();
  const h = importer.importFunction("m", "f", [], [I32]);
  importer.export("again", "function", h);
  assert_equals(importer.instantiate({m: {f: a}}).exports.again, a, "from another instance that imports it");
  const twin = builder.instantiate().exports;
  assert_not_equals(twin.a, a, "another instance has objects of its own");
}, "one function is one object, from every export and every slot of a table");

// "Exports are exported by name, where the name is an arbitrary byte string": replaced, names are UTF-8. "The host may need
// to mangle these names": holds here as no mangling.
// SPEC js-api/#create-an-exports-object
// REQ D-013
test(() => {
  const names = ["", " ", "a b", "\0", "__proto__", "toString", "0", "-1", "class", "\u{1f600}", "\uffff", "e\u0301", "\u00e9", "\u202e"];
  const builder = new WasmModule();
  names.forEach((name, i) => builder.func({results: [I32], code: [op.i32_const(i)], export: name}));
  const {exports} = builder.instantiate();
  assert_equals(Object.keys(exports).length, names.length);
  names.forEach((name, i) => {
    assert_true(Object.hasOwn(exports, name), JSON.stringify(name));
    assert_equals(exports[name](), i, JSON.stringify(name));
  });
  assert_array_equals(WebAssembly.Module.exports(builder.compile()).map(({name}) => name), names);
}, "an export's property has its name, not mangled");

test(() => {
  const names = ["", "a b", "\0", "__proto__", "\u{1f600}"];
  for (const name of names) {
    const builder = new WasmModule();
    const f = builder.importFunction(name, name, [], [I32]);
    builder.export("f", "function", f);
    const imports = Object.create(null);
    imports[name] = Object.create(null);
    imports[name][name] = () => 5;
    assert_equals(builder.instantiate(imports).exports.f(), 5, JSON.stringify(name));
  }
}, "so are the properties of the import object");

// "The Web would reflect exported linear memory to JS as an ArrayBuffer": replaced. It is a Memory object, whose buffer is
// one and is detached by growth.
// SPEC js-api/#create-a-memory-object; js-api/#refresh-the-memory-buffer
// REQ D-045
test(() => {
  const builder = new WasmModule();
  builder.memory({initial: 1, export: "memory"});
  const {memory} = builder.instantiate().exports;
  assert_false(memory instanceof ArrayBuffer);
  assert_true(memory instanceof WebAssembly.Memory);
  const {buffer} = memory;
  assert_true(buffer instanceof ArrayBuffer);
  assert_equals(buffer.byteLength, 65536);
  memory.grow(1);
  assert_equals(buffer.byteLength, 0, "detached");
  assert_throws_js(TypeError, () => new Uint8Array(buffer));
  assert_equals(memory.buffer.byteLength, 2 * 65536);
}, "a memory is a Memory object, its buffer an ArrayBuffer that growth detaches");

// "A WebAssembly environment is only required to understand the binary format": holds. The API takes no text.
// SPEC js-api/#compile-a-webassembly-module
// REQ D-048
test(() => {
  for (const text of ["(module)", "", "(module binary \"\\00asm\\01\\00\\00\\00\")", ";; a comment"]) {
    const bytes = Uint8Array.from(text, c => c.charCodeAt(0));
    assert_false(WebAssembly.validate(bytes), text);
    assert_throws_js(WebAssembly.CompileError, () => new WebAssembly.Module(bytes), text);
    assert_throws_js(TypeError, () => new WebAssembly.Module(text), "and no string");
  }
}, "the bytes of a text are a CompileError");

promise_test(async t => {
  const bytes = Uint8Array.from("(module)", c => c.charCodeAt(0));
  await promise_rejects_js(t, WebAssembly.CompileError, WebAssembly.compile(bytes));
  await promise_rejects_js(t, WebAssembly.CompileError, WebAssembly.instantiate(bytes));
}, "a promise is rejected with it");

// "(ignoring GC/Web API signature restrictions of the WebAssembly MVP)": replaced. i64 is a BigInt, references pass; v128
// still is a TypeError.
// SPEC js-api/#towebassemblyvalue; js-api/#tojsvalue
// REQ D-032
test(() => {
  const builder = new WasmModule();
  builder.func({params: [I64], results: [I64], code: [op.local_get(0)], export: "i64"});
  builder.func({params: [EXTERNREF], results: [EXTERNREF], code: [op.local_get(0)], export: "ref"});
  builder.func({params: [V128], code: [], export: "takes"});
  const {i64, ref, takes} = builder.instantiate().exports;
  assert_equals(i64(2n ** 63n), -(2n ** 63n));
  const object = {};
  assert_equals(ref(object), object);
  assert_throws_js(TypeError, () => takes(0));
}, "types of signatures");
