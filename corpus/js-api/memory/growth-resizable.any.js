// META: title=A resizable buffer keeps its identity on every road by which the memory grows
// META: global=window,dedicatedworker,jsshell
// META: script=../resources/module.js
// META: script=../resources/helpers.js
// META: script=../resources/growth.js
// META: timeout=long

// A resizable buffer keeps its identity on every road by which the memory grows.

"use strict";

// Refreshing a resizable buffer gives it the new length and keeps views alive; those without a length follow it.
// SPEC js-api/#refresh-the-memory-buffer; js-api/#dom-memory-toresizablebuffer
// REQ M-003, M-011, M-014
growth_matrix("Memory.grow", {resizable: true});
growth_matrix("memory.grow in an exported function", {resizable: true});
growth_matrix("memory.grow between two host functions", {resizable: true});
growth_matrix("memory.grow in a start function", {resizable: true});
growth_matrix("memory.grow of a re-exported memory, by another instance", {resizable: true});
growth_matrix("memory.grow three calls deep", {resizable: true});
