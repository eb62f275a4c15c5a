;;! features: module-linking
;; Imports of instances and modules in the inverted form, as the other kinds have it.

;; An instance, with a type used and with one written out
;; SPEC module-linking/Explainer#instance-imports-and-aliases, text-func-abbrev
;; REQ L-149
(module $x (func (export "v") (result i32) (i32.const 4)))
(register "x" $x)
(module $y (func (export "v") (result i32) (i32.const 5)))
(register "y" $y)
(module
  (type $T (instance (export "v" (func (result i32)))))
  (instance $i (import "x") (type $T))
  (instance $j (import "y") (export "v" (func (result i32))))
  (func (export "run") (result i32 i32) (call (func $i "v")) (call (func $j "v")))
)
(assert_return (invoke "run") (i32.const 4) (i32.const 5))

;; A module, likewise, and the older kinds beside it
;; SPEC module-linking/Explainer#module-imports-and-nested-instances, text-func-abbrev
;; REQ L-149
(module
  (module $M
    (type $T (module (export "v" (func (result i32)))))
    (module $m (import "m") (type $T))
    (module $n (import "n") (import "f" (func (result i32))) (export "v" (func (result i32))))
    (func $f (import "f") (result i32))
    (memory (import "mem") 1)
    (instance $a (instantiate $m))
    (instance $b (instantiate $n (import "f" (func $f))))
    (func (export "v") (result i32 i32 i32) (call (func $a "v")) (call (func $b "v")) (memory.size))
  )
  (module $SIX (func (export "v") (result i32) (i32.const 6)))
  (module $MEM (memory (export "mem") 3))
  (module $TWICE (import "f" (func $f (result i32))) (func (export "v") (result i32) (i32.mul (call $f) (i32.const 2))))
  (instance $six (instantiate $SIX))
  (instance $mem (instantiate $MEM))
  (instance $m (instantiate $M
    (import "m" (module $SIX)) (import "n" (module $TWICE)) (import "f" (func $six "v")) (import "mem" (memory $mem "mem"))))
  (func (export "run") (result i32 i32 i32) (call (func $m "v")))
)
(assert_return (invoke "run") (i32.const 6) (i32.const 12) (i32.const 3))

;; The plain forms' rules hold: two strings make a two-level import, which an instance or module may be as well.
;; SPEC module-linking/Explainer#instance-imports-and-aliases
;; REQ L-149
(module $outer
  (module $V (func (export "v") (result i32) (i32.const 9)))
  (instance $i (instantiate $V))
  (export "i" (instance $i))
)
(register "outer" $outer)
(module
  (instance $i (import "outer" "i") (export "v" (func (result i32))))
  (func (export "run") (result i32) (call (func $i "v")))
)
(assert_return (invoke "run") (i32.const 9))
