// META: title=Memories with 64-bit addresses: numbers are BigInts
// META: global=window,dedicatedworker,jsshell
// META: script=../resources/module.js
// META: script=../resources/helpers.js

// Memories with 64-bit addresses: numbers are BigInts.

"use strict";

// SPEC js-api/#dom-memory-memory; js-api/#addressvaluetou64; js-api/#u64toaddressvalue
const LIMITS64 = {initial: 1, maximum: 4, address: "i64"};

test(() => {
  const memory = new WebAssembly.Memory({initial: 1n, maximum: 4n, address: "i64"});
  assert_attached(memory.buffer, PAGE);
  const old = memory.buffer;
  assert_equals(memory.grow(2n), 1n);
  assert_equals(memory.grow(0n), 3n);
  assert_detached(old);
  assert_attached(memory.buffer, 3 * PAGE);
  assert_throws_js(RangeError, () => memory.grow(2n));
}, "BigInts in and out");

for (const key of ["initial", "maximum"]) {
  for (const [name, value] of [
    ["a Number", 1], ["-1n", -1n], ["2^64", 2n ** 64n], ["null", null], ["a symbol", Symbol()], ["NaN", NaN],
  ]) {
    test(() => {
      assert_throws_js(TypeError, () => new WebAssembly.Memory({initial: 0n, [key]: value, address: "i64"}));
    }, `${key}: ${name} does not convert`);
  }

  test(() => {
    const descriptor = {initial: 0n, [key]: "one", address: "i64"};
    assert_throws_js(SyntaxError, () => new WebAssembly.Memory(descriptor));
  }, `${key}: a string that is no BigInt is a SyntaxError`);

  for (const [name, value] of [
    ["\"2\"", "2"], ["\"0x2\"", "0x2"], ["[2n]", [2n]], ["an object", {valueOf: () => 2n}],
  ]) {
    test(() => {
      const memory = new WebAssembly.Memory({initial: 0n, [key]: value, address: "i64"});
      assert_equals(key === "initial" ? memory.buffer.byteLength / PAGE : Number(memory.grow(2n)) + 2, 2);
    }, `${key}: ${name} converts to 2n`);
  }
}

test(() => {
  assert_equals(new WebAssembly.Memory({initial: true, address: "i64"}).buffer.byteLength, PAGE);
  assert_equals(new WebAssembly.Memory({initial: false, address: "i64"}).buffer.byteLength, 0);
  assert_equals(new WebAssembly.Memory({initial: "", address: "i64"}).buffer.byteLength, 0);
}, "initial: what else ToBigInt takes");

// Page counts are bounded by what a 64-bit address can reach.
for (const [name, descriptor] of [
  ["initial above maximum", {initial: 2n, maximum: 1n}], ["maximum 2^48+1", {initial: 0n, maximum: 2n ** 48n + 1n}],
  ["maximum 2^64-1", {initial: 0n, maximum: 2n ** 64n - 1n}], ["initial 2^64-1", {initial: 2n ** 64n - 1n}],
]) {
  test(() => {
    assert_throws_js(RangeError, () => new WebAssembly.Memory({...descriptor, address: "i64"}));
  }, `${name} is a RangeError`);
}

test(() => {
  const memory = new WebAssembly.Memory({initial: 1n, maximum: 65537n, address: "i64"});
  assert_attached(memory.buffer, PAGE);
}, "a maximum beyond 4 GiB");

// SPEC js-api/#limits
test(() => {
  const memory = new WebAssembly.Memory({initial: 0n, maximum: 2n ** 37n - 1n, address: "i64"});
  assert_attached(memory.buffer, 0);
}, "the greatest maximum that a module may have, 2^37-1 pages");

// SPEC js-api/#dom-memory-grow
// REQ M-012
for (const [name, delta, error] of [
  ["a Number", 1, TypeError], ["no argument", undefined, TypeError], ["-1n", -1n, TypeError],
  ["2^64", 2n ** 64n, TypeError], ["past the maximum", 4n, RangeError],
  ["2^64-1", 2n ** 64n - 1n, RangeError], ["2^48", 2n ** 48n, RangeError],
]) {
  test(() => {
    const memory = new WebAssembly.Memory({initial: 1n, maximum: 4n, address: "i64"});
    const {buffer} = memory;
    assert_throws_js(error, () => memory.grow(delta));
    assert_equals(memory.buffer, buffer);
    assert_attached(buffer, PAGE);
  }, `grow: ${name} changes nothing`);
}

// 2^32 pages and one are beyond 2^48 bytes; a delta cut to 32 bits would grow by one page, or by none.
// SPEC js-api/#addressvaluetou64; js-api/#grow-the-memory-buffer
// REQ M-012
for (const delta of [2n ** 32n, 2n ** 32n + 1n, 2n ** 33n + 2n]) {
  test(() => {
    const memory = new WebAssembly.Memory({initial: 1n, address: "i64"});
    const {buffer} = memory;
    assert_throws_js(RangeError, () => memory.grow(delta));
    assert_equals(memory.buffer, buffer);
    assert_attached(buffer, PAGE);
  }, `grow(${delta}n) without a maximum is not cut to 32 bits`);
}

// SPEC js-api/#memories
// REQ M-018
test(() => {
  const builder = new WasmModule();
  builder.memory({...LIMITS64, export: "memory"});
  builder.func({params: [I64], results: [I64], code: [op.local_get(0), op.memory_grow(0)], export: "grow"});
  const {memory, grow} = builder.instantiate().exports;
  const {buffer} = memory;
  for (const delta of [4n, 2n ** 32n, 2n ** 63n, -1n]) {
    assert_equals(grow(delta), -1n);
    assert_equals(memory.buffer, buffer);
  }
  assert_attached(buffer, PAGE);
}, "memory.grow that fails gives -1n and keeps the buffer");

// SPEC js-api/#dom-memory-toresizablebuffer
// REQ M-014
test(() => {
  const memory = new WebAssembly.Memory({initial: 1n, maximum: 4n, address: "i64"});
  assert_implements_optional("toResizableBuffer" in memory, "the host has no resizable memory buffers");
  const buffer = memory.toResizableBuffer();
  assert_equals(buffer.maxByteLength, 4 * PAGE);
  buffer.resize(2 * PAGE);
  assert_equals(memory.grow(1n), 2n);
  assert_attached(buffer, 3 * PAGE);
  assert_throws_js(TypeError, () => new WebAssembly.Memory({initial: 1n, address: "i64"}).toResizableBuffer());
}, "resizable buffers");

// The address type is a part of the type.
// SPEC js-api/#read-the-imports
test(() => {
  const memory32 = new WebAssembly.Memory({initial: 1, maximum: 4});
  const memory64 = new WebAssembly.Memory({initial: 1n, maximum: 4n, address: "i64"});
  assert_equals(make_guest({memory: memory64, limits: LIMITS64}).memory, memory64);
  assert_throws_js(WebAssembly.LinkError, () => make_guest({memory: memory32, limits: LIMITS64}));
  assert_throws_js(WebAssembly.LinkError, () => make_guest({memory: memory64, limits: {initial: 1, maximum: 4}}));
}, "an import of the other address type is a LinkError");
