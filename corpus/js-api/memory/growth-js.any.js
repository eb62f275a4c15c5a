// META: title=Memory.grow by 0 and more, views of every kind made at every moment
// META: global=window,dedicatedworker,jsshell
// META: script=../resources/module.js
// META: script=../resources/helpers.js
// META: script=../resources/growth.js
// META: timeout=long

// Memory.grow by 0 and more, views of every kind made at every moment.

"use strict";

// A fixed-length buffer is detached by every growth, and every view over it dies.
// SPEC js-api/#dom-memory-grow; js-api/#refresh-the-memory-buffer
// REQ M-003, M-008, M-009, M-010, M-011, M-013
growth_matrix("Memory.grow");

// The same in the middle of a call: the growth is seen by the host function that made it and after the call.
// REQ M-003, M-008, M-009, M-011, M-013
growth_matrix("Memory.grow in a host function");
