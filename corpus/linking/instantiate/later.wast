;;! features: module-linking
;; No argument comes later than its instance, and no instance is its own argument.

;; Itself, a later instance, a later module, a later alias.
;; SPEC module-linking/Binary#module-level-updates; module-linking/Explainer#module-imports-and-nested-instances
;; REQ L-089
(assert_invalid
  (module (module $M (import "i" (instance))) (instance $i (instantiate $M (import "i" (instance $i)))))
  "unknown instance")
(assert_invalid
  (module (module $M (import "i" (instance))) (instance (instantiate $M (import "i" (instance 0)))))
  "unknown instance")
(assert_invalid
  (module
    (module $M (import "i" (instance)))
    (module $N)
    (instance $i (instantiate $M (import "i" (instance $j))))
    (instance $j (instantiate $N)))
  "unknown instance")
(assert_invalid
  (module
    (module $M (import "m" (module)))
    (instance (instantiate $M (import "m" (module $N))))
    (module $N))
  "unknown module")
(assert_invalid (module (instance (instantiate $M)) (module $M)) "unknown module")
(assert_invalid
  (module
    (module $M (import "f" (func)))
    (module $N (func (export "f")))
    (instance $n (instantiate $N))
    (instance (instantiate $M (import "f" (func $f))))
    (alias $n "f" (func $f)))
  "unknown func")

;; The same in order.
;; SPEC module-linking/Binary#module-level-updates
;; REQ L-089
(module
  (module $M (import "f" (func $f (result i32))) (import "m" (module)) (import "i" (instance)) (export "f" (func $f)))
  (module $N (func (export "f") (result i32) (i32.const 2)))
  (instance $n (instantiate $N))
  (alias $n "f" (func $f))
  (instance $m (instantiate $M (import "f" (func $f)) (import "m" (module $N)) (import "i" (instance $n))))
  (export "f" (func $m "f")))
(assert_return (invoke "f") (i32.const 2))

;; In binary: the Instance section before the Module section.
;; SPEC module-linking/Binary#module-level-updates; module-linking/Binary#instance-section-15
;; REQ L-089
(assert_invalid
  (module binary "\00asm" "\01\00\00\00"
    "\0f\04\01\00\00\00" ;; instances: module 0 without arguments
    "\0e\0a\01\08" ;; modules: one of eight bytes
      "\00asm" "\01\00\00\00"
  )
  "unknown module")
(module binary "\00asm" "\01\00\00\00"
  "\0e\0a\01\08" ;; modules: one of eight bytes
    "\00asm" "\01\00\00\00"
  "\0f\04\01\00\00\00" ;; instances: module 0 without arguments
)
