// META: title=WebAssembly.Exception: the constructor, is, getArg and stack
// META: global=window,dedicatedworker,jsshell
// META: script=../resources/module.js
// META: script=../resources/helpers.js
// Shows Exception as an object: how it is made, what it tells and what it refuses.

"use strict";

const tagOf = (...parameters) => new WebAssembly.Tag({parameters});
const empty = tagOf();

// SPEC js-api/#dom-exception-exception
test(() => {
  assert_throws_js(TypeError, () => WebAssembly.Exception(empty, []));
  assert_throws_js(TypeError, () => new WebAssembly.Exception());
  assert_throws_js(TypeError, () => new WebAssembly.Exception(empty));
}, "a call without new or without payload: TypeError");

test(() => {
  for (const value of [undefined, null, 1, "", {}, WebAssembly.Tag, WebAssembly.Tag.prototype, Object.create(empty)]) {
    assert_throws_js(TypeError, () => new WebAssembly.Exception(value, []));
  }
}, "what is no Tag: TypeError");

test(() => {
  for (const value of [undefined, null, 1, "x", {}, true])
    assert_throws_js(TypeError, () => new WebAssembly.Exception(empty, value));
}, "a payload that is no iterable object: TypeError");

test(() => {
  for (const value of [1, true, "x", Symbol()])
    assert_throws_js(TypeError, () => new WebAssembly.Exception(empty, [], value));
  for (const value of [undefined, null, {}, () => {}]) new WebAssembly.Exception(empty, [], value);
}, "options that are neither undefined, null nor an object: TypeError");

test(() => {
  assert_throws_js(TypeError, () => new WebAssembly.Exception(WebAssembly.JSTag, [1]));
  assert_throws_js(TypeError, () => new WebAssembly.Exception(WebAssembly.JSTag, []));
}, "JSTag cannot be the tag of a new Exception: TypeError");

test(() => {
  for (const payload of [[], [1, 2]])
    assert_throws_js(TypeError, () => new WebAssembly.Exception(tagOf("i32"), payload));
  assert_throws_js(TypeError, () => new WebAssembly.Exception(empty, [undefined]));
}, "a payload of another length than the tag's: TypeError");

test(() => {
  const log = [];
  const value = {
    valueOf() {
      log.push("value");
      return 1;
    },
  };
  const payload = {
    *[Symbol.iterator]() {
      log.push("iterate");
      yield value;
      yield value;
    },
  };
  const options = {
    get traceStack() {
      log.push("traceStack");
      return false;
    },
  };
  new WebAssembly.Exception(tagOf("i32", "f64"), payload, options);
  assert_array_equals(log, ["iterate", "traceStack", "value", "value"]);
}, "the payload is iterated, then the options are read, then the values are converted");

test(() => {
  let converted = false;
  const value = {
    valueOf() {
      converted = true;
      return 1;
    },
  };
  assert_throws_js(TypeError, () => new WebAssembly.Exception(tagOf("i32"), [value, value]));
  assert_false(converted);
}, "the payload's length is judged before any value is converted");

test(() => {
  const payload = [
    {
      valueOf() {
        payload[1] = 5;
        return 1;
      },
    },
    2,
  ];
  const tag = tagOf("i32", "i32");
  assert_equals(new WebAssembly.Exception(tag, payload).getArg(tag, 1), 2);
}, "the payload is a copy by then");

test(() => {
  const bad = {i32: 1n, f32: 1n, f64: Symbol(), i64: 1, anyfunc: {}};
  for (const [type, value] of Object.entries(bad))
    assert_throws_js(TypeError, () => new WebAssembly.Exception(tagOf(type), [value]), type);
}, "a value that does not convert: TypeError");

test(() => {
  let converted = 0;
  const value = {
    valueOf() {
      converted++;
      return 1;
    },
  };
  assert_throws_js(TypeError, () => new WebAssembly.Exception(tagOf("i32", "v128", "i32"), [value, value, value]));
  assert_equals(converted, 1);
}, "a v128 in the tag's type: TypeError when its turn comes");

test(() => {
  const builder = new WasmModule();
  builder.tag({params: [EXNREF], export: "t"});
  const {t} = builder.instantiate().exports;
  assert_throws_js(TypeError, () => new WebAssembly.Exception(t, [null]));
}, "an exnref in the tag's type: TypeError");

test(() => {
  const exception = new WebAssembly.Exception(empty, []);
  assert_equals(Object.getPrototypeOf(exception), WebAssembly.Exception.prototype);
  assert_true(Object.isExtensible(exception));
  assert_array_equals(Reflect.ownKeys(exception), []);
  assert_equals(String(exception), "[object WebAssembly.Exception]");
  assert_false(exception instanceof Error);
}, "an Exception is an extensible object without own properties, and no Error");

test(() => {
  assert_equals(Object.getPrototypeOf(WebAssembly.Exception.prototype), Object.prototype);
  assert_equals(Object.getPrototypeOf(WebAssembly.Exception), Function.prototype);
}, "the class stands below Object, not below Error");

// SPEC js-api/#dom-exception-is
test(() => {
  const exception = new WebAssembly.Exception(empty, []);
  assert_equals(exception.is(empty), true);
  assert_equals(exception.is(tagOf()), false);
  assert_equals(exception.is(WebAssembly.JSTag), false);
}, "is compares tags");

test(() => {
  const exception = new WebAssembly.Exception(empty, []);
  assert_throws_js(TypeError, () => exception.is());
  for (const value of [undefined, null, {}, 1, Object.create(empty)])
    assert_throws_js(TypeError, () => exception.is(value));
  for (const value of [undefined, {}, WebAssembly.Exception.prototype, Object.create(exception)]) {
    assert_throws_js(TypeError, () => exception.is.call(value, empty));
  }
}, "is: a receiver that is no Exception, or what is no Tag, is a TypeError");

// SPEC js-api/#dom-exception-getarg
const values = {
  i32: [
    [1, 1],
    [2 ** 31, -(2 ** 31)],
    [1.5, 1],
    ["7", 7],
  ],
  i64: [
    [1n, 1n],
    [2n ** 63n, -(2n ** 63n)],
  ],
  f32: [
    [0.1, Math.fround(0.1)],
    [NaN, NaN],
    [-0, -0],
  ],
  f64: [
    [0.1, 0.1],
    [NaN, NaN],
    [-0, -0],
  ],
  externref: [
    [undefined, undefined],
    [null, null],
    ["x", "x"],
    [Symbol.iterator, Symbol.iterator],
  ],
  anyfunc: [[null, null]],
};
for (const [type, pairs] of Object.entries(values)) {
  test(() => {
    for (const [given, expected] of pairs) {
      const tag = tagOf(type);
      assert_equals(new WebAssembly.Exception(tag, [given]).getArg(tag, 0), expected);
    }
  }, `getArg gives back an argument: ${type}`);
}

test(() => {
  const tag = tagOf("i32", "externref", "f64");
  const exception = new WebAssembly.Exception(tag, new Set([1, "x", 2.5]));
  assert_array_equals(
    [0, 1, 2].map(i => exception.getArg(tag, i)),
    [1, "x", 2.5],
  );
  assert_equals(exception.getArg(tag, "2"), 2.5);
  assert_equals(exception.getArg(tag, 1.9), "x");
}, "getArg: the index is converted and counts from 0");

test(() => {
  const tag = tagOf("i32");
  const exception = new WebAssembly.Exception(tag, [1]);
  for (const index of [1, 2, 2 ** 32 - 1]) assert_throws_js(RangeError, () => exception.getArg(tag, index));
  for (const index of [undefined, NaN, -1, 2 ** 32, Infinity, 0n, Symbol(), "x"]) {
    assert_throws_js(TypeError, () => exception.getArg(tag, index), String(index));
  }
  assert_throws_js(TypeError, () => exception.getArg(tag));
  assert_throws_js(TypeError, () => exception.getArg());
}, "getArg: an index beyond the payload is a RangeError, one that does not convert a TypeError");

test(() => {
  const exception = new WebAssembly.Exception(tagOf("i32"), [1]);
  assert_throws_js(TypeError, () => exception.getArg(tagOf("i32"), 0));
  assert_throws_js(TypeError, () => exception.getArg(tagOf("i32"), 9), "the tag is compared first");
  assert_throws_js(TypeError, () => exception.getArg(WebAssembly.JSTag, 0));
  for (const value of [undefined, null, {}, 1]) assert_throws_js(TypeError, () => exception.getArg(value, 0));
}, "getArg: another tag, or none, is a TypeError");

test(() => {
  const tag = tagOf("i32");
  for (const value of [undefined, {}, WebAssembly.Exception.prototype, tag]) {
    assert_throws_js(TypeError, () => WebAssembly.Exception.prototype.getArg.call(value, tag, 0));
  }
}, "getArg: a receiver that is no Exception is a TypeError");

// SPEC js-api/#dom-exception-stack
test(() => {
  const found = Object.getOwnPropertyDescriptor(WebAssembly.Exception.prototype, "stack");
  assert_not_equals(found, undefined, "exists");
  assert_equals(found.set, undefined);
  assert_true(found.enumerable && found.configurable);
  assert_function(found.get, "get stack", 0);
  assert_throws_js(TypeError, () => found.get.call({}));
}, "stack is a readonly attribute of the prototype");

test(() => {
  assert_equals(new WebAssembly.Exception(empty, []).stack, undefined);
  assert_equals(new WebAssembly.Exception(empty, [], {}).stack, undefined);
  assert_equals(new WebAssembly.Exception(empty, [], {traceStack: false}).stack, undefined);
  assert_equals(new WebAssembly.Exception(empty, [], {traceStack: 0}).stack, undefined);
}, "stack is undefined unless it was asked for");

test(() => {
  for (const traceStack of [true, 1, "x", {}]) {
    const {stack} = new WebAssembly.Exception(empty, [], {traceStack});
    assert_true(stack === undefined || typeof stack === "string");
  }
}, "stack is a string or undefined where it was asked for");
