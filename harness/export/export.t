#!/usr/bin/perl
# A run in other tools' formats: each is well formed whatever engines say, and says what the store says.
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
spew("$dir/s/a.wast", "(module (func (export \"f\") (result i32) (i32.const 1)))\n", "(assert_return (invoke \"f\") (i32.const 1))\n" x 3);
spew("$dir/s/b.wast", "(module)\n");
spew("$dir/s/c.wast", "(module)\n(module)\n");
spew("$dir/s/d.wast", "(module)\n");
# everything that a reader could take for its own syntax, and what none can
my $hostile = join '', "<script>alert(1)</script>", "]]>&amp;", '"=1+1|`x`', "\x1b[31mred\x1b[0m", "\x07", "\x{202e}", "\x{9b}31m";
fake_engine('bad', <<"PERL");
my (\$file) = \$ARGV[0] =~ /(\\w+)\\.wast/;
print qq({"step":0,"outcome":"linked"}\\n);
exit if \$file eq 'b';
print "\\xff\\xfe\\0\\n";
kill 'SEGV', \$\$ if \$file eq 'c';
print '{"step":1,"outcome":"returned i32:7","message":"' . slurp() . '"}', "\\n", '{"step":2,"outcome":"' . slurp() . '"}', "\\n", '{"step":3,"outcome":"returned i32:1"}', "\\n";
sub slurp { open(my \$in, '<:raw', '$dir/hostile') or die; local \$/; return <\$in> }
PERL
spew("$dir/hostile", encode_json([$hostile]) =~ s/\A\["|"\]\z//gr);
spew("$dir/expectations.yaml", "version: 1\nrules:\n- {case: 's/d.wast', engine: bad, action: skip, reason: '<why>', link: o/r#1}\n");
my ($status, $out, $err) = touchstone('run', "$dir/s", '-q');
sub report { return touchstone('report', '-F', @_) }

# JUnit
($status, $out) = report('junit', '-o', "$dir/junit.xml");
is($status, 0, 'JUnit');
is(system("xmllint --noout --schema $TOP/reports/junit.xsd $dir/junit.xml 2>$dir/xmllint"), 0, 'holds against its schema') or diag(slurp("$dir/xmllint"));
my $xml = slurp("$dir/junit.xml");
like($xml, qr/<testsuite name="bad\/s" tests="4" failures="1" errors="1" skipped="1"/, 'counts');
like($xml, qr/<testsuite name="ref\/s" tests="4" failures="0" errors="0" skipped="0"/, 'of every engine');
like($xml, qr/<failure type="diverge" message="line 2, assert_return: due returned i32:1, seen returned i32:7 /, 'the first step is the message');
like($xml, qr/&lt;script&gt;/, 'what engines say is escaped');
like($xml, qr/<error type="(crash|missing)"/, 'a crash is an error');
like($xml, qr/<skipped message="&lt;why&gt;"\/>/, 'what is skipped says why');
unlike($xml, qr/[\x00-\x08\x0b-\x1f\x7f]/, 'no control characters');

# JSON
($status, $out) = report('json');
my $json = decode_json($out);
is_deeply([map { "$_->{engine} $_->{name} $_->{standing}" } @{$json->{cases}}], ['ref a.wast agree', 'ref b.wast agree', 'ref c.wast agree', 'ref d.wast agree',
    'bad a.wast diverge', 'bad b.wast agree', 'bad c.wast ' . $json->{cases}[6]{standing}, 'bad d.wast skipped'], 'JSON has every case');
is($json->{divergences}[0]{engine}, 'bad', 'and divergences');
is($json->{run}{state}, 'complete', 'and the run');

# SARIF
($status, $out) = report('sarif');
my $sarif = decode_json($out);
is($sarif->{version}, '2.1.0', 'SARIF');
my ($run) = grep { $_->{automationDetails}{id} eq 'touchstone/bad/' } @{$sarif->{runs}};
is(scalar @{$run->{results}}, scalar @{$json->{causes}}, 'a result a cause');
like($json->{causes}[0]{id}, qr/\AC[0-9a-f]{11}\z/, 'which JSON has, too');
ok(!(grep { !$_->{partialFingerprints}{'cause/v1'} || $_->{locations}[0]{physicalLocation}{region}{startLine} < 1 } @{$run->{results}}), 'with fingerprint and place');

# Markdown, TAP, text
($status, $out) = report('markdown');
like($out, qr/^\| `s` \| `bad 1\.0` \| 1 \| 1 \| 0 \|/m, 'Markdown');
unlike($out =~ s/`[^`]*`//gr, qr/<|\e/, 'nothing of an engine outside code');
like($out, qr/`touchstone replay C[0-9a-f]{11}`/, 'a command for each cause');
($status, $out) = report('tap');
like($out, qr/\ATAP version 13\n1\.\.8\n/, 'TAP');
for my $format ('text', 'tap', 'markdown', 'json', 'junit', 'sarif') {
    ($status, $out) = report($format, '--most', 0);
    is($status, 0, "$format is written");
    unlike($out, qr/[\x00-\x08\x0b-\x1f\x7f]|\xe2\x80\xae/, "$format has nothing that a terminal would obey");
    ok(utf8::decode(my $copy = $out), "$format is UTF-8");
}

# wptreport, out and in
($status, $out) = report('wptreport', '-e', 'bad', '-o', "$dir/wpt.json");
is($status, 0, 'wptreport');
my $wpt = decode_json(slurp("$dir/wpt.json"));
is("$wpt->{run_info}{product} $wpt->{run_info}{browser_version}", 'bad 1.0', 'of an engine and its version');
is_deeply([map { $_->{status} } @{$wpt->{results}[0]{subtests}}], [qw(PASS FAIL FAIL PASS)], 'a subtest a step');
is((report('wptreport', '-e', 'nobody'))[0], 2, 'an engine that was not asked');
is((report('wptreport'))[0], 2, 'wptreport is of one engine');
spew("$dir/theirs.json", encode_json({run_info => {product => 'firefox', browser_version => '9.1'}, results => [
    {test => '/wasm/jsapi/a.any.html', status => 'OK', message => undef, duration => 12, subtests => [
        {name => 'one', status => 'PASS', message => undef}, {name => 'two', status => 'FAIL', message => "assert_equals: \e[1m<b>"}, {name => 'one', status => 'NOTRUN'}]},
    {test => '/wasm/jsapi/b.any.html', status => 'TIMEOUT', subtests => []}]}));
($status, $out, $err) = touchstone('import', "$dir/theirs.json");
is($status, 0, 'a wptreport.json is imported') or diag($err);
is_deeply([sql("select name || ': ' || outcome from subtests where engine = 'firefox' order by \"case\", step")],
    ['harness: passed', 'one: passed', 'two: failed', 'one (2): missing', 'harness: timeout'], 'with every subtest');
is_deeply([sql("select standing from standings join engines using (engine_id) where name = 'firefox' order by case_id")], ['diverge', 'timeout'], 'and how its cases stand');
($status, $out) = report('wptreport', '-e', 'firefox');
is_deeply([map { "$_->{test} $_->{status}" } @{decode_json($out)->{results}}], ['/wasm/jsapi/a.any.html OK', '/wasm/jsapi/b.any.html TIMEOUT'], 'and goes out as it came');
spew("$dir/theirs.json", slurp("$dir/theirs.json") =~ s/"9\.1"/"9.2"/r =~ s/PASS/FAIL/r);
touchstone('import', "$dir/theirs.json");
($status, $out) = touchstone('diff', 'firefox@9.1', 'firefox', '--gate');
is($status, 1, 'two versions can be compared') or diag($out);
for my $bad ('', '{', '[]', '{"results": 1}', '{"results": [{"status": "OK"}]}', '{"results": [{"test": "/x", "status": "WHAT"}]}', '{"results": [{"test": "/x"}]}') {
    spew("$dir/bad.json", $bad);
    ($status, $out, $err) = touchstone('import', "$dir/bad.json");
    is($status, 2, "refused: $bad");
    ok(one_line($err), 'in one line') or diag($err);
}
is((touchstone('import', "$dir/none.json"))[0], 2, 'no such file');
is((report('html5'))[0], 2, 'no such format');
is((report('json', '--run', 99))[0], 4, 'no such run');
is((report('json', '-o', "$dir/none/x"))[0], 3, 'a file that cannot be written');
done_testing;
