;;! features: module-linking
;; The instance of a module value has the module's exports, and no more.

;; Every export of the type can be aliased, with its type, and works.
;; SPEC module-linking/Explainer#module-and-instance-types; module-linking/Subtyping#instantiation
;; REQ L-015
(module
  (module $m
    (func (export "f") (result i32) (i32.const 1))
    (table (export "t") 2 funcref)
    (memory (export "m") 3)
    (global (export "g") i32 (i32.const 4))
    (func (export "hidden") (result i32) (i32.const 9)))
  (module $user
    (import "M" (module $M
      (import "unused" (func))
      (export "f" (func (result i32)))
      (export "t" (table 2 funcref))
      (export "m" (memory 3))
      (export "g" (global i32))))
    (import "u" (func $u))
    (instance $i (instantiate $M (import "unused" (func $u))))
    (alias $i "f" (func $f))
    (alias $i "t" (table $t))
    (alias $i "m" (memory $m))
    (alias $i "g" (global $g))
    (func (export "run") (result i32 i32 i32 i32)
      (call $f) (table.size $t) (memory.size $m) (global.get $g)))
  (module $u (func (export "u")))
  (instance $u (instantiate $u))
  (instance $user (instantiate $user (import "M" (module $m)) (import "u" (func $u "u"))))
  (export "run" (func $user "run")))
(assert_return (invoke "run") (i32.const 1) (i32.const 2) (i32.const 3) (i32.const 4))

;; What the type does not export, or only imports, the instance does not have.
;; SPEC module-linking/Explainer#module-and-instance-types
;; REQ L-015
(assert_invalid
  (module
    (import "M" "m" (module $M (export "f" (func (result i32)))))
    (instance $i (instantiate $M))
    (alias $i "hidden" (func)))
  "unknown export")
(assert_invalid
  (module
    (module $f (func (export "in")))
    (module $M (import "in" (func)) (func (export "out")))
    (instance $f (instantiate $f))
    (instance $i (instantiate $M (import "in" (func $f "in"))))
    (alias $i "in" (func)))
  "unknown export")
(assert_invalid
  (module
    (module $M (func $inner (result i32) (i32.const 0)))
    (instance $i (instantiate $M))
    (alias $i "inner" (func)))
  "unknown export")

;; The type is the declared one: an export counts with the type that the module type gives it.
;; SPEC module-linking/Explainer#module-and-instance-types
;; REQ L-015
(assert_invalid
  (module
    (import "M" "m" (module $M (export "m" (memory 1))))
    (module $wants (import "m" (memory 2)))
    (instance $i (instantiate $M))
    (instance (instantiate $wants (import "m" (memory $i "m")))))
  "type mismatch")
