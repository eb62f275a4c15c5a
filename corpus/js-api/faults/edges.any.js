// META: title=Faults on every edge between JavaScript and WebAssembly
// META: global=window,dedicatedworker,jsshell
// META: script=../resources/module.js
// META: script=../resources/helpers.js
// Shows that exceptions, traps and exhausted stacks, wherever they strike, leave the agent usable: after each of them the
// same instances go on, state that was written stays, and a second fault does what the first did.

"use strict";

// An instance that uses memory, global and a host function; `assert_usable` runs through all of it.
const probe = (() => {
  const builder = new WasmModule();
  const h = builder.importFunction("m", "h", [I32], [I32]);
  builder.memory({initial: 1, export: "memory"});
  builder.table({initial: 1, export: "table"});
  builder.global({type: I32, mutable: true, init: op.i32_const(0), export: "count"});
  builder.func({
    params: [I32],
    results: [I32],
    code: [
      [op.global_get(0), op.i32_const(1), op.i32_add, op.global_set(0)],
      [op.i32_const(8), op.local_get(0), op.call(h), op.i32_store()],
      [op.i32_const(8), op.i32_load()],
    ],
    export: "run",
  });
  return builder.instantiate({m: {h: n => n + 1}}).exports;
})();
let runs = 0;

// An instance that catches what its import throws, made when it is first asked for: not every host can.
let catcher;
function catch_probe() {
  if (catcher === undefined) {
    const builder = new WasmModule();
    const h = builder.importFunction("m", "h", [], []);
    const tag = builder.importTag("m", "tag", [EXTERNREF]);
    const body = [op.block(EXTERNREF, op.try_table(VOID, [[0x00, tag, 0]], op.call(h)), op.unreachable)];
    builder.func({results: [EXTERNREF], code: body, export: "f"});
    const throwing = () => {
      throw "probe";
    };
    catcher = builder.instantiate({m: {tag: WebAssembly.JSTag, h: throwing}}).exports.f;
  }
  return catcher();
}

function assert_usable(what) {
  assert_equals(probe.run(41), 42, what);
  assert_equals(probe.count.value, ++runs, `${what}: the global`);
  assert_equals(new DataView(probe.memory.buffer).getInt32(8, true), 42, `${what}: the memory`);
  probe.table.set(0, probe.run);
  assert_equals(probe.table.get(0), probe.run, `${what}: the table`);
  assert_equals(Object.keys(new WasmModule().instantiate().exports).length, 0, `${what}: instantiation`);
  if (WebAssembly.JSTag !== undefined) assert_equals(catch_probe(), "probe", `${what}: exceptions`);
}

// Faults: what strikes, and what must come out of it.
const error = new EvalError("fault");
const trapping = (() => {
  const builder = new WasmModule();
  builder.func({code: [op.unreachable], export: "trap"});
  builder.func({code: [op.call(1)], export: "recurse"});
  return builder.instantiate().exports;
})();
let throwing;
function throw_in_wasm() {
  if (throwing === undefined) {
    const builder = new WasmModule();
    builder.func({code: [op.throw_(builder.tag({export: "tag"}))], export: "throw"});
    throwing = builder.instantiate().exports;
  }
  throwing.throw();
}
const recurse = () => recurse() + 1;
const exhausted = thrown_by(recurse).constructor;
const faults = {
  "an exception": {
    strike() {
      throw error;
    },
    is: e => e === error,
  },
  "undefined thrown": {
    strike() {
      throw undefined;
    },
    is: e => e === undefined,
  },
  "an exception of wasm": {
    strike: throw_in_wasm,
    is: e => e instanceof WebAssembly.Exception && e.is(throwing.tag),
  },
  "a trap": {strike: () => trapping.trap(), is: e => e instanceof WebAssembly.RuntimeError},
  "a stack exhausted in wasm": {strike: () => trapping.recurse(), is: e => e.constructor === exhausted},
  "a stack exhausted in JavaScript": {strike: () => recurse(), is: e => e.constructor === exhausted},
};

// Edges: where it strikes. Each takes what strikes and lets what is thrown out.
const types = {i32: I32, i64: I64, f32: F32, f64: F64};
const edges = {
  "the start function": strike => {
    const builder = new WasmModule();
    builder.start(builder.importFunction("m", "f", [], []));
    builder.instantiate({m: {f: strike}});
  },
  "a function that the start function calls": strike => {
    const builder = new WasmModule();
    const f = builder.importFunction("m", "f", [], []);
    const inner = builder.func({code: [op.call(f)]});
    builder.start(builder.func({code: [op.call(inner)]}));
    builder.instantiate({m: {f: strike}});
  },
  "a getter of the import object": strike => {
    const builder = new WasmModule();
    builder.importFunction("m", "f", [], []);
    builder.instantiate({
      get m() {
        return strike();
      },
    });
  },
  "a getter of an imported module": strike => {
    const builder = new WasmModule();
    builder.importGlobal("m", "g", I32);
    builder.importFunction("m", "f", [], []);
    builder.instantiate({
      m: {
        g: 1,
        get f() {
          return strike();
        },
      },
    });
  },
  "a proxy as import object": strike => {
    const builder = new WasmModule();
    builder.importFunction("m", "f", [], []);
    builder.instantiate(new Proxy({}, {get: strike}));
  },
  "a host function": strike => {
    const builder = new WasmModule();
    builder.importFunction("m", "f", [], []);
    builder.func({code: [op.call(0)], export: "f"});
    builder.instantiate({m: {f: strike}}).exports.f();
  },
  "a host function within a nested call": strike => {
    const builder = new WasmModule();
    builder.importFunction("m", "f", [I32], []);
    builder.func({params: [I32], code: [op.local_get(0), op.call(0)], export: "f"});
    const {f} = builder.instantiate({m: {f: n => (n === 0 ? strike() : f(n - 1))}}).exports;
    f(5);
  },
  "a host function called through a table": strike => {
    const builder = new WasmModule();
    const f = builder.importFunction("m", "f", [], []);
    builder.table({initial: 1});
    builder.elem({functions: [f], offset: op.i32_const(0)});
    builder.func({code: [op.i32_const(0), op.call_indirect(builder.type([], []))], export: "f"});
    builder.instantiate({m: {f: strike}}).exports.f();
  },
  "the conversion of a result": strike => {
    const builder = new WasmModule();
    builder.importFunction("m", "f", [], [I32]);
    builder.func({results: [I32], code: [op.call(0)], export: "f"});
    builder.instantiate({m: {f: () => ({valueOf: strike})}}).exports.f();
  },
  "the iteration of several results": strike => {
    const builder = new WasmModule();
    builder.importFunction("m", "f", [], [I32, I32]);
    builder.func({results: [I32, I32], code: [op.call(0)], export: "f"});
    builder.instantiate({m: {f: () => ({[Symbol.iterator]: strike})}}).exports.f();
  },
  "the second of several results": strike => {
    const builder = new WasmModule();
    builder.importFunction("m", "f", [], [I32, I32]);
    builder.func({results: [I32, I32], code: [op.call(0)], export: "f"});
    builder.instantiate({m: {f: () => [1, {valueOf: strike}]}}).exports.f();
  },
  "the conversion of a Global's value": strike => {
    const global = new WebAssembly.Global({value: "f64", mutable: true}, 5);
    try {
      global.value = {valueOf: strike};
    } finally {
      assert_equals(global.value, 5);
    }
  },
  "the index of a Table": strike => {
    new WebAssembly.Table({element: "externref", initial: 1}).set({valueOf: strike}, 1);
  },
  "the delta of a Memory": strike => {
    const memory = new WebAssembly.Memory({initial: 1});
    const {buffer} = memory;
    try {
      memory.grow({valueOf: strike});
    } finally {
      assert_equals(memory.buffer, buffer);
    }
  },
  "a descriptor's getter": strike => {
    new WebAssembly.Memory({
      get initial() {
        return strike();
      },
    });
  },
  "a compile option's getter": strike => {
    new WebAssembly.Module(new WasmModule().toBytes(), {
      get builtins() {
        return strike();
      },
    });
  },
  "the payload of an Exception": strike => {
    new WebAssembly.Exception(new WebAssembly.Tag({parameters: ["i32"]}), [{valueOf: strike}]);
  },
  "the resizing of a Memory's buffer": strike => {
    const memory = new WebAssembly.Memory({initial: 1, maximum: 2});
    if (typeof memory.toResizableBuffer !== "function") strike();
    memory.toResizableBuffer().resize({valueOf: strike});
  },
};
for (const [name, type] of Object.entries(types)) {
  edges[`the conversion of an argument to ${name}`] = strike => {
    const builder = new WasmModule();
    builder.func({params: [I32, type], export: "f"});
    builder.instantiate().exports.f(1, {valueOf: strike});
  };
}

// SPEC js-api/#errors
for (const [where, edge] of Object.entries(edges)) {
  for (const [what, {strike, is}] of Object.entries(faults)) {
    test(() => {
      for (const time of ["first", "second"]) {
        let caught,
          thrown = false;
        try {
          edge(strike);
        } catch (e) {
          [caught, thrown] = [e, true];
        }
        assert_true(thrown, `${time}: it comes out`);
        assert_true(is(caught), `${time}: as it is`);
        assert_usable(time);
      }
    }, `${what} in ${where}`);
  }
}

// Promises: the same in instantiate, where the fault is the reason.
for (const [what, {strike, is}] of Object.entries(faults)) {
  promise_test(async () => {
    const builder = new WasmModule();
    builder.start(builder.importFunction("m", "f", [], []));
    for (const imports of [
      {m: {f: strike}},
      {
        get m() {
          return strike();
        },
      },
    ]) {
      for (const source of [builder.compile(), builder.toBytes()]) {
        let caught,
          thrown = false;
        try {
          await WebAssembly.instantiate(source, imports);
        } catch (e) {
          [caught, thrown] = [e, true];
        }
        assert_true(thrown);
        assert_true(is(caught));
        assert_usable("afterwards");
      }
    }
  }, `${what} in instantiate is the reason of its promise`);
}
