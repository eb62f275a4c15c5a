#!/usr/bin/perl
# What touchstone-ref js has of the web: text coding, timers, performance, crypto, base64.
use strict;
use warnings;
use lib 'ref/jsapi';
use JsTest;
use Test::More;

my $helpers = <<'J';
const same = (what, seen, due) => is(seen, due, what);
const fails = (what, run, due) => { let name = 'nothing'; try { run() } catch (e) { name = e.name } is(name, due, what) };
J
sub checks {
    my ($what, $script) = @_;
    holds($what, $helpers . $script);
}

# ---- TextEncoder, TextDecoder

checks('TextEncoder', <<'J');
const e = new TextEncoder;
same('encoding', e.encoding, 'utf-8');
same('tag', String(e), '[object TextEncoder]');
same('encode', e.encode('é😀').join(), '195,169,240,159,152,128');
same('lone surrogates', e.encode('\ud800x\udc00').join(), '239,191,189,120,239,191,189');
same('no argument', e.encode().length, 0);
same('undefined', e.encode(undefined).length, 0);
same('null', e.encode(null).join(), '110,117,108,108');
const into = (s, n) => { const a = new Uint8Array(n), r = e.encodeInto(s, a); return [r.read, r.written, ...a].join() };
same('encodeInto', into('aé', 3), '2,3,97,195,169');
same('what does not fit whole is left', into('a😀b', 4), '1,1,97,0,0,0');
same('pairs count twice', into('😀', 4), '2,4,240,159,152,128');
same('into nothing', into('a', 0), '0,0');
same('shared', e.encodeInto('a', new Uint8Array(new SharedArrayBuffer(1))).written, 1);
fails('resizable', () => e.encodeInto('a', new Uint8Array(new ArrayBuffer(1, {maxByteLength: 2}))), 'TypeError');
fails('no Uint8Array', () => e.encodeInto('a', new Int8Array(1)), 'TypeError');
fails('too few arguments', () => e.encodeInto('a'), 'TypeError');
fails('brand', () => TextEncoder.prototype.encode.call({}), 'TypeError');
fails('without new', () => TextEncoder(), 'TypeError');
J
checks('TextDecoder', <<'J');
const u = (...bytes) => new Uint8Array(bytes), decode = (bytes, ...args) => new TextDecoder(...args).decode(bytes);
const d = new TextDecoder(' UTF8\n');
same('encoding', d.encoding, 'utf-8');
same('fatal', d.fatal, false);
same('ignoreBOM', d.ignoreBOM, false);
same('no input', d.decode(), '');
same('undefined', d.decode(undefined), '');
fails('null', () => d.decode(null), 'TypeError');
same('text', decode(u(65, 0xC3, 0xA9, 0xF0, 0x9F, 0x98, 0x80)), 'Aé😀');
same('byte order mark', decode(u(0xEF, 0xBB, 0xBF, 65)), 'A');
same('only the first', decode(u(0xEF, 0xBB, 0xBF, 0xEF, 0xBB, 0xBF)), '\ufeff');
same('kept', decode(u(0xEF, 0xBB, 0xBF, 65), 'utf-8', {ignoreBOM: true}), '\ufeffA');
for (const [bytes, due] of [[[0xFF], 1], [[0xC0, 0x80], 2], [[0xE0, 0x80, 0x80], 3], [[0xED, 0xA0, 0x80], 3], [[0xF4, 0x90, 0x80, 0x80], 4],
                            [[0xE2, 0x82], 1], [[0xF0, 0x9F, 65], 2], [[0xE2, 0xE2, 0x82, 0xAC], 2]]) {
    same(`malformed ${bytes}`, decode(u(...bytes)).length, due);
    fails(`fatal ${bytes}`, () => decode(u(...bytes), 'utf-8', {fatal: true}), 'TypeError');
}
const s = new TextDecoder;
same('stream', s.decode(u(0xE2, 0x82), {stream: true}) + s.decode(u(0xAC), {stream: true}) + s.decode(), '€');
same('cut stream', s.decode(u(0xE2), {stream: true}) + s.decode(), '\ufffd');
same('a stream ended', s.decode(u(0xEF, 0xBB, 0xBF, 65)), 'A');
same('mark in pieces', s.decode(u(0xEF), {stream: true}) + s.decode(u(0xBB, 0xBF), {stream: true}) + s.decode(u(66)), 'B');
same('DataView', d.decode(new DataView(u(65, 66, 67, 68).buffer, 1, 2)), 'BC');
same('ArrayBuffer', d.decode(u(65).buffer), 'A');
same('wider elements', d.decode(new Uint16Array([0x4241])), 'AB');
same('shared', d.decode(new SharedArrayBuffer(1)), '\0');
fails('resizable', () => d.decode(new ArrayBuffer(1, {maxByteLength: 2})), 'TypeError');
fails('growable', () => d.decode(new Uint8Array(new SharedArrayBuffer(1, {maxByteLength: 2}))), 'TypeError');
const gone = u(65);
same('detached by the options', d.decode(gone, {get stream() { $262.detachArrayBuffer(gone.buffer) }}), '');
same('UTF-16', decode(u(65, 0, 0x3D, 0xD8, 0, 0xDE, 0x3D, 0xD8, 66, 0), 'utf-16'), 'A😀\ufffdB');
same('UTF-16 cut', decode(u(65, 0, 66), 'ucs-2'), 'A\ufffd');
same('UTF-16 in pieces', (x => x.decode(u(0x3D), {stream: true}) + x.decode(u(0xD8, 0), {stream: true}) + x.decode(u(0xDE)))(new TextDecoder('utf-16le')), '😀');
same('big end first', decode(u(0xFE, 0xFF, 0, 65), 'utf-16be'), 'A');
J
checks('labels, options', <<'J');
fails('unknown label', () => new TextDecoder('utf-7'), 'RangeError');
fails('NUL in a label', () => new TextDecoder('utf-8\0'), 'RangeError');
fails('options', () => new TextDecoder('utf-8', 1), 'TypeError');
const log = [];
try { new TextDecoder('x', {get ignoreBOM() { log.push('ignoreBOM') }, get fatal() { log.push('fatal') }}) } catch {}
same('options come first', log.join(), 'fatal,ignoreBOM');
same('null options', new TextDecoder(undefined, null).encoding, 'utf-8');
J

# ---- the global scope

checks('timers', <<'J');
let count = 0;
const log = [];
setTimeout((...args) => log.push(args.join()), 3, 1, 2);
setTimeout(() => log.push('first'));
queueMicrotask(() => log.push('microtask'));
clearTimeout(setTimeout(() => log.push('never')));
clearTimeout(); clearTimeout(99999); clearInterval(-1);
const sleep = ms => new Promise(done => setTimeout(done, ms));
const interval = setInterval(() => { if (++count === 3) clearInterval(interval) }, 1);
setTimeout('log.push("text")', 0);
same('numbers', typeof interval, 'number');
fails('no handler', () => setTimeout(), 'TypeError');
fails('no callback', () => queueMicrotask({}), 'TypeError');
globalThis.at_end = [(async () => {
    while (log.length < 4 || count < 3) await sleep(1);
    await sleep(5);
    same('order', log.join(' '), 'microtask first text 1,2');
    same('interval', count, 3);
})()];
same('length', setTimeout.length, 1);
same('enumerable', Object.getOwnPropertyDescriptor(globalThis, 'setTimeout').enumerable, true);
setTimeout(function() { same('this', this, globalThis) }, 21);
J
my ($code, $out) = script("setTimeout(() => { throw new Error('late') }); setTimeout(() => print('no'));\n");
is($code, 1, 'a timer that throws ends the run');
like($out, qr/^\S*case\.js:\d+:\d+: Error: late/, 'and is reported');

checks('performance, crypto, base64', <<'J');
same('now', performance.now() >= 0 && performance.now() < 60000, true);
same('timeOrigin', Math.abs(Date.now() - performance.timeOrigin) < 60000, true);
same('tag', String(performance), '[object Performance]');
same('toJSON', JSON.stringify(performance), JSON.stringify({timeOrigin: performance.timeOrigin}));
fails('brand', () => performance.now.call({}), 'TypeError');
fails('no constructor', () => new Performance, 'TypeError');
performance = 5;
same('replaceable', performance, 5);
const a = new Uint32Array(16);
same('getRandomValues', crypto.getRandomValues(a), a);
same('values', a.some(x => x), true);
fails('floats', () => crypto.getRandomValues(new Float32Array(1)), 'TypeMismatchError');
fails('DataView', () => crypto.getRandomValues(new DataView(new ArrayBuffer(1))), 'TypeMismatchError');
fails('quota', () => crypto.getRandomValues(new Uint8Array(65537)), 'QuotaExceededError');
fails('shared', () => crypto.getRandomValues(new Uint8Array(new SharedArrayBuffer(1))), 'TypeError');
fails('buffer', () => crypto.getRandomValues(new ArrayBuffer(1)), 'TypeError');
same('quota, nearly', crypto.getRandomValues(new Uint8Array(65536)).length, 65536);
same('btoa', btoa('abc\xff'), 'YWJj/w==');
same('atob', atob(' YW Jj\n'), 'abc');
fails('btoa wide', () => btoa('\u0100'), 'InvalidCharacterError');
fails('atob cut', () => atob('a'), 'InvalidCharacterError');
fails('btoa nothing', () => btoa(), 'TypeError');
fails('atob nothing', () => atob(), 'TypeError');
same('DOMException', new DOMException('m', 'DataCloneError').code, 25);
J
done_testing();
