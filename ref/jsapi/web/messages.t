#!/usr/bin/perl
# Events, event targets and message ports.
use strict;
use warnings;
use lib 'ref/jsapi';
use JsTest;
use Test::More;

holds('Event', <<'J');
const e = new Event('x', {bubbles: true, cancelable: true});
are([e.type, e.bubbles, e.cancelable, e.composed, e.isTrusted, e.eventPhase, e.target, e.currentTarget, e.composedPath().length],
    'x,true,true,false,false,0,,,0');
e.preventDefault();
is(e.defaultPrevented, true);
is(e.returnValue, false);
const firm = new Event('x');
firm.returnValue = false;
is(firm.defaultPrevented, false);
throws(TypeError, () => new Event);
throws(TypeError, () => Event('x'));
throws(TypeError, () => Event.prototype.type);
is(Object.getPrototypeOf(MessageEvent), Event);
const m = new MessageEvent('y', {data: 5, lastEventId: 'i', origin: 'o', ports: [new MessageChannel().port1], cancelable: true});
are([m.type, m.data, m.lastEventId, m.origin, m.ports.length, m.source, m.cancelable], 'y,5,i,o,1,,true');
is(Object.isFrozen(m.ports), true);
is(new MessageEvent('y').data, null);
throws(TypeError, () => new MessageEvent('y', {ports: [1]}));
J
holds('EventTarget', <<'J');
const t = new EventTarget, log = [];
const object = {handleEvent(e) { log.push(`object ${this === object} ${e.currentTarget === t} ${e.eventPhase}`) }};
const f = function(e) { log.push(`function ${this === t}`) };
t.addEventListener('x', object);
t.addEventListener('x', f);
t.addEventListener('x', f);
t.addEventListener('x', f, {capture: true, once: true});
t.addEventListener('x', null);
t.addEventListener('y', () => complain('another type'));
is(t.dispatchEvent(new Event('x')), true);
are(log.splice(0), 'object true true 2,function true,function true');
t.removeEventListener('x', object);
t.dispatchEvent(new Event('x'));
are(log.splice(0), 'function true');
t.addEventListener('z', e => e.preventDefault(), {passive: true});
is(t.dispatchEvent(new Event('z', {cancelable: true})), true);
t.addEventListener('z', e => { e.preventDefault(); e.stopImmediatePropagation() });
t.addEventListener('z', () => complain('stopped'));
is(t.dispatchEvent(new Event('z', {cancelable: true})), false);
const again = new Event('w');
t.addEventListener('w', e => {
    t.addEventListener('w', () => complain('added meanwhile'), {once: true});
    t.removeEventListener('w', gone);
    try { t.dispatchEvent(e); complain('twice') } catch (x) { is(x.name, 'InvalidStateError') }
}, {once: true});
const gone = () => complain('removed meanwhile');
t.addEventListener('w', gone);
t.dispatchEvent(again);
throws(TypeError, () => t.addEventListener('x', 1));
throws(TypeError, () => t.addEventListener('x'));
throws(TypeError, () => t.dispatchEvent({}));
throws(TypeError, () => t.addEventListener.call({}, 'x', f));
J
my ($code, $out) = script("const t = new EventTarget; t.addEventListener('x', () => { throw new Error('in a listener') });\n"
        . "t.dispatchEvent(new Event('x'));\n");
is($code, 1, 'a listener that throws');
like($out, qr/Error: in a listener/, 'is reported');

holds('ports', <<'J');
const {port1, port2} = new MessageChannel, log = [];
is(port1 instanceof EventTarget, true);
is(port2.onmessage, null);
port1.postMessage('early');
setTimeout(() => {
    are(log, '', 'nothing before start');
    port2.onmessage = function(e) {
        log.push(e.data);
        is(this, port2);
        is(e.target, port2);
        is(e.isTrusted, true);
        is(e.ports.length, 0);
    };
    port1.postMessage('late');
    queueMicrotask(() => are(log, '', 'in tasks'));
    setTimeout(() => { are(log, 'early,late'); at_end[0].done() }, 10);
});
globalThis.at_end = [new Promise(done => setTimeout(done, 40))];
at_end[0].done = () => {};
port2.onmessage = null;
J
holds('ports that go through ports, and what is refused', <<'J');
const {port1, port2} = new MessageChannel, inner = new MessageChannel;
const named = (name, run) => { try { run(); complain(run) } catch (e) { is(e.name, name) } };
named('DataCloneError', () => port1.postMessage(1, [port1]));
named('DataCloneError', () => port1.postMessage(() => 1));
named('DataCloneError', () => port1.postMessage(inner.port1));
named('TypeError', () => port1.postMessage());
named('TypeError', () => port1.postMessage(1, 1));
named('TypeError', () => new MessagePort);
let received;
globalThis.at_end = [new Promise(resolve => {
    inner.port2.addEventListener('message', e => { received = e.data; resolve() });
    inner.port2.start();
    port2.onmessage = e => { is(e.data.port, e.ports[0]); e.ports[0].postMessage('through') };
})];
inner.port2.postMessage('waits');
port1.postMessage({port: inner.port1}, {transfer: [inner.port1]});
named('DataCloneError', () => structuredClone(1, {transfer: [inner.port1]}));
inner.port1.postMessage('nobody');
at_end.push(at_end[0].then(() => is(received, 'through')));
const moved = new MessageChannel;
moved.port1.postMessage('queued');
const port = structuredClone(moved.port2, {transfer: [moved.port2]});
at_end.push(new Promise(resolve => { port.onmessage = e => { is(e.data, 'queued'); resolve() } }));
const closed = new MessageChannel;
closed.port2.onmessage = () => complain('posted to a closed port');
closed.port2.close();
closed.port1.postMessage(1);
J
holds('ports that nobody holds', <<'J');
for (let i = 0; i < 200; i++) {
    const a = new MessageChannel, b = new MessageChannel;
    a.port1.onmessage = () => a;
    a.port2.postMessage({});
    b.port2.keep = a;
    a.port1.postMessage(0, [b.port1]);
}
$262.gc();
J
done_testing();
