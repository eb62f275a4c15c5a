;;! features: module-linking
;; A trap in the start function of a nested instance is a trap of the whole instantiation.

(module $log
  (global $n (mut i32) (i32.const 0))
  (memory (export "m") 1)
  (table (export "t") 2 funcref)
  (func (export "add") (param i32) (global.set $n (i32.add (i32.mul (global.get $n) (i32.const 10)) (local.get 0))))
  (func (export "take") (result i32) (global.get $n) (global.set $n (i32.const 0)))
  (func (export "load") (param i32) (result i32) (i32.load8_u (local.get 0)))
  (func (export "call") (param i32) (result i32) (call_indirect (result i32) (local.get 0))))
(register "log" $log)

;; The second of three children traps: the first has run, the third and the parent have not.
;; SPEC module-linking/Explainer#module-imports-and-nested-instances
;; REQ L-095
(assert_trap
  (module $never
    (import "log" "add" (func $add (param i32)))
    (module $one (import "add" (func $add (param i32))) (func $s (call $add (i32.const 1))) (start $s))
    (module $two (import "add" (func $add (param i32))) (func $s (call $add (i32.const 2)) (unreachable)) (start $s))
    (module $three (import "add" (func $add (param i32))) (func $s (call $add (i32.const 3))) (start $s))
    (instance (instantiate $one (import "add" (func $add))))
    (instance (instantiate $two (import "add" (func $add))))
    (instance (instantiate $three (import "add" (func $add))))
    (func $s (call $add (i32.const 4)))
    (start $s))
  "unreachable")
(assert_return (invoke $log "take") (i32.const 12))

;; So with a trap two levels down, and with a segment of a child that does not fit.
;; SPEC module-linking/Explainer#module-imports-and-nested-instances
;; REQ L-095
(assert_trap
  (module
    (import "log" "add" (func $add (param i32)))
    (module $a
      (import "add" (func $add (param i32)))
      (module $b (func $s (drop (i32.div_u (i32.const 1) (i32.const 0)))) (start $s))
      (instance (instantiate $b))
      (func $s (call $add (i32.const 1)))
      (start $s))
    (instance (instantiate $a (import "add" (func $add))))
    (func $s (call $add (i32.const 2)))
    (start $s))
  "integer divide by zero")
(assert_return (invoke $log "take") (i32.const 0))
(assert_trap
  (module
    (module $a (memory 1) (data (i32.const 65536) "x"))
    (instance (instantiate $a)))
  "out of bounds memory access")
(assert_trap
  (module
    (module $a (table 1 funcref) (func $f) (elem (i32.const 1) func $f))
    (instance (instantiate $a)))
  "out of bounds table access")

;; What was stored before the trap stays, in memories and tables that outlive it, with the functions in the table.
;; SPEC module-linking/Explainer#module-imports-and-nested-instances
;; REQ L-096
(assert_trap
  (module
    (import "log" (instance $log (export "m" (memory 1)) (export "t" (table 2 funcref))))
    (module $stores
      (import "log" "m" (memory 1))
      (import "log" "t" (table 2 funcref))
      (global $own i32 (i32.const 77))
      (func $f (result i32) (global.get $own))
      (data (i32.const 10) "\11")
      (elem (i32.const 1) func $f)
      (func $s (i32.store8 (i32.const 11) (i32.const 0x22)))
      (start $s))
    (module $traps (import "log" "m" (memory 1)) (func $s (i32.store8 (i32.const 12) (i32.const 0x33)) (unreachable)) (start $s))
    (instance (instantiate $stores (import "log" (instance $log))))
    (instance (instantiate $traps (import "log" (instance $log))))
    (data (memory $log "m") (i32.const 13) "\44"))
  "unreachable")
(assert_return (invoke $log "load" (i32.const 10)) (i32.const 0x11))
(assert_return (invoke $log "load" (i32.const 11)) (i32.const 0x22))
(assert_return (invoke $log "load" (i32.const 12)) (i32.const 0x33))
(assert_return (invoke $log "load" (i32.const 13)) (i32.const 0))
(assert_return (invoke $log "call" (i32.const 1)) (i32.const 77))
(assert_trap (invoke $log "call" (i32.const 0)) "uninitialized element")

;; A trap in the parent's own start function: its children were made, their effects stay.
;; SPEC module-linking/Explainer#module-imports-and-nested-instances
;; REQ L-096
(assert_trap
  (module
    (import "log" "add" (func $add (param i32)))
    (module $one (import "add" (func $add (param i32))) (func $s (call $add (i32.const 1))) (start $s))
    (instance (instantiate $one (import "add" (func $add))))
    (func $s (unreachable))
    (start $s))
  "unreachable")
(assert_return (invoke $log "take") (i32.const 1))
