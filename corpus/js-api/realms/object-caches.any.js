// META: title=One object an address in an agent, of the realm that asked first
// META: global=window,dedicatedworker,jsshell
// META: requires=createRealm
// META: script=../resources/module.js
// META: script=../resources/helpers.js
// META: script=../resources/realms.js

// One object an address in an agent, of the realm that asked first.

"use strict";

// SPEC js-api/#object-caches; js-api/#create-a-memory-object; js-api/#create-a-table-object
// REQ R-010
for (const [key, type] of [["memory", "Memory"], ["table", "Table"], ["global", "Global"], ["tag", "Tag"]]) {
  test(() => {
    const [first, second, third] = [create_realm(), create_realm(), HERE];
    const one = new first.WebAssembly.Instance(everything_module().compile()).exports;
    const two = new second.WebAssembly.Instance(passing_module().compile(), {m: one}).exports;
    const three = new third.WebAssembly.Instance(passing_module().compile(), {m: two}).exports;
    assert_equals(two[key], one[key]);
    assert_equals(three[key], one[key]);
    assert_made_in(first, three[key], `WebAssembly.${type}`);
  }, `a ${key} handed on through two further realms is the first realm's ${type}`);

  test(() => {
    const other = create_realm();
    const imports = {
      f: () => 1, memory: new WebAssembly.Memory({initial: 1}),
      table: new WebAssembly.Table({element: "anyfunc", initial: 1}),
      global: new WebAssembly.Global({value: "i32", mutable: true}), tag: new WebAssembly.Tag({parameters: ["i32"]}),
    };
    const {exports} = new other.WebAssembly.Instance(passing_module().compile(), {m: imports});
    assert_equals(exports[key], imports[key]);
  }, `a ${type} made here comes back from another realm's exports`);
}

// SPEC js-api/#a-new-exported-function
// REQ R-010
test(() => {
  const other = create_realm();
  const {f} = new other.WebAssembly.Instance(everything_module().compile()).exports;
  const imports = {...everything_module().instantiate().exports, f};
  const {exports} = new WebAssembly.Instance(passing_module().compile(), {m: imports});
  assert_equals(exports.f, f);
  assert_made_in(other, exports.f, "Function");
}, "an exported function handed on is one function, of the realm that exported it first");

test(() => {
  const other = create_realm();
  const {table} = everything_module().instantiate().exports;
  const func = other.WebAssembly.Table.prototype.get.call(table, 0);
  assert_equals(func(), 5);
  assert_equals(table.get(0), func, "one object for both realms");
}, "a function seen first through a table by another realm is one object");

test(() => {
  const other = create_realm();
  const {table} = everything_module().instantiate().exports;
  assert_made_in(other, other.WebAssembly.Table.prototype.get.call(table, 0), "Function");
}, "such a function is of the realm whose Table.prototype.get made it");

// SPEC js-api/#refresh-the-memory-buffer
// REQ M-005, R-010
test(() => {
  const other = create_realm();
  const one = new other.WebAssembly.Instance(everything_module().compile()).exports;
  const two = new WebAssembly.Instance(passing_module().compile(), {m: one}).exports;
  const {buffer} = two.memory;
  assert_equals(buffer, one.memory.buffer);
  WebAssembly.Memory.prototype.grow.call(one.memory, 1);
  assert_detached(buffer);
  assert_equals(two.memory.buffer, one.memory.buffer);
  assert_equals(two.memory.buffer.byteLength, 2 * PAGE);
}, "growth by one realm is seen in the other: one Memory, one buffer");
