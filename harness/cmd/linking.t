#!/usr/bin/perl
# corpus/linking on the reference and, by their routes, on the engines that are here: all routes do what the reference does,
# but for what corpus/linking/routes.md lists with its reason.
# REQ L-152, L-195, L-197
use strict;
use warnings;
use lib 'harness/test';
use Test::More;
use Touchstone;

$ENV{TOUCHSTONE_ENGINES} = "$TOP/harness/engines";
my @engines = $ENV{TOUCHSTONE_SANITIZE} ? ('ref', 'node26') : ('ref', 'node20', 'node26', 'wabt');
my ($status, $out, $err) = touchstone('run', 'linking', '-e', join(',', @engines));
diag($out =~ s/\n\n(?!linking).*//sr);
is($status, 0, 'the reference fails no assertion, nothing is missing') or diag($out, $err);

# Engines that are here, by version, and their routes.
my %version = map { split /\|/ } sql("select name || '|' || version from engines where version <> 'missing'");
my @routes = grep { /\+/ } sort keys %version;
plan skip_all => 'no engine with a route is installed (tools/setup --engines)' unless @routes;

# Every case that needs module linking is on every route, and on no plain engine.
my $linking = "select count(distinct s.case_id) from standings s join engines e using (engine_id)";
my ($cases) = sql("$linking where e.name like '%+%'");
cmp_ok($cases, '>', 100, "cases that need module linking: $cases");
for my $route (@routes) {
    is(join('', sql("$linking where e.name = '$route'")), $cases, "$route has them all");
    my ($base) = $route =~ /(.*)\+/;
    is(join('', sql("select count(*) from standings s join engines e using (engine_id) where e.name = '$base' and case_id in "
        . "(select case_id from standings join engines using (engine_id) where name = '$route')")), '0', "$base has none of them");
    like($out, qr/^  \Q$route\E /m, "the matrix has a row for $route");
}

# What differs, and what is listed.
my %listed;
for (split /\n/, slurp("$TOP/corpus/linking/routes.md")) {
    my ($engine, $of, $case, $why) = /^\| (\w+) \| ([\d.]+) \| (\S+\.wast) \| (.*\S) \|$/ or next;
    for my $route (grep { /^\Q$engine\E\+/ } @routes) {
        $listed{"$route $case"} = $why if $version{$route} =~ /^\Q$of\E(\.|$)/;
    }
}
my %known = map { s/ .*//r => 1 } keys %listed;
my @differ = map { s/\|/ /r } sql("select e.name || '|' || c.name from standings s join cases c using (case_id) join engines e "
    . "using (engine_id) where e.name like '%+%' and s.standing not in ('agree', 'unsupported') order by 1");
for my $route (@routes) {
    my ($engine) = $route =~ /(.*)\+/;
    my @of = grep { /^\Q$route\E / } @differ;
    SKIP: {
        skip "$route is of a version that routes.md does not speak of", 1
            if $version{$route} !~ ($engine eq 'node20' ? qr/^20\./ : $engine eq 'node26' ? qr/^26\./ : qr/^1\.0\.32$/);
        is_deeply(\@of, [sort grep { /^\Q$route\E / } keys %listed], "$route: what differs is what is listed") or diag(explain(\@of));
    }
}

# Routes of one engine agree with each other, step by step, where both could do it.
my @apart = sql("select a.name || ' ' || c.name || ' ' || p.step from observations p join engines a using (engine_id) "
    . "join observations q on q.run_id = p.run_id and q.case_id = p.case_id and q.step = p.step join engines b on "
    . "b.engine_id = q.engine_id join cases c on c.case_id = p.case_id where a.name like '%+flatten' and b.name = "
    . "replace(a.name, '+flatten', '+split') and p.outcome <> q.outcome and p.outcome not like 'unsupported%' and "
    . "q.outcome not like 'unsupported%'");
is_deeply([grep { my ($route, $case) = split / /; !$listed{"$route $case"} } @apart], [], 'flatten and split agree');

# What could not be lowered says so.
is(join('', sql("select count(*) from observations o join replays r using (run_id, case_id, engine_id) join engines e using "
    . "(engine_id) where e.name like '%+%' and o.outcome = 'unsupported flatten' and r.messages not like "
    . "'%unsupported flatten: %'")), '0', 'a case with a step that cannot be lowered says why');

# A divergence on a route is replayed on it.
SKIP: {
    my ($id) = map { split ' ' } sql("select divergence_id from divergences join engines using (engine_id) where name like '%+%'");
    skip 'no route diverges', 2 unless $id;
    my ($status, $out, $err) = touchstone('replay', $id);
    is($status, 0, 'a divergence on a route is replayed') or diag($out, $err);
    like($out, qr/^$id on \w+\+\w+ .*still so$/ms, 'on that route');
}
done_testing;
