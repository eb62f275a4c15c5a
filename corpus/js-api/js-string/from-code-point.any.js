// META: title=The builtin fromCodePoint of js-string
// META: global=window,dedicatedworker,jsshell
// META: script=../resources/module.js
// META: script=../resources/js-string.js
// Shows the builtin fromCodePoint: its type, what it returns, and where it traps.

"use strict";

const fromCodePoint = point => js_string_instance(["fromCodePoint"]).fromCodePoint(point);

function valid(results) {
  const builder = new WasmModule();
  builder.importFunction("wasm:js-string", "fromCodePoint", [I32], results);
  return WebAssembly.validate(builder.toBytes(), {builtins: ["js-string"]});
}

// SPEC js-api/#js-string-fromCodePoint
test(() => {
  assert_true(valid([EXTERNREF]));
  assert_false(valid([ref_of(EXTERNREF)]), "the text gives a result that may be null");
}, "fromCodePoint: its type is (param i32) (result externref)");

test(() => {
  for (const [point, expected] of [
    [0x61, "a"],
    [0, "\0"],
    [0xffff, "\uffff"],
    [0x1f600, "\u{1f600}"],
    [0x10ffff, "\u{10ffff}"],
    [0xd83d, "\ud83d"],
  ]) {
    assert_equals(fromCodePoint(point), expected);
  }
}, "fromCodePoint: one character");

test(() => {
  for (const point of [0x110000, 2 ** 31 - 1, -1, -(2 ** 31)])
    assert_throws_js(WebAssembly.RuntimeError, () => fromCodePoint(point));
}, "fromCodePoint: above 0x10ffff, taken without sign, is a RuntimeError");

test(() => {
  const instance = js_string_instance(["fromCodePoint"]);
  const {fromCodePoint: own} = String;
  String.fromCodePoint = () => {
    throw new EvalError();
  };
  let found;
  try {
    found = instance.fromCodePoint(0x61);
  } finally {
    Object.defineProperty(String, "fromCodePoint", {value: own, enumerable: false});
  }
  assert_equals(found, "a");
}, "fromCodePoint: what scripts do to String has no effect");
