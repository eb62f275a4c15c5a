// META: title=Importing builtins and string constants
// META: global=window,dedicatedworker,jsshell
// META: script=../resources/module.js
// META: script=../resources/assertions.js
// META: script=../resources/js-string.js
// Shows how builtins and imported strings stand in for properties of the import object, and what they are.

"use strict";

const BUILTINS = {builtins: ["js-string"]};

// SPEC js-api/#read-the-imports
test(() => {
  const module = js_string_module().compile(BUILTINS);
  assert_throws_js(TypeError, () => new WebAssembly.Instance(module));
  new WebAssembly.Instance(module, {});
}, "an import object is needed even where builtins supply everything");

test(() => {
  const log = [];
  new WebAssembly.Instance(js_string_module().compile(BUILTINS), logging({}, log, "imports"));
  assert_array_equals(log, []);
}, "the import object is not read for builtins");

test(() => {
  const builder = new WasmModule();
  builder.importFunction("wasm:js-string", "length", [EXTERNREF], [I32]);
  builder.importFunction("wasm:js-string", "other", [], [I32]);
  builder.export("length", "function", 0).export("other", "function", 1);
  const log = [];
  const imports = logging({"wasm:js-string": logging({length: () => 99, other: () => 42}, log, "set")}, log, "imports");
  const {length, other} = new WebAssembly.Instance(builder.compile(BUILTINS), imports).exports;
  assert_array_equals(log, ["get imports.wasm:js-string", "get set.other"]);
  assert_equals(length("abc"), 3);
  assert_equals(other(), 42);
}, "a name that is no builtin of the set is read from the import object");

test(() => {
  const builder = new WasmModule();
  builder.importFunction("wasm:js-string", "other", [], []);
  assert_throws_js(TypeError, () => new WebAssembly.Instance(builder.compile(BUILTINS), {}));
  for (const name of ["toString", "constructor", "__proto__", "hasOwnProperty"]) {
    const odd = new WasmModule();
    odd.importFunction("wasm:js-string", name, [], []);
    assert_throws_js(TypeError, () => new WebAssembly.Instance(odd.compile(BUILTINS), {}), name);
  }
}, "a name that is no builtin and has no module: TypeError; the set inherits nothing");

test(() => {
  const builder = new WasmModule();
  builder.importFunction("wasm:js-string", "length", [EXTERNREF], [I32]);
  builder.export("length", "function", 0);
  const {length} = builder.instantiate({"wasm:js-string": {length: () => 99}}).exports;
  assert_equals(length("abc"), 99);
}, "without the option the import object supplies the function");

test(() => {
  const {exports} = new WebAssembly.Instance(js_string_module().compile(BUILTINS), {});
  for (const name of JS_STRING_COMMON) {
    const [params] = JS_STRING[name];
    const builtin = exports[`builtin ${name}`];
    assert_equals(typeof builtin, "function", name);
    assert_equals(builtin.length, params.length, `${name}.length`);
    assert_not_constructor(builtin, name);
  }
  assert_equals(exports["builtin length"]("abc"), 3);
  assert_throws_js(WebAssembly.RuntimeError, () => exports["builtin length"](5));
}, "a builtin that is exported is an Exported Function of its arity");

test(() => {
  const {exports} = new WebAssembly.Instance(js_string_module().compile(BUILTINS), {});
  const builder = new WasmModule();
  builder.importFunction("m", "length", [EXTERNREF], [I32]);
  const again = builder.export("length", "function", 0).instantiate({m: {length: exports["builtin length"]}}).exports;
  assert_equals(again.length, exports["builtin length"]);
  const wrong = new WasmModule();
  wrong.importFunction("m", "length", [EXTERNREF], [I64]);
  assert_throws_js(WebAssembly.LinkError, () => wrong.instantiate({m: {length: exports["builtin length"]}}));
}, "such a function can be imported elsewhere, under its type");

// SPEC js-api/#instantiate-imported-strings
const NAMES = ["", "a", "\0", "\u{1f600}", "toString", "__proto__", "0", "x".repeat(1000), "\ufffd"];

function constants(from) {
  const builder = new WasmModule();
  NAMES.forEach(name => builder.importGlobal(from, name, ref_of(EXTERNREF)));
  NAMES.forEach((_, i) => builder.export(`g${i}`, "global", i));
  return builder;
}

for (const from of ["strings", "", "'", "wasm:js-string", "\u{1f600}"]) {
  test(
    () => {
      const log = [];
      const module = constants(from).compile({importedStringConstants: from});
      const {exports} = new WebAssembly.Instance(module, logging({}, log, "imports"));
      NAMES.forEach((name, i) => assert_equals(exports[`g${i}`].value, name));
      assert_array_equals(log, []);
    },
    `each name imported from ${JSON.stringify(from)} is the string itself; the import object is not read`,
  );
}

test(() => {
  const builder = new WasmModule();
  builder.importGlobal("strings", "a", EXTERNREF);
  builder.importGlobal("other", "b", EXTERNREF);
  builder.export("a", "global", 0).export("b", "global", 1);
  const {a, b} = new WebAssembly.Instance(builder.compile({importedStringConstants: "strings"}), {
    strings: {a: 1},
    other: {b: 2},
  }).exports;
  assert_equals(a.value, "a");
  assert_equals(b.value, 2);
}, "other modules are read from the import object");

test(() => {
  const module = constants("strings").compile();
  assert_throws_js(TypeError, () => new WebAssembly.Instance(module, {}));
}, "without the option nothing is supplied");

test(() => {
  const module = constants("strings").compile({importedStringConstants: "strings"});
  assert_throws_js(TypeError, () => new WebAssembly.Instance(module));
}, "an import object is needed even where imported strings supply everything");

test(() => {
  const builder = new WasmModule();
  builder.importGlobal("strings", "a", EXTERNREF);
  builder.importGlobal("strings", "a", ref_of(EXTERNREF));
  builder.importFunction("wasm:js-string", "equals", [EXTERNREF, EXTERNREF], [I32]);
  builder.func({results: [I32], code: [op.global_get(0), op.global_get(1), op.call(0)], export: "same"});
  const options = {builtins: ["js-string"], importedStringConstants: "strings"};
  assert_equals(new WebAssembly.Instance(builder.compile(options), {}).exports.same(), 1);
}, "a string may be imported twice, and builtins work on it");

test(() => {
  const builder = new WasmModule();
  builder.importGlobal("wasm:js-string", "length", EXTERNREF);
  const options = {builtins: ["js-string"], importedStringConstants: "wasm:js-string"};
  const {g} = new WebAssembly.Instance(builder.export("g", "global", 0).compile(options), {}).exports;
  assert_equals(g.value, "length");
}, "imported strings take the place of a set of builtins of the same name");

test(() => {
  const builder = new WasmModule();
  builder.importGlobal("strings", "a", EXTERNREF);
  builder.global({type: EXTERNREF, init: op.global_get(0), export: "copy"});
  const {copy} = new WebAssembly.Instance(builder.compile({importedStringConstants: "strings"}), {}).exports;
  assert_equals(copy.value, "a");
}, "an imported string can be used in a constant expression");

promise_test(async () => {
  const options = {builtins: ["js-string"], importedStringConstants: "strings"};
  const builder = new WasmModule();
  builder.importFunction("wasm:js-string", "length", [EXTERNREF], [I32]);
  builder.importGlobal("strings", "four", EXTERNREF);
  builder.func({results: [I32], code: [op.global_get(0), op.call(0)], export: "f"});
  assert_equals((await WebAssembly.instantiate(builder.toBytes(), {}, options)).instance.exports.f(), 4);
  const module = await WebAssembly.compile(builder.toBytes(), options);
  assert_equals((await WebAssembly.instantiate(module, {})).exports.f(), 4);
  assert_equals(new WebAssembly.Instance(module, {}).exports.f(), 4);
}, "the options of a Module hold in every way of instantiating it");
