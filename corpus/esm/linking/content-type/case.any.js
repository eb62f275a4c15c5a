// META: title=The type of an imported module
// META: global=window,dedicatedworker,jsshell
// META: features=module-linking
// META: requires=esm, module-linking, content-type
// Shows that a module that is imported must be application/wasm, whatever its name and its first bytes.

"use strict";

// SPEC module-linking/Explainer#how-does-this-relate-to-esm-integration
// REQ L-211
promise_test(async () => {
  assert_equals((await import("./of-good.wasm")).f(), 1);
}, "application/wasm");

// REQ L-211
for (const what of ["script", "octets", "text", "near", "empty"]) {
  promise_test(t => promise_rejects_js(t, TypeError, import(`./of-${what}.wasm`)), `another type is a TypeError: ${what}`);
}

// REQ L-211
promise_test(async () => {
  const {log} = await import("./log.mjs");
  await import("./above.mjs").catch(() => {});
  assert_array_equals(log, []);
}, "before anything is evaluated");
