#!/usr/bin/perl
# Cases that need module linking on real engines by their routes: the outcomes are those of the reference, and what does not
# hold is seen not to hold.
use strict;
use warnings;
use lib 'harness/test';
use Test::More;
use Touchstone;

my $dir = folder;
my %routes = (node26 => ['node26+flatten', 'node26+split'], wabt => ['wabt+register']);
my @engines = grep { $_ eq 'wabt' ? grep { -x "$_/spectest-interp" } split /:/, $ENV{PATH} : -x "$TOP/build/engines/$_/bin/node" }
    sort keys %routes;
plan skip_all => 'neither node26 nor wabt is installed (tools/setup --engines)' unless @engines;
for my $file (map { ("engines/$_.yaml", "engines/messages/$_.yaml") } 'wabt', 'node26', 'v8') {
    spew("$dir/$file", slurp("$TOP/harness/$file")) if -e "$TOP/harness/$file";
}
unlink "$dir/engines/v8.yaml";
ref_engine;

# The outcomes of a script on an engine, in order.
sub outcomes {
    my ($engine, $script) = @_;
    spew("$dir/case.wast", ";;! features: module-linking\n", $script);
    unlink glob("$dir/results.db*");
    my ($status, $out, $err) = touchstone('run', "$dir/case.wast", '-e', $engine, '--timeout', '20');
    BAIL_OUT("run: $out$err") if $status > 1;
    return sql('select outcome from observations order by step');
}

sub standing { return join ',', sql('select standing from standings') }

# The same script on the reference and by every route, compared outcome by outcome. DIFFERENT: by step, what is otherwise.
sub same {
    my ($name, $script, %different) = @_;
    my @due = outcomes('ref', $script);
    is(standing(), 'agree', "$name: the reference") or diag(explain(\@due));
    $due[$_] = $different{$_} for keys %different;
    for my $route (map { @{ $routes{$_} } } @engines) {
        my @seen = outcomes($route, $script);
        is_deeply(\@seen, \@due, "$name: $route") or diag(explain(\@due, \@seen));
    }
}

same('instances share state, each program has its own', <<'.');
(module
  (module $counter (global $n (mut i32) (i32.const 0))
    (func (export "next") (result i32)
      (global.set $n (i32.add (global.get $n) (i32.const 1))) (global.get $n)))
  (module $user (import "c" (instance $c (export "next" (func (result i32)))))
    (func (export "twice") (result i32) (drop (call (func $c "next"))) (call (func $c "next"))))
  (instance $a (instantiate $counter))
  (instance $b (instantiate $counter))
  (instance $u (instantiate $user (import "c" (instance $a))))
  (export "a" (func $a "next")) (export "b" (func $b "next")) (export "u" (func $u "twice")))
(assert_return (invoke "a") (i32.const 1))
(assert_return (invoke "u") (i32.const 3))
(assert_return (invoke "b") (i32.const 1))
(assert_return (invoke "a") (i32.const 4))
.

same('instances that a script registers and imports, within each other too', <<'.');
(module $m
  (module $leaf (global (export "g") (mut i32) (i32.const 5)) (memory (export "m") 1)
    (func (export "f") (param i32) (result i32) (i32.load (local.get 0))))
  (module $mid (alias outer $m $leaf (module)) (instance $l (instantiate 0)) (export "leaf" (instance $l)))
  (instance $mid (instantiate $mid))
  (export "mid" (instance $mid))
  (func (export "own") (result i32) (i32.const 8)))
(register "m" $m)
(module $n
  (import "m" (instance $m
    (export "own" (func (result i32)))
    (export "mid" (instance (export "leaf" (instance
      (export "g" (global (mut i32))) (export "m" (memory 1)) (export "f" (func (param i32) (result i32)))))))))
  (alias $m "mid" (instance $mid)) (alias $mid "leaf" (instance $leaf))
  (func (export "store") (i32.store (memory $leaf "m") (i32.const 4) (call (func $m "own"))))
  (func (export "load") (result i32) (call (func $leaf "f") (i32.const 4)))
  (func (export "g") (result i32) (global.get (global $leaf "g"))))
(invoke $n "store")
(assert_return (invoke $n "load") (i32.const 8))
(assert_return (invoke $n "g") (i32.const 5))
(assert_return (invoke $m "own") (i32.const 8))
.

same('a module that is defined once and instantiated twice', <<'.');
(module definition $d
  (module $c (global (export "g") (mut i32) (i32.const 1)))
  (instance $i (instantiate $c))
  (func (export "add") (result i32)
    (global.set (global $i "g") (i32.add (global.get (global $i "g")) (i32.const 1))) (global.get (global $i "g"))))
(module instance $a $d)
(module instance $b $d)
(assert_return (invoke $a "add") (i32.const 2))
(assert_return (invoke $a "add") (i32.const 3))
(assert_return (invoke $b "add") (i32.const 2))
.

same('what fails to link, and what traps as it starts', <<'.');
(module $n (global (export "g") (mut i32) (i32.const 0)) (func (export "f")))
(register "n" $n)
(assert_unlinkable (module (import "n" (instance (export "h" (func))))) "unknown import")
(assert_unlinkable (module (import "n" (instance (export "f" (func (param i32)))))) "incompatible import type")
(assert_unlinkable (module (import "nobody" (instance (export "f" (func))))) "unknown import")
(assert_trap (module
  (import "n" (instance $n (export "g" (global (mut i32)))))
  (module $t (import "g" (global $g (mut i32)))
    (func $s (global.set $g (i32.const 3)) unreachable) (start $s))
  (instance (instantiate $t (import "g" (global $n "g"))))) "unreachable")
(assert_return (get $n "g") (i32.const 3))
(module (module (func $s unreachable)))
.

my @no = ('unsupported flatten') x 3;
same('what cannot be lowered is left out, with what needs it', <<'.', 2 => $no[0], 3 => $no[0], 4 => $no[0], 7 => $no[0],
(module $n (global (export "g") (mut i32) (i32.const 0)) (func (export "f") (result i32) (i32.const 1)))
(register "n" $n)
(module $m
  (import "n" (instance $n (export "g" (global (mut i32)))))
  (module $t (func (export "f"))) (export "t" (module $t))
  (func $s (global.set (global $n "g") (i32.const 1))) (start $s))
(register "m" $m)
(module $o (import "m" (instance (export "t" (module)))))
(module $p (module $q (func (export "f") (result i32) (i32.const 2)))
  (instance $i (instantiate $q)) (export "f" (func $i "f")))
(assert_return (invoke $p "f") (i32.const 2))
(assert_return (get $n "g") (i32.const 1))
(assert_invalid (module (alias 0 "f" (func))) "unknown instance")
.
    8 => 'unsupported module-linking');
like(join('', sql('select messages from replays')), qr/"2":"unsupported flatten: the export \\"t\\" is a module"/,
    'the message says what');

# The routes are engines of their own; a plain engine gets what needs no module linking.
my ($engine) = @engines;
my @of = @{ $routes{$engine} };
spew("$dir/plain.wast", '(module (func (export "f"))) (invoke "f")');
spew("$dir/case.wast", <<'.');
;;! features: module-linking
(module (module $m (func (export "f") (result i32) (i32.const 1))) (instance $i (instantiate $m)) (export "f" (func $i "f")))
(assert_return (invoke "f") (i32.const 2))
.
unlink glob("$dir/results.db*");
my ($status, $out) = touchstone('run', "$dir/plain.wast", "$dir/case.wast", '-e', $engine);
is(join(' ', sql("select e.name || ':' || c.name || ':' || standing from standings join engines e using (engine_id) join cases c "
    . 'using (case_id) order by 1')), join(' ', (map { "$_:case.wast:diverge" } @of), "$engine:plain.wast:agree"),
    'the engine takes the one, its routes the other, and what does not hold diverges') or diag($out);
like($out, qr/^v8 \([^)]*\Q$_\E [^)]*\): 1 cause$/m, "the cause is said of $_") for @of;
my ($id) = sql("select divergence_id from divergences join engines using (engine_id) where name = '$of[0]'");
($status, $out) = touchstone('replay', $id);
is($status, 0, 'it can be replayed');
like($out, qr/^$id on \Q$of[0]\E .*\bnow\s+returned i32:1\b.*still so/s, 'on its route');
unlink glob("$dir/results.db*");
touchstone('run', "$dir/plain.wast", "$dir/case.wast", '-e', $of[0]);
is(join(' ', sql('select name from standings join engines using (engine_id)')), $of[0], 'one route alone can be asked');
($status, $out, my $err) = touchstone('run', "$dir/case.wast", '-e', "$engine+tunnel");
is($status, 2, 'a route that there is not is refused');
like($err, qr/^touchstone: no engine is named \Q$engine\E\+tunnel;/, 'by its name');
($status, $out) = touchstone('engines');
like($out, qr/^\Q$engine\E .* \Q@{[join ',', map { s{.*\+}{}r } @of]}\E /m, 'touchstone engines shows the routes');

# An engine without routes cannot take the case.
spew("$dir/engines/$engine.yaml", slurp("$dir/engines/$engine.yaml") =~ s/^linking:.*\n//mr);
unlink glob("$dir/results.db*");
touchstone('run', "$dir/case.wast", '-e', $engine);
is(join(' ', sql("select distinct outcome || ':' || standing from observations join standings using (case_id)")),
    'unsupported module-linking:unsupported', 'without routes the case is unsupported');
done_testing;
