// META: title=Errors by phase and class
// META: global=window,dedicatedworker,jsshell
// META: requires=esm
// Shows which error each fault of a graph gives, and in which phase: loading, then linking, then evaluation.

"use strict";

// SPEC esm-integration/#parse-a-webassembly-module
for (const [file, what] of [
  ["empty", "an empty file"],
  ["magic", "other first bytes"],
  ["version", "another version"],
  ["section", "an unknown section"],
  ["truncated", "a module that ends too early"],
  ["invalid", "an invalid function"],
  ["start", "an invalid start function"],
  ["twice", "two exports of one name"],
]) {
  promise_test(t => promise_rejects_js(t, WebAssembly.CompileError, import(`./${file}.wasm`)), `loading: ${what} is a CompileError`);
  promise_test(t => promise_rejects_js(t, WebAssembly.CompileError, import(`./above-${file}.mjs`)), `loading: below JavaScript as well: ${what}`);
}

promise_test(t => promise_rejects_js(t, WebAssembly.CompileError, import("./below-invalid.wasm")), "loading: an invalid module below wasm is a CompileError");
promise_test(t => promise_rejects_js(t, SyntaxError, import("./below-syntax.wasm")), "loading: a JavaScript module below wasm with an error in its syntax");

// HOST: how a host says that there is no such file.
for (const file of ["absent.wasm", "absent-below.wasm", "absent-bare.wasm", "absent.mjs"]) {
  promise_test(async () => {
    let error;
    await import(`./${file}`).catch(e => { error = e; });
    assert_true(error instanceof Error, "an error");
    assert_false(error instanceof SyntaxError);
    assert_false(error instanceof WebAssembly.LinkError);
  }, `loading: what is not there is an error of the host: ${file}`);
}

promise_test(async () => {
  const {log} = await import("./log.mjs");
  for (const file of ["phase-load.mjs", "phase-load.wasm", "phase-link.mjs", "phase-link.wasm"])
    await import(`./${file}`).catch(() => {});
  assert_array_equals(log, []);
}, "what fails while loading or linking evaluates nothing");

promise_test(t => promise_rejects_js(t, WebAssembly.CompileError, import("./load-before-link.mjs")),
  "an error of loading comes before one of linking");
promise_test(t => promise_rejects_js(t, SyntaxError, import("./link-before-evaluation.mjs")),
  "an error of linking comes before one of evaluation");

promise_test(async t => {
  const {log} = await import("./log.mjs");
  log.length = 0;
  await promise_rejects_js(t, WebAssembly.LinkError, import("./phase-evaluation.mjs"));
  assert_array_equals(log, ["before"], "what stands before it is evaluated, what stands behind it is not");
}, "what fails while it is evaluated");

promise_test(t => promise_rejects_js(t, WebAssembly.LinkError, import("./first-of-two.wasm")),
  "imports are read in order: the first that fails is the error (a LinkError before a TypeError)");
promise_test(t => promise_rejects_js(t, TypeError, import("./second-of-two.wasm")),
  "imports are read in order: the first that fails is the error (a TypeError before a LinkError)");
promise_test(t => promise_rejects_js(t, WebAssembly.LinkError, import("./mutable-first.wasm")),
  "that a Global is mutable where a constant is due is an error when it is read");
promise_test(t => promise_rejects_js(t, TypeError, import("./types-last.wasm")),
  "types are compared when all imports have been read");
