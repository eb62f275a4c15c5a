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
like($out, qr/^s\n  engine +cases +number +whole/m, 'a table');
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
done_testing;
