;;! features: module-linking
;; What is passed to `instantiate` must be of the kind that is asked: every kind for every other.

;; Where a func is wanted.
;; SPEC module-linking/Subtyping#instantiation
;; REQ L-048
(assert_invalid
  (module
    (import "sup" (instance $sup (export "x" (table 0 funcref))))
    (module $take (import "x" (func)))
    (instance (instantiate $take (import "x" (table $sup "x")))))
  "type mismatch")
(assert_invalid
  (module
    (import "sup" (instance $sup (export "x" (memory 0))))
    (module $take (import "x" (func)))
    (instance (instantiate $take (import "x" (memory $sup "x")))))
  "type mismatch")
(assert_invalid
  (module
    (import "sup" (instance $sup (export "x" (global i32))))
    (module $take (import "x" (func)))
    (instance (instantiate $take (import "x" (global $sup "x")))))
  "type mismatch")
(assert_invalid
  (module
    (import "sup" (instance $sup (export "x" (instance))))
    (module $take (import "x" (func)))
    (instance (instantiate $take (import "x" (instance $sup "x")))))
  "type mismatch")
(assert_invalid
  (module
    (import "sup" (instance $sup (export "x" (module))))
    (module $take (import "x" (func)))
    (instance (instantiate $take (import "x" (module $sup "x")))))
  "type mismatch")

;; Where a table is wanted.
;; SPEC module-linking/Subtyping#instantiation
;; REQ L-048
(assert_invalid
  (module
    (import "sup" (instance $sup (export "x" (func))))
    (module $take (import "x" (table 0 funcref)))
    (instance (instantiate $take (import "x" (func $sup "x")))))
  "type mismatch")
(assert_invalid
  (module
    (import "sup" (instance $sup (export "x" (memory 0))))
    (module $take (import "x" (table 0 funcref)))
    (instance (instantiate $take (import "x" (memory $sup "x")))))
  "type mismatch")
(assert_invalid
  (module
    (import "sup" (instance $sup (export "x" (global i32))))
    (module $take (import "x" (table 0 funcref)))
    (instance (instantiate $take (import "x" (global $sup "x")))))
  "type mismatch")
(assert_invalid
  (module
    (import "sup" (instance $sup (export "x" (instance))))
    (module $take (import "x" (table 0 funcref)))
    (instance (instantiate $take (import "x" (instance $sup "x")))))
  "type mismatch")
(assert_invalid
  (module
    (import "sup" (instance $sup (export "x" (module))))
    (module $take (import "x" (table 0 funcref)))
    (instance (instantiate $take (import "x" (module $sup "x")))))
  "type mismatch")

;; Where a memory is wanted.
;; SPEC module-linking/Subtyping#instantiation
;; REQ L-048
(assert_invalid
  (module
    (import "sup" (instance $sup (export "x" (func))))
    (module $take (import "x" (memory 0)))
    (instance (instantiate $take (import "x" (func $sup "x")))))
  "type mismatch")
(assert_invalid
  (module
    (import "sup" (instance $sup (export "x" (table 0 funcref))))
    (module $take (import "x" (memory 0)))
    (instance (instantiate $take (import "x" (table $sup "x")))))
  "type mismatch")
(assert_invalid
  (module
    (import "sup" (instance $sup (export "x" (global i32))))
    (module $take (import "x" (memory 0)))
    (instance (instantiate $take (import "x" (global $sup "x")))))
  "type mismatch")
(assert_invalid
  (module
    (import "sup" (instance $sup (export "x" (instance))))
    (module $take (import "x" (memory 0)))
    (instance (instantiate $take (import "x" (instance $sup "x")))))
  "type mismatch")
(assert_invalid
  (module
    (import "sup" (instance $sup (export "x" (module))))
    (module $take (import "x" (memory 0)))
    (instance (instantiate $take (import "x" (module $sup "x")))))
  "type mismatch")

;; Where a global is wanted.
;; SPEC module-linking/Subtyping#instantiation
;; REQ L-048
(assert_invalid
  (module
    (import "sup" (instance $sup (export "x" (func))))
    (module $take (import "x" (global i32)))
    (instance (instantiate $take (import "x" (func $sup "x")))))
  "type mismatch")
(assert_invalid
  (module
    (import "sup" (instance $sup (export "x" (table 0 funcref))))
    (module $take (import "x" (global i32)))
    (instance (instantiate $take (import "x" (table $sup "x")))))
  "type mismatch")
(assert_invalid
  (module
    (import "sup" (instance $sup (export "x" (memory 0))))
    (module $take (import "x" (global i32)))
    (instance (instantiate $take (import "x" (memory $sup "x")))))
  "type mismatch")
(assert_invalid
  (module
    (import "sup" (instance $sup (export "x" (instance))))
    (module $take (import "x" (global i32)))
    (instance (instantiate $take (import "x" (instance $sup "x")))))
  "type mismatch")
(assert_invalid
  (module
    (import "sup" (instance $sup (export "x" (module))))
    (module $take (import "x" (global i32)))
    (instance (instantiate $take (import "x" (module $sup "x")))))
  "type mismatch")

;; Where a instance is wanted.
;; SPEC module-linking/Subtyping#instantiation
;; REQ L-048
(assert_invalid
  (module
    (import "sup" (instance $sup (export "x" (func))))
    (module $take (import "x" (instance)))
    (instance (instantiate $take (import "x" (func $sup "x")))))
  "type mismatch")
(assert_invalid
  (module
    (import "sup" (instance $sup (export "x" (table 0 funcref))))
    (module $take (import "x" (instance)))
    (instance (instantiate $take (import "x" (table $sup "x")))))
  "type mismatch")
(assert_invalid
  (module
    (import "sup" (instance $sup (export "x" (memory 0))))
    (module $take (import "x" (instance)))
    (instance (instantiate $take (import "x" (memory $sup "x")))))
  "type mismatch")
(assert_invalid
  (module
    (import "sup" (instance $sup (export "x" (global i32))))
    (module $take (import "x" (instance)))
    (instance (instantiate $take (import "x" (global $sup "x")))))
  "type mismatch")
(assert_invalid
  (module
    (import "sup" (instance $sup (export "x" (module))))
    (module $take (import "x" (instance)))
    (instance (instantiate $take (import "x" (module $sup "x")))))
  "type mismatch")

;; Where a module is wanted.
;; SPEC module-linking/Subtyping#instantiation
;; REQ L-048
(assert_invalid
  (module
    (import "sup" (instance $sup (export "x" (func))))
    (module $take (import "x" (module)))
    (instance (instantiate $take (import "x" (func $sup "x")))))
  "type mismatch")
(assert_invalid
  (module
    (import "sup" (instance $sup (export "x" (table 0 funcref))))
    (module $take (import "x" (module)))
    (instance (instantiate $take (import "x" (table $sup "x")))))
  "type mismatch")
(assert_invalid
  (module
    (import "sup" (instance $sup (export "x" (memory 0))))
    (module $take (import "x" (module)))
    (instance (instantiate $take (import "x" (memory $sup "x")))))
  "type mismatch")
(assert_invalid
  (module
    (import "sup" (instance $sup (export "x" (global i32))))
    (module $take (import "x" (module)))
    (instance (instantiate $take (import "x" (global $sup "x")))))
  "type mismatch")
(assert_invalid
  (module
    (import "sup" (instance $sup (export "x" (instance))))
    (module $take (import "x" (module)))
    (instance (instantiate $take (import "x" (instance $sup "x")))))
  "type mismatch")

;; Within the types of instances and modules that are passed.
;; SPEC module-linking/Subtyping#instance-subtyping; module-linking/Subtyping#module-subtyping
;; REQ L-048
(assert_invalid
  (module (module
    (import "x" (instance $x (export "e" (func))))
    (module $take (import "x" (instance (export "e" (table 0 funcref)))))
    (instance (instantiate $take (import "x" (instance $x))))))
  "type mismatch")
(assert_invalid
  (module (module
    (import "x" (module $x (import "e" (func))))
    (module $take (import "x" (module (import "e" (table 0 funcref)))))
    (instance (instantiate $take (import "x" (module $x))))))
  "type mismatch")
(assert_invalid
  (module (module
    (import "x" (instance $x (export "e" (table 0 funcref))))
    (module $take (import "x" (instance (export "e" (memory 0)))))
    (instance (instantiate $take (import "x" (instance $x))))))
  "type mismatch")
(assert_invalid
  (module (module
    (import "x" (module $x (import "e" (table 0 funcref))))
    (module $take (import "x" (module (import "e" (memory 0)))))
    (instance (instantiate $take (import "x" (module $x))))))
  "type mismatch")
(assert_invalid
  (module (module
    (import "x" (instance $x (export "e" (memory 0))))
    (module $take (import "x" (instance (export "e" (global i32)))))
    (instance (instantiate $take (import "x" (instance $x))))))
  "type mismatch")
(assert_invalid
  (module (module
    (import "x" (module $x (import "e" (memory 0))))
    (module $take (import "x" (module (import "e" (global i32)))))
    (instance (instantiate $take (import "x" (module $x))))))
  "type mismatch")
(assert_invalid
  (module (module
    (import "x" (instance $x (export "e" (global i32))))
    (module $take (import "x" (instance (export "e" (instance)))))
    (instance (instantiate $take (import "x" (instance $x))))))
  "type mismatch")
(assert_invalid
  (module (module
    (import "x" (module $x (import "e" (global i32))))
    (module $take (import "x" (module (import "e" (instance)))))
    (instance (instantiate $take (import "x" (module $x))))))
  "type mismatch")
(assert_invalid
  (module (module
    (import "x" (instance $x (export "e" (instance))))
    (module $take (import "x" (instance (export "e" (module)))))
    (instance (instantiate $take (import "x" (instance $x))))))
  "type mismatch")
(assert_invalid
  (module (module
    (import "x" (module $x (import "e" (instance))))
    (module $take (import "x" (module (import "e" (module)))))
    (instance (instantiate $take (import "x" (module $x))))))
  "type mismatch")
(assert_invalid
  (module (module
    (import "x" (instance $x (export "e" (module))))
    (module $take (import "x" (instance (export "e" (func)))))
    (instance (instantiate $take (import "x" (instance $x))))))
  "type mismatch")
(assert_invalid
  (module (module
    (import "x" (module $x (import "e" (module))))
    (module $take (import "x" (module (import "e" (func)))))
    (instance (instantiate $take (import "x" (module $x))))))
  "type mismatch")
