#!/usr/bin/perl
# One database, several that want it: two runs at once, a run resumed after its suite has changed, readers that may not
# write, a full disk.
use strict;
use warnings;
use lib 'harness/test';
use Test::More;
use Time::HiRes qw(sleep time);
use Touchstone;

my $dir = folder;
my $db = $ENV{TOUCHSTONE_DB};
mkdir "$dir/$_" for qw(suite other);
spew("$dir/suite/$_.wast", "(module)\n") for 'a' .. 'c';
spew("$dir/other/d.wast", "(module (func))\n");
ref_engine;
fake_engine('slow', 'select(undef, undef, undef, 6); print qq({"step":0,"outcome":"linked"}\n);');

sub start {
    my @words = @_;
    my $pid = fork // die;
    return $pid if $pid;
    open(STDOUT, '>', '/dev/null');
    open(STDERR, '>', '/dev/null');
    exec("$BIN/touchstone", @words) or exit 127;
}

# a run whose engine takes its time does not keep the database
my $first = start('run', "$dir/suite", '-j', '6');
sleep 1.5;
my $began = time;
my ($status, $out, $err) = touchstone('run', "$dir/other", '-e', 'ref', '-q');
is($status, 0, 'a second run at the same time') or diag($out, $err);
cmp_ok(time - $began, '<', 4, 'does not wait for the first');
($status, $out) = touchstone('query', 'runs');
is($status, 0, 'and the database can be read');
waitpid($first, 0);
is($? >> 8, 0, 'the first ends well');
is(join(',', sql('select group_concat(state) from runs')), 'complete,complete', 'both are complete');
is(join('', sql('select count(*) from replays')), 7, 'with all replays');

# a suite that changes between a run and its end
unlink $db, "$db-wal", "$db-shm";
my $cut = start('run', "$dir/suite", '-j', '6');
sleep 1.5;
kill 'INT', $cut;
waitpid($cut, 0);
is($? >> 8, 5, 'an interrupted run is incomplete');
is(join('', sql('select count(*) from replays')), 3, 'what was done is kept');
spew("$dir/suite/b.wast", "(module (memory 1))\n");
unlink "$dir/suite/c.wast";
spew("$dir/engines/slow.yaml", slurp("$dir/engines/slow.yaml") =~ s/v1\.0/v2.0/r);
($status, $out, $err) = touchstone('run', '--resume', '-q');
is($status, 0, 'it is resumed') or diag($out, $err);
is(join('', sql('select state from runs')), 'complete', 'and completes');
like($out, qr/^  slow 2\.0\s+2(\s+\.){5}$/m, 'on the engine that is here now, with the cases that are here now');
unlike($out, qr/slow 1\.0/, 'an engine that observed nothing is no row');

# a database in a folder that cannot be written
SKIP: {
    my ($uid) = (getpwnam 'nobody')[2];
    skip 'needs the superuser, setpriv and the user nobody', 5 if $> != 0 || !defined $uid || system('command -v setpriv > /dev/null') != 0;
    my $folder = File::Temp::tempdir('/tmp/touchstone-test-XXXXXX', CLEANUP => 1);
    system("sqlite3 $db 'pragma wal_checkpoint(truncate)' > /dev/null");
    spew("$folder/r?%20#.db", slurp($db));
    system("cp $BIN/touchstone $folder/touchstone");
    chmod 0444, "$folder/r?%20#.db";
    chmod 0555, $folder;
    my $as = "cd / && setpriv --reuid nobody --clear-groups env TOUCHSTONE_TOP=$folder $folder/touchstone";
    is(`$as query 'select count(*) from runs' --db '$folder/r?%20#.db'`, "count(*)\n--------\n1\n", 'is read');
    is($?, 0, 'exit code 0');
    my $said = `$as run x.wast --db '$folder/r?%20#.db' 2>&1`;
    is($? >> 8, 2, 'but no run is stored there');
    ok(one_line($said), 'one line') or diag($said);
    like($said, qr/read-?only.*--db/, 'says what to do');
}

# a disk that is full: files cannot grow beyond a size
spew(sprintf("$dir/other/%03d.wast", $_), "(module (memory $_))\n" x 40) for 1 .. 100;
my $full = "$dir/full.db";
is(system("trap '' XFSZ; ulimit -f 400; $BIN/touchstone run $dir/other -e ref -q --db $full > /dev/null 2> $dir/full.err") >> 8,
    3, 'a full disk is an infrastructure failure');
like(slurp("$dir/full.err"), qr/^touchstone: \S+full\.db: .*; .*--resume --db \S+full\.db$/m, 'one line says what to do');
is(`sqlite3 $full 'pragma integrity_check'`, "ok\n", 'the database is whole');
($status, $out, $err) = touchstone('run', '--resume', '-q', '--db', $full);
($status, $out, $err) = touchstone('run', "$dir/other", '-e', 'ref', '-q', '--db', $full) if $status == 4;
is($status, 0, 'and once there is room the run completes') or diag($out, $err);

done_testing;
