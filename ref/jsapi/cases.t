#!/usr/bin/perl
# The cases of corpus/js-api on the reference, by cases.js: before any package is installed.
use strict;
use warnings;
use Cwd qw(abs_path);
use File::Basename qw(dirname);
use File::Temp qw(tempdir);
use Test::More;

my $ref = abs_path($ENV{TOUCHSTONE_BIN} || 'build/bin') . '/touchstone-ref';
my $shim = abs_path('ref/jsapi/cases.js');
my $dir = tempdir(CLEANUP => 1);

# What a host would have to have; a case that asks for anything else is left out.
my %has = map { $_ => 1 } qw(createRealm detachArrayBuffer gc agent);

my @cases = sort map { glob "corpus/js-api/$_/*.any.js" } qw(memory table global tag exception realms);
plan skip_all => 'there are no cases in corpus/js-api' unless @cases;

for my $case (@cases) {
    open my $in, '<', $case or die "$case: $!";
    my @meta = grep { m{^// META:} } <$in>;
    my @lacks = grep { !$has{$_} } map { m{requires=(\S+)} ? split(/,/, $1) : () } @meta;
  SKIP: {
        skip "$case: there is no @lacks", 1 if @lacks;
        my @scripts = map { m{script=(\S+)} ? abs_path(dirname($case) . "/$1") : () } @meta;
        open my $out, '>', "$dir/run.js" or die $!;
        print $out map { "load('$_');\n" } $shim, @scripts, abs_path($case);
        print $out "run_promise_tests();\n";
        close $out;
        my $text = `$ref js --feature +threads $dir/run.js 2>&1`;
        ok($? == 0 && $text =~ /^1\.\.[1-9]\d*$/m, $case) or diag grep { !/^ok / } map { "$_\n" } split /\n/, $text;
    }
}
done_testing();
