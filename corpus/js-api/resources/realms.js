// What cases about several realms share. A realm is {global, WebAssembly}; the host makes one by $262.createRealm.

"use strict";

const HERE = {global: globalThis, WebAssembly};

function create_realm() {
  const {global} = $262.createRealm();
  return {global, WebAssembly: global.WebAssembly};
}

// Runs source text in a realm; args become the parameters of a function of that realm.
function run_in(realm, parameters, body, ...args) {
  return new realm.global.Function(...parameters, body)(...args);
}

// An object that a realm made: its prototype is the realm's own, by the dotted name of its constructor.
function assert_made_in(realm, object, name, what = name) {
  const type = name.split(".").reduce((holder, key) => holder[key], realm.global);
  assert_equals(Object.getPrototypeOf(object), type.prototype, `${what} is of the right realm`);
}

// A module with everything that one can export: function "f" (adds 1), "trap", "pair", "throw", memory, table, global,
// tag, and a custom section "note".
function everything_module() {
  const builder = new WasmModule();
  const tag = builder.tag({params: [I32], export: "tag"});
  builder.memory({initial: 1, maximum: 4, export: "memory"});
  builder.table({initial: 2, export: "table"});
  builder.global({type: I32, mutable: true, init: op.i32_const(7), export: "global"});
  builder.func({params: [I32], results: [I32], code: [op.local_get(0), op.i32_const(1), op.i32_add], export: "f"});
  builder.func({code: op.unreachable, export: "trap"});
  builder.func({results: [I32, I32], code: [op.i32_const(1), op.i32_const(2)], export: "pair"});
  builder.func({code: [op.i32_const(3), op.throw_(tag)], export: "throw"});
  builder.elem({functions: [builder.func({results: [I32], code: op.i32_const(5)})], offset: op.i32_const(0)});
  builder.custom("note", [1, 2, 3]);
  return builder;
}

// A module that imports a function, memory, table, global and tag from "m" and exports them again.
function passing_module() {
  const builder = new WasmModule();
  builder.export("f", "function", builder.importFunction("m", "f", [I32], [I32]));
  builder.export("memory", "memory", builder.importMemory("m", "memory", {initial: 1}));
  builder.export("table", "table", builder.importTable("m", "table", {initial: 1}));
  builder.export("global", "global", builder.importGlobal("m", "global", I32, true));
  builder.export("tag", "tag", builder.importTag("m", "tag", [I32]));
  return builder;
}

const BAD_MODULE = new Uint8Array([0, 0x61, 0x73, 0x6d, 2, 0, 0, 0]);
