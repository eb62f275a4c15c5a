#!/usr/bin/perl
# The CI templates, by running their scripts as the services would: what fails, what is written all the same, what is annotated.
use strict;
use warnings;
use lib 'harness/test';
use JSON::PP;
use Test::More;
use Touchstone;

my $dir = folder;
$ENV{TOUCHSTONE_BIN} = $BIN;
$ENV{TOUCHSTONE_EXPECTATIONS} = "$dir/expectations.yaml";
delete @ENV{qw(GITHUB_ACTIONS GITHUB_STEP_SUMMARY TOUCHSTONE_BASELINE TOUCHSTONE_DB)};
ref_engine;
mkdir "$dir/s";
spew("$dir/s/a.wast", "(module (func (export \"f\") (result i32) (i32.const 1)))\n", "(assert_return (invoke \"f\") (i32.const 1))\n" x 2);
# the engine that is tested, from a file of its own repository; what it returns
sub engine {
    my ($value) = @_;
    spew("$dir/mine.pl", "print qq({\"step\":0,\"outcome\":\"linked\"}\\n{\"step\":1,\"outcome\":\"returned i32:1\"}\\n{\"step\":2,\"outcome\":\"$value\"}\\n);\n");
    spew("$dir/mine.yaml", "name: mine\nkind: ref\ncommand: [perl, $dir/mine.pl, \"{file}\"]\nversion: {command: [perl, -e, \"print 'v1.0'\"], match: \"v(.*)\"}\n");
}
sub job {
    my ($out, %env) = @_;
    local @ENV{keys %env, 'ENGINE_FILE', 'WORDS', 'TOUCHSTONE_OUT'} = (values %env, "$dir/mine.yaml", "$dir/s", "$dir/$out");
    my $text = `$TOP/tools/ci/job 2>&1`;
    return ($? >> 8, $text);
}
sub written { return join ' ', grep { -s "$dir/$_[0]/$_" } qw(results.db junit.xml touchstone.sarif results.json summary.md exit-code) }
my $all = 'results.db junit.xml touchstone.sarif results.json summary.md exit-code';

# REQ M-042
engine('returned i32:1');
my ($status, $text) = job('good');
is($status, 0, 'a suite that holds passes') or diag($text);
is(written('good'), $all, 'and database and reports are there');
engine('returned i32:7');
($status, $text) = job('bad');
is($status, 1, 'a suite that fails fails the job');
is(written('bad'), $all, 'and database and reports are there all the same');
is(slurp("$dir/bad/exit-code"), "1\n", 'with the exit code');
is(join(',', sql('select outcome from observations join engines using (engine_id) where name = \'mine\' and step = 2', "$dir/bad/results.db")),
    'returned i32:7', 'the database is that of the run');
like(slurp("$dir/bad/summary.md"), qr/\| `s` \| `mine 1\.0` \| 0 \| 1 \|/, 'the summary says what failed');
for my $template ('action.yml', 'gitlab.yml') {
    my $yaml = slurp("$TOP/tools/ci/$template");
    like($yaml, qr/tools\/ci\/job|GITHUB_ACTION_PATH\/job/, "$template runs this script");
    unlike($yaml, qr/^\s*(?:only|except|rules|branches):/m, "$template leaves no branch out");
}
like(slurp("$TOP/tools/ci/action.yml"), qr/if: always\(\)\s+uses: actions\/upload-artifact\@v4\s+with:\s+name: \S.*\s+path: touchstone-out/, 'the action uploads what is there, also on failure');
like(slurp("$TOP/tools/ci/gitlab.yml"), qr/artifacts:\s+when: always\s+paths: \[touchstone-out\]/, 'so does the template');

# a baseline
($status, $text) = job('same', TOUCHSTONE_BASELINE => "$dir/bad/results.db");
is($status, 0, 'what failed before does not fail the job');
($status, $text) = job('worse', TOUCHSTONE_BASELINE => "$dir/good/results.db");
is($status, 1, 'what newly fails does');
like($text, qr/^newly failing\n  mine s\/a\.wast#2\n/m, 'and is said');
like(slurp("$dir/worse/summary.md"), qr/### newly failing/, 'in the summary too');
($status, $text) = job('first', TOUCHSTONE_BASELINE => "$dir/none.db");
is($status, 1, 'without a baseline that is there the expectations decide');
spew("$dir/expectations.yaml", "version: 1\nrules:\n- {case: 's/a.wast#2', engine: mine, expect: ['returned i32:7'], reason: r, link: o/r#1}\n");
is((job('accepted'))[0], 0, 'which may accept it');
unlink "$dir/expectations.yaml";

# GitHub
spew("$dir/summary", "before\n");
($status, $text) = job('github', GITHUB_ACTIONS => 'true', GITHUB_STEP_SUMMARY => "$dir/summary");
like($text, qr/^::error file=\S*s\/a\.wast,line=3,title=mine 1\.0::assert_return: due returned i32:#, seen returned i32:# \(1 steps in 1 cases\)%0Atouchstone replay [0-9a-f]{12}$/m, 'a cause is annotated');
is(scalar(() = $text =~ /^::error/mg), 1, 'once');
like(slurp("$dir/summary"), qr/\Abefore\n# Touchstone\n/, 'the summary goes to the step');
engine('%0A::stop-commands::x');
($status, $text) = job('hostile', GITHUB_ACTIONS => 'true');
like($text, qr/^::error .*seen %25#::stop-commands::x/m, 'what an engine says is data') or diag($text);
unlike($text, qr/^::stop/m, 'and no command');

# what cannot run
my $kept = slurp("$dir/mine.yaml");
spew("$dir/mine.yaml", "kind: ref\n");
is((job('nameless'))[0], 2, 'an engine file without a name');
spew("$dir/mine.yaml", $kept =~ s/\[perl, -e.*?\]/[$dir\/none]/r);
($status, $text) = job('absent');
isnt($status, 0, 'an engine that is not there fails the job') or diag($text);
is(slurp("$dir/absent/exit-code"), "$status\n", 'with an exit code');
done_testing;
