#!/usr/bin/perl
# Every assertion of the project's own corpus holds, and of the official core suite where it stands beside the project:
# a test a file.
use strict;
use warnings;
use File::Find;
use Test::More;

my $ref = ($ENV{TOUCHSTONE_BIN} || 'build/bin') . '/touchstone-ref';
my $top = $ENV{TOUCHSTONE_TOP} || '.';
my $official = "$top/../shared/suites/testsuite";

my @files;
find({ no_chdir => 1, wanted => sub { push @files, $_ if /\.wast$/ } }, "$top/corpus/core");
cmp_ok(scalar @files, '>', 0, 'the corpus is there');
push @files, glob("$official/*.wast $official/custom/*.wast") if -d $official;

for my $file (sort @files) {
    my $output = `"$ref" wast "$file" 2>&1`;
    my ($name) = $file =~ m{([^/]+/[^/]+)$};
    ok($? == 0 && $output =~ /: \d+ passed(, \d+ unsupported \([a-z0-9,-]+\))?\n\z/, $name) or diag(substr $output, 0, 2000);
}
done_testing();
