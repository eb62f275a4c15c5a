#!/usr/bin/perl
# run --retries: what is not as expected is tried again, and the first attempt is what counts: with engines that fail first,
# alternate, die or hang the first time, or never get better; interrupted, killed, resumed, in shards, reused.
use strict;
use warnings;
use lib 'harness/test';
use JSON::PP;
use Test::More;
use Time::HiRes qw(sleep time);
use Touchstone;

my $dir = folder;
$ENV{TOUCHSTONE_EXPECTATIONS} = "$dir/expectations.yaml";
ref_engine;
mkdir "$dir/$_" for qw(s counts);
my @names = qw(alternates crashes fine hangs later other steady);
spew("$dir/s/$_.wast", "(module (func (export \"f\") (result i32) (i32.const 1)))\n(assert_return (invoke \"f\") (i32.const 1))\n") for @names;
# counts how often it was given each case; MARK: which of those, of case "later", it waits in
sub fake {
    my ($more) = @_;
    fake_engine('other', <<"PERL" . ($more // '') . <<'PERL');
my \$dir = '$dir';
PERL
my ($n) = $ARGV[0] =~ /(\w+)\.wast/;
my $file = "$dir/counts/$n";
my $k = -e $file ? -s $file : 0;
open(my $out, '>>', $file); print $out 'x'; close $out;
wait_in($n, $k) if defined &wait_in;
my %value = (alternates => $k % 2 ? 1 : 7, crashes => 1, fine => 1, hangs => 1, later => $k < 2 ? 7 : 1, other => 7 + $k, steady => 9);
print qq({"begin":0}\n{"step":0,"outcome":"linked"}\n{"begin":1}\n);
kill 'SEGV', $$ if $n eq 'crashes' && $k < 1;
sleep 60 if $n eq 'hangs' && !$k;
print qq({"step":1,"outcome":"returned i32:), $value{$n} // 1, qq("}\n);
PERL
}
sub forget { unlink glob "$dir/counts/*" }
sub run { return touchstone('run', "$dir/s", '-q', @_) }
my $newest = '(select max(run_id) from runs)';
sub attempts { my ($db) = @_; return {map { split / / } sql("select substr(c.name, 1, length(c.name) - 5) || ' ' || group_concat(m.standing) from (select * from attempts order by attempt) a "
    . "join comparisons m using (comparison_id) join cases c on c.case_id = a.case_id join engines e on e.engine_id = a.engine_id where run_id = $newest and e.name = 'other' group by c.name", $db)} }
sub standings { my ($db) = @_; return join ' ', sql("select standing from standings join engines using (engine_id) join cases using (case_id) where run_id = $newest and engines.name = 'other' "
    . 'order by cases.name', $db) }
fake();

# ---- what is tried again
my @timeout = ('--timeout', '1.5', '-f', '*');
my ($status, $out, $err) = run(@timeout, '--retries', 3);
is($status, 0, 'what another engine does changes no exit code') or diag($out, $err);
my $tried = attempts();
is_deeply($tried, {alternates => 'diverge,agree', crashes => $tried->{crashes} =~ s/,.*//r . ',agree', fine => 'agree', hangs => 'timeout,agree', later => 'diverge,diverge,agree',
    other => 'diverge,diverge,diverge,diverge', steady => 'diverge,diverge,diverge,diverge'}, 'each until it is as due, three times at most') or diag(explain($tried));
like($tried->{crashes}, qr/^(?:crash|missing),/, 'what died was given to a new process');
is(standings(), "diverge $1 agree timeout diverge diverge diverge", 'the first attempt is what stands') if $tried->{crashes} =~ /^(\w+)/;
like($out, qr/^  other 1\.0 +1 +4 /m, 'in the matrix, too');
is(join(',', sql("select c.name || ':' || cases_n from divergences join cases c using (case_id) where run_id = $newest and class = 'diverge'")), 'alternates.wast:4', 'and in causes');
is(join(' ', sql("select count(*) from observations where run_id = $newest")), 28, 'what is observed is first attempts');
like($out, qr/^flaky: the attempts differ; what counts is the first\n  other s\/alternates\.wast: diverge, agree   \(#1 returned i32:7, then returned i32:1\)$/m, 'flakes are shown');
like($out, qr/^  other s\/other\.wast: diverge, diverge, diverge, diverge   \(#1 returned i32:7, then returned i32:8, /m, 'those that fail in other ways, too');
like($out, qr/^  other s\/hangs\.wast: timeout, agree /m, 'and those that hung');
unlike($out, qr/s\/(?:steady|fine)\.wast:/, 'and no others');
like($err, qr/^retry 1: 6 that are not as expected$/m, 'each round is said');
like($err, qr/^retry 3: 2 that are not as expected$/m, 'to the last');
is(join(' ', sort map { s/\.wast$//r } sql("select name from flakes join cases using (case_id) where run_id = $newest")), 'alternates crashes hangs later other', 'the view flakes has them');
my ($first) = sql('select min(run_id) from runs');

# ---- in all formats
(undef, $out) = touchstone('query', 'flakes');
like($out, qr/^other   s      alternates\.wast  2         2     diverge, agree$/m, 'touchstone query flakes');
touchstone('report', '-F', 'junit', '-o', "$dir/junit.xml");
is(system("xmllint --noout --schema $TOP/reports/junit.xsd $dir/junit.xml 2>$dir/xmllint"), 0, 'JUnit holds against its schema') or diag(slurp("$dir/xmllint"));
my $xml = slurp("$dir/junit.xml");
my ($case) = $xml =~ /(<testcase classname="s" name="alternates.wast" [^>]*[^\/]>.*?<\/testcase>)/s;
like($case, qr/<failure type="diverge".*<flakyFailure type="diverge" message="[^"]*returned i32:7"><stackTrace>[^<]*<\/stackTrace><\/flakyFailure>/s, 'a flaky case has its verdict, and is flaky');
is(scalar(() = $case =~ /<flakyFailure/g), 1, 'for the attempt that failed');
($case) = $xml =~ /(<testcase classname="s" name="steady.wast" [^>]*[^\/]>.*?<\/testcase>)/s;
is(scalar(() = $case =~ /<rerunFailure/g), 3, 'a steady one has reruns');
unlike($case, qr/flaky/, 'and is not flaky');
like($xml, qr/<testcase classname="s" name="hangs.wast" [^>]*>\s*<error type="timeout".*?<flakyError type="timeout"/s, 'what hung is an error');
like($xml, qr/<testsuite name="other\/s" tests="7" failures="4" errors="2"/, 'first attempts are what is counted');
my $json = decode_json((touchstone('report', '-F', 'json'))[1]);
my %json = map { $_->{engine} eq 'other' ? ($_->{name} => $_) : () } @{$json->{cases}};
is_deeply([map { "$_->{attempt} $_->{standing}" } @{$json{'later.wast'}{tries}}], ['1 diverge', '2 diverge', '3 agree'], 'JSON has the tries');
is_deeply([map { $json{"$_.wast"}{flaky} ? 1 : 0 } qw(later steady fine)], [1, 0, 0], 'and what is flaky');
is($json{'later.wast'}{standing}, 'diverge', 'stands as it did first');
like((touchstone('report', '-F', 'markdown'))[1], qr/^### Flaky\n.*^- `other` `s\/alternates\.wast`: diverge, agree; `#1 returned i32:7, then returned i32:1`$/ms, 'Markdown');
like((touchstone('report', '-F', 'github'))[1], qr/^::warning file=\S*s\/later\.wast,title=flaky on other::s\/later\.wast: diverge, diverge, agree; /m, 'GitHub');
(undef, $out) = touchstone('report', '-F', 'tap');
like($out, qr/^not ok \d+ - other s\/alternates\.wast/m, 'TAP goes by the first attempt');
like($out, qr/^# flaky: other s\/alternates\.wast: diverge, agree /m, 'and notes the flake');

# ---- diff: what another attempt explains has flaked
spew("$dir/counts/$_", 'xxx') for @names;
run(@timeout);
my $diff = decode_json((touchstone('diff', $first, 'latest', '--format', 'json'))[1]);
my %change = map { ("$_->{case}" => $_->{change}) } @{$diff->{differences}};
is($change{'s/later.wast'}, 'flaked', 'passing now, as a retry did before, is no change');
is($change{'s/other.wast'}, 'flaked', 'nor is failing as a retry did');
$diff = decode_json((touchstone('diff', 'latest', $first, '--format', 'json'))[1]);
is($diff->{counts}{'newly failing'}, 0, 'the other way round nothing newly fails');
($status, $out, $err) = touchstone('diff', 'latest', $first, '--gate');
is($status, 0, 'which the gate does not count');
like($err, qr/steps flaked: another attempt did as the other side/, 'and says');
spew("$dir/counts/$_", 'xxx') for @names;
run(@timeout, '-f', 's/steady*');
forget();

# ---- the gate goes by first attempts
my @some = ('-f', 's/[als]*', '--gate');
($status, $out, $err) = run(@some, '--retries', 2);
is($status, 1, 'a flake does not open the gate');
like($out, qr/^beside the expectations: 3 unexpected,/m, 'what it counts is first attempts');
like($err, qr/^touchstone: 2 cases are flaky; the gate goes by first attempts/m, 'which is said');
spew("$dir/expectations.yaml", "version: 1\nrules:\n- {case: 's/[al]*', engine: other, expect: [due, 'returned i32:7'], reason: r, link: a/b#1}\n"
    . "- {case: 's/steady*', engine: other, expect: ['linked', 'returned i32:9'], reason: r, link: a/b#1}\n");
forget();
($status, $out, $err) = run(@some, '--retries', 2);
is($status, 0, 'a rule that expects both does') or diag($out, $err);
unlike($err, qr/retry/, 'and what is expected is not tried again');
is(-s "$dir/counts/later", 1, 'not once');
spew("$dir/expectations.yaml", "version: 1\nrules:\n- {case: 's/alternates*#1', engine: other, expect: ['returned i32:7'], reason: r, link: a/b#1}\n");
spew("$dir/counts/alternates", 'x');
($status, $out) = run('-f', 's/alternates*', '--gate', '--retries', 1);
is($status, 6, 'an unexpected pass stays one');
like($out, qr/^  other s\/alternates\.wast: agree, diverge/m, 'and is tried again');
unlink "$dir/expectations.yaml";

# ---- how often
forget();
run('-f', 's/steady*', '--retries', 0);
is_deeply(attempts(), {steady => 'diverge'}, '--retries 0 is none');
for my $bad ('-1', '101', '1.5', 'x', '', '99999999999999999999', 'nan') {
    ($status, $out, $err) = run('--retries', $bad);
    is($status, 2, "refused: --retries '$bad'");
    like($err, qr/--retries/, 'and said');
}
my $runs = join '', sql('select count(*) from runs');
($status, $out, $err) = run('--retries', 1, '--db', '/proc/nothing/x.db');
ok($status == 2 || $status == 3, 'a database that cannot be written');
ok(one_line($err), 'is said in one line') or diag($err);

# ---- the reference is tried again, too, and is judged by its first attempt
{
    mkdir "$dir/others";
    mkdir "$dir/others/messages";
    local $ENV{TOUCHSTONE_ENGINES} = "$dir/others";
    spew("$dir/others/ref.yaml", slurp("$dir/engines/other.yaml") =~ s/^name: other/name: ref/mr);
    forget();
    ($status, $out) = run('-f', 's/alternates*', '--retries', 2, '--db', "$dir/ref.db");
    is($status, 1, 'a reference that failed first has failed');
    like($out, qr/^  ref s\/alternates\.wast: diverge, agree/m, 'flaky or not');
}

# ---- interrupted in a retry, and resumed
sub interrupt_in {
    my ($signal, $case, $nth, $db) = @_;
    forget();
    unlink "$dir/waiting", "$dir/over";
    fake("sub wait_in { my (\$n, \$k) = \@_; return unless \$n eq '$case' && \$k == $nth && !-e \"\$dir/over\"; open(my \$o, '>', \"\$dir/waiting\"); close \$o; sleep 60 }\n");
    my $pid = fork // die;
    if (!$pid) {
        open(STDOUT, '>', '/dev/null');
        open(STDERR, '>', '/dev/null');
        exec("$BIN/touchstone", 'run', "$dir/s", '-f', 's/[als]*', '--retries', 2, '--db', $db, '-q', '-j', 1) or exit 127;
    }
    for (my $until = time + 20; !-e "$dir/waiting" && time < $until;) { sleep 0.02 }
    kill $signal, $pid;
    waitpid($pid, 0);
    my $ended = $? >> 8;
    spew("$dir/over", '');
    spew("$dir/counts/$case", 'x' x $nth);
    return $ended;
}
for my $signal ('INT', 'KILL') {
    my $db = "$dir/$signal.db";
    my $ended = interrupt_in($signal, 'steady', 2, $db);
    is($ended, 5, 'a run that is interrupted in a retry is incomplete') if $signal eq 'INT';
    isnt(join('', sql('select state from runs', $db)), 'complete', "$signal: and noted so");
    my ($before) = sql("select group_concat(case_id || ' ' || engine_id || ' ' || result_id) from (select * from attempts join comparisons using (comparison_id) where attempt = 1 order by 1, 2, 3)", $db);
    ($status, $out, $err) = touchstone('run', '--resume', '--db', $db, '-q');
    is($status, 0, "$signal: it goes on") or diag($out, $err);
    is((sql("select group_concat(case_id || ' ' || engine_id || ' ' || result_id) from (select * from attempts join comparisons using (comparison_id) where attempt = 1 order by 1, 2, 3)", $db))[0], $before,
        "$signal: with all first attempts");
    is_deeply(attempts($db), {alternates => 'diverge,agree', later => 'diverge,diverge,agree', steady => 'diverge,diverge,diverge'}, "$signal: and ends with all that it was to try");
    is(join('', sql('select state from runs', $db)), 'complete', "$signal: complete");
}
# in the first attempt nothing is tried again
is(interrupt_in('INT', 'steady', 0, "$dir/first.db"), 5, 'interrupted before');
is(join('', sql('select count(*) from attempts where attempt > 1', "$dir/first.db")), 0, 'nothing is tried again');
fake();

# ---- shards, merged twice, and what is reused
sub shard { forget(); return run('-f', 's/[als]*', '--retries', 2, '--shard', "$_[0]/2", '--shard-by', 'slice', '--db', "$dir/$_[0].db") }
shard($_) for 1, 2;
sub dump_of { return join '', grep { !/sqlite_stat/ } `sqlite3 $_[0] .dump` }
touchstone('merge', '-q', '-o', "$dir/m.db", "$dir/1.db", "$dir/2.db");
touchstone('merge', '-q', '-o', "$dir/n.db", "$dir/2.db", "$dir/1.db", "$dir/2.db");
touchstone('merge', '-q', '-o', "$dir/n.db", "$dir/1.db");
is_deeply(attempts("$dir/m.db"), {alternates => 'diverge,agree', later => 'diverge,diverge,agree', steady => 'diverge,diverge,diverge'}, 'merged shards have all attempts');
is(dump_of("$dir/n.db"), dump_of("$dir/m.db"), 'in whatever order, however often');
like((touchstone('report', '-F', 'text', '--db', "$dir/m.db"))[1], qr/^  other s\/later\.wast: diverge, diverge, agree/m, 'and flakes');
forget();
run('-f', 's/[als]*', '--retries', 1, '--db', "$dir/reuse.db");
my $asked = -s "$dir/counts/steady";
($status, $out, $err) = run('-f', 's/[als]*', '--retries', 1, '--reuse', '--db', "$dir/reuse.db");
is(-s "$dir/counts/steady", $asked, 'what is reused is not tried again');
is_deeply(attempts("$dir/reuse.db"), {alternates => 'diverge,agree', later => 'diverge,diverge', steady => 'diverge,diverge'}, 'its retries are taken with it');
run('-f', 's/[als]*', '--retries', 2, '--reuse', '--db', "$dir/reuse.db");
is_deeply(attempts("$dir/reuse.db"), {alternates => 'diverge,agree', later => 'diverge,diverge,agree', steady => 'diverge,diverge,diverge'}, 'and more are made where more are wanted');

# ---- a retry is not in the process that the first attempt was in
staying_engine;
($status, $out) = run('-f', 's/[of]*', '-e', 'ref,stay', '-j', 1, '--retries', 2, '--db', "$dir/stay.db");
like($out, qr/^  stay 1\.0 +1 +1 /m, 'the second case in a process fails') or diag($out);
like($out, qr/^  stay s\/(?:other|fine)\.wast: diverge, agree   /m, 'and does not in a new one');
is(stay_starts(), 2, 'which is one');

# ---- a void engine is not tried again: what it says counts nowhere
spew("$dir/canaries/canary.wast", "(module (func (export \"f\") (result i32) (i32.const 1)))\n(assert_return (invoke \"f\") (i32.const 2))\n");
forget();
fake_engine('liar', 'print qq({"step":0,"outcome":"linked"}\n{"step":1,"outcome":"returned i32:2"}\n);');
($status, $out, $err) = run('-f', 's/steady*', '-e', 'ref,liar', '--retries', 2, '--db', "$dir/void.db");
is($status, 3, 'a void engine') or diag($out, $err);
unlike($err, qr/retry/, 'is not tried again');
touchstone('report', '-F', 'junit', '-o', "$dir/void.xml", '--db', "$dir/void.db");
is(system("xmllint --noout --schema $TOP/reports/junit.xsd $dir/void.xml 2>$dir/xmllint"), 0, 'and its JUnit holds') or diag(slurp("$dir/xmllint"));
unlink "$dir/canaries/canary.wast", "$dir/engines/liar.yaml";

# ---- as long as there is time
forget();
my $began = time;
($status, $out, $err) = run('-f', 's/hangs*', '--max-time', '1', '--db', "$dir/short.db");
is($status, 5, '--max-time ends a run, which is incomplete');
cmp_ok(time - $began, '<', 20, 'in time');
($status) = touchstone('run', '--resume', '--db', "$dir/short.db", '-q', '--max-time', 60);
is($status, 0, 'and is resumed');
done_testing;
