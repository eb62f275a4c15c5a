#!/usr/bin/perl
# Sugar and what it stands for give the same bytes.
use strict;
use warnings;
use File::Temp qw(tempdir);
use Test::More;

my $ref = ($ENV{TOUCHSTONE_BIN} || 'build/bin') . '/touchstone-ref';
my $dir = tempdir(CLEANUP => 1);

# The bytes of TEXT in hexadecimal, or what the tool said.
sub bytes {
    my ($text) = @_;
    open my $out, '>', "$dir/in.wat" or die "$dir/in.wat: $!";
    print $out $text;
    close $out or die "$dir/in.wat: $!";
    unlink "$dir/out.wasm";
    my $said = `$ref wat2wasm --feature +module-linking $dir/in.wat -o $dir/out.wasm 2>&1`;
    open my $in, '<:raw', "$dir/out.wasm" or return "nothing: $said";
    local $/;
    return unpack 'H*', scalar <$in>;
}

sub same {
    my ($what, $short, $long) = @_;
    my $want = bytes($long);
    like($want, qr/^0061736d/, "$what: the long form is a module");
    is(bytes($short), $want, $what);
    return;
}

# REQ L-105
same('outer aliases by names and by numbers',
    '(module $P (type $T (func)) (module $M) (module (module (alias outer $P $T (type)) (alias outer $P $M (module)))))',
    '(module (type (func)) (module) (module (module (alias outer 1 0 (type)) (alias outer 1 0 (module)))))');

# REQ L-107
my $fileops = '(type $F (instance (export "read" (func))))';
same('an outer type inline',
    "(module \$P $fileops (module (import \"f\" (instance (type outer \$P \$F)))))",
    "(module \$P $fileops (module (alias outer \$P \$F (type \$T)) (import \"f\" (instance (type \$T)))))");
same('an outer type inline, twice',
    '(module $P (type $T (func)) (module (import "f" (func (type outer $P $T))) (import "g" (func (type outer $P $T)))))',
    '(module $P (type $T (func)) (module (alias outer $P $T (type)) (import "f" (func (type 0))) (import "g" (func (type 0)))))');
same('an outer type inline, in a type',
    '(module $P (type $T (func)) (type (instance (export "f" (func (type outer $P $T))))))',
    '(module $P (type $T (func)) (type (instance (alias outer $P $T (type)) (export "f" (func (type 0))))))');
same('an outer type inline, of a function',
    '(module $P (type $T (func)) (module (func (type outer $P $T))))',
    '(module $P (type $T (func)) (module (alias outer $P $T (type)) (func (type 0))))');

# REQ L-220
same('an outer module inline',
    '(module $P (module $M) (module (instance (instantiate (module outer $P $M))) (export "m" (module outer 0 0))))',
    '(module $P (module $M) (module (alias outer $P $M (module)) (instance (instantiate 0)) (export "m" (module 0))))');

# REQ L-117
my $i = '(import "i" (instance $i (export "j" (instance (export "k" (func))))))';
same('an inline alias of two levels',
    "(module $i (func (call (func \$i \"j\" \"k\"))))",
    "(module $i (alias \$i \"j\" (instance \$j)) (alias \$j \"k\" (func \$k)) (func (call \$k)))");
same('twice, with an alias of the first level there',
    "(module $i (alias \$i \"j\" (instance \$j)) (func (call (func \$i \"j\" \"k\")) (call (func \$j \"k\"))))",
    "(module $i (alias \$i \"j\" (instance \$j)) (alias \$j \"k\" (func \$k)) (func (call \$k) (call \$k)))");
my $deep = '(export "e" (func))';
for my $name (qw(d c b a)) { $deep = "(export \"$name\" (instance $deep))" }
same('five levels',
    "(module (import \"i\" (instance \$i $deep)) (func (call (func \$i \"a\" \"b\" \"c\" \"d\" \"e\"))))",
    "(module (import \"i\" (instance \$i $deep)) (alias 0 \"a\" (instance)) (alias 1 \"b\" (instance))"
      . ' (alias 2 "c" (instance)) (alias 3 "d" (instance)) (alias 4 "e" (func)) (func (call 0)))');

# REQ L-118, L-123
same('a zero-level export',
    '(module (module $M (func (export "a")) (global (export "b") i32 (i32.const 0))) (instance $i (instantiate $M)) (export $i))',
    '(module (module $M (func (export "a")) (global (export "b") i32 (i32.const 0))) (instance $i (instantiate $M))'
      . ' (alias $i "a" (func)) (alias $i "b" (global)) (export "a" (func 0)) (export "b" (global 0)))');

# REQ L-122
same('an export inside an instance definition',
    '(module (module $M) (instance (export "a") (export "b") (instantiate $M)))',
    '(module (module $M) (instance (instantiate $M)) (export "a" (instance 0)) (export "b" (instance 0)))');
same('an export inside an alias',
    "(module $i (instance (export \"x\") (alias \$i \"j\")))",
    "(module $i (alias \$i \"j\" (instance)) (export \"x\" (instance 1)))");

# REQ L-149
same('an instance import inverted',
    '(module (type $T (instance)) (instance $i (import "x") (type $T)))',
    '(module (type $T (instance)) (import "x" (instance $i (type $T))))');
same('an instance import inverted, its type written out',
    '(module (instance (import "x") (export "f" (func))))',
    '(module (import "x" (instance (export "f" (func)))))');
same('a module import inverted',
    '(module (type $T (module)) (module $m (import "x") (type $T)))',
    '(module (type $T (module)) (import "x" (module $m (type $T))))');
same('a module import inverted, its type written out',
    '(module (module (import "x") (import "a" (func)) (export "f" (func))))',
    '(module (import "x" (module (import "a" (func)) (export "f" (func)))))');

# REQ L-150
same('all sugar together',
    '(module $P (type $I (instance (export "v" (func)))) (module $L (func (export "v")))'
      . ' (module (import "t" (module $T (export "l" (instance (type outer $P $I)))))'
      . ' (instance $t (instantiate $T)) (instance $o (instantiate (module outer $P $L)))'
      . ' (func (call (func $t "l" "v"))) (export $o)))',
    '(module $P (type $I (instance (export "v" (func)))) (module $L (func (export "v")))'
      . ' (module (type (module (alias outer $P $I (type)) (export "l" (instance (type 0)))))'
      . ' (import "t" (module $T (type 0)))'
      . ' (instance $t (instantiate $T)) (alias outer $P $L (module $N)) (instance $o (instantiate $N))'
      . ' (alias $t "l" (instance $l)) (alias $l "v" (func $l.v)) (alias $o "v" (func $o.v))'
      . ' (func (call $l.v)) (export "v" (func $o.v))))');

# REQ L-123
# The printer shows a zero-level export as the aliases and exports that it is.
bytes('(module (module $M (func (export "a"))) (instance $i (instantiate $M)) (export $i))');
my $text = `$ref wasm2wat $dir/out.wasm --feature +module-linking`;
like($text, qr/\(alias[^\n]*"a"/, 'printed: an alias');
like($text, qr/\(export "a" \(func/, 'printed: an export with a name');
unlike($text, qr/\(export [^"]/, 'printed: none without');

done_testing();
