#!/usr/bin/perl
# tools/check-requirements on a tree of its own, without a store and with one.
use strict;
use warnings;
use Cwd 'abs_path';
use File::Basename;
use File::Path;
use File::Temp;
use Test::More;

my $tool = abs_path(dirname(__FILE__) . '/check-requirements');
my $matrix = <<'M';
| id | seed says | Touchstone must | shown by |
|---|---|---|---|
| L-001 | a | b | linking/single |
| M-001 | a | b | js-api/memory |
| M-002 | a \| c | b | js-api/memory |
| D-001 | a | b | core/early |
| D-002 | a | b | core/early: all; js-api/memory |
M
my %tree = (
    'corpus/REQUIREMENTS.md'     => $matrix,
    'corpus/core/early/one.wast' => ";; REQ D-001\n(module)\n",
    'corpus/js-api/two.any.js'   => "// REQ M-001, M-002\n",
    'ref/text/x_test.c'          => "/* REQ L-001 */\n",
    'corpus/js-api/resources/shared.js' => "// REQ D-002\n",
    'corpus/core/none.wast'      => ";; no row here: REQUIRED D-002\n",
);
my $top;

sub put {
    my ($path, $text) = @_;
    mkpath(dirname("$top/$path"));
    open my $out, '>', "$top/$path" or die "$path: $!";
    print $out $text;
    close $out;
}

sub lay {
    $top = File::Temp->newdir;
    my %all = (%tree, @_);
    put($_, $all{$_}) for keys %all;
}

sub run_with {
    my $said = `$tool @_ $top 2>&1`;
    return ($? >> 8, $said);
}

lay();
my ($code, $said) = run_with();
is($code, 0, 'without a demand there is no fault');
like($said, qr/^L +1 +1  0$/m, 'a test shows a row');
like($said, qr/^M +2 +2  0$/m, 'two rows in one comment');
like($said, qr/^D +2 +1  0$/m, 'a row that nothing cites');
like($said, qr/^all +5 +4  0$/m, 'the sum');
like($said, qr/nothing says that the cases ran/, 'it says that there is no store');
(undef, $said) = run_with('--missing');
is(join(' ', $said =~ /^[LMRED]-\d+.*$/mg), 'D-002  core/early: all; js-api/memory', '--missing lists the other');

my %demand = (
    'D-001,M-002' => 0, 'D-001,D-002' => 1, 'L' => 0, 'D' => 1, 'core/' => 1,
    'M:js-api/' => 0, 'js-api/' => 1, 'D:js-api/' => 1, 'single' => 2, 'linking/single' => 0,
    'M:-js-api/' => 2, 'D:-js-api/' => 0, 'D:-esm/' => 1, 'D:-esm/,-js-api/' => 0, 'D:-core/' => 2, 'L:-js-api/,-esm/' => 0,
    'L:-' => 2, 'L:-js-api/,esm/' => 2, 'X:-esm/' => 2, 'D-009' => 2, 'R' => 2, 'api/' => 2, 'D core' => 2,
);
for my $filter (sort keys %demand) {
    ($code) = run_with("--require '$filter'");
    is($code, $demand{$filter}, "--require $filter");
}
(undef, $said) = run_with('--require D');
like($said, qr/^required by 'D' and not shown: D-002/m, 'the row that is required is named');

SKIP: {
    skip 'no sqlite3', 7 if system('command -v sqlite3 >/dev/null');
    my $sql = 'create table cases (case_id integer primary key, path text);'
        . 'create table observations (run_id, case_id, engine_id, step, outcome);'
        . "insert into cases values (1, 'corpus/core/early/one.wast'), (2, 'corpus/js-api/two.any.js');"
        . "insert into observations values (1, 2, 1, 0, 'passed'), (1, 1, 1, 0, 'unsupported simd');";
    is(system("sqlite3 $top/results.db \"$sql\""), 0, 'a store');
    (undef, $said) = run_with();
    like($said, qr/^M +2 +2  0$/m, 'the cases that ran count');
    like($said, qr/^D +2 +0  1$/m, 'a case that did not run does not');
    like($said, qr/^L +1 +1  0$/m, 'tests count');
    put('broken.db', 'no database');
    ($code, $said) = run_with("--db $top/broken.db");
    is($code, 2, 'a store that is none');
    like($said, qr/broken\.db: no store/, 'is named');
    ($code) = run_with("--db $top/none.db");
    is($code, 2, 'a store that is not there');
}

lay('corpus/core/typo.wast' => "(module)\n;; REQ D-001, D-999\n");
($code, $said) = run_with();
is($code, 1, 'a row that does not exist is a fault');
like($said, qr{^corpus/core/typo\.wast:2: there is no row D-999$}m, 'and is named with its place');
lay('corpus/REQUIREMENTS.md' => $matrix . "| D-001 | x | y | core/early |\n| D-003 | y |\n");
($code, $said) = run_with();
is($code, 1, 'faulty rows');
like($said, qr/^corpus\/REQUIREMENTS\.md:8: D-001 stands there twice, first in line 6$/m, 'a number used twice');
like($said, qr/^corpus\/REQUIREMENTS\.md:9: D-003 does not have/m, 'a row without its cells');
($code) = run_with('--nonsense');
is($code, 2, 'an unknown option');
done_testing();
