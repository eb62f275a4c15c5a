#!/usr/bin/perl
# Denominators beside the official suite at its pinned revision: its folders are proposals, and its files are named after what
# they need.
use strict;
use warnings;
use lib 'harness/test';
use File::Basename;
use JSON::PP;
use Test::More;
use Touchstone;

my $suite = $ENV{TOUCHSTONE_TESTSUITE};
plan skip_all => 'set TOUCHSTONE_TESTSUITE to a clone of the official suite' if !$suite || !-e "$suite/i32.wast";
plan skip_all => 'denominators are the same in every build' if $ENV{TOUCHSTONE_SANITIZE};
ref_engine;
is((touchstone('suites', 'add', 'official', $suite))[0], 0, 'the suite is here');
my @folders = qw(official-legacy official-custom official-proposals-threads official-proposals-custom-page-sizes official-proposals-wide-arithmetic);
my ($status, undef, $err) = touchstone('run', @folders, '-q', '-e', 'ref');
is($status, 0, 'its folders are run') or diag($err);
my %of = map { ("$_->{suite} $_->{denominator}" => $_->{of}) } @{decode_json((touchstone('score', '--json'))[1])};
sub files { my ($folder) = @_; return scalar(() = glob("$suite/$folder/*.wast")) }
is($of{"official-$_ all"}, files($_ =~ tr{-}{/}r), "all of $_") for qw(legacy custom proposals-threads);
is($of{'official-proposals-threads threads'}, files('proposals/threads'), 'every file of threads needs it');
is($of{'official-legacy legacy-exceptions'}, files('legacy'), 'every legacy one needs the older exceptions');
is($of{'official-proposals-wide-arithmetic wide-arithmetic'}, files('proposals/wide-arithmetic'), 'every one of wide arithmetic needs it');
is($of{'official-proposals-custom-page-sizes custom-page-sizes'}, files('proposals/custom-page-sizes') - 1, 'custom page sizes: all but binary.wast, whose modules are malformed or have none');
ok(!exists $of{"$_ 3.0"}, "$_ has nothing of 3.0") for qw(official-legacy official-proposals-threads official-proposals-wide-arithmetic);
is($of{'official-custom 3.0'}, files('custom'), 'annotations are of 3.0');

($status, undef, $err) = touchstone('run', 'official', '-q', '-e', 'ref', '-f', '*/nop.wast');
is($status, 0, 'of the core suite one file is run') or diag($err);
my %row = map { ($_->{denominator} => $_) } @{decode_json((touchstone('score', '--json'))[1])};
my @names = map { basename($_) } glob("$suite/*.wast");
is("$row{all}{of} $row{all}{whole} $row{all}{not_run}", @names . ' 1 ' . (@names - 1), 'and the number is of all');
is($row{'3.0'}{of}, scalar @names, 'all of it is 3.0');
is($row{simd}{of}, scalar(grep { /^simd_|relaxed/ } @names), 'vectors: the files named after them');
is($row{'relaxed-simd'}{of}, scalar(grep { /relaxed/ } @names), 'relaxed ones');
cmp_ok($row{'1.0'}{of}, '<', $row{'2.0'}{of}, '1.0 is less than 2.0');
cmp_ok($row{'2.0'}{of}, '<', $row{'3.0'}{of}, 'and that less than 3.0');
my %cases = map { ($_->{name} => {map { $_ => 1 } @{$_->{needs}}}) } @{decode_json((touchstone('list', 'official', '--json'))[1])};
for my $pair ([gc => qr/^(array|struct|i31|ref_cast|ref_test|br_on_cast)/], [memory64 => qr/64\.wast$/ => qr/^(simd_|f64|i64)/], [exceptions => qr/^(try_table|throw|tag)/],
    ['tail-call' => qr/^return_call/], ['multi-memory' => qr/^(address|data|float_exprs|load|memory_copy|memory_fill|store|start|imports|linking|traps|memory_size)[0-4]\.wast/])
{
    my ($feature, $named, $but) = @$pair;
    my @named = grep { /$named/ && !($but && /$but/) } @names;
    is_deeply([grep { !$cases{$_}{$feature} } @named], [], "what is named after $feature needs it");
    cmp_ok($row{$feature}{of}, '>=', scalar @named, '... and is in its number');
    ok(@named > 1, '... and there is some');
}
# 1.0: no file of a later feature is in it
my @old = grep { !grep { !/^(core1|mutable-globals)$/ } keys %{$cases{$_}} } @names;
is($row{'1.0'}{of}, scalar @old, '1.0 has what needs WebAssembly 1.0 alone');
is_deeply([grep { /^(simd|relaxed|gc|array|struct|memory64|table64|throw|try|return_call|bulk|memory_(copy|fill|init)|table_|ref_)/ } @old], [], 'and no file that is named after what came later');
is_deeply([sort grep { !$cases{$_}{core1} && keys %{$cases{$_}} } @names], [], 'everything needs 1.0');
done_testing;
