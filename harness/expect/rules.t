#!/usr/bin/perl
# Which rules there are and what becomes of them: files by suite and by path, rules that overlap, that mean more than a run asked,
# that are stale; what the gate says of each.
use strict;
use warnings;
use lib 'harness/test';
use Test::More;
use Time::HiRes 'time';
use Touchstone;

my $dir = folder;
my $default = $ENV{TOUCHSTONE_EXPECTATIONS} = "$dir/expectations.yaml";
ref_engine;
mkdir "$dir/$_" for qw(s t other);
my $module = "(module (func (export \"f\") (result i32) (i32.const 1)))\n";
my $step = "(assert_return (invoke \"f\") (i32.const 1))\n";
spew("$dir/s/$_.wast", $module, $step x 3) for qw(a b);
spew("$dir/t/c.wast", $module, $step);
$ENV{TOUCHSTONE_SUITES} = spew("$dir/suites.yaml", map { $_ eq 'head' ? "version: 1\nsuites:\n" : "- {name: $_, title: $_, kind: wast, path: $dir/$_}\n" } qw(head s t));

# an engine that returns what is given for the steps from 1 on, by script
sub engine {
    my ($name, %returns) = @_;
    my $code = 'my ($f) = $ARGV[0] =~ /(\w+)\.wast/; my %r = (' . join(', ', map { "$_ => [" . join(',', @{$returns{$_}}) . ']' } sort keys %returns)
        . '); my @r = @{$r{$f} // [1, 1, 1]}; print qq({"step":0,"outcome":"linked"}\n); print qq({"step":), $_ + 1, qq(,"outcome":"returned i32:$r[$_]"}\n) for 0 .. $#r;';
    fake_engine($name, $code);
}
my $why = 'reason: r, link: o/r#1';
sub rules { my ($file, @rules) = @_; spew($file, "version: 1\nrules:\n", map { "- {$_, $why}\n" } @rules) }
sub run { return touchstone('run', '-q', @_) }
sub gate { return (run('--gate', @_))[0] }
sub expect { return touchstone('expect', @_) }

# ---- files: beside a suite that is named, or that is run with all; beside a path; named
engine('other', a => [1, 7, 1], c => [7]);
is(gate('s'), 1, 'nothing accepts it');
rules("$dir/s/expectations.yaml", "case: 's/a.wast#2', engine: other, expect: ['returned i32:7']");
is(gate('s'), 0, 'the file in the folder of a suite that is named');
is((expect('show'))[0], 0, 'which show reads, too');
is((expect('check'))[0], 0, 'and check');
is(gate("$dir/s"), 0, 'that of a folder');
rules("$dir/s/expectations.yaml", "case: '*a.wast#2', engine: other, expect: ['returned i32:7']");
is(gate("$dir/s/a.wast"), 0, 'and beside a file');
is(gate(), 1, 'of all suites the other one has none');
my $mine = rules("$dir/other/mine.yaml", "case: 't/*#1', engine: other, expect: ['returned i32:7']");
is(gate('--expect', $mine), 0, 'a file from anywhere beside it');
is((expect('show'))[0], 0, 'a run notes what it read');
is((expect('show', '--run', 1))[0], 1, 'another run read something else');
rename $mine, "$mine.away";
is((expect('show'))[0], 1, 'a file that is gone is read no more');
rename "$mine.away", $mine;
is((expect('show', '-F', "$dir/s/../other/mine.yaml"))[0], 0, 'one that is named twice is read once');
is(gate('--expect', "$dir/none.yaml"), 2, 'one that is named and not there');

# ---- which holds: the last of a file, and of the file that is read last
rules($default, "case: 's/a.wast#2', engine: other, expect: ['trapped x']");
is(gate('s'), 0, "the suite's own file is read behind the default one");
rules($mine, "case: 's/a.wast', engine: other, expect: ['trapped x', due]");
my (undef, $out) = run('s', '--gate', '--expect', $mine);
like($out, qr/s\/a\.wast#2: returned i32:7   \(\Q$mine\E:3 expects trapped x\)/, 'and what is named behind both');
rules($default, "case: 's/*', engine: other, action: skip", "case: 's/a.wast', engine: other, expect: [due, 'returned i32:7']");
unlink "$dir/s/expectations.yaml";
(undef, $out) = run('s', '--gate');
like($out, qr/^  other 1.0 +0 +1 .*   1 skipped$/m, 'a rule behind one that skips replays a case all the same');
rules($default, "case: 's/a.wast', engine: other, expect: [due, 'returned i32:7']", "case: 's/a.wast#2', expect: ['trapped x']");
is(gate('s'), 1, 'steps behind a whole case');
rules($default, "case: 's/a.wast#2', engine: 'o*', expect: ['trapped x']", "case: 's/a.wast', engine: other, expect: [due, 'returned i32:7']");
is(gate('s'), 0, 'and before it');
rules($default, "case: 's/a.wast#2', expect: ['trapped x']", "case: 's/a.wast', engine: other, expect: [due, 'returned i32:7']");
my $err = (expect('check'))[2];
like($err, qr/:3:4: s\/a\.wast#2 on any engine: stale/, 'a rule that others hide on one engine and that is stale on the other');
rules($default, "case: 's/a.wast#2', engine: other, expect: ['trapped x']", "case: 's/*', engine: other, expect: [due, 'returned i32:7']");
run('s');
like((expect('check'))[2], qr/:3:4: .*later rules mean them all/, 'one that later ones hide');

# ---- accepting, a regression, a repair: what each line says
unlink $default;
(my $status, $out) = run('s', '--gate');
is($status, 1, 'red');
like($out, qr/^  other s\/a\.wast#2: returned i32:7\nmend the engine, or accept what it does: touchstone expect update --link URL$/m, 'and it says what to do');
is((expect('update', '--link', 'https://x.org/1'))[0], 0, 'accepted');
($status, $out) = run('s', '--gate');
is($status, 0, 'green');
unlike($out, qr/mend/, 'and nothing to do');
engine('other', a => [1, 7, 7]);
($status, $out) = run('s', '--gate');
is($status, 1, 'a regression');
like($out, qr/^  other s\/a\.wast#3: returned i32:7$/m, 'is named');
like((run('s', '--gate', '--db', "$dir/a b.db"))[1], qr/expect update --link URL --db '\S*a b\.db'$/m, 'the command names the database');
engine('other');
($status, $out) = run('s', '--gate');
is($status, 6, 'mended: an exit code of its own');
like($out, qr/^take the rules out that do not hold any more: touchstone expect update$/m, 'and it says what to do');
is((expect('check'))[0], 1, 'check says that the rule is stale');
is((expect('update'))[0], 0, 'no link is wanted where no rule is added');
is(slurp($default), "version: 1\nrules:\n", 'the rule is gone');
is(gate('s'), 0, 'green again');

# ---- rules that mean more than a run asked stay
engine('other', a => [1, 7, 1], b => [7, 1, 1]);
engine('another', a => [1, 7, 1]);
rules($default, "case: 's/*', engine: '*other', expect: [due, 'returned i32:7']", "case: 's/b*#1', engine: '*other', expect: ['returned i32:7']");
run('s');
engine('other', a => [1, 7, 1]);
run('s', '-f', 's/b*', '-e', 'ref,other');
($status, $out) = expect('update');
is($status, 0, 'part of what a rule means passes');
like($out, qr/0 rules changed\n1 rule stays though all is due that this run asked of it/, 'and the rule stays, which is said');
unlike((expect('check'))[2], qr/stale/, 'nor is it called stale');
run('s');
is((expect('update'))[1], "$default: 1 rule changed\n", 'where all passes it goes');
rules($default, "case: 's/a.wast#2', engine: '*other', expect: [x]");
is((expect('update', '--link', 'o/r#2', '-e', 'another'))[0], 0, 'one engine alone');
like(slurp($default), qr/engine: '\*other', expect: \[x\].*\n- \{case: "s\/a\.wast#2", engine: "another", expect: \["returned i32:7"\]/, 'has a rule of its own, the other one keeps the old one');
is((expect('show'))[0], 1, 'which it does not meet');
rules("$dir/s/expectations.yaml", "case: 's/a.wast#2', engine: '*other', expect: [x]");
run('s');
($status, $out) = expect('update', '--link', 'o/r#2');
like($out, qr/0 rules changed\n2 steps stay unexpected: rules of another file speak of them; change that with --file/, 'a rule of a file that is read later cannot be overruled');
is((expect('update', '--link', 'o/r#2', '--file', "$dir/s/expectations.yaml"))[0], 0, 'but changed');
is(gate('s'), 0, 'green');
unlink "$dir/s/expectations.yaml", $default;

# ---- rules that leave cases out, seen by a run before them
run('s');
is((expect('show'))[0], 1, 'a run before a rule');
rules($default, "case: 's/a*', engine: '*other', action: omit");
is((expect('show'))[0], 0, 'its case counts as left out');
is(gate('s'), 0, 'as it does in the next run');
is((expect('check'))[0], 0, 'nothing is wrong with the rule');

# ---- check: cases that are gone, without a run, for engines that only have files
rules($default, "case: s/a.wast, engine: other, action: skip", "case: 's/b*', engine: other, expect: [due]");
unlink "$dir/s/a.wast";
run('s');
$err = (expect('check'))[2];
like($err, qr/\A\S+ \Q$default\E:3:4: s\/a\.wast on other: no case is named so\n\z/, 'a case that is gone from its suite is unmatched, whatever older runs had') or diag($err);
($status, $out, $err) = touchstone('expect', 'check', '--db', "$dir/none.db");
is($status, 2, 'a database that is named and not there');
{
    local $ENV{TOUCHSTONE_DB} = "$dir/none.db";
    ($status, $out, $err) = expect('check');
    is($status, 1, 'check without any run');
    like($err, qr/no case is named so/, 'finds cases that are not');
    like($out, qr/2 rules, 1 at fault \(there is no run yet/, 'and says that there is none');
    ok(!-e "$dir/none.db", 'and makes no database');
    rules($default, "case: 's/b*', engine: nobody, expect: [due]");
    like((expect('check'))[2], qr/no engine is named so/, 'engines that are not');
    rules($default, "case: 's/b*', if: 'nobody', expect: [due]");
    is((expect('check'))[0], 2, 'conditions that are none');
    is((expect('show'))[0], 2, 'show wants a database');
}

# ---- reason and link
for my $bad (['reason: "", link: o/r#1', "'reason' may not be empty"], ['reason: " ", link: o/r#1', "'reason' may not be empty"], ['reason:, link: o/r#1', "key 'reason' is wanted"],
    ['reason: ~, link: o/r#1', "key 'reason' is wanted"], ['reason: r, link: ""', "'link' says where"], ['reason: r, link: see the tracker', "'link' says where"],
    ['reason: r, link: TODO', "'link' says where"], ['reason: r, link: "https://x.org/\n1"', "'link' says where"], ['reason: r', "key 'link' is wanted"],
    ['reason: [r], link: o/r#1', "'reason' takes one value"], ['reason: r, link: {a: b}', "'link' takes one value"]) {
    spew($default, "version: 1\nrules:\n# a line\n  - {case: 's/*', expect: [due], $bad->[0]}\n");
    ($status, $out, $err) = expect('show');
    is($status, 2, "refused: $bad->[0]");
    like($err, qr/\Atouchstone: \Q$default\E:4:\d+: \Q$bad->[1]\E[^\n]*\n\z/, 'with its place') or diag($err);
}
for my $bad ("case: ''", "case: '#1'", "case: 's/*#'", "case: [s]", 'case: s, case: t', "case: s, expect: ['']") {
    spew($default, "version: 1\nrules:\n- {$bad, " . ($bad =~ /expect/ ? '' : 'expect: [due], ') . "$why}\n");
    ($status, $out, $err) = expect('show');
    is($status, 2, "refused: $bad");
    like($err, qr/\Atouchstone: \Q$default\E:3:\d+: [^\n]+\n\z/, 'with its place') or diag($err);
}

# ---- subtests, by their names
unlink $default;
my @names = ('one', 'two*', 'two more', '["x"] #3', "\xc3\xa9\xe2\x98\x83");
my %failing = map { $_ => 1 } 'two*', '["x"] #3', "\xc3\xa9\xe2\x98\x83";
sub report {
    my $subtests = join ',', map { my $name = s/"/\\"/gr; '{"name":"' . $name . '","status":"' . ($failing{$_} ? 'FAIL' : 'PASS') . '"}' } @names;
    return touchstone('import', spew("$dir/r.json", '{"run_info":{"product":"k","browser_version":"1"},"results":[{"test":"/wasm/a.any.html","status":"OK","subtests":[' . $subtests . ']}]}'));
}
is((report())[0], 0, 'a report with subtests');
is((expect('show'))[0], 1, 'of which some fail');
is((expect('update', '--link', 'o/r#3'))[0], 0, 'accepted');
is(slurp($default), qq(version: 1\nrules:\n- {case: "wpt/wasm/a.any.html", engine: "k", expect: ["failed"], reason: ") . (slurp($default) =~ /reason: "(.*?)", link/)[0]
    . qq(", link: "o/r#3", steps: [\n   "two\\\\*",\n   "\\\\[\\"x\"] #3",\n   "\xc3\xa9\xe2\x98\x83"]}\n) =~ s/\\"x"/\\"x\\"/r, 'one rule, its subtests a line each');
is((expect('show'))[0], 0, 'each means its own');
is((expect('check'))[0], 0, 'and nothing is wrong');
$failing{'two more'} = 1;
report();
($status, $out) = expect('show');
is($status, 1, 'a name that another one would match as a glob');
like($out, qr/#two more: failed$/m, 'is another') or diag($out);
rules($default, "case: 'wpt/wasm/a.any.html#t*', expect: [failed]", "case: 'wpt/*#*', expect: [due, failed]", "case: '*#two more', expect: [failed]");
is((expect('show'))[0], 0, 'globs over names') or diag((expect('show'))[1]);
delete $failing{'two more'};

# ---- lists of steps: what passes is taken out, and no more
sub list { return spew($default, "version: 1\nrules:\n# top\n- {case: wpt/wasm/a.any.html, engine: k, $why, expect: [failed], # why\n   steps: $_[0]}   # behind\n# end\n") }
sub narrowed {
    my ($name, $fails, $before, $after) = @_;
    %failing = map { $_ => 1 } @$fails;
    report();
    list($before);
    is((expect('update', '--link', 'o/r#9'))[0], 0, $name);
    my $text = slurp($default);
    list($after);
    is($text, slurp($default), 'the rest stays byte for byte');
    is((expect('show'))[0], 0, 'and all is expected then');
}
narrowed('all of a list fails', ['one', 'two more'], '[one, "two more"]', '[one, "two more"]');
narrowed('the first one passes', ['two more'], '[one,   # 1' . "\n  two more]", '[two more]');
narrowed('the last ones pass', ['one'], "[one, # 1\n  two more,\n  'two\\*' # 2\n  ]", "[one # 2\n  ]");
narrowed('one in the middle passes', ['one', 'two*'], "[\n  'one', two more,\n  'two\\*']", "[\n  'one', 'two\\*']");
narrowed('a glob that still means something', ['two*', 'two more'], "[one, 'two*']", "['two*']");
narrowed('a step that is no more', ['one'], '[one, none]', '[one, none]');
%failing = map { $_ => 1 } 'two*';
report();
list("['two*', one]");
is((expect('update', '--link', 'o/r#9'))[0], 0, 'a glob of which a part passes');
like(slurp($default), qr/\Aversion: 1\nrules:\n# top\n- \{case: "wpt\/wasm\/a\.any\.html#two\\\\\*".*, link: "o\/r#9"\}\n# end\n\z/, 'is written anew');
list('[one, "two more"]');
like((expect('check'))[2], qr/a\.any\.html#one and 1 more on k: stale/, 'a list that is stale is said in a line');
spew($default, "version: 1\nrules:\n- case: wpt/wasm/a.any.html\n  engine: k\n  reason: r\n  link: o/r#1\n  expect: failed\n  steps:\n  - one   # 1\n  - 'two\\*'\n# end\n");
is((expect('update'))[0], 0, 'a list of lines');
is(slurp($default), "version: 1\nrules:\n- case: wpt/wasm/a.any.html\n  engine: k\n  reason: r\n  link: o/r#1\n  expect: failed\n  steps:\n  - 'two\\*'\n# end\n", 'loses one');
is((expect('show'))[0], 0, 'and all is expected');
for my $bad ("case: 'a#1', steps: [b], expect: [due]", "case: a, steps: [], expect: [due]", "case: a, steps: [''], expect: [due]", "case: a, steps: {b: c}, expect: [due]", "case: a, steps: [b], action: skip") {
    rules($default, $bad);
    ($status, $out, $err) = expect('show');
    is($status, 2, "refused: $bad");
    ok(one_line($err), 'in one line') or diag($err);
}
%failing = map { $_ => 1 } 'two*', 'two more';
report();
rules($default, "case: 'wpt/wasm/a.any.html#t*', expect: [failed]", "case: 'wpt/*#*', expect: [due, failed]", "case: '*#two more', expect: [failed]");
like((expect('check'))[2], qr/:3:4: .*later rules mean them all\n\z/, 'of which the last one holds');
unlink $default;

# ---- many
spew($default, "version: 1\nrules:\n", map { "- {case: 's/b.wast#" . ($_ % 3 + 1) . "', engine: 'x$_', if: 'major < " . ($_ % 40) . "', expect: [due], $why}\n" } 1 .. 20000);
my $began = time;
is(gate('s', '-e', 'ref,other'), 0, '20,000 rules');
is((expect('update'))[0], 0, 'and an update of them');
cmp_ok(time - $began, '<', $ENV{TOUCHSTONE_SANITIZE} ? 240 : 90, 'take no time to speak of');
done_testing;
