#!/usr/bin/perl
# Scores over stated denominators, and where script, reference or an engine stands alone.
use strict;
use warnings;
use lib 'harness/test';
use JSON::PP;
use Test::More;
use Touchstone;

my $dir = folder;
$ENV{TOUCHSTONE_EXPECTATIONS} = "$dir/expectations.yaml";
ref_engine;
mkdir "$dir/s";
my $one = "(module (func (export \"f\") (result i32) (i32.const 1)))\n";
spew("$dir/s/old.wast", $one, "(assert_return (invoke \"f\") (i32.const 1))\n" x 3);
spew("$dir/s/simd.wast", "(module (func (export \"f\") (result i32) (i32x4.extract_lane 0 (v128.const i32x4 1 2 3 4))))\n(assert_return (invoke \"f\") (i32.const 1))\n");
spew("$dir/s/gc.wast", "(module (type (struct)) (func (export \"f\") (result i32) (drop (struct.new 0)) (i32.const 1)))\n(assert_return (invoke \"f\") (i32.const 1))\n");
spew("$dir/s/wrong.wast", $one, "(assert_return (invoke \"f\") (i32.const 2))\n");  # the script errs
spew("$dir/s/action.wast", $one, "(invoke \"f\")\n");
# what each engine returns at the steps behind the module, by script
sub engine {
    my ($name, %returns) = @_;
    my $code = 'my ($file) = $ARGV[0] =~ /(\w+)\.wast/; my %r = (' . join(', ', map { "$_ => '$returns{$_}'" } sort keys %returns)
        . '); print qq({"step":0,"outcome":"linked"}\n); for (1 .. ($file eq "old" ? 3 : 1)) { my $o = $r{$file} // "returned i32:1"; '
        . '$o = "returned i32:1" if $file eq "old" && $_ > 1; print qq({"step":$_,"outcome":"$o"}\n) }';
    fake_engine($name, $code);
}
engine('a', old => 'returned i32:5');
engine('b', gc => 'unsupported gc', action => 'returned i32:9');
engine('c', action => 'returned i32:9');
engine('d', action => 'returned i32:9');
spew("$dir/expectations.yaml", "version: 1\nrules:\n- {case: 's/simd*', engine: c, action: skip, reason: r, link: o/r#1}\n- {case: 's/simd*', engine: d, action: omit, reason: r, link: o/r#1}\n");
touchstone('run', "$dir/s", '-q');
my ($status, $out) = touchstone('score', '--json');
is($status, 0, 'scores');
my %score = map { ("$_->{engine} $_->{denominator}" => $_) } @{decode_json($out)};
sub fields { my ($of, @fields) = @_; return join ' ', map { $score{$of}{$_} // 'none' } @fields }
is(fields('a all', qw(cases whole steps good)), '5 3 12 10', 'an engine that fails a step of four, and one of a script that errs');
is(sprintf('%.4f', $score{'a all'}{mean}), sprintf('%.4f', (3 / 4 + 1 + 1 + 1 / 2 + 1) / 5), 'the mean of cases');
is(fields('b all', qw(cases whole good unsupported)), '5 2 9 1', 'what is unsupported is not as due; nor is an action that is not as on the reference');
is(fields('c all', qw(cases skipped whole)), '5 1 2', 'what is skipped counts as a case');
is(fields('d all', qw(cases skipped whole)), '4 0 2', 'what is omitted does not');
is(fields('a 1.0', 'cases') . fields('a 2.0', 'cases') . fields('a 3.0', 'cases'), '345', 'versions: what needs no more');
is(fields('a simd', 'cases') . fields('a gc', 'cases'), '11', 'features: what needs them');
is(fields('a threads', 'cases'), 'none', 'a denominator of no case is no row');
is(fields('a all', 'alone'), 1, 'the case that fails on this engine alone');
is($score{'a gc'}{everywhere} . $score{'b gc'}{alone}, '01', 'a case that one engine cannot be asked');
($status, $out) = touchstone('score');
like($out, qr/^s \(5 cases\)\n  engine +cases +number +whole/m, 'a table');
like($out, qr/^  a +all +5 +60\.0% +83\.3% +85\.0% /m, 'with parts in hundred, rounded down');
unlike($out, qr/ simd /, 'without features');
like((touchstone('score', '-f'))[1], qr/^  a +simd +1 +100\.0%/m, 'unless they are asked for');

# three oracles
($status, $out) = touchstone('score', '--alone', '--json');
my @alone = map { "$_->{alone} " . ($_->{engine} // '-') . " $_->{name}#$_->{step} $_->{alike}/$_->{answers} $_->{majority}" } @{decode_json($out)};
ok((grep { $_ eq 'script - wrong.wast#1 4/4 returned i32:1' } @alone), 'the script that errs stands alone') or diag(explain(\@alone));
ok((grep { $_ eq 'engine a old.wast#1 3/4 returned i32:1' } @alone), 'an engine that errs does');
ok(!(grep { /simd|gc/ } @alone), 'where engines do not answer nobody stands alone');
ok(!(grep { /action/ } @alone), 'nor where engines are of several minds');
engine('a', action => 'returned i32:9');
touchstone('run', "$dir/s/action.wast", '-q');
like((touchstone('score', '--alone'))[1], qr/^reference  \S*action\.wast#1 line 2: 4 of 4 engines returned i32:9, the reference returned i32:1$/m, 'where all engines agree against the reference, it does');
is((touchstone('score', '--run', 77))[0], 4, 'no such run');
is((touchstone('score', '--oracle', 'nobody'))[0], 2, 'no such oracle');

# ---- denominators do not move ----
# The rows of the newest run, or of RUN.
sub rows {
    my @words = @_;
    my ($status, $out) = touchstone('score', '--json', @words);
    return map { ("$_->{engine} $_->{denominator}" => $_) } @{decode_json($out)};
}
my @ways = qw(whole diverge crash timeout missing unsupported skipped void not_run);
sub adds_up {
    my ($row) = @_;
    my $sum = 0;
    $sum += $row->{$_} for @ways;
    return $sum == $row->{cases} && $row->{of} == $row->{cases} + $row->{omitted} + $row->{silent};
}
sub shown { my ($of, @fields) = @_; return join ' ', map { "$_=$score{$of}{$_}" } @fields }
fake_engine('dies', 'my ($file) = $ARGV[0] =~ /(\w+)\.wast/; kill "KILL", $$ if $file eq "simd"; sleep 60 if $file eq "gc"; exit if $file eq "action";'
    . 'print qq({"step":0,"outcome":"linked"}\n); print qq({"step":$_,"outcome":"returned i32:1"}\n) for 1 .. 3', "limits: {timeout: 1}\n");
fake_engine('liar', 'print qq({"step":$_,"outcome":"passed"}\n) for 0 .. 4;');
spew("$dir/engines/absent.yaml", "name: absent\nkind: ref\ncommand: [no-such-program-at-all, \"{file}\"]\nversion: {command: [no-such-program-at-all], match: \"(.*)\"}\ninstall: get absent\n");
mkdir "$dir/canaries";
spew("$dir/canaries/lie.wast", $one, "(assert_return (invoke \"f\") (i32.const 2))\n");
touchstone('run', "$dir/s", '-q', '-e', 'ref,a,d,dies,liar,absent');
%score = rows();
is(shown('dies all', qw(of cases whole crash timeout missing diverge not_run good)), 'of=5 cases=5 whole=1 crash=1 timeout=1 missing=1 diverge=1 not_run=0 good=5', 'crashed, hung, silent: each counts, and none is dropped');
is(shown('liar all', qw(of cases whole void good mean)), 'of=5 cases=5 whole=0 void=5 good=0 mean=0', 'an engine that is void scores nothing of the same number');
is(shown('absent all', qw(of cases whole not_run steps)), 'of=5 cases=5 whole=0 not_run=5 steps=12', 'so does one that is not here');
is($score{'absent all'}{version}, 'missing', 'which is said');
is(shown('d all', qw(of omitted cases)), 'of=5 omitted=1 cases=4', 'what is omitted is beside the number');
is(shown('ref all', qw(everywhere)), 'everywhere=1', 'those that are void or not here do not decide what is whole everywhere');
ok((!grep { !adds_up($_) } values %score), 'the ways of every row add up to its number');
is(join(',', map { $score{"$_ simd"}{of} } qw(ref a d dies liar absent)), '1,1,1,1,1,1', 'one number for all engines');
like((touchstone('score'))[1], qr/^  liar +all +5 +0\.0% .* 5 void$/m, 'in the table, too');
like((touchstone('score'))[1], qr/^  d +all +4 .*; 1 omitted$/m, 'with what is left out');

sub numbers { my %rows = rows(@_); return join ' ', map { "$_=$rows{$_}{of}/$rows{$_}{steps}" } sort keys %rows }
touchstone('run', "$dir/s", '-q', '-e', 'ref,a');
my $whole = numbers();
touchstone('run', "$dir/s", '-q', '-e', 'ref,a', '-f', '*/old*');
%score = rows();
is(numbers(), $whole, 'a part of a suite has the numbers of all of it');
is(shown('a all', qw(whole diverge not_run)), 'whole=1 diverge=0 not_run=4', 'what is not run is said');
is(sprintf('%.4f', $score{'ref all'}{mean}), '0.2000', 'and is not good');
like((touchstone('score'))[1], qr/A part was run: 1 of the 5 cases of the suite; the others are in the denominators, as not run/, 'in words, too');
for my $shard (1, 2) {
    touchstone('run', "$dir/s", '-q', '-e', 'ref,a', '--shard', "$shard/2", '--db', "$dir/shard$shard.db");
    is(numbers('--db', "$dir/shard$shard.db"), $whole, "so has shard $shard");
}
is((touchstone('merge', '-o', "$dir/united.db", "$dir/shard2.db", "$dir/shard1.db"))[0], 0, 'shards are united');
is(numbers('--db', "$dir/united.db"), $whole, 'and their union');
my %united = rows('--db', "$dir/united.db");
is("$united{'a all'}{whole} $united{'a all'}{not_run} $united{'a all'}{whole_suite}", '3 0 1', 'is the whole suite');
spew("$dir/s/broken.wast", "(module");
is((touchstone('run', "$dir/s", '-q', '-e', 'ref,a', '-f', '*/old*'))[0], 0, 'a file that is not selected and cannot be read is no matter');
is(numbers(), $whole, 'nor any case');
unlink "$dir/s/broken.wast";
system('sqlite3', $ENV{TOUCHSTONE_DB}, 'delete from run_manifests');
%score = rows();
is(shown('a all', qw(of whole_suite)), 'of=1 whole_suite=0', 'where a run did not note its suites, its cases stand for them');
like((touchstone('score'))[1], qr/did not note what the suite has as a whole: its denominators are of the 1 cases/, 'which is said');

# ---- claims ----
fake_engine('says', 'print qq({"step":0,"outcome":"linked"}\n); print qq({"step":$_,"outcome":"returned i32:1"}\n) for 1 .. 3', "claims: [\"2.0\", -simd]\n");
fake_engine('probed', 'open(my $in, "<", $ARGV[0]) or die; my $text = do { local $/; <$in> }; my $no = $ARGV[0] =~ /features/ && $text =~ /module \$(gc|memory64)/;'
    . 'print $no ? qq({"step":0,"outcome":"invalid"}\n) : qq({"step":0,"outcome":"linked"}\n); exit if $ARGV[0] =~ /features/; print qq({"step":$_,"outcome":"returned i32:1"}\n) for 1 .. 3');
touchstone('run', "$dir/s", '-q', '-e', 'ref,says,probed');
%score = rows();
is(shown('says claimed', qw(of cases)) . " $score{'says claimed'}{claims_by}", 'of=3 cases=3 file', 'what an engine\'s file claims');
ok(!exists $score{'probed claimed'}, 'what is not known is no row');
like((touchstone('score'))[1], qr/^probed: what these claim is not known; ask them: touchstone engines probe\.$/m, 'but is said');
is((touchstone('engines', 'probe', 'probed'))[0], 0, 'probes');
%score = rows();
is(shown('probed claimed', qw(of)) . " $score{'probed claimed'}{claims_by}", 'of=4 probe', 'what it was accepted for it claims');
is(shown('probed all', 'of'), 'of=5', 'and all is all');
like((touchstone('score'))[1], qr/^  probed +claimed +4 /m, 'in the table');
spew("$dir/engines/odd.yaml", slurp("$dir/engines/says.yaml") =~ s/name: says/name: odd/r =~ s/-simd/telepathy/r);
my ($odd, undef, $why) = touchstone('run', "$dir/s", '-q', '-e', 'ref,odd');
is($odd, 2, 'a claim to what is no feature');
like($why, qr/odd\.yaml:\d+:\d+: .*telepathy/, 'is refused with its place');
unlink "$dir/engines/odd.yaml";

# ---- oracles ----
touchstone('run', "$dir/s", '-q', '-e', 'ref,a,b,c,d');
my %by = map { my %rows = rows('--oracle', $_); ($_ => \%rows) } qw(due script reference majority);
sub by { my ($oracle, $of, @fields) = @_; return join ' ', map { "$_=$by{$oracle}{$of}{$_}" } @fields }
is(by('due', 'ref all', qw(whole good steps undecided)), 'whole=4 good=11 steps=12 undecided=0', 'the reference by what is due: the script that errs counts against it');
is(by('script', 'ref all', qw(whole good undecided)), 'whole=4 good=10 undecided=1', 'by the script, which says nothing of an action');
is(by('reference', 'ref all', qw(whole good undecided)), 'whole=5 good=12 undecided=0', 'by itself');
is(by('majority', 'ref all', qw(whole good undecided)), 'whole=4 good=11 undecided=0', 'by the majority, against which it stands in one action');
is(by('script', 'a all', qw(whole good)), 'whole=4 good=10', 'an engine by the script');
is(by('reference', 'a all', qw(whole good)), 'whole=4 good=11', 'by the reference');
is(by('majority', 'a all', qw(whole good)), 'whole=5 good=12', 'by the majority, which it is of');
is(by('majority', 'b all', qw(whole unsupported good)), 'whole=4 unsupported=1 good=11', 'what cannot be asked is not as most');
ok((!grep { !adds_up($_) } map { values %$_ } values %by), 'the ways add up by every oracle');
engine('a', old => 'returned i32:5');
engine('b', old => 'returned i32:6');
touchstone('run', "$dir/s", '-q', '-e', 'ref,a,b', '-f', '*/[ow]*');
%score = rows('--oracle', 'majority');
is(shown('ref all', qw(undecided good cases not_run)), 'undecided=1 good=5 cases=5 not_run=3', 'a tie decides nothing');
($status, $out) = touchstone('score', '--oracle', 'majority');
like($out, qr/^The majority decides 5 steps; in 1 two outcomes are equally frequent, 0 were answered by fewer than two engines/m, 'and is said');
like((touchstone('score', '--alone'))[1], qr/5 of 6 steps have a majority; in 1 two outcomes are equally frequent, 0 were/, 'likewise');
touchstone('run', "$dir/s", '-q', '-e', 'ref,a');
%score = rows('--oracle', 'majority');
is(shown('ref all', qw(of silent cases whole undecided)), 'of=5 silent=5 cases=0 whole=0 undecided=12', 'one engine is no majority');
like((touchstone('score', '--oracle', 'majority'))[1], qr/^The majority decides 0 steps; in 0 .*, 12 were answered by fewer than two engines/m, 'which is said, too');
like((touchstone('score', '--alone'))[1], qr/^nothing stands alone: 0 of 12 steps have a majority; .* 12 were answered by fewer/m, 'there as well');

# ---- other forms ----
touchstone('run', "$dir/s", '-q', '-e', 'ref,a,d');
($status, $out) = touchstone('score', '--markdown');
like($out, qr/^\| engine \| cases \| number \| whole \|.*\n\|---\|---\|--:\|/m, 'a table in Markdown');
like($out, qr/^\| d \| all \| 4 \| 50\.0 % \| 80\.0 % \| 75\.0 % \| \d \| \d \| 2 diverge; 1 omitted \|$/m, 'with the same figures');
touchstone('report', '-o', "$dir/site");
my $page = slurp("$dir/site/versions.html");
like($page, qr{>d</a> <span class="of">[^<]*</span></th><td><b>50\.0</b><span class="unit">%</span> <span class="of">2 of 4</span></td><td><b>80\.0</b>.*?8 of 10.*?<td>75\.0 %</td>.*?2 diverge; 1 omitted</td>}s, 'so has the site');
like($page, qr/<h2>WebAssembly 2\.0<\/h2>/, 'over versions');
like(slurp("$dir/site/index.html"), qr{>d</a>.*?<span class="of">2 of 4</span>}s, 'and on its first page');

# ---- subtests ----
mkdir "$dir/js";
spew("$dir/js/case.any.js", "test(() => {}, 'one');\ntest(() => {}, 'two');\n");
SKIP: {
    skip 'testharness.js is not here', 2 if (touchstone('run', "$dir/js", '-q', '-e', 'ref', '--db', "$dir/js.db"))[0];
    my %js = rows('--db', "$dir/js.db");
    is(join(' ', map { "$_ $js{$_}{of}/$js{$_}{steps}" } sort keys %js), 'ref all 1/3', 'a case in JavaScript is in all alone; its steps are what the reference had');
    system('sqlite3', "$dir/js.db", "update cases set steps = 9");
    %js = rows('--db', "$dir/js.db");
    is($js{'ref all'}{steps}, 3, 'whatever subtests other runs found');
}
done_testing;
