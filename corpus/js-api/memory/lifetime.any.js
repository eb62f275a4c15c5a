// META: title=A memory lives as long as its buffer or a function that uses it
// META: global=window,dedicatedworker,jsshell
// META: script=../resources/module.js
// META: script=../resources/helpers.js
// META: timeout=long

// A memory lives as long as its buffer or a function that uses it.

"use strict";

// Nothing that JS can still reach goes away, whoever dropped the Memory. A host that can collect is asked to.
// SPEC js-api/#identified-with; js-api/#object-caches
// REQ M-001, M-026
function collect() {
  const trash = Array.from({length: 200}, () => new WebAssembly.Memory({initial: 1, maximum: 1}));
  trash.forEach(({buffer}) => new Uint8Array(buffer).fill(0xee));
  if (typeof $262 === "object" && typeof $262.gc === "function") {
    $262.gc();
  } else if (typeof gc === "function") {
    gc();
  }
}

promise_test(async () => {
  let view = (() => {
    const memory = new WebAssembly.Memory({initial: 1});
    const bytes = new Uint8Array(memory.buffer, 100, 16);
    bytes.fill(7);
    return bytes;
  })();
  for (let i = 0; i < 3; i++) {
    collect();
    await null;
    assert_array_equals(view, new Array(16).fill(7));
    view[0] = 7;
  }
  assert_equals(view.buffer.byteLength, PAGE);
}, "a view keeps the memory when the Memory is gone");

promise_test(async () => {
  const store8 = make_guest().store8;
  const load8 = (() => {
    const guest = make_guest();
    guest.store8(1, 9);
    new Uint8Array(guest.memory.buffer)[2] = 8;
    return guest.load8;
  })();
  collect();
  await null;
  store8(1, 1);
  assert_equals(load8(1), 9);
  assert_equals(load8(2), 8);
}, "a function keeps the memory that it uses");

promise_test(async () => {
  const {grow, view} = (() => {
    const guest = make_guest();
    return {grow: guest.grow, view: new Uint8Array(guest.memory.buffer)};
  })();
  collect();
  await null;
  assert_equals(grow(0), 1);
  assert_view_dead(view, "the view");
}, "growth detaches a buffer whose Memory nobody holds");

promise_test(async () => {
  const memory = new WebAssembly.Memory({initial: 1, maximum: 4});
  memory.buffer.mark = "kept";
  memory.mark = "kept";
  const guest = make_guest({memory, limits: {initial: 1, maximum: 4}});
  collect();
  await null;
  assert_equals(guest.memory.mark, "kept");
  assert_equals(guest.memory.buffer.mark, "kept");
}, "Memory and buffer stay the objects that they were");
