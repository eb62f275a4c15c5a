// META: title=Programs that share libraries
// META: global=window,dedicatedworker,jsshell
// META: features=module-linking
// META: requires=esm, module-linking
// Shows the programs of the shared-everything example, in small, loaded by `import` side by side: each has libraries and a
// memory of its own, made of modules that they share.

"use strict";

// SPEC module-linking/Explainer#how-does-this-relate-to-esm-integration, module-linking/Example-SharedEverythingDynamicLinking#zipper
// REQ L-218
promise_test(async () => {
  const {zipper, imgmgk} = await import("./app.mjs");
  assert_equals(zipper(10), 11, "zip adds a byte");
  assert_equals(imgmgk(10), 21, "compress doubles, then zips");
}, "both programs run");

// REQ L-218
promise_test(async () => {
  const {zipper, imgmgk, zipper_used, imgmgk_used} = await import("./app.mjs");
  const before = [zipper_used(), imgmgk_used()];
  zipper(100);
  assert_array_equals([zipper_used(), imgmgk_used()], [before[0] + 101, before[1]]);
  imgmgk(100);
  assert_array_equals([zipper_used(), imgmgk_used()], [before[0] + 101, before[1] + 401], "both libraries of the one share its libc");
}, "the memories are private");

// REQ L-218
promise_test(async () => {
  const {modules} = await import("./app.mjs");
  assert_true(modules[0] instanceof WebAssembly.Module);
  assert_equals(modules[0], modules[1], "libc");
  assert_equals(modules[2], modules[3], "libzip");
}, "the modules are shared");

// REQ L-218
promise_test(async () => {
  const libc = await import("./libc.wasm");
  assert_equals(libc.used(), 0);
}, "JavaScript that imports libc gets an instance that no program has");
