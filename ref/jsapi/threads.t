#!/usr/bin/perl
# Agents that share memories: their bytes, their growth, waits of both kinds on one list, and agents that are stuck.
use strict;
use warnings;
use lib 'ref/jsapi';
use JsTest;
use Test::More;

wasm('agent', <<'W', '--feature', '+threads');
(module (import "m" "memory" (memory 1 8 shared)) (import "m" "look" (func $look))
  (func (export "add") (param i32)
    (loop (drop (i32.atomic.rmw.add (i32.const 0) (i32.const 1)))
      (br_if 0 (local.tee 0 (i32.sub (local.get 0) (i32.const 1))))))
  (func (export "wait") (param i32) (result i32)
    (memory.atomic.wait32 (local.get 0) (i32.const 0) (i64.const -1)))
  (func (export "wait_and_look") (param i32)
    (drop (memory.atomic.wait32 (local.get 0) (i32.const 0) (i64.const -1))) (call $look))
  (func (export "notify") (param i32 i32) (result i32)
    (memory.atomic.notify (local.get 0) (local.get 1)))
  (func (export "grow") (param i32) (result i32) (memory.grow (local.get 0)))
  (func (export "size") (result i32) (memory.size))
  (func (export "load") (param i32) (result i32) (i32.load8_u (local.get 0))))
W

# $main runs in the first agent with `memory`, `wasm`, `words` and start(source), whose source has the same.
sub agents {
    my ($text, $main) = @_;
    holds($text, <<'J' . $main, '--feature', '+threads');
const PAGE = 65536;
const setup = `
    const give = (memory) => {
        globalThis.memory = memory;
        globalThis.words = () => new Int32Array(memory.buffer);
        globalThis.wasm = new WebAssembly.Instance(new WebAssembly.Module(read('agent.wasm', 'binary')),
            {m: {memory, look() { $262.agent.report('looked') }}}).exports;
    };`;
eval(setup + 'globalThis.give = give');
give(new WebAssembly.Memory({initial: 1, maximum: 8, shared: true}));
const start = (source) => $262.agent.start(setup + `
    $262.agent.receiveBroadcast((m) => {
        try { give(m); ${source} } catch (e) { $262.agent.report(String(e)) }
    });`);
const report = () => { for (let r; ; $262.agent.sleep(1)) if ((r = $262.agent.getReport()) !== null) return r };
// Waits until notify, called again and again, wakes N.
const wake = (notify, n) => { for (let woken = 0; woken < n; $262.agent.sleep(1)) woken += notify() };
J
}

agents('a memory that was posted has the same bytes', <<'J');
start(`$262.agent.report([memory instanceof WebAssembly.Memory, memory.buffer instanceof SharedArrayBuffer,
                          wasm.load(9), words().length].join());
       words()[3] = 7; $262.agent.report('done')`);
words(); new Uint8Array(memory.buffer)[9] = 5;
$262.agent.broadcast(memory);
is(report(), 'true,true,5,16384'); is(report(), 'done');
is(words()[3], 7);
J

agents('atomic operations of both kinds in three agents lose nothing', <<'J');
start('wasm.add(100000); $262.agent.report(1)');
start('for (let i = 0; i < 100000; i++) Atomics.add(words(), 0, 1); $262.agent.report(1)');
$262.agent.broadcast(memory);
wasm.add(100000); report(); report();
is(Atomics.load(words(), 0), 300000);
J

agents('Atomics.notify wakes memory.atomic.wait, and the instruction wakes Atomics.wait', <<'J');
start('$262.agent.report(wasm.wait(8))');
start('$262.agent.report(Atomics.wait(words(), 4, 0))');
$262.agent.broadcast(memory);
wake(() => Atomics.notify(words(), 2), 1); is(report(), '0');
wake(() => wasm.notify(16, 1), 1); is(report(), 'ok');
is(Atomics.notify(words(), 2), 0); is(wasm.notify(16, -1), 0);
words()[2] = 1;
is(wasm.wait(8), 1); is(Atomics.wait(words(), 2, 0), 'not-equal'); is(Atomics.wait(words(), 2, 1, 1.5), 'timed-out');
J

agents('who waits is woken in order, as many as asked for', <<'J');
for (let i = 0; i < 3; i++) start(`$262.agent.report(Atomics.wait(words(), 4, 0) + ' ' + Atomics.add(words(), 5, 1))`);
$262.agent.broadcast(memory);
let woken = 0;
wake(() => wasm.notify(16, 2), 3);
are([report(), report(), report()].sort(), ['ok 0', 'ok 1', 'ok 2']);
J

agents('growth in one agent is seen in the other, by each road', <<'J');
const before = memory.buffer, views = words();
start(`const old = memory.buffer;
       $262.agent.report(memory.grow(1)); $262.agent.report(wasm.grow(1));
       $262.agent.report([old.byteLength, memory.buffer === old, memory.buffer.byteLength, wasm.size()].join())`);
$262.agent.broadcast(memory);
is(report(), '1'); is(report(), '2'); is(report(), [PAGE, false, 3 * PAGE, 3].join());
is(before.byteLength, PAGE); is(views.length, PAGE / 4); is(wasm.size(), 3);
is(memory.buffer.byteLength, 3 * PAGE); is(memory.buffer === before, false); is(memory.buffer, memory.buffer);
is(wasm.load(3 * PAGE - 1), 0); is(memory.grow(5), 3);
throws(RangeError, () => memory.grow(1));
J

agents('a growable buffer grows in place wherever it is, and only as memories do', <<'J');
const buffer = memory.toResizableBuffer(), bytes = new Uint8Array(buffer);
$262.agent.start(`$262.agent.receiveBroadcast((b) => {
    const report = (f) => { try { $262.agent.report(f()) } catch (e) { $262.agent.report(e.name) } };
    const bytes = new Uint8Array(b);
    report(() => [b.byteLength, b.growable, b.maxByteLength].join());
    report(() => b.grow(3 * ${PAGE})); report(() => b.grow(3 * ${PAGE} + 1)); report(() => b.grow(9 * ${PAGE}));
    bytes[3 * ${PAGE} - 1] = 4;
    report(() => [b.byteLength, bytes.length].join());
})`);
$262.agent.broadcast(buffer);
are([report(), report(), report(), report(), report()],
    [[PAGE, true, 8 * PAGE].join(), 'undefined', 'RangeError', 'RangeError', [3 * PAGE, 3 * PAGE].join()]);
is(buffer.byteLength, 3 * PAGE); is(wasm.size(), 3); is(wasm.load(3 * PAGE - 1), 4);
buffer.grow(4 * PAGE); is(wasm.size(), 4);
J

agents('the bytes outlive the agent that made them', <<'J');
$262.agent.start(`const m = new WebAssembly.Memory({initial: 1, maximum: 2, shared: true});
    new Uint8Array(m.buffer)[5] = 6; $262.agent.report('made')`);
is(report(), 'made');
start(`words()[1] = 8; wasm.grow(1)`);
$262.agent.broadcast(memory);
memory = null; wasm = null;
$262.gc();
J

agents('agents that nothing can wake end with the first one, and nothing of theirs runs on', <<'J');
const stuck = (wait) => start(`try { ${wait} } catch (e) { print('caught') } finally { print('on') }`);
stuck('Atomics.wait(words(), 9, 0)');
stuck('wasm.wait(36)');
stuck('wasm.wait_and_look(36)');
start('$262.agent.receiveBroadcast(() => {})');
$262.agent.broadcast(memory);
J

agents('a clone of a shared memory is another Memory over the same bytes', <<'J');
const clone = structuredClone(memory);
is(clone === memory, false); is(clone instanceof WebAssembly.Memory, true); is(clone.buffer === memory.buffer, false);
words()[2] = 3; is(new Int32Array(clone.buffer)[2], 3);
is(clone.grow(2), 1); is(memory.buffer.byteLength, 3 * PAGE); is(wasm.size(), 3);
is(throws(DOMException, () => structuredClone(new WebAssembly.Memory({initial: 1, maximum: 2}))).name, 'DataCloneError');
J

agents('only SharedArrayBuffers and shared memories are posted', <<'J');
for (const bad of [undefined, {}, new ArrayBuffer(1), new WebAssembly.Memory({initial: 1}), memory.grow])
    throws(TypeError, () => $262.agent.broadcast(bad));
for (const [view, i] of [[new Int32Array(4), 0], [new Int16Array(new SharedArrayBuffer(8)), 0], [{}, 0]])
    throws(TypeError, () => Atomics.wait(view, i, 0, 0));
throws(RangeError, () => Atomics.wait(words(), PAGE, 0, 0));
is(Atomics.notify(new Int32Array(4), 0), 0);
is(Atomics.wait(words(), 0, 0, -1), 'timed-out'); is(Atomics.wait(words(), 0, 0, -Infinity), 'timed-out');
is(Atomics.wait(new BigInt64Array(memory.buffer), 0, 1n), 'not-equal');
is(Atomics.wait(new BigInt64Array(memory.buffer), 0, 0n, 0), 'timed-out');
throws(TypeError, () => Atomics.wait(new BigInt64Array(memory.buffer), 0, 0));
J

done_testing();
