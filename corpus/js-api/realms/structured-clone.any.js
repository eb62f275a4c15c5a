// META: title=structuredClone and postMessage give a Module of the receiving realm
// META: global=window,dedicatedworker,jsshell
// META: script=../resources/module.js
// META: script=../resources/helpers.js
// META: script=../resources/realms.js

// structuredClone and postMessage give a Module of the receiving realm.

"use strict";

// Module is serializable: a clone is another object over the same code.
// SPEC web-api/#serialization
// REQ R-014
test(() => {
  assert_host_has("structuredClone");
  const module = everything_module().compile();
  module.note = 1;
  const clone = structuredClone(module);
  assert_not_equals(clone, module);
  assert_true(clone instanceof WebAssembly.Module);
  assert_equals(Object.getPrototypeOf(clone), WebAssembly.Module.prototype);
  assert_false("note" in clone, "properties are not cloned");
  assert_equals(new WebAssembly.Instance(clone).exports.f(1), 2);
  assert_array_equals(WebAssembly.Module.exports(clone).map(({name}) => name),
                      WebAssembly.Module.exports(module).map(({name}) => name));
  assert_equals(WebAssembly.Module.customSections(clone, "note").length, 1);
}, "a clone in the same realm is a Module like the one cloned");

test(() => {
  assert_host_has("structuredClone");
  const module = everything_module().compile();
  const {a, b, list} = structuredClone({a: module, b: module, list: [module]});
  assert_equals(a, b);
  assert_equals(list[0], a);
  assert_true(a instanceof WebAssembly.Module);
}, "one Module seen several times in what is cloned is one clone");

test(() => {
  assert_host_has("structuredClone");
  const module = Object.setPrototypeOf(everything_module().compile(), null);
  assert_true(structuredClone(module) instanceof WebAssembly.Module);
  const impostor = structuredClone(Object.create(WebAssembly.Module.prototype));
  assert_false(impostor instanceof WebAssembly.Module, "what only inherits is an ordinary object");
}, "what is a Module is asked of slots");

test(() => {
  assert_host_has("structuredClone");
  assert_equals(thrown_by(() => structuredClone(everything_module().compile(), {transfer:
    [everything_module().compile()]})).name, "DataCloneError");
}, "a Module cannot be transferred");

for (const [name, make] of Object.entries({
  "an Instance": () => everything_module().instantiate(), "a Memory": () => new WebAssembly.Memory({initial: 1}),
  "a Table": () => new WebAssembly.Table({element: "anyfunc", initial: 1}),
  "a Global": () => new WebAssembly.Global({value: "i32"}), "a Tag": () => new WebAssembly.Tag({parameters: []}),
  "an exported function": () => everything_module().instantiate().exports.f,
  "an exports object": () => everything_module().instantiate().exports,
})) {
  test(() => {
    assert_host_has("structuredClone");
    assert_equals(thrown_by(() => structuredClone(make())).name, "DataCloneError");
  }, `${name} is not serializable`);
}

promise_test(async () => {
  assert_host_has("MessageChannel");
  const module = everything_module().compile();
  const {port1, port2} = new MessageChannel();
  const received = new Promise(resolve => {
    port2.onmessage = event => resolve(event.data);
  });
  port1.postMessage({module});
  const clone = (await received).module;
  port1.close();
  assert_not_equals(clone, module);
  assert_true(clone instanceof WebAssembly.Module);
  assert_equals(new WebAssembly.Instance(clone).exports.f(2), 3);
}, "postMessage to a port of the same realm");

// The clone is as if compiled again from the same bytes.
// REQ R-014
test(() => {
  assert_host_has("structuredClone");
  const clone = structuredClone(passing_module().compile());
  assert_throws_js(TypeError, () => new WebAssembly.Instance(clone));
  const {memory} = new WebAssembly.Instance(clone, {m: everything_module().instantiate().exports}).exports;
  assert_equals(memory.buffer.byteLength, PAGE);
}, "a clone has the imports of what was cloned");
