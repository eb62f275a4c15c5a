// META: title=TextDecoder decodes a DataView over a memory as it does a Uint8Array
// META: global=window,dedicatedworker,jsshell
// META: script=../resources/module.js
// META: script=../resources/helpers.js

// TextDecoder decodes a DataView over a memory as it does a Uint8Array.

"use strict";

// A BufferSource is any view: the bytes that it spans are decoded, no others.
// SPEC js-api/#dom-memory-buffer
// REQ M-032, M-041
function text_memory(text) {
  assert_host_has("TextDecoder");
  const guest = make_guest();
  const bytes = wasm_flatten(wasm_name(text)[1]);
  new Uint8Array(guest.memory.buffer).set(bytes, 100);
  return {guest, buffer: guest.memory.buffer, length: bytes.length};
}

test(() => {
  const {buffer} = text_memory("Grüße, 世界 😀");
  const whole = new TextDecoder().decode(new DataView(buffer));
  assert_equals(whole, new TextDecoder().decode(new Uint8Array(buffer)));
  assert_equals(whole.replaceAll("\0", ""), "Grüße, 世界 😀");
}, "a whole DataView");

// REQ M-033, M-041
test(() => {
  const {buffer, length} = text_memory("Grüße");
  assert_equals(new TextDecoder().decode(new DataView(buffer, 100, length)), "Grüße");
  assert_equals(new TextDecoder().decode(new DataView(buffer, 101, 1)), "r");
  assert_equals(new TextDecoder().decode(new DataView(buffer, 100, 0)), "");
  assert_equals(new TextDecoder().decode(new DataView(buffer, 100)).length, PAGE - 100 - 2, "to the end");
  assert_equals(new TextDecoder().decode(new DataView(buffer, PAGE)), "");
}, "a DataView with an offset and a length");

test(() => {
  const {buffer, guest} = text_memory("");
  guest.store8(PAGE - 1, 0x41);
  assert_equals(new TextDecoder().decode(new DataView(buffer, PAGE - 1)), "A");
  assert_equals(new TextDecoder().decode(new DataView(buffer, PAGE - 1, 1)), "A");
}, "the last byte of the memory");

test(() => {
  const {guest, buffer} = text_memory("x");
  const view = new DataView(buffer, 100, 1);
  guest.store8(100, 0x79);
  assert_equals(new TextDecoder().decode(view), "y");
}, "what the guest wrote since the view was made");

// A view cannot reach beyond its buffer, and one over a detached buffer spans nothing.
// REQ M-034
test(() => {
  const {guest, buffer} = text_memory("abc");
  assert_throws_js(RangeError, () => new DataView(buffer, PAGE, 1));
  assert_throws_js(RangeError, () => new DataView(buffer, PAGE + 1));
  const views = [new DataView(buffer, 100, 3), new Uint8Array(buffer, 100, 3)];
  guest.memory.grow(0);
  for (const view of views) {
    assert_equals(new TextDecoder().decode(view), "", view.constructor.name);
  }
  assert_equals(new TextDecoder().decode(buffer), "", "the detached buffer itself");
  assert_equals(new TextDecoder().decode(new DataView(guest.memory.buffer, 100, 3)), "abc", "the new buffer");
}, "no bytes beyond a buffer, none of a detached one");
