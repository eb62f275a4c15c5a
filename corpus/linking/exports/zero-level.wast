;;! features: module-linking
;; A zero-level export makes the exports of an instance the module's own; a single-level one exports the instance.

;; The Explainer's module exports foo itself.
;; SPEC module-linking/Explainer#module-and-instance-exports
;; REQ L-118
(module $zero
  (module $M (func (export "foo") (result i32) (i32.const 1)))
  (instance $i (instantiate $M))
  (export $i)
)
(assert_return (invoke "foo") (i32.const 1))
(register "zero" $zero)
(module (import "zero" "foo" (func $f (result i32))) (func (export "run") (result i32) (call $f)))
(assert_return (invoke "run") (i32.const 1))

;; Exported under a name, the module exports an instance, which holds foo.
;; SPEC module-linking/Explainer#module-and-instance-exports
;; REQ L-119
(module $single
  (module $M (func (export "foo") (result i32) (i32.const 2)))
  (instance $i (instantiate $M))
  (export "i" (instance $i))
)
(register "single" $single)
(module
  (import "single" (instance $s (export "i" (instance (export "foo" (func (result i32)))))))
  (func (export "run") (result i32) (call (func $s "i" "foo")))
)
(assert_return (invoke "run") (i32.const 2))
(assert_unlinkable (module (import "single" "foo" (func))) "unknown import")
(assert_unlinkable (module (import "single" (instance (export "foo" (func (result i32)))))) "incompatible import type")
(assert_unlinkable (module (import "zero" (instance (export "i" (instance))))) "incompatible import type")

;; All that the instance exports, of every kind, with its state.
;; SPEC module-linking/Explainer#module-and-instance-exports
;; REQ L-118
(module $all
  (module $M
    (global $g (export "g") (mut i32) (i32.const 10))
    (memory (export "m") 1 2)
    (table (export "t") 2 funcref)
    (func (export "get") (result i32) (global.get $g))
    (module $N (func (export "v") (result i32) (i32.const 9)))
    (instance $n (instantiate $N))
    (export "N" (module $N))
    (export "n" (instance $n))
  )
  (instance $i (instantiate $M))
  (export $i)
  (func (export "set") (param i32) (global.set (global $i "g") (local.get 0)))
)
(register "all" $all)
(assert_return (get $all "g") (i32.const 10))
(assert_return (invoke $all "set" (i32.const 11)))
(assert_return (invoke $all "get") (i32.const 11))
(module
  (import "all" (instance $a
    (export "m" (memory 1 2))
    (export "t" (table 2 funcref))
    (export "N" (module (export "v" (func (result i32)))))
    (export "n" (instance (export "v" (func (result i32)))))
  ))
  (instance $made (instantiate (module $a "N")))
  (func (export "run") (result i32 i32) (call (func $a "n" "v")) (call (func $made "v")))
)
(assert_return (invoke "run") (i32.const 9) (i32.const 9))

;; What counts is the instance's type: of a wider instance, imported under a narrower type, only what is declared.
;; SPEC module-linking/Explainer#module-and-instance-exports
;; REQ L-118
(module $narrow
  (import "all" (instance $a (export "get" (func (result i32)))))
  (export $a)
)
(assert_return (invoke $narrow "get") (i32.const 11))
(register "narrow" $narrow)
(assert_unlinkable (module (import "narrow" "set" (func (param i32)))) "unknown import")

;; An empty instance adds nothing; two instances add both; the type of such a module says so.
;; SPEC module-linking/Explainer#module-and-instance-exports, module-linking/Explainer#module-and-instance-types
;; REQ L-118
(module
  (module $E)
  (module $A (func (export "a") (result i32) (i32.const 1)))
  (module $B (func (export "b") (result i32) (i32.const 2)))
  (module $BOTH
    (alias outer 0 $E (module $E)) (alias outer 0 $A (module $A)) (alias outer 0 $B (module $B))
    (instance $e (instantiate $E))
    (instance $a (instantiate $A))
    (instance $b (instantiate $B))
    (export $a)
    (export $e)
    (export $b)
  )
  (module $USER
    (import "m" (module $M (export "a" (func (result i32))) (export "b" (func (result i32)))))
    (instance $m (instantiate $M))
    (func (export "v") (result i32) (i32.add (call (func $m "a")) (call (func $m "b"))))
  )
  (instance $u (instantiate $USER (import "m" (module $BOTH))))
  (export $u)
)
(assert_return (invoke "v") (i32.const 3))
