#!/usr/bin/perl
# The flake page: what differs between attempts, and what goes back and forth between runs, by real attempts and runs; what
# is steady is not there, nor what changed once.
use strict;
use warnings;
use lib 'harness/test';
use Test::More;
use Touchstone;

my $dir = folder;
$ENV{TOUCHSTONE_EXPECTATIONS} = "$dir/expectations.yaml";
ref_engine;
mkdir "$dir/s";
spew("$dir/s/$_.wast", "(module (func (export \"f\") (result i32) (i32.const 1)))\n(assert_return (invoke \"f\") (i32.const 1))\n") for qw(alternates fixed good tried wrong);
my $hostile = '\\u003cscript\\u003ealert(1)\\u003c/script\\u003e\\"';
# RUN and how often each case was given in it decide
sub engine {
    my ($name, $run, $flaky) = @_;
    unlink glob "$dir/count.*";
    fake_engine($name, <<"PERL");
my (\$n) = \$ARGV[0] =~ /(\\w+)\\.wast/;
my \$file = "$dir/count.$name.\$n";
my \$k = -e \$file ? -s \$file : 0;
open(my \$o, '>>', \$file); print \$o 'x'; close \$o;
my %v = $flaky ? (alternates => $run % 2 ? '7' : '1', fixed => $run < 2 ? '7' : '1', tried => \$k ? '1' : '7 $hostile', wrong => '9') : (wrong => '9');
print qq({"step":0,"outcome":"linked"}\\n{"step":1,"outcome":"returned i32:), \$v{\$n} // 1, qq("}\\n);
PERL
}
sub page { my ($status, $out, $err) = touchstone('report', '-o', "$dir/out", @_); diag($err) if $status && $status != 5; return slurp("$dir/out/flaky.html") }
# the table below a heading
sub part { my ($page, $heading) = @_; my ($part) = $page =~ /<h2>\Q$heading\E<\/h2>(.*?)(?:<h2>|<\/main>|\z)/s; return $part // '' }

engine('flaky', 1, 1);
engine('steady', 1, 0);
touchstone('run', "$dir/s", '-q');
my $page = page();
like($page, qr/Nothing was tried again in this run/, 'without retries it says so');
like(part($page, 'Back and forth'), qr/<p>None\.<\/p>/, 'one run has no history');

for my $run (2 .. 5) {
    engine('flaky', $run, 1);
    engine('steady', $run, 0);
    touchstone('run', "$dir/s", '-q', '--retries', 1);
}
$page = page();
my $attempts = part($page, 'Attempts that differ');
like($attempts, qr/>tried\.wast<\/a><\/th><td><a href="engine\/flaky\.html">flaky<\/a><\/td><td>diverge, agree<\/td><td><code>#1 returned i32:7 &lt;script&gt;alert\(1\)&lt;\/script&gt;&quot;, then returned i32:1<\/code>/,
    'a case whose attempts differ, with what they did, escaped');
unlike($attempts, qr/wrong|good|fixed|steady/, 'and nothing that is steady, be it wrong');
like($attempts, qr/aria-label="Cases whose attempts differ, by run that tried again"/, 'with a plot over runs');
is(scalar(() = $attempts =~ /<circle class="line0"/g), 4, 'of those runs that tried again');
like($attempts, qr/<title>flaky cases, run 5, [^<]*: 1\.0<\/title>/, 'with how many there were');
my $history = part($page, 'Back and forth');
like($history, qr/>alternates\.wast<\/a><\/th><td><a href="engine\/flaky\.html">flaky<\/a><\/td><td>4 in 5<\/td>/, 'a case that alternates, with how often it changed');
my ($svg) = $history =~ /(<svg class="history".*?<\/svg>)/s;
like($svg, qr/aria-label="diverge, agree, diverge, agree, diverge"/, 'its history is told');
like($svg, qr/<path d="M8 8L18 22L28 8L38 22L48 8"\/>/, 'and plotted');
like($svg, qr/<circle class="diverge" cx="48" cy="8" r="4"><title>run 5: diverge<\/title><\/circle>/, 'run by run');
unlike($history, qr/fixed|wrong|good|tried|steady/, 'what changed once is not there, nor what is steady');

# another version of the engine begins anew; reruns count
spew("$dir/engines/flaky.yaml", slurp("$dir/engines/flaky.yaml") =~ s/v1\.0/v2.0/r);
engine('flaky', 6, 1);
spew("$dir/engines/flaky.yaml", slurp("$dir/engines/flaky.yaml") =~ s/v1\.0/v2.0/r);
touchstone('run', "$dir/s", '-q');
like(part(page(), 'Back and forth'), qr/<p>None\.<\/p>/, 'another version has no history yet');
for my $run (7, 8) {
    spew("$dir/flaky.pl", slurp("$dir/flaky.pl") =~ s/alternates => \d+ % 2/alternates => $run % 2/r);
    touchstone('run', "$dir/s", '-q');
}
like(part(page(), 'Back and forth'), qr/alternates.*2 in 3.*aria-label="agree, diverge, agree"/s, 'until it has one');

# a void engine says nothing of its own steadiness
mkdir "$dir/canaries";
my $db = $ENV{TOUCHSTONE_DB};
system('sqlite3', $db, "insert into canaries select max(run_id), (select engine_id from engines where name = 'flaky' and version = '2.0'), 'x', 'passed', '[]' from runs");
unlike(part(page(), 'Back and forth'), qr/alternates/, 'runs in which it was void do not count');
done_testing;
