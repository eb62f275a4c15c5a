// META: title=Module linking: modules
// META: global=window,dedicatedworker,jsshell
// META: features=module-linking
// META: requires=module-linking
// META: script=../resources/module.js
// META: script=../resources/linked.js
// META: script=../resources/assertions.js
// Shows what JavaScript supplies where a module is imported, what an exported module is, and a dynamic loader in JavaScript.

"use strict";

// A module that imports the module `M`, which imports in: [] -> [i32] and exports out: [] -> [i32], and runs it on `f`.
function importing() {
  const builder = new LinkedModule();
  const type = builder.moduleType([
    linked_item.functype([], [I32]),
    linked_item.import("in", "function", 0),
    linked_item.export("out", "function", 0),
  ]);
  const m = builder.importSingle("module", "M", type);
  const f = builder.importSingle("function", "f", builder.type([], [I32]));
  const i = builder.instance(m, [["in", "function", f]]);
  const out = builder.alias(i, "function", "out");
  builder.func({results: [I32], code: [op.call(out)], export: "run"});
  return builder;
}

function adding(n) {
  const builder = new LinkedModule();
  const f = builder.importSingle("function", "in", builder.type([], [I32]));
  builder.func({results: [I32], code: [op.call(f), op.i32_const(n), op.i32_add], export: "out"});
  return builder;
}

// SPEC module-linking/Explainer#module-imports-and-nested-instances
// REQ L-081
test(() => {
  for (const n of [1, 100]) {
    assert_equals(
      importing()
        .instantiate({M: adding(n).compile(), f: () => 5})
        .exports.run(),
      5 + n,
    );
  }
}, "a WebAssembly.Module is taken and instantiated by wasm");

// REQ L-081
for (const [what, value] of Object.entries({
  undefined,
  null: null,
  "a Number": 1,
  "an object": {},
  "a function": () => {},
  "an Instance": new WasmModule().instantiate(),
  "the bytes": adding(1).toBytes(),
  "an object below Module.prototype": Object.create(WebAssembly.Module.prototype),
})) {
  test(() => {
    assert_throws_js(WebAssembly.LinkError, () => importing().instantiate({M: value, f: () => 5}));
  }, `${what} is no Module: LinkError`);
}

// REQ L-081
test(() => {
  const module = adding(1).compile();
  Object.setPrototypeOf(module, null);
  assert_equals(
    importing()
      .instantiate({M: module, f: () => 5})
      .exports.run(),
    6,
  );
}, "a Module is known by its slot, not by its prototype");

// REQ L-081
test(() => {
  const lacking = new WasmModule();
  const wrong = new WasmModule();
  wrong.func({results: [I64], code: [op.i64_const(0n)], export: "out"});
  const needing = adding(1);
  needing.importSingle("memory", "memory", {initial: 1});
  for (const M of [lacking, wrong, needing]) {
    assert_throws_js(WebAssembly.LinkError, () => importing().instantiate({M: M.compile(), f: () => 5}));
  }
}, "a Module that exports less, otherwise, or imports more than declared: LinkError");

// REQ L-081
test(() => {
  const builder = new WasmModule();
  builder.func({results: [I32], code: [op.i32_const(9)], export: "out"});
  builder.func({export: "superfluous"});
  assert_equals(
    importing()
      .instantiate({M: builder.compile(), f: () => 5})
      .exports.run(),
    9,
  );
}, "a Module that imports less and exports more than declared is taken");

// REQ L-081
test(() => {
  const log = [];
  importing().instantiate(logging({M: adding(1).compile(), f: () => 5}, log, "imports"));
  assert_array_equals(log, ["get imports.M", "get imports.f"]);
}, "a Module is read with one Get, and its exports with none");

// SPEC module-linking/Explainer#instance-imports-and-aliases
// REQ L-061, L-059
test(() => {
  const builder = new LinkedModule();
  const type = builder.moduleType([
    linked_item.instancetype([linked_item.functype([], [I32]), linked_item.export("f", "function", 0)]),
    linked_item.import("i", "instance", 0),
    linked_item.functype([], [I32]),
    linked_item.export("out", "function", 1),
  ]);
  const m = builder.importSingle("module", "M", type);
  const instance = builder.instanceType([linked_item.functype([], [I32]), linked_item.export("f", "function", 0)]);
  const i = builder.importSingle("instance", "i", instance);
  const out = builder.alias(builder.instance(m, [["i", "instance", i]]), "function", "out");
  builder.func({results: [I32], code: [op.call(out)], export: "run"});

  const one = new LinkedModule();
  const single = one.importSingle(
    "instance",
    "i",
    one.instanceType([linked_item.functype([], [I32]), linked_item.export("f", "function", 0)]),
  );
  one.func({results: [I32], code: [op.call(one.alias(single, "function", "f"))], export: "out"});
  const two = new LinkedModule();
  two.func({results: [I32], code: [op.call(two.importFunction("i", "f", [], [I32]))], export: "out"});
  for (const M of [one, two]) assert_equals(builder.instantiate({M: M.compile(), i: {f: () => 8}}).exports.run(), 8);
}, "a Module with two-level imports and one with an instance import stand for each other");

// SPEC module-linking/Explainer#module-and-instance-exports
function exporting() {
  const builder = new LinkedModule();
  const type = builder.moduleType([
    linked_item.functype([], [I32]),
    linked_item.import("in", "function", 0),
    linked_item.export("out", "function", 0),
  ]);
  const imported = builder.importSingle("module", "M", type);
  const child = builder.nested(adding(1000));
  return builder.export("e1", "module", imported).export("e2", "module", child).export("e3", "module", child);
}

// REQ L-115
test(() => {
  const M = adding(1).compile();
  const {exports} = exporting().instantiate({M});
  assert_equals(exports.e1, M);
  assert_equals(Object.getPrototypeOf(exports.e2), WebAssembly.Module.prototype);
  assert_equals(exports.e2, exports.e3);
}, "an exported module is a WebAssembly.Module; an imported one is the same object again");

// REQ L-115
test(() => {
  const {e2} = exporting().instantiate({M: adding(1).compile()}).exports;
  assert_array_equals(
    WebAssembly.Module.exports(e2).map(e => `${e.kind} ${e.name}`),
    ["function out"],
  );
  assert_array_equals(
    WebAssembly.Module.imports(e2).map(e => `${e.kind} ${e.name}`),
    ["function in"],
  );
  assert_equals(new WebAssembly.Instance(e2, {in: () => 5}).exports.out(), 1005);
  assert_equals(
    importing()
      .instantiate({M: e2, f: () => 6})
      .exports.run(),
    1006,
  );
}, "a nested module that is exported can be inspected, instantiated and imported");

// REQ L-115
test(() => {
  const found = WebAssembly.Module.exports(exporting().compile());
  assert_array_equals(
    found.map(e => `${e.kind} ${e.name}`),
    ["module e1", "module e2", "module e3"],
  );
}, "Module.exports gives their kind as module");

// A library as dynamic linkers want it: memory and malloc by imports, functions by exports.
function library() {
  const builder = new LinkedModule();
  const libc = builder.instanceType([
    linked_item.functype([I32], [I32]),
    linked_item.export("memory", "memory", {initial: 1}),
    linked_item.export("malloc", "function", 0),
  ]);
  const i = builder.importSingle("instance", "libc", libc);
  builder.alias(i, "memory", "memory");
  const f = builder.alias(i, "function", "malloc");
  builder.func({
    params: [I32],
    results: [I32],
    locals: [I32],
    code: [op.i32_const(8), op.call(f), op.local_tee(1), op.local_get(0), op.i32_store(), op.local_get(1)],
    export: "zip",
  });
  return builder;
}

function libc() {
  const builder = new WasmModule();
  builder.memory({initial: 1, export: "memory"});
  builder.global({type: I32, mutable: true, init: op.i32_const(1024)});
  builder.func({
    params: [I32],
    results: [I32],
    code: [op.global_get(0), op.global_get(0), op.local_get(0), op.i32_add, op.global_set(0)],
    export: "malloc",
  });
  return builder;
}

// A loader: compiles bytes, reads the names of their imports, finds each among what is loaded, and instantiates.
class Loader {
  constructor() {
    this.loaded = new Map();
  }

  dlopen(name, bytes) {
    const module = new WebAssembly.Module(bytes);
    const imports = {};
    for (const {module: outer, name: inner, kind} of WebAssembly.Module.imports(module)) {
      if (outer === undefined && kind === "instance") imports[inner] = this.find(inner);
      else if (outer !== undefined) imports[outer] = this.find(outer).exports;
      else throw new Error(`no supplier for ${kind} ${inner}`);
    }
    const instance = new WebAssembly.Instance(module, imports);
    this.loaded.set(name, instance);
    return instance;
  }

  find(name) {
    if (!this.loaded.has(name)) throw new Error(`${name} is not loaded`);
    return this.loaded.get(name);
  }

  dlsym(name, symbol) {
    return this.find(name).exports[symbol];
  }
}

// SPEC module-linking/Example-SharedEverythingDynamicLinking#runtime-dynamic-linking
// REQ L-190
test(() => {
  const loader = new Loader();
  loader.dlopen("libc", libc().toBytes());
  loader.dlopen("libzip", library().toBytes());
  const address = loader.dlsym("libzip", "zip")(77);
  assert_equals(address, 1024);
  assert_equals(new DataView(loader.dlsym("libc", "memory").buffer).getInt32(address, true), 77);
  assert_equals(loader.dlsym("libzip", "zip")(78), 1032);
}, "a dlopen in JavaScript: compile, read the names of the imports, instantiate, look up exports");

// REQ L-191
test(() => {
  const bytes = library().toBytes();
  const loader = new Loader();
  loader.dlopen("libc", libc().toBytes());
  loader.dlopen("libzip", bytes);

  // The same bytes, linked when the program is loaded, by wasm alone.
  const program = new LinkedModule();
  const outer = program.nested(libc());
  const lib = program.nested(bytes);
  const c = program.instance(outer);
  const zip = program.instance(lib, [["libc", "instance", c]]);
  const f = program.alias(zip, "function", "zip");
  const memory = program.alias(c, "memory", "memory");
  const {zip: linked, memory: m} = program
    .export("zip", "function", f)
    .export("memory", "memory", memory)
    .instantiate().exports;
  assert_equals(linked(5), loader.dlsym("libzip", "zip")(5));
  assert_equals(new DataView(m.buffer).getInt32(1024, true), 5);
}, "one library, the same bytes, links when the program is loaded and while it runs");
