#!/usr/bin/perl
# Where a fault in a nested module is said to be: in the child, as a place of the whole file.
use strict;
use warnings;
use File::Temp qw(tempdir);
use Test::More;

my $ref = ($ENV{TOUCHSTONE_BIN} || 'build/bin') . '/touchstone-ref';
my $dir = tempdir(CLEANUP => 1);

sub leb { my ($n) = @_; return $n < 128 ? chr $n : chr($n & 127 | 128) . leb($n >> 7) }
sub sized { my ($body) = @_; return leb(length $body) . $body }
sub section { my ($id, $body) = @_; return chr($id) . sized($body) }
sub list { return chr(@_) . join '', @_ }

# What validate says of BYTES: it must refuse them in one line.
sub refusal {
    my ($name, $bytes) = @_;
    open my $out, '>:raw', "$dir/$name" or die $!;
    print $out $bytes;
    close $out or die $!;
    my $said = `$ref validate --feature +module-linking $dir/$name 2>&1`;
    is($? >> 8, 2, "$name is refused");
    is(scalar(split /\n/, $said), 1, "$name: in one line");
    return $said;
}

my $preamble = "\0asm\1\0\0\0";

# REQ L-140
# The version of the child stands behind the parent's preamble, the section's id and size, count, size, and magic.
my $said = refusal('version.wasm', $preamble . section(14, list(sized("\0asm\2\0\0\0"))));
like($said, qr/version\.wasm:0x10: unknown binary version/, 'the place of the version in the file');
my $inner = $preamble . section(14, list(sized($preamble . section(17, ''))));
$said = refusal('section.wasm', $inner);
like($said, qr/section\.wasm:0x14: malformed section id/, 'the place of the unknown section');
$said = refusal('deep.wasm', $preamble . section(14, list(sized($inner))));
like($said, qr/deep\.wasm:0x20: malformed section id/, 'and one level deeper');

# REQ L-141
# The body of the child's only function is i64.const 0 where an i32 is due.
my $child = $preamble . section(1, list("\x60\0\1\x7f")) . section(3, list("\0")) . section(10, list("\4\0\x42\0\x0b"));
my $place = length($preamble) + 4 + index $child, "\x42\0\x0b";
$said = refusal('invalid.wasm', $preamble . section(14, list(sized($child))));
like($said, qr/invalid\.wasm:0x([0-9a-f]+): type mismatch/, 'a type mismatch somewhere');
my ($at) = $said =~ /:0x([0-9a-f]+):/;
cmp_ok(hex($at // 0), '>=', $place, 'in the body of the child or at its end');
cmp_ok(hex($at // 0), '<', $place + 4, 'and not behind it');

done_testing();
