// META: title=Growth of a memory with 64-bit addresses, by every road
// META: global=window,dedicatedworker,jsshell
// META: script=../resources/module.js
// META: script=../resources/helpers.js
// META: script=../resources/growth.js
// META: timeout=long

// Growth of a memory with 64-bit addresses, by every road.

"use strict";

// The address form changes the numbers alone: deltas and sizes are BigInts.
// SPEC js-api/#dom-memory-grow; js-api/#addressvaluetou64; js-api/#u64toaddressvalue
// REQ M-003, M-008, M-009, M-011, M-013
growth_matrix("Memory.grow", {address: "i64"});

// SPEC js-api/#memories; js-api/#refresh-the-memory-buffer
// REQ M-011, M-015, M-016, M-017, M-021, M-022, M-023
growth_matrix("memory.grow in an exported function", {address: "i64"});
growth_matrix("memory.grow between two host functions", {address: "i64"});
growth_matrix("memory.grow in a start function", {address: "i64"});
growth_matrix("memory.grow of a re-exported memory, by another instance", {address: "i64"});
growth_matrix("memory.grow three calls deep", {address: "i64"});

// SPEC js-api/#HostResizeArrayBuffer
// REQ M-011, M-014
growth_matrix("buffer.resize", {address: "i64", resizable: true});
growth_matrix("memory.grow between two host functions", {address: "i64", resizable: true});
