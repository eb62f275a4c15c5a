// META: title=A host's detachArrayBuffer has no key and is refused
// META: global=window,dedicatedworker,jsshell
// META: requires=detachArrayBuffer
// META: script=../resources/module.js
// META: script=../resources/helpers.js

// A host's detachArrayBuffer has no key and is refused.

"use strict";

// $262.detachArrayBuffer performs DetachArrayBuffer without a key: a TypeError, as the buffer has one.
// SPEC js-api/#create-a-fixed-length-memory-buffer; js-api/#create-a-resizable-memory-buffer
// REQ M-007
test(() => {
  const {buffer} = new WebAssembly.Memory({initial: 1});
  assert_throws_js(TypeError, () => $262.detachArrayBuffer(buffer));
  assert_attached(buffer, PAGE);
}, "a fixed-length buffer");

test(() => {
  const memory = new WebAssembly.Memory({initial: 1, maximum: 2});
  assert_implements_optional("toResizableBuffer" in memory, "the host has no resizable memory buffers");
  const buffer = memory.toResizableBuffer();
  assert_throws_js(TypeError, () => $262.detachArrayBuffer(buffer));
  assert_attached(buffer, PAGE);
}, "a resizable buffer");

test(() => {
  const buffer = new ArrayBuffer(8);
  $262.detachArrayBuffer(buffer);
  assert_detached(buffer);
}, "an ordinary buffer is detached");
