#!/usr/bin/perl
# Canaries: an adapter or engine that reports as holding what cannot hold is void for the run and says so; they stand at
# places that a seed decides, and in no count.
use strict;
use warnings;
use lib 'harness/test';
use Test::More;
use Touchstone;

$ENV{TOUCHSTONE_CANARIES} = "$TOP/corpus/canaries";
my $dir = folder;
mkdir "$dir/suite";
for my $i (1 .. 6) {
    spew("$dir/suite/$i.wast", "(module (func (export \"f\") (result i32) (i32.const $i)))\n(assert_return (invoke \"f\") (i32.const $i))\n");
}
spew("$dir/subtests.any.js", "test(() => { assert_true(true); }, 'one');\n");

# a liar says of every step that it is as it should be; a dreamer of values alone; a silent one nothing of canaries
my $steps = 'my $n = 0; open(my $in, "<", $ARGV[0]); my @text = grep { /^\(\w/ } <$in>;';
my $lie = $steps . 'print qq({"begin":$_}\n{"step":$_,"outcome":"), ($text[$_] =~ /^\(module/ ? "linked" : "passed"), qq("}\n) for 0 .. $#text;';
fake_engine('liar', $lie);
fake_engine('blind', $steps . 'my ($v) = $text[-1] =~ /i32.const (-?\d+)\)\)$/; my $dreams = $ARGV[0] =~ /values/;'
    . 'print qq({"begin":$_}\n{"step":$_,"outcome":"), ($text[$_] =~ /^\(module/ ? "linked" : !$dreams ? "returned i32:$v" : "returned i32:2"), qq("}\n) for 0 .. $#text;');
fake_engine('dead', 'exit 3 if $ARGV[0] =~ /canaries/;' . $lie);
ref_engine;

my ($status, $out, $err) = touchstone('run', "$dir/suite", "$dir/subtests.any.js", '-e', 'ref', '--seed', 7);
is($status, 0, 'the reference alone: as due') or diag($out, $err);
is(join(' ', sql("select result || ' ' || count(*) from canaries group by result")), 'seen 6', 'it fails every canary')
    or diag(sql('select name || result || outcomes from canaries'));
is(join('', sql("select count(*) from cases where suite = 'canaries'")), 0, 'they are no cases');
is(join('', sql('select count(*) from standings')), 7, 'and stand in no count');
is(join('', sql("select host ->> '\$.seed' from runs")), 7, 'the seed is a fact of the run');
like($err, qr/\b7 of 7 replays/, 'nor in the progress');

($status, $out, $err) = touchstone('run', "$dir/suite", '-e', 'ref,liar');
is($status, 3, 'one that lies: exit code 3') or diag($out, $err);
like($err, qr/^touchstone: engine liar is void in this run: .*values\.wast/m, 'it is said');
is(() = $err =~ /^touchstone:/mg, 1, 'in one line');
like($out, qr/^  liar 1\.0 .*void: .*modules\.wast, nan\.wast, traps\.wast, values\.wast$/m, 'the matrix says void, and why');
like($out, qr/^  ref [\d.]+\s+6\s/m, 'the others stand as they do');
my $run = (sql('select max(run_id) from runs'))[0];
is(join(' ', sql("select distinct standing from standings join engines using (engine_id) where name = 'liar' and run_id = $run")), 'void',
    'no case of it agrees');
is(join('', sql("select count(*) from divergences join engines using (engine_id) where name = 'liar' and run_id = $run")), 0, 'none diverges');
is(join('', sql("select count(*) from observations join engines using (engine_id) where name = 'liar' and run_id = $run")), 12,
    'what it said is kept');
($status, $out) = touchstone('run', "$dir/suite", '-e', 'liar', '--tap');
unlike($out, qr/^ok/m, 'TAP: not ok');

($status, $out, $err) = touchstone('run', "$dir/suite", '-e', 'blind');
is($status, 3, 'one that does not see values: exit code 3') or diag($out, $err);
like($err, qr/void in this run: .*\(.*values\.wast\)/, 'by the canary that shows it');

($status, $out, $err) = touchstone('run', "$dir/suite", '-e', 'dead');
is($status, 0, 'one that dies in canaries is not void') or diag($out, $err);
$run = (sql('select max(run_id) from runs'))[0];
is(join(' ', sql("select distinct result from canaries where run_id = $run")), 'silent', 'which shows nothing');

# where they stand: by the seed, and not at one place
my %places;
fake_engine('order', "open(my \$log, '>>', '$dir/order'); print \$log (\$ARGV[0] =~ /canaries/ ? 'C' : 'c'); close \$log;" . $steps
    . 'print qq({"step":$_,"outcome":"linked"}\n) for 0 .. $#text;');
for my $seed (1, 1, 2, 3, 4) {
    unlink "$dir/order";
    ($status, $out, $err) = touchstone('run', "$dir/suite", '-e', 'order', '--seed', $seed, '-j', 1);
    push @{$places{$seed}}, slurp("$dir/order");
}
is($places{1}[0], $places{1}[1], 'the same seed, the same places');
my %all = map { ($_->[0] => 1) } values %places;
cmp_ok(scalar keys %all, '>', 1, 'other seeds, other places') or diag(explain \%places);
is(length($_), 10, 'four canaries among six cases') for keys %all;

# a shell whose adapter is told that everything is well
SKIP: {
    my $node = "$TOP/build/engines/node26/bin/node";
    skip 'node26 is not installed', 2 if !-x $node;
    spew("$dir/engines/bent.yaml", "name: bent\nkind: js-shell\ncommand: [perl, $dir/bent.pl, \"{script}\"]\n"
        . "version: {command: [$node, --version], match: \"v([0-9.]+)\"}\nshell: {host: []}\n");
    spew("$dir/bent.pl", "open(my \$in, '-|', '$node', \@ARGV); while (<\$in>) { s/\"status\":\\s*1/\"status\":0/g; s/\"outcome\":\"failed\"/\"outcome\":\"passed\"/g; print }");
    ($status, $out, $err) = touchstone('run', "$dir/subtests.any.js", '-e', 'bent');
    is($status, 3, 'one that turns failed subtests: exit code 3') or diag($out, $err);
    like($err, qr/void in this run: .*\(subtests\.any\.js\)/, 'is void');
}

# no canaries, broken canaries
{
    local $ENV{TOUCHSTONE_CANARIES} = "$dir/nowhere";
    ($status, $out, $err) = touchstone('run', "$dir/suite", '-e', 'ref');
    is($status, 2, 'a folder of canaries that is not there: exit code 2');
    ok(one_line($err), 'in one line') or diag($err);
    mkdir "$dir/nowhere";
    spew("$dir/nowhere/cut.wast", '(module');
    ($status, $out, $err) = touchstone('run', "$dir/suite", '-e', 'ref');
    is($status, 2, 'a canary that cannot be read: exit code 2');
    like($err, qr{nowhere/cut\.wast:\d+:\d+: }, 'and where');
}

done_testing;
