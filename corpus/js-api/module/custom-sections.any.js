// META: title=WebAssembly.Module.customSections
// META: global=window,dedicatedworker,jsshell
// META: script=../resources/module.js
// Shows which custom sections are found by a name, in which order, and that what comes out is a copy.

"use strict";

function assert_buffers(found, expected) {
  assert_true(Array.isArray(found));
  assert_equals(found.length, expected.length, "number of sections");
  found.forEach((buffer, i) => {
    assert_equals(Object.getPrototypeOf(buffer), ArrayBuffer.prototype);
    assert_array_equals(new Uint8Array(buffer), expected[i]);
  });
}

function named() {
  const builder = new WasmModule();
  builder.func({});
  builder.custom("a", [1, 2, 3], 0).custom("b", [4], 1).custom("a", [], 3).custom("", [5]).custom("a", [6]);
  return builder.custom("\u{1f600}", [7]).custom("undefined", [8]).custom("1", [9]).custom("\ufeffa", [10]);
}

// SPEC js-api/#dom-module-customsections
test(() => {
  const module = named().compile();
  assert_buffers(WebAssembly.Module.customSections(module, "a"), [[1, 2, 3], [], [6]]);
}, "every section of the name, in the order of the bytes, wherever it stands");

test(() => {
  const module = named().compile();
  assert_buffers(WebAssembly.Module.customSections(module, "b"), [[4]]);
  assert_buffers(WebAssembly.Module.customSections(module, ""), [[5]]);
  assert_buffers(WebAssembly.Module.customSections(module, "\u{1f600}"), [[7]]);
  assert_buffers(WebAssembly.Module.customSections(module, "c"), []);
  assert_buffers(WebAssembly.Module.customSections(module, "A"), []);
}, "names compare as strings: empty, astral, absent, in another case");

test(() => {
  assert_buffers(WebAssembly.Module.customSections(named().compile(), "\ufeffa"), [[10]]);
}, "a byte order mark belongs to the name");

test(() => {
  const module = named().compile();
  assert_buffers(WebAssembly.Module.customSections(module, undefined), [[8]]);
  assert_buffers(WebAssembly.Module.customSections(module, 1), [[9]]);
  assert_buffers(WebAssembly.Module.customSections(module, {toString: () => "b"}), [[4]]);
}, "the name is converted to a string");

test(() => {
  const module = new WasmModule().custom("\ufffd", [1]).compile();
  assert_buffers(WebAssembly.Module.customSections(module, "\ufffd"), [[1]]);
  assert_buffers(WebAssembly.Module.customSections(module, "\ud83d"), []);
}, "the name is a DOMString: a lone surrogate matches nothing");

test(() => {
  const module = named().compile();
  assert_throws_js(TypeError, () => WebAssembly.Module.customSections());
  assert_throws_js(TypeError, () => WebAssembly.Module.customSections(module));
  assert_throws_js(TypeError, () => WebAssembly.Module.customSections(module, Symbol()));
}, "a missing name or a symbol: TypeError");

test(() => {
  for (const value of [undefined, null, 1, {}, WebAssembly.Module, Object.create(WebAssembly.Module.prototype)]) {
    assert_throws_js(TypeError, () => WebAssembly.Module.customSections(value, "a"));
  }
}, "what is no Module: TypeError");

test(() => {
  let converted = false;
  assert_throws_js(TypeError, () =>
    WebAssembly.Module.customSections(
      {},
      {
        toString() {
          converted = true;
          return "a";
        },
      },
    ),
  );
  assert_false(converted);
}, "the Module is converted before the name");

test(() => {
  const module = named().compile();
  const [first] = WebAssembly.Module.customSections(module, "a");
  new Uint8Array(first).fill(9);
  const [second] = WebAssembly.Module.customSections(module, "a");
  assert_not_equals(first, second);
  assert_array_equals(new Uint8Array(second), [1, 2, 3]);
  second.transfer();
  assert_buffers(WebAssembly.Module.customSections(module, "a"), [[1, 2, 3], [], [6]]);
}, "each call makes new copies");

test(() => {
  const bytes = new WasmModule().custom("a", [1]).toBytes();
  const module = new WebAssembly.Module(bytes);
  bytes.fill(0);
  assert_buffers(WebAssembly.Module.customSections(module, "a"), [[1]]);
}, "the contents are those at compilation");

test(() => {
  const [buffer] = WebAssembly.Module.customSections(new WasmModule().custom("a", [1]).compile(), "a");
  assert_false(buffer.resizable);
  assert_false(buffer.detached);
}, "the buffers are fixed in length");

test(() => {
  const inner = new WasmModule().custom("a", [1]).toBytes();
  const module = new WasmModule().custom("b", Array.from(inner)).compile();
  assert_buffers(WebAssembly.Module.customSections(module, "a"), []);
}, "what only looks like a section inside another is none");

test(() => {
  const bytes = new WasmModule().toBytes();
  assert_throws_js(WebAssembly.CompileError, () => new WebAssembly.Module(new Uint8Array([...bytes, 0, 2, 1, 0xff])));
}, "a custom section whose name is not UTF-8 does not compile");
