// META: title=What a response says it is
// META: global=window,dedicatedworker,jsshell
// META: requires=esm, content-type
// Shows that the Content-Type of a response decides over the file's name and its first bytes.

"use strict";

// SPEC esm-integration/README#import-export-embedding
// REQ D-024
promise_test(async () => {
  assert_equals((await import("./wasm-as-wasm.mjs")).f(), 1);
}, "application/wasm is wasm, whatever the name");
promise_test(async () => {
  assert_equals((await import("./with-parameter.wasm")).f(), 1);
}, "with a parameter, too");
promise_test(async () => {
  assert_equals((await import("./script-as-script.wasm")).f(), 2);
}, "text/javascript is JavaScript, whatever the name");
promise_test(t => promise_rejects_js(t, SyntaxError, import("./wasm-as-script.wasm")),
  "wasm as text/javascript is a SyntaxError, whatever the name and the first bytes");
promise_test(t => promise_rejects_js(t, WebAssembly.CompileError, import("./script-as-wasm.mjs")), "JavaScript as application/wasm is a CompileError");
for (const type of ["octets", "text", "other"])
  promise_test(t => promise_rejects_js(t, TypeError, import(`./${type}.wasm`)), `a type that is none of a module is a TypeError: ${type}`);
promise_test(t => promise_rejects_js(t, SyntaxError, import("./below.wasm")), "below wasm as well");
