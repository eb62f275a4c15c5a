// META: title=Read the imports
// META: global=window,dedicatedworker,jsshell
// META: script=../resources/module.js
// META: script=../resources/assertions.js
// Shows in which order an import object is read and what is accepted or refused for each kind of import, through the
// constructor of Instance.

"use strict";

// SPEC js-api/#read-the-imports
test(() => {
  const builder = new WasmModule();
  builder.importFunction("m", "f", [], []);
  assert_throws_js(TypeError, () => builder.instantiate());
  assert_throws_js(TypeError, () => builder.instantiate(undefined));
}, "imports without an import object: TypeError");

test(() => {
  const builder = new WasmModule();
  builder.importFunction("b", "f", [], []);
  builder.importFunction("a", "g", [], []);
  builder.importFunction("b", "h", [], []);
  builder.importFunction("b", "f", [], []);
  const log = [];
  const f = () => {};
  const imports = logging(
    {a: logging({f, g: f, h: f}, log, "a"), b: logging({f, g: f, h: f}, log, "b"), c: {}},
    log,
    "imports",
  );
  builder.instantiate(imports);
  assert_array_equals(log, [
    "get imports.b",
    "get b.f",
    "get imports.a",
    "get a.g",
    "get imports.b",
    "get b.h",
    "get imports.b",
    "get b.f",
  ]);
}, "two Gets for each import, in the order of the imports; nothing else is read");

test(() => {
  const builder = new WasmModule();
  builder.importFunction("m", "f", [], []);
  builder.importFunction("n", "f", [], []);
  for (const m of [undefined, null, true, 1, "string", Symbol(), 1n]) {
    const log = [];
    assert_throws_js(TypeError, () => builder.instantiate(logging({m}, log, "imports")));
    assert_array_equals(log, ["get imports.m"]);
  }
}, "a module that is no object: TypeError, and nothing further is read");

test(() => {
  const builder = new WasmModule();
  builder.importFunction("m", "f", [], []);
  builder.importFunction("n", "f", [], []);
  const log = [];
  assert_throws_js(WebAssembly.LinkError, () => builder.instantiate(logging({m: {f: 1}}, log, "imports")));
  assert_array_equals(log, ["get imports.m"]);
}, "an import of the wrong kind: LinkError, and nothing further is read");

test(() => {
  const builder = new WasmModule();
  builder.importFunction("m", "f", [], []);
  builder.importFunction("m", "g", [], []);
  const error = new EvalError();
  const log = [];
  const m = {
    get f() {
      throw error;
    },
    get g() {
      log.push("g");
    },
  };
  assert_throws_exactly(error, () => builder.instantiate({m}));
  assert_throws_exactly(error, () =>
    builder.instantiate({
      get m() {
        throw error;
      },
    }),
  );
  assert_array_equals(log, []);
}, "what a getter throws comes out, and nothing further is read");

test(() => {
  const builder = new WasmModule();
  builder.importFunction("m", "f", [], []);
  builder.instantiate({m: Object.assign(() => {}, {f() {}})});
  builder.instantiate(Object.create({m: Object.create({f() {}})}));
  builder.instantiate({
    get m() {
      return {
        get f() {
          return () => {};
        },
      };
    },
  });
}, "modules may be functions; properties may be inherited or getters");

test(() => {
  const builder = new WasmModule();
  builder.importFunction("m", "f", [], []);
  const receivers = [];
  const m = {
    get f() {
      receivers.push(this);
      return () => {};
    },
  };
  const imports = {
    get m() {
      receivers.push(this);
      return m;
    },
  };
  builder.instantiate(imports);
  assert_array_equals(receivers, [imports, m]);
}, "getters are called on the objects that are read");

test(() => {
  const builder = new WasmModule();
  builder.importFunction("", "\u{1f600}", [], []);
  builder.importFunction("__proto__", "1", [], []);
  builder.instantiate({"": {"\u{1f600}"() {}}, ["__proto__"]: [0, () => {}]});
}, "names are property keys as they are: empty, astral, an index, __proto__");

// What each kind of import takes. An entry: a value that is refused.
const common = () => ({
  undefined,
  null: null,
  true: true,
  "a number": 1,
  "a string": "1",
  "a symbol": Symbol(),
  "a BigInt": 1n,
  "an object": {},
});
const objects = {
  "an Instance": () => new WasmModule().instantiate(),
  "a Module": () => new WasmModule().compile(),
  "a Memory": () => new WebAssembly.Memory({initial: 1}),
  "a Table": () => new WebAssembly.Table({element: "anyfunc", initial: 1}),
  "a Global": () => new WebAssembly.Global({value: "i32"}),
  "a Tag": () => new WebAssembly.Tag({parameters: []}),
};

function refuse(kind, builder, others, accepted) {
  for (const [what, value] of Object.entries(others)) {
    test(() => {
      assert_throws_js(WebAssembly.LinkError, () => builder.instantiate({m: {x: value}}));
    }, `${kind}: ${what} is refused, LinkError`);
  }
  for (const what of Object.keys(objects).filter(what => what !== accepted)) {
    test(() => {
      assert_throws_js(WebAssembly.LinkError, () => builder.instantiate({m: {x: objects[what]()}}));
    }, `${kind}: ${what} is refused, LinkError`);
  }
  test(() => {
    assert_throws_js(WebAssembly.LinkError, () => builder.instantiate({m: {}}));
  }, `${kind}: a missing property is refused, LinkError`);
}

const func = new WasmModule();
func.importFunction("m", "x", [], []);
refuse("func", func, common());

test(() => {
  const callables = [
    () => {},
    function () {},
    class {},
    async () => {},
    function* () {},
    Math.max,
    new Proxy(() => {}, {}),
    (() => {}).bind(),
    WebAssembly.Module,
  ];
  for (const x of callables) func.instantiate({m: {x}});
}, "func: anything callable is taken");

test(() => {
  const builder = new WasmModule();
  builder.func({params: [I32], export: "x"});
  assert_throws_js(WebAssembly.LinkError, () => func.instantiate({m: builder.instantiate().exports}));
}, "func: an Exported Function of another type is refused, LinkError");

test(() => {
  const builder = new WasmModule();
  builder.func({params: [I32], export: "x"});
  const {x} = builder.instantiate().exports;
  func.instantiate({m: {x: x.bind()}});
  func.instantiate({m: {x: new Proxy(x, {})}});
}, "func: a bound or proxied Exported Function is just callable, its type plays no part");

const memory = new WasmModule();
memory.importMemory("m", "x", {initial: 1, maximum: 3});
refuse(
  "memory",
  memory,
  {
    ...common(),
    "a function": () => {},
    "an ArrayBuffer": new ArrayBuffer(65536),
    "an object below Memory.prototype": Object.create(WebAssembly.Memory.prototype),
  },
  "a Memory",
);

test(() => {
  for (const limits of [
    {initial: 1, maximum: 3},
    {initial: 2, maximum: 2},
    {initial: 3, maximum: 3},
  ]) {
    memory.instantiate({m: {x: new WebAssembly.Memory(limits)}});
  }
}, "memory: limits within those of the import are taken");

test(() => {
  for (const limits of [{initial: 0, maximum: 3}, {initial: 1, maximum: 4}, {initial: 1}]) {
    assert_throws_js(WebAssembly.LinkError, () => memory.instantiate({m: {x: new WebAssembly.Memory(limits)}}));
  }
}, "memory: too small, a greater maximum or none is refused, LinkError");

test(() => {
  const x = new WebAssembly.Memory({initial: 0, maximum: 3});
  x.grow(1);
  memory.instantiate({m: {x}});
}, "memory: what counts is the present size");

test(() => {
  const x = new WebAssembly.Memory({initial: 1n, maximum: 3n, address: "i64"});
  assert_throws_js(WebAssembly.LinkError, () => memory.instantiate({m: {x}}));
}, "memory: another address type is refused, LinkError");

test(() => {
  const x = new WebAssembly.Memory({initial: 1, maximum: 1});
  Object.setPrototypeOf(x, null);
  memory.instantiate({m: {x}});
}, "memory: prototypes play no part");

const table = new WasmModule();
table.importTable("m", "x", {element: FUNCREF, initial: 1, maximum: 3});
refuse("table", table, {...common(), "a function": () => {}, "an array": [null]}, "a Table");

test(() => {
  table.instantiate({m: {x: new WebAssembly.Table({element: "anyfunc", initial: 1, maximum: 3})}});
  for (const limits of [{initial: 0, maximum: 3}, {initial: 1, maximum: 4}, {initial: 1}]) {
    assert_throws_js(WebAssembly.LinkError, () =>
      table.instantiate({m: {x: new WebAssembly.Table({element: "anyfunc", ...limits})}}),
    );
  }
  assert_throws_js(WebAssembly.LinkError, () =>
    table.instantiate({m: {x: new WebAssembly.Table({element: "externref", initial: 1, maximum: 3})}}),
  );
}, "table: limits and element type must match, else LinkError");

const tag = new WasmModule();
tag.importTag("m", "x", [I32]);
refuse(
  "tag",
  tag,
  {...common(), "a function": () => {}, "a Tag of another type": new WebAssembly.Tag({parameters: ["i64"]})},
  "a Tag",
);

test(() => {
  tag.instantiate({m: {x: new WebAssembly.Tag({parameters: ["i32"]})}});
}, "tag: a Tag of the type is taken");

test(() => {
  const builder = new WasmModule();
  builder.importTag("m", "x", [EXTERNREF]);
  builder.instantiate({m: {x: WebAssembly.JSTag}});
}, "tag: JSTag is a Tag with one externref");

test(() => {
  const builder = new WasmModule();
  builder.importMemory("m", "x", {initial: 1});
  builder.start(builder.func({code: [op.unreachable]}));
  assert_throws_js(WebAssembly.LinkError, () => builder.instantiate({m: {x: new WebAssembly.Memory({initial: 0})}}));
}, "a type that does not match is found before the start function runs");

// SPEC js-api/#instantiate-the-core-of-a-webassembly-module
test(() => {
  const builder = new WasmModule();
  builder.start(builder.func({code: [op.unreachable]}));
  assert_throws_js(WebAssembly.RuntimeError, () => builder.instantiate());
}, "a start function that traps: RuntimeError");

test(() => {
  const builder = new WasmModule();
  builder.start(builder.importFunction("m", "f", [], []));
  const error = new EvalError();
  assert_throws_exactly(error, () =>
    builder.instantiate({
      m: {
        f() {
          throw error;
        },
      },
    }),
  );
}, "what the start function's host function throws comes out as it is");

test(() => {
  const builder = new WasmModule();
  builder.memory({initial: 1});
  builder.data({bytes: [1], offset: op.i32_const(65536)});
  assert_throws_js(WebAssembly.RuntimeError, () => builder.instantiate());
}, "a data segment out of bounds: RuntimeError");

test(() => {
  const builder = new WasmModule();
  builder.importMemory("m", "x", {initial: 1});
  builder.data({bytes: [42], offset: op.i32_const(0)});
  builder.data({bytes: [43], offset: op.i32_const(65536)});
  const x = new WebAssembly.Memory({initial: 1});
  assert_throws_js(WebAssembly.RuntimeError, () => builder.instantiate({m: {x}}));
  assert_equals(new Uint8Array(x.buffer)[0], 42);
}, "what was written before the failure stays written");

test(() => {
  const builder = new WasmModule();
  builder.table({initial: 1});
  builder.func({});
  builder.elem({functions: [0], offset: op.i32_const(1)});
  assert_throws_js(WebAssembly.RuntimeError, () => builder.instantiate());
}, "an element segment out of bounds: RuntimeError");
