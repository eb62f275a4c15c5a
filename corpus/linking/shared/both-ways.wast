;;! features: module-linking
;; Linked instances call each other directly, by imports, and indirectly, by a shared table.

;; up calls down directly; down calls back through the slot that up has filled. Each adds a digit.
;; SPEC module-linking/Explainer#shared-everything-dynamic-linking
;; REQ L-162, D-009
(module
  (module $LIBC (table (export "table") 4 funcref))
  (module $DOWN
    (import "libc" (instance $libc (export "table" (table 4 funcref))))
    (alias $libc "table" (table))
    (type $F (func (param i32) (result i32)))
    (func (export "down") (param $x i32) (param $slot i32) (result i32)
      (call_indirect (type $F)
        (i32.add (i32.mul (local.get $x) (i32.const 10)) (i32.const 2))
        (local.get $slot)))
  )
  (module $UP
    (import "libc" (instance $libc (export "table" (table 4 funcref))))
    (import "down" (instance $down (export "down" (func (param i32 i32) (result i32)))))
    (alias $libc "table" (table))
    (elem (i32.const 1) func $three $four)
    (func $three (param i32) (result i32) (i32.add (i32.mul (local.get 0) (i32.const 10)) (i32.const 3)))
    (func $four (param i32) (result i32) (i32.add (i32.mul (local.get 0) (i32.const 10)) (i32.const 4)))
    (func (export "up") (param i32) (result i32) (call (func $down "down") (i32.const 1) (local.get 0)))
  )
  (instance $libc (instantiate $LIBC))
  (instance $down (instantiate $DOWN (import "libc" (instance $libc))))
  (instance $up (instantiate $UP (import "libc" (instance $libc)) (import "down" (instance $down))))
  (export $up)
)
(assert_return (invoke "up" (i32.const 1)) (i32.const 123))
(assert_return (invoke "up" (i32.const 2)) (i32.const 124))
(assert_trap (invoke "up" (i32.const 0)) "uninitialized element")
(assert_trap (invoke "up" (i32.const 4)) "undefined element")

;; The type is checked at the call, as in one module.
;; SPEC module-linking/Explainer#shared-everything-dynamic-linking
;; REQ L-162
(module
  (module $LIBC (table (export "table") 1 funcref))
  (module $A
    (import "libc" (instance $libc (export "table" (table 1 funcref))))
    (alias $libc "table" (table))
    (elem (i32.const 0) func $f)
    (func $f (result i64) (i64.const 5))
  )
  (module $B
    (import "libc" (instance $libc (export "table" (table 1 funcref))))
    (alias $libc "table" (table))
    (func (export "right") (result i64) (call_indirect (result i64) (i32.const 0)))
    (func (export "wrong") (result i32) (call_indirect (result i32) (i32.const 0)))
  )
  (instance $libc (instantiate $LIBC))
  (instance $a (instantiate $A (import "libc" (instance $libc))))
  (instance $b (instantiate $B (import "libc" (instance $libc))))
  (export $b)
)
(assert_return (invoke "right") (i64.const 5))
(assert_trap (invoke "wrong") "indirect call type mismatch")
