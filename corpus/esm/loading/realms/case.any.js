// META: title=Another realm has instances of its own
// META: global=window,dedicatedworker,jsshell
// META: requires=esm
// META: requires=createRealm, realm-modules
// Shows that the same URL in another realm is another instance, with objects of that realm.

"use strict";

// SPEC esm-integration/README#import-export-embedding
// REQ D-029
promise_test(async () => {
  const {url} = await import("./url.mjs");
  const own = await import("./module.wasm");
  const {global, evalScript} = $262.createRealm();
  const other = await evalScript(`import(${JSON.stringify(url)})`);
  const again = await evalScript(`import(${JSON.stringify(url)})`);
  assert_equals(again, other, "one in a realm");
  assert_not_equals(other, own);
  assert_not_equals(other.memory, own.memory);
  assert_true(own.memory instanceof WebAssembly.Memory);
  assert_true(other.memory instanceof global.WebAssembly.Memory);
  assert_false(other.memory instanceof WebAssembly.Memory);
  assert_equals(own.next(), 1);
  assert_equals(own.next(), 2);
  assert_equals(other.next(), 1, "state is apart");
}, "the same URL in two realms");

promise_test(async () => {
  const {url} = await import("./url.mjs");
  const {global, evalScript} = $262.createRealm();
  const invalid = JSON.stringify(url.replace("module", "invalid"));
  const error = await evalScript(`import(${invalid}).catch(e => e)`);
  assert_true(error instanceof global.WebAssembly.CompileError);
}, "errors are those of the realm that imports");
