#!/usr/bin/perl
# run --reuse takes what was observed before of the same case, engine and adapter, and replays the rest.
use strict;
use warnings;
use lib 'harness/test';
use Test::More;
use Touchstone;

my $dir = folder;
ref_engine;
my $code = <<'PERL';
open(my $log, '>>', 'LOG'); print $log "$ARGV[0]\n";
open(my $in, '<', $ARGV[0]) or die; my $step = 0;
for (grep { /^\(/ } <$in>) { print qq({"begin":$step}\n{"step":$step,"outcome":"WHAT"}\n); $step++; }
PERL
$code =~ s/LOG/$dir\/log/;
fake_engine('other', $code =~ s/WHAT/linked/r);
spew("$dir/cases/$_.wast", "(module)\n(module (func))\n") for map { mkdir "$dir/cases"; $_ } 'a', 'b';
sub asked { my @n = grep { !/features/ } split /\n/, -e "$dir/log" ? slurp("$dir/log") : ''; unlink "$dir/log"; return scalar @n; }
sub attempts { return join '', sql("select count(*) from attempts where run_id = (select max(run_id) from runs)"); }

my ($status, $out, $err) = touchstone('run', "$dir/cases", '-e', 'ref,other', '--reuse');
is($status, 0, 'nothing was observed before') or diag($out, $err);
is(asked(), 2, 'so all is replayed');
($status, $out, $err) = touchstone('run', "$dir/cases", '-e', 'ref,other', '--reuse', '-q');
is($status, 0, 'once more');
is(asked(), 0, 'nothing is replayed');
like($err, qr/^4 reused$/m, 'which is said');
is(attempts(), 4, 'the run has all observations');
is(join('', sql("select count(*) from (select case_id, engine_id, step, outcome from observations where run_id = 1 except select case_id, "
    . "engine_id, step, outcome from observations where run_id = 2)")), 0, 'the same as before');
is(join('', sql("select group_concat(state) from runs")), 'complete,complete', 'both are complete');
is(join('', sql("select count(*) from standings where run_id = 2 and standing = 'agree'")), 4, 'and stand alike');

spew("$dir/cases/b.wast", "(module)\n(module)\n(module)\n");
touchstone('run', "$dir/cases", '-e', 'ref,other', '--reuse');
is(asked(), 1, 'a case that changed is replayed');
spew("$dir/engines/other.yaml", slurp("$dir/engines/other.yaml"), "title: another\n");
touchstone('run', "$dir/cases", '-e', 'ref,other', '--reuse');
is(asked(), 2, 'an engine file that changed: all of it');
touchstone('run', "$dir/cases", '-e', 'ref,other', '--reuse', '--timeout', 7);
is(asked(), 2, 'other limits: likewise');
touchstone('run', "$dir/cases", '-e', 'ref,other', '--reuse', '--timeout', 7);
is(asked(), 0, 'which then are known, too');
touchstone('run', "$dir/cases", '-e', 'ref,other');
is(asked(), 2, 'without --reuse all is replayed');
sql("select 1");
system('sqlite3', $ENV{TOUCHSTONE_DB}, "update runs set host = json_set(host, '\$.adapter', 'another build')");
touchstone('run', "$dir/cases", '-e', 'ref,other', '--reuse');
is(asked(), 2, 'what another build observed is not taken');
# what is missing is asked again
spew("$dir/other.pl", "exit 0;\n");
spew("$dir/engines/other.yaml", slurp("$dir/engines/other.yaml") =~ s/another/silent/r);
touchstone('run', "$dir/cases", '-e', 'ref,other', '--reuse');
spew("$dir/other.pl", $code =~ s/WHAT/linked/r);
touchstone('run', "$dir/cases", '-e', 'ref,other', '--reuse');
is(asked(), 2, 'what lacks results is not taken');
done_testing;
