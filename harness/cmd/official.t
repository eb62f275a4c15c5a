#!/usr/bin/perl
# The official suite (TOUCHSTONE_TESTSUITE: a clone of it) on the reference and on the engines that are here. The number
# of files never changes: what cannot be done is said, not dropped.
use strict;
use warnings;
use lib 'harness/test';
use Test::More;
use Touchstone;

my $suite = $ENV{TOUCHSTONE_TESTSUITE};
plan skip_all => 'TOUCHSTONE_TESTSUITE does not name a clone of the official suite' unless $suite && -d $suite;
my $sanitize = $ENV{TOUCHSTONE_SANITIZE};
my @files = glob("$suite/*.wast");
$ENV{TOUCHSTONE_ENGINES} = "$TOP/harness/engines";

my @engines = $sanitize ? ('ref') : ('ref', 'node26', 'wabt');
my ($status, $out, $err) = touchstone('run', $suite, '-e', join(',', @engines), '--timeout', $sanitize ? 300 : 60);
diag($out =~ s/\n\n.*//sr);
is($status, 0, 'the reference fails no assertion, nothing is missing') or diag($out, $err);
is(join('', sql("select count(distinct case_id) from standings")), scalar @files, 'every file at the top is a case');

# How many cases stand how on an engine.
sub standing {
    my ($engine, $standing) = @_;
    return join '', sql("select coalesce(sum(cases_n), 0) from matrix where engine = '$engine' and standing = '$standing'");
}

my $core2 = "select count(*) from cases where not exists (select 1 from json_each(needs) where value not in ('core1', "
    . "'mutable-globals', 'sign-extension', 'saturating-float-to-int', 'multi-value', 'reference-types', 'bulk-memory'))";
cmp_ok(join('', sql($core2)), '>', 50, 'files that need only 2.0 without vectors, by what their modules need');
is(join(',', sql("select distinct standing from standings join engines e using (engine_id) join cases c using (case_id) where "
    . "e.name = 'ref' and not exists (select 1 from json_each(needs) where value not in ('core1', 'mutable-globals', "
    . "'sign-extension', 'saturating-float-to-int', 'multi-value', 'reference-types', 'bulk-memory'))")),
    'agree', 'the reference holds all of them');
is(standing('ref', 'agree') + standing('ref', 'unsupported'), scalar @files, 'the others hold too, or say what they lack');

unless ($sanitize) {
    for my $engine ('node26', 'wabt') {
        next if join('', sql("select version from engines where name = '$engine'")) eq 'missing';
        cmp_ok(join('', sql("select count(*) from observations join engines using (engine_id) where name = '$engine'")), '>',
            50_000, "$engine: its outcomes are in the store");
    }
    SKIP: {
        skip 'wabt 1.0.32 is not here', 1
            unless join('', sql("select version from engines where name = 'wabt'")) eq '1.0.32';
        is(scalar(@files) - standing('wabt', 'agree'), 80, 'wabt 1.0.32 behind wast2json fails 80 files');
    }
    SKIP: {
        skip 'node 26 is not here', 1 if join('', sql("select version from engines where name = 'node26'")) !~ /^26/;
        is(join(' ', sql("select c.name from standings join cases c using (case_id) join engines e using (engine_id) where "
            . "e.name = 'node26' and standing <> 'agree' order by 1")), 'memory64.wast table.wast table64.wast',
            'node 26 holds all but three files: limits of declarations');
    }
    my @ids = sql('select divergence_id from divergences order by divergence_id');
    @ids = @ids[map { $_ * @ids / 8 } 0 .. 7] if @ids > 8 && !$ENV{TOUCHSTONE_FULL};
    for my $id (@ids) {
        ($status, $out, $err) = touchstone('replay', $id);
        is($status, 0, "replay reproduces $id") or diag($out, $err);
    }
}

done_testing;
