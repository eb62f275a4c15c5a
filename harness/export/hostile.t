#!/usr/bin/perl
# Exports at their edges: an engine that is void, one that is not here, names that are no URIs, characters that XML lacks, long
# messages; SARIF against what its specification requires; TAP read by prove; wptreport.json that others made, good and bad.
use strict;
use warnings;
use lib 'harness/test';
use JSON::PP;
use Test::More;
use Touchstone;

my $dir = folder;
$ENV{TOUCHSTONE_EXPECTATIONS} = "$dir/expectations.yaml";
ref_engine;
my $suite = "$dir/s p%#";
mkdir $suite;
spew("$suite/a #TODO b.wast", "(module (func (export \"f\") (result i32) (i32.const 1)))\n", "(assert_return (invoke \"f\") (i32.const 1))\n" x 3);
spew("$suite/$_.wast", "(module)\n") for qw(b c);
spew("$dir/canaries/k.wast", "(module (func (export \"f\") (result i32) (i32.const 1)))\n(assert_return (invoke \"f\") (i32.const 2))\n");
fake_engine('voided', 'print qq({"step":$_,"outcome":"passed"}\n) for 0..3');
fake_engine('bad', <<'PERL');
print qq({"step":0,"outcome":"linked"}\n);
exit if $ARGV[0] !~ /TODO/;
my $long = "0123456789" x 1000000;
print qq({"step":1,"outcome":"returned i32:7","message":"\xef\xbf\xbe|\xef\xbf\xbf|100% ]]>"}\n{"step":2,"outcome":"trapped unreachable","message":"$long"}\n{"step":3,"outcome":"returned i32:1"}\n);
PERL
spew("$dir/engines/absent.yaml", slurp("$dir/engines/bad.yaml") =~ s/name: bad/name: absent/r =~ s/\[perl, -e/[$dir\/none, -e/r, "install: make absent\n");
spew("$dir/expectations.yaml", "version: 1\nrules:\n- {case: '*/b.wast', engine: bad, action: skip, reason: 'a # TODO', link: o/r#1}\n- {case: '*/c.wast', engine: bad, action: omit, reason: r, link: o/r#1}\n");
my ($status, $out, $err) = touchstone('run', $suite, '-q');
is($status, 3, 'a run with a void engine');
sub report { return touchstone('report', '-F', @_) }

# JUnit
report('junit', '-o', "$dir/junit.xml");
is(system("xmllint --noout --schema $TOP/reports/junit.xsd $dir/junit.xml 2>$dir/xmllint"), 0, 'JUnit holds against its schema') or diag(slurp("$dir/xmllint"));
my $xml = slurp("$dir/junit.xml");
like($xml, qr/<testsuite name="voided\/s p%#" tests="3" failures="0" errors="3" skipped="0"/, 'what is void is an error');
like($xml, qr/<error type="void" message="[^"]*canaries/, 'which says why');
like($xml, qr/<testsuite name="absent" tests="1" failures="0" errors="0" skipped="1".*?<skipped message="[^"]*make absent"/s, 'an engine that is not here is there, with how to get it');
like($xml, qr/\(\\xef\\xbf\\xbe\|\\xef\\xbf\\xbf\|100% \]\]&gt;\)/, 'characters that XML lacks are spelt');
cmp_ok(length $xml, '<', 100_000, 'a message of 10 MB is cut');
spew("$dir/wrong.xml", $xml =~ s/type="void"/type="fine"/r);
isnt(system("xmllint --noout --schema $TOP/reports/junit.xsd $dir/wrong.xml 2>/dev/null"), 0, 'the schema refuses what it should');

# Markdown, JSON, TAP
($status, $out) = report('markdown');
like($out, qr/\| `voided 1\.0` \| void \| void /, 'Markdown: no counts of what is void');
like($out, qr/^> `absent`: `[^`]*make absent`$/m, 'and who is not here');
($status, $out) = report('json');
my $json = decode_json($out);
is_deeply([map { $_->{engine} } @{$json->{notices}}], ['absent', 'voided'], 'JSON has notices');
is(join(',', map { $_->{reason} // () } @{$json->{cases}}), 'a # TODO,r', 'and reasons');
($status, $out) = report('tap', '-o', "$dir/run.tap");
my $tap = slurp("$dir/run.tap");
like($tap, qr/^ok \d+ - bad s p%\\#\/b\.wast # SKIP a \\# TODO$/m, 'TAP: skipped with its reason');
like($tap, qr/^not ok \d+ - bad s p%\\#\/a \\#TODO b\.wast # TODO diverge.*\n  ---\n  steps:\n    - "line 2, /m, 'what is wrong is below');
my $prove = `prove --exec cat $dir/run.tap 2>&1`;
isnt($?, 0, 'prove sees what is void fail');
like($prove, qr/Failed 3\/8/, '... and only that, whatever names look like') or diag($prove);
like($prove, qr/less 1 skipped/, '... and what is skipped');

# SARIF: the members that each object of it may have ("!": must), from the specification, as far as they are used here.
my %sarif = (
    log => {'$schema' => 'uri', 'version!' => 'version', 'runs!' => ['run']},
    run => {'tool!' => 'tool', results => ['result'], invocations => ['invocation'], automationDetails => 'details'},
    tool => {'driver!' => 'component'},
    component => {'name!' => 'text', semanticVersion => 'text', rules => ['descriptor']},
    descriptor => {'id!' => 'text', shortDescription => 'message'},
    message => {'text!' => 'text'},
    details => {id => 'text'},
    invocation => {'executionSuccessful!' => 'boolean', toolExecutionNotifications => ['notification']},
    notification => {'message!' => 'message', level => 'level'},
    result => {'message!' => 'message', ruleId => 'text', level => 'level', locations => ['location'], partialFingerprints => 'texts'},
    location => {physicalLocation => 'place'},
    place => {artifactLocation => 'artifact', region => 'region'},
    artifact => {uri => 'uri'},
    region => {startLine => 'line'});
my %plain = (text => qr/\A.+\z/s, uri => qr/\A(?:[A-Za-z0-9._~!\$&'()*+,;=:@\/-]|%[0-9A-F]{2})+\z/, version => qr/\A2\.1\.0\z/, boolean => qr/\A[01]\z/,
    level => qr/\A(?:none|note|warning|error)\z/, line => qr/\A[1-9]\d*\z/);

# What is wrong with VALUE of the type TYPE at the place AT.
sub faults {
    my ($value, $type, $at) = @_;
    if (ref $type) {
        return ref $value eq 'ARRAY' ? map { faults($value->[$_], $type->[0], "$at\[$_]") } 0 .. $#$value : "$at: no array";
    }
    if ($plain{$type}) { return defined $value && $value =~ $plain{$type} && (!ref $value || $type eq 'boolean') ? () : "$at: no $type" }
    return "$at: no object" if ref $value ne 'HASH';
    return map { faults($value->{$_}, 'text', "$at.$_") } keys %$value if $type eq 'texts';
    my %may = map { s/!\z//r => $sarif{$type}{$_} } keys %{$sarif{$type}};
    my @must = map { /(.*)!\z/ ? $1 : () } keys %{$sarif{$type}};
    return ((map { "$at: no $_" } grep { !exists $value->{$_} } @must),
        map { $may{$_} ? faults($value->{$_}, $may{$_}, "$at.$_") : "$at.$_: no such member" } sort keys %$value);
}
($status, $out) = report('sarif');
my $log = decode_json($out);
is_deeply([faults($log, 'log', '$')], [], 'SARIF is what its specification requires');
{
    my $wrong = decode_json($out);
    my ($run) = grep { @{$_->{results}} > 1 } @{$wrong->{runs}};
    delete $run->{results}[0]{message};
    $run->{results}[1]{locations}[0]{physicalLocation}{artifactLocation}{uri} = 'a b';
    is(scalar(() = faults($wrong, 'log', '$')), 2, '... which can be found wrong');
}
my %ids;
for my $run (@{$log->{runs}}) {
    my ($engine) = $run->{automationDetails}{id} =~ /\Atouchstone\/(.*)\/\z/;
    $ids{$engine} = $run;
    my %rules = map { $_->{id} => 1 } @{$run->{tool}{driver}{rules}};
    ok(!(grep { !$rules{$_->{ruleId}} } @{$run->{results}}), "$engine: every result has one of the rules");
    my %prints = map { $_->{partialFingerprints}{primaryLocationLineHash} => 1 } @{$run->{results}};
    is(scalar keys %prints, scalar @{$run->{results}}, '... and a fingerprint of its own');
}
is(scalar keys %ids, scalar @{$log->{runs}}, 'every run has a category of its own');
is(join(' ', map { "$_:" . ($ids{$_}{invocations}[0]{executionSuccessful} ? 1 : 0) } sort keys %ids), 'absent:0 bad:1 touchstone:1 voided:0', 'what is void or not here is no success');
like($ids{bad}{results}[0]{locations}[0]{physicalLocation}{artifactLocation}{uri}, qr/\Afile:\/\/\/\S*\/s%20p%25%23\/a%20%23TODO%20b\.wast\z/, 'places are URIs');
touchstone('run', $suite, '-q', '--db', "$dir/again.db");
($status, my $again) = report('sarif', '--db', "$dir/again.db");
sub prints {
    return join ' ', sort map { map { $_->{partialFingerprints}{primaryLocationLineHash} } @{$_->{results}} } @{$_[0]{runs}};
}
is(prints(decode_json($again)), prints($log), 'fingerprints are the same in another database');

# GitHub's annotations: ten a step, each a line, whatever names and words hold
mkdir "$dir/many, of: them";
my %operators = (add => 2, sub => 0, mul => 1, and => 1, or => 1, xor => 0, shl => 2, shr_s => 0, rotl => 2, eq => 1, ne => 0, lt_s => 0, gt_s => 0, le_s => 1, ge_s => 1);
spew("$dir/many, of: them/x,y::$_.wast", "(module (func (export \"f\") (param i32 i32) (result i32) (i32.$_ (local.get 0) (local.get 1))))\n",
    "(assert_return (invoke \"f\" (i32.const 1) (i32.const 1)) (i32.const $operators{$_}))\n") for keys %operators;
fake_engine('many', 'print qq({"step":0,"outcome":"linked"}\n{"step":1,"outcome":"returned i32:77","message":"100% \\\\r\\\\n::error::x, y: z"}\n);');
touchstone('run', "$dir/many, of: them", '-q', '-e', 'ref,many', '--db', "$dir/many.db");
($status, $out) = report('github', '--db', "$dir/many.db");
my @lines = split /\n/, $out;
is(scalar @lines, 10, 'as many annotations as a step may have');
my $data = qr/(?:[^%\r\n]|%(?:25|0D|0A|3A|2C))*/;
my $property = qr/(?:[^%\r\n:,]|%(?:25|0D|0A|3A|2C))*/;
is(scalar(grep { /\A::error file=$property,line=\d+,title=$property\::$data\z/ } @lines), 9, 'one a cause, escaped');
like($lines[0], qr/many%2C of%3A them\/x%2Cy%3A%3A\w+\.wast,line=\d+,title=/, 'whatever names hold');
is($lines[9], '::error title=Touchstone::and 6 more causes; the report lists them', 'the last says how many more there are');

# engines, where a format is of all
is((report($_, '-e', 'bad'))[0], 2, "-e is refused for $_") for qw(junit sarif json markdown tap html);
# an incomplete run
system('sqlite3', "$dir/again.db", "update runs set state = 'incomplete'");
for my $format (qw(junit sarif json markdown tap text)) {
    ($status, $out, $err) = report($format, '--run', 1, '--db', "$dir/again.db");
    is($status, 5, "$format of an incomplete run");
    ok(one_line($err) && length $out, 'is written, and it is said') or diag($err);
}

# wptreport.json, out
is((report('wptreport', '-e', 'voided'))[0], 2, 'what is void is not published');
($status, $out) = report('wptreport', '-e', 'bad');
is_deeply([map { "$_->{test} $_->{status}" } @{decode_json($out)->{results}}], ['/s p%#/a #TODO b.wast OK', '/s p%#/b.wast SKIP'], 'cases are named by suite, skipped ones are there');
system('sqlite3', "$dir/again.db", 'insert into plans select run_id, case_id, engine_id from attempts; delete from attempts where case_id = (select case_id from cases where name = \'c.wast\')');
($status, $out) = report('wptreport', '-e', 'ref', '--run', 1, '--db', "$dir/again.db");
is(join(' ', map { $_->{status} } @{decode_json($out)->{results}}), 'OK OK ERROR', 'a result that is missing is an error');

# in and out and in: the same, and nothing differs
my $theirs = {run_info => {product => 'chrome', browser_version => '9.1'}, time_start => 1, time_end => 2, results => [
    {test => '/wasm/a.any.html?x#1', status => 'OK', message => undef, duration => 12, subtests => [
        map { {name => $_, status => 'PASS', message => undef} } 'one', "\x{263a} <b>", "tab\t\n\x01", 'harness', 'harness']},
    {test => '/wasm/b.any.html', status => 'TIMEOUT', message => 'slow', duration => 3, subtests => [
        {name => 'x', status => 'FAIL', message => "because\n%"}, {name => 'y', status => 'TIMEOUT', message => undef},
        {name => 'z', status => 'NOTRUN', message => undef}, {name => 'w', status => 'PRECONDITION_FAILED', message => 'optional'}]},
    {test => '/wasm/c.any.html', status => 'CRASH', message => undef, subtests => []}, {test => '/wasm/d.any.html', status => 'ERROR', message => 'threw', subtests => []},
    {test => '/wasm/e.any.html', status => 'SKIP', message => 'not here', subtests => []},
    {test => '/wasm/f.any.html', status => 'PRECONDITION_FAILED', subtests => []}]};
$ENV{TOUCHSTONE_DB} = "$dir/wpt.db";

sub import_of {
    my ($content, @words) = @_;
    spew("$dir/theirs.json", ref $content ? encode_json($content) : $content);
    return touchstone('import', "$dir/theirs.json", @words);
}

# Tests with statuses and messages, and those of their subtests, as text.
sub statuses {
    return join '; ', map { my $test = $_; join ' ', $test->{test}, map { "$_->{status} " . ($_->{message} // '-') } $test, @{$test->{subtests}} } @{$_[0]{results}};
}
is((import_of($theirs))[0], 0, 'a wptreport.json');
($status, my $first) = report('wptreport', '-e', 'chrome');
my $ours = decode_json($first);
is(statuses($ours), statuses($theirs) =~ s/\n/\\x0a/r, 'goes out with the statuses and messages with which it came');
is(join('|', map { $_->{name} } @{$ours->{results}[0]{subtests}}), "one|\x{263a} <b>|tab\\x09\\x0a\\x01|harness (2)|harness (3)",
    'and names, each once, control characters spelt');
is((import_of($first))[0], 0, 'what went out comes in');
($status, $out) = touchstone('diff', '1', '2', '--gate');
is($status, 0, 'without a difference') or diag($out);
($status, my $second) = report('wptreport', '-e', 'chrome');
is($second =~ s/"time_\w+": \d+,//gr, $first =~ s/"time_\w+": \d+,//gr, 'and goes out the same, byte for byte');

# bad ones: one line, nothing in the database
my %bad = (
    'a list' => '[]', 'cut off' => '{"results": [', 'no list' => '{"results": {}}', 'no object' => '{"results": [5]}',
    'no name' => '{"results": [{"test": 5, "status": "OK"}]}', 'an empty name' => '{"results": [{"test": "/", "status": "OK"}]}',
    'a name with an escape' => '{"results": [{"test": "/a\u001b[31m", "status": "OK"}]}',
    'twice' => '{"results": [{"test": "/a", "status": "OK"}, {"test": "a", "status": "OK"}]}', 'no status' => '{"results": [{"test": "/a"}]}',
    'a hostile status' => '{"results": [{"test": "/a", "status": "\u001b[31m"}]}',
    'subtests that are none' => '{"results": [{"test": "/a", "status": "OK", "subtests": {}}]}',
    'a subtest that is none' => '{"results": [{"test": "/a", "status": "OK", "subtests": ["x"]}]}',
    'a subtest without a name' => '{"results": [{"test": "/a", "status": "OK", "subtests": [{"status": "PASS"}]}]}',
    'a message that is none' => '{"results": [{"test": "/a", "status": "OK", "message": {}}]}',
    'a duration that is none' => '{"results": [{"test": "/a", "status": "OK", "duration": "x"}]}',
    'the last of many' => '{"results": [' . join('', map { qq({"test": "/$_", "status": "OK"},) } 1 .. 500) . '{"test": "/x"}]}',
    'a hostile product' => '{"run_info": {"product": "a\u001b[31m"}, "results": []}', 'invalid UTF-8' => "{\"results\": [{\"test\": \"/\xff\", \"status\": \"OK\"}]}",
    'deep' => '{"results": ' . '[' x 100_000 . ']' x 100_000 . '}', 'a lone surrogate' => '{"results": [{"test": "/\ud800", "status": "OK"}]}',
    'a NUL' => '{"results": [{"test": "/a\u0000", "status": "OK"}]}', 'binary' => join('', map { chr } 0 .. 255));
for my $what (sort keys %bad) {
    ($status, $out, $err) = import_of($bad{$what});
    is($status, 2, "refused: $what");
    ok(one_line($err) && $err !~ /[^\n -~]/, 'in one line that a terminal can show') or diag($err);
}
is(join(' ', sql('select count(*) from runs')), 2, 'and nothing of them is in the database');
is((import_of({results => []}, '-e', 'x y'))[0], 2, 'a name that is none');
is((import_of({results => []}, '-e', 'mine'))[0], 0, 'a name of one\'s own');
my $begun = time;
is((import_of({results => [{test => '/many', status => 'OK', subtests => [map { {name => 'same', status => 'PASS'} } 1 .. 20_000]}]}))[0], 0, 'many subtests of one name');
cmp_ok(time - $begun, '<', 60, 'do not take long');
done_testing;
