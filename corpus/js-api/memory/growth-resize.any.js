// META: title=resize of the memory's buffer, views of every kind made at every moment
// META: global=window,dedicatedworker,jsshell
// META: script=../resources/module.js
// META: script=../resources/helpers.js
// META: script=../resources/growth.js
// META: timeout=long

// resize of the memory's buffer, views of every kind made at every moment.

"use strict";

// resize grows the memory; the buffer stays the same object and the views over it live on.
// SPEC js-api/#HostResizeArrayBuffer; js-api/#grow-the-memory-buffer
// REQ M-003, M-011, M-014
growth_matrix("buffer.resize", {resizable: true});

// REQ M-011, M-014
growth_matrix("buffer.resize in a host function", {resizable: true});
