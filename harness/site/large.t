#!/usr/bin/perl
# Pages stay small whatever is large: a suite of thousands of cases is shown in parts, an engine on which thousands go wrong lists
# some, the page of a case with thousands of steps leaves out what is as due.
use strict;
use warnings;
use lib 'harness/test';
use File::Find;
use Test::More;
use Touchstone;

my $dir = folder;
ref_engine;
$ENV{TOUCHSTONE_EXPECTATIONS} = "$dir/none.yaml";
spew("$dir/none.yaml", "version: 1\nrules: []\n");

# The pages of the report of DB, by path.
sub site {
    my ($db, $out) = @_;
    my ($status, $text, $err) = touchstone('report', '--db', $db, '-o', $out);
    is($status, 0, 'a report') or diag($err);
    my %pages;
    find({no_chdir => 1, wanted => sub { $pages{substr $_, 1 + length $out} = slurp($_) if -f }}, $out);
    is(join(' ', grep { length $pages{$_} > 2_000_000 } sort keys %pages), '', 'no file is larger than 2 MB');
    return %pages;
}

# ---- many cases ----
my $cases = 3000;
system('sh', '-c', 'exec "$@" >/dev/null 2>&1', 'sh', $^X, "$TOP/tools/bench/scale-store", "$BIN/touchstone", "$dir/many.db", 3, 10, $cases, 3) == 0 or die;
my %pages = site("$dir/many.db", "$dir/many");
my @parts = sort grep { m{^suite/} } keys %pages;
is("@parts", 'suite/core-part2.html suite/core-part3.html suite/core.html', 'a suite has parts');
my %named;
for my $part (@parts) {
    $named{$_}++ for $pages{$part} =~ m{<th scope="row"><a href="\.\./(case/[^"]+)">}g;
    is(join(' ', map { $_ // '' } $pages{$part} =~ m{<a href="(?:\.\./)?suite/[^"]*" aria-current="page">(\d+–\d+)}), {'suite/core.html' => '1–1153', 'suite/core-part2.html' => '1154–2306', 'suite/core-part3.html' => '2307–3000'}->{$part}, "$part says which it is");
    is(scalar(() = $pages{$part} =~ m{href="\.\./suite/core[^"]*"}g), 3, '... and leads to all');
}
is(scalar(grep { $named{$_} == 1 && $pages{$_} } keys %named), $cases, 'each case stands in one of them, and has a page');
is(scalar(() = $pages{'search-index.js'} =~ /"case"/g), $cases, 'the search knows all');
cmp_ok(length $pages{'search-index.js'}, '<', 150 * $cases, 'in few bytes');
like($pages{'index.html'}, qr{href="suite/core\.html">core</a> <span class="of">3000 cases}, 'the first page leads to the first part');

# ---- an engine that does nothing as due ----
system('sqlite3', "$dir/many.db", "update comparisons set standing = 'crash' where engine_id % 100 = 2") == 0 or die;
%pages = site("$dir/many.db", "$dir/many");
is(scalar(() = $pages{'engine/engine2.html'} =~ m{<li><a href="\.\./case/}g), 2000, 'some of the cases that go wrong are listed');
like($pages{'engine/engine2.html'}, qr/… and 1000 more: <code>touchstone list --standing crash -e engine2<\/code>/, 'and how to see the others');

# ---- many steps ----
mkdir "$dir/s";
my $steps = 9000;
spew("$dir/s/long.wast", '(module (func (export "f") (result i32) (i32.const 1)))' . "\n", map { "(assert_return (invoke \"f\") (i32.const 1)) ;; number $_" . ' and words' x 5 . "\n" } 1 .. $steps);
fake_engine('odd', <<'PERL');
print qq({"step":0,"outcome":"linked"}\n);
print qq({"step":$_,"outcome":"returned i32:), ($_ == 5 || $_ == 8999 ? 7 : 1), qq("}\n) for 1 .. 9000;
PERL
is((touchstone('run', "$dir/s", '-q', '--db', "$dir/long.db"))[0], 0, 'a case of many steps');
%pages = site("$dir/long.db", "$dir/long");
my ($page) = map { $pages{$_} } grep { m{^case/} } keys %pages;
like($page, qr/<td class="gap" colspan="2">\d+ steps not shown, since the page is large/, 'has a page with a gap');
like($page, qr{id="s5">.*?returned i32:7.*?class="gap".*?id="s8999">.*?returned i32:7}s, 'which has every step that goes wrong');
my ($shown) = scalar(() = $page =~ /<div id="s\d+">/g);
my ($left) = 0;
$left += $1 while $page =~ /class="gap" colspan="2">(\d+) step/g;
is($shown + $left, $steps + 1, 'shown and left out are all');
done_testing;
