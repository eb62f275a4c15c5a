#!/usr/bin/perl
# Expectations: rules that accept what engines do, the gate, what is checked of them, and how they are rewritten.
use strict;
use warnings;
use lib 'harness/test';
use Test::More;
use Touchstone;

my $dir = folder;
ref_engine;
mkdir "$dir/s";
spew("$dir/s/a.wast", "(module (func (export \"f\") (result i32) (i32.const 1)))\n", "(assert_return (invoke \"f\") (i32.const 1))\n" x 5);
spew("$dir/s/b.wast", "(module (func (export \"g\") (result i32) (i32.const 2)))\n(assert_return (invoke \"g\") (i32.const 2))\n");
my $file = "$dir/expectations.yaml";
$ENV{TOUCHSTONE_EXPECTATIONS} = $file;

# what the engine OTHER says at each step of a.wast; b.wast is as due
sub other {
    my @outcomes = ('linked', @_);
    my $steps = join '', map { "print qq({\"step\":$_,\"outcome\":\"$outcomes[$_]\"}\\n);\n" } 0 .. $#outcomes;
    fake_engine('other', "if (\$ARGV[0] =~ /a.wast/) { $steps } else { print qq({\"step\":0,\"outcome\":\"linked\"}\\n"
        . "{\"step\":1,\"outcome\":\"returned i32:2\"}\\n) }");
}
my ($one, $seven, $trap) = ('returned i32:1', 'returned i32:7', 'trapped unreachable');
sub gate { return touchstone('run', "$dir/s", '--gate', '-q', @_) }
sub expect { return touchstone('expect', @_) }
sub rules { spew($file, "# kept\nversion: 1\nrules:\n", @_) }
my $why = 'reason: r, link: o/r#1';

other($one, $seven, $seven, $one, $seven);
my ($status, $out, $err) = gate();
is($status, 1, 'without rules a divergence fails the gate') or diag($out, $err);
like($out, qr/3 unexpected, 0 unexpected passes, 0 as expected/, 'it says how many');
like($out, qr/^  other s\/a\.wast#2 and 2 more: returned i32:7$/m, 'and which');
is((touchstone('run', "$dir/s", '-q'))[0], 0, 'without the gate it does not');

# ---- update, and what it leaves alone
($status, $out, $err) = expect('update');
is($status, 2, 'update wants a link');
like($err, qr/--link/, 'and says so');
($status, $out, $err) = expect('update', '--link', 'https://tracker/1');
is($status, 0, 'update') or diag($err);
like($out, qr/1 rule changed/, 'one rule is for all');
like(slurp($file), qr/\Aversion: 1\nrules:\n- \{case: "s\/a\.wast#2-3,5", engine: "other", expect: \["returned i32:7"\], reason: ".*due returned .*", link: "https:\/\/tracker\/1"\}\n\z/,
    'as a line, with the words of the cause');
($status, $out) = gate();
is($status, 0, 'and the gate is open') or diag($out);
like($out, qr/0 unexpected, 0 unexpected passes, 3 as expected/, 'since all is expected');
is((expect('check'))[0], 0, 'nothing is wrong with it');
is((expect('update', '--link', 'o/r#1'))[1] =~ /0 rules changed/, 1, 'and nothing is to be changed');

my $kept = "# first\n- {case: \"s/b*\", expect: [due], $why}   # b\n\n# second\n";
rules($kept, "- {case: 's/a.wast#2', engine: other, $why, expect: ['$seven', due]}  # two\n", "# third\n",
    "- {case: s/a.wast#3, engine: other, expect: $trap,\n   $why}\n# fourth\n", "- {case: s/a.wast#4, engine: other, expect: [$trap], $why}\n",
    "# fifth\n");
($status, $out) = expect('show');
is($status, 1, 'a step that fails differently is unexpected');
like($out, qr/^  other s\/a\.wast#3: returned i32:7   \(.*:10 expects trapped unreachable\)$/m, 'and the rule is named');
like($out, qr/passed unexpectedly:\n  other s\/a\.wast#4: returned i32:1   \(.*:13 expects trapped/, 'so is one that passes');
is((expect('update', '--link', 'o/r#2', '--reason', 'say "so"'))[0], 0, 'update');
is(slurp($file), "# kept\nversion: 1\nrules:\n" . $kept . "- {case: 's/a.wast#2', engine: other, $why, expect: ['$seven', due]}  # two\n"
    . "# third\n- {case: s/a.wast#3, engine: other, expect: [\"$seven\"],\n   $why}\n# fourth\n"
    . "- {case: \"s/a.wast#5\", engine: \"other\", expect: [\"$seven\"], reason: \"say \\\"so\\\"\", link: \"o/r#2\"}\n# fifth\n",
    'rewrites what fails differently, removes what passes, adds what is new; comments, order and spelling stay');
is((gate())[0], 0, 'and the gate is open');

# ---- sometimes, conditions, last rule, unexpected passes
rules("- {case: 's/*', engine: 'o*', expect: [due, '$seven'], $why}\n");
($status, $out) = gate();
is($status, 0, 'an outcome that comes and goes');
like($out, qr/as expected \(3 of them not as usual\)/, 'is counted');
rules("- {case: 's/*', engine: other, if: \"major = 1 and kind = 'ref' and base = 'other'\", expect: [due, '$seven'], $why}\n");
is((gate())[0], 0, 'a condition that holds');
rules("- {case: 's/*', engine: other, if: 'major > 1', expect: [due, '$seven'], $why}\n");
is((gate())[0], 1, 'one that does not');
rules("- {case: 's/*', engine: other, expect: [due, '$seven'], $why}\n- {case: 's/a.wast#5', expect: [due], engine: other, $why}\n");
is((gate())[0], 1, 'the last rule that means a step holds');
rules("- {case: 's/a.wast#1-3,5', engine: other, expect: ['$seven'], $why}\n");
is((gate())[0], 6, 'nothing but an unexpected pass has an exit code of its own');
rules("- {case: 's/a.wast#1', engine: other, expect: ['$seven'], $why}\n");
is((gate())[0], 1, 'which something unexpected comes before');

# ---- skip and omit
rules("- {case: 's/a*', engine: other, action: skip, $why}\n");
($status, $out) = gate();
is($status, 0, 'a case that is skipped');
like($out, qr/^  other 1.0 .*   1 skipped$/m, 'is counted as skipped');
is(join(',', sql('select action from left_out')), 'skip', 'and noted') or diag(sql('select * from left_out'));
rules("- {case: 's/a*', engine: other, action: omit, $why}\n");
like((gate())[1], qr/^  other 1.0 .*   1 omitted$/m, 'one that is omitted, likewise');
is((gate('-e', 'ref'))[0], 0, 'other engines are not concerned');

# ---- check
rules("- {case: 's/none', expect: [x], $why}\n- {case: 's/a.wast', engine: nobody, expect: [x], $why}\n"
    . "- {case: 's/a.wast#9', expect: [x], $why}\n- {case: 's/b.wast#1', engine: other, expect: [x], $why}\n"
    . "- {case: 's/a.wast#2', engine: other, expect: [x], $why}\n");
gate();
($status, $out, $err) = expect('check');
is($status, 1, 'rules that mean nothing are errors');
like($err, qr/:4:4: s\/none on any engine: no case/, 'no such case');
like($err, qr/:5:4: .*nobody: no engine/, 'no such engine');
like($err, qr/:6:4: .*holds for no step/, 'no such step');
like($err, qr/:7:4: .*stale/, 'what is as due now');
unlike($err, qr/yaml:8:/, 'and nothing else');
like($out, qr/^5 rules, 4 at fault$/, 'a count');

# ---- what is no rule
for my $bad (['x', 'mapping'], ["{case: a, $why}", "'expect'"], ["{case: a, expect: [x], action: skip, $why}", "'expect'"],
    ["{case: a, expect: [x], link: o/r#1}", 'reason'], ["{case: a, expect: [x], reason: r}", 'link'], ["{expect: [x], $why}", 'case'],
    ["{case: a, expect: [x], reason: '', link: o/r#1}", 'empty'], ["{case: a, action: never, $why}", 'skip or omit'],
    ["{case: 'a#1', action: skip, $why}", 'whole cases'], ["{case: a, expect: {x: y}, $why}", 'list'], ["{case: a, expects: [x], $why}", 'unknown key'],
    ["{case: a, expect: [x], if: 'nobody', $why}", 'no such column'], ["{case: a, expect: [x], if: '1) from run_info; drop table run_info; select (1', $why}", 'expression'],
    ["{case: a, expect: [x], if: '(select count(*) from sqlite_master)', $why}", 'prohibited|not authorized'],
    ["{case: a, expect: [x], if: \"load_extension('x')\", $why}", 'not authorized'],
    ["{case: a, expect: [x], if: '(with recursive c(n) as (select 1 union all select n + 1 from c) select count(*) from c)', $why}", 'not authorized|interrupt'],
    ['{case: a', '']) {
    rules("- $bad->[0]\n");
    ($status, $out, $err) = gate();
    is($status, 2, "refused: $bad->[0]") or diag($out, $err);
    like($err, qr/\Atouchstone: .*expectations\.yaml:\d+.*(?:$bad->[1])[^\n]*\n\z/, 'in one line that says where and what') or diag($err);
}
spew($file, "version: 2\nrules: []\n");
is((gate())[0], 2, 'another version');
spew($file, "version: 1\nrules: []\n");
gate();
is((expect('update', '--link', 'o/r#1'))[0], 0, 'a list that is empty');
like(slurp($file), qr/\Aversion: 1\nrules:\n- \{case/, 'becomes one');

# ---- other files
unlink $file;
is((expect('update', '--link', 'o/r#1', '--file', "$dir/mine.yaml"))[0], 0, 'update makes a new file');
is((gate('--expect', "$dir/mine.yaml"))[0], 0, 'that --expect reads');
is((gate('--expect', "$dir/none.yaml"))[0], 2, 'one that is not there is said');
unlink "$dir/mine.yaml";
($status, $out) = gate('--expect', spew("$dir/my own.yaml", "version: 1\nrules: []\n"));
is($status, 1, 'a file of its own that expects nothing');
like($out, qr/^mend the engine.*: touchstone expect update --link URL --file '\Q$dir\E\/my own\.yaml'$/m, 'is the one to change');
($status, $out, $err) = gate('--tap');
is($status, 1, 'the gate beside TAP');
unlike($out, qr/expectations|mend/, 'says nothing in it');
like($err, qr/^beside the expectations: 3 unexpected.*^mend the engine/ms, 'but beside it');
expect('update', '--link', 'o/r#1', '--file', "$dir/mine.yaml");
rename "$dir/mine.yaml", "$dir/s/expectations.yaml";
{ my ($s, $o, $e) = gate(); is($s, 0, 'the file in a folder that is named is read') or diag($o, $e); }
is((expect('dance'))[0], 2, 'another verb');
is((expect('show', '--run', 99))[0], 4, 'no such run');
done_testing;
