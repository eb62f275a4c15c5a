#!/usr/bin/perl
# The kind browser without a browser: a script that speaks the protocol of browser/transport.c, and what it may do wrong.
use strict;
use warnings;
use lib 'harness/test';
use Test::More;
use Touchstone;

my $dir = folder;
ref_engine;
spew("$dir/engines/messages/v8.yaml", slurp("$TOP/harness/engines/messages/v8.yaml"));

sub browser {
    my ($mode, $more) = @_;
    spew("$dir/engines/fake.yaml", "name: fake\nkind: browser\njobs: 1\n",
        "command: [perl, $TOP/harness/browser/test/fake-browser, $mode, \"{script}\"]\n",
        "version: {command: [perl, -e, \"print 'v1.0'\"], match: \"v(.*)\"}\n", $more // '');
}

# The outcomes of a run of FILES by the fake browser, in order.
sub outcomes {
    my ($mode, @words) = @_;
    browser($mode);
    unlink glob("$dir/results.db*");
    my ($status, $out, $err) = touchstone('run', @words, '-e', 'fake');
    BAIL_OUT("$mode: $status $out$err") if $status > 1;
    return join '|', sql('select outcome from observations order by case_id, step');
}

spew("$dir/a.wast", "(module) (module) (module)\n");
spew("$dir/many.wast", join '', map { "(module \$m$_)\n" } 1 .. 3000);
mkdir "$dir/five";
spew("$dir/five/$_.wast", "(module \$f$_)\n") for 1 .. 5;

is(outcomes('good', "$dir/a.wast"), 'linked|linked|linked', 'a case');
is(outcomes('good', "$dir/five"), join('|', ('linked') x 5), 'one browser takes several');
is(outcomes('torn', "$dir/many.wast"), join('|', ('linked') x 3000), 'lines torn between posts');
is(outcomes('reorder', "$dir/many.wast"), join('|', ('linked') x 3000), 'posts that overtake each other');
is(outcomes('clients', "$dir/a.wast", '--timeout', '60'), 'linked|linked|linked', 'other clients: garbage, wrong tokens, a huge post, silence');
is(outcomes('forge', "$dir/a.wast"), 'missing|missing|missing', 'records without the token are none');
like(outcomes('die', "$dir/a.wast"), qr/^crashed exit 3\|crashed/, 'the browser exits');
like(outcomes('crash', "$dir/a.wast"), qr/^crashed SIGSEGV\|crashed/, 'it crashes');
like(outcomes('page-dies', "$dir/a.wast", '--timeout', '20'), qr/^crashed page\|crashed/, 'its page dies, seen at once');
like(outcomes('hang', "$dir/a.wast", '--timeout', '1'), qr/^timeout\|/, 'it hangs');
like(outcomes('no-end', "$dir/a.wast", '--timeout', '1'), qr/linked\|linked\|linked$/, 'no end record: the steps stand');
like(outcomes('flood', "$dir/a.wast", '--output', '8'), qr/^crashed output-limit/, 'it floods');
spew("$dir/engines/fake.yaml", "name: fake\nkind: browser\ncommand: [$dir/nothing, \"{script}\"]\n",
    "version: {command: [perl, -e, \"print 'v1.0'\"], match: \"v(.*)\"}\n");
unlink glob("$dir/results.db*");
touchstone('run', "$dir/a.wast", '-e', 'fake');
like(join('|', sql('select outcome from observations order by step')), qr/^crashed spawn/, 'it cannot be started');

# Nothing is left behind.
is_deeply([glob("$dir/touchstone-*")], [], 'no folder stays');

# Engine files.
for (['files: {/etc/x: y}', 'a path outside'], ['files: {a/../../x: y}', 'a path that leads out'], ['files: [a]', 'no mapping'],
    ['stay: stdio', 'a transport of shells'], ['linking: [register]', 'a route of another kind']) {
    my ($line, $what) = @$_;
    browser('good', "$line\n");
    my ($status, $out, $err) = touchstone('run', "$dir/a.wast", '-e', 'fake');
    ok($status == 2 && $err =~ /fake\.yaml:\d+:\d+: /, "refused: $what") or diag($status, $err);
}

# ---- a folder as web-platform-tests' server shows it ----

mkdir "$dir/wpt";
mkdir "$dir/wpt/$_" for qw(wasm wasm/resources common resources);
my $probes = <<'.';
// META: title=A "title" </title>
// META: script=/common/helper.js
// META: script=resources/more.js
// META: variant=?a
// META: variant=?b
// PROBE: GET /wasm/a.wasm => 200 Content-Type=application/wasm asm
// PROBE: GET /wasm/none => 404
// PROBE: GET /wasm/ => 404
// PROBE: GET /wasm/../../secret => 404
// PROBE: GET /wasm/%2e%2e/%2e%2e/secret => 404
// PROBE: GET /..%2fsecret => 404
// PROBE: GET /wasm/link => 404
// PROBE: GET /wasm/a.wasm%00.html => 404
// PROBE: GET /wasm/t.txt => 200 Content-Type=text/plain text
// PROBE: GET /wasm/h.wasm => 200 Content-Type=text/plain X-A=1 Access-Control-Allow-Origin=*
// PROBE: GET /wasm/t.txt?pipe=status(404) => 404 text
// PROBE: GET /wasm/t.txt?pipe=header(Content-Type,application/wasm)|status(201) => 201 Content-Type=application/wasm
// PROBE: GET /wasm/t.txt?pipe=header(Content-Type,) => 200 Content-Type=
// PROBE: GET /wasm/t.txt?pipe=header(X-B,a\,b)|header(X-B,c,True) => 200 X-B=a,b,c
// PROBE: GET /wasm/t.txt?pipe=slice(1,3) => 200 Content-Length=2 ex
// PROBE: GET /wasm/t.txt?pipe=slice(null,-3) => 200 Content-Length=2 te
// PROBE: GET /wasm/t.txt?pipe=trickle(1:d0.05:r2) => 200 text
// PROBE: GET /wasm/t.txt?pipe=trickle(d0.05) => 200 text
// PROBE: GET /wasm/t.txt?pipe=trickle(0:r1) => 500
// PROBE: GET /wasm/t.txt?pipe=nonsense(1) => 500
// PROBE: GET /wasm/t.txt?pipe=status( => 500
// PROBE: GET /wasm/s.sub.txt?x=a%26b+c => 200 host:localhost www.localhost alt:127.0.0.1 get:a&b q:?x=a%26b+c
// PROBE: GET /wasm/e.sub.html?x=%3Cb%3E => 200 &lt;b&gt; uuid:same
// PROBE: GET /wasm/s.sub.txt => 500
// PROBE: GET /wasm/p.txt?pipe=sub => 200 none-given
// PROBE: GET /wasm/p.txt?pipe=sub {X-Given=here} => 200 here
// PROBE: GET /wasm/raw.asis => 203 X-Raw=yes body
// PROBE: GET /wasm/main.py?n=5 => 202 Content-Type=text/x-n n:5 GET
// PROBE: POST /wasm/main.py?n=6 => 202 n:6 POST
// PROBE: GET /wasm/main.py?n=7&pipe=status(209) => 209 n:7
// PROBE: GET /wasm/broken.py => 500 ZeroDivisionError
// PROBE: GET /wasm/stash.py?put=1 => 200 put
// PROBE: GET /wasm/stash.py?take=1 => 200 got-1
// PROBE: GET /wasm/x.any.worker.html => 200 Content-Type=text/html; Worker(
// PROBE: GET /wasm/x.any.worker.js => 200 Content-Type=text/javascript importScripts("x.any.js")
// PROBE: GET /wasm/x.any.sharedworker.html => 200 SharedWorker
// PROBE: GET /wasm/w.window.html => 200 w.window.js
// PROBE: GET /wasm/k.worker.html => 200 Worker("k.worker.js"
// PROBE: GET /wasm/y.any.html => 404
// PROBE: GET /resources/testharness.js => 200 Content-Type=text/javascript promise_test
// PROBE: GET /resources/testharnessreport.js => 200 touchstone_report
// PROBE: HEAD /wasm/a.wasm => 200 Content-Type=application/wasm
.
$probes =~ s/Content-Type=text\/html;/<title>/;
spew("$dir/wpt/wasm/x.any.js", $probes);
spew("$dir/wpt/common/helper.js", "// PROBE: GET /common/helper.js => 200\n");
spew("$dir/wpt/wasm/resources/more.js", "// PROBE: GET /wasm/resources/more.js => 200\n");
spew("$dir/wpt/wasm/$_->[0]", $_->[1])
    for ['a.wasm', "\0asm\1\0\0\0"], ['t.txt', 'texts'], ['t.txt', "text\n"], ['h.wasm', "\0asm"],
    ['h.wasm.headers', "Content-Type: text/plain\nX-A: 1\n"], ['__dir__.headers', "Access-Control-Allow-Origin: *\n"],
    ['s.sub.txt', "host:{{host}} {{domains[www]}} alt:{{hosts[alt][]}} get:{{GET[x]}} q:{{location[query]}} {{ports[http][0]}} {{ports[http][1]}}\n"],
    ['e.sub.html', "{{GET[x]}} {{\$id:uuid()}}:{{\$id}} uuid:same\n"], ['p.txt', "{{header_or_default(X-Given, none-given)}}\n"],
    ['raw.asis', "HTTP/1.1 203 Whatever\r\nX-Raw: yes\r\n\r\nbody"], ['w.window.js', "\n"], ['k.worker.js', "\n"],
    ['main.py', "def main(request, response):\n    return 202, [(b'Content-Type', b'text/x-n')], b'n:' + request.GET.first(b'n') + b' ' + request.method.encode()\n"],
    ['broken.py', "def main(request, response):\n    1 / 0\n"],
    ['stash.py', "def main(request, response):\n    if b'put' in request.GET:\n        request.server.stash.put(b'k', 1)\n        return 'put'\n    return 'got-%d' % request.server.stash.take(b'k')\n"];
spew("$dir/secret", "secret\n");
symlink "$dir/secret", "$dir/wpt/wasm/link";

SKIP: {
    skip 'testharness.js is not here (tools/setup)', 3 unless -e "$TOP/build/deps/testharness/testharness/testharness.js";
    browser('good', "workers: true\n");
    unlink glob("$dir/results.db*");
    my ($status, $out, $err) = touchstone('run', "wpt:$dir/wpt/wasm", '-e', 'fake');
    is($status, 0, 'a checkout is served') or diag($out, $err);
    my $python = grep { -x "$_/python3" } split /:/, $ENV{PATH};
    my @bad = sql(q(select engine || ' ' || name || ': ' || outcome || ' ' || coalesce(message, '') from subtests where outcome <> 'passed'));
    @bad = grep { !/\.py/ } @bad unless $python;
    is_deeply(\@bad, [], 'as web-platform-tests serve it');
    is_deeply([sql(q(select engine || ' ' || "case" from subtests where step = 0 order by 1))],
        ['fake wasm/k.worker.js', 'fake wasm/w.window.js', 'fake wasm/x.any.js?a', 'fake wasm/x.any.js?b',
            'fake+worker wasm/x.any.js?a', 'fake+worker wasm/x.any.js?b'], 'windows and workers');
}

# ---- shells fetch from the same server ----

mkdir "$dir/shells";
mkdir "$dir/shells/$_" for qw(wasm wasm/webapi common);
spew("$dir/shells/wasm/a.wasm", "\0asm\1\0\0\0");
spew("$dir/shells/common/h.sub.js", "const HOST = '{{host}}', PORT = '{{ports[http][0]}}', OTHER = '{{ports[http][1]}}';\n");
spew("$dir/shells/wasm/webapi/n.py", "def main(request, response):\n    return b'x' + request.GET[b'x']\n");
my $fetches = <<'.';
const type = async address => (await fetch(address)).headers.get("Content-Type");
promise_test(async () => {
  const r = await fetch("../a.wasm");
  assert_true(await WebAssembly.compileStreaming(r) instanceof WebAssembly.Module);
  assert_equals(r.url, `http://${HOST}:${PORT}/wasm/a.wasm`);
}, "a relative address, compiled as it comes");
promise_test(async t => {
  assert_equals(await type("/wasm/a.wasm?pipe=header(Content-Type,text/plain)"), "text/plain");
  await promise_rejects_js(t, TypeError, WebAssembly.compileStreaming(fetch("/wasm/a.wasm?pipe=header(Content-Type,text/plain)")));
}, "another type");
promise_test(async () => assert_equals((await fetch("/wasm/a.wasm?pipe=status(404)")).status, 404), "a status");
promise_test(async () => assert_equals((await fetch("/none")).status, 404), "what is not there");
promise_test(async () => assert_equals((await (await fetch("/wasm/a.wasm?pipe=trickle(3:d0.05:r2)")).arrayBuffer()).byteLength, 8), "slowly");
promise_test(async () => assert_equals((await fetch(`http://${HOST}:${OTHER}/wasm/a.wasm`)).status, 200), "another origin");
test(() => assert_equals(location.href, `http://${HOST}:${PORT}` + location.pathname), "location");
.
spew("$dir/shells/wasm/webapi/f.any.js", "// META: global=jsshell\n// META: script=/common/h.sub.js\n", $fetches);
spew("$dir/shells/wasm/webapi/g.sub.any.js", "// META: global=jsshell\n", slurp("$dir/shells/common/h.sub.js"), $fetches);
spew("$dir/shells/wasm/webapi/p.any.js", "// META: global=jsshell\n",
    'promise_test(async () => assert_equals(await (await fetch("n.py?x=3")).text(), "x3"), "a handler");');
SKIP: {
    skip 'testharness.js is not here (tools/setup)', 2 unless -e "$TOP/build/deps/testharness/testharness/testharness.js";
    my @shells = ('ref', -x "$TOP/build/engines/node26/bin/node" ? 'node26' : ());
    spew("$dir/engines/node26.yaml", slurp("$TOP/harness/engines/node26.yaml"));
    unlink glob("$dir/results.db*");
    my ($status, $out, $err) = touchstone('run', "wpt:$dir/shells/wasm", '-e', join(',', @shells));
    my @seen = sql(q(select engine || ' ' || "case" || ' ' || name || ': ' || outcome || ' ' || coalesce(message, '') from subtests));
    is(scalar(@seen), 18 * @shells, 'all ran') or diag($out, $err);
    @seen = grep { !/p\.any\.js/ } @seen unless grep { -x "$_/python3" } split /:/, $ENV{PATH};
    is_deeply([grep { !/: passed $/ && !/: passed$/ } @seen], [], 'shells fetch as pages do');
}
done_testing;
