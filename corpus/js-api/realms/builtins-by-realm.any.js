// META: title=Each realm has its own WebAssembly, with its own classes, prototypes and errors
// META: global=window,dedicatedworker,jsshell
// META: requires=createRealm
// META: script=../resources/module.js
// META: script=../resources/helpers.js
// META: script=../resources/realms.js

// Each realm has its own WebAssembly, with its own classes, prototypes and errors.

"use strict";

// SPEC js-api/#webassembly-namespace; js-api/#error-objects
// REQ R-006
const CLASSES = ["Module", "Instance", "Memory", "Table", "Global", "Tag", "Exception", "CompileError", "LinkError",
                 "RuntimeError"];
const FUNCTIONS = ["validate", "compile", "instantiate"];

const realms = () => [HERE, create_realm(), create_realm()];

function assert_all_differ(values, what) {
  values.forEach(value => assert_not_equals(value, undefined, what));
  assert_equals(new Set(values).size, values.length, `${what} differs in all pairs of realms`);
}

test(() => {
  assert_all_differ(realms().map(realm => realm.WebAssembly), "WebAssembly");
}, "the namespace object");

// What a class and its prototype inherit from. Where modules of WebAssembly can be imported as sources, Module inherits
// from %AbstractModuleSource%, which then is looked through.
function parents(type) {
  const parent = Object.getPrototypeOf(type);
  const prototype = Object.getPrototypeOf(type.prototype);
  if (parent.name === "AbstractModuleSource") {
    assert_equals(prototype, parent.prototype);
    return [Object.getPrototypeOf(parent), Object.getPrototypeOf(prototype)];
  }
  return [parent, prototype];
}

for (const name of CLASSES) {
  test(() => {
    const all = realms();
    assert_all_differ(all.map(realm => realm.WebAssembly[name]), name);
    assert_all_differ(all.map(realm => realm.WebAssembly[name].prototype), `${name}.prototype`);
    for (const {global, WebAssembly: namespace} of all) {
      const error = name.endsWith("Error");
      const [parent, parent_prototype] = parents(namespace[name]);
      assert_equals(parent, error ? global.Error : global.Function.prototype);
      assert_equals(parent_prototype, error ? global.Error.prototype : global.Object.prototype);
      assert_equals(namespace[name].prototype.constructor, namespace[name]);
    }
  }, `${name}, its prototype and what these inherit from`);
}

for (const name of FUNCTIONS) {
  test(() => {
    const all = realms();
    assert_all_differ(all.map(realm => realm.WebAssembly[name]), name);
    all.forEach(({global, WebAssembly: {[name]: func}}) =>
      assert_equals(Object.getPrototypeOf(func), global.Function.prototype));
  }, `the function ${name}`);
}

for (const [name, keys] of Object.entries({
  Memory: ["grow", "toFixedLengthBuffer", "toResizableBuffer"], Table: ["get", "set", "grow"], Global: ["valueOf"],
})) {
  for (const key of keys) {
    test(() => {
      assert_implements_optional(key in WebAssembly[name].prototype, `the host has no ${name}.prototype.${key}`);
      assert_all_differ(realms().map(realm => realm.WebAssembly[name].prototype[key]), `${name}.prototype.${key}`);
    }, `the method ${name}.prototype.${key}`);
  }
}

test(() => {
  const other = create_realm();
  other.WebAssembly.Memory.prototype.grow = null;
  assert_equals(typeof WebAssembly.Memory.prototype.grow, "function");
  assert_equals(new WebAssembly.Memory({initial: 1}).grow(0), 1);
}, "what one realm does to its prototypes is not seen in another");

// The JavaScript tag has one address in the agent, and one Tag object for it.
// SPEC js-api/#dom-webassembly-jstag
// REQ R-010
test(() => {
  assert_implements_optional("JSTag" in WebAssembly, "the host has no JSTag");
  const other = create_realm();
  assert_equals(other.WebAssembly.JSTag, WebAssembly.JSTag);
}, "JSTag is one object in all realms");
