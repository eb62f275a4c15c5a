#!/usr/bin/perl
# Engines that break out: of their group and session, their folder, their share of the machine, the network. Each ends as
# the outcome that is due and leaves nothing behind, with namespaces and without.
use strict;
use warnings;
use lib 'harness/test';
use IO::Socket::INET;
use Test::More;
use Time::HiRes qw(sleep time);
use Touchstone;

my $dir = folder;
spew("$dir/case.wast", "(module)\n(module)\n(module)\n");
my $good = 'print qq({"begin":$_}\n{"step":$_,"outcome":"linked"}\n) for 0 .. 2;';
my $one = 'print qq({"begin":0}\n{"step":0,"outcome":"linked"}\n{"begin":1}\n);';
my $use = 'use POSIX ();';
my ($all, $stopped) = ('linked|linked|linked', 'linked|%s|crashed before');
my $listener = IO::Socket::INET->new(LocalAddr => '127.0.0.1', Listen => 5) or die;
my $port = $listener->sockport;
# what a stray is known by: an argument that nothing else on this machine has
my $mark = 90_000_000 + $$;

my %due = (
    # CPU, in one process and in several that each have little of it
    burns => ["$one 1 while 1;", sprintf($stopped, 'crashed cpu-limit'), 'limits: {cpu: 0.3}'],
    together => ["$one for (1 .. 8) { fork or last } 1 while 1;", sprintf($stopped, 'crashed cpu-limit'), 'limits: {cpu: 0.4}'],
    # processes
    # bounded, so that a failure of this test leaves the machine alone
    bomb => ["my \$end = time + 2; $one while (time < \$end) { fork }", sprintf($stopped, 'crashed process-limit'), 'limits: {processes: 30}'],
    leaving => ["$use my \$end = time + 2; $one while (time < \$end) { fork or POSIX::setsid() }", sprintf($stopped, 'crashed process-limit'), 'limits: {processes: 30}'],
    few => ["for (1 .. 10) { fork or exec 'sleep', $mark } $good", $all, 'limits: {processes: 30}'],
    # memory of several processes together
    shares => ["$one for (1 .. 4) { fork or last } my \$a = 'x' x 60_000_000; sleep 100;", sprintf($stopped, 'crashed memory-limit'),
        'limits: {memory: 200}'],
    # disk: one file, one that goes on, many files, files that are nowhere, folders without end
    file => ["$one open my \$f, '>', 'big'; print \$f 'x' x 1_000_000 for 1 .. 1000; close \$f; sleep 100;",
        sprintf($stopped, 'crashed disk-limit'), 'limits: {disk: 8}'],
    'goes-on' => ["\$SIG{XFSZ} = 'IGNORE'; $one open my \$f, '>', \"\$ENV{HOME}/big\"; print \$f 'x' x 1_000_000 for 1 .. 1000; sleep 100;",
        sprintf($stopped, 'crashed disk-limit'), 'limits: {disk: 8}'],
    many => ["$one my \$i = 0; while (1) { open my \$f, '>', \"\$ENV{TMPDIR}/\" . \$i++; print \$f 'x' x 5000; close \$f }",
        sprintf($stopped, 'crashed disk-limit'), 'limits: {disk: 8}'],
    deep => ["$one for (1 .. 300) { mkdir 'deep'; chdir 'deep' } sleep 100;", sprintf($stopped, 'crashed disk-limit'), ''],
    closed => ["$one mkdir 'a'; mkdir 'a/b'; open my \$f, '>', 'a/b/c'; chmod 0, 'a/b', 'a'; print qq({\"step\":\$_,\"outcome\":\"linked\"}\\n) for 1, 2;",
        $all, ''],
    # who leaves
    daemon => ["$use if (!fork) { POSIX::setsid(); if (!fork) { close STDOUT; close STDERR; exec 'env', '-i', '/bin/sleep', $mark } POSIX::_exit(0) } $good",
        $all, ''],
    orphan => ["$use if (!fork) { POSIX::setpgid(0, 0); if (!fork) { POSIX::setsid(); sleep 0.2; exec 'env', '-i', '/bin/sleep', $mark } POSIX::_exit(0) } $good kill 'KILL', \$\$;",
        $all, ''],
    # who stays
    deaf => ["$one close STDOUT; close STDERR; sleep 100;", 'linked|timeout|timeout', 'limits: {timeout: 0.5}'],
    quiet => ["$good close STDOUT; close STDERR; sleep 0.2;", $all, ''],
    stubborn => ["\$SIG{\$_} = 'IGNORE' for qw(TERM INT HUP QUIT ALRM XCPU); $one sleep 1 while 1;", 'linked|timeout|timeout', 'limits: {timeout: 0.5}'],
    waits => ["$one my \$line = <STDIN>; defined \$line and exit 3; $good", $all, ''],
    # what it is given
    folders => ['my $out = join ",", grep { !defined $ENV{$_} || index($ENV{$_}, `pwd` =~ s/\n//r) != 0 || !-d $ENV{$_} } '
            . 'qw(HOME TMPDIR XDG_RUNTIME_DIR XDG_CONFIG_HOME XDG_CACHE_HOME XDG_DATA_HOME XDG_STATE_HOME);'
            . 'print qq({"step":$_,"outcome":"returned $out"}\n) for 0 .. 2;', join('|', ('returned') x 3), ''],
    descriptors => ['opendir my $d, "/proc/self/fd"; my $n = grep { /^\d+$/ && $_ > 2 && readlink "/proc/self/fd/$_" } readdir $d;'
            # the folder that is read is the engine's own
            . 'print qq({"step":$_,"outcome":"returned $n"}\n) for 0 .. 2;', join('|', ('returned 1') x 3), ''],
);
my %told = (
    network => "use IO::Socket::INET; my \$s = IO::Socket::INET->new(PeerAddr => '127.0.0.1:$port', Timeout => 1);"
        . 'print qq({"step":$_,"outcome":"returned @{[$s ? 1 : 0]}"}\n) for 0 .. 2;',
    outside => "socket(my \$s, 2, 2, 0); my \$ok = connect(\$s, pack('S n C4 x8', 2, 9, 192, 0, 2, 1)) ? 1 : 0;"
        . "open my \$f, '<', '/proc/net/route'; my \@routes = <\$f>; my \$n = \@routes > 1 || \$ok ? 1 : 0;"
        . 'print qq({"step":$_,"outcome":"returned $n"}\n) for 0 .. 2;',
    processes => "my \$seen = kill(0, $$) ? 1 : 0;" . 'print qq({"step":$_,"outcome":"returned $seen"}\n) for 0 .. 2;',
);
fake_engine($_, "$due{$_}[0]", "$due{$_}[2]\n") for keys %due;
fake_engine($_, $told{$_}) for keys %told;

sub left { return `ps -eo args | grep -E '[p]erl $dir|[s]leep $mark' | wc -l` + 0 }
sub folders_left { return scalar(() = glob("$dir/touchstone-*")) }

for my $way ([], ['--no-namespaces']) {
    my $how = @$way ? "@$way" : 'as allowed';
    my $began = time;
    my ($status, $out, $err) = touchstone('run', "$dir/case.wast", '-e', join(',', sort(keys %due, keys %told)), '--output', 4, '-j', 4, @$way);
    diag(sprintf '%s: %.1f s', $how, time - $began);
    is($status, 0, "$how: the run is complete") or diag($out, $err);
    my $run = (sql('select max(run_id) from runs'))[0];
    my $outcomes = sub {
        return join '|', sql("select outcome from observations join engines using (engine_id) where name = '$_[0]' and run_id = $run order by step");
    };
    is($outcomes->($_), $due{$_}[1], "$how: $_") for sort keys %due;
    is(join('', sql('pragma integrity_check')), 'ok', "$how: the database is whole");
    is(left(), 0, "$how: nothing of an engine is left") or diag(`ps -eo pid,ppid,args | grep -E 'perl $dir|sleep $mark'`);
    is(folders_left(), 0, "$how: no folder is left");

    # the facts of the run say what held, and it did
    my $fact = sub { return (sql("select host ->> '\$.isolation.$_[0]' from runs where run_id = $run"))[0] };
    my $apart = $fact->('network') eq 'namespace with loopback alone';
    is($outcomes->('network'), join('|', ($apart ? 'returned 0' : 'returned 1') x 3), "$how: network: " . $fact->('network'));
    is($outcomes->('outside'), join('|', ('returned 0') x 3), "$how: no way out") if $apart;
    is($outcomes->('processes'), join('|', ($fact->('processes') eq 'namespace' ? 'returned 0' : 'returned 1') x 3),
        "$how: processes: " . $fact->('processes'));
    like($fact->('network'), qr/^this machine's: not asked for$/, "$how: as asked") if @$way;
}

# one that kills its supervisor, where it can see it
fake_engine('parricide', "if (!fork) { fork or exec 'sleep', $mark; sleep 100 } $one kill 'KILL', getppid; sleep 100;");
my ($status, $out, $err) = touchstone('run', "$dir/case.wast", '-e', 'parricide', '--timeout', 20, '--no-namespaces');
is(join('|', sql("select outcome from observations join engines using (engine_id) where name = 'parricide' order by step")),
    'linked|crashed SIGKILL|crashed before', 'one that kills its supervisor') or diag($out, $err);
sleep 0.1;
is(left(), 0, 'is gone itself, and what it started');

done_testing;
