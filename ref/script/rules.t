#!/usr/bin/perl
# Which instructions each step of a script reduced, and where the specification says how.
use strict;
use warnings;
use File::Temp qw(tempdir);
use JSON::PP;
use Test::More;

my $bin = ($ENV{TOUCHSTONE_BIN} // 'build/bin') . '/touchstone-ref';
my $dir = tempdir(CLEANUP => 1);
open(my $out, '>', "$dir/a.wast") or die;
print $out <<'WAST';
(module (memory 1)
  (func $add (param i32) (result i32) (i32.add (local.get 0) (i32.load (i32.const 0))))
  (func (export "fill") (memory.fill (i32.const 0) (i32.const 1) (i32.const 4)))
  (func (export "branch") (param i32) (result i32) (if (result i32) (local.get 0) (then (call $add (i32.const 1))) (else (f32.lt (f32.const 1) (f32.const 2)))))
  (func (export "trap") (i32.store (i32.const -1) (i32.const 0))))
(invoke "fill")
(invoke "branch" (i32.const 1))
(invoke "branch" (i32.const 0))
(assert_trap (invoke "trap") "out of bounds memory access")
(assert_invalid (module (func (result i32))) "type mismatch")
WAST
close $out;
sub rules_of {
    my %rules;
    for (`$bin wast --json --rules @_ $dir/a.wast`) {
        my $record = decode_json($_);
        $rules{$record->{step}} = join ' ', sort map { "$_->{instr}:$_->{section}" } @{$record->{rules}} if defined $record->{step};
    }
    return \%rules;
}
my $rules = rules_of();
is($rules->{0}, '', 'a module that runs nothing reduces nothing');
is($rules->{1}, 'end:exec-instrs-exit i32.const:exec-const memory.fill:exec-memory.fill', 'what a call reduced');
like($rules->{2}, qr/call:exec-call .*i32\.add:exec-binop .*i32\.load:exec-load-val/, 'calls are followed');
unlike($rules->{2}, qr/f32/, 'what was not reached is not there');
like($rules->{3}, qr/f32\.lt:exec-relop/, 'each step has its own');
unlike($rules->{3}, qr/i32\.add/, 'and nothing of the step before');
like($rules->{4}, qr/i32\.store:exec-store-val/, 'the instruction that traps is there');
is($rules->{5}, 'end:valid-instrs', 'of a module that is not valid the typing rule that refuses it');
is(rules_of('--feature', '2.0')->{5}, 'end:valid-instrs', 'whatever is on');
like(`$bin wast --json --rules $dir/a.wast`, qr/"instr":"memory\.fill","section":"exec-memory\.fill","feature":"bulk-memory"/, 'what an instruction came with is told');
unlike(`$bin wast --json $dir/a.wast`, qr/rules/, 'nobody is told who does not ask');
SKIP: {
    my $spec = $ENV{TOUCHSTONE_SPEC};
    skip 'TOUCHSTONE_SPEC does not say where the specification is', 1 if !$spec || !-d "$spec/core/exec";
    my %labels = map { /^\.\. _((?:exec|valid)-[^:]+):/ ? ($1 => 1) : () } `cat $spec/core/exec/*.rst $spec/core/valid/*.rst`;
    my @suite = glob 'corpus/core/exec/*.wast corpus/core/valid/*.wast corpus/core/gc/*.wast corpus/core/vector/*.wast corpus/core/tail-call/*.wast corpus/core/exceptions/*.wast corpus/core/memory64/*.wast';
    my %wrong;
    for (`$bin wast --json --rules @suite`) {
        my $record = decode_json($_);
        $wrong{"$_->{instr} $_->{section}"} = 1 for grep { !$labels{$_->{section}} } @{$record->{rules} // []};
    }
    is(join(', ', sort keys %wrong), '', 'every section is one of the specification');
}
done_testing;
