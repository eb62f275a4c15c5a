// META: title=Modules and shared memories by postMessage to a Worker
// META: global=window
// META: requires=Worker
// META: script=../resources/module.js
// META: script=../resources/helpers.js
// META: script=../resources/realms.js

// Modules and shared memories by postMessage to a Worker.

"use strict";

// A Worker of the same agent cluster. What it is sent it uses and answers with what it found.
// SPEC web-api/#serialization
const WORKER = `
  onmessage = async ({data: {module, memory}}) => {
    const answer = {};
    if (module !== undefined) {
      answer.is_module = module instanceof WebAssembly.Module;
      answer.value = new WebAssembly.Instance(module).exports.f(41);
    }
    if (memory !== undefined) {
      answer.is_memory = memory instanceof WebAssembly.Memory;
      const view = new Int32Array(memory.buffer);
      answer.seen = view[1];
      Atomics.store(view, 2, 77);
      memory.grow(1);
      answer.length = memory.buffer.byteLength;
    }
    postMessage(answer);
  };
`;

function ask_worker(message) {
  const worker = new Worker(URL.createObjectURL(new Blob([WORKER], {type: "text/javascript"})));
  return new Promise((resolve, reject) => {
    worker.onmessage = ({data}) => resolve(data);
    worker.onerror = reject;
    worker.postMessage(message);
  }).finally(() => worker.terminate());
}

// REQ R-015
promise_test(async () => {
  const {is_module, value} = await ask_worker({module: everything_module().compile()});
  assert_true(is_module, "an instance of the Worker's own class");
  assert_equals(value, 42);
}, "a Module posted to a Worker is a Module there");

// The threads proposal posts a shared Memory to a Worker in its example; its text says no steps for that.
// SPEC threads/js-api/#dom-memory-buffer
// REQ M-014
promise_test(async () => {
  assert_host_has("SharedArrayBuffer");
  const memory = new WebAssembly.Memory({initial: 1, maximum: 4, shared: true});
  const old = memory.buffer;
  const view = new Int32Array(old);
  view[1] = 5;
  const {is_memory, seen, length} = await ask_worker({memory});
  assert_true(is_memory);
  assert_equals(seen, 5);
  assert_equals(length, 2 * PAGE);
  assert_equals(view[2], 77, "the Worker's write is seen in the old buffer");
  assert_equals(old.byteLength, PAGE);
  assert_equals(memory.grow(0), 2, "the memory grew here too");
  assert_equals(memory.buffer.byteLength, 2 * PAGE);
}, "a shared Memory posted to a Worker is the same memory there");

promise_test(async () => {
  const memory = new WebAssembly.Memory({initial: 1});
  const error = await rejection_of(ask_worker({memory}));
  assert_equals(error.name, "DataCloneError");
}, "an unshared Memory cannot be posted");
