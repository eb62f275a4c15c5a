#!/usr/bin/perl
# Cases that are folders, and cases that import modules: how they are found, copied and replayed, what belongs to a case's
# key, what is refused, and the same in a checkout of web-platform-tests, where files stay where they are.
use strict;
use warnings;
use lib 'harness/test';
use Test::More;
use Touchstone;
use File::Path qw(make_path remove_tree);

plan skip_all => 'testharness.js is not here (tools/setup)'
    unless -f "$TOP/build/deps/testharness/testharness/testharness.js";

my $dir = folder;
my $esm = "$dir/esm";
make_path("$esm/group/name/sub", "$esm/group/resources");
my @engines = ('ref');
ref_engine;
for my $name ('node20', 'node26') {
    next unless -x "$TOP/build/engines/$name/bin/node";
    make_path("$dir/engines/messages");
    spew("$dir/engines/$_", slurp("$TOP/harness/engines/$_")) for "$name.yaml", 'messages/v8.yaml', 'messages/v8-11.yaml';
    push @engines, $name;
}
my $all = join ',', @engines;

# Every outcome of a case on an engine: NAME=OUTCOME, in order.
sub outcomes {
    my ($engine, $name) = @_;
    return [sql("select name || '=' || outcome from subtests where engine = '$engine' and \"case\" = '$name' order by step")];
}

spew("$esm/group/resources/shared.js", "const shared = 5;\n");
spew("$esm/group/name/own.js", "const own = 6;\n");
spew("$esm/group/name/case.any.js", <<'.');
// META: title=A case
// META: requires=esm
// META: script=../resources/shared.js
// META: script=own.js
"use strict";
promise_test(async () => {
  assert_equals(shared + own, 11);
}, "scripts of and outside the folder");
promise_test(async () => {
  const {five} = await import("./five.wasm");
  assert_equals(five(), 5);
}, "a module built of its text");
promise_test(async () => {
  assert_equals((await import("./sub/below.mjs")).eleven, 11);
}, "a folder in the folder");
promise_test(async t => {
  await promise_rejects_js(t, WebAssembly.CompileError, import("./malformed.wasm"));
}, "bytes that are malformed");
promise_test(async () => {
  assert_equals((await (await fetch("data.txt")).text()).trim(), "text");
}, "a file that is fetched");
.
spew("$esm/group/name/five.wat", '(module (func (export "five") (result i32) (i32.const 5)))');
spew("$esm/group/name/malformed.wat", '(module binary "\00asm" "\0f\00\00\00")');
spew("$esm/group/name/sub/below.mjs", "import { five } from '../five.wasm';\nexport const eleven = five() + 6;\n");
spew("$esm/group/name/data.txt", "text\n");

my @due = ('harness=passed', map { "$_=passed" } 'scripts of and outside the folder', 'a module built of its text',
    'a folder in the folder', 'bytes that are malformed', 'a file that is fetched');
my ($status, $out, $err) = touchstone('run', $esm, '-e', $all);
is($status, 0, 'a folder of cases that are folders runs') or diag($out, $err);
is_deeply(outcomes($_, 'group/name/case.any.js'), \@due, "$_: its subtests") or diag(explain(outcomes($_, 'group/name/case.any.js')))
    for @engines;
is(join('|', sql('select suite || kind || name from cases')), 'esmjsgroup/name/case.any.js', 'one case, of kind js');
for my $path ("$esm/group", "$esm/group/name", "$esm/group/name/case.any.js") {
    ($status, $out) = touchstone('list', $path);
    is(scalar(() = $out =~ /case\.any\.js$/mg), 1, "found by $path") or diag($out);
}
my @left = grep { !m{/(engines|esm|canaries|results\.db\S*|stdout|stderr|remembered)$} } glob("$dir/*");
is("@left", '', 'no copy is left');

# the key is that of everything in the folder
sub key { return join '|', sql('select key from cases order by case_id desc limit 1') }
my $key = key();
for my $change (['sub/below.mjs', "import { five } from '../five.wasm';\nexport const eleven = five() + five() + 1;\n"],
    ['five.wat', '(module (func (export "five") (result i32) (i32.sub (i32.const 7) (i32.const 2))))'], ['more.mjs', '']) {
    spew("$esm/group/name/$change->[0]", $change->[1]);
    ($status) = touchstone('run', $esm, '-e', 'ref');
    is($status, 0, "$change->[0] changed: it runs");
    isnt(key(), $key, 'as another case');
    $key = key();
}
spew("$esm/group/name/sub/below.mjs", "export const eleven = 12;\n");
($status, $out) = touchstone('run', $esm, '-e', 'ref');
is($status, 1, 'a module that is wrong fails its subtest');
my ($id) = $out =~ /touchstone replay (C[0-9a-f]+)/;
($status, $out) = touchstone('replay', $id // 'none');
is($status, 0, 'which is replayed') or diag($out);
spew("$esm/group/name/sub/below.mjs", "export const eleven = 11;\n");
($status, $out, $err) = touchstone('replay', $id // 'none');
is($status, 2, 'unless a file of the folder is another one now');
like($err, qr/has changed since/, 'which is said');

# what cannot be copied is said in one line, and is no case
sub refused {
    my ($what, $file, $like) = @_;
    ($status, $out, $err) = touchstone('run', $esm, '-e', 'ref');
    is($status, 2, "$what: exit code 2") or diag($out, $err);
    my ($line, @more) = grep { !/nothing|selected/ } split /\n/, $err;
    like($line // '', qr/^touchstone: \Q$esm\E\/group\/name\/$file/, "$what: names the file");
    like($line // '', $like, "$what: says what is wrong");
    unlink "$esm/group/name/$file";
}
spew("$esm/group/name/bad.wat", "(module\n  (func (export \"a\") nope))");
refused('a malformed text', 'bad.wat', qr/bad\.wat:2:\d+: /);
spew("$esm/group/name/bad.wat", '(module) (module)');
refused('two modules', 'bad.wat', qr/one module is wanted/);
spew("$esm/group/name/five.wasm", 'x');
($status, $out, $err) = touchstone('run', $esm, '-e', 'ref');
is($status, 2, 'a module beside its text');
like($err, qr/five\.wat: becomes five\.wasm, which is there already/, 'is said');
unlink "$esm/group/name/five.wasm";
symlink('loop', "$esm/group/name/loop");
refused('a link to itself', 'loop', qr/symbolic links/);
symlink('..', "$esm/group/name/up");
refused('a link to a folder', 'up', qr/link to a folder/);
SKIP: {
    skip 'root reads everything', 3 if $> == 0;
    spew("$esm/group/name/secret", 'x');
    chmod 0, "$esm/group/name/secret";
    refused('a file that cannot be read', 'secret', qr/Permission denied/);
}
($status) = touchstone('run', $esm, '-e', 'ref');
is($status, 0, 'with all of that gone it runs again');

# pages
spew("$esm/group/name/case.html", "<script src=/resources/testharness.js></script>\n");
($status) = touchstone('run', "$esm/group/name/case.html", '-e', 'ref');
is_deeply(outcomes('ref', 'case.html'), ['harness=unsupported browser'], 'a page is for browsers');
unlink "$esm/group/name/case.html";

# what a host has not
spew("$dir/engines/plain.yaml", "name: plain\nkind: ref\ncommand: [true]\nversion: {command: [echo, v1], match: 'v(.*)'}\n",
    "shell: {command: [false], host: [gc]}\n");
for my $word ('esm', 'esm-source', 'esm-dynamic-source', 'content-type', 'first-bytes', 'realm-modules', 'startup-section') {
    spew("$esm/group/name/case.any.js", "// META: requires=$word\ntest(() => {}, 'a');\n");
    touchstone('run', "$esm/group/name", '-e', 'plain');
    is_deeply([(@{ outcomes('plain', 'case.any.js') })[-1]], ["harness=unsupported $word"], "a host without $word");
    unlink glob("$dir/results.db*");
}

# a checkout of web-platform-tests stays as it is
my $wpt = "$dir/wpt/wasm/jsapi/esm-integration";
make_path("$wpt/resources");
spew("$wpt/resources/helper.js", "import { x } from './deep.js';\nexport const y = x + 1;\n");
spew("$wpt/resources/deep.js", "export const x = 1;\n");
spew("$wpt/resources/empty.wasm", "\0asm\1\0\0\0");
spew("$wpt/resources/unbuilt.wat", "(no module at all");
spew("$wpt/import.tentative.any.js", <<'.');
// META: global=window,dedicatedworker,jsshell,shadowrealm
promise_test(async () => {
  const ns = await import("./resources/empty.wasm");
  assert_array_equals(Object.getOwnPropertyNames(ns), []);
}, "wasm");
promise_test(async () => {
  assert_equals((await import("./resources/helper.js")).y, 2);
}, "JavaScript");
.
spew("$wpt/module.tentative.any.js", <<'.');
// META: global=dedicatedworker-module,window-module
import { y } from "./resources/helper.js";
import * as ns from "./resources/empty.wasm";
test(() => { assert_equals(y, 2); }, "a static import");
test(() => { assert_array_equals(Object.getOwnPropertyNames(ns), []); }, "of wasm");
const later = await import("./resources/deep.js");
test(() => { assert_equals(later.x, 1); }, "top-level await");
.
spew("$wpt/broken.tentative.any.js", "// META: global=dedicatedworker-module\nimport { none } from './resources/deep.js';\ntest(() => {}, 'a');\n");
spew("$wpt/window.tentative.any.js", "// META: global=window-module\ntest(() => {}, 'a');\n");
spew("$wpt/case.any.js", "promise_test(async () => { await import('./resources/deep.js'); }, 'a');\n");
($status, $out, $err) = touchstone('run', "wpt:$wpt", '-e', $all);
is($err =~ s/^\d+ of \d+ replays.*\n//mr, '', 'nothing is refused there');
my $name = 'wasm/jsapi/esm-integration';
for my $engine (@engines) {
    is_deeply(outcomes($engine, "$name/import.tentative.any.js"), ['harness=passed', 'wasm=passed', 'JavaScript=passed'], "$engine: dynamic imports");
    is_deeply(outcomes($engine, "$name/module.tentative.any.js"),
        ['harness=passed', 'a static import=passed', 'of wasm=passed', 'top-level await=passed'], "$engine: a case that is a module")
        or diag(explain(outcomes($engine, "$name/module.tentative.any.js")));
    is_deeply(outcomes($engine, "$name/broken.tentative.any.js"), ['harness=failed'], "$engine: one that does not link");
    is_deeply(outcomes($engine, "$name/window.tentative.any.js"), ['harness=unsupported browser'], "$engine: one for windows alone");
    is_deeply(outcomes($engine, "$name/case.any.js"), ['harness=passed', 'a=passed'], "$engine: a file named case.any.js is a file there");
}

done_testing;
