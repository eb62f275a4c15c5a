#!/usr/bin/perl
# externs.c: what clang and the linker make of it, and that it runs once a host says what the names mean.
# REQ D-022
use strict;
use warnings;
use lib 'harness/test';
use Test::More;
use Touchstone;

for my $tool ('clang', 'wasm-ld') {
    plan skip_all => "$tool is not here (tools/setup --programs)" if system("command -v $tool >/dev/null");
}

my $dir = folder;
my $source = "$TOP/corpus/programs/c/externs.c";
my @clang = ('clang', '--target=wasm32', '-O2', '-std=c17', '-Wall', '-Wextra', '-Werror', '-nostdlib', '-Wl,--no-entry');
spew("$dir/list", "listed\n");
spew("$dir/none", "another\n");
spew("$dir/env.wat", '(module (func (export "listed") (param i32) (result i32) (i32.mul (local.get 0) (i32.const 2))))');

# Exit code and all that COMMAND printed.
sub run {
    my $pid = open(my $in, '-|') // die $!;
    if (!$pid) {
        open STDERR, '>&', \*STDOUT or die $!;
        exec @_ or die "$_[0]: $!";
    }
    my $said = do { local $/; <$in> } // '';
    close $in;
    return ($? >> 8, $said);
}

my ($status, $said) = run(@clang, $source, '-o', "$dir/none.wasm");
like($said, qr/undefined symbol: listed/, 'an extern that no list names is an error of the linker');
unlike($said, qr/undefined symbol: say/, 'one with an attribute needs no list');
($status) = run(@clang, "-Wl,--allow-undefined-file=$dir/none", $source, '-o', "$dir/none.wasm");
isnt($status, 0, 'nor is a list that names another enough');

($status, $said) = run(@clang, "-Wl,--allow-undefined-file=$dir/list", $source, '-o', "$dir/externs.wasm");
is($status, 0, 'with the list it links') or BAIL_OUT($said);
($status, $said) = run("$BIN/touchstone-ref", 'wasm2wat', "$dir/externs.wasm", '-o', '-');
is_deeply([sort $said =~ /\(import ("[^"]*" "[^"]*") \(func/g], ['"env" "listed"', '"stdio" "puts"'],
    'each is an import, by the names of the attribute and by the symbol') or diag($said);

my @call = ("$BIN/touchstone-ref", 'run', "$dir/externs.wasm");
is_deeply([run(@call, '--import', "env=$dir/env.wat", '--invoke', 'both', '20')], [0, "by attribute\ni32:41\n"], 'which a host gives meaning');
($status, $said) = run(@call, '--invoke', 'both', '20');
is($status, 2, 'and lacks where it does not');
like($said, qr/"env" "listed"/, 'by its name');
done_testing();
