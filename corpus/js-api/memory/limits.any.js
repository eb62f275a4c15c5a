// META: title=The limits that the API sets for memories of a module
// META: global=window,dedicatedworker,jsshell
// META: script=../resources/module.js
// META: script=../resources/helpers.js

// The limits that the API sets for memories of a module.

"use strict";

// A module that exceeds one is refused with a CompileError, by every way to compile.
// SPEC js-api/#limits
function assert_compiles(builder, expected) {
  const bytes = builder.toBytes();
  assert_equals(WebAssembly.validate(bytes), expected, "validate");
  if (expected) {
    assert_true(new WebAssembly.Module(bytes) instanceof WebAssembly.Module);
  } else {
    assert_throws_js(WebAssembly.CompileError, () => new WebAssembly.Module(bytes));
  }
}

function with_memory(limits) {
  const builder = new WasmModule();
  builder.memory(limits);
  return builder;
}

function with_imported_memory(limits) {
  const builder = new WasmModule();
  builder.importMemory("m", "memory", limits);
  return builder;
}

for (const [name, make] of [["defined", with_memory], ["imported", with_imported_memory]]) {
  for (const [limits, expected] of [
    [{initial: 65536}, true], [{initial: 65537}, false], [{initial: 0, maximum: 65536}, true],
    [{initial: 0, maximum: 65537}, false], [{initial: 2, maximum: 1}, false],
    [{initial: 0, maximum: 2n ** 37n - 1n, address: "i64"}, true],
    [{initial: 0, maximum: 2n ** 37n, address: "i64"}, false],
    [{initial: 2n ** 37n - 1n, address: "i64"}, true], [{initial: 2n ** 37n, address: "i64"}, false],
    [{initial: 65537, maximum: 65537, address: "i64"}, true],
  ]) {
    const text = Object.entries(limits).map(([key, value]) => `${key} ${value}`).join(", ");
    test(() => assert_compiles(make(limits), expected),
         `a memory ${name} with ${text} ${expected ? "compiles" : "does not compile"}`);
  }
}

test(() => {
  const builder = new WasmModule();
  for (let i = 0; i < 60; i++) {
    builder.importMemory("m", "memory", {initial: 0});
  }
  for (let i = 0; i < 40; i++) {
    builder.memory({initial: 0});
  }
  assert_compiles(builder, true);
  builder.memory({initial: 0});
  assert_compiles(builder, false);
}, "a hundred memories, imported ones included, and one more");

// A size that the host cannot give: no crash, and a RangeError where it is a memory that JS asks for.
// SPEC js-api/#out-of-memory
// REQ M-012
test(() => {
  const memory = new WebAssembly.Memory({initial: 0n, address: "i64"});
  const {buffer} = memory;
  assert_throws_js(RangeError, () => memory.grow(2n ** 47n));
  assert_equals(memory.buffer, buffer);
  assert_throws_js(RangeError, () => new WebAssembly.Memory({initial: 2n ** 47n, address: "i64"}));
}, "more than any host has is a RangeError");
