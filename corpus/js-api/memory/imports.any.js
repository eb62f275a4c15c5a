// META: title=A Memory as an import: which sizes fit, and when they are looked at
// META: global=window,dedicatedworker,jsshell
// META: script=../resources/module.js
// META: script=../resources/helpers.js

// A Memory as an import: which sizes fit, and when they are looked at.

"use strict";

// What counts is the size that the memory has now and the maximum of its type.
// SPEC js-api/#read-the-imports; js-api/#instantiate-the-core-of-a-webassembly-module
function importer(limits) {
  const builder = new WasmModule();
  builder.export("memory", "memory", builder.importMemory("m", "memory", limits));
  return builder.compile();
}

const link = (limits, memory) => new WebAssembly.Instance(importer(limits), {m: {memory}}).exports.memory;

for (const [has, wants, fits] of [
  [{initial: 1}, {initial: 1}, true], [{initial: 2}, {initial: 1}, true], [{initial: 1}, {initial: 2}, false],
  [{initial: 1}, {initial: 1, maximum: 4}, false], [{initial: 1, maximum: 4}, {initial: 1}, true],
  [{initial: 1, maximum: 4}, {initial: 1, maximum: 4}, true],
  [{initial: 1, maximum: 4}, {initial: 1, maximum: 5}, true],
  [{initial: 1, maximum: 4}, {initial: 1, maximum: 3}, false], [{initial: 0, maximum: 0}, {initial: 0}, true],
]) {
  const text = ({initial, maximum}) => `${initial} of ${maximum === undefined ? "any" : maximum}`;
  test(() => {
    const memory = new WebAssembly.Memory(has);
    if (fits) {
      assert_equals(link(wants, memory), memory);
    } else {
      assert_throws_js(WebAssembly.LinkError, () => link(wants, memory));
    }
  }, `${text(has)} pages ${fits ? "fit" : "do not fit"} where ${text(wants)} are wanted`);
}

// REQ M-011
for (const [road, grow] of [
  ["Memory.grow", memory => memory.grow(1)],
  ["memory.grow", memory => make_guest({memory, limits: {initial: 1, maximum: 4}}).grow(1)],
]) {
  test(() => {
    const memory = new WebAssembly.Memory({initial: 1, maximum: 4});
    assert_throws_js(WebAssembly.LinkError, () => link({initial: 2}, memory));
    grow(memory);
    assert_equals(link({initial: 2}, memory), memory);
  }, `a memory grown by ${road} fits where it was too small before`);
}

// Imports are read one by one before anything is linked.
// REQ M-008, M-011
test(() => {
  const memory = new WebAssembly.Memory({initial: 1, maximum: 4});
  const {buffer} = memory;
  const imports = {m: {get memory() {
    memory.grow(1);
    return memory;
  }}};
  const {exports} = new WebAssembly.Instance(importer({initial: 2}), imports);
  assert_equals(exports.memory, memory);
  assert_detached(buffer);
}, "a getter of the import object that grows the memory is in time");

test(() => {
  const memory = new WebAssembly.Memory({initial: 1, maximum: 4});
  const {buffer} = memory;
  const error = new Error("thrown by the getter");
  assert_throws_exactly(error, () => new WebAssembly.Instance(importer({initial: 2}), {m: {get memory() {
    memory.grow(1);
    throw error;
  }}}));
  assert_detached(buffer);
  assert_attached(memory.buffer, 2 * PAGE);
}, "growth in a getter that then throws stays");

// Between the call of instantiate, which reads the imports, and the task that links.
promise_test(async () => {
  const memory = new WebAssembly.Memory({initial: 1, maximum: 4});
  const promise = WebAssembly.instantiate(importer({initial: 2}), {m: {memory}});
  memory.grow(1);
  const {exports} = await promise;
  assert_equals(exports.memory, memory);
}, "instantiate links in a task of its own: growth behind the call is in time");

promise_test(async () => {
  const memory = new WebAssembly.Memory({initial: 1, maximum: 4});
  const builder = new WasmModule();
  builder.importMemory("m", "memory", {initial: 1});
  builder.start(builder.func({code: [op.i32_const(0), op.memory_grow(0), op.drop]}));
  const {buffer} = memory;
  const promise = WebAssembly.instantiate(builder.compile(), {m: {memory}});
  assert_equals(memory.buffer, buffer, "the start function runs later");
  await promise;
  assert_detached(buffer);
}, "instantiate: growth in the start function is seen when the promise is fulfilled");

for (const [name, value] of [["undefined", undefined], ["null", null], ["a buffer", new ArrayBuffer(PAGE)],
                             ["a descriptor", {initial: 1}]]) {
  test(() => {
    assert_throws_js(WebAssembly.LinkError, () => link({initial: 0}, value));
  }, `${name} is a LinkError`);
}
