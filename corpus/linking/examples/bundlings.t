#!/usr/bin/perl
# The deployment bundle with every choice of modules to nest or to import: the outcomes are those of deployment.wast.
use strict;
use warnings;
use File::Basename qw(dirname);
use File::Temp qw(tempdir);
use Test::More;

my $ref = ($ENV{TOUCHSTONE_BIN} || 'build/bin') . '/touchstone-ref';
my $dir = tempdir(CLEANUP => 1);
my @names = qw(LIBC LIBZIP LIBIMG ZIPPER IMGMGK);

open my $in, '<', dirname(__FILE__) . '/deployment.wast' or die $!;
my $case = do { local $/; <$in> };
close $in or die $!;

# The modules of the bundle, its instances, and what follows it: importer and assertions.
my ($bundle, $after) = $case =~ /^\(module \$DEPLOYMENT-BUNDLE\n(.*?)^\)\n\(register "deployment" \$DEPLOYMENT-BUNDLE\)\n(.*)/ms
    or die 'deployment.wast is not as expected';
my %text = map { $_ => $bundle =~ /^(  \(module \$$_\n.*?^  \)\n)/ms ? $1 : die "no $_" } @names;
my ($instances) = $bundle =~ /^(  \(instance \(export.*)/ms or die 'no instances';
cmp_ok(scalar(() = $after =~ /\(assert_return/g), '>=', 7, 'deployment.wast asserts');

# The types under which they are imported.
my $libc = '(export "memory" (memory 1)) (export "malloc" (func (param i32) (result i32)))';
my $zip  = '(export "zip" (func (param i32 i32 i32) (result i32)))';
my $main = '(export "main" (func (param i32 i32) (result i32 i32))) (export "peek" (func (param i32) (result i32)))';
my %type = (LIBC => $libc);
$type{LIBZIP} = "(import \"libc\" (instance $libc)) $zip";
$type{LIBIMG} = "(import \"libc\" (instance $libc)) (import \"libzip\" (instance $zip))"
    . ' (export "compress" (func (param i32 i32 i32) (result i32)))';
$type{ZIPPER} = "(import \"libc\" (module $type{LIBC})) (import \"libzip\" (module $type{LIBZIP})) $main";
$type{IMGMGK} = "(import \"libimg\" (module $type{LIBIMG})) $type{ZIPPER}";

# REQ L-178
for my $choice (0 .. 31) {
    my @imported = map { $names[$_] } grep { $choice & 1 << $_ } 0 .. $#names;
    my %is_imported = map { $_ => 1 } @imported;
    my $text = ";;! features: module-linking\n(module \$root\n" . join('', @text{@imported}) . "(module \$BUNDLE\n"
        . join('', map { qq{  (import "./\L$_\E.wasm" (module \$$_ $type{$_}))\n} } @imported)
        . join('', map { $text{$_} } grep { !$is_imported{$_} } @names) . $instances . ")\n(instance \$bundle (instantiate \$BUNDLE\n"
        . join('', map { qq{  (import "./\L$_\E.wasm" (module \$$_))\n} } @imported)
        . "))\n(export \$bundle))\n(register \"deployment\" \$root)\n$after";
    open my $out, '>', "$dir/bundling.wast" or die $!;
    print $out $text;
    close $out or die $!;
    my $said = `$ref wast $dir/bundling.wast 2>&1`;
    is($?, 0, 'imported: ' . (join(', ', map { lc } @imported) || 'nothing')) or diag($said);
}

done_testing();
