#!/usr/bin/perl
# A hundred fields through one instance import name their module once.
use strict;
use warnings;
use File::Temp qw(tempdir);
use Test::More;

my $ref = ($ENV{TOUCHSTONE_BIN} || 'build/bin') . '/touchstone-ref';
my $dir = tempdir(CLEANUP => 1);

sub size {
    my ($text) = @_;
    open my $out, '>', "$dir/in.wat" or die $!;
    print $out $text;
    close $out or die $!;
    unlink "$dir/out.wasm";
    is(system($ref, 'wat2wasm', '--feature', '+module-linking', "$dir/in.wat", '-o', "$dir/out.wasm"), 0, 'assembled');
    return -s "$dir/out.wasm" || 0;
}

my $name   = 'a-module-with-a-name';
my @fields = map { "field$_" } 100 .. 199;
my $two    = size('(module (type (func)) ' . join('', map { qq{(import "$name" "$_" (func (type 0)))} } @fields) . ')');
my $one    = size(qq{(module (import "$name" (instance (type (func)) } . join('', map { qq{(export "$_" (func (type 0)))} } @fields) . ')))');

# REQ L-080
# A field costs 1 + 8 + 2 bytes in both forms, plus a byte that says "export" in one, plus the module's name in the other.
cmp_ok($one, '<', $two, "$one bytes are fewer than $two");
cmp_ok($two - $one, '>=', 98 * length $name, 'by the name, almost a hundred times');

done_testing();
