// META: title=Reserved names
// META: global=window,dedicatedworker,jsshell
// META: requires=esm
// Shows the names of imports and exports that are kept for the hosts: a LinkError when the module is parsed.

"use strict";

// SPEC esm-integration/#parse-a-webassembly-module
for (const [file, what] of [
  ["module-wasm-js", "a module name that begins with wasm-js:"],
  ["module-wasm-js-alone", "the module name wasm-js:"],
  ["import-wasm", "an import's name that begins with wasm:"],
  ["import-wasm-alone", "an import with the name wasm:"],
  ["import-wasm-js", "an import's name that begins with wasm-js:"],
  ["export-wasm", "an export's name that begins with wasm:"],
  ["export-wasm-alone", "an export with the name wasm:"],
  ["export-wasm-js", "an export's name that begins with wasm-js:"],
]) {
  promise_test(t => promise_rejects_js(t, WebAssembly.LinkError, import(`./${file}.wasm`)), `${what} is a LinkError`);
}

promise_test(async () => {
  const {log} = await import("./log.mjs");
  for (const file of ["module-wasm-js", "import-wasm", "export-wasm"])
    await import(`./above-${file}.mjs`).catch(() => {});
  assert_array_equals(log, []);
}, "the error comes before anything is evaluated");

promise_test(async t => {
  await promise_rejects_js(t, WebAssembly.LinkError, import("./unresolvable.wasm"));
}, "before any import of the module is looked for");

promise_test(async () => {
  const {ok} = await import("./near.wasm");
  assert_equals(ok(), 3);
  const ns = await import("./near.wasm");
  assert_array_equals(Object.keys(ns), ["Wasm:x", "ok", "wasm", "wasm-js", "xwasm:"]);
}, "other names are free: wasm, wasm-js, Wasm:x, xwasm:");

promise_test(async () => {
  for (const file of ["export-wasm", "import-wasm", "module-wasm-js"]) {
    const bytes = await module_bytes(file);
    assert_true(WebAssembly.validate(bytes), file);
    assert_true(new WebAssembly.Module(bytes) instanceof WebAssembly.Module, file);
  }
}, "the JavaScript API takes such modules");

async function module_bytes(file) {
  return (await fetch(`${file}.wasm`)).arrayBuffer();
}
