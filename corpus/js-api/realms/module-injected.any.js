// META: title=A Module of another realm is no instance of Module here and is accepted all the same
// META: global=window,dedicatedworker,jsshell
// META: requires=createRealm
// META: script=../resources/module.js
// META: script=../resources/helpers.js
// META: script=../resources/realms.js

// A Module of another realm is no instance of Module here and is accepted all the same.

"use strict";

// SPEC js-api/#modules
// REQ R-001
test(() => {
  const other = create_realm();
  const module = everything_module().compile();
  other.global.module = module;
  assert_true(module instanceof WebAssembly.Module);
  assert_false(module instanceof other.WebAssembly.Module);
  assert_false(other.global.eval("module instanceof WebAssembly.Module"));
  const theirs = new other.WebAssembly.Module(everything_module().toBytes());
  assert_false(theirs instanceof WebAssembly.Module);
  assert_true(theirs instanceof other.WebAssembly.Module);
}, "instanceof is true against the class of the realm that compiled, and of no other");

// SPEC js-api/#dom-instance-instance; js-api/#dom-webassembly-instantiate
// REQ R-002
for (const [name, from, to] of [["ours there", HERE, undefined], ["theirs here", undefined, HERE]]) {
  const realms = () => ({from: from || create_realm(), to: to || create_realm()});

  test(() => {
    const realm = realms();
    const module = new realm.from.WebAssembly.Module(everything_module().toBytes());
    const instance = new realm.to.WebAssembly.Instance(module, {});
    assert_equals(instance.exports.f(1), 2);
  }, `${name}: new Instance`);

  promise_test(async () => {
    const realm = realms();
    const module = new realm.from.WebAssembly.Module(everything_module().toBytes());
    const result = await realm.to.WebAssembly.instantiate(module, {});
    assert_true(result instanceof realm.to.WebAssembly.Instance, "the overload of a Module gives an Instance");
    assert_equals(result.exports.f(1), 2);
  }, `${name}: instantiate`);

  // SPEC js-api/#dom-module-exports; js-api/#dom-module-imports; js-api/#dom-module-customsections
  test(() => {
    const realm = realms();
    const module = new realm.from.WebAssembly.Module(everything_module().toBytes());
    assert_array_equals(realm.to.WebAssembly.Module.exports(module).map(({kind}) => kind),
                        ["tag", "memory", "table", "global", "function", "function", "function", "function"]);
    const passing = new realm.from.WebAssembly.Module(passing_module().toBytes());
    assert_array_equals(realm.to.WebAssembly.Module.imports(passing).map(({kind}) => kind),
                        ["function", "memory", "table", "global", "tag"]);
    const sections = realm.to.WebAssembly.Module.customSections(module, "note");
    assert_equals(sections.length, 1);
    assert_array_equals(new Uint8Array(sections[0]), [1, 2, 3]);
  }, `${name}: Module.exports, Module.imports, Module.customSections`);

  // SPEC js-api/#read-the-imports
  // REQ R-008
  test(() => {
    const realm = realms();
    const first = new realm.from.WebAssembly.Instance(new realm.from.WebAssembly.Module(everything_module().toBytes()));
    const module = new realm.to.WebAssembly.Module(passing_module().toBytes());
    const second = new realm.to.WebAssembly.Instance(module, {m: first.exports});
    assert_equals(second.exports.f(4), 5);
  }, `${name}: function, memory, table, global and tag as imports`);

  test(() => {
    const realm = realms();
    const {global} = realm.from;
    const imports = {m: {
      f: run_in(realm.from, [], "return x => x + 2"),
      memory: new global.WebAssembly.Memory({initial: 1}),
      table: new global.WebAssembly.Table({element: "anyfunc", initial: 1}),
      global: new global.WebAssembly.Global({value: "i32", mutable: true}, 3),
      tag: new global.WebAssembly.Tag({parameters: ["i32"]}),
    }};
    const module = new realm.to.WebAssembly.Module(passing_module().toBytes());
    const {exports} = new realm.to.WebAssembly.Instance(module, imports);
    assert_equals(exports.f(1), 3);
    for (const key of ["memory", "table", "global", "tag"]) {
      assert_equals(exports[key], imports.m[key], key);
    }
  }, `${name}: objects made by constructors as imports`);

  // SPEC js-api/#dom-webassembly-validate; js-api/#dom-module-module
  for (const [what, source_of] of [
    ["a Uint8Array", bytes => bytes], ["an ArrayBuffer", ({buffer}) => buffer],
    ["a DataView", ({buffer}, global) => new global.DataView(buffer)],
  ]) {
    test(() => {
      const realm = realms();
      const bytes = new realm.from.global.Uint8Array(everything_module().toBytes());
      const source = source_of(bytes, realm.from.global);
      assert_true(realm.to.WebAssembly.validate(source));
      assert_true(new realm.to.WebAssembly.Module(source) instanceof realm.to.WebAssembly.Module);
    }, `${name}: bytes in ${what}`);
  }
}

// An options dictionary is any object; a Module is found by its slot before anything is taken for bytes.
// SPEC js-api/#dom-webassembly-instantiate
// REQ R-002
promise_test(async () => {
  const other = create_realm();
  const module = Object.setPrototypeOf(new other.WebAssembly.Module(everything_module().toBytes()), null);
  const instance = await WebAssembly.instantiate(module);
  assert_true(instance instanceof WebAssembly.Instance);
}, "instantiate of a foreign Module without a prototype");
