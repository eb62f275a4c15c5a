// META: title=Compile options
// META: global=window,dedicatedworker,jsshell
// META: script=../resources/module.js
// META: script=../resources/assertions.js
// Shows how WebAssemblyCompileOptions are converted and what they do to validation, in every function that takes them.

"use strict";

const EMPTY = new WasmModule().toBytes();

// Each way in: ok(bytes, options) is true or false, or throws what conversion throws.
const ways = {
  validate: async (bytes, options) => WebAssembly.validate(bytes, options),
  "new Module": async (bytes, options) => settled(() => new WebAssembly.Module(bytes, options)),
  compile: async (bytes, options) => settled(() => WebAssembly.compile(bytes, options)),
  "instantiate(bytes)": async (bytes, options) => settled(() => WebAssembly.instantiate(bytes, imports, options)),
};
const imports = {"wasm:js-string": {test: () => 0, length: () => 0, none: () => 0}, strings: {a: "x"}};

async function settled(action) {
  try {
    await action();
    return true;
  } catch (e) {
    if (e instanceof WebAssembly.CompileError) return false;
    throw e;
  }
}

async function assert_rejects_with(constructor, promise) {
  try {
    await promise;
  } catch (e) {
    assert_equals(e.constructor, constructor);
    return;
  }
  assert_unreached("it should have thrown");
}

function importing(module, name, params, results) {
  const builder = new WasmModule();
  builder.importFunction(module, name, params, results);
  return builder.toBytes();
}

function importingGlobal(module, name, type, mutable) {
  const builder = new WasmModule();
  builder.importGlobal(module, name, type, mutable);
  return builder.toBytes();
}

for (const [way, ok] of Object.entries(ways)) {
  // SPEC js-api/#dom-webassembly-compile
  promise_test(async () => {
    for (const options of [undefined, null, {}, [], () => {}, Object.create(null)])
      assert_true(await ok(EMPTY, options));
  }, `${way}: undefined, null and any object are options`);

  promise_test(async () => {
    for (const options of [true, 0, "builtins", Symbol(), 1n]) await assert_rejects_with(TypeError, ok(EMPTY, options));
  }, `${way}: another primitive is no dictionary, TypeError`);

  promise_test(async () => {
    const log = [];
    await ok(EMPTY, logging({}, log, "options"));
    assert_array_equals(log, ["get options.builtins", "get options.importedStringConstants"]);
  }, `${way}: members are read once each, in lexicographical order`);

  promise_test(async () => {
    for (const builtins of [null, 1, "js-string", true, {}])
      await assert_rejects_with(TypeError, ok(EMPTY, {builtins}));
  }, `${way}: builtins must be an object with an iterator, TypeError`);

  promise_test(async () => {
    assert_true(await ok(EMPTY, {builtins: undefined, importedStringConstants: undefined}));
    assert_true(await ok(EMPTY, {builtins: []}));
    assert_true(await ok(EMPTY, {builtins: new Set(["js-string"])}));
    assert_true(
      await ok(EMPTY, {
        builtins: {
          *[Symbol.iterator]() {
            yield "js-string";
          },
        },
      }),
    );
  }, `${way}: builtins may be any iterable`);

  promise_test(async () => {
    const log = [];
    const builtins = [
      {
        toString() {
          log.push("first");
          return "a";
        },
      },
      {
        toString() {
          log.push("second");
          return "b";
        },
      },
    ];
    assert_true(
      await ok(EMPTY, {
        builtins,
        importedStringConstants: {
          toString() {
            log.push("third");
            return "c";
          },
        },
      }),
    );
    assert_array_equals(log, ["first", "second", "third"]);
  }, `${way}: names are converted to strings, in order`);

  promise_test(async () => {
    await assert_rejects_with(TypeError, ok(EMPTY, {builtins: [Symbol()]}));
    await assert_rejects_with(TypeError, ok(EMPTY, {importedStringConstants: Symbol()}));
  }, `${way}: a symbol is no string, TypeError`);

  promise_test(async () => {
    await assert_rejects_with(
      RangeError,
      ok(EMPTY, {
        get builtins() {
          throw new RangeError();
        },
      }),
    );
    await assert_rejects_with(
      EvalError,
      ok(EMPTY, {
        get importedStringConstants() {
          throw new EvalError();
        },
      }),
    );
  }, `${way}: what a getter throws comes out`);

  // SPEC js-api/#validate-builtin-set-names
  promise_test(async () => {
    assert_false(await ok(EMPTY, {builtins: ["js-string", "js-string"]}));
    assert_false(await ok(EMPTY, {builtins: ["unknown", "unknown"]}));
  }, `${way}: a set name given twice is refused, known or not`);

  promise_test(async () => {
    assert_false(await ok(EMPTY, {builtins: ["\ud800", "\ufffd"]}));
  }, `${way}: names are compared after lone surrogates were replaced`);

  // SPEC js-api/#find-a-builtin
  promise_test(async () => {
    assert_true(await ok(EMPTY, {builtins: ["unknown", "", "wasm:js-string"]}));
    assert_true(
      await ok(importing("wasm:js-string", "length", [EXTERNREF], [I64]), {
        builtins: ["unknown", "wasm:js-string", "JS-STRING"],
      }),
    );
  }, `${way}: a name that refers to no set has no effect`);

  // SPEC js-api/#validate-an-import-for-builtins
  promise_test(async () => {
    assert_true(await ok(importing("wasm:js-string", "length", [EXTERNREF], [I32]), {builtins: ["js-string"]}));
    assert_false(await ok(importing("wasm:js-string", "length", [EXTERNREF], [I64]), {builtins: ["js-string"]}));
    assert_false(await ok(importing("wasm:js-string", "length", [], [I32]), {builtins: ["js-string"]}));
    assert_false(await ok(importingGlobal("wasm:js-string", "length", I32), {builtins: ["js-string"]}));
  }, `${way}: an import of a builtin must have a matching type`);

  promise_test(async () => {
    assert_true(await ok(importing("wasm:js-string", "none", [I64], [I64]), {builtins: ["js-string"]}));
    assert_true(await ok(importing("wasm:js-string", "length", [I64], [I64]), {builtins: []}));
    assert_true(await ok(importing("wasm:js-string", "length", [I64], [I64])));
  }, `${way}: a name that is no builtin, or a set that is not enabled, may have any type`);

  // SPEC js-api/#validate-builtins-and-imported-string-for-a-webassembly-module
  promise_test(async () => {
    const strings = {importedStringConstants: "strings"};
    assert_true(await ok(importingGlobal("strings", "a", ref_of(EXTERNREF)), strings), "(ref extern)");
    assert_true(await ok(importingGlobal("strings", "a", EXTERNREF), strings), "externref");
    assert_false(await ok(importingGlobal("strings", "a", EXTERNREF, true), strings), "mutable");
    assert_false(await ok(importingGlobal("strings", "a", ANYREF), strings), "anyref");
    assert_false(await ok(importingGlobal("strings", "a", I32), strings), "i32");
    assert_false(await ok(importing("strings", "a", [], []), strings), "function");
  }, `${way}: an imported string must be a constant global that takes (ref extern)`);

  promise_test(async () => {
    const bytes = importingGlobal("null", "a", I32);
    assert_false(await ok(bytes, {importedStringConstants: "null"}), "the string");
    assert_true(await settledOrLink(ok(bytes, {importedStringConstants: null})), "null");
    assert_true(await settledOrLink(ok(bytes, {importedStringConstants: undefined})), "undefined");
  }, `${way}: importedStringConstants null is none, not the string`);

  promise_test(async () => {
    assert_false(await ok(importingGlobal("", "a", I32), {importedStringConstants: ""}));
  }, `${way}: importedStringConstants may be the empty string`);

  promise_test(async () => {
    assert_false(await ok(importingGlobal("\ufffd", "a", I32), {importedStringConstants: "\udc00"}));
  }, `${way}: importedStringConstants is a scalar value string`);

  promise_test(async () => {
    const both = {builtins: ["js-string"], importedStringConstants: "wasm:js-string"};
    assert_false(
      await ok(importing("wasm:js-string", "length", [EXTERNREF], [I32]), both),
      "a function, though a builtin",
    );
    assert_true(
      await ok(importingGlobal("wasm:js-string", "length", EXTERNREF), both),
      "a string, though named as a builtin",
    );
  }, `${way}: the module of imported strings is looked at before builtins`);
}

// Compiled without options or with, a module that only links differently: whatever instantiation refuses is no failure here.
async function settledOrLink(promise) {
  try {
    return await promise;
  } catch (e) {
    return e instanceof WebAssembly.LinkError || e instanceof TypeError;
  }
}
