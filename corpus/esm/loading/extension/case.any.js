// META: title=What a file's name says
// META: global=window,dedicatedworker,jsshell
// META: requires=esm
// Shows that the name of a file, where it has no other type, decides over its contents. A server gives types by names, too.

"use strict";

// SPEC esm-integration/README#import-export-embedding
// REQ D-024
promise_test(async () => {
  assert_equals((await import("./plain.wasm")).f(), 1);
}, ".wasm is wasm");
promise_test(t => promise_rejects_js(t, WebAssembly.CompileError, import("./script.wasm")), "JavaScript as .wasm is a CompileError");
promise_test(t => promise_rejects_js(t, SyntaxError, import("./bytes.mjs")), "wasm as .mjs is a SyntaxError");
promise_test(t => promise_rejects_js(t, SyntaxError, import("./below.wasm")), "below wasm as well");
