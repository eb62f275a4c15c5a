// META: title=One module for all importers
// META: global=window,dedicatedworker,jsshell
// META: features=module-linking
// META: requires=esm, esm-source, module-linking
// Shows that imports of modules and source phase imports of one URL are one Module.

"use strict";

// SPEC module-linking/Explainer#how-does-this-relate-to-esm-integration
// REQ L-214
promise_test(async () => {
  const a = await import("./a.wasm"), b = await import("./b.wasm");
  assert_true(a.module instanceof WebAssembly.Module);
  assert_equals(b.module, a.module);
}, "two importers get the same module");

// REQ L-214
promise_test(async () => {
  const {source} = await import("./source.mjs");
  const {module} = await import("./a.wasm");
  assert_equals(module, source);
}, "which is that of a source phase import");

// REQ L-215
promise_test(async () => {
  const {next} = await import("./child.wasm");
  const {module, next: given} = await import("./a.wasm");
  const instance = new WebAssembly.Instance(module);
  assert_array_equals([next(), next(), instance.exports.next(), given()], [1, 2, 1, 1]);
}, "the instance of a normal import and those made of the module have state of their own");
