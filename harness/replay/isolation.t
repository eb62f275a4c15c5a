#!/usr/bin/perl
# Engines that crash, hang, flood, eat memory, leave children behind or lie: each ends as an outcome, none ends the run.
use strict;
use warnings;
use lib 'harness/test';
use Test::More;
use Time::HiRes qw(sleep time);
use Touchstone;

my $dir = folder;
spew("$dir/case.wast", "(module)\n(module)\n(module)\n");
my $good = 'print qq({"begin":$_}\n{"step":$_,"outcome":"linked"}\n) for 0 .. 2;';
my $one = 'print qq({"begin":0}\n{"step":0,"outcome":"linked"}\n{"begin":1}\n);';
my %due = (
    crash => ["$one kill 'SEGV', \$\$; sleep 5;", 'linked|crashed SIGSEGV|crashed before', 'crash'],
    quits => ["$one exit 3;", 'linked|crashed exit 3|crashed before', 'crash'],
    hang => ["$one sleep 1000;", 'linked|timeout|timeout', 'timeout'],
    stubborn => ["\$SIG{TERM} = \$SIG{INT} = 'IGNORE'; $one sleep 1 while 1;", 'linked|timeout|timeout', 'timeout'],
    flood => ["$one print 'x' x 1_000_000 for 1 .. 1000;", 'linked|crashed output-limit|crashed before', 'crash'],
    eats => ["$one my \@a; push \@a, 'x' x 10_000_000 while 1;", 'linked|crashed memory-limit|crashed before', 'crash'],
    forks => ["if (!fork) { setpgrp(0, getppid); sleep 1000 } if (!fork) { sleep 1000 } $good", 'linked|linked|linked', 'agree'],
    daemon => ["use POSIX (); if (!fork) { POSIX::setsid(); if (!fork) { close STDOUT; close STDERR; sleep 1000 } POSIX::_exit(0) } $good",
        'linked|linked|linked', 'agree'],
    silent => ['exit 0;', 'missing|missing|missing', 'missing'],
    short => ["$one", 'linked|missing|missing', 'missing'],
    twice => ["$good print qq({\"step\":1,\"outcome\":\"invalid\"}\\n);", 'linked|linked|linked', 'agree'],
    backwards => ['print qq({"step":$_,"outcome":"linked"}\n) for 2, 1, 0;', 'linked|linked|linked', 'agree'],
    garbage => ["print \"\\xff\\xfe{\\n\\0\\0[[[[\\n{\\\"step\\\":99,\\\"outcome\\\":\\\"linked\\\"}\\n{\\\"step\\\":-1}\\n\"; $good",
        'linked|linked|linked', 'agree'],
    escapes => ['print qq({"step":$_,"outcome":"trapped \\\\u001b[31m"}\n) for 0 .. 2;',
        'trapped \x1b[31m|trapped \x1b[31m|trapped \x1b[31m', 'diverge'],
);
fake_engine($_, $due{$_}[0]) for keys %due;
my ($status, $out, $err) = touchstone('run', "$dir/case.wast", '-e', join(',', sort keys %due), '--timeout', '2',
    '--memory', '200', '--output', '4');
is($status, 1, 'missing results are exit code 1') or diag($out, $err);
unlike($out . $err, qr/\e/, 'no escape reaches the terminal');
for my $name (sort keys %due) {
    my $list = join '|', sql("select outcome from observations join engines using (engine_id) where name = '$name' order by step");
    is($list =~ s/\\x00.*?(?=\||$)//gr, $due{$name}[1], "$name: outcomes");
    is(join('', sql("select standing from standings join engines using (engine_id) where name = '$name'")), $due{$name}[2],
        "$name: standing");
}
is(join('', sql('select state from runs')), 'complete', 'the run is complete');
is(join('', sql('pragma integrity_check')), 'ok', 'the database is whole');
sub engines_left { return `ps -eo args | grep '[p]erl $dir' | wc -l` + 0 }
sub folders_left { return scalar(() = glob("$dir/touchstone-*")) }
is(engines_left(), 0, 'no engine process is left');
is(folders_left(), 0, 'no working folder is left');

# the limits of the command line come before those of the engine file
fake_engine('patient', "$one sleep 1000;", "limits: {timeout: 100}\n");
my $began = time;
($status, $out) = touchstone('run', "$dir/case.wast", '-e', 'patient', '--timeout', '1');
cmp_ok(time - $began, '<', 20, '--timeout holds for an engine whose file says another');
is(join('', sql("select ending from replays join engines using (engine_id) where name = 'patient'")), 'timeout', 'as a timeout');

# whatever ends the harness, nothing stays behind
for my $signal (qw(KILL HUP TERM INT)) {
    my $pid = fork // die;
    if (!$pid) {
        open(STDOUT, '>', '/dev/null');
        open(STDERR, '>', '/dev/null');
        exec("$BIN/touchstone", 'run', "$dir/case.wast", '-e', 'hang,daemon', '--timeout', 100) or exit 127;
    }
    my $until = time + 20;
    sleep 0.05 while engines_left() < 1 && time < $until;
    sleep 0.3;
    kill $signal, $pid;
    waitpid($pid, 0);
    is($signal eq 'KILL' ? $? : $? >> 8, $signal eq 'KILL' ? 9 : 5, "SIG$signal: ends, as incomplete where it can say so");
    sleep 0.05 while engines_left() + folders_left() && time < $until;
    is(engines_left(), 0, "SIG$signal: no engine process is left");
    is(folders_left(), 0, "SIG$signal: no working folder is left");
}

done_testing;
