#!/usr/bin/perl
# What touchstone list selects, and what doctor says.
use strict;
use warnings;
use lib 'harness/test';
use JSON::PP;
use Test::More;
use Touchstone;

my $dir = folder;
$ENV{TOUCHSTONE_EXPECTATIONS} = "$dir/none.yaml";
ref_engine;
mkdir "$dir/s";
spew("$dir/s/plain.wast", "(module)\n");
spew("$dir/s/simd.wast", "(module (func (result v128) (v128.const i32x4 1 2 3 4)))\n");
spew("$dir/s/gc.wast", "(module (type (struct)) (func (result (ref null 0)) (ref.null 0)))\n");
spew("$dir/s/wrong.wast", "(module (func (export \"f\") (result i32) (i32.const 1)))\n(assert_return (invoke \"f\") (i32.const 2))\n");
sub listed {
    my ($status, $out, $err) = touchstone('list', "$dir/s", @_);
    return $status ? "exit $status" : join ' ', map { s{^s/}{}r =~ s/\.wast//r } split /\n/, $out;
}
is(listed(), 'gc plain simd wrong', 'all');
is(listed('--need', 'simd'), 'simd', 'those that need a feature');
is(listed('--without', 'simd', '--without', 'gc'), 'plain wrong', 'those that do not');
is(listed('--need', 'simd', '--need', 'gc'), 'exit 4', 'nothing is selected');
is(listed('--need', 'nothing'), 'exit 2', 'no such feature');
is(listed('--kind', 'js'), 'exit 4', 'by kind');
like((touchstone('list', "$dir/s", '--kind', 'js'))[2], qr/\Atouchstone: nothing is selected[^\n]*\n\z/, 'which is said');
is(listed('-f', 's/p*'), 'plain', 'by name');
is(listed('-f', 's/[gs]*', '--without', 'gc', '--kind', 'wast'), 'simd', 'filters go together');
is(listed('-f', 's/p*', '--need', 'simd'), 'exit 4', 'and leave nothing where they contradict');
touchstone('run', "$dir/s", '-q');
is(listed('--standing', 'diverge'), 'wrong', 'by how they stood');
is(listed('--standing', 'agree', '-e', 'ref'), 'gc plain simd', 'on an engine');
is(listed('--standing', 'agree', '-e', 'nobody'), 'exit 4', 'on one that was not asked');
is(listed('--standing', 'agree', '--without', 'simd', '-f', 's/[ps]*'), 'plain', 'with the other filters');
is(listed('--standing', 'lucky'), 'exit 2', 'a word that nothing stands as');
for (['js-api', 'js'], ['programs', 'program'], ['core', 'wast']) {
    my ($suite, $kind) = @$_;
    my @kinds = map { my ($status, $out) = touchstone('list', $suite, '--json', @$_); $status ? "exit $status" : scalar @{decode_json($out)} } [], ['--kind', $kind];
    ok($kinds[0] > 0 && $kinds[0] eq $kinds[1], "$suite has cases of kind $kind") or diag("@kinds");
}
is(listed('--kind', 'lua'), 'exit 2', 'a kind that there is not');
is(listed('--standing', 'agree', '--db', "$dir/none.db"), 'exit 2', 'no such database');
is(listed('-e', 'ref'), 'exit 2', 'an engine alone says nothing');
my ($status, $out) = touchstone('list', "$dir/s", '--json', '--need', 'gc');
my $json = decode_json($out);
is_deeply([map { "$_->{suite} $_->{name} $_->{kind} $_->{steps}" } @$json], ['s gc.wast wast 1'], 'as JSON');
ok((grep { $_ eq 'gc' } @{$json->[0]{needs}}), 'with what they need');

($status, $out) = touchstone('doctor');
is($status, 0, 'doctor: all that is needed is here') or diag($out);
like($out, qr/^ok +engine ref +\d/m, 'engines');
like($out, qr/^ok +suite core /m, 'suites');
like($out, qr/^ok +results +\S+: 1 runs, 0 incomplete/m, 'results');
like($out, qr/^  engines +\Q$dir\E\/engines   \(TOUCHSTONE_ENGINES\)$/m, 'where settings come from');
like($out, qr/^(?:ok|missing) +isolation of network +\S/m, 'how engines are held in');
fake_engine('absent', '');
spew("$dir/engines/absent.yaml", slurp("$dir/engines/absent.yaml") =~ s/\[perl, -e/[$dir\/none, -e/r, "install: make absent\n");
($status, $out) = touchstone('doctor');
is($status, 0, 'what is missing need not be needed');
like($out, qr/^missing +engine absent .*; get it with: make absent$/m, 'but is said, with how to get it');
spew("$dir/engines/ref.yaml", slurp("$dir/engines/ref.yaml") =~ s/touchstone-ref/touchstone-none/gr);
($status, $out) = touchstone('doctor');
is($status, 3, 'the reference is needed');
like($out, qr/^MISSING +engine ref /m, 'and said');
{
    # a machine that has nothing: no program at all is on its PATH
    local $ENV{PATH} = "$dir/bare";
    mkdir "$dir/bare";
    ($status, $out, my $err) = touchstone('doctor');
    is($err, '', 'nothing is there, and nothing else is said');
    like($out, qr/^missing +\Q$_\E +.*; get it with: \S/m, "... but that $_ is missing, and how to get it") for qw(git npm python3 wast2json clang);
    unlike($out, qr/^missing(?!.*get it with: \S)/m, 'whatever is missing can be got');
    symlink '/bin/true', "$dir/bare/git";
    like((touchstone('doctor'))[1], qr/^ok +git +\Q$dir\E\/bare\/git$/m, 'what is there is found');
}
spew("$dir/none.yaml", "version: 2\n");
is((touchstone('doctor'))[0], 3, 'so are expectations that can be read');
done_testing;
