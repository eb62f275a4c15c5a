// META: title=The WebAssembly namespace object
// META: global=window,dedicatedworker,jsshell
// META: script=../resources/helpers.js
// META: script=../resources/assertions.js
// Shows the namespace object itself: where it stands, what stands on it, and with which attributes.

"use strict";

// SPEC js-api/#webassembly-namespace
test(() => {
  assert_descriptor(globalThis, "WebAssembly", {
    value: WebAssembly,
    writable: true,
    enumerable: false,
    configurable: true,
  });
}, "the global property is writable, configurable and not enumerable");

test(() => {
  assert_equals(typeof WebAssembly, "object");
  assert_equals(Object.getPrototypeOf(WebAssembly), Object.prototype);
  assert_true(Object.isExtensible(WebAssembly));
}, "the namespace is an ordinary extensible object below Object.prototype");

test(() => {
  assert_descriptor(WebAssembly, Symbol.toStringTag, {
    value: "WebAssembly",
    writable: false,
    enumerable: false,
    configurable: true,
  });
  assert_equals(Object.prototype.toString.call(WebAssembly), "[object WebAssembly]");
}, "the namespace has the class string WebAssembly");

test(() => {
  assert_throws_js(TypeError, () => WebAssembly());
  assert_throws_js(TypeError, () => new WebAssembly());
}, "the namespace can be neither called nor constructed");

for (const name of ["validate", "compile", "instantiate"]) {
  test(() => {
    assert_descriptor(WebAssembly, name, {writable: true, enumerable: true, configurable: true});
    assert_function(WebAssembly[name], name, 1);
  }, `operation ${name}: attributes, name and length`);
  test(() => {
    assert_not_constructor(WebAssembly[name], name);
  }, `operation ${name} is no constructor`);
}

// SPEC js-api/#dom-webassembly-jstag
test(() => {
  const found = Object.getOwnPropertyDescriptor(WebAssembly, "JSTag");
  assert_not_equals(found, undefined, "JSTag exists");
  assert_equals(found.set, undefined, "no setter");
  assert_true(found.enumerable, "enumerable");
  assert_true(found.configurable, "configurable");
  assert_function(found.get, "get JSTag", 0);
}, "JSTag is a readonly attribute of the namespace");

test(() => {
  assert_throws_js(TypeError, () => {
    WebAssembly.JSTag = 1;
  });
}, "JSTag cannot be assigned in strict code");

// SPEC js-api/#error-objects
const constructors = {
  Module: 1,
  Instance: 1,
  Memory: 1,
  Table: 1,
  Global: 1,
  Tag: 1,
  Exception: 2,
  CompileError: 1,
  LinkError: 1,
  RuntimeError: 1,
};
for (const [name, length] of Object.entries(constructors)) {
  test(() => {
    assert_descriptor(WebAssembly, name, {writable: true, enumerable: false, configurable: true});
    assert_descriptor(WebAssembly[name], "length", {
      value: length,
      writable: false,
      enumerable: false,
      configurable: true,
    });
    assert_descriptor(WebAssembly[name], "name", {value: name, writable: false, enumerable: false, configurable: true});
  }, `constructor ${name}: attributes, name and length`);
  test(() => {
    assert_false(Object.hasOwn(globalThis, name) && globalThis[name] === WebAssembly[name], "not on the global object");
  }, `constructor ${name} stands on the namespace alone`);
}

// The receiver plays no part: operations of a namespace are functions like any.
// SPEC js-api/#dom-webassembly-validate
test(() => {
  const bytes = new Uint8Array([0, 0x61, 0x73, 0x6d, 1, 0, 0, 0]);
  for (const receiver of [undefined, null, 1, "", {}, WebAssembly]) {
    assert_true(WebAssembly.validate.call(receiver, bytes));
  }
}, "validate works on any receiver");
