;;! features: module-linking
;; Instances nest to N levels, and an inline alias takes N names: an alias a level, the last of the asked kind.

;; The Explainer's two levels, called.
;; SPEC module-linking/Explainer#module-and-instance-exports
;; REQ L-117
(module $inner
  (module $K (func (export "k") (result i32) (i32.const 12)))
  (instance $j (instantiate $K))
  (export "j" (instance $j))
)
(register "i" $inner)
(module
  (import "i" (instance $i
    (export "j" (instance
      (export "k" (func (result i32)))))))
  (func (export "run") (result i32) (call (func $i "j" "k")))
)
(assert_return (invoke "run") (i32.const 12))

;; Its desugared form.
;; SPEC module-linking/Explainer#module-and-instance-exports
;; REQ L-117
(module
  (import "i" (instance $i
    (export "j" (instance
      (export "k" (func (result i32)))))))
  (alias $i "j" (instance $j))
  (alias $j "k" (func $k))
  (func (export "run") (result i32) (call $k))
)
(assert_return (invoke "run") (i32.const 12))

;; Five levels deep, with a last name of every kind.
;; SPEC module-linking/Explainer#module-and-instance-exports
;; REQ L-117
(module
  (module $E
    (func (export "f") (result i32) (i32.const 1))
    (global (export "g") i32 (i32.const 2))
    (memory (export "m") 3)
    (table (export "t") 4 funcref)
    (module $X (func (export "v") (result i32) (i32.const 5)))
    (instance $x (instantiate $X))
    (export "X" (module $X))
    (export "x" (instance $x))
  )
  (module $D (alias outer 0 $E (module $M)) (instance $i (instantiate $M)) (export "e" (instance $i)))
  (module $C (alias outer 0 $D (module $M)) (instance $i (instantiate $M)) (export "d" (instance $i)))
  (module $B (alias outer 0 $C (module $M)) (instance $i (instantiate $M)) (export "c" (instance $i)))
  (module $A (alias outer 0 $B (module $M)) (instance $i (instantiate $M)) (export "b" (instance $i)))
  (instance $a (instantiate $A))
  (instance $made (instantiate (module $a "b" "c" "d" "e" "X")))
  (module $TAKER
    (import "x" (instance $x (export "v" (func (result i32)))))
    (func (export "v") (result i32) (call (func $x "v")))
  )
  (instance $given (instantiate $TAKER (import "x" (instance $a "b" "c" "d" "e" "x"))))
  (func (export "f") (result i32) (call (func $a "b" "c" "d" "e" "f")))
  (func (export "g") (result i32) (global.get (global $a "b" "c" "d" "e" "g")))
  (func (export "m") (result i32) (memory.size (memory $a "b" "c" "d" "e" "m")))
  (func (export "t") (result i32) (table.size (table $a "b" "c" "d" "e" "t")))
  (func (export "made") (result i32) (call (func $made "v")))
  (func (export "given") (result i32) (call (func $given "v")))
)
(assert_return (invoke "f") (i32.const 1))
(assert_return (invoke "g") (i32.const 2))
(assert_return (invoke "m") (i32.const 3))
(assert_return (invoke "t") (i32.const 4))
(assert_return (invoke "made") (i32.const 5))
(assert_return (invoke "given") (i32.const 5))

;; A middle name that is not there, or that is no instance, is invalid.
;; SPEC module-linking/Explainer#module-and-instance-exports, module-linking/Binary#alias-section-16
;; REQ L-117
(assert_invalid
  (module (import "i" (instance $i (export "j" (instance (export "k" (func)))))) (func (call (func $i "x" "k"))))
  "unknown export")
(assert_invalid
  (module (import "i" (instance $i (export "j" (instance (export "k" (func)))))) (func (call (func $i "j" "x"))))
  "unknown export")
(assert_invalid
  (module (import "i" (instance $i (export "j" (func)))) (func (call (func $i "j" "k"))))
  "type mismatch")
(assert_invalid
  (module (import "i" (instance $i (export "j" (module (export "k" (func)))))) (func (call (func $i "j" "k"))))
  "type mismatch")
(assert_invalid
  (module (import "i" (instance $i (export "j" (instance (export "k" (memory 1)))))) (func (call (func $i "j" "k"))))
  "type mismatch")
