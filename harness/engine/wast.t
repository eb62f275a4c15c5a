#!/usr/bin/perl
# Engines that run scripts by themselves (kind wast): they stop at the first command that does not hold.
use strict;
use warnings;
use lib 'harness/test';
use Test::More;
use Touchstone;

my $dir = folder;
ref_engine;
# Runners that stop at the first failure and name its place, each in its own way.
my $runner = <<'SH';
#!/bin/sh
case $1 in --version) echo "runner 4.5.6"; exit 0 ;; esac
shift $(($# - 1))
found=$(HERE/touchstone-ref wast "$1" 2>&1 | grep -m 1 -E ':[0-9]+:[0-9]+: ')
[ -z "$found" ] && exit 0
place=$(echo "$found" | grep -oE 'case[.]wast:[0-9]+:[0-9]+')
SH
my %styles = (
    wasmtimelike => qq(printf 'Error: failed to run script file\\n\\nCaused by:\\n    0: failed directive on %s\\n    1: result mismatch\\n' "\$place" >&2\nexit 1\n),
    speclike => qq(echo "\$(echo "\$place" | sed 's/:\\([0-9]*\\)\$/.\\1-9.9/'): assertion failure: result mismatch" >&2\nexit 1\n),
    silent => "exit 1\n",
);
for my $name (sort keys %styles) {
    spew("$dir/$name", $runner =~ s/HERE/$BIN/r, $styles{$name});
    chmod 0755, "$dir/$name";
    spew("$dir/engines/$name.yaml", "name: $name\nkind: wast\ncommand: [\"$dir/$name\", wast, \"{file}\"]\n",
        "version: {command: [\"$dir/$name\", --version], match: \"runner ([0-9.]+)\"}\nmessages: [{match: unreachable, outcome: trapped unreachable}]\n");
}
spew("$dir/engines/ref-wast.yaml", slurp("$TOP/harness/engines/ref-wast.yaml"));
spew("$dir/case.wast", <<'WAST');
(module $m (func (export "f") (result i32) (i32.const 1)) (func (export "nothing")))
(assert_return (invoke "f") (i32.const 1))
(assert_return (invoke "f") (i32.const 2)) (assert_return (invoke "f") (i32.const 3))
(invoke "nothing")
(assert_invalid (module (func (result i32))) "type mismatch")
(assert_trap (invoke "f") "unreachable")
(module $bad (func (result i32)))
(invoke "gone")
(assert_return (invoke $m "f") (i32.const 1))
WAST
my ($status, $out, $err) = touchstone('run', "$dir/case.wast", '-e', 'wasmtimelike,speclike,silent,ref-wast');
sub outcomes {
    return join '|', sql("select outcome from observations join engines using (engine_id) where name = '$_[0]' order by step");
}
my $due = 'linked|returned i32:1|failed|failed|passed|invalid|failed|failed|failed no instance|returned i32:1';
is(outcomes('wasmtimelike'), $due, 'each failure is found, and what is behind it') or diag($out, $err);
is(outcomes('speclike'), $due, 'in the words of another') or diag($out, $err);
is(outcomes('ref-wast'), $due, 'the reference is such an engine, too') or diag($out, $err);
like(join('', sql("select messages from replays join engines using (engine_id) where name = 'speclike'")), qr/result mismatch/, 'its words are kept');
like(outcomes('silent'), qr/^failed script(\|failed script)+$/, 'one that names no place fails as a whole');
spew("$dir/good.wast", qq{(module (func (export "f") (result i32) (i32.const 1)))\n(assert_return (invoke "f") (i32.const 1))\n});
($status, $out, $err) = touchstone('run', "$dir/good.wast", '-e', 'silent');
is(join('|', sql("select outcome from observations where run_id = (select max(run_id) from runs) order by step")), 'linked|returned i32:1', 'what holds, holds');
# a runner that dies
spew("$dir/silent", "#!/bin/sh\ncase \$1 in --version) echo runner 1.0; exit 0 ;; esac\nkill -SEGV \$\$\n");
touchstone('run', "$dir/good.wast", '-e', 'silent');
is(join('|', sql("select outcome from observations where run_id = (select max(run_id) from runs) order by step limit 1")), 'crashed SIGSEGV', 'one that dies has crashed');
done_testing;
