#!/usr/bin/perl
# The cases of corpus/esm on the reference, by jsapi/cases.js: before any package is installed. Their modules are built as
# the harness builds them.
use strict;
use warnings;
use Cwd qw(abs_path);
use File::Basename qw(basename dirname);
use File::Find;
use File::Path qw(make_path);
use File::Temp qw(tempdir);
use Test::More;

my $ref = abs_path($ENV{TOUCHSTONE_BIN} || 'build/bin') . '/touchstone-ref';
my $shim = abs_path('ref/jsapi/cases.js');
my $dir = tempdir(CLEANUP => 1);

# What a host would have to have; a case that asks for anything else is left out.
my %has = map { $_ => 1 } qw(createRealm gc agent esm esm-source esm-dynamic-source module-linking content-type first-bytes
                             realm-modules SharedArrayBuffer);

my @cases;
find({no_chdir => 1, wanted => sub { push @cases, $_ if m{/case\.any\.js$} }}, 'corpus/esm') if -d 'corpus/esm';
plan skip_all => 'there are no cases in corpus/esm' unless @cases;

sub slurp {
    my ($path) = @_;
    open my $in, '<:raw', $path or die "$path: $!";
    local $/;
    return <$in>;
}

sub spew {
    my ($path, $bytes) = @_;
    make_path(dirname $path);
    open my $out, '>:raw', $path or die "$path: $!";
    print $out $bytes;
    close $out;
}

# The bytes of (module binary "..."), undef where TEXT is no such module.
sub binary {
    my ($text) = @_;
    my ($strings) = $text =~ /\(\s*module\s+binary\b(.*)/s or return undef;
    my $bytes = join '', $strings =~ /"((?:[^"\\]|\\.)*)"/sg;
    my %char = (n => "\n", t => "\t", r => "\r");
    return $bytes =~ s/\\([0-9a-fA-F]{2})|\\(.)/defined $1 ? chr hex $1 : $char{$2} \/\/ $2/ger;
}

# The file PATH as TO; a module's text as what it is built to.
sub stage_file {
    my ($path, $to, $features) = @_;
    return spew($to, slurp($path)) unless $path =~ /\.wat$/;
    my $name = slurp($path) =~ /^;;! file:\s*(\S+)/ ? $1 : basename($path) =~ s/\.wat$/.wasm/r;
    make_path(dirname $to);
    my $built = dirname($to) . "/$name";
    my $bytes = binary(slurp($path));
    return spew($built, $bytes) if defined $bytes;
    system($ref, 'wat2wasm', '--no-check', '--feature', $features, $path, '-o', $built) == 0 or die "$path: not built";
}

sub stage {
    my ($folder, $to, $features) = @_;
    find({no_chdir => 1, wanted => sub {
        stage_file($_, $to . substr($_, length $folder), $features) if -f $_;
    }}, $folder);
}

my $n = 0;
for my $case (sort @cases) {
    my @meta = slurp($case) =~ m{^// META: (.*)$}mg;
    my @lacks = grep { !$has{$_} } map { m{^requires=(.*)} ? split(/[\s,]+/, $1) : () } @meta;
  SKIP: {
        skip "$case: there is no @lacks", 1 if @lacks;
        my $features = join ',', '+threads', map { m{^features=(.*)} ? map { "+$_" } split(/[\s,]+/, $1) : () } @meta;
        my $to = "$dir/" . $n++;
        stage(dirname($case), $to, $features);
        spew("$to/run.js", "load('$shim');\nload('$to/case.any.js');\nrun_promise_tests();\n");
        my $text = `$ref js --feature $features $to/run.js 2>&1`;
        ok($? == 0 && $text =~ /^1\.\.[1-9]\d*$/m, $case) or diag grep { !/^ok / } map { "$_\n" } split /\n/, $text;
    }
}
done_testing();
