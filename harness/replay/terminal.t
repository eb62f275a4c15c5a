#!/usr/bin/perl
# Whatever an engine prints, what touchstone prints of it is plain text, and the database holds.
use strict;
use warnings;
use lib 'harness/test';
use Test::More;
use Touchstone;

my $dir = folder;
spew("$dir/case.wast", "(module)\n(module)\n(module)\n");
# what terminals obey: escapes, controls of one byte and of C1 (as UTF-8 and raw), the marks of direction; and what is no text
my $bad = '\e[31m\e]0;title\a\x9b31m\xc2\x9b31m\x07\x08\x7f\r\xe2\x80\xae\xff\xfe\x00\xed\xa0\x80\xf4\x90\x80\x80';
my $json = '\u001b[31m\u009b31m\u0007\u0000\u202e\ud800';
my %engines = (
    raw => "print \"$bad\\n\"; print qq({\"step\":\$_,\"outcome\":\"linked\"}\\n) for 0 .. 2;",
    records => "print \"{\\\"step\\\":\$_,\\\"outcome\\\":\\\"trapped $bad\\\",\\\"message\\\":\\\"$bad\\\"}\\n\" for 0 .. 2;",
    escaped => "print '{\"step\":', \$_, ',\"outcome\":\"trapped \\u001b[31m\\u009b31m\\u0007\\u202e\",\"message\":\"\\u001b]0;x\\u0007\"}', qq(\\n) for 0 .. 2;",
    c1 => 'print "\xc2\x9b31m\xe2\x80\xae\n";',
    nul => "print '{\"step\":', \$_, ',\"outcome\":\"trapped \\u0000\"}', qq(\\n) for 0 .. 2;",
    lone => "print '{\"step\":', \$_, ',\"outcome\":\"trapped \\ud800\"}', qq(\\n) for 0 .. 2;",
    dies => "print STDERR \"$bad\" x 100; kill 'SEGV', \$\$;",
    'long-line' => "print '{\"step\":0,\"outcome\":\"trapped ', 'x' x 3_000_000, qq(\"}\\n); print qq({\"step\":1,\"outcome\":\"linked\"}\\n);",
    deep => "print '{\"step\":0,\"outcome\":' . '[' x 1_000_000 . qq(\\n); print qq({\"step\":1,\"outcome\":\"linked\"}\\n);",
    binary => 'binmode STDOUT; print map { chr int rand 256 } 1 .. 200_000;',
);
fake_engine($_, $engines{$_}) for keys %engines;
# its version is the engine's word, too
spew("$dir/engines/version.yaml", "name: version\nkind: ref\ncommand: [perl, $dir/raw.pl, \"{file}\"]\n"
    . "version: {command: [perl, -e, 'print \"v$bad\"'], match: \"v((?s).*)\"}\ndefault: true\n");

# True if TEXT is valid UTF-8 without what terminals obey, line ends aside.
sub is_plain {
    my ($text) = @_;
    return utf8::decode($text) && $text !~ /[^\P{C}\n]|[\x{200e}\x{200f}\x{202a}-\x{202e}\x{2066}-\x{2069}]/;
}
ok(!is_plain("a\e"), 'this test sees an escape');
ok(!is_plain("a\xc2\x9b"), 'and a control of one byte');
ok(is_plain("a\xc3\xa4\n"), 'and nothing in text');

my ($status, $out, $err) = touchstone('run', "$dir/case.wast");
ok(is_plain($out), 'run: standard output') or diag(explain($out));
ok(is_plain($err), 'run: standard error') or diag(explain($err));
for my $words (['run', "$dir/case.wast", '--tap'], ['engines'], ['query', 'divergences'], ['query', 'divergences', '--json'],
    ['query', 'select outcome from observations'], ['query', 'select outcome from observations', '--json'],
    ['query', 'select messages from replays'], ['query', 'select messages from replays', '--json'],
    ['query', 'select raw(raw_id) from replays'], ['query', 'select raw(raw_id) from replays', '--json'],
    ['query', 'select cast(raw(raw_id) as text) from replays'], ['query', 'select cast(raw(raw_id) as text) from replays', '--json'],
    ['query', 'engines'], ['query', 'engines', '--json'], ['query', 'canaries', '--json']) {
    ($status, $out, $err) = touchstone(@$words);
    ok(is_plain($out) && is_plain($err), "@$words") or diag(substr(explain($out . $err), 0, 2000));
}
for my $id (sql('select divergence_id from divergences')) {
    ($status, $out, $err) = touchstone('replay', $id);
    ok(is_plain($out) && is_plain($err), "replay $id") or diag(explain($out . $err));
}
is(join('', sql('pragma integrity_check')), 'ok', 'the database is whole');
is(join('', sql("select count(*) from observations where outcome glob '*[' || char(1) || '-' || char(31) || ']*'")), 0,
    'and holds no control characters in outcomes');
sub outcomes { return join '|', sql("select outcome from observations join engines using (engine_id) where name = '$_[0]' and run_id = 1 order by step") }
is(outcomes('raw'), 'linked|linked|linked', 'what is no record does not disturb the records');
is(outcomes('deep'), 'missing|linked|missing', 'nor does nesting without end');
like(outcomes('long-line'), qr/^trapped x{500,1100}… \(\d+ bytes\)\|linked\|missing$/, 'what is long is cut');
like(outcomes('dies'), qr/^crashed SIGSEGV\|/, 'a death is told');

done_testing;
