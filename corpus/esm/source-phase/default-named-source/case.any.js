// META: title=A default import with the name source
// META: global=window,dedicatedworker,jsshell
// META: requires=esm
// Shows that `import source from` is the import of a default export still, of JavaScript and of WebAssembly.

"use strict";

// SPEC esm-integration/README#source-phase-imports
promise_test(async () => {
  const {js, wasm, escaped, comma} = await import("./importer.mjs");
  assert_equals(js, "a default export");
  assert_equals(wasm(), 3);
  assert_equals(escaped, "a default export");
  assert_array_equals(comma, ["a default export", "another"]);
}, "import source from");
