#!/usr/bin/perl
# Scripts come to the same outcomes when every allocation reclaims what is unreachable: those of the project's own corpus
# and of the official core suite, where it stands beside the project, in which objects are allocated.
use strict;
use warnings;
use File::Find;
use Test::More;

my $ref = ($ENV{TOUCHSTONE_BIN} || 'build/bin') . '/touchstone-ref';
my $top = $ENV{TOUCHSTONE_TOP} || '.';

sub allocates {
    my ($file) = @_;
    open my $in, '<', $file or die "$file: $!";
    local $/;
    return <$in> =~ /\((?:struct|array)\.new|\(throw |array\.init|try_table/;
}

my @files;
find({ no_chdir => 1, wanted => sub { push @files, $_ if /\.wast$/ } },
    grep { -d } "$top/corpus/core", "$top/../shared/suites/testsuite");
@files = grep { !m{/proposals/} && allocates($_) } sort @files;
cmp_ok(scalar @files, '>', 0, 'there are scripts that allocate');

for my $file (@files) {
    my $features = $file =~ m{/legacy/} ? '--feature +legacy-exceptions' : '';
    my $due = `"$ref" wast --json $features "$file" 2>&1`;
    my $got = `"$ref" wast --json $features --reclaim "$file" 2>&1`;
    my ($name) = $file =~ m{([^/]+/[^/]+)$};
    ok($got eq $due && $? >> 8 <= 2, $name);
}
done_testing();
