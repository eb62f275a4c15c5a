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
done_testing;
