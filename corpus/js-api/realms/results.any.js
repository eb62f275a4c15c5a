// META: title=Which realm the results and the errors of the API belong to
// META: global=window,dedicatedworker,jsshell
// META: requires=createRealm
// META: script=../resources/module.js
// META: script=../resources/helpers.js
// META: script=../resources/realms.js

// Which realm the results and the errors of the API belong to.

"use strict";

// `other` is the realm whose function is called, by code of this realm and with objects of this realm.
// SPEC js-api/#dom-instance-instance; js-api/#create-an-exports-object
// REQ R-009
test(() => {
  const other = create_realm();
  const instance = new other.WebAssembly.Instance(everything_module().compile());
  assert_made_in(other, instance, "WebAssembly.Instance");
  const {exports} = instance;
  assert_equals(Object.getPrototypeOf(exports), null);
  assert_made_in(other, exports.f, "Function");
  assert_made_in(other, exports.memory, "WebAssembly.Memory");
  assert_made_in(other, exports.memory.buffer, "ArrayBuffer");
  assert_made_in(other, exports.table, "WebAssembly.Table");
  assert_made_in(other, exports.global, "WebAssembly.Global");
  assert_made_in(other, exports.tag, "WebAssembly.Tag");
}, "an Instance and its exports");

promise_test(async () => {
  const other = create_realm();
  const promise = other.WebAssembly.instantiate(everything_module().compile());
  assert_made_in(other, promise, "Promise");
  const instance = await promise;
  assert_made_in(other, instance, "WebAssembly.Instance");
  assert_made_in(other, instance.exports.f, "Function");
  assert_made_in(other, instance.exports.memory, "WebAssembly.Memory");
}, "instantiate of a Module: promise, Instance and exports");

promise_test(async () => {
  const other = create_realm();
  const promise = other.WebAssembly.instantiate(everything_module().toBytes());
  assert_made_in(other, promise, "Promise");
  const result = await promise;
  assert_made_in(other, result, "Object");
  assert_made_in(other, result.module, "WebAssembly.Module");
  assert_made_in(other, result.instance, "WebAssembly.Instance");
}, "instantiate of bytes: promise, result, Module and Instance");

// SPEC js-api/#dom-webassembly-compile; js-api/#dom-module-module
promise_test(async () => {
  const other = create_realm();
  const promise = other.WebAssembly.compile(everything_module().toBytes());
  assert_made_in(other, promise, "Promise");
  assert_made_in(other, await promise, "WebAssembly.Module");
  assert_made_in(other, new other.WebAssembly.Module(everything_module().toBytes()), "WebAssembly.Module");
}, "compile and new Module");

// SPEC js-api/#dom-module-exports; js-api/#dom-module-imports; js-api/#dom-module-customsections
test(() => {
  const other = create_realm();
  const exports = other.WebAssembly.Module.exports(everything_module().compile());
  assert_made_in(other, exports, "Array");
  assert_made_in(other, exports[0], "Object");
  const imports = other.WebAssembly.Module.imports(passing_module().compile());
  assert_made_in(other, imports, "Array");
  assert_made_in(other, imports[0], "Object");
  const sections = other.WebAssembly.Module.customSections(everything_module().compile(), "note");
  assert_made_in(other, sections, "Array");
  assert_made_in(other, sections[0], "ArrayBuffer");
}, "lists that Module's static methods give");

// SPEC js-api/#dom-memory-memory
test(() => {
  const other = create_realm();
  const memory = new other.WebAssembly.Memory({initial: 1, maximum: 2});
  assert_made_in(other, memory, "WebAssembly.Memory");
  assert_made_in(other, memory.buffer, "ArrayBuffer");
  memory.grow(1);
  assert_made_in(other, memory.buffer, "ArrayBuffer", "the buffer after growth");
}, "a Memory and its buffers");

// SPEC js-api/#call-an-exported-function
test(() => {
  const other = create_realm();
  const {pair} = new other.WebAssembly.Instance(everything_module().compile()).exports;
  assert_made_in(other, pair(), "Array");
}, "several results come in an array of the exported function's realm");

function thrown_in_other(action) {
  const other = create_realm();
  return {other, error: thrown_by(() => action(other))};
}

const ERRORS = {
  // SPEC js-api/#dom-module-module
  "new Module of bad bytes": ["WebAssembly.CompileError", other => new other.WebAssembly.Module(BAD_MODULE)],
  "new Module of no bytes": ["TypeError", other => new other.WebAssembly.Module({})],
  "new Module without an argument": ["TypeError", other => new other.WebAssembly.Module()],
  "Module without new": ["TypeError", other => other.WebAssembly.Module(everything_module().toBytes())],
  "validate of no bytes": ["TypeError", other => other.WebAssembly.validate({})],
  // SPEC js-api/#read-the-imports; js-api/#instantiate-the-core-of-a-webassembly-module
  "new Instance of no Module": ["TypeError", other => new other.WebAssembly.Instance({})],
  "new Instance without imports": ["TypeError", other => new other.WebAssembly.Instance(passing_module().compile())],
  "new Instance with a wrong import": ["WebAssembly.LinkError", other =>
    new other.WebAssembly.Instance(passing_module().compile(), {m: {f: 1}})],
  "new Instance with an import of the wrong type": ["WebAssembly.LinkError", other => {
    const builder = new WasmModule();
    builder.importMemory("m", "memory", {initial: 2});
    return new other.WebAssembly.Instance(builder.compile(), {m: {memory: new WebAssembly.Memory({initial: 1})}});
  }],
  "new Instance whose start function traps": ["WebAssembly.RuntimeError", other => {
    const builder = new WasmModule();
    builder.start(builder.func({code: op.unreachable}));
    return new other.WebAssembly.Instance(builder.compile());
  }],
  // SPEC js-api/#dom-module-exports
  "Module.exports of no Module": ["TypeError", other => other.WebAssembly.Module.exports({})],
  // SPEC js-api/#dom-memory-memory; js-api/#dom-memory-grow
  "new Memory that is not valid": ["RangeError", other => new other.WebAssembly.Memory({initial: 2, maximum: 1})],
  "new Memory of nothing": ["TypeError", other => new other.WebAssembly.Memory()],
  "grow past the maximum, of our Memory": ["RangeError", other =>
    other.WebAssembly.Memory.prototype.grow.call(new WebAssembly.Memory({initial: 1, maximum: 1}), 1)],
  "grow of a wrong delta, of our Memory": ["TypeError", other =>
    other.WebAssembly.Memory.prototype.grow.call(new WebAssembly.Memory({initial: 1, maximum: 1}), -1)],
  "grow of a stranger": ["TypeError", other => other.WebAssembly.Memory.prototype.grow.call({}, 1)],
  // SPEC js-api/#dom-table-get; js-api/#dom-global-value
  "get past the end, of our Table": ["RangeError", other =>
    other.WebAssembly.Table.prototype.get.call(new WebAssembly.Table({element: "anyfunc", initial: 1}), 1)],
  "set of an immutable, our Global": ["TypeError", other =>
    Object.getOwnPropertyDescriptor(other.WebAssembly.Global.prototype, "value").set.call(
      new WebAssembly.Global({value: "i32"}), 1)],
};

for (const [name, [type, action]] of Object.entries(ERRORS)) {
  test(() => {
    const {other, error} = thrown_in_other(action);
    assert_made_in(other, error, type);
  }, `${name}: ${type} of the realm of the API that was called`);
}

// A trap and what it becomes: the exported function runs in its own realm.
// SPEC js-api/#call-an-exported-function
test(() => {
  const other = create_realm();
  const {trap, f} = new other.WebAssembly.Instance(everything_module().compile()).exports;
  assert_made_in(other, thrown_by(trap), "WebAssembly.RuntimeError");
  assert_made_in(other, thrown_by(() => f(Symbol())), "TypeError");
  assert_made_in(other, thrown_by(() => f(1n)), "TypeError");
}, "a trap and failing conversions: errors of the exported function's realm");

test(() => {
  const other = create_realm();
  const {trap} = new other.WebAssembly.Instance(everything_module().compile()).exports;
  const builder = new WasmModule();
  const imported = builder.importFunction("m", "trap", [], []);
  builder.export("same", "function", imported);
  builder.func({code: op.call(imported), export: "caller"});
  const {same, caller} = builder.instantiate({m: {trap}}).exports;
  assert_equals(same, trap);
  assert_made_in(other, thrown_by(same), "WebAssembly.RuntimeError", "the function itself");
  assert_made_in(HERE, thrown_by(caller), "WebAssembly.RuntimeError", "our function that calls it within wasm");
}, "a trap two instances deep: RuntimeError of the function that JS called");

// SPEC js-api/#create-an-exception-object
test(() => {
  const other = create_realm();
  const {throw: thrower, tag} = new other.WebAssembly.Instance(everything_module().compile()).exports;
  const exception = thrown_by(thrower);
  assert_made_in(other, exception, "WebAssembly.Exception");
  assert_true(WebAssembly.Exception.prototype.is.call(exception, tag), "our method takes it");
  assert_equals(WebAssembly.Exception.prototype.getArg.call(exception, tag, 0), 3);
}, "an exception that leaves wasm: Exception of the exported function's realm");

test(() => {
  const other = create_realm();
  const error = run_in(other, [], "return new TypeError('theirs')");
  const builder = new WasmModule();
  builder.func({code: op.call(builder.importFunction("m", "f", [], [])), export: "run"});
  const {run} = builder.instantiate({m: {f: () => {
    throw error;
  }}}).exports;
  assert_throws_exactly(error, run);
}, "what a host function throws passes through as it is");

// What a host function returns converts in the realm of that function.
// SPEC js-api/#create-a-host-function; js-api/#run-a-host-function
for (const [name, results, body] of [
  ["a symbol for an i32", [I32], "return () => Symbol()"],
  ["no iterable for two results", [I32, I32], "return () => 1"],
  ["too few of two results", [I32, I32], "return () => [1]"],
]) {
  test(() => {
    const other = create_realm();
    const builder = new WasmModule();
    builder.func({results, code: op.call(builder.importFunction("m", "f", [], results)), export: "run"});
    const {run} = builder.instantiate({m: {f: run_in(other, [], body)}}).exports;
    assert_made_in(other, thrown_by(run), "TypeError");
  }, `a host function that returns ${name}: TypeError of that function's realm`);
}

// Promises and what they are rejected with.
// SPEC js-api/#asynchronously-compile-a-webassembly-module; js-api/#asynchronously-instantiate-a-webassembly-module
const REJECTIONS = {
  "compile of bad bytes": ["WebAssembly.CompileError", other => other.WebAssembly.compile(BAD_MODULE)],
  "compile of no bytes": ["TypeError", other => other.WebAssembly.compile({})],
  "compile without an argument": ["TypeError", other => other.WebAssembly.compile()],
  "instantiate of bad bytes": ["WebAssembly.CompileError", other => other.WebAssembly.instantiate(BAD_MODULE)],
  "instantiate of neither": ["TypeError", other => other.WebAssembly.instantiate({})],
  "instantiate of a Module without imports": ["TypeError", other =>
    other.WebAssembly.instantiate(passing_module().compile())],
  "instantiate of bytes without imports": ["TypeError", other =>
    other.WebAssembly.instantiate(passing_module().toBytes())],
  "instantiate with a wrong import": ["WebAssembly.LinkError", other =>
    other.WebAssembly.instantiate(passing_module().compile(), {m: {f: 1}})],
  "instantiate whose start function traps": ["WebAssembly.RuntimeError", other => {
    const builder = new WasmModule();
    builder.start(builder.func({code: op.unreachable}));
    return other.WebAssembly.instantiate(builder.compile());
  }],
};

for (const [name, [type, action]] of Object.entries(REJECTIONS)) {
  promise_test(async () => {
    const other = create_realm();
    const promise = action(other);
    assert_made_in(other, promise, "Promise");
    assert_made_in(other, await rejection_of(promise), type);
  }, `${name}: promise and ${type} of the realm of the API that was called`);
}
