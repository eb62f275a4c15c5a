#!/usr/bin/perl
# Cases on wabt's interpreter behind our own front end: what it says of a line is said of the step that it is about.
use strict;
use warnings;
use lib 'harness/test';
use Test::More;
use Touchstone;

plan skip_all => 'wabt is not installed (tools/setup)' unless grep { -x "$_/spectest-interp" } split /:/, $ENV{PATH};
my $dir = folder;
spew("$dir/engines/messages/wabt.yaml", slurp("$TOP/harness/engines/messages/wabt.yaml"));
spew("$dir/engines/wabt-own.yaml", slurp("$TOP/harness/engines/wabt-own.yaml"));

# The outcomes of a script, in order.
sub outcomes {
    my ($script) = @_;
    spew("$dir/case.wast", $script);
    unlink glob("$dir/results.db*");
    my ($status, $out, $err) = touchstone('run', "$dir/case.wast", '-e', 'wabt-own');
    BAIL_OUT("run: $out$err") if $status > 1;
    return join '|', sql('select outcome from observations order by step');
}

# The format has nothing for definitions and for assertions on custom sections: steps after them are still the right ones.
is(outcomes(<<'.'), 'linked|linked|returned i32:1|malformed|returned i32:1|returned i32:1', 'steps that the JSON has none of');
(module definition $d (func (export "f") (result i32) (i32.const 1)))
(module instance $a $d)
(assert_return (invoke $a "f") (i32.const 1))
(assert_malformed_custom (module quote "(@name)") "@name")
(assert_return (invoke $a "f") (i32.const 2))
(assert_return (invoke $a "f") (i32.const 1))
.
is(outcomes(<<'.'), 'linked|returned i32:1|returned i32:2', 'actions print what they return');
(module (func (export "f") (param i32) (result i32) (local.get 0)))
(invoke "f" (i32.const 1))
(invoke "f" (i32.const 2))
.

# Where the engine dies it does not say at which step; what is behind that is replayed all the same. A program that reads the
# same JSON dies at calls of "crash" and hangs in calls of "hang", and has an opinion on calls of "wrong".
spew("$dir/dies.pl", <<'P');
use strict; use JSON::PP; $| = 1;
open(my $in, '<', $ARGV[0]) or die; local $/; my $json = decode_json(<$in>);
my ($n, $file) = (0, $json->{source_filename});
my %fields;
for my $command (@{ $json->{commands} }) {
    my $action = $command->{action};
    my $field = $action ? $action->{field} : $command->{type};
    kill 'SEGV', $$ if $field eq 'crash' || ($command->{name} // '') eq '$crash' && $command->{filename} !~ /empty/;
    sleep 100 if $field eq 'hang';
    print "$file:$command->{line}: mismatch in result 0 of assert_return: expected i32:1, got i32:2\n" if $field eq 'wrong';
    print "$field(" . join(', ', map { "$_->{type}:$_->{value}" } @{ $action->{args} }) . ") =>\n" if $command->{type} eq 'action';
    $n++;
}
print "$n/$n tests passed.\n";
P
spew("$dir/engines/dies.yaml", <<"Y");
name: dies
kind: spectest-json
front: own
command: [perl, $dir/dies.pl, "{script}"]
version: {command: [perl, -e, "print 'v1.0'"], match: "v(.*)"}
messages: [wabt]
Y
sub dies {
    my ($script) = @_;
    spew("$dir/case.wast", $script);
    unlink glob("$dir/results.db*");
    touchstone('run', "$dir/case.wast", '-e', 'dies', '--timeout', '0.7');
    return join '|', sql('select outcome from observations order by step');
}
my $functions = '(module (func (export "ok")) (func (export "crash")) (func (export "hang")) '
    . '(func (export "wrong") (result i32) (i32.const 1)))';
is(dies("$functions(invoke \"ok\")(assert_return (invoke \"ok\"))"), 'linked|returned|returned', 'nothing dies');
is(dies("$functions(invoke \"ok\")(invoke \"crash\")(assert_return (invoke \"ok\"))(assert_return (invoke \"wrong\") (i32.const 1))"),
    'linked|returned|crashed SIGSEGV|returned|returned i32:2', 'a step that ends the engine');
is(dies("$functions(invoke \"crash\")(invoke \"ok\")(assert_return (invoke \"crash\"))(invoke \"hang\")(invoke \"ok\")"),
    'linked|crashed SIGSEGV|returned|crashed SIGSEGV|timeout|returned', 'several');
is(dies("(module \$crash)$functions(invoke \"ok\")"), 'crashed SIGSEGV|linked|returned', 'a module');
is(dies("$functions(invoke \"crash\")"), 'linked|crashed SIGSEGV', 'the last step');

done_testing;
