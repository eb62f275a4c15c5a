// META: title=Imports of modules
// META: global=window,dedicatedworker,jsshell
// META: features=module-linking
// META: requires=esm, module-linking
// Shows what an import of a module gets from the loader: the module at that URL, not an instance of it, and nothing of what
// that module imports.

"use strict";

// SPEC module-linking/Explainer#how-does-this-relate-to-esm-integration
// REQ L-209, L-213
promise_test(async () => {
  const {log} = await import("./log.mjs");
  const root = await import("./root.wasm");
  assert_array_equals(Object.keys(root), ["run"], "the names of the root alone");
  assert_array_equals(log, ["given start", "given start"], "the root instantiates it twice, with what it likes");
  assert_equals(root.run(), 3 * 10 + 1, "three calls of the first, one of the second");
}, "the root decides when, how often and with what a module is instantiated");

// REQ L-209
promise_test(async () => {
  const {log} = await import("./log.mjs");
  await import("./root.wasm");
  const before = log.length;
  const child = await import("./child.wasm");
  assert_equals(child.next(), 1, "an instance of its own, which nobody has called");
  assert_array_equals(log.slice(before), ["own start"]);
}, "what the root made is not in the module map: an import of the module's URL is another instance");

// REQ L-213
promise_test(async () => {
  const {log} = await import("./quiet-log.mjs");
  await import("./quiet.wasm");
  assert_array_equals(log, []);
}, "a module that is imported and never instantiated does not start");

// REQ L-212
promise_test(async () => {
  const {run} = await import("./lonely.wasm");
  assert_equals(run(), 5);
}, "its own imports are not fetched: they may lead nowhere");

// REQ L-210
promise_test(async () => {
  const {run} = await import("./sub/below.wasm");
  assert_equals(run(), 7);
}, "the name is a specifier, relative to the module where it stands");
promise_test(async () => {
  const {run} = await import("./data.wasm");
  assert_equals(run(), 7);
}, "a data: URL is one");
for (const what of ["absent", "bare"]) {
  promise_test(async () => {
    let error;
    await import(`./${what}.wasm`).catch(e => { error = e; });
    assert_true(error instanceof Error);
  }, `one that leads nowhere is an error of the host: ${what}`);
}

// REQ L-213
for (const what of ["invalid", "malformed"]) {
  promise_test(async t => {
    await promise_rejects_js(t, WebAssembly.CompileError, import(`./of-${what}.wasm`));
    await promise_rejects_js(t, WebAssembly.CompileError, import(`./above-${what}.mjs`));
  }, `it is decoded and validated while it is loaded: ${what} is a CompileError`);
}
promise_test(async () => {
  const {log} = await import("./load-log.mjs");
  await import("./above-invalid.mjs").catch(() => {});
  await import("./above-malformed.mjs").catch(() => {});
  assert_array_equals(log, []);
}, "before anything is evaluated");

// REQ L-211
for (const what of ["json", "script"]) {
  promise_test(async () => {
    let error;
    await import(`./of-${what}.wasm`).catch(e => { error = e; });
    assert_true(error instanceof Error);
    assert_false(error instanceof WebAssembly.LinkError);
  }, `what is no WebAssembly is an error while it is loaded: ${what}`);
}

// The type of what is imported is compared when the root is instantiated.
promise_test(t => promise_rejects_js(t, WebAssembly.LinkError, import("./mismatch.wasm")),
  "a module of another type is a LinkError");

// REQ L-215
promise_test(async () => {
  const {run, twin} = await import("./both.wasm");
  const child = await import("./counter.wasm");
  child.next();
  assert_equals(run(), 1, "the private instance");
  assert_equals(twin(), 2, "the instance of the module map");
}, "the same URL as a module and as an instance");
