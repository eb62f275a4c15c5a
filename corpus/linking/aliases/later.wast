;;! features: module-linking
;; An alias sees the instances before it.

;; Of a later import, a later instance, and the instance whose argument it is.
;; SPEC module-linking/Binary#alias-section-16; module-linking/Binary#module-level-updates
;; REQ L-077
(assert_invalid (module (alias $i "f" (func)) (import "i" (instance $i (export "f" (func))))) "unknown instance")
(assert_invalid (module (alias 0 "f" (func)) (import "i" (instance (export "f" (func))))) "unknown instance")
(assert_invalid
  (module
    (module $m (func (export "f")))
    (alias $i "f" (func))
    (instance $i (instantiate $m)))
  "unknown instance")
(assert_invalid
  (module
    (module $m (import "f" (func)) (func (export "f")))
    (instance $i (instantiate $m (import "f" (func $i "f")))))
  "unknown instance")
(assert_invalid
  (module
    (module $m (func (export "f")))
    (instance $i (instantiate $m))
    (alias 1 "f" (func))
    (instance $j (instantiate $m)))
  "unknown instance")

;; The same modules in order.
;; SPEC module-linking/Binary#alias-section-16
;; REQ L-077
(module
  (module $m (func (export "f") (result i32) (i32.const 4)))
  (instance $i (instantiate $m))
  (alias $i "f" (func $f))
  (module $n (import "f" (func $f (result i32))) (func (export "f") (result i32) (i32.add (call $f) (i32.const 1))))
  (instance $j (instantiate $n (import "f" (func $f))))
  (export "f" (func $j "f")))
(assert_return (invoke "f") (i32.const 5))

;; A function's body comes after all of them and sees all.
;; SPEC module-linking/Binary#module-level-updates
;; REQ L-077
(module
  (func (export "f") (result i32) (call (func $i "f")))
  (module $m (func (export "f") (result i32) (i32.const 6)))
  (instance $i (instantiate $m)))
(assert_return (invoke "f") (i32.const 6))

;; In binary: the Alias section before the Import section, and after it.
;; SPEC module-linking/Binary#module-level-updates
;; REQ L-077
(assert_invalid
  (module binary "\00asm" "\01\00\00\00"
    "\01\0c\01\62\02" ;; types: an instance type of two items
      "\01\60\00\00" ;; a type: [] -> []
      "\07\01f\00\00" ;; an export: "f", a function of type 0
    "\10\06\01\00\00\00\01f" ;; aliases: export "f" of instance 0, a function
    "\02\07\01\01i\00\ff\06\00" ;; imports: "i", an instance of type 0
  )
  "unknown instance")
(module definition binary "\00asm" "\01\00\00\00"
  "\01\0c\01\62\02" ;; types: an instance type of two items
    "\01\60\00\00" ;; a type: [] -> []
    "\07\01f\00\00" ;; an export: "f", a function of type 0
  "\02\07\01\01i\00\ff\06\00" ;; imports: "i", an instance of type 0
  "\10\06\01\00\00\00\01f" ;; aliases: export "f" of instance 0, a function
)
