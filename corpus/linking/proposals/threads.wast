;;! features: +module-linking,+threads
;; Shared memories as exports, aliases and arguments.

;; A thread makes instances of a module that another instance exports; all of them share its memory.
;; SPEC module-linking/Explainer#instance-imports-and-aliases; module-linking/Explainer#module-and-instance-exports
(module $mem
  (module $M (memory (export "shared") 1 1 shared))
  (instance $i (instantiate $M))
  (module $LOAD
    (import "m" (memory 0 2 shared))
    (func (export "load") (result i32) (i32.atomic.load (i32.const 0))))
  (instance $load (instantiate $LOAD (import "m" (memory $i "shared"))))
  (export "i" (instance $i))
  (export "LOAD" (module $LOAD))
  (export $load))
(register "mem" $mem)
(thread $T (shared (module $mem))
  (register "mem" $mem)
  (module
    (import "mem" (instance $mem
      (export "i" (instance (export "shared" (memory 1 1 shared))))
      (export "LOAD" (module (import "m" (memory 0 2 shared)) (export "load" (func (result i32)))))))
    (instance $load (instantiate (module $mem "LOAD") (import "m" (memory $mem "i" "shared"))))
    (func (export "run") (result i32)
      (i32.atomic.store (memory $mem "i" "shared") (i32.const 0) (i32.const 42))
      (call (func $load "load"))))
  (assert_return (invoke "run") (i32.const 42)))
(wait $T)
(assert_return (invoke $mem "load") (i32.const 42))

;; Shared and other memories do not match, neither way.
;; SPEC module-linking/Subtyping#instantiation
(assert_invalid
  (module
    (module $C (import "m" (memory 1 2 shared)))
    (module $D (memory (export "m") 1 2))
    (instance $d (instantiate $D))
    (instance (instantiate $C (import "m" (memory $d "m")))))
  "type mismatch")
(assert_invalid
  (module
    (module $C (import "m" (memory 1 2)))
    (module $D (memory (export "m") 1 2 shared))
    (instance $d (instantiate $D))
    (instance (instantiate $C (import "m" (memory $d "m")))))
  "type mismatch")

;; In a type, too, a shared memory needs a maximum.
;; SPEC module-linking/Explainer#module-and-instance-types
(assert_invalid
  (module (type (instance (export "m" (memory 1 shared)))))
  "shared memory must have maximum")
