// META: title=Microtasks, timers and message channels around WebAssembly
// META: global=window,dedicatedworker
// META: requires=MessageChannel
// META: script=../resources/module.js
// META: script=../resources/helpers.js
// Shows the order of what queueMicrotask, setTimeout and MessageChannel bring, and messages that hold a Module.

"use strict";

const turn = () => new Promise(resolve => setTimeout(resolve, 0));

// SPEC html/#microtask-queuing
promise_test(async () => {
  const log = [];
  setTimeout(() => log.push("timeout"), 0);
  queueMicrotask(() => {
    log.push("first");
    queueMicrotask(() => log.push("nested"));
  });
  Promise.resolve().then(() => log.push("promise"));
  queueMicrotask(() => log.push("second"));
  log.push("synchronous");
  await turn();
  await turn();
  assert_array_equals(log, ["synchronous", "first", "promise", "second", "nested", "timeout"]);
}, "microtasks run in their order, before timers");

test(() => {
  for (const value of [undefined, null, 1, "x", {}]) assert_throws_js(TypeError, () => queueMicrotask(value));
  assert_equals(
    queueMicrotask(() => {}),
    undefined,
  );
}, "queueMicrotask takes a function alone");

// SPEC html/#dom-settimeout
promise_test(async () => {
  const log = [];
  await new Promise(resolve => {
    setTimeout(() => {
      log.push("later");
      resolve();
    }, 40);
    setTimeout(() => log.push("a"), 1);
    setTimeout(() => log.push("b"), 1);
    setTimeout(() => log.push("c"), 1);
  });
  assert_array_equals(log, ["a", "b", "c", "later"]);
}, "timers run by their time, equal ones in order");

promise_test(async () => {
  let called = false;
  const id = setTimeout(() => {
    called = true;
  }, 0);
  clearTimeout(id);
  clearTimeout(id);
  clearTimeout(undefined);
  clearTimeout(123456);
  await turn();
  await turn();
  assert_false(called);
}, "clearTimeout cancels, and ignores what is no timer");

promise_test(async () => {
  const args = await new Promise(resolve => setTimeout((...args) => resolve(args), 0, 1, "x"));
  assert_array_equals(args, [1, "x"]);
}, "setTimeout hands on its further arguments");

promise_test(async () => {
  const log = [];
  setTimeout(() => {
    log.push("timer");
    queueMicrotask(() => log.push("microtask"));
  }, 0);
  setTimeout(() => log.push("next"), 0);
  await turn();
  await turn();
  assert_array_equals(log, ["timer", "microtask", "next"]);
}, "microtasks that a timer queues run before the next timer");

// An Exported Function as a callback.
promise_test(async () => {
  const builder = new WasmModule();
  const h = builder.importFunction("m", "h", [I32], []);
  builder.func({params: [I32], code: [op.local_get(0), op.call(h)], export: "f"});
  const log = [];
  const {f} = builder.instantiate({m: {h: n => log.push(n)}}).exports;
  setTimeout(f, 0, 5);
  queueMicrotask(f);
  Promise.resolve(7).then(f);
  await turn();
  await turn();
  assert_array_equals(log, [0, 7, 5]);
}, "Exported Functions serve as callbacks");

// SPEC html/#message-channels
function received(port, count) {
  return new Promise(resolve => {
    const events = [];
    port.onmessage = event => {
      if (events.push(event) === count) resolve(events);
    };
  });
}

promise_test(async () => {
  const {port1, port2} = new MessageChannel();
  const log = [];
  const events = received(port2, 2).then(list => {
    log.push("messages");
    return list;
  });
  port1.postMessage({a: 1});
  port1.postMessage("second");
  queueMicrotask(() => log.push("microtask"));
  log.push("synchronous");
  const [first, second] = await events;
  port1.close();
  assert_array_equals(log, ["synchronous", "microtask", "messages"]);
  assert_equals(first.data.a, 1);
  assert_equals(second.data, "second");
}, "messages arrive in later tasks, in order");

// REQ R-015
promise_test(async () => {
  const builder = new WasmModule();
  builder.func({results: [I32], code: [op.i32_const(42)], export: "f"});
  const module = builder.compile();
  const {port1, port2} = new MessageChannel();
  const events = received(port2, 1);
  port1.postMessage({module});
  const [{data}] = await events;
  port1.close();
  assert_not_equals(data.module, module);
  assert_true(data.module instanceof WebAssembly.Module);
  assert_equals(new WebAssembly.Instance(data.module).exports.f(), 42);
}, "a Module can be posted");

promise_test(async () => {
  const {port1} = new MessageChannel();
  for (const value of [new WebAssembly.Memory({initial: 0}), () => {}, new WasmModule().instantiate()]) {
    assert_equals(thrown_by(() => port1.postMessage(value)).name, "DataCloneError");
  }
  const memory = new WebAssembly.Memory({initial: 1});
  assert_throws_js(TypeError, () => port1.postMessage(memory.buffer, [memory.buffer]));
  assert_equals(memory.buffer.byteLength, 65536);
  port1.close();
}, "what cannot be cloned cannot be posted; a Memory's buffer cannot be transferred");
