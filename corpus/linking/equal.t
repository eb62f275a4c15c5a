#!/usr/bin/perl
# Spellings that mean the same become the same bytes: equal/NAME.a.wat, NAME.b.wat and so on, one module each.
use strict;
use warnings;
use File::Basename qw(basename dirname);
use File::Temp qw(tempdir);
use Test::More;

my $ref = ($ENV{TOUCHSTONE_BIN} || 'build/bin') . '/touchstone-ref';
my $from = dirname(__FILE__) . '/equal';
my $dir = tempdir(CLEANUP => 1);

my %groups = (
    # SPEC module-linking/Explainer#single-level-imports
    # REQ L-003
    'inverted-import' => 'imports with the kind first',
    # SPEC module-linking/Explainer#module-and-instance-types
    # REQ L-014
    'type-abbreviation' => 'abbreviated imports and exports in types',
    # REQ L-017, L-018
    'inline-type' => 'types where they are used, and just before',
    # REQ L-018
    'reused-type' => 'an inline type that equals an earlier one',
    # REQ L-020
    'zero-level-type' => 'a zero-level export in a type, and what it adds',
    # SPEC module-linking/Explainer#nested-modules
    # REQ L-021
    'zero-level-outer' => 'a zero-level export of an outer type',
    # SPEC module-linking/Explainer#module-imports-and-nested-instances
    # REQ L-032
    'type-ids' => 'identifiers in types',
    # SPEC module-linking/Explainer#instance-imports-and-aliases
    # REQ L-067
    'inverted-alias' => 'aliases with the kind first',
    # REQ L-068
    'inline-alias' => 'an inline alias',
    # REQ L-069
    'reused-alias' => 'inline aliases that equal others',
    # REQ L-079
    'placed-alias' => 'where inline aliases go',
    # SPEC module-linking/Binary#module-level-updates
    # REQ L-078
    'late-alias' => 'an alias after a definition',
);

# The bytes of the text in FILE; undef, with the error shown, if it is refused.
sub assemble {
    my ($file) = @_;
    unlink "$dir/out.wasm";
    if (system($ref, 'wat2wasm', '--feature', '+module-linking', $file, '-o', "$dir/out.wasm") != 0) {
        diag("$file is refused");
        return undef;
    }
    open my $in, '<:raw', "$dir/out.wasm" or die "$dir/out.wasm: $!";
    local $/;
    return scalar <$in>;
}

my %files;
for my $file (sort glob "$from/*.wat") {
    my ($group) = basename($file) =~ /\A([\w-]+)\.[a-z]\.wat\z/ or die "$file: its name is not GROUP.LETTER.wat";
    push @{ $files{$group} }, $file;
}
is_deeply([sort keys %files], [sort keys %groups], 'the groups of the folder are the groups of this test');

my %seen;
for my $group (sort keys %groups) {
    my ($first, @others) = @{ $files{$group} // [] };
    my $want = defined $first ? assemble($first) : undef;
    ok(defined $want && @others, "$groups{$group}: a first spelling, and others") or next;
    ok(!$seen{$want}++, "$groups{$group}: bytes that no other group has");
    for my $file (@others) {
        my $got = assemble($file);
        is(unpack('H*', $got // ''), unpack('H*', $want), "$groups{$group}: " . basename($file));
    }
}
done_testing;
