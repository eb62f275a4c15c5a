// META: title=Module linking switched off
// META: global=window,dedicatedworker,jsshell
// META: requires=esm
// Shows that without the feature an import of one name is malformed for the loader.

"use strict";

// SPEC esm-integration/#parse-a-webassembly-module
promise_test(t => promise_rejects_js(t, WebAssembly.CompileError, import("./single.wasm")), "an import of a function with one name is a CompileError");
