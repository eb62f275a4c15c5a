;;! features: module-linking
;; The module type that the Explainer reads off a module: its imports and exports without the inside.

;; The module fits its type, in the abbreviated and in the plain spelling, and what it hides is not in the type.
;; SPEC module-linking/Explainer#module-and-instance-types
;; REQ L-014
(module
  (module $m
    (memory (import "a") 1 2)
    (func (import "b") (param i32))
    (table (export "c") 1 funcref)
    (func $notImportedOrExported (result i64)
      i64.const 0
    )
    (func (export "d") (result f32)
      f32.const 0
    )
  )
  (module $have (memory (export "a") 1 2) (func (export "b") (param i32)))
  (module $abbreviated
    (import "a" (memory $a 1 2))
    (import "b" (func $b (param i32)))
    (import "M" (module $M
      (memory (import "a") 1 2)
      (func (import "b") (param i32))
      (table (export "c") 1 funcref)
      (func (export "d") (result f32))
    ))
    (instance $i (instantiate $M (import "a" (memory $a)) (import "b" (func $b))))
    (func (export "run") (result i32 f32) (table.size (table $i "c")) (call (func $i "d"))))
  (module $plain
    (import "a" (memory $a 1 2))
    (import "b" (func $b (param i32)))
    (import "M" (module $M
      (import "a" (memory 1 2))
      (import "b" (func (param i32)))
      (export "c" (table 1 funcref))
      (export "d" (func (result f32)))
    ))
    (instance $i (instantiate $M (import "a" (memory $a)) (import "b" (func $b))))
    (func (export "run") (result i32 f32) (table.size (table $i "c")) (call (func $i "d"))))
  (instance $have (instantiate $have))
  (instance $a (instantiate $abbreviated
    (import "a" (memory $have "a")) (import "b" (func $have "b")) (import "M" (module $m))))
  (instance $p (instantiate $plain
    (import "a" (memory $have "a")) (import "b" (func $have "b")) (import "M" (module $m))))
  (export "abbreviated" (func $a "run"))
  (export "plain" (func $p "run")))
(assert_return (invoke "abbreviated") (i32.const 1) (f32.const 0))
(assert_return (invoke "plain") (i32.const 1) (f32.const 0))

;; The abbreviation is the long form for validation too: the import it hides must be given.
;; SPEC module-linking/Explainer#module-and-instance-types
;; REQ L-014
(assert_invalid
  (module (module
    (import "M" (module $M (func (import "b") (param i32)) (func (export "d") (result f32))))
    (instance (instantiate $M))))
  "missing import")
(assert_invalid
  (module (module
    (import "M" (module $M (func (export "d") (result f32))))
    (instance $i (instantiate $M))
    (func (result f64) (call (func $i "d")))))
  "type mismatch")
