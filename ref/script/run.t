#!/usr/bin/perl
# Runs small scripts with 'touchstone-ref wast --json' and compares verdict and outcome of each step.
use strict;
use warnings;
use File::Temp qw(tempdir);
use JSON::PP;
use Test::More;

my $bin = $ENV{TOUCHSTONE_BIN} || 'build/bin';
my $dir = tempdir(CLEANUP => 1);

# The steps of SCRIPT as "verdict outcome", and the exit code.
sub steps {
    my ($script, @options) = @_;
    my $file = "$dir/script.wast";
    open my $out, '>', $file or die "$file: $!";
    print $out $script;
    close $out;
    open my $in, '-|', "$bin/touchstone-ref", 'wast', '--json', @options, $file or die $!;
    my (@steps, $begun, $end);
    while (<$in>) {
        my $record = decode_json($_);
        if (exists $record->{begin}) { $begun = $record->{begin}; next }
        if (exists $record->{end}) { $end = $record->{end}; next }
        is($record->{step}, $begun, "step $begun was announced") if $record->{step} != $begun;
        push @steps, "$record->{verdict} $record->{outcome}";
    }
    close $in;
    is($end, scalar @steps, 'the end counts the steps') if $end != @steps;
    return (\@steps, $? >> 8);
}

my $module = <<'END';
(module $m
  (type $n (func))
  (func (export "i32") (param i32) (result i32) (local.get 0))
  (func (export "i64") (param i64) (result i64) (local.get 0))
  (func (export "f32") (param f32) (result f32) (local.get 0))
  (func (export "f64") (param f64) (result f64) (local.get 0))
  (func (export "extern") (param externref) (result externref) (local.get 0))
  (func $f (export "func") (result funcref) (ref.func $f))
  (func $g (export "two") (result funcref funcref) (ref.func $g) (ref.func $f))
  (func (export "none"))
  (func (export "many") (result i32 i64) (i32.const 1) (i64.const -2))
  (func (export "trap") (unreachable))
  (func (export "divide") (result i32) (i32.div_u (i32.const 1) (i32.const 0)))
  (func $r (export "deep") (call $r))
  (table 2 funcref)
  (func (export "indirect") (call_indirect (type $n) (i32.const 1)))
  (global (export "g") i32 (i32.const 7)))
END

# [name, script, steps, exit code, options...]
my @cases = (
    ['integers', $module . <<'END', ['none linked', 'pass returned i32:-1', 'fail returned i32:3', 'pass returned i64:-9223372036854775808', 'pass returned i32:7'], 1],
(assert_return (invoke "i32" (i32.const 0xffffffff)) (i32.const -1))
(assert_return (invoke "i32" (i32.const 3)) (i32.const 4))
(assert_return (invoke $m "i64" (i64.const 0x8000000000000000)) (i64.const 0x8000000000000000))
(assert_return (get "g") (i32.const 7))
END
    ['floats', $module . <<'END', ['none linked', 'pass returned f32:0x3f800000(1)', 'pass returned f32:0x80000000(-0)', 'fail returned f32:0x80000000(-0)', 'pass returned f32:0x7f800000(inf)', 'pass returned f64:0x3fb999999999999a(0.10000000000000001)'], 1],
(assert_return (invoke "f32" (f32.const 1)) (f32.const 1))
(assert_return (invoke "f32" (f32.const -0)) (f32.const -0))
(assert_return (invoke "f32" (f32.const -0)) (f32.const 0))
(assert_return (invoke "f32" (f32.const inf)) (f32.const inf))
(assert_return (invoke "f64" (f64.const 0.1)) (f64.const 0.1))
END
    ['NaNs', $module . <<'END', ['none linked', 'pass returned f32:0x7fc00000(nan:canonical)', 'pass returned f32:0xffc00000(nan:canonical)', 'pass returned f32:0x7fc00001(nan:arithmetic)', 'fail returned f32:0x7fc00001(nan:arithmetic)', 'fail returned f32:0x7fa00000(nan:0x200000)', 'pass returned f32:0x7fa00000(nan:0x200000)', 'pass returned f64:0xfff8000000000000(nan:canonical)', 'pass returned f64:0x7ff8000000000001(nan:arithmetic)', 'fail returned f64:0xfff0000000000001(-nan:0x1)'], 1],
(assert_return (invoke "f32" (f32.const nan)) (f32.const nan:canonical))
(assert_return (invoke "f32" (f32.const -nan)) (f32.const nan:arithmetic))
(assert_return (invoke "f32" (f32.const nan:0x400001)) (f32.const nan:arithmetic))
(assert_return (invoke "f32" (f32.const nan:0x400001)) (f32.const nan:canonical))
(assert_return (invoke "f32" (f32.const nan:0x200000)) (f32.const nan:arithmetic))
(assert_return (invoke "f32" (f32.const nan:0x200000)) (f32.const nan:0x200000))
(assert_return (invoke "f64" (f64.const -nan)) (f64.const nan:canonical))
(assert_return (invoke "f64" (f64.const nan:0x8000000000001)) (f64.const nan:arithmetic))
(assert_return (invoke "f64" (f64.const -nan:0x1)) (f64.const nan:canonical))
END
    ['references', $module . <<'END', ['none linked', 'pass returned ref.extern:5', 'fail returned ref.extern:5', 'pass returned ref.null', 'fail returned ref.null', 'pass returned ref.func#0', 'pass returned ref.func#1 ref.func#0', 'fail returned ref.func#0'], 1],
(assert_return (invoke "extern" (ref.extern 5)) (ref.extern 5))
(assert_return (invoke "extern" (ref.extern 5)) (ref.extern 6))
(assert_return (invoke "extern" (ref.null extern)) (ref.null extern))
(assert_return (invoke "extern" (ref.null extern)) (ref.extern))
(assert_return (invoke "func") (ref.func))
(assert_return (invoke "two") (ref.func) (ref.func))
(assert_return (invoke "func") (ref.null func))
END
    ['arity', $module . <<'END', ['none linked', 'pass returned', 'pass returned i32:1 i64:-2', 'fail returned i32:1 i64:-2', 'fail returned'], 1],
(assert_return (invoke "none"))
(assert_return (invoke "many") (i32.const 1) (i64.const -2))
(assert_return (invoke "many") (i32.const 1))
(assert_return (invoke "none") (i32.const 0))
END
    ['either', $module . <<'END', ['none linked', 'pass returned i32:2', 'fail returned i32:3'], 1],
(assert_return (invoke "i32" (i32.const 2)) (either (i32.const 1) (i32.const 2)))
(assert_return (invoke "i32" (i32.const 3)) (either (i32.const 1) (i32.const 2)))
END
    ['traps', $module . <<'END', ['none linked', 'pass trapped unreachable', 'fail trapped unreachable', 'pass trapped integer divide by zero', 'pass trapped uninitialized element', 'fail returned', 'fail trapped unreachable', 'pass exhausted', 'fail trapped unreachable', 'fail exhausted'], 1],
(assert_trap (invoke "trap") "unreachable")
(assert_trap (invoke "trap") "integer divide by zero")
(assert_trap (invoke "divide") "integer divide by zero")
(assert_trap (invoke "indirect") "uninitialized element 1")
(assert_trap (invoke "none") "unreachable")
(assert_return (invoke "trap"))
(assert_exhaustion (invoke "deep") "call stack exhausted")
(assert_exhaustion (invoke "trap") "call stack exhausted")
(assert_trap (invoke "deep") "unreachable")
END
    ['actions', $module . <<'END', ['none linked', 'none returned i32:1', 'fail trapped unreachable', 'fail failed unknown function', 'fail failed arguments', 'fail failed arguments', 'fail failed unknown global', 'fail failed unknown instance'], 1],
(invoke "i32" (i32.const 1))
(invoke "trap")
(invoke "absent")
(invoke "i32")
(invoke "i32" (i64.const 1))
(get "i32")
(invoke $absent "i32")
END
    ['malformed and invalid', <<'END', ['pass malformed', 'pass malformed', 'pass invalid', 'fail invalid', 'fail malformed', 'fail linked', 'fail linked', 'fail malformed', 'fail invalid'], 1],
(assert_malformed (module quote "(func") "unexpected token")
(assert_malformed (module binary "\00asm") "some other text")
(assert_invalid (module (func (result i32))) "type mismatch")
(assert_malformed (module quote "(func (result i32))") "unexpected token")
(assert_invalid (module binary "\00asm") "unexpected end")
(assert_malformed (module binary "\00asm\01\00\00\00") "unexpected end")
(assert_invalid (module) "type mismatch")
(module quote "(func")
(module (func (result i32)))
END
    ['messages count when asked for', <<'END', ['pass malformed', 'fail malformed', 'pass invalid', 'fail invalid', 'pass unlinkable', 'fail unlinkable'], 1, '--messages'],
(assert_malformed (module binary "\00asm") "unexpected end")
(assert_malformed (module binary "\00asm") "malformed UTF-8 encoding")
(assert_invalid (module (func (result i32))) "type mismatch")
(assert_invalid (module (func (result i32))) "unknown local")
(assert_unlinkable (module (import "no" "no" (func))) "unknown import")
(assert_unlinkable (module (import "no" "no" (func))) "incompatible import type")
END
    ['linking', <<'END', ['none linked', 'none linked', 'none linked', 'pass returned i32:7', 'pass unlinkable', 'pass unlinkable', 'fail linked', 'fail unlinkable', 'pass trapped unreachable', 'fail linked'], 1],
(module $a (global (export "g") i32 (i32.const 7)))
(register "a" $a)
(module (import "a" "g" (global i32)) (export "h" (global 0)))
(assert_return (get "h") (i32.const 7))
(assert_unlinkable (module (import "a" "absent" (global i32))) "unknown import")
(assert_unlinkable (module (import "a" "g" (global i64))) "incompatible import type")
(assert_unlinkable (module (import "a" "g" (global i32))) "unknown import")
(module (import "absent" "g" (global i32)))
(assert_trap (module (func $s (unreachable)) (start $s)) "unreachable")
(assert_trap (module) "unreachable")
END
    ['definitions and instances', <<'END', ['none linked', 'none linked', 'none linked', 'pass returned i32:1', 'pass returned i32:0', 'fail failed unknown module'], 1],
(module definition $d
  (global $g (mut i32) (i32.const 0))
  (func (export "set") (global.set $g (i32.const 1)))
  (func (export "next") (result i32) (global.set $g (i32.add (global.get $g) (i32.const 1))) (global.get $g))
  (func (export "get") (result i32) (global.get $g)))
(module instance $i $d)
(module instance $j $d)
(assert_return (invoke $i "next") (i32.const 1))
(assert_return (invoke $j "get") (i32.const 0))
(module instance $k $absent)
END
    ['the host module', <<'END', ['none linked', 'pass returned i32:666', 'pass returned f64:0x4084d4cccccccccd(666.60000000000002)', 'none returned'], 0],
(module
  (import "spectest" "global_i32" (global i32)) (export "i" (global 0))
  (import "spectest" "global_f64" (global f64)) (export "f" (global 1))
  (import "spectest" "print_i32" (func $p (param i32)))
  (import "spectest" "table" (table 10 20 funcref))
  (import "spectest" "memory" (memory 1 2))
  (func (export "p") (call $p (i32.const 1))))
(assert_return (get "i") (i32.const 666))
(assert_return (get "f") (f64.const 666.6))
(invoke "p")
END
    ['a step that uses what failed', <<'END', ['fail trapped unreachable', 'fail failed no instance', 'fail failed no instance', 'fail failed no instance', 'none linked', 'pass returned'], 1],
(module $bad (func $s (unreachable)) (start $s) (func (export "f")))
(assert_return (invoke "f"))
(register "bad" $bad)
(module $user (import "bad" "f" (func)) (export "f" (func 0)))
(module $good (func (export "f")))
(assert_return (invoke "f"))
END
    ['a feature that is off', <<'END', ['unsupported unsupported simd', 'unsupported unsupported simd', 'unsupported unsupported simd', 'unsupported unsupported simd', 'unsupported unsupported simd', 'none linked', 'pass returned', 'unsupported unsupported simd', 'unsupported unsupported simd'], 0, '--feature', '-simd'],
(module $v (func (export "v") (result v128) (v128.const i64x2 0 0)) (func (export "f")))
(assert_return (invoke "f"))
(assert_return (invoke $v "v") (v128.const i64x2 0 0))
(register "v" $v)
(module (import "v" "f" (func)))
(module (func (export "f")))
(assert_return (invoke "f"))
(assert_return (invoke $v "f"))
(assert_invalid (module (func (result i32) (v128.const i64x2 0 0))) "type mismatch")
END
    ['features by the first line', <<'END', ['unsupported unsupported multi-value'], 0],
;;! features: 1.0
(module (func (result i32 i32) (i32.const 1) (i32.const 2)))
END
    ['what a switch that is off refuses', <<'END', ['pass invalid', 'unsupported unsupported multi-memory', 'unsupported unsupported multi-memory', 'pass malformed', 'unsupported unsupported threads'], 0, '--feature', '1.0'],
(assert_invalid (module (memory 1) (memory 1)) "multiple memories")
(assert_invalid (module (memory 1) (memory 1)) "type mismatch")
(module (memory 1) (memory 1))
(assert_malformed (module binary "\00asm\01\00\00\00\05\04\01\03\00\01") "malformed limits flags")
(module binary "\00asm\01\00\00\00\05\04\01\03\00\01")
END
    ['threads', <<'END', ['none linked', 'none passed', 'none linked', 'none linked', 'none returned', 'pass returned i32:42', 'none passed', 'none passed', 'pass unlinkable', 'pass returned i32:42', 'fail failed unknown instance', 'fail failed unknown thread'], 1],
;;! features: +threads
(module $Mem (memory (export "shared") 1 1 shared) (func (export "get") (result i32) (i32.atomic.load (i32.const 0))))
(thread $T1 (shared (module $Mem))
  (register "mem" $Mem)
  (module $Inner
    (memory (import "mem" "shared") 1 1 shared)
    (func (export "get") (i32.atomic.store (i32.const 0) (i32.const 42))))
  (invoke "get")
  (assert_return (invoke $Mem "get") (i32.const 42)))
(wait $T1)
(assert_unlinkable (module (memory (import "mem" "shared") 1 1 shared)) "unknown import")
(assert_return (invoke "get") (i32.const 42))
(invoke $Inner "get")
(wait $T2)
END
    ['threads that wait for each other', <<'END', ['none linked', 'none passed', 'pass returned i32:2', 'unsupported unsupported threads', 'unsupported unsupported threads', 'unsupported unsupported threads', 'unsupported unsupported threads'], 0],
;;! features: +threads
(module $m (memory 1 1 shared)
  (func (export "wait") (param i64) (result i32) (memory.atomic.wait32 (i32.const 0) (i32.const 0) (local.get 0)))
  (func (export "notify") (loop (br_if 0 (i32.eqz (memory.atomic.notify (i32.const 0) (i32.const 1)))))))
(thread $T1 (shared (module $m))
  (assert_return (invoke $m "wait" (i64.const 0)) (i32.const 2))
  (assert_return (invoke $m "wait" (i64.const -1)) (i32.const 0)))
(invoke "notify")
(wait $T1)
END
    # REQ L-012
    ['single-level imports', <<'END', ['none linked', 'none linked', 'none linked', 'pass returned i32:3', 'none linked', 'pass returned i32:3', ('pass unlinkable') x 4, 'none linked'], 0],
;;! features: module-linking
(module $A (func (export "f") (result i32) (i32.const 3)) (memory (export "m") 1))
(register "a" $A)
(module (import "a" (instance $a (export "f" (func (result i32))))) (export $a))
(assert_return (invoke "f") (i32.const 3))
(module (import "a" "f" (func $f (result i32))) (import "a" "m" (memory 1)) (export "f" (func $f)) (export "i" (instance 0)))
(assert_return (invoke "f") (i32.const 3))
(assert_unlinkable (module (import "f" (func (result i32)))) "unknown import")
(assert_unlinkable (module (import "a" (func (result i32)))) "unknown import")
(assert_unlinkable (module (import "b" (instance))) "unknown import")
(assert_unlinkable (module (import "a" (instance (export "x" (func))))) "incompatible import type")
(module (import "spectest" (instance (export "print_i32" (func (param i32))))))
END
    # REQ L-081
    ['modules of a script', <<'END', ['none linked', 'none linked', 'none linked', 'pass returned i32:3', 'none linked', 'none linked', 'none linked', 'pass returned i32:4', ('pass unlinkable') x 3, 'fail failed unknown instance'], 1],
;;! features: module-linking
(module $A (func (export "f") (result i32) (i32.const 3)))
(register "a" $A)
(module (import "a" (module $M (export "f" (func (result i32))))) (instance $i (instantiate $M)) (export $i))
(assert_return (invoke "f") (i32.const 3))
(module definition $D (import "in" (func $f (result i32)))
  (func (export "out") (result i32) (i32.add (i32.const 1) (call $f))))
(register "d" $D)
(module (import "a" (instance $a (export "f" (func (result i32)))))
  (import "d" (module $D (import "in" (func (result i32))) (export "out" (func (result i32)))))
  (instance $d (instantiate $D (import "in" (func $a "f")))) (export "out" (func $d "out")))
(assert_return (invoke "out") (i32.const 4))
(assert_unlinkable (module (import "d" (instance))) "unknown import")
(assert_unlinkable (module (import "d" "out" (func (result i32)))) "unknown import")
(assert_unlinkable (module (import "d" (module))) "incompatible import type")
(register "x" $nobody)
END
    ['a definition without module linking', '(module definition $D) (register "d" $D)', ['none linked', 'fail failed unknown instance'], 1],
    ['nested instances that fail', <<'END', ['none linked', 'none linked', 'pass trapped unreachable', 'pass exhausted', 'pass returned i32:1'], 0],
;;! features: module-linking
(module $log (global $g (mut i32) (i32.const 0))
  (func (export "log") (param i32) (global.set $g (i32.add (i32.mul (global.get $g) (i32.const 10)) (local.get 0))))
  (func (export "logged") (result i32) (global.get $g)))
(register "log" $log)
(assert_trap (module (import "log" "log" (func $log (param i32)))
  (module $C (import "log" (func $log (param i32))) (func $s (call $log (i32.const 1)) unreachable) (start $s))
  (instance (instantiate $C (import "log" (func $log)))) (func $s (call $log (i32.const 9))) (start $s)) "unreachable")
(assert_exhaustion (module (module $C (func $s (call $s)) (start $s)) (instance (instantiate $C))) "call stack exhausted")
(assert_return (invoke $log "logged") (i32.const 1))
END
    ['a bare module', '(func (export "f"))', ['none linked'], 0],
    ['nothing', '', [], 0],
);

for my $case (@cases) {
    my ($name, $script, $due, $exit, @options) = @$case;
    my ($steps, $code) = steps($script, @options);
    is_deeply($steps, $due, "$name: outcomes") or diag(join "\n", @$steps);
    is($code, $exit, "$name: exit code");
}
done_testing();
