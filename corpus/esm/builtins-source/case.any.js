// META: title=String builtins and source phase imports
// META: global=window,dedicatedworker,jsshell
// META: requires=esm-source
// Shows that a module of the source phase has the builtins, too.

"use strict";

// SPEC esm-integration/#parse-a-webassembly-module
promise_test(async () => {
  const {source} = await import("./source.mjs");
  const {exports} = new WebAssembly.Instance(source, {});
  assert_equals(exports.length("four"), 4);
}, "it is instantiated without giving them");

promise_test(async () => {
  const {source} = await import("./source.mjs");
  assert_array_equals(WebAssembly.Module.imports(source), []);
}, "its list of imports leaves them out");
