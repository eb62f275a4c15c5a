// META: title=One Module instantiated in a thousand realms
// META: global=window,dedicatedworker,jsshell
// META: requires=createRealm
// META: script=../resources/module.js
// META: script=../resources/helpers.js
// META: script=../resources/realms.js
// META: timeout=long

// One Module instantiated in a thousand realms.

"use strict";

// The Module is compiled once; every realm makes its own Instance of it, whose state is its own.
// SPEC js-api/#dom-instance-instance; js-api/#modules
// REQ R-011
test(() => {
  const builder = new WasmModule();
  builder.memory({initial: 1, export: "memory"});
  builder.func({params: [I32], code: [op.i32_const(0), op.local_get(0), op.i32_store()], export: "write"});
  builder.func({results: [I32], code: [op.i32_const(0), op.i32_load()], export: "read"});
  const module = builder.compile();
  const kept = [];
  for (let i = 0; i < 1000; i++) {
    const realm = create_realm();
    realm.global.module = module;
    realm.global.instance = realm.global.eval("new WebAssembly.Instance(module)");
    realm.global.instance.exports.write(i);
    assert_equals(realm.global.instance.exports.read(), i);
    if (i % 100 === 0) {
      kept.push({realm, i});
    }
  }
  for (const {realm, i} of kept) {
    assert_equals(realm.global.instance.exports.read(), i, "no later instance wrote here");
    assert_made_in(realm, realm.global.instance, "WebAssembly.Instance");
  }
}, "a thousand realms, an Instance each");
