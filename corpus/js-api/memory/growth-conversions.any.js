// META: title=The conversions of the buffer detach it, views of every kind made at every moment
// META: global=window,dedicatedworker,jsshell
// META: script=../resources/module.js
// META: script=../resources/helpers.js
// META: script=../resources/growth.js
// META: timeout=long

// The conversions of the buffer detach it, views of every kind made at every moment.

"use strict";

// SPEC js-api/#dom-memory-toresizablebuffer
// REQ M-003, M-006, M-013, M-014
growth_matrix("toResizableBuffer", {deltas: [0]});
growth_matrix("toResizableBuffer in a host function", {deltas: [0]});

// SPEC js-api/#dom-memory-tofixedlengthbuffer
// REQ M-003, M-006, M-013, M-014
growth_matrix("toFixedLengthBuffer", {deltas: [0], resizable: true, detaches: true});
growth_matrix("toFixedLengthBuffer in a host function", {deltas: [0], resizable: true, detaches: true});

// A conversion to what the buffer is changes nothing.
// REQ M-006
growth_matrix("toResizableBuffer", {deltas: [0], resizable: true, detaches: false});
growth_matrix("toFixedLengthBuffer in a host function", {deltas: [0], resizable: false, detaches: false});
