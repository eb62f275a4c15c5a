// META: title=Glue that asks path_or_module instanceof WebAssembly.Module, and how it is made to hold
// META: global=window,dedicatedworker,jsshell
// META: requires=createRealm
// META: script=../resources/module.js
// META: script=../resources/helpers.js
// META: script=../resources/realms.js

// Glue that asks path_or_module instanceof WebAssembly.Module, and how it is made to hold.

"use strict";

// The glue that generators write takes a Module or the place of one and tells them apart. Run in a realm into which a
// host injected a Module of its own realm, the test by instanceof takes the wrong branch. The three forms of the test
// stand in one piece of glue, so that nothing else differs.
// SPEC js-api/#modules; js-api/#dom-webassembly-instantiate
const GLUE = `
  return async function init(path_or_module) {
    let instance;
    if (IS_MODULE(path_or_module)) {
      instance = await WebAssembly.instantiate(path_or_module, {});
    } else {
      const response = await fetch(path_or_module);
      instance = (await WebAssembly.instantiate(await response.arrayBuffer(), {})).instance;
    }
    return instance.exports;
  };
`;

const IS_MODULE = {
  "instanceof": "x => x instanceof WebAssembly.Module",
  "true": "x => true",
  "Module.exports": `x => {
    try {
      WebAssembly.Module.exports(x);
      return true;
    } catch {
      return false;
    }
  }`,
  "the class name": "x => Object.prototype.toString.call(x) === '[object WebAssembly.Module]'",
};

// A realm with the glue in it and a fetch that knows one path; fetched lists what was asked for.
function realm_with_glue(test_form) {
  const realm = create_realm();
  const fetched = [];
  realm.global.fetch = async path => {
    fetched.push(path);
    if (path !== "everything.wasm") {
      throw new realm.global.TypeError(`no such path: ${String(path)}`);
    }
    return {arrayBuffer: async () => everything_module().toBytes().buffer};
  };
  const init = realm.global.Function(`const IS_MODULE = ${IS_MODULE[test_form]}; ${GLUE}`)();
  return {realm, fetched, init};
}

// REQ
promise_test(async () => {
  const {realm, fetched, init} = realm_with_glue("instanceof");
  const module = everything_module().compile();
  assert_made_in(realm, await rejection_of(init(module)), "TypeError");
  assert_array_equals(fetched, [module], "the Module is taken for a path");
}, "instanceof: an injected Module is taken for a path to fetch");

promise_test(async () => {
  const {realm, fetched, init} = realm_with_glue("instanceof");
  const module = new realm.WebAssembly.Module(everything_module().toBytes());
  assert_equals((await init(module)).f(1), 2);
  assert_equals((await init("everything.wasm")).f(1), 2);
  assert_array_equals(fetched, ["everything.wasm"]);
}, "instanceof: an own Module and a path work");

// REQ
promise_test(async () => {
  const {realm, fetched, init} = realm_with_glue("true");
  const exports = await init(everything_module().compile());
  assert_equals(exports.f(1), 2);
  assert_made_in(realm, exports.f, "Function");
  assert_array_equals(fetched, []);
}, "true in place of the test: an injected Module works");

// REQ R-005
for (const form of ["Module.exports", "the class name"]) {
  promise_test(async () => {
    const {realm, fetched, init} = realm_with_glue(form);
    assert_equals((await init(everything_module().compile())).f(1), 2, "an injected Module");
    assert_equals((await init(new realm.WebAssembly.Module(everything_module().toBytes()))).f(1), 2, "an own Module");
    assert_array_equals(fetched, []);
    assert_equals((await init("everything.wasm")).f(1), 2, "a path");
    assert_array_equals(fetched, ["everything.wasm"]);
  }, `${form}: injected and own Modules and a path work`);
}

promise_test(async () => {
  const {realm, fetched, init} = realm_with_glue("Module.exports");
  const impostor = Object.create(realm.WebAssembly.Module.prototype);
  await rejection_of(init(impostor));
  assert_array_equals(fetched, [impostor]);
}, "Module.exports: what only inherits from Module's prototype is no Module");

promise_test(async () => {
  const {fetched, init} = realm_with_glue("Module.exports");
  const module = Object.setPrototypeOf(everything_module().compile(), null);
  assert_equals((await init(module)).f(1), 2);
  assert_array_equals(fetched, []);
}, "Module.exports: a Module without a prototype is one");
