// META: title=Nobody but growth and the conversions detaches a memory's buffer
// META: global=window,dedicatedworker,jsshell
// META: script=../resources/module.js
// META: script=../resources/helpers.js

// Nobody but growth and the conversions detaches a memory's buffer.

"use strict";

// The buffer's detach key is "WebAssembly.Memory": whoever detaches without it gets a TypeError.
// SPEC js-api/#create-a-fixed-length-memory-buffer; js-api/#create-a-resizable-memory-buffer
// REQ M-007
function assert_still_live(guest, buffer, byte) {
  assert_equals(guest.memory.buffer, buffer);
  assert_attached(buffer, PAGE);
  guest.store8(9, byte);
  assert_equals(new Uint8Array(buffer)[9], byte);
}

const BUFFERS = {
  "fixed-length": guest => guest.memory.buffer,
  "resizable": guest => {
    assert_implements_optional("toResizableBuffer" in guest.memory, "the host has no resizable memory buffers");
    return guest.memory.toResizableBuffer();
  },
};

for (const [kind, make] of Object.entries(BUFFERS)) {
  for (const method of ["transfer", "transferToFixedLength"]) {
    for (const [what, args] of [["no length", []], ["the same length", [PAGE]], ["another length", [2 * PAGE]],
                                ["length 0", [0]]]) {
      test(() => {
        assert_implements_optional(method in ArrayBuffer.prototype, `the host has no ArrayBuffer.prototype.${method}`);
        const guest = make_guest();
        const buffer = make(guest);
        assert_throws_js(TypeError, () => buffer[method](...args));
        assert_still_live(guest, buffer, 1);
      }, `${kind} buffer: ${method} with ${what}`);
    }
  }

  // Transferring detaches without a key, which is the last thing that can fail.
  test(() => {
    assert_host_has("structuredClone");
    const guest = make_guest();
    const buffer = make(guest);
    assert_throws_js(TypeError, () => structuredClone(buffer, {transfer: [buffer]}));
    assert_still_live(guest, buffer, 2);
    assert_throws_js(TypeError, () => structuredClone(null, {transfer: [buffer]}));
    assert_still_live(guest, buffer, 3);
    assert_throws_js(TypeError, () => structuredClone(new Uint8Array(buffer), {transfer: [buffer]}));
    assert_still_live(guest, buffer, 4);
  }, `${kind} buffer: structuredClone with a transfer list`);

  test(() => {
    assert_host_has("MessageChannel");
    const guest = make_guest();
    const buffer = make(guest);
    const {port1, port2} = new MessageChannel();
    assert_throws_js(TypeError, () => port1.postMessage(buffer, [buffer]));
    assert_still_live(guest, buffer, 5);
    assert_throws_js(TypeError, () => port1.postMessage({view: new DataView(buffer)}, {transfer: [buffer]}));
    assert_still_live(guest, buffer, 6);
    port1.close();
    port2.close();
  }, `${kind} buffer: postMessage with a transfer list`);
}

// Without a transfer list the bytes are copied.
test(() => {
  assert_host_has("structuredClone");
  const guest = make_guest();
  const {buffer} = guest.memory;
  guest.store8(0, 7);
  const copy = structuredClone(buffer);
  assert_not_equals(copy, buffer);
  assert_equals(copy.byteLength, PAGE);
  guest.store8(0, 8);
  assert_equals(new Uint8Array(copy)[0], 7);
  assert_still_live(guest, buffer, 9);
  const moved = structuredClone(copy, {transfer: [copy]});
  assert_equals(moved.byteLength, PAGE, "the copy is an ordinary buffer");
  assert_detached(copy);
}, "structuredClone without a transfer list copies");

test(() => {
  const guest = make_guest();
  const {buffer} = guest.memory;
  const slice = buffer.slice(0, 16);
  guest.store8(0, 1);
  assert_equals(new Uint8Array(slice)[0], 0);
  assert_equals(slice.byteLength, 16);
  assert_still_live(guest, buffer, 1);
}, "slice copies");

// Compiling from a memory's buffer copies the bytes and keeps it.
// SPEC js-api/#dom-webassembly-compile
promise_test(async () => {
  const guest = make_guest();
  const {buffer} = guest.memory;
  const bytes = new WasmModule().toBytes();
  new Uint8Array(buffer).set(bytes);
  const source = new Uint8Array(buffer, 0, bytes.length);
  assert_true(WebAssembly.validate(source));
  const promise = WebAssembly.compile(source);
  guest.store8(0, 1);
  assert_true(await promise instanceof WebAssembly.Module);
  assert_still_live(guest, buffer, 1);
}, "compile from a memory's buffer copies its bytes at once");

// A detached buffer stays what it is; the TypeErrors are those of any detached buffer.
// REQ M-007, M-013
test(() => {
  const guest = make_guest();
  const old = guest.memory.buffer;
  guest.memory.grow(0);
  assert_throws_js(TypeError, () => old.slice(0));
  if ("transfer" in ArrayBuffer.prototype) {
    assert_throws_js(TypeError, () => old.transfer());
  }
  if ("resize" in ArrayBuffer.prototype) {
    assert_throws_js(TypeError, () => old.resize(0));
    assert_equals(old.maxByteLength, 0);
  }
}, "methods of the detached buffer");

// A Memory that is not shared is no serializable object.
// REQ M-007
test(() => {
  assert_host_has("structuredClone");
  const memory = new WebAssembly.Memory({initial: 1});
  assert_equals(thrown_by(() => structuredClone(memory)).name, "DataCloneError");
  assert_equals(thrown_by(() => structuredClone(memory, {transfer: [memory]})).name, "DataCloneError");
  assert_attached(memory.buffer, PAGE);
}, "a Memory itself is neither cloned nor transferred");
