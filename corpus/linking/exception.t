#!/usr/bin/perl
# An exception that leaves the start function of a nested instance leaves the whole instantiation; the store stays usable.
# The script format has no assertion for that, so the outcomes are read here.
use strict;
use warnings;
use File::Temp qw(tempdir);
use Test::More;

my $ref = ($ENV{TOUCHSTONE_BIN} || 'build/bin') . '/touchstone-ref';
my $dir = tempdir(CLEANUP => 1);

# Runs a script; returns its steps' outcomes.
sub outcomes {
    my ($script) = @_;
    open my $out, '>', "$dir/script.wast" or die "$dir/script.wast: $!";
    print $out ";;! features: module-linking\n$script";
    close $out or die "$dir/script.wast: $!";
    return map { /"outcome":"([^"]*)"/ ? $1 : () } qx('$ref' wast --json '$dir/script.wast');
}

my $log = <<'END';
(module $log
  (global $n (mut i32) (i32.const 0))
  (tag (export "e") (param i32))
  (func (export "add") (param i32) (global.set $n (i32.add (i32.mul (global.get $n) (i32.const 10)) (local.get 0))))
  (func (export "n") (result i32) (global.get $n)))
(register "log" $log)
END

# SPEC module-linking/Explainer#module-imports-and-nested-instances
# REQ L-098
is_deeply([outcomes($log . <<'END')], ['linked', 'linked', 'threw wasm-exception', 'returned i32:1', 'linked', 'returned i32:12'],
(module
  (import "log" (instance $log (export "e" (tag (param i32))) (export "add" (func (param i32)))))
  (module $one (import "log" "add" (func $add (param i32))) (func $s (call $add (i32.const 1))) (start $s))
  (module $two (import "log" "e" (tag $e (param i32))) (func $s (throw $e (i32.const 5))) (start $s))
  (instance (instantiate $one (import "log" (instance $log))))
  (instance (instantiate $two (import "log" (instance $log))))
  (func $s (call (func $log "add") (i32.const 3)))
  (start $s))
(invoke $log "n")
(module
  (import "log" (instance $log (export "add" (func (param i32)))))
  (module $child (import "log" "add" (func $add (param i32))) (func $s (call $add (i32.const 2))) (start $s))
  (instance (instantiate $child (import "log" (instance $log)))))
(invoke $log "n")
END
    'the child before it has run, the parent has not, and later modules link');

# REQ L-098
is_deeply([outcomes($log . <<'END')], ['linked', 'linked', 'threw wasm-exception', 'returned i32:0'],
(module
  (import "log" (instance $log (export "e" (tag (param i32))) (export "add" (func (param i32)))))
  (module $outer
    (import "log" (instance $log (export "e" (tag (param i32))) (export "add" (func (param i32)))))
    (module $inner (import "log" "e" (tag $e (param i32))) (func $s (throw $e (i32.const 5))) (start $s))
    (instance (instantiate $inner (import "log" (instance $log))))
    (func $s (call (func $log "add") (i32.const 2)))
    (start $s))
  (instance (instantiate $outer (import "log" (instance $log)))))
(invoke $log "n")
END
    'two levels down: the level between has not run either');

done_testing;
