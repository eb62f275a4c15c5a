// META: title=Modules in data: URLs
// META: global=window,dedicatedworker,jsshell
// META: requires=esm
// Shows that the MIME type decides what a resource is, where there is one, and never its first bytes.

"use strict";

// (module (func (export "f") (result i32) (i32.const 7)))
const seven = "AGFzbQEAAAABBQFgAAF/AwIBAAcFAQFmAAAKBgEEAEEHCw==";
const header = "AGFzbQEAAAA=";

// SPEC esm-integration/README#import-export-embedding
// REQ D-024
promise_test(async () => {
  const {f} = await import(`data:application/wasm;base64,${seven}`);
  assert_equals(f(), 7);
}, "application/wasm is wasm");

promise_test(async () => {
  const {f} = await import(`data:application/wasm;x=y;base64,${seven}`);
  assert_equals(f(), 7);
}, "with parameters, too");

promise_test(async () => {
  const {f} = await import(`data:Application/WASM;base64,${seven}`);
  assert_equals(f(), 7);
}, "in whatever case");

// REQ D-024, D-025
promise_test(t => promise_rejects_js(t, SyntaxError, import(`data:text/javascript;base64,${seven}`)),
  "the bytes of wasm as text/javascript are a SyntaxError");
promise_test(t => promise_rejects_js(t, SyntaxError, import(`data:text/javascript;base64,${header}`)),
  "so are the first eight, though all of them are ASCII");
promise_test(t => promise_rejects_js(t, WebAssembly.CompileError, import("data:application/wasm,export let a = 1")),
  "JavaScript as application/wasm is a CompileError");
promise_test(async () => {
  const {a} = await import("data:text/javascript,export let a = 1");
  assert_equals(a, 1);
}, "text/javascript is JavaScript");

// HOST: the class is TypeError where modules are fetched.
for (const type of ["text/plain", "application/octet-stream", "application/wasm+x", "application/x-wasm", ""]) {
  promise_test(async () => {
    let error;
    await import(`data:${type};base64,${seven}`).catch(e => { error = e; });
    assert_true(error instanceof Error, "an error");
    assert_false(error instanceof SyntaxError);
  }, `the bytes of wasm as ${type || "nothing"} are refused`);
}

// REQ D-025
test(() => {
  for (const text of ["\0", "\0asm", "\0asm\x01\0\0\0"])
    assert_throws_js(SyntaxError, () => (0, eval)(text), JSON.stringify(text));
  assert_true([0, 0x61, 0x73, 0x6d].every(byte => byte < 0x80), "they are ASCII");
  assert_throws_js(ReferenceError, () => (0, eval)("asm"), "without the NUL they are a name");
}, "the four bytes that wasm begins with are no JavaScript");

promise_test(async () => {
  const {sum} = await import("./importer.wasm");
  assert_equals(sum(), 12);
}, "wasm imports from data: URLs as JavaScript does");

promise_test(async () => {
  const url = `data:application/wasm;base64,${seven}`;
  assert_equals(await import(url), await import(url));
  assert_not_equals(await import(url), await import(`data:application/wasm;a=b;base64,${seven}`));
}, "one instance for one URL");
