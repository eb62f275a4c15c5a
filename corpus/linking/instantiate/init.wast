;;! features: module-linking
;; An instance is made by `instantiate`, and by nothing else yet.

;; SPEC module-linking/Explainer#module-imports-and-nested-instances
;; REQ L-091
(module (module $M) (instance (instantiate $M)) (instance $i (instantiate $M)) (instance (instantiate 0)))
(assert_malformed (module quote "(module (module $M) (instance $i))") "unexpected token")
(assert_malformed (module quote "(instance)") "unexpected token")
(assert_malformed (module quote "(module (module $M) (instance $i $M))") "unexpected token")
(assert_malformed (module quote "(import \"a\" \"f\" (func $f)) (instance $i (func $f))") "unexpected token")
(assert_malformed (module quote "(import \"a\" \"f\" (func $f)) (instance $i (export \"f\" (func $f)))") "unexpected token")
(assert_malformed (module quote "(import \"a\" \"f\" (func $f)) (instance $i (tuple (export \"f\" (func $f))))") "unexpected token")
(assert_malformed (module quote "(module (module $M) (instance $i (instantiate)))") "unexpected token")
(assert_malformed (module quote "(module (module $M) (instance $i (instantiate $M) (instantiate $M)))") "unexpected token")
(assert_malformed (module quote "(module (module $M) (instance $i (instantiate $M $M)))") "unexpected token")
(assert_malformed (module quote "(module (module $M) (instance $i (instantiate (module))))") "unexpected token")
(assert_malformed (module quote "(module (module $M) (func (instantiate $M)))") "unexpected token")

;; In binary the first byte is 00.
;; SPEC module-linking/Binary#instance-section-15
;; REQ L-091
(module binary "\00asm" "\01\00\00\00"
  "\0e\0a\01\08" ;; modules: one of eight bytes
    "\00asm" "\01\00\00\00"
  "\0f\04\01\00\00\00" ;; instances: 00, module 0 without arguments
)
(assert_malformed
  (module binary "\00asm" "\01\00\00\00"
    "\0e\0a\01\08" ;; modules: one of eight bytes
      "\00asm" "\01\00\00\00"
    "\0f\04\01\01\00\00" ;; instances: 01
  )
  "malformed instance")
(assert_malformed
  (module binary "\00asm" "\01\00\00\00"
    "\0e\0a\01\08" ;; modules: one of eight bytes
      "\00asm" "\01\00\00\00"
    "\0f\04\01\ff\00\00" ;; instances: ff
  )
  "malformed instance")
(assert_malformed
  (module binary "\00asm" "\01\00\00\00"
    "\0e\0a\01\08" ;; modules: one of eight bytes
      "\00asm" "\01\00\00\00"
    "\0f\05\01\80\00\00\00" ;; instances: a longer zero
  )
  "malformed instance")
