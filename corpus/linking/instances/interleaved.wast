;;! features: module-linking
;; Two-level imports whose first strings alternate: the instance stands where the first of its fields stood.

(module $a (func (export "x") (result i32) (i32.const 1)) (func (export "z") (result i32) (i32.const 3)))
(module $b (func (export "y") (result i32) (i32.const 2)))
(module $c (func (export "w") (result i32) (i32.const 4)))
(register "a" $a)
(register "b" $b)
(register "c" $c)

;; `a.x, b.y, a.z, c`: instances 0, 1 and 2, and the functions in the order in which they are written.
;; SPEC module-linking/Explainer#instance-imports-and-aliases; module-linking/Subtyping#import-elaboration
;; REQ L-063
(module
  (import "a" "x" (func (result i32)))
  (import "b" "y" (func (result i32)))
  (import "a" "z" (func (result i32)))
  (import "c" (instance (export "w" (func (result i32)))))
  (alias 0 "z" (func $0.z))
  (alias 0 "x" (func $0.x))
  (alias 1 "y" (func $1.y))
  (alias 2 "w" (func $2.w))
  (func (export "aliases") (result i32 i32 i32 i32) (call $0.x) (call $1.y) (call $0.z) (call $2.w))
  (func (export "indices") (result i32 i32 i32) (call 0) (call 1) (call 2)))
(assert_return (invoke "aliases") (i32.const 1) (i32.const 2) (i32.const 3) (i32.const 4))
(assert_return (invoke "indices") (i32.const 1) (i32.const 2) (i32.const 3))

;; The instance import first.
;; SPEC module-linking/Explainer#instance-imports-and-aliases
;; REQ L-063
(module
  (import "c" (instance (export "w" (func (result i32)))))
  (import "b" "y" (func (result i32)))
  (import "a" "z" (func (result i32)))
  (alias 0 "w" (func $0.w))
  (alias 1 "y" (func $1.y))
  (alias 2 "z" (func $2.z))
  (func (export "run") (result i32 i32 i32) (call $0.w) (call $1.y) (call $2.z)))
(assert_return (invoke "run") (i32.const 4) (i32.const 2) (i32.const 3))

;; Not where the last of its fields stood, and no instance a field.
;; SPEC module-linking/Explainer#instance-imports-and-aliases
;; REQ L-063
(assert_invalid
  (module
    (import "a" "x" (func (result i32)))
    (import "b" "y" (func (result i32)))
    (import "a" "z" (func (result i32)))
    (alias 0 "y" (func)))
  "unknown export")
(assert_invalid
  (module
    (import "a" "x" (func (result i32)))
    (import "b" "y" (func (result i32)))
    (import "a" "z" (func (result i32)))
    (alias 2 "z" (func)))
  "unknown instance")

;; NON-SPEC: an alias between the imports sees the fields that came so far.
;; SPEC module-linking/Explainer#binary-format-considerations
;; REQ L-063
(assert_invalid
  (module
    (import "a" "x" (func (result i32)))
    (alias 0 "z" (func))
    (import "a" "z" (func (result i32))))
  "unknown export")
(module
  (import "a" "x" (func (result i32)))
  (alias 0 "x" (func $x))
  (import "a" "z" (func $z (result i32)))
  (func (export "run") (result i32 i32) (call $x) (call $z)))
(assert_return (invoke "run") (i32.const 1) (i32.const 3))
