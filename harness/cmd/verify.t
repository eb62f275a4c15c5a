#!/usr/bin/perl
# run --verify: each case many times, in different orders, once in processes of its own: what is not always the same is
# listed, whatever it hangs on: chance, order, company, load. Nothing is stored.
use strict;
use warnings;
use lib 'harness/test';
use Test::More;
use Time::HiRes qw(time);
use Touchstone;

my $dir = folder;
ref_engine;
mkdir "$dir/$_" for qw(s counts);
my @names = qw(alternates crashes first fine load steady);
spew("$dir/s/$_.wast", "(module (func (export \"f\") (result i32) (i32.const 1)))\n(assert_return (invoke \"f\") (i32.const 1))\n") for @names;
fake_engine('other', "my \$dir = '$dir';\n" . <<'PERL');
my ($n) = $ARGV[0] =~ /(\w+)\.wast/;
my $file = "$dir/counts/$n";
my $k = -e $file ? -s $file : 0;
open(my $out, '>>', $file); print $out 'x'; close $out;
my $others = 0;
if ($n eq 'load') {
    # somebody else is at work beside it
    open(my $here, '>', "$dir/counts/here.$$"); close $here;
    select(undef, undef, undef, 0.6);
    $others = () = glob "$dir/counts/here.*";
    unlink "$dir/counts/here.$$";
}
my %value = (alternates => 1 + $k % 3, steady => 9, first => $k ? 1 : 7, load => $others);
print qq({"begin":0}\n{"step":0,"outcome":"linked"}\n{"begin":1}\n);
kill 'SEGV', $$ if $n eq 'crashes' && $k == 3;
print qq({"step":1,"outcome":"returned i32:), $value{$n} // 1, qq("}\n);
PERL
sub forget { unlink glob "$dir/counts/*" }
sub verify { forget(); return touchstone('run', "$dir/s", '-f', @_) }

my ($status, $out, $err) = verify('s/[fs][it][ne]*', '--verify');
is($status, 0, 'what is steady, be it wrong') or diag($out, $err);
like($out, qr/^verifying 4 cases on an engine each: 10 times in different orders \(--seed \d+\), once in processes of their own, 900 s at most$/m, 'it says what it does');
like($out, qr/^steady: all did the same 11 times$/m, 'and that it was so');
is(-s "$dir/counts/steady", 11, 'each case that often');
ok(!-e $ENV{TOUCHSTONE_DB}, 'nothing is stored');
like($err, qr/^44 of 44 replays in /m, 'progress counts them all');

($status, $out, $err) = verify('*', '--verify', '6', '--seed', 7);
is($status, 1, 'what is not steady is exit code 1') or diag($out, $err);
like($out, qr/6 times in different orders \(--seed 7\)/, 'the number may be a word of its own');
like($out, qr/^  other s\/alternates\.wast: 3 different outcomes in 7 times\n        3 times: #1 returned i32:1.*\n        2 times: #1 returned i32:2/m, 'with each outcome, and how often it was');
like($out, qr/^  other s\/crashes\.wast: 2 different outcomes in 7 times\n        6 times: #1 returned i32:1/m, 'what died once');
like($out, qr/^  other s\/first\.wast: .*\n        6 times: #1 returned i32:1\n        1 time:  #1 returned i32:7   \(one in a process of its own\)$/m, 'what only the first is other than');
unlike($out, qr/^  (?:ref|other s\/(?:fine|steady))/m, 'and nothing that is steady');
unlike($out, qr/^steady/m, 'which is not said then');
# alone in its own round; beside others in the rest
spew("$dir/s/load$_.wast", slurp("$dir/s/load.wast")) for 2, 3;
spew("$dir/other.pl", slurp("$dir/other.pl") =~ s/\(\\w\+\)\\\.wast/([a-z]+)\\d*\\.wast/r);
($status, $out) = verify('s/load*', '-e', 'other', '-j', 3, '--verify=3');
is($status, 1, 'what hangs on load');
like($out, qr/returned i32:1   \(one in a process of its own\)$/m, 'is alone in that round');
unlink glob "$dir/s/load*";

staying_engine;
($status, $out) = verify('s/[fs]*', '-e', 'stay', '-j', 1, '--verify', 5, '--seed', 1);
is($status, 1, 'what hangs on company') or diag($out);
like($out, qr/^  stay s\/steady\.wast: 2 different outcomes in 6 times$/m, 'is found');
is(() = $out =~ /#1 returned i32:1.*\(one in a process of its own\)$/mg, 3, 'alone in a process of its own');
is(stay_starts(), 8, 'which each case has once; the other rounds have one');
unlink "$dir/engines/stay.yaml";

# names that a terminal would obey
mkdir "$dir/e\e[31m";
spew("$dir/e\e[31m/\e[32m\n.wast", slurp("$dir/s/first.wast"));
forget();
spew("$dir/other.pl", slurp("$dir/other.pl") =~ s/^my \(\$n\).*$/my \$n = 'alternates';/mr);
($status, $out, $err) = touchstone('run', "$dir/e\e[31m", '-e', 'other', '--verify=2');
is($status, 1, 'an odd name');
like($out, qr/^  other e\\x1b\[31m\/\\x1b\[32m\\x0a\.wast: /m, 'is shown');
unlike($out . $err, qr/\e/, 'and not obeyed');

# the same seed, the same orders
sub order { verify('s/*', '-e', 'ref,other', '--verify', 3, '-j', 1, '--seed', $_[0]); my $o = slurp("$dir/order"); unlink "$dir/order"; return $o }
spew("$dir/other.pl", "open(my \$o, '>>', '$dir/order'); print \$o \$ARGV[0], qq(\\n); close \$o; print qq({\"step\":\$_,\"outcome\":\"linked\"}\\n) for 0, 1;\n");
my @orders = map { order($_) } 3, 3, 4;
is($orders[0], $orders[1], 'a seed gives its orders again');
isnt($orders[0], $orders[2], 'another one other ones');
my @rounds = map { join ' ', splice(@{[split /\n/, $orders[0]]}, $_ * 5, 5) } 0 .. 3;
my %different = map { $_ => 1 } @rounds;
cmp_ok(scalar keys %different, '>', 2, 'they are different') or diag(explain(\@rounds));

# time
spew("$dir/other.pl", "sleep 100;\n");
my $began = time;
($status, $out, $err) = verify('s/fine*', '-e', 'other', '--verify', '--max-time', 1);
is($status, 5, 'when time is up that is exit code 5') or diag($out, $err);
like($err, qr/^touchstone: stopped after 0 of 11 replays; give it more time: --max-time SECONDS$/m, 'and said');
cmp_ok(time - $began, '<', 15, 'it ends in time');
$began = time;
my $pid = fork // die;
if (!$pid) {
    open(STDOUT, '>', "$dir/stdout");
    open(STDERR, '>', "$dir/stderr");
    exec("$BIN/touchstone", 'run', "$dir/s", '-e', 'other', '--verify') or exit 127;
}
select(undef, undef, undef, 1);
kill 'INT', $pid;
waitpid($pid, 0);
is($? >> 8, 5, 'so is an interrupt');
cmp_ok(time - $began, '<', 15, 'at once');

for my $bad (['--verify=0'], ['--verify=x'], ['--verify=-1'], ['--verify=1.5'], ['--verify=999999999'], ['--verify', '--resume'], ['--verify', '--gate'], ['--verify', '--reuse'], ['--verify', '--retries', 1],
    ['--verify', '--tap'], ['--verify', '--shard', '1/2'], ['--verify', '--max-time', 0]) {
    ($status, $out, $err) = touchstone('run', "$dir/s", @$bad);
    is($status, 2, "refused: @$bad");
    like($err, qr/\S/, 'and said');
}
is((touchstone('run', "$dir/s", '--verify', '-f', 'nothing*'))[0], 4, 'nothing selected');
ok(!-e $ENV{TOUCHSTONE_DB}, 'and still nothing is stored');
done_testing;
