;;! features: module-linking
;; What is aliased from must be an instance.

;; An identifier that nothing has is malformed, whatever else has it.
;; SPEC module-linking/Binary#alias-section-16
;; REQ L-076
(assert_malformed (module quote "(alias $i \"f\" (func))") "unknown instance")
(assert_malformed (module quote "(func (alias $i \"f\"))") "unknown instance")
(assert_malformed (module quote "(func (call (func $i \"f\")))") "unknown instance")
(assert_malformed (module quote "(export \"f\" (func $i \"f\"))") "unknown instance")
(assert_malformed (module quote "(import \"i\" (module $i (export \"f\" (func)))) (alias $i \"f\" (func))") "unknown instance")
(assert_malformed (module quote "(type $i (instance (export \"f\" (func)))) (alias $i \"f\" (func))") "unknown instance")
(assert_malformed (module quote "(func $i) (alias $i \"f\" (func))") "unknown instance")

;; An index that nothing has is invalid.
;; SPEC module-linking/Binary#alias-section-16
;; REQ L-076
(assert_invalid (module (alias 0 "f" (func))) "unknown instance")
(assert_invalid (module (import "i" (instance (export "f" (func)))) (alias 1 "f" (func))) "unknown instance")
(assert_invalid (module (import "i" (instance (export "f" (func)))) (alias 0xffffffff "f" (func))) "unknown instance")
(assert_invalid (module (import "i" (module (export "f" (func)))) (alias 0 "f" (func))) "unknown instance")
(assert_invalid (module (func (alias 0 "f"))) "unknown instance")
(assert_invalid (module (export "f" (func 3 "f"))) "unknown instance")
(module definition (import "i" (instance (export "f" (func)))) (alias 0 "f" (func)))

;; In binary.
;; SPEC module-linking/Binary#alias-section-16
;; REQ L-076
(assert_invalid
  (module binary "\00asm" "\01\00\00\00"
    "\10\06\01\00\00\00\01f" ;; aliases: export "f" of instance 0, a function
  )
  "unknown instance")
