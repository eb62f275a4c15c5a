#!/usr/bin/perl
# Every assertion of every script holds, with fused units and without: the suites of corpus/suites.yaml that are in the
# project, and those of the official suite where a clone of it is at hand (TOUCHSTONE_TESTSUITE, or beside the project).
use strict;
use warnings;
use File::Find;
use Test::More;

my $ref = ($ENV{TOUCHSTONE_BIN} || 'build/bin') . '/touchstone-ref';
my $top = $ENV{TOUCHSTONE_TOP} || '.';
my $official = $ENV{TOUCHSTONE_TESTSUITE} || "$top/../shared/suites/testsuite";

# The entries of suites.yaml of kind wast: name, path, subdir, files, features. Each key stands on a line of its own.
sub suites {
    my @suites;
    open my $in, '<', "$top/corpus/suites.yaml" or die "corpus/suites.yaml: $!";
    while (<$in>) {
        push @suites, {} if /^  - /;
        $suites[-1]{$1} = $2 if @suites and /^  [- ] (\w+): *"?(.*?)"?$/;
    }
    return grep { $_->{kind} eq 'wast' } @suites;
}

# The files of SUITE; none where it is not here.
sub files {
    my ($suite) = @_;
    my $mine = $suite->{path} ne 'null';
    my $folder = $mine ? "$top/$suite->{path}" : $suite->{subdir} eq '.' ? $official : "$official/$suite->{subdir}";
    return unless -d $folder;
    return sort glob "$folder/$suite->{files}" if $suite->{files} !~ m{^\*\*/};
    my @files;
    find({ no_chdir => 1, wanted => sub { push @files, $_ if /\.wast$/ } }, $folder);
    return sort @files;
}

# What REF says of each of FILES with OPTIONS: lines by file; and whether it ended well.
sub run {
    my ($options, @files) = @_;
    my %said;
    open my $out, '-|', $ref, 'wast', @$options, @files or die "$ref: $!";
    while (<$out>) {
        my ($file) = /^(.*?\.wast):/;
        $said{$file // ''} .= $_;
    }
    return (scalar close($out), \%said);
}

my $url = qr{/WebAssembly/testsuite$};
for my $suite (grep { $_->{kind} eq 'wast' and $_->{path} ne 'null' || $_->{url} =~ $url } suites) {
    my @files = files($suite);
    my @switches = map { ('--feature', $_) } ($suite->{features} // '') =~ /"([^"]+)"/g;
    for my $mode ([], ['--plain']) {
        SKIP: {
            skip "suite $suite->{name} is not here", 1 unless @files;
            my ($well, $said) = run([@switches, @$mode], @files);
            ok($well, "$suite->{name} @$mode ends well");
            for my $file (@files) {
                my ($name) = $file =~ m{([^/]+)$};
                like($said->{$file} // '', qr/\A\Q$file\E: \d+ passed\n\z/, "$suite->{name}/$name @$mode");
            }
        }
    }
}
done_testing();
