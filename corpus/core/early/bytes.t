#!/usr/bin/perl
# Rows of the early document that only bytes can show: what the tools do to a module and back.
use strict;
use warnings;
use File::Temp qw(tempdir);
use Test::More;

my $ref = ($ENV{TOUCHSTONE_BIN} || 'build/bin') . '/touchstone-ref';
my $dir = tempdir(CLEANUP => 1);

sub put {
    my ($name, $bytes) = @_;
    open my $out, '>:raw', "$dir/$name" or die "$dir/$name: $!";
    print $out $bytes;
    close $out or die "$dir/$name: $!";
    return "$dir/$name";
}

sub get {
    my ($file) = @_;
    open my $in, '<:raw', $file or return '';
    local $/;
    return scalar <$in>;
}

# The bytes of a text.
sub assemble {
    my ($text) = @_;
    my $from = put('in.wat', $text);
    unlink "$dir/out.wasm";
    system $ref, 'wat2wasm', '--debug-names', $from, '-o', "$dir/out.wasm";
    return get("$dir/out.wasm");
}

# The bytes of the text of some bytes.
sub there_and_back {
    my ($bytes) = @_;
    my $from = put('in.wasm', $bytes);
    unlink "$dir/back.wat";
    system $ref, 'wasm2wat', $from, '-o', "$dir/back.wat";
    return assemble(get("$dir/back.wat"));
}

sub hex_is {
    my ($got, $want, $what) = @_;
    local $Test::Builder::Level = $Test::Builder::Level + 1;
    return is(unpack('H*', $got), unpack('H*', $want), $what);
}

my $preamble = "\0asm\1\0\0\0";
sub section { my ($id, $body) = @_; return chr($id) . chr(length $body) . $body }
sub name { my ($text) = @_; return chr(length $text) . $text }
my $type = section(1, "\1\x60\0\0");
my $function = section(3, "\1\0");
my $code = section(10, "\1\2\0\x0b");

# REQ D-003
hex_is(there_and_back($preamble . section(0, name('first') . "\0\xff\x80\"\\") . $type . $function
          . section(0, name('middle')) . $code . section(0, name('last') . "\x4d\0")),
    $preamble . section(0, name('first') . "\0\xff\x80\"\\") . $type . $function
      . section(0, name('middle')) . $code . section(0, name('last') . "\x4d\0"),
    'custom sections keep their bytes, their places and their order');

# REQ D-005
my $names = section(0, name('name') . "\0\2" . name('m') . "\1\4\1\0" . name('f'));
my $producers = section(0, name('producers') . "\1" . name('language') . "\1" . name('C') . name('11'));
my $map = section(0, name('sourceMappingURL') . name('x.js.map'));
my $external = section(0, name('external_debug_info') . name('x.dbg'));
for (['producers', $producers], ['source map', $map], ['external debug data', $external]) {
    hex_is(there_and_back("$preamble$type$function$code$_->[1]"), "$preamble$type$function$code$_->[1]",
        "$_->[0]: survives the tools");
}
my $named = there_and_back("$preamble$type$function$code$names");
hex_is($named, "$preamble$type$function$code$names", 'name section: survives the tools');

# REQ D-047
my $flat = assemble('(module (func (param i32) (result i32) local.get 0 if (result i32) i32.const 1 i32.const 2'
      . ' i32.add else block $b (result i32) i32.const 3 br $b end end))');
my $folded = assemble('(module (func (param i32) (result i32) (if (result i32) (local.get 0) (then (i32.add'
      . ' (i32.const 1) (i32.const 2))) (else (block $b (result i32) (br $b (i32.const 3)))))))');
ok(length $flat > 8, 'flat text has bytes');
hex_is($folded, $flat, 'folded and flat give equal bytes');

# REQ D-049
my $whole = assemble(<<'END');
(module
  (type (func (param i32 i64) (result f32 f64)))
  (import "m" "f" (func (type 0)))
  (import "m" "g" (global (mut externref)))
  (func (export "a") (export "b\00\"\\é") (local i64 i64 f32)
    (block (loop (if (i32.const -2147483648) (then (br 2)) (else (br_table 0 1 2 3 (i32.const 5))))))
    (call_indirect 1 (type 0) (i32.const 1) (i64.const -9223372036854775808) (i32.const 0))
    (drop) (drop (f32.load offset=4294967295 align=1 (i32.const 0)))
    (drop (f64.const -nan:0x4000000000001)) (drop (f32.const 0x1.fffffep+127)) (drop)
    (table.copy 1 1 (i32.const 0) (i32.const 0) (i32.const 0)) (memory.init 1 (i32.const 0) (i32.const 0) (i32.const 0))
    (drop (select (result externref) (ref.null extern) (ref.null extern) (i32.trunc_sat_f64_u (f64.const 0.1)))))
  (table 1 2 externref) (table 3 funcref) (memory 1 65536)
  (global i64 (i64.const 1)) (global (mut funcref) (ref.func 1))
  (start 2) (func)
  (elem (table 1) (i32.const 0) func 1 2) (elem declare func 1) (elem externref (ref.null extern))
  (data (i32.const 0) "\00\ff\"") (data "passive"))
END
ok(length $whole > 8, 'a module with a bit of everything has bytes');
hex_is(there_and_back($whole), $whole, 'bytes to text and back are the same bytes');

done_testing;
