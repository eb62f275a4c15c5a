#!/usr/bin/perl
# touchstone reduce: what is left, that it shows the divergence at once, and engines and orders of every bad kind.
use strict;
use warnings;
use lib 'harness/test';
use Test::More;
use Time::HiRes qw(sleep);
use Touchstone;

my $dir = folder;
mkdir "$dir/s";
ref_engine;

# An engine that answers each command of a script, a line each, by CODE: $_ is the line, $n its number.
sub engine {
    my ($name, $code) = @_;
    return fake_engine($name, 'my $n = 0; open my $in, "<", $ARGV[0] or die; for (grep { /^\(/ } <$in>) { '
        . 'print qq({"begin":$n}\n); my $o = /^\(module/ ? "linked" : "returned i32:1"; my $m = ""; ' . $code
        . ' print qq({"step":$n,"outcome":"$o","message":"$m"}\n); $n++ }');
}

sub script {
    my ($name, @more) = @_;
    return spew("$dir/s/$name.wast", ";; a script\n(module (memory 1) (func (export \"good\") (result i32) (i32.const 1))\n"
            . "  (func (export \"bad\") (result i32) (nop) (i32.const 1)))\n",
        "(assert_return (invoke \"good\") (i32.const 1))\n" x 20, "(assert_return (invoke \"bad\") (i32.const 1))\n", @more);
}

# Runs FILE and returns the id of the divergence that ENGINE has in it.
sub divergence {
    my ($file, $engine) = @_;
    touchstone('run', $file, '-e', "ref,$engine", '-q', '--timeout', 5);
    return (sql("select divergence_id from divergences join engines using (engine_id) where name = '$engine' order by run_id desc, steps_n desc limit 1"))[0];
}

sub reduce { return touchstone('reduce', @_) }
sub lines { return scalar(() = $_[0] =~ /\n/g) }

# What the printed command gives: how ENGINE stands in a store of its own.
sub standing {
    my ($out, $engine) = @_;
    my ($words) = $out =~ /^touchstone (run .*)$/m or return 'no command';
    my $db = "$dir/again.db";
    unlink glob("$db*");
    touchstone(split(' ', $words), '-q', '--timeout', 5, '--db', $db);
    return join ' ', sql("select standing from standings join engines using (engine_id) where name = '$engine'", $db);
}

# ---- what is left ----

engine('wrong', '$o = "returned i32:7" if /invoke "bad"/;');
my $file = script('wrong');
my $id = divergence($file, 'wrong');
like($id, qr/^[0-9a-f]{12}$/, 'an engine diverges');
my ($status, $out, $err) = reduce(substr($id, 0, 7), '-o', "$dir/left.wast");
is($status, 0, 'by an id that is cut short') or diag("$out$err");
my $left = slurp("$dir/left.wast");
is(lines($left), 3, 'a module and an assertion, below a comment') or diag($left);
like($left, qr/^;; wrong 1\.0, assert_return: due returned i32:#, seen returned i32:# \($id, reduced from wrong\.wast\/wrong\.wast\)$/m, 'which says where they are from');
unlike($left, qr/good|memory|nop/, 'nothing that it does not take');
is(standing($out, 'wrong'), 'diverge', 'the printed command shows it');
($status, $out) = reduce($id, '-o', '-');
is($status, 0, 'to standard output');
is($out, $left, 'the same each time, and nothing else');
($status, $out, $err) = reduce($id, '-o', "$dir/few.wast", '--tries', 6);
is($status, 0, 'few tries');
like($out, qr/ \d+ tries, not as small as it could be/, 'are not enough, and it says so');
is(standing($out, 'wrong'), 'diverge', 'what is left shows it all the same');

# ---- what cannot be ----

for (['ffffffffffff', 'an unknown id'], ['', 'an empty one'], ['C000000', 'an unknown cause'], ["x' or 1 --", 'a hostile one'], ["\e[31m", 'an escape sequence']) {
    ($status, $out, $err) = reduce($_->[0]);
    is($status, 2, "$_->[1]: usage");
    ok(one_line($err) && $err !~ /\e/, 'one line') or diag($err);
}
($status, $out, $err) = reduce();
is($status, 2, 'no id');
for (['--tries', 0], ['--tries', '-1'], ['--tries', 'x'], ['--timeout', 0], ['--each', 'nan'], ['--each', '-1']) {
    ($status) = reduce($id, @$_);
    is($status, 2, "@$_");
}
($status, $out, $err) = reduce($id, '-o', "$dir/nowhere/x.wast");
is($status, 3, 'a folder that is not there');
ok(one_line($err), 'one line') or diag($err);
($status, $out, $err) = reduce($id, '--db', "$dir/none.db");
is($status, 2, 'no database');

spew($file, slurp($file), "(assert_return (invoke \"good\") (i32.const 1))\n");
($status, $out, $err) = reduce($id);
is($status, 2, 'a case that has changed');
like($err, qr/has changed since/, 'is said so');
script('wrong');
my $yaml = slurp("$dir/engines/wrong.yaml");
spew("$dir/engines/wrong.yaml", $yaml =~ s/command: \[perl/command: [no-such-perl/gr);
($status, $out, $err) = reduce($id);
is($status, 3, 'an engine that is not here');
ok(one_line($err), 'one line') or diag($err);
unlink "$dir/engines/wrong.yaml";
($status, $out, $err) = reduce($id);
is($status, 2, 'an engine without a file');
ok(one_line($err), 'one line') or diag($err);
engine('wrong', '');
($status, $out, $err) = reduce($id);
is($status, 1, 'an engine that does not do so any more');
like($err, qr/does not show any more/, 'is said so');

# ---- bad engines ----

engine('crash', 'kill "SEGV", $$ if /invoke "bad"/;');
$id = divergence(script('crash'), 'crash');
($status, $out, $err) = reduce($id, '-o', "$dir/left.wast");
is($status, 0, 'an engine that crashes') or diag($err);
cmp_ok(lines(slurp("$dir/left.wast")), '<', 5, 'is shown by little');
is(standing($out, 'crash'), 'crash', 'by the printed command, too');

engine('hang', 'sleep 100 if /invoke "bad"/;');
$id = divergence(script('hang'), 'hang');
($status, $out, $err) = reduce($id, '-o', "$dir/left.wast", '--each', 5, '--timeout', 20);
is($status, 0, 'an engine that hangs') or diag($err);
cmp_ok(lines(slurp("$dir/left.wast")), '<', 10, 'is shown by little, as far as the time is enough');
is(standing($out, 'hang'), 'timeout', 'by the printed command, too');

# every second replay is as due
spew("$dir/times", '');
engine('flaky', 'if (/invoke "bad"/) { open my $f, ">>", "' . $dir . '/times"; print $f "x"; close $f; $o = "returned i32:7" if (-s "' . $dir . '/times") % 2; }');
$id = divergence(script('flaky'), 'flaky');
SKIP: {
    skip 'the engine did not diverge', 3 if !$id;
    ($status, $out, $err) = reduce($id, '-o', "$dir/left.wast");
    is($status, 0, 'an engine that is not steady') or diag("$out$err");
    like($err, qr/is not steady: it shows in [12] of 3 replays/, 'is said so');
    cmp_ok(lines(slurp("$dir/left.wast")), '<', 5, 'and reduced all the same');
}

engine('hostile', 'if (/invoke "bad"/) { $o = "returned i32:7"; $m = "\\\\u001b[31m<script>alert(1)</script>\\\\n;; \\\\u202e" . ("A" x 100000) }');
$id = divergence(script('hostile'), 'hostile');
($status, $out, $err) = reduce($id, '-o', "$dir/left.wast");
is($status, 0, 'hostile words of an engine') or diag($err);
$left = slurp("$dir/left.wast");
unlike("$left$out$err", qr/\e|\xe2\x80\xae/, 'reach neither file nor terminal');
is(lines($left), 3, 'and break no comment') or diag($left);

# ---- an interrupt ----

engine('slow', 'select undef, undef, undef, 0.3 if !$n; $o = "returned i32:7" if /invoke "bad"/;');
$id = divergence(script('slow'), 'slow');
my $pid = fork // die;
if (!$pid) {
    open STDOUT, '>', "$dir/out";
    open STDERR, '>', "$dir/err";
    exec "$BIN/touchstone", 'reduce', $id, '-o', "$dir/slow.wast" or exit 127;
}
sleep 4;
kill 'INT', $pid;
waitpid $pid, 0;
is($? >> 8, 5, 'an interrupt') or diag(slurp("$dir/out"), slurp("$dir/err"));
like(slurp("$dir/out"), qr/interrupted: not as small/, 'leaves what there is so far');
like(slurp("$dir/slow.wast"), qr/"bad"/, 'which has it');
is(slurp("$dir/err"), '', 'no progress but on a terminal');

# ---- scripts in JavaScript ----

spew("$dir/s/js.any.js", "// META: title=x\nfunction unused() { return 1; }\n\"use strict\";\ntest(() => { assert_true(true); }, 'good');\n"
        . "for (const x of [1, 2, 3]) {\n  test(() => {\n    const m = new WebAssembly.Memory({initial: x});\n    assert_equals(m.grow(1), 99, 'pages');\n  }, `grow \${x}`);\n}\n");
$id = divergence("$dir/s/js.any.js", 'ref');
($status, $out, $err) = reduce($id, '-o', "$dir/left.any.js");
is($status, 0, 'a script in JavaScript, on the reference itself') or diag("$out$err");
$left = slurp("$dir/left.any.js");
cmp_ok(lines($left), '<', 8, 'is small') or diag($left);
unlike($left, qr/unused|good|strict/, 'without what it does not take');
is(standing($out, 'ref'), 'diverge', 'the printed command shows it');

# a case that is a folder
mkdir "$dir/f";
spew("$dir/f/case.any.js", "import('./never.mjs').catch(() => {});\npromise_test(async () => {\n  const {f, g} = await import('./m.wasm');\n"
        . "  assert_equals(g(), 2);\n  assert_equals(f(), 99);\n}, 'f');\n");
spew("$dir/f/m.wat", "(module\n  (memory 1)\n  (func (export \"f\") (result i32)\n    (i32.const 1))\n  (func (export \"g\") (result i32)\n    (i32.const 2)))\n");
spew("$dir/f/never.mjs", "export const x = 1;\n");
$id = divergence("$dir/f", 'ref');
($status, $out, $err) = reduce($id, '-o', "$dir/folder");
is($status, 0, 'a case that is a folder') or diag("$out$err");
ok(-e "$dir/folder/m.wat" && !-e "$dir/folder/never.mjs", 'loses files');
unlike(slurp("$dir/folder/m.wat"), qr/memory|"g"/, 'of which those that stay are smaller') or diag(slurp("$dir/folder/m.wat"));
is(standing($out, 'ref'), 'diverge', 'the printed command shows it');
($status, $out, $err) = reduce($id, '-o', '-');
is($status, 3, 'is no text');

done_testing;
