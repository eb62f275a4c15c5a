// META: title=Module linking: instances
// META: global=window,dedicatedworker,jsshell
// META: features=module-linking
// META: requires=module-linking
// META: script=../resources/module.js
// META: script=../resources/linked.js
// META: script=../resources/helpers.js
// META: script=../resources/assertions.js
// Shows what JavaScript may supply where an instance is imported, and what an exported instance is.

"use strict";

// A module that imports the instance `i` with f: [] -> [i32] and g: an i32 global, and returns their values.
function importing() {
  const builder = new LinkedModule();
  const type = builder.instanceType([
    linked_item.functype([], [I32]),
    linked_item.export("f", "function", 0),
    linked_item.export("g", "global", {type: I32}),
  ]);
  const i = builder.importSingle("instance", "i", type);
  const f = builder.alias(i, "function", "f");
  const g = builder.alias(i, "global", "g");
  builder.func({results: [I32], code: [op.call(f)], export: "call"});
  builder.func({results: [I32], code: [op.global_get(g)], export: "read"});
  return builder;
}

function supplier() {
  const builder = new WasmModule();
  builder.func({results: [I32], code: [op.i32_const(7)], export: "f"});
  builder.global({type: I32, init: op.i32_const(8), export: "g"});
  builder.func({export: "superfluous"});
  return builder.instantiate();
}

const outcome = i => {
  const {call, read} = importing().instantiate({i}).exports;
  return [call(), read()];
};

// SPEC module-linking/Explainer#instance-imports-and-aliases
// REQ L-060, L-058
test(() => {
  assert_array_equals(outcome(supplier()), [7, 8]);
}, "a WebAssembly.Instance: its exports are taken");

// REQ L-060, L-058
test(() => {
  assert_array_equals(outcome({f: () => 7, g: 8}), [7, 8]);
  assert_array_equals(outcome(supplier().exports), [7, 8]);
  assert_array_equals(outcome({f: supplier().exports.f, g: new WebAssembly.Global({value: "i32"}, 8)}), [7, 8]);
}, "any object: its properties are taken, as they would be one by one");

// REQ L-060
test(() => {
  assert_array_equals(outcome(Object.create({f: () => 7, g: 8})), [7, 8]);
  assert_array_equals(outcome(Object.assign(() => {}, {f: () => 7, g: 8})), [7, 8]);
  assert_array_equals(
    outcome({
      get f() {
        return () => 7;
      },
      get g() {
        return 8;
      },
    }),
    [7, 8],
  );
}, "properties may be inherited, getters, or those of a function");

// REQ L-060
for (const value of [undefined, null, true, 1, "x", Symbol(), 1n]) {
  test(
    () => {
      assert_throws_js(TypeError, () => importing().instantiate({i: value}));
    },
    `${String(value)} (${typeof value}) is no object: TypeError`,
  );
}

// REQ L-060
test(() => {
  for (const i of [{}, {f: () => 7}, {g: 8}, {f: 1, g: 8}, {f: () => 7, g: "8"}, {f: () => 7, g: 8n}]) {
    assert_throws_js(WebAssembly.LinkError, () => importing().instantiate({i}));
  }
}, "a field that is missing or wrong: LinkError");

// REQ L-060
test(() => {
  const builder = new WasmModule();
  builder.func({results: [I64], code: [op.i64_const(7n)], export: "f"});
  builder.global({type: I32, init: op.i32_const(8), export: "g"});
  assert_throws_js(WebAssembly.LinkError, () => importing().instantiate({i: builder.instantiate()}));
  assert_throws_js(WebAssembly.LinkError, () => importing().instantiate({i: new WasmModule().instantiate()}));
}, "an Instance whose exports do not match: LinkError");

// REQ L-060, L-009
test(() => {
  const log = [];
  importing().instantiate(logging({i: logging({g: 8, f: () => 7, superfluous: 1}, log, "i")}, log, "imports"));
  assert_array_equals(log, ["get imports.i", "get i.f", "get i.g"]);
}, "the fields are read once each, in the order of the type");

// REQ L-060
test(() => {
  const instance = supplier();
  Object.defineProperty(instance, "f", {
    get() {
      throw new EvalError();
    },
  });
  Object.defineProperty(instance, "exports", {
    get() {
      throw new EvalError();
    },
  });
  assert_array_equals(outcome(instance), [7, 8]);
}, "an Instance's exports come from its slot, not from its properties");

// REQ L-060
test(() => {
  const fake = Object.create(WebAssembly.Instance.prototype, {f: {value: () => 1}, g: {value: 2}});
  assert_array_equals(outcome(fake), [1, 2]);
}, "an object that only inherits from Instance.prototype is an object like any");

// Nested types of instances.
function nestedImporting() {
  const builder = new LinkedModule();
  const type = builder.instanceType([
    linked_item.functype([], [I32]),
    linked_item.instancetype([linked_item.functype([], [I32]), linked_item.export("k", "function", 0)]),
    linked_item.export("j", "instance", 1),
    linked_item.export("f", "function", 0),
  ]);
  const i = builder.importSingle("instance", "i", type);
  const j = builder.alias(i, "instance", "j");
  const k = builder.alias(j, "function", "k");
  builder.func({results: [I32], code: [op.call(k)], export: "call"});
  return builder;
}

// REQ L-060
test(() => {
  const f = () => 0;
  assert_equals(
    nestedImporting()
      .instantiate({i: {f, j: {k: () => 3}}})
      .exports.call(),
    3,
  );
  const inner = new WasmModule();
  inner.func({results: [I32], code: [op.i32_const(4)], export: "k"});
  assert_equals(
    nestedImporting()
      .instantiate({i: {f, j: inner.instantiate()}})
      .exports.call(),
    4,
  );
}, "an instance within an instance: objects and Instances at each level");

// REQ L-060
test(() => {
  const f = () => 0;
  const log = [];
  nestedImporting().instantiate(
    logging({i: logging({f, j: logging({k: () => 3}, log, "j")}, log, "i")}, log, "imports"),
  );
  assert_array_equals(log, ["get imports.i", "get i.j", "get j.k", "get i.f"]);
  assert_throws_js(TypeError, () => nestedImporting().instantiate({i: {f, j: 1}}));
  assert_throws_js(TypeError, () => nestedImporting().instantiate({i: {f}}));
  assert_throws_js(WebAssembly.LinkError, () => nestedImporting().instantiate({i: {f, j: {}}}));
}, "an instance within an instance: read depth first; a non-object is a TypeError, a wrong field a LinkError");

// A module that exports the instance `e`, made of a nested module with a counter, under two names and by a re-export.
function exporting() {
  const child = new WasmModule();
  child.global({type: I32, mutable: true, init: op.i32_const(0), export: "n"});
  child.func({
    results: [I32],
    code: [op.global_get(0), op.i32_const(1), op.i32_add, op.global_set(0), op.global_get(0)],
    export: "count",
  });
  const builder = new LinkedModule();
  const m = builder.nested(child);
  const i = builder.instance(m);
  const other = builder.instance(m);
  const count = builder.alias(i, "function", "count");
  return builder
    .export("e1", "instance", i)
    .export("e2", "instance", i)
    .export("other", "instance", other)
    .export("count", "function", count);
}

// SPEC module-linking/Explainer#module-and-instance-exports
// REQ L-115
test(() => {
  const {e1} = exporting().instantiate().exports;
  assert_equals(Object.getPrototypeOf(e1), WebAssembly.Instance.prototype);
  assert_true(Object.isFrozen(e1.exports));
  assert_equals(Object.getPrototypeOf(e1.exports), null);
  assert_array_equals(Object.keys(e1.exports), ["n", "count"]);
  assert_equals(e1.exports.count(), 1);
  assert_equals(e1.exports.n.value, 1);
}, "an exported instance is a WebAssembly.Instance with frozen exports");

// REQ L-062
test(() => {
  const {exports} = exporting().instantiate();
  assert_equals(exports.e1, exports.e1);
  assert_equals(exports.e1, exports.e2);
  assert_not_equals(exports.e1, exports.other);
  assert_equals(exports.e1.exports, exports.e2.exports);
}, "one instance is one Instance object, however often it is read or exported");

// REQ L-062, L-115
test(() => {
  const {exports} = exporting().instantiate();
  assert_equals(exports.count, exports.e1.exports.count, "object caches hold across them");
  exports.count();
  assert_equals(exports.e2.exports.n.value, 1);
  assert_equals(exports.other.exports.n.value, 0);
}, "instances of one module share code, not state; their functions are the same objects by every way");

// REQ L-062, L-060
test(() => {
  const child = exporting().instantiate().exports.e1;
  const builder = new LinkedModule();
  const type = builder.instanceType([linked_item.functype([], [I32]), linked_item.export("count", "function", 0)]);
  const i = builder.importSingle("instance", "i", type);
  const count = builder.alias(i, "function", "count");
  assert_equals(builder.export("count", "function", count).instantiate({i: child}).exports.count, child.exports.count);
}, "an exported instance can be imported elsewhere");

// REQ L-065
test(() => {
  const builder = new LinkedModule();
  const type = builder.instanceType([linked_item.functype([], [I32]), linked_item.export("f", "function", 0)]);
  const i = builder.importSingle("instance", "i", type);
  builder.export("again", "instance", i);
  for (const i of [supplier(), {f: () => 7, g: 8, other: 1}]) {
    const {again} = builder.instantiate({i}).exports;
    assert_true(again instanceof WebAssembly.Instance);
    assert_array_equals(Object.keys(again.exports), ["f"]);
    assert_equals(again.exports.f(), 7);
  }
}, "an imported instance that is exported again has the fields that its type declares, no more");

// REQ L-093
test(() => {
  const child = new WasmModule();
  child.func({results: [I32], code: [op.i32_const(5)], export: "f"});
  const builder = new LinkedModule();
  const i = builder.instance(builder.nested(child));
  const f = builder.alias(i, "function", "f");
  builder.func({results: [I32], code: [op.call(f)], export: "run"});
  const {exports} = builder.instantiate();
  assert_array_equals(Object.keys(exports), ["run"]);
  assert_equals(exports.run(), 5);
}, "the root's instance is what JavaScript gets; children show only where they are exported");

// SPEC module-linking/Explainer#module-imports-and-nested-instances
// A root whose middle child of three starts with the import `h`, and all note their start through `log`.
function starting() {
  const child = new LinkedModule();
  const log = child.importSingle("function", "log", child.type([], []));
  child.start(log);
  const builder = new LinkedModule();
  const type = builder.type([], []);
  const first = builder.importSingle("function", "first", type);
  const second = builder.importSingle("function", "second", type);
  const third = builder.importSingle("function", "third", type);
  const m = builder.nested(child);
  for (const f of [first, second, third]) builder.instance(m, [["log", "function", f]]);
  builder.start(first);
  return builder;
}

// REQ L-098
test(() => {
  const log = [];
  const error = new EvalError();
  const imports = {
    first: () => log.push(1),
    second() {
      throw error;
    },
    third: () => log.push(3),
  };
  assert_throws_exactly(error, () => starting().instantiate(imports));
  assert_array_equals(log, [1]);
  imports.second = () => log.push(2);
  starting().instantiate(imports);
  assert_array_equals(log, [1, 1, 2, 3, 1], "children in order, then the root");
}, "what a child's start function throws comes out, later ones never run, and the agent goes on");

// REQ L-098
promise_test(async t => {
  const error = new EvalError();
  const imports = {
    first() {},
    second() {
      throw error;
    },
    third() {},
  };
  await promise_rejects_exactly(t, error, WebAssembly.instantiate(starting().compile(), imports));
}, "what a child's start function throws is the reason of a promise");

// REQ L-098
test(() => {
  const child = new WasmModule();
  child.func({code: [op.call(0)]});
  child.start(0);
  const builder = new LinkedModule();
  builder.instance(builder.nested(child));
  const recurse = () => recurse() + 1;
  for (let i = 0; i < 3; i++) {
    assert_equals(thrown_by(() => builder.instantiate()).constructor, thrown_by(recurse).constructor);
  }
  assert_array_equals(outcome(supplier()), [7, 8], "afterwards");
}, "a child's start function that exhausts the stack throws as JavaScript does, and the agent goes on");

test(() => {
  const child = new WasmModule();
  child.start(child.func({code: [op.unreachable]}));
  const builder = new LinkedModule();
  builder.instance(builder.nested(child));
  assert_throws_js(WebAssembly.RuntimeError, () => builder.instantiate());
}, "a child's start function that traps: RuntimeError");

// SPEC module-linking/Explainer#additional-requirements-revisited
// REQ L-193
promise_test(async () => {
  let child = exporting().instantiate().exports.e1;
  const count = child.exports.count;
  for (let i = 0; i < 5; i++) {
    if (globalThis.$262?.gc) $262.gc();
    else if (typeof gc === "function") gc();
    for (let n = 0; n < 100; n++) exporting().compile();
    await new Promise(resolve => setTimeout(resolve, 0));
  }
  assert_equals(count(), 1);
  assert_equals(child.exports.count(), 2);
}, "a child works after its parent was dropped and collected");
