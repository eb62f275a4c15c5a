// META: title=Interface objects, prototypes and members
// META: global=window,dedicatedworker,jsshell
// META: script=../resources/module.js
// META: script=../resources/helpers.js
// META: script=../resources/assertions.js
// Shows every interface as WebIDL has it: attributes of each property, names, lengths, class strings and brand checks.

"use strict";

const SAMPLE = {
  Module: () => new WasmModule().compile(),
  Instance: () => new WasmModule().instantiate(),
  Memory: () => new WebAssembly.Memory({initial: 1, maximum: 2}),
  Table: () => new WebAssembly.Table({element: "anyfunc", initial: 1}),
  Global: () => new WebAssembly.Global({value: "i32", mutable: true}),
  Tag: () => new WebAssembly.Tag({parameters: []}),
  Exception: () => new WebAssembly.Exception(new WebAssembly.Tag({parameters: []}), []),
};

// Members: static operations, operations with their lengths, readonly attributes, attributes.
const IDL = {
  Module: {statics: {exports: 1, imports: 1, customSections: 2}},
  Instance: {readonly: ["exports"]},
  Memory: {operations: {grow: 1, toFixedLengthBuffer: 0, toResizableBuffer: 0}, readonly: ["buffer"]},
  Table: {operations: {grow: 1, get: 1, set: 1}, readonly: ["length"]},
  Global: {operations: {valueOf: 0}, attributes: ["value"]},
  Tag: {},
  Exception: {operations: {getArg: 2, is: 1}, readonly: ["stack"]},
};

// Hosts with source phase imports put %AbstractModuleSource% above Module; the JavaScript API alone has nothing there.
const SOURCE_PHASE = Object.getPrototypeOf(WebAssembly.Module).name === "AbstractModuleSource";
const parentOf = name => (SOURCE_PHASE && name === "Module" ? Object.getPrototypeOf(WebAssembly.Module) : undefined);

for (const [name, {statics = {}, operations = {}, readonly = [], attributes = []}] of Object.entries(IDL)) {
  const Class = WebAssembly[name];

  // SPEC js-api/#webassembly-namespace
  test(() => {
    assert_equals(typeof Class, "function");
    assert_equals(Object.getPrototypeOf(Class), parentOf(name) ?? Function.prototype);
    assert_true(Object.isExtensible(Class));
    assert_array_equals(
      Reflect.ownKeys(Class).map(String).sort(),
      ["length", "name", "prototype", ...Object.keys(statics)].sort(),
    );
  }, `${name}: the interface object has length, name, prototype and its static operations`);

  test(() => {
    assert_descriptor(Class, "prototype", {writable: false, enumerable: false, configurable: false});
    assert_equals(typeof Class.prototype, "object");
    assert_equals(Object.getPrototypeOf(Class.prototype), parentOf(name)?.prototype ?? Object.prototype);
    assert_descriptor(Class.prototype, "constructor", {
      value: Class,
      writable: true,
      enumerable: false,
      configurable: true,
    });
  }, `${name}: prototype and constructor point at each other`);

  test(() => {
    assert_descriptor(Class.prototype, Symbol.toStringTag, {
      value: `WebAssembly.${name}`,
      writable: false,
      enumerable: false,
      configurable: true,
    });
    assert_equals(Object.prototype.toString.call(Class.prototype), `[object WebAssembly.${name}]`);
    assert_equals(Object.prototype.toString.call(SAMPLE[name]()), `[object WebAssembly.${name}]`);
  }, `${name}: the class string has the legacy namespace before it`);

  test(() => {
    const members = [
      "constructor",
      "Symbol(Symbol.toStringTag)",
      ...Object.keys(operations),
      ...readonly,
      ...attributes,
    ];
    assert_array_equals(Reflect.ownKeys(Class.prototype).map(String).sort(), members.sort());
  }, `${name}: the prototype has the members of the interface, and no others`);

  for (const [key, length] of Object.entries(statics)) {
    test(() => {
      assert_descriptor(Class, key, {writable: true, enumerable: true, configurable: true});
      assert_function(Class[key], key, length);
      assert_equals(Class.prototype[key], undefined);
    }, `${name}.${key}: a static operation`);
  }

  for (const [key, length] of Object.entries(operations)) {
    test(() => {
      assert_descriptor(Class.prototype, key, {writable: true, enumerable: true, configurable: true});
      assert_function(Class.prototype[key], key, length);
      assert_false(Object.hasOwn(SAMPLE[name](), key));
    }, `${name}.prototype.${key}: an operation`);
  }

  for (const key of [...readonly, ...attributes]) {
    test(() => {
      const found = Object.getOwnPropertyDescriptor(Class.prototype, key);
      assert_true(found.enumerable, "enumerable");
      assert_true(found.configurable, "configurable");
      assert_function(found.get, `get ${key}`, 0);
      if (readonly.includes(key)) {
        assert_equals(found.set, undefined);
      } else {
        assert_function(found.set, `set ${key}`, 1);
      }
      assert_false(Object.hasOwn(SAMPLE[name](), key));
    }, `${name}.prototype.${key}: an attribute`);
  }

  // Every member on every other interface's objects.
  const members = Object.getOwnPropertyDescriptors(Class.prototype);
  for (const key of [...Object.keys(operations), ...readonly, ...attributes]) {
    test(() => {
      const functions = [members[key].value, members[key].get, members[key].set].filter(Boolean);
      const receivers = [
        undefined,
        null,
        true,
        1,
        "",
        Symbol(),
        1n,
        {},
        [],
        Class,
        Class.prototype,
        Object.create(SAMPLE[name]()),
        new Proxy(SAMPLE[name](), {}),
        ...Object.keys(SAMPLE)
          .filter(other => other !== name)
          .map(other => SAMPLE[other]()),
      ];
      for (const f of functions) {
        for (const receiver of receivers) assert_throws_js(TypeError, () => f.call(receiver, 0, 0));
      }
    }, `${name}.prototype.${key}: a receiver without the slot is a TypeError`);
  }

  test(() => {
    const o = SAMPLE[name]();
    Object.setPrototypeOf(o, null);
    for (const key of readonly) members[key].get.call(o);
    for (const key of attributes) members[key].set.call(o, 1);
    const other = SAMPLE[name]();
    Object.setPrototypeOf(other, Array.prototype);
    for (const key of [...readonly, ...attributes]) members[key].get.call(other);
  }, `${name}: the slot counts, whatever the prototype`);

  test(() => {
    assert_throws_js(TypeError, () => Class());
    assert_throws_js(TypeError, () => Class.call(SAMPLE[name](), {}));
    assert_throws_js(TypeError, () => Reflect.apply(Class, Class.prototype, []));
  }, `${name}: a call without new is a TypeError`);

  test(() => {
    assert_throws_js(TypeError, () => new Class());
  }, `${name}: too few arguments are a TypeError`);

  test(() => {
    for (const key of readonly)
      assert_throws_js(TypeError, () => {
        SAMPLE[name]()[key] = 1;
      });
  }, `${name}: readonly attributes cannot be assigned in strict code`);
}

// Arguments are converted by overload resolution, before an object that implements the interface is created.
test(() => {
  const log = [];
  const target = new Proxy(function () {}, {
    get(f, key) {
      log.push(String(key));
      return f[key];
    },
  });
  const descriptor = {
    get element() {
      log.push("element");
      return "anyfunc";
    },
    initial: 0,
  };
  Reflect.construct(WebAssembly.Table, [descriptor], target);
  assert_array_equals(log, ["element", "prototype"]);
}, "constructors: arguments are converted before the prototype of new.target is read");

test(() => {
  for (const [name, sample] of Object.entries(SAMPLE)) {
    class Sub extends WebAssembly[name] {}
    assert_equals(Object.getPrototypeOf(Sub.prototype), WebAssembly[name].prototype);
    assert_true(sample() instanceof WebAssembly[name]);
    assert_false(sample() instanceof Sub);
  }
}, "all interfaces can be subclassed");

test(() => {
  const own = Reflect.ownKeys(WebAssembly).filter(key => typeof key === "string");
  for (const name of [
    ...Object.keys(IDL),
    "CompileError",
    "LinkError",
    "RuntimeError",
    "JSTag",
    "compile",
    "instantiate",
    "validate",
  ]) {
    assert_in_array(name, own);
  }
  assert_array_equals(
    Object.keys(WebAssembly)
      .filter(key => !key.endsWith("Streaming") && !["promising", "namespaceInstance"].includes(key))
      .sort(),
    ["JSTag", "compile", "instantiate", "validate"],
  );
}, "operations and attributes of the namespace are enumerable, classes are not");

// SPEC js-api/#dom-memory-memory
test(() => {
  const log = [];
  new WebAssembly.Memory(logging({initial: 0}, log, "d"));
  // A member of the threads proposal, last in the order, may follow.
  assert_array_equals(
    log.filter(entry => entry !== "get d.shared"),
    ["get d.address", "get d.initial", "get d.maximum"],
  );
}, "MemoryDescriptor: members are read in lexicographical order");

// SPEC js-api/#addressvaluetou64
const BAD = [NaN, Infinity, -Infinity, -1, -1.5, 2 ** 32, 2 ** 53, "x", {}, Symbol(), 1n];
test(() => {
  for (const initial of BAD) assert_throws_js(TypeError, () => new WebAssembly.Memory({initial}), String(initial));
  for (const maximum of BAD)
    assert_throws_js(TypeError, () => new WebAssembly.Memory({initial: 0, maximum}), String(maximum));
  for (const [initial, pages] of [
    ["1", 1],
    [null, 0],
    [true, 1],
    [1.9, 1],
    [-0.5, 0],
    [[], 0],
    [{valueOf: () => 1}, 1],
  ]) {
    assert_equals(new WebAssembly.Memory({initial}).buffer.byteLength, pages * 65536);
  }
}, "addresses of i32 convert as an unsigned long with EnforceRange");

test(() => {
  const log = [];
  const value = (name, n) => ({
    valueOf() {
      log.push(name);
      return n;
    },
  });
  new WebAssembly.Memory({
    maximum: value("maximum", 2),
    initial: value("initial", 1),
    address: {
      toString() {
        log.push("address");
        return "i32";
      },
    },
  });
  assert_array_equals(log, ["address", "initial", "maximum"]);
}, "MemoryDescriptor: the address type is converted first, then initial, then maximum");

test(() => {
  for (const address of ["i16", "I32", "", null, 32])
    assert_throws_js(TypeError, () => new WebAssembly.Memory({initial: 0, address}));
  for (const address of ["i32", undefined]) new WebAssembly.Memory({initial: 0, address});
  assert_throws_js(TypeError, () => new WebAssembly.Memory({initial: 0, address: "i64"}));
  assert_throws_js(TypeError, () => new WebAssembly.Memory({initial: 0n, maximum: 1, address: "i64"}));
  assert_equals(new WebAssembly.Memory({initial: 1n, maximum: 1n, address: "i64"}).buffer.byteLength, 65536);
}, "AddressType is an enumeration; i64 takes BigInts alone");

test(() => {
  for (const value of [undefined, null, 1, "", true, Symbol(), {}])
    assert_throws_js(TypeError, () => new WebAssembly.Memory(value));
  assert_throws_js(RangeError, () => new WebAssembly.Memory({initial: 2, maximum: 1}));
  assert_throws_js(RangeError, () => new WebAssembly.Memory({initial: 65537}));
  assert_throws_js(RangeError, () => new WebAssembly.Memory({initial: 0, maximum: 65537}));
}, "MemoryDescriptor: no dictionary or no initial is a TypeError, limits that are not valid a RangeError");
