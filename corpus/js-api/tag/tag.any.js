// META: title=WebAssembly.Tag and JSTag
// META: global=window,dedicatedworker,jsshell
// META: script=../resources/module.js
// META: script=../resources/assertions.js
// Shows Tag: the conversion of its type, its identity, and the tag of JavaScript's exceptions.

"use strict";

// SPEC js-api/#dom-tag-tag
test(() => {
  assert_throws_js(TypeError, () => WebAssembly.Tag({parameters: []}));
  assert_throws_js(TypeError, () => new WebAssembly.Tag());
}, "a call without new or without arguments: TypeError");

test(() => {
  for (const value of [undefined, null, true, 1, "", Symbol(), {}, [], {parameters: undefined}]) {
    assert_throws_js(TypeError, () => new WebAssembly.Tag(value));
  }
}, "a type that is no object or has no parameters: TypeError");

test(() => {
  for (const parameters of [null, 1, "i32", {}, true])
    assert_throws_js(TypeError, () => new WebAssembly.Tag({parameters}));
}, "parameters that are no iterable object: TypeError");

test(() => {
  for (const parameter of [undefined, null, "", "I32", "funcref", "exnref", "any", 1]) {
    assert_throws_js(TypeError, () => new WebAssembly.Tag({parameters: [parameter]}), String(parameter));
  }
}, "a parameter that is no ValueType: TypeError");

test(() => {
  new WebAssembly.Tag({parameters: ["i32", "i64", "f32", "f64", "v128", "externref", "anyfunc"]});
}, "every ValueType may be a parameter");

test(() => {
  const log = [];
  const parameters = {
    *[Symbol.iterator]() {
      log.push("start");
      yield {
        toString() {
          log.push("first");
          return "i32";
        },
      };
      yield {
        toString() {
          log.push("second");
          return "i64";
        },
      };
      log.push("end");
    },
  };
  new WebAssembly.Tag(logging({parameters}, log, "type"));
  assert_array_equals(log, ["get type.parameters", "start", "first", "second", "end"]);
}, "parameters is read once and iterated; each is converted as it comes");

test(() => {
  const tag = new WebAssembly.Tag({parameters: ["i32"]});
  assert_equals(Object.getPrototypeOf(tag), WebAssembly.Tag.prototype);
  assert_true(Object.isExtensible(tag));
  assert_array_equals(Reflect.ownKeys(tag), []);
  assert_equals(String(tag), "[object WebAssembly.Tag]");
}, "a Tag is an extensible object without own properties");

test(() => {
  assert_array_equals(Reflect.ownKeys(WebAssembly.Tag.prototype).map(String).sort(), [
    "Symbol(Symbol.toStringTag)",
    "constructor",
  ]);
}, "Tag.prototype has no members of its own");

// A tag is known by its address: two tags of one type differ.
test(() => {
  const a = new WebAssembly.Tag({parameters: []});
  const b = new WebAssembly.Tag({parameters: []});
  assert_false(new WebAssembly.Exception(a, []).is(b));
}, "two Tags of one type are two tags");

// SPEC js-api/#initialize-a-tag-object
test(() => {
  const builder = new WasmModule();
  builder.importTag(
    "m",
    "a",
    ["i32"].map(() => I32),
  );
  builder.export("a", "tag", 0).export("b", "tag", 0);
  const a = new WebAssembly.Tag({parameters: ["i32"]});
  const {exports} = builder.instantiate({m: {a}});
  assert_equals(exports.a, a);
  assert_equals(exports.b, a);
}, "a Tag that is imported and exported is the same object");

test(() => {
  const builder = new WasmModule();
  builder.tag({export: "a"});
  const a = builder.instantiate().exports.a;
  const again = new WasmModule();
  again.importTag("m", "a", []);
  assert_equals(again.export("a", "tag", 0).instantiate({m: {a}}).exports.a, a);
}, "an exported tag goes through another instance as the same object");

test(() => {
  const module = (() => {
    const builder = new WasmModule();
    builder.tag({export: "a"});
    return builder.compile();
  })();
  assert_not_equals(new WebAssembly.Instance(module).exports.a, new WebAssembly.Instance(module).exports.a);
}, "each instance has tags of its own");

// SPEC js-api/#dom-webassembly-jstag
test(() => {
  assert_equals(Object.getPrototypeOf(WebAssembly.JSTag), WebAssembly.Tag.prototype);
  assert_equals(WebAssembly.JSTag, WebAssembly.JSTag);
}, "JSTag is a Tag, always the same object");

test(() => {
  const builder = new WasmModule();
  builder.importTag("m", "t", [EXTERNREF]);
  const {exports} = builder.export("t", "tag", 0).instantiate({m: {t: WebAssembly.JSTag}});
  assert_equals(exports.t, WebAssembly.JSTag);
}, "JSTag that is imported and exported is the same object");

test(() => {
  for (const params of [[], [I32], [EXTERNREF, EXTERNREF], [FUNCREF]]) {
    const builder = new WasmModule();
    builder.importTag("m", "t", params);
    assert_throws_js(WebAssembly.LinkError, () => builder.instantiate({m: {t: WebAssembly.JSTag}}));
  }
}, "JSTag has exactly one parameter, an externref");

test(() => {
  const other = new WebAssembly.Tag({parameters: ["externref"]});
  assert_not_equals(other, WebAssembly.JSTag);
}, "a Tag of the same type is not JSTag");
