// META: title=Files without a name that says what they are
// META: global=jsshell
// META: requires=esm, first-bytes
// Shows that a host of files that knows no type of one looks at its first bytes.

"use strict";

// SPEC esm-integration/README#import-export-embedding
// REQ D-024
promise_test(async () => {
  assert_equals((await import("./module")).f(), 1);
  assert_equals((await import("./module.bin")).f(), 2);
}, "the bytes of wasm are wasm");
promise_test(async () => {
  assert_equals((await import("./script")).f(), 3);
}, "others are JavaScript");
promise_test(t => promise_rejects_js(t, SyntaxError, import("./short")), "three of the four bytes are not enough");
promise_test(t => promise_rejects_js(t, WebAssembly.CompileError, import("./four")), "four are");
