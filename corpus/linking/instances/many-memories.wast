;;! features: module-linking
;; Instances of several memories, of both address types.

;; A child has two memories of its parent's other children and copies from one to the other.
;; SPEC module-linking/Explainer#instance-imports-and-aliases; module-linking/Explainer#summary
(module
  (module $from (memory (export "m") i64 1) (data (i64.const 8) "\01\02\03\04"))
  (module $to
    (memory (export "m") 1)
    (func (export "read") (param i32) (result i32) (i32.load (local.get 0))))
  (module $copy
    (import "from" (instance $from (export "m" (memory i64 1))))
    (import "to" (instance $to (export "m" (memory 1))))
    (func (export "copy") (param i32 i64 i32)
      (memory.copy (memory $to "m") (memory $from "m") (local.get 0) (local.get 1) (local.get 2)))
    (func (export "bump")
      (i32.store8 (memory $to "m") (i32.const 0) (i32.const 0x7f))
      (i64.store8 (memory $from "m") (i64.const 11) (i64.const 0x44))))
  (instance $from (instantiate $from))
  (instance $to (instantiate $to))
  (instance $copy (instantiate $copy (import "from" (instance $from)) (import "to" (instance $to))))
  (export "copy" (func $copy "copy"))
  (export "bump" (func $copy "bump"))
  (export "read" (func $to "read")))
(invoke "copy" (i32.const 100) (i64.const 8) (i32.const 4))
(assert_return (invoke "read" (i32.const 100)) (i32.const 0x04030201))
(invoke "bump")
(assert_return (invoke "read" (i32.const 0)) (i32.const 0x7f))
(invoke "copy" (i32.const 100) (i64.const 8) (i32.const 4))
(assert_return (invoke "read" (i32.const 100)) (i32.const 0x44030201))
(assert_trap (invoke "copy" (i32.const 65533) (i64.const 8) (i32.const 4)) "out of bounds memory access")

;; The address type is part of the type.
;; SPEC module-linking/Subtyping#instance-subtyping
(assert_invalid
  (module
    (module $from (memory (export "m") i64 1))
    (module $copy (import "from" (instance (export "m" (memory 1)))))
    (instance $from (instantiate $from))
    (instance (instantiate $copy (import "from" (instance $from)))))
  "type mismatch")
