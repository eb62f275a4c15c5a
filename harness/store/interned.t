#!/usr/bin/perl
# What runs have in common is kept once; a database of an older schema is brought up to date with all that it says.
use strict;
use warnings;
use lib 'harness/test';
use Test::More;
use Touchstone;

my $dir = folder;
ref_engine;
spew("$dir/one.wast", "(module (func (export \"f\") (result i32) (i32.const 1)))\n(assert_return (invoke \"f\") (i32.const 1))\n");
spew("$dir/two.wast", "(module (func (export \"g\") (result i32) (i32.const 2)))\n(invoke \"g\")\n");
fake_engine('other', 'print qq({"step":0,"outcome":"linked"}\n{"step":1,"outcome":"returned i32:7"}\n);');
touchstone('run', "$dir/one.wast", "$dir/two.wast") for 1 .. 3;
sub count { return join('', sql("select count(*) from $_[0]")) }
is(count('runs'), 3, 'three runs');
is(count('attempts'), 12, 'have a row a case and engine each');
is(count('results'), 4, 'but share what they gave');
is(count('comparisons where reference_id >= 0'), 4, 'and what came of comparing it');
is(count('plans'), 0, 'a complete run is no plan any more');
my $causes = 'select run_id, divergence_id, class, due, seen, cases_n, steps_n, step from divergences order by 1, 2';
my @causes = sql($causes);
is(scalar @causes, 6, 'every run has its divergences');
is(scalar(map { /diverge/ } sql('select standing from standings')), 6, 'and its standings');

# another outcome of the reference is another comparison, and other divergences
fake_engine('other', 'print qq({"step":0,"outcome":"linked"}\n{"step":1,"outcome":"returned i32:2"}\n);');
touchstone('run', "$dir/two.wast");
is(join(',', sql('select distinct standing from standings where run_id = 4')), 'agree', 'a run that agrees has none');
is(count('divergences where run_id = 4'), 0, 'nor a cause');

# the schema before this one, with the same runs
my $old = "$dir/old.db";
my $rows = join '', map { "insert into $_ select * from new.$_;\n" } qw(runs engines cases commands outcome_lists raws run_engines);
$rows =~ s/^insert into engines select \*/insert into engines select engine_id, key, name, version, kind, title, install/m;
my $sql = slurp("$TOP/harness/store/schema.sql") . slurp("$TOP/harness/store/subtests.sql")
    . "attach '$ENV{TOUCHSTONE_DB}' as new;\n$rows"
    . "insert into replays (run_id, case_id, engine_id, attempt, list_id, verdicts, messages, permits, ending, duration_us, rss_kib, raw_id)"
    . " select * from new.replays;\n"
    . "insert into divergences values ('stale', 1, 1, 'diverge', 'x', 'x', 'x', 'x', 1, 1, 1, 1);\n"
    . "insert into standings values (1, 1, 1, 'crash');\n"
    . "pragma application_id = 1413698388; pragma user_version = 2;\n";
spew("$dir/old.sql", $sql);
is(system("sqlite3 -bail $old <$dir/old.sql"), 0, 'a database of schema 2');
is_deeply([sql($causes, $old)], [sql($causes)], 'has the same divergences once it is opened');
is_deeply([sql('select * from standings order by 1, 2, 3', $old)], [sql('select * from standings order by 1, 2, 3')], 'and standings');
is_deeply([sql('select run_id, step, outcome from observations order by 1, case_id, engine_id, 2', $old)],
    [sql('select run_id, step, outcome from observations order by 1, case_id, engine_id, 2')], 'and observations');
is(join('', sql('select count(*) from results', $old)), count('results'), 'as few rows as if it had been new');
cmp_ok(join('', sql('select * from pragma_user_version', $old)), '>', 2, 'and the number of a newer schema');
my ($status, $out, $err) = touchstone('run', "$dir/one.wast", '--db', $old, '-q');
is($status, 0, 'it goes on') or diag($out, $err);
is(`sqlite3 $old 'pragma integrity_check; pragma foreign_key_check'`, "ok\n", 'and is whole');

done_testing;
