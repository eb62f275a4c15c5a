// META: title=What one realm can reach of another when a host injects a Module into both
// META: global=jsshell
// META: requires=createRealm
// META: script=../resources/module.js
// META: script=../resources/helpers.js
// META: script=../resources/realms.js

// What one realm can reach of another when a host injects a Module into both.

"use strict";

// A host compiles once and injects a Module into N realms that shall not see each other. Two injectors: one hands the
// single object to all, one makes a Module object a realm. The walk follows every property and prototype, and what the
// accessors of WebAssembly's objects give, from a realm's global object on.
// SPEC js-api/#modules; js-api/#dom-instance-instance
const INJECTORS = {
  "a single object": () => {
    const module = everything_module().compile();
    return () => module;
  },
  "an object a realm": () => {
    const module = everything_module().compile();
    const bytes = everything_module().toBytes();
    return realm => "structuredClone" in realm.global ? realm.global.structuredClone(module)
      : new realm.WebAssembly.Module(realm.global.Uint8Array.from(bytes));
  },
};

// Realms with a Module injected and instantiated by code of their own.
function inject(injector, count) {
  const module_for = INJECTORS[injector]();
  return Array.from({length: count}, () => {
    const realm = create_realm();
    realm.global.module = module_for(realm);
    realm.global.eval(`
      globalThis.instance = new WebAssembly.Instance(module);
      globalThis.secret = {};
      instance.exports.table.get(0);
    `);
    return realm;
  });
}

// What a realm's own code holds: its Instance and all that hangs on it.
function secrets({global}) {
  const {exports} = global.instance;
  return [global, global.secret, global.instance, exports, ...Object.values(exports), exports.memory.buffer,
          exports.table.get(0), global.Function, global.WebAssembly, global.WebAssembly.Module];
}

const ACCESSORS = {
  "[object WebAssembly.Instance]": instance => [instance.exports],
  "[object WebAssembly.Memory]": memory => [memory.buffer],
  "[object WebAssembly.Table]": table => Array.from({length: table.length}, (_, i) => table.get(i)),
  "[object WebAssembly.Global]": global => [global.value],
};

function* neighbours(object) {
  yield Object.getPrototypeOf(object);
  for (const key of Reflect.ownKeys(object)) {
    const {value, get, set} = Object.getOwnPropertyDescriptor(object, key) || {};
    yield value;
    yield get;
    yield set;
  }
  const tag = Object.prototype.toString.call(object);
  if (tag in ACCESSORS && !Object.hasOwn(object, Symbol.toStringTag)) {
    yield* ACCESSORS[tag](object);
  }
}

function reachable(root, except = host_shares()) {
  const seen = new Set([root]);
  for (const object of seen) {
    for (const next of neighbours(object)) {
      if (next !== null && (typeof next === "object" || typeof next === "function") && !except.has(next)) {
        seen.add(next);
      }
    }
  }
  return seen;
}

// What two realms with nothing injected have in common, the host's own leak, is not the injectors' doing.
let shared_by_host;
function host_shares() {
  if (shared_by_host === undefined) {
    const [one, other] = [0, 1].map(() => reachable(create_realm().global, new Set()));
    shared_by_host = new Set([...one].filter(object => other.has(object)));
  }
  return shared_by_host;
}

function assert_no_leak(realms) {
  const reach = realms.map(({global}) => reachable(global));
  realms.forEach((realm, i) => {
    secrets(realm).forEach((secret, k) => {
      reach.forEach((seen, j) => {
        assert_equals(seen.has(secret), i === j, `secret ${k} of realm ${i} reached from realm ${j}`);
      });
    });
  });
  return reach;
}

// REQ R-006
test(() => {
  assert_equals(host_shares().size, 0);
}, "two realms with nothing injected have no object in common");

// REQ R-012
test(() => {
  assert_no_leak(inject("an object a realm", 4));
}, "an object a realm: no memory, table, global, function or tag of one is reachable from another");

test(() => {
  const reach = assert_no_leak(inject("an object a realm", 3));
  for (const [i, one] of reach.entries()) {
    for (const other of reach.slice(i + 1)) {
      assert_equals([...one].filter(object => other.has(object)).length, 0, "objects that both reach");
    }
  }
}, "an object a realm: two realms have no object in common");

test(() => {
  const realms = inject("an object a realm", 3);
  realms.forEach(({global}, i) => {
    global.i = i;
    global.eval(`
      new Uint8Array(instance.exports.memory.buffer)[0] = 100 + i;
      instance.exports.global.value = 200 + i;
      instance.exports.table.grow(1 + i);
      instance.exports.memory.grow(i);
    `);
  });
  realms.forEach(({global}, i) => {
    const {memory, table, global: value} = global.instance.exports;
    assert_equals(new Uint8Array(memory.buffer)[0], 100 + i);
    assert_equals(value.value, 200 + i);
    assert_equals(table.length, 3 + i);
    assert_equals(memory.buffer.byteLength, (1 + i) * PAGE);
  });
}, "an object a realm: what one writes or grows the others do not see");

test(() => {
  const [first, second] = inject("an object a realm", 2);
  first.global.eval("module.note = secret");
  assert_false(second.global.eval("'note' in module"));
  assert_false(reachable(second.global).has(first.global.secret));
}, "an object a realm: a property put on the Module is not seen elsewhere");

test(() => {
  for (const realm of inject("an object a realm", 2)) {
    assert_true(realm.global.eval("module instanceof WebAssembly.Module"));
    assert_made_in(realm, realm.global.module, "WebAssembly.Module");
    assert_false(reachable(realm.global).has(WebAssembly.Module), "the compiling realm is out of reach");
  }
}, "an object a realm: the Module is an instance of the realm's own class");

// The same with the single object: instances are apart still, yet the Module itself is a way across.
// REQ R-012
test(() => {
  const [first, second] = inject("a single object", 2);
  const reach = reachable(second.global);
  const {exports} = first.global.instance;
  for (const secret of [first.global.instance, ...Object.values(exports), exports.memory.buffer]) {
    assert_false(reach.has(secret));
  }
}, "a single object: instances do not reach each other as long as nobody puts them on the Module");

// REQ
test(() => {
  const [first, second] = inject("a single object", 2);
  assert_equals(first.global.module, second.global.module);
  assert_false(first.global.eval("module instanceof WebAssembly.Module"));
  first.global.eval("module.note = secret");
  assert_true(second.global.eval("'note' in module"));
  assert_true(reachable(second.global).has(first.global.secret));
}, "a single object: a property put on the Module by one realm is read by the other");

test(() => {
  const [first] = inject("a single object", 1);
  assert_true(reachable(first.global).has(WebAssembly.Module));
  const path = "Object.getPrototypeOf(module).constructor.constructor('return this')()";
  assert_equals(first.global.eval(path), globalThis);
}, "a single object: its prototype leads to the compiling realm's constructors");

test(() => {
  const module = Object.freeze(Object.setPrototypeOf(everything_module().compile(), null));
  const realms = [create_realm(), create_realm()];
  for (const {global} of realms) {
    global.module = module;
    global.eval("globalThis.instance = new WebAssembly.Instance(module)");
    assert_throws_js(TypeError, () => {
      module.note = 1;
    });
    assert_false(reachable(global).has(WebAssembly.Module));
  }
  assert_false(reachable(realms[1].global).has(realms[0].global.instance));
}, "a single object, frozen and without a prototype, is no way across and works");
