// META: title=memory.grow by an instance that imports the memory of another instance
// META: global=window,dedicatedworker,jsshell
// META: script=../resources/module.js
// META: script=../resources/helpers.js
// META: script=../resources/growth.js
// META: timeout=long

// memory.grow by an instance that imports the memory of another instance.

"use strict";

// The frame that grows belongs to an instance that does not define the memory, two hand-overs away.
// SPEC js-api/#memories; js-api/#create-a-memory-object
// REQ M-011, M-013, M-015, M-017, M-021
growth_matrix("memory.grow of a re-exported memory, by another instance");
