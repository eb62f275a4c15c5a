#!/usr/bin/perl
# Every byte in the first place of an alias and in the place of its kind: which decode, and which are malformed.
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

my $preamble = "\0asm\1\0\0\0";
# A module that exports one thing of every kind: kind 0 as "a", kind 6 as "g".
my $child = $preamble . section(1, list("\x60\0\0")) . section(14, list("\x08$preamble")) . section(15, list("\0\0\0"))
    . section(3, list("\0")) . section(4, list("\x70\0\0")) . section(5, list("\0\0")) . section(13, list("\0\0"))
    . section(6, list("\x7f\0\x41\0\x0b")) . section(7, list(map { "\1" . chr(0x61 + $_) . chr($_) . "\0" } 0 .. 6))
    . section(10, list("\2\0\x0b"));

# A script of one module a byte: MODULE of the byte must be malformed unless the byte is in the list.
sub script {
    my ($what, $module, %fine) = @_;
    my $text = ";;! features: module-linking\n";
    for my $byte (0 .. 255) {
        my $binary = '(module binary "' . join('', map { sprintf '\\%02x', ord } split //, $module->($byte)) . '")';
        $text .= $fine{$byte} ? "$binary\n" : "(assert_malformed $binary \"malformed alias\")\n";
    }
    open my $out, '>:raw', "$dir/sweep.wast" or die $!;
    print $out $text;
    close $out or die $!;
    my $said = `$ref wast $dir/sweep.wast 2>&1`;
    is($?, 0, "$what: every byte") or diag($said);
    return;
}

# REQ L-143
my $parent = sub { $preamble . section(14, list(sized($child))) . section(15, list("\0\0\0")) . section(16, list(shift)) };
script('the kind of an export', sub { my ($k) = @_; $parent->("\0\0" . chr($k) . "\1" . chr(0x61 + $k % 7)) }, map { $_ => 1 } 0 .. 6);
script('the first byte', sub { my ($b) = @_; $parent->(chr($b) . "\0\0\1a") }, 0 => 1);

# REQ L-103, L-143
my $nested = sub {
    my $inside = $preamble . section(16, list(shift));
    return $preamble . section(1, list("\x60\0\0")) . section(14, list("\x08$preamble"))
        . section(14, list(sized($inside)));
};
script('the kind of an outer alias', sub { my ($k) = @_; $nested->("\1\0" . chr($k) . "\0") }, 5 => 1, 7 => 1);
script('the first byte of an outer alias', sub { my ($b) = @_; $nested->(chr($b) . "\0\7\0") }, 1 => 1);

done_testing();
