#!/usr/bin/perl
# Sessions, on an engine that speaks the protocol and does what a case's name says: dies, hangs, prints what it should not.
# What is told of a case is what its own records say, what is behind a death is replayed, and others notice nothing.
use strict;
use warnings;
use lib 'harness/test';
use Test::More;
use Time::HiRes qw(sleep time);
use Touchstone;

my $dir = folder;

# Each export name is what the engine does at a step: "ok", or a word that %deeds below knows.
spew("$dir/engine.pl", <<'P');
use strict; use JSON::PP; use Time::HiRes qw(sleep);
$| = 1;
my $log = "LOG";
sub note { open(my $out, '>>', $log) or die; print $out "$_[0]\n"; close $out }
my ($old, $times) = ('', 0);
my %deeds = (
    segv => sub { kill 'SEGV', $$; sleep 5 },
    quit => sub { exit 3 },
    leave => sub { exit 0 },
    hang => sub { sleep 1000 },
    stubborn => sub { $SIG{TERM} = $SIG{INT} = 'IGNORE'; sleep 1 while 1 },
    flood => sub { print 'x' x 1_000_000 for 1 .. 50; print "\n" },
    eat => sub { my @a; push @a, 'x' x 10_000_000 while 1 },
    leak => sub { our @kept; push @kept, 'x' x 60_000_000 },
    forge => sub { print qq({"step":$_,"outcome":"failed"}\n{"case":"0","step":$_,"outcome":"failed"}\n) for 0 .. 9 },
    late => sub { print qq({"case":"$old","step":$_,"outcome":"failed"}\n{"case":"$old","end":true}\n) for 0 .. 9 },
    torn => sub { print '{"case":"' },
    fork => sub { if (!fork) { $SIG{HUP} = 'IGNORE'; sleep 1000 } },
    second => sub { kill 'SEGV', $$ if $times++; },
);
note("start");
print "\n";
while (my $line = <STDIN>) {
    my $request = decode_json($line);
    my $token = $request->{case};
    my %skip = map { $_ => 1 } @{ $request->{skip} || [] };
    my $steps = $request->{steps};
    note(join ' ', 'case', $request->{careful} ? 'careful' : (), map { "-$_" } sort keys %skip);
    for my $i (0 .. $#$steps) {
        next if $skip{$i};
        print qq({"case":"$token","begin":$i}\n) if $request->{careful};
        my $deed = $steps->[$i]{field} // 'ok';
        $deeds{$deed}->() if $deeds{$deed};
        print "\n" if $deed eq 'torn';
        print qq({"case":"$token","step":$i,"outcome":"linked"}\n);
    }
    print qq({"case":"$token","end":true}\n);
    $old = $token;
}
note("end");
P
my $program = slurp("$dir/engine.pl") =~ s/LOG/$dir\/log/r;
spew("$dir/engine.pl", $program);
spew("$dir/engines/fake.yaml", <<"Y");
name: fake
kind: js-shell
command: [perl, $dir/engine.pl, "{script}"]
version: {command: [perl, -e, "print 'v1.0'"], match: "v(.*)"}
stay: stdio
default: true
Y

# The outcomes of each case, which is what is done at each of its steps, on one lane; and what the engine's log says.
sub sessions {
    my ($cases, @more) = @_;
    unlink glob("$dir/cases/* $dir/results.db* $dir/log");
    mkdir "$dir/cases";
    my $i = 0;
    spew(sprintf("$dir/cases/%03d.wast", $i++), map { "(invoke \"$_\")\n" } split / /) for @$cases;
    my ($status, $out, $err) = touchstone('run', "$dir/cases", '-e', 'fake', '-j', 1, '--timeout', 0.6, '--memory', 300,
        '--output', 4, @more);
    BAIL_OUT("run: $out$err") if $status > 1;
    my %outcomes;
    for (sql("select c.name || ' ' || group_concat(outcome, '|') from (select * from observations order by case_id, step) "
        . "join cases c using (case_id) group by case_id")) {
        my ($name, $list) = /^(\d+)[.]wast (.*)$/ or die $_;
        $outcomes{ $name + 0 } = $list;
    }
    return ([map { $outcomes{$_} } 0 .. $#$cases], [-e "$dir/log" ? split(/\n/, slurp("$dir/log")) : ()]);
}

sub starts { return scalar grep { $_ eq 'start' } @{ $_[0] } }

my ($seen, $log) = sessions(['ok ok', 'ok', 'ok ok ok']);
is_deeply($seen, ['linked|linked', 'linked', 'linked|linked|linked'], 'cases one after another');
is_deeply($log, ['start', 'case', 'case', 'case'], 'in one process');

my %deaths = (segv => 'crashed SIGSEGV', quit => 'crashed exit 3', hang => 'timeout', stubborn => 'timeout',
    flood => 'crashed output-limit', eat => 'crashed memory-limit');
for my $deed (sort keys %deaths) {
    ($seen, $log) = sessions(['ok', "ok $deed ok ok", 'ok ok']);
    is_deeply($seen, ['linked', "linked|$deaths{$deed}|linked|linked", 'linked|linked'],
        "$deed: the step, what is behind it, and the other cases");
    is_deeply([grep { /^case./ } @$log], ['case careful', 'case careful -1'], "$deed: found with care, then left out")
        or diag(explain($log));
}

($seen, $log) = sessions(['segv ok segv segv ok']);
is_deeply($seen, ['crashed SIGSEGV|linked|crashed SIGSEGV|crashed SIGSEGV|linked'], 'three steps of a case');
is($log->[-1], 'case careful -0 -2 -3', 'are left out one by one');
($seen, $log) = sessions([join ' ', ('segv') x 40]);
is(() = $seen->[0] =~ /crashed SIGSEGV/g, 15, 'a case is begun anew so often');
is($seen->[0] =~ s/crashed SIGSEGV\|?//gr, join('|', ('crashed before') x 25), 'what is not reached says so');
is(starts($log), 16, 'and no more');
($seen, $log) = sessions([join(' ', ('hang') x 9), 'ok']);
is_deeply($seen, [join('|', ('timeout') x 9), 'linked'], 'where time is up, less often');
is(starts($log), 5, 'a few times');

is_deeply((sessions(['ok leave ok']))[0], ['linked|missing|missing'], 'an end without a fault leaves results missing');
is_deeply((sessions(['ok ok', 'forge ok ok', 'late ok', 'torn ok', 'ok']))[0], ['linked|linked', 'linked|linked|linked', 'linked|linked', 'linked|linked', 'linked'],
    'what no record of the case is counts for nothing');
like(join('', sql("select cast(raw(raw_id) as text) from replays join cases using (case_id) where name = '001.wast'")),
    qr/\| \{"step":9/, 'and is kept');

# A case that others were before in a session is not to blame for what they left.
($seen, $log) = sessions(['leak', 'leak', 'leak', 'leak', 'leak', 'leak', 'ok']);
is_deeply($seen, [('linked') x 7], 'memory that adds up') or diag(explain($log));
cmp_ok(starts($log), '>', 1, 'begins a new session');
($seen, $log) = sessions(['second ok', 'second ok', 'ok']);
is_deeply($seen, ['linked|linked', 'linked|linked', 'linked'], 'a death by what was there before');
is_deeply($log, ['start', 'case', 'case', 'start', 'case', 'case'], 'the case is given to a new session as it is');

is_deeply((sessions([('fork ok') x 3]))[0], [('linked|linked') x 3], 'children');
is(`ps -eo args | grep '[e]ngine.pl' | grep -c '$dir'` + 0, 0, 'none is left');
is(scalar(() = glob("$dir/touchstone-*")), 0, 'no working folder is left');

# An engine that ends at once, and one that cannot be started.
spew("$dir/engine.pl", 'exit 7;');
is_deeply((sessions(['ok ok']))[0], ['crashed exit 7|crashed before'], 'an engine that ends at once');
spew("$dir/engines/fake.yaml", slurp("$dir/engines/fake.yaml") =~ s/command: \[perl/command: [$dir\/nothing/r);
is_deeply((sessions(['ok ok']))[0], ['crashed spawn|crashed before'], 'an engine that cannot be started');

done_testing;
