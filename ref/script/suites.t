#!/usr/bin/perl
# Every assertion of the project's own corpus holds, and of the official core suite and those of the switched proposals
# where they stand beside the project: a test a file.
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

# Folders of the official suite, and what they switch.
my %switched = (
    'legacy' => '+legacy-exceptions',
    'proposals/threads' => '1.0,+threads',
    'proposals/custom-page-sizes' => '+custom-page-sizes',
    'proposals/wide-arithmetic' => '+wide-arithmetic',
);
my %features;
for my $folder (-d $official ? keys %switched : ()) {
    $features{$_} = "--feature $switched{$folder}" for glob("$official/$folder/*.wast");
}

for my $file (sort @files, keys %features) {
    my $switch = $features{$file} // '';
    my $output = `"$ref" wast $switch "$file" 2>&1`;
    my ($name) = $file =~ m{([^/]+/[^/]+)$};
    ok($? == 0 && $output =~ ($switch ? qr/: \d+ passed\n\z/ : qr/: \d+ passed(, \d+ unsupported \([a-z0-9,-]+\))?\n\z/), $name) or diag(substr $output, 0, 2000);
}
done_testing();
