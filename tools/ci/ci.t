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
delete @ENV{qw(GITHUB_ACTIONS GITHUB_STEP_SUMMARY GITHUB_OUTPUT TOUCHSTONE_BASELINE TOUCHSTONE_NEXT TOUCHSTONE_SHARDS TOUCHSTONE_DB ENGINE ENGINE_PATH SHARD)};
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
sub written { return join ' ', grep { -s "$dir/$_[0]/$_" } qw(results.db junit.xml touchstone.sarif results.json summary.md exit-code report/index.html) }
my $all = 'results.db junit.xml touchstone.sarif results.json summary.md exit-code report/index.html';

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
# a baseline
($status, $text) = job('same', TOUCHSTONE_BASELINE => "$dir/bad/results.db");
is($status, 0, 'what failed before does not fail the job');
($status, $text) = job('worse', TOUCHSTONE_BASELINE => "$dir/good/results.db", TOUCHSTONE_NEXT => "$dir/next");
is($status, 1, 'what newly fails does');
like($text, qr/^newly failing\n  mine s\/a\.wast#2\n/m, 'and is said');
like(slurp("$dir/worse/summary.md"), qr/### newly failing/, 'in the summary too');
is(join(',', sql('select state from runs', "$dir/next/results.db")), 'complete', 'a complete run is the next one\'s baseline, whatever it found');
engine('returned i32:1');
($status, $text) = job('better', TOUCHSTONE_BASELINE => "$dir/bad/results.db");
is($status, 0, 'what newly passes does not fail the job');
like($text, qr/^newly passing\n/m, 'but is said');
engine('returned i32:7');
for (['is not there yet', "$dir/none.db"], ['is empty', spew("$dir/empty.db", '')], ['is garbage', spew("$dir/garbage.db", 'x' x 5000)]) {
    ($status, $text) = job('first', TOUCHSTONE_BASELINE => $_->[1]);
    is($status, 1, "with a baseline that $_->[0] the expectations decide");
    is(written('first'), $all, '... and all is written');
}
spew("$dir/expectations.yaml", "version: 1\nrules:\n- {case: 's/a.wast#2', engine: mine, expect: ['returned i32:7'], reason: r, link: o/r#1}\n");
is((job('accepted'))[0], 0, 'which may accept it');
is((job('accepted', TOUCHSTONE_BASELINE => "$dir/garbage.db"))[0], 0, 'then, too');
unlink "$dir/expectations.yaml";

# shards
engine('returned i32:1');
spew("$dir/s/$_.wast", "(module)\n") for 'b' .. 'h';
for my $i (1, 2) {
    ($status, $text) = job("shards/$i", SHARD => "$i/2", TOUCHSTONE_NEXT => "$dir/part");
    is($status, 0, "shard $i") or diag($text);
}
ok(!-e "$dir/part/results.db", 'a shard is no baseline');
is((job('union', TOUCHSTONE_SHARDS => "$dir/shards", TOUCHSTONE_NEXT => "$dir/part"))[0], 0, 'shards are united');
is(written('union'), $all, 'with all that a run has');
is(join(',', sql("select count(*) from attempts join engines using (engine_id) where name = 'mine'", "$dir/part/results.db")), 8, 'and make a baseline');
is((job('shards/2', SHARD => '2/2', TOUCHSTONE_BASELINE => "$dir/part/results.db"))[0], 0, 'beside which what another shard has is not missing');
engine('returned i32:7');
job("shards/$_", SHARD => "$_/2", TOUCHSTONE_BASELINE => "$dir/part/results.db") for 1, 2;
is((job('union', TOUCHSTONE_SHARDS => "$dir/shards", TOUCHSTONE_BASELINE => "$dir/part/results.db"))[0], 1, 'what newly fails in one fails the whole');
is((job('union', TOUCHSTONE_SHARDS => "$dir/shards"))[0], 1, 'without a baseline, too');
is((job('union', TOUCHSTONE_SHARDS => "$dir/shards/1", TOUCHSTONE_NEXT => "$dir/gap"))[0], 5, 'a shard is missing');
is(written('union'), $all, 'what is there is written all the same');
ok(!-e "$dir/gap/results.db", 'and is no baseline');
is((job('union', TOUCHSTONE_SHARDS => "$dir/s"))[0], 5, 'no shard is there');
unlink "$dir/s/$_.wast" for 'b' .. 'h';

# GitHub
spew("$dir/summary", "before\n");
($status, $text) = job('github', GITHUB_ACTIONS => 'true', GITHUB_STEP_SUMMARY => "$dir/summary");
like($text, qr/^::error file=\S*s\/a\.wast,line=3,title=C[0-9a-f]{11}%3A mine::i32\.const: due returned i32, seen returned i32, another value \(1 steps in 1 cases on mine 1\.0\)%0Atouchstone replay C[0-9a-f]{11}$/m, 'a cause is annotated');
is(scalar(() = $text =~ /^::error/mg), 1, 'once');
like(slurp("$dir/summary"), qr/\Abefore\n# Touchstone\n/, 'the summary goes to the step');
engine('%0A::stop-commands::x');
($status, $text) = job('hostile', GITHUB_ACTIONS => 'true');
like($text, qr/^::error .*seen %250A::stop-commands::x/m, 'what an engine says is data') or diag($text);
unlike($text, qr/^::stop/m, 'and no command');

spew("$dir/output", '');
spew("$dir/summary", '');
spew("$dir/s/z.wast", "(module (func (export \"f\")))\n", map { "(assert_return (invoke \"f\") (i32.const $_))\n" } 1 .. 3);
spew("$dir/run", slurp("$TOP/tools/ci/run") =~ s/SUMMARY_MOST=\d+/SUMMARY_MOST=300/r =~ s/^here=.*/here=$TOP/mr);
{
    local @ENV{qw(GITHUB_STEP_SUMMARY GITHUB_OUTPUT TOUCHSTONE_OUT)} = ("$dir/summary", "$dir/output", "$dir/long");
    system("sh $dir/run $dir/s -e ref,mine >/dev/null 2>&1");
}
like(slurp("$dir/summary"), qr/\A# Touchstone\n(?s:.*)\n\.\.\. cut; summary\.md .*\n\z/, 'a summary that is too long is cut at a line, and says so');
cmp_ok(length slurp("$dir/summary"), '<', 400, 'to what a step may have');
like(slurp("$dir/output"), qr/\Aexit-code=\d\n\z/, 'the exit code is an output of the step');
unlink "$dir/s/z.wast";

# what cannot run
my $kept = slurp("$dir/mine.yaml");
for (['without a name', 'kind: ref'], ['that calls itself ref', 'name: ref'], ['that calls itself a path', 'name: /etc/x'], ['that is no mapping', '[']) {
    spew("$dir/mine.yaml", "$_->[1]\n");
    is((job('nameless'))[0], 2, "an engine file $_->[0]");
}
unlink "$dir/mine.yaml";
is((job('nameless'))[0], 2, 'an engine file that is not there');
spew("$dir/mine.yaml", $kept =~ s/\[perl, -e.*?\]/[$dir\/none]/r);
($status, $text) = job('absent');
isnt($status, 0, 'an engine that is not there fails the job') or diag($text);
is(slurp("$dir/absent/exit-code"), "$status\n", 'with an exit code');
spew("$dir/mine.yaml", $kept =~ s/command: \[perl/command: [my-perl/r);
isnt((job('path'))[0], 0, 'a program that is not on PATH');
mkdir "$dir/bin";
spew("$dir/bin/my-perl", "#!/bin/sh\nexec perl \"\$@\"\n");
chmod 0755, "$dir/bin/my-perl";
engine('returned i32:1');
spew("$dir/mine.yaml", slurp("$dir/mine.yaml") =~ s/command: \[perl, \Q$dir/command: [my-perl, $dir/r);
is((job('path', ENGINE_PATH => "$dir/bin"))[0], 0, 'is found in the folder that is named');
is((job('path', ENGINE_PATH => "$dir/nowhere"))[0], 2, 'a folder that is not there');
{
    local $ENV{OS_RELEASE} = spew("$dir/os-release", "ID=ubuntu\nVERSION_ID=\"24.04\"\n");
    like(scalar `$TOP/tools/ci/build 2>&1`, qr/\Abuild: this is ubuntu 24\.04.*debian:12\n\z/, 'another system than Debian is refused in one line');
    is($? >> 8, 3, 'as infrastructure');
}

# The templates: their steps, run as the services would. Python's YAML reader stands for theirs.
SKIP: {
    skip 'no python3 with yaml; apt-get install python3-yaml', 1 if system('python3 -c "import yaml" 2>/dev/null');
    my $read = sub { return decode_json(scalar `python3 -c 'import json, sys, yaml; json.dump(yaml.safe_load(open(sys.argv[1])), sys.stdout)' $TOP/tools/ci/$_[0]`) };
    my $action = $read->('action.yml');
    ok(!(grep { !$_->{description} || !defined $_->{default} } values %{$action->{inputs}}), 'every input is described and has a default');
    my @steps = @{$action->{runs}{steps}};
    ok(!(grep { $_->{run} && ($_->{run} =~ /\$\{\{/ || !$_->{shell}) } @steps), 'no expression within a script, where its value would be code');
    ok(!(grep { $_->{uses} && $_->{uses} !~ /\Aactions\/[a-z\/-]+\@v\d+\z/ } @steps), 'other actions are the services\' own, of a version');
    my ($upload) = grep { ($_->{uses} // '') =~ /upload-artifact/ } @steps;
    is($upload->{if}, 'always()', 'results are uploaded also on failure');
    is($upload->{with}{path}, 'touchstone-out', 'all of them');
    my %used = map { $_ => 1 } map { /inputs\.([a-z-]+)/g } slurp("$TOP/tools/ci/action.yml");
    is_deeply([sort keys %used], [sort keys %{$action->{inputs}}], 'every input is used');
    my ($replay) = grep { ($_->{id} // '') eq 'run' } @steps;
    mkdir "$dir/workspace";
    my %inputs = ('engine-file' => "$dir/mine.yaml", 'engine-path' => "$dir/bin", words => "$dir/s", baseline => 'main');
    my %env = map { my $value = $replay->{env}{$_};
        $_ => $value =~ s/\$\{\{ inputs\.baseline != '' && '(.*?)' \|\| '' \}\}/$1/r =~ s/\$\{\{ inputs\.([a-z-]+) \}\}/$inputs{$1} \/\/ ''/er } keys %{$replay->{env}};
    unlike(join(' ', values %env), qr/\$\{\{/, 'the step\'s environment is of inputs');
    {
        local @ENV{keys %env, 'GITHUB_ACTION_PATH', 'GITHUB_OUTPUT'} = (values %env, "$TOP/tools/ci", "$dir/output");
        is(system("cd $dir/workspace && bash -e -o pipefail -c '$replay->{run}' >$dir/log 2>&1"), 0, 'the action\'s step') or diag(slurp("$dir/log"));
        ok(-s "$dir/workspace/touchstone-out/results.db" && -s "$dir/workspace/touchstone-baseline/results.db", 'leaves results, and a baseline for the next run');
        is(system("cd $dir/workspace && bash -e -o pipefail -c '$replay->{run}' >$dir/log 2>&1"), 0, 'which it takes') or diag(slurp("$dir/log"));
    }
    my $gitlab = $read->('gitlab.yml')->{'.touchstone'};
    is($gitlab->{artifacts}{when}, 'always', 'GitLab: results are kept also on failure');
    ok(!(grep { exists $gitlab->{$_} } qw(only except rules)), 'on every branch');
    mkdir "$dir/project";
    symlink $TOP, "$dir/project/touchstone";
    {
        my %variables = (%{$gitlab->{variables}}, ENGINE_FILE => "$dir/mine.yaml", ENGINE_PATH => "$dir/bin", WORDS => "$dir/s", CI_COMMIT_BRANCH => 'main', CI_DEFAULT_BRANCH => 'main', CI_NODE_TOTAL => 1);
        local @ENV{keys %variables} = values %variables;
        my $script = join "\n", @{$gitlab->{script}};
        is(system("cd $dir/project && sh -ec '$script' >$dir/log 2>&1"), 0, 'its script') or diag(slurp("$dir/log"));
        ok(-s "$dir/project/touchstone-out/junit.xml" && -s "$dir/project/$variables{TOUCHSTONE_BASELINE}", 'leaves results and a baseline');
        unlink "$dir/project/$variables{TOUCHSTONE_BASELINE}";
        local $ENV{CI_COMMIT_BRANCH} = 'other';
        is(system("cd $dir/project && sh -ec '$script' >$dir/log 2>&1"), 0, 'on another branch') or diag(slurp("$dir/log"));
        ok(!-e "$dir/project/$variables{TOUCHSTONE_BASELINE}", 'it leaves no baseline');
        ok(-e "$TOP/" . ($gitlab->{before_script}[0] =~ s/^touchstone\///r), 'what it begins with is there');
    }
}
SKIP: {
    skip 'no shellcheck; apt-get install shellcheck', 1 if system('command -v shellcheck >/dev/null');
    is(`shellcheck $TOP/tools/ci/run $TOP/tools/ci/job $TOP/tools/ci/build`, '', 'shellcheck finds nothing in the scripts');
}
done_testing;
