// META: title=WebAssembly.Module.exports
// META: global=window,dedicatedworker,jsshell
// META: script=../resources/module.js
// META: script=../resources/helpers.js
// Shows the list that Module.exports makes: order, kinds, names, and objects made anew.

"use strict";

function everything() {
  const builder = new WasmModule();
  builder.func({export: "z"});
  builder.table({initial: 0, export: "a table"});
  builder.memory({initial: 0, export: ""});
  builder.global({type: I32, init: op.i32_const(0), export: "\u{1f600}"});
  builder.tag({export: "a"});
  return builder.export("z again", "function", 0).export("10", "function", 0).export("9", "function", 0);
}

// SPEC js-api/#dom-module-exports
test(() => {
  const found = WebAssembly.Module.exports(everything().compile()).map(e => `${e.kind} ${e.name}`);
  assert_array_equals(found, [
    "function z",
    "table a table",
    "memory ",
    "global \u{1f600}",
    "tag a",
    "function z again",
    "function 10",
    "function 9",
  ]);
}, "exports are listed in the order of the module, with their kinds and names");

test(() => {
  const [first] = WebAssembly.Module.exports(everything().compile());
  assert_equals(Object.getPrototypeOf(first), Object.prototype);
  assert_array_equals(Reflect.ownKeys(first), ["kind", "name"]);
  for (const key of ["kind", "name"])
    assert_descriptor(first, key, {writable: true, enumerable: true, configurable: true});
  assert_true(Object.isExtensible(first));
}, "an entry is a plain object with kind and name");

test(() => {
  const list = WebAssembly.Module.exports(everything().compile());
  assert_true(Array.isArray(list));
  assert_equals(Object.getPrototypeOf(list), Array.prototype);
  assert_true(Object.isExtensible(list));
  assert_descriptor(list, "0", {writable: true, enumerable: true, configurable: true});
}, "the list is a plain array");

test(() => {
  const module = everything().compile();
  const [a, b] = [WebAssembly.Module.exports(module), WebAssembly.Module.exports(module)];
  assert_not_equals(a, b);
  assert_not_equals(a[0], b[0]);
  a.length = 0;
  assert_equals(WebAssembly.Module.exports(module).length, 8);
}, "each call makes a new list of new objects");

test(() => {
  assert_array_equals(WebAssembly.Module.exports(new WasmModule().compile()), []);
}, "a module without exports gives an empty list");

test(() => {
  const module = everything().compile();
  WebAssembly.Module.exports.call(undefined, module);
  WebAssembly.Module.exports.call({}, module);
}, "the receiver is not looked at");

test(() => {
  for (const value of [
    undefined,
    null,
    true,
    1,
    "",
    Symbol(),
    {},
    [],
    WebAssembly.Module,
    WebAssembly.Module.prototype,
    Object.create(WebAssembly.Module.prototype),
    new Proxy(everything().compile(), {}),
  ]) {
    assert_throws_js(TypeError, () => WebAssembly.Module.exports(value));
  }
  assert_throws_js(TypeError, () => WebAssembly.Module.exports());
}, "what is no Module: TypeError");

test(() => {
  const module = everything().compile();
  Object.setPrototypeOf(module, null);
  assert_equals(WebAssembly.Module.exports(module).length, 8);
}, "a Module without its prototype is a Module");

test(() => {
  const module = everything().compile();
  let found;
  Object.defineProperty(Array.prototype, "0", {
    configurable: true,
    set() {
      throw new Error("a setter was called");
    },
  });
  Object.defineProperty(Object.prototype, "kind", {
    configurable: true,
    set() {
      throw new Error("a setter was called");
    },
  });
  try {
    found = WebAssembly.Module.exports(module);
  } finally {
    delete Array.prototype[0];
    delete Object.prototype.kind;
  }
  assert_equals(found[0].kind, "function");
}, "properties are defined, not set: prototypes are not consulted");
