// META: title=A shared memory's buffer in two agents is one memory
// META: global=window,dedicatedworker,jsshell
// META: requires=agent
// META: script=../resources/module.js
// META: script=../resources/helpers.js
// META: script=../resources/realms.js

// A shared memory's buffer in two agents is one memory.

"use strict";

// $262.agent as test262 describes it: start runs a script in an agent, broadcast gives it a shared buffer.
// SPEC threads/js-api/#create-a-fixed-length-memory-buffer; threads/js-api/#dom-memory-grow
async function next_report() {
  for (let tries = 0; tries < 2000; tries++) {
    const report = $262.agent.getReport();
    if (report !== null && report !== undefined) {
      return report;
    }
    $262.agent.sleep(5);
    await null;
  }
  assert_unreached("the agent reported nothing");
}

// Waits until another agent has set an element.
function wait_for(view, index) {
  for (let tries = 0; tries < 2000 && Atomics.load(view, index) === 0; tries++) {
    $262.agent.sleep(5);
  }
}

// REQ M-001, M-002
promise_test(async () => {
  const limits = {initial: 1, maximum: 4, shared: true};
  const memory = new WebAssembly.Memory(limits);
  const guest = make_guest({memory, limits});
  guest.store8(8, 42);
  $262.agent.start(`
    $262.agent.receiveBroadcast(buffer => {
      const view = new Int32Array(buffer);
      $262.agent.report(view[2]);
      Atomics.store(view, 3, 7);
      Atomics.store(view, 0, 1);
      Atomics.notify(view, 0);
      $262.agent.leaving();
    });
  `);
  $262.agent.broadcast(memory.buffer);
  assert_equals(Number(await next_report()), 42, "the agent reads what the guest wrote");
  const view = new Int32Array(memory.buffer);
  wait_for(view, 0);
  assert_equals(guest.load8(12), 7, "the guest reads what the agent wrote");
}, "writes are seen in both agents");

// REQ M-014
promise_test(async () => {
  const limits = {initial: 1, maximum: 4, shared: true};
  const memory = new WebAssembly.Memory(limits);
  const guest = make_guest({memory, limits});
  $262.agent.start(`
    $262.agent.receiveBroadcast(buffer => {
      const view = new Int32Array(buffer);
      Atomics.store(view, 5, 1);
      while (Atomics.load(view, 0) === 0) {
        $262.agent.sleep(5);
      }
      $262.agent.report(buffer.byteLength + " " + view.length + " " + view[1]);
      $262.agent.leaving();
    });
  `);
  $262.agent.broadcast(memory.buffer);
  wait_for(new Int32Array(memory.buffer), 5);
  memory.grow(2);
  guest.store8(4, 9);
  guest.store8(0, 1);
  assert_equals(await next_report(), `${PAGE} ${PAGE / 4} 9`);
  assert_equals(memory.buffer.byteLength, 3 * PAGE);
}, "growth in one agent leaves the other agent's buffer as it was, and live");
