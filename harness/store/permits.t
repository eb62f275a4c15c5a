#!/usr/bin/perl
# An action's outcome agrees with the reference where it is any of those that the specification permits.
use strict;
use warnings;
use lib 'harness/test';
use Test::More;
use Touchstone;

my $dir = folder;
ref_engine;
spew("$dir/open.wast", <<'WAST');
(module (memory 1 20)
  (func (export "add") (param f32) (result f32) (f32.add (local.get 0) (f32.const 1)))
  (func (export "one") (result i32) (i32.const 1))
  (func (export "grow") (result i32) (memory.grow (i32.const 1)))
  (func (export "madd") (param v128) (result v128)
    (f32x4.relaxed_madd (local.get 0) (local.get 0) (v128.const f32x4 -1 -1 -1 -1))))
(invoke "add" (f32.const nan:0x400001))
(invoke "one")
(invoke "grow")
(invoke "madd" (v128.const i32x4 0x3F800800 0 0 0))
WAST

my @good = ('linked', 'returned f32:0x7fe00000(nan:arithmetic)', 'returned i32:1', 'returned i32:-1',
    'returned v128:0xbf800000bf800000bf8000003a000400');
# what the engine OF says at each step: @good, but at STEP the OUTCOME
sub engine {
    my ($of, $step, $outcome) = @_;
    my @lines = @good;
    $lines[$step] = $outcome if defined $step;
    fake_engine($of, join('', map { "print qq({\"step\":$_,\"outcome\":\"$lines[$_]\"}\\n);\n" } 0 .. $#lines));
}

engine('permitted');
engine('canonical', 1, 'returned f32:0xffc00000(nan:canonical)');
engine('number', 1, 'returned f32:0x3f800000(1)');
engine('settled', 2, 'returned i32:2');
engine('grown', 3, 'returned i32:7');
engine('fused', 4, 'returned v128:0xbf800000bf800000bf8000003a000000');
engine('rounded', 4, 'returned v128:0xbf800000bf800000bf8000003a000200');
engine('trapped', 3, 'trapped unreachable');

my ($status, $out, $err) = touchstone('run', "$dir/open.wast");
is($status, 0, 'it runs') or diag($out, $err);
my %standing = map { split ' ' }
    sql("select e.name || ' ' || standing from standings join engines e using (engine_id)");
is($standing{$_}, 'agree', "$_ agrees") for qw(ref permitted canonical fused);
is($standing{$_}, 'diverge', "$_ diverges") for qw(number settled grown rounded trapped);
is(join('|', sql('select count(*) from divergences')), 5, 'one divergence each');
is(join('|', sql("select due from divergences join engines using (engine_id) where name = 'grown'")),
    'returned i32:1 or returned i32:-1', 'what is due is all that is permitted');
is(join('|', sql("select due from divergences join engines using (engine_id) where name = 'settled'")), 'returned i32:1',
    'or the one outcome');
my ($permits) = sql("select permits from replays join engines using (engine_id) where name = 'ref'");
like($permits, qr/"1":\["returned f32:nan:\*"\]/, 'a NaN of open payload is a pattern');

# records that make no sense are passed over
fake_engine('noise', <<'PERL');
print qq($_\n) for '{"permits":-1,"outcomes":["x"]}', '{"permits":99,"outcomes":["x"]}', '{"permits":1,"outcomes":[1,null]}',
    '{"permits":1,"outcomes":"x"}', '{"permits":"1"}', '{"step":0,"outcome":"linked"}';
PERL
($status) = touchstone('run', "$dir/open.wast", '-e', 'ref,noise');
is($status, 1, 'steps are missing, nothing else happens');
done_testing();
