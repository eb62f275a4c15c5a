#!/usr/bin/perl
# A run over several shards: all cases once, by whatever method and whoever says which shard it is; united they are the
# run that one machine would have made.
use strict;
use warnings;
use lib 'harness/test';
use JSON::PP;
use Test::More;
use Touchstone;

my $dir = folder;
ref_engine;
mkdir "$dir/s";
spew(sprintf("$dir/s/%02d.wast", $_), "(module (func (export \"f\") (result i32) (i32.const $_)))\n(assert_return (invoke \"f\") (i32.const $_))\n")
    for 1 .. 24;
fake_engine('other', 'print qq({"step":0,"outcome":"linked"}\n{"step":1,"outcome":"returned i32:3"}\n)');
my @run = ('run', "$dir/s", '-q');
my $content = "select c.name || ' ' || e.name || ' ' || s.standing || ' ' || r.verdicts || ' ' || l.outcomes from standings s join replays r using (run_id, case_id, engine_id) "
    . 'join cases c using (case_id) join engines e using (engine_id) join outcome_lists l using (list_id) where run_id = (select max(run_id) from runs) order by 1';
touchstone(@run, '--db', "$dir/whole.db");
my @whole = sql($content, "$dir/whole.db");
is(scalar @whole, 48, 'a run by one machine');
sub cases { return join ' ', sql('select distinct name from attempts join cases using (case_id) order by 1', $_[0]) }
# the text of a database, without what SQLite notes for itself
sub dump_of { return join '', grep { !/sqlite_stat/ } `sqlite3 $_[0] .dump` }

for my $method (qw(hash slice time)) {
    my @by = ('--shard-by', $method, '--shard-times', "$dir/whole.db");
    my @names = map {
        my $db = "$dir/$method$_.db";
        my ($status, $out, $err) = touchstone(@run, '--shard', "$_/3", @by, '--db', $db);
        is($status, 0, "$method: shard $_") or diag($err);
        cases($db);
    } 1 .. 3;
    is(join(' ', sort map { split } @names), join(' ', map { sprintf '%02d.wast', $_ } 1 .. 24), "$method: each case is in one shard");
    ok(!(grep { !$_ } @names), "$method: no shard is without a case");
    my ($status, $out, $err) = touchstone('merge', '-q', '-o', "$dir/$method.db", map { "$dir/$method$_.db" } 3, 1, 2);
    is($status, 0, "$method: they unite") or diag($err);
    is_deeply([sql($content, "$dir/$method.db")], \@whole, "$method: to what one machine found");
}
is(cases("$dir/slice2.db"), '02.wast 05.wast 08.wast 11.wast 14.wast 17.wast 20.wast 23.wast', 'slice goes in turn');
my @before = map { cases("$dir/hash$_.db") } 1 .. 3;
spew("$dir/s/00.wast", "(module)\n");
my @after = map { touchstone(@run, '--shard', "$_/3", '--db', "$dir/more$_.db"); cases("$dir/more$_.db") =~ s/00\.wast ?//r } 1 .. 3;
is_deeply(\@after, \@before, 'by hash a case keeps its shard when others come');

# any order, twice, one after the other: the same database
my @shards = map { "$dir/hash$_.db" } 1 .. 3;
touchstone('merge', '-q', '-o', "$dir/again.db", @shards[1, 0, 2]);
is(dump_of("$dir/again.db"), dump_of("$dir/hash.db"), 'whatever the order, the database is the same, byte for byte of its text');
is((touchstone('merge', '-q', '-o', "$dir/again.db", @shards, @shards))[0], 0, 'again, and all of them twice');
is(dump_of("$dir/again.db"), dump_of("$dir/hash.db"), 'changes nothing');
my ($status, $out, $err) = touchstone('merge', '-q', '-o', "$dir/part.db", $shards[2]);
is($status, 5, 'with some missing it is incomplete');
like($err, qr/shard 1 of 3 is not there\n.*shard 2 of 3 is not there\n/, 'which is said');
is(join(',', sql('select state from runs', "$dir/part.db")), 'incomplete', 'and stored');
is((touchstone('merge', '-q', '-o', "$dir/part.db", $shards[0]))[0], 5, 'one more');
is((touchstone('merge', '-q', '-o', "$dir/part.db", "$dir/again.db"))[0], 0, 'a database of united shards unites too');
is_deeply([sql($content, "$dir/part.db")], \@whole, 'and all is there');
is(dump_of("$dir/part.db"), dump_of("$dir/hash.db"), 'in the same database as when all came at once');
for my $order ([2, 1, 3], [3, 2, 1], [1, 3, 2]) {
    unlink "$dir/order.db";
    is(join(' ', map { (touchstone('merge', '-q', '-o', "$dir/order.db", "$dir/hash$_.db"))[0] } @$order), '5 5 0', "one after the other: @$order");
    is(dump_of("$dir/order.db"), dump_of("$dir/hash.db"), '... the same database');
}
# where there is more than the run, that stays
system('cp', "$dir/order.db", "$dir/probed.db");
touchstone('engines', 'probe', '--db', "$dir/probed.db", 'ref');
my @probed = sql('select name || feature || has from engine_features join engines using (engine_id) order by 1', "$dir/probed.db");
touchstone(@run, '-e', 'ref', '--db', "$dir/probed.db");
is((touchstone('merge', '-q', '-o', "$dir/probed.db", @shards))[0], 0, 'into a database that has more');
cmp_ok(scalar @probed, '>', 5, 'such as what features an engine has');
is_deeply([sql('select name || feature || has from engine_features join engines using (engine_id) order by 1', "$dir/probed.db")], \@probed, '... which stays there');
is(join(' ', sql('select state from runs', "$dir/probed.db")), 'complete complete', '... and another run');
system('cp', "$dir/hash2.db", "$dir/into.db");
is((touchstone('merge', '-q', '-o', "$dir/into.db", @shards[0, 2]))[0], 0, 'into the database of a shard, which is one of them');
is((touchstone('merge', '-q', '-o', "$dir/into.db", "$dir/into.db", @shards))[0], 0, 'or among what is named');
is_deeply([sql($content, "$dir/into.db")], \@whole, 'it unites, too');
symlink "$dir/hash1.db", "$dir/link.db";
chmod 0444, $shards[1];
is((touchstone('merge', '-q', '-o', "$dir/linked.db", "$dir/link.db", @shards))[0], 0, 'a link to one of them, and one that cannot be written');
is(dump_of("$dir/linked.db"), dump_of("$dir/hash.db"), 'the same database');
# a report of it is that of one machine's run, but for times
for my $format (qw(json junit sarif markdown tap text features)) {
    my @reports = map {
        local $ENV{TOUCHSTONE_DB} = $_;
        (touchstone('report', '-F', $format))[1] =~ s/"(?:seconds|started|ended|key)": [^,\n]*|time(?:stamp)?="[^"]*"//gr
    } "$dir/whole.db", "$dir/hash.db";
    is($reports[1], $reports[0], "$format: as of one machine");
}
is(join(',', sql('select state from runs', "$dir/part.db")), 'complete', 'and complete');

# what does not belong together
for my $other ("$dir/more1.db", "$dir/slice1.db", "$dir/whole.db", "$dir/none.db", "$dir/s/01.wast") {
    ($status, $out, $err) = touchstone('merge', '-q', '-o', "$dir/mixed.db", $shards[1], $other);
    is($status, 2, "refused: $other");
    ok(one_line($err), 'in one line') or diag($err);
    ok(!-e "$dir/mixed.db", 'and nothing is made');
}
unlink "$dir/s/00.wast";
# what differs is said
touchstone(@run, '--shard', '1/4', '--db', "$dir/four.db");
touchstone(@run, '--shard', '2/3', '--timeout', 29, '--db', "$dir/timeout.db");
touchstone(@run, '--shard', '2/3', '-e', 'other,ref', '--db', "$dir/named.db");
for (["$dir/four.db", qr/different numbers of shards \(3; 4\)/], ["$dir/slice2.db", qr/split in different ways \(hash; slice\)/], ["$dir/timeout.db", qr/within other limits/], ["$dir/named.db", qr/asked for in another way/],
    ["$dir/more1.db", qr/the cases that were split differ/]) {
    ($status, $out, $err) = touchstone('merge', '-q', '-o', "$dir/mixed.db", $shards[0], $_->[0]);
    is($status, 2, "refused: $_->[0]");
    like($err, $_->[1], 'because of what differs');
}
# damaged: nothing changes, nothing is left
system("cp $shards[1] $dir/damaged.db && chmod 644 $dir/damaged.db && sqlite3 $dir/damaged.db 'drop table results'");
system("head -c 20000 $shards[1] >$dir/cut.db");
spew("$dir/nothing.db", '');
for my $bad ("$dir/damaged.db", "$dir/cut.db", "$dir/nothing.db", "$dir/s") {
    system('cp', "$dir/order.db", "$dir/kept.db");
    my $before = dump_of("$dir/kept.db");
    ($status, $out, $err) = touchstone('merge', '-q', '-o', "$dir/kept.db", $shards[0], $bad);
    cmp_ok($status, '>', 1, "refused: $bad");
    ok(one_line($err), 'in one line') or diag($err);
    is(dump_of("$dir/kept.db"), $before, 'what was united before is as it was');
}
for my $out ("$dir/none/x.db", "$dir/s", "$dir/cut.db", "$dir/s/02.wast") {
    ($status, undef, $err) = touchstone('merge', '-q', '-o', $out, @shards);
    is($status, 2, "no database can be made: $out");
    ok(one_line($err), 'in one line') or diag($err);
}
is(join(' ', glob "$dir/*merging*"), '', 'and nothing is left beside');
SKIP: {
    mkdir "$dir/small";
    skip 'no small file system can be mounted here', 3 if system("mount -t tmpfs -o size=60k none $dir/small 2>/dev/null");
    ($status, $out, $err) = touchstone('merge', '-q', '-o', "$dir/small/x.db", @shards);
    is($status, 3, 'a disk that is full');
    ok(one_line($err), 'in one line') or diag($err);
    is(join(' ', glob "$dir/small/*"), '', 'and nothing is left on it');
    system('umount', "$dir/small");
}
touchstone(@run, '--shard', '2/3', '--db', "$dir/second.db");
($status, $out, $err) = touchstone('merge', '-q', '-o', "$dir/mixed.db", @shards, "$dir/second.db");
is($status, 2, 'a shard from two runs is refused');
like($err, qr/merge only one/, 'and said');
fake_engine('other', 'print qq({"step":0,"outcome":"linked"}\n)');
spew("$dir/engines/other.yaml", slurp("$dir/engines/other.yaml") =~ s/1\.0/2.0/r);
touchstone(@run, '--shard', '3/3', '--db', "$dir/third.db");
($status, $out, $err) = touchstone('merge', '-q', '-o', "$dir/mixed2.db", @shards[0, 1], "$dir/third.db");
is($status, 2, 'another version of an engine is refused');
like($err, qr/different engines.*other 1\.0.*other 2\.0/, 'and said');

fake_engine('other', 'print qq({"step":0,"outcome":"linked"}\n{"step":1,"outcome":"returned i32:3"}\n)');
# a shard that was killed
touchstone(@run, '--shard', '1/2', '--db', "$dir/half1.db");
touchstone(@run, '--shard', '2/2', '--db', "$dir/half2.db");
system('sqlite3', "$dir/half2.db", "update runs set state = 'running'; insert into plans select run_id, case_id, engine_id from attempts;"
    . ' delete from attempts where case_id = (select max(case_id) from attempts)');
($status, $out, $err) = touchstone('merge', '-q', '-o', "$dir/halves.db", "$dir/half1.db", "$dir/half2.db");
is($status, 5, 'is incomplete when united');
like($err, qr/\b2 results .* missing/, 'which is said');
is(join(',', sql("select count(*) from standings where standing = 'missing' and not exists (select 1 from attempts a where a.case_id = standings.case_id)",
    "$dir/halves.db")), 2, 'and its results are missing');

# plans on file
is((touchstone('plan', '--shards', 2, '--by', 'slice', '-e', 'ref', '-o', "$dir/plan.json", "$dir/s"))[0], 0, 'a plan');
my $plan = decode_json(slurp("$dir/plan.json"));
is(join(' ', map { "$_->{name}:$_->{shard}" } @{$plan->{cases}}[0 .. 2]), 's/01.wast:1 s/02.wast:2 s/03.wast:1', 'says which shard takes which case');
is((touchstone('run', '-q', '--plan', "$dir/plan.json", '--shard', "$_/2", '--db', "$dir/p$_.db"))[0], 0, "it is followed by shard $_") for 1, 2;
is((touchstone('merge', '-q', '-o', "$dir/p.db", "$dir/p1.db", "$dir/p2.db"))[0], 0, 'and united');
is(join(',', sql('select distinct name from run_engines join engines using (engine_id)', "$dir/p.db")), 'ref', 'on the engines of the plan');
is(join(',', sql('select distinct plan_key from shards', "$dir/p.db")), $plan->{key}, 'under its key');
for my $bad (['--plan', "$dir/plan.json"], ['--plan', "$dir/plan.json", '--shard', '1/3'], ['--plan', "$dir/plan.json", '--shard', '1/2', '-e', 'ref'],
    ['--plan', "$dir/none.json", '--shard', '1/2'], ['--plan', "$dir/s/01.wast", '--shard', '1/2']) {
    is((touchstone('run', '-q', @$bad))[0], 2, "refused: @$bad");
}
for my $bad (['--shards', 0], ['--shards', 'x'], [], ['--shards', 2, '--by', 'luck'], ['--shards', 2, '-e', 'nobody'], ['--shards', 2, '--by', 'time', '--times', "$dir/none.db"], ['--shards', 2, '-o', "$dir/none/p.json"]) {
    is((touchstone('plan', "$dir/s", @$bad))[0], 2, "no plan: @$bad");
}
is((touchstone('plan', "$dir/s", '-f', 'nothing*', '--shards', 2))[0], 4, 'nothing to plan');
for my $bad ('', '{', '[]', '{"format": "touchstone-plan", "version": 9}', slurp("$dir/plan.json") =~ s/"shard": 1/"shard": 7/r, slurp("$dir/plan.json") =~ s/"shards": 2/"shards": 0/r) {
    spew("$dir/bad.json", $bad);
    ($status, $out, $err) = touchstone('run', '-q', '--plan', "$dir/bad.json", '--shard', '1/2');
    is($status, 2, 'a plan that is none');
    ok(one_line($err), 'is refused in one line') or diag($err);
}
# no durations are known yet
is(join(' ', map { (touchstone(@run, '--shard', "$_/3", '--shard-by', 'time', '--db', "$dir/new$_.db"))[0] } 1 .. 3), '0 0 0', 'by time, when nothing ran before');
is((touchstone('merge', '-q', '-o', "$dir/new.db", map { "$dir/new$_.db" } 1 .. 3))[0], 0, 'splits in one way all the same');
# interrupted, united, gone on with, united again
{
    fake_engine('slow', 'select undef, undef, undef, 0.5; print qq({"step":0,"outcome":"linked"}\n{"step":1,"outcome":"returned i32:3"}\n)');
    my $pid = fork // die;
    if (!$pid) {
        open(STDOUT, '>', '/dev/null');
        open(STDERR, '>', '/dev/null');
        exec("$BIN/touchstone", @run, '-j1', '-e', 'ref,slow', '--shard', '2/2', '--db', "$dir/stop2.db") or exit 127;
    }
    # until it has something, and is at the next
    for (1 .. 300) {
        last if (`sqlite3 $dir/stop2.db 'select count(*) from attempts' 2>/dev/null` || 0) > 0;
        select undef, undef, undef, 0.1;
    }
    kill 'INT', $pid;
    waitpid($pid, 0);
    is($? >> 8, 5, 'a shard that is interrupted is incomplete');
    touchstone(@run, '-e', 'ref,slow', '--shard', '1/2', '--db', "$dir/stop1.db");
    ($status, $out, $err) = touchstone('merge', '-q', '-o', "$dir/stop.db", "$dir/stop1.db", "$dir/stop2.db");
    is($status, 5, 'so is what it is united in');
    ok(one_line($err) && $err =~ /--resume/, 'which is said, with what to do') or diag($err);
    is((touchstone('run', '--resume', '-q', '--db', "$dir/stop2.db"))[0], 0, 'gone on with');
    is((touchstone('merge', '-q', '-o', "$dir/stop.db", "$dir/stop2.db"))[0], 0, 'and united again it is complete');
    unlink "$dir/engines/slow.yaml";
}
spew("$dir/s/01.wast", "(module)\n");
($status, $out, $err) = touchstone('run', '-q', '--plan', "$dir/plan.json", '--shard', '1/2', '--db', "$dir/q.db");
is($status, 2, 'another corpus than the plan is refused');
like($err, qr/not those of the plan/, 'and said');

# who says which shard this is
my @systems = ([2, 3, TEST_SHARD_INDEX => 1, TEST_TOTAL_SHARDS => 3], [1, 4, GTEST_SHARD_INDEX => 0, GTEST_TOTAL_SHARDS => 4],
    [3, 3, SLURM_ARRAY_TASK_ID => 12, SLURM_ARRAY_TASK_COUNT => 3, SLURM_ARRAY_TASK_MIN => 10], [2, 5, CI_NODE_INDEX => 2, CI_NODE_TOTAL => 5],
    [1, 2, CIRCLE_NODE_INDEX => 0, CIRCLE_NODE_TOTAL => 2], [2, 2, BUILDKITE_PARALLEL_JOB => 1, BUILDKITE_PARALLEL_JOB_COUNT => 2],
    [4, 4, AWS_BATCH_JOB_ARRAY_INDEX => 3, AWS_BATCH_JOB_ARRAY_SIZE => 4], [1, 3, JOB_COMPLETION_INDEX => 0, JOB_COMPLETIONS => 3]);
my $n = 0;
for (@systems) {
    my ($index, $total, %env) = @$_;
    local @ENV{keys %env} = values %env;
    my $db = "$dir/env" . $n++ . '.db';
    my ($status, $out, $err) = touchstone(@run, '--db', $db);
    is(join(' ', sql("select idx || '/' || total from shards", $db)), "$index/$total", join(' ', 'as', sort keys %env) . ' say');
    like($err, qr/^shard $index of $total, as /m, 'which is said');
}
{
    local @ENV{qw(CI_NODE_INDEX CI_NODE_TOTAL)} = (2, 5);
    touchstone(@run, '--shard', '1/1', '--db', "$dir/explicit.db");
    is(join(' ', sql("select idx || '/' || total from shards", "$dir/explicit.db")), '1/1', 'the command line comes first');
    local $ENV{PARALLEL_SEQ} = 2;
    delete @ENV{qw(CI_NODE_INDEX CI_NODE_TOTAL)};
    touchstone(@run, '--shard', 'auto/3', '--db', "$dir/auto.db");
    is(join(' ', sql("select idx || '/' || total from shards", "$dir/auto.db")), '2/3', 'auto takes the number from there');
    local $ENV{TEST_SHARD_STATUS_FILE} = "$dir/status";
    touchstone(@run, '--shard', '1/2', '--db', "$dir/bazel.db");
    ok(-e "$dir/status", 'Bazel is told');
}
fake_engine('other', 'print qq({"step":0,"outcome":"linked"}\n{"step":1,"outcome":"returned i32:3"}\n)');
# numbers that go on otherwise: every third of Slurm's, from 4; a run of one task alone is no shard of that array
{
    local @ENV{qw(SLURM_ARRAY_TASK_ID SLURM_ARRAY_TASK_COUNT SLURM_ARRAY_TASK_MIN SLURM_ARRAY_TASK_MAX SLURM_ARRAY_TASK_STEP)} = (10, 3, 4, 10, 3);
    touchstone(@run, '--db', "$dir/step.db");
    is(join(' ', sql("select idx || '/' || total from shards", "$dir/step.db")), '3/3', 'Slurm counts in steps');
    touchstone(@run, '--shard', 'auto/3', '--db', "$dir/step2.db");
    is(join(' ', sql("select idx || '/' || total from shards", "$dir/step2.db")), '3/3', 'auto, too');
    is((touchstone(@run, '--shard', 'auto/4', '--db', "$dir/x.db"))[0], 2, 'but not as one of another number');
}
# what would make a shard take itself for the whole, or for another one
my @wrong = (['between two steps', SLURM_ARRAY_TASK_ID => 5, SLURM_ARRAY_TASK_COUNT => 3, SLURM_ARRAY_TASK_MIN => 4, SLURM_ARRAY_TASK_MAX => 10, SLURM_ARRAY_TASK_STEP => 3],
    ['a list with gaps', SLURM_ARRAY_TASK_ID => 1, SLURM_ARRAY_TASK_COUNT => 3, SLURM_ARRAY_TASK_MIN => 1, SLURM_ARRAY_TASK_MAX => 7, SLURM_ARRAY_TASK_STEP => 1],
    ['more than there are', CI_NODE_INDEX => 6, CI_NODE_TOTAL => 5], ['0, where 1 is first', CI_NODE_INDEX => 0, CI_NODE_TOTAL => 5], ['no number', TEST_SHARD_INDEX => 'x', TEST_TOTAL_SHARDS => 2],
    ['too many', TEST_SHARD_INDEX => 0, TEST_TOTAL_SHARDS => 99999999], ['of how many is not said', JOB_COMPLETION_INDEX => 2],
    ['two systems that disagree', TEST_SHARD_INDEX => 0, TEST_TOTAL_SHARDS => 3, CI_NODE_INDEX => 2, CI_NODE_TOTAL => 5]);
for (@wrong) {
    my ($what, %env) = @$_;
    local @ENV{keys %env} = values %env;
    my ($status, $out, $err) = touchstone(@run, '--db', "$dir/wrong.db");
    is($status, 2, "refused: $what");
    ok(one_line($err) && $err =~ /--shard/, 'in one line that says what to do') or diag($err);
}
is(join(' ', sql('select count(*) from runs', "$dir/wrong.db")), 0, 'and nothing was begun');
for (['the same of two', TEST_SHARD_INDEX => 1, TEST_TOTAL_SHARDS => 5, CI_NODE_INDEX => 2, CI_NODE_TOTAL => 5], ['a total of one beside', CIRCLE_NODE_INDEX => 0, CIRCLE_NODE_TOTAL => 1, TEST_SHARD_INDEX => 1, TEST_TOTAL_SHARDS => 5]) {
    my ($what, %env) = @$_;
    local @ENV{keys %env} = values %env;
    my $db = "$dir/agree" . $n++ . '.db';
    touchstone(@run, '--db', $db);
    is(join(' ', sql("select idx || '/' || total from shards", $db)), '2/5', $what);
}
for (['a total alone', CI_NODE_TOTAL => 1], ['one of GNU parallel\'s jobs', PARALLEL_SEQ => 3]) {
    my ($what, %env) = @$_;
    local @ENV{keys %env} = values %env;
    my $db = "$dir/alone" . $n++ . '.db';
    is((touchstone(@run, '--db', $db))[0], 0, "$what is the whole run");
    is(join(' ', sql('select count(*) from shards', $db)), 0, '... and no shard');
}
{
    local $ENV{JOB_COMPLETION_INDEX} = 2;
    touchstone(@run, '--shard', 'auto/4', '--db', "$dir/pod.db");
    is(join(' ', sql("select idx || '/' || total from shards", "$dir/pod.db")), '3/4', 'a pod of which the command line says of how many');
    local $ENV{PARALLEL_SEQ} = 1;
    is((touchstone(@run, '--shard', 'auto/4', '--db', "$dir/x.db"))[0], 2, 'two numbers for one shard');
}
# what else Bazel says
{
    mkdir "$dir/outputs";
    local @ENV{qw(TEST_SHARD_INDEX TEST_TOTAL_SHARDS XML_OUTPUT_FILE TEST_UNDECLARED_OUTPUTS_DIR TESTBRIDGE_TEST_ONLY TEST_INFRASTRUCTURE_FAILURE_FILE)}
        = (0, 1, "$dir/bazel.xml", "$dir/outputs", 's/2*', "$dir/infrastructure");
    delete local $ENV{TOUCHSTONE_DB};
    is((touchstone(@run))[0], 0, 'as a test of Bazel');
    is(cases("$dir/outputs/results.db"), join(' ', map { sprintf '%02d.wast', $_ } 20 .. 24), 'results are where it keeps them, of the cases it asked for');
    is(system("xmllint --noout --schema $TOP/reports/junit.xsd $dir/bazel.xml 2>$dir/xmllint"), 0, 'its XML is there') or diag(slurp("$dir/xmllint"));
    ok(!-e "$dir/infrastructure", 'nothing failed but what is tested');
    is((touchstone(@run, '-e', 'nobody'))[0], 2, 'bad usage');
    ok(!-e "$dir/infrastructure", 'is no failure of the infrastructure');
    spew("$dir/engines/gone.yaml", slurp("$dir/engines/other.yaml") =~ s/name: other/name: gone/r =~ s/\[perl, -e/[$dir\/none, -e/r, "install: none\n");
    is((touchstone(@run, '-e', 'gone'))[0], 3, 'an engine that is not here');
    ok(-s "$dir/infrastructure", 'is');
    unlink "$dir/engines/gone.yaml";
}
is((touchstone(@run, '-e', 'ref', '--db', "$dir/x.db", '--junit', "$dir/mine.xml"))[0], 0, '--junit');
like(slurp("$dir/mine.xml"), qr/<testsuite name="ref\/s" tests="24"/, 'writes JUnit\'s XML too');
is((touchstone(@run, '-e', 'ref', '--db', "$dir/x.db", '--junit', "$dir/none/mine.xml"))[0], 3, 'or says that it cannot');
for my $bad ('0/3', '4/3', '1', 'x/3', '1/0', '1/3x', 'auto/3', '-1/3', '1/9999999') {
    is((touchstone(@run, '--shard', $bad))[0], 2, "refused: --shard $bad");
}
is((touchstone(@run, '-e', 'ref', '--shard', '4/5000', '--db', "$dir/empty.db"))[0], 0, 'a shard without cases is as due');
is(cases("$dir/empty.db"), '', 'it has none');
is(join('', sql('select count(*) from shards', "$dir/empty.db")), 1, 'a shard without cases is one all the same');
done_testing;
