#!/usr/bin/perl
# compileStreaming, instantiateStreaming, and what a Response, Headers, streams and fetch are for them.
use strict;
use warnings;
use lib 'ref/jsapi';
use File::Temp qw(tempdir);
use JsTest;
use Test::More;

wasm('start', '(module (import "m" "f" (func)) (start 0))');
wasm('empty', '(module)');
my $helpers = <<'J';
const W = WebAssembly, TYPE = {headers: {'content-type': 'application/wasm'}};
const bytes = name => readbuffer(`${name}.wasm`);
const response = (body = bytes('empty'), init = TYPE) => new Response(body, init);
const rejects = (promise, kind, what) => promise.then(() => complain(what ?? '', 'resolved'), e => is(e === kind || e.constructor === kind, true, what ?? e));
globalThis.at_end = [];
const due = async f => at_end.push(f());
J

holds('both functions', $helpers . <<'J');
for (const f of [W.compileStreaming, W.instantiateStreaming]) {
    is(f.length, 1);
    due(async () => { await f(response()); await f(Promise.resolve(response())); await f({then(r) { r(response()) }}) });
    for (const bad of [1, {}, null, bytes('empty'), Promise.resolve(1)]) due(() => rejects(f(bad), TypeError));
    due(() => rejects(f(), TypeError));
    const error = new EvalError;
    due(() => rejects(f(Promise.reject(error)), error));
    for (const type of ['APPLICATION/wasm', ' application/wasm\t']) due(() => f(response(bytes('empty'), {headers: {'Content-Type': type}})));
    for (const type of ['', 'application/wasm;', 'application/wasm; x=y', 'text/html', 'application/wasm2', 'application/was'])
        due(() => rejects(f(response(bytes('empty'), {headers: {'Content-Type': type}})), TypeError, type));
    due(() => rejects(f(new Response(bytes('empty'))), TypeError));
    for (const status of [200, 299]) due(() => f(response(bytes('empty'), {status, ...TYPE})));
    for (const status of [300, 404, 500]) due(() => rejects(f(response(bytes('empty'), {status, ...TYPE})), TypeError));
    due(() => rejects(f(Response.error()), TypeError));
    due(() => rejects(f(response('')), W.CompileError));
    due(() => rejects(f(response(null)), W.CompileError));
    due(async () => { const r = response(); await f(r); is(r.bodyUsed, true); await rejects(f(r), TypeError) });
    due(async () => { const r = response(); r.body.getReader(); await rejects(f(r), TypeError); is(r.bodyUsed, false) });
}
due(async () => is(await W.compileStreaming(response()) instanceof W.Module, true));
due(async () => are(Object.keys(await W.instantiateStreaming(response())), 'instance,module'));
due(() => rejects(W.instantiateStreaming(response(), 1), TypeError));
due(() => rejects(W.compileStreaming(response(), 1), TypeError));
due(() => rejects(W.compileStreaming(response(), {builtins: ['x', 'x']}), W.CompileError));
due(() => rejects(W.instantiateStreaming(response(bytes('start'))), TypeError));
due(() => rejects(W.instantiateStreaming(response(bytes('start')), {m: {}}), W.LinkError));
due(async () => { let n = 0; await W.instantiateStreaming(response(bytes('start')), {m: {f() { n++ }}}); is(n, 1) });
J
holds('the realm', $helpers . <<'J');
const other = $262.createRealm().global;
due(async () => is(await other.WebAssembly.compileStreaming(response()) instanceof other.WebAssembly.Module, true));
due(() => rejects(other.WebAssembly.compileStreaming(1), other.TypeError));
J
holds('Response', $helpers . <<'J');
const r = new Response('é', {status: 201, statusText: 'yes', headers: [['a', '1'], ['A', ' 2 ']]});
are([r.status, r.ok, r.statusText, r.type, r.url, r.redirected, r.bodyUsed, r.headers.get('a'), r.headers.get('content-type')],
    '201,true,yes,default,,false,false,1, 2,text/plain;charset=UTF-8');
is(r.headers, r.headers);
is(r.body, r.body);
is(new Response().body, null);
due(async () => { is(await r.text(), 'é'); is(r.bodyUsed, true); await rejects(r.text(), TypeError) });
due(async () => are(new Uint8Array(await new Response(new Uint8Array([1, 2, 3]).subarray(1)).arrayBuffer()), '2,3'));
due(async () => are(await new Response('ab').bytes(), '97,98'));
due(async () => is((await new Response('{"a": 1}').json()).a, 1));
due(() => rejects(new Response('{').json(), SyntaxError));
due(async () => is(await new Response('\ufeffx').text(), 'x'));
throws(RangeError, () => new Response(null, {status: 199}));
throws(RangeError, () => new Response(null, {status: 600}));
throws(TypeError, () => new Response('', {status: 204}));
throws(TypeError, () => new Response('', {statusText: '\n'}));
throws(TypeError, () => new Response('', {headers: {'a b': ''}}));
throws(TypeError, () => new Response('', {headers: {a: '\u0100'}}));
throws(TypeError, () => new Response(new ArrayBuffer(1, {maxByteLength: 2})));
throws(TypeError, () => Response.prototype.status);
is(new Response(null, {status: 65736}).status, 200);
const error = Response.error();
are([error.type, error.status, error.ok], 'error,0,false');
throws(TypeError, () => error.headers.set('a', 'b'));
const log = [];
try { new Response('', {get statusText() { log.push('statusText') }, get status() { log.push('status') }, get headers() { log.push('headers') }}) } catch (e) { complain(e) }
are(log, 'headers,status,statusText');
J
holds('Headers', $helpers . <<'J');
const h = new Headers({b: '1', C: '2'});
h.append('b', '3');
are([h.get('B'), h.has('c'), h.has('d'), h.get('d')], '1, 3,true,false,');
h.set('b', 'x');
h.delete('c');
are([h.get('b'), h.has('c'), new Headers(h).get('b')], 'x,false,x');
for (const bad of [1, [['a']], [['a', 'b', 'c']], [1], {'': 'x'}]) throws(TypeError, () => new Headers(bad));
throws(TypeError, () => h.append('a'));
J
holds('streams', $helpers . <<'J');
const chunks = list => new ReadableStream({start(c) { list.forEach(x => c.enqueue(x)); c.close() }});
due(async () => is(await new Response(chunks([new Uint8Array([104]), new Uint8Array([105])])).text(), 'hi'));
due(() => rejects(new Response(chunks(['x'])).text(), TypeError));
const error = new EvalError;
due(() => rejects(new Response(new ReadableStream({pull(c) { c.error(error) }})).text(), error));
due(() => rejects(new Response(new ReadableStream({pull() { throw error }})).text(), error));
due(() => rejects(new Response(new ReadableStream({start: async () => { throw error }})).text(), error));
throws(EvalError, () => new ReadableStream({start() { throw error }}));
due(async () => is((await new Response(chunks(Array(20000).fill(new Uint8Array(1)))).bytes()).length, 20000));
due(async () => {
    let n = 0;
    const s = new ReadableStream({async pull(c) { if (n < 3) c.enqueue(n++); else c.close() }}), reader = s.getReader();
    is(s.locked, true);
    throws(TypeError, () => s.getReader());
    throws(TypeError, () => new Response(s));
    are([(await reader.read()).value, (await reader.read()).value, (await reader.read()).value, (await reader.read()).done], '0,1,2,true');
    await reader.closed;
    reader.releaseLock();
    await rejects(reader.read(), TypeError);
    is(s.locked, false);
});
due(async () => {
    let why;
    const s = new ReadableStream({cancel(reason) { why = reason }}), reader = s.getReader(), read = reader.read();
    await rejects(s.cancel(), TypeError);
    await reader.cancel(5);
    is(why, 5);
    is((await read).done, true);
    const released = new ReadableStream().getReader(), pending = released.read();
    released.releaseLock();
    await rejects(pending, TypeError);
});
let controller;
new ReadableStream({start(c) { controller = c }});
is(controller.desiredSize, 1);
controller.enqueue(1);
is(controller.desiredSize, 0);
controller.close();
throws(TypeError, () => controller.enqueue(1));
throws(TypeError, () => controller.close());
J
holds('fetch', $helpers . <<'J');
due(async () => {
    const r = await fetch('empty.wasm');
    are([r.status, r.type, r.headers.get('Content-Type'), r.url.endsWith('/empty.wasm')], '200,basic,application/wasm,true');
    is(await W.compileStreaming(r) instanceof W.Module, true);
});
due(async () => is((await W.instantiateStreaming(fetch('start.wasm'), {m: {f() {}}})).instance instanceof W.Instance, true));
due(async () => are([(await fetch('nowhere')).status, (await fetch('case.js')).headers.get('content-type')], '404,text/javascript'));
due(() => rejects(fetch('http://localhost/'), TypeError));
due(() => rejects(fetch(), TypeError));
J
my $root = tempdir(CLEANUP => 1);
for (['a.bin', "\0asm\1\0\0\0"], ['a.bin.headers', "Content-Type: application/wasm\nX-Y:  z\n"]) {
    open my $file, '>:raw', "$root/$_->[0]" or die $!;
    print $file $_->[1];
    close $file;
}
holds('fetch from a root, with headers', $helpers . <<'J', '--root', $root);
due(async () => is(await W.compileStreaming(fetch('/a.bin')) instanceof W.Module, true));
due(async () => is((await fetch('/a.bin?x=y#z')).headers.get('x-y'), 'z'));
due(async () => is((await fetch('empty.wasm')).status, 404, 'relative to the script, below the root'));
J
done_testing();
