// META: title=WebAssembly.Module.imports
// META: global=window,dedicatedworker,jsshell
// META: script=../resources/module.js
// META: script=../resources/helpers.js
// Shows the list that Module.imports makes: order, kinds, names, and what builtins and imported strings take out of it.

"use strict";

function everything() {
  const builder = new WasmModule();
  builder.importFunction("m", "z", [], []);
  builder.importTable("n", "t", {initial: 0});
  builder.importMemory("m", "", {initial: 0});
  builder.importGlobal("", "\u{1f600}", I32);
  builder.importTag("m", "a", []);
  builder.importFunction("m", "z", [I32], []);
  return builder;
}

const text = entries => entries.map(e => `${e.kind} ${e.module}.${e.name}`);

// SPEC js-api/#dom-module-imports
test(() => {
  assert_array_equals(text(WebAssembly.Module.imports(everything().compile())), [
    "function m.z",
    "table n.t",
    "memory m.",
    "global .\u{1f600}",
    "tag m.a",
    "function m.z",
  ]);
}, "imports are listed in the order of the module, repeated ones too");

test(() => {
  const [first] = WebAssembly.Module.imports(everything().compile());
  assert_equals(Object.getPrototypeOf(first), Object.prototype);
  assert_array_equals(Reflect.ownKeys(first), ["kind", "module", "name"]);
  for (const key of ["kind", "module", "name"]) {
    assert_descriptor(first, key, {writable: true, enumerable: true, configurable: true});
  }
}, "an entry is a plain object with kind, module and name");

test(() => {
  const module = everything().compile();
  const [a, b] = [WebAssembly.Module.imports(module), WebAssembly.Module.imports(module)];
  assert_true(Array.isArray(a));
  assert_not_equals(a, b);
  assert_not_equals(a[0], b[0]);
}, "each call makes a new array of new objects");

test(() => {
  assert_array_equals(WebAssembly.Module.imports(new WasmModule().compile()), []);
}, "a module without imports gives an empty list");

test(() => {
  for (const value of [undefined, null, 1, "", {}, WebAssembly.Module, Object.create(WebAssembly.Module.prototype)]) {
    assert_throws_js(TypeError, () => WebAssembly.Module.imports(value));
  }
  assert_throws_js(TypeError, () => WebAssembly.Module.imports());
}, "what is no Module: TypeError");

function strings() {
  const builder = new WasmModule();
  builder.importFunction("wasm:js-string", "length", [EXTERNREF], [I32]);
  builder.importFunction("wasm:js-string", "other", [], []);
  builder.importGlobal("texts", "a", ref_of(EXTERNREF));
  builder.importGlobal("text", "b", ref_of(EXTERNREF));
  return builder;
}

test(() => {
  assert_array_equals(text(WebAssembly.Module.imports(strings().compile())), [
    "function wasm:js-string.length",
    "function wasm:js-string.other",
    "global texts.a",
    "global text.b",
  ]);
}, "without options everything is listed");

// SPEC js-api/#find-a-builtin
test(() => {
  assert_array_equals(text(WebAssembly.Module.imports(strings().compile({builtins: ["js-string"]}))), [
    "function wasm:js-string.other",
    "global texts.a",
    "global text.b",
  ]);
}, "an enabled builtin is not listed; another name of its module is");

test(() => {
  assert_array_equals(text(WebAssembly.Module.imports(strings().compile({importedStringConstants: "texts"}))), [
    "function wasm:js-string.length",
    "function wasm:js-string.other",
    "global text.b",
  ]);
}, "imported strings are not listed");

test(() => {
  assert_equals(WebAssembly.Module.imports(strings().compile({builtins: ["unknown"]})).length, 4);
}, "an unknown set of builtins takes nothing out of the list");

promise_test(async () => {
  const options = {builtins: ["js-string"], importedStringConstants: "texts"};
  const module = await WebAssembly.compile(strings().toBytes(), options);
  assert_array_equals(text(WebAssembly.Module.imports(module)), ["function wasm:js-string.other", "global text.b"]);
}, "a Module that compile made remembers its options");

promise_test(async () => {
  const options = {builtins: ["js-string"], importedStringConstants: "texts"};
  const {module} = await WebAssembly.instantiate(
    strings().toBytes(),
    {"wasm:js-string": {other() {}}, text: {b: 1}},
    options,
  );
  assert_array_equals(text(WebAssembly.Module.imports(module)), ["function wasm:js-string.other", "global text.b"]);
}, "a Module that instantiate made remembers its options");
