#!/usr/bin/perl
# Cases of web-platform-tests' form on the reference and on a JavaScript shell, in a checkout of a few files: what META
# lines, files beside a case, errors at load, variants and limits of time lead to, and how subtests are stored and shown.
use strict;
use warnings;
use lib 'harness/test';
use Test::More;
use Touchstone;
use File::Path qw(make_path);

plan skip_all => 'testharness.js is not here (tools/setup)'
    unless -f "$TOP/build/deps/testharness/testharness/testharness.js";

my $dir = folder;
my $wasm = "$dir/wpt/wasm";
make_path("$wasm/jsapi/memory", "$wasm/jsapi/resources", "$dir/wpt/common");
my @engines = ('ref');
ref_engine;
if (-x "$TOP/build/engines/node26/bin/node") {
    spew("$dir/engines/$_", slurp("$TOP/harness/engines/$_")) for 'messages/v8.yaml', 'node26.yaml';
    push @engines, 'node26';
}
spew("$dir/timers.js", "print(typeof setTimeout)\n");
my %timers = (node26 => 1, ref => scalar(`$BIN/touchstone-ref js $dir/timers.js` =~ /function/));

sub case_file { return spew("$wasm/jsapi/$_[0]", $_[1]) }

# Every outcome of a case on an engine: NAME=OUTCOME, in order.
sub outcomes {
    my ($engine, $name) = @_;
    return [sql("select name || '=' || outcome from subtests where engine = '$engine' and \"case\" = '$name' order by step")];
}

case_file('plain.any.js', <<'.');
// META: title=The title
// META: global=window,dedicatedworker,jsshell,shadowrealm
// META: script=/wasm/jsapi/builder.js
// META: script=/common/common.js
// META: script=memory/near.js
"use strict";
test(() => {
  assert_equals(built(), 1);
  assert_equals(common, 2);
  assert_equals(new Near().value, 3);
}, "scripts share what they declare");
test(() => assert_throws_js(ReferenceError, () => { undeclared = 1; }), "and not their mode");
test(() => {
  assert_equals(self, globalThis);
  assert_equals(location.pathname, "/wasm/jsapi/plain.any.js");
  assert_equals(location.search, "");
  assert_equals(META_TITLE, "The title");
}, "the globals");
test(() => assert_true(WebAssembly.validate(new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0]))), "WebAssembly");
test(() => assert_equals(1, 2, "words"), "a failure");
test(() => assert_implements_optional(false, "a luxury"), "an option");
test(() => { throw new TypeError("thrown") }, "an exception");
test(() => {});
promise_test(async () => { await null; assert_equals(1, 1); }, "a promise kept");
promise_test(async () => { await null; throw new Error("broken"); }, "a promise broken");
const later = async_test("an async test");
Promise.resolve().then(later.step_func_done(() => assert_equals(0, 0)));
test(() => {}, "\u001b[31m\ud800\0 odd");
.
spew("$wasm/jsapi/builder.js", "function built() { return 1; }\nsloppy = 0;\n");
spew("$dir/wpt/common/common.js", "const common = 2;\n");
spew("$wasm/jsapi/memory/near.js", "\x{ef}\x{bb}\x{bf}class Near { value = 3; }\n");
spew("$wasm/jsapi/resources/no.any.js", "test(() => assert_true(false));\n");

my ($status, $out, $err) = touchstone('run', '--suite', "wpt:$wasm", '-e', join(',', @engines));
is($status, 1, 'a failing subtest on the reference is exit code 1') or diag($out, $err);
my @due = ('harness=passed', 'scripts share what they declare=passed', 'and not their mode=passed', 'the globals=passed',
    'WebAssembly=passed', 'a failure=failed', 'an option=unsupported optional', 'an exception=failed', 'The title=passed',
    'a promise kept=passed', 'a promise broken=failed', 'an async test=passed', '\x1b[31mU+d800\0 odd=passed');
is_deeply(outcomes($_, 'wasm/jsapi/plain.any.js'), \@due, "$_: subtests") or diag(explain(outcomes($_, 'wasm/jsapi/plain.any.js')))
    for @engines;
is(join('|', sql("select distinct message from subtests where name = 'a failure'")),
    'assert_equals: words expected 2 but got 1', 'the words of an assertion');
is(join('|', sql("select distinct message from subtests where name = 'an exception'")), 'thrown', 'of an error');
is(join('|', sql('select distinct suite || kind from cases')), 'wptjs', 'the suite is wpt, of kind js');
is(join('|', sql('select distinct name from cases')), 'wasm/jsapi/plain.any.js', 'what is in resources/ is no case');
like($out, qr/^wpt \(1 case\)\n  ref [\d.]+\s+0\s+1(\s+\.){4}$/m, 'the matrix');
like($out, qr{wasm/jsapi/plain.any.js: due what the script asserts, seen failed assert_equals$}m,
    'a cause names the case and the assertion');
like($out, qr{smallest wpt/wasm/jsapi/plain.any.js, a failure$}m, 'and shows a subtest');
like(join("\n", touchstone('query', 'subtests')), qr/ref .*a promise broken +failed .*Error: broken/, 'query subtests');

my ($id) = $out =~ /seen failed assert_equals\n.*\n.*\n\s+touchstone replay (C[0-9a-f]+)/;
($status, $out, $err) = touchstone('replay', $id // 'none');
is($status, 0, 'a subtest is replayed') or diag($out, $err);
like($out, qr/plain.any.js, subtest \(step 5\)\n    a failure\n.*then +failed.*\n +now +failed +\(assert_equals: words/s, 'and shown');
spew("$wasm/jsapi/builder.js", "function built() { return 1; }\nsloppy = 1;\n");
($status, $out, $err) = touchstone('replay', $id // 'none');
is($status, 2, 'unless a script that it names is another one now');
like($err, qr/has changed since/, 'which is said');

# Runs the case with TEXT alone; its name.
sub run_case {
    my ($name, $text, @more) = @_;
    unlink glob("$dir/results.db*");
    case_file("memory/$name", $text);
    ($status, $out, $err) = touchstone('run', "wpt:$wasm/jsapi/memory", '-f', "wpt/wasm/jsapi/memory/$name*", '-e',
        join(',', @engines), @more);
    return "wasm/jsapi/memory/$name";
}

# The case with TEXT alone has the outcomes DUE on every engine (that has timers, where it needs them).
sub due {
    my ($what, $text, $due, %o) = @_;
    my $name = run_case('one.any.js', $text, @{ $o{more} // [] });
    for my $engine (grep { (!$o{timers} or $timers{$_}) and $_ =~ ($o{on} // qr/./) } @engines) {
        my $seen = outcomes($engine, $name);
        is_deeply($seen, $due, "$engine: $what") or diag(explain($seen), $err);
    }
    unlink "$wasm/jsapi/memory/one.any.js";
    return;
}

due('an exception at load', "test(() => {}, 'before');\nthrow new Error('load');\ntest(() => {}, 'behind');\n",
    ['harness=failed', 'before=passed']);
is(join('|', sql('select distinct message from subtests where step = 0')), 'Error: load', 'in its words');
due('a syntax error', "test(() => {}, 'before');\n)\n", ['harness=failed']);
like(join('|', sql('select distinct message from subtests where step = 0')), qr/SyntaxError/, 'in its words');
due('a script that is not there', "// META: script=none.js\ntest(() => {}, 'a');\n", ['harness=failed']);
is(join('|', sql('select distinct message from subtests where step = 0')), 'Error: none.js: no such script', 'is named');
due('setup that throws', "setup(() => { throw new Error('set up') });\ntest(() => {}, 'a');\n", ['harness=failed']);
due('setup that finds an option missing', "setup(() => assert_implements_optional(false));\ntest(() => {}, 'a');\n",
    ['harness=unsupported optional']);
like($out, qr/^  ref [\d.]+(\s+[0.])(\s+\.)\s+1(\s+\.){3}$/m, 'is unsupported as a whole');
due('promise_setup', "let ready = false;\npromise_setup(async () => { await null; ready = true; });\n"
    . "promise_test(async () => assert_true(ready), 'ready');\n", ['harness=passed', 'ready=passed']);
due('two subtests of one name', "test(() => {}, 'a');\ntest(() => assert_true(false), 'a');\n",
    ['harness=failed', 'a=passed', 'a (2)=failed']);
due('a single page test', "setup({single_test: true});\nPromise.resolve().then(() => done());\n",
    ['harness=passed', 'one=passed']);
due('a single page test that fails', "setup({single_test: true});\nassert_true(false);\n", ['harness=passed', 'one=failed']);
due('explicit_done', "setup({explicit_done: true});\ntest(() => {}, 'a');\n"
    . "Promise.resolve().then(() => null).then(() => { test(() => {}, 'late'); done(); });\n",
    ['harness=passed', 'a=passed', 'late=passed']);
due('a test that ends the time', "test(() => {}, 'a');\ntest(() => { for (;;); }, 'b');\ntest(() => {}, 'c');\n",
    ['harness=missing', 'a=passed', 'b=timeout'], more => ['--timeout', '1']);
due('promise tests that wait for it', "promise_test(async () => { for (;;); }, 'a');\npromise_test(async () => {}, 'b');\n",
    ['harness=missing', 'a=timeout', 'b=missing'], more => ['--timeout', '1']);
due('timers', "async_test(t => { t.step_timeout(t.step_func_done(), 20); }, 'a');\n"
    . "async_test(t => { t.step_timeout(() => t.force_timeout(), 20); }, 'b');\n", ['harness=passed', 'a=passed', 'b=timeout'],
    timers => 1);
due('what never ends', "promise_test(() => new Promise(() => {}), 'a');\npromise_test(async () => {}, 'b');\n",
    ['harness=timeout', 'a=timeout', 'b=missing'], timers => 1);
# the reference ends the run at these, which is a crash until it has the web's events for them
due('a rejection that nobody handles', "const t = async_test('a');\nsetTimeout(() => t.done(), 20);\nPromise.reject(new Error('lost'));\n",
    ['harness=failed', 'a=passed'], on => qr/node/);
due('an error in a timer', "const t = async_test('a');\nsetTimeout(() => { throw new Error('late') }, 1);\nsetTimeout(() => t.done(), 20);\n",
    ['harness=failed', 'a=passed'], on => qr/node/);
due('what a case allows', "setup({allow_uncaught_exception: true});\nconst t = async_test('a');\n"
    . "setTimeout(() => { throw new Error('late') }, 1);\nsetTimeout(() => t.done(), 20);\n",
    ['harness=passed', 'a=passed'], on => qr/node/);

# files beside a case
spew("$wasm/jsapi/memory/bytes.wasm", "\0asm\1\0\0\0");
spew("$wasm/top.json", '{"a": ["\u00e9", "' . "\xc3\xa9" . '"]}');
spew("$wasm/typed.wasm", "x");
spew("$wasm/typed.wasm.headers", "Content-Type: text/plain\nX-Own: yes\n");
due('fetch', <<'.', ['harness=passed', (map { "$_=passed" } qw(beside absolute text type whole none network)), 'server=passed']);
promise_test(async () => {
  const response = await fetch("bytes.wasm");
  assert_true(response.ok);
  assert_equals(response.headers.get("Content-Type"), "application/wasm");
  assert_array_equals(new Uint8Array(await response.arrayBuffer()), [0, 97, 115, 109, 1, 0, 0, 0]);
}, "beside");
promise_test(async () => assert_array_equals((await (await fetch("/wasm/top.json?x#y")).json()).a, ["é", "é"]), "absolute");
promise_test(async () => assert_equals(await (await fetch("../../top.json")).text(), '{"a": ["\\u00e9", "é"]}'), "text");
promise_test(async () => {
  const {headers} = await fetch("/wasm/typed.wasm");
  assert_equals(headers.get("content-type"), "text/plain");
  assert_equals(headers.get("x-own"), "yes");
}, "type");
promise_test(async () => assert_true((await fetch(location.href.replace(/[^/]*$/, "bytes.wasm"))).ok), "whole");
promise_test(async () => assert_equals((await fetch("none.wasm")).status, 404), "none");
promise_test(async t => promise_rejects_js(t, TypeError, fetch("http://127.0.0.1:1/")), "network");
promise_test(async () => { await fetch("/fetch/status.py?code=404"); }, "server");
.

# variants
my $name = run_case('two.any.js', <<'.');
// META: variant=?1
// META: variant=?2#x
// META: timeout=long
test(() => assert_equals(location.search + location.hash, "?1"), location.search);
.
for my $engine (@engines) {
    is_deeply(outcomes($engine, "$name?1"), ['harness=passed', '?1=passed'], "$engine: a variant");
    is_deeply(outcomes($engine, "$name?2#x"), ['harness=passed', '?2=failed'], "$engine: another");
}
is(join('|', sql('select count(*) from cases')), '2', 'each variant is a case');
($id) = $out =~ /^ref.*?touchstone replay (C[0-9a-f]+)/ms;
($status, $out) = touchstone('replay', $id // 'none');
is($status, 0, 'a variant is replayed');
unlink "$wasm/jsapi/memory/two.any.js";

# what needs more than a shell
$name = run_case('shell.any.js', "// META: requires=no-such-thing\ntest(() => {}, 'a');\n");
is_deeply(outcomes($_, $name), ['harness=unsupported no-such-thing'], "$_: META requires") for @engines;
is($status, 0, 'what is unsupported is no failure');
$name = run_case('shell.any.js', "// META: requires=gc\n// META: requires=module-linking\ntest(() => {}, 'a');\n");
is_deeply(outcomes($_, $name), $_ eq 'ref' ? ['harness=passed', 'a=passed'] : ['harness=unsupported module-linking'], "$_: extras of the host")
    for @engines;
$name = run_case('shell.any.js', <<'.');
test(() => new SharedWorker("x"), 'the web');
promise_test(async () => new SharedWorker("x"), 'later');
test(() => nobody_has_this(), 'not of the web');
test(() => { throw new ReferenceError("Math is not defined") }, 'there');
.
is_deeply(outcomes($_, $name), ['harness=passed', 'the web=unsupported SharedWorker', 'later=unsupported SharedWorker',
    'not of the web=failed', 'there=failed'],
    "$_: a subtest that needs what only the web has") for @engines;
$name = run_case('shell.any.js', "// META: requires=WebAssembly, Math\ntest(() => {}, 'a');\n");
is_deeply(outcomes($_, $name), ['harness=passed', 'a=passed'], "$_: globals that are there") for @engines;
unlink "$wasm/jsapi/memory/shell.any.js";
$name = run_case('realm.any.js', "// META: requires=createRealm\ntest(() => assert_not_equals(\$262.createRealm().global.Array, Array), 'a');\n");
is_deeply(outcomes($_, $name), ['harness=passed', 'a=passed'], "$_: what a host has") for @engines;
unlink "$wasm/jsapi/memory/realm.any.js";
for my $file ('page.window.js', 'page.html') {
    $name = run_case($file, "<script src=/resources/testharness.js></script>\n");
    is_deeply(outcomes($_, $name), ['harness=unsupported browser'], "$_: $file") for @engines;
    unlink "$wasm/jsapi/memory/$file";
}
$name = run_case('page.sub.any.js', "test(() => {}, '{{host}}');\n");
is_deeply(outcomes('ref', $name), ['harness=passed', 'localhost=passed'], 'what a server fills in')
    or diag(explain(outcomes('ref', $name)));
unlink "$wasm/jsapi/memory/page.sub.any.js";

# folders and files by path
unlink glob("$dir/results.db*");
case_file('memory/a.any.js', "// META: features=no-such-feature\ntest(() => {}, 'a');\n");
($status, $out, $err) = touchstone('run', "$wasm/jsapi/memory/a.any.js", '-e', 'ref');
is(join('|', sql('select outcome || message from subtests where step = 0')) =~ /^crashed exit \d.*no-such-feature/, 1,
    'features go to the reference') or diag($out, $err);
case_file('memory/a.any.js', "test(() => {}, 'a');\n");
for my $path ("$wasm/jsapi/memory/a.any.js", "$wasm/jsapi/memory", "wpt:$wasm/jsapi/memory/a.any.js") {
    ($status, $out, $err) = touchstone('run', $path, '-e', 'ref');
    is($status, 0, "run $path") or diag($out, $err);
}
($status, $out, $err) = touchstone('run', '--tap', "$wasm/jsapi/memory", '-e', 'ref');
is($out, "TAP version 13\n1..1\nok 1 - ref memory/a.any.js\n", 'TAP');
($status, $out) = touchstone('list', "wpt:$wasm");
is($out, "wpt/wasm/jsapi/memory/a.any.js\nwpt/wasm/jsapi/plain.any.js\n", 'list names them');
($status, $out) = touchstone('list', "wpt:$dir/wpt");
is($out, "wpt/wasm/jsapi/memory/a.any.js\nwpt/wasm/jsapi/plain.any.js\n", 'from the top of a checkout too');
($status, $out) = touchstone('list', $wasm);
is($out, "wasm/jsapi/memory/a.any.js\nwasm/jsapi/plain.any.js\n", 'and by the path of a folder above theirs');
($status, $out, $err) = touchstone('run', "wpt:$dir/none");
is($status, 2, 'a checkout that is not there');
ok(one_line($err), 'is said in one line');
mkdir "$dir/empty";
($status) = touchstone('run', "wpt:$dir/empty");
is($status, 4, 'one without cases selects nothing');

# what engines lack and the reference has, and what the process does
spew("$dir/shell.pl", <<'.');
my ($mode) = @ARGV;
$| = 1;
print qq({"subtest":0,"name":"b","status":0}\n{"subtest":1,"name":"c","status":0}\n);
print qq({"harness":0}\n) unless $mode eq 'silent';
kill 11, $$ if $mode eq 'dying';
.
for my $mode ('fewer', 'silent', 'dying') {
    spew("$dir/engines/$mode.yaml", "name: $mode\nkind: ref\ncommand: [perl, $dir/shell.pl]\n",
        "shell: {command: [perl, $dir/shell.pl, $mode]}\nversion: {command: [echo, v1], match: 'v(.*)'}\n");
}
case_file('memory/a.any.js', "for (const name of 'ab') test(() => {}, name);\n");
($status, $out, $err) = touchstone('run', "$wasm/jsapi/memory", '-e', 'ref,fewer');
is($status, 0, 'a subtest less on another engine is its business') or diag($out, $err);
is(join('|', sql("select case_id || ' ' || due || ' ' || seen from divergences where run_id = (select max(run_id) from runs)")) =~ /^\d+ passed missing$/, 1,
    'and a divergence');
is_deeply([sql("select name || '=' || outcome from subtests where engine = 'fewer' order by step")],
    ['harness=passed', 'b=passed', 'c=passed'], 'steps go by names');
is_deeply([sql("select name || count(distinct step) from subtests where run_id = (select max(run_id) from runs) and name <> 'harness' group by name order by name")], ['a1', 'b1', 'c1'],
    'and have one number on all');
($status, $out, $err) = touchstone('run', "$wasm/jsapi/memory", '-e', 'ref,silent');
is($status, 1, 'a script whose end nobody reports is a missing result');
like($out, qr/^  silent .*1$/m, 'in the matrix too');
($status, $out, $err) = touchstone('run', "$wasm/jsapi/memory", '-e', 'ref,dying');
is($status, 0, 'a crash behind the end is a crash');
like($out, qr/seen crashed SIGSEGV/, 'of the whole');

# without a shell an engine has no part
spew("$dir/engines/none.yaml", "name: none\nkind: ref\ncommand: [true]\nversion: {command: [echo, v1], match: 'v(.*)'}\n");
($status, $out, $err) = touchstone('run', "$wasm/jsapi/memory", '-e', 'ref,none', '--tap');
is($out, "TAP version 13\n1..1\nok 1 - ref memory/a.any.js\n", 'an engine without a shell takes no such case');
spew("$dir/engines/none.yaml", "name: none\nkind: ref\ncommand: [true]\nversion: {command: [echo, v1], match: 'v(.*)'}\nshell: {host: [x]}\n");
($status, $out, $err) = touchstone('engines');
is($status, 2, 'a shell without a command');
like($err, qr/none\.yaml:5:\d+: .*command/, 'has its place');

done_testing;
