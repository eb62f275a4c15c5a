// META: title=Whether something is a Module, Memory, Table, Global or Tag is asked of its slots
// META: global=window,dedicatedworker,jsshell
// META: requires=createRealm
// META: script=../resources/module.js
// META: script=../resources/helpers.js
// META: script=../resources/realms.js

// Whether something is a Module, Memory, Table, Global or Tag is asked of its slots.

"use strict";

// Each row: how a realm makes one, and every use that has to accept it.
// SPEC js-api/#modules; js-api/#memories; js-api/#tables; js-api/#globals; js-api/#tags
// REQ R-008
function importing(kind) {
  const builder = new WasmModule();
  ({
    Memory: () => builder.importMemory("m", "x", {initial: 1}),
    Table: () => builder.importTable("m", "x", {initial: 1}),
    Global: () => builder.importGlobal("m", "x", I32),
    Tag: () => builder.importTag("m", "x", [I32]),
  })[kind]();
  return builder.compile();
}

const use_as_import = kind => x => new WebAssembly.Instance(importing(kind), {m: {x}});
const get = (kind, key) => Object.getOwnPropertyDescriptor(WebAssembly[kind].prototype, key).get;

const KINDS = {
  Module: {
    make: realm => new realm.WebAssembly.Module(new WasmModule().toBytes()),
    uses: {
      "new Instance": x => new WebAssembly.Instance(x),
      "Module.exports": x => WebAssembly.Module.exports(x),
      "Module.imports": x => WebAssembly.Module.imports(x),
      "Module.customSections": x => WebAssembly.Module.customSections(x, "a"),
    },
  },
  Instance: {
    make: realm => new realm.WebAssembly.Instance(new WebAssembly.Module(new WasmModule().toBytes())),
    uses: {"exports": x => get("Instance", "exports").call(x)},
  },
  Memory: {
    make: realm => new realm.WebAssembly.Memory({initial: 1}),
    uses: {
      "grow": x => WebAssembly.Memory.prototype.grow.call(x, 0),
      "buffer": x => get("Memory", "buffer").call(x),
      "import": use_as_import("Memory"),
    },
  },
  Table: {
    make: realm => new realm.WebAssembly.Table({element: "anyfunc", initial: 1}),
    uses: {
      "get": x => WebAssembly.Table.prototype.get.call(x, 0),
      "set": x => WebAssembly.Table.prototype.set.call(x, 0, null),
      "grow": x => WebAssembly.Table.prototype.grow.call(x, 0),
      "length": x => get("Table", "length").call(x),
      "import": use_as_import("Table"),
    },
  },
  Global: {
    make: realm => new realm.WebAssembly.Global({value: "i32"}, 1),
    uses: {
      "valueOf": x => WebAssembly.Global.prototype.valueOf.call(x),
      "value": x => get("Global", "value").call(x),
      "import": use_as_import("Global"),
    },
  },
  Tag: {
    make: realm => new realm.WebAssembly.Tag({parameters: ["i32"]}),
    uses: {
      "new Exception": x => new WebAssembly.Exception(x, [1]),
      "Exception.prototype.is": x => new WebAssembly.Exception(new WebAssembly.Tag({parameters: []}), []).is(x),
      "import": use_as_import("Tag"),
    },
  },
};

const PROTOTYPES = {
  "its own prototype": (kind, realm) => realm.WebAssembly[kind].prototype,
  "the other realm's prototype": kind => WebAssembly[kind].prototype,
  "null": () => null,
  "another class's prototype": kind => WebAssembly[kind === "Memory" ? "Table" : "Memory"].prototype,
  "an own object": () => ({}),
};

for (const [kind, {make, uses}] of Object.entries(KINDS)) {
  for (const [use, action] of Object.entries(uses)) {
    for (const [where, realm_of] of [["of this realm", () => HERE], ["of another realm", create_realm]]) {
      for (const [what, prototype_of] of Object.entries(PROTOTYPES)) {
        test(() => {
          const realm = realm_of();
          const object = make(realm);
          Object.setPrototypeOf(object, prototype_of(kind, realm));
          action(object);
        }, `${kind} ${where} with ${what}: accepted by ${use}`);
      }
    }

    test(() => {
      const impostor = Object.create(WebAssembly[kind].prototype);
      assert_true(impostor instanceof WebAssembly[kind]);
      assert_throws_js(use === "import" ? WebAssembly.LinkError : TypeError, () => action(impostor));
      const heir = Object.create(make(HERE));
      assert_true(heir instanceof WebAssembly[kind]);
      assert_throws_js(use === "import" ? WebAssembly.LinkError : TypeError, () => action(heir));
    }, `${kind}: what only inherits is an instance, and refused by ${use}`);

    test(() => {
      for (const [other, {make: make_other}] of Object.entries(KINDS)) {
        if (other !== kind) {
          const object = Object.setPrototypeOf(make_other(HERE), WebAssembly[kind].prototype);
          assert_throws_js(use === "import" ? WebAssembly.LinkError : TypeError, () => action(object), other);
        }
      }
    }, `${kind}: other classes with its prototype are refused by ${use}`);
  }

  test(() => {
    const type = WebAssembly[kind];
    const own = Object.getOwnPropertyDescriptor(type, Symbol.hasInstance);
    assert_equals(own, undefined, "no Symbol.hasInstance of its own");
  }, `${kind}: instanceof is the ordinary one`);
}
