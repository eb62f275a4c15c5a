// META: title=Module linking: imports with one name
// META: global=window,dedicatedworker,jsshell
// META: features=module-linking
// META: requires=module-linking
// META: script=../resources/module.js
// META: script=../resources/linked.js
// META: script=../resources/assertions.js
// Shows how JavaScript supplies imports with one name, and how Module.imports lists them.

"use strict";

// The Explainer's two-line module, its import `x` called by `run`.
function explainer() {
  const builder = new LinkedModule();
  builder.importFunction("a", "b", [], []);
  builder.importSingle("function", "x", builder.type([], []));
  builder.func({code: [op.call(0), op.call(1)], export: "run"});
  return builder;
}

// SPEC module-linking/Explainer#single-level-imports
// REQ L-007
test(() => {
  const log = [];
  const importObj = {a: {b: () => log.push("a.b")}, x: () => log.push("x")};
  explainer().instantiate(importObj).exports.run();
  assert_array_equals(log, ["a.b", "x"]);
}, "a single name is a property of the import object itself");

// SPEC-BUG: the Explainer's snippet lacks a comma behind the entry `a`.
// REQ L-010
test(() => {
  assert_throws_js(
    SyntaxError,
    () => new Function("const importObj = {\n  a: {\n    b: () => {}\n  }\n  x: () => {}\n};"),
  );
  const repaired = new Function(
    "const importObj = {\n  a: {\n    b: () => {}\n  },\n  x: () => {}\n};\nreturn importObj;",
  );
  explainer().instantiate(repaired()).exports.run();
}, "the Explainer's snippet as printed is a SyntaxError; repaired, it instantiates the module");

// REQ L-010
promise_test(async () => {
  const importObj = {a: {b: () => {}}, x: () => {}};
  const instance = await WebAssembly.instantiate(explainer().compile(), importObj);
  instance.exports.run();
}, "instantiate takes the same object");

// REQ L-006
test(() => {
  const builder = new LinkedModule();
  builder.importFunction("env", "log", [], []);
  builder.importSingle("function", "log", builder.type([], []));
  builder.func({code: [op.call(0)], export: "two"});
  builder.func({code: [op.call(1)], export: "one"});
  let calls = 0;
  const log = () => {
    calls++;
  };
  const {one, two} = builder.instantiate({log, env: {log}}).exports;
  one();
  assert_equals(calls, 1);
  two();
  assert_equals(calls, 2);
}, "one import object serves the single name and the name under env with the same function");

// REQ L-009
test(() => {
  const builder = new LinkedModule();
  const type = builder.type([], []);
  builder.importSingle("function", "z", type);
  builder.importFunction("m", "b", [], []);
  builder.importSingle("function", "a", type);
  builder.importFunction("m", "a", [], []);
  const f = () => {};
  const log = [];
  builder.instantiate(
    logging({a: f, z: f, superfluous: f, m: logging({a: f, b: f, superfluous: f}, log, "m")}, log, "imports"),
  );
  assert_array_equals(log, ["get imports.z", "get imports.m", "get m.b", "get imports.a", "get imports.m", "get m.a"]);
}, "one Get for a single name, two for two names, in the order of the imports, and no others");

// REQ L-008
const singles = {
  function: [builder => builder.type([], []), () => () => {}],
  memory: [() => ({initial: 1}), () => new WebAssembly.Memory({initial: 1})],
  table: [() => ({initial: 1}), () => new WebAssembly.Table({element: "anyfunc", initial: 1})],
  global: [() => ({type: I32}), () => 1],
};
for (const [kind, [type, value]] of Object.entries(singles)) {
  const make = () => {
    const builder = new LinkedModule();
    builder.importSingle(kind, "x", type(builder));
    return builder;
  };
  // REQ L-008
  test(() => {
    make().instantiate({x: value()});
  }, `${kind}: the right value is taken`);
  test(() => {
    assert_throws_js(WebAssembly.LinkError, () => make().instantiate({}));
    assert_throws_js(WebAssembly.LinkError, () => make().instantiate({x: undefined}));
  }, `${kind}: a missing property is a LinkError`);
  test(() => {
    for (const wrong of [null, "1", {}, {x: value()}, Symbol()]) {
      assert_throws_js(WebAssembly.LinkError, () => make().instantiate({x: wrong}));
    }
  }, `${kind}: a property of another kind is a LinkError`);
  test(() => {
    assert_throws_js(TypeError, () => make().instantiate());
    assert_throws_js(TypeError, () => make().instantiate(undefined));
  }, `${kind}: without an import object, TypeError`);
}

// REQ L-008
test(() => {
  const builder = new LinkedModule();
  builder.importSingle("memory", "x", {initial: 2});
  assert_throws_js(WebAssembly.LinkError, () => builder.instantiate({x: new WebAssembly.Memory({initial: 1})}));
}, "memory: one that does not match is a LinkError");

test(() => {
  const builder = new LinkedModule();
  const error = new EvalError();
  builder.importSingle("function", "x", builder.type([], []));
  assert_throws_exactly(error, () =>
    builder.instantiate({
      get x() {
        throw error;
      },
    }),
  );
}, "what a getter throws comes out");

test(() => {
  for (const name of ["", "\u{1f600}", "__proto__", "0"]) {
    const builder = new LinkedModule();
    builder.importSingle("function", name, builder.type([], []));
    builder.instantiate({[name]: () => {}});
  }
}, "a single name may be empty, astral, __proto__ or an index");

// REQ L-011
test(() => {
  const builder = new LinkedModule();
  const type = builder.type([], []);
  builder.importSingle("function", "z", type);
  builder.importFunction("m", "f", [], []);
  builder.importSingle("memory", "a", {initial: 0});
  builder.importSingle("instance", "i", builder.instanceType([]));
  builder.importSingle("module", "k", builder.moduleType([]));
  const found = WebAssembly.Module.imports(builder.compile());
  assert_array_equals(
    found.map(e => Object.keys(e).join()),
    ["kind,name", "kind,module,name", "kind,name", "kind,name", "kind,name"],
  );
  assert_array_equals(
    found.map(e => `${e.kind} ${e.name}`),
    ["function z", "function f", "memory a", "instance i", "module k"],
  );
  assert_equals(found[1].module, "m");
  assert_false("module" in found[0]);
}, "Module.imports lists a single name without module, in the order of the imports");

// SPEC module-linking/Explainer#instance-imports-and-aliases
// REQ L-064
test(() => {
  const builder = new LinkedModule();
  builder.importFunction("a", "x", [], []);
  builder.importFunction("b", "y", [], []);
  builder.importFunction("a", "z", [], []);
  builder.importSingle("function", "c", builder.type([], []));
  const log = [];
  const f = () => {};
  builder.instantiate(
    logging({a: logging({x: f, z: f}, log, "a"), b: logging({y: f}, log, "b"), c: f}, log, "imports"),
  );
  assert_array_equals(log, [
    "get imports.a",
    "get a.x",
    "get imports.b",
    "get b.y",
    "get imports.a",
    "get a.z",
    "get imports.c",
  ]);
  const found = WebAssembly.Module.imports(builder.compile());
  assert_array_equals(
    found.map(e => `${e.kind} ${e.module}.${e.name}`),
    ["function a.x", "function b.y", "function a.z", "function undefined.c"],
  );
}, "imports with two names are read and listed as they are written, though they are recast as instances");

// Two names want a property of what the first name gives, also where that is an Instance.
// REQ L-064
test(() => {
  const supplier = new WasmModule();
  supplier.func({export: "b"});
  const instance = supplier.instantiate();
  const builder = new LinkedModule();
  builder.importFunction("a", "b", [], []);
  assert_throws_js(WebAssembly.LinkError, () => builder.instantiate({a: instance}));
  builder.instantiate({a: instance.exports});
}, "two names read properties: an Instance has none of its exports, its exports object has");

// SPEC module-linking/Explainer#module-and-instance-types
// REQ L-035
test(() => {
  const texts = ['(instance (export "c" (table 1 funcref)))', '(module (import "a" (memory 1 2)))', "(module)"];
  for (const text of texts) {
    const bytes = new Uint8Array(Array.from(text, c => c.charCodeAt(0)));
    assert_false(WebAssembly.validate(bytes));
    assert_throws_js(WebAssembly.CompileError, () => new WebAssembly.Module(bytes));
  }
}, "the text of a type is no module: CompileError");
