#!/usr/bin/perl
# Engines that stay up and break out of their limits in a case: the step is told, the cases around it are as they were, and
# nothing is left behind.
use strict;
use warnings;
use lib 'harness/test';
use Test::More;
use Touchstone;

my $dir = folder;
my $mark = 80_000_000 + $$;
# Each export name is what the engine does at a step.
spew("$dir/engine.pl", <<'P' =~ s/MARK/$mark/r);
use strict; use JSON::PP; use POSIX ();
$| = 1;
my %deeds = (
    burn => sub { 1 while 1 },
    bomb => sub { my $end = time + 2; while (time < $end) { fork } },
    file => sub { open(my $f, '>', 'big'); print $f 'x' x 1_000_000 for 1 .. 1000; close $f; sleep 100 },
    many => sub { my $i = 0; while (1) { open(my $f, '>', "$ENV{TMPDIR}/" . $i++); print $f q(x) x 20000; select(undef, undef, undef, 0.002) } },
    daemon => sub { if (!fork) { POSIX::setsid(); if (!fork) { close STDIN; close STDOUT; close STDERR; exec 'env', '-i', '/bin/sleep', MARK } POSIX::_exit(0) } },
    deaf => sub { close STDOUT; sleep 100 },
    mute => sub { close STDIN; print "\n" },
);
print "\n";
while (my $line = <STDIN>) {
    my $request = decode_json($line);
    my %skip = map { $_ => 1 } @{ $request->{skip} || [] };
    for my $i (grep { !$skip{$_} } 0 .. $#{ $request->{steps} }) {
        print qq({"case":"$request->{case}","begin":$i}\n) if $request->{careful};
        my $deed = $request->{steps}[$i]{field} // 'ok';
        $deeds{$deed}->() if $deeds{$deed};
        print qq({"case":"$request->{case}","step":$i,"outcome":"linked"}\n);
    }
    print qq({"case":"$request->{case}","end":true}\n);
}
P
spew("$dir/engines/fake.yaml", <<"Y");
name: fake
kind: js-shell
command: [perl, $dir/engine.pl, "{script}"]
version: {command: [perl, -e, "print 'v1.0'"], match: "v(.*)"}
stay: stdio
limits: {timeout: 5, cpu: 0.8, processes: 30, disk: 8}
default: true
Y
mkdir "$dir/cases";
my @cases = ('ok', 'ok burn ok', 'ok', 'ok bomb ok', 'ok file', 'ok many ok', 'daemon ok', 'ok', 'mute ok', 'ok');
my $i = 0;
spew(sprintf("$dir/cases/%02d.wast", $i++), map { "(invoke \"$_\")\n" } split / /) for @cases;
my %due = (burn => 'crashed cpu-limit', bomb => 'crashed process-limit', file => 'crashed disk-limit', many => 'crashed disk-limit');

for my $way ([], ['--no-namespaces']) {
    my $how = @$way ? "@$way" : 'as allowed';
    my ($status, $out, $err) = touchstone('run', "$dir/cases", '-e', 'fake', '-j', 1, @$way);
    is($status, 0, "$how: the run is complete") or diag($out, $err);
    my @seen = sql("select group_concat(outcome, '|') from (select * from observations where run_id = (select max(run_id) from runs) "
        . 'order by case_id, step) group by case_id order by case_id');
    for my $n (0 .. $#cases) {
        is($seen[$n], join('|', map { $due{$_} // 'linked' } split / /, $cases[$n]), "$how: $cases[$n]");
    }
    is(join('', sql('pragma integrity_check')), 'ok', "$how: the database is whole");
    is(`ps -eo args | grep -E '[e]ngine.pl|[s]leep $mark' | grep -cE '$dir|$mark'` + 0, 0, "$how: no process is left");
    is(scalar(() = glob("$dir/touchstone-*")), 0, "$how: no folder is left");
}

# standard output closed, and on it goes
spew("$dir/cases/00.wast", "(invoke \"deaf\")\n(invoke \"ok\")\n");
my ($status, $out, $err) = touchstone('run', "$dir/cases/00.wast", '-e', 'fake', '--timeout', '0.5');
is(join('|', sql("select outcome from observations where run_id = (select max(run_id) from runs) order by step")), 'timeout|linked',
    'an engine that closes standard output and goes on') or diag($out, $err);

done_testing;
