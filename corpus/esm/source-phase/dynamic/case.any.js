// META: title=Dynamic source phase imports
// META: global=window,dedicatedworker,jsshell
// META: requires=esm-dynamic-source
// Shows `import.source()`: what it gives, that it is the object of the static form, and how it fails.

"use strict";

// SPEC esm-integration/README#source-phase-imports
// REQ D-030
promise_test(async () => {
  const promise = import.source("./counter.wasm");
  assert_true(promise instanceof Promise);
  const source = await promise;
  assert_true(source instanceof WebAssembly.Module);
  const one = new WebAssembly.Instance(source), two = new WebAssembly.Instance(source);
  assert_array_equals([one.exports.next(), one.exports.next(), two.exports.next()], [1, 2, 1]);
}, "it gives a promise of the WebAssembly.Module");

promise_test(async () => {
  const source = await import.source("./counter.wasm");
  assert_equals(await import.source("./counter.wasm"), source);
  assert_equals((await import("./static.mjs")).source, source);
}, "the same object each time, and by the static form");

promise_test(async () => {
  const {log} = await import("./log.mjs");
  await import.source("./logging.wasm");
  assert_array_equals(log, []);
  await import.source("./lonely.wasm");
}, "it neither evaluates the module nor looks for its imports");

promise_test(t => promise_rejects_js(t, SyntaxError, import.source("./static.mjs")), "a JavaScript module has no source: a SyntaxError");
promise_test(t => promise_rejects_js(t, WebAssembly.CompileError, import.source("./invalid.wasm")), "what is invalid is a CompileError");
promise_test(t => promise_rejects_js(t, WebAssembly.LinkError, import.source("./reserved.wasm")), "reserved names are a LinkError");
promise_test(async () => {
  let error;
  await import.source("./absent.wasm").catch(e => { error = e; });
  assert_true(error instanceof Error);
}, "what is not there is an error of the host");
promise_test(async t => {
  const failure = new Error("toString");
  await promise_rejects_exactly(t, failure, import.source({toString() { throw failure; }}));
  await promise_rejects_js(t, TypeError, import.source(Symbol()));
}, "what becomes no text rejects the promise");
promise_test(async () => {
  assert_true(await import.source({toString: () => "./counter.wasm"}) instanceof WebAssembly.Module);
}, "what becomes one is a specifier");
promise_test(async () => {
  const {relative} = await import("./sub/relative.mjs");
  assert_equals(await relative(), await import.source("./counter.wasm"));
}, "specifiers are relative to the module where they stand");

test(() => {
  for (const text of ["import.source", "import.source()", "new import.source('a')", "import.source(...[])", "import.source = 1", "import.src('a')"])
    assert_throws_js(SyntaxError, () => new Function(text), text);
}, "what is not written so is a SyntaxError");
