// META: title=One instance for a URL
// META: global=window,dedicatedworker,jsshell
// META: requires=esm
// Shows that a URL is one instance in a realm, by whatever way it is imported, and what is another URL.

"use strict";

// SPEC esm-integration/README#import-export-embedding
// REQ D-029, D-026
promise_test(async () => {
  const {log} = await import("./log.mjs");
  const ns = await import("./module.wasm");
  const js = await import("./static.mjs");
  const below = await import("./sub/below.mjs");
  const wasm = await import("./importer.wasm");
  assert_equals(js.ns, ns, "a static import");
  assert_equals(below.ns, ns, "from another folder");
  assert_equals(await below.dynamic(), ns, "a dynamic import there");
  assert_equals(wasm.memory, ns.memory, "wasm's import");
  assert_array_equals(log, ["start"]);
}, "static and dynamic imports, of JavaScript and of wasm, are one instance");

promise_test(async () => {
  const ns = await import("./module.wasm");
  for (const specifier of ["./././module.wasm", "./sub/../module.wasm", "./sub/.././module.wasm"])
    assert_equals(await import(specifier), ns, specifier);
}, "specifiers are compared as the URLs that they mean");

promise_test(async () => {
  const {url} = await import("./static.mjs");
  const ns = await import("./module.wasm");
  assert_equals(await import(url), ns);
}, "an absolute URL");

promise_test(async () => {
  const a = await import("./module.wasm"), b = await import("./copy.wasm");
  assert_not_equals(a, b);
  assert_not_equals(a.memory, b.memory);
}, "another file with the same contents is another instance");

// REQ D-029
for (const tail of ["?a", "?b", "#a"]) {
  promise_test(async () => {
    const ns = await import("./module.wasm"), other = await import(`./module.wasm${tail}`);
    assert_not_equals(other, ns);
    assert_not_equals(other.memory, ns.memory);
    assert_equals(await import(`./module.wasm${tail}`), other);
  }, `so is another URL of the same file: ${tail}`);
}
