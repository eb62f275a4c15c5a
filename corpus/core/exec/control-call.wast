;; Calls: call, call_indirect, recursion, several results, host functions, exhaustion.
;; SPEC exec-call, exec-call_indirect, exec-invoke, exec-invoke-exit, exec-invoke-host; Step_read/call, Step_read/call_ref-func, Step_pure/call_indirect, Step_pure/frame-vals
(module
  (import "spectest" "print_i32" (func $print (param i32)))
  (type $none (func))
  (type $i (func (result i32)))
  (type $ii (func (param i32) (result i32)))
  (type $ii-again (func (param i32) (result i32)))
  (type $ll (func (param i64) (result i64)))
  (type $pair (func (param i32 i64) (result i64 i32)))
  (global $log (mut i32) (i32.const 0))
  (table $t 8 funcref)
  (table $u 2 funcref)
  (elem (table $t) (i32.const 0) func $c1 $inc $double $linc $swap $print-wrapper)
  (elem (table $u) (i32.const 1) func $c2)
  (func $c1 (type $i) (i32.const 11))
  (func $c2 (type $i) (i32.const 22))
  (func $inc (type $ii) (i32.add (local.get 0) (i32.const 1)))
  (func $double (type $ii-again) (i32.mul (local.get 0) (i32.const 2)))
  (func $linc (type $ll) (i64.add (local.get 0) (i64.const 1)))
  (func $swap (type $pair) (local.get 1) (local.get 0))
  (func $print-wrapper (type $none) (call $print (i32.const 3)))
  (func $note (param i32) (result i32)
    (global.set $log (i32.add (i32.mul (global.get $log) (i32.const 10)) (local.get 0))) (local.get 0))
  (func (export "call") (result i32) (call $inc (i32.const 4)))
  (func (export "call-multi") (result i64 i32) (call $swap (i32.const 1) (i64.const 2)))
  (func (export "call-chain") (result i32) (call $inc (call $double (call $inc (i32.const 5)))))
  (func (export "call-host") (result i32) (call $print (i32.const 1)) (call $print-wrapper) (i32.const 2))
  (func (export "argument-order") (result i32)
    (drop (i32.sub (call $note (i32.const 1)) (i32.add (call $note (i32.const 2)) (call $note (i32.const 3)))))
    (global.get $log))
  (func $fac (export "fac") (param i64) (result i64)
    (if (result i64) (i64.eqz (local.get 0))
      (then (i64.const 1))
      (else (i64.mul (local.get 0) (call $fac (i64.sub (local.get 0) (i64.const 1)))))))
  (func $even (export "even") (param i32) (result i32)
    (if (result i32) (i32.eqz (local.get 0)) (then (i32.const 1)) (else (call $odd (i32.sub (local.get 0) (i32.const 1))))))
  (func $odd (param i32) (result i32)
    (if (result i32) (i32.eqz (local.get 0)) (then (i32.const 0)) (else (call $even (i32.sub (local.get 0) (i32.const 1))))))
  (func $runaway (export "runaway") (call $runaway))
  (func $mutual-a (export "runaway-mutual") (call $mutual-b))
  (func $mutual-b (call $mutual-a))
  (func $deep-value (export "runaway-value") (param i32) (result i32)
    (i32.add (i32.const 1) (call $deep-value (local.get 0))))
  (table $r 1 funcref) (elem (table $r) (i32.const 0) func $indirect-runaway)
  (func $indirect-runaway (export "runaway-indirect") (call_indirect $r (type $none) (i32.const 0)))
  (func (export "indirect-i") (param i32) (result i32) (call_indirect (type $i) (local.get 0)))
  (func (export "indirect-ii") (param i32 i32) (result i32) (call_indirect (type $ii) (local.get 1) (local.get 0)))
  (func (export "indirect-inline") (param i32 i32) (result i32)
    (call_indirect $t (param i32) (result i32) (local.get 1) (local.get 0)))
  (func (export "indirect-none") (param i32) (call_indirect (local.get 0)))
  (func (export "indirect-ll") (param i32) (result i64) (call_indirect (type $ll) (i64.const -2) (local.get 0)))
  (func (export "indirect-pair") (result i64 i32) (call_indirect (type $pair) (i32.const 5) (i64.const 6) (i32.const 4)))
  (func (export "indirect-u") (param i32) (result i32) (call_indirect $u (type $i) (local.get 0)))
)

;; call passes arguments in order and leaves the results.
;; SPEC exec-call, exec-invoke, exec-invoke-exit; Step_read/call, Step_read/call_ref-func, Step_pure/frame-vals
(assert_return (invoke "call") (i32.const 5))
(assert_return (invoke "call-multi") (i64.const 2) (i32.const 1))
(assert_return (invoke "call-chain") (i32.const 13))
(assert_return (invoke "argument-order") (i32.const 123))
(assert_return (invoke "fac" (i64.const 0)) (i64.const 1))
(assert_return (invoke "fac" (i64.const 20)) (i64.const 2432902008176640000))
(assert_return (invoke "fac" (i64.const 25)) (i64.const 7034535277573963776))
(assert_return (invoke "even" (i32.const 100)) (i32.const 1))
(assert_return (invoke "even" (i32.const 77)) (i32.const 0))

;; A host function is called like any other.
;; SPEC exec-invoke-host
(assert_return (invoke "call-host") (i32.const 2))

;; call_indirect takes the function at the operand's place of the table named.
;; SPEC exec-call_indirect; Step_pure/call_indirect
(assert_return (invoke "indirect-i" (i32.const 0)) (i32.const 11))
(assert_return (invoke "indirect-ii" (i32.const 1) (i32.const 6)) (i32.const 7))
(assert_return (invoke "indirect-ll" (i32.const 3)) (i64.const -1))
(assert_return (invoke "indirect-pair") (i64.const 6) (i32.const 5))
(assert_return (invoke "indirect-none" (i32.const 5)))
(assert_return (invoke "indirect-u" (i32.const 1)) (i32.const 22))

;; Types are compared by structure, not by index.
;; SPEC exec-call_indirect, match-deftype; Deftype_sub/refl
(assert_return (invoke "indirect-ii" (i32.const 2) (i32.const 6)) (i32.const 12))
(assert_return (invoke "indirect-inline" (i32.const 1) (i32.const 6)) (i32.const 7))

;; An index at or past the table's size traps; it is unsigned.
;; SPEC exec-call_indirect; Step_read/table.get-oob
(assert_trap (invoke "indirect-i" (i32.const 8)) "undefined element")
(assert_trap (invoke "indirect-i" (i32.const -1)) "undefined element")
(assert_trap (invoke "indirect-i" (i32.const 0x80000000)) "undefined element")
(assert_trap (invoke "indirect-u" (i32.const 2)) "undefined element")

;; A null entry traps.
;; SPEC exec-call_indirect; Step_read/call_ref-null
(assert_trap (invoke "indirect-i" (i32.const 6)) "uninitialized element")
(assert_trap (invoke "indirect-i" (i32.const 7)) "uninitialized element")
(assert_trap (invoke "indirect-u" (i32.const 0)) "uninitialized element")

;; A function of another type traps, whether parameters or results differ.
;; SPEC exec-call_indirect; Step_read/ref.cast-fail
(assert_trap (invoke "indirect-i" (i32.const 1)) "indirect call type mismatch")
(assert_trap (invoke "indirect-ii" (i32.const 0) (i32.const 1)) "indirect call type mismatch")
(assert_trap (invoke "indirect-ii" (i32.const 3) (i32.const 1)) "indirect call type mismatch")
(assert_trap (invoke "indirect-none" (i32.const 0)) "indirect call type mismatch")
(assert_trap (invoke "indirect-none" (i32.const 4)) "indirect call type mismatch")

;; Unbounded recursion exhausts the stack, and the instance goes on working. HOST: how deep is the host's choice.
;; SPEC impl-exec
(assert_exhaustion (invoke "runaway") "call stack exhausted")
(assert_exhaustion (invoke "runaway-mutual") "call stack exhausted")
(assert_exhaustion (invoke "runaway-value" (i32.const 1)) "call stack exhausted")
(assert_exhaustion (invoke "runaway-indirect") "call stack exhausted")
(assert_return (invoke "call") (i32.const 5))
