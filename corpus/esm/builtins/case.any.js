// META: title=String builtins in modules
// META: global=window,dedicatedworker,jsshell
// META: requires=esm
// Shows that the builtins of wasm:js-string are there for every module, and imported string constants are not.

"use strict";

// SPEC esm-integration/#parse-a-webassembly-module, js-api/#builtins-js-string
// REQ D-027
promise_test(async () => {
  const {length, twice} = await import("./strings.wasm");
  assert_equals(length("four"), 4);
  assert_equals(twice("ab"), "abab");
  assert_throws_js(WebAssembly.RuntimeError, () => length(5));
}, "builtins are imported without anybody giving them");

promise_test(async () => {
  const {exported} = await import("./exported.wasm");
  assert_equals(exported("four"), 4);
  const {through} = await import("./through.wasm");
  assert_equals(through("four"), 4);
}, "one that is exported is a function, for JavaScript and for wasm");

for (const what of ["parameter", "result", "kind"]) {
  promise_test(t => promise_rejects_js(t, WebAssembly.CompileError, import(`./wrong-${what}.wasm`)), `one of another type is a CompileError: ${what}`);
}

// HOST: what is no builtin is a specifier, which leads nowhere.
for (const what of ["name", "set", "constant"]) {
  promise_test(async () => {
    let error;
    await import(`./unknown-${what}.wasm`).catch(e => { error = e; });
    assert_true(error instanceof Error);
    assert_false(error instanceof WebAssembly.CompileError);
  }, `what is no builtin is a module that is not there: ${what}`);
}
