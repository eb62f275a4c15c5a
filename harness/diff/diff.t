#!/usr/bin/perl
# What two runs, engines, versions or databases did otherwise: every sort of change, the gate, the three formats.
use strict;
use warnings;
use lib 'harness/test';
use JSON::PP;
use Test::More;
use Touchstone;

my $dir = folder;
$ENV{TOUCHSTONE_EXPECTATIONS} = "$dir/expectations.yaml";
ref_engine;
mkdir "$dir/s";
sub script {
    my ($name, $n) = @_;
    spew("$dir/s/$name.wast", "(module (func (export \"f\") (result i32) (i32.const 1)))\n", "(assert_return (invoke \"f\") (i32.const 1))\n" x $n);
}
# what the engine NAME of VERSION returns at each step of each script
sub engine {
    my ($name, $version, %returns) = @_;
    my $code = 'my ($file) = $ARGV[0] =~ /(\w+)\.wast/; my %r = (' . join(', ', map { "$_ => [" . join(',', @{$returns{$_}}) . ']' } sort keys %returns)
        . '); my @r = @{$r{$file} // [(1) x 9]}; print qq({"step":0,"outcome":"linked"}\n); '
        . 'print qq({"step":), $_ + 1, qq(,"outcome":"), ($r[$_] =~ /^\d/ ? "returned i32:" : ""), $r[$_], qq("}\n) for 0 .. $#r;';
    fake_engine($name, $code);
    my $file = "$dir/engines/$name.yaml";
    spew($file, slurp($file) =~ s/v1\.0/v$version/r);
}
sub run { return touchstone('run', "$dir/s", '-q', @_) }
sub changes {
    my ($status, $out, $err) = touchstone('diff', @_, '--format', 'json');
    return ($status, {}) if $status && !$out;
    my $json = decode_json($out);
    my %counts = %{$json->{counts}};
    delete $counts{$_} for grep { !$counts{$_} } keys %counts;
    return ($status, \%counts, $json);
}

script($_, 4) for qw(a b c);
script('d', 4);
engine('other', '1.0', a => [1, 1, 7, 7], b => [1, 1, 1, 1]);
engine('gone', '1.0');
run();
is_deeply([(changes('1', '1', '--gate'))[0, 1]], [0, {}], 'a run is as itself');

engine('other', '2.0', a => [1, 7, 1, 8], c => [1, 1, '"unsupported gc"', 1]);
unlink "$dir/engines/gone.yaml";
engine('new', '1.0');
script('b', 5);
unlink "$dir/s/d.wast";
script('e', 1);
run();
my ($status, $counts, $json) = changes('--gate');
is($status, 1, 'the gate is shut');
is_deeply($counts, {'newly failing' => 2, 'newly passing' => 1, 'fails differently' => 1, 'added' => 2, 'removed' => 2,
    'not comparable' => 2, 'engine gone' => 1, 'engine added' => 1}, 'every sort of change') or diag(explain($json));
my ($failing) = grep { $_->{change} eq 'newly failing' && $_->{case} eq 's/a.wast' } @{$json->{differences}};
is_deeply($failing, {change => 'newly failing', engine => 'other', case => 's/a.wast', step => 2, subtest => undef,
    before => 'returned i32:1', after => 'returned i32:7', due => 'returned i32:1', expected_by => undef, cause => $failing->{cause}}, 'with all that is known of it');
my ($lost) = grep { $_->{case} && $_->{case} eq 's/c.wast' } @{$json->{differences}};
is("$lost->{change} $lost->{after}", 'newly failing unsupported gc', 'what cannot be asked any more has not passed');
($status, $counts) = changes('latest', 'previous', '--gate');
is_deeply([$counts->{'newly failing'}, $counts->{'newly passing'}], [1, 2], 'the other way round');

my ($s, $out, $err) = touchstone('diff');
is($s, 0, 'without --gate the exit code is 0');
like($out, qr/^from run 1 .*\nto   run 2 /, 'it says what it compares');
like($out, qr/^newly failing\n  other s\/a\.wast#2\n      was returned i32:1, is returned i32:7; due is returned i32:1$/m, 'and shows the outcomes');
like($out, qr/ 1 newly passing, /, 'and counts');
unlike($out, qr/\e/, 'without colour where there is no terminal');
($s, $out) = touchstone('diff', '--format', 'markdown');
like($out, qr/^\| newly failing \| 2 \|$/m, 'Markdown has a table of counts');
like($out, qr/^\| `other` \| `s\/a\.wast#2` \| `returned i32:1` \| `returned i32:7` \| `returned i32:1` \|$/m, 'and of changes');

# engines, versions, databases
is_deeply([changes('ref', 'other', '--gate')]->[1], {'newly failing' => 3}, 'engine against engine');
is_deeply([changes('other@1.0', 'other')]->[1], {'newly failing' => 2, 'newly passing' => 1, 'fails differently' => 1, 'added' => 1, 'removed' => 1,
    'not comparable' => 1}, 'version against version');
is_deeply([changes('1/other', '2')]->[1], [changes('other@1.0', 'other')]->[1], 'run/engine; the other side takes the engine');
run('--db', "$dir/copy.db");
is_deeply([(changes($ENV{TOUCHSTONE_DB}, "$dir/copy.db", '--gate'))[0, 1]], [0, {}], 'database against database');
is_deeply([changes("$ENV{TOUCHSTONE_DB}:1", "$dir/copy.db")]->[1], [changes('1', '2')]->[1], 'a run of a database');

# expectations, only passes, what was not selected
spew("$dir/expectations.yaml", "version: 1\nrules:\n- {case: 's/*', engine: other, expect: [due, 'returned i32:7', 'unsupported gc', 'returned i32:8'], reason: r, link: o/r#1}\n");
($status, $counts, $json) = changes('other@1.0', 'other', '--gate');
is($status, 6, 'what is expected does not count; passes have a code of their own');
is($json->{expected}, 3, 'but is counted');
unlink "$dir/expectations.yaml";
run('-f', 's/a*');
is((changes('2', '3', '--gate'))[0], 0, 'cases that were not selected are removed, and not missing');

for my $bad (['nobody'], ['99'], ['1', "$dir/none.db"], ['1/nobody'], ['other@9.9'], ['1', '2', '3'], ['--format', 'html'], ["$dir/s/a.wast"], ['--most', 'x']) {
    ($s, $out, $err) = touchstone('diff', @$bad);
    is($s, 2, "refused: @$bad");
    like($err, qr/\S/, 'and said');
}
done_testing;
