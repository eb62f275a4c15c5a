// META: title=Growth in the middle of a view's own method or of a constructor over the buffer
// META: global=window,dedicatedworker,jsshell
// META: script=../resources/module.js
// META: script=../resources/helpers.js

// Growth in the middle of a view's own method or of a constructor over the buffer.

"use strict";

// Arguments convert, callbacks and getters run while the operation holds a view: the growth in there detaches the
// buffer below it. ECMA-262 looks again after each such step; then it throws, does nothing or reads undefined.
// SPEC js-api/#refresh-the-memory-buffer
// REQ M-013, M-026
const GROW = {
  "Memory.grow(0)": guest => guest.memory.grow(0),
  "Memory.grow(1)": guest => guest.memory.grow(1),
  "memory.grow of 0": guest => guest.grow(0),
  "memory.grow of 1": guest => guest.grow(1),
};

// Each: what it does with a Uint8Array over all of the memory and a `growing(value)` that converts to value and grows.
const THROWING = {
  "fill of a value": ({bytes, growing}) => bytes.fill(growing(1)),
  "fill up to an end": ({bytes, growing}) => bytes.fill(1, 0, growing(9)),
  "copyWithin": ({bytes, growing}) => bytes.copyWithin(8, 0, growing(4)),
  "slice": ({bytes, growing}) => bytes.slice(growing(1)),
  "subarray": ({bytes, growing}) => bytes.subarray(growing(1)),
  "with": ({bytes, growing}) => bytes.with(0, growing(1)),
  "DataView.getInt8": ({data, growing}) => data.getInt8(growing(0)),
  "DataView.setInt8": ({data, growing}) => data.setInt8(0, growing(1)),
  "DataView.setFloat64": ({data, growing}) => data.setFloat64(growing(0), 1),
  "DataView.setBigInt64": ({data, growing}) => data.setBigInt64(0, growing(1n)),
  "Atomics.store": ({bytes, growing}) => Atomics.store(bytes, 0, growing(1)),
  "Atomics.add": ({bytes, growing}) => Atomics.add(bytes, 0, growing(1)),
  "Atomics.compareExchange": ({bytes, growing}) => Atomics.compareExchange(bytes, 0, growing(0), 1),
  "new Uint8Array with an offset": ({buffer, growing}) => new Uint8Array(buffer, growing(0)),
  "new Uint8Array with a length": ({buffer, growing}) => new Uint8Array(buffer, 0, growing(1)),
  "new DataView with an offset": ({buffer, growing}) => new DataView(buffer, growing(0)),
  "ArrayBuffer.prototype.slice": ({buffer, growing}) => buffer.slice(growing(0)),
  "an iterator's next": ({bytes, growing}) => {
    for (const byte of bytes) {
      growing(byte).valueOf();
    }
  },
};

const SILENT = {
  "an element's value": ({bytes, growing}) => {
    bytes[0] = growing(1);
  },
  "Reflect.set": ({bytes, growing}) => Reflect.set(bytes, 0, growing(1)),
  "set from an array-like": ({bytes, growing}) => bytes.set({length: 2, get 0() {
    return growing(1).valueOf();
  }, 1: 2}),
  "sort": ({bytes, growing}) => bytes.subarray(0, 4).sort(() => growing(1).valueOf()),
  "indexOf": ({bytes, growing}) => assert_equals(bytes.indexOf(0, growing(0)), -1),
  "includes": ({bytes, growing}) => assert_true(bytes.includes(undefined, growing(0))),
  "map": ({bytes, growing}) => {
    const mapped = bytes.subarray(0, 3).map((value, i) => i === 0 ? growing(5).valueOf() : value);
    assert_array_equals(mapped, [5, 0, 0]);
  },
  "every": ({bytes, growing}) => {
    const seen = [];
    bytes.subarray(0, 3).every((value, i) => seen.push(value) && (i > 0 || growing(1).valueOf()));
    assert_array_equals(seen, [0, undefined, undefined]);
  },
  "reduce": ({bytes, growing}) => {
    const seen = bytes.subarray(0, 3).reduce((all, value) => {
      growing(1).valueOf();
      return [...all, value];
    }, []);
    assert_array_equals(seen, [0, undefined, undefined]);
  },
  "Object.defineProperty": ({bytes, growing}) => {
    assert_true(Reflect.defineProperty(bytes, 0, {value: growing(1)}));
  },
};

function setting_for(grow) {
  const guest = make_guest();
  let grown = false;
  const growing = value => ({valueOf() {
    if (!grown) {
      grown = true;
      grow(guest);
    }
    return value;
  }});
  const {buffer} = guest.memory;
  return {guest, growing, buffer, bytes: new Uint8Array(buffer), data: new DataView(buffer), grown: () => grown};
}

function assert_untouched({guest, buffer, grown}) {
  assert_true(grown(), "it grew in the middle");
  assert_detached(buffer);
  assert_true(new Uint8Array(guest.memory.buffer).subarray(0, 64).every(byte => byte === 0), "nothing was written");
  guest.store8(1, 2);
  assert_equals(new Uint8Array(guest.memory.buffer)[1], 2);
}

for (const [road, grow] of Object.entries(GROW)) {
  for (const [name, action] of Object.entries(THROWING)) {
    test(() => {
      const setting = setting_for(grow);
      assert_implements_optional(name !== "with" || "with" in setting.bytes, "the host has no with");
      const error = thrown_by(() => action(setting));
      assert_equals(error.constructor, name === "with" ? RangeError : TypeError);
      assert_untouched(setting);
    }, `${road} inside ${name}`);
  }

  for (const [name, action] of Object.entries(SILENT)) {
    test(() => {
      const setting = setting_for(grow);
      action(setting);
      assert_untouched(setting);
    }, `${road} inside ${name}`);
  }

  test(() => {
    assert_host_has("structuredClone");
    const setting = setting_for(grow);
    const {buffer, growing} = setting;
    const error = thrown_by(() => structuredClone({get first() {
      return growing(1).valueOf();
    }, second: buffer}));
    assert_equals(error.name, "DataCloneError");
    assert_untouched(setting);
  }, `${road} inside structuredClone`);

  test(() => {
    assert_host_has("TextDecoder");
    const setting = setting_for(grow);
    const text = new TextDecoder().decode(setting.bytes, {get stream() {
      return !setting.growing(1).valueOf();
    }});
    assert_equals(text, "", "a detached buffer has no bytes");
    assert_untouched(setting);
  }, `${road} inside TextDecoder.decode`);
}

// A resizable buffer lives on; lengths that were read before stay what they were.
// SPEC js-api/#HostResizeArrayBuffer
// REQ M-014, M-026
for (const [road, grow] of Object.entries({...GROW, "resize": guest => guest.memory.buffer.resize(2 * PAGE)})) {
  test(() => {
    const guest = make_guest();
    assert_implements_optional("toResizableBuffer" in guest.memory, "the host has no resizable memory buffers");
    const bytes = new Uint8Array(guest.memory.toResizableBuffer());
    bytes.fill({valueOf() {
      grow(guest);
      return 7;
    }});
    assert_equals(bytes[0], 7);
    assert_equals(bytes[PAGE - 1], 7);
    if (bytes.length > PAGE) {
      assert_equals(bytes[PAGE], 0, "the end was that before the growth");
    }
  }, `${road} inside fill of a view that follows a resizable buffer`);

  test(() => {
    const guest = make_guest();
    assert_implements_optional("toResizableBuffer" in guest.memory, "the host has no resizable memory buffers");
    const data = new DataView(guest.memory.toResizableBuffer());
    data.setInt8(PAGE - 1, {valueOf() {
      grow(guest);
      return 7;
    }});
    assert_equals(guest.load8(PAGE - 1), 7);
  }, `${road} inside DataView.setInt8 over a resizable buffer`);
}
