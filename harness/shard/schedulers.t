#!/usr/bin/perl
# Shards by schedulers that exist: an array job of Slurm on one node, and GNU parallel. Only at full length
# (TOUCHSTONE_FULL), since a slurmctld and a slurmd are started for it.
use strict;
use warnings;
use lib 'harness/test';
use Test::More;
use Time::HiRes qw(sleep);
use Touchstone;

plan skip_all => 'only at full length: TOUCHSTONE_FULL=1' if !$ENV{TOUCHSTONE_FULL};
my $dir = folder;
$ENV{TOUCHSTONE_EXPECTATIONS} = "$dir/none.yaml";
ref_engine;
mkdir "$dir/s";
spew(sprintf("$dir/s/%02d.wast", $_), "(module (func (export \"f\") (result i32) (i32.const $_)))\n(assert_return (invoke \"f\") (i32.const $_))\n") for 1 .. 20;
touchstone('run', "$dir/s", '-q', '--db', "$dir/whole.db");
my $content = "select c.name || ' ' || standing from standings join cases c using (case_id) order by 1";
my @whole = sql($content, "$dir/whole.db");
is(scalar @whole, 20, 'a run by one machine');
sub here { return !system("command -v $_[0] >/dev/null 2>&1") }

SKIP: {
    skip 'no GNU parallel; apt-get install parallel', 3 if !here('parallel');
    is(system("seq 4 | parallel --will-cite -j2 $BIN/touchstone run $dir/s -q --shard auto/4 --db $dir/p{}.db >$dir/parallel.log 2>&1"), 0, 'GNU parallel')
        or diag(slurp("$dir/parallel.log"));
    is((touchstone('merge', '-q', '-o', "$dir/p.db", map { "$dir/p$_.db" } 1 .. 4))[0], 0, 'its shards unite');
    is_deeply([sql($content, "$dir/p.db")], \@whole, 'to what one machine found');
}

# A cluster of this machine alone, in the private folder.
my @daemons;
sub daemon {
    my ($log, @words) = @_;
    my $pid = fork // die;
    if (!$pid) {
        open(STDOUT, '>', "$dir/$log.log");
        open(STDERR, '>&', \*STDOUT);
        exec(@words) or exit 127;
    }
    push @daemons, $pid;
}
END { kill 'TERM', reverse @daemons if @daemons; sleep(0.5) if @daemons; kill 'KILL', @daemons if @daemons }

# Whether COMMAND succeeds within SECONDS.
sub wait_for {
    my ($seconds, $command) = @_;
    for (1 .. $seconds * 4) {
        return 1 if !system("$command >/dev/null 2>&1");
        sleep(0.25);
    }
    return 0;
}

SKIP: {
    skip 'no Slurm; apt-get install slurm-wlm munge', 11 if !here('slurmd') || !here('slurmctld') || !here('munged');
    skip 'not root, as slurmd wants', 11 if $>;
    my $host = `hostname -s`;
    chomp $host;
    mkdir "$dir/$_" for qw(state spool);
    open(my $random, '<:raw', '/dev/urandom') or die;
    read($random, my $key, 1024);
    spew("$dir/munge.key", $key);
    chmod 0400, "$dir/munge.key";
    chmod 0700, $dir;
    # sockets have short names
    my $short = "/tmp/touchstone-munge-$$";
    mkdir $short, 0755;
    daemon('munged', 'munged', '--foreground', '--force', "--socket=$short/s", "--key-file=$dir/munge.key", "--pid-file=$dir/munged.pid", "--log-file=$dir/munge.log",
        "--seed-file=$dir/munge.seed");
    my ($ctld, $d) = (20000 + $$ % 20000, 20001 + $$ % 20000);
    spew("$dir/slurm.conf", <<"CONF");
ClusterName=touchstone
SlurmctldHost=$host(127.0.0.1)
SlurmUser=root
AuthType=auth/munge
AuthInfo=socket=$short/s
SlurmctldPort=$ctld
SlurmdPort=$d
StateSaveLocation=$dir/state
SlurmdSpoolDir=$dir/spool
SlurmctldPidFile=$dir/ctld.pid
SlurmdPidFile=$dir/d.pid
ProctrackType=proctrack/pgid
TaskPlugin=task/none
SelectType=select/cons_tres
ReturnToService=2
MpiDefault=none
NodeName=$host NodeAddr=127.0.0.1 CPUs=2 State=UNKNOWN
PartitionName=all Nodes=$host Default=YES State=UP
CONF
    $ENV{SLURM_CONF} = "$dir/slurm.conf";
    wait_for(10, "test -S $short/s");
    daemon('slurmctld', 'slurmctld', '-D', '-f', "$dir/slurm.conf");
    daemon('slurmd', 'slurmd', '-D', '-f', "$dir/slurm.conf");
    ok(wait_for(60, "sinfo -h -t idle | grep -q $host"), 'a cluster of one node')
        or do { diag(slurp("$dir/slurmctld.log"), slurp("$dir/slurmd.log")); skip 'no cluster', 10 };
    spew("$dir/job", "#!/bin/sh\nexec $BIN/touchstone run $dir/s -q --db $dir/slurm\$SLURM_ARRAY_TASK_ID.db\n");
    my $out = `sbatch --wait --array=10-12 -D $dir -o $dir/job-%a.log $dir/job 2>&1`;
    is($?, 0, 'an array job of three tasks') or diag($out, map { slurp($_) } glob "$dir/job-*.log");
    is((touchstone('merge', '-q', '-o', "$dir/slurm.db", map { "$dir/slurm$_.db" } 10 .. 12))[0], 0, 'its shards unite');
    is_deeply([sql($content, "$dir/slurm.db")], \@whole, 'to what one machine found');
    $out = `sbatch --wait --array=4-10:3 -D $dir -o $dir/step-%a.log $dir/job 2>&1`;
    is($?, 0, 'an array job that counts in steps') or diag($out, map { slurp($_) } glob "$dir/step-*.log");
    is((touchstone('merge', '-q', '-o', "$dir/step.db", map { "$dir/slurm$_.db" } 4, 7, 10))[0], 0, 'its shards unite');
    is_deeply([sql($content, "$dir/step.db")], \@whole, 'to what one machine found');
    $out = `sbatch --wait --array=1,5,7 -D $dir -o $dir/list-%a.log $dir/job 2>&1`;
    isnt($?, 0, 'an array job with gaps');
    like(slurp("$dir/list-$_.log"), qr/SLURM_ARRAY_TASK_ID=$_, .*say which one/, "... is refused by task $_") for 1, 5, 7;
    system('rm', '-rf', $short);
}
done_testing;
