#!/usr/bin/perl
# Conditions of rules: what holds for which engine, and that they can do nothing else than say so.
use strict;
use warnings;
use lib 'harness/test';
use Test::More;
use Time::HiRes 'time';
use Touchstone;

my $dir = folder;
my $file = $ENV{TOUCHSTONE_EXPECTATIONS} = "$dir/expectations.yaml";
ref_engine;
mkdir "$dir/s";
spew("$dir/s/a.wast", "(module (func (export \"f\") (result i32) (i32.const 1)))\n(assert_return (invoke \"f\") (i32.const 1))\n");
fake_engine('node', 'print qq({"step":0,"outcome":"linked"}\n{"step":1,"outcome":"returned i32:7"}\n);');
spew("$dir/engines/node.yaml", slurp("$dir/engines/node.yaml") =~ s/v1\.0/v26.10.3-nightly/r);
touchstone('run', "$dir/s", '-q');

sub shown {
    my ($condition) = @_;
    $condition =~ s/'/''/g;
    spew($file, "version: 1\nrules:\n- {case: 's/a.wast#1', engine: node,\n   if: '$condition', expect: [\"returned i32:7\"], reason: r, link: o/r#1}\n");
    return touchstone('expect', 'show');
}

for my $true ("engine = 'node'", "version like '26.%'", 'major = 26 and minor >= 10 and patch = 3', 'major between 20 and 30', "kind in ('ref', 'wast')",
    "base glob 'no*'", "not (major < 24 or engine is null)", "system = 'Linux'", "length(machine) > 0", 'major', '0.5', "iif(major > 3, 1, 0)", "1 -- why",
    "/* why */ 1", "upper(engine) = 'NODE'", "(select major from run_info) = 26", "instr(version, 'nightly')", "coalesce(null, 1)", "case when minor = 10 then 1 end") {
    is((shown($true))[0], 0, "holds: $true") or diag((shown($true))[2]);
}
for my $false ("engine = 'deno'", 'major < 26', 'minor < 9', 'null', '0', "'x'", "''", "version = '26'", 'exists (select 1 from run_info where major = 3)') {
    is((shown($false))[0], 1, "does not hold: $false");
}
my $started = time;
for my $bad ('', ' ', 'major <', 'nobody = 1', "engine = 'x", '1; select 1', '1);', '1) from run_info --', '1) from run_info /*', '1), (1) from run_info /*', '1 from run_info --', '1, 1', '1 as x', '*',
    '1) from run_info where (1', '(select 1 from sqlite_master)', '(select count(*) from pragma_table_info(1))', "(select value from json_each('[1]'))", '(select 1 from temp.sqlite_schema)',
    "load_extension('x')", "readfile('/etc/passwd')", "writefile('$dir/x.db', 'x')", "edit('x')", "fts3_tokenizer('simple')", 'random() > 0', "randomblob(1000000000) is null", "zeroblob(1000000000) is null",
    "date('now') > 0", 'sqlite_version() > 0', 'last_insert_rowid()', 'changes()', "sqlite_compileoption_used('x')", "raise(abort, 'x')", "engine regexp '(a+)+b'", "engine match 'x'",
    '(with recursive c(n) as (select 1 union all select n + 1 from c) select count(*) from c)', "(with recursive c(n) as (values(1) union select n + 1 from c limit 5) select 1 from c)",
    "length(replace(printf('%.90000c', 'x'), 'x', printf('%.90000c', 'y'))) > 0", "length(hex(printf('%.99000c', 'x'))) > 0",
    '(' x 2000 . '1' . ')' x 2000, join(' + ', (1) x 5000), '1' . ' or 1' x 100000, 'not ' x 2000 . '1',
    "(select sum(1) from run_info a, (select 1 " . 'union all select 1 ' x 30 . ') b' . ", (select 1 " . 'union all select 1 ' x 30 . ') c' . ", (select 1 " . 'union all select 1 ' x 30 . ') d'
        . ", (select 1 " . 'union all select 1 ' x 30 . ') e, (select 1 ' . 'union all select 1 ' x 30 . ') f)',
    "attach '$dir/x.db' as y", "1) union select attach('$dir/x.db') --", "pragma writable_schema = 1", "(delete from run_info)", "(insert into run_info values (1) returning 1)", "(update run_info set major = 1 returning 1)",
    "(create table x(y))", "vacuum into '$dir/x.db'", '?1', ':a', "\x01") {
    my ($status, $out, $err) = shown($bad);
    my $short = length $bad > 60 ? substr($bad, 0, 60) . '...' : $bad;
    is($status, 2, "refused: $short") or diag($out, $err);
    like($err, qr/\Atouchstone: \Q$file\E:\d+:\d+: [^\n]+\n\z/, 'in one line with its place') or diag($err);
}
my (undef, undef, $err) = shown('nobody = 1');
like($err, qr/yaml:4:9: 'if': no such column: nobody;/, 'the place of the condition, and what is wrong');
cmp_ok(time - $started, '<', 180, 'none goes on for long');
is((shown("length(printf('%.*c', 1000000000, 'x')) > 0"))[0], 1, 'a text that is too long is none');
# patterns that others take for ever
my $stars = time;
shown("printf('%.90000c', 'a') like '" . '%a' x 400 . "b'");
shown("printf('%.90000c', 'a') glob '" . '*[a-z]' x 150 . "b'");
cmp_ok(time - $stars, '<', 30, 'nor do patterns');
ok(!-e "$dir/x.db", 'and nothing is written');
done_testing;
