;;! features: module-linking
;; Instances are made in their order, start functions included, before anything of their parent exists.

(module $log
  (global $n (mut i32) (i32.const 0))
  (func (export "add") (param i32) (global.set $n (i32.add (i32.mul (global.get $n) (i32.const 10)) (local.get 0))))
  (func (export "take") (result i32) (global.get $n) (global.set $n (i32.const 0))))
(register "log" $log)

;; Three children and the parent, each of which logs in its start function.
;; SPEC module-linking/Explainer#module-imports-and-nested-instances
;; REQ L-094
(module
  (import "log" "add" (func $add (param i32)))
  (module $child
    (import "add" (func $add (param i32)))
    (import "digit" (global $digit i32))
    (func $s (call $add (global.get $digit)))
    (start $s))
  (module $digits
    (global (export "1") i32 (i32.const 1)) (global (export "2") i32 (i32.const 2)) (global (export "3") i32 (i32.const 3)))
  (instance $digits (instantiate $digits))
  (instance (instantiate $child (import "add" (func $add)) (import "digit" (global $digits "2"))))
  (instance (instantiate $child (import "add" (func $add)) (import "digit" (global $digits "1"))))
  (func $s (call $add (i32.const 4)))
  (start $s)
  (instance (instantiate $child (import "add" (func $add)) (import "digit" (global $digits "3")))))
(assert_return (invoke $log "take") (i32.const 2134))

;; Grandchildren come before their parent's start function and before their parent's next sibling.
;; SPEC module-linking/Explainer#module-imports-and-nested-instances
;; REQ L-094
(module
  (import "log" (instance $log (export "add" (func (param i32)))))
  (module $a
    (import "log" (instance $log (export "add" (func (param i32)))))
    (module $b
      (import "log" "add" (func $add (param i32)))
      (func $s (call $add (i32.const 1)))
      (start $s))
    (instance (instantiate $b (import "log" (instance $log))))
    (func $s (call (func $log "add") (i32.const 2)))
    (start $s))
  (module $c
    (import "log" "add" (func $add (param i32)))
    (func $s (call $add (i32.const 3)))
    (start $s))
  (instance (instantiate $a (import "log" (instance $log))))
  (instance (instantiate $c (import "log" (instance $log))))
  (instance (instantiate $a (import "log" (instance $log)))))
(assert_return (invoke $log "take") (i32.const 12312))

;; The parent's segments come after its children: they overwrite what a start function stored.
;; SPEC module-linking/Explainer#module-imports-and-nested-instances
;; REQ L-094
(module
  (module $memory (memory (export "m") 1) (table (export "t") 1 funcref))
  (module $child
    (import "m" (memory 1))
    (import "t" (table 1 funcref))
    (func $f (result i32) (i32.const 1))
    (elem declare func $f)
    (func $s
      (i32.store8 (i32.const 0) (i32.const 0x41))
      (i32.store8 (i32.const 1) (i32.const 0x42))
      (table.set 0 (i32.const 0) (ref.func $f)))
    (start $s))
  (instance $memory (instantiate $memory))
  (instance $child (instantiate $child (import "m" (memory $memory "m")) (import "t" (table $memory "t"))))
  (alias $memory "m" (memory $m))
  (alias $memory "t" (table $t))
  (data (memory $m) (i32.const 0) "\61")
  (func $g (result i32) (i32.const 2))
  (elem (table $t) (i32.const 0) func $g)
  (func (export "load") (param i32) (result i32) (i32.load8_u (local.get 0)))
  (func (export "call") (result i32) (call_indirect $t (result i32) (i32.const 0))))
(assert_return (invoke "load" (i32.const 0)) (i32.const 0x61))
(assert_return (invoke "load" (i32.const 1)) (i32.const 0x42))
(assert_return (invoke "call") (i32.const 2))

;; A segment of the parent is in bounds, since a start function of its child has grown the table before.
;; SPEC module-linking/Explainer#module-imports-and-nested-instances
;; REQ L-094
(module $cell (table (export "t") 1 externref) (func (export "size") (result i32) (table.size 0)))
(register "cell" $cell)
(module
  (import "cell" "t" (table $t 1 externref))
  (module $child
    (import "t" (table 1 externref))
    (func $s (drop (table.grow 0 (ref.null extern) (i32.const 4))))
    (start $s))
  (instance (instantiate $child (import "t" (table $t))))
  (elem (table $t) (i32.const 4) externref (ref.null extern)))
(assert_return (invoke $cell "size") (i32.const 5))

;; A start function of the parent calls its children, whose state is ready.
;; SPEC module-linking/Explainer#module-imports-and-nested-instances
;; REQ L-094
(module
  (module $child
    (global $n (mut i32) (i32.const 1))
    (func $s (global.set $n (i32.const 5)))
    (start $s)
    (func (export "n") (result i32) (global.get $n)))
  (instance $child (instantiate $child))
  (global $seen (mut i32) (i32.const 0))
  (func $s (global.set $seen (call (func $child "n"))))
  (start $s)
  (func (export "seen") (result i32) (global.get $seen)))
(assert_return (invoke "seen") (i32.const 5))
