#!/usr/bin/perl
# The feature matrix: what probes and cases measured, what engines claim, and where cases contradict that; as a page and as JSON
# that keeps to its schema.
use strict;
use warnings;
use lib 'harness/test';
use JSON::PP;
use Test::More;
use Touchstone;

my $dir = folder;
ref_engine;
mkdir "$dir/s";
my $plain = '(module (func (export "f") (result i32) (i32.const 1)))';
my %modules = (
    old => $plain,
    simd1 => '(module (func (export "f") (result i32) (i32x4.extract_lane 0 (v128.const i32x4 1 2 3 4))))',
    simd2 => '(module (memory 1) (func (export "f") (result i32) (i32x4.extract_lane 1 (v128.const i32x4 0 1 3 4))))',
    gc => '(module (type (struct)) (func (export "f") (result i32) (drop (struct.new 0)) (i32.const 1)))',
    tail => '(module (func $g (result i32) (i32.const 1)) (func (export "f") (result i32) (return_call $g)))',
);
spew("$dir/s/$_.wast", "$modules{$_}\n", '(assert_return (invoke "f") (i32.const 1))' . "\n" x 1, $_ eq 'simd2' ? "(assert_return (invoke \"f\") (i32.const 1))\n" : ()) for sort keys %modules;

# An engine that refuses probes of REFUSED, and in cases does as OUTCOMES say, by file.
sub engine {
    my ($name, $refused, $outcomes, $more) = @_;
    my $table = join ', ', map { "$_ => '$outcomes->{$_}'" } sort keys %$outcomes;
    fake_engine($name, <<"PERL", $more);
open(my \$in, '<', \$ARGV[0]) or die; my \@lines = grep { /^\\(/ } <\$in>;
my (\$file) = \$ARGV[0] =~ m{(\\w+)\\.wast}; my \%of = ($table);
for my \$i (0 .. \$#lines) {
    my \$refused = \$lines[\$i] =~ /^\\(module \\\$($refused) /;
    my \$outcome = \$file eq 'features' ? (\$refused ? 'invalid' : 'linked') : \$i ? \$of{\$file} // 'returned i32:1' : 'linked';
    print qq({"step":\$i,"outcome":"\$outcome"}\\n);
}
PERL
}
engine('fair', 'gc|memory64', {gc => 'unsupported gc'});
engine('boasts', 'nothing', {simd1 => 'returned i32:7', simd2 => 'returned i32:7', gc => 'unsupported gc'});
engine('modest', 'tail-call', {});
engine('signs', 'simd', {simd1 => 'unsupported simd', simd2 => 'unsupported simd', gc => 'returned i32:2'}, "claims: [\"3.0\", -tail-call]\n");
engine('silent', 'nothing', {});
spew("$dir/silent.pl", "exit if \$ARGV[0] =~ /features/;\n", slurp("$dir/silent.pl"));
my ($ran, undef, $why) = touchstone("run", "$dir/s", "-q");
is($ran, 0, "a run") or diag($why);
my %told = map { split ' ' } sql("select e.name || '/' || f.feature || ' ' || f.has from engine_features f join engines e using (engine_id)");
is(join(' ', map { $told{$_} // 'unknown' } qw(fair/simd fair/gc fair/memory64 fair/threads fair/core1 silent/simd)), 'yes no no yes yes unknown', 'which probes each engine for all features, whatever its cases need');
my %claimed = map { ("$_->{engine}" => "$_->{of} $_->{claims_by}") } grep { $_->{denominator} eq 'claimed' } @{decode_json((touchstone('score', '--json'))[1])};
is_deeply(\%claimed, {ref => '5 file', fair => '4 probe', boasts => '5 probe', modest => '4 probe', signs => '4 file'}, 'so that what it claims is known');
is((touchstone('engines', 'probe', 'ref,fair,boasts,modest,signs'))[0], 0, 'probes');
my ($status, $text) = touchstone('report', '-F', 'features');
is($status, 0, 'features.json');
my $json = decode_json($text);
sub shown {
    my ($engine, $feature) = @_;
    my $of = $json->{engines}{$engine}{features}{$feature} // return 'nothing';
    return join ' ', map { my $v = $of->{$_}; "$_=" . (!defined $v ? 'null' : JSON::PP::is_bool($v) ? ($v ? 'true' : 'false') : $v) }
        qw(supported probe claimed claimed_by cases as_due contradicted_by evidence);
}
is(shown('fair', 'simd'), 'supported=true probe=accepted claimed=true claimed_by=probe cases=2 as_due=2 contradicted_by=0 evidence=null', 'what a probe says and cases bear out');
is(shown('fair', 'gc'), 'supported=false probe=refused claimed=false claimed_by=probe cases=1 as_due=0 contradicted_by=0 evidence=null', 'what both deny');
is(shown('fair', 'memory64'), 'supported=false probe=refused claimed=false claimed_by=probe cases=0 as_due=0 contradicted_by=0 evidence=null', 'what a probe alone denies');
is(shown('fair', 'threads'), 'supported=null probe=accepted claimed=true claimed_by=probe cases=0 as_due=0 contradicted_by=0 evidence=null', 'a probe alone bears nothing out');
is(shown('boasts', 'simd'), 'supported=partial probe=accepted claimed=true claimed_by=probe cases=2 as_due=0 contradicted_by=2 evidence=s/simd1.wast', 'a claim that cases contradict, with the smallest');
is(shown('boasts', 'gc'), 'supported=false probe=accepted claimed=true claimed_by=probe cases=1 as_due=0 contradicted_by=1 evidence=s/gc.wast', 'a probe that is accepted, and nothing comes of it');
is(shown('modest', 'tail-call'), 'supported=true probe=refused claimed=false claimed_by=probe cases=1 as_due=1 contradicted_by=1 evidence=s/tail.wast', 'a denial that a case contradicts');
is(shown('signs', 'simd'), 'supported=false probe=refused claimed=true claimed_by=file cases=2 as_due=0 contradicted_by=2 evidence=s/simd1.wast', 'a claim in the engine file against probe and cases');
is(shown('signs', 'tail-call'), 'supported=true probe=accepted claimed=false claimed_by=file cases=1 as_due=1 contradicted_by=1 evidence=s/tail.wast', 'and what it says not to have');
is(shown('silent', 'simd'), 'supported=true probe=null claimed=null claimed_by=null cases=2 as_due=2 contradicted_by=0 evidence=null', 'an engine that was not probed claims nothing');
is($json->{features}{simd}{cases}, 2, 'how many cases tell of a feature');
ok((grep { $_ eq 'since' } keys %{$json->{engines}{fair}{features}{simd}}) && $json->{engines}{fair}{features}{simd}{since} eq '1.0', 'since when');

is((touchstone('report', '-o', "$dir/out"))[0], 0, 'the site');
my $page = slurp("$dir/out/features.html");
is_deeply(decode_json(slurp("$dir/out/features.json")), $json, 'has the same file');
like($page, qr{<code>simd</code>.*?</tr>}s, 'a row a feature');
like($page, qr{claimed, <a href="case/s/simd1[^"]*">2 cases</a> contradict<}, 'a contradiction leads to a case');
like($page, qr{not claimed, <a href="case/s/tail[^"]*">1 case</a> contradicts<}, 'a denial, too');
like($page, qr{probe refused</span> <span class="of against">claimed by its file}, 'a claim that the probe contradicts');
like($page, qr/WebAssembly 1\.0.*WebAssembly 2\.0.*WebAssembly 3\.0.*Proposals/s, 'by versions, proposals at the end');

SKIP: {
    skip 'there is no jsonschema for python3; tools/setup --dev installs it', 12 if system('python3 -c "import jsonschema" 2>/dev/null');
    my $judge = spew("$dir/judge.py", <<'PYTHON');
import json, sys, jsonschema
schema = json.load(open(sys.argv[1]))
validator = jsonschema.validators.validator_for(schema)
validator.check_schema(schema)
errors = list(validator(schema).iter_errors(json.load(open(sys.argv[2]))))
for error in errors: print('/'.join(str(p) for p in error.absolute_path), error.message[:200])
sys.exit(1 if errors else 0)
PYTHON
    my $judged = sub { spew("$dir/judged.json", $_[0]); return `python3 $judge $TOP/reports/features.schema.json $dir/judged.json 2>&1` . ($? >> 8) };
    is($judged->($text), '0', 'it keeps to its schema');
    for my $spoil ([supported => '"yes"'], [cases => '-1'], [probe => '"ok"'], [claimed_by => '"me"'], [evidence => '7'], [since => '1'], [contradicted_by => '"2"']) {
        my ($key, $value) = @$spoil;
        my $spoilt = $text =~ s/"$key": [^,\n]*/"$key": $value/r;
        like($judged->($spoilt), qr/1\z/, "which notices a bad $key");
    }
    like($judged->($text =~ s/"run":/"walk":/r), qr/1\z/, '... a key that is none');
    like($judged->($text =~ s/"evidence": "[^"]*"/"evidence": null/r), qr/1\z/, '... a contradiction without a case');
    touchstone('run', "$dir/s", '-q', '-e', 'ref,fair', '-f', '*/old*', '--db', "$dir/small.db");
    is($judged->((touchstone('report', '-F', 'features', '--db', "$dir/small.db"))[1]), '0', 'so does that of a small run');
    is((touchstone('report', '-F', 'features', '--db', "$dir/small.db"))[0], 0, 'which is one');
}
done_testing;
