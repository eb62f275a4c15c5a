// META: title=memory.grow in a start function
// META: global=window,dedicatedworker,jsshell
// META: script=../resources/module.js
// META: script=../resources/helpers.js
// META: script=../resources/growth.js
// META: timeout=long

// memory.grow in a start function.

"use strict";

// During instantiation, while the import object holds the Memory.
// SPEC js-api/#memories; js-api/#instantiate-the-core-of-a-webassembly-module
// REQ M-011, M-013, M-015, M-017, M-023
growth_matrix("memory.grow in a start function");
