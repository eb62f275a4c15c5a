#!/usr/bin/perl
# rerun failed|new|flaky: a run over a part of another, which says so and is never taken for a whole one.
use strict;
use warnings;
use lib 'harness/test';
use Cwd ();
use JSON::PP;
use Test::More;
use Time::HiRes qw(sleep time);
use Touchstone;

my $dir = folder;
$ENV{TOUCHSTONE_EXPECTATIONS} = "$dir/expectations.yaml";
ref_engine;
mkdir "$dir/s";
sub script { spew("$dir/s/$_[0].wast", "(module (func (export \"f\") (result i32) (i32.const 1)))\n(assert_return (invoke \"f\") (i32.const 1))\n", $_[1] // '') }
script($_) for qw(a b c d);
# what an engine returns in each case, else 1
sub engine {
    my ($name, %value) = @_;
    my $table = join ',', map { "$_ => '$value{$_}'" } sort keys %value;
    fake_engine($name, "open(my \$l, '>>', '$dir/log'); my (\$n) = \$ARGV[0] =~ /(\\w+)\\.wast/; print \$l \"$name \$n\\n\"; close \$l; my %v = ($table); "
        . "sleep 30 if (\$v{\$n} // 1) eq 'hang'; print qq({\"step\":0,\"outcome\":\"linked\"}\\n{\"step\":1,\"outcome\":\"returned i32:), \$v{\$n} // 1, qq(\"}\\n);");
}
sub run { return touchstone('run', "$dir/s", '-q', @_) }
# what the fakes were asked by a rerun, with its exit code
sub rerun {
    unlink "$dir/log";
    my ($status, $out, $err) = touchstone('rerun', @_);
    my $asked = -e "$dir/log" ? join(' ', sort map { s/ /:/r } grep { !/features/ } split /\n/, slurp("$dir/log")) : '';
    return ($asked, $status, $out, $err);
}
engine('one', a => 7, b => 8);
engine('two', a => 7, c => 9);

# ---- before there is anything
my ($asked, $status, $out, $err) = rerun('failed');
is($status, 2, 'without a database') or diag($out, $err);
ok(!-e $ENV{TOUCHSTONE_DB}, 'none is made');
run();
my $whole = join '', sql('select max(run_id) from runs');

# ---- failed
($asked, $status, $out, $err) = rerun('failed', '-q');
is($asked, 'one:a one:b two:a two:c', 'just those cases on those engines') or diag($out, $err);
is($status, 0, 'exit codes are those of a run');
like($out, qr/^rerun of run $whole \(failed\): a part of it, no figure here is that of a whole run$/m, 'it says what it is');
is(join(' ', sql("select e.name || ':' || substr(c.name, 1, 1) from attempts join cases c using (case_id) join engines e using (engine_id) where run_id = $whole + 1 and e.name = 'ref' order by 1")),
    'ref:a ref:b ref:c', 'the reference goes along');
is(join(',', sql('select what || of_run = what || key from reruns r join runs o on o.key = r.of_run')), 1, 'the store has whose it is');
is(join(' ', sql("select standing from standings join engines using (engine_id) where run_id = $whole + 1 order by case_id, name <> 'ref', name")), 'agree diverge diverge agree diverge agree diverge', 'and what came of it');
engine('one', b => 8);
engine('two', a => 7);
is((rerun('failed', '-q', '-e', 'two'))[0], 'two:a two:c', '-e takes some of the engines');
is((rerun('failed', '-q'))[0], 'one:a one:b two:a', 'what a rerun left as due is not failed any more');
is((rerun('failed', '-q', '-f', 's/b*'))[0], 'one:b', '-f some of the cases');
is((rerun('failed', $whole, '-q'))[0], 'one:a one:b two:a two:c', 'a run that is named is taken as it was');
engine('one');
engine('two');
rerun('failed', '-q');
($asked, $status, $out) = rerun('failed');
is($asked, '', 'nothing is left');
is($status, 0, 'exit code 0');
like($out, qr/^nothing to rerun: no case of run $whole failed$/, 'and said');
($asked, $status, $out) = rerun('flaky');
is("$asked$status", '0', 'nothing is flaky');

# ---- a rerun is no whole run
sub latest { return join '', map { /\brun (\d+)/ ? $1 : () } (touchstone(@_))[1] }
($status, $out) = touchstone('report', '-F', 'json');
is(decode_json($out)->{run}{rerun_of}, undef, 'reports are of the last whole run');
is(scalar @{decode_json($out)->{cases}}, 12, 'with all that it has');
is(decode_json((touchstone('report', '-F', 'json', '--run', $whole + 1))[1])->{run}{rerun}, 'failed', 'that of a rerun says so');
like((touchstone('report', '-F', $_, '--run', $whole + 1))[1], qr/rerun of run $whole \(failed\)/, "in $_, too") for qw(text markdown tap junit);
($status, $out, $err) = touchstone('report', '-o', "$dir/out", '--run', $whole + 1);
is($status, 5, 'as a site it is not whole');
like(slurp("$dir/out/$_"), qr/<strong>A part\.<\/strong> This is a rerun of run $whole \(failed\)/, "$_ says so") for 'index.html', 'flaky.html';
($status, $out) = touchstone('diff', $whole, $whole + 1, '--gate', '--format', 'json');
my $diff = decode_json($out);
is($status, 0, 'a run and its rerun');
is_deeply({map { $diff->{counts}{$_} ? ($_ => $diff->{counts}{$_}) : () } keys %{$diff->{counts}}}, {'not comparable' => 5}, 'what was not rerun is not comparable, and not removed');
ok($diff->{partial}, 'which is said');
($status, $out, $err) = touchstone('diff', $whole + 1, $whole, '--gate');
like($out, qr/, a rerun of run $whole \(failed\)\n.*\nwhat a rerun did not replay is not comparable\n/, 'and shown');
like($err, qr/^touchstone: 5 cases were not compared: one side is a rerun, and no whole run$/m, 'the gate says what it has not seen');
# an engine that has nothing to rerun is not gone
engine('one', a => 7, d => 7);
run();
rerun('failed', '-q');
my ($last) = sql('select max(run_id) from runs');
is(decode_json((touchstone('diff', $last - 1, $last, '--format', 'json'))[1])->{counts}{'engine gone'}, 0, 'what a rerun did not ask is not gone');
unlike((touchstone('diff'))[1], qr/rerun/, 'latest and previous are whole runs');
is((touchstone('expect', 'show', '--run', $last))[0], 1, 'a rerun can be named');
like((touchstone('query', 'runs'))[1], qr/failed of \d+$/m, 'query runs tells them apart');

# ---- expected is not failed
spew("$dir/expectations.yaml", "version: 1\nrules:\n- {case: 's/a*', engine: one, expect: ['linked', 'returned i32:7'], reason: r, link: a/b#1}\n");
($asked, $status, $out) = rerun('failed', $last - 1, '-q');
is($asked, 'one:d', 'what a rule expects did not fail') or diag($out);
spew("$dir/expectations.yaml", "version: 1\nrules:\n- {case: 's/[ad]*', engine: one, action: skip, reason: r, link: a/b#1}\n");
($asked, $status, $out) = rerun('failed', $last - 1, '-q');
is("$asked$status", '0', 'nor is what a rule skips run again') or diag($out);
script('z');
spew("$dir/expectations.yaml", "version: 1\nrules:\n- {case: 's/z*', action: omit, reason: r, link: a/b#1}\n- {case: 's/d*', engine: one, expect: ['linked', 'returned i32:7'], reason: r, link: a/b#1}\n");
($asked, $status, $out) = rerun('new', '-q');
is("$asked$status", '0', 'or new, though no run has had it') or diag($out);
unlink "$dir/expectations.yaml", "$dir/s/z.wast";
is((touchstone('score', '--run', $last))[0], 2, 'a part has no scores');

# ---- new
($asked, $status, $out) = rerun('new');
is("$asked$status", 'one:d0', 'what newly fails') or diag($out);
run();
($asked, $status, $out) = rerun('new');
is("$asked$status", '0', 'is new once');
like($out, qr/^nothing to rerun: no case of the run is new$/, 'then nothing is, which is said');
script('e');
is((rerun('new', '-q'))[0], 'one:e two:e', 'a case that no run has had');
is((rerun('new', '-q'))[0], '', 'until one has');
script('b', ";; other contents\n");
is((rerun('new', '-q'))[0], 'one:b two:b', 'one whose contents are new');
script('f');
engine('three');
spew("$dir/engines/three.yaml", slurp("$dir/engines/three.yaml") =~ s/default: true\n//r);
run('-e', 'ref,one,two,three');
is(join(' ', sort split / /, (rerun('new', '-q'))[0]), join(' ', sort map { ("three:$_") } qw(a b c d e f)) =~ s/^/one:f /r . ' two:f', 'what a run had that none had before it: cases and engines');

# ---- flaky
$ENV{TOUCHSTONE_DB} = "$dir/flaky.db";
engine('one', a => 7);
run('--retries', 1);
engine('one', a => 7, d => 7);
run('--retries', 1);
is((rerun('flaky', '-q'))[0], '', 'a change that stays is not flaky');
engine('one', a => 7);
run();
($asked, $status, $out) = rerun('flaky', '-q', '--retries', 2);
is($asked, 'one:d', 'one that is taken back is');
fake_engine('one', "my (\$n) = \$ARGV[0] =~ /(\\w+)\\.wast/; my \$v = \$n eq 'c' && !-e '$dir/once' ? 7 : 1; open(my \$o, '>', '$dir/once') if \$n eq 'c'; print qq({\"step\":0,\"outcome\":\"linked\"}\\n{\"step\":1,\"outcome\":\"returned i32:\$v\"}\\n);");
spew("$dir/engines/one.yaml", slurp("$dir/engines/one.yaml") =~ s/v1\.0/v2.0/r);
run('--retries', 1);
touchstone('rerun', 'flaky', '-q');
is(join(' ', sql("select distinct name from attempts join cases using (case_id) where run_id = (select max(run_id) from runs)")), 'c.wast', 'and one whose attempts differ; another version has no history');

# ---- from another folder, by a database that is named as seen from there; a rerun is no shard
{
    mkdir "$dir/away";
    my $home = Cwd::getcwd();
    local $ENV{TOUCHSTONE_DB} = 'x.db';
    local @ENV{qw(CI_NODE_INDEX CI_NODE_TOTAL)} = (2, 2);
    chdir $dir;
    engine('one', a => 7, c => 7);
    touchstone('run', 's', '-q', '--shard', '1/1', '--reuse');
    rename "$dir/x.db", "$dir/away/x.db" or die;
    chdir "$dir/away";
    is((rerun('failed', '-q'))[0], 'one:a one:c', 'the run\'s folder is found, and the database');
    is((rerun('new', '-q'))[0], '', 'twice');
    is(join('', sql('select count(*) from runs', "$dir/away/x.db")), 2, 'which has it');
    ok(!-e "$dir/x.db", 'and no other is made');
    is(join(',', sql('select distinct run_id from shards', "$dir/away/x.db")), 1, 'a rerun of a shard is none, whatever the environment says');
    chdir $home;
}

# ---- of shards that were united: all of it
engine('one', a => 7, b => 7, c => 7, d => 7);
run('--shard', "$_/2", '--shard-by', 'slice', '--db', "$dir/$_.db") for 1, 2;
touchstone('merge', '-q', '-o', "$dir/m.db", "$dir/1.db", "$dir/2.db");
is((rerun('failed', '-q', '--db', "$dir/m.db"))[0], 'one:a one:b one:c one:d', 'a rerun of a united run is over all its shards');
is((rerun('failed', '-q', '--db', "$dir/1.db"))[0] =~ tr/:/:/, 2, 'of a shard over that');
is((touchstone('merge', '-q', '-o', "$dir/n.db", "$dir/1.db", "$dir/2.db"))[0], 0, 'shards unite as before');
is(join(',', sql('select count(*) from attempts', "$dir/n.db")), join(',', sql('select count(*) from attempts where run_id = 1', "$dir/m.db")), 'without what was rerun');

# ---- interrupted and resumed; a case that is gone; an unknown engine
engine('one', a => 7, b => 'hang', c => 7, d => 7);
run('--timeout', 0.5);
my $pid = fork // die;
if (!$pid) {
    open(STDOUT, '>', '/dev/null');
    open(STDERR, '>', '/dev/null');
    exec("$BIN/touchstone", 'rerun', 'failed', '-q', '-j', 1, '--timeout', 20) or exit 127;
}
sleep 2;
kill 'INT', $pid;
waitpid($pid, 0);
is($? >> 8, 5, 'a rerun that is interrupted is incomplete');
engine('one', a => 7, c => 7, d => 7);
unlink "$dir/s/d.wast";
my ($before) = sql('select count(*) from attempts where run_id = (select max(run_id) from runs)');
unlink "$dir/log";
($status, $out, $err) = touchstone('run', '--resume', '-q');
is($status, 0, 'and is resumed as what it is') or diag($out, $err);
like($out, qr/^rerun of run \d+ \(failed\)/m, 'still a part');
unlike(slurp("$dir/log"), qr/^(?:two|three)|one [def]$/m, 'of just that');
($asked, $status, $out, $err) = rerun('failed', 1, '-e', 'nobody');
is($status, 2, 'an engine that is none');
($asked, $status) = rerun('failed', 99);
is($status, 4, 'a run that is none');
for my $bad ([], ['notrun'], ['failed', 'x'], ['failed', -1], ['failed', 1, 2], ['failed', '99999999999999999999'], ['failed', '--retries', 'x'], ['failed', '--nonsense']) {
    ($asked, $status, $out, $err) = rerun(@$bad);
    is($status, 2, "refused: @$bad");
    like($err, qr/\S/, 'and said');
}
spew("$dir/theirs.json", encode_json({run_info => {product => 'x'}, results => [{test => '/wasm/jsapi/a.any.html', status => 'OK', subtests => [{name => 'one', status => 'FAIL'}]}]}));
touchstone('import', "$dir/theirs.json");
($asked, $status, $out, $err) = rerun('failed');
is($status, 2, 'a run that was imported cannot be rerun');
ok(one_line($err), 'said in one line') or diag($err);
done_testing;
