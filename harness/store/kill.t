#!/usr/bin/perl
# kill -9 at random points of a run: the database stays whole, --resume completes it, and what is observed is what an
# uninterrupted run observes. Five points, twenty with TOUCHSTONE_FULL.
use strict;
use warnings;
use lib 'harness/test';
use Test::More;
use Time::HiRes qw(sleep time);
use Touchstone;

my $dir = folder;
my $seed = $ENV{TOUCHSTONE_SEED} // time;
srand($seed);
diag("seed $seed");
mkdir "$dir/suite";
for my $i (1 .. 60) {
    spew(sprintf("$dir/suite/%02d.wast", $i), "(module (func (export \"f\") (result i32) (i32.const $i)))\n",
        "(assert_return (invoke \"f\") (i32.const $i))\n" x ($i % 7 + 1));
}
ref_engine;
fake_engine('other', 'print qq({"step":$_,"outcome":"linked"}\n) for 0 .. 3; select(undef, undef, undef, 0.01);');

my $content = "select c.name || ' ' || e.name || ' ' || l.outcomes from replays r join cases c using (case_id) join engines e "
    . 'using (engine_id) join outcome_lists l using (list_id) order by 1';
my $began = time;
my ($status, $out, $err) = touchstone('run', "$dir/suite", '--db', "$dir/whole.db", '-q');
my $length = time - $began;
my @whole = sql($content, "$dir/whole.db");
is(scalar @whole, 120, 'the uninterrupted run is whole') or diag($out, $err);

for my $round (1 .. ($ENV{TOUCHSTONE_FULL} ? 20 : 5)) {
    my $db = "$dir/killed-$round.db";
    my $pid = fork // die;
    if (!$pid) {
        open(STDOUT, '>', '/dev/null');
        open(STDERR, '>', '/dev/null');
        exec("$BIN/touchstone", 'run', "$dir/suite", '--db', $db, '-q') or exit 127;
    }
    sleep(rand($length));
    kill 'KILL', $pid;
    waitpid($pid, 0);
    if (-e $db && -s $db) {
        is(`sqlite3 $db 'pragma integrity_check'`, "ok\n", "round $round: the database opens and is whole");
    } else {
        pass("round $round: killed before the database was there");
    }
    ($status, $out, $err) = touchstone('run', '--resume', '--db', $db, '-q');
    # nothing to resume: killed before the run was noted, or behind its end
    if ($status == 4) {
        my $ended = join('', sql('select count(*) from runs', $db));
        ($status, $out, $err) = $ended ? (1, '', '') : touchstone('run', "$dir/suite", '--db', $db, '-q');
    }
    is($status, 1, "round $round: completed (the other engine's missing results are exit code 1)") or diag($out, $err);
    is_deeply([sql($content, $db)], \@whole, "round $round: the same observations");
    is(join(',', sql('select distinct state from runs', $db)), 'complete', "round $round: no run is left open");
}

done_testing;
