;;! features: module-linking
;; What is supplied under a name must be of the kind that is asked: every kind for every other.

(module $sup
  (func (export "func"))
  (table (export "table") 0 funcref)
  (memory (export "memory") 0)
  (global (export "global") i32 (i32.const 0))
  (module $empty)
  (instance $empty (instantiate $empty))
  (export "instance" (instance $empty))
  (export "module" (module $empty)))
(register "sup" $sup)

;; Each kind for itself, as a two-level import, as a field of an instance and as an argument.
;; SPEC module-linking/Subtyping#instance-subtyping; module-linking/Subtyping#instantiation
;; REQ L-048
(module (import "sup" "func" (func)))
(module (import "sup" "table" (table 0 funcref)))
(module (import "sup" "memory" (memory 0)))
(module (import "sup" "global" (global i32)))
(module (import "sup" "instance" (instance)))
(module (import "sup" "module" (module)))
(module
  (import "sup" (instance $sup
    (export "func" (func)) (export "table" (table 0 funcref)) (export "memory" (memory 0)) (export "global" (global i32)) (export "instance" (instance)) (export "module" (module))))
  (module $func (import "x" (func)))
  (module $table (import "x" (table 0 funcref)))
  (module $memory (import "x" (memory 0)))
  (module $global (import "x" (global i32)))
  (module $instance (import "x" (instance)))
  (module $module (import "x" (module)))
  (instance (instantiate $func (import "x" (func $sup "func"))))
  (instance (instantiate $table (import "x" (table $sup "table"))))
  (instance (instantiate $memory (import "x" (memory $sup "memory"))))
  (instance (instantiate $global (import "x" (global $sup "global"))))
  (instance (instantiate $instance (import "x" (instance $sup "instance"))))
  (instance (instantiate $module (import "x" (module $sup "module")))))

;; Where a func is wanted: at the root, two-level and in an instance.
;; SPEC module-linking/Subtyping#instance-subtyping
;; REQ L-048
(assert_unlinkable (module (import "sup" "table" (func))) "incompatible import type")
(assert_unlinkable (module (import "sup" (instance (export "table" (func))))) "incompatible import type")
(assert_unlinkable (module (import "sup" "memory" (func))) "incompatible import type")
(assert_unlinkable (module (import "sup" (instance (export "memory" (func))))) "incompatible import type")
(assert_unlinkable (module (import "sup" "global" (func))) "incompatible import type")
(assert_unlinkable (module (import "sup" (instance (export "global" (func))))) "incompatible import type")
(assert_unlinkable (module (import "sup" "instance" (func))) "incompatible import type")
(assert_unlinkable (module (import "sup" (instance (export "instance" (func))))) "incompatible import type")
(assert_unlinkable (module (import "sup" "module" (func))) "incompatible import type")
(assert_unlinkable (module (import "sup" (instance (export "module" (func))))) "incompatible import type")

;; Where a table is wanted: at the root, two-level and in an instance.
;; SPEC module-linking/Subtyping#instance-subtyping
;; REQ L-048
(assert_unlinkable (module (import "sup" "func" (table 0 funcref))) "incompatible import type")
(assert_unlinkable (module (import "sup" (instance (export "func" (table 0 funcref))))) "incompatible import type")
(assert_unlinkable (module (import "sup" "memory" (table 0 funcref))) "incompatible import type")
(assert_unlinkable (module (import "sup" (instance (export "memory" (table 0 funcref))))) "incompatible import type")
(assert_unlinkable (module (import "sup" "global" (table 0 funcref))) "incompatible import type")
(assert_unlinkable (module (import "sup" (instance (export "global" (table 0 funcref))))) "incompatible import type")
(assert_unlinkable (module (import "sup" "instance" (table 0 funcref))) "incompatible import type")
(assert_unlinkable (module (import "sup" (instance (export "instance" (table 0 funcref))))) "incompatible import type")
(assert_unlinkable (module (import "sup" "module" (table 0 funcref))) "incompatible import type")
(assert_unlinkable (module (import "sup" (instance (export "module" (table 0 funcref))))) "incompatible import type")

;; Where a memory is wanted: at the root, two-level and in an instance.
;; SPEC module-linking/Subtyping#instance-subtyping
;; REQ L-048
(assert_unlinkable (module (import "sup" "func" (memory 0))) "incompatible import type")
(assert_unlinkable (module (import "sup" (instance (export "func" (memory 0))))) "incompatible import type")
(assert_unlinkable (module (import "sup" "table" (memory 0))) "incompatible import type")
(assert_unlinkable (module (import "sup" (instance (export "table" (memory 0))))) "incompatible import type")
(assert_unlinkable (module (import "sup" "global" (memory 0))) "incompatible import type")
(assert_unlinkable (module (import "sup" (instance (export "global" (memory 0))))) "incompatible import type")
(assert_unlinkable (module (import "sup" "instance" (memory 0))) "incompatible import type")
(assert_unlinkable (module (import "sup" (instance (export "instance" (memory 0))))) "incompatible import type")
(assert_unlinkable (module (import "sup" "module" (memory 0))) "incompatible import type")
(assert_unlinkable (module (import "sup" (instance (export "module" (memory 0))))) "incompatible import type")

;; Where a global is wanted: at the root, two-level and in an instance.
;; SPEC module-linking/Subtyping#instance-subtyping
;; REQ L-048
(assert_unlinkable (module (import "sup" "func" (global i32))) "incompatible import type")
(assert_unlinkable (module (import "sup" (instance (export "func" (global i32))))) "incompatible import type")
(assert_unlinkable (module (import "sup" "table" (global i32))) "incompatible import type")
(assert_unlinkable (module (import "sup" (instance (export "table" (global i32))))) "incompatible import type")
(assert_unlinkable (module (import "sup" "memory" (global i32))) "incompatible import type")
(assert_unlinkable (module (import "sup" (instance (export "memory" (global i32))))) "incompatible import type")
(assert_unlinkable (module (import "sup" "instance" (global i32))) "incompatible import type")
(assert_unlinkable (module (import "sup" (instance (export "instance" (global i32))))) "incompatible import type")
(assert_unlinkable (module (import "sup" "module" (global i32))) "incompatible import type")
(assert_unlinkable (module (import "sup" (instance (export "module" (global i32))))) "incompatible import type")

;; Where a instance is wanted: at the root, two-level and in an instance.
;; SPEC module-linking/Subtyping#instance-subtyping
;; REQ L-048
(assert_unlinkable (module (import "sup" "func" (instance))) "incompatible import type")
(assert_unlinkable (module (import "sup" (instance (export "func" (instance))))) "incompatible import type")
(assert_unlinkable (module (import "sup" "table" (instance))) "incompatible import type")
(assert_unlinkable (module (import "sup" (instance (export "table" (instance))))) "incompatible import type")
(assert_unlinkable (module (import "sup" "memory" (instance))) "incompatible import type")
(assert_unlinkable (module (import "sup" (instance (export "memory" (instance))))) "incompatible import type")
(assert_unlinkable (module (import "sup" "global" (instance))) "incompatible import type")
(assert_unlinkable (module (import "sup" (instance (export "global" (instance))))) "incompatible import type")
(assert_unlinkable (module (import "sup" "module" (instance))) "incompatible import type")
(assert_unlinkable (module (import "sup" (instance (export "module" (instance))))) "incompatible import type")

;; Where a module is wanted: at the root, two-level and in an instance.
;; SPEC module-linking/Subtyping#instance-subtyping
;; REQ L-048
(assert_unlinkable (module (import "sup" "func" (module))) "incompatible import type")
(assert_unlinkable (module (import "sup" (instance (export "func" (module))))) "incompatible import type")
(assert_unlinkable (module (import "sup" "table" (module))) "incompatible import type")
(assert_unlinkable (module (import "sup" (instance (export "table" (module))))) "incompatible import type")
(assert_unlinkable (module (import "sup" "memory" (module))) "incompatible import type")
(assert_unlinkable (module (import "sup" (instance (export "memory" (module))))) "incompatible import type")
(assert_unlinkable (module (import "sup" "global" (module))) "incompatible import type")
(assert_unlinkable (module (import "sup" (instance (export "global" (module))))) "incompatible import type")
(assert_unlinkable (module (import "sup" "instance" (module))) "incompatible import type")
(assert_unlinkable (module (import "sup" (instance (export "instance" (module))))) "incompatible import type")
