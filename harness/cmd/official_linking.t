#!/usr/bin/perl
# The official suite (TOUCHSTONE_TESTSUITE: a clone of it) on the reference without and with module linking: nothing fails
# without, and what another outcome has with it is what corpus/linking/official-changes.md lists.
# REQ L-055
use strict;
use warnings;
use lib 'harness/test';
use Test::More;
use Touchstone;

my $suite = $ENV{TOUCHSTONE_TESTSUITE};
plan skip_all => 'TOUCHSTONE_TESTSUITE does not name a clone of the official suite' unless $suite && -d $suite;
my @files = map { s{.*/}{}r } glob("$suite/*.wast");
cmp_ok(scalar @files, '>', 200, 'the files at the top: ' . @files);

# The steps of FILE: [line, outcome, verdict]. What references are numbered by is not looked at.
sub steps {
    my ($file, @more) = @_;
    open(my $in, '-|', "$BIN/touchstone-ref", 'wast', '--json', @more, "$suite/$file") or die "touchstone-ref: $!";
    my @steps = map { /^\{"step":\d+,"line":(\d+),.*?"outcome":"([^"]*)","verdict":"(\w+)"/ ? [$1, $2, $3] : () } <$in>;
    close($in);
    $_->[1] =~ s/#\d+/#/g for @steps;
    return @steps;
}

my (@changed, @failed, @uneven);
for my $file (@files) {
    my @off = steps($file);
    my @on = steps($file, '--feature', '+module-linking');
    push @failed, map { "$file $_->[0]" } grep { $_->[2] eq 'fail' } @off;
    push @uneven, $file unless @off && @off == @on;
    for my $i (0 .. $#off) {
        my ($before, $after) = ($off[$i][1], $on[$i] ? $on[$i][1] : 'missing');
        next if $before eq $after or $after eq 'failed no instance';
        push @changed, "$file | $off[$i][0] | $before | $after";
    }
}
is_deeply(\@failed, [], 'without module linking no assertion fails');
is_deeply(\@uneven, [], 'the files have the same steps');

my @listed = map { /^\| (\S+\.wast \| \d+ \| [^|]+ \| [^|]+) \| (.+) \|$/ ? [$1, $2] : () }
    split /\n/, slurp("$TOP/corpus/linking/official-changes.md");
is_deeply([sort @changed], [sort map { $_->[0] } @listed], 'with it, what changes is what is listed')
    or diag("computed:\n", map { "| $_ |\n" } @changed);
is(scalar(grep { $_->[1] !~ /\w/ } @listed), 0, 'each for a reason');
diag(scalar(@changed) . ' steps of ' . keys(%{{map { (split / /)[0] => 1 } @changed}}) . ' files change with module linking');

done_testing;
