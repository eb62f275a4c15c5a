#!/usr/bin/perl
# fetch of a server on this machine: what it answers is the response, what is no answer a TypeError.
use strict;
use warnings;
use lib 'ref/jsapi';
use IO::Socket::INET;
use JsTest;
use Test::More;

my $listener = IO::Socket::INET->new(LocalAddr => '127.0.0.1', Listen => 20) or plan skip_all => "no port: $!";
my $port = $listener->sockport;
my %answers = (
    '/a.wasm?x=1' => "HTTP/1.1 200 Fine\r\nContent-Type: application/wasm\r\nX-A: 1\r\nX-A: 2\r\n\r\n\0asm\1\0\0\0",
    '/gone' => "HTTP/1.0 404 Not Here\r\n\r\n", '/bare' => "HTTP/1.1 204\r\n\r\n",
    '/none' => '', '/no-head' => "HTTP/1.1 200 OK\r\n", '/other' => "SSH-2.0-x\r\n\r\n", '/status' => "HTTP/1.1 099 X\r\n\r\n",
    '/zeros' => "\0" x 100, '/big' => "HTTP/1.1 200 OK\r\n\r\n" . 'x' x 3_000_000,
);
my $server = fork // die "fork: $!";
if (!$server) {
    while (my $client = $listener->accept) {
        local $/ = "\r\n\r\n";
        my ($target, $host) = (<$client> // '') =~ m{^GET (\S+) HTTP/1\.0\r\nHost: (\S+)\r\n};
        print $client $answers{ $target // '' } // "HTTP/1.1 200 OK\r\n\r\n$host$target";
        close $client;
    }
    exit 0;
}
close $listener;

holds('answers', "const at = 'http://localhost:$port';" . <<'J');
(async () => {
    const r = await fetch(at + '/a.wasm?x=1');
    is(r.status, 200); is(r.statusText, 'Fine'); is(r.url, at + '/a.wasm?x=1');
    is(r.headers.get('x-a'), '1, 2');
    is(await WebAssembly.compileStreaming(r) instanceof WebAssembly.Module, true);
    const gone = await fetch(new URL('/gone', at));
    is(gone.status, 404); is(gone.ok, false); is(await gone.text(), '');
    is((await fetch(at + '/bare')).status, 204);
    is((await (await fetch(at + '/big')).arrayBuffer()).byteLength, 3000000);
    is(await (await fetch(at.replace('localhost', 'www.localhost') + '/p?q')).text(), at.replace('http://localhost', 'www.localhost') + '/p?q');
    is(await (await fetch(at.replace('localhost', '127.0.0.1') + '/p')).text(), at.replace('http://localhost', '127.0.0.1') + '/p');
    globalThis.reached = true;
})().catch(e => complain(String(e)));
setTimeout(() => is(globalThis.reached, true), 500);
J

holds('no answers', "const at = 'http://localhost:$port';" . <<'J');
const rejects = promise => promise.then(() => complain('resolved'), e => is(e.constructor, TypeError));
for (const path of ['/none', '/no-head', '/other', '/status', '/zeros']) rejects(fetch(at + path));
for (const url of ['http://localhost:1/', 'http://example.test/', 'https://localhost/', 'http://localhost.example.test/',
    'http://notlocalhost/', 'ftp://localhost/', 'http://127.0.0.2/']) rejects(fetch(url));
J

kill TERM => $server;
waitpid $server, 0;
done_testing;
