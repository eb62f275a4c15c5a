;;! features: module-linking
;; What is aliased must be an export of the instance's declared type.

(module $i (func (export "f") (result i32) (i32.const 1)) (func (export "g")))
(register "i" $i)

;; A name that is not declared, though the supplier has it.
;; SPEC module-linking/Binary#alias-section-16
;; REQ L-074
(assert_invalid (module (import "i" (instance $i (export "f" (func (result i32))))) (alias $i "g" (func))) "unknown export")
(assert_invalid (module (import "i" (instance $i)) (alias $i "f" (func))) "unknown export")
(assert_invalid (module (import "i" (instance $i)) (func (alias $i "f"))) "unknown export")
(assert_invalid (module (import "i" (instance $i)) (export "f" (func $i "f"))) "unknown export")
(assert_invalid (module (import "i" "f" (func (result i32))) (alias 0 "g" (func))) "unknown export")
(module (import "i" (instance $i (export "f" (func (result i32))))) (alias $i "f" (func $f)) (export "f" (func $f)))
(assert_return (invoke "f") (i32.const 1))

;; Names are compared as they are.
;; SPEC module-linking/Binary#alias-section-16
;; REQ L-074
(assert_invalid (module (import "i" (instance $i (export "f" (func)))) (alias $i "F" (func))) "unknown export")
(assert_invalid (module (import "i" (instance $i (export "f" (func)))) (alias $i "" (func))) "unknown export")
(assert_invalid (module (import "i" (instance $i (export "f" (func)))) (alias $i "f\00" (func))) "unknown export")

;; Of an instance that is made: the exports of the module's type.
;; SPEC module-linking/Binary#alias-section-16
;; REQ L-074
(assert_invalid
  (module
    (module $m (func $f) (func (export "g") (call $f)))
    (instance $i (instantiate $m))
    (alias $i "f" (func)))
  "unknown export")

;; In binary.
;; SPEC module-linking/Binary#alias-section-16
;; REQ L-074
(assert_invalid
  (module binary "\00asm" "\01\00\00\00"
    "\01\0c\01\62\02" ;; types: an instance type of two items
      "\01\60\00\00" ;; a type: [] -> []
      "\07\01f\00\00" ;; an export: "f", a function of type 0
    "\02\07\01\01i\00\ff\06\00" ;; imports: "i", an instance of type 0
    "\10\06\01\00\00\00\01g" ;; aliases: export "g" of instance 0, a function
  )
  "unknown export")
