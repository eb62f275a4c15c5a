// META: title=The realm of errors, promises and functions
// META: global=window,dedicatedworker,jsshell
// META: script=../resources/module.js
// META: script=../resources/realms.js
// META: script=../resources/helpers.js
// META: requires=createRealm
// Shows whose intrinsics errors, promises, instances and functions have when several realms take part.

"use strict";

const other = create_realm().global;
const EMPTY = new WasmModule().toBytes();

function trapping() {
  const builder = new WasmModule();
  builder.func({code: [op.unreachable], export: "f"});
  return builder.toBytes();
}

// SPEC js-api/#error-objects
// REQ R-006
test(() => {
  for (const name of [
    "CompileError",
    "LinkError",
    "RuntimeError",
    "Module",
    "Instance",
    "Memory",
    "Table",
    "Global",
    "Tag",
    "Exception",
  ]) {
    assert_not_equals(other.WebAssembly[name], WebAssembly[name], name);
    assert_not_equals(other.WebAssembly[name].prototype, WebAssembly[name].prototype, `${name}.prototype`);
  }
  assert_not_equals(other.WebAssembly, WebAssembly);
}, "each realm has classes of its own");

// REQ R-009
test(() => {
  const e = thrown_by(() => new other.WebAssembly.Module(new Uint8Array()));
  assert_equals(e.constructor, other.WebAssembly.CompileError);
  assert_equals(thrown_by(() => new other.WebAssembly.Module()).constructor, other.TypeError);
  assert_equals(thrown_by(() => new other.WebAssembly.Memory({initial: 2, maximum: 1})).constructor, other.RangeError);
}, "an error belongs to the realm of the function that is called");

test(() => {
  const builder = new WasmModule();
  builder.importFunction("m", "f", [], []);
  const module = builder.compile();
  assert_equals(
    thrown_by(() => new other.WebAssembly.Instance(module, {m: {}})).constructor,
    other.WebAssembly.LinkError,
  );
  assert_equals(thrown_by(() => new other.WebAssembly.Instance(module)).constructor, other.TypeError);
}, "LinkError belongs to the constructor's realm, not to the Module's");

test(() => {
  const instance = new other.WebAssembly.Instance(new WebAssembly.Module(trapping()));
  assert_equals(thrown_by(instance.exports.f).constructor, other.WebAssembly.RuntimeError);
  assert_equals(Object.getPrototypeOf(instance.exports.f), other.Function.prototype);
  assert_equals(Object.getPrototypeOf(instance), other.WebAssembly.Instance.prototype);
}, "an instance, its functions and their traps belong to the realm that instantiates");

test(() => {
  const inner = new other.WebAssembly.Instance(new other.WebAssembly.Module(trapping()));
  const builder = new WasmModule();
  builder.importFunction("m", "f", [], []);
  builder.func({code: [op.call(0)], export: "f"});
  const {f} = builder.instantiate({m: inner.exports}).exports;
  assert_equals(thrown_by(f).constructor, WebAssembly.RuntimeError);
}, "a trap that passes wasm to wasm belongs to the realm of the function that JavaScript called");

promise_test(async () => {
  const promise = other.WebAssembly.compile(EMPTY);
  assert_equals(Object.getPrototypeOf(promise), other.Promise.prototype);
  assert_equals(Object.getPrototypeOf(await promise), other.WebAssembly.Module.prototype);
  const result = await other.WebAssembly.instantiate(EMPTY);
  assert_equals(Object.getPrototypeOf(result), other.Object.prototype);
  assert_equals(Object.getPrototypeOf(result.instance), other.WebAssembly.Instance.prototype);
}, "promises and what they resolve to belong to the realm of the function");

promise_test(async () => {
  const rejected = promise =>
    promise.then(
      () => assert_unreached(),
      e => e.constructor,
    );
  assert_equals(await rejected(other.WebAssembly.compile(new Uint8Array())), other.WebAssembly.CompileError);
  assert_equals(await rejected(other.WebAssembly.compile()), other.TypeError);
  assert_equals(await rejected(other.WebAssembly.instantiate(EMPTY, 1)), other.TypeError);
}, "reasons belong to the realm of the function");

test(() => {
  const module = new WebAssembly.Module(trapping());
  assert_equals(Object.getPrototypeOf(other.WebAssembly.Module.exports(module)), other.Array.prototype);
  assert_equals(Object.getPrototypeOf(other.WebAssembly.Module.exports(module)[0]), other.Object.prototype);
}, "lists belong to the realm of the function");

test(() => {
  const builder = new WasmModule();
  builder.func({results: [I32, I32], code: [op.i32_const(1), op.i32_const(2)], export: "pair"});
  const {pair} = new other.WebAssembly.Instance(builder.compile()).exports;
  assert_equals(Object.getPrototypeOf(pair()), other.Array.prototype);
}, "the array of several results belongs to the function's realm");

test(() => {
  const builder = new WasmModule();
  builder.func({params: [I64], export: "f"});
  const {f} = new other.WebAssembly.Instance(builder.compile()).exports;
  assert_equals(thrown_by(() => f(1)).constructor, other.TypeError);
}, "an argument that does not convert: TypeError of the function's realm");

// REQ R-010
test(() => {
  const memory = new WebAssembly.Memory({initial: 1});
  const builder = new WasmModule();
  builder.importMemory("m", "x", {initial: 1});
  const {x} = new other.WebAssembly.Instance(builder.export("x", "memory", 0).compile(), {m: {x: memory}}).exports;
  assert_equals(x, memory);
}, "object caches belong to the agent: a Memory keeps the realm that made it");

test(() => {
  assert_equals(other.WebAssembly.JSTag, WebAssembly.JSTag);
}, "the JavaScript exception tag belongs to the agent: one Tag object in all realms");

// SPEC js-api/#create-a-host-function
test(() => {
  const h = other.Function("return this");
  const builder = new WasmModule();
  builder.importFunction("m", "h", [], [EXTERNREF]);
  const {h: exported} = builder.export("h", "function", 0).instantiate({m: {h}}).exports;
  assert_equals(exported(), other, "a sloppy function sees its own realm's global");
  assert_equals(Object.getPrototypeOf(exported), Function.prototype);
}, "a host function runs in its own realm; its wrapper belongs to the instance's");

test(() => {
  const target = other.Function();
  target.prototype = null;
  const module = Reflect.construct(WebAssembly.Module, [EMPTY], target);
  assert_equals(Object.getPrototypeOf(module), other.WebAssembly.Module.prototype);
}, "a new.target without a prototype falls back to its realm's");

test(() => {
  const get = Object.getOwnPropertyDescriptor(other.WebAssembly.Global.prototype, "value").get;
  assert_equals(get.call(new WebAssembly.Global({value: "i32"}, 4)), 4);
  assert_equals(thrown_by(() => get.call({})).constructor, other.TypeError);
}, "methods of one realm take objects of another");
