#!/usr/bin/perl
# What the specification leaves open: --nondet settles it by a seed, --json names it, --permits says what may come of it.
use strict;
use warnings;
use File::Temp qw(tempdir);
use JSON::PP;
use Test::More;

my $ref = ($ENV{TOUCHSTONE_BIN} || 'build/bin') . '/touchstone-ref';
my $dir = tempdir(CLEANUP => 1);

sub spew {
    my ($name, $text) = @_;
    open my $out, '>', "$dir/$name" or die "$name: $!";
    print $out $text;
    close $out;
    return "$dir/$name";
}

my $module = <<'END';
(module $m (memory 1 20)
  (func (export "nan") (result f32) (f32.div (f32.const 0) (f32.const 0)))
  (func (export "add") (param f32) (result f32) (f32.add (local.get 0) (f32.const 1)))
  (func (export "bits") (result i32) (i32.reinterpret_f32 (f32.div (f32.const 0) (f32.const 0))))
  (func (export "keep") (f32.store (i32.const 0) (f32.div (f32.const 0) (f32.const 0))))
  (func (export "kept") (result i32) (i32.load (i32.const 0)))
  (func (export "grow") (result i32) (memory.grow (i32.const 1)))
  (func (export "too much") (result i32) (memory.grow (i32.const 20)))
  (func (export "size") (result i32) (memory.size))
  (func $deep (export "deep") (param i32) (result i32)
    (if (result i32) (local.get 0)
      (then (call $deep (i32.sub (local.get 0) (i32.const 1)))) (else (i32.const 7))))
  (func (export "one") (result i32) (i32.const 1))
  (func (export "min") (result v128)
    (f32x4.relaxed_min (v128.const f32x4 0 0 1 2) (v128.const f32x4 nan -0 2 1)))
  (func (export "madd") (param v128) (result v128)
    (f32x4.relaxed_madd (local.get 0) (local.get 0) (v128.const f32x4 -1 -1 -1 -1))))
END

# The records of a script behind the module: outcomes, choices and permits by step.
sub records {
    my ($script, @options) = @_;
    my $file = spew('script.wast', $module . $script);
    my (@outcomes, %choices, %permits);
    for (split /\n/, `"$ref" wast --json @options "$file"`) {
        my $record = decode_json($_);
        $outcomes[$record->{step}] = $record->{outcome} if exists $record->{step};
        $choices{$record->{step}} = "@{$record->{choices}}" if $record->{choices};
        $permits{$record->{permits}} = join '|', @{$record->{outcomes}} if exists $record->{permits};
    }
    return (\@outcomes, \%choices, \%permits);
}

sub permits {
    my ($script) = @_;
    return (records($script, '--permits'))[2];
}

# ---- names of what was open
my ($outcomes, $choices) = records(<<'END');
(invoke "one") (invoke "nan") (invoke "grow") (invoke "min") (invoke "madd" (v128.const i32x4 0 0 0 0))
(invoke "deep" (i32.const 100000)) (assert_return (invoke "nan") (f32.const nan:canonical))
END
is_deeply($choices, { 2 => 'nan', 3 => 'growth', 4 => 'nan relaxed', 5 => 'relaxed', 6 => 'exhaustion', 7 => 'nan' }, 'choices');
is((records('(invoke "nan")'))[2]{1}, undef, 'no permits without being asked');

# ---- permitted sets
is_deeply(permits('(invoke "one") (invoke "size")'), {}, 'one outcome each: nothing to permit');
is_deeply(permits('(assert_return (invoke "grow") (i32.const 1)) (assert_return (invoke "nan") (f32.const nan))'), {},
    'assertions say themselves what may be');
is_deeply(permits('(invoke "nan")'), {}, 'the sign does not count: the class is canonical');
is_deeply(permits('(invoke "add" (f32.const nan:0x400001))'), { 1 => 'returned f32:nan:*' }, 'a payload is open, a NaN it is');
is_deeply(permits('(invoke "add" (f32.const nan))'), {}, 'not if the operand is canonical');
is_deeply(permits('(invoke "bits") (invoke "one")'), { 1 => 'returned i32:*' }, 'bits made of a NaN, and only them');
is_deeply(permits('(invoke "keep") (invoke "kept")'), { 2 => 'returned i32:*' }, 'also a step later');
is_deeply(permits('(invoke "grow") (invoke "size") (invoke "too much")'),
    { 1 => 'returned i32:1|returned i32:-1', 2 => 'returned i32:2|returned i32:1' }, 'growth may fail');
is_deeply(permits('(invoke "madd" (v128.const i32x4 0x3F800800 0 0x3F800800 0))'),
    { 1 => 'returned v128:0xbf8000003a000000bf8000003a000000|returned v128:0xbf8000003a000400bf8000003a000400' },
    'rounded twice or once, the same in all lanes');
is_deeply(permits('(invoke "min")'),
    { 1 => join '|', map { "returned v128:0x3f8000003f800000$_" } '80000000?fc00000', '0' x 16, '8000000000000000' },
    'each parameter of relaxed_min');
is_deeply(permits('(invoke "deep" (i32.const 10)) (invoke "deep" (i32.const 5000))'),
    { 2 => 'returned i32:7|exhausted' }, 'deep calls may be exhausted, shallow ones not');
is_deeply(permits('(invoke "one") (invoke "deep" (i32.const 100000)) (invoke "one")'), { 2 => '*', 3 => '*' },
    'behind a bound of this machine everything may be');

# ---- seeds
my %seen;
for my $seed (1 .. 12) {
    my $script = '(invoke "bits") (invoke "grow") (invoke "deep" (i32.const 300))';
    my ($first) = records($script, "--nondet=$seed" . '0000');
    my ($second) = records($script, "--nondet=$seed" . '0000');
    is_deeply($second, $first, "seed $seed: the same twice");
    $seen{$_}++ for map { "$_ $first->[$_]" } 1 .. 3;
}
is_deeply([sort grep { /^1/ } keys %seen], ['1 returned i32:-4194304', '1 returned i32:2143289344'], 'both signs');
is_deeply([sort grep { /^2/ } keys %seen], ['2 returned i32:-1', '2 returned i32:1'], 'growth fails and succeeds');
($outcomes) = records('(invoke "deep" (i32.const 300)) (invoke "grow")', '--nondet=0:exhaustion');
is_deeply($outcomes, ['linked', 'exhausted', 'returned i32:1'], 'exhaustion alone');
($outcomes) = records('(invoke "madd" (v128.const i32x4 0x3F800800 0 0 0))', '--nondet=1:relaxed,nan');
is($outcomes->[1], 'returned v128:0xbf800000bf800000bf8000003a000400', 'parameters are bits of the seed');
for my $bad ('x', '1x', '1:', '1:nonsense', '-1', '99999999999999999999', '') {
    my $said = `"$ref" wast --nondet='$bad' "$dir/script.wast" 2>&1`;
    is($? >> 8, 2, "--nondet '$bad' is refused");
    is($said =~ tr/\n//, 1, 'in one line');
}
my $wat = spew('m.wat', $module);
is(`"$ref" run --nondet=0:exhaustion "$wat" --invoke deep 300 2>&1` =~ /call stack exhausted/, 1, 'run knows --nondet');
is(`"$ref" run --nondet=deterministic --plain "$wat" --invoke deep 300`, "i32:7\n", 'and --plain');

done_testing();
