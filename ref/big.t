#!/usr/bin/perl
# Modules with very many imports, types, exports, segments and functions take time in proportion to their size: each
# command ends within a bound that work quadratic in the number of items would exceed many times over.
use strict;
use warnings;
use File::Spec;
use File::Temp qw(tempdir);
use Test::More;

my $ref = File::Spec->rel2abs(($ENV{TOUCHSTONE_BIN} || 'build/bin') . '/touchstone-ref');
my $sanitized = $ENV{TOUCHSTONE_SANITIZE};
my $n = $sanitized ? 30_000 : 100_000;
my $seconds = $sanitized ? 60 : 20;
my $dir = tempdir(CLEANUP => 1);

# FORMAT for each of 0 to $n - 1.
sub each_of {
    my ($format) = @_;
    return join "\n", map { $format =~ s/\?/$_/gr } 0 .. $n - 1;
}

my $last = $n - 1;
my %modules = (
    'imported functions' => each_of('(import "spectest" "print" (func))') . '(elem declare func ' . each_of('?') . ')'
      . each_of('(func $f? (call ?) (drop (ref.func ?)))') . each_of('(export "f?" (func $f?))'),
    'imported globals' => each_of('(import "spectest" "global_i32" (global $g? i32))')
      . each_of('(func (drop (global.get ?)))') . each_of('(export "g?" (global $g?))'),
    'tags' => each_of('(tag $t? (export "t?"))') . each_of('(func (throw $t?))'),
    'types' => each_of('(type $s? (sub (struct (field (ref null $s?)) (field $x i32))))')
      . each_of('(func (param (ref $s?)) (result i32) (struct.get $s? $x (local.get 0)))'),
    'types in one group' => '(rec ' . each_of('(type $s? (sub (struct (field (ref null ' . $last . ')))))') . ')'
      . each_of('(func (param (ref $s?)) (result (ref null ' . $last . ')) (struct.get $s? 0 (local.get 0)))'),
    'equal types' => each_of('(type (func (param i64)))') . each_of('(func (type ?))'),
    'names' => each_of('(func $"name ?" (@name "the same") (param $p? i32) (local $l? i32))'),
    'globals' => each_of('(global $g? (mut i32) (i32.const ?))') . each_of('(func (global.set $g? (global.get 0)))'),
    'custom sections' => each_of('(@custom "c?" "?")'),
);

for my $name (sort keys %modules) {
    open my $out, '>', "$dir/m.wat" or die $!;
    print $out "(module $modules{$name})\n";
    close $out;
    for my $command ('validate m.wat', 'wat2wasm --debug-names m.wat -o m.wasm', 'validate m.wasm',
        'wasm2wat m.wasm -o again.wat', 'wat2wasm --debug-names again.wat -o again.wasm', 'objdump -hxd m.wasm',
        'features m.wasm', 'wast m.wat')
    {
        is(system("cd '$dir' && timeout $seconds '$ref' $command >out 2>&1") >> 8, 0, "$name: $command")
          or diag(`head -c 1000 '$dir/out'`);
    }
    is(system("cmp '$dir/m.wasm' '$dir/again.wasm'"), 0, "$name: the same bytes from text and back");
}

# A module in a script keeps its own part of the script alone.
open my $script, '>', "$dir/modules.wast" or die $!;
print $script each_of('(module (func (export "f") (result i32) (i32.const ?)))'),
  qq(\n(assert_return (invoke "f") (i32.const $last))\n(assert_return (invoke "f") (i32.const 7))\n);
close $script;
like(`ulimit -v 8000000; timeout $seconds '$ref' wast '$dir/modules.wast'`,
    qr/:@{[$n + 2]}:1: .*: 1 passed, 1 failed$/s, 'modules in one script, the place in it') unless $sanitized;

# Exports are found, and imports linked, without looking at all of them.
open my $out, '>', "$dir/link.wast" or die $!;
print $out '(module $m (func (result i32) (i32.const 7)) ', each_of('(export "f?" (func 0))'), ')(register "m" $m)',
  '(module ', each_of('(import "m" "f?" (func (result i32)))'), '(export "last" (func ' . $last . ')))',
  '(assert_return (invoke "last") (i32.const 7))', each_of('(assert_return (invoke $m "f?") (i32.const 7))');
close $out;
like(`timeout $seconds '$ref' wast '$dir/link.wast'`, qr/: @{[$n + 1]} passed$/, 'exports called and linked by name');
is(system("cd '$dir' && timeout $seconds '$ref' wast2json link.wast -o link.json") >> 8, 0, 'wast2json of them');
done_testing();
