// META: title=The instruction memory.grow by 0 and more, views of every kind made at every moment
// META: global=window,dedicatedworker,jsshell
// META: script=../resources/module.js
// META: script=../resources/helpers.js
// META: script=../resources/growth.js
// META: timeout=long

// The instruction memory.grow by 0 and more, views of every kind made at every moment.

"use strict";

// The buffer is refreshed after the instruction: seen when the call returns, without any import.
// SPEC js-api/#memories; js-api/#refresh-the-memory-buffer
// REQ M-003, M-010, M-011, M-013, M-016, M-017
growth_matrix("memory.grow in an exported function");
