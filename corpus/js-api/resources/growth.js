// The matrix of growth: a road by which a memory grows x a view x the moment at which the view was made.
//
// A road makes a memory of two pages and, when it is run, calls before(), grows by n pages, calls after(old size), all
// in one call. Only the guest that it makes has to be asked what the memory holds: it stands outside of the growth.
//
//   make() -> {memory, guest, run(n, before, after)}
//
// Numbers go in and out, also where the memory's addresses are i64 and the API takes BigInts.
// resizable says that the memory's buffer was made resizable first: then growth keeps it and lengthens it. The two
// conversions of the buffer are roads as well: they grow by nothing and detach, whatever kind the buffer was.

"use strict";

const GROWTH_LIMITS = {initial: 2, maximum: 16};

// A module that imports before and after and a memory, and whose function "run" grows that memory by its argument
// between them; started: the growth stands in the start function and n is fixed.
function grower({memory, limits = GROWTH_LIMITS, before, after, started}) {
  const builder = new WasmModule();
  const address = limits.address === "i64" ? I64 : I32;
  const first = builder.importFunction("m", "before", [], []);
  const second = builder.importFunction("m", "after", [address], []);
  builder.importMemory("m", "memory", limits);
  const constant = address === I64 ? op.i64_const : op.i32_const;
  const amount = started === undefined ? op.local_get(0) : constant(started);
  const func = builder.func({
    params: started === undefined ? [address] : [],
    code: [op.call(first), amount, op.memory_grow(0), op.call(second)],
    export: "run",
  });
  if (started !== undefined) {
    builder.start(func);
  }
  const {exports} = builder.instantiate({m: {memory, before, after: old => after(Number(old))}});
  return {run: n => exports.run(address_value(n, limits))};
}

// A number of pages as the API takes it.
function address_value(n, {address}) {
  return address === "i64" ? BigInt(n) : n;
}

// A module whose function "run" only calls an imported function: what it does happens during a call.
function caller(callback) {
  const builder = new WasmModule();
  builder.func({code: op.call(builder.importFunction("m", "callback", [], [])), export: "run"});
  return builder.instantiate({m: {callback}}).exports;
}

// A memory made in JS and a guest over it.
function js_memory(address) {
  const limits = address === "i64" ? {initial: 2, maximum: 16, address} : GROWTH_LIMITS;
  const memory = new WebAssembly.Memory(
    {...limits, initial: address_value(2, limits), maximum: address_value(16, limits)});
  const grow = n => Number(memory.grow(address_value(n, limits)));
  return {memory, limits, grow, guest: make_guest({memory, limits})};
}

// Every road over a memory that is at hand: run(setting, n, before, after).
const GROWTH_ROADS = {
  "Memory.grow": ({grow}, n, before, after) => {
    before();
    after(grow(n));
  },
  "Memory.grow in a host function": ({grow}, n, before, after) => {
    caller(() => {
      before();
      after(grow(n));
    }).run();
  },
  "memory.grow in an exported function": ({guest}, n, before, after) => {
    before();
    after(guest.grow(n));
  },
  "memory.grow between two host functions": ({memory, limits}, n, before, after) => {
    grower({memory, limits, before, after}).run(n);
  },
  "memory.grow in a start function": ({memory, limits}, n, before, after) => {
    grower({memory, limits, before, after, started: n});
  },
  "memory.grow of a re-exported memory, by another instance": ({guest, limits}, n, before, after) => {
    const middle = make_guest({memory: guest.memory, limits});
    grower({memory: middle.memory, limits, before, after}).run(n);
  },
  "memory.grow three calls deep": ({memory, limits}, n, before, after) => {
    caller(() => caller(() => grower({memory, limits, before, after}).run(n)).run()).run();
  },
  "buffer.resize": ({memory}, n, before, after) => {
    before();
    const old = memory.buffer.byteLength / PAGE;
    memory.buffer.resize((old + n) * PAGE);
    after(old);
  },
  "buffer.resize in a host function": ({memory}, n, before, after) => {
    caller(() => {
      before();
      const old = memory.buffer.byteLength / PAGE;
      memory.buffer.resize((old + n) * PAGE);
      after(old);
    }).run();
  },
  "toResizableBuffer": ({memory}, n, before, after) => {
    before();
    memory.toResizableBuffer();
    after(2);
  },
  "toResizableBuffer in a host function": ({memory}, n, before, after) => {
    caller(() => {
      before();
      memory.toResizableBuffer();
      after(2);
    }).run();
  },
  "toFixedLengthBuffer": ({memory}, n, before, after) => {
    before();
    memory.toFixedLengthBuffer();
    after(2);
  },
  "toFixedLengthBuffer in a host function": ({memory}, n, before, after) => {
    caller(() => {
      before();
      memory.toFixedLengthBuffer();
      after(2);
    }).run();
  },
};

// One subtest a delta, a view and a moment; each looks at the view in all its forms, in after() and on return.
// detaches says whether the road puts another buffer in the place of the one that was there.
function growth_matrix(road, {resizable = false, address = "i32", deltas = [0, 1, 5], detaches = !resizable} = {}) {
  const kind = `${resizable ? ", resizable" : ""}${address === "i64" ? ", i64" : ""}`;
  for (const delta of deltas) {
    for (const {name, type, forms} of VIEWS) {
      for (const moment of ["before the call", "in the call, before the growth", "in the call, after the growth"]) {
        test(() => growth_case({road, delta, type, forms, moment, resizable, address, detaches}),
             `${road} by ${delta}${kind}: ${name} made ${moment}`);
      }
    }
  }
}

function growth_case({road, delta, type, forms, moment, resizable, address, detaches}) {
  assert_implements_optional(!/Buffer/.test(road) || "toResizableBuffer" in WebAssembly.Memory.prototype,
                             "the host has no resizable memory buffers");
  const setting = js_memory(address);
  const {memory, guest} = setting;
  if (resizable) {
    assert_implements_optional("toResizableBuffer" in memory, "the host has no resizable memory buffers");
    memory.toResizableBuffer();
  }
  const old = memory.buffer;
  const size = (2 + delta) * PAGE;
  guest.store8(2 * PAGE - 1, 0x77);
  let views = [];
  const make_views = () => {
    views = forms.map(form => ({form, view: form.make(type, memory.buffer)}));
  };
  const check = where => {
    if (detaches) {
      assert_detached(old, `${where}: the old buffer`);
      assert_not_equals(memory.buffer, old, `${where}: another buffer`);
    } else {
      assert_equals(memory.buffer, old, `${where}: the same buffer`);
    }
    assert_attached(memory.buffer, size, `${where}: the buffer`);
    for (const {form, view} of views) {
      if (moment !== "in the call, after the growth" && detaches) {
        assert_view_dead(view, `${where}: ${form.form}`);
      } else {
        assert_view_live(view, form, size, guest, `${where}: ${form.form}`);
      }
    }
  };
  let calls = 0;
  if (moment === "before the call") {
    make_views();
  }
  GROWTH_ROADS[road](setting, delta, () => {
    assert_equals(memory.buffer, old, "no change before the growth");
    assert_attached(old, 2 * PAGE, "before the growth");
    if (moment === "in the call, before the growth") {
      make_views();
    }
  }, result => {
    calls++;
    assert_equals(result, 2, "the size before");
    if (moment === "in the call, after the growth") {
      make_views();
    }
    check("in the call");
  });
  assert_equals(calls, 1, "after() was called");
  check("on return");
  assert_equals(guest.load8(2 * PAGE - 1), 0x77, "old bytes are kept");
  assert_equals(guest.size(), 2 + delta, "the guest's size");
  assert_true(new BigUint64Array(memory.buffer, 2 * PAGE).every(bits => bits === 0n), "new bytes are zero");
}
