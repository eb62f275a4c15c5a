#!/usr/bin/perl
# URL: the parser's states and the attributes.
use strict;
use warnings;
use lib 'ref/jsapi';
use JsTest;
use Test::More;

holds('what is parsed', <<'J');
for (const [due, ...args] of [
    ['http://example.com/b?x%20y#z%20%22', 'http://EXAMPLE.com:80/a/../b?x y#z "'], ['file:///x/c/d', '../c/./d', 'file:///x/y/z.js'],
    ['https://h/p', '//h/p', 'https://q/r'], ['http://a/b?q', '?q', 'http://a/b?c#d'], ['http://a/b?c#f', '#f', 'http://a/b?c#d'],
    ['http://a/b?c', '', 'http://a/b?c#d'], ['file:///abs', '/abs', 'file:///x/y'], ['data:text/plain,a b', 'data:text/plain,a b'],
    ['data:a,b#x', '#x', 'data:a,b'], ['file:///C:/', 'file:///C|/x/..'], ['http://u:p@h:8080/', 'http://u:p@h:8080/'],
    ['file:///d/a%20b', 'a b', 'file:///d/'], ['http://h/p/rel', 'http:rel', 'http://h/p/q'], ['http://h/', '..', 'http://h'],
    ['https://[::1]/x', 'https://[::1]:443/x'], ['file:///b/a', 'file:a', 'file:///b/c'], ['mod://h/p/x/', 'x/', 'mod://h/p/q'],
    ['http://h/%20p', '\thttp://h/\n p '], ['http://h/a/', 'a/b/%2e%2E', 'http://h'], ['http://h/b', '\\\\h\\b', 'http://x'],
    ['file:///p', 'file://localhost/p'], ['file://host/p', 'file://host/p']])
    is(new URL(...args).href, due, args);
for (const args of [['foo'], ['http://'], ['x', 'data:a,b'], ['http://a b/'], ['http://h:99999/'], ['http://h:x/'], ['http://u@/'], ['', ''], ['x', 'y']]) {
    throws(TypeError, () => new URL(...args), args);
    is(URL.parse(...args), null);
    is(URL.canParse(...args), false);
}
J
holds('attributes', <<'J');
const u = new URL('https://u:p@h.org:8443/a/b?c=d#e');
are([u.origin, u.protocol, u.username, u.password, u.host, u.hostname, u.port, u.pathname, u.search, u.hash].join(' '),
    'https://h.org:8443 https: u p h.org:8443 h.org 8443 /a/b ?c=d #e');
is(String(u), u.href);
is(JSON.stringify(u), `"${u.href}"`);
is(new URL('file:///x').origin, 'null');
is(new URL('blob:https://h/x').origin, 'https://h');
is(new URL('http://h/?#').search + new URL('http://h/?#').hash, '');
is(new URL('./x.wasm', new URL('file:///a/b.js')).pathname, '/a/x.wasm');
u.href = 'http://x';
is(u.href, 'http://x/');
throws(TypeError, () => { u.href = 'y' });
throws(TypeError, () => URL('http://h'));
throws(TypeError, () => new URL);
J
done_testing();
