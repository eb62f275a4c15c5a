#!/usr/bin/perl
# Every sort of change on every axis: run against run, engine against engine, version against version, database against
# database. What differs in nothing but noise is the same; what is not whole opens no gate.
use strict;
use warnings;
use lib 'harness/test';
use JSON::PP;
use Test::More;
use Time::HiRes 'sleep';
use Touchstone;

my $dir = folder;
my $rules = $ENV{TOUCHSTONE_EXPECTATIONS} = "$dir/expectations.yaml";
my $db = $ENV{TOUCHSTONE_DB};
ref_engine;
mkdir "$dir/s";
sub script {
    my ($name, $n) = @_;
    spew("$dir/s/$name.wast", "(module (func (export \"f\") (result i32) (i32.const 1)))\n", "(assert_return (invoke \"f\") (i32.const 1))\n" x $n);
}
# an engine of VERSION that says what is given for the steps from 1 on, by script; MORE is Perl before that
sub engine {
    my ($name, $version, $says, $more) = @_;
    my $code = ($more // '') . '; my ($f) = $ARGV[0] =~ /(\w+)\.wast/; my %r = (' . join(', ', map { my $s = $_; "$s => [" . join(',', map { "'$_'" } @{$says->{$s}}) . ']' } sort keys %$says)
        . '); my @r = @{$r{$f} // [(1) x 3]}; print qq({"step":0,"outcome":"linked"}\n); for (0 .. $#r) { $r[$_] = "returned i32:$r[$_]" if $r[$_] =~ /^\d/; '
        . 'print qq({"step":), $_ + 1, qq(,"outcome":"$r[$_]"}\n) }';
    fake_engine($name, $code);
    my $file = "$dir/engines/$name.yaml";
    spew($file, slurp($file) =~ s/v1\.0/v$version/r);
}
sub run { return touchstone('run', "$dir/s", '-q', @_) }
sub diff {
    my ($status, $out, $err) = touchstone('diff', '--format', 'json', @_);
    return ($status, {}, {}, $err) if !$out;
    my $json = decode_json($out);
    my %counts = %{$json->{counts}};
    delete $counts{$_} for grep { !$counts{$_} } keys %counts;
    return ($status, \%counts, $json, $err);
}
sub names {
    my ($json) = @_;
    return join ', ', sort map { "$_->{change}: " . ($_->{case} // $_->{engine}) . (defined $_->{step} ? "#$_->{step}" : '') } @{$json->{differences}};
}

my %before = (fails => [1, 1, 1], mends => [1, 7, 1], other => [7, 1, 1], same => [7, 7, 1], changes => [1, 7, 1], lost => ['unsupported gc', 1, 1], gained => [1, 1, 1], flakes => [1, 1, 1]);
my %after = (fails => [1, 7, 1], mends => [1, 1, 1], other => ['trapped unreachable', 1, 1], same => [7, 7, 1], changes => [7, 7, 1], lost => [1, 1, 'unsupported gc'], gained => [1, 1, 1],
    flakes => ['crashed SIGSEGV', 1, 1]);
script($_, 3) for grep { $_ ne 'gained' } keys %before;
script('gone', 1);

# A: run 1, engine "old" of version 1.0
engine('old', '1.0', \%before);
engine('leaves', '1.0', {});
is((run())[0], 0, 'the first run');
# B: run 2, the same engine as version 2.0; "new" does the same, as another engine
engine('old', '2.0', \%after);
engine('new', '1.0', \%after);
unlink "$dir/engines/leaves.yaml", "$dir/s/gone.wast";
script('gained', 3);
script('changes', 2);
is((run())[0], 0, 'the second run');
# what a retry did: in a further attempt of run 2 the case "flakes" did what it did in run 1
sub retried {
    my ($file, $engine) = @_;
    system('sqlite3', $file, "insert into attempts select 2, e.engine_id, a.case_id, 2, a.comparison_id, 1, 1 from attempts a join cases k using (case_id) join engines o using (engine_id), engines e "
        . "where a.run_id = 1 and k.name = 'flakes.wast' and o.name = 'old' and e.name = '$engine' and e.version = '" . ($engine eq 'old' ? '2.0' : '1.0') . "'");
}
retried($db, 'old');
retried($db, 'new');

my $all = 'added: s/gained.wast, added: s/gained.wast, engine added: new, engine gone: leaves, fails differently: s/other.wast#1, flaked: s/flakes.wast#1, newly failing: s/fails.wast#2, '
    . 'newly failing: s/lost.wast#3, newly passing: s/lost.wast#1, newly passing: s/mends.wast#2, not comparable: s/changes.wast, not comparable: s/changes.wast, removed: s/gone.wast, removed: s/gone.wast';
my $of_engine = 'added: s/gained.wast, fails differently: s/other.wast#1, flaked: s/flakes.wast#1, newly failing: s/fails.wast#2, newly failing: s/lost.wast#3, newly passing: s/lost.wast#1, '
    . 'newly passing: s/mends.wast#2, not comparable: s/changes.wast, removed: s/gone.wast';
is(names((diff('1', '2'))[2]), $all, 'run against run: every sort');
is(names((diff('1/old', '2/old'))[2]), $of_engine, 'an engine of a run against the same of another');
is(names((diff('1/old', '2/new'))[2]), $of_engine, 'engine against engine');
is(names((diff('old@1.0', 'old@2.0'))[2]), $of_engine, 'version against version');
system('cp', $db, "$dir/copy.db");
is(names((diff("$db:1", "$dir/copy.db:2"))[2]), $all, 'database against database');
is(names((diff("$db:1/old", "$dir/copy.db:2/new"))[2]), $of_engine, 'an engine of a database against one of another');
is((diff('1', '2', '--gate'))[0], 1, 'the gate');
is((diff('1/old', '2/old', '--gate'))[0], 1, 'of an engine');
my ($status, $out) = touchstone('diff', '1', '2');
for my $change ('newly failing', 'newly passing', 'fails differently', 'flaked', 'added', 'removed', 'not comparable', 'engine gone', 'engine added') {
    like($out, qr/^$change$/m, "text: $change");
    like((touchstone('diff', '1', '2', '-F', 'markdown'))[1], qr/^### $change$/m, "Markdown: $change");
}

# ---- what the gate makes of one sort alone
sub gate_of {
    my ($name, $code, $one, $two, %also) = @_;
    unlink glob("$dir/s/*"), glob("$dir/engines/[a-qs-z]*"), $db, "$db-wal", "$db-shm", $rules;
    script('a', 3);
    script('b', 3);
    engine('e', '1.0', {a => $one});
    run();
    engine('e', '1.1', {a => $two});
    $also{between}->() if $also{between};
    run(@{$also{words} // []});
    my ($got, $counts, $json, $err) = diff('1', '2', '--gate');
    is($got, $code, "$name: exit code $code") or diag(explain($json), $err);
    return $counts;
}
gate_of('nothing', 0, [1, 7, 1], [1, 7, 1]);
gate_of('newly failing', 1, [1, 1, 1], [1, 7, 1]);
gate_of('newly passing', 6, [1, 7, 1], [1, 1, 1]);
gate_of('newly failing beside passing', 1, [1, 7, 1], [1, 1, 7]);
gate_of('fails differently', 0, [1, 7, 1], [1, 8, 1]);
gate_of('cannot be asked any more', 1, [1, 1, 1], [1, 'unsupported gc', 1]);
gate_of('can be asked and fails', 1, [1, 'unsupported gc', 1], [1, 7, 1]);
gate_of('a result is missing', 1, [1, 1, 1], [1, 1]);
gate_of('crashed', 1, [1, 1, 1], [1, 'crashed SIGSEGV', 1]);
is_deeply(gate_of('an engine is gone', 1, [1], [1], between => sub { unlink "$dir/engines/e.yaml" }), {'engine gone' => 1}, 'and nothing else is told of it');
is_deeply(gate_of('an engine was added', 0, [1, 1, 1], [1, 1, 1], between => sub { engine('f', '1.0', {}) }), {'engine added' => 1}, 'likewise');
gate_of('a case was added', 0, [1, 1, 1], [1, 1, 1], between => sub { script('c', 1) });
gate_of('a case was removed', 0, [1, 1, 1], [1, 1, 1], between => sub { unlink "$dir/s/b.wast" });
gate_of('a case changed', 0, [1, 1, 1], [7, 7, 7], between => sub { script('a', 4) });
gate_of('an engine is not found any more', 1, [1, 1, 1], [1, 1, 1], between => sub {
    spew("$dir/engines/e.yaml", slurp("$dir/engines/e.yaml") =~ s/command: \[perl,/command: [no-such-program,/gr);
});
# one engine alone, which the other side has not
my ($gone, $counts) = diff('1/e', '2', '--gate');
is($gone, 1, 'an engine that is named and is not in B');
is_deeply($counts, {'engine gone' => 1}, 'is gone');
# void: it passed what no engine can
gate_of('an engine is void', 1, [1, 1, 1], [1, 1, 1], between => sub {
    $ENV{TOUCHSTONE_CANARIES} = "$TOP/corpus/canaries";
    engine('e', '1.1', {}, 'if ($ARGV[0] =~ /canaries/) { print qq({"step":$_,"outcome":") . ($_ ? "passed" : "linked") . qq("}\n) for 0 .. 1; exit }');
});
$ENV{TOUCHSTONE_CANARIES} = "$dir/canaries";
is((diff('1', '2'))[1]{'engine gone'}, 1, 'and counts as gone');
is((touchstone('expect', 'show'))[0], 3, 'expectations say nothing of it');
# a rule expects it, or expects it of one engine
gate_of('expected', 0, [1, 1, 1], [1, 7, 1], between => sub { spew($rules, "version: 1\nrules:\n- {case: 's/a*#2', engine: e, expect: ['returned i32:7'], reason: r, link: o/r#1}\n") });
is((diff('1', '2'))[2]{expected}, 1, 'and counted');
gate_of('expected of another version', 1, [1, 1, 1], [1, 7, 1], between => sub {
    spew($rules, "version: 1\nrules:\n- {case: 's/a*#2', if: 'major = 1 and minor = 0', expect: ['returned i32:7'], reason: r, link: o/r#1}\n");
});
gate_of('expected by a file of the run', 0, [1, 1, 1], [1, 7, 1], words => ['--expect', "$dir/mine.yaml"], between => sub {
    spew("$dir/mine.yaml", "version: 1\nrules:\n- {case: 's/a*#2', engine: e, expect: ['returned i32:7'], reason: r, link: o/r#1}\n");
});
# the same outcome, and another one is due: the script leaves it to the reference what is
my $acts = sub { spew("$dir/s/acts.wast", "(module (func (export \"f\") (result i32) (i32.const 1)))\n(invoke \"f\")\n") };
for my $way (['not due any more', 1, 1, 7, 'newly failing'], ['due now', 6, 7, 1, 'newly passing']) {
    my ($name, $code, $before, $after, $change) = @$way;
    unlink glob("$dir/s/*"), glob("$dir/engines/*.yaml"), $db, "$db-wal", "$db-shm", $rules;
    $acts->();
    engine('e', '1.0', {acts => [1]});
    engine('ref', '1.0', {acts => [$before]});
    run();
    engine('ref', '1.1', {acts => [$after]});
    run();
    my ($got, $counts, $json) = diff('1', '2', '--gate');
    is($got, $code, "what an engine still does is $name: exit code $code") or diag(explain($json));
    is_deeply($counts, {$change => 1}, "it is $change");
    is((diff('1', '1', '--gate'))[0], 0, 'and a run is as itself');
}
# a run without the reference says nothing of what is due where the script does not
unlink $db, "$db-wal", "$db-shm";
engine('e', '1.0', {acts => [7]});
for my $engines ('e', 'ref,e') { run('-e', $engines) }
is_deeply((diff('1', '2'))[1], {'engine added' => 1}, 'a reference that is new changes no standing');
is_deeply((diff('2', '1'))[1], {'engine gone' => 1}, 'nor one that is gone');
like((run('-e', 'e', '--gate'))[2], qr/^touchstone: the reference was not asked[^\n]*-e ref,/m, 'which the gate says');
unlike((run('-e', 'ref,e', '--gate'))[2], qr/was not asked/, 'where it is so');
ref_engine;
# nothing in common
gate_of('no case is in both', 4, [1, 1, 1], [1, 1, 1], between => sub { rename "$dir/s/$_.wast", "$dir/s/x$_.wast" for qw(a b) });

# one run alone
unlink $db, "$db-wal", "$db-shm";
run();
like((touchstone('diff'))[2], qr/^touchstone: previous: there is no such complete run in .*; make one with: touchstone run$/, 'the run before the first one');

# ---- a run that was interrupted
gate_of('before', 0, [1, 1, 1], [1, 1, 1]);
engine('e', '1.2', {}, 'if ($ARGV[0] =~ /b\.wast/) { open(my $f, ">", "' . $dir . '/begun"); close $f; sleep 60 }');
my $pid = fork // die;
if (!$pid) {
    open(STDOUT, '>', '/dev/null');
    open(STDERR, '>', '/dev/null');
    exec("$BIN/touchstone", 'run', "$dir/s", '-q', '-j', 1) or exit 127;
}
for (1 .. 600) { last if -e "$dir/begun"; sleep 0.05 }
kill 'INT', $pid;
waitpid($pid, 0);
is($? >> 8, 5, 'interrupted: exit code 5');
($status, $counts, my $json, my $err) = diff('2', '3', '--gate');
is($status, 1, 'what was not replayed is missing') or diag(explain($json));
is(join(',', keys %$counts), 'missing', 'nothing else changed') or diag(explain($json));
like($json->{b}, qr/^run 3 \(.*, incomplete\)$/, 'the label says that it is not whole');
like($err, qr/run 3 .*not everything was replayed.*--resume/, 'and so is said, and what to do');
is((diff('3', '2', '--gate'))[0], 5, 'nor is anything concluded from a baseline that is not whole');
like((touchstone('diff'))[1], qr/^from run 1 .*\nto   run 2 /, 'by default it is not compared');
is((touchstone('expect', 'show'))[1] =~ /missing|not replayed/, '', 'expectations look at whole runs');
engine('e', '1.2', {});
is((touchstone('run', '--resume', '-q'))[0], 0, 'gone on with');
is_deeply([(diff('2', '3', '--gate'))[0, 1]], [0, {}], 'it is whole');

# ---- noise: words that are others each time, and nothing else
gate_of('noise', 0, [1], [1]);
my $noise = 'use Cwd; use Time::HiRes; my $n = "in " . getcwd() . "/x.wasm, pid $$, " . Time::HiRes::time() . " ms, at " . (\my $x) . ", http://127.0.0.1:" . (20000 + $$ % 9999) . "/y"; '
    . 'print qq({"step":0,"outcome":"linked"}\n); print qq({"step":$_,"outcome":"returned i32:7","message":"$n"}\n) for 1 .. 3;';
fake_engine('e', $noise);
run() for 1 .. 2;
is_deeply([(diff('3', '4', '--gate'))[0, 1]], [0, {}], 'messages are no difference');
is(join(',', sql('select count(distinct divergence_id) from divergences where run_id in (3, 4)')), 1, 'and the cause has the same name');
my ($message) = sql('select message from divergences where run_id = 3');
like($message, qr/^in x\.wasm, pid \d+, .*http:\/\/127\.0\.0\.1:\*\/y$/, 'without the folder and the port of the day');
fake_engine('e', 'use Cwd; my $n = getcwd() . "/x.wasm at http://localhost:" . (20000 + $$ % 9999); print qq({"step":$_,"outcome":"invalid","message":"$n"}\n) for 0 .. 3;');
run() for 1 .. 2;
is(join(',', sql("select count(distinct comparison_id) from attempts join engines using (engine_id) join cases using (case_id) where run_id in (5, 6) and engines.name = 'e' and cases.name = 'a.wast'")), 1,
    'results that differ in a folder and a port alone are one');

# ---- subtests that are no more
sub report {
    my ($n, @subtests) = @_;
    spew("$dir/$n.json", encode_json({run_info => {product => 'k', browser_version => '1'}, results => [{test => '/wasm/a.any.html', status => 'OK',
        subtests => [map { {name => $_, status => 'PASS'} } @subtests]}]}));
    return touchstone('import', "$dir/$n.json", '--db', "$dir/$n.db");
}
is((report('j1', 'one', 'two'))[0], 0, 'a report') or diag((report('j1', 'one', 'two'))[2]);
report('j2', 'one');
($status, $counts, $json) = diff("$dir/j1.db", "$dir/j2.db", '--gate');
is($status, 1, 'a subtest that no engine of the other database had') or diag(explain($json));
is_deeply($counts, {'newly failing' => 1}, 'newly fails');
is(join(' ', @{$json->{differences}[0]}{qw(subtest before after)}), 'two passed missing', 'being missing');
done_testing;
