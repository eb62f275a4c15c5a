// META: title=The types of the builtins of js-string
// META: global=window,dedicatedworker,jsshell
// META: script=../resources/module.js
// META: script=../resources/js-string.js
// Shows, for each builtin, which type an import of it must have: the one of the text, and no other.

"use strict";

// Whether a module is valid that imports the builtin with the type that `type` defines in a builder whose type 0 is the
// array of 16-bit units.
function valid(name, type) {
  const builder = new WasmModule();
  builder.rawType([0x5e, 0x77, 1]);
  builder.import("function", "wasm:js-string", name, leb_u(type(builder)));
  return WebAssembly.validate(builder.toBytes(), {builtins: ["js-string"]});
}

for (const [name, [params, results]] of Object.entries(JS_STRING)) {
  // SPEC js-api/#validate-an-import-for-builtins
  test(() => {
    assert_true(valid(name, builder => builder.type(params, results)));
  }, `${name}: its own type is accepted`);

  test(() => {
    assert_false(
      valid(name, builder => builder.type([...params, I32], results)),
      "one parameter more",
    );
    assert_false(
      valid(name, builder => builder.type(params.slice(1), results)),
      "one parameter less",
    );
    assert_false(
      valid(name, builder => builder.type(params, [])),
      "no result",
    );
    assert_false(
      valid(name, builder => builder.type(params, [...results, I32])),
      "one result more",
    );
    assert_false(
      valid(name, builder => builder.type(params, [I64])),
      "another result",
    );
    assert_false(
      valid(name, builder => builder.type([F32, ...params.slice(1)], results)),
      "another parameter",
    );
  }, `${name}: another type is refused`);

  // Function types are equal or declared as subtypes: that a result is more general, or a parameter more special, is not enough.
  test(() => {
    const flip = type =>
      type === EXTERNREF ? ref_of(EXTERNREF) : Array.isArray(type) && type[1] === EXTERNREF ? EXTERNREF : type;
    const otherParams = params.map(flip);
    const otherResults = results.map(flip);
    if (String(otherParams) !== String(params))
      assert_false(
        valid(name, builder => builder.type(otherParams, results)),
        "parameters",
      );
    if (String(otherResults) !== String(results))
      assert_false(
        valid(name, builder => builder.type(params, otherResults)),
        "results",
      );
  }, `${name}: with or without null makes another type`);

  test(() => {
    const functype = [0x60, wasm_vector(params), wasm_vector(results)];
    assert_true(
      valid(name, builder => builder.rawType([0x4f, 0, functype])),
      "(sub final) says the same",
    );
    assert_false(
      valid(name, builder => builder.rawType([0x50, 0, functype])),
      "open to subtypes",
    );
    assert_true(
      valid(name, builder => builder.rawType([0x4e, 1, functype])),
      "a group of its own",
    );
    assert_false(
      valid(name, builder => builder.rawType([0x4e, 2, functype, 0x60, 0, 0])),
      "a group of two",
    );
  }, `${name}: a type that is open, or in a larger group, is another type`);
}

// The array of 16-bit units, too, must be the one of the text.
test(() => {
  const check = array => {
    const builder = new WasmModule();
    const type = builder.rawType(array);
    builder.importFunction("wasm:js-string", "fromCharCodeArray", [ref_null_of(type), I32, I32], [ref_of(EXTERNREF)]);
    return WebAssembly.validate(builder.toBytes(), {builtins: ["js-string"]});
  };
  assert_true(check([0x5e, 0x77, 1]), "(array (mut i16))");
  assert_false(check([0x5e, 0x77, 0]), "constant");
  assert_false(check([0x5e, 0x78, 1]), "(array (mut i8))");
  assert_false(check([0x5e, I32, 1]), "(array (mut i32))");
  assert_false(check([0x50, 0, 0x5e, 0x77, 1]), "open to subtypes");
}, "fromCharCodeArray: arrays of another type are refused");
