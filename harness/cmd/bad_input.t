#!/usr/bin/perl
# Bad input of every kind: one line on stderr that names file and place, exit code 2, nothing lost.
use strict;
use warnings;
use lib 'harness/test';
use Test::More;
use Touchstone;

my $dir = folder;
my $seed = $ENV{TOUCHSTONE_SEED} // 20;
srand($seed);
ref_engine;
spew("$dir/good.wast", "(module)\n");

# Runs with one file broken and checks the complaint.
sub complains {
    my ($what, $file, @words) = @_;
    my ($status, $out, $err) = touchstone(@words);
    is($status, 2, "$what: exit code 2") or diag($out, $err);
    ok(one_line($err), "$what: one line") or diag($err);
    like($err, qr/\Q$file\E:(\d+:\d+:| byte \d+| )/, "$what: names the file and the place");
}

sub random_bytes { return join '', map { chr int rand 256 } 1 .. $_[0] }

# scripts
my $script = slurp("$TOP/corpus/core/early/start.wast") if -e "$TOP/corpus/core/early/start.wast";
$script //= "(module (func (export \"f\") (result i32) (i32.const 1)))\n(assert_return (invoke \"f\") (i32.const 1))\n";
for my $i (1 .. 6) {
    spew("$dir/random.wast", random_bytes(200));
    complains("random script $i", "$dir/random.wast", 'run', "$dir/random.wast");
}
my $open = rindex($script, '(');
spew("$dir/cut.wast", substr($script, 0, $open + 3));
complains('script cut in a command', "$dir/cut.wast", 'run', "$dir/cut.wast");
my ($status, $out, $err) = touchstone('run', "$dir/cut.wast", "$dir/good.wast");
is($status, 2, 'beside a good one');
like($out, qr/agree.*\n(.*\n)*.*ref [\d.]+\s+1/, 'the good one still ran');

# engine files
my $engine = slurp("$TOP/harness/engines/ref.yaml");
my %engines = (
    'random bytes' => random_bytes(300),
    'an unclosed list' => "name: x\nkind: ref\ncommand: [a, b\n",
    'no mapping' => "- a\n- b\n",
    'empty' => '',
    'an unknown key' => "$engine\nnmae: y\n",
    'an unknown kind' => $engine =~ s/kind: ref/kind: teapot/r,
    'no command' => $engine =~ s/^command:.*\n//mr,
    'no version' => $engine =~ s/^version:.*\n//mr,
    'a broken pattern' => $engine =~ s/match: .*/match: "(["}/r,
    'a command that is a map' => $engine =~ s/^command:.*/command: {a: b}/mr,
    'a way to stay up that there is not' => "$engine\nstay: telnet\n",
    'no number of processes' => "$engine\njobs: many\n",
    'a missing messages file' => "$engine\nmessages: [nowhere]\n",
    'a messages file with a path' => "$engine\nmessages: [../../etc/passwd]\n",
    'a number that is none' => "$engine\nlimits: {timeout: soon}\n",
    'a flag that is none' => $engine =~ s/default: true/default: perhaps/r,
    'a name with a plus' => $engine =~ s/^name: ref$/name: broken+split/mr,
    'an unknown route' => "$engine\nlinking: [tunnel]\n",
    'a route of another kind' => "$engine\nlinking: [split]\n",
    'a route that is a map' => "$engine\nlinking: {split: 1}\n",
    'a route twice' => ($engine =~ s/kind: ref/kind: js-shell/r) . "\nlinking: [split, split]\n",
    'a NUL' => "name: x\0y\n",
);
for my $what (sort keys %engines) {
    spew("$dir/engines/broken.yaml", $engines{$what} =~ s/^name: ref$/name: broken/mr);
    my ($status, $out, $err) = touchstone('run', "$dir/good.wast");
    is($status, 2, "engine file with $what: exit code 2") or diag($out, $err);
    ok(one_line($err), "engine file with $what: one line") or diag($err);
    like($err, qr/broken\.yaml:\d+:\d+: |nowhere\.yaml: /, "engine file with $what: names file, line, column");
}
for my $i (1 .. 20) {
    my $cut = substr($engine, 0, int rand length $engine);
    spew("$dir/engines/broken.yaml", $cut);
    my ($status, $out, $err) = touchstone('engines');
    ok($status == 2 ? one_line($err) : $status == 0, "engine file cut after " . length($cut) . ' bytes') or diag($err);
}
unlink "$dir/engines/broken.yaml";
spew("$dir/engines/second.yaml", $engine);
($status, $out, $err) = touchstone('engines');
is($status, 2, 'two engines of one name: exit code 2');
like($err, qr/engine 'ref' has another file already/, 'said so');
unlink "$dir/engines/second.yaml";

# suites.yaml
my $suites = slurp("$TOP/corpus/suites.yaml");
my %suites = (
    'random bytes' => random_bytes(300),
    'an unclosed map' => "version: 1\nsuites:\n  - {name: x\n",
    'no list' => "version: 1\nsuites: 7\n",
    'no version' => "suites: []\n",
    'another version' => $suites =~ s/version: 1/version: 99/r,
    'a suite without a name' => "version: 1\nsuites:\n  - {title: x, kind: wast}\n",
    'a suite twice' => "version: 1\nsuites:\n  - {name: x, title: x, kind: wast}\n  - {name: x, title: x, kind: wast}\n",
    'an unknown kind' => "version: 1\nsuites:\n  - {name: x, title: x, kind: tarot}\n",
    'an unknown key' => "version: 1\nsuites:\n  - {name: x, title: x, kind: wast, colour: red}\n",
);
for my $what (sort keys %suites) {
    $ENV{TOUCHSTONE_SUITES} = spew("$dir/suites.yaml", $suites{$what});
    complains("suites.yaml with $what", "$dir/suites.yaml", 'run', "$dir/good.wast");
}
$ENV{TOUCHSTONE_SUITES} = "$dir/no-such-suites.yaml";
complains('suites.yaml that is not there', "$dir/no-such-suites.yaml", 'list');
delete $ENV{TOUCHSTONE_SUITES};

# databases
($status) = touchstone('run', "$dir/good.wast", '--db', "$dir/good.db", '-q');
is($status, 0, 'a good database');
system("sqlite3 $dir/good.db 'pragma wal_checkpoint(truncate)' > /dev/null");
my $good = slurp("$dir/good.db");
spew("$dir/random.db", random_bytes(8192));
spew("$dir/text.db", "this is not a database\n" x 100);
spew("$dir/short.db", substr($good, 0, 50));
system("sqlite3 $dir/other.db 'create table t (x); insert into t values (1)'");
spew("$dir/newer.db", $good);
system("sqlite3 $dir/newer.db 'pragma user_version = 99'");
mkdir "$dir/folder.db";
for my $db (qw(random text short other newer folder)) {
    my $before = -d "$dir/$db.db" ? '' : slurp("$dir/$db.db");
    for my $words (['run', "$dir/good.wast"], ['query', 'runs'], ['replay', 'abc']) {
        complains("$db.db with $words->[0]", "$dir/$db.db", @$words, '--db', "$dir/$db.db");
    }
    is(-d "$dir/$db.db" ? '' : slurp("$dir/$db.db"), $before, "$db.db was not touched");
}
complains('a database that is not there', "$dir/none.db", 'query', 'runs', '--db', "$dir/none.db");
complains('a database in no folder', "$dir/no/such.db", 'run', "$dir/good.wast", '--db', "$dir/no/such.db");
# a database cut short behind its first page: never a crash, and it is said
spew("$dir/cut.db", substr($good, 0, int(length($good) / 2)));
($status, $out, $err) = touchstone('query', 'select * from runs, cases, replays', '--db', "$dir/cut.db");
ok($status == 2 || $status == 3, 'a database cut in the middle: exit code 2 or 3') or diag("$status $out $err");
ok(one_line($err), 'in one line') or diag($err);

done_testing;
