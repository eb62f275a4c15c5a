// META: title=Module linking: several realms
// META: global=window,dedicatedworker,jsshell
// META: features=module-linking
// META: requires=module-linking
// META: requires=createRealm
// META: script=../resources/module.js
// META: script=../resources/realms.js
// META: script=../resources/linked.js
// Shows that an imported module or instance may come from another realm, and whose classes exported ones have.

"use strict";

const other = create_realm().global;

function nesting() {
  const child = new WasmModule();
  child.func({results: [I32], code: [op.i32_const(3)], export: "f"});
  const builder = new LinkedModule();
  const m = builder.nested(child);
  const i = builder.instance(m);
  return builder.export("m", "module", m).export("i", "instance", i);
}

// SPEC module-linking/Explainer#module-and-instance-exports
// REQ L-115
test(() => {
  const {exports} = new other.WebAssembly.Instance(nesting().compile());
  assert_equals(Object.getPrototypeOf(exports.m), other.WebAssembly.Module.prototype);
  assert_equals(Object.getPrototypeOf(exports.i), other.WebAssembly.Instance.prototype);
}, "an exported module or instance has the classes of the realm that instantiates");

// REQ L-081
test(() => {
  const child = new WasmModule();
  child.func({results: [I32], code: [op.i32_const(3)], export: "f"});
  const builder = new LinkedModule();
  const type = builder.moduleType([linked_item.functype([], [I32]), linked_item.export("f", "function", 0)]);
  const m = builder.importSingle("module", "m", type);
  const f = builder.alias(builder.instance(m), "function", "f");
  builder.export("f", "function", f).export("m", "module", m);
  const foreign = new other.WebAssembly.Module(child.toBytes());
  const {exports} = builder.instantiate({m: foreign});
  assert_equals(exports.f(), 3);
  assert_equals(exports.m, foreign);
}, "a Module of another realm is taken, and is the same object when it is exported");

// REQ L-060
test(() => {
  const child = new WasmModule();
  child.func({results: [I32], code: [op.i32_const(3)], export: "f"});
  const builder = new LinkedModule();
  const i = builder.importSingle(
    "instance",
    "i",
    builder.instanceType([linked_item.functype([], [I32]), linked_item.export("f", "function", 0)]),
  );
  const f = builder.alias(i, "function", "f");
  builder.export("f", "function", f);
  assert_equals(builder.instantiate({i: new other.WebAssembly.Instance(child.compile())}).exports.f(), 3);
}, "an Instance of another realm is taken by its exports");
