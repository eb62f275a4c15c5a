// META: title=memory.grow in the middle of a call, before the host function that the call goes on to
// META: global=window,dedicatedworker,jsshell
// META: script=../resources/module.js
// META: script=../resources/helpers.js
// META: script=../resources/growth.js
// META: timeout=long

// memory.grow in the middle of a call, before the host function that the call goes on to.

"use strict";

// The host function that runs next sees the old buffer detached and a new one.
// SPEC js-api/#memories; js-api/#refresh-the-memory-buffer
// REQ M-003, M-011, M-013, M-015, M-016, M-017
growth_matrix("memory.grow between two host functions");

// JS, wasm, JS, wasm, JS, wasm that grows: every frame of JS sees it.
// REQ M-015, M-017, M-022
growth_matrix("memory.grow three calls deep");
