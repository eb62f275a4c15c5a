#!/usr/bin/perl
# touchstone run, query, replay, list, suites, engines: what a user types and sees.
use strict;
use warnings;
use lib 'harness/test';
use Test::More;
use Touchstone;
use Cwd ();

my $dir = folder;
mkdir "$dir/suite";
spew("$dir/suite/add.wast", <<'WAST');
(module (func (export "add") (param i32 i32) (result i32) (i32.add (local.get 0) (local.get 1)))
        (func (export "nan") (result f32) (f32.const nan:0x600000)))
(assert_return (invoke "add" (i32.const 1) (i32.const 2)) (i32.const 3))
(assert_return (invoke "nan") (f32.const nan:arithmetic))
(invoke "add" (i32.const 1) (i32.const 1))
WAST
spew("$dir/suite/trap.wast", <<'WAST');
(module (func (export "t") unreachable))
(assert_trap (invoke "t") "unreachable")
WAST
ref_engine;

my ($status, $out, $err) = touchstone('run', "$dir/suite");
is($status, 0, 'two good cases on the reference') or diag($out, $err);
like($out, qr/^suite \(2 cases\)$/m, 'the matrix names the suite');
like($out, qr/^  ref [\d.]+\s+2(\s+\.){5}$/m, 'both agree');
unlike($out, qr/cause/, 'no divergence');

is(join(',', sql('select state from runs')), 'complete', 'the run is complete');
is(join('|', sql("select outcome from observations join cases using (case_id) where name = 'add.wast' order by step")),
    'linked|returned i32:3|returned f32:nan:arithmetic|returned i32:2', 'outcomes are canonical');
is(join('|', sql('select version <> \'\' from engines')), '1', 'engines has name and version');

# an engine that lies about one step
fake_engine('liar', <<'PERL');
my ($file) = @ARGV;
my @lines = $file =~ /add/ ? ('linked', 'returned i32:4', 'returned f32:0x7fc00001(nan:arithmetic)', 'returned i32:3')
                           : ('linked', 'trapped unreachable');
print qq({"begin":$_}\n{"step":$_,"outcome":"$lines[$_]","message":"it \\u001b[31msaid so"}\n) for 0 .. $#lines;
PERL
($status, $out, $err) = touchstone('run', "$dir/suite");
is($status, 0, 'what another engine did does not change the exit code') or diag($out, $err);
like($out, qr/^  liar 1\.0\s+1\s+1(\s+\.){4}$/m, 'one case agrees, one diverges');
like($out, qr/^liar 1\.0: 1 cause$/m, 'two steps of one cause');
like($out, qr/i32\.add: due returned i32, seen returned i32, another value\n    2 steps in 1 case/, 'the cause is said');
unlike($out, qr/\e/, 'no escape reaches the terminal');
my ($id) = $out =~ /touchstone replay (C[0-9a-f]+)/;
ok($id, 'a replay command is given');
($status, $out) = touchstone('replay', $id);
is($status, 0, 'replay reproduces');
like($out, qr/\bdue\s+returned i32:[23]\n.*\bthen\s+returned i32:[34].*\n.*\bnow\s+returned i32:[34]/s, 'due, then, now');
like($out, qr/\(assert_return|\(invoke/, 'the source is shown');
spew("$dir/liar.pl", slurp("$dir/liar.pl") =~ s/i32:4/i32:3/r =~ s/'returned i32:3'\)/'returned i32:2')/r);
($status, $out) = touchstone('replay', $id);
is($status, 1, 'once the engine is mended, replay says so');
like($out, qr/not so any more/, 'in words');

# the reference against a wrong script
spew("$dir/wrong.wast", "(module (func (export \"f\") (result i32) (i32.const 1)))\n",
    "(assert_return (invoke \"f\") (i32.const 2))\n");
($status, $out) = touchstone('run', "$dir/wrong.wast", '-e', 'ref');
is($status, 1, 'a failing assertion on the reference is exit code 1');
like($out, qr/^  ref [\d.]+\s+0\s+1/m, 'and stands in the matrix');

# NaN bits that a script spells out count
spew("$dir/nan.wast", "(module (func (export \"f\") (result f32) (f32.const nan:0x600000)))\n",
    "(assert_return (invoke \"f\") (f32.const nan:0x600001))\n");
($status) = touchstone('run', "$dir/nan.wast", '-e', 'ref');
is($status, 1, 'another NaN payload than the one asserted is a failure');

# an engine that is not here
spew("$dir/engines/absent.yaml", "name: absent\nkind: js-shell\ncommand: [no-such-program-here, '{script}']\n",
    "version: {command: [no-such-program-here], match: '(.*)'}\ninstall: make absent\n");
($status, $out) = touchstone('run', "$dir/suite", '-e', 'ref,absent');
is($status, 0, 'a missing engine is no failure');
like($out, qr/absent missing\s+not here; install it with: make absent/, 'the matrix says how to install it');

($status, $out, $err) = touchstone('run', "$dir/suite", '-e', 'absent');
is($status, 3, 'but where no engine at all is here nothing can be compared');
ok(one_line($err), 'one line') or diag($err);
like($err, qr/absent is not here.*make absent/, 'says what installs it');
unlink "$dir/engines/absent.yaml";
rename "$dir/engines/ref.yaml", "$dir/ref.yaml" or die;
spew("$dir/engines/ref.yaml", slurp("$dir/ref.yaml") =~ s/touchstone-ref/no-such-reference/gr);
($status, $out, $err) = touchstone('run', "$dir/suite");
is($status, 3, 'nor without the reference');
like($err, qr/engine ref is not here/, 'which is said');
rename "$dir/ref.yaml", "$dir/engines/ref.yaml" or die;

# TAP
spew("$dir/engines/absent.yaml", "name: absent\nkind: js-shell\ncommand: [no-such-program-here, '{script}']\n",
    "version: {command: [no-such-program-here], match: '(.*)'}\ninstall: make absent\ndefault: true\n");
($status, $out) = touchstone('run', "$dir/suite", '--tap');
like($out, qr/\ATAP version 13\n1\.\.4\nok 1 - ref suite\/add\.wast\n/, 'TAP 13');
like($out, qr/^# absent is not here; install it with: make absent$/m, 'engines that are missing are told of');
unlink "$dir/engines/absent.yaml";
spew("$dir/run.tap", $out);
is(system("prove --exec cat $dir/run.tap > $dir/prove.out 2>&1"), 0, 'prove accepts it') or diag(slurp("$dir/prove.out"));

# selection
($status, $out) = touchstone('list', "$dir/suite");
is($out, "suite/add.wast\nsuite/trap.wast\n", 'list');
($status, $out) = touchstone('list', "$dir/suite", '--filter', 'suite/t*');
is($out, "suite/trap.wast\n", 'list with a filter');
($status, $out, $err) = touchstone('run', "$dir/suite", '--filter', 'nothing*');
is($status, 4, 'nothing selected is exit code 4');
ok(one_line($err), 'said in one line');
($status, $out, $err) = touchstone('run', '--resume', '-q');
isnt($status, 0, 'a run of nothing that never completed cannot be resumed to success');

# a case that cannot be read does not stop the others
spew("$dir/suite/broken.wast", "(module\n  (func (i32.const))\n)\n)");
($status, $out, $err) = touchstone('run', "$dir/suite", '-e', 'ref');
is($status, 2, 'an unreadable case is exit code 2');
like($err, qr/^touchstone: \S+broken\.wast:\d+:\d+: .+$/m, 'with file, line and column');
like($out, qr/^suite \(2 cases\)$/m, 'the others ran');
unlink "$dir/suite/broken.wast";

# a case named twice is one case; suites of the same name and cases of the same name stand side by side
mkdir "$dir/$_" for qw(one two one/same two/same);
spew("$dir/$_/same/a.wast", "(module)\n") for qw(one two);
($status, $out, $err) = touchstone('run', "$dir/one/same", "$dir/one/same", "$dir/two/same", '-e', 'ref', '-q');
is($status, 0, 'the same case twice') or diag($err);
like($out, qr/^same \(1 case\)\n  ref \S+\s+1 /m, 'is one');
spew("$dir/two/same/a.wast", "(module)(module)\n");
($status, $out, $err) = touchstone('run', "$dir/one/same", "$dir/two/same", '-e', 'ref', '-q');
is($status, 0, 'two cases of one name') or diag($err);
like($out, qr/^same \(2 cases\)\n  ref \S+\s+2 /m, 'are two');

# what cannot be run leaves no run behind
my $runs = join '', sql('select count(*) from runs');
touchstone('run', "$dir/one/same", '-e', 'nobody');
touchstone('run', "$dir/no-such-path");
touchstone('run', "$dir/one/same", '--filter', 'nothing*');
is(join('', sql('select count(*) from runs')), $runs, 'a refused command line is no run');
($status, $out, $err) = touchstone('run', '--resume', "$dir/one/same");
is($status, 2, '--resume takes no selection');
ok(one_line($err), 'said in one line');

# a case that has moved is found where it was seen last, from any folder
mkdir "$dir/from";
spew("$dir/from/moves.wast", "(module)(assert_return (invoke \"none\"))\n");
($status, $out) = touchstone('run', "$dir/from/moves.wast", '-e', 'ref');
rename "$dir/from", "$dir/to" or die;
($status, $out) = touchstone('run', "$dir/to/moves.wast", '-e', 'ref');
($id) = $out =~ /touchstone replay (C[0-9a-f]+)/;
{
    my ($home, $temporary) = (Cwd::getcwd(), "$dir/temporary");
    mkdir $temporary;
    local $ENV{TMPDIR} = $temporary;
    chdir '/';
    ($status, $out, $err) = touchstone('replay', $id);
    is($status, 0, 'replayed from another folder after a move') or diag($out, $err);
    chdir $dir;
    like((touchstone('replay', $id))[1], qr{: to/moves\.wast:1, }, 'the file is named as seen from here');
    ($status, $out, $err) = touchstone('replay', $id, '--keep');
    chdir $home;
    my ($kept) = $err =~ /is kept in (\S+)/;
    ok($kept && -d $kept, 'replay --keep says where') or diag($err);
}

# names of every kind
my $odd = "$dir/o d'd \x{c3}\x{bc} \$(x)";
mkdir $odd;
spew("$odd/new\nline.wast", "(module)\n");
spew("$odd/esc\e[31m\x{c2}\x{9b}.wast", "(module)\n(assert_return (invoke \"none\"))\n");
spew("$odd/latin\x{e9}.wast", "(module)\n");
($status, $out, $err) = touchstone('run', $odd, '-e', 'ref', '--db', "$odd/r.db");
is($status, 1, 'odd names run');
like($out, qr/\(3 cases\)\n  ref \S+\s+2\s+1 /, 'all of them');
unlike($out . $err, qr/\e|\x{c2}\x{9b}/, 'and reach the terminal as text');
my ($command) = $out =~ /^    touchstone (replay .*)$/m;
is(system("$BIN/touchstone $command > $dir/odd.out 2>&1"), 0, 'the replay command can be pasted') or diag($command, slurp("$dir/odd.out"));

# a suite's glob, and what cannot be read in it
mkdir "$dir/glob";
mkdir "$dir/glob/deep";
spew("$dir/glob/$_", "(module)\n") for qw(a.wast ab.wast b.wast deep/a.wast deep/b.wast a.txt);
for (['*.wast', 'a ab b'], ['a*.wast', 'a ab'], ['**/a*.wast', 'a ab deep/a'], ['deep/*.wast', 'deep/a deep/b'], ['**/*.txt', 'a.txt']) {
    my ($glob, $due) = @$_;
    local $ENV{TOUCHSTONE_SUITES} = spew("$dir/glob.yaml",
        "version: 1\nsuites:\n  - {name: g, title: g, kind: wast, path: $dir/glob, files: \"$glob\"}\n");
    my ($status, $out) = touchstone('list', 'g');
    is(join(' ', map { s/^g\///r =~ s/\.wast$//r } split /\n/, $out), $due, "files: $glob");
}
SKIP: {
    skip 'the superuser may read everything', 2 if $> == 0;
    chmod 0, "$dir/glob/deep";
    ($status, $out, $err) = touchstone('list', "$dir/glob", "$dir/glob/deep");
    is($status, 2, 'a folder that cannot be read');
    ok(one_line($err), 'is said');
    chmod 0755, "$dir/glob/deep";
}

# installed, it finds what belongs to it
{
    my $prefix = "$dir/installed";
    system("mkdir -p $prefix/bin $prefix/share/touchstone/harness && cp $BIN/touchstone $prefix/bin "
        . "&& cp -R $TOP/corpus $prefix/share/touchstone && cp -R $TOP/harness/engines $prefix/share/touchstone/harness");
    local $ENV{TOUCHSTONE_TOP};
    local $ENV{TOUCHSTONE_ENGINES};
    is(`cd / && $prefix/bin/touchstone engines | grep -c '^ref '`, "1\n", 'engines of an installed touchstone');
    like(`cd / && $prefix/bin/touchstone list core`, qr{^core/early/}m, 'and its corpus');
}

# usage
for my $words (['nonsense'], ['run', '--nonsense'], ['run', '--timeout', 'x'], ['run', '--jobs', '0'], ['run', '-e', 'nobody'],
    ['run', "$dir/no-such-path"], ['replay'], ['replay', 'ffffffffffff'], ['query', 'no-such-query'],
    ['query', 'selec nothing from'], ['query', 'delete from runs'], ['suites', 'fetch', 'nobody'], ['suites', 'dance'], []) {
    ($status, $out, $err) = touchstone(@$words);
    is($status, 2, "usage: @$words");
    like($err, qr/\S/, 'something is said');
}
for my $command ('', qw(run replay query suites engines list)) {
    ($status, $out) = touchstone(grep { length } $command, '--help');
    is($status, 0, "$command --help");
    like($out, qr/Usage: touchstone/, 'usage line');
}
($status, $out) = touchstone('--version');
like($out, qr/^touchstone \d/, '--version');
($status, $out) = touchstone('engines');
like($out, qr/^ref\s+ref\s+[\d.]+\s+yes/m, 'engines lists the reference');
($status, $out) = touchstone('query');
like($out, qr/divergences/, 'query without words lists the named ones');
($status, $out) = touchstone('query', 'runs', '--json');
like($out, qr/"state": "complete"/, 'query --json');
($status, $out) = touchstone('query', "select raw(raw_id) from replays where raw_id is not null limit 1");
like($out, qr/begin/, 'raw() gives what an engine printed');
($status, $out) = touchstone('suites');
like($out, qr/^core\b.*\n\s+here: /m, 'suites lists the corpus');
like($out, qr/^official\b.*\n\s+not here; .*\n\s+from https:\S+ at \w+/m, 'and where others are to be had');
($status, $out, $err) = touchstone('suites', 'add', 'core', $dir);
is($status, 2, "the project's own suites stay where they are");
($status, $out, $err) = touchstone('suites', 'add', 'official-legacy', $dir);
is($status, 2, 'a folder that does not hold the suite is not remembered');
like($err, qr/'legacy'/, 'with what is missing in it');
mkdir "$dir/testsuite";
spew("$dir/testsuite/a.wast", "(module)\n");
($status, $out) = touchstone('suites', 'add', 'official', "$dir/testsuite");
is($status, 0, 'a path is remembered');
($status, $out) = touchstone('list', 'official');
is($out, "official/a.wast\n", 'and used');
($status, $out) = touchstone('list', "$dir/testsuite");
is($out, "official/a.wast\n", 'a clone of a known suite is known by its name');

done_testing;
