#!/usr/bin/perl
# Routes of module linking, with engines that only say what a test wants them to say: which cases take them, what the store
# and the matrix have of them, and what the engine is given.
use strict;
use warnings;
use lib 'harness/test';
use Test::More;
use Touchstone;

my $dir = folder;
mkdir "$dir/suite";
spew("$dir/suite/plain.wast", "(module (func (export \"f\")))\n(assert_return (invoke \"f\"))\n");
spew("$dir/suite/linked.wast", <<'.');
;;! features: module-linking
(module $a (module $m (func (export "f") (result i32) (i32.const 1)))
  (instance $i (instantiate $m)) (export "f" (func $i "f")))
(assert_return (invoke $a "f") (i32.const 1))
(module $b (module $n) (export "n" (module $n)) (func (export "f")))
(assert_return (invoke $b "f"))
(assert_invalid (module (alias 0 "f" (func))) "unknown instance")
.
spew("$dir/suite/refused.wast", ";;! features: module-linking\n",
    "(assert_invalid (module (alias 0 \"f\" (func))) \"unknown instance\")\n");
ref_engine;

# Engines that say that all is well: spectest-json by a last line, a JavaScript shell by a record a step, of as many steps
# as it is given, and keeps what it read.
spew("$dir/shell.pl", <<'PERL');
my ($script) = @ARGV;
open(my $in, '<', $script) or die;
my $text = join '', <$in>;
open(my $out, '>', "$ENV{KEEP}/read") or die;
print $out $text;
use JSON::PP;
my $request = decode_json($text =~ /\ntouchstone_shell\(.*?, (\{.*\})\);\n\z/ ? $1 : die);
my $i = 0;
for my $step (@{ $request->{steps} }) {
    my @values = map { { type => $_, bits => '1' } } @{ $step->{results} || [] };
    my %said = $step->{outcome} ? (outcome => $step->{outcome})
        : $step->{op} eq 'invoke' ? (outcome => 'returned', values => \@values) : (outcome => 'linked');
    print qq({"case":"$request->{case}",), substr(encode_json({ step => $i++, %said }), 1), "\n";
}
print qq({"case":"$request->{case}","end":true}\n);
PERL
my $version = "version: {command: [echo, v1.0], match: 'v(.*)'}\ndefault: true\n";
spew("$dir/engines/shell.yaml", "name: shell\nkind: js-shell\ncommand: [perl, $dir/shell.pl, '{script}']\n", $version,
    "env: {KEEP: $dir}\nlinking: [flatten, split]\n");
spew("$dir/engines/json.yaml", "name: json\nkind: spectest-json\ncommand: [sh, -c, 'echo 1/1 tests passed.; cat case.wast >> $dir/read.wast']\n",
    $version, "linking: register\n");
spew("$dir/engines/other.yaml", "name: other\nkind: js-shell\ncommand: [perl, $dir/shell.pl, '{script}']\n", $version,
    "env: {KEEP: $dir}\n");

my ($status, $out, $err) = touchstone('run', "$dir/suite");
is($status, 0, 'a run by routes') or diag($out, $err);
my %standings = map { split ' ', $_, 2 } sql("select e.name || ' ' || group_concat(c.name || ':' || standing, ' ') from "
    . '(select * from standings order by case_id) join engines e using (engine_id) join cases c using (case_id) group by e.name');
is_deeply(\%standings, {
    'json' => 'plain.wast:agree',
    'json+register' => 'linked.wast:unsupported refused.wast:unsupported',
    'other' => 'linked.wast:unsupported plain.wast:agree refused.wast:unsupported',
    'ref' => 'linked.wast:agree plain.wast:agree refused.wast:agree',
    'shell' => 'plain.wast:agree',
    'shell+flatten' => 'linked.wast:unsupported refused.wast:unsupported',
    'shell+split' => 'linked.wast:unsupported refused.wast:unsupported',
}, 'cases that need module linking take the routes, others do not') or diag(explain(\%standings));
for my $route ('json+register', 'shell+flatten', 'shell+split') {
    is(join('|', sql("select outcome from observations join engines e using (engine_id) join cases c using (case_id) where "
        . "e.name = '$route' and c.name = 'linked.wast' order by step")),
        'linked|returned i32:1|unsupported flatten|unsupported flatten|unsupported module-linking', "$route: what it can do");
    like($out, qr/^  \Q$route\E 1\.0\s+0\s+\.\s+2/m, "$route: its row in the matrix");
}
like($out, qr/^  shell 1\.0\s+1/m, 'the plain engine has a row too');
is(join(' ', sql("select count(distinct key) from engines where name like 'shell%'")), '3', 'each has a key of its own');
like(slurp("$dir/read.wast"), qr/^\(module \$\@0\.0 binary .* \(module \$a binary .*\)\n\(assert_return \(invoke \$a "f"\)/m,
    'the script that is read has core modules');

# A case agrees where all that is left out is what no engine can be asked.
spew("$dir/suite/linked.wast", slurp("$dir/suite/linked.wast") =~ s/^\(module \$b .*\n.*\n//mr);
touchstone('run', "$dir/suite/linked.wast", '-e', 'shell+split');
is(join('|', sql("select distinct standing from standings where run_id = (select max(run_id) from runs)")), 'agree',
    'refusals that no engine can be asked for do not count beside what it did');
like(slurp("$dir/read"), qr/"linked":\{"modules":\["AGFzb/, 'split, the shell gets modules and steps');
touchstone('run', "$dir/suite/linked.wast", '-e', 'shell+flatten');
like(slurp("$dir/read"), qr/"op":"module".*"bytes":"AGFzb/, 'flattened, it gets one module');

# An engine with routes that is not here is said once.
spew("$dir/engines/shell.yaml", slurp("$dir/engines/shell.yaml") =~ s/echo, v1/no-such-program-here, v1/r);
($status, $out) = touchstone('run', "$dir/suite", '-e', 'ref,shell');
is($status, 0, 'a missing engine with routes is no failure');
is(scalar(() = $out =~ /^  shell.*missing/mg), 1, 'the matrix says so once') or diag($out);
($status, $out) = touchstone('run', "$dir/suite", '-e', 'ref,shell', '--tap');
is(scalar(() = $out =~ /^# shell.* is not here/mg), 1, 'TAP too') or diag($out);
done_testing;
