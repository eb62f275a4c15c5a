// META: title=The constructor of Memory: what it takes, in which order, and what it makes
// META: global=window,dedicatedworker,jsshell
// META: script=../resources/module.js
// META: script=../resources/helpers.js

// The constructor of Memory: what it takes, in which order, and what it makes.

"use strict";

// SPEC js-api/#dom-memory-memory; js-api/#addressvaluetou64
function log_of(values) {
  const log = [];
  const loud = (name, value) => ({valueOf() {
    log.push(`value of ${name}`);
    return value;
  }});
  const target = {};
  for (const [name, value] of Object.entries(values)) {
    target[name] = loud(name, value);
  }
  const descriptor = new Proxy(target, {
    get(object, key, receiver) {
      log.push(`get ${String(key)}`);
      return Reflect.get(object, key, receiver);
    },
    has(object, key) {
      log.push(`has ${String(key)}`);
      return Reflect.has(object, key);
    },
    ownKeys(object) {
      log.push("keys");
      return Reflect.ownKeys(object);
    },
  });
  return {log, descriptor};
}

test(() => {
  assert_throws_js(TypeError, () => WebAssembly.Memory({initial: 1}));
  assert_throws_js(TypeError, () => WebAssembly.Memory.call({}, {initial: 1}));
}, "calling it without new");

for (const [name, args] of [
  ["no argument", []], ["undefined", [undefined]], ["null", [null]], ["an empty object", [{}]],
  ["a Number", [1]], ["a string", ["initial"]], ["true", [true]], ["a symbol", [Symbol()]], ["a BigInt", [1n]],
  ["initial: undefined", [{initial: undefined}]], ["maximum alone", [{maximum: 1}]],
  ["initial in capitals", [{Initial: 1}]],
]) {
  test(() => assert_throws_js(TypeError, () => new WebAssembly.Memory(...args)), `no descriptor with initial: ${name}`);
}

test(() => {
  const descriptor = () => {};
  descriptor.initial = 1;
  assert_equals(new WebAssembly.Memory(descriptor).buffer.byteLength, PAGE);
  const array = [];
  array.initial = 2;
  assert_equals(new WebAssembly.Memory(array).buffer.byteLength, 2 * PAGE);
  assert_equals(new WebAssembly.Memory(Object.create({initial: 3})).buffer.byteLength, 3 * PAGE, "inherited");
  assert_equals(new WebAssembly.Memory({initial: 1}, "more", "arguments").buffer.byteLength, PAGE);
}, "any object is a descriptor");

for (const key of ["initial", "maximum"]) {
  for (const [name, value] of [
    ["-1", -1], ["-1.9", -1.9], ["2^32", 2 ** 32], ["4294967296.9", 4294967296.9], ["NaN", NaN], ["Infinity", Infinity],
    ["-Infinity", -Infinity], ["a name", "one"], ["an object", {}], ["a symbol", Symbol()], ["a BigInt", 1n],
  ]) {
    test(() => {
      const descriptor = {initial: 0, [key]: value};
      assert_throws_js(TypeError, () => new WebAssembly.Memory(descriptor));
    }, `${key}: ${name} does not convert`);
  }

  test(() => {
    const error = new Error("thrown by the getter");
    const descriptor = {initial: 0};
    Object.defineProperty(descriptor, key, {get() {
      throw error;
    }});
    assert_throws_exactly(error, () => new WebAssembly.Memory(descriptor));
    const second = new Error("thrown by valueOf");
    assert_throws_exactly(second, () => new WebAssembly.Memory({initial: 0, [key]: {valueOf() {
      throw second;
    }}}));
  }, `${key}: errors of a getter and of valueOf pass through`);

  // ToNumber and then truncation.
  for (const [name, value, pages] of [
    ["\"2\"", "2", 2], ["\" 0x2 \"", " 0x2 ", 2], ["2.9", 2.9, 2], ["true", true, 1], ["an empty string", "", 0],
    ["-0", -0, 0], ["-0.9", -0.9, 0], ["[3]", [3], 3], ["null", null, 0], ["an object", {valueOf: () => 3}, 3],
    ["an object with toString alone", {valueOf: undefined, toString: () => "3"}, 3],
    ["an object with Symbol.toPrimitive", {[Symbol.toPrimitive]: hint => hint === "number" ? 3 : 1}, 3],
  ]) {
    test(() => {
      const memory = new WebAssembly.Memory({initial: 0, [key]: value});
      if (key === "initial") {
        assert_equals(memory.buffer.byteLength, pages * PAGE);
      } else {
        assert_equals(memory.grow(pages), 0, "up to the maximum");
        assert_throws_js(RangeError, () => memory.grow(1), "and no further");
      }
    }, `${key}: ${name} converts to ${pages}`);
  }
}

// Values that convert, but are no valid memory type.
// SPEC js-api/#dom-memory-memory
for (const [name, descriptor] of [
  ["initial 65,537", {initial: 65537}], ["initial 2^32-1", {initial: 2 ** 32 - 1}],
  ["maximum 65,537", {initial: 0, maximum: 65537}], ["maximum 2^32-1", {initial: 0, maximum: 2 ** 32 - 1}],
  ["initial above maximum", {initial: 2, maximum: 1}],
  ["initial 65,537 and maximum 65,537", {initial: 65537, maximum: 65537}],
]) {
  test(() => assert_throws_js(RangeError, () => new WebAssembly.Memory(descriptor)), `${name} is a RangeError`);
}

test(() => {
  assert_equals(new WebAssembly.Memory({initial: 0, maximum: 65536}).buffer.byteLength, 0);
  assert_equals(new WebAssembly.Memory({initial: 1, maximum: 1}).buffer.byteLength, PAGE);
  assert_equals(new WebAssembly.Memory({initial: 1, maximum: undefined}).grow(1), 1, "maximum: undefined is absent");
}, "bounds that are valid");

// The dictionary's members are read in the order of their names; being any, they convert in the constructor's steps.
test(() => {
  const {log, descriptor} = log_of({maximum: 2, initial: 1});
  new WebAssembly.Memory(descriptor);
  assert_array_equals(log.filter(entry => entry !== "get shared"),
                      ["get address", "get initial", "get maximum", "value of initial", "value of maximum"]);
}, "members are read by name, each once, and then convert");

test(() => {
  const {log, descriptor} = log_of({maximum: 2});
  assert_throws_js(TypeError, () => new WebAssembly.Memory(descriptor));
  assert_array_equals(log, ["get address", "get initial"]);
}, "without initial nothing more is read");

test(() => {
  const {log, descriptor} = log_of({initial: -1, maximum: 2});
  assert_throws_js(TypeError, () => new WebAssembly.Memory(descriptor));
  assert_array_equals(log.filter(entry => entry !== "get shared"),
                      ["get address", "get initial", "get maximum", "value of initial"]);
}, "an initial that does not convert leaves maximum unconverted");

test(() => {
  const {log, descriptor} = log_of({initial: 65537, maximum: -1});
  assert_throws_js(TypeError, () => new WebAssembly.Memory(descriptor));
  assert_equals(log[log.length - 1], "value of maximum");
}, "both convert before validity is looked at: TypeError, not RangeError");

test(() => {
  const log = [];
  const descriptor = {initial: 1, address: {toString() {
    log.push("address to string");
    return "i32";
  }}, get maximum() {
    log.push("get maximum");
    return undefined;
  }};
  new WebAssembly.Memory(descriptor);
  assert_array_equals(log, ["address to string", "get maximum"]);
}, "address is an enumeration: converted when it is read");

for (const [name, address] of [
  ["an unknown name", "i16"], ["capitals", "I32"], ["null", null], ["a Number", 32], ["empty", ""],
]) {
  test(() => assert_throws_js(TypeError, () => new WebAssembly.Memory({initial: 1, address})), `address: ${name}`);
}

test(() => {
  assert_equals(new WebAssembly.Memory({initial: 1, address: undefined}).grow(0), 1);
  assert_equals(new WebAssembly.Memory({initial: 1, address: "i32"}).grow(0), 1);
}, "address: undefined is i32");

// The new object and its buffer.
// SPEC js-api/#initialize-a-memory-object
test(() => {
  const memory = new WebAssembly.Memory({initial: 1});
  assert_equals(Object.getPrototypeOf(memory), WebAssembly.Memory.prototype);
  assert_true(Object.isExtensible(memory));
  assert_array_equals(Reflect.ownKeys(memory), []);
  assert_equals(Object.getPrototypeOf(memory.buffer), ArrayBuffer.prototype);
  assert_true(Object.isExtensible(memory.buffer));
  assert_array_equals(Reflect.ownKeys(memory.buffer), []);
  assert_true(new Uint8Array(memory.buffer).every(byte => byte === 0));
}, "a new Memory and its buffer");

test(() => {
  class Own extends WebAssembly.Memory {
    pages() {
      return this.buffer.byteLength / PAGE;
    }
  }
  const memory = new Own({initial: 2, maximum: 3});
  assert_equals(Object.getPrototypeOf(memory), Own.prototype);
  assert_equals(memory.pages(), 2);
  const guest = make_guest({memory, limits: {initial: 2, maximum: 3}});
  assert_equals(guest.memory, memory, "it stays what it is when exported");
  guest.grow(1);
  assert_equals(memory.pages(), 3);
}, "a subclass of Memory");

test(() => {
  const log = [];
  const target = new Proxy(function () {}, {get(object, key, receiver) {
    log.push(key);
    return Reflect.get(object, key, receiver);
  }});
  const memory = Reflect.construct(WebAssembly.Memory, [{get initial() {
    log.push("initial");
    return 1;
  }}], target);
  assert_array_equals(log.filter(key => typeof key === "string"), ["initial", "prototype"]);
  assert_equals(Object.getPrototypeOf(memory), target.prototype);
}, "arguments convert before the prototype of new.target is read");
