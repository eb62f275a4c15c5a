// META: title=CompileError, LinkError and RuntimeError
// META: global=window,dedicatedworker,jsshell
// META: script=../resources/module.js
// META: script=../resources/helpers.js
// META: script=../resources/assertions.js
// Shows the three error classes: their structure is that of the native errors.

"use strict";

for (const name of ["CompileError", "LinkError", "RuntimeError"]) {
  const Class = WebAssembly[name];

  // SPEC js-api/#error-objects
  test(() => {
    assert_equals(typeof Class, "function");
    assert_equals(Object.getPrototypeOf(Class), Error);
    assert_descriptor(Class, "prototype", {writable: false, enumerable: false, configurable: false});
    assert_equals(Object.getPrototypeOf(Class.prototype), Error.prototype);
  }, `${name}: the class stands below Error`);

  test(() => {
    const {prototype} = Class;
    assert_array_equals(Reflect.ownKeys(prototype).map(String).sort(), ["constructor", "message", "name"]);
    assert_descriptor(prototype, "constructor", {value: Class, writable: true, enumerable: false, configurable: true});
    assert_descriptor(prototype, "name", {value: name, writable: true, enumerable: false, configurable: true});
    assert_descriptor(prototype, "message", {value: "", writable: true, enumerable: false, configurable: true});
    assert_equals(Object.prototype.toString.call(prototype), "[object Object]", "the prototype is no error itself");
  }, `${name}: its prototype has constructor, message and name`);

  test(() => {
    const e = new Class();
    assert_false(Object.hasOwn(e, "message"));
    assert_equals(e.message, "");
    assert_equals(String(e), name);
    assert_equals(Object.prototype.toString.call(e), "[object Error]");
    assert_true(e instanceof Class && e instanceof Error);
    assert_false(e instanceof TypeError);
  }, `${name}: made without a message`);

  test(() => {
    const e = new Class("text");
    assert_descriptor(e, "message", {value: "text", writable: true, enumerable: false, configurable: true});
    assert_equals(String(e), `${name}: text`);
    assert_equals(new Class(5).message, "5");
    assert_false(Object.hasOwn(new Class(undefined), "message"));
    assert_throws_js(TypeError, () => new Class(Symbol()));
  }, `${name}: made with a message, which is converted to a string`);

  test(() => {
    const e = Class("text");
    assert_equals(Object.getPrototypeOf(e), Class.prototype);
    assert_equals(e.message, "text");
  }, `${name}: a call makes an error too`);

  test(() => {
    const cause = {};
    assert_descriptor(new Class("", {cause}), "cause", {
      value: cause,
      writable: true,
      enumerable: false,
      configurable: true,
    });
    assert_descriptor(new Class("", {cause: undefined}), "cause", {value: undefined});
    assert_false(Object.hasOwn(new Class("", {}), "cause"));
    assert_false(Object.hasOwn(new Class("", "x"), "cause"));
    const log = [];
    new Class(
      {
        toString() {
          log.push("message");
          return "";
        },
      },
      logging({cause}, log, "options"),
    );
    assert_array_equals(log, ["message", "has options.cause", "get options.cause"]);
  }, `${name}: the option cause is taken after the message`);

  test(() => {
    class Sub extends Class {}
    const e = new Sub("x");
    assert_equals(Object.getPrototypeOf(e), Sub.prototype);
    assert_equals(Object.prototype.toString.call(e), "[object Error]");
    const target = function () {};
    target.prototype = null;
    assert_equals(Object.getPrototypeOf(Reflect.construct(Class, [], target)), Class.prototype);
  }, `${name}: subclasses and new.target`);

  if (typeof Error.isError === "function") {
    test(() => {
      assert_true(Error.isError(new Class()));
      assert_false(Error.isError(Class.prototype));
    }, `${name}: its objects are errors`);
  }
}

test(() => {
  const classes = [WebAssembly.CompileError, WebAssembly.LinkError, WebAssembly.RuntimeError];
  assert_equals(new Set(classes).size, 3);
  for (const a of classes) for (const b of classes) assert_equals(new a() instanceof b, a === b);
}, "the classes are three, and none stands below another");

// What the API throws has the class's prototype and a message of its own.
// SPEC js-api/#errors
test(() => {
  const builder = new WasmModule();
  builder.importFunction("m", "f", [], []);
  const trap = new WasmModule();
  trap.func({code: [op.unreachable], export: "f"});
  const {f} = trap.instantiate().exports;
  for (const [name, action] of [
    ["CompileError", () => new WebAssembly.Module(new Uint8Array(1))],
    ["LinkError", () => builder.instantiate({m: {}})],
    ["RuntimeError", f],
  ]) {
    const e = thrown_by(action);
    assert_equals(Object.getPrototypeOf(e), WebAssembly[name].prototype, name);
    assert_descriptor(e, "message", {writable: true, enumerable: false, configurable: true});
    assert_equals(typeof e.message, "string");
    assert_true(e.message.length > 0, "it says what happened");
  }
}, "what the API throws has its class and a message");

test(() => {
  const saved = WebAssembly.CompileError;
  WebAssembly.CompileError = TypeError;
  let e;
  try {
    e = thrown_by(() => new WebAssembly.Module(new Uint8Array(1)));
  } finally {
    WebAssembly.CompileError = saved;
  }
  assert_equals(Object.getPrototypeOf(e), saved.prototype);
}, "the class does not come from the namespace's property");

// SPEC js-api/#stack-overflow
test(() => {
  const builder = new WasmModule();
  builder.func({code: [op.call(0)], export: "f"});
  const inWasm = thrown_by(builder.instantiate().exports.f);
  const recurse = () => recurse() + 1;
  const inScript = thrown_by(recurse);
  assert_equals(inWasm.constructor, inScript.constructor);
  assert_false(inWasm instanceof WebAssembly.RuntimeError);
}, "an exhausted stack in wasm throws the class that JavaScript's does");
