// META: title=Memory.grow: how its argument converts, and when
// META: global=window,dedicatedworker,jsshell
// META: script=../resources/module.js
// META: script=../resources/helpers.js

// Memory.grow: how its argument converts, and when.

"use strict";

// SPEC js-api/#dom-memory-grow; js-api/#addressvaluetou64
// REQ M-011, M-012
for (const [name, delta, pages] of [
  ["\"1\"", "1", 1], ["1.9", 1.9, 1], ["true", true, 1], ["null", null, 0], ["an empty string", "", 0], ["-0", -0, 0],
  ["-0.5", -0.5, 0], ["[2]", [2], 2], ["an object", {valueOf: () => 2}, 2], ["\"0b10\"", "0b10", 2],
]) {
  test(() => {
    const memory = new WebAssembly.Memory({initial: 1, maximum: 4});
    const old = memory.buffer;
    assert_equals(memory.grow(delta), 1);
    assert_detached(old);
    assert_attached(memory.buffer, (1 + pages) * PAGE);
  }, `${name} converts to ${pages}`);
}

test(() => {
  const memory = new WebAssembly.Memory({initial: 1, maximum: 4});
  assert_equals(memory.grow(1, 5, "more"), 1);
  assert_attached(memory.buffer, 2 * PAGE);
}, "further arguments are not looked at");

// The size before is read after the conversion, which may grow the memory itself.
test(() => {
  const memory = new WebAssembly.Memory({initial: 1, maximum: 8});
  let inner;
  const old = memory.buffer;
  const result = memory.grow({valueOf() {
    assert_equals(memory.grow(2), 1);
    inner = memory.buffer;
    return 1;
  }});
  assert_equals(result, 3);
  assert_detached(old);
  assert_detached(inner);
  assert_attached(memory.buffer, 4 * PAGE);
}, "a conversion that grows the memory comes first");

test(() => {
  const memory = new WebAssembly.Memory({initial: 1, maximum: 8});
  const buffer = "toResizableBuffer" in memory && memory.toResizableBuffer();
  assert_implements_optional(buffer, "the host has no resizable memory buffers");
  buffer.resize({valueOf() {
    memory.grow(1);
    return 3 * PAGE;
  }});
  assert_attached(memory.buffer, 3 * PAGE);
  assert_equals(memory.buffer, buffer);
}, "a conversion in resize that grows the memory comes first");

test(() => {
  const memory = new WebAssembly.Memory({initial: 1, maximum: 8});
  const buffer = "toResizableBuffer" in memory && memory.toResizableBuffer();
  assert_implements_optional(buffer, "the host has no resizable memory buffers");
  assert_throws_js(TypeError, () => buffer.resize({valueOf() {
    memory.toFixedLengthBuffer();
    return 3 * PAGE;
  }}));
  assert_attached(memory.buffer, PAGE);
}, "a conversion in resize that detaches the buffer makes it fail");

// SPEC js-api/#u64toaddressvalue
test(() => {
  const result = new WebAssembly.Memory({initial: 0, maximum: 1}).grow(0);
  assert_equals(result, 0);
  assert_equals(1 / result, Infinity, "not -0");
  assert_equals(typeof result, "number");
}, "the result is a Number");
